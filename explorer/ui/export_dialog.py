"""The export dialog: preview, range, size and look of a picture, and saving or copying it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.columns import Int64s
from explorer.model.ids import Day
from explorer.render.captions import range_in_words
from explorer.render.errors import PictureError
from explorer.render.fonts import QtMeasure
from explorer.render.picture import Picture, compose
from explorer.render.png import refuse_place, render, save_png
from explorer.render.request import PictureData, PictureRequest
from explorer.render.theme import Theme
from explorer.scene.density import Density
from explorer.scene.lanes import LanesBy
from explorer.ui.editor.form_grid import FormGrid, FormRow
from explorer.ui.editor.segmented import Segmented
from explorer.ui.export_preview import PicturePreview
from explorer.ui.export_size import SizeField
from explorer.ui.export_wishes import LOOKS, SCALES, ExportWishes
from explorer.ui.preferences import Preferences
from explorer.ui.style import set_role

VIEW, SELECTION, EVERYTHING = RANGES = ("this view", "selection", "everything")
_PAUSE_MS: Final = 180
"""So long typing must rest before the picture is put together anew."""
_SUFFIX: Final = ".png"


@dataclass(frozen=True, slots=True)
class ExportSource:
    """What the window shows when the dialog is opened; ranges are inclusive milliseconds.

    `data.titles_of` gives the titles known so far; more are asked for by `titles_wanted`.
    """

    data: PictureData
    view: tuple[int, int]
    selection: tuple[int, int] | None = None
    lanes_by: LanesBy = LanesBy.AGREEMENT
    keep: Callable[[Int64s], npt.NDArray[np.bool_]] | None = None
    as_of: Day | None = None
    unfolded: frozenset[int] = frozenset()
    density: Density | None = None
    title: str = ""
    folder: Path = Path()
    name: str = "timeline"


class ExportDialog(QDialog):
    """Shows the picture while it is described, and saves exactly that.

    Signals:
        titles_wanted(tuple[int, ...]): the picture shows records whose titles are not known yet;
            `take_titles` is awaited.
        saved(Path): the picture was saved there.
        copied(): the picture lies in the clipboard.
    """

    titles_wanted = Signal(object)
    saved = Signal(object)
    copied = Signal()

    def __init__(
        self, source: ExportSource, preferences: Preferences, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export picture")
        self._source = source
        self._preferences = preferences
        self._titles: dict[int, str] = {}
        self._asked: frozenset[int] = frozenset()
        self._measure = QtMeasure()
        self._confirmed: Path | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        self._make_fields(theme)
        self._lay_out()
        self._fill(ExportWishes.from_text(preferences.export))
        self._connect()
        self.refresh()
        self.title_edit.setFocus()
        self.title_edit.selectAll()

    # What others ask of it

    @property
    def picture(self) -> Picture | None:
        """The picture as it would be saved, None while it can't be had."""
        return self.preview.picture

    def take_titles(self, titles: Mapping[int, str]) -> None:
        """Take titles that were wanted."""
        self._titles.update(titles)
        self._restart()

    def refresh(self) -> None:
        """Put the picture together anew and show it, or say beside the field what is wrong."""
        self._timer.stop()
        self._forget_errors()
        self._show_range()
        try:
            request = self._request()
            picture = compose(request, self._measure)
        except PictureError as error:
            self._refuse(error)
            self.size_label.setText("")
            self.notes.setText("")
            self.preview.show_reason("No preview: see what is marked below.")
            self._allow(False)
            return
        self.preview.show_picture(picture)
        self._describe(picture)
        self._allow(True)
        self._check_place()
        self.subtitle_edit.setPlaceholderText(picture.subtitle if not self.subtitle_edit.text() else "")
        self.ask_for_titles()

    def ask_for_titles(self) -> None:
        """Tell which titles the picture lacks; each is asked for once, from when the dialog is on screen."""
        if self.picture is None or not self.isVisible():
            return
        unknown = frozenset(self.picture.timeline.scene.wanted_titles) - self._asked
        if unknown:
            self._asked |= unknown
            self.titles_wanted.emit(tuple(sorted(unknown)))

    def save(self) -> None:
        """Save the picture at the place in the field; asks once where a file is there already."""
        if self._timer.isActive():
            self.refresh()
        picture = self.picture
        if picture is None:
            return
        path = self.path
        try:
            refuse_place(path)
            if path.exists() and path != self._confirmed:
                self._ask_to_replace(path)
                return
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            try:
                save_png(picture, path)
            finally:
                QGuiApplication.restoreOverrideCursor()
        except PictureError as error:
            self._refuse(error)
            return
        self._remember(path)
        self.saved.emit(path)
        self.accept()

    def copy(self) -> None:
        """Put the picture into the clipboard."""
        if self._timer.isActive():
            self.refresh()
        if self.picture is None:
            return
        try:
            QGuiApplication.clipboard().setImage(render(self.picture))
        except PictureError as error:
            self._refuse(error)
            return
        self.notes.setText("Copied.")
        self.copied.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ask_for_titles()

    @property
    def path(self) -> Path:
        """The file to write, ending in .png whatever was typed."""
        typed = Path(self.path_edit.text().strip() or self._source.name).expanduser()
        if not typed.is_absolute():
            typed = self._source.folder / typed
        if typed.suffix.lower() != _SUFFIX and not typed.is_dir():
            typed = typed.with_name(typed.name + _SUFFIX)
        return typed

    # Fields

    def _make_fields(self, theme: Theme) -> None:
        self.preview = PicturePreview(theme, self)
        self.range_choice = Segmented(RANGES, "Range")
        self.range_label = QLabel()
        self.range_label.setProperty("role", "second")
        self.size_field = SizeField()
        self.scale_choice = Segmented(SCALES, "Scale")
        self.look_choice = Segmented(LOOKS, "Look")
        self.transparent = QCheckBox("Trans&parent")
        self.legend = QCheckBox("&Legend")
        self.stamp = QCheckBox("&As-of stamp")
        self.title_edit = QLineEdit()
        self.title_edit.setMaxLength(400)
        self.subtitle_edit = QLineEdit()
        self.subtitle_edit.setMaxLength(400)
        self.path_edit = QLineEdit()
        self.browse_button = QPushButton("&Browse…")
        self.size_label = QLabel()
        self.size_label.setProperty("role", "second")
        self.notes = QLabel()
        self.notes.setProperty("role", "second")
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        self.notes.setWordWrap(True)
        self.copy_button = QPushButton("&Copy")
        self.cancel_button = QPushButton("Cancel")
        self.save_button = QPushButton("&Save PNG")
        self.save_button.setProperty("role", "primary")
        for button in (self.browse_button, self.copy_button, self.cancel_button):
            button.setAutoDefault(False)
        self.save_button.setDefault(True)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("role", "dialog_head")
        title = QLabel("Export picture")
        title.setProperty("role", "dialog_title")
        line = QHBoxLayout(head)
        line.setContentsMargins(20, 12, 20, 12)
        line.addWidget(title)
        line.addStretch(1)
        line.addWidget(self.size_label)

        form = FormGrid()
        self._rows: dict[str, FormRow] = {
            "range": form.add_row(
                "&Range", _row(self.range_choice, self.range_label, None), self.range_choice
            ),
            "size": form.add_row("Si&ze", self.size_field),
            "scale": form.add_row(
                "S&cale", _row(self.scale_choice, _hint("of text and marks"), None), self.scale_choice
            ),
            "look": form.add_row(
                "L&ook",
                _row(self.look_choice, self.transparent, self.legend, self.stamp, None, gap_px=14),
                self.look_choice,
            ),
            "title": form.add_row("&Title", self.title_edit),
            "subtitle": form.add_row("S&ubtitle", self.subtitle_edit),
            "path": form.add_row("&File", _row(self.path_edit, self.browse_button), self.path_edit),
        }
        foot = QFrame()
        foot.setProperty("role", "dialog_foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(20, 12, 20, 12)
        line.setSpacing(8)
        line.addWidget(self.notes, 1)
        for button in (self.copy_button, self.cancel_button, self.save_button):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, self.preview, form, foot):
            column.addWidget(part, 1 if part is self.preview else 0)
        self.resize(780, 760)

    def _fill(self, wishes: ExportWishes) -> None:
        source = self._source
        self.range_choice.set_word_enabled(SELECTION, source.selection is not None, "Nothing is selected.")
        self.size_field.show_size(wishes.width_px, wishes.height_px, wishes.unit, wishes.dpi)
        self.scale_choice.set_word(wishes.scale)
        self.look_choice.set_word(wishes.look)
        self.transparent.setChecked(wishes.is_transparent)
        self.legend.setChecked(wishes.has_legend)
        self.stamp.setChecked(wishes.has_stamp)
        self.title_edit.setText(source.title)
        remembered = Path(wishes.folder) if wishes.folder else source.folder
        folder = remembered if remembered.is_dir() else source.folder
        self.path_edit.setText(str(_free_name(folder, source.name)))

    def _connect(self) -> None:
        for choice in (self.range_choice, self.scale_choice, self.look_choice):
            choice.chosen.connect(self.refresh)
        for box in (self.transparent, self.legend, self.stamp):
            box.toggled.connect(self.refresh)
        self.size_field.changed.connect(self._restart)
        for edit in (self.title_edit, self.subtitle_edit):
            edit.textChanged.connect(self._restart)
        self.path_edit.textChanged.connect(self._forget_place)
        self.browse_button.clicked.connect(self._browse)
        self.copy_button.clicked.connect(self.copy)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)

    # The picture

    def _wishes(self) -> ExportWishes:
        width, height, dpi = self.size_field.read()
        return ExportWishes(
            width_px=width,
            height_px=height,
            unit=self.size_field.unit.word(),
            dpi=dpi,
            scale=self.scale_choice.word(),
            look=self.look_choice.word(),
            is_transparent=self.transparent.isChecked(),
            has_legend=self.legend.isChecked(),
            has_stamp=self.stamp.isChecked(),
        )

    def _request(self) -> PictureRequest:
        source, wishes = self._source, self._wishes()
        first_ms, last_ms = self._range() or (None, None)
        scale = wishes.scale_factor
        return PictureRequest(
            data=replace(source.data, titles_of=self._titles_of),
            title=self.title_edit.text().strip(),
            subtitle=self.subtitle_edit.text().strip() or None,
            first_ms=first_ms,
            last_ms=last_ms,
            lanes_by=source.lanes_by,
            keep=source.keep,
            as_of=source.as_of,
            unfolded=source.unfolded,
            width_px=wishes.width_px / scale,
            height_px=wishes.height_px / scale,
            scale=scale,
            dpi=wishes.dpi,
            theme=wishes.look,
            is_transparent=wishes.is_transparent,
            has_legend=wishes.has_legend,
            has_stamp=wishes.has_stamp,
            density=source.density,
        )

    def _range(self) -> tuple[int, int] | None:
        """The range that is chosen, None for everything."""
        word = self.range_choice.word()
        if word == SELECTION:
            return self._source.selection
        return self._source.view if word == VIEW else None

    def _titles_of(self, ids: Sequence[int]) -> Mapping[int, str]:
        known = dict(self._source.data.titles_of(ids))
        known.update({record: self._titles[record] for record in ids if record in self._titles})
        return known

    def _show_range(self) -> None:
        chosen = self._range()
        self.range_label.setText("" if chosen is None else range_in_words(*chosen))

    def _describe(self, picture: Picture) -> None:
        width, height = picture.size_px
        inches = width / picture.dpi, height / picture.dpi
        is_imperial = self.size_field.unit.word() == "in"
        sides = " × ".join(f"{side if is_imperial else side * 2.54:.1f}" for side in inches)
        unit = "in" if is_imperial else "cm"
        self.size_label.setText(f"{width:,} × {height:,} px · {sides} {unit} at {picture.dpi:g} dpi")
        self.notes.setText(" ".join(picture.notes))

    # What is wrong

    def _refuse(self, error: PictureError) -> None:
        """Say what is wrong beside the field that can mend it."""
        row = {"width": "size", "height": "size", "dpi": "size", "records": "range", "theme": "look"}
        name = row.get(error.field, error.field)
        self._rows[name].set_error(str(error))
        self.size_field.mark(error.field)
        set_role(self.path_edit, "true" if name == "path" else "false", name="invalid")

    def _forget_errors(self) -> None:
        for name, row in self._rows.items():
            if name != "path":
                row.set_error("")
        self.size_field.mark(None)

    def _forget_place(self) -> None:
        self._confirmed = None
        self.save_button.setText("&Save PNG")
        self._rows["path"].set_error("")
        set_role(self.path_edit, "false", name="invalid")
        self._restart()

    def _check_place(self) -> None:
        """Say beside the field why no file can be written there."""
        try:
            refuse_place(self.path)
        except PictureError as error:
            self._refuse(error)
            self.save_button.setEnabled(False)

    def _ask_to_replace(self, path: Path) -> None:
        self._confirmed = path
        self._rows["path"].set_error(f"“{path.name}” is there already: press Replace to write over it.")
        self.save_button.setText("&Replace")

    def _allow(self, is_allowed: bool) -> None:
        self.save_button.setEnabled(is_allowed)
        self.copy_button.setEnabled(is_allowed)

    def _restart(self) -> None:
        self._timer.start(_PAUSE_MS)

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            "Export picture",
            str(self.path),
            "PNG pictures (*.png)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.path_edit.setText(chosen)

    def _remember(self, path: Path) -> None:
        self._preferences.export = replace(self._wishes(), folder=str(path.parent)).to_text()


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


def _free_name(folder: Path, name: str) -> Path:
    """Propose a name that is not taken: hanoi.png, hanoi-2.png …"""
    path, number = folder / f"{name}{_SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{name}-{number}{_SUFFIX}", number + 1
    return path
