"""The menu that says which records the timeline shows."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind

KINDS: Final = ((RecordKind.EVENT, "Events"), (RecordKind.STATEMENT, "Statements"), (RecordKind.ACT, "Acts"))
IMPORTANCES: Final = (
    (1, "Of any importance"),
    (2, "Importance 2 and above"),
    (3, "Importance 3 and above"),
    (4, "Importance 4 and above"),
    (5, "The most important only"),
)


class FilterMenu(QMenu):
    """Check marks for the kinds and a choice of importance.

    Signals:
        filter_changed(Filter): the reader wants to see other records.
    """

    filter_changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._filter = Filter()
        self._kinds: dict[RecordKind, QAction] = {}
        self._importances: dict[int, QAction] = {}
        for kind, word in KINDS:
            action = self.addAction(word)
            action.setCheckable(True)
            action.triggered.connect(partial(self._take_kind, kind))
            self._kinds[kind] = action
        self.addSeparator()
        group = QActionGroup(self)
        for importance, word in IMPORTANCES:
            action = self.addAction(word)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(partial(self._take_importance, importance))
            self._importances[importance] = action
        self.addSeparator()
        self._everything = self.addAction("Show everything")
        self._everything.triggered.connect(lambda: self.filter_changed.emit(Filter()))
        self.show_filter(self._filter)

    def show_filter(self, kept: Filter) -> None:
        """Show `kept` as what is chosen."""
        self._filter = kept
        for kind, action in self._kinds.items():
            action.setChecked(kind in kept.kinds)
        self._importances[kept.importance].setChecked(True)
        self._everything.setEnabled(not kept.is_everything)

    def _take_kind(self, kind: RecordKind) -> None:
        kinds = self._filter.kinds ^ {kind}
        self.filter_changed.emit(replace(self._filter, kinds=kinds))

    def _take_importance(self, importance: int) -> None:
        self.filter_changed.emit(replace(self._filter, importance=importance))
