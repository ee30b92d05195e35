"""What is no database of ours is refused with one sentence and left as it is on disk."""

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import CommandLine, folder_of, run_for_real

COMMANDS: list[list[str]] = [
    ["info"],
    ["list", "timeline"],
    ["show", "actor", "Russia"],
    ["search", "peace"],
    ["add", "event", "--title", "T", "--when", "2019"],
    ["export", "out.png"],
    ["check"],
    ["undo"],
    ["log"],
]


def text_file(path: Path) -> None:
    """A file of text."""
    path.write_text("Dear diary, this is no database.\n" * 100, encoding="utf-8")


def empty_file(path: Path) -> None:
    """A file without a byte."""
    path.touch()


def another_programs(path: Path) -> None:
    """An SQLite database of another program."""
    connection = sqlite3.connect(path)
    connection.execute("create table events (id integer primary key, title text)")
    connection.execute("pragma application_id = 12345")
    connection.execute("pragma user_version = 1")
    connection.commit()
    connection.close()


def folder(path: Path) -> None:
    """A folder."""
    path.mkdir()


def missing(_path: Path) -> None:
    """Nothing."""


def truncated(path: Path, ours: Path) -> None:
    """A database of ours that lost its second half."""
    whole = ours.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def newer(path: Path, ours: Path) -> None:
    """A database of ours from a program to come."""
    with_schema(path, ours, "pragma user_version = 9999")


def with_trigger(path: Path, ours: Path) -> None:
    """A database of ours with somebody's trigger."""
    with_schema(path, ours, "create trigger sneaky after insert on events begin delete from events; end")


def with_view(path: Path, ours: Path) -> None:
    """A database of ours with somebody's view."""
    with_schema(path, ours, "create view sneaky as select * from events")


def with_virtual_table(path: Path, ours: Path) -> None:
    """A database of ours with somebody's virtual table."""
    with_schema(path, ours, "create virtual table sneaky using fts5(word)")


def with_schema(path: Path, ours: Path, statement: str) -> None:
    """A copy of ours that another program has changed, with nothing beside it."""
    path.write_bytes(ours.read_bytes())
    connection = sqlite3.connect(path)
    connection.execute("pragma journal_mode = delete")
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("words", COMMANDS, ids=lambda w: w[0])
@pytest.mark.parametrize(
    "make", [text_file, empty_file, another_programs, folder, missing], ids=lambda m: m.__name__
)
def test_what_was_never_ours(
    make: Callable[[Path], None],
    words: list[str],
    run: CommandLine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file that is no database of ours is refused by every command and not touched."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "theirs.db"
    make(path)
    before = folder_of(path)
    assert "theirs.db" in run.refused(words[0], path, *words[1:])
    assert folder_of(path) == before


@pytest.mark.parametrize("words", COMMANDS, ids=lambda w: w[0])
@pytest.mark.parametrize(
    "make", [truncated, newer, with_trigger, with_view, with_virtual_table], ids=lambda m: m.__name__
)
def test_what_is_ours_no_more(
    make: Callable[[Path, Path], None],
    words: list[str],
    run: CommandLine,
    sample_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A database that is damaged, newer, or carries somebody's code is refused and not touched."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "strange.db"
    make(path, sample_file)
    before = folder_of(path)
    line = run.refused(words[0], path, *words[1:])
    assert "strange.db" in line
    if make.__name__.startswith("with_"):
        assert "sneaky" in line
    assert folder_of(path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_read_only_file_opens_and_refuses_edits(sample: Path, request: pytest.FixtureRequest) -> None:
    """A file in a folder that can't be written is read, and an edit of it is refused without a trace.

    Root may write whatever the permissions say, unless it lays that power down first.
    """
    prefix: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may write whatever the permissions say")
        prefix = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
    folder = Path(tempfile.mkdtemp())
    request.addfinalizer(lambda: shutil.rmtree(folder))
    path = Path(shutil.copy(sample, folder))
    path.chmod(0o444)
    folder.chmod(0o555)
    request.addfinalizer(lambda: folder.chmod(0o755))
    before = folder_of(path)
    told = run_for_real("info", path, "--json", prefix=prefix)
    assert told.json["events"] > 0
    listed = run_for_real("list", path, "statements", "--actor", "Kimball", "--json", prefix=prefix)
    assert len(listed.json) == 9
    for words in (["add", path, "event", "--title", "T", "--when", "2019"], ["undo", path]):
        refused = run_for_real(*words, prefix=prefix)
        assert (refused.code, refused.out, len(refused.err.splitlines())) == (1, "", 1), refused
    assert folder_of(path) == before


def test_new_never_overwrites(run: CommandLine, tmp_path: Path) -> None:
    """`new` refuses a name that is taken, by whatever, and leaves it as it was."""
    path = tmp_path / "diary.txt"
    text_file(path)
    for words in ([], ["--sample", "hanoi"]):
        before = folder_of(path)
        run.refused("new", path, *words)
        assert folder_of(path) == before
    run.refused("new", tmp_path / "no such folder" / "t.db")
    run.refused("new", tmp_path / "t.db", "--sample", "atlantis")
    assert [p.name for p in tmp_path.iterdir()] == ["diary.txt"]
