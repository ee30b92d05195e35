"""Pointing at the timeline: dates as coarse as the picture, the lane's name filled in, the menu of a mark."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from explorer.model.calendar import DAY_MS, day_first_ms, day_last_ms, day_of
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.scene.density import AXIS_PX
from explorer.scene.lanes import LanesBy
from explorer.ui.coarse_date import coarse_date, coarse_span, span_in_words
from explorer.ui.editor.beginning import about_subject
from explorer.ui.main_window import MainWindow
from explorer.ui.timeline_motion import TimeRange
from explorer.ui.timeline_view import TimelineView
from tests.ui.conftest import OpenWindow, id_of
from tests.ui.driving import LEFT, lane_names

HOUR_MS = 3_600_000
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("ms_per_px", "text"),
    [
        (1_000, "1918-06-13T13:30"),
        (HOUR_MS // 60, "1918-06-13T13"),
        (HOUR_MS, "1918-06-13"),
        (DAY_MS // 4, "1918-06-13"),
        (DAY_MS, "1918-06"),
        (40 * DAY_MS, "1918"),
        (400 * DAY_MS, "1910s"),
        (5_000 * DAY_MS, "20th century"),
        (50_000 * DAY_MS, "2nd millennium"),
    ],
)
def test_a_place_tells_no_more_than_the_picture(ms_per_px: int, text: str) -> None:
    """The date of a pixel is as coarse as the smallest unit that one can aim at."""
    at = day_first_ms(day_of(1918, 6, 13)) + 13 * HOUR_MS + HOUR_MS // 2
    assert coarse_date(at, ms_per_px) == text


@pytest.mark.parametrize("year", [-12_345, -4_321, -43, -5, 0, 5, 1918, 9_999, 12_345])
@pytest.mark.parametrize("ms_per_px", [1_000, HOUR_MS, DAY_MS, 40 * DAY_MS, 5_000 * DAY_MS, 50_000 * DAY_MS])
def test_every_coarse_date_is_read_and_holds_its_place(year: int, ms_per_px: int) -> None:
    """In any year the text reads as a date around the pixel, and a span as one around both its ends."""
    at = day_first_ms(day_of(year, 3, 1))
    date = read_when(coarse_date(at, ms_per_px))
    span = read_when(coarse_span(at - 300 * ms_per_px, at, ms_per_px))
    assert date.start_earliest is not None
    assert date.end_latest is not None
    assert date.start_earliest <= at <= date.end_latest
    assert span.start_earliest is not None
    assert span.end_latest is not None
    assert span.start_earliest <= at - 300 * ms_per_px < at <= span.end_latest
    assert span_in_words(coarse_span(at - 300 * ms_per_px, at, ms_per_px))


def drag(view: TimelineView, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier) -> None:
    """Press at `start`, move to `end`, release."""
    kinds = QEvent.Type
    for kind, where in (
        (kinds.MouseButtonPress, start),
        (kinds.MouseMove, (start + end) / 2),
        (kinds.MouseMove, end),
        (kinds.MouseButtonRelease, end),
    ):
        held = Qt.MouseButton.NoButton if kind == kinds.MouseButtonRelease else LEFT
        button = Qt.MouseButton.NoButton if kind == kinds.MouseMove else LEFT
        on_screen = view.viewport().mapToGlobal(QPointF(where))
        event = QMouseEvent(kind, QPointF(where), on_screen, button, held, keys)
        QApplication.sendEvent(view.viewport(), event)


def show(window: MainWindow, first: tuple[int, int, int], last: tuple[int, int, int], qtbot: QtBot) -> None:
    """Go to the range of two days and wait until the lanes stand still."""
    shown = TimeRange(day_first_ms(day_of(*first)), day_last_ms(day_of(*last)))
    window.timeline.camera.show(shown, is_animated=False)
    qtbot.wait_until(lambda: window.timeline.is_settled)


def lane_point(window: MainWindow, name: str) -> QPoint:
    """A free place in the lane called `name`, near the right edge."""
    scene = window.timeline.scene
    assert scene is not None
    lane = next(lane for lane in scene.lanes if lane.name == name)
    for x in range(window.timeline.viewport().width() - 30, 400, -20):
        where = QPoint(x, round(lane.y + lane.height / 2))
        hit = window.timeline.hit(where)
        if hit is None or hit.kind == "ground":
            return where
    raise AssertionError(f"no free place in the lane of {name}")


@pytest.mark.parametrize(
    ("lanes_by", "lane", "field"),
    [(LanesBy.AGREEMENT, "River", "agreements"), (LanesBy.ACTOR, "Northland", "people")],
)
def test_a_double_click_in_a_lane_fills_in_whose_lane_it_is(
    open_window: OpenWindow, talks: Path, lanes_by: LanesBy, lane: str, field: str, qtbot: QtBot
) -> None:
    """In an agreement's or actor's lane the new event begins with that agreement or actor."""
    window = open_window(talks)
    window.options.set_lanes(lanes_by)
    qtbot.wait_until(lambda: lane in lane_names(window))
    qtbot.mouseDClick(window.timeline.viewport(), LEFT, pos=lane_point(window, lane))
    qtbot.wait_until(lambda: window.editing.dialog is not None)
    dialog = window.editing.dialog
    assert dialog is not None
    chips = getattr(dialog.form, field)
    qtbot.wait_until(lambda: len(chips.choices()) == 1)
    assert chips.choices()[0].name.startswith(lane)
    dialog.reject()


def test_a_double_click_years_wide_fills_in_a_year(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Where a pixel is weeks, the date filled in is a year, and a dragged span runs from year to year."""
    window = open_window(talks)
    show(window, (1900, 1, 1), (2000, 1, 1), qtbot)
    view = window.timeline
    texts: list[str] = []
    view.add_requested.disconnect()
    view.add_requested.connect(lambda text, _lane: texts.append(text))
    low = view.viewport().height() - 12
    qtbot.mouseDClick(view.viewport(), LEFT, pos=QPoint(600, low))
    drag(view, QPoint(500, low), QPoint(700, low), CTRL)
    assert texts[0].isdigit()
    assert [part.isdigit() for part in texts[1].split("/")] == [True, True]


def test_the_menu_of_a_mark_offers_the_marks_own_day(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """“As of …” on a mark is the day of its record, wherever within the mark the pointer is."""
    window = open_window(talks)
    show(window, (1990, 1, 1), (2040, 1, 1), qtbot)
    record = id_of(talks, "Third meeting")
    window.timeline.revealing.reveal(record)
    qtbot.wait_until(lambda: window.timeline.is_settled)
    where = mark_centre(window.timeline, record) + QPoint(4, 0)
    assert menu_texts(window, where)[-1] == "As of 30 June 2019"


def test_the_menu_key_is_about_the_selected_mark(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Asked for by the keyboard, the menu is that of the selection, not of where the pointer lies."""
    window = open_window(talks)
    record = id_of(talks, "Second meeting")
    window.navigation.show_record(record)
    qtbot.wait_until(lambda: window.timeline.is_settled)
    texts = menu_texts(window, QPoint(3, 3), QContextMenuEvent.Reason.Keyboard)
    assert texts[-1] == "As of 27 February 2019"
    assert window.timeline.selected == (record,)


def mark_centre(view: TimelineView, record: RecordId) -> QPoint:
    """Where a record's mark lies on the viewport."""
    scene = view.scene
    assert scene is not None
    box = scene.box_of(record)
    assert box is not None
    return QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))


def menu_texts(
    window: MainWindow,
    where: QPoint,
    reason: QContextMenuEvent.Reason = QContextMenuEvent.Reason.Mouse,
) -> list[str]:
    """The texts of the menu at a place, up to the one that sets the as-of day; the menu is closed again."""
    viewport = window.timeline.viewport()
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, where, viewport.mapToGlobal(where)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    menu.close()
    return texts[: next(at for at, text in enumerate(texts) if text.startswith("As of")) + 1]


def test_a_rubber_band_over_a_title_alone_selects_nothing(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """What counts is the mark: its title beside it may reach far into the band."""
    window = open_window(talks)
    view = window.timeline
    show(window, (2019, 6, 1), (2019, 9, 1), qtbot)
    record = id_of(talks, "Third meeting")
    scene = view.scene
    assert scene is not None
    mark = next(mark for mark in scene.marks if mark.record == record)
    assert mark.title is not None
    title = mark.title.box
    x = round(title.x + title.width / 2)
    drag(view, QPoint(x, round(AXIS_PX) + 3), QPoint(x + 20, round(title.y + title.height + 4)), SHIFT)
    assert view.selected == ()
    low = round(mark.box.y + mark.box.height + 4)
    drag(view, QPoint(round(mark.box.x) - 6, round(AXIS_PX) + 3), QPoint(round(mark.box.x) + 6, low), SHIFT)
    assert view.selected == (record,)


def test_a_lane_of_a_place_or_tag_names_it_too() -> None:
    """An event begun in a place's or a tag's lane is at that place, or bears that tag."""
    place = about_subject(RecordKind.EVENT, Named(RecordId(7), RecordKind.PLACE, "Hanoi"))
    tag = about_subject(RecordKind.EVENT, Named(RecordId(8), RecordKind.TAG, "summit"))
    assert (place.place, tag.tags) == (RecordId(7), (RecordId(8),))
