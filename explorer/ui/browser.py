"""The browser at the left: actors, agreements, sources, tags, places, what is undated; with their counts."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from explorer.model.details import BrowserEntry, Counts, ListedRecord
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.view import SUBJECTS, Filter
from explorer.model.vocabulary import RecordKind
from explorer.render.icons import icon
from explorer.render.theme import Theme
from explorer.scene.lanes import LanesBy
from explorer.ui.browser_counts import BrowserCounts
from explorer.ui.browser_delegate import MARGIN_PX, BrowserDelegate
from explorer.ui.browser_kinds import BrowserKinds
from explorer.ui.browser_list import BrowserList
from explorer.ui.browser_menu import NameDeeds, name_menu, order_menu
from explorer.ui.browser_model import BrowserModel, BrowserOrder, BrowserRow, RowKind, Section

UNDATED_MOST: Final = 500
"""So many undated records are listed; beyond, they are found by search."""


class Browser(QWidget):
    """The left pane: a filter line, the names, and check boxes for the kinds on the timeline.

    Signals:
        names_chosen(tuple[RecordId, ...]): these names are chosen now; none lets all records stand out.
        record_opened(RecordId): a name was double-clicked, or Enter pressed on it.
        filter_requested(Filter): other records are to be shown.
        edit_requested(RecordId), delete_requested(RecordId): from the menu of a name.
        add_requested(RecordKind, RecordId): a record of this kind is to be added about a name.
        lane_hidden(RecordId, bool): the lane of a name is to be hidden (True) or shown again.
        left(): Esc: the keyboard goes back to the timeline.
    """

    names_chosen = Signal(object)
    record_opened = Signal(object)
    filter_requested = Signal(object)
    edit_requested = Signal(object)
    delete_requested = Signal(object)
    add_requested = Signal(object, object)
    lane_hidden = Signal(object, bool)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("browser")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._chosen: tuple[RecordId, ...] = ()
        self._is_filled = False
        self._kept = Filter()
        self._may_edit = True
        self._lanes_by = LanesBy.NONE
        self._hidden: frozenset[int] = frozenset()
        self._model = BrowserModel()
        self._filter = QLineEdit(self)
        self._filter.setObjectName("browserFilter")
        self._filter.setPlaceholderText("Filter names")
        self._filter.setAccessibleName("Filter names")
        self._filter.setClearButtonEnabled(True)
        self._filter.installEventFilter(self)
        self._more = QToolButton(self)
        self._more.setAccessibleName("Order of the names")
        self._more.setToolTip("Order of the names")
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.setFixedSize(28, 28)
        self._list = BrowserList(self)
        self._list.setObjectName("browserList")
        self._list.setAccessibleName("Actors, agreements, sources, tags and places")
        self._list.setModel(self._model)
        self._delegate = BrowserDelegate(self._model, theme, self._list)
        self._list.setItemDelegate(self._delegate)
        self._nothing = QLabel(self)
        self._nothing.setProperty("role", "second")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(MARGIN_PX, 8, MARGIN_PX, 8)
        self._nothing.hide()
        self._kinds = BrowserKinds(theme, self)
        self._lay_out()
        self.set_theme(theme)
        self._filter.textChanged.connect(self._narrow)
        self._more.clicked.connect(self._open_order)
        self._list.row_clicked.connect(self._choose)
        self._list.row_opened.connect(self._open)
        self._list.filter_clicked.connect(self._filter_by)
        self._list.menu_requested.connect(self._open_menu)
        self._list.typed.connect(self._type)
        self._list.left_above.connect(self._to_line)
        self._list.escaped.connect(self._leave)
        self._kinds.filter_requested.connect(self.filter_requested)

    # What is shown

    @property
    def model(self) -> BrowserModel:
        """The rows that are shown."""
        return self._model

    @property
    def names(self) -> BrowserList:
        """The list of names, to give it the focus."""
        return self._list

    @property
    def chosen(self) -> tuple[RecordId, ...]:
        """The names that are chosen."""
        return self._chosen

    @property
    def kinds(self) -> BrowserKinds:
        """The boxes that choose kinds and confidence."""
        return self._kinds

    @property
    def is_filled(self) -> bool:
        """Whether the names have come."""
        return self._is_filled

    def set_entries(self, kind: RecordKind, entries: Sequence[BrowserEntry]) -> None:
        """Show the names of one section."""
        self._is_filled = True
        with _Steady(self):
            self._model.set_entries(kind, entries)
        self._say_nothing()

    def set_aliases(self, aliases: Mapping[RecordId, Sequence[str]]) -> None:
        """Let names be found by what else they are called; for the names that are set afterwards."""
        self._model.set_aliases(aliases)

    def set_undated(self, records: Sequence[ListedRecord], total: int) -> None:
        """List the first of the records that have no date; there are `total`."""
        entries = [
            BrowserEntry(Named(one.id, one.kind, one.title), None, one.kind.value, 0, private=one.private)
            for one in records
        ]
        with _Steady(self):
            self._model.set_undated(entries, total)

    def set_totals(self, counts: Counts) -> None:
        """Show how many events, statements and acts there are."""
        self._kinds.set_totals(counts)

    def set_counts(self, counts: BrowserCounts | None) -> None:
        """Count what is in view by these."""
        with _Steady(self):
            self._model.set_counts(counts)
        self._kinds.set_counts(counts)
        self._list.viewport().update()  # the numbers of rows that stay are others, too

    def set_range(self, first_ms: int, last_ms: int) -> None:
        """Count what lies in this closed range; only the rows on the screen are counted."""
        self._model.set_range(first_ms, last_ms)
        self._kinds.set_range(first_ms, last_ms)
        self._list.viewport().update()

    def set_colours(self, colours: Mapping[int, str]) -> None:
        """Give each actor its colour."""
        self._model.set_colours(colours)
        self._list.viewport().update()

    def set_standings(self, tones: Mapping[int, str], words: Mapping[int, str]) -> None:
        """Give each agreement the colour of its standing, and what it is in words."""
        self._model.set_standings(tones, words)
        self._list.viewport().update()

    def set_lanes(self, lanes_by: LanesBy, hidden: frozenset[int]) -> None:
        """Note what makes a lane and which lanes are hidden, for the menus."""
        self._lanes_by, self._hidden = lanes_by, hidden

    def set_may_edit(self, may_edit: bool) -> None:
        """Offer changes only where the database can be changed."""
        self._may_edit = may_edit

    def show_filter(self, kept: Filter) -> None:
        """Show what is filtered without telling anybody."""
        self._kept = kept
        self._model.show_filter(kept)
        self._kinds.show_filter(kept)
        self._list.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._delegate.theme = theme
        self._more.setIcon(icon("more", theme))
        self._kinds.set_theme(theme)
        self._list.viewport().update()

    def mark(self, *records: RecordId | None, is_scrolling: bool = True) -> None:
        """Show these names as the chosen ones without telling anybody, the last one scrolled to."""
        self._chosen = tuple(record for record in records if record is not None)
        self._list.setAutoScroll(is_scrolling)
        self._show_chosen()
        self._list.setAutoScroll(True)

    def show_undated(self) -> None:
        """Lead the keyboard to the records without a date."""
        self._filter.clear()
        self._model.set_closed(self._model.closed - {Section.UNDATED})
        head = self._model.head_of(Section.UNDATED)
        if head >= 0:
            self._list.setCurrentIndex(self._model.index(head + 1))
            last = min(self._model.rowCount() - 1, head + 8)
            self._list.scrollTo(self._model.index(last))
            self._list.scrollTo(self._model.index(head))
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is remembered

    def to_text(self) -> str:
        """Write down which sections are closed and how names are ordered."""
        closed = sorted(section.value for section in self._model.closed)
        return json.dumps({"closed": closed, "order": self._model.order.value})

    def restore(self, text: str) -> None:
        """Take on what `to_text` wrote; anything else leaves all as it is."""
        try:
            read = json.loads(text)
            closed = frozenset(Section(one) for one in read["closed"])
            order = BrowserOrder(read["order"])
        except (ValueError, TypeError, KeyError):
            return
        self._model.set_closed(closed)
        self._model.set_order(order)

    # Qt's own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the filter line the arrow down leads into the names, Enter opens the first, Esc clears it."""
        if watched is self._filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            first = self._model.first_name()
            if event.key() == Qt.Key.Key_Down and self._model.rowCount():
                self._list.setCurrentIndex(self._model.index(max(first, 0)))
                self._list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and first >= 0:
                row = self._model.row_at(self._model.index(first))
                if row is not None and self._filter.text().strip():
                    self._open(row)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 12, 8, 4)
        top.setSpacing(2)
        top.addWidget(self._filter, 1)
        top.addWidget(self._more)
        line = QFrame(self)
        line.setFixedHeight(1)
        line.setObjectName("hairline")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._nothing)
        whole.addWidget(self._list, 1)
        whole.addWidget(line)
        whole.addWidget(self._kinds)

    def _narrow(self, text: str) -> None:
        self._model.set_filter(text)
        self._show_chosen()
        self._list.scrollToTop()
        self._say_nothing()

    def _say_nothing(self) -> None:
        is_searched = bool(self._filter.text().strip())
        words = "No name contains this." if is_searched else "No actors or agreements yet: “+ Add” adds them."
        self._nothing.setText(words)
        self._nothing.setVisible(self._model.rowCount() == 0)

    def _show_chosen(self) -> None:
        selection = self._list.selectionModel()
        selection.clearSelection()
        places = [self._model.row_of(record) for record in self._chosen]
        for place in places:
            if place >= 0:
                selection.select(self._model.index(place), selection.SelectionFlag.Select)
        if places and places[-1] >= 0 and not self._list.hasFocus():
            last = self._model.index(places[-1])
            selection.setCurrentIndex(last, selection.SelectionFlag.NoUpdate)
            if self._list.hasAutoScroll():
                self._list.scrollTo(last)

    # What is done to a row

    def _choose(self, row: BrowserRow, is_added: bool) -> None:
        if row.row_kind is not RowKind.NAME:
            with _Steady(self):
                self._model.toggle(row)
            return
        if row.record is None:
            return
        if row.section is Section.UNDATED:
            self._open(row)
            return
        if is_added:
            names = [record for record in self._chosen if self._model.is_listed(record)]
            rest = tuple(record for record in names if record != row.record)
            chosen = rest if row.record in names else (*rest, row.record)
        else:
            chosen = () if self._chosen == (row.record,) else (row.record,)
        self.mark(*chosen)
        self.names_chosen.emit(chosen)

    def _open(self, row: BrowserRow) -> None:
        if row.row_kind is not RowKind.NAME:
            self._choose(row, False)
        elif row.record is not None:
            self.mark(row.record)
            self.record_opened.emit(row.record)

    def _filter_by(self, row: BrowserRow) -> None:
        if row.kind is None or row.record is None:
            return
        is_asked_for = self._kept.has_subject(row.kind, row.record)
        change = self._kept.without_subject if is_asked_for else self._kept.with_subject
        self.filter_requested.emit(change(row.kind, row.record))

    def _open_menu(self, row: BrowserRow, where: QPoint) -> None:
        if row.row_kind is not RowKind.NAME or row.kind is None or row.record is None:
            self._open_order_at(where)
            return
        kind = row.kind
        chosen = [record for record in self._chosen if self._kind_of(record) is kind]
        records = tuple(chosen) if row.record in chosen else (row.record,)
        menu = name_menu(self, kind, len(records), self._deeds_of(row, kind, records))
        menu.popup(where)

    def _deeds_of(self, row: BrowserRow, kind: RecordKind, records: tuple[RecordId, ...]) -> NameDeeds:
        is_one, record = len(records) == 1, records[-1]
        is_subject = kind in SUBJECTS
        is_asked_for = is_subject and all(self._kept.has_subject(kind, one) for one in records)
        is_lane = is_one and self._lanes_by.value == kind.value
        is_hidden = int(record) in self._hidden
        may_edit = self._may_edit and is_one
        return NameDeeds(
            open_pane=(lambda: self._open(row)) if is_one else None,
            show_only=(lambda: self._ask_only(kind, records)) if is_subject else None,
            add_to_filter=(lambda: self._ask(kind, records, is_added=True))
            if is_subject and not is_asked_for and not self._kept.is_everything
            else None,
            take_from_filter=(lambda: self._ask(kind, records, is_added=False)) if is_asked_for else None,
            show_lane=(lambda: self.lane_hidden.emit(record, False)) if is_lane and is_hidden else None,
            hide_lane=(lambda: self.lane_hidden.emit(record, True)) if is_lane and not is_hidden else None,
            edit=(lambda: self.edit_requested.emit(record)) if may_edit else None,
            delete=(lambda: self.delete_requested.emit(record)) if may_edit else None,
            add=(lambda added: self.add_requested.emit(added, record)) if may_edit else None,
        )

    def _kind_of(self, record: RecordId) -> RecordKind | None:
        row = self._model.row_at(self._model.index(self._model.row_of(record)))
        return None if row is None else row.kind

    def _ask_only(self, kind: RecordKind, records: tuple[RecordId, ...]) -> None:
        kept = Filter()
        for record in records:
            kept = kept.with_subject(kind, record)
        self.filter_requested.emit(kept)

    def _ask(self, kind: RecordKind, records: tuple[RecordId, ...], *, is_added: bool) -> None:
        kept = self._kept
        for record in records:
            kept = kept.with_subject(kind, record) if is_added else kept.without_subject(kind, record)
        self.filter_requested.emit(kept)

    def _open_order(self) -> None:
        self._open_order_at(self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))

    def _open_order_at(self, where: QPoint) -> None:
        order_menu(self, self._model.order, self._model.set_order, self._fold_all).popup(where)

    def _fold_all(self, is_opening: bool) -> None:
        self._model.set_closed(() if is_opening else Section)

    def _type(self, letters: str) -> None:
        self._filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self._filter.setText(self._filter.text() + letters)

    def _to_line(self) -> None:
        self._filter.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _leave(self) -> None:
        """Let go of what is typed, and if nothing is, of the keyboard."""
        if self._filter.text():
            self._filter.clear()
        else:
            self.left.emit()


class _Steady:
    """Keeps the list scrolled where it is, with its chosen and current rows, while its rows are made anew."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._top = 0
        self._current: BrowserRow | None = None

    def __enter__(self) -> None:
        names = self._browser.names
        self._top = names.verticalScrollBar().value()
        self._current = self._browser.model.row_at(names.currentIndex())

    def __exit__(self, *_raised: object) -> None:
        names, model, current = self._browser.names, self._browser.model, self._current
        self._browser.mark(*self._browser.chosen, is_scrolling=False)
        if current is not None and not names.currentIndex().isValid():
            is_head = current.row_kind is RowKind.HEAD
            row = model.head_of(current.section) if is_head else model.row_of(current.record)
            if row >= 0:
                names.selectionModel().setCurrentIndex(
                    model.index(row), names.selectionModel().SelectionFlag.NoUpdate
                )
        names.verticalScrollBar().setValue(self._top)
