"""What can't be done is refused with one line that says why, and nothing changes."""

from pathlib import Path

import pytest

from tests.cli.running import CommandLine

REFUSED: list[tuple[list[str], str]] = [
    (["list", "DB", "events", "--actor", "Nobody At All"], "Nobody At All"),
    (["list", "DB", "events", "--agreement", "No Such Treaty"], "No Such Treaty"),
    (["list", "DB", "events", "--tag", "no-such-tag"], "no-such-tag"),
    (["list", "DB", "events", "--from", "2019-02-29"], "--from"),
    (["list", "DB", "events", "--to", "when pigs fly"], "--to"),
    (["list", "DB", "events", "--from", "2020", "--to", "2019"], "2019"),
    (["show", "DB", "actor", "Nobody At All"], "Nobody At All"),
    (["show", "DB", "event", "999999"], "999999"),
    (["show", "DB", "actor", "Russia", "--as-of", "2019-02"], "--as-of"),
    (["show", "DB", "actor", "Russia", "--as-of", "2019-02-30"], "--as-of"),
    (["show", "DB", "agreement", "NPT", "--as-of", "2019-01-01", "--compare", "soon"], "--compare"),
    (["add", "DB", "event", "--title", "", "--when", "2019"], "title"),
    (["add", "DB", "event", "--title", "   ", "--when", "2019"], "title"),
    (
        ["add", "DB", "event", "--title", "T", "--when", "2019", "--agreement", "No Such Treaty"],
        "No Such Treaty",
    ),
    (["add", "DB", "event", "--title", "T", "--when", "31 April 2018"], "--when"),
    (["add", "DB", "statement", "--summary", "S", "--when", "2019", "--speaker", " "], ""),
    (
        ["add", "DB", "act", "--agreement", "No Such Treaty", "--act", "signed", "--when", "2019"],
        "No Such Treaty",
    ),
    (["add", "DB", "act", "--agreement", "NPT", "--act", "blessed", "--when", "2019"], "blessed"),
    (
        [
            "add",
            "DB",
            "act",
            "--agreement",
            "NPT",
            "--act",
            "signed",
            "--when",
            "2019",
            "--effect",
            "2019-02-29",
        ],
        "--effect",
    ),
    (["add", "DB", "actor", "--name", ""], "name"),
    (["add", "DB", "link", "--from", "999999", "--to", "1", "--relation", "reverses"], "999999"),
    (["undo", "DB"], "undo"),
    (["redo", "DB"], "redo"),
    (["export", "DB", "out.tiff"], "png"),
    (["export", "DB", "out"], "png"),
    (["export", "DB", "out.png", "--from", "2020", "--to", "2019"], "2019"),
    (["export", "DB", "out.png", "--actor", "Nobody At All"], "Nobody At All"),
    (["export", "DB", "no such folder/out.png"], "no such folder"),
    (["export", "DB", "out.png", "--width", "2000000"], "2,000,000"),
    (["export", "DB", "out.png", "--width", "0"], "width"),
    (["export", "DB", "out.png", "--height", "-5"], "height"),
    (["export", "DB", "out.png", "--scale", "0"], "scale"),
    (["export", "DB", "out.png", "--dpi", "0"], "dpi"),
]
MISUSED: list[list[str]] = [
    ["list", "DB"],
    ["list", "DB", "elephants"],
    ["list", "DB", "actors", "--from", "2019"],
    ["list", "DB", "events", "--limit", "0"],
    ["list", "DB", "events", "--limit", "many"],
    ["list", "DB", "events", "--limit", "999999999999999999999"],
    ["show", "DB", "actor"],
    ["show", "DB", "event", "1", "--as-of", "2019-01-01"],
    ["add", "DB"],
    ["add", "DB", "elephant", "--name", "X"],
    ["add", "DB", "event", "--title", "T"],
    ["add", "DB", "event", "--when", "2019"],
    ["add", "DB", "event", "--title", "T", "--when", "2019", "--status", "maybe"],
    ["add", "DB", "event", "--title", "T", "--when", "2019", "--importance", "6"],
    ["add", "DB", "event", "--title", "T", "--when", "2019", "--quote", "Q"],
    ["add", "DB", "statement", "--summary", "S", "--when", "2019"],
    ["add", "DB", "statement", "--summary", "S", "--when", "2019", "--speaker", "A", "--mode", "sung"],
    ["add", "DB", "agreement", "--name", "N", "--consent", "telepathy"],
    ["add", "DB", "link", "--from", "x", "--to", "1", "--relation", "reverses"],
    ["add", "DB", "link", "--from", "1", "--to", "2", "--relation", "loves"],
    ["export", "DB"],
    ["export", "DB", "out.png", "--lanes", "colour"],
    ["export", "DB", "out.png", "--theme", "pink"],
    ["export", "DB", "out.png", "--width", "wide"],
    ["when"],
    ["when", "2019", "--date-order", "ydm"],
    ["info"],
    ["search", "DB"],
    ["new"],
]


def filled_in(words: list[str], path: Path) -> list[str]:
    """The words with the database in its place."""
    return [str(path) if word == "DB" else word for word in words]


@pytest.mark.parametrize(
    ("words", "named"), REFUSED, ids=lambda v: " ".join(v) if isinstance(v, list) else None
)
def test_the_users_error_is_refused_in_one_line(
    words: list[str], named: str, run: CommandLine, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line names what is wrong; the database and its folder are what they were."""
    monkeypatch.chdir(sample.parent)
    before = sample.read_bytes()
    assert named.lower() in run.refused(*filled_in(words, sample)).lower()
    assert sample.read_bytes() == before
    assert [p.name for p in sample.parent.iterdir()] == [sample.name]


@pytest.mark.parametrize("words", MISUSED, ids=" ".join)
def test_a_command_line_that_makes_no_sense_leaves_with_2(
    words: list[str], run: CommandLine, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Usage errors leave with 2, say what is wrong, and change nothing."""
    monkeypatch.chdir(sample.parent)
    before = sample.read_bytes()
    said = run.misused(*filled_in(words, sample))
    assert said
    assert len(said.splitlines()) <= 2
    assert sample.read_bytes() == before
    assert [p.name for p in sample.parent.iterdir()] == [sample.name]


def test_several_matches_are_listed(run: CommandLine, empty: Path) -> None:
    """A name that several bear is refused, and they are listed with their numbers."""
    ids = [run.json("add", empty, "actor", "--name", name)["id"] for name in ("Ann Smith", "Adam Smith")]
    run.json(
        "add",
        empty,
        "event",
        "--title",
        "T",
        "--when",
        "2019",
        "--actor",
        "Ann Smith",
        "--actor",
        "Adam Smith",
    )
    run.json("add", empty, "actor", "--name", "Ann B", "--alias", "Smitty")
    run.json("add", empty, "actor", "--name", "Bob B", "--alias", "Smitty")
    line = run.refused("show", empty, "actor", "Smitty")
    assert "Ann B" in line
    assert "Bob B" in line
    assert run.json("show", empty, "actor", str(ids[0]))["name"] == "Ann Smith"
