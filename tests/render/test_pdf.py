"""PDF: one page of the size asked for, with its font and its text, as other viewers show it."""

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from explorer.render.errors import PictureError
from explorer.render.pdf import pdf_of
from explorer.render.png import render
from explorer.render.saving import PictureFormat, format_of, save_picture
from tests.render.test_svg import picture, unlike


def page_size(document: bytes) -> list[float]:
    """Width and height of the page in points."""
    found = re.search(rb"/MediaBox \[([^\]]*)\]", document)
    assert found is not None
    return [float(side) for side in found[1].split()[2:]]


def test_the_page_has_the_size_on_paper() -> None:
    """1600 × 840 px at 200 dpi are 8 × 4.2 inches, to the point, and there is one page."""
    document = pdf_of(picture(scale=2, dpi=200))
    assert page_size(document) == pytest.approx([576, 302.4], abs=0.51)
    assert re.search(rb"/Count 1\b", document)
    assert document.startswith(b"%PDF-")


def test_it_tells_no_moment_of_its_making() -> None:
    """Neither the date nor a number by chance is in the file; who made it is."""
    document = pdf_of(picture())
    assert b"CreationDate" not in document
    assert not re.search(rb"xmp:\w+Date", document)
    assert b"Timeline Explorer" in document


def test_a_page_beyond_what_viewers_take_is_refused() -> None:
    """A side over 200 inches is refused with what can be done."""
    with pytest.raises(PictureError, match="200 in are the most") as refused:
        pdf_of(picture(width_px=8000, dpi=30))
    assert refused.value.field == "width"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_its_text_can_be_found_and_copied(tmp_path: Path) -> None:
    """Another program reads title, lanes and marks out of it."""
    save_picture(picture(), tmp_path / "out.pdf")
    command = [shutil.which("pdftotext") or "", str(tmp_path / "out.pdf"), "-"]
    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for words in ("On the eve", "INF Treaty", "22 Feb 2019", "Second summit, Hanoi"):
        assert words in read


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils is not installed")
@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_another_viewer_shows_the_picture_of_the_screen(tmp_path: Path, theme: str) -> None:
    """Poppler draws the page as the PNG is, fades included; letters may be a hair thicker."""
    made = picture(theme=theme, dpi=96)
    save_picture(made, tmp_path / "out.pdf")
    command = [
        *(shutil.which("pdftoppm") or "", "-r", "96", "-png", "-singlefile"),
        *(str(tmp_path / "out.pdf"), str(tmp_path / "seen")),
    ]
    subprocess.run(command, check=True)
    theirs = QImage(str(tmp_path / "seen.png"))
    assert (theirs.width(), theirs.height()) == (800, 420)
    assert unlike(theirs, render(made)) < 0.03


def test_the_format_is_that_of_the_name() -> None:
    """Names say the format without regard to case; others say none."""
    assert format_of(Path("a/b.SVG")) is PictureFormat.SVG
    assert format_of(Path("b.pdf")) is PictureFormat.PDF
    assert format_of(Path("b.jpeg")) is None
    assert np.all([format_of(Path(f"x{one.suffix}")) is one for one in PictureFormat])
