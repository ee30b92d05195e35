"""The lower part of the browser: check boxes for the kinds with their counts in view, and the confidence."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from explorer.model.details import Counts
from explorer.model.view import ANY_CONFIDENCE, Filter
from explorer.model.vocabulary import RecordKind
from explorer.render.theme import Theme
from explorer.ui.browser_counts import BrowserCounts
from explorer.ui.browser_delegate import MARGIN_PX
from explorer.ui.filter_words import CONFIDENCES, KINDS
from explorer.ui.menu_button import MenuButton

_BUTTON_SIDE_PX: Final = 12
"""Beyond its words the button has this to its left; so its words stand where all words stand."""


class BrowserKinds(QWidget):
    """Chooses the kinds that are shown and the least confidence of their best citation.

    Signals:
        filter_requested(Filter): other records are to be shown.
    """

    filter_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._filter = Filter()
        self._counts: BrowserCounts | None = None
        self._totals: dict[RecordKind, int] = {}
        self._range: tuple[int, int] | None = None
        self._boxes: dict[RecordKind, QCheckBox] = {}
        self._labels: dict[RecordKind, QLabel] = {}
        self.confidence = MenuButton("Confidence", theme, self)
        self.confidence.setProperty("role", "quiet")
        self.confidence.setToolTip("The least confidence of a record's best citation")
        self.confidence.clicked.connect(self._open_menu)
        lines = QVBoxLayout()
        lines.setContentsMargins(MARGIN_PX, 10, MARGIN_PX, 4)
        lines.setSpacing(6)
        for kind, word in KINDS:
            lines.addLayout(self._kind_line(kind, word))
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN_PX - _BUTTON_SIDE_PX, 0, MARGIN_PX, 6)
        row.addWidget(self.confidence)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(lines)
        whole.addLayout(row)
        self.show_filter(self._filter)

    @property
    def kinds(self) -> frozenset[RecordKind]:
        """The kinds whose box is checked."""
        return frozenset(kind for kind, box in self._boxes.items() if box.isChecked())

    def box(self, kind: RecordKind) -> QCheckBox:
        """The check box of a kind."""
        return self._boxes[kind]

    def count_text(self, kind: RecordKind) -> str:
        """The number beside a box."""
        return self._labels[kind].text()

    def show_filter(self, kept: Filter) -> None:
        """Show what is chosen without telling anybody."""
        self._filter = kept
        for kind, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(kind in kept.kinds)
            box.blockSignals(False)
        word = dict(CONFIDENCES)[kept.confidence]
        self.confidence.set_value(word if kept.confidence == ANY_CONFIDENCE else f"at least {word}")

    def set_totals(self, counts: Counts) -> None:
        """Tell how many events, statements and acts there are, whenever they were."""
        numbers = (counts.events, counts.statements, counts.acts)
        self._totals = {kind: number for (kind, _), number in zip(KINDS, numbers, strict=True)}
        self._tell()

    def set_counts(self, counts: BrowserCounts | None) -> None:
        """Count by these; None tells the totals."""
        self._counts = counts
        self._tell()

    def set_range(self, first_ms: int, last_ms: int) -> None:
        """Count what lies in this closed range."""
        self._range = (first_ms, last_ms)
        self._tell()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self.confidence.set_theme(theme)

    def _tell(self) -> None:
        for kind, word in KINDS:
            total = self._totals.get(kind, 0)
            shown, tip = total, f"{total:,} {word.lower()} in all"
            if self._counts is not None and self._range is not None:
                shown = self._counts.of_kind_in(kind, *self._range)
                tip = f"{shown:,} in view, in lanes shown or hidden; {tip}"
            self._labels[kind].setText(f"{shown:,}")
            self._labels[kind].setToolTip(tip)
            self._boxes[kind].setAccessibleDescription(tip)

    def _kind_line(self, kind: RecordKind, word: str) -> QHBoxLayout:
        box = QCheckBox(word, self)
        box.setChecked(True)
        box.setToolTip(f"Show {word.lower()} on the timeline")
        box.toggled.connect(self._ask_kinds)
        label = QLabel("", self)
        label.setProperty("role", "third")
        self._boxes[kind] = box
        self._labels[kind] = label
        line = QHBoxLayout()
        line.addWidget(box)
        line.addStretch(1)
        line.addWidget(label)
        return line

    def _ask_kinds(self) -> None:
        self.filter_requested.emit(replace(self._filter, kinds=self.kinds))

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        group = QActionGroup(menu)
        for confidence, word in CONFIDENCES:
            action = menu.addAction(word.capitalize() if confidence == ANY_CONFIDENCE else f"At least {word}")
            action.setCheckable(True)
            action.setChecked(confidence == self._filter.confidence)
            group.addAction(action)
            action.triggered.connect(partial(self._ask_confidence, confidence))
        room = menu.sizeHint().height()
        menu.popup(self.confidence.mapToGlobal(QPoint(0, -room - 4)))

    def _ask_confidence(self, confidence: int) -> None:
        self.filter_requested.emit(replace(self._filter, confidence=confidence))
