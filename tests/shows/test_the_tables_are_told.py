"""Every event and statement of the report is found by `list`, in its date range and with its actors."""

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import SHARED, CommandLine, needs_tables

pytestmark = needs_tables


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table."""
    path = SHARED / name
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def around(run: CommandLine, edtf: str) -> list[str]:
    """`--from` and `--to` for exactly what a date may cover."""
    when = run.json("when", edtf)
    return ["--from", when["edtf"], "--to", when["edtf"]] if when["edtf"] else []


@pytest.mark.parametrize("row", rows("events.csv"), ids=lambda r: r["id"])
def test_an_event_is_listed_in_its_range(row: dict[str, str], run: CommandLine, sample_file: Path) -> None:
    """An event is found by the record's date and by each of its actors; its title is in our own words."""
    wanted = row["actors"].split("; ")
    for actor in wanted:
        listed = run.json("list", sample_file, "events", *around(run, row["on_record"]), "--actor", actor)
        found = [e for e in listed if e["when"] == row["on_record"] and set(wanted) <= set(e["actors"])]
        assert found, listed
        assert found[0]["kind"] == "event"


@pytest.mark.parametrize("row", rows("statements.csv"), ids=lambda r: r["id"])
def test_a_statement_is_listed_in_its_range(row: dict[str, str], run: CommandLine, sample_file: Path) -> None:
    """A statement is found by its range, with its speaker first, its words and its mode."""
    dates = around(run, row["date"]) if row["date"] else []
    speaker = row["speaker"]
    if not run.json("search", sample_file, speaker):
        pytest.fail(f"nobody called {speaker}")
    listed = run.json("list", sample_file, "statements", *dates)
    found = [s for s in listed if is_told(s, row)]
    assert found, [s for s in listed if s["when"] == row["date"]]
    assert found[0]["when"] == (row["date"] or None)


def is_told(statement: dict[str, Any], row: dict[str, str]) -> bool:
    """Whether a listed statement is that of the row."""
    is_spoken = statement["actors"] and statement["actors"][0] == row["speaker"]
    is_quoted = not row["phrase"] or row["phrase"].lower() in (statement["quote"] or "").lower()
    return bool(
        is_spoken
        and is_quoted
        and statement["mode"] == row["mode"]
        and statement["when"] == (row["date"] or None)
    )


def test_the_nine_statements_of_kimball(run: CommandLine, sample_file: Path) -> None:
    """Daryl Kimball speaks nine times in the report, and is found by the surname alone."""
    report = [row for row in rows("statements.csv") if row["speaker"] == "Daryl Kimball"]
    listed = run.json("list", sample_file, "statements", "--actor", "Kimball")
    told = [s for s in listed if s["actors"][0] == "Daryl Kimball" and s["when"] == "2019-02-22~"]
    assert len(report) == len(told) == len(listed) == 9


def test_what_seems_to_reverse_is_linked(run: CommandLine, sample_file: Path) -> None:
    """The officials' "very big bites" reverses Biegun's "simultaneously and in parallel"."""
    (bites,) = [
        s for s in run.json("list", sample_file, "statements") if "very big bites" in (s["quote"] or "")
    ]
    (link,) = [
        each
        for each in run.json("show", sample_file, "statement", str(bites["id"]))["links"]
        if each["relation"] == "reverses"
    ]
    parallel = run.json("show", sample_file, "statement", str(link["to"]["id"]))
    assert "simultaneously and in parallel" in parallel["quote"]
    assert link["asserted_by"]


@pytest.mark.parametrize("kind", ["event", "statement", "act"])
def test_every_record_is_cited(kind: str, run: CommandLine, sample_file: Path) -> None:
    """Each event, statement and act of the sample has a citation."""
    for record in run.json("list", sample_file, f"{kind}s"):
        assert run.json("show", sample_file, kind, str(record["id"]))["citations"], record["title"]
