"""What can be done with a pane in its place: pin, open beside or in a window, close; and the keys for it."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtWidgets import QMenu

MOVED_RECORD: Final = "application/x-timeline-explorer-record"
"""What a tab is while it is dragged: the number of its record."""


class Deed(StrEnum):
    """What is asked of the place of a pane."""

    PIN = "pin"
    BESIDE = "beside"
    WINDOW = "window"
    DOCK = "dock"
    CLOSE = "close"
    CLOSE_OTHERS = "close others"


KEYS: Final[dict[Deed, str]] = {
    Deed.PIN: "Ctrl+Alt+P",
    Deed.BESIDE: "Ctrl+Alt+B",
    Deed.WINDOW: "Ctrl+Alt+W",
    Deed.DOCK: "Ctrl+Alt+W",
    Deed.CLOSE: "Ctrl+W",
}

PANE_KEYS: Final = (
    ("Tab, Shift+Tab", "Next, previous link"),
    ("Enter", "Follow the link"),
    ("Shift+Enter, or Ctrl+click", "Open what the link leads to beside"),
    ("Backspace", "Back to the record before"),
    ("Ctrl+Tab, Ctrl+Page Down", "Next tab"),
    ("Ctrl+Shift+Tab, Ctrl+Page Up", "Previous tab"),
    (KEYS[Deed.PIN], "Pin or unpin the tab"),
    (KEYS[Deed.BESIDE], "Open the tab beside, to compare"),
    (KEYS[Deed.WINDOW], "Open the tab in a window, or dock it again"),
    ("F6", "Go to the pane beside"),
    (KEYS[Deed.CLOSE], "Close the tab"),
    ("Ctrl+C", "Copy what is selected, or the record with its sources"),
    ("Ctrl+Shift+C", "Copy the whole pane as text"),
)
"""What the keys do in a pane, for the list of all keys."""


def words_of(deed: Deed, *, is_pinned: bool = False, is_comparing: bool = False) -> str:
    """How a menu names a deed, given how the pane stands."""
    match deed:
        case Deed.PIN:
            return "Unpin" if is_pinned else "Pin"
        case Deed.BESIDE:
            return "Move to the other side" if is_comparing else "Open beside"
        case Deed.WINDOW:
            return "Open in a window"
        case Deed.DOCK:
            return "Dock in the main window"
        case Deed.CLOSE:
            return "Close"
        case Deed.CLOSE_OTHERS:
            return "Close the others"


def fill_menu(
    menu: QMenu,
    deeds: tuple[Deed | None, ...],
    ask: Callable[[Deed], None],
    *,
    is_pinned: bool = False,
    is_comparing: bool = False,
) -> None:
    """Put deeds into a menu; None makes a line between them."""
    for deed in deeds:
        if deed is None:
            menu.addSeparator()
            continue
        words = words_of(deed, is_pinned=is_pinned, is_comparing=is_comparing)
        key = KEYS.get(deed)
        menu.addAction(f"{words}\t{key}" if key else words, partial(ask, deed))
