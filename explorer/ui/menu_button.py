"""A button of the toolbar that says what it is about and, in bold, what is chosen: “Lanes: Agreement”."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from explorer.render.fonts import font
from explorer.render.theme import Theme
from explorer.scene.primitives import Font

PADDING_PX = 12
GAP_PX = 5
DOT_PX = 10
CARET_PX = 7


class MenuButton(QPushButton):
    """Paints an optional dot, a quiet caption, a strong value and a caret; the owner says what it opens."""

    def __init__(self, caption: str, theme: Theme, parent: QWidget | None = None, *, dot: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("menuButton")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self._caption = caption
        self._value = ""
        self._dot = dot
        self._theme = theme

    @property
    def value(self) -> str:
        """The strong word."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show `value` as what is chosen."""
        self._value = value
        self.setAccessibleName(f"{self._caption.rstrip(':')}: {value}" if value else self._caption)
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        width = 2 * PADDING_PX + CARET_PX + GAP_PX + self._words_px()
        if self._dot:
            width += DOT_PX + GAP_PX
        return QSize(round(width), 32)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's own signature
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = float(PADDING_PX)
        middle = self.height() / 2
        if self._dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(self._dot))
            painter.drawEllipse(QPointF(left + DOT_PX / 2 - 0.5, middle), 4.5, 4.5)
            left += DOT_PX + GAP_PX
        for text, role in ((self._caption, Font.TEXT), (self._value, Font.TEXT_STRONG)):
            if text:
                painter.setFont(font(role))
                painter.setPen(self._theme.colour("text" if self.isEnabled() else "disabled"))
                width = QFontMetrics(painter.font()).horizontalAdvance(text)
                room = QRectF(left, 0, width + 2, self.height())
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
                left += width + GAP_PX
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("second" if self.isEnabled() else "disabled"))
        caret = [
            QPointF(left, middle - 1.5),
            QPointF(left + 6, middle - 1.5),
            QPointF(left + 3, middle + 2.5),
        ]
        painter.drawPolygon(QPolygonF(caret))
        painter.end()

    def _words_px(self) -> int:
        width = 0
        for text, role in ((self._caption, Font.TEXT), (self._value, Font.TEXT_STRONG)):
            if text:
                width += QFontMetrics(font(role)).horizontalAdvance(text) + GAP_PX
        return width - GAP_PX
