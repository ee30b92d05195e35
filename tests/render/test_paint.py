"""The painter: every primitive, exact edges, and what it must never do."""

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QImage, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from explorer.render.paint import paint
from explorer.render.theme import load_theme
from explorer.render.verdict_shapes import VERDICT_SHAPES
from explorer.scene.commitments import LOOKS
from explorer.scene.primitives import Fill, Font, Lines, Marks, Path, Rects, Shape, Text
from tests.render.pictures import assert_golden, drawn, pixel


def boxes(*rows: tuple[float, float, float, float]) -> np.ndarray:
    return np.array(rows, dtype=np.float64)


def points(*rows: tuple[float, float]) -> np.ndarray:
    return np.array(rows, dtype=np.float64)


def inked(image: QImage) -> tuple[int, int, int, int]:
    """Give the left, top, right and bottom pixel that is not transparent."""
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    alpha = raw[:, 3 : image.width() * 4 : 4]
    ys, xs = np.nonzero(alpha)
    return int(xs.min()), int(ys.min()), int(xs.max()), int(ys.max())


def test_rectangles_have_exact_edges() -> None:
    """A plain rectangle fills whole pixels, with nothing half covered beside it."""
    image = drawn([Rects(boxes((10, 5, 20, 8), (40, 5, 1, 8)), "accent")], 60, 20, ground=None)
    assert inked(image) == (10, 5, 40, 12)
    assert image.pixelColor(10, 5).alpha() == image.pixelColor(29, 12).alpha() == 255
    assert image.pixelColor(30, 5).alpha() == 0


def test_a_very_thin_rectangle_is_still_seen() -> None:
    """A mark of a second in a view of a century takes one pixel."""
    image = drawn([Rects(boxes((10.3, 5, 0.001, 8)), "accent")], 30, 20, ground=None)
    assert inked(image) == (10, 5, 10, 12)


def test_coordinates_far_outside_do_not_lose_the_shape() -> None:
    """An interval of ten thousand years fills a view of one minute."""
    image = drawn([Rects(boxes((-1e15, 5, 3e15, 8)), "accent")], 60, 20)
    assert pixel(image, 0, 6) == pixel(image, 59, 6) == load_theme("light").hex("accent")


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_hairlines_are_equally_thin(scale: float) -> None:
    """Each line of one pixel takes the same number of device pixels, wherever it lies."""
    at = np.arange(3, 180, 7.3)
    ends = np.stack([at, np.zeros_like(at), at, np.full_like(at, 10)], axis=1)
    image = drawn([Lines(ends, "text")], 200, 10, scale=scale, ground=None)
    row = [image.pixelColor(x, 5).alpha() for x in range(image.width())]
    assert set(row) == {0, 255}
    runs = "".join("x" if alpha else " " for alpha in row).split()
    assert len(runs) == len(at)
    assert {len(run) for run in runs} == {max(1, int(scale + 0.5))}


@pytest.mark.parametrize("x", [10.0, 10.3, 0.0])
def test_a_hatch_stays_in_its_box(x: float) -> None:
    """Stripes are cut at the edges of their rectangle by geometry: nothing is drawn outside."""
    image = drawn([Rects(boxes((x, 6, 40, 10)), "suspended", Fill.HATCH)], 70, 24, ground=None)
    left, top, right, bottom = inked(image)
    assert (left, top, bottom) == (int(x), 6, 15)
    assert right <= x + 40


def test_a_hatch_is_anchored_to_the_scene() -> None:
    """Two boxes side by side show one unbroken pattern."""
    whole = drawn([Rects(boxes((0, 0, 80, 12)), "suspended", Fill.HATCH)], 80, 12, ground=None)
    halves = drawn(
        [Rects(boxes((0, 0, 40, 12), (40, 0, 40, 12)), "suspended", Fill.HATCH)], 80, 12, ground=None
    )
    for x in (5, 30, 50, 77):
        assert abs(whole.pixelColor(x, 6).alpha() - halves.pixelColor(x, 6).alpha()) <= 3


def test_a_fade_goes_from_nothing_to_the_colour() -> None:
    """The certain side of a fade has the full colour, the uncertain one none."""
    image = drawn([Rects(boxes((0, 0, 100, 4)), "accent", Fill.FADE_IN)], 100, 4, ground=None)
    alphas = [image.pixelColor(x, 1).alpha() for x in (0, 25, 50, 75, 99)]
    assert alphas == sorted(alphas)
    assert alphas[0] < 6
    assert alphas[-1] > 249
    back = drawn([Rects(boxes((0, 0, 100, 4)), "accent", Fill.FADE_OUT)], 100, 4, ground=None)
    assert back.pixelColor(0, 1).alpha() > 249


def test_an_outline_lies_inside_its_box() -> None:
    """The stroke of a rounded box does not reach beyond it."""
    box = Rects(boxes((5, 5, 40, 18)), "panel", radius_px=9, outline="withdrawn", outline_px=1.5)
    assert inked(drawn([box], 60, 30, ground=None)) == (5, 5, 44, 22)


HALVES = {
    Shape.DISC: Shape.HALF_DISC,
    Shape.SPEECH: Shape.HALF_SPEECH,
    Shape.DIAMOND: Shape.HALF_DIAMOND,
}
WHOLE = [shape for shape in Shape if shape not in HALVES.values() and shape not in VERDICT_SHAPES]


@pytest.mark.parametrize(("whole", "half"), HALVES.items())
def test_a_half_is_the_left_one(whole: Shape, half: Shape) -> None:
    """The half of a mark ends at its middle and covers it exactly to the left."""
    image, other = (
        drawn([Marks(points((20.0, 20.0)), one, "text")], 40, 40, ground=None) for one in (whole, half)
    )
    left, top, _, bottom = inked(image)
    assert inked(other) == (left, top, 19, bottom)


@pytest.mark.parametrize("shape", WHOLE)
def test_marks_are_centred(shape: Shape) -> None:
    """A mark weighs the same to the left and to the right of its centre."""
    image = drawn([Marks(points((20.0, 20.0)), shape, "text")], 40, 40, ground=None)
    left, top, right, bottom = inked(image)
    assert abs((left + right + 1) / 2 - 20) <= 1
    assert abs((top + bottom + 1) / 2 - 20) <= 1.5
    assert 7 <= right - left + 1 <= 16


def test_a_hollow_mark_shows_the_panel_inside() -> None:
    """What is planned is an outline around the panel's colour."""
    image = drawn([Marks(points((20.0, 20.0)), Shape.DISC, "accent", is_hollow=True)], 40, 40)
    assert pixel(image, 20, 20) == load_theme("light").hex("panel")


def test_an_arrow_ends_at_its_point() -> None:
    """The head of a link touches the end of its curve and does not reach beyond it."""
    curve = Path(points((5, 50), (5, 10), (40, 10), (40, 50)), "withdrawn", has_arrow=True)
    left, _, right, bottom = inked(drawn([curve], 60, 60, ground=None))
    assert bottom in (49, 50)
    assert left >= 3
    assert right <= 45


def test_text_begins_where_it_is_put_also_from_right_to_left() -> None:
    """The left end of a line is its x, whichever way its script runs."""
    for written in ("Hanoi", "הנוי"):
        left, top, _, bottom = inked(drawn([Text(20, 30, written, Font.TEXT, "text")], 120, 44, ground=None))
        assert 19 <= left <= 22
        assert 16 <= top <= 24
        assert 28 <= bottom <= 34


def test_nothing_to_draw_draws_nothing() -> None:
    """Empty arrays and empty text leave the ground as it was."""
    nothing = np.zeros((0, 4))
    image = drawn(
        [
            Rects(nothing, "accent"),
            Rects(nothing, "accent", Fill.HATCH),
            Lines(nothing, "accent"),
            Marks(np.zeros((0, 2)), Shape.DISC, "accent"),
            Path(np.zeros((0, 2)), "accent"),
            Text(0, 10, "", Font.TEXT, "text"),
        ],
        20,
        20,
    )
    assert {pixel(image, x, y) for x in range(20) for y in range(20)} == {load_theme("light").hex("ground")}


def test_the_painter_is_left_as_it_was_found() -> None:
    """Pen, brush and hints of the caller survive."""
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    pen, brush, hints = painter.pen(), painter.brush(), painter.renderHints()
    paint(painter, [Rects(boxes((0, 0, 5, 5)), "accent", radius_px=2)], load_theme("light"))
    assert (painter.pen(), painter.brush(), painter.renderHints()) == (pen, brush, hints)
    painter.end()


def test_no_reference_to_none_is_lost() -> None:
    """Thousands of void calls of the painter leave the count of None as it was (some bindings lose it)."""
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    primitives = [Marks(points((5.0, 5.0)), Shape.DISC, "accent"), Text(2, 12, "x", Font.TEXT, "text")]
    paint(painter, primitives, load_theme("light"))
    before = sys.getrefcount(None)
    for _ in range(1000):
        paint(painter, primitives, load_theme("light"))
    painter.end()
    assert abs(sys.getrefcount(None) - before) < 500


def test_many_primitives_do_not_bring_it_down() -> None:
    """A process that paints 50,000 primitives of all kinds ends well."""
    program = """
import numpy as np
from PySide6.QtGui import QImage, QPainter
from explorer.render.application import ensure_application
from explorer.render.paint import paint
from explorer.render.theme import load_theme
from explorer.scene.primitives import *
application = ensure_application()
image = QImage(400, 300, QImage.Format.Format_RGB32)
some = [
    Rects(np.array([[1.0, 2, 30, 4]]), "accent"),
    Rects(np.array([[1.0, 2, 30, 4]]), "accent", radius_px=2),
    Lines(np.array([[1.0, 2, 1, 40]]), "line"),
    Marks(np.array([[30.0, 40]]), Shape.DIAMOND, "text"),
    Text(10, 20, "Hanoi", Font.TEXT, "text"),
]
painter = QPainter(image)
paint(painter, some * 10_000, load_theme("dark"))
painter.end()
print("done")
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "done\n"), ended.stderr


def test_the_marks_look_as_they_should() -> None:
    """Discs, speech marks, diamonds and locks: full, hollow, dashed, dimmed and split."""
    primitives: list[Marks] = []
    for row, shape in enumerate(WHOLE):
        y = 16.0 + 24 * row
        primitives += [
            Marks(points((20.0, y)), shape, "actor:1"),
            Marks(points((48.0, y)), shape, "actor:5", is_hollow=True),
            Marks(points((76.0, y)), shape, "actor:0", is_dashed=True),
            Marks(points((104.0, y)), shape, "text", size_px=14, opacity=0.4),
        ]
        if shape in HALVES:
            primitives.append(Marks(points((132.0, y)), shape, "actor:2", is_hollow=True))
            primitives.append(Marks(points((132.0, y)), HALVES[shape], "actor:2"))
    assert_golden(drawn(primitives, 152, 108), "marks")


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_each_verdict_has_a_sign_of_its_own(theme: str) -> None:
    """Verdicts, a deadline and one that has passed are told apart without colour, in every theme."""
    marks: list[Marks] = []
    for at, (shape, colour) in enumerate(
        (*LOOKS.values(), (Shape.DUE, "second"), (Shape.OVERDUE, "suspended"))
    ):
        marks.append(Marks(points((16.0 + 24 * at, 14)), shape, colour, 11))
        marks.append(Marks(points((16.0 + 24 * at, 38)), shape, "text", 22))
    assert_golden(drawn(marks, 176, 56, theme=theme), f"verdicts-{theme}")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_small_scene_looks_as_it_should(theme: str) -> None:
    """Bands, hatch, fade with caps, flag, link with its label and titles, in both themes."""
    assert_golden(drawn(small_scene(), 360, 170, theme=theme), f"scene-{theme}")


def small_scene() -> list[Rects | Lines | Marks | Path | Text]:
    """One of everything that a timeline shows."""
    return [
        Rects(boxes((0, 0, 360, 28)), "panel"),
        Lines(np.array([[0.0, 28, 360, 28]]), "line"),
        Lines(np.array([[60.0, 14, 60, 170], [180.0, 14, 180, 170]]), "faint_line"),
        Lines(np.array([[240.0, 20, 240, 170]]), "as_of", 2),
        Text(64, 22, "Feb 2019", Font.SECOND, "second"),
        Rects(boxes((20, 38, 340, 16)), "in_force_ground"),
        Text(27, 50, "In force since 1 June 1988", Font.SMALL_STRONG, "in_force_text"),
        Rects(boxes((210.5, 38, 149.5, 16)), "suspended", Fill.HATCH),
        Marks(points((210.5, 70)), Shape.DIAMOND, "text"),
        Text(221, 74, "Russia suspends", Font.TEXT, "text"),
        Rects(boxes((40, 86, 50, 14)), "actor:6", Fill.FADE_IN, opacity=0.5),
        Rects(boxes((90, 86, 60, 14)), "actor:6", opacity=0.5),
        Rects(boxes((150, 86, 40, 14)), "actor:6", Fill.FADE_OUT, opacity=0.5),
        Lines(np.array([[40.0, 85, 40, 101], [190.0, 85, 190, 101]]), "actor:6", 1.5),
        Path(points((50, 140), (56, 112), (96, 112), (100, 138)), "withdrawn", has_arrow=True),
        Rects(boxes((44, 108, 64, 18)), "panel", radius_px=9, outline="withdrawn", outline_px=1.2),
        Text(55, 121, "reverses", Font.SMALL_STRONG, "withdrawn_text"),
        Marks(points((48, 150), (102, 150)), Shape.SPEECH, "actor:1"),
        Text(114, 154, "“very big bites”", Font.TEXT, "text"),
        Rects(boxes((279, 139, 22, 22)), "accent_ground", radius_px=11, outline="accent", outline_px=1.2),
        Text(284, 154, "17", Font.SMALL_STRONG, "accent"),
        Rects(boxes((202, 3, 76, 18)), "as_of", radius_px=4),
        Text(211, 16, "22 Feb 2019", Font.SMALL_STRONG, "as_of_text"),
    ]


def test_other_devices_show_the_same() -> None:
    """SVG and PDF take everything that is painted, without clipping paths and without pixels."""
    svg = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(svg)
    generator.setSize(QSize(360, 170))
    painter = QPainter(generator)
    paint(painter, small_scene(), load_theme("light"))
    painter.end()
    written = svg.data().data().decode()
    assert "very big bites" in written
    assert "clipPath" not in written
    assert "<image" not in written
    pdf = QBuffer()
    pdf.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(pdf)
    painter = QPainter(writer)
    paint(painter, small_scene(), load_theme("print"))
    painter.end()
    assert pdf.data().data().startswith(b"%PDF")
