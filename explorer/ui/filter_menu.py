"""The menu that says which records the timeline shows."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from explorer.model.view import ANY_CONFIDENCE, Filter
from explorer.model.vocabulary import RecordKind
from explorer.ui.actions import give_letters
from explorer.ui.filter_words import CONFIDENCES, IMPORTANCES, KINDS


class FilterMenu(QMenu):
    """Check marks for the kinds, choices of importance and confidence, and the way back to everything.

    Signals:
        filter_changed(Filter): the reader wants to see other records.
        names_requested(): what they are to be about is to be picked.
    """

    filter_changed = Signal(object)
    names_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._filter = Filter()
        self._kinds: dict[RecordKind, QAction] = {}
        for kind, word in KINDS:
            action = self.addAction(word)
            action.setCheckable(True)
            action.triggered.connect(partial(self._take_kind, kind))
            self._kinds[kind] = action
        self.addSeparator()
        self._importances = _choices(self, IMPORTANCES, self._take_importance)
        self.addSeparator()
        words = [
            (value, "Of any confidence" if value == ANY_CONFIDENCE else f"Confidence at least {word}")
            for value, word in CONFIDENCES
        ]
        confidence = self.addMenu("&Confidence")
        self._confidences = _choices(confidence, tuple(words), self._take_confidence)
        self.addAction("By actor, agreement, tag, place, source…").triggered.connect(self.names_requested)
        self.addSeparator()
        self._everything = self.addAction("Show everything")
        self._everything.triggered.connect(lambda: self.filter_changed.emit(Filter()))
        for menu in (self, confidence):
            give_letters([action for action in menu.actions() if action.text()])
        self.show_filter(self._filter)

    def show_filter(self, kept: Filter) -> None:
        """Show `kept` as what is chosen."""
        self._filter = kept
        for kind, action in self._kinds.items():
            action.setChecked(kind in kept.kinds)
        self._importances[kept.importance].setChecked(True)
        self._confidences[kept.confidence].setChecked(True)
        self._everything.setEnabled(not kept.is_everything)

    def _take_kind(self, kind: RecordKind) -> None:
        self.filter_changed.emit(replace(self._filter, kinds=self._filter.kinds ^ {kind}))

    def _take_importance(self, importance: int) -> None:
        self.filter_changed.emit(replace(self._filter, importance=importance))

    def _take_confidence(self, confidence: int) -> None:
        self.filter_changed.emit(replace(self._filter, confidence=confidence))


def _choices(
    menu: QMenu, choices: tuple[tuple[int, str], ...], take: Callable[[int], None]
) -> dict[int, QAction]:
    """Put choices of which one holds into a menu."""
    group = QActionGroup(menu)
    made = {}
    for value, words in choices:
        action = menu.addAction(words)
        action.setCheckable(True)
        group.addAction(action)
        action.triggered.connect(partial(take, value))
        made[value] = action
    return made
