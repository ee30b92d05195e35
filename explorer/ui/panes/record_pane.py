"""The pane of one record: its head with what can be done to it, and its text."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Final, cast

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from explorer.model.calendar import today
from explorer.model.cite_as import CiteStyle, cite_as
from explorer.model.company import Period
from explorer.model.details import AgreementDetail, SourceDetail
from explorer.model.errors import UserError
from explorer.model.ids import Day, RecordId
from explorer.model.pane_marks import NO_MARKS, PaneMarks
from explorer.model.source_uses import CITING
from explorer.model.subject_order import ListOrder
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.render.theme import Theme
from explorer.store.errors import NotKnown
from explorer.store.queries.names import named
from explorer.store.queries.pane_marks import pane_marks
from explorer.ui.panes.copying import copy_records, copy_text
from explorer.ui.panes.document_text import document_text
from explorer.ui.panes.gather import Wanted, gather, gather_further, paged, told_records
from explorer.ui.panes.gathered import Further, Gathered, more_rows
from explorer.ui.panes.life_bands import life_bands
from explorer.ui.panes.list_filters import filter_of
from explorer.ui.panes.page import page_of
from explorer.ui.panes.pane_browser import PaneBrowser
from explorer.ui.panes.pane_head import PaneHead
from explorer.ui.panes.pane_timeline import PaneTimeline
from explorer.ui.panes.sides import LATER
from explorer.ui.panes.templates import fill
from explorer.ui.panes.wording import is_safe_address
from explorer.ui.timeline_motion import TimeRange
from explorer.ui.worker import Worker

LISTED: Final = frozenset({"statements", "events", "acts", "cited_by"})
"""The lists of which a pane keeps the whole order, so that any page of them is read at once."""

_SLOTS: Final = count(1)
"""Each pane asks under a number of its own: a record may be read in a tab and in a window."""


class RecordPane(QWidget):
    """What is known of one record, with its standings on a day; read when it is seen first.

    `name` is told until then.

    Signals:
        record_chosen(RecordId): a name was clicked.
        beside_requested(RecordId), window_requested(RecordId): a name is to be shown beside this one, or in
            a window of its own.
        back_requested(): the record that was shown before is asked for.
        edit_requested(RecordId), delete_requested(RecordId): the buttons of the head.
        add_requested(RecordKind, RecordId): a record of that kind is to be added about this one.
        filter_requested(Filter): a list is to be shown on the timeline.
        range_requested(TimeRange): this part of time is to be shown.
        deed_requested(Deed): something is asked of the pane's place.
        said(str): what was done, in one line.
        named(str): the record's name became known or has changed.
        gone(): the record is no longer there.
    """

    record_chosen = Signal(object)
    beside_requested = Signal(object)
    window_requested = Signal(object)
    back_requested = Signal()
    edit_requested = Signal(object)
    delete_requested = Signal(object)
    add_requested = Signal(object, object)
    filter_requested = Signal(object)
    range_requested = Signal(object)
    deed_requested = Signal(object)
    said = Signal(str)
    named = Signal(str)
    gone = Signal()

    def __init__(
        self,
        worker: Worker,
        record: RecordId,
        as_of: Day | None,
        theme: Theme,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.record = record
        self.name = name
        self._is_unread = True
        self._slot = next(_SLOTS)
        self._worker = worker
        self._as_of = as_of
        self._theme = theme
        self._wanted = Wanted(day=as_of)
        self._opened: frozenset[str] = frozenset()
        self._gathered: Gathered | None = None
        self._is_stale = True
        self._is_behind = False
        self._is_whole = False
        self._marks = NO_MARKS
        self.timeline = PaneTimeline(theme, self._day)
        self.timeline.record_chosen.connect(self.record_chosen)
        self.timeline.titles_wanted.connect(self._ask_titles)
        self._hairline = QFrame()
        self._hairline.setObjectName("pane_hairline")
        self._hairline.setFixedHeight(1)
        self._hairline.hide()
        self.head = PaneHead(theme)
        self.head.edit_requested.connect(self._ask_to_edit)
        self.head.delete_requested.connect(self._ask_to_delete)
        self.head.add_requested.connect(lambda kind: self.add_requested.emit(kind, self.record))
        self.head.deed_requested.connect(self.deed_requested)
        self.head.copy_requested.connect(self.copy)
        self.browser = PaneBrowser()
        self.browser.link_chosen.connect(self._follow)
        self.browser.link_beside.connect(self._follow_beside)
        self.browser.link_in_window.connect(self._follow_in_window)
        self.browser.back_requested.connect(self.back_requested)
        self.browser.copy_requested.connect(self.copy)
        self.browser.menu_requested.connect(lambda target, place: self.menu_of(target).popup(place))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.timeline)
        layout.addWidget(self._hairline)
        layout.addWidget(self.browser, 1)

    @property
    def kind_label(self) -> QLabel:
        """The line that says what kind of record it is."""
        return self.head.kind_label

    @property
    def edit_button(self) -> QToolButton:
        """The button that asks for the editor."""
        return self.head.edit_button

    @property
    def delete_button(self) -> QToolButton:
        """The button that asks to delete the record."""
        return self.head.delete_button

    def set_may_edit(self, may_edit: bool) -> None:
        """Offer to add, edit and delete, or not."""
        self.head.set_may_edit(may_edit)

    @property
    def is_loaded(self) -> bool:
        """Whether the record has been read since it was last told to be stale."""
        return not self._is_stale

    def load_again(self) -> None:
        """Read the record again if it has been read at all."""
        if not self._is_unread:
            self.load()

    def load(self) -> None:
        """Read the record; what is shown stays until the answer comes."""
        self._is_unread = False
        record, wanted = self.record, self._wanted
        self._worker.ask(
            lambda store: gather(store, record, wanted),
            self._take,
            self._tell_failure,
            slot=f"pane {self._slot}",
        )
        self._worker.ask(
            lambda store: pane_marks(store, record),
            self._take_marks,
            lambda _: None,
            slot=f"marks {self._slot}",
        )

    def copy(self, is_whole: bool) -> None:
        """Copy the record with its sources, or the whole pane as text."""
        if is_whole:
            copy_text(f"{self.kind_label.text()}\n{document_text(self.browser.document())}")
            self.said.emit("Copied this pane as text.")
        else:
            self.copy_record(self.record)

    def copy_record(self, record: RecordId) -> None:
        """Copy a record with its sources."""
        copy_records(self._worker, (record,), self.said.emit)

    def menu_of(self, target: str) -> QMenu:
        """Make the menu of the text: of a link, where one is under the pointer, and of the whole."""
        menu = QMenu(self)
        if target.startswith("record:"):
            record = RecordId(int(target[7:]))
            menu.addAction("Open", partial(self.record_chosen.emit, record))
            menu.addAction("Open beside", partial(self.beside_requested.emit, record))
            menu.addAction("Open in a window", partial(self.window_requested.emit, record))
            menu.addAction("Copy what it leads to, with sources", partial(self.copy_record, record))
            menu.addSeparator()
        cut = menu.addAction("Copy what is selected", self.browser.copy)
        cut.setEnabled(self.browser.textCursor().hasSelection())
        menu.addAction("Copy with sources\tCtrl+C", partial(self.copy, False))
        menu.addAction("Copy this pane as text\tCtrl+Shift+C", partial(self.copy, True))
        menu.addAction("Select everything\tCtrl+A", self.browser.selectAll)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def touches(self, records: frozenset[RecordId]) -> bool:
        """Whether any of `records` is this one or named by it; a pane not yet read may name anything."""
        return self._gathered is None or self.record in records or bool(self._links() & records)

    @property
    def _day(self) -> Day:
        return today() if self._as_of is None else self._as_of

    def set_as_of(self, day: Day | None) -> None:
        """Tell the standings of another day, and what is dated after it apart; None is today, undivided."""
        if day == self._as_of:
            return
        self._as_of = day
        self._wanted = replace(self._wanted, day=day)
        if self._gathered is None:
            return
        if self.isVisible():
            self._follow_day(self._gathered)
        else:
            self._is_behind = True

    def _follow_day(self, gathered: Gathered) -> None:
        """Tell the day: at once where all rows are here, else as soon as those of the day have come."""
        self._is_behind = False
        if gathered.is_whole:
            self._show()
        else:
            self._ask_for_pages(gathered)

    def set_theme(self, theme: Theme) -> None:
        """Show the same in other colours."""
        self._theme = theme
        self.head.set_theme(theme)
        self.timeline.set_theme(theme)
        if self._gathered is not None:
            self._show_once_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_unread:
            self.load()
        elif self._is_behind and self._gathered is not None:
            self._follow_day(self._gathered)

    def _show_once_seen(self) -> None:
        """Show anew, a pane behind others only when it comes to the front: many tabs make no day slower."""
        if self.isVisible():
            self._show()
        else:
            self._is_behind = True

    def _take(self, gathered: Gathered) -> None:
        kept = self._gathered
        if gathered.further is None and kept is not None and kept.further is not None:
            gathered = replace(gathered, further=kept.further)  # until it is counted again
            self._ask_for_further()
        elif gathered.further is None:
            self._ask_for_further()
        self._gathered = gathered
        self._is_stale = False
        self._show()

    def _ask_for_pages(self, gathered: Gathered) -> None:
        """Read other rows of the lists that are here as numbers already."""
        wanted = self._wanted
        self._worker.ask(
            lambda store: paged(store, gathered, wanted),
            self._take_pages,
            self._tell_failure,
            slot=f"pages {self._slot}",
        )

    def _take_pages(self, paged_: Gathered) -> None:
        now = self._gathered
        if now is not None and now.orders is paged_.orders and now.uses is paged_.uses:
            self._gathered = replace(paged_, further=now.further)
            self._show_once_seen()

    def _ask_for_further(self) -> None:
        """Count what is told last, once the rest is seen."""
        record = self.record
        self._worker.ask(
            lambda store: gather_further(store, named(store, record)),
            self._take_further,
            lambda _: None,
            slot=f"further {self._slot}",
        )

    def _take_further(self, further: Further) -> None:
        if self._gathered is not None:
            self._gathered = replace(self._gathered, further=further)
            self._show_once_seen()

    def _take_marks(self, marks: PaneMarks) -> None:
        self._marks = marks
        if self._gathered is not None:
            bands = (
                life_bands(self._gathered.detail.life, self._day)
                if isinstance(self._gathered.detail, AgreementDetail)
                else ()
            )
            self.timeline.show_records(marks, bands, self._day)
            self._hairline.setVisible(not self.timeline.isHidden())

    def _ask_titles(self, records: tuple[RecordId, ...]) -> None:
        self._worker.ask(
            lambda store: told_records(store, records), self.timeline.add_titles, slot=f"titles {self._slot}"
        )

    def _show(self) -> None:
        if self._gathered is None:
            return
        self._is_behind = False
        page = page_of(
            self._gathered, self._as_of, self._wanted.order, is_whole=self._is_whole, opened=self._opened
        )
        self.head.show_kind(self._gathered.kind, page.kind_line, is_private=page.is_private)
        self.browser.show_html(page.html, self._theme)
        self.timeline.show_records(self._marks, page.bands, self._day)
        self._hairline.setVisible(not self.timeline.isHidden())
        self.name = page.name
        self.browser.setAccessibleName(f"{page.kind_line}: {page.name}")
        self.named.emit(page.name)

    def _tell_failure(self, error: UserError) -> None:
        if isinstance(error, NotKnown):
            self.gone.emit()
        else:
            self.browser.show_html(fill("trouble", {"sentence": str(error)}), self._theme)

    def _links(self) -> set[RecordId]:
        """The records that the text links to."""
        found: set[RecordId] = set()
        block = self.browser.document().begin()
        while block.isValid():
            walk = block.begin()
            while not walk.atEnd():
                target = walk.fragment().charFormat().anchorHref()
                if target.startswith("record:"):
                    found.add(RecordId(int(target[7:])))
                walk += 1
            block = block.next()
        return found

    def _follow(self, target: str) -> None:
        scheme, _, rest = target.partition(":")
        match scheme:
            case "record":
                self.record_chosen.emit(RecordId(int(rest)))
            case "filter":
                self._ask_for_filter(rest)
            case "more":
                self._want_more(rest)
            case "order":
                self._wanted = replace(self._wanted, order=cast(ListOrder, rest))
                self._read_lists(LISTED)
            case "organs":
                self._wanted = replace(self._wanted, with_organs=rest == "yes")
                self.load()
            case "history":
                self._wanted = replace(self._wanted, has_history=rest == "yes")
                self.load()
            case "kind":
                self._wanted = replace(self._wanted, kind=rest, rows={})
                self._read_lists({"cited_by"})
            case "style":
                self._opened = self._opened - {style.name for style in CiteStyle} | {rest}
                self._show()
            case "cite":
                self._copy_citation(CiteStyle[rest])
            case "company":
                self._ask_for_company(rest)
            case "later":
                self._opened ^= {rest}
                self._show()
            case "whole":
                self._is_whole = rest == "yes"
                self._show()
            case "copy":
                QGuiApplication.clipboard().setText(self._address(rest))
            case "browse":
                address = self._address(rest)
                if is_safe_address(address):
                    QDesktopServices.openUrl(QUrl(address))

    def _follow_beside(self, target: str) -> None:
        if target.startswith("record:"):
            self.beside_requested.emit(RecordId(int(target[7:])))
        else:
            self._follow(target)

    def _follow_in_window(self, target: str) -> None:
        if target.startswith("record:"):
            self.window_requested.emit(RecordId(int(target[7:])))

    def _ask_for_filter(self, section: str) -> None:
        gathered = self._gathered
        kept = (
            None
            if gathered is None
            else filter_of(gathered.kind, self.record, section, with_organs=gathered.with_organs)
        )
        if kept is not None and gathered is not None:
            if gathered.cited_kind in CITING:
                kept = replace(kept, kinds=frozenset({RecordKind(gathered.cited_kind)}))
            self.filter_requested.emit(kept)

    def _ask_for_company(self, target: str) -> None:
        """Show the records of a period that this actor shares with another."""
        other, first_year, last_year = map(int, target.split(":"))
        period = Period(first_year, last_year, 0)
        self.filter_requested.emit(Filter(actors=(self.record, RecordId(other)), together=True))
        self.range_requested.emit(TimeRange(period.first_ms, period.last_ms))

    def _want_more(self, section: str) -> None:
        if self._gathered is None:
            return
        has, total = self._gathered.rows_of(section)
        rows = {**self._wanted.rows, section: has + more_rows(has, total)}
        self._wanted = replace(self._wanted, rows=rows)
        self._read_lists({section.removeprefix(LATER)})

    def _read_lists(self, sections: AbstractSet[str]) -> None:
        """Read rows of lists that are here as numbers; for any other list read the record again."""
        if self._gathered is not None and sections <= LISTED:
            self._ask_for_pages(self._gathered)
        else:
            self.load()

    def _address(self, key: str) -> str:
        """The address that a link's key stands for: text of the record never becomes a link's target."""
        if self._gathered is None or not isinstance(self._gathered.detail, SourceDetail):
            return ""
        source = self._gathered.detail.source
        return (source.archived_url if key == "archived" else source.url) or ""

    def _copy_citation(self, style: CiteStyle) -> None:
        if self._gathered is not None and isinstance(self._gathered.detail, SourceDetail):
            copy_text(cite_as(self._gathered.detail.source, style))
            self.said.emit(f"Copied how to cite it ({style.value}).")

    def _ask_to_edit(self) -> None:
        self.edit_requested.emit(self.record)

    def _ask_to_delete(self) -> None:
        self.delete_requested.emit(self.record)
