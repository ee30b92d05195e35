"""The editor's grid: a label at the right of its column, its field, and beneath it what is wrong with it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

LABEL_PX: Final = 96
MARGIN_PX: Final = 20
EDGE_PX: Final = 16
_GAP_PX: Final = 14
ROW_GAP_PX: Final = 12
_ERROR_ABOVE_PX: Final = 3
_ERROR_LINE_PX: Final = 16


class FormRow:
    """One row: it can be hidden, and told what is wrong."""

    def __init__(self, label: QLabel, field: QWidget, error: QLabel, gap: QWidget) -> None:
        self.label = label
        self.field = field
        self.error = error
        self._gap = gap

    def set_shown(self, is_shown: bool) -> None:
        """Show or hide the whole row."""
        self.label.setVisible(is_shown)
        self.field.setVisible(is_shown)
        self.error.setVisible(is_shown and bool(self.error.text()))
        self._gap.setVisible(is_shown)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong, or nothing more."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def keep_room(self, lines: int) -> None:
        """Keep room for so many lines of what is wrong: nothing moves when it is said or mended."""
        policy = self.error.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.error.setSizePolicy(policy)
        self.error.setFixedHeight(_ERROR_ABOVE_PX + lines * _ERROR_LINE_PX)
        self.error.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._gap.setFixedHeight(0)


class FormGrid(QWidget):
    """Rows of labelled fields, with `edge_px` pixels above and below."""

    def __init__(self, parent: QWidget | None = None, *, edge_px: int = EDGE_PX) -> None:
        super().__init__(parent)
        self.setObjectName("form")
        self._edge_px = edge_px
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(MARGIN_PX, edge_px, MARGIN_PX, edge_px)
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, LABEL_PX)
        self._grid.setColumnStretch(1, 1)

    def set_right_margin(self, margin_px: int) -> None:
        """Leave so many pixels at the right."""
        self._grid.setContentsMargins(MARGIN_PX, self._edge_px, margin_px, self._edge_px)

    def add_row(self, label: str, field: QWidget, buddy: QWidget | None = None) -> FormRow:
        """Add a row at the end; the label's mnemonic leads to `buddy`, or to the field.

        It passes over what takes no focus itself, even where that has a focus proxy.
        """
        row = self._grid.rowCount()
        shown = QLabel(label)
        shown.setProperty("role", "field")
        shown.setBuddy(buddy or field)
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        shown.setContentsMargins(0, 7, 0, 0)
        shown.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        error = QLabel()
        error.setProperty("role", "error")
        error.setTextFormat(Qt.TextFormat.PlainText)
        error.setWordWrap(True)
        error.setContentsMargins(0, _ERROR_ABOVE_PX, 0, 0)
        error.hide()
        gap = QWidget()
        gap.setFixedHeight(ROW_GAP_PX)
        self._grid.addWidget(shown, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, row, 1)
        self._grid.addWidget(error, row + 1, 1)
        self._grid.addWidget(gap, row + 2, 1)
        return FormRow(shown, field, error, gap)
