"""The menus that are made when they are asked for: of a place on the timeline, and of recent databases."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.model.wording import day_in_words
from explorer.ui.actions import WindowActions
from explorer.ui.coarse_date import span_in_words
from explorer.ui.timeline_gestures import Pointed


def timeline_menu(
    parent: QWidget,
    actions: WindowActions,
    pointed: Pointed,
    *,
    add: Callable[[RecordKind], None] | None,
    add_about: Callable[[RecordKind, RecordId], None],
    set_as_of: Callable[[], None],
    compare: Callable[[], None],
) -> QMenu:
    """Make the menu of what is pointed at; without `add` nothing can be added.

    `add` adds a record of that day in that lane, `add_about` one about the record pointed at.
    """
    hit = pointed.hit
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if hit is not None and hit.kind == "record":
        menu.addActions([actions.edit, actions.delete, actions.copy])
        menu.addSeparator()
        said = menu.addAction("Statement about it…")
        said.setEnabled(add is not None)
        if hit.record is not None:
            said.triggered.connect(partial(add_about, RecordKind.STATEMENT, hit.record))
        menu.addActions([actions.link_from, actions.chain])
        menu.addSeparator()
    adding = menu.addAction(f"Add event: {span_in_words(pointed.text)}…")
    others = menu.addMenu("Add here")
    for part in (adding, others):
        part.setEnabled(add is not None)
    if add is not None:
        adding.triggered.connect(partial(add, RecordKind.EVENT))
        for kind, action in actions.adds.items():
            if kind is not RecordKind.EVENT:
                others.addAction(action.text()).triggered.connect(partial(add, kind))
    menu.addAction(f"As of {day_in_words(pointed.day)}").triggered.connect(set_as_of)
    menu.addAction(f"Compare with {day_in_words(pointed.day)}").triggered.connect(compare)
    menu.addSeparator()
    menu.addAction(actions.fit)
    return menu


def fill_recent(menu: QMenu, recent: Sequence[Path], shown: Path, open_: Callable[[Path], None]) -> None:
    """Fill the menu of recent databases; the one that shows and those that are gone can't be chosen."""
    menu.clear()
    for path in recent:
        action = menu.addAction(path.name.replace("&", "&&"))
        action.setToolTip(str(path))
        action.setEnabled(path != shown and path.exists())
        action.triggered.connect(partial(open_, path))
    if menu.isEmpty():
        menu.addAction("Nothing yet").setEnabled(False)
