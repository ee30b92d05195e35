"""The pictures that the README shows: there, small, told in words, and made by a command."""

import re
from pathlib import Path

from PySide6.QtGui import QImageReader

from docs.pictures.__main__ import IN_THE_README, PICTURES

HOUSE = Path(__file__).parents[1]
README = (HOUSE / "README.md").read_text(encoding="utf-8")
_MOST_BYTES, _MOST_BYTES_IN_ALL = 300_000, 1_200_000


def shown() -> set[str]:
    """The files that the README shows."""
    return set(re.findall(r"docs/pictures/[\w-]+\.png", README))


def test_each_picture_is_there_and_small() -> None:
    """Whoever reads the README on a slow line sees them soon, and none is missing."""
    files = [HOUSE / name for name in shown()]
    assert len(files) >= 2
    for path in files:
        assert QImageReader(str(path)).size().width() >= 800, path
        assert path.stat().st_size < _MOST_BYTES, path
    assert sum(path.stat().st_size for path in (HOUSE / "docs/pictures").glob("*.png")) < _MOST_BYTES_IN_ALL


def test_each_picture_is_told_in_words() -> None:
    """Who can't see them reads what they show."""
    told = re.findall(r"!\[([^\]]*)\]\(docs/pictures", README) + re.findall(
        r'<img [^>]*alt="([^"]*)"', README
    )
    assert len(told) >= 2
    assert all(len(words) > 40 for words in told)


def test_make_screenshots_makes_what_is_shown() -> None:
    """No picture of the README is a stray: the command makes each anew."""
    assert {f"docs/pictures/{name}.png" for name in IN_THE_README} == shown()
    assert set(IN_THE_README) <= set(PICTURES)
