"""Dragged from 1990 to 2021, the as-of line changes lanes, browser and panes at the right days."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.edit.sample import build_sample
from explorer.model.calendar import DAY_MS, day_first_ms, day_last_ms, day_of, day_of_ms
from explorer.model.headline import headline
from explorer.model.ids import Day, RecordId
from explorer.model.records import AgreementLife
from explorer.model.standing import standing_on
from explorer.store.queries.lives import all_lives
from explorer.store.store import Store
from explorer.ui.browser_model import BrowserRole, BrowserRow, RowKind, Section
from explorer.ui.main_window import MainWindow
from explorer.ui.panes.standing_words import told_standing
from explorer.ui.timeline_motion import TimeRange
from tests.ui.conftest import OpenWindow, desk, open_window, preferences
from tests.ui.whole_sample import agreement_of

__all__ = ["desk", "open_window", "preferences"]

FIRST, LAST = day_of(1990, 1, 1), day_of(2021, 12, 31)
READ_IN_PANES = ("INF Treaty", "Paris Agreement", "JCPOA", "NPT")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def sample_made(tmp_path: Path) -> Path:
    """The sample in a file of its own."""
    path = tmp_path / "hanoi.db"
    build_sample(path)
    return path


@pytest.fixture
def window(sample_made: Path, open_window: OpenWindow) -> MainWindow:
    """The window on the sample with all agreements in the browser."""
    window = open_window(sample_made)
    window.timeline.camera.is_animated = False
    rows = browser_rows(window)
    more = [row for row in rows if row.row_kind is RowKind.MORE and row.section is Section.AGREEMENTS]
    for row in more:
        window.browser.model.toggle(row)
    return window


def lives_of(path: Path) -> list[AgreementLife]:
    """The lives of all agreements."""
    with Store.open(path, read_only=True) as store:
        return all_lives(store)


def browser_rows(window: MainWindow) -> list[BrowserRow]:
    """Every row of the browser."""
    model = window.browser.model
    rows = (model.index(at, 0).data(BrowserRole.ROW) for at in range(model.rowCount()))
    return [row for row in rows if isinstance(row, BrowserRow)]


def days_of_acts(lives: list[AgreementLife]) -> Iterator[Day]:
    """Every day on which an act or its effect may begin or must have begun, and each day before one."""
    days = set()
    for life in lives:
        for act in life.acts:
            for when in (act.when, act.effect):
                if when is not None:
                    begun = {
                        ms // DAY_MS for ms in (when.start_earliest, when.start_latest) if ms is not None
                    }
                    days |= begun | {day - 1 for day in begun}
    return iter(sorted(Day(day) for day in days if FIRST <= day <= LAST))


def drag_to(window: MainWindow, day: Day, qtbot: QtBot) -> None:
    """Carry the flag to a day, as a drag at the scale of days does, until its standings are told."""
    window.timeline.as_of_dragged.emit(day)
    qtbot.wait_until(lambda: window.timeline.has_standings)
    assert window.timeline.standings.as_of == day


def test_lanes_and_browser_say_what_stood_on_each_day_that_matters(
    window: MainWindow, sample_made: Path, qtbot: QtBot
) -> None:
    """On the day of each act and effect, and the day before, bands, headlines and browser are right."""
    lives = lives_of(sample_made)
    content = window.timeline.content
    assert content is not None
    names = {RecordId(number): name for number, name in content.names.items()}
    model = window.browser.model
    place = {row.record: at for at, row in enumerate(browser_rows(window)) if row.record is not None}
    days = list(days_of_acts(lives))
    assert len(days) > 200
    for day in days:
        drag_to(window, day, qtbot)
        shown = window.timeline.standings
        for life in lives:
            number = life.agreement.id
            stood = standing_on(life.agreement, life.acts, day)
            told = headline(stood, names)
            assert shown.headlines[number] == told, (life.agreement.name, day)
            band = shown.bands[number].whole[-1:]
            assert [one.standing for one in band] == [stood.of_whole] * (stood.of_whole is not None)
            assert all(one.start_ms <= day_last_ms(day) and one.end_ms is None for one in band)
            spoken = model.index(place[number], 0).data(Qt.ItemDataRole.AccessibleTextRole)
            assert f", {told.text}, " in spoken


@pytest.mark.parametrize("name", READ_IN_PANES)
def test_the_pane_says_what_stood_on_each_day_that_matters(
    window: MainWindow, sample_made: Path, qtbot: QtBot, name: str
) -> None:
    """An agreement's pane follows while the line is dragged: the pill, and each party's standing."""
    number = agreement_of(sample_made, name)
    window.navigation.show_record(number)
    qtbot.wait_until(lambda: pane_text(window) != "")
    life = next(one for one in lives_of(sample_made) if one.agreement.id == number)
    for day in days_of_acts([life]):
        drag_to(window, day, qtbot)
        told = told_standing(life, day)
        if not told.pill:  # before its first act there is nothing to tell
            continue
        qtbot.wait_until(lambda told=told: told.on in pane_text(window))
        text = pane_text(window)
        assert told.pill in text
        assert [party.actor.name for party in told.parties if party.actor.name not in text] == []
        assert all(party.word in text for party in told.parties)


def pane_text(window: MainWindow) -> str:
    """The text of the pane in front."""
    pane = window.panes.current_pane
    if pane is None or not pane.is_loaded:
        return ""
    return pane.browser.toPlainText().replace("\u00a0", " ")


def test_the_flag_is_dragged_by_mouse_and_everything_follows(window: MainWindow, qtbot: QtBot) -> None:
    """While the button is down, line, toolbar, status line and standings follow the pointer."""
    view = window.timeline
    window.options.set_as_of(FIRST)
    view.camera.show(TimeRange(day_first_ms(day_of(1988, 1, 1)), day_last_ms(day_of(2023, 12, 31))))
    qtbot.wait_until(lambda: view.is_settled and view.has_standings)
    scene = view.scene
    assert scene is not None
    flag = next(hit.box for hit in scene.hits if hit.kind == "as_of")
    at = QPoint(round(flag.x + flag.width / 2), round(flag.y + flag.height / 2))
    qtbot.mousePress(view.viewport(), LEFT, pos=at)
    seen = []
    end = view.viewport().width() - 60
    for x in range(at.x() + 10, end, 25):
        QTest.mouseMove(view.viewport(), QPoint(x, at.y()))
        day = day_of_ms(view.ms_at(x))
        qtbot.wait_until(lambda day=day: view.as_of == day and view.has_standings)
        assert view.standings.as_of == day
        seen.append(day)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=QPoint(end, at.y()))
    assert len(seen) > 10
    assert seen == sorted(seen)
    assert view.as_of == seen[-1]
