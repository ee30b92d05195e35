"""An actor's positions: a strip for each agreement or tag, coloured by standing or relation, on any day."""

import pytest
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.calendar import day_of
from explorer.model.drafts import LinkDraft, RoleDraft, StatementDraft
from explorer.model.edtf import parse_edtf
from explorer.store.queries.details import actor_alone
from explorer.store.queries.stances import ABOUT_AGREEMENTS, ABOUT_TAGS, stances
from explorer.store.store import Store
from explorer.ui.panes.pane_area import PaneArea
from explorer.ui.panes.stance_words import told_strips
from tests.ui.panes_at_work import click_link, open_in, shown_in
from tests.ui.small_story import Story


def speak(story: Story) -> None:
    """Russia keeps to the treaty in January, and in February takes it back; the words are tagged."""
    with Store.open(story.path) as store:
        said = [
            edit.add_statement(
                store,
                StatementDraft(
                    title,
                    parse_edtf(day),
                    actors=(RoleDraft(story.russia, "speaker"),),
                    agreements=(story.treaty,),
                    tags=("missiles",),
                ),
            ).record
            for title, day in (("We keep it", "2018-01-10"), ("We no longer do", "2019-02-20"))
        ]
        assert said[0] is not None
        assert said[1] is not None
        edit.add_link(store, LinkDraft(said[1], said[0], "reverses"))


def test_a_strip_has_the_colour_of_standing_and_relation(story: Story) -> None:
    """A reversal is red; an act has the colour of the standing it led to; what came later is not told."""
    speak(story)
    with Store.open(story.path, read_only=True) as store:
        found = stances(store, story.russia)
        lives = actor_alone(store, story.russia).agreements
    (strip,) = told_strips(found, lives, story.russia, None, is_by_tag=False).strips
    cells = [(cell.sign, cell.tone) for cell in strip.cells if cell.record is not None]
    assert ("●", "withdrawn") in cells
    assert strip.subject.name == "INF Treaty"
    early = told_strips(found, lives, story.russia, day_of(2018, 6, 1), is_by_tag=False)
    tones = [cell.tone for one in early.strips for cell in one.cells if cell.sign == "●"]
    assert tones == ["said"]
    suspended = told_strips(found, lives, story.russia, day_of(2019, 2, 10), is_by_tag=False)
    assert ("◆", "suspended") in [(cell.sign, cell.tone) for cell in suspended.strips[0].cells]


def test_positions_are_told_by_tag_on_a_click(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """The same by what the words are tagged with, and back."""
    speak(story)
    text = open_in(area, story.russia, qtbot)
    section = text[text.index("Positions") : text.index("Positions") + 60]
    assert "INF Treaty" in section
    click_link(area, "by tag", qtbot)
    qtbot.wait_until(lambda: "missiles 2" in shown_in(area, qtbot))
    click_link(area, "by agreement", qtbot)
    qtbot.wait_until(lambda: "missiles 2" not in shown_in(area, qtbot))


@pytest.mark.parametrize("query", [ABOUT_AGREEMENTS, ABOUT_TAGS])
def test_stances_are_found_by_index(story: Story, query: str) -> None:
    """Only the actor's own records are read."""
    with Store.open(story.path, read_only=True) as store:
        plan = [
            row["detail"]
            for row in store.connection.execute(f"explain query plan {query}", {"actor": 1, "most": 9})
        ]
    scans = [step for step in plan if step.startswith("SCAN") and "SUBQUERY" not in step]
    assert not scans, plan
