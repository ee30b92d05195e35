"""How the browser's rows look: heads in spaced capitals, names with a dot, a lock, a count, a funnel."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from explorer.model.vocabulary import RecordKind
from explorer.render.fonts import font, one_line
from explorer.render.icons import pixmap
from explorer.render.theme import Theme
from explorer.scene.primitives import Font
from explorer.ui.browser_model import BrowserModel, BrowserRole, BrowserRow, RowKind, Section

ROW_PX: Final = 26
HEAD_PX: Final = 34
MARGIN_PX: Final = 14
ICON_PX: Final = 12
FUNNEL_PX: Final = 28
"""The right end of a row: a click there filters by its name."""
_ICONS: Final = {RecordKind.EVENT: "event", RecordKind.STATEMENT: "statement", RecordKind.ACT: "act"}
_SECTION_ICONS: Final = {Section.SOURCES: "source", Section.TAGS: "tag", Section.PLACES: "place"}

Index = QModelIndex | QPersistentModelIndex
LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class BrowserDelegate(QStyledItemDelegate):
    """Paints what the model tells; counts in view and colours are asked for row by row as they show."""

    def __init__(self, model: BrowserModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
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
        if row.row_kind is RowKind.HEAD:
            self._paint_head(painter, box, row, is_hovered=is_hovered)
        else:
            if is_selected and row.row_kind is RowKind.NAME:
                painter.fillRect(box, self.theme.colour("accent_ground"))
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), self.theme.colour("accent"))
            elif is_hovered:
                painter.fillRect(box, self.theme.colour("hover"))
            if row.row_kind is RowKind.NAME:
                self._paint_name(painter, box, row, is_hovered=is_hovered)
            else:
                painter.setFont(font(Font.SECOND))
                painter.setPen(self.theme.colour("accent"))
                painter.drawText(box.adjusted(MARGIN_PX, 0, -MARGIN_PX, 0), LEFT, row.text)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(2.5, 1.5, -2.5, -1.5), 4, 4)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRect, row: BrowserRow, *, is_hovered: bool) -> None:
        inner = box.adjusted(MARGIN_PX, 8, -MARGIN_PX, 0)
        painter.setFont(self._head_font)
        painter.setPen(self.theme.colour("text" if is_hovered else "second"))
        painter.drawText(inner, LEFT, row.text.upper())
        painter.drawText(inner, RIGHT, f"{row.count:,}")
        if row.is_open and not is_hovered:
            return
        left = inner.left() + QFontMetrics(self._head_font).horizontalAdvance(row.text.upper()) + 8
        middle = inner.center().y() + 0.5
        arrow = [QPointF(left, middle - 3.5), QPointF(left + 4.5, middle), QPointF(left, middle + 3.5)]
        if row.is_open:
            arrow = [
                QPointF(left, middle - 2),
                QPointF(left + 7, middle - 2),
                QPointF(left + 3.5, middle + 2.5),
            ]
        painter.setBrush(self.theme.colour("second"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF(arrow))

    def _paint_name(self, painter: QPainter, box: QRect, row: BrowserRow, *, is_hovered: bool) -> None:
        inner = box.adjusted(MARGIN_PX, 0, -MARGIN_PX, 0)
        is_asked_for = self._model.is_asked_for(row)
        if row.section is not Section.UNDATED and (is_hovered or is_asked_for):
            colour = "accent" if is_asked_for else "third"
            self._paint_icon(painter, "filter", colour, inner.right() - ICON_PX + 1, box)
            inner.adjust(0, 0, -(ICON_PX + 8), 0)
        in_view = self._model.in_view(row)
        if row.section is not Section.UNDATED:
            count = f"{in_view:,}"
            painter.setFont(font(Font.SECOND))
            painter.setPen(self.theme.colour("second"))
            painter.drawText(inner, RIGHT, count)
            inner.adjust(0, 0, -(QFontMetrics(painter.font()).horizontalAdvance(count) + 8), 0)
        inner.adjust(self._paint_mark(painter, box, inner.left(), row), 0, 0, 0)
        if row.is_private:
            self._paint_icon(painter, "lock", "third", inner.left(), box)
            inner.adjust(ICON_PX + 5, 0, 0, 0)
        text_font = font(Font.TEXT)
        painter.setFont(text_font)
        painter.setPen(self.theme.colour("text" if in_view or row.section is Section.UNDATED else "second"))
        shown = QFontMetrics(text_font).elidedText(
            one_line(row.text), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, LEFT, shown)

    def _paint_mark(self, painter: QPainter, box: QRect, left: int, row: BrowserRow) -> int:
        """Paint what stands before a name, and give the room that it takes."""
        colour = self._model.colour_of(row)
        middle = box.center().y() + 0.5
        if colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour(colour))
            if row.section is Section.ACTORS:
                painter.drawEllipse(QPointF(left + 5, middle), 4.5, 4.5)
            else:
                painter.drawRoundedRect(QRectF(left + 0.5, middle - 4.5, 9, 9), 2, 2)
            return 17
        name = _SECTION_ICONS.get(row.section) or (_ICONS.get(row.kind) if row.kind is not None else None)
        if name is None:
            return 0
        self._paint_icon(painter, name, "third", left - 1, box)
        return 17

    def _paint_icon(self, painter: QPainter, name: str, colour: str, left: int, box: QRect) -> None:
        scale = painter.device().devicePixelRatioF()
        drawn = pixmap(name, self.theme.colour(colour), ICON_PX, scale)
        painter.drawPixmap(QPointF(left, box.center().y() + 0.5 - ICON_PX / 2), drawn)
