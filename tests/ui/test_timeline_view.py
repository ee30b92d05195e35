"""The timeline by mouse and keyboard, on a real database's records."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.model.ids import RecordId
from explorer.model.view import Filter
from explorer.render.theme import load_theme
from explorer.scene.density import AXIS_PX, Density
from explorer.scene.lanes import LanesBy
from explorer.store.store import Store
from explorer.ui.content_loading import load_content
from explorer.ui.timeline_content import standings_on
from explorer.ui.timeline_motion import TimeRange, between
from explorer.ui.timeline_tips import tip_at
from explorer.ui.timeline_view import TimelineView
from tests.ui.conftest import id_of

LEFT = Qt.MouseButton.LeftButton
AT_ONCE = {"is_animated": False}


def span(first: tuple[int, int, int], last: tuple[int, int, int]) -> TimeRange:
    """The closed range of two days."""
    return TimeRange(day_first_ms(day_of(*first)), day_last_ms(day_of(*last)))


@pytest.fixture
def view(qtbot: QtBot, talks: Path) -> TimelineView:
    """A timeline of the story, 1000 by 700, as of 22 February 2019, its animations off."""
    made = TimelineView(load_theme("light"))
    made.camera.is_animated = False
    qtbot.add_widget(made)
    made.resize(1000, 700)
    made.show()
    qtbot.wait_exposed(made)
    with Store.open(talks, read_only=True) as store:
        content = load_content(store, LanesBy.AGREEMENT, Filter())
    made.set_as_of(day_of(2019, 2, 22))
    made.set_content(content)
    made.set_standings(standings_on(content.lives, content.names, day_of(2019, 2, 22)))
    made.setFocus()
    return made


def centre_of(view: TimelineView, record: RecordId) -> QPoint:
    """Where a record's mark lies on the viewport."""
    scene = view.scene
    assert scene is not None
    box = scene.box_of(record)
    assert box is not None
    return QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))


def wheel(view: TimelineView, where: QPoint, turns: int, keys: Qt.KeyboardModifier | None = None) -> None:
    """Turn the wheel over a point of the viewport."""
    event = QWheelEvent(
        QPointF(where),
        view.viewport().mapToGlobal(QPointF(where)),
        QPoint(),
        QPoint(0, 120 * turns),
        Qt.MouseButton.NoButton,
        keys or Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def drag(
    view: TimelineView, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press at `start`, move to `end` in steps, release."""
    viewport = view.viewport()
    kinds = QEvent.Type
    steps = [start + (end - start) * share / 4 for share in range(5)]
    moves = [(kinds.MouseMove, step) for step in steps]
    for kind, where in [(kinds.MouseButtonPress, start), *moves, (kinds.MouseButtonRelease, end)]:
        held = Qt.MouseButton.NoButton if kind == kinds.MouseButtonRelease else LEFT
        button = Qt.MouseButton.NoButton if kind == kinds.MouseMove else LEFT
        event = QMouseEvent(kind, QPointF(where), viewport.mapToGlobal(QPointF(where)), button, held, keys)
        QApplication.sendEvent(viewport, event)


def test_the_first_content_is_shown_whole(view: TimelineView) -> None:
    """Everything dated lies in view at first, with room at both sides."""
    assert view.content is not None
    columns = view.content.columns
    shown = view.time_range
    assert shown.first_ms < int(columns.start_earliest.min())
    assert shown.last_ms > int(columns.end_latest.max())


def test_the_wheel_zooms_and_keeps_the_time_under_the_pointer(view: TimelineView) -> None:
    """However far one zooms, the instant under the pointer stays where it is, to a pixel."""
    where = QPoint(620, 300)
    before = view.ms_at(where.x())
    for turns in (1, 1, 3, -2, 4, -1):
        wheel(view, where, turns)
        assert abs(view.ms_at(where.x()) - before) <= view.camera.scale.ms_per_px
    assert view.time_range.span_ms < view.camera.whole().span_ms / 2


def test_zooming_stops_at_a_minute_and_at_ten_thousand_years(view: TimelineView) -> None:
    """The limits hold, and the view goes on working there."""
    wheel(view, QPoint(500, 300), 200)
    assert view.time_range.span_ms == pytest.approx(60_000, abs=2)
    wheel(view, QPoint(500, 300), -400)
    assert view.time_range.span_ms == pytest.approx(10_000 * 31_556_952_000, rel=1e-6)
    view.grab()


def test_dragging_pans_by_as_much(view: TimelineView) -> None:
    """What was under the pointer at the press is under it at the release."""
    start, end = QPoint(700, 600), QPoint(500, 600)
    before = view.ms_at(start.x())
    drag(view, start, end)
    assert abs(view.ms_at(end.x()) - before) <= 2 * view.camera.scale.ms_per_px


def test_a_pinch_zooms_at_the_fingers(view: TimelineView) -> None:
    """The touchpad's zoom gesture scales by its value around its place."""
    span_before, under = view.time_range.span_ms, view.ms_at(600)
    device = QPointingDevice.primaryPointingDevice()
    where = QPointF(600, 300)
    gesture = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, device, 2, where, where, where, 0.25, QPointF()
    )
    QApplication.sendEvent(view.viewport(), gesture)
    assert view.time_range.span_ms == pytest.approx(span_before / 1.25, rel=1e-3)
    assert abs(view.ms_at(600) - under) <= view.camera.scale.ms_per_px


def test_the_wheel_over_the_names_scrolls_lanes_and_not_time(view: TimelineView, qtbot: QtBot) -> None:
    """Over the headers, or with Shift, lanes scroll and the range stays."""
    view.resize(1000, 230)
    qtbot.wait_until(lambda: view.verticalScrollBar().maximum() > 0)
    before = view.time_range
    wheel(view, QPoint(50, 150), -1)
    scrolled = view.verticalScrollBar().value()
    assert scrolled > 0
    wheel(view, QPoint(500, 150), 1, Qt.KeyboardModifier.ShiftModifier)
    assert view.verticalScrollBar().value() < scrolled
    assert view.time_range == before


def test_a_click_selects_and_a_click_on_nothing_lets_go(
    view: TimelineView, talks: Path, qtbot: QtBot
) -> None:
    """Selecting tells the record; the empty ground tells that nothing is selected."""
    record = id_of(talks, "Second meeting")
    view.camera.show(span((2019, 1, 1), (2019, 4, 1)), **AT_ONCE)
    with qtbot.wait_signal(view.record_selected) as blocker:
        qtbot.mouseClick(view.viewport(), LEFT, pos=centre_of(view, record))
    assert blocker.args == [record]
    assert view.selected == (record,)
    with qtbot.wait_signal(view.record_selected) as blocker:
        qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(980, 690))
    assert blocker.args == [None]


def test_ctrl_click_adds_to_the_selection_and_takes_from_it(
    view: TimelineView, talks: Path, qtbot: QtBot
) -> None:
    """Several records can be chosen one after the other."""
    view.camera.show(span((2019, 1, 1), (2019, 7, 15)), **AT_ONCE)
    first, second = id_of(talks, "Second meeting"), id_of(talks, "Third meeting")
    qtbot.mouseClick(view.viewport(), LEFT, pos=centre_of(view, first))
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(view.viewport(), LEFT, control, centre_of(view, second))
    assert view.selected == (first, second)
    qtbot.mouseClick(view.viewport(), LEFT, control, centre_of(view, first))
    assert view.selected == (second,)


def test_a_click_on_a_fold_zooms_into_it(view: TimelineView, qtbot: QtBot) -> None:
    """Zoomed far out, the story is a fold; a click on it shows what it holds."""
    view.resize(1000, 150)
    view.lanes.set_density(Density.COMPACT)
    view.camera.show(span((1000, 1, 1), (3000, 1, 1)), **AT_ONCE)
    scene = view.scene
    assert scene is not None
    fold = next(hit for hit in scene.hits if hit.kind == "fold")
    where = QPoint(round(fold.box.x + fold.box.width / 2), round(fold.box.y + fold.box.height / 2))
    qtbot.mouseClick(view.viewport(), LEFT, pos=where)
    assert fold.first_ms is not None
    assert view.time_range.first_ms <= fold.first_ms <= view.time_range.last_ms
    assert view.time_range.span_ms < 500 * 31_556_952_000


def test_a_rubber_band_selects_what_it_touches(view: TimelineView, talks: Path) -> None:
    """Shift and drag choose every mark inside the rectangle."""
    view.camera.show(span((2019, 1, 1), (2019, 7, 15)), **AT_ONCE)
    shift = Qt.KeyboardModifier.ShiftModifier
    drag(view, QPoint(round(view.header_px) + 2, round(AXIS_PX) + 2), QPoint(995, 695), shift)
    assert {id_of(talks, "Second meeting"), id_of(talks, "Third meeting")} <= set(view.selected)


def test_a_double_click_on_the_ground_adds_on_that_day(view: TimelineView, qtbot: QtBot) -> None:
    """The date under the pointer is filled in."""
    view.camera.show(span((2019, 3, 1), (2019, 3, 31)), **AT_ONCE)
    where = QPoint(600, 680)
    with qtbot.wait_signal(view.add_requested) as blocker:
        qtbot.mouseDClick(view.viewport(), LEFT, pos=where)
    assert blocker.args[0].startswith("2019-03-")


def test_ctrl_drag_adds_an_interval(view: TimelineView, qtbot: QtBot) -> None:
    """From the day of the press to the day of the release, whichever way one drags."""
    view.camera.show(span((2019, 3, 1), (2019, 3, 31)), **AT_ONCE)
    with qtbot.wait_signal(view.add_requested) as blocker:
        drag(view, QPoint(700, 680), QPoint(400, 680), Qt.KeyboardModifier.ControlModifier)
    first, last = blocker.args[0].split("/")
    assert "2019-03-01" <= first < last <= "2019-03-31"


def test_an_as_of_day_out_of_view_is_told_at_the_edge_and_gone_to(view: TimelineView, qtbot: QtBot) -> None:
    """Before or after the range a small flag stands at that edge of the axis; a click brings its day here."""
    for shown in (span((2019, 6, 1), (2019, 9, 1)), span((2018, 3, 1), (2018, 9, 1))):
        view.camera.show(shown)
        scene = view.scene
        assert scene is not None
        flag = next(hit for hit in scene.hits if hit.kind == "as_of_beyond").box
        is_left = flag.x < (scene.header_px + scene.width_px) / 2
        assert is_left is (shown.first_ms > day_last_ms(day_of(2019, 2, 22)))
        where = QPoint(round(flag.x + flag.width / 2), round(flag.y + flag.height / 2))
        assert "click to go there" in tip_at(view, where)
        qtbot.mouseClick(view.viewport(), LEFT, pos=where)
        assert view.time_range.first_ms < day_first_ms(day_of(2019, 2, 22)) < view.time_range.last_ms
        assert view.scene is not None
        assert not [hit for hit in view.scene.hits if hit.kind == "as_of_beyond"]


def test_the_record_read_in_a_pane_stays_marked(view: TimelineView, talks: Path) -> None:
    """Once nothing is selected, a quiet ring tells which mark belongs to the pane in front."""
    record = id_of(talks, "Second meeting")
    before = view.viewport().grab().toImage()
    view.overlay.set_read(record)
    middle = centre_of(view, record)
    around = QRect(middle - QPoint(20, 20), QSize(40, 40))
    ringed = view.viewport().grab().toImage()
    assert ringed.copy(around) != before.copy(around)
    view.overlay.set_read(None)
    assert view.viewport().grab().toImage() == before


def test_the_flag_drags_the_as_of_day(view: TimelineView) -> None:
    """The day under the pointer is told while the flag is dragged."""
    view.camera.show(span((2019, 2, 1), (2019, 3, 31)), **AT_ONCE)
    scene = view.scene
    assert scene is not None
    flag = next(hit for hit in scene.hits if hit.kind == "as_of").box
    start = QPoint(round(flag.x + flag.width / 2), round(flag.y + flag.height / 2))
    days: list[int] = []
    view.as_of_dragged.connect(days.append)
    drag(view, start, start + QPoint(150, 0))
    assert days == sorted(days)
    assert days[-1] > day_of(2019, 2, 25)


def test_keys_zoom_pan_and_fit(view: TimelineView, talks: Path, qtbot: QtBot) -> None:
    """W and S zoom, A and D move, F fits the selection and again everything."""
    whole = view.time_range
    qtbot.keyClick(view, Qt.Key.Key_W)
    assert view.time_range.span_ms < whole.span_ms
    closer = view.time_range
    qtbot.keyClick(view, Qt.Key.Key_D)
    assert view.time_range.first_ms > closer.first_ms
    qtbot.keyClick(view, Qt.Key.Key_A)
    assert view.time_range.first_ms == pytest.approx(closer.first_ms, abs=view.camera.scale.ms_per_px * 2)
    qtbot.keyClick(view, Qt.Key.Key_S)
    view.select((id_of(talks, "Second meeting"),))
    qtbot.keyClick(view, Qt.Key.Key_F)
    assert view.time_range.span_ms < 10 * 86_400_000
    qtbot.keyClick(view, Qt.Key.Key_F)
    assert view.time_range == view.camera.whole()


def test_home_and_end_choose_the_first_and_the_last_record_at_the_present_scale(
    view: TimelineView, talks: Path, qtbot: QtBot
) -> None:
    """However closely one looks, Home and End lead to a mark, never to an empty stretch."""
    day = 86_400_000
    view.camera.show(span((2018, 10, 1), (2018, 10, 20)), **AT_ONCE)
    wide = view.time_range.span_ms
    for key, title in ((Qt.Key.Key_Home, "First meeting"), (Qt.Key.Key_End, "Third meeting")):
        qtbot.keyClick(view, key)
        bounds = view.camera.span_of((id_of(talks, title),))
        assert bounds is not None
        shown, chosen = view.time_range, view.camera.span_of(view.selected)
        assert chosen is not None
        assert abs(chosen[0] - bounds[0]) < day
        assert shown.first_ms < chosen[0]
        assert chosen[1] < shown.last_ms
        assert shown.span_ms == pytest.approx(wide, rel=1e-6)


def test_everything_is_shown_with_little_room_beside_it(view: TimelineView, qtbot: QtBot) -> None:
    """All in view: the first and the last record stand near the edges, within a twenty-fifth of the width."""
    qtbot.keyClick(view, Qt.Key.Key_F)
    extent, shown = view.camera.extent(), view.time_range
    assert 0 < extent.first_ms - shown.first_ms < shown.span_ms / 25
    assert 0 < shown.last_ms - extent.last_ms < shown.span_ms / 25


def test_letters_with_ctrl_are_left_to_the_window(view: TimelineView, qtbot: QtBot) -> None:
    """Ctrl+W and Ctrl+S do not zoom: they may be the window's."""
    before = view.time_range
    for key in (Qt.Key.Key_W, Qt.Key.Key_S, Qt.Key.Key_A, Qt.Key.Key_D, Qt.Key.Key_F):
        qtbot.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    assert view.time_range == before


def test_arrows_walk_in_time_and_across_lanes(view: TimelineView, talks: Path, qtbot: QtBot) -> None:
    """Right and left walk a lane in order of time, down and up go to the nearest mark of the next lane."""
    view.select((id_of(talks, "First meeting"),))
    walked = []
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Right)
        walked.append(view.selected[-1])
    titles = ("Envoys meet", "A hall is reserved", "Second meeting", "Third meeting")
    assert walked == [id_of(talks, title) for title in titles]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.selected[-1] == walked[-1]
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.selected[-1] == walked[-2]
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.selected == (id_of(talks, "All at once"),)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.selected == (id_of(talks, "Second meeting"),)


def test_walking_begins_in_the_middle_and_keeps_the_mark_in_view(view: TimelineView, qtbot: QtBot) -> None:
    """With nothing selected an arrow takes the mark nearest to the middle; marks walked to are seen."""
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert len(view.selected) == 1
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(view, key)
        qtbot.wait_until(lambda: view.scene is not None and view.scene.box_of(view.selected[-1]) is not None)


def test_escape_lets_go_and_enter_opens(view: TimelineView, talks: Path, qtbot: QtBot) -> None:
    """Enter asks for the pane of the selected record, Esc selects nothing."""
    record = id_of(talks, "First meeting")
    view.select((record,))
    with qtbot.wait_signal(view.record_opened) as blocker:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert blocker.args == [record]
    with qtbot.wait_signal(view.record_selected):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.selected == ()


def test_a_rest_on_a_mark_asks_for_its_card(view: TimelineView, talks: Path, qtbot: QtBot) -> None:
    """The card is asked for after a moment, and taken back when the pointer leaves."""
    record = id_of(talks, "Second meeting")
    view.camera.show(span((2019, 1, 1), (2019, 4, 1)), **AT_ONCE)
    with qtbot.wait_signal(view.hover_wanted) as blocker:
        qtbot.mouseMove(view.viewport(), centre_of(view, record))
    assert blocker.args[0] == record
    with qtbot.wait_signal(view.hover_ended):
        qtbot.mouseMove(view.viewport(), QPoint(600, 690))


def test_a_lanes_name_opens_it_and_below_it_unfolds_the_parties(view: TimelineView, qtbot: QtBot) -> None:
    """A click on the name asks for the pane; one beneath shows each party's band, another hides them."""
    scene = view.scene
    assert scene is not None
    lane = scene.lanes[0]
    with qtbot.wait_signal(view.record_opened) as blocker:
        qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(30, round(lane.y) + 12))
    assert blocker.args == [lane.key]
    qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(30, round(lane.y) + 40))
    assert view.scene is not None
    assert view.scene.lanes[0].is_unfolded
    qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(30, round(lane.y) + 40))
    assert not view.scene.lanes[0].is_unfolded
    qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(7, round(lane.y) + 14))
    assert view.scene.lanes[0].is_unfolded


def test_a_folds_tip_tells_how_many_and_when(view: TimelineView) -> None:
    """Over a fold: how many records it holds, and from when to when."""
    view.resize(1000, 150)
    view.lanes.set_density(Density.COMPACT)
    view.camera.show(span((1000, 1, 1), (3000, 1, 1)), **AT_ONCE)
    scene = view.scene
    assert scene is not None
    fold = next(hit for hit in scene.hits if hit.kind == "fold")
    tip = tip_at(
        view, QPoint(round(fold.box.x + fold.box.width / 2), round(fold.box.y + fold.box.height / 2))
    )
    assert tip.startswith(f"{fold.count} records, ")
    assert "2018" in tip or "2019" in tip


def test_p_shows_and_hides_the_parties(view: TimelineView, qtbot: QtBot) -> None:
    """P unfolds the agreement of the selected mark, or all agreements where nothing is selected."""
    assert view.content is not None
    act = RecordId(int(view.content.columns.ids[view.content.lanes.rows[0]]))
    view.select((act,))
    river = view.content.lanes.lanes[0].key
    qtbot.keyClick(view, Qt.Key.Key_P)
    assert view.unfolded == {river}
    qtbot.keyClick(view, Qt.Key.Key_P)
    assert view.unfolded == frozenset()
    view.select(())
    qtbot.keyClick(view, Qt.Key.Key_P)
    assert view.unfolded == {river}
    scene = view.scene
    assert scene is not None
    assert scene.lanes[0].is_unfolded


def test_revealing_a_folded_record_zooms_until_it_stands_alone(
    view: TimelineView, talks: Path, qtbot: QtBot
) -> None:
    """From two thousand years away, the record is brought so near that it has a mark of its own."""
    record = id_of(talks, "Envoys meet")
    view.camera.show(span((1000, 1, 1), (3000, 1, 1)), **AT_ONCE)
    assert view.revealing.reveal(record)
    qtbot.wait_until(lambda: view.scene is not None and view.scene.box_of(record) is not None)


def test_what_is_not_on_the_timeline_can_not_be_revealed(view: TimelineView) -> None:
    """An unknown number moves nothing."""
    before = view.time_range
    assert not view.revealing.reveal(RecordId(99_999))
    assert view.time_range == before


@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("width", [420, 1000, 2560])
def test_every_density_and_width_paints(view: TimelineView, density: Density, width: int) -> None:
    """Narrow or wide, compact or roomy: the picture is drawn without a complaint."""
    view.lanes.set_density(density)
    view.resize(width, 700)
    assert not view.grab().isNull()


def test_a_travel_keeps_its_fixed_point() -> None:
    """Half way between two ranges around one instant, that instant lies where it lies in both."""
    start, end = TimeRange(0, 1_000_000), TimeRange(250_000, 750_000)
    for share in (0.1, 0.5, 0.9):
        middle = between(start, end, share)
        assert (500_000 - middle.first_ms) / middle.span_ms == pytest.approx(0.5, abs=1e-3)
    assert between(start, end, 1.0) == end


def test_a_travel_arrives_although_the_width_changes(view: TimelineView, qtbot: QtBot) -> None:
    """A scroll bar that appears on the way, or a pane that opens, does not end the travel."""
    view.camera.is_animated = True
    target = span((2019, 2, 1), (2019, 3, 1))
    view.camera.show(target)
    view.resize(900, 650)
    qtbot.wait_until(lambda: not view.camera.is_moving)
    assert view.time_range.first_ms == pytest.approx(target.first_ms, abs=5)
    assert view.time_range.last_ms == pytest.approx(target.last_ms, abs=5)


def test_an_animated_travel_arrives(view: TimelineView, qtbot: QtBot) -> None:
    """With animations on, the target is reached exactly, and told as the target meanwhile."""
    view.camera.is_animated = True
    target = span((2019, 2, 1), (2019, 3, 1))
    view.camera.show(target)
    qtbot.wait_until(lambda: view.time_range == view.camera.target)
    assert view.time_range.first_ms == pytest.approx(target.first_ms, abs=1)


def test_a_lanes_tip_tells_what_its_header_has_no_room_for(view: TimelineView) -> None:
    """Over a header: the whole name, the headline as of the day, and how many records; elsewhere nothing."""
    scene = view.scene
    assert scene is not None
    lane = scene.lanes[0]
    tip = tip_at(view, QPoint(30, round(lane.y) + 12))
    assert tip.split("\n")[:3] == ["River", "in force · North suspended", "3 records, 3 in view"]
    assert tip_at(view, QPoint(600, 690)) == ""


def test_the_column_makes_room_for_names(view: TimelineView) -> None:
    """A long headline widens the column while the range in view stays, and a shorter one leaves it so."""
    before, shown = view.header_px, view.camera.range
    standings = view.standings
    headlines = {
        key: replace(one, text="in force · both parties suspended")
        for key, one in standings.headlines.items()
    }
    view.set_standings(replace(standings, headlines=headlines))
    assert before < view.header_px <= 240
    assert view.camera.range == shown
    assert view.camera.scale.width_px == view.viewport().width() - view.header_px
    wide = view.header_px
    view.set_standings(standings)
    assert view.header_px == wide
