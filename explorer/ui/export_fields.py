"""The fields of the export dialog, what is typed in them, and what is wrong with each."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from explorer.render.errors import PictureError
from explorer.render.saving import PictureFormat, format_of
from explorer.ui.editor.form_grid import EDGE_PX, MARGIN_PX, FormGrid, FormRow
from explorer.ui.editor.segmented import Segmented
from explorer.ui.export_range import RangeField
from explorer.ui.export_size import SizeField
from explorer.ui.export_wishes import LOOKS, ExportWishes
from explorer.ui.style import set_role

_LONGEST_WORDS: Final = 400
_ROW_OF: Final = {"width": "size", "height": "size", "dpi": "size", "scale": "size", "theme": "look"}
"""The row beside which a refusal stands, where it is not named like the field."""
_LINES_KEPT: Final = {"range": 0, "size": 0, "path": 2}
"""Room for what may be wrong, so that a button never moves away under the pointer."""
_USES: Final = {
    PictureFormat.PNG: "pixels, for documents and the web",
    PictureFormat.SVG: "sharp at every size, can be edited",
    PictureFormat.PDF: "sharp at every size, for print",
}


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
        self.format_choice = Segmented(
            [one.value.upper() for one in PictureFormat], "Format", is_capital=False
        )
        self.use_label = _hint("")
        self.outlines = QCheckBox("Letters as s&hapes")
        self.outlines.setToolTip("Looks alike in every program, but its text can't be searched or edited.")
        self.range_field = RangeField()
        self.size_field = SizeField()
        self.look_choice = Segmented(LOOKS, "Look")
        self.transparent = QCheckBox("Trans&parent")
        self.legend = QCheckBox("&Legend")
        self.stamp = QCheckBox("&As-of stamp")
        self.sources = QCheckBox("Sourc&es")
        self.sources.setToolTip("Numbers the sources of what is drawn and lists them beneath it.")
        self.title_edit = _words("No title")
        self.subtitle_edit = _words("No subtitle")
        self.path_edit = QLineEdit()
        self.path_edit.setAccessibleName("File")
        self.browse_button = QPushButton("&Browse…")
        self.browse_button.setAutoDefault(False)
        formats = _row(self.format_choice, self.use_label, None, self.outlines)
        looks = _row(
            *(self.look_choice, self.transparent, self.legend, self.stamp, self.sources, None), gap_px=14
        )
        self._rows: dict[str, FormRow] = {
            "format": self.add_row("Forma&t", formats, self.format_choice),
            "range": self.add_row("Ra&nge", self.range_field, self.range_field.choice),
            "size": self.add_row("Si&ze", self.size_field),
            "look": self.add_row("L&ook", looks, self.look_choice),
            "title": self.add_row("T&itle", self.title_edit),
            "subtitle": self.add_row("S&ubtitle", self.subtitle_edit),
            "path": self.add_row("&File", _row(self.path_edit, self.browse_button), self.path_edit),
        }
        for name, lines in _LINES_KEPT.items():
            self._rows[name].keep_room(lines)
        self._grid.setContentsMargins(
            MARGIN_PX, EDGE_PX, MARGIN_PX, 0
        )  # beneath the last row is room already
        self._proposed = ""
        self._place_for: Callable[[PictureFormat], Path] = lambda form: Path(f"timeline{form.suffix}")
        self._proposed_place = ""
        self._connect()

    @property
    def form(self) -> PictureFormat:
        """The format that is chosen."""
        return PictureFormat(self.format_choice.word().lower())

    def show_wishes(
        self, wishes: ExportWishes, title: str, place_for: Callable[[PictureFormat], Path]
    ) -> None:
        """Fill all fields but the range; `place_for` proposes a place for each format."""
        self._place_for = place_for
        self.format_choice.set_word(wishes.form.upper())
        self.size_field.show_size(wishes.width, wishes.height, wishes.unit, wishes.dpi, wishes.scale)
        self.look_choice.set_word(wishes.look)
        self.transparent.setChecked(wishes.is_transparent)
        self.legend.setChecked(wishes.has_legend)
        self.stamp.setChecked(wishes.has_stamp)
        self.sources.setChecked(wishes.has_sources)
        self.outlines.setChecked(wishes.is_text_drawn)
        self.title_edit.setText(title)
        self._propose_place()
        self._show_format()

    def wishes(self) -> ExportWishes:
        """Read format, size and look; raises PictureError where the size can't be read."""
        width, height, dpi = self.size_field.read()
        return ExportWishes(
            form=self.form.value,
            width=width,
            height=height,
            unit=self.size_field.unit.word(),
            dpi=dpi,
            scale=self.size_field.scale_choice.currentText(),
            look=self.look_choice.word(),
            is_transparent=self.transparent.isChecked(),
            has_legend=self.legend.isChecked(),
            has_stamp=self.stamp.isChecked(),
            has_sources=self.sources.isChecked(),
            is_text_drawn=self.outlines.isChecked(),
        )

    def subtitle(self) -> str | None:
        """The subtitle as typed; None while it is the one that was proposed."""
        typed = self.subtitle_edit.text()
        return None if typed == self._proposed else typed.strip()

    def propose_subtitle(self, words: str) -> None:
        """Write the subtitle that says what is shown, unless the user has written another."""
        if self.subtitle_edit.text() == self._proposed and words != self._proposed:
            self._proposed = words
            self.subtitle_edit.setText(words)
            self.subtitle_edit.setCursorPosition(0)
        self._proposed = words

    def propose_title(self, words: str, before: str) -> None:
        """Write a title in the place of the one that was proposed before."""
        if self.title_edit.text() == before:
            self.title_edit.setText(words)

    def refuse(self, error: PictureError) -> None:
        """Say what is wrong beside the field that can mend it."""
        name = _ROW_OF.get(error.field, error.field)
        if name in ("range", "records"):
            self.range_field.refuse(str(error))
            return
        if name == "size":
            self.size_field.refuse(str(error), error.field)
            return
        self._rows[name].set_error(str(error))
        self._rows[name].error.setToolTip(str(error))
        if name == "path":
            set_role(self.path_edit, "true", name="invalid")

    def focus_on(self, field: str) -> None:
        """Take the keyboard to where a refusal can be mended."""
        match _ROW_OF.get(field, field):
            case "size":
                self.size_field.edit_of(field).setFocus()
            case "path":
                self.path_edit.setFocus()
            case "range" | "records":
                self.range_field.focus_on_fault()
            case _:
                self.look_choice.setFocus()

    def say_beside_place(self, sentence: str) -> None:
        """Say something about the place that is no refusal."""
        self._rows["path"].set_error(sentence)

    def forget_refusals(self) -> None:
        """Nothing is wrong any more, except perhaps with the place."""
        for name, row in self._rows.items():
            if name != "path":
                row.set_error("")
        self.range_field.forget_refusal()
        self.size_field.forget_refusal()

    def _connect(self) -> None:
        self.format_choice.chosen.connect(self._take_format)
        self.range_field.chosen.connect(self.chosen)
        self.range_field.typed.connect(self.typed)
        self.look_choice.chosen.connect(self.chosen)
        for box in (self.transparent, self.legend, self.stamp, self.sources, self.outlines):
            box.toggled.connect(self.chosen)
        self.size_field.chosen.connect(self.chosen)
        self.size_field.changed.connect(self.typed)
        for edit in (self.title_edit, self.subtitle_edit):
            edit.textEdited.connect(self.typed)
        self.path_edit.textChanged.connect(self._take_place)
        self.browse_button.clicked.connect(self.browse_requested)

    def _take_format(self) -> None:
        """Have the name end as the format wants it."""
        path = self.path_edit.text().strip()
        if path == self._proposed_place:
            self._propose_place()
        elif format_of(Path(path)) is not None:
            path = str(Path(path).with_suffix(self.form.suffix))
            self.path_edit.setText(path)
        self._show_format()
        self.chosen.emit()

    def _propose_place(self) -> None:
        """Write a place that is free in the format chosen: a name taken in one may be free in another."""
        self._proposed_place = str(self._place_for(self.form))
        self.path_edit.setText(self._proposed_place)

    def _take_place(self) -> None:
        """Have the format be what the name ends in."""
        self._rows["path"].set_error("")
        set_role(self.path_edit, "false", name="invalid")
        named = format_of(Path(self.path_edit.text().strip()))
        if named is not None and named is not self.form:
            self.format_choice.set_word(named.value.upper())
            self._show_format()
        self.place_typed.emit()

    def _show_format(self) -> None:
        self.use_label.setText(_USES[self.form])
        self.outlines.setVisible(self.form is PictureFormat.SVG)


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


def _words(placeholder: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setMaxLength(_LONGEST_WORDS)
    edit.setPlaceholderText(placeholder)
    return edit
