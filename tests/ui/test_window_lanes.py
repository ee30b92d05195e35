"""The lanes of the window: the panel, the menus, the counts, the way back, and what is remembered."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from explorer.edit import add_act, add_agreement
from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.model.drafts import ActDraft, AgreementDraft
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.scene.density import Density
from explorer.scene.lane_choice import LaneChoice, LaneSort
from explorer.scene.lanes import LanesBy
from explorer.store.store import Store
from explorer.ui.filter_words import KINDS
from explorer.ui.lane_list import LaneDelegate, LaneEntry, LaneListModel
from explorer.ui.lanes_popup import LanesPopup
from explorer.ui.main_window import MainWindow
from explorer.ui.preferences import Preferences
from explorer.ui.timeline_motion import TimeRange
from tests.ui.conftest import OpenWindow, id_of
from tests.ui.driving import CONTROL, LEFT, SHIFT, lane_names, press

ACTORS = ["Northland", "Southland", "Ada Miller", "Events"]


@pytest.fixture
def window(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> MainWindow:
    """The window on the story, its lanes by actor."""
    made = open_window(talks)
    by_actor(made, qtbot)
    return made


def by_actor(window: MainWindow, qtbot: QtBot) -> None:
    """Let lanes go by actor."""
    press(qtbot, window, Qt.Key.Key_2, CONTROL | Qt.KeyboardModifier.AltModifier)
    qtbot.wait_until(lambda: window.timeline.lanes.lanes_by is LanesBy.ACTOR)


def open_panel(window: MainWindow, qtbot: QtBot) -> LanesPopup:
    """Open the panel by its key."""
    press(qtbot, window, Qt.Key.Key_L, CONTROL | SHIFT)
    panel = window.toolbar.lanes_popup
    qtbot.wait_until(panel.isVisible)
    return panel


def listed(panel: LanesPopup) -> list[str]:
    """The names in the panel's list."""
    model = panel.names.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def checked(panel: LanesPopup) -> list[str]:
    """Those of them that have a check mark."""
    model = panel.names.model()
    role = Qt.ItemDataRole.CheckStateRole
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [index.data() for index in rows if index.data(role) == Qt.CheckState.Checked]


def button(panel: LanesPopup, words: str) -> QPoint:
    """Where the button of these words lies in the panel."""
    from PySide6.QtWidgets import QPushButton

    # the last one: “None” is a grouping too, further up
    found = [one for one in panel.findChildren(QPushButton) if one.text() == words and one.isVisible()][-1]
    return found.mapTo(panel, QRect(QPoint(), found.size()).center())


def click(qtbot: QtBot, panel: LanesPopup, words: str) -> None:
    """Click a button or segment of the panel."""
    where = button(panel, words)
    child = panel.childAt(where)
    assert child is not None
    qtbot.mouseClick(child, LEFT)


def test_lanes_are_picked_by_keyboard_alone(window: MainWindow, qtbot: QtBot) -> None:
    """Open the panel, type a part of a name, Enter hides it; Down and Space go through the list."""
    panel = open_panel(window, qtbot)
    assert panel.finder.hasFocus()
    assert listed(panel) == checked(panel) == ACTORS
    qtbot.keyClicks(panel.finder, "LAND")
    assert listed(panel) == ["Northland", "Southland"]
    qtbot.keyClick(panel.finder, Qt.Key.Key_Return)
    assert lane_names(window) == ["Southland", "Ada Miller", "Events"]
    qtbot.keyClick(panel.finder, Qt.Key.Key_Down)
    assert panel.names.hasFocus()
    qtbot.keyClick(panel.names, Qt.Key.Key_Space)
    assert lane_names(window) == ACTORS
    qtbot.keyClick(panel.names, Qt.Key.Key_Up)
    assert panel.finder.hasFocus()
    assert panel.told == "4 of 4 lanes shown"
    qtbot.keyClick(panel.finder, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_lanes_are_picked_by_mouse_alone(window: MainWindow, qtbot: QtBot) -> None:
    """A click on a row hides or shows it; None and All do so with all that are listed."""
    qtbot.mouseClick(window.toolbar.lanes, LEFT)
    panel = window.toolbar.lanes_popup
    qtbot.wait_until(panel.isVisible)
    index = panel.names.model().index(1, 0)
    qtbot.mouseClick(panel.names.viewport(), LEFT, pos=panel.names.visualRect(index).center())
    assert checked(panel) == lane_names(window) == ["Northland", "Ada Miller", "Events"]
    click(qtbot, panel, "None")
    assert lane_names(window) == []
    assert panel.told == "0 of 4 lanes shown"
    qtbot.keyClicks(panel.finder, "ada")
    click(qtbot, panel, "All")
    assert lane_names(window) == ["Ada Miller"]
    panel.close()


def test_names_are_picked_one_after_the_other(window: MainWindow, qtbot: QtBot) -> None:
    """None, then a name and Enter, again and again; the list can be narrowed to what has been picked."""
    panel = open_panel(window, qtbot)
    click(qtbot, panel, "None")
    for name in ("north", "ada"):
        qtbot.keyClicks(panel.finder, name)
        qtbot.keyClick(panel.finder, Qt.Key.Key_Return)
    assert lane_names(window) == ["Northland", "Ada Miller"]
    panel.finder.clear()
    qtbot.mouseClick(panel.only_shown, LEFT, pos=QPoint(8, panel.only_shown.height() // 2))
    assert listed(panel) == ["Northland", "Ada Miller"]
    panel.close()


def test_only_lanes_with_a_record_in_view_are_kept(window: MainWindow, qtbot: QtBot) -> None:
    """“In view” goes by the range that is seen, and leaves what is not listed alone."""
    from explorer.model.calendar import day_first_ms, day_of
    from explorer.ui.timeline_motion import TimeRange

    shown = TimeRange(day_first_ms(day_of(2019, 1, 30)), day_first_ms(day_of(2019, 2, 22)))
    window.timeline.camera.show(shown, is_animated=False)
    panel = open_panel(window, qtbot)
    click(qtbot, panel, "In view")
    assert checked(panel) == ["Northland", "Ada Miller", "Events"]
    panel.close()


def test_order_density_and_grouping_are_chosen_in_the_panel(window: MainWindow, qtbot: QtBot) -> None:
    """Each choice is seen at once, in timeline, menus and panel, while the panel stays."""
    panel = open_panel(window, qtbot)
    click(qtbot, panel, "Name")
    assert lane_names(window) == ["Ada Miller", "Northland", "Southland", "Events"]
    assert listed(panel) == lane_names(window)
    click(qtbot, panel, "Most records")
    assert lane_names(window)[0] == "Northland"
    click(qtbot, panel, "Roomy")
    assert window.timeline.density is Density.ROOMY
    assert window.actions_.densities[Density.ROOMY].isChecked()
    click(qtbot, panel, "Agreement")
    qtbot.wait_until(lambda: listed(panel) == ["River", "Events", "Statements"])
    assert window.toolbar.lanes.value == "Agreement"
    click(qtbot, panel, "Unfold all")
    assert window.timeline.scene is not None
    assert window.timeline.scene.lanes[0].is_unfolded
    click(qtbot, panel, "Fold all")
    assert not window.timeline.scene.lanes[0].is_unfolded
    assert panel.isVisible()
    panel.close()


def test_density_is_chosen_for_each_grouping(window: MainWindow, qtbot: QtBot) -> None:
    """Actors may stand closer than agreements."""
    window.actions_.densities[Density.COMPACT].trigger()
    window.actions_.lanes[LanesBy.AGREEMENT].trigger()
    qtbot.wait_until(lambda: window.timeline.lanes.lanes_by is LanesBy.AGREEMENT)
    window.actions_.densities[Density.ROOMY].trigger()
    by_actor(window, qtbot)
    assert window.timeline.density is Density.COMPACT
    qtbot.wait_until(window.actions_.densities[Density.COMPACT].isChecked)


def test_menus_offer_what_can_be_done(window: MainWindow, qtbot: QtBot) -> None:
    """Without hidden lanes there are none to show; agreements unfold into parties, actors into kinds."""
    act = window.actions_
    assert not act.show_all_lanes.isEnabled()
    assert act.parties.isEnabled()
    assert act.parties.text() == "Show or hide all &kinds"
    window.timeline.lanes.hide(window.timeline.lanes.keys[0])
    assert act.show_all_lanes.isEnabled()
    act.show_all_lanes.trigger()
    assert not act.show_all_lanes.isEnabled()
    act.lanes[LanesBy.KIND].trigger()
    qtbot.wait_until(lambda: not act.parties.isEnabled())
    act.lanes[LanesBy.AGREEMENT].trigger()
    qtbot.wait_until(act.parties.isEnabled)
    assert act.parties.text() == "Show or hide all &parties"


def test_an_actors_lane_opens_into_its_kinds(window: MainWindow, qtbot: QtBot) -> None:
    """Its arrow, or P, gives each kind a lane beneath an actor, and takes them away; all keep their count."""
    view = window.timeline
    shown = window.status.text

    def parts() -> list[str]:
        assert view.scene is not None
        return [lane.name for lane in view.scene.lanes if lane.key < -3]

    north = next(key for key in view.lanes.keys if view.lanes.name_of(key) == "Northland")
    assert view.scene is not None
    lane = view.scene.lane(north)
    assert lane is not None
    count = lane.count
    at = QPoint(8, round(lane.y) + 16)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)  # its arrow
    qtbot.wait_until(lambda: parts() == ["Events", "Acts"])
    assert window.status.text == shown
    lane = view.scene.lane(north)
    assert lane is not None
    assert lane.count == count == sum(one.count for one in view.scene.lanes if one.key < -3)
    record = next(mark.record for mark in view.scene.marks if mark.lane < -3)
    view.select((record,), tell=True)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_P)
    qtbot.wait_until(lambda: not parts())
    qtbot.keyClick(view, Qt.Key.Key_P)
    qtbot.wait_until(lambda: parts() == ["Events", "Acts"])
    view.lanes.hide(north)
    qtbot.wait_until(lambda: not parts())
    assert view.lanes.hidden_count == 1
    view.lanes.show_all()
    qtbot.wait_until(lambda: parts() == ["Events", "Acts"])
    window.actions_.parties.trigger()
    qtbot.wait_until(lambda: not parts())


def test_the_status_line_and_the_browser_count_the_same_records(window: MainWindow, qtbot: QtBot) -> None:
    """Those shown and those in hidden lanes are together what the browser counts by kind, at any range."""
    view = window.timeline
    view.lanes.hide(view.lanes.keys[2])
    last_of_day = day_last_ms(day_of(2019, 2, 21))  # a statement only touches this edge

    def counts() -> tuple[int, int]:
        told = map(int, re.findall(r"(\d+) (?:of 10|more in)", window.status.text))
        return sum(told), sum(int(window.browser.kinds.count_text(kind)) for kind, _ in KINDS)

    for first_ms, count in ((last_of_day, 2), (day_first_ms(day_of(2018, 1, 1)), 10)):
        view.camera.show(TimeRange(first_ms, day_first_ms(day_of(2020, 1, 1))), is_animated=False)
        qtbot.wait_until(lambda wanted=count: counts() == (wanted, wanted))  # type: ignore[misc]  # the count of this turn
    qtbot.wait_until(lambda: "8 of 10 shown · 2 more in 1 lane hidden" in window.status.text)
    assert counts() == (10, 10)
    label = window.status.words[1]
    assert "in view" in label.toolTip()
    assert "hidden lanes" in label.toolTip()


def test_the_status_line_counts_what_stands_in_lanes_that_are_shown(window: MainWindow, qtbot: QtBot) -> None:
    """Records in hidden lanes alone are not among those shown, and hidden lanes are told."""
    assert "10 of 10 shown" in window.status.text
    assert "hidden" not in window.status.text
    ada = window.timeline.lanes.keys[2]
    window.timeline.lanes.hide(ada)
    qtbot.wait_until(lambda: "8 of 10 shown · 2 more in 1 lane hidden" in window.status.text)
    window.timeline.lanes.hide(window.timeline.lanes.keys[0])
    # of Northland's records those with Southland are still in a lane
    qtbot.wait_until(lambda: "4 of 10 shown · 6 more in 2 lanes hidden" in window.status.text)
    press(qtbot, window, Qt.Key.Key_H, CONTROL | SHIFT)
    qtbot.wait_until(lambda: "10 of 10 shown" in window.status.text)
    assert "hidden" not in window.status.text


def test_back_and_forward_lead_through_lanes_too(window: MainWindow) -> None:
    """What was hidden or moved is taken back like any other way of looking."""
    window.navigation.visit()
    lanes = window.timeline.lanes
    lanes.hide(lanes.keys[0])
    lanes.sort_by(LaneSort.NAME)
    assert lane_names(window) == ["Ada Miller", "Southland", "Events"]
    window.navigation.visit()
    window.actions_.back.trigger()
    assert lane_names(window) == ACTORS
    window.actions_.forward.trigger()
    assert lane_names(window) == ["Ada Miller", "Southland", "Events"]


def test_lanes_are_remembered_for_each_database_and_grouping(
    open_window: OpenWindow, window: MainWindow, talks: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """At the next start they stand as they were left; another database has its own."""
    lanes = window.timeline.lanes
    lanes.hide(lanes.keys[1])
    lanes.move_to_top(lanes.keys[1])
    assert lane_names(window) == ["Ada Miller", "Northland", "Events"]
    window.timeline.names_width_chosen.emit(199.0)
    window.close()
    other = tmp_path / "other.db"
    other.write_bytes(talks.read_bytes())
    second = open_window(other)
    by_actor(second, qtbot)
    assert lane_names(second) == ACTORS
    second.close()
    third = open_window(talks)
    qtbot.wait_until(lambda: third.timeline.lanes.lanes_by is LanesBy.ACTOR)
    assert lane_names(third) == ["Ada Miller", "Northland", "Events"]
    assert third.timeline.header_px == 199.0
    third.actions_.lanes[LanesBy.AGREEMENT].trigger()
    qtbot.wait_until(lambda: lane_names(third) == ["River", "Events", "Statements"])


def test_settings_by_a_strangers_hand_hide_nothing(
    open_window: OpenWindow, preferences: Preferences, talks: Path
) -> None:
    """What can't be read is as if it were not there."""
    preferences.set_lanes(talks, "agreement", '{"sort": "name", "hidden": "everything"}')
    preferences._settings.setValue("names_width", "wide")
    window = open_window(talks)
    assert window.timeline.lanes.choice == LaneChoice()
    assert lane_names(window) == ["River", "Events", "Statements"]


def test_an_agreement_added_later_is_shown(open_window: OpenWindow, talks: Path) -> None:
    """“Show only this lane” is about those that there are: nothing new vanishes unsaid."""
    window = open_window(talks)
    lanes = window.timeline.lanes
    lanes.show_only(frozenset({lanes.keys[0]}))
    assert lane_names(window) == ["River"]
    window.close()
    with Store.open(talks) as store:
        add_agreement(store, AgreementDraft("Bridge Accord"))
        add_act(store, ActDraft("Bridge Accord", "signed", read_when("3 Mar 2019")))
    again = open_window(talks)
    assert lane_names(again) == ["River", "Bridge Accord"]


def test_a_search_for_a_hidden_record_changes_no_choice(window: MainWindow, talks: Path) -> None:
    """Its lane is shown as long as it is selected, and gone with the selection; back brings both back."""
    lanes = window.timeline.lanes
    lanes.hide(lanes.keys[2])
    chosen = lanes.choice
    window.navigation.show_record(id_of(talks, "Step by step"))
    assert "Ada Miller" in lane_names(window)
    window.navigation.show_record(id_of(talks, "First meeting"))
    assert "Ada Miller" not in lane_names(window)
    window.navigation.go_back()
    assert window.timeline.selected == (id_of(talks, "Step by step"),)
    assert "Ada Miller" in lane_names(window)
    assert lanes.choice == chosen


def test_the_pane_of_an_actor_needs_no_lane(window: MainWindow, qtbot: QtBot) -> None:
    """Whoever looks one up by search reads its pane; lanes that were picked stay as they were."""
    lanes = window.timeline.lanes
    ada = lanes.keys[2]
    lanes.hide(ada)
    window.navigation.show_record(RecordId(ada))
    qtbot.wait_until(lambda: window.panes.tabs.tabText(0) == "Ada Miller")
    assert "Ada Miller" not in lane_names(window)


def test_a_hidden_lane_comes_back_by_the_message(window: MainWindow, qtbot: QtBot) -> None:
    """The message that it is hidden has a button that shows it again."""
    lanes = window.timeline.lanes
    lanes.hide(lanes.keys[2])
    assert window.notice.text == "Ada Miller is hidden."
    assert window.notice.button.text() == "Show again"
    qtbot.mouseClick(window.notice.button, LEFT)
    assert lane_names(window) == ACTORS


def test_a_lane_shown_for_the_selection_is_kept_by_its_menu(
    window: MainWindow, talks: Path, qtbot: QtBot
) -> None:
    """“Keep this lane” is offered for such a lane alone."""

    def words_of_menu(name: str) -> dict[str, QAction]:
        scene = window.timeline.scene
        assert scene is not None
        lane = next(lane for lane in scene.lanes if lane.name == name)
        window.timeline.lane_menu_requested.emit(lane.key, window.mapToGlobal(QPoint(300, 200)))
        qtbot.wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return {one.text().split("\t")[0].replace("&", ""): one for one in menu.actions()}

    def close_menu() -> None:
        menu = QApplication.activePopupWidget()
        assert menu is not None
        menu.close()

    lanes = window.timeline.lanes
    lanes.hide(lanes.keys[2])
    window.navigation.show_record(id_of(talks, "Step by step"))
    assert "Keep this lane" not in words_of_menu("Northland")
    close_menu()
    words_of_menu("Ada Miller")["Keep this lane"].trigger()
    close_menu()
    window.timeline.select(())
    assert lane_names(window) == ACTORS


def test_what_stands_out_in_hidden_lanes_alone_is_said(window: MainWindow, qtbot: QtBot) -> None:
    """Choosing a name whose records are hidden does not claim that there are none."""
    lanes = window.timeline.lanes
    ada = lanes.keys[2]
    lanes.hide(ada)
    window.navigation.focus_on(RecordId(ada))
    expected = "2 records stand in hidden lanes: Ctrl+Shift+H shows all lanes."
    qtbot.wait_until(lambda: window.notice.text == expected)


def test_a_lanes_menu_hides_it_moves_it_and_shows_it_alone(window: MainWindow, qtbot: QtBot) -> None:
    """Each entry does what it says; what can't be done is grey."""

    def entry(words: str) -> QAction:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return next(one for one in menu.actions() if one.text().replace("&", "").startswith(words))

    def open_menu(name: str) -> None:
        scene = window.timeline.scene
        assert scene is not None
        lane = next(lane for lane in scene.lanes if lane.name == name)
        window.timeline.lane_menu_requested.emit(lane.key, window.mapToGlobal(QPoint(300, 200)))
        qtbot.wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))

    def choose(words: str) -> None:
        menu = QApplication.activePopupWidget()
        entry(words).trigger()
        assert menu is not None
        menu.close()

    open_menu("Northland")
    assert not entry("Move up").isEnabled()
    assert not entry("Show all lanes").isEnabled()
    choose("Move down")
    assert lane_names(window) == ["Southland", "Northland", "Ada Miller", "Events"]
    open_menu("Events")
    choose("Move to the top")
    assert lane_names(window)[0] == "Events"
    open_menu("Events")
    choose("Hide this lane")
    open_menu("Ada Miller")
    choose("Show only this lane")
    assert lane_names(window) == ["Ada Miller"]
    open_menu("Ada Miller")
    choose("Show all hidden (3)")
    assert lane_names(window) == ["Events", "Southland", "Northland", "Ada Miller"]
    open_menu("Ada Miller")
    choose("Open its pane")
    qtbot.wait_until(lambda: window.panes.tabs.tabText(0) == "Ada Miller")


@pytest.mark.parametrize("sort", LaneSort)
def test_a_picture_has_the_lanes_that_are_seen_in_their_order(
    window: MainWindow, qtbot: QtBot, sort: LaneSort
) -> None:
    """Whatever puts them in order, and although a picture counts the records of its range alone."""
    from explorer.model.calendar import day_first_ms, day_of
    from explorer.ui.timeline_motion import TimeRange

    shown = TimeRange(day_first_ms(day_of(2018, 5, 1)), day_first_ms(day_of(2019, 2, 25)))
    window.timeline.camera.show(shown, is_animated=False)
    lanes = window.timeline.lanes
    lanes.hide(lanes.keys[1])
    lanes.sort_by(sort)
    press(qtbot, window, Qt.Key.Key_E)
    qtbot.wait_until(lambda: window.exporting.dialog is not None)
    dialog = window.exporting.dialog
    assert dialog is not None
    qtbot.wait_until(lambda: dialog.picture is not None)
    picture = dialog.picture
    assert picture is not None
    assert [lane.name for lane in picture.timeline.scene.lanes] == lane_names(window)
    dialog.reject()


def test_the_row_of_hidden_lanes_opens_the_panel(window: MainWindow, qtbot: QtBot) -> None:
    """Who wonders what is hidden finds it listed without a check mark."""
    lanes = window.timeline.lanes
    lanes.hide(lanes.keys[0])
    scene = window.timeline.scene
    assert scene is not None
    row = next(hit for hit in scene.hits if hit.kind == "hidden_lanes")
    qtbot.mouseClick(window.timeline.viewport(), LEFT, pos=QPoint(20, round(row.box.y + 14)))
    panel = window.toolbar.lanes_popup
    qtbot.wait_until(panel.isVisible)
    assert checked(panel) == ACTORS[1:]
    panel.close()


def test_the_panel_paints_what_is_seen_of_three_thousand_lanes(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long list costs as much as its visible part, and is narrowed as one types."""
    panel = window.toolbar.lanes_popup
    entries = [LaneEntry(number, f"Actor {number}", count=number) for number in range(1, 3001)]
    model = panel.names.model()
    assert isinstance(model, LaneListModel)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, window)
    painted: list[object] = []
    monkeypatch.setattr(LaneDelegate, "paint", lambda _self, _painter, _option, index: painted.append(index))
    panel.open_below(window.toolbar.lanes)
    panel.show_entries(entries, frozenset({7}))
    painted.clear()
    panel.names.grab()
    assert 0 < len(painted) <= 30
    assert panel.told == "2,999 of 3,000 lanes shown"
    qtbot.keyClicks(panel.finder, "actor 299")
    assert len(listed(panel)) == 11
    panel.close()
