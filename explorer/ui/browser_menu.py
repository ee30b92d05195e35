"""The menus of the browser: what can be done with a name, and in which order names stand."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from explorer.model.vocabulary import RecordKind
from explorer.ui.browser_model import BrowserOrder

ADDS: Final[dict[RecordKind, tuple[tuple[RecordKind, str], ...]]] = {
    RecordKind.ACTOR: (
        (RecordKind.EVENT, "Add event with it…"),
        (RecordKind.STATEMENT, "Add statement by it…"),
        (RecordKind.TIE, "Add tie…"),
    ),
    RecordKind.AGREEMENT: (
        (RecordKind.ACT, "Add act…"),
        (RecordKind.EVENT, "Add event about it…"),
        (RecordKind.STATEMENT, "Add statement about it…"),
        (RecordKind.COMMITMENT, "Add commitment…"),
    ),
    RecordKind.PLACE: ((RecordKind.EVENT, "Add event there…"),),
}
"""What can be added about a name from where one stands."""

ORDERS: Final = (
    (BrowserOrder.COUNT, "Most records first"),
    (BrowserOrder.NAME, "By name"),
    (BrowserOrder.LATEST, "Latest record first"),
)


@dataclass(frozen=True, slots=True)
class NameDeeds:
    """What the menu of chosen names can do; None where that can't be done with them."""

    open_pane: Callable[[], None] | None = None
    show_only: Callable[[], None] | None = None
    add_to_filter: Callable[[], None] | None = None
    take_from_filter: Callable[[], None] | None = None
    show_lane: Callable[[], None] | None = None
    hide_lane: Callable[[], None] | None = None
    edit: Callable[[], None] | None = None
    delete: Callable[[], None] | None = None
    add: Callable[[RecordKind], None] | None = None


def name_menu(parent: QWidget, kind: RecordKind, names: int, deeds: NameDeeds) -> QMenu:
    """Make the menu of one name or several of the same kind."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    its = "their" if names > 1 else "its"
    groups = (
        (("&Open pane", deeds.open_pane),),
        (
            (f"&Show only {its} records", deeds.show_only),
            ("Add to the &filter", deeds.add_to_filter),
            ("Take out of the &filter", deeds.take_from_filter),
        ),
        ((f"&Hide {its} lane", deeds.hide_lane), (f"Show {its} &lane again", deeds.show_lane)),
        tuple(
            (words, None if deeds.add is None else partial(deeds.add, added))
            for added, words in ADDS.get(kind, ())
        ),
        (("&Edit…", deeds.edit), ("&Delete…", deeds.delete)),
    )
    for group in groups:
        offered = [(words, deed) for words, deed in group if deed is not None]
        if offered and not menu.isEmpty():
            menu.addSeparator()
        for words, deed in offered:
            menu.addAction(words).triggered.connect(lambda _checked=False, deed=deed: deed())
    return menu


def order_menu(
    parent: QWidget,
    chosen: BrowserOrder,
    choose: Callable[[BrowserOrder], None],
    fold: Callable[[bool], None],
) -> QMenu:
    """Make the menu that puts names in order, and opens or closes all sections."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    group = QActionGroup(menu)
    for order, words in ORDERS:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(order is chosen)
        group.addAction(action)
        action.triggered.connect(partial(choose, order))
    menu.addSeparator()
    menu.addAction("Open all sections").triggered.connect(partial(fold, True))
    menu.addAction("Close all sections").triggered.connect(partial(fold, False))
    return menu
