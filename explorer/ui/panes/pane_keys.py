"""The keys of the panes, wherever in them the keyboard is; what they do is the area's."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from explorer.ui.panes.pane_deeds import KEYS, Deed


def bind_keys(
    area: QWidget,
    do_in_front: Callable[[Deed], None],
    step_tab: Callable[[int], None],
    to_other_column: Callable[[], None],
) -> None:
    """Bind the keys of what is done to the pane in front, of the tabs, and of the other column."""

    def bind(keys: str, deed: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), area)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)

    for deed in (Deed.PIN, Deed.BESIDE, Deed.WINDOW, Deed.CLOSE):
        bind(KEYS[deed], partial(do_in_front, deed))
    for keys, step in (("Ctrl+Tab", 1), ("Ctrl+PgDown", 1), ("Ctrl+Shift+Tab", -1), ("Ctrl+PgUp", -1)):
        bind(keys, partial(step_tab, step))
    bind("F6", to_other_column)
