"""The floor of a frame: what Qt takes for it, with everything ready that it is told.

Either the very calls that painting a frame makes, noted once and made again, or as many plain rectangles
and the same texts, which is the least that a picture of so many shapes takes.
"""

import ctypes
from collections.abc import Callable
from typing import Any, Final, cast

import numpy as np
import shiboken6
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from explorer.render.paint import paint
from explorer.render.theme import Theme
from explorer.scene.scene import Scene

Call = tuple[str, tuple[Any, ...], dict[str, Any]]

_OF_ARRAYS: Final[dict[str, type]] = {"drawRects": QRectF, "drawLines": QLineF}
_SIDE_PX: Final = 10.0


class Noted:
    """Stands in for a painter and notes what it is told, with copies of all arrays."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self._arrays: list[np.ndarray[Any, Any]] = []

    def combinedTransform(self) -> QTransform:  # noqa: N802  # Qt's own name
        return QTransform()

    def __getattr__(self, name: str) -> Callable[..., None]:
        def note(*given: Any, **named: Any) -> None:
            kind = _OF_ARRAYS.get(name)
            self.calls.append((name, given if kind is None else self._kept(kind, *given), named))

        return note

    def _kept(self, kind: type, first: Any, count: int) -> tuple[Any, ...]:
        at = shiboken6.getCppPointer(first)[0]
        array = np.ctypeslib.as_array((ctypes.c_double * (4 * count)).from_address(at)).copy()
        self._arrays.append(array)
        return shiboken6.wrapInstance(array.ctypes.data, kind), count


class BareFrame:
    """A frame whose painting has been noted, to be drawn again by Qt alone."""

    def __init__(self, scene: Scene, theme: Theme, shapes: int) -> None:
        noted = Noted()
        paint(noted, scene.primitives, theme)  # type: ignore[arg-type]  # it is told what a painter is told
        self._noted = noted
        self._texts = [call for call in noted.calls if call[0] in ("setFont", "drawStaticText")]
        texts = sum(call[0] == "drawStaticText" for call in self._texts)
        self._boxes = _spread(max(shapes - texts, 1), scene.width_px, scene.height_px)

    def draw(self, image: QImage) -> None:
        """Make the calls that painting the frame made."""
        painter = QPainter(image)
        for name, given, named in self._noted.calls:
            getattr(painter, name)(*given, **named)
        painter.end()

    def draw_plain(self, image: QImage) -> None:
        """Draw as many plain rectangles as the frame has shapes, and its texts."""
        painter = QPainter(image)
        painter.fillRect(0, 0, 1, 1, 0)
        boxes = cast(QRectF, shiboken6.wrapInstance(self._boxes.ctypes.data, QRectF))
        painter.drawRects(boxes, len(self._boxes))
        for name, given, _ in self._texts:
            getattr(painter, name)(*given)
        painter.end()


def _spread(count: int, width_px: float, height_px: float) -> "np.ndarray[Any, np.dtype[np.float64]]":
    """Give so many boxes, of a mark's size, spread over a picture."""
    boxes = np.full((count, 4), _SIDE_PX)
    steps = np.arange(count)
    boxes[:, 0] = steps * 37 % max(int(width_px - _SIDE_PX), 1)
    boxes[:, 1] = steps * 53 % max(int(height_px - _SIDE_PX), 1)
    return boxes
