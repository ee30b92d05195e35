"""Copying records as text with their sources, and whole panes as lines."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.drafts import (
    ActorDraft,
    CitationDraft,
    EventDraft,
    RoleDraft,
    SourceDraft,
    StatementDraft,
)
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.when import When
from explorer.store.store import Store
from explorer.ui.panes.copying import copied_records
from explorer.ui.panes.pane_area import PaneArea
from explorer.ui.panes.record_text import Copied
from tests.ui.panes_at_work import open_in
from tests.ui.small_story import HOSTILE, Story


def copied_from(story: Story, records: Sequence[RecordId]) -> Copied:
    """What is copied of records."""
    with Store.open(story.path, read_only=True) as store:
        return copied_records(store, records)


def test_an_event_is_copied_with_actors_agreement_and_sources_in_full(story: Story) -> None:
    """Date, title, place, roles, agreement, then each source with all that is known of it, numbered."""
    assert copied_from(story, [story.summit]).plain == "\n".join(
        [
            "27 to 28 February 2019 — Second summit, Hanoi. Place: Hanoi. Participant: United States;"
            " host: Vietnam. Agreement: Intermediate Nuclear Treaty.",
            "First line.\nSecond line.",
            "Sources:",
            "[1] A. Reporter, “Report on the eve of Hanoi,” paragraph 4, https://example.org/a?b=1&c=<2>."
            " “scheduled for Feb. 27-28”. It says 16 or 17 February 2019. Confidence: medium.",
            "[2] “Press statement.” It mentions this. Confidence: very high.",
        ]
    )


def test_a_statement_is_copied_with_its_mode_told(story: Story) -> None:
    """Who said it, for whom, the words as recorded and how they are recorded, what it was about."""
    with Store.open(story.path) as store:
        source = edit.add_source(
            store,
            SourceDraft(
                "Remarks",
                author="S. Biegun",
                publisher="State Department",
                published=parse_edtf("2019-01-31"),
                accessed="2019-02-22",
                archived_url="https://archive.example.org/x",
            ),
        ).record
        assert source is not None
        for draft in (
            StatementDraft(
                "Said outright",
                parse_edtf("2019-02-01"),
                quote="We will not.",
                mode="direct",
                actors=(RoleDraft(story.kimball, "speaker"), RoleDraft(story.russia, "about")),
                citations=(CitationDraft(source, "p. 3", excerpt="We will not."),),
                private=True,
            ),
            StatementDraft("Only reported", When("in spring"), actors=(RoleDraft(story.kimball, "speaker"),)),
        ):
            edit.add_statement(store, draft)
        made = [
            RecordId(row[0]) for row in store.connection.execute("select id from statements order by id")
        ][-2:]
    assert copied_from(story, [story.speech, *made]).plain.split("\n\n") == [
        "31 January 2019 — Stephen Biegun, on behalf of United States: “simultaneously and in parallel”"
        " (partial quotation). Both sides will act at once. At: Second summit, Hanoi."
        " Agreement: Intermediate Nuclear Treaty.",
        "1 February 2019 — Daryl Kimball: “We will not.” (direct quotation, private). Said outright."
        " About: Russia.\n"
        "Source: S. Biegun, “Remarks,” State Department, January 31, 2019, p. 3,"
        " archived at https://archive.example.org/x (accessed February 22, 2019). Confidence: medium.",
        "“in spring” (undated) — Daryl Kimball: Only reported (reported, not quoted).",
    ]


def test_an_act_an_agreement_an_actor_and_a_source_are_copied(story: Story) -> None:
    """Whatever has a pane can be copied."""
    with Store.open(story.path) as store:
        envoy = edit.add_actor(store, ActorDraft("An Envoy", description="Comes and goes")).record
    assert envoy is not None
    told = copied_from(story, [story.suspended, story.treaty, envoy, story.report]).plain.split("\n\n")
    assert told == [
        "2 February 2019 — Intermediate Nuclear Treaty — Russia: suspended.",
        "Intermediate Nuclear Treaty (treaty)",
        "An Envoy (person) — Comes and goes",
        "A. Reporter, “Report on the eve of Hanoi,” https://example.org/a?b=1&c=<2>.",
    ]


def test_rich_text_says_the_same_and_nothing_typed_becomes_markup(story: Story) -> None:
    """Titles are bold, addresses of the web are links, markup in a title stays text."""
    rich = copied_from(story, [story.summit, story.hostile]).html
    assert "<b>Second summit, Hanoi</b>" in rich
    assert '<a href="https://example.org/a?b=1&amp;c=&lt;2&gt;">' in rich
    assert "<img" not in rich
    assert HOSTILE.split()[0] not in rich


def test_records_that_are_gone_are_left_out(story: Story) -> None:
    """What was deleted meanwhile is not copied and does no harm."""
    assert copied_from(story, [RecordId(99_999)]) == Copied("", "")


@pytest.mark.parametrize("by_key", [True, False], ids=["key", "menu"])
def test_a_pane_copies_its_record_by_key_and_by_menu(
    area: PaneArea, story: Story, qtbot: QtBot, by_key: bool
) -> None:
    """Ctrl+C where nothing is selected, or the menu, copies the record as text and as rich text."""
    open_in(area, story.speech, qtbot)
    pane = area.current_pane
    assert pane is not None
    pane.browser.setFocus()
    with qtbot.wait_signal(area.said) as told:
        if by_key:
            qtbot.keyClick(pane.browser, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        else:
            menu = pane.menu_of("")
            next(action for action in menu.actions() if action.text().startswith("Copy with")).trigger()
    assert told.args == ["Copied with its sources."]
    expected = copied_from(story, [story.speech])
    carried = QGuiApplication.clipboard().mimeData()
    assert carried.text() == expected.plain
    assert expected.html in carried.html()


def test_a_whole_pane_is_copied_as_lines(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Rows stay rows, what only the program says is left out, and a lock is no letter."""
    with Store.open(story.path) as store:
        for day in ("2019-01-01", "2019-01-02"):
            draft = EventDraft(
                f"Event of {day}",
                parse_edtf(day),
                actors=(RoleDraft(story.kimball, "host"),),
                private=True,
            )
            edit.add_event(store, draft)
    open_in(area, story.kimball, qtbot)
    pane = area.current_pane
    assert pane is not None
    pane.browser.setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(pane.browser, Qt.Key.Key_C, keys)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[:5] == [
        "ACTOR · PERSON",
        "Daryl Kimball",
        "",
        "Events\t2",
        "Event of 2019-01-02 · private\t2 Jan 2019",
    ]
    assert not any("show on timeline" in line or "oldest" in line for line in lines)


def test_the_menu_of_a_link_opens_what_it_leads_to(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Open, open beside, open in a window, copy: each is about the record of the link."""
    area.resize(800, 900)
    open_in(area, story.treaty, qtbot)
    pane = area.current_pane
    assert pane is not None

    def choose(words: str) -> None:
        menu = pane.menu_of(f"record:{story.russia}")
        next(action for action in menu.actions() if action.text() == words).trigger()

    choose("Copy what it leads to, with sources")
    qtbot.wait_until(lambda: QGuiApplication.clipboard().text() == "Russia (state)")
    choose("Open beside")
    assert [column.front.record for column in area.columns if column.front] == [story.treaty, story.russia]
    choose("Open in a window")
    assert [window.pane.record for window in area.windows] == [story.russia]
    area.close_windows()
