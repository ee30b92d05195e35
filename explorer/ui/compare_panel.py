"""The panel below the timeline that lists what changed between two days; each row leads to its records."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.comparing import Comparison
from explorer.model.day_words import day_in_words, day_short
from explorer.model.ids import Day, RecordId
from explorer.render.icons import icon
from explorer.render.theme import Theme
from explorer.ui.compare_rows import HEADS, RECORD_ROLE, SORT_ROLE, ChangeRow, Column, CompareRows, rows_of
from explorer.ui.compare_text import FORMATS

ROW_PX: Final = 26
FIRST_HEIGHT_PX: Final = 260
LEAST_HEIGHT_PX: Final = 120
GRIP_PX: Final = 5
GAP_PX: Final = 8
CELL_PX: Final = 18
"""Padding of a cell, at both sides."""
SCROLL_PX: Final = 14
MOST_MEASURED: Final = 300
"""So many rows tell how wide the columns are to be."""
_WIDTHS: Final = {
    Column.AGREEMENT: (0.18, 96),
    Column.WHO: (0.16, 92),
    Column.BEFORE: (0.12, 76),
    Column.AFTER: (0.23, 116),
    Column.WHEN: (0.12, 92),
}
"""Which share of the width a column takes as long as nobody has made it otherwise, and at least how many px;
the last takes the rest."""
_SHARE_OF_HEIGHT: Final = 0.34
"""In a low window the panel takes at first no more of what it shares with the timeline."""


class _Grip(QFrame):
    """The panel's upper edge: dragging it makes the panel higher or lower.

    Signals:
        dragged(int): the pointer moved down by so many pixels since the last time.
    """

    dragged = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("compareGrip")
        self.setFixedHeight(GRIP_PX)
        self.setCursor(Qt.CursorShape.SplitVCursor)
        self._at = 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._at = event.globalPosition().toPoint().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        now = event.globalPosition().toPoint().y()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(now - self._at)
            self._at = now


class _Table(QTableView):
    """The list of changes.

    Signals:
        opened(QModelIndex): a cell was clicked, or Enter was pressed on it.
    """

    opened = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.clicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class ComparePanel(QFrame):
    """Head with both days, counts and copying; beneath it the changes as a table.

    Signals:
        first_requested(), last_requested(): the earlier, the later day is to be chosen otherwise.
        record_requested(RecordId): a cell's record is to be shown.
        copy_requested(str): the list is to be copied in one of `FORMATS`.
        dimming_changed(bool): whether lanes without a change step back.
        closed(): comparing is to end.
        left(): the keyboard goes back to the timeline.
    """

    first_requested = Signal()
    last_requested = Signal()
    record_requested = Signal(object)
    copy_requested = Signal(str)
    dimming_changed = Signal(bool)
    closed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("comparePanel")
        self.setAccessibleName("Changes between two days")
        self._theme = theme
        self._has_own_widths = self._has_own_height = self._is_sharing = False
        self._rows = CompareRows(theme, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._rows)
        self._sorted.setSortRole(SORT_ROLE)
        self._grip = _Grip(self)
        self._grip.dragged.connect(self._stretch)
        self.first = self._day_button("The earlier day", self.first_requested.emit)
        self.last = self._day_button("The later day", self.last_requested.emit)
        self._count = QLabel(self)
        self._count.setProperty("role", "second")
        self.dims = QCheckBox("Dim the rest", self)
        self.dims.setToolTip("Let lanes without a change step back")
        self.dims.setChecked(True)
        self.dims.toggled.connect(self.dimming_changed)
        self.copy = QPushButton("Copy ▾", self)
        self.copy.setAccessibleName("Copy")
        self.copy.setProperty("role", "link")
        self.copy.setAutoDefault(False)
        menu = QMenu(self.copy)
        for form in FORMATS:
            menu.addAction(f"As {form if form != 'Text' else 'text'}").triggered.connect(
                lambda _checked=False, form=form: self.copy_requested.emit(form)
            )
        self.copy.clicked.connect(
            lambda: menu.popup(self.copy.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        )
        self.copy.setToolTip("Copy the list with its sources")
        self.cross = QToolButton(self)
        self.cross.setAutoRaise(True)
        self.cross.setAccessibleName("Stop comparing")
        self.cross.setToolTip("Stop comparing (Esc)")
        self.cross.setFixedSize(28, 28)
        self.cross.clicked.connect(self.closed)
        self.table = self._make_table()
        self._nothing = QLabel(self)
        self._nothing.setProperty("role", "second")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._lay_out()
        self.set_theme(theme)
        self.hide()

    @property
    def rows(self) -> list[ChangeRow]:
        """The changes in the order in which they are shown."""
        shown = (
            self._sorted.mapToSource(self._sorted.index(row, 0)) for row in range(self._sorted.rowCount())
        )
        return [self._rows.rows[index.row()] for index in shown]

    @property
    def count_text(self) -> str:
        """How much changed, in words."""
        return self._count.text()

    def set_days(self, day_a: Day, day_b: Day) -> None:
        """Name the two days, the earlier first; the changes come by `set_comparison`."""
        first, last = min(day_a, day_b), max(day_a, day_b)
        for button, day in ((self.first, first), (self.last, last)):
            button.setText(f"{day_short(day)} ▾")
            button.setAccessibleDescription(day_in_words(day))
        parent = self.parentWidget()
        if self.isHidden() and not self._has_own_height and parent is not None:
            wished_px = min(FIRST_HEIGHT_PX, round(parent.height() * _SHARE_OF_HEIGHT))
            self.setFixedHeight(max(wished_px, LEAST_HEIGHT_PX))
        self.show()

    def set_comparison(self, comparison: Comparison) -> None:
        """List what changed; where the days are those listed already and so are the changes, all stays."""
        rows = rows_of(comparison)
        if rows != self._rows.rows:
            self._rows.set_rows(rows)
            self._share_width()
        changes = f"{comparison.count:,} {'change' if comparison.count == 1 else 'changes'}"
        under = len(comparison.agreements)
        agreements = f"{under:,} {'agreement' if under == 1 else 'agreements'}"
        self._count.setText(f"{changes} under {agreements}" if rows else "No change")
        self.copy.setEnabled(bool(rows))
        first, last = day_in_words(comparison.first), day_in_words(comparison.last)
        self._nothing.setText(
            f"No standing is another on {last} than it was on {first}."
            if first != last
            else "Both days are the same: drag one of the flags, or choose another day."
        )
        self._pages.setCurrentIndex(0 if rows else 1)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self._rows.set_theme(theme)
        self.cross.setIcon(icon("close", theme))

    def sizeHint(self) -> QSize:
        return QSize(600, FIRST_HEIGHT_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        record = index.data(RECORD_ROLE)
        if isinstance(record, int):
            self.record_requested.emit(RecordId(record))

    def _stretch(self, down_px: int) -> None:
        parent, self._has_own_height = self.parentWidget(), True
        most = max(LEAST_HEIGHT_PX, (parent.height() if parent is not None else 800) - 240)
        self.setFixedHeight(min(max(self.height() - down_px, LEAST_HEIGHT_PX), most))

    def _make_table(self) -> QTableView:
        table = _Table(self)
        table.setModel(self._sorted)
        table.setAccessibleName("Changes")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_PX)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        self._sorted.sort(-1)
        table.setMouseTracking(True)
        table.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        table.opened.connect(self._open)
        head.sectionHandleDoubleClicked.connect(self._keep_widths)
        head.sectionResized.connect(self._note_widths)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give each column what its cells need and some of what is left; too little is cut by shares."""
        if self._has_own_widths:
            return
        room_px = self.width() - 2 * GAP_PX - SCROLL_PX
        needs = {column: self._needed_px(column) for column in Column}
        left_px = (room_px - sum(needs.values())) // len(needs)
        self._is_sharing = True
        for column, (share, least_px) in _WIDTHS.items():
            wished_px = needs[column] + left_px if left_px >= 0 else round(share * room_px)
            self.table.setColumnWidth(column, max(wished_px, least_px))
        self._is_sharing = False

    def _needed_px(self, column: Column) -> int:
        """How wide the widest cell of a column is, its head included."""
        metrics = self.table.fontMetrics()
        words = (HEADS[column], *(row.cells[column] for row in self._rows.rows[:MOST_MEASURED]))
        return max(metrics.horizontalAdvance(one) for one in words) + CELL_PX

    def _note_widths(self) -> None:
        if not self._is_sharing and self.table.horizontalHeader().underMouse():
            self._keep_widths()

    def _keep_widths(self) -> None:
        self._has_own_widths = True

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 4, 8, 4)
        head.setSpacing(8)
        title = QLabel("Changes from", self)
        title.setProperty("role", "strong")
        to = QLabel("to", self)
        to.setProperty("role", "strong")
        for part in (title, self.first, to, self.last):
            head.addWidget(part)
        head.addSpacing(6)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.dims)
        head.addWidget(self.copy)
        head.addWidget(self.cross)
        body = QWidget(self)
        self._pages = QStackedLayout(body)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._nothing)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._grip)
        lines.addLayout(head)
        body.setContentsMargins(GAP_PX, 0, 0, 0)
        lines.addWidget(body, 1)
        self.setFixedHeight(FIRST_HEIGHT_PX)

    def _day_button(self, name: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("compareDay")
        button.setAutoDefault(False)
        button.setAccessibleName(name)
        button.setToolTip(f"{name}: choose another, or drag its flag on the timeline")
        button.clicked.connect(deed)
        return button
