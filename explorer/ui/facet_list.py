"""The values of one facet as rows: whether each is asked for, its name, and how many would remain."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from explorer.model.facets import ONE_AT_A_TIME, Facet, FacetKey, FacetValue
from explorer.render.fonts import font, one_line
from explorer.render.theme import Theme
from explorer.scene.primitives import Font
from explorer.ui.list_rows import paint_ground

ROW_PX: Final = 28
MARGIN_PX: Final = 12
BOX_PX: Final = 14
VALUE_ROLE: Final = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class FacetListModel(QAbstractListModel):
    """The values that are offered, and which of them the filter asks for."""

    def __init__(self) -> None:
        super().__init__()
        self._values: Sequence[FacetValue] = ()
        self._names: Sequence[str] = ()
        self._asked: frozenset[FacetKey] = frozenset()
        self.is_one_at_a_time = False

    @property
    def values(self) -> Sequence[FacetValue]:
        """All rows, in their order."""
        return self._values

    def is_asked(self, row: int) -> bool:
        """Whether the filter asks for a row's value."""
        return self._values[row].key in self._asked

    def name(self, row: int) -> str:
        """What a row's value is called."""
        return self._names[row]

    def show(
        self, values: Sequence[FacetValue], names: Sequence[str], asked: frozenset[FacetKey], facet: Facet
    ) -> None:
        """Offer these values by these names."""
        self.beginResetModel()
        self._values, self._names, self._asked = tuple(values), tuple(names), asked
        self.is_one_at_a_time = facet in ONE_AT_A_TIME
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._values)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._values):
            return None
        value = self._values[index.row()]
        if role == VALUE_ROLE:
            return value
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            count = "" if value.count is None else f", {value.count:,}"
            return (
                f"{self._names[index.row()]}{count}{', in the filter' if self.is_asked(index.row()) else ''}"
            )
        return None


class FacetDelegate(QStyledItemDelegate):
    """Paints a box or a ring, the name, and the count at the right."""

    def __init__(self, model: FacetListModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's own signature
        return QSize(120, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        value = index.data(VALUE_ROLE)
        if not isinstance(value, FacetValue):
            return
        box = paint_ground(painter, option, self.theme)
        inner = box.adjusted(MARGIN_PX, 0, -MARGIN_PX, 0)
        self._paint_box(painter, inner, is_on=self._model.is_asked(index.row()))
        middle = Qt.AlignmentFlag.AlignVCenter
        count = "" if value.count is None else f"{value.count:,}"
        painter.setFont(font(Font.SECOND))
        painter.setPen(self.theme.colour("second"))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, count)
        count_px = QFontMetrics(painter.font()).horizontalAdvance(count)
        room = inner.adjusted(BOX_PX + 10, 0, -(count_px + 10), 0)
        painter.setFont(font(Font.TEXT))
        painter.setPen(self.theme.colour("text"))
        name = one_line(self._model.name(index.row()))
        shown = QFontMetrics(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_box(self, painter: QPainter, inner: QRect, *, is_on: bool) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = QRectF(inner.left() + 0.5, inner.center().y() - BOX_PX / 2 + 0.5, BOX_PX - 1, BOX_PX - 1)
        is_round = self._model.is_one_at_a_time
        painter.setPen(QPen(self.theme.colour("accent" if is_on else "third"), 1.2))
        painter.setBrush(self.theme.colour("accent" if is_on and not is_round else "panel"))
        if is_round:
            painter.drawEllipse(square)
            if is_on:
                painter.setBrush(self.theme.colour("accent"))
                painter.drawEllipse(square.adjusted(3.5, 3.5, -3.5, -3.5))
        else:
            painter.drawRoundedRect(square, 3, 3)
            if is_on:
                painter.setPen(QPen(self.theme.colour("panel"), 1.8))
                tick = [square.topLeft() + QPointF(*step) for step in ((3, 6.5), (5.5, 9.5), (10, 3.5))]
                painter.drawPolyline(QPolygonF(tick))
        painter.restore()
