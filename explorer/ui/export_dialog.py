"""The export dialog: preview, range, size and look of a picture, and saving or copying it."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer.model.cited import Citations
from explorer.render.captions import counted
from explorer.render.errors import PictureError
from explorer.render.fonts import QtMeasure
from explorer.render.lengths import write_length
from explorer.render.pdf import refuse_paper
from explorer.render.picture import LastTimeline, Picture, compose_quickly, subtitle_of, told_range
from explorer.render.places import free_place, refuse_place
from explorer.render.request import PictureData, PictureRequest
from explorer.render.saving import PictureFormat, format_of
from explorer.render.theme import Theme
from explorer.render.timeline import Arranged, arrange
from explorer.ui.clipboard import several_forms
from explorer.ui.errand import Errands
from explorer.ui.export_frame import ExportFrame
from explorer.ui.export_range import SELECTION, VIEW
from explorer.ui.export_saving import Drawn, Saved, Weighed, Weighing, draw, save
from explorer.ui.export_source import ExportSource
from explorer.ui.export_wishes import ExportWishes
from explorer.ui.export_words import file_in_words, lacks_in_words, size_in_words
from explorer.ui.preferences import Preferences

_PAUSE_MS: Final = 180
"""So long typing must rest before the picture is put together anew."""
_MIME_TYPES: Final = {PictureFormat.SVG: "image/svg+xml", PictureFormat.PDF: "application/pdf"}
_FORMATS_FROM: Final = {
    form: (form, *(other for other in PictureFormat if other is not form)) for form in PictureFormat
}


class ExportDialog(ExportFrame):
    """Shows the picture while it is described, and saves exactly that.

    Signals:
        titles_wanted(tuple[int, ...]): the picture shows records whose titles are not known yet;
            `take_titles` is awaited.
        citations_wanted(): the picture lists its sources; `take_citations` is awaited.
        saved(Path): the picture was saved there.
        copied(): the picture lies in the clipboard.
    """

    titles_wanted = Signal(object)
    citations_wanted = Signal()
    saved = Signal(object)
    copied = Signal()

    def __init__(
        self, source: ExportSource, preferences: Preferences, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._source = source
        self._preferences = preferences
        self._titles: dict[int, str] = {}
        self._asked: frozenset[int] = frozenset()
        self._measure = QtMeasure()
        self._last = LastTimeline()
        self._data: PictureData | None = None
        self._arranged: tuple[tuple[int | None, int | None, bool], Arranged] | None = None
        self._confirmed: Path | None = None
        self._enough_px = 0
        self._busy_word = ""
        self._focused: QWidget | None = None
        self._citations = source.data.citations
        self._are_citations_asked = False
        self._proposed_title = source.title
        self._errands = Errands("picture", self)
        self._scales = Errands("weighing", self)
        self._to_weigh: Weighing | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
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
        self._data = None
        self._restart()

    def take_citations(self, citations: Citations) -> None:
        """Take the citations that were wanted."""
        self._citations = citations
        self._data = None
        self.refresh()

    def refresh(self) -> None:
        """Put the picture together anew and show it, or say beside the field what is wrong."""
        self._timer.stop()
        if self._busy_word:
            return  # the one that is being made stays; afterwards it is put together anew
        self.fields.forget_refusals()
        try:
            request = self._request()
            request.refuse_impossible()
            arranged = self._arranged_for(request)
            picture = compose_quickly(request, self._measure, arranged, self._last)
            if self.fields.form is PictureFormat.PDF:
                refuse_paper(picture)
        except PictureError as error:
            self._to_weigh = None
            self._hand_keyboard_on(error.field)
            self.fields.refuse(self._on_paper(error))
            self.size_label.setText("")
            self.say("")
            self.height_button.hide()
            self.preview.show_reason("No preview: see what is marked below.")
            self._allow(False)
            return
        self._take_picture(picture, arranged)
        self._to_weigh = Weighing(picture, self.fields.form, request, arranged)
        self._weigh_next()
        self._check_place()
        self.ask_for_titles()
        self._ask_for_citations()

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
        self._errands.send(partial(save, picture, path))

    def copy(self) -> None:
        """Put the picture into the clipboard."""
        picture = self._settled_picture()
        if picture is not None:
            self._begin("Copying…")
            self._errands.send(partial(draw, picture, self.fields.form))

    def reject(self) -> None:
        """Leave; while a picture is being made, give it up first, and stay."""
        if self._busy_word:
            self._errands.cancel()
            self.cancel_button.setEnabled(False)
            self.say("Stopping…")
            return
        self._to_weigh = None
        super().reject()

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being saved or copied."""
        return bool(self._busy_word)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ask_for_titles()
        self._ask_for_citations()

    @property
    def path(self) -> Path:
        """The file to write, ending in its format whatever was typed."""
        typed = self._source.folder / os.path.expanduser(
            self.fields.path_edit.text().strip() or self._source.name
        )
        if format_of(typed) is None and not os.path.isdir(typed):
            typed = typed.with_name(typed.name + self.fields.form.suffix)
        return typed

    # The fields

    def _fill(self, wishes: ExportWishes) -> None:
        source = self._source
        remembered = Path(wishes.folder) if wishes.folder else source.folder
        folder = remembered if remembered.is_dir() else source.folder
        self.fields.range_field.show_ranges(source.view, source.selection, self._preferences.date_order)
        self.fields.show_wishes(
            wishes, source.title, lambda form: free_place(folder, source.name, form.suffix)
        )
        self.save_button.setText(self._save_words())

    def _connect(self) -> None:
        self.fields.chosen.connect(self.refresh)
        self.fields.typed.connect(self._restart)
        self.fields.place_typed.connect(self._forget_place)
        self.fields.browse_requested.connect(self._browse)
        self.copy_button.clicked.connect(self.copy)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        self.height_button.clicked.connect(self._take_enough)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save_button.click)
        self._errands.done.connect(self._take_done)
        self._errands.refused.connect(self._take_refusal)
        self._errands.cancelled.connect(self._take_cancelled)
        self._errands.progressed.connect(self._take_progress)
        self._scales.done.connect(self._take_weight)
        self._scales.refused.connect(self._weigh_next)

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
        self.say(word)
        for part in (self.fields, self.height_button, self.copy_button, self.save_button):
            part.setEnabled(False)
        self.cancel_button.setText("&Stop")
        self.cancel_button.setFocus()
        self.progress.setValue(0)
        self.progress.show()
        self.setCursor(Qt.CursorShape.BusyCursor)

    def _end(self) -> None:
        self._busy_word = ""
        self.unsetCursor()
        self.progress.hide()
        self.cancel_button.setText("Cancel")
        buttons = self.height_button, self.copy_button, self.cancel_button, self.save_button
        for part in (self.fields, *buttons):
            part.setEnabled(True)
        if self._focused is not None:
            self._focused.setFocus()

    def _take_progress(self, hundredths: int) -> None:
        self.progress.setValue(hundredths)
        if self._busy_word and self.cancel_button.isEnabled():
            self.say(f"{self._busy_word} {hundredths} %")

    def _take_done(self, made: Saved | Drawn) -> None:
        self._end()
        if isinstance(made, Saved):
            self._remember(made.path)
            self.saved.emit(made.path)
            self.accept()
            return
        copied = several_forms()
        copied.setImageData(made.image)
        if made.written:
            copied.setData(_MIME_TYPES[self.fields.form], made.written)
        QGuiApplication.clipboard().setMimeData(copied)
        self.refresh()
        self.say("Copied.")
        self.copied.emit()

    def _take_cancelled(self) -> None:
        self._end()
        self.refresh()
        self.say("Stopped. Nothing was saved.")

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
        first_ms, last_ms = self.fields.range_field.bounds()
        if self._data is None:
            titles_of = partial(_known, source.data.titles_of, dict(self._titles))
            self._data = replace(source.data, titles_of=titles_of, citations=self._citations)
        return PictureRequest(
            data=self._data,
            title=self.fields.title_edit.text().strip(),
            subtitle=self.fields.subtitle(),
            first_ms=first_ms,
            last_ms=last_ms,
            is_range_of_view=self.fields.range_field.choice.word() == VIEW,
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
            has_sources=wishes.has_sources,
            is_text_drawn=wishes.is_text_drawn,
            density=source.density,
        )

    def _arranged_for(self, request: PictureRequest) -> Arranged:
        """Arrange the records anew only where the range has changed."""
        chosen = request.first_ms, request.last_ms, request.is_range_of_view
        if self._arranged is None or self._arranged[0] != chosen:
            self._arranged = chosen, arrange(request)
        return self._arranged[1]

    def _take_picture(self, picture: Picture, arranged: Arranged) -> None:
        """Show the picture and what there is to say of it."""
        self.preview.show_picture(picture)
        selected = arranged.selected
        records = counted(picture.records, "record")
        self.fields.range_field.tell(*selected.told_ms, told_range(selected), records)
        self.fields.propose_subtitle(self._subtitle_for(picture, arranged))
        title = self._title_for_range()
        if title != self._proposed_title:
            before, self._proposed_title = self._proposed_title, title
            self.fields.propose_title(title, before)
            self._restart()
        self._describe(picture)
        self._allow(not self._lacks_citations())

    def _describe(self, picture: Picture, weight: int = 0) -> None:
        """Say how large the file will be and what the picture lacks, and offer the height that holds it."""
        size = self.fields.size_field
        self.size_label.setText(file_in_words(picture, size.unit.word(), weight))
        size.tell(size_in_words(picture, *size.words()))
        lacks = lacks_in_words(picture, self._source.hidden_lanes, self._height_in_words)
        self.say("Reading the sources…" if self._lacks_citations() else lacks)
        self._enough_px = picture.enough_for_all_px
        self.offer_height(self._in_unit(self._enough_px) if self._enough_px else "")

    def _weigh_next(self) -> None:
        """Look at the picture that is shown, once the one before has been looked at."""
        if self._to_weigh is not None and not self._scales.is_under_way:
            weighing, self._to_weigh = self._to_weigh, None
            self._scales.send(weighing.weigh)

    def _take_weight(self, weighed: Weighed) -> None:
        """Tell of the picture that is shown what has taken longer to find out."""
        if weighed.picture is self.picture and not self._busy_word:
            self._describe(replace(weighed.picture, enough_px=weighed.enough_px), weighed.weight)
        self._weigh_next()

    def _subtitle_for(self, picture: Picture, arranged: Arranged) -> str:
        """The subtitle that says what is shown."""
        if self.fields.subtitle() is None:
            return picture.subtitle
        return subtitle_of(self._request(), arranged.selected)

    def _title_for_range(self) -> str:
        """The title to propose: that of what is selected, where the picture is of the selection."""
        is_selection = self.fields.range_field.choice.word() == SELECTION
        return self._source.selection_title if is_selection else self._source.title

    def _lacks_citations(self) -> bool:
        return self.fields.sources.isChecked() and self._citations is None

    def _ask_for_citations(self) -> None:
        """Ask for what the list of sources is made from, once, from when the dialog is on screen."""
        if self._lacks_citations() and not self._are_citations_asked and self.isVisible():
            self._are_citations_asked = True
            self.citations_wanted.emit()

    def _height_in_words(self, height_px: int) -> str:
        """Say the height that holds all lanes as it is to be typed."""
        return f"A height of {self._in_unit(height_px)} holds them all."

    def _in_unit(self, height_px: int) -> str:
        return f"{self.fields.size_field.height_as_typed(height_px)} {self.fields.size_field.unit.word()}"

    def _take_enough(self) -> None:
        """Make the picture as high as holds all lanes and sources."""
        if self._enough_px:
            self.fields.size_field.set_height(self._enough_px)
            self.fields.size_field.height_edit.setFocus()

    def _forget_place(self) -> None:
        self._confirmed = None
        self.save_button.setText(self._save_words())
        self._restart()

    def _save_words(self) -> str:
        return f"&Save {self.fields.form.value.upper()}"

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
            ";;".join(f"{one.value.upper()} (*{one.suffix})" for one in _FORMATS_FROM[self.fields.form]),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.fields.path_edit.setText(chosen)

    def _remember(self, path: Path) -> None:
        self._preferences.export = replace(self.fields.wishes(), folder=str(path.parent)).to_text()


def _known(
    first: Callable[[Sequence[int]], Mapping[int, str]], later: Mapping[int, str], ids: Sequence[int]
) -> dict[int, str]:
    """The titles known at first and those that came later; it holds no dialog, and may go to any thread."""
    known = dict(first(ids))
    known.update({record: later[record] for record in ids if record in later})
    return known
