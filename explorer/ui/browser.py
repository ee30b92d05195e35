"""The browser at the left: actors, agreements and sources with their counts, and the kinds that are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from explorer.model.details import BrowserEntry, Counts
from explorer.model.ids import RecordId
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.render.fonts import font, one_line
from explorer.render.theme import Theme
from explorer.scene.primitives import Font
from explorer.ui.browser_model import BrowserModel, BrowserRole, BrowserRow, RowKind

ROW_PX: Final = 26
HEAD_PX: Final = 34
MARGIN_PX: Final = 14
KINDS: Final = ((RecordKind.EVENT, "Events"), (RecordKind.STATEMENT, "Statements"), (RecordKind.ACT, "Acts"))

Index = QModelIndex | QPersistentModelIndex


class BrowserDelegate(QStyledItemDelegate):
    """Paints heads in spaced capitals and names with a dot for an actor, a square for an agreement."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._head_font = QFont(font(Font.SMALL_STRONG))
        self._head_font.setLetterSpacing(self._head_font.SpacingType.AbsoluteSpacing, 0.8)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's own signature
        row = index.data(BrowserRole.ROW)
        is_head = isinstance(row, BrowserRow) and row.row_kind is RowKind.HEAD
        return QSize(100, HEAD_PX if is_head else ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(BrowserRole.ROW)
        if not isinstance(row, BrowserRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        if row.row_kind is RowKind.HEAD:
            self._paint_head(painter, box, row)
        else:
            if is_selected and row.row_kind is RowKind.NAME:
                painter.fillRect(box, self.theme.colour("accent_ground"))
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), self.theme.colour("accent"))
            elif is_hovered:
                painter.fillRect(box, self.theme.colour("ground"))
            self._paint_name(painter, box, row)
        if has_focus:
            painter.setPen(self.theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(2.5, 1.5, -2.5, -1.5), 4, 4)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRect, row: BrowserRow) -> None:
        inner = box.adjusted(MARGIN_PX, 8, -MARGIN_PX, 0)
        painter.setFont(self._head_font)
        painter.setPen(self.theme.colour("second"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.text.upper())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{row.count:,}")
        if not row.is_open:
            left = inner.left() + QFontMetrics(self._head_font).horizontalAdvance(row.text.upper()) + 8
            middle = inner.center().y() + 0.5
            painter.setBrush(self.theme.colour("second"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(
                QPolygonF(
                    [QPointF(left, middle - 3.5), QPointF(left + 4.5, middle), QPointF(left, middle + 3.5)]
                )
            )

    def _paint_name(self, painter: QPainter, box: QRect, row: BrowserRow) -> None:
        inner = box.adjusted(MARGIN_PX, 0, -MARGIN_PX, 0)
        count_text = f"{row.count:,}" if row.row_kind is RowKind.NAME else ""
        painter.setFont(font(Font.SECOND))
        count_px = QFontMetrics(painter.font()).horizontalAdvance(count_text)
        painter.setPen(self.theme.colour("second"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count_text)
        indent_px = 0
        if row.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour(row.colour))
            middle = inner.center().y() + 0.5
            if row.section is RecordKind.ACTOR:
                painter.drawEllipse(QPointF(inner.left() + 5, middle), 4.5, 4.5)
            else:
                painter.drawRoundedRect(QRectF(inner.left() + 0.5, middle - 4.5, 9, 9), 2, 2)
            indent_px = 17
        text_font = font(Font.TEXT if row.row_kind is RowKind.NAME else Font.SECOND)
        painter.setFont(text_font)
        painter.setPen(self.theme.colour("text" if row.row_kind is RowKind.NAME else "accent"))
        room = inner.adjusted(indent_px, 0, -(count_px + 8 if count_px else 0), 0)
        shown = QFontMetrics(text_font).elidedText(
            one_line(row.text), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class BrowserList(QListView):
    """The list itself: Enter opens a name, the space bar or a click chooses it or folds a section.

    Signals:
        row_clicked(BrowserRow), row_opened(BrowserRow)
    """

    row_clicked = Signal(object)
    row_opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.clicked.connect(self._tell_click)
        self.doubleClicked.connect(self._tell_open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._tell_open(index)
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            self._tell_click(index)
        else:
            super().keyPressEvent(event)

    def _tell_click(self, index: QModelIndex) -> None:
        row = index.data(BrowserRole.ROW)
        if isinstance(row, BrowserRow):
            self.row_clicked.emit(row)

    def _tell_open(self, index: QModelIndex) -> None:
        row = index.data(BrowserRole.ROW)
        if isinstance(row, BrowserRow):
            self.row_opened.emit(row)


class Browser(QWidget):
    """The left pane: a filter line, the names, and check boxes for the kinds on the timeline.

    Signals:
        record_chosen(RecordId or None): a name was clicked; None when the chosen one was clicked again.
        record_opened(RecordId): a name was double-clicked, or Enter pressed on it.
        filter_requested(Filter): other records are to be shown.
    """

    record_chosen = Signal(object)
    record_opened = Signal(object)
    filter_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("browser")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._chosen: RecordId | None = None
        self._is_filled = False
        self._filter_shown = Filter()
        self._model = BrowserModel()
        self._filter = QLineEdit(self)
        self._filter.setObjectName("browserFilter")
        self._filter.setPlaceholderText("Filter names")
        self._filter.setAccessibleName("Filter names")
        self._filter.setClearButtonEnabled(True)
        self._list = BrowserList(self)
        self._list.setObjectName("browserList")
        self._list.setAccessibleName("Actors, agreements and sources")
        self._list.setModel(self._model)
        self._delegate = BrowserDelegate(theme, self._list)
        self._list.setItemDelegate(self._delegate)
        self._nothing = QLabel("No name contains this.", self)
        self._nothing.setProperty("role", "second")
        self._nothing.setContentsMargins(MARGIN_PX, 8, MARGIN_PX, 8)
        self._nothing.hide()
        self._boxes: dict[RecordKind, QCheckBox] = {}
        self._counts: dict[RecordKind, QLabel] = {}
        self._lay_out()
        self._filter.textChanged.connect(self._narrow)
        self._list.row_clicked.connect(self._choose)
        self._list.row_opened.connect(self._open)

    @property
    def model(self) -> BrowserModel:
        """The rows that are shown."""
        return self._model

    @property
    def names(self) -> BrowserList:
        """The list of names, to give it the focus."""
        return self._list

    @property
    def kinds(self) -> frozenset[RecordKind]:
        """The kinds whose box is checked."""
        return frozenset(kind for kind, box in self._boxes.items() if box.isChecked())

    def box(self, kind: RecordKind) -> QCheckBox:
        """The check box of a kind."""
        return self._boxes[kind]

    @property
    def is_filled(self) -> bool:
        """Whether the names have come."""
        return self._is_filled

    def set_entries(self, kind: RecordKind, entries: Sequence[BrowserEntry]) -> None:
        """Show the names of one section."""
        self._is_filled = True
        self._model.set_entries(kind, entries)
        self.mark(self._chosen)

    def set_counts(self, counts: Counts) -> None:
        """Show how many events, statements and acts there are."""
        for kind, number in zip(
            (kind for kind, _ in KINDS), (counts.events, counts.statements, counts.acts), strict=True
        ):
            self._counts[kind].setText(f"{number:,}")
            self._boxes[kind].setAccessibleDescription(f"{number:,} records")

    def set_colours(self, colours: Mapping[int, str]) -> None:
        """Give each actor its colour."""
        self._model.set_colours(colours)
        self.mark(self._chosen)

    def set_tones(self, tones: Mapping[int, str]) -> None:
        """Give each agreement the colour of its standing."""
        self._model.set_tones(tones)
        self.mark(self._chosen)

    def show_filter(self, kept: Filter) -> None:
        """Check the boxes of the kinds that are kept without telling anybody."""
        self._filter_shown = kept
        for kind, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(kind in kept.kinds)
            box.blockSignals(False)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._delegate.theme = theme
        self._list.viewport().update()

    def mark(self, record: RecordId | None) -> None:
        """Show `record` as the chosen one without telling anybody."""
        self._chosen = record
        row = self._model.row_of(record)
        selection = self._list.selectionModel()
        if row < 0:
            selection.clearSelection()
        else:
            selection.setCurrentIndex(self._model.index(row), selection.SelectionFlag.ClearAndSelect)

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 4)
        top.addWidget(self._filter)
        kinds = QVBoxLayout()
        kinds.setContentsMargins(MARGIN_PX, 10, MARGIN_PX, 12)
        kinds.setSpacing(6)
        for kind, word in KINDS:
            kinds.addLayout(self._kind_line(kind, word))
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
        whole.addLayout(kinds)

    def _kind_line(self, kind: RecordKind, word: str) -> QHBoxLayout:
        box = QCheckBox(word, self)
        box.setChecked(True)
        box.setToolTip(f"Show {word.lower()} on the timeline")
        box.toggled.connect(self._ask_kinds)
        count = QLabel("", self)
        count.setProperty("role", "third")
        self._boxes[kind] = box
        self._counts[kind] = count
        line = QHBoxLayout()
        line.addWidget(box)
        line.addStretch(1)
        line.addWidget(count)
        return line

    def _ask_kinds(self) -> None:
        self.filter_requested.emit(replace(self._filter_shown, kinds=self.kinds))

    def _narrow(self, text: str) -> None:
        self._model.set_filter(text)
        self.mark(self._chosen)
        self._nothing.setVisible(bool(text.strip()) and self._model.rowCount() == 0)

    def _choose(self, row: BrowserRow) -> None:
        if row.row_kind is not RowKind.NAME:
            self._model.toggle(row)
            self.mark(self._chosen)
            return
        chosen = None if row.record == self._chosen else row.record
        self.mark(chosen)
        self.record_chosen.emit(chosen)

    def _open(self, row: BrowserRow) -> None:
        if row.row_kind is RowKind.NAME and row.record is not None:
            self.mark(row.record)
            self.record_opened.emit(row.record)
