"""The preview in the export dialog: the picture itself, drawn smaller by the same painter."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.render.fonts import font
from explorer.render.picture import Picture, draw
from explorer.render.theme import Theme
from explorer.scene.primitives import Font

_MARGIN_PX: Final = 18
_CHECK_PX: Final = 8


class PicturePreview(QWidget):
    """Shows a picture as large as fits, or why there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: Picture | None = None
        self._reason = ""
        self.setMinimumHeight(220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Preview of the picture")

    @property
    def picture(self) -> Picture | None:
        """The picture that is shown."""
        return self._picture

    def show_picture(self, picture: Picture) -> None:
        """Show `picture`."""
        self._picture, self._reason = picture, ""
        self.setAccessibleDescription(f"{picture.title}. {picture.subtitle}")
        self.update()

    def show_reason(self, reason: str) -> None:
        """Show no picture, and why."""
        self._picture, self._reason = None, reason
        self.setAccessibleDescription(reason)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(720, 330)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's own signature
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("ground"))
        if self._picture is None:
            painter.setFont(font(Font.TEXT))
            painter.setPen(self._theme.colour("second"))
            room = self.rect().adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._reason)
        else:
            self._paint_picture(painter, self._picture)
        painter.end()

    def _paint_picture(self, painter: QPainter, picture: Picture) -> None:
        room = self.rect().adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        share = min(room.width() / picture.width_px, room.height() / picture.height_px)
        if share <= 0:
            return
        width, height = round(picture.width_px * share), round(picture.height_px * share)
        left, top = room.x() + (room.width() - width) // 2, room.y() + (room.height() - height) // 2
        if picture.is_transparent:
            self._paint_checks(painter, QRectF(left, top, width, height))
        painter.save()
        painter.setClipRect(QRectF(left, top, width, height))
        painter.translate(left, top)
        painter.scale(share, share)
        draw(painter, picture)
        painter.restore()
        painter.setPen(self._theme.colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(left - 1, top - 1, width + 1, height + 1)

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
