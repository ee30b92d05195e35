"""Commitments and dates given otherwise on the window's timeline: asked for when in view, told, opened."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from explorer.edit import add_assessment, add_commitment, add_event, add_source
from explorer.model.drafts import (
    AssessmentDraft,
    CitationDraft,
    CommitmentDraft,
    EventDraft,
    SourceDraft,
)
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.scene.scene import Hit
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow, id_of
from tests.ui.driving import CONTROL, LEFT, press


@pytest.fixture
def judged(talks: Path) -> Path:
    """The talks with a commitment that two assessors see differently, and an event of two dates."""
    with Store.open(talks) as store:
        treaty = store.connection.execute("select id from agreements").fetchone()[0]
        draft = CommitmentDraft(RecordId(treaty), "Northland", "Open the locks", due=read_when("1 May 2019"))
        promise = add_commitment(store, draft).record
        assert promise is not None
        for who, verdict in (("Northland", "met"), ("Southland", "broken")):
            add_assessment(store, AssessmentDraft(promise, who, verdict, read_when("10 May 2019")))
        paper = add_source(store, SourceDraft("The white paper")).record
        assert paper is not None
        citation = CitationDraft(paper, says_when=read_when("20 April 2019"))
        add_event(store, EventDraft("The locks open", read_when("1 April 2019"), citations=(citation,)))
    return talks


def hits(window: MainWindow, kind: str) -> list[Hit]:
    scene = window.timeline.scene
    return [] if scene is None else [hit for hit in scene.hits if hit.kind == kind]


def middle(hit: Hit) -> QPoint:
    return QPoint(round(hit.box.x + hit.box.width / 2), round(hit.box.y + hit.box.height / 2))


def test_commitments_are_shown_in_all_lanes_by_a_key(
    open_window: OpenWindow, judged: Path, qtbot: QtBot
) -> None:
    """Ctrl+Alt+M shows the deadline and both verdicts; the choice is remembered, and can be taken back."""
    window = open_window(judged)
    assert not hits(window, "commitment")
    press(qtbot, window, Qt.Key.Key_M, CONTROL | Qt.KeyboardModifier.AltModifier)
    qtbot.wait_until(lambda: len(hits(window, "commitment")) == 3)
    window.close()
    again = open_window(judged)
    assert again.actions_.commitments.isChecked()
    qtbot.wait_until(lambda: len(hits(again, "commitment")) == 3)
    again.actions_.commitments.trigger()
    qtbot.wait_until(lambda: not hits(again, "commitment"))


def test_an_unfolded_lane_shows_its_commitments(open_window: OpenWindow, judged: Path, qtbot: QtBot) -> None:
    """Unfolding a lane brings the row, and a new verdict comes into it once it is written."""
    window = open_window(judged)
    scene = window.timeline.scene
    assert scene is not None
    window.timeline.lanes.toggle_fold(next(lane.key for lane in scene.lanes if lane.name == "River"))
    qtbot.wait_until(lambda: len(hits(window, "commitment")) == 3)
    with Store.open(judged) as store:
        promise = store.connection.execute("select id from commitments").fetchone()[0]
        draft = AssessmentDraft(RecordId(promise), "Ada Miller", "disputed", read_when("1 June 2019"))
        add_assessment(store, draft)
    qtbot.wait_until(lambda: len(hits(window, "commitment")) == 4)


def test_the_card_of_a_verdict_tells_who_judged_and_a_click_opens_its_pane(
    open_window: OpenWindow, judged: Path, qtbot: QtBot
) -> None:
    """Each of two that disagree is told apart; the pane of the assessment comes by a click."""
    window = open_window(judged)
    window.actions_.commitments.trigger()
    qtbot.wait_until(lambda: len(hits(window, "commitment")) == 3)
    last = hits(window, "commitment")[-1]
    viewport = window.timeline.viewport()
    qtbot.mouseMove(viewport, middle(last))
    qtbot.wait_until(lambda: window.card.isVisible())
    assert window.card.text.startswith("Southland: broken")
    assert "Open the locks" in window.card.text
    qtbot.mouseClick(viewport, LEFT, pos=middle(last))
    qtbot.wait_until(lambda: window.panes.current_record == last.record)


def test_the_bracket_of_another_date_tells_who_says_so(
    open_window: OpenWindow, judged: Path, qtbot: QtBot
) -> None:
    """Pointed at, the card of the event names the source and its date; a click selects the event."""
    window = open_window(judged)
    qtbot.wait_until(lambda: len(hits(window, "said")) == 1)
    (hit,) = hits(window, "said")
    viewport = window.timeline.viewport()
    qtbot.mouseMove(viewport, middle(hit))
    qtbot.wait_until(lambda: window.card.isVisible())
    assert "The white paper says 20 April 2019" in window.card.text
    qtbot.mouseClick(viewport, LEFT, pos=middle(hit))
    assert window.timeline.selected == (id_of(judged, "The locks open"),)
