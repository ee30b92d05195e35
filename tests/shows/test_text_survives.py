"""Text of any kind goes in, shows and comes out unharmed."""

from pathlib import Path

import pytest

from tests.cli.running import CommandLine, run_for_real

TEXTS = {
    "markup": "<b>bold</b> <script>alert('x')</script> &amp; <img src=x onerror=y>",
    "quotes": "It's “so” called \"by\" `them` and O'Brien''s; DROP TABLE events;--",
    "newlines": "first line\nsecond line\r\n\tthird, indented",
    "right to left": "שלום עולם – السلام عليكم 2019",
    "emoji": "🕊️👩‍🚀🇰🇵 done ✅",
    "hangul": "김정은 위원장과 문재인 대통령",
    "combining": "Cafe\u0301 vs Café, a\u0300\u0301\u0302",
    "escape": "\x1b[31mred\x1b[0m \x07",
    "spaces": "  both ends  ",
    "percent": "100 % %s %(x)s {y} \\n $HOME",
    "long": "naïve “word” " * 7_700,
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_description_and_a_quotation_come_out_as_they_went_in(
    name: str, run: CommandLine, empty: Path
) -> None:
    """Text of several lines keeps every letter of it."""
    text = TEXTS[name]
    event = run.json("add", empty, "event", "--title", "T", "--when", "2019", f"--description={text}")
    assert run.json("show", empty, "event", str(event["id"]))["description"] == text
    said = run.json(
        "add", empty, "statement", "--summary", "S", "--when", "2019", "--speaker", "X", f"--quote={text}"
    )
    assert run.json("show", empty, "statement", str(said["id"]))["quote"] == text
    for row in run.json("list", empty, "statements"):
        assert row["quote"] == text


@pytest.mark.parametrize("name", [name for name in TEXTS if name not in {"spaces", "long"}])
def test_a_title_and_a_name_come_out_as_they_went_in(name: str, run: CommandLine, empty: Path) -> None:
    """A title, a summary, an actor's, a place's, a tag's and a source's name keep every letter."""
    text = TEXTS[name]
    event = run.json(
        "add", empty, "event", f"--title={text}", "--when", "2019",
        f"--actor={text}", f"--place={text}", f"--tag={text}", f"--source={text}",
    )  # fmt: skip
    told = run.json("show", empty, "event", str(event["id"]))
    assert told["title"] == text
    assert told["actors"] == [text]
    assert (told["place"], told["tags"]) == (text, [text])
    assert [citation["source"] for citation in told["citations"]] == [text]
    assert run.json("show", empty, "actor", text)["name"] == text
    (row,) = run.json("list", empty, "events", f"--actor={text}")
    assert row["title"] == text
    (actor,) = run.json("list", empty, "actors")
    assert actor["title"] == text


@pytest.mark.parametrize("name", TEXTS)
def test_for_people_a_record_is_one_line(name: str, run: CommandLine, empty: Path) -> None:
    """In a list for people each record is one line, whole, without anything that a terminal obeys."""
    run.json("add", empty, "event", f"--title={TEXTS[name]}", "--when", "2019")
    out = run.done("list", empty, "events")
    assert len(out.splitlines()) == 1
    assert "\x1b" not in out
    last_word = TEXTS[name].split()[-1]
    assert last_word in out or not last_word.isprintable()


def test_text_passes_through_a_real_process(empty: Path) -> None:
    """Arguments and output are UTF-8 in a process of its own, whatever the locale says."""
    for number, text in enumerate(text for text in TEXTS.values() if len(text) < 1000):
        made = run_for_real(
            "add", empty, "event", f"--title={text} {number}", "--when", "2019", "--json", LC_ALL="C"
        )
        told = run_for_real("show", empty, "event", str(made.json["id"]), "--json", LC_ALL="C")
        assert told.json["title"] == f"{text} {number}".strip() or told.json["title"] == f"{text} {number}"


def test_a_text_that_can_not_be_dated_is_kept(run: CommandLine, empty: Path) -> None:
    """A date that nobody can read is kept as it was typed, and said to be undated."""
    made = run.json("add", empty, "event", "--title", "T", "--when", "when pigs fly")
    assert made["undated"] is True
    (row,) = run.json("list", empty, "events")
    assert (row["when"], row["when_text"], row["start_earliest"], row["end_latest"]) == (
        None,
        "when pigs fly",
        None,
        None,
    )
    assert run.json("info", empty)["undated"] == 1
    dated = run.json("add", empty, "event", "--title", "U", "--when", "c. 1984")
    assert "undated" not in dated


@pytest.mark.parametrize("when", ["2019-02-29", "31 April 2018", "2018-06-12/2018-04-27", "2019-13"])
def test_an_impossible_date_is_refused_and_nothing_changes(when: str, run: CommandLine, empty: Path) -> None:
    """A date that does not exist is refused with the reason, and nothing is written."""
    before = empty.read_bytes()
    line = run.refused("add", empty, "event", "--title", "T", "--when", when, "--actor", "New One")
    assert line.startswith("--when: ")
    assert empty.read_bytes() == before


def test_a_picture_of_any_text(run: CommandLine, empty: Path, tmp_path: Path) -> None:
    """Titles, names and lanes of any text are drawn, and the picture repeats."""
    run.json("add", empty, "agreement", f"--name={TEXTS['markup']}", f"--short-name={TEXTS['right to left']}")
    for number, text in enumerate(TEXTS.values()):
        name = text[:400]
        run.json(
            "add", empty, "event", f"--title={text}", "--when", f"2019-0{number % 9 + 1}", f"--actor={name}",
            f"--place={name}", f"--agreement={TEXTS['markup']}",
        )  # fmt: skip
    for lanes in ("agreement", "actor", "place", "none"):
        words = ["--lanes", lanes, f"--title={TEXTS['quotes']}", "--legend", "--height", "1600"]
        run.done("export", empty, tmp_path / "one.png", *words)
        run.done("export", empty, tmp_path / "two.png", *words)
        assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()
