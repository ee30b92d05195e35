"""`export` as SVG and PDF, on paper, with its sources: everything that the window's dialog has."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from explorer.edit.sample import build_sample
from tests.cli.running import CommandLine

EVE = ("--from", "2019-02-20", "--to", "2019-02-28", "--as-of", "2019-02-22")


@pytest.fixture(scope="module")
def hanoi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample."""
    path = tmp_path_factory.mktemp("sample") / "hanoi.db"
    build_sample(path, "hanoi")
    return path


def words_of(path: Path) -> list[str]:
    """The lines of text on an SVG."""
    return [one.text or "" for one in ET.parse(path).iter("{http://www.w3.org/2000/svg}text")]


def test_the_name_says_the_format(run: CommandLine, hanoi: Path, tmp_path: Path) -> None:
    """Each of the three is written as what its name says."""
    for name, begins in (("a.png", b"\x89PNG"), ("a.svg", b"<?xml"), ("a.PDF", b"%PDF")):
        answer = run("export", str(hanoi), str(tmp_path / name), *EVE)
        assert answer.code == 0
        assert (tmp_path / name).read_bytes().startswith(begins)


def test_sources_are_numbered_and_listed(run: CommandLine, hanoi: Path, tmp_path: Path) -> None:
    """A title has the raised numbers of its sources, and the list has them in the order of mention."""
    out = tmp_path / "out.svg"
    assert run("export", str(hanoi), str(out), *EVE, "--sources", "--height", "1600").code == 0
    words = words_of(out)
    assert "Sources" in words
    listed = words[words.index("Sources") + 1 :]
    assert [word for word in listed if word.isdigit()][:3] == ["1", "2", "3"]
    assert any(re.search("[¹²³⁴⁵⁶⁷⁸⁹]$", word) for word in words)
    assert run("export", str(hanoi), str(out), *EVE).code == 0
    assert "Sources" not in words_of(out)


def test_sources_that_find_no_room_are_said(run: CommandLine, hanoi: Path, tmp_path: Path) -> None:
    """The picture says how many there are more, and the command which height holds them all: it does."""
    out = tmp_path / "out.svg"
    asked = ("export", str(hanoi), str(out), "--from", "2018", "--to", "2018", "--sources", "--width", "700")
    answer = run(*asked)
    assert answer.code == 0
    assert any(re.fullmatch("… and [0-9]+ more sources?", word) for word in words_of(out))
    assert "found no room" in answer.err
    height = re.search("--height ([0-9]+) holds them all", answer.err)
    assert height is not None
    again = run(*asked, "--height", height[1])
    assert "sources found no room" not in again.err
    assert not any("more source" in word for word in words_of(out))


def test_a_size_on_paper(run: CommandLine, hanoi: Path, tmp_path: Path) -> None:
    """Centimetres and inches are those of the finished picture, at every scale; the hint has the unit."""
    out = tmp_path / "out.pdf"
    answer = run(
        *("export", str(hanoi), str(out), *EVE),
        *("--width", "16cm", "--height", "4in", "--dpi", "300", "--scale", "2"),
    )
    assert answer.code == 0
    assert "1,890 × 1,200 px" in answer.out
    assert re.search(r"--height [0-9.]+in holds them all", answer.err) or not answer.err
    box = re.search(rb"/MediaBox \[([^\]]*)\]", out.read_bytes())
    assert box is not None
    assert [float(side) for side in box[1].split()[2:]] == pytest.approx([453.6, 288], abs=0.6)


@pytest.mark.parametrize("word", ["wide", "cm", "12 parsec", "1,5cm", ""])
def test_what_is_no_length_is_a_wrong_word(run: CommandLine, hanoi: Path, word: str) -> None:
    """It is said what a length looks like, and nothing is written."""
    answer = run("export", str(hanoi), "out.png", "--width", word)
    assert answer.code == 2
    assert "no length such as 1600, 16cm or 6.5in" in answer.err


def test_words_around_the_picture(run: CommandLine, hanoi: Path, tmp_path: Path) -> None:
    """Title and subtitle are the user's, the subtitle can be left out, and so can the stamp."""
    out = tmp_path / "out.svg"
    run("export", str(hanoi), str(out), *EVE, "--title", "Eve", "--subtitle", "What was said")
    words = words_of(out)
    assert {"Eve", "What was said"} <= set(words)
    assert any(word.startswith("As of 22 February 2019 ·") for word in words)
    run("export", str(hanoi), str(out), *EVE, "--title", "Eve", "--subtitle", "", "--no-stamp")
    assert not any("as of" in word.lower() for word in words_of(out))


def test_letters_as_shapes(run: CommandLine, hanoi: Path, tmp_path: Path) -> None:
    """An SVG whose letters are shapes has no text and needs no font."""
    out = tmp_path / "out.svg"
    assert run("export", str(hanoi), str(out), *EVE, "--outlines").code == 0
    assert words_of(out) == []
    assert "font-face" not in out.read_text(encoding="utf-8")


def test_an_unfolded_agreement_shows_its_parties(run: CommandLine, hanoi: Path, tmp_path: Path) -> None:
    """Each party's own band is named beneath the agreement's; a name that is not known is refused."""
    out = tmp_path / "out.svg"
    asked = ("export", str(hanoi), str(out), *EVE, "--agreement", "INF Treaty")
    assert run(*asked).code == 0
    assert "Russia" not in words_of(out)
    assert run(*asked, "--unfold", "INF Treaty").code == 0
    assert {"U.S.", "Russia"} <= set(words_of(out))
    assert "Nowhere Pact" in run(*asked, "--unfold", "Nowhere Pact").err


def test_an_unfolded_actor_shows_its_kinds(run: CommandLine, hanoi: Path, tmp_path: Path) -> None:
    """With lanes by actor the lane that is named has a lane for each kind of its records."""
    out = tmp_path / "korea.svg"
    asked = ("export", str(hanoi), str(out), "--lanes", "actor", "--from", "2018", "--to", "2019")
    asked += ("--actor", "North Korea", "--height", "3000")
    assert run(*asked).code == 0
    folded = words_of(out).count("Statements")
    assert run(*asked, "--unfold", "North Korea").code == 0
    assert words_of(out).count("Statements") == folded + 1
    assert "INF Treaty" in run(*asked, "--unfold", "INF Treaty").err
