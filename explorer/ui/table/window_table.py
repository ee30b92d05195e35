"""The table in the window: below the timeline or alone, with the same records and the same selection."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSplitter, QWidget

from explorer.model.calendar import today
from explorer.model.changes import Changes
from explorer.model.ids import Day, RecordId
from explorer.model.table_rows import Field, TableRow
from explorer.render.theme import Theme
from explorer.ui.table.kept_table import KeptTable
from explorer.ui.table.row_order import RowOrder, Scope, Wish
from explorer.ui.table.table_area import TableArea
from explorer.ui.table.table_copy import COPIED_MOST, Form, forms_of, grid_of
from explorer.ui.table.table_feed import TableFeed
from explorer.ui.table.table_model import field_at
from explorer.ui.timeline_feed import TimelineFeed
from explorer.ui.window_deeds import WindowParts
from explorer.ui.worker import Worker

AT_FIRST: Final = 0.45
"""The table's share of the height until the reader has drawn the line between."""
_SOON_MS: Final = 120
"""The rows follow the range in view once it has rested so long."""
_PAUSE_MS: Final = 350
"""Whoever walks with the arrow keys and stops for so long wants to see the mark."""


class WindowTable(QObject):
    """Keeps table and timeline in step, and remembers how the table was left.

    Signals:
        said(str): what was done, or why nothing was, in one line.
        written(str): what was written in a cell, in one line; undo takes it back.
        failed(str): why it was not.
    """

    said = Signal(str)
    written = Signal(str)
    failed = Signal(str)

    def __init__(
        self, parts: WindowParts, reader: Worker, feed: TimelineFeed, theme: Theme, window: QWidget
    ) -> None:
        """The timeline stands in its layout already; the table takes half of its place there."""
        super().__init__(window)
        self._timeline = parts.timeline
        self._overview = parts.overview
        self._navigation = parts.navigation
        self._editing = parts.editing
        self._actions = actions = parts.actions
        self._preferences = parts.preferences
        self._timeline_feed = feed
        self._kept = KeptTable.from_text(parts.preferences.table)
        self._wish = Wish(self._kept.scope, self._kept.sorted_by, self._kept.is_descending)
        self._waiting: RowOrder | None = None
        self._has_editor = self._is_asked = self._is_choosing = False
        self.area = TableArea(theme)
        self.view = self.area.view
        self.area.model.set_may_edit(not parts.opened.is_read_only)
        self._feed = TableFeed(parts.worker, reader, self.area.model, self.view)
        self.middle = QSplitter(Qt.Orientation.Vertical)
        self.middle.setHandleWidth(1)
        self.middle.setChildrenCollapsible(False)
        _take_place(self.middle, self._timeline)
        self.middle.addWidget(self._timeline)
        self.middle.addWidget(self.area)
        self.middle.setStretchFactor(0, 1)
        self._soon = self._timer(_SOON_MS, self._ask)
        self._pause = self._timer(_PAUSE_MS, self._reveal)
        self._connect()
        self.area.columns.restore(self._kept)
        self.area.show_scope(self._wish.scope)
        self.area.hide()
        actions.show_table.setChecked(self._kept.is_shown)
        actions.table_alone.setChecked(self._kept.is_shown and self._kept.is_alone)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self.area.set_theme(theme)

    @property
    def is_waiting(self) -> bool:
        """Whether rows have been asked for and are not listed yet."""
        return self._soon.isActive() or self._is_asked

    def keep(self) -> None:
        """Remember how the table is."""
        act, kept = self._actions, self.area.columns.keep_in(self._kept)
        kept = replace(
            kept,
            is_shown=act.show_table.isChecked(),
            is_alone=act.table_alone.isChecked(),
            scope=Scope.EVERYTHING if self._wish.scope is Scope.UNDATED else self._wish.scope,
        )
        self._preferences.table = kept.to_text()

    def list_undated(self) -> None:
        """List the records without a date, to be given one; the keyboard goes there."""
        content = self._timeline.content
        if content is None or not content.undated_kept:
            self.said.emit("Every record that is shown has a date.")
            return
        self._set_scope(Scope.UNDATED)
        self._actions.show_table.setChecked(True)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_table(self) -> None:
        """Give the keyboard to the rows, shown if they were hidden."""
        self._actions.show_table.setChecked(True)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Making

    def _timer(self, ms: int, deed: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(deed)
        return timer

    def _connect(self) -> None:
        act, timeline, view, feed = self._actions, self._timeline, self.view, self._timeline_feed
        self.area.bind(act.table_alone, act.show_table)
        act.show_table.toggled.connect(self._show)
        act.table_alone.toggled.connect(self._show_alone)
        act.to_table.triggered.connect(self.to_table)
        act.undated.triggered.connect(self.list_undated)
        act.show_overview.toggled.connect(lambda _is_shown: self._share_room())
        self.middle.installEventFilter(self)
        self.middle.splitterMoved.connect(self._take_height)
        feed.first_ready.connect(lambda _content: self._refresh())
        feed.content_ready.connect(lambda _content: self._refresh())
        timeline.range_changed.connect(lambda _range: self._follow())
        timeline.lanes.changed.connect(lambda _by: self._follow())
        timeline.lanes.selection_taken.connect(self._take_selection)
        self.area.scope_chosen.connect(self._set_scope)
        self.area.columns.sort_wanted.connect(self._sort)
        self._feed.ordered.connect(self._take_order)
        self._feed.written.connect(self._take_written)
        self._feed.said.connect(self.said)
        self._feed.failed.connect(self.failed)
        view.rows_chosen.connect(self._choose)
        view.editor_requested.connect(self._open_editor)
        view.copy_requested.connect(partial(self.copy, Form.TSV))
        view.menu_requested.connect(self._open_menu)
        view.left.connect(self._leave)
        view.cells.closeEditor.connect(lambda *_: self._soon.start(0) if self._waiting else None)
        view.cells.read_dates_by(lambda: self._preferences.date_order, self._reference)
        self._editing.closed.connect(self._take_back_focus)

    def _reference(self) -> Day:
        as_of = self._timeline_feed.as_of
        return today() if as_of is None else as_of

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the height anew with the window, as long as the reader has not drawn the line."""
        if watched is self.middle and event.type() == QEvent.Type.Resize and not self._kept.height_px:
            self._share_room()
        return super().eventFilter(watched, event)

    # Being shown

    def _show(self, is_shown: bool) -> None:
        if not is_shown:
            self._actions.table_alone.setChecked(False)
        had_focus = self.area.isAncestorOf(_focused(self.area))
        self.area.setVisible(is_shown)
        self._share_room()
        if is_shown:
            self._refresh()
            if self.area.isVisible():
                self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif had_focus or _focused(self.area) is self.area:
            self._timeline.setFocus()

    def _show_alone(self, is_alone: bool) -> None:
        """Take the timeline's place as well; what asks for the timeline's keyboard gets the table's then."""
        if is_alone:
            self._actions.show_table.setChecked(True)
        self._timeline.setVisible(not is_alone)
        proxy = self.view if is_alone else None
        self._timeline.setFocusProxy(proxy)  # type: ignore[arg-type]  # None takes it away
        self._share_room()
        (self.view if is_alone else self._timeline).setFocus()

    def _share_room(self) -> None:
        is_alone = self._actions.table_alone.isChecked()
        self._overview.setVisible(self._actions.show_overview.isChecked() and not is_alone)
        room = self.middle.height()
        wanted = self._kept.height_px or round(room * AT_FIRST)
        wanted = min(wanted, max(room - self._timeline.minimumSizeHint().height(), 0))
        self.middle.setSizes([room - wanted, wanted])

    def _take_height(self) -> None:
        self._kept = replace(self._kept, height_px=self.area.height())

    def _leave(self) -> None:
        if self._actions.table_alone.isChecked():
            self._actions.table_alone.setChecked(False)
        self._timeline.setFocus()

    # Which rows

    def _set_scope(self, scope: Scope) -> None:
        self._wish = replace(self._wish, scope=scope)
        self.area.show_scope(scope)
        self._refresh()

    def _sort(self, field: Field, is_descending: bool) -> None:
        self._wish = replace(self._wish, field=field, is_descending=is_descending)
        self.area.columns.show_sorted(field, is_descending=is_descending)
        self._refresh()

    def _follow(self) -> None:
        """List what is in view anew, once it has come to rest."""
        if self._wish.scope is Scope.IN_VIEW:
            self._soon.start(_SOON_MS)

    def _refresh(self) -> None:
        self._soon.start(0)

    def _ask(self) -> None:
        content = self._timeline.content
        if content is None or self.area.isHidden():
            return
        if self.view.is_writing:  # what is being written is not taken from under the reader's hands
            self._waiting = self.area.model.order
            return
        self._waiting = None
        shown, lanes = self._timeline.camera.target, self._timeline.lanes
        wish = replace(
            self._wish,
            first_ms=shown.first_ms,
            last_ms=shown.last_ms,
            lanes=lanes.order if lanes.hidden_count else None,
        )
        self._is_asked = True
        self._feed.order(content, wish)

    def _take_order(self, order: RowOrder) -> None:
        self._is_asked = False
        if order.content is not self._timeline.content:
            self._refresh()
        elif self.view.is_writing:
            self._waiting = order
        else:
            self.view.show_order(order, self._timeline.selected)
            self.area.tell(order)

    # What is chosen

    def _take_selection(self, selected: tuple[RecordId, ...]) -> None:
        if not self._is_choosing and not self.area.isHidden() and not self.view.is_writing:
            self.view.choose(selected)

    def _choose(self, records: tuple[RecordId, ...], by_keys: bool) -> None:
        self._is_choosing = True  # more rows may be chosen than the timeline can tell apart
        self._navigation.choose_rows(records, is_walking=by_keys)
        self._is_choosing = False
        if records:
            self._pause.start(_PAUSE_MS if by_keys else 0)

    def _reveal(self) -> None:
        """Bring the mark of the current row into view; what is listed by range stays where it is."""
        selected = self._timeline.selected
        if not selected or self._timeline.isHidden():
            return
        if self._wish.scope is Scope.IN_VIEW:
            self._timeline.revealing.scroll_to(selected[-1])
        else:
            self._timeline.revealing.reveal_beside(selected[-1], selected[-1])

    # Writing and copying

    def _take_written(self, changes: Changes, row: TableRow, field: Field) -> None:
        undated = ", undated: it stands on no lane" if changes.is_undated else ""
        self.written.emit(changes.done + undated)
        self._editing.read_labels()
        if field is Field.WHEN and not row.when.is_dated and not changes.is_undated:
            self._timeline_feed.content_ready.connect(
                lambda _content: self._bring_in(row.id), Qt.ConnectionType.SingleShotConnection
            )

    def _bring_in(self, record: RecordId) -> None:
        """Show a record on the timeline that has just been given a date."""
        if not self._timeline.isHidden():
            self._timeline.revealing.reveal(record, is_whole=True)

    def _open_editor(self, record: RecordId) -> None:
        self._has_editor = True
        self._editing.edit(record)

    def _take_back_focus(self) -> None:
        """Go on in the table once the editor that was opened from it is closed."""
        if self._has_editor and not self.area.isHidden():
            QTimer.singleShot(0, self.view, self.view.setFocus)  # the timeline is given it first
        self._has_editor = False

    def copy(self, form: Form) -> None:
        """Copy the chosen rows with the columns that are shown, in all forms; as plain text in this one."""
        records, fields = self.view.chosen_records(COPIED_MOST), self.area.columns.shown
        chosen = sum(map(len, self.view.chosen_rows))
        if not records:
            self.said.emit("Choose a row to copy first.")
            return

        def take(rows: list[TableRow]) -> None:
            QGuiApplication.clipboard().setMimeData(forms_of(grid_of(rows, fields), form))
            count = "1 row" if len(rows) == 1 else f"{len(rows):,} rows"
            some = f"the first {count} of {chosen:,}" if chosen > len(records) else count
            self.said.emit(f"Copied {some} as {form}.")

        self._feed.read(records, take)

    def _open_menu(self, where: QPoint) -> None:
        act, index = self._actions, self.view.currentIndex()
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if index.isValid():
            write = menu.addAction("&Write in the cell")
            write.setEnabled(bool(self.area.model.flags(index) & Qt.ItemFlag.ItemIsEditable))
            write.triggered.connect(lambda _checked=False: self.view.write(self.view.currentIndex()))
            menu.addActions([act.edit, act.delete])
            menu.addSeparator()
            copies = menu.addMenu("&Copy as")
            for form in Form:
                copies.addAction(f"&{form}").triggered.connect(partial(self._copy_as, form))
            self.area.columns.fill_column(menu.addMenu("Co&lumn"), field_at(index))
        self.area.columns.fill_choice(menu.addMenu("Colu&mns"))
        menu.popup(where)

    def _copy_as(self, form: Form, _checked: bool = False) -> None:
        self.copy(form)


def _take_place(new: QWidget, old: QWidget) -> None:
    """Put a widget where another stands in its layout."""
    parent = old.parentWidget()
    layout = None if parent is None else parent.layout()
    if layout is not None:
        layout.replaceWidget(old, new)


def _focused(widget: QWidget) -> QWidget:
    """What has the keyboard in the window of a widget; the widget itself where nothing has."""
    return widget.window().focusWidget() or widget
