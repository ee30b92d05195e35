"""The menu of a lane's header: open its pane, unfold, move and hide it, and show what is hidden again."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from explorer.model.ids import RecordId
from explorer.ui.timeline_view import TimelineView


def lane_menu(
    parent: QWidget,
    view: TimelineView,
    key: int | None,
    *,
    open_pane: Callable[[RecordId], None],
    choose: Callable[[], None],
) -> QMenu:
    """Make the menu of the lane `key`, or, without it, of the lanes."""
    lanes = view.lanes
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def add(words: str, deed: Callable[[], object], keys: str = "", *, is_possible: bool = True) -> None:
        action = menu.addAction(f"{words}\t{keys}" if keys else words)
        action.setEnabled(is_possible)
        action.triggered.connect(lambda _checked=False: deed())

    if key is not None:
        if key > 0:
            add("&Open its pane", lambda: open_pane(RecordId(key)))
        if lanes.can_unfold(key):
            is_unfolded = key in lanes.choice.unfolded
            add(
                "&Fold" if is_unfolded else f"Un&fold its {lanes.parts_word}",
                lambda: lanes.toggle_fold(key),
                "P",
            )
        if key > 0:
            menu.addSeparator()
        is_first = not lanes.can_move(key, -1)
        add("Move &up", lambda: lanes.move_by(key, -1), "Ctrl+Shift+↑", is_possible=not is_first)
        add(
            "Move &down",
            lambda: lanes.move_by(key, 1),
            "Ctrl+Shift+↓",
            is_possible=lanes.can_move(key, 1),
        )
        add("Move to the &top", lambda: lanes.move_to_top(key), "Ctrl+Shift+Home", is_possible=not is_first)
        menu.addSeparator()
        if key in lanes.guests:
            add("&Keep this lane", lambda: lanes.show(key))
        add("&Hide this lane", lambda: lanes.hide(key), "H", is_possible=bool(key))
        is_alone = len(lanes.keys) == 1
        add("Show o&nly this lane", lambda: lanes.show_only(frozenset({key})), is_possible=not is_alone)
    count = lanes.hidden_count
    words = "Show &all lanes" if not count else f"Show &all hidden ({count:,})"
    add(words, lanes.show_all, is_possible=count > 0)
    menu.addSeparator()
    add("&Choose lanes…", choose, "Ctrl+Shift+L")
    return menu
