"""How the tests run a command and look at what it said."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from explorer.__main__ import main

SHARED = Path(__file__).parents[2] / "../shared/hanoi"
"""The tables that the sample has to tell; they lie beside the checkout, not in it."""

needs_tables = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the tables of the sample are not beside this checkout"
)


@dataclass(frozen=True)
class Answer:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON document, which must be all that was printed."""
        assert self.code == 0, self.err
        return json.loads(self.out)


@dataclass(frozen=True)
class CommandLine:
    """Runs commands in this process."""

    capsys: pytest.CaptureFixture[str]

    def __call__(self, *words: str | Path) -> Answer:
        """Run one command, given by its words."""
        self.capsys.readouterr()
        code = main([str(word) for word in words])
        said = self.capsys.readouterr()
        return Answer(code, said.out, said.err)

    def json(self, *words: str | Path) -> Any:
        """Run a command with `--json` and give its document."""
        return self(*words, "--json").json

    def done(self, *words: str | Path) -> str:
        """Run a command that must succeed; what it printed."""
        answer = self(*words)
        assert answer.code == 0, answer
        return answer.out

    def refused(self, *words: str | Path) -> str:
        """Run a command that must be refused as the user's error; the one line that says why."""
        answer = self(*words)
        assert (answer.code, answer.out) == (1, ""), answer
        lines = answer.err.splitlines()
        assert len(lines) == 1, answer.err
        assert "Traceback" not in answer.err
        return lines[0]

    def misused(self, *words: str | Path) -> str:
        """Run a command line that makes no sense; what was said of it."""
        answer = self(*words)
        assert (answer.code, answer.out) == (2, ""), answer
        return answer.err


def run_for_real(
    *words: str | Path, cwd: Path | None = None, prefix: Sequence[str] = (), **environment: str
) -> Answer:
    """Run a command in a process of its own; `prefix` is a program that starts it."""
    done = subprocess.run(
        [*prefix, sys.executable, "-m", "explorer", *map(str, words)],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **environment},
        check=False,
        timeout=120,
    )
    return Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def rows_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of a database but the journal's, as another program sees them."""
    connection = sqlite3.connect(path)
    try:
        names = [
            name
            for (name,) in connection.execute(
                "select name from pragma_table_list where schema = 'main' and type = 'table' order by name"
            )
            if not name.startswith(("journal", "sqlite_", "_sqlite"))
        ]
        return {name: sorted(connection.execute(f'select * from "{name}"'), key=repr) for name in names}  # noqa: S608 the names are the database's own
    finally:
        connection.close()


def folder_of(path: Path) -> dict[str, bytes | None]:
    """What lies in the folder of a file: each name with its bytes."""
    return {p.name: p.read_bytes() if p.is_file() else None for p in sorted(path.parent.iterdir())}


@pytest.fixture(autouse=True)
def folders_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep documents and logs below a folder of the test's own."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], qapp: QApplication) -> CommandLine:  # noqa: ARG001 - see below
    """Run a command.

    Exports share the application of the tests of the window: a process can have only one.
    """
    return CommandLine(capsys)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, made once by the command itself; read only."""
    path = tmp_path_factory.mktemp("sample") / "hanoi.db"
    assert main(["new", str(path), "--sample", "hanoi"]) == 0
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample that a test may change."""
    return Path(shutil.copy(sample_file, tmp_path / "t.db"))


@pytest.fixture
def empty(run: CommandLine, tmp_path: Path) -> Path:
    """An empty database."""
    path = tmp_path / "empty.db"
    run.done("new", path)
    return path
