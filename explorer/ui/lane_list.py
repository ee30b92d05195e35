"""The list of lanes to choose from: which of them are shown, by check boxes; rows painted, not widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from explorer.render.fonts import font, one_line
from explorer.render.theme import Theme
from explorer.scene.lane_choice import folded_name
from explorer.scene.primitives import Font
from explorer.ui.plain_tip import plain_tip

ROW_PX: Final = 28
BOX_PX: Final = 16
MARGIN_PX: Final = 14

Index = QModelIndex | QPersistentModelIndex


class LaneRole(IntEnum):
    """Data of a row beyond the usual roles."""

    ENTRY = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class LaneEntry:
    """One lane to choose: its name, what is said beside it, its count, the colour of its dot or square."""

    key: int
    name: str
    note: str = ""
    count: int = 0
    colour: str = ""
    is_square: bool = False


class LaneListModel(QAbstractListModel):
    """Lanes in the order of the timeline; a filter keeps the names that contain it.

    Signals:
        toggled(int, bool): a lane is to be shown, or not.
    """

    toggled = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[LaneEntry] = ()
        self._folded: list[str] = []
        self._hidden: frozenset[int] = frozenset()
        self._filter = ""
        self._lists_all = True
        self._rows: list[LaneEntry] = []

    @property
    def listed(self) -> frozenset[int]:
        """The lanes that the filter keeps."""
        return frozenset(entry.key for entry in self._rows)

    def show(self, entries: Sequence[LaneEntry], hidden: frozenset[int]) -> None:
        """List these lanes; those that are hidden have no check mark."""
        self._hidden = hidden
        if entries == self._entries:
            if self._rows:
                last = self.index(len(self._rows) - 1)
                self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.CheckStateRole])
            return
        self._entries = entries
        self._folded = [folded_name(entry.name) for entry in entries]
        self._rebuild()

    def set_filter(self, text: str) -> None:
        """Keep the names that contain `text`, in any case and without regard to accents."""
        wanted = folded_name(text.strip())
        if wanted != self._filter:
            self._filter = wanted
            self._rebuild()

    def list_all(self, lists_all: bool) -> None:
        """List all lanes, or only those shown now; one that is hidden afterwards stays in the list."""
        self._lists_all = lists_all
        self._rebuild()

    def entry_at(self, index: Index) -> LaneEntry | None:
        """The lane at `index`."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry_at(index)
        if entry is None:
            return None
        if role == LaneRole.ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if entry.key in self._hidden else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(words for words in (entry.name, entry.note) if words))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = "hidden" if entry.key in self._hidden else "shown"
            return f"{entry.name}, {entry.count:,} {'record' if entry.count == 1 else 'records'}, {state}"
        return None

    def toggle(self, index: Index) -> None:
        """Ask for a hidden lane to be shown, for a shown one to be hidden."""
        entry = self.entry_at(index)
        if entry is not None:
            self.toggled.emit(entry.key, entry.key in self._hidden)

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._rows = [
            entry
            for entry, name in zip(self._entries, self._folded, strict=True)
            if (not self._filter or self._filter in name)
            and (self._lists_all or entry.key not in self._hidden)
        ]
        self.endResetModel()


class LaneDelegate(QStyledItemDelegate):
    """Paints a check box, the dot of an actor or the square of an agreement, the name and the count."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's own signature
        return QSize(100, ROW_PX)

    def editorEvent(
        self,
        event: QEvent,  # noqa: ARG002  # Qt's own signature
        model: QAbstractItemModel,  # noqa: ARG002  # Qt's own signature
        option: QStyleOptionViewItem,  # noqa: ARG002  # Qt's own signature
        index: Index,  # noqa: ARG002  # Qt's own signature
    ) -> bool:
        return False  # the list answers a click anywhere on the row

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(LaneRole.ENTRY)
        if not isinstance(entry, LaneEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, self.theme.colour("hover"))
        is_checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._paint_box(painter, box, is_checked=is_checked)
        self._paint_words(painter, box.adjusted(MARGIN_PX + BOX_PX + 10, 0, -MARGIN_PX, 0), entry, is_checked)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(4.5, 1.5, -4.5, -1.5), 4, 4)
        painter.restore()

    def _paint_box(self, painter: QPainter, row: QRect, *, is_checked: bool) -> None:
        top = row.center().y() + 0.5 - BOX_PX / 2
        box = QRectF(row.left() + MARGIN_PX + 0.5, top + 0.5, BOX_PX - 1, BOX_PX - 1)
        painter.setPen(self.theme.colour("accent" if is_checked else "strong_line"))
        painter.setBrush(self.theme.colour("accent" if is_checked else "panel"))
        painter.drawRoundedRect(box, 4, 4)
        if is_checked:
            tick = QPen(self.theme.colour("on_accent"), 1.8)
            tick.setCapStyle(Qt.PenCapStyle.RoundCap)
            tick.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(tick)
            middle = box.center()
            painter.drawPolyline(
                [middle + QPointF(-3.5, 0.2), middle + QPointF(-1, 2.8), middle + QPointF(3.6, -2.8)]
            )

    def _paint_words(self, painter: QPainter, room: QRect, entry: LaneEntry, is_checked: bool) -> None:
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        middle = Qt.AlignmentFlag.AlignVCenter
        count = f"{entry.count:,}"
        painter.setFont(font(Font.SECOND))
        painter.setPen(self.theme.colour("third"))
        painter.drawText(room, middle | right, count)
        room = room.adjusted(0, 0, -QFontMetrics(painter.font()).horizontalAdvance(count) - 10, 0)
        if entry.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour(entry.colour))
            y = room.center().y() + 0.5
            if entry.is_square:
                painter.drawRoundedRect(QRectF(room.left() + 0.5, y - 4.5, 9, 9), 2, 2)
            else:
                painter.drawEllipse(QPointF(room.left() + 5, y), 4.5, 4.5)
            room = room.adjusted(17, 0, 0, 0)
        painter.setFont(font(Font.TEXT))
        metrics = QFontMetrics(painter.font())
        painter.setPen(self.theme.colour("text" if is_checked else "second"))
        name = metrics.elidedText(one_line(entry.name), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | left, name)
        room = room.adjusted(metrics.horizontalAdvance(name) + 8, 0, 0, 0)
        painter.setFont(font(Font.SECOND))
        note = QFontMetrics(painter.font()).elidedText(entry.note, Qt.TextElideMode.ElideRight, room.width())
        if len(note) > 4:
            painter.setPen(self.theme.colour("third"))
            painter.drawText(room, middle | left, note)


class LaneList(QListView):
    """The list itself: a click, the space bar or Enter shows or hides a lane; letters go to the filter line.

    Signals:
        typed(str): letters that are meant for the filter line.
        left_at_top(): the arrow key leads out of the list, to what stands above it.
    """

    typed = Signal(str)
    left_at_top = Signal()

    def __init__(self, model: LaneListModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("laneList")
        self.setAccessibleName("Lanes to show")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._model = model
        self._delegate = LaneDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(model.toggle)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._delegate.theme = theme
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._model.toggle(index)
        elif key == Qt.Key.Key_Up and index.row() <= 0:
            self.left_at_top.emit()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
        elif event.text().isprintable() and event.text() and held == Qt.KeyboardModifier.NoModifier:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
