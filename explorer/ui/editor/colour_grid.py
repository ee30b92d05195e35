"""A sheet of colours to pick one from: twelve hues and grey, each from dark to light."""

from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from explorer.render.theme import Theme

_HUES: Final = 12
_COLUMNS: Final = _HUES + 1
_LIGHTNESS: Final = (0.28, 0.37, 0.46, 0.56, 0.67)
_SATURATION: Final = 0.62
_CELL_PX: Final = 24
_DISC_PX: Final = 16


def colour_at(column: int, row: int) -> str:
    """The colour of a cell as `#rrggbb`: hues from red on, the last column grey; rows from dark to light."""
    if column == _HUES:
        return QColor.fromHslF(0.0, 0.0, _LIGHTNESS[row]).name()
    return QColor.fromHslF(column / _HUES, _SATURATION, _LIGHTNESS[row]).name()


class ColourGrid(QWidget):
    """The sheet: the arrow keys walk it, Enter or a click takes the colour.

    Signals:
        picked(str): a colour was taken, as `#rrggbb`.
    """

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column, self._row = 0, 2
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        self._tell_current()

    @property
    def current(self) -> str:
        """The colour that Enter would take."""
        return colour_at(self._column, self._row)

    def go_near(self, colour: str | None) -> None:
        """Stand on the cell nearest to `colour` (`#rrggbb`), on the first hue for none."""
        self._column, self._row = 0, 2
        if colour is not None:
            wanted = QColor(colour)
            cells = [(column, row) for column in range(_COLUMNS) for row in range(len(_LIGHTNESS))]
            self._column, self._row = min(cells, key=lambda cell: _distance(QColor(colour_at(*cell)), wanted))
        self._tell_current()

    def sizeHint(self) -> QSize:
        """Room for every cell."""
        return QSize(_COLUMNS * _CELL_PX, len(_LIGHTNESS) * _CELL_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the cells, take one, or leave Esc to the sheet's window."""
        match event.key():
            case Qt.Key.Key_Left:
                self._go(self._column - 1, self._row)
            case Qt.Key.Key_Right:
                self._go(self._column + 1, self._row)
            case Qt.Key.Key_Up:
                self._go(self._column, self._row - 1)
            case Qt.Key.Key_Down:
                self._go(self._column, self._row + 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.picked.emit(self.current)
            case _:
                super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which colour a click would take."""
        self._go_under(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the colour under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._go_under(event)
            self.picked.emit(self.current)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        """Draw the discs, with a ring around the current one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = (_CELL_PX - _DISC_PX) / 2
        for column in range(_COLUMNS):
            for row in range(len(_LIGHTNESS)):
                disc = QRectF(column * _CELL_PX + edge, row * _CELL_PX + edge, _DISC_PX, _DISC_PX)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colour_at(column, row)))
                painter.drawEllipse(disc)
                if (column, row) == (self._column, self._row):
                    painter.setPen(QPen(self._theme.colour("text"), 1.5))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawEllipse(disc.adjusted(-3, -3, 3, 3))

    def _go_under(self, event: QMouseEvent) -> None:
        place = event.position()
        self._go(int(place.x() // _CELL_PX), int(place.y() // _CELL_PX))

    def _go(self, column: int, row: int) -> None:
        if 0 <= column < _COLUMNS and 0 <= row < len(_LIGHTNESS):
            self._column, self._row = column, row
            self._tell_current()

    def _tell_current(self) -> None:
        self.setAccessibleName(f"Colour {self.current}")
        self.setToolTip(self.current)
        self.update()


class ColourPopup(QFrame):
    """The sheet in a window of its own, which closes when a colour is taken, or by Esc or a click elsewhere.

    Signals:
        picked(str): a colour was taken, as `#rrggbb`.
    """

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.grid = ColourGrid(theme)
        self.grid.picked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.grid)

    def open_below(self, field: QWidget, colour: str | None) -> None:
        """Open beneath `field`, or above it where the screen ends, on the cell nearest to `colour`."""
        self.grid.go_near(colour)
        self.adjustSize()
        available = field.screen().availableGeometry()
        place = field.mapToGlobal(QPoint(0, field.height() + 4))
        if place.y() + self.height() > available.bottom():
            place = field.mapToGlobal(QPoint(0, -4 - self.height()))
        place.setX(max(available.left(), min(place.x(), available.right() - self.width())))
        self.move(place)
        self.show()
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, colour: str) -> None:
        self.hide()
        self.picked.emit(colour)


def _distance(one: QColor, other: QColor) -> int:
    return sum(
        (a - b) ** 2
        for a, b in (
            (one.red(), other.red()),
            (one.green(), other.green()),
            (one.blue(), other.blue()),
        )
    )
