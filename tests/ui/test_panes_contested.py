"""Contested facts: who says what of a record, and standings that rest on a contested act."""

from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.calendar import day_of
from explorer.model.drafts import ActDraft, CitationDraft, EventDraft
from explorer.model.edtf import parse_edtf
from explorer.store.store import Store
from explorer.ui.panes.pane_area import PaneArea
from tests.ui.panes_at_work import click_link, kind_line, open_in, shown_in
from tests.ui.small_story import Story


def test_who_says_what_stands_side_by_side(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """The record with what bears it out, beside the other date with its source, words and confidence."""
    with Store.open(story.path) as store:
        record = edit.add_event(
            store,
            EventDraft(
                "The ship is seized",
                parse_edtf("1968-01-23"),
                citations=(
                    CitationDraft("Harbour log", confidence=5),
                    CitationDraft("Ministry of Defence cable", confidence=4),
                    CitationDraft(
                        "Washington cable",
                        excerpt="late last night",
                        confidence=2,
                        stance="contradicts",
                        says_when=parse_edtf("1968-01-22"),
                    ),
                ),
            ),
        ).record
    assert record is not None
    text = open_in(area, record, qtbot)
    contested = text[text.index("Contested") : text.index("What the sources say")]
    assert "1 says otherwise, 2 bear it out" in contested
    recorded, _, otherwise = contested.partition("22 January 1968")
    assert "23 January 1968" in recorded
    assert "Harbour log" in recorded
    assert "Washington cable" in otherwise
    assert "low confidence" in otherwise
    assert "contradicts this" in otherwise
    assert "“late last night”" in otherwise


def test_a_record_of_one_source_says_so(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """One source only is told beside what it says; of two nothing is told."""
    with Store.open(story.path) as store:
        found = [
            edit.add_event(
                store,
                EventDraft(f"Told by {len(names)}", citations=tuple(CitationDraft(one) for one in names)),
            ).record
            for names in (("Wire",), ("Wire", "Cable"))
        ]
    assert found[0] is not None
    assert "one source only" in open_in(area, found[0], qtbot)
    assert found[1] is not None
    assert "one source only" not in open_in(area, found[1], qtbot)


def test_a_standing_that_rests_on_a_contested_act_says_so_and_leads_to_it(
    area: PaneArea, story: Story, qtbot: QtBot
) -> None:
    """On the agreement and on the actor's own pane, from the day of the claim on and not before."""
    with Store.open(story.path) as store:
        edit.add_act(
            store,
            ActDraft(
                story.treaty,
                "withdrew",
                parse_edtf("2019-02-10"),
                actor=story.russia,
                claimed_by=story.russia,
            ),
        )
    assert "this standing rests on a contested act" in open_in(area, story.treaty, qtbot)
    assert "rests on a contested act: says it withdrew" in open_in(area, story.russia, qtbot)
    click_link(area, "says it withdrew", qtbot)
    shown_in(area, qtbot)
    assert kind_line(area).startswith("ACT")
    area.set_as_of(day_of(2019, 2, 9))
    assert "contested" not in open_in(area, story.treaty, qtbot)
    assert "contested" not in open_in(area, story.russia, qtbot)
