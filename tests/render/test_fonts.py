"""The bundled font and the measure of text."""

from PySide6.QtGui import QFontInfo, QFontMetricsF

from explorer.paths import resources
from explorer.render.fonts import FAMILY, QtMeasure, font, install_fonts, one_line
from explorer.scene.primitives import Font


def test_every_role_is_drawn_in_the_bundled_font() -> None:
    """The font that Qt finds is ours, in the size and weight of the role."""
    assert install_fonts() == FAMILY
    for role, size_px, weight in ((Font.TITLE, 20, 600), (Font.TEXT, 13, 400), (Font.SMALL_STRONG, 11, 600)):
        found = QFontInfo(font(role))
        assert (found.family(), found.pixelSize(), found.weight()) == (FAMILY, size_px, weight)


def test_the_licence_is_beside_the_font() -> None:
    """The Open Font License asks to be handed on."""
    assert "SIL OPEN FONT LICENSE" in (resources() / "fonts" / "OFL.txt").read_text(encoding="utf-8")


def test_figures_are_tabular() -> None:
    """All figures of a role have one width, so that dates and counts stand in columns."""
    for role in Font:
        metrics = QFontMetricsF(font(role))
        assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_elided_text_fits_and_ends_with_an_ellipsis() -> None:
    """Shortened text is never wider than its room, and text that fits is left alone."""
    measure = QtMeasure()
    title = "Second summit between the United States and North Korea, Hanoi"
    assert measure.elided(title, Font.TEXT, 1000) == title
    for room_px in (20, 60, 137, 200):
        short = measure.elided(title, Font.TEXT, room_px)
        assert short.endswith("…")
        assert measure.width(short, Font.TEXT) <= room_px
    assert measure.elided(title, Font.TEXT, 3) == ""


def test_a_very_long_text_is_cut_at_once() -> None:
    """A hundred thousand letters cost no more than a picture's width of them."""
    measure = QtMeasure()
    assert len(measure.elided("word " * 20_000, Font.TEXT, 300)) < 100


def test_text_is_drawn_on_one_line() -> None:
    """Line breaks and control characters become spaces; joiners and other scripts stay."""
    assert one_line("a\nb\r\n\tc\u2028d") == "a b c d"
    assert one_line("👩‍⚖️ שלום") == "👩‍⚖️ שלום"
