"""The preview in the export dialog: the picture by its own painter, as a whole or in its own size."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from explorer.render.fonts import font
from explorer.render.picture import Picture, draw
from explorer.render.theme import Theme
from explorer.scene.primitives import Font

_MARGINS_PX: Final = 18, 6
"""Around the picture, and where there is little height."""
_LITTLE_PX: Final = 260
_CHECK_PX: Final = 8
_STEP_PX: Final = 80
_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PicturePreview(QWidget):
    """Shows a picture as large as fits, or why there is none; a click or Space shows it in its own size.

    There it is dragged, or moved with the arrow keys; another click, Space or Esc shows all of it again.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: Picture | None = None
        self._reason = ""
        self._is_close = False
        self._middle = QPointF()
        self._held: QPointF | None = None
        self._has_dragged = False
        self.setMinimumHeight(140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Preview of the picture")
        self.setToolTip("Click to see it in its own size, and again to see all of it")

    @property
    def picture(self) -> Picture | None:
        """The picture that is shown."""
        return self._picture

    @property
    def is_close(self) -> bool:
        """Whether the picture is shown in its own size."""
        return self._is_close

    def show_picture(self, picture: Picture) -> None:
        """Show `picture`."""
        self._picture, self._reason = picture, ""
        self.setAccessibleDescription(f"{picture.title}. {picture.subtitle}")
        self._hold_within()
        self.setCursor(Qt.CursorShape.OpenHandCursor if self._is_close else Qt.CursorShape.PointingHandCursor)
        self.update()

    def show_reason(self, reason: str) -> None:
        """Show no picture, and why."""
        self._picture, self._reason = None, reason
        self.setAccessibleDescription(reason)
        self.unsetCursor()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(720, 330)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's own signature
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("ground"))
        if self._picture is None:
            painter.setFont(font(Font.TEXT))
            painter.setPen(self._theme.colour("second"))
            room = self.rect().adjusted(self._margin_px, 0, -self._margin_px, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._reason)
        else:
            self._paint_picture(painter, self._picture)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._picture is not None:
            self._held, self._has_dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        moved = event.position() - self._held
        if not self._has_dragged and moved.manhattanLength() < QApplication.startDragDistance():
            return
        self._has_dragged = True
        if self._is_close:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._move(-moved)
            self._held = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        self._held = None
        if not self._has_dragged:
            self._turn(event.position())
        elif self._is_close:
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Space and self._picture is not None:
            self._turn(QPointF(self.rect().center()))
        elif event.key() == Qt.Key.Key_Escape and self._is_close:
            self._turn(QPointF())
        elif step is not None and self._is_close:
            self._move(QPointF(step[0] * _STEP_PX, step[1] * _STEP_PX))
        else:
            super().keyPressEvent(event)

    def _turn(self, where: QPointF) -> None:
        """Show the picture in its own size around a point, or as a whole again."""
        picture = self._picture
        if picture is None:
            return
        if not self._is_close:
            box = self._box(picture)
            self._middle = QPointF(
                (where.x() - box.x()) / box.width() * picture.width_px,
                (where.y() - box.y()) / box.height() * picture.height_px,
            )
        self._is_close = not self._is_close
        self.show_picture(picture)

    def _move(self, by: QPointF) -> None:
        self._middle += by
        self._hold_within()
        self.update()

    def _hold_within(self) -> None:
        """Keep the middle where the picture fills the room, or in the picture's own middle."""
        picture = self._picture
        if picture is None:
            return
        sides = (
            (self._middle.x(), picture.width_px, self.width()),
            (self._middle.y(), picture.height_px, self.height()),
        )
        held = []
        for at, whole, room in sides:
            half = room / 2 - self._margin_px
            held.append(min(max(at, half), whole - half) if whole > 2 * half else whole / 2)
        self._middle = QPointF(*held)

    @property
    def _margin_px(self) -> int:
        usual, least = _MARGINS_PX
        return least if self.height() < _LITTLE_PX else usual

    def _box(self, picture: Picture) -> QRectF:
        """Where the whole picture lies in the widget, or would, as much of it as is seen."""
        if self._is_close:
            left = round(self.width() / 2 - self._middle.x())
            top = round(self.height() / 2 - self._middle.y())
            return QRectF(left, top, picture.width_px, picture.height_px)
        margin = self._margin_px
        room = self.rect().adjusted(margin, margin, -margin, -margin)
        share = max(min(room.width() / picture.width_px, room.height() / picture.height_px), 1e-6)
        width, height = round(picture.width_px * share), round(picture.height_px * share)
        left, top = room.x() + (room.width() - width) // 2, room.y() + (room.height() - height) // 2
        return QRectF(left, top, max(width, 1), max(height, 1))

    def _paint_picture(self, painter: QPainter, picture: Picture) -> None:
        box = self._box(picture)
        if picture.is_transparent:
            self._paint_checks(painter, box.intersected(QRectF(self.rect())))
        painter.save()
        painter.setClipRect(box)
        painter.translate(box.topLeft())
        painter.scale(box.width() / picture.width_px, box.height() / picture.height_px)
        draw(painter, picture)
        painter.restore()
        painter.setPen(self._theme.colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(-1, -1, 0, 0))

    def _paint_checks(self, painter: QPainter, box: QRectF) -> None:
        """Paint the squares that stand for nothing."""
        painter.save()
        painter.setClipRect(box)
        painter.fillRect(box, self._theme.colour("panel"))
        grey = self._theme.colour("faint_line")
        for row in range(int(box.height() // _CHECK_PX) + 1):
            for column in range(row % 2, int(box.width() // _CHECK_PX) + 1, 2):
                x, y = box.x() + column * _CHECK_PX, box.y() + row * _CHECK_PX
                painter.fillRect(QRectF(x, y, _CHECK_PX, _CHECK_PX), grey)
        painter.restore()
