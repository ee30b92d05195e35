"""The size of a picture: width, height, unit, resolution, and the usual ones by name."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from explorer.model.errors import UserError
from explorer.render.errors import PictureError
from explorer.render.lengths import UNITS, read_dpi, read_length, write_length
from explorer.ui.editor.segmented import Segmented
from explorer.ui.export_wishes import SCALES, factor
from explorer.ui.style import set_role

_USUAL: Final = (
    # name, width, height, unit, dpi, scale
    ("Report, 16:9", "1600", "900", "px", "200", "1.5×"),
    ("Report column, 16 cm", "16", "10", "cm", "300", "2×"),
    ("A4 landscape", "29.7", "21", "cm", "200", "1.5×"),
    ("A4 portrait", "21", "29.7", "cm", "200", "1.5×"),
    ("Letter landscape", "11", "8.5", "in", "200", "1.5×"),
    ("Slide, 16:9", "1280", "720", "px", "96", "1.5×"),
    ("Square post", "720", "720", "px", "96", "1.5×"),
    ("Poster, A1 landscape", "84.1", "59.4", "cm", "200", "2×"),
    ("Wide poster, 16,000 px", "8000", "2000", "px", "300", "2×"),
)


class SizeField(QWidget):
    """Width and height in pixels, centimetres or inches, the resolution that ties them together, the scale.

    Signals:
        changed(): another size is being typed.
        chosen(): another unit, scale or usual size was chosen.
    """

    changed = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.width_edit = _edit("Width", 76)
        self.height_edit = _edit("Height", 76)
        self.unit = Segmented(UNITS, "Unit", is_capital=False)
        self.dpi_edit = _edit("Resolution in dots an inch", 60)
        self.scale_choice = QComboBox()
        self.scale_choice.setAccessibleName("Scale of text and marks")
        self.scale_choice.addItems(SCALES)
        self.usual = QComboBox()
        self.usual.setAccessibleName("Usual sizes")
        self.usual.setPlaceholderText("Usual sizes")
        self.usual.addItems([name for name, *_ in _USUAL])
        self.usual.setCurrentIndex(-1)
        self.told = QLabel()
        self.told.setProperty("role", "second")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setFixedHeight(24)
        self.told.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.told.setContentsMargins(0, 3, 0, 0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.width_edit)
        row.addWidget(_word("×"))
        row.addWidget(self.height_edit)
        row.addWidget(self.unit)
        row.addSpacing(4)
        row.addWidget(self.dpi_edit)
        row.addWidget(_word("dpi"))
        row.addSpacing(4)
        row.addWidget(_word("scale"))
        row.addWidget(self.scale_choice)
        row.addStretch(1)
        row.addWidget(self.usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.told)
        self.setFocusProxy(self.width_edit)
        self._unit = UNITS[0]
        for edit in (self.width_edit, self.height_edit, self.dpi_edit):
            edit.textEdited.connect(self._typed)
        self.unit.chosen.connect(self._convert)
        self.scale_choice.activated.connect(self.chosen)
        self.usual.activated.connect(self._take_usual)
        self._tell_scale()

    def show_size(self, width: float, height: float, unit: str, dpi: float, scale_word: str) -> None:
        """Show a size in pixels before scaling; the scale is one of SCALES."""
        self.unit.set_word(unit)
        self._unit = unit
        self.scale_choice.setCurrentText(scale_word)
        self._tell_scale()
        scale = self._scale
        self.dpi_edit.setText(f"{dpi:g}")
        self.width_edit.setText(write_length(width, unit, dpi, scale))
        self.height_edit.setText(write_length(height, unit, dpi, scale))

    @property
    def _scale(self) -> float:
        """How many times as large text and marks are: pixels become more, the size on paper stays."""
        return factor(self.scale_choice.currentText())

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

    def words(self) -> tuple[str, str, str]:
        """Give what is typed and chosen: both sides, their unit, the scale."""
        sides = f"{self.width_edit.text().strip()} × {self.height_edit.text().strip()}"
        return sides, self.unit.word(), self.scale_choice.currentText()

    def height_as_typed(self, height_px: int) -> str:
        """Write a height in pixels before scaling in the unit chosen, never less than it; needs a dpi."""
        dpi = read_dpi(self.dpi_edit.text())
        return write_length(height_px, self.unit.word(), dpi, self._scale, is_least=True)

    def set_height(self, height_px: int) -> None:
        """Take a height in pixels before scaling, as if it had been typed."""
        self.height_edit.setText(self.height_as_typed(height_px))
        self.usual.setCurrentIndex(-1)
        self.chosen.emit()

    def tell(self, sentence: str) -> None:
        """Say what the size comes to."""
        set_role(self.told, "second")
        self.told.setText(sentence)

    def refuse(self, sentence: str, field: str) -> None:
        """Say what is wrong with the size, in the place of what it comes to."""
        set_role(self.told, "error")
        self.told.setText(sentence)
        self.told.setToolTip(sentence)
        self._mark(field)

    def forget_refusal(self) -> None:
        """Nothing is wrong any more."""
        self.tell("")
        self.told.setToolTip("")
        self._mark(None)

    def _mark(self, field: str | None) -> None:
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
        self._tell_scale()
        self.chosen.emit()

    def _take_usual(self, number: int) -> None:
        _, width, height, unit, dpi, scale = _USUAL[number]
        self.unit.set_word(unit)
        self._unit = unit
        self.width_edit.setText(width)
        self.height_edit.setText(height)
        self.dpi_edit.setText(dpi)
        self.scale_choice.setCurrentText(scale)
        self._tell_scale()
        self.chosen.emit()

    def _tell_scale(self) -> None:
        """Say what the scale does: the size in pixels is told before it, that on paper is the picture's."""
        is_on_paper = self.unit.word() != "px"
        self.scale_choice.setToolTip(
            "Larger text and marks on the same paper"
            if is_on_paper
            else "So many times the pixels each way, text and marks as much larger"
        )


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
