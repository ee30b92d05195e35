"""The size of a picture: width, height, unit, resolution, and the usual ones by name."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from explorer.model.errors import UserError
from explorer.render.errors import PictureError
from explorer.render.lengths import UNITS, read_dpi, read_length, write_length
from explorer.ui.editor.segmented import Segmented
from explorer.ui.style import set_role

_USUAL: Final = (
    # name, width, height, unit, dpi, scale
    ("Report, 16:9", "1600", "900", "px", "200", "1.5×"),
    ("A4 landscape", "29.7", "21", "cm", "200", "1.5×"),
    ("A4 portrait", "21", "29.7", "cm", "200", "1.5×"),
    ("Letter landscape", "11", "8.5", "in", "200", "1.5×"),
    ("Column, 16 cm wide", "16", "10", "cm", "300", "2×"),
    ("Slide, full HD", "1280", "720", "px", "96", "1.5×"),
    ("Poster, 16,000 px", "8000", "2000", "px", "300", "2×"),
)


class SizeField(QWidget):
    """Width and height in pixels, centimetres or inches, and the resolution that ties them together.

    Signals:
        changed(): another size was typed or chosen.
        scale_wanted(str): a usual size was chosen that goes with this scale.
    """

    changed = Signal()
    scale_wanted = Signal(str)

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
        self._scale = 1.0
        for edit in (self.width_edit, self.height_edit, self.dpi_edit):
            edit.textEdited.connect(self._typed)
        self.unit.chosen.connect(self._convert)
        self.usual.activated.connect(self._take_usual)

    def show_size(self, width: float, height: float, unit: str, dpi: float, scale: float) -> None:
        """Show a size in pixels before scaling."""
        self.unit.set_word(unit)
        self._unit = unit
        self._scale = scale
        self.dpi_edit.setText(f"{dpi:g}")
        self.width_edit.setText(write_length(width, unit, dpi, scale))
        self.height_edit.setText(write_length(height, unit, dpi, scale))

    def set_scale(self, scale: float) -> None:
        """Take another scale: pixels become more, centimetres and inches of paper stay."""
        self._scale = scale

    def read(self) -> tuple[float, float, float]:
        """Give width and height in pixels before scaling, and dpi; raises PictureError with the field."""
        dpi = _told("dpi", lambda: read_dpi(self.dpi_edit.text()))
        unit, scale = self.unit.word(), self._scale
        width = _told("width", lambda: read_length(self.width_edit.text(), unit, dpi, scale, "width"))
        height = _told("height", lambda: read_length(self.height_edit.text(), unit, dpi, scale, "height"))
        return width, height, dpi

    def edit_of(self, field: str) -> QLineEdit:
        """The box that "width", "height" or "dpi" is typed in."""
        return {"height": self.height_edit, "dpi": self.dpi_edit}.get(field, self.width_edit)

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
            width = read_length(self.width_edit.text(), self._unit, dpi, self._scale, "width")
            height = read_length(self.height_edit.text(), self._unit, dpi, self._scale, "height")
        except UserError:
            pass
        else:
            self.width_edit.setText(write_length(width, unit, dpi, self._scale))
            self.height_edit.setText(write_length(height, unit, dpi, self._scale))
        self._unit = unit
        self.changed.emit()

    def _take_usual(self, number: int) -> None:
        _, width, height, unit, dpi, scale = _USUAL[number]
        self.unit.set_word(unit)
        self._unit = unit
        self.width_edit.setText(width)
        self.height_edit.setText(height)
        self.dpi_edit.setText(dpi)
        self.scale_wanted.emit(scale)
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


def _told(field: str, read: Callable[[], float]) -> float:
    try:
        return read()
    except UserError as error:
        raise PictureError(str(error), field) from error
