"""How far a source is trusted for a record: five dots and a word."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.model.vocabulary import DEFAULT_CONFIDENCE
from explorer.render.fonts import sized_font
from explorer.render.theme import Theme

WORDS: Final = ("Very low", "Low", "Medium", "High", "Very high")
_DOT_PX: Final = 7
_STEP_PX: Final = 11


class ConfidenceBox(QWidget):
    """One to five dots; a click, a digit or the arrow keys set them.

    Signals:
        changed(int): another confidence was set by the user.
    """

    changed = Signal(int)

    def __init__(self, theme: Theme, name: str = "Confidence", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._confidence = DEFAULT_CONFIDENCE
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Confidence in this source for this record: 1 to 5, or Left and Right")
        self._name_it()

    def confidence(self) -> int:
        """The confidence set, 1 to 5."""
        return self._confidence

    def set_confidence(self, confidence: int) -> None:
        """Show another confidence without telling of it."""
        self._confidence = min(max(confidence, 1), 5)
        self._name_it()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the longest word."""
        return QSize(140, 32)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set by digits and arrow keys."""
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Down | Qt.Key.Key_Minus:
                self._set(self._confidence - 1)
            case Qt.Key.Key_Right | Qt.Key.Key_Up | Qt.Key.Key_Plus:
                self._set(self._confidence + 1)
            case key if Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
                self._set(int(key) - int(Qt.Key.Key_0))
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set by a click on a dot; elsewhere one more, from the last on to the first."""
        dot = int((event.position().x() - self._dots_left()) // _STEP_PX) + 1
        self._set(dot if 1 <= dot <= 5 else self._confidence % 5 + 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        """Draw the word and the dots in a field like the others."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = self.hasFocus()
        painter.setPen(QPen(self._theme.colour("accent" if has_focus else "line"), 1))
        painter.setBrush(self._theme.colour("panel" if has_focus else "field"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6.5, 6.5)
        painter.setPen(self._theme.colour("text"))
        painter.setFont(sized_font(13))
        painter.drawText(
            self.rect().adjusted(10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, WORDS[self._confidence - 1]
        )
        top = (self.height() - _DOT_PX) / 2
        painter.setPen(QPen(self._theme.colour("second"), 1))
        for place in range(5):
            is_full = place < self._confidence
            painter.setBrush(self._theme.colour("second") if is_full else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(
                QRectF(self._dots_left() + place * _STEP_PX, top, _DOT_PX, _DOT_PX).adjusted(
                    0.5, 0.5, -0.5, -0.5
                )
            )

    def _dots_left(self) -> int:
        return self.width() - 10 - 5 * _STEP_PX + (_STEP_PX - _DOT_PX)

    def _set(self, confidence: int) -> None:
        self.set_confidence(confidence)
        self.changed.emit(self._confidence)

    def _name_it(self) -> None:
        self.setAccessibleName(f"{self._name}: {WORDS[self._confidence - 1]}, {self._confidence} of 5")
