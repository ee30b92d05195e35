"""The as-of day moves by key: from change to change, by day, month and year, and by itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.model.calendar import DAY_MS, day_first_ms, day_of
from explorer.model.ids import Day
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from explorer.ui.as_of_steps import SPEEDS
from explorer.ui.main_window import MainWindow
from explorer.ui.timeline_motion import TimeRange
from tests.ui.conftest import OpenWindow
from tests.ui.driving import press
from tests.ui.whole_sample import sample, sample_made

__all__ = ["sample", "sample_made"]

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(talks: Path, open_window: OpenWindow) -> MainWindow:
    """The small story: a treaty signed on 12 June 2018 and suspended by one party on 2 February 2019."""
    window = open_window(talks)
    window.timeline.camera.is_animated = False
    return window


def as_of(window: MainWindow, day: Day | None, qtbot: QtBot) -> None:
    """Set the as-of day and wait for its standings."""
    window.options.set_as_of(day)
    settled(window, qtbot)


def settled(window: MainWindow, qtbot: QtBot) -> None:
    """Wait for the standings of the day that is shown."""
    qtbot.wait_until(lambda: window.timeline.has_standings)


def test_keys_lead_from_change_to_change(window: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+. goes to the next day on which a standing changes, Ctrl+, to the one before; each is told."""
    as_of(window, day_of(2017, 1, 1), qtbot)
    assert window.days.bar.isHidden()
    press(qtbot, window, Qt.Key.Key_Period)
    assert window.feed.as_of == day_of(2018, 6, 12)
    assert window.days.bar.isVisible()
    assert window.days.bar.text == "12 Jun 2018 · River: North and South signed"
    assert window.days.bar.count_text == "Change 1 of 2"
    press(qtbot, window, Qt.Key.Key_Period)
    assert window.feed.as_of == day_of(2019, 2, 2)
    assert window.days.bar.text == "2 Feb 2019 · River: North suspended"
    press(qtbot, window, Qt.Key.Key_Period)
    assert window.feed.as_of == day_of(2019, 2, 2)
    assert window.notice.text == "No standing changes later."
    press(qtbot, window, Qt.Key.Key_Comma)
    assert window.feed.as_of == day_of(2018, 6, 12)


def test_every_part_of_the_window_tells_the_day_stepped_to(window: MainWindow, qtbot: QtBot) -> None:
    """Toolbar, status line, bands and the lane's headline are those of the day."""
    as_of(window, day_of(2018, 7, 1), qtbot)
    press(qtbot, window, Qt.Key.Key_Period)
    settled(window, qtbot)
    assert window.toolbar.as_of.value == "2 Feb 2019"
    assert "as of 2 Feb 2019" in window.status.text
    headlines = [line.text for line in window.timeline.standings.headlines.values()]
    assert headlines == ["in force · North suspended"]


def test_the_acts_of_the_day_are_ringed(window: MainWindow, qtbot: QtBot) -> None:
    """What brought the change about is marked on the timeline, until the day is another by other means."""
    as_of(window, day_of(2018, 7, 1), qtbot)
    press(qtbot, window, Qt.Key.Key_Period)
    assert len(window.timeline.compared.marked) == 1
    as_of(window, day_of(2018, 9, 1), qtbot)
    assert window.timeline.compared.marked == frozenset()
    assert window.days.bar.text == "1 Sep 2018 · no standing changes"


@pytest.mark.parametrize(
    ("key", "keys", "day"),
    [
        (Qt.Key.Key_Period, ALT, day_of(2018, 2, 1)),
        (Qt.Key.Key_Comma, ALT, day_of(2018, 1, 30)),
        (Qt.Key.Key_PageDown, ALT, day_of(2018, 2, 28)),
        (Qt.Key.Key_PageUp, ALT, day_of(2017, 12, 31)),
        (Qt.Key.Key_PageDown, ALT | SHIFT, day_of(2019, 1, 31)),
        (Qt.Key.Key_PageUp, ALT | SHIFT, day_of(2017, 1, 31)),
    ],
)
def test_keys_lead_by_day_month_and_year(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, keys: Qt.KeyboardModifier, day: Day
) -> None:
    """One day, month or year later or earlier; a shorter month ends earlier."""
    as_of(window, day_of(2018, 1, 31), qtbot)
    press(qtbot, window, key, keys)
    assert window.feed.as_of == day


def test_the_line_stays_in_view(window: MainWindow, qtbot: QtBot) -> None:
    """Where a step leads out of view the timeline follows, without zooming."""
    as_of(window, day_of(2017, 6, 1), qtbot)
    first = day_first_ms(day_of(2017, 5, 1))
    window.timeline.camera.show(TimeRange(first, first + 60 * DAY_MS))
    span = window.timeline.camera.target.span_ms
    press(qtbot, window, Qt.Key.Key_Period)
    assert window.timeline.camera.is_well_in_view(day_first_ms(day_of(2018, 6, 12)))
    assert abs(window.timeline.camera.target.span_ms - span) <= 1


def test_changes_are_played_to_the_last(window: MainWindow, qtbot: QtBot) -> None:
    """Alt+P goes through the changes by itself, each of them told, and stops at the last."""
    as_of(window, day_of(2017, 1, 1), qtbot)
    window.days.steps.set_speed("Fast")
    told: list[str] = []
    window.days.steps.stepped.connect(lambda one: told.append(one.text))
    press(qtbot, window, Qt.Key.Key_P, ALT)
    assert window.days.steps.is_playing
    assert window.actions_.play.isChecked()
    qtbot.wait_until(lambda: not window.days.steps.is_playing, timeout=5 * SPEEDS["Fast"])
    assert told == ["River: North and South signed", "River: North suspended"]
    assert not window.actions_.play.isChecked()


@pytest.mark.parametrize("way", ["Esc", "key", "button"])
def test_playing_is_stopped(window: MainWindow, qtbot: QtBot, way: str) -> None:
    """Esc, the same key again and the button of the bar stop it where it is; Esc does nothing else."""
    as_of(window, day_of(2017, 1, 1), qtbot)
    press(qtbot, window, Qt.Key.Key_P, ALT)
    if way == "Esc":
        press(qtbot, window, Qt.Key.Key_Escape, NO_KEYS)
    elif way == "key":
        press(qtbot, window, Qt.Key.Key_P, ALT)
    else:
        assert window.days.bar.play.accessibleName() == "Pause"
        qtbot.mouseClick(window.days.bar.play, LEFT)
    assert not window.days.steps.is_playing
    assert window.feed.as_of == day_of(2018, 6, 12)
    assert window.days.bar.isVisible()


def test_playing_begins_anew_behind_the_last_change(window: MainWindow, qtbot: QtBot) -> None:
    """Where no later change is left, as today, the changes are played from the first."""
    as_of(window, day_of(2021, 1, 1), qtbot)
    press(qtbot, window, Qt.Key.Key_P, ALT)
    assert window.feed.as_of == day_of(2018, 6, 12)
    window.days.steps.stop()


def test_the_bar_leads_to_the_act_and_is_closed(window: MainWindow, qtbot: QtBot) -> None:
    """A click on the sentence opens the act; the cross closes the bar and gives the timeline the keyboard."""
    as_of(window, day_of(2018, 7, 1), qtbot)
    press(qtbot, window, Qt.Key.Key_Period)
    act = next(iter(window.timeline.compared.marked))
    qtbot.mouseClick(window.days.bar.sentence, LEFT)
    assert window.panes.current_record == act
    qtbot.mouseClick(window.days.bar.cross, LEFT)
    assert window.days.bar.isHidden()
    assert window.timeline.hasFocus()


def test_steps_keep_to_the_agreement_that_is_chosen(
    sample: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    """With an agreement chosen, its changes alone are stepped through, and the bar says so."""
    window = open_window(sample)
    window.timeline.camera.is_animated = False
    with Store.open(sample, read_only=True) as store:
        number = find_named(store, RecordKind.AGREEMENT, "INF Treaty").id
    as_of(window, day_of(2018, 1, 1), qtbot)
    window.navigation.show_record(number)
    qtbot.wait_until(lambda: window.timeline.selected_lane == number)
    told: list[str] = []
    window.days.steps.stepped.connect(lambda one: told.append(one.sentence))
    for _ in range(3):
        press(qtbot, window, Qt.Key.Key_Period)
    assert told == [
        "1 Feb 2019 · INF Treaty: U.S. announced withdrawal",
        "2 Feb 2019 · INF Treaty: U.S. and Russia suspended",
        "2 Aug 2019 · INF Treaty: terminated; U.S. withdrew",
    ]
    assert window.days.bar.count_text.endswith("under what is chosen")


def test_a_day_set_otherwise_is_told_between_its_changes(window: MainWindow, qtbot: QtBot) -> None:
    """The bar counts no change for a day that brings none."""
    as_of(window, day_of(2018, 7, 1), qtbot)
    press(qtbot, window, Qt.Key.Key_Period)
    for day, words in (
        (day_of(2018, 9, 1), "Between changes 1 and 2 of 2"),
        (day_of(2017, 9, 1), "Before the first of 2 changes"),
        (day_of(2019, 9, 1), "After the last of 2 changes"),
    ):
        as_of(window, day, qtbot)
        assert window.days.bar.count_text == words


def test_the_bar_goes_with_the_day(window: MainWindow, qtbot: QtBot) -> None:
    """Without an as-of day there is no step to tell of."""
    as_of(window, day_of(2018, 7, 1), qtbot)
    press(qtbot, window, Qt.Key.Key_Period)
    assert window.days.bar.isVisible()
    as_of(window, None, qtbot)
    qtbot.wait_until(window.days.bar.isHidden)


def test_the_way_back_leads_to_the_day_before_a_run_of_steps(window: MainWindow, qtbot: QtBot) -> None:
    """However long each step stayed, one leads back to where they began, and forward to the last of them."""
    as_of(window, day_of(2017, 1, 1), qtbot)
    window.navigation.visit()
    for _ in range(2):
        press(qtbot, window, Qt.Key.Key_Period)
        window.navigation.visit()  # it has rested there
    assert window.feed.as_of == day_of(2019, 2, 2)
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    assert window.feed.as_of == day_of(2017, 1, 1)
    assert window.days.bar.isHidden()
    press(qtbot, window, Qt.Key.Key_Right, ALT)
    assert window.feed.as_of == day_of(2019, 2, 2)
