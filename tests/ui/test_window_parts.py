"""The small parts of the window, each by itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.model.calendar import day_first_ms, day_last_ms, day_of, today
from explorer.model.details import BrowserEntry
from explorer.model.ids import Day, RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.render.theme import load_theme
from explorer.ui.browser_model import SHORT_SECTION, BrowserModel, RowKind
from explorer.ui.day_popup import DayPopup
from explorer.ui.go_to_date import GoToDate
from explorer.ui.month_grid import CELL_PX, HEAD_PX, MonthGrid
from explorer.ui.notice import Notice
from explorer.ui.preferences import RECENT_MOST, Preferences
from explorer.ui.status_line import range_in_words
from explorer.ui.visited import Visited, VisitedView

LEFT = Qt.MouseButton.LeftButton


def view_at(number: int) -> VisitedView:
    """Some place to have been at."""
    return VisitedView(number, number + 10, None, "agreement", None)


def test_going_back_and_forth_and_elsewhere() -> None:
    """Back and forward walk the same way; a new place after going back cuts off what was ahead."""
    visited = Visited()
    for number in (1, 2, 3):
        visited.visit(view_at(number))
    assert visited.back() == view_at(2)
    assert visited.back() == view_at(1)
    assert visited.back() is None
    assert visited.forward() == view_at(2)
    visited.visit(view_at(9))
    assert not visited.has_forward
    assert visited.back() == view_at(2)


def test_the_same_place_twice_counts_once() -> None:
    """Resting at one place does not fill the way back."""
    visited = Visited()
    visited.visit(view_at(1))
    visited.visit(view_at(1))
    assert not visited.has_back


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"first_ms": 1}',
        '{"first_ms": 2, "last_ms": 1, "selected": null, "lanes_by": "actor", "as_of": null}',
        '{"first_ms": 1, "last_ms": 2, "selected": null, "lanes_by": "colour", "as_of": null}',
        '{"first_ms": "1", "last_ms": 2, "selected": null, "lanes_by": "actor", "as_of": null}',
    ],
)
def test_a_remembered_view_that_makes_no_sense_is_forgotten(text: str) -> None:
    """Whatever stands in the settings file, the window opens."""
    assert VisitedView.from_text(text) is None


def test_a_view_survives_being_written_down() -> None:
    """What was written is read again."""
    view = VisitedView(-5, 7, RecordId(3), "place", day_of(-43, 3, 15))
    assert VisitedView.from_text(view.to_text()) == view


def test_today_stays_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who left the as-of day on today finds it on today tomorrow; a day that was chosen stays."""
    monkeypatch.setattr("explorer.ui.visited.today", lambda: day_of(2026, 3, 1))
    left = VisitedView(0, 7, None, "kind", day_of(2026, 3, 1)).to_text()
    chosen = VisitedView(0, 7, None, "kind", day_of(2019, 2, 22)).to_text()
    monkeypatch.setattr("explorer.ui.visited.today", lambda: day_of(2026, 3, 2))
    days = [None if view is None else view.as_of for view in map(VisitedView.from_text, (left, chosen))]
    assert days == [day_of(2026, 3, 2), day_of(2019, 2, 22)]


def test_recent_files_are_kept_in_order_and_few(tmp_path: Path) -> None:
    """The last one opened comes first, none twice, and the list has an end."""
    preferences = Preferences(tmp_path / "settings.ini")
    assert preferences.recent == []
    paths = [tmp_path / f"{number}.db" for number in range(RECENT_MOST + 3)]
    for path in paths:
        preferences.remember(path)
    preferences.remember(paths[5])
    assert preferences.recent[0] == paths[5]
    assert len(preferences.recent) == RECENT_MOST
    preferences.forget(paths[5])
    assert paths[5] not in preferences.recent


def test_settings_that_make_no_sense_are_taken_for_none(tmp_path: Path) -> None:
    """A spoilt settings file costs what it said, nothing else."""
    path = tmp_path / "settings.ini"
    path.write_text("[General]\ntheme=mauve\ndensity=17\nrecent=@Invalid()\n")
    preferences = Preferences(path)
    assert (preferences.theme, preferences.density, preferences.recent) == ("system", "normal", [])


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2019, 2, 22), (2019, 2, 22), "22 Feb 2019"),
        ((2019, 2, 1), (2019, 3, 31), "1 Feb 2019 – 31 Mar 2019"),
        ((2018, 3, 1), (2019, 4, 10), "Mar 2018 – Apr 2019"),
        ((1953, 7, 27), (2021, 1, 1), "1953 – 2021"),
        ((-499, 1, 1), (-43, 3, 15), "500 BC – 44 BC"),
    ],
)
def test_a_range_is_told_as_closely_as_its_length_asks_for(
    first: tuple[int, int, int], last: tuple[int, int, int], words: str
) -> None:
    """Days, months or years, and never a year 0."""
    assert range_in_words(day_first_ms(day_of(*first)), day_last_ms(day_of(*last))) == words


def test_the_calendar_walks_by_keys_and_shows_any_year(qtbot: QtBot) -> None:
    """Arrows go by days and weeks, Page Up by months; March 44 BC is a month like any other."""
    grid = MonthGrid(load_theme("light"))
    qtbot.add_widget(grid)
    grid.show()
    grid.show_day(day_of(-43, 3, 15))
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.day == day_of(-43, 3, 23)
    qtbot.keyClick(grid, Qt.Key.Key_PageUp)
    assert grid.day == day_of(-43, 2, 23)
    with qtbot.wait_signal(grid.day_chosen) as blocker:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert blocker.args == [day_of(-43, 2, 23)]
    assert not grid.grab().isNull()


def test_a_click_in_the_calendar_takes_the_day_and_arrows_turn_the_month(qtbot: QtBot) -> None:
    """1 February 2019 was a Friday; the arrow at the right leads to March, and 31 gives way to 28."""
    grid = MonthGrid(load_theme("dark"))
    qtbot.add_widget(grid)
    grid.show_day(day_of(2019, 1, 31))
    qtbot.mouseClick(grid, LEFT, pos=QPoint(6 * CELL_PX + 10, HEAD_PX // 2))
    assert grid.day == day_of(2019, 2, 28)
    with qtbot.wait_signal(grid.day_chosen) as blocker:
        qtbot.mouseClick(grid, LEFT, pos=QPoint(4 * CELL_PX + 10, HEAD_PX + 30))
    assert blocker.args == [day_of(2019, 2, 1)]


def test_the_day_popup_takes_today_none_or_what_is_typed(qtbot: QtBot) -> None:
    """Its buttons, its box and Esc do as they say."""
    button = QPushButton("As of")
    qtbot.add_widget(button)
    popup = DayPopup(load_theme("light"), button)
    chosen: list[Day | None] = []
    popup.day_chosen.connect(chosen.append)
    for words in ("Today", "None"):
        popup.open_below(button, day_of(2019, 2, 22))
        qtbot.mouseClick(next(one for one in popup.findChildren(QPushButton) if one.text() == words), LEFT)
        assert not popup.isVisible()
    popup.open_below(button, None)
    box = popup.findChild(QLineEdit)
    assert box is not None
    qtbot.keyClicks(box, "15 March 44 BC")
    assert popup.echo == "Read as 15 March 44 BC."
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert chosen == [today(), None, day_of(-43, 3, 15)]
    popup.open_below(button, None)
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_go_to_date_echoes_and_refuses(qtbot: QtBot) -> None:
    """How a date is read is said at once; what is no date can't be gone to."""
    window = QWidget()
    qtbot.add_widget(window)
    dialog = GoToDate(window)
    dialog.show()
    box = dialog.findChild(QLineEdit)
    assert box is not None
    go = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Go")
    qtbot.keyClicks(box, "31 April 2018")
    assert not go.isEnabled()
    box.clear()
    qtbot.keyClicks(box, "5th century")
    with qtbot.wait_signal(dialog.date_chosen) as blocker:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    when = blocker.args[0]
    assert isinstance(when, When)
    assert when.edtf == "04XX"


def names(count: int, kind: RecordKind = RecordKind.ACTOR) -> list[BrowserEntry]:
    """So many names, the most used first."""
    return [
        BrowserEntry(Named(RecordId(number + 1), kind, f"Name {number}"), None, "person", count - number)
        for number in range(count)
    ]


def test_a_long_section_shows_its_beginning_until_asked_for_the_rest() -> None:
    """Eight names and a row that shows all; the head counts them all and folds the section."""
    model = BrowserModel()
    model.set_entries(RecordKind.ACTOR, names(30))
    assert model.rowCount() == SHORT_SECTION + 2
    head, more = model.row_at(model.index(0)), model.row_at(model.index(SHORT_SECTION + 1))
    assert head is not None
    assert (head.row_kind, head.count) == (RowKind.HEAD, 30)
    assert more is not None
    assert more.text == "Show all 30"
    model.toggle(more)
    assert model.rowCount() == 32
    model.toggle(head)
    assert model.rowCount() == 1


def test_a_screen_reader_hears_names_with_their_counts() -> None:
    """The text for a screen reader says what the row shows by place and colour."""
    model = BrowserModel()
    model.set_entries(RecordKind.ACTOR, names(1))
    role = Qt.ItemDataRole.AccessibleTextRole
    assert [model.data(model.index(at), role) for at in (0, 1)] == ["Actors, 1, open", "Name 0, 1 record"]


def test_a_notice_stays_inside_and_goes_at_a_click(qtbot: QtBot) -> None:
    """However long the sentence, it lies inside the window; its cross takes it away."""
    window = QWidget()
    qtbot.add_widget(window)
    window.resize(500, 400)
    window.show()
    notice = Notice(window)
    notice.say("A long sentence " * 30, is_error=True)
    assert window.rect().contains(notice.geometry())
    cross = notice.findChild(QPushButton)
    assert cross is not None
    qtbot.mouseClick(cross, LEFT)
    assert not notice.isVisible()
