"""The size of a picture: width, height, unit, resolution, and the usual ones by name."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from explorer.model.errors import UserError
from explorer.render.errors import PictureError
from explorer.ui.editor.segmented import Segmented
from explorer.ui.export_wishes import UNITS, read_dpi, read_length, write_length
from explorer.ui.style import set_role

Number = TypeVar("Number", int, float)

_USUAL: Final = (
    # name, width, height, unit, dpi
    ("Report, 16:9", "2400", "1350", "px", "200"),
    ("A4 landscape", "29.7", "21", "cm", "200"),
    ("A4 portrait", "21", "29.7", "cm", "200"),
    ("Letter landscape", "11", "8.5", "in", "200"),
    ("Column, 16 cm wide", "16", "10", "cm", "300"),
    ("Slide, full HD", "1920", "1080", "px", "96"),
    ("Poster, 16,000 px", "16000", "4000", "px", "300"),
)


class SizeField(QWidget):
    """Width and height in pixels, centimetres or inches, and the resolution that ties them together.

    Signals:
        changed(): another size was typed or chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.width_edit = _edit("Width", 76)
        self.height_edit = _edit("Height", 76)
        self.unit = Segmented(UNITS, "Unit", is_capital=False)
        self.dpi_edit = _edit("Resolution in dots an inch", 60)
        self.usual = QComboBox()
        self.usual.setAccessibleName("Usual sizes")
        self.usual.setPlaceholderText("Usual sizes")
        self.usual.addItems([name for name, *_ in _USUAL])
        self.usual.setCurrentIndex(-1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.width_edit)
        row.addWidget(_word("×"))
        row.addWidget(self.height_edit)
        row.addWidget(self.unit)
        row.addSpacing(4)
        row.addWidget(self.dpi_edit)
        row.addWidget(_word("dpi"))
        row.addStretch(1)
        row.addWidget(self.usual)
        self.setFocusProxy(self.width_edit)
        self._unit = UNITS[0]
        for edit in (self.width_edit, self.height_edit, self.dpi_edit):
            edit.textEdited.connect(self._typed)
        self.unit.chosen.connect(self._convert)
        self.usual.activated.connect(self._take_usual)

    def show_size(self, width_px: int, height_px: int, unit: str, dpi: float) -> None:
        """Show a size of the file."""
        self.unit.set_word(unit)
        self._unit = unit
        self.dpi_edit.setText(f"{dpi:g}")
        self.width_edit.setText(write_length(width_px, unit, dpi))
        self.height_edit.setText(write_length(height_px, unit, dpi))

    def read(self) -> tuple[int, int, float]:
        """Give width and height of the file in pixels, and dpi; raises PictureError that names the field."""
        dpi = _told("dpi", lambda: read_dpi(self.dpi_edit.text()))
        unit = self.unit.word()
        width = _told("width", lambda: read_length(self.width_edit.text(), unit, dpi, "width"))
        height = _told("height", lambda: read_length(self.height_edit.text(), unit, dpi, "height"))
        return width, height, dpi

    def mark(self, field: str | None) -> None:
        """Mark the field that is wrong, "width", "height" or "dpi", and no other."""
        for name, edit in (("width", self.width_edit), ("height", self.height_edit), ("dpi", self.dpi_edit)):
            set_role(edit, "true" if name == field else "false", name="invalid")

    def _typed(self) -> None:
        self.usual.setCurrentIndex(-1)
        self.changed.emit()

    def _convert(self, unit: str) -> None:
        """Write the same size in another unit; what can't be read stays as typed."""
        try:
            dpi = read_dpi(self.dpi_edit.text())
            width = read_length(self.width_edit.text(), self._unit, dpi, "width")
            height = read_length(self.height_edit.text(), self._unit, dpi, "height")
        except UserError:
            pass
        else:
            self.width_edit.setText(write_length(width, unit, dpi))
            self.height_edit.setText(write_length(height, unit, dpi))
        self._unit = unit
        self.changed.emit()

    def _take_usual(self, number: int) -> None:
        _, width, height, unit, dpi = _USUAL[number]
        self.unit.set_word(unit)
        self._unit = unit
        self.width_edit.setText(width)
        self.height_edit.setText(height)
        self.dpi_edit.setText(dpi)
        self.changed.emit()


def _edit(name: str, width_px: int) -> QLineEdit:
    edit = QLineEdit()
    edit.setAccessibleName(name)
    edit.setToolTip(name)
    edit.setFixedWidth(width_px)
    edit.setMaxLength(12)
    return edit


def _word(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "second")
    return label


def _told(field: str, read: Callable[[], Number]) -> Number:
    try:
        return read()
    except UserError as error:
        raise PictureError(str(error), field) from error
