"""What is added is there, what is undone is gone to the last row, what is redone is there again."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.cli.running import CommandLine, rows_of, run_for_real

MEETING = [
    "--title", "Third Trump-Kim meeting", "--when", "2019-06-30", "--actor", "Donald Trump",
    "--actor", "Kim Jong-un", "--place", "Panmunjom",
]  # fmt: skip


def titles(run: CommandLine, path: Path) -> list[str]:
    """What lies on the day of the meeting."""
    return [
        e["title"] for e in run.json("list", path, "events", "--from", "2019-06-30", "--to", "2019-06-30")
    ]


def test_there_gone_there(run: CommandLine, sample: Path) -> None:
    """An event added, undone and redone; the tables after undo are what they were, row for row."""
    before, on_the_day = rows_of(sample), titles(run, sample)
    made = run.json("add", sample, "event", *MEETING)
    assert made["kind"] == "event"
    assert {c["name"] for c in made["created"]}.isdisjoint({"Donald Trump", "Kim Jong-un"})
    after = rows_of(sample)
    assert sorted(titles(run, sample)) == sorted([*on_the_day, "Third Trump-Kim meeting"])
    assert "Third Trump-Kim meeting" in run.done("undo", sample)
    assert titles(run, sample) == on_the_day
    assert rows_of(sample) == before
    assert "Third Trump-Kim meeting" in run.done("redo", sample)
    assert rows_of(sample) == after
    (found,) = [
        e
        for e in run.json(
            "list", sample, "events", "--actor", "Kim Jong-un", "--from", "2019-06-30", "--to", "2019-06-30"
        )
        if e["id"] == made["id"]
    ]
    assert found["actors"] == ["Donald Trump", "Kim Jong-un"]
    assert (found["when"], found["start_earliest"], found["end_latest"]) == (
        "2019-06-30",
        1561852800000,
        1561939199999,
    )


def test_undo_works_from_another_process(run: CommandLine, sample: Path) -> None:
    """Undo survives a restart: each step in a process of its own."""
    before = rows_of(sample)
    assert run_for_real("add", sample, "event", *MEETING).code == 0
    assert run_for_real("undo", sample).code == 0
    assert rows_of(sample) == before
    assert run_for_real("redo", sample).code == 0
    assert "Third Trump-Kim meeting" in titles(run, sample)
    assert not [
        p.name for p in sample.parent.iterdir() if p.name != sample.name and p.name.startswith(sample.name)
    ]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (
            "statement",
            [
                "--summary",
                "Hopes",
                "--when",
                "22 Feb 2019",
                "--speaker",
                "A New Voice",
                "--about",
                "Iran",
                "--source",
                "Some Paper",
            ],
        ),
        (
            "act",
            [
                "--agreement",
                "NPT",
                "--act",
                "declared",
                "--when",
                "2020",
                "--actor",
                "Iran",
                "--note",
                "as it says",
            ],
        ),
        ("actor", ["--name", "Ruritania", "--kind", "state", "--alias", "Kingdom of Ruritania"]),
        ("agreement", ["--name", "Treaty of Strelsau", "--alias", "Strelsau"]),
        (
            "source",
            ["--name", "The Strelsau Gazette", "--published", "May 2019", "--url", "https://example.org/g"],
        ),
    ],
)
def test_every_kind_is_undone_to_the_last_row(
    kind: str, words: list[str], run: CommandLine, sample: Path
) -> None:
    """Whatever kind is added, undo leaves the tables as they were and redo as they had become."""
    before = rows_of(sample)
    made = run.json("add", sample, kind, *words)
    assert made["kind"] == kind
    after = rows_of(sample)
    assert after != before
    run.done("undo", sample)
    assert rows_of(sample) == before
    run.done("redo", sample)
    assert rows_of(sample) == after


def test_a_link_is_added_and_taken_back(run: CommandLine, sample: Path) -> None:
    """A link between two statements is told from both ends, and gone after undo."""
    first, second = (str(s["id"]) for s in run.json("list", sample, "statements", "--limit", "2"))
    before = rows_of(sample)
    made = run.json("add", sample, "link", "--from", first, "--to", second, "--relation", "responds to")
    assert made["kind"] == "link"
    for end in (first, second):
        links = run.json("show", sample, "statement", end)["links"]
        assert made["id"] in [link["id"] for link in links]
    run.done("undo", sample)
    assert rows_of(sample) == before


def test_the_log_tells_what_was_done(run: CommandLine, sample: Path) -> None:
    """The journal lists each step with its label, the newest last, and what is undone as such."""
    assert run.json("log", sample) == []
    run.json("add", sample, "event", *MEETING)
    run.json("add", sample, "actor", "--name", "Ruritania")
    run.done("undo", sample)
    first, second = run.json("log", sample)
    assert (first["undone"], second["undone"]) == (False, True)
    assert first["step"] < second["step"]
    assert "Third Trump-Kim meeting" in first["label"]
    assert first["at"].endswith("Z")
    assert set(first) >= {"step", "label", "at", "undone"}


def test_a_new_edit_ends_redo(run: CommandLine, sample: Path) -> None:
    """After a new edit there is nothing to redo."""
    run.json("add", sample, "event", *MEETING)
    run.done("undo", sample)
    run.json("add", sample, "actor", "--name", "Ruritania")
    run.refused("redo", sample)


def test_nothing_to_undo_is_said(run: CommandLine, empty: Path) -> None:
    """Undo and redo of nothing are refused in one sentence."""
    run.refused("undo", empty)
    run.refused("redo", empty)


def test_several_writers_wait_for_each_other(run: CommandLine, empty: Path) -> None:
    """Four processes that add at the same moment all succeed, and the actor that they share is made once."""
    with ThreadPoolExecutor(4) as writers:
        answers = list(
            writers.map(
                lambda n: run_for_real(
                    "add", empty, "event", "--title", f"E{n}", "--when", "2019", "--actor", "Ann"
                ),
                range(4),
            )
        )
    assert [(answer.code, answer.err) for answer in answers] == [(0, "")] * 4
    assert len(run.json("list", empty, "events", "--actor", "Ann")) == 4
    assert len(run.json("list", empty, "actors")) == 1
    assert len(run.json("log", empty)) == 4
    assert [p.name for p in empty.parent.iterdir()] == [empty.name]
