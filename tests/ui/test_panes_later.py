"""What is dated after the as-of day: it stands apart in every list of a pane, and opens on a click."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.calendar import day_of
from explorer.model.drafts import (
    ActDraft,
    AssessmentDraft,
    CitationDraft,
    CommitmentDraft,
    EventDraft,
    LinkDraft,
    RoleDraft,
    StatementDraft,
)
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.store.store import Store
from explorer.ui.panes.pane_area import PaneArea
from tests.ui.panes_at_work import open_in, shown_in
from tests.ui.small_story import Story

APART = "after 22 Feb 2019 · "


def tell_what_came_later(story: Story) -> None:
    """An event, a statement, an act, a verdict and a link, each once before and once after the eve."""
    actors = (RoleDraft(story.russia, "participant"),)
    speaker = (RoleDraft(story.russia, "speaker"),)
    with Store.open(story.path) as store:
        commitment = edit.add_commitment(
            store, CommitmentDraft(story.treaty, story.russia, "To destroy missiles")
        ).record
        assert commitment is not None
        for name, day in (("Earlier", "2019-01-10"), ("Later", "2019-10-05")):
            when, cited = parse_edtf(day), (CitationDraft(story.report),)
            event = edit.add_event(
                store,
                EventDraft(f"{name} event", when, actors=actors, agreements=(story.treaty,), citations=cited),
            ).record
            assert event is not None
            said = StatementDraft(f"{name} words", when, actors=speaker, agreements=(story.treaty,))
            edit.add_statement(store, said)
            note = f"{name} note"
            edit.add_assessment(store, AssessmentDraft(commitment, story.kimball, "pending", when, note=note))
            edit.add_link(store, LinkDraft(story.treaty, event, "leads to"))
        edit.add_act(store, ActDraft(story.treaty, "resumed", parse_edtf("2019-10-06"), actor=story.russia))


def record_of(story: Story, name: str) -> RecordId:
    """The number that the story gives a record."""
    record: RecordId = getattr(story, name)
    return record


def _later_links(area: PaneArea) -> dict[str, QTextCursor]:
    """The links that open what came later, by their targets; the first of each."""
    assert area.current_pane is not None
    document = area.current_pane.browser.document()
    found: dict[str, QTextCursor] = {}
    cursor = document.find("show")
    while not cursor.isNull():
        target = cursor.charFormat().anchorHref()
        if target.startswith("later:"):
            found.setdefault(target, cursor)
        cursor = document.find("show", cursor)
    return found


def lists_apart(area: PaneArea) -> list[str]:
    """The lists of the pane in front that have something later, folded."""
    return list(_later_links(area))


def click_later(area: PaneArea, target: str, qtbot: QtBot) -> None:
    """Open what came later in one list by the mouse."""
    assert area.current_pane is not None
    browser, cursor = area.current_pane.browser, _later_links(area)[target]
    cursor.setPosition(cursor.selectionStart() + 1)
    browser.setTextCursor(cursor)
    browser.ensureCursorVisible()
    qtbot.mouseClick(
        browser.viewport(), Qt.MouseButton.LeftButton, pos=browser.cursorRect(cursor).center() + QPoint(2, 0)
    )


@pytest.mark.parametrize(
    ("shown", "later"),
    [
        ("treaty", ["Later event", "Later words", "Later note", "6 Oct 2019"]),
        ("russia", ["Later event", "Later words", "resumed"]),
        ("report", ["Later event"]),
    ],
)
def test_nothing_of_what_came_later_is_told_before_it_is_asked_for(
    shown: str, later: list[str], area: PaneArea, story: Story, qtbot: QtBot
) -> None:
    """Events, statements, acts, verdicts, links and citations after the day wait behind a line each."""
    tell_what_came_later(story)
    text = open_in(area, record_of(story, shown), qtbot)
    for words in later:
        assert words not in text
        assert words.replace("Later", "Earlier") in text or "Later" not in words
    assert text.count(APART) >= len(later) - 1
    for line in lists_apart(area):
        click_later(area, line, qtbot)
    assert all(words in shown_in(area, qtbot) for words in later)


def test_a_list_begins_with_the_day_and_its_head_counts_both_sides(
    area: PaneArea, story: Story, qtbot: QtBot
) -> None:
    """Newest first means newest on that day; with no day chosen nothing is set apart."""
    tell_what_came_later(story)
    lines = [line for line in open_in(area, story.russia, qtbot).splitlines() if line]
    place = lines.index("Events")
    assert lines[place + 1] == "1 + 1 later"
    assert lines[place + 4] == "Earlier event"
    area.set_as_of(day_of(2019, 12, 1))
    lines = [line for line in shown_in(area, qtbot).splitlines() if line]
    place = lines.index("Events")
    assert lines[place + 1] == "2"
    assert lines[place + 4] == "Later event"
    area.set_as_of(None)
    assert "after " not in shown_in(area, qtbot)


def test_a_list_too_long_to_read_whole_is_parted_by_the_database(
    area: PaneArea, story: Story, qtbot: QtBot
) -> None:
    """Sixty later statements push none of the sixty earlier ones out of the first page."""
    with Store.open(story.path) as store:
        for year, name in ((2018, "Earlier"), (2020, "Later")):
            for number in range(60):
                when = parse_edtf(f"{year}-01-{number % 28 + 1:02}")
                speaker = (RoleDraft(story.kimball, "speaker"),)
                edit.add_statement(store, StatementDraft(f"{name} {number:02}", when, actors=speaker))
    text = open_in(area, story.kimball, qtbot)
    assert (text.count("Earlier "), text.count("Later ")) == (50, 0)
    assert "60 + 60 later" in text
    click_later(area, "later:statements", qtbot)
    qtbot.wait_until(lambda: shown_in(area, qtbot).count("Later ") == 50)
    area.set_as_of(day_of(2021, 1, 1))
    qtbot.wait_until(lambda: "Show all 120" in shown_in(area, qtbot))
    assert shown_in(area, qtbot).count("Earlier ") == 0


def test_a_list_that_is_empty_on_the_day_has_no_sorters(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Where all is later nothing stands in an order, and that it is later is said once, by what opens it."""
    tell_what_came_later(story)
    area.set_as_of(day_of(1990, 1, 1))
    text = open_in(area, story.treaty, qtbot)
    assert "newest first" not in text
    assert "after 1 Jan 1990 · 2" in text
    assert "2 later" not in text
    area.set_as_of(day_of(2019, 2, 22))
    qtbot.wait_until(lambda: "after 22 Feb 2019" in shown_in(area, qtbot))
    assert "+ 1 later" in shown_in(area, qtbot)
