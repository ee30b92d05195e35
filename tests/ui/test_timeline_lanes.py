"""Lanes moved, hidden, widened and kept under the pointer, by mouse and keyboard."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.model.calendar import day_first_ms, day_of
from explorer.model.view import Filter
from explorer.render.theme import load_theme
from explorer.scene.density import AXIS_PX, Density
from explorer.scene.lane_choice import LaneChoice, LaneSort, usual_choice
from explorer.scene.lanes import LanesBy
from explorer.scene.primitives import Lines, Text
from explorer.store.store import Store
from explorer.ui.content_loading import load_content
from explorer.ui.timeline_content import standings_on
from explorer.ui.timeline_motion import TimeRange
from explorer.ui.timeline_scroll import LANE_WHEEL_PX
from explorer.ui.timeline_view import TimelineView
from tests.scene.test_closing_up import lanes_of
from tests.ui.conftest import id_of

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.MouseButton.NoButton
MOVE_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ACTORS = ["Northland", "Southland", "Ada Miller", "Events"]


@pytest.fixture
def view(qtbot: QtBot, talks: Path) -> TimelineView:
    """A timeline of the story, its lanes by actor, 1000 by 700, its animations off."""
    made = TimelineView(load_theme("light"))
    made.camera.is_animated = False
    qtbot.add_widget(made)
    made.resize(1000, 700)
    made.show()
    qtbot.wait_exposed(made)
    with Store.open(talks, read_only=True) as store:
        content = load_content(store, LanesBy.ACTOR, Filter())
    made.set_content(content)
    made.set_standings(standings_on(content.lives, content.names, None))
    made.setFocus()
    return made


def shown(view: TimelineView) -> list[str]:
    """The names of the lanes on the screen, from the top."""
    scene = view.scene
    return [] if scene is None else [lane.name for lane in scene.lanes]


def key_of(view: TimelineView, name: str) -> int:
    """The key of the lane of a name."""
    assert view.content is not None
    return next(lane.key for lane in view.content.lanes.lanes if lane.name == name)


def header_of(view: TimelineView, name: str) -> QPoint:
    """A point on a lane's header."""
    scene = view.scene
    assert scene is not None
    lane = next(lane for lane in scene.lanes if lane.name == name)
    return QPoint(60, round(max(lane.y, AXIS_PX)) + 6)


def send(view: TimelineView, kind: QEvent.Type, where: QPoint) -> None:
    """Send one event of the left button."""
    viewport = view.viewport()
    held = NONE if kind == QEvent.Type.MouseButtonRelease else LEFT
    button = NONE if kind == QEvent.Type.MouseMove else LEFT
    event = QMouseEvent(
        kind,
        QPointF(where),
        viewport.mapToGlobal(QPointF(where)),
        button,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def take(view: TimelineView, name: str, to: QPoint) -> None:
    """Press on a lane's header and move to a point."""
    start = header_of(view, name)
    send(view, QEvent.Type.MouseButtonPress, start)
    for share in (1, 2, 3, 4):
        send(view, QEvent.Type.MouseMove, start + (to - start) * share / 4)


def wheel(view: TimelineView, where: QPoint, turns: int) -> None:
    """Turn the wheel over a point."""
    event = QWheelEvent(
        QPointF(where),
        view.viewport().mapToGlobal(QPointF(where)),
        QPoint(),
        QPoint(0, 120 * turns),
        NONE,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_a_lane_dragged_by_its_header_goes_where_it_is_dropped(view: TimelineView) -> None:
    """The order is then the one made by hand, also with records that belong to nobody."""
    assert shown(view) == ACTORS
    to = header_of(view, "Northland") - QPoint(0, 4)
    take(view, "Ada Miller", to)
    send(view, QEvent.Type.MouseButtonRelease, to)
    assert shown(view) == ["Ada Miller", "Northland", "Southland", "Events"]
    assert view.lanes.choice.sort is LaneSort.HAND
    to = header_of(view, "Northland")
    take(view, "Events", to)
    send(view, QEvent.Type.MouseButtonRelease, to)
    assert shown(view) == ["Ada Miller", "Events", "Northland", "Southland"]


def test_a_line_tells_where_the_lane_would_go(view: TimelineView) -> None:
    """While it is dragged a line lies between the two lanes, and it is gone after the drop."""
    scene = view.scene
    assert scene is not None
    southland = next(lane for lane in scene.lanes if lane.name == "Southland")
    take(view, "Ada Miller", QPoint(60, round(southland.y) + 3))
    (line,) = [one for one in view.band if isinstance(one, Lines)]
    assert line.ends[0].tolist() == [0.0, southland.y, scene.width_px, southland.y]
    send(view, QEvent.Type.MouseButtonRelease, QPoint(60, round(southland.y) + 3))
    assert view.band == ()


def test_esc_leaves_the_lane_where_it_was(view: TimelineView, qtbot: QtBot) -> None:
    """What was begun is taken back, and the release that follows does nothing."""
    to = header_of(view, "Northland")
    take(view, "Events", to)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.band == ()
    send(view, QEvent.Type.MouseButtonRelease, to)
    assert shown(view) == ACTORS
    assert view.lanes.choice == usual_choice(LanesBy.ACTOR)


def test_a_lane_dropped_where_it_stands_changes_nothing(view: TimelineView) -> None:
    """The order stays as it was."""
    for name, beside in (("Southland", "Southland"), ("Southland", "Ada Miller"), ("Events", "Events")):
        to = header_of(view, beside) + QPoint(12, 0)
        take(view, name, to)
        send(view, QEvent.Type.MouseButtonRelease, to)
        assert view.lanes.choice == usual_choice(LanesBy.ACTOR)


def test_dragging_below_all_lanes_puts_it_last(view: TimelineView) -> None:
    """The empty ground below belongs to the end of the list."""
    to = QPoint(60, 690)
    take(view, "Northland", to)
    send(view, QEvent.Type.MouseButtonRelease, to)
    assert shown(view) == [*ACTORS[1:], "Northland"]


def test_lanes_scroll_along_while_one_is_dragged_to_the_edge(view: TimelineView, qtbot: QtBot) -> None:
    """A lane can be carried to where one could not see when it was taken."""
    view.resize(1000, 220)
    bar = view.verticalScrollBar()
    assert view.scene is not None
    assert bar.maximum() > 0
    take(view, "Northland", QPoint(60, 216))
    qtbot.wait_until(lambda: bar.value() == bar.maximum())
    send(view, QEvent.Type.MouseButtonRelease, QPoint(60, 216))
    assert shown(view)[-1] == "Northland"


def test_h_hides_the_lane_of_the_selected_mark_and_says_so(
    view: TimelineView, talks: Path, qtbot: QtBot
) -> None:
    """The last row tells how many lanes are hidden; a click on “Show all” brings them back."""
    view.select((id_of(talks, "Step by step"),))
    with qtbot.wait_signal(view.lanes.hidden) as hidden:
        qtbot.keyClick(view, Qt.Key.Key_H)
    assert hidden.args == ["Ada Miller is hidden."]
    assert shown(view) == ["Northland", "Southland", "Events"]
    scene = view.scene
    assert scene is not None
    row = next(hit for hit in scene.hits if hit.kind == "show_lanes")
    assert row.count == 1
    where = QPoint(round(row.box.x + row.box.width / 2), round(row.box.y + row.box.height / 2))
    qtbot.mouseClick(view.viewport(), LEFT, pos=where)
    assert shown(view) == ACTORS


def test_without_a_lane_h_asks_for_one(view: TimelineView, qtbot: QtBot) -> None:
    """Nothing is hidden by guess."""
    with qtbot.wait_signal(view.lanes.said) as said:
        qtbot.keyClick(view, Qt.Key.Key_H)
    assert said.args == ["Choose a mark or a lane first."]
    assert view.lanes.hidden_count == 0


def test_control_and_shift_with_an_arrow_move_the_lane(view: TimelineView, talks: Path, qtbot: QtBot) -> None:
    """One place up or down, Home to the top; at an end nothing happens."""
    view.select((id_of(talks, "Step by step"),))
    qtbot.keyClick(view, Qt.Key.Key_Up, MOVE_KEYS)
    assert shown(view) == ["Northland", "Ada Miller", "Southland", "Events"]
    qtbot.keyClick(view, Qt.Key.Key_Down, MOVE_KEYS)
    qtbot.keyClick(view, Qt.Key.Key_Down, MOVE_KEYS)
    assert shown(view) == ["Northland", "Southland", "Events", "Ada Miller"]
    qtbot.keyClick(view, Qt.Key.Key_Down, MOVE_KEYS)
    qtbot.keyClick(view, Qt.Key.Key_Home, MOVE_KEYS)
    assert shown(view) == ["Ada Miller", "Northland", "Southland", "Events"]


def test_arrow_keys_walk_the_lanes_in_their_order_past_hidden_ones(
    view: TimelineView, talks: Path, qtbot: QtBot
) -> None:
    """Down leads to the lane that is seen below, whatever the order by date is."""
    view.lanes.choose(
        LaneChoice(
            LaneSort.HAND,
            order=(key_of(view, "Ada Miller"), key_of(view, "Southland"), key_of(view, "Northland")),
            hidden=frozenset({key_of(view, "Southland")}),
        )
    )
    assert shown(view) == ["Ada Miller", "Northland", "Events"]
    view.select((id_of(talks, "All at once"),))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.selected == (id_of(talks, "Second meeting"),)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.selected == (id_of(talks, "A hall is reserved"),)


def written_in_header(view: TimelineView) -> str:
    """All that stands in the column of names."""
    scene = view.scene
    assert scene is not None
    texts = [one for one in scene.primitives if isinstance(one, Text) and one.x < scene.header_px]
    return " ".join(one.text for one in texts)


def test_a_record_that_is_looked_for_brings_its_hidden_lane_back_while_it_is_selected(
    view: TimelineView, talks: Path
) -> None:
    """It is shown where it stood and marked as hidden; what was chosen about lanes stays as it was."""
    view.lanes.show_or_hide(frozenset({key_of(view, "Ada Miller"), key_of(view, "Northland")}), False)
    chosen = view.lanes.choice
    assert view.revealing.reveal(id_of(talks, "First meeting"))
    assert shown(view) == ["Southland", "Events"]
    step = id_of(talks, "Step by step")
    view.select((step,))
    assert view.revealing.reveal(step)
    assert shown(view) == ["Southland", "Ada Miller", "Events"]
    assert "hidden" in written_in_header(view)
    assert view.lanes.choice == chosen
    view.select((id_of(talks, "All at once"),))  # it stands in the same lane
    assert "Ada Miller" in shown(view)
    view.select((id_of(talks, "First meeting"),))
    assert shown(view) == ["Southland", "Events"]


def test_a_lane_shown_for_the_selection_can_be_kept(view: TimelineView, talks: Path) -> None:
    """From then on it is a lane like any other."""
    ada = key_of(view, "Ada Miller")
    view.lanes.show_or_hide(frozenset({ada}), False)
    step = id_of(talks, "Step by step")
    view.select((step,))
    view.revealing.reveal(step)
    assert view.lanes.guests == {ada}
    view.lanes.show(ada)
    view.select(())
    assert shown(view) == ACTORS
    assert "shown for" not in written_in_header(view)


def test_from_an_empty_stretch_a_click_leads_to_the_nearest_record(view: TimelineView, qtbot: QtBot) -> None:
    """The lanes' names stay, and “After” brings the next record to the middle."""
    empty = day_first_ms(day_of(1970, 1, 1))
    view.camera.show(TimeRange(empty, empty + 60_000), is_animated=False)
    qtbot.wait_until(lambda: view.is_settled)
    assert shown(view) == ACTORS
    scene = view.scene
    assert scene is not None
    after = [hit for hit in scene.hits if hit.kind == "elsewhere"][-1]
    assert after.first_ms is not None
    where = QPoint(round(after.box.x + after.box.width / 2), round(after.box.y + 10))
    send(view, QEvent.Type.MouseButtonPress, where)
    send(view, QEvent.Type.MouseButtonRelease, where)
    seen = view.time_range
    assert seen.first_ms < after.first_ms < seen.last_ms


def test_walking_begins_in_the_lane_that_stands_out(view: TimelineView, qtbot: QtBot) -> None:
    """The first arrow key leads to the first mark in view of the selected lane, not to another's."""
    ada = key_of(view, "Ada Miller")
    view.set_related(None, lane=ada)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.content is not None
    index = view.content.lanes
    shown_range = view.time_range
    first, _ = index.between(index.number_of[ada], shown_range.first_ms, shown_range.last_ms)
    assert view.selected == (index.columns.ids[index.rows[first]],)


def test_a_lane_that_is_walked_to_is_seen_whole(view: TimelineView, qtbot: QtBot) -> None:
    """Where it fits, no half of it lies below the edge."""
    view.resize(1000, 290)
    view.lanes.set_density(Density.ROOMY)
    view.set_related(None, lane=key_of(view, "Northland"))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    for name in ("Southland", "Ada Miller"):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        scene = view.scene
        assert scene is not None
        lane = scene.lane(key_of(view, name))
        assert lane is not None
        assert lane.y >= AXIS_PX
        assert lane.y + lane.height <= view.viewport().height()


def test_the_names_column_is_as_wide_as_its_edge_is_dragged(view: TimelineView, qtbot: QtBot) -> None:
    """A double click on the edge gives it back to the names."""
    before = view.header_px
    edge = QPoint(round(before) - 2, 400)
    send(view, QEvent.Type.MouseButtonPress, edge)
    send(view, QEvent.Type.MouseMove, edge + QPoint(40, 0))
    with qtbot.wait_signal(view.names_width_chosen) as chosen:
        send(view, QEvent.Type.MouseButtonRelease, edge + QPoint(40, 0))
    assert chosen.args == [before + 38]
    assert view.header_px == before + 38
    scene = view.scene
    assert scene is not None
    assert scene.header_px == view.header_px
    assert view.camera.scale.width_px == view.viewport().width() - view.header_px
    qtbot.mouseDClick(view.viewport(), LEFT, pos=QPoint(round(view.header_px) - 2, 400))
    assert view.header_px == before


def test_the_names_column_leaves_room_for_the_marks(view: TimelineView) -> None:
    """However far its edge is dragged: half of the view at most, and never nothing."""
    view.set_names_width(5000)
    assert view.header_px == round(view.viewport().width() / 2)
    view.set_names_width(1)
    assert view.header_px >= 80
    view.grab()


def under(view: TimelineView, y: int) -> str:
    """The name of the lane at a height."""
    scene = view.scene
    assert scene is not None
    lane = scene.lane_at(y)
    return "" if lane is None else lane.name


def test_the_lane_under_the_pointer_stays_there_when_density_changes(view: TimelineView) -> None:
    """Lanes above become higher, and the list scrolls by as much."""
    view.resize(1000, 260)
    view.lanes.set_density(Density.COMPACT)
    assert view.scene is not None
    y = 150
    send(view, QEvent.Type.MouseMove, QPoint(400, y))
    before = under(view, y)
    assert before
    for density in (Density.ROOMY, Density.NORMAL, Density.COMPACT, Density.ROOMY):
        view.lanes.set_density(density)
        assert under(view, y) == before


def test_the_lane_under_the_pointer_stays_there_while_zooming(view: TimelineView) -> None:
    """The wheel keeps the lane as it keeps the time, as far as the list can be scrolled."""
    view.resize(1000, 300)
    middle = day_first_ms(day_of(2018, 11, 1))
    half = 400 * 86_400_000
    view.camera.show(TimeRange(middle - half, middle + half), is_animated=False)
    bar = view.verticalScrollBar()
    assert view.scene is not None
    bar.setValue(bar.maximum() // 2)
    y = 180
    before = under(view, y)
    assert before
    for turns in (1, 1, -1, 1, -1, -1):
        wheel(view, QPoint(500, y), turns)
        assert under(view, y) == before or bar.value() in (0, bar.maximum())


def test_pages_and_turns_of_the_wheel_glide_and_add_up(view: TimelineView, qtbot: QtBot) -> None:
    """Two in a row lead as far as two apart, and never beyond the end."""
    view.camera.is_animated = True
    view.resize(1000, 160)
    assert view.scene is not None
    bar = view.verticalScrollBar()
    assert bar.maximum() > 2 * LANE_WHEEL_PX
    wheel(view, QPoint(50, 120), -1)
    wheel(view, QPoint(50, 120), -1)
    qtbot.wait_until(lambda: bar.value() == 2 * LANE_WHEEL_PX)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    qtbot.wait_until(lambda: bar.value() == round(max(0.0, 2 * LANE_WHEEL_PX - 0.9 * bar.pageStep())))
    for _ in range(6):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.wait_until(lambda: bar.value() == bar.maximum())


def test_zooming_by_keys_keeps_the_lane_of_the_selected_mark(
    view: TimelineView, talks: Path, qtbot: QtBot
) -> None:
    """Wherever the pointer lies, one looks at what is selected."""
    view.resize(1000, 300)
    record = id_of(talks, "Step by step")
    view.select((record,))
    view.revealing.reveal(record)
    scene = view.scene
    assert scene is not None
    box = scene.box_of(record)
    assert box is not None
    before = under(view, round(box.y))
    bar = view.verticalScrollBar()
    for key in (Qt.Key.Key_W, Qt.Key.Key_W, Qt.Key.Key_S, Qt.Key.Key_S):
        qtbot.keyClick(view, key)
        assert under(view, round(box.y)) == before or bar.value() in (0, bar.maximum())


def test_the_menu_key_and_the_right_button_ask_for_a_lanes_menu(view: TimelineView, qtbot: QtBot) -> None:
    """Over a header it is the menu of that lane."""
    where = header_of(view, "Southland")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, view.viewport().mapToGlobal(where))
    with qtbot.wait_signal(view.lane_menu_requested) as asked:
        QApplication.sendEvent(view.viewport(), event)
    assert asked.args is not None
    assert asked.args[0] == key_of(view, "Southland")


def test_below_the_names_there_is_no_day_to_add_on(view: TimelineView, qtbot: QtBot) -> None:
    """The menu of the empty end of the names' column is that of the lanes, not of a date beside the view."""
    where = QPoint(40, view.viewport().height() - 8)
    assert view.hit(where) is None
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, view.viewport().mapToGlobal(where))
    with (
        qtbot.assert_not_emitted(view.menu_requested),
        qtbot.wait_signal(view.lane_menu_requested) as asked,
    ):
        QApplication.sendEvent(view.viewport(), event)
    assert asked.args == [None, view.viewport().mapToGlobal(where)]


def test_sorting_begins_at_the_first_lane(view: TimelineView) -> None:
    """Another order is read from its top."""
    view.resize(1000, 220)
    assert view.scene is not None
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    view.lanes.sort_by(LaneSort.NAME)
    assert shown(view)[0] == "Ada Miller"
    assert bar.value() == 0


def test_hiding_all_that_is_below_scrolls_back(view: TimelineView) -> None:
    """What is drawn fits the scroll bar at once."""
    view.resize(1000, 220)
    assert view.scene is not None
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert view.scene is not None
    view.lanes.show_only(frozenset({key_of(view, "Southland")}))
    assert shown(view) == ["Southland"]
    scene = view.scene
    assert scene is not None
    assert scene.lanes[0].y == AXIS_PX - bar.value()


def test_scrolling_moves_all_lanes_by_as_much(view: TimelineView) -> None:
    """From an end that was jumped to, each step up shows the lanes on the screen lower by that step."""
    assert view.content is not None
    index = lanes_of(200)
    many = replace(view.content, columns=index.columns, lanes=index, whole=index, extent=index.extent())
    view.set_content(many)
    view.camera.show(view.camera.whole(), is_animated=False)
    assert view.scene is not None
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert view.scene is not None
    for _ in range(25):
        before = {lane.key: lane.y for lane in view.scene.lanes}
        view.scrolling.by(-40)
        assert view.scene is not None
        both = [(before[lane.key], lane.y) for lane in view.scene.lanes if before.get(lane.key, 0) > AXIS_PX]
        assert both
        assert [round(now - was) for was, now in both] == [40] * len(both)
