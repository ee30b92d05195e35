"""Links on the timeline: drawn by dragging, shown for the selection, all or none, told under the pointer."""

import contextlib
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from explorer.model.ids import RecordId
from explorer.render.fonts import QtMeasure
from explorer.scene.link_arcs import LinksShown, centre_of
from explorer.scene.primitives import Path as Curve
from explorer.scene.selection import knob_of
from explorer.store.queries.details import links_of
from explorer.store.store import Store
from explorer.ui.link_popup import LinkPopup
from explorer.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow, id_of
from tests.ui.driving import CONTROL, LEFT, press

NO_KEYS = Qt.KeyboardModifier.NoModifier


def mark_at(window: MainWindow, record: RecordId) -> QPoint:
    scene = window.timeline.scene
    assert scene is not None
    x, y = centre_of(scene.marks_of(record)[0])
    return QPoint(round(x), round(y))


def handle_at(window: MainWindow, record: RecordId) -> QPoint:
    scene = window.timeline.scene
    assert scene is not None
    titles = {int(record): window.timeline.title_of(record)}
    knob = knob_of(scene, QtMeasure(), scene.marks_of(record)[0], titles)
    assert knob is not None
    return QPoint(round(knob.x + knob.width / 2), round(knob.y + knob.height / 2))


def drag(
    qtbot: QtBot, window: MainWindow, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO_KEYS
) -> None:
    viewport = window.timeline.viewport()
    qtbot.mousePress(viewport, LEFT, keys, start)
    qtbot.mouseMove(viewport, (start + end) / 2)
    qtbot.mouseMove(viewport, end)
    assert window.timeline.band
    qtbot.mouseRelease(viewport, LEFT, keys, end)


def popup_of(qtbot: QtBot, window: MainWindow) -> LinkPopup:
    qtbot.wait_until(lambda: window.links.popup is not None and window.links.popup.isVisible())
    popup = window.links.popup
    assert popup is not None
    return popup


def links(path: Path, record: RecordId) -> list[tuple[str, str, str]]:
    with Store.open(path, read_only=True) as store:
        return [(one.from_record.name, one.relation, one.to_record.name) for one in links_of(store, record)]


def test_a_link_is_drawn_from_the_handle_to_another_mark(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Dropped on a mark, the handle asks for the relation; chosen and confirmed, the link is there, and
    one step takes it back."""
    window = open_window(talks)
    first, second = id_of(talks, "First meeting"), id_of(talks, "Third meeting")
    window.timeline.select((first,), tell=True)
    drag(qtbot, window, handle_at(window, first), mark_at(window, second))
    popup = popup_of(qtbot, window)
    popup.form.relation.set_word("leads to")
    qtbot.mouseClick(popup.add_button, LEFT)
    qtbot.wait_until(lambda: window.links.popup is None)
    assert links(talks, first) == [("First meeting", "leads to", "Third meeting")]
    press(qtbot, window, Qt.Key.Key_Z)
    qtbot.wait_until(lambda: links(talks, first) == [])


def test_ctrl_and_a_drag_from_a_mark_draw_a_link_and_not_an_interval(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """With Ctrl a drag from a mark draws a link; no editor for an interval opens."""
    window = open_window(talks)
    first, second = id_of(talks, "First meeting"), id_of(talks, "Third meeting")
    drag(qtbot, window, mark_at(window, first), mark_at(window, second), CONTROL)
    assert popup_of(qtbot, window).ends == (first, second)
    assert window.editing.dialog is None
    qtbot.keyClick(popup_of(qtbot, window), Qt.Key.Key_Escape)
    qtbot.wait_until(lambda: window.links.popup is None)
    assert links(talks, first) == []


def test_a_link_without_a_relation_is_not_added(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """What is missing is said beside its field, and the form stays."""
    window = open_window(talks)
    first, second = id_of(talks, "First meeting"), id_of(talks, "Third meeting")
    drag(qtbot, window, mark_at(window, first), mark_at(window, second), CONTROL)
    popup = popup_of(qtbot, window)
    qtbot.mouseClick(popup.add_button, LEFT)
    assert popup.form.error_of("relation") == "Say how the one bears on the other."


def test_a_link_dropped_beside_every_mark_says_so(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Nothing is asked, and the window tells where to drop it."""
    window = open_window(talks)
    first = id_of(talks, "First meeting")
    start = mark_at(window, first)
    drag(qtbot, window, start, QPoint(start.x() + 60, window.timeline.viewport().height() - 4), CONTROL)
    assert "drop it on another mark" in window.notice.text
    assert window.links.popup is None


def test_esc_gives_a_link_up_while_it_is_drawn(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """The arc goes, and letting go of the button does nothing."""
    window = open_window(talks)
    first, second = id_of(talks, "First meeting"), id_of(talks, "Third meeting")
    viewport = window.timeline.viewport()
    qtbot.mousePress(viewport, LEFT, CONTROL, mark_at(window, first))
    qtbot.mouseMove(viewport, mark_at(window, second))
    assert window.timeline.gestures.links.origin == first
    qtbot.keyClick(window.timeline, Qt.Key.Key_Escape)
    assert window.timeline.gestures.links.origin is None
    assert not window.timeline.band
    qtbot.mouseRelease(viewport, LEFT, CONTROL, mark_at(window, second))
    assert window.links.popup is None


def drawn(window: MainWindow) -> list[Curve]:
    view = window.timeline
    assert view.scene is not None
    return [one for one in view.overlay.primitives(view.scene, None) if isinstance(one, Curve)]


def test_all_links_in_view_are_drawn_or_none(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """With nothing chosen the menu's choice draws all of them; with none, a selected record has no arc."""
    window = open_window(talks)
    assert not drawn(window)
    window.actions_.links_shown[LinksShown.ALL].trigger()
    qtbot.wait_until(lambda: bool(drawn(window)))
    window.actions_.links_shown[LinksShown.NONE].trigger()
    window.navigation.show_record(id_of(talks, "All at once"))
    qtbot.wait_until(lambda: len(window.timeline.links) == 1)
    assert not drawn(window)


@pytest.mark.parametrize("shown", [LinksShown.SELECTION, LinksShown.ALL])
def test_an_arc_follows_every_change_of_its_link(
    open_window: OpenWindow, talks: Path, qtbot: QtBot, shown: LinksShown
) -> None:
    """Undo takes the arc away with the link, redo brings it back, and so does what another program does."""
    window = open_window(talks)
    window.actions_.links_shown[shown].trigger()
    first, second = id_of(talks, "First meeting"), id_of(talks, "Third meeting")
    window.timeline.select((first,), tell=True)
    if shown is LinksShown.ALL:
        qtbot.wait_until(lambda: bool(drawn(window)))
    before = len(drawn(window))
    drag(qtbot, window, mark_at(window, first), mark_at(window, second), CONTROL)
    popup = popup_of(qtbot, window)
    popup.form.relation.set_word("responds to")
    qtbot.mouseClick(popup.add_button, LEFT)
    qtbot.wait_until(lambda: len(drawn(window)) > before)
    press(qtbot, window, Qt.Key.Key_Z)
    qtbot.wait_until(lambda: len(drawn(window)) == before)
    qtbot.wait_until(window.actions_.redo.isEnabled)
    press(qtbot, window, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.wait_until(lambda: len(drawn(window)) > before)
    with contextlib.closing(sqlite3.connect(talks)) as other, other:
        other.execute("delete from links where from_record = ? and to_record = ?", (first, second))
    qtbot.wait_until(lambda: len(drawn(window)) == before)


def test_which_links_are_drawn_is_remembered(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """The next window on the same machine begins with the choice of the last."""
    window = open_window(talks)
    window.actions_.links_shown[LinksShown.ALL].trigger()
    window.close()
    again = open_window(talks)
    assert again.actions_.links_shown[LinksShown.ALL].isChecked()
    qtbot.wait_until(lambda: bool(drawn(again)))


def test_the_pointer_on_an_arc_tells_the_link_as_a_sentence(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Its card names both statements and the relation; a click opens the link's own pane."""
    window = open_window(talks)
    window.navigation.show_record(id_of(talks, "All at once"))
    qtbot.wait_until(lambda: bool(drawn(window)))
    window.timeline.viewport().grab()
    view = window.timeline
    spots = [
        QPoint(round(x), round(y))
        for one in drawn(window)
        for x, y in ((one.points[0] + 3 * one.points[1] + 3 * one.points[2] + one.points[3]) / 8,)
    ]
    spot = next(spot for spot in spots if view.hit(spot) is None)
    qtbot.mouseMove(view.viewport(), spot)
    qtbot.wait_until(lambda: window.card.isVisible())
    assert window.card.text.startswith("“All at once” reverses “Step by step”")
    qtbot.mouseClick(view.viewport(), LEFT, NO_KEYS, spot)
    with Store.open(talks, read_only=True) as store:
        link = links_of(store, id_of(talks, "All at once"))[0].id
    qtbot.wait_until(lambda: window.panes.current_record == link)


def test_a_picture_has_the_links_where_all_are_drawn(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """The same choice shapes the exported picture: with all links it has arcs, else it has none."""
    window = open_window(talks)
    for shown, has_links in ((LinksShown.SELECTION, False), (LinksShown.ALL, True)):
        window.actions_.links_shown[shown].trigger()
        window.actions_.export.trigger()
        qtbot.wait_until(lambda: window.exporting.dialog is not None)
        dialog = window.exporting.dialog
        assert dialog is not None
        qtbot.wait_until(lambda dialog=dialog: dialog.picture is not None)
        assert any(isinstance(one, Curve) for one in dialog.picture.timeline.scene.primitives) is has_links
        dialog.reject()
        qtbot.wait_until(lambda: window.exporting.dialog is None)
