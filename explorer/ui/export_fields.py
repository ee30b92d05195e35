"""The fields of the export dialog: range, size, scale, look, words and place, and what is wrong with each."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from explorer.render.errors import PictureError
from explorer.ui.editor.form_grid import FormGrid, FormRow
from explorer.ui.editor.segmented import Segmented
from explorer.ui.export_size import SizeField
from explorer.ui.export_wishes import LOOKS, SCALES, ExportWishes, factor
from explorer.ui.style import set_role

VIEW, SELECTION, EVERYTHING = RANGES = ("this view", "selection", "everything")
_LONGEST_WORDS: Final = 400
_ROW_OF: Final = {"width": "size", "height": "size", "dpi": "size", "records": "range", "theme": "look"}
"""The row beside which a refusal stands, where it is not named like the field."""
_LINES_KEPT: Final = {"range": 1, "size": 1, "path": 2}
"""Room for what may be wrong, so that a button never moves away under the pointer."""


class ExportFields(FormGrid):
    """What a picture is described by.

    Signals:
        chosen(): something was chosen; the picture is another one.
        typed(): something is being typed.
        place_typed(): another place is being typed.
        browse_requested(): the place is to be chosen among the files.
    """

    chosen = Signal()
    typed = Signal()
    place_typed = Signal()
    browse_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.range_choice = Segmented(RANGES, "Range")
        self.range_label = _hint("")
        self.size_field = SizeField()
        self.scale_choice = Segmented(SCALES, "Scale")
        self.scale_label = _hint("")
        self.look_choice = Segmented(LOOKS, "Look")
        self.transparent = QCheckBox("Trans&parent")
        self.legend = QCheckBox("&Legend")
        self.stamp = QCheckBox("&As-of stamp")
        self.title_edit = QLineEdit()
        self.title_edit.setMaxLength(_LONGEST_WORDS)
        self.subtitle_edit = QLineEdit()
        self.subtitle_edit.setMaxLength(_LONGEST_WORDS)
        self.path_edit = QLineEdit()
        self.browse_button = QPushButton("&Browse…")
        self.browse_button.setAutoDefault(False)
        looks = _row(self.look_choice, self.transparent, self.legend, self.stamp, None, gap_px=14)
        scales = _row(self.scale_choice, self.scale_label, None)
        ranges = _row(self.range_choice, self.range_label, None)
        self._rows: dict[str, FormRow] = {
            "range": self.add_row("&Range", ranges, self.range_choice),
            "size": self.add_row("Si&ze", self.size_field),
            "scale": self.add_row("Scal&e", scales, self.scale_choice),
            "look": self.add_row("L&ook", looks, self.look_choice),
            "title": self.add_row("&Title", self.title_edit),
            "subtitle": self.add_row("S&ubtitle", self.subtitle_edit),
            "path": self.add_row("&File", _row(self.path_edit, self.browse_button), self.path_edit),
        }
        for name, lines in _LINES_KEPT.items():
            self._rows[name].keep_room(lines)
        self._connect()

    def show_wishes(self, wishes: ExportWishes, title: str, path: Path, *, has_selection: bool) -> None:
        """Fill all fields."""
        self.range_choice.set_word_enabled(SELECTION, has_selection, "Nothing is selected.")
        self.size_field.show_size(wishes.width, wishes.height, wishes.unit, wishes.dpi, wishes.scale_factor)
        self.scale_choice.set_word(wishes.scale)
        self._tell_scale()
        self.look_choice.set_word(wishes.look)
        self.transparent.setChecked(wishes.is_transparent)
        self.legend.setChecked(wishes.has_legend)
        self.stamp.setChecked(wishes.has_stamp)
        self.title_edit.setText(title)
        self.path_edit.setText(str(path))

    def wishes(self) -> ExportWishes:
        """Read size and look; raises PictureError where the size can't be read."""
        width, height, dpi = self.size_field.read()
        return ExportWishes(
            width=width,
            height=height,
            unit=self.size_field.unit.word(),
            dpi=dpi,
            scale=self.scale_choice.word(),
            look=self.look_choice.word(),
            is_transparent=self.transparent.isChecked(),
            has_legend=self.legend.isChecked(),
            has_stamp=self.stamp.isChecked(),
        )

    def refuse(self, error: PictureError) -> None:
        """Say what is wrong beside the field that can mend it."""
        name = _ROW_OF.get(error.field, error.field)
        self._rows[name].set_error(str(error))
        self._rows[name].error.setToolTip(str(error))
        if name == "path":
            set_role(self.path_edit, "true", name="invalid")
        else:
            self.size_field.mark(error.field)

    def focus_on(self, field: str) -> None:
        """Take the keyboard to where a refusal can be mended."""
        name = _ROW_OF.get(field, field)
        if name == "size":
            self.size_field.edit_of(field).setFocus()
        else:
            {"path": self.path_edit, "range": self.range_choice, "scale": self.scale_choice}.get(
                name, self.look_choice
            ).setFocus()

    def say_beside_place(self, sentence: str) -> None:
        """Say something about the place that is no refusal."""
        self._rows["path"].set_error(sentence)

    def forget_refusals(self) -> None:
        """Nothing is wrong any more, except perhaps with the place."""
        for name, row in self._rows.items():
            if name != "path":
                row.set_error("")
        self.size_field.mark(None)

    def _connect(self) -> None:
        self.scale_choice.chosen.connect(self._take_scale)
        self.size_field.scale_wanted.connect(self._show_scale)
        self.size_field.unit.chosen.connect(self._tell_scale)
        for choice in (self.range_choice, self.scale_choice, self.look_choice):
            choice.chosen.connect(self.chosen)
        for box in (self.transparent, self.legend, self.stamp):
            box.toggled.connect(self.chosen)
        self.size_field.changed.connect(self.typed)
        for edit in (self.title_edit, self.subtitle_edit):
            edit.textChanged.connect(self.typed)
        self.path_edit.textChanged.connect(self._tell_place)
        self.browse_button.clicked.connect(self.browse_requested)

    def _show_scale(self, scale: str) -> None:
        self.scale_choice.set_word(scale)
        self._take_scale(scale)

    def _take_scale(self, scale: str) -> None:
        self.size_field.set_scale(factor(scale))
        self._tell_scale()

    def _tell_scale(self) -> None:
        """Say what the scale does: the size in pixels is told before it, that on paper is the picture's."""
        is_on_paper = self.size_field.unit.word() != "px"
        self.scale_label.setText(
            "larger text and marks on the same paper"
            if is_on_paper
            else "as many pixels each way, text and marks as much larger"
        )

    def _tell_place(self) -> None:
        self._rows["path"].set_error("")
        set_role(self.path_edit, "false", name="invalid")
        self.place_typed.emit()


def _row(*parts: QWidget | None, gap_px: int = 8) -> QWidget:
    """Put widgets side by side; None is room that gives way."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap_px)
    for part in parts:
        if part is None:
            line.addStretch(1)
        else:
            line.addWidget(part)
    return row


def _hint(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "second")
    return label
