"""A record chosen from a short list of them, each told in a line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from explorer.model.draft_kinds import NOT_CHOSEN
from explorer.model.ids import RecordId

_LEAST_LETTERS = 20
_EDGE_PX = 8


class RecordList(QComboBox):
    """One record of a list; the wheel scrolls the form, not the list."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_LETTERS)
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)

    def set_records(self, records: Sequence[tuple[RecordId, str]], nothing: str) -> None:
        """Offer these; the one taken stays if it is among them. `nothing` is told while none is taken."""
        taken = self.record()
        self.clear()
        self.setPlaceholderText(nothing)
        for number, words in records:
            line = " ".join(words.split())
            self.addItem(line, int(number))
            self.setItemData(self.count() - 1, line, Qt.ItemDataRole.AccessibleTextRole)
        self.setEnabled(bool(records))
        self.set_record(taken)

    def record(self) -> RecordId:
        """The record taken; NOT_CHOSEN where none is."""
        taken = self.currentData()
        return RecordId(taken) if isinstance(taken, int) else NOT_CHOSEN

    def set_record(self, record: RecordId) -> None:
        """Take a record of the list, or none."""
        self.setCurrentIndex(self.findData(int(record)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        """Draw the line that is taken, with an ellipsis where it is cut."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        within = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        room_px = within.width() - _EDGE_PX
        words = option.currentText or self.placeholderText()
        option.currentText = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room_px)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()
