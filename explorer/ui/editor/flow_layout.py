"""A layout that sets its widgets side by side and begins a new row where one is full."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

GAP_PX: Final = 6
_LEAST_PX: Final = 30
_NARROW_PX: Final = 12
"""Room that every row leaves for the last widget, so that an empty line begins none for itself."""


class FlowLayout(QLayout):
    """Rows of widgets from left to right; the last widget takes what is left of its row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._placed: list[QLayoutItem] = []
        self.setContentsMargins(7, 4, 7, 4)

    def insert(self, place: int, widget: QWidget) -> None:
        """Put `widget` before the one at `place`."""
        self.addWidget(widget)
        self._placed.insert(place, self._placed.pop())
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  # Qt's name
        """Take over one more widget."""
        self._placed.append(item)

    def count(self) -> int:
        """How many widgets there are."""
        return len(self._placed)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  # Qt's name
        """The one at `index`."""
        return self._placed[index] if 0 <= index < len(self._placed) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  # Qt's name
        """Give up the one at `index`."""
        return self._placed.pop(index) if 0 <= index < len(self._placed) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802  # Qt's name
        """It grows as its rows need, not of itself."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """More rows in less width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the rows at `width` pixels."""
        return max(self._arrange(QRect(0, 0, width, 0), move=False), _LEAST_PX)

    def sizeHint(self) -> QSize:
        """As small as it may be."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802  # Qt's name
        """Room for its widest widget; long chips shorten themselves."""
        return QSize(120, _LEAST_PX)

    def setGeometry(self, box: QRect) -> None:  # noqa: N802  # Qt's name
        """Place everything within `box`."""
        super().setGeometry(box)
        self._arrange(box, move=True)

    def _arrange(self, box: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        left, right = box.x() + margins.left(), box.right() + 1 - margins.right()
        rows: list[list[tuple[QLayoutItem, int]]] = [[]]
        x = left
        shown = [one for one in self._placed if not one.isEmpty()]
        for one in shown:
            edge = right if one is shown[-1] else right - _NARROW_PX - GAP_PX
            width = min(one.sizeHint().width(), edge - left)
            if rows[-1] and x + width > edge:
                rows.append([])
                x = left
            rows[-1].append((one, width))
            x += width + GAP_PX
        y = box.y() + margins.top()
        for row in rows:
            height = max((one.sizeHint().height() for one, _ in row), default=22)
            x = left
            for one, width in row:
                if one is shown[-1] and one.expandingDirections() & Qt.Orientation.Horizontal:
                    width = right - x
                if move:
                    inner = one.sizeHint().height()
                    one.setGeometry(QRect(QPoint(x, y + (height - inner) // 2), QSize(width, inner)))
                x += width + GAP_PX
            y += height + 4
        return y - 4 + margins.bottom() - box.y()
