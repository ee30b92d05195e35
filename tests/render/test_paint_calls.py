"""How much of a frame goes to Qt: what many shapes share is handed over once."""

from collections import Counter
from typing import cast

import numpy as np
from PySide6.QtGui import QImage, QPainter

from explorer.render.paint import paint
from explorer.render.theme import load_theme
from explorer.scene.primitives import Font, Lines, Marks, Primitive, Rects, Shape, Text


class Counted:
    """A painter, and how often each of its methods was asked for."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self.calls: Counter[str] = Counter()

    def __getattr__(self, name: str) -> object:
        self.calls[name] += 1
        return getattr(self._painter, name)


def calls_for(primitives: list[Primitive]) -> Counter[str]:
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    counted = Counted(painter)
    paint(cast(QPainter, counted), primitives, load_theme("light"))
    painter.end()
    return counted.calls


def test_texts_of_one_colour_take_up_one_pen() -> None:
    """Three hundred titles in a row take up their font and their colour once."""
    calls = calls_for([Text(5.0, 20.0 + i, f"Title {i}", Font.TEXT, "text") for i in range(300)])
    assert (calls["setFont"], calls["setPen"]) == (1, 1)


def test_many_boxes_of_one_look_are_drawn_in_one_call() -> None:
    """A thousand plain boxes and as many upright lines are two calls, whatever their number."""
    boxes = np.array([(i % 40 * 20, i // 40 * 20, 10, 10) for i in range(1_000)], dtype=np.float64)
    ends = np.array([(i, 10, i, 90) for i in range(1_000)], dtype=np.float64)
    calls = calls_for([Rects(boxes, "accent"), Lines(ends, "line")])
    assert calls["drawRects"] == 2
    assert calls["setPen"] == 1


def test_smoothness_is_switched_only_where_it_changes() -> None:
    """Forty looks of marks one after another switch smooth edges on once."""
    few = calls_for([Marks(np.array([[50.0, 50.0]]), Shape.DISC, f"actor:{i}") for i in range(2)])
    many = calls_for([Marks(np.array([[50.0, 50.0]]), Shape.DISC, f"actor:{i}") for i in range(40)])
    assert many["setRenderHint"] == few["setRenderHint"]
