"""The export dialog: preview, range, size and look of a picture, and saving or copying it."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.columns import Int64s
from explorer.model.ids import Day
from explorer.render.captions import range_in_words
from explorer.render.errors import PictureError
from explorer.render.fonts import QtMeasure
from explorer.render.lengths import write_length
from explorer.render.picture import Picture, compose
from explorer.render.places import refuse_place
from explorer.render.request import PictureData, PictureRequest
from explorer.render.theme import Theme
from explorer.render.timeline import Arranged, arrange
from explorer.scene.density import Density
from explorer.scene.lane_choice import LaneChoice
from explorer.scene.lanes import LanesBy
from explorer.ui.export_fields import SELECTION, VIEW, ExportFields
from explorer.ui.export_preview import PicturePreview
from explorer.ui.export_saving import PictureSaver
from explorer.ui.export_wishes import ExportWishes
from explorer.ui.preferences import Preferences

_PAUSE_MS: Final = 180
"""So long typing must rest before the picture is put together anew."""
_SUFFIX: Final = ".png"
_SAVE: Final = "&Save PNG"
_SIZE: Final = QSize(860, 800)
_NOTES_PX: Final = 50
"""Room for three lines, whether they are needed or not: the fields above must not move."""
_FRAME: Final = QSize(16, 48)
"""What a window manager may need around the dialog on a small screen."""


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
    lanes: LaneChoice = field(default_factory=LaneChoice)
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
        self._arranged: tuple[tuple[int | None, int | None], Arranged] | None = None
        self._confirmed: Path | None = None
        self._busy_word = ""
        self._focused: QWidget | None = None
        self._saver = PictureSaver()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        self._lay_out(theme)
        self._fill(ExportWishes.from_text(preferences.export))
        self._connect()
        self.refresh()
        self.fields.title_edit.setFocus()
        self.fields.title_edit.selectAll()

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
        if self._busy_word:
            return  # the one that is being made stays; afterwards it is put together anew
        self.fields.forget_refusals()
        self._show_range()
        try:
            request = self._request()
            request.refuse_impossible()
            picture = compose(request, self._measure, self._arranged_for(request))
        except PictureError as error:
            self._hand_keyboard_on(error.field)
            self.fields.refuse(self._on_paper(error))
            self.size_label.setText("")
            self.notes.setText("")
            self.preview.show_reason("No preview: see what is marked below.")
            self._allow(False)
            return
        self.preview.show_picture(picture)
        self._describe(picture)
        self._allow(True)
        self._check_place()
        self.fields.subtitle_edit.setPlaceholderText(
            picture.subtitle if not self.fields.subtitle_edit.text() else ""
        )
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
        picture = self._settled_picture()
        if picture is None:
            return
        path = self.path
        try:
            refuse_place(path)
        except PictureError as error:
            self._refuse(error)
            return
        if path.exists() and path != self._confirmed:
            self._ask_to_replace(path)
            return
        self._begin("Saving…")
        self._saver.save(picture, path)

    def copy(self) -> None:
        """Put the picture into the clipboard."""
        picture = self._settled_picture()
        if picture is not None:
            self._begin("Copying…")
            self._saver.draw(picture)

    def reject(self) -> None:
        """Leave, but not while a picture is being made: it would be there, and nobody told."""
        if self._busy_word:
            self.notes.setText(f"{self._busy_word} One moment: you can leave as soon as it is done.")
            return
        super().reject()

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being saved or copied."""
        return bool(self._busy_word)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ask_for_titles()

    @property
    def path(self) -> Path:
        """The file to write, ending in .png whatever was typed."""
        typed = self._source.folder / os.path.expanduser(
            self.fields.path_edit.text().strip() or self._source.name
        )
        if typed.suffix.lower() != _SUFFIX and not os.path.isdir(typed):
            typed = typed.with_name(typed.name + _SUFFIX)
        return typed

    # Layout

    def _lay_out(self, theme: Theme) -> None:
        self.preview = PicturePreview(theme, self)
        self.fields = ExportFields()
        self.size_label = QLabel()
        self.size_label.setProperty("role", "second")
        self.notes = QLabel()
        self.notes.setProperty("role", "second")
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        self.notes.setWordWrap(True)
        self.notes.setFixedHeight(_NOTES_PX)
        self.copy_button = QPushButton("&Copy")
        self.cancel_button = QPushButton("Cancel")
        self.save_button = QPushButton(_SAVE)
        self.save_button.setProperty("role", "primary")
        self.save_button.setDefault(True)
        for button in (self.copy_button, self.cancel_button):
            button.setAutoDefault(False)
        title = QLabel("Export picture")
        title.setProperty("role", "dialog_title")
        head, line = _bar("dialog_head")
        line.addWidget(title)
        line.addStretch(1)
        line.addWidget(self.size_label)
        foot, line = _bar("dialog_foot")
        line.addWidget(self.notes, 1)
        for button in (self.copy_button, self.cancel_button, self.save_button):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, self.preview, self.fields, foot):
            column.addWidget(part, 1 if part is self.preview else 0)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))

    def _fill(self, wishes: ExportWishes) -> None:
        source = self._source
        remembered = Path(wishes.folder) if wishes.folder else source.folder
        folder = remembered if remembered.is_dir() else source.folder
        path = _free_name(folder, source.name)
        self.fields.show_wishes(wishes, source.title, path, has_selection=source.selection is not None)

    def _connect(self) -> None:
        self.fields.chosen.connect(self.refresh)
        self.fields.typed.connect(self._restart)
        self.fields.place_typed.connect(self._forget_place)
        self.fields.browse_requested.connect(self._browse)
        self.copy_button.clicked.connect(self.copy)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        self._saver.saved.connect(self._take_saved, Qt.ConnectionType.QueuedConnection)
        self._saver.drawn.connect(self._take_drawn, Qt.ConnectionType.QueuedConnection)
        self._saver.refused.connect(self._take_refusal, Qt.ConnectionType.QueuedConnection)

    # While a picture is being made

    def _settled_picture(self) -> Picture | None:
        """The picture as the fields describe it now; none while one is being made."""
        if self._busy_word:
            return None
        if self._timer.isActive():
            self.refresh()
        return self.picture

    def _begin(self, word: str) -> None:
        self._busy_word = word
        self._focused = self.focusWidget()
        self.notes.setText(word)
        for part in (self.fields, self.copy_button, self.cancel_button, self.save_button):
            part.setEnabled(False)
        self.setCursor(Qt.CursorShape.BusyCursor)

    def _end(self) -> None:
        self._busy_word = ""
        self.unsetCursor()
        for part in (self.fields, self.copy_button, self.cancel_button, self.save_button):
            part.setEnabled(True)
        if self._focused is not None:
            self._focused.setFocus()

    def _take_saved(self, path: Path) -> None:
        self._end()
        self._remember(path)
        self.saved.emit(path)
        self.accept()

    def _take_drawn(self, image: QImage) -> None:
        self._end()
        QGuiApplication.clipboard().setImage(image)
        self.refresh()
        self.notes.setText("Copied.")
        self.copied.emit()

    def _take_refusal(self, error: PictureError) -> None:
        self._end()
        self.refresh()
        self._refuse(error)

    def _refuse(self, error: PictureError) -> None:
        """Say what is wrong where it can be mended, and take the keyboard there."""
        self.fields.refuse(self._on_paper(error))
        self.fields.focus_on(error.field)

    def _hand_keyboard_on(self, field: str) -> None:
        """Take the keyboard to what must be mended before the button that has it goes out."""
        if self.focusWidget() in (self.save_button, self.copy_button):
            self.fields.focus_on(field)

    def _on_paper(self, error: PictureError) -> PictureError:
        """Tell a limit in the unit that is typed."""
        unit = self.fields.size_field.unit.word()
        if error.limit_px is None or unit == "px":
            return error
        wishes = self.fields.wishes()
        limit = write_length(error.limit_px, unit, wishes.dpi, wishes.scale_factor)
        return PictureError(f"{str(error).rstrip('.')} ({limit} {unit}).", error.field)

    # The picture

    def _request(self) -> PictureRequest:
        source, wishes = self._source, self.fields.wishes()
        first_ms, last_ms = self._range() or (None, None)
        return PictureRequest(
            data=replace(source.data, titles_of=self._titles_of),
            title=self.fields.title_edit.text().strip(),
            subtitle=self.fields.subtitle_edit.text().strip() or None,
            first_ms=first_ms,
            last_ms=last_ms,
            lanes_by=source.lanes_by,
            keep=source.keep,
            as_of=source.as_of,
            lanes=source.lanes,
            unfolded=source.unfolded,
            width_px=wishes.width,
            height_px=wishes.height,
            scale=wishes.scale_factor,
            dpi=wishes.dpi,
            theme=wishes.look,
            is_transparent=wishes.is_transparent,
            has_legend=wishes.has_legend,
            has_stamp=wishes.has_stamp,
            density=source.density,
        )

    def _arranged_for(self, request: PictureRequest) -> Arranged:
        """Arrange the records anew only where the range has changed."""
        chosen = request.first_ms, request.last_ms
        if self._arranged is None or self._arranged[0] != chosen:
            self._arranged = chosen, arrange(request)
        return self._arranged[1]

    def _range(self) -> tuple[int, int] | None:
        """The range that is chosen, None for everything."""
        word = self.fields.range_choice.word()
        if word == SELECTION:
            return self._source.selection
        return self._source.view if word == VIEW else None

    def _titles_of(self, ids: Sequence[int]) -> Mapping[int, str]:
        known = dict(self._source.data.titles_of(ids))
        known.update({record: self._titles[record] for record in ids if record in self._titles})
        return known

    def _show_range(self) -> None:
        chosen = self._range()
        self.fields.range_label.setText("" if chosen is None else range_in_words(*chosen))

    def _describe(self, picture: Picture) -> None:
        width, height = picture.size_px
        inches = width / picture.dpi, height / picture.dpi
        is_imperial = self.fields.size_field.unit.word() == "in"
        sides = " × ".join(f"{side if is_imperial else side * 2.54:.1f}" for side in inches)
        unit = "in" if is_imperial else "cm"
        self.size_label.setText(f"{width:,} × {height:,} px · {sides} {unit} at {picture.dpi:g} dpi")
        self.notes.setText(" ".join(picture.notes_with(self._height_in_words)))
        self.notes.setToolTip(self.notes.text())

    def _height_in_words(self, height_px: int) -> str:
        """Say the height that holds all lanes as it is to be typed."""
        wishes = self.fields.wishes()
        height = write_length(height_px, wishes.unit, wishes.dpi, wishes.scale_factor, is_least=True)
        return f"A height of {height} {wishes.unit} holds them all."

    def _forget_place(self) -> None:
        self._confirmed = None
        self.save_button.setText(_SAVE)
        self._restart()

    def _check_place(self) -> None:
        """Say beside the field why no file can be written there."""
        try:
            refuse_place(self.path)
        except PictureError as error:
            self._hand_keyboard_on(error.field)
            self.fields.refuse(error)
            self.save_button.setEnabled(False)

    def _ask_to_replace(self, path: Path) -> None:
        self._confirmed = path
        self.fields.say_beside_place(f"“{path.name}” is there already: press Replace to write over it.")
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
            self.fields.path_edit.setText(chosen)

    def _remember(self, path: Path) -> None:
        self._preferences.export = replace(self.fields.wishes(), folder=str(path.parent)).to_text()


def _bar(role: str) -> tuple[QFrame, QHBoxLayout]:
    """Make the bar at the head or the foot."""
    bar = QFrame()
    bar.setProperty("role", role)
    line = QHBoxLayout(bar)
    line.setContentsMargins(20, 12, 20, 12)
    line.setSpacing(8)
    return bar, line


def _free_name(folder: Path, name: str) -> Path:
    """Propose a name that is not taken: hanoi.png, hanoi-2.png …"""
    path, number = folder / f"{name}{_SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{name}-{number}{_SUFFIX}", number + 1
    return path
