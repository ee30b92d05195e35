"""Which command is meant, and what becomes of errors."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.cli import dispatch
from explorer.model.errors import UserError
from tests.cli.running import CommandLine


def test_help_names_every_command(run: CommandLine) -> None:
    """`--help` lists all commands and leaves with 0."""
    answer = run("--help")
    assert answer.code == 0
    for name in dispatch.COMMANDS:
        assert f"\n  {name} " in answer.out


@pytest.mark.parametrize("name", list(dispatch.COMMANDS))
def test_every_command_has_help_with_examples(name: str, run: CommandLine) -> None:
    """`COMMAND --help` and `help COMMAND` tell the same, and leave with 0."""
    answer = run(name, "--help")
    assert answer.code == 0
    assert f"timeline-explorer {name}" in answer.out
    assert run("help", name).out == answer.out


def test_the_version_is_told(run: CommandLine) -> None:
    """`--version` prints the program and its version."""
    assert run("--version").out.startswith("timeline-explorer 0.")


def test_a_slip_is_answered_with_the_nearest_command(run: CommandLine) -> None:
    """A word that is neither a command nor a file leaves with 2 and a guess at what was meant."""
    answer = run("lsit")
    assert answer.code == 2
    assert "did you mean “list”?" in answer.err


@pytest.mark.parametrize("word", ["t.db", "folder/t", "./when"])
def test_a_first_word_that_looks_like_a_file_is_opened(
    word: str, run: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`timeline-explorer DATABASE` means `open DATABASE`, even where the file is missing."""
    asked: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(dispatch, "_run_command", lambda name, words: asked.append((name, words)) or 0)
    assert run(word).code == 0
    assert asked == [("open", [word])]


def test_nothing_at_all_opens(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any word the window opens."""
    asked: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(dispatch, "_run_command", lambda name, words: asked.append((name, words)) or 0)
    assert run().code == 0
    assert asked == [("open", [])]


def test_a_users_error_is_one_line(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the user can mend is said in one line and leaves with 1, even where a name has a newline in it."""

    def fail(_name: str, _words: list[str]) -> int:
        raise UserError("There is no actor “a\nb”.")

    monkeypatch.setattr(dispatch, "_run_command", fail)
    assert run.refused("info", "t.db") == "There is no actor “a ⏎ b”."


def test_a_bug_is_one_line_and_its_traceback_goes_to_the_log(
    run: CommandLine, monkeypatch: pytest.MonkeyPatch, folders_of_the_user: Path
) -> None:
    """A fault of ours leaves with 3, one line that names the log, and the traceback in there only."""

    def fail(_name: str, _words: list[str]) -> int:
        raise RuntimeError("boom")

    monkeypatch.setattr(dispatch, "_run_command", fail)
    answer = run("info", "t.db")
    assert answer.code == 3
    (line,) = answer.err.splitlines()
    assert "RuntimeError: boom" in line
    assert "Traceback" not in line
    (log,) = folders_of_the_user.rglob("timeline-explorer.log")
    assert str(log) in line
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_an_interrupt_is_quiet(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C ends a command without a word."""

    def stop(_name: str, _words: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(dispatch, "_run_command", stop)
    answer = run("info", "t.db")
    assert (answer.code, answer.out, answer.err) == (130, "", "")


def test_output_is_utf8_whatever_the_locale() -> None:
    """Under a locale without UTF-8 the letters still come out as UTF-8."""
    environment = {**os.environ, "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "explorer", "when", "25–28 May 1999"],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode in {0, 2}, done.stderr
    (done.stdout + done.stderr).decode("utf-8")


def test_a_reader_that_leaves_is_no_error() -> None:
    """Where whoever reads the output has gone, the command ends quietly."""
    code = "import os, sys; os.close(1); r, w = os.pipe(); os.close(r); os.dup2(w, 1) if w != 1 else None\n"
    code += "sys.stdout = open(1, 'w')\nfrom explorer.__main__ import main\nsys.exit(main(['--help']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_no_fault_of_ours() -> None:
    """Where the output finds no room, one line says so, and nothing else follows it."""
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "explorer", "--help"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_a_closed_output_is_no_fault_of_ours() -> None:
    """A command whose output was closed by whoever started it ends as if it had been read."""
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m explorer --help >&-'],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("words", "unneeded"),
    [
        (["when", "27 Feb 2019"], {"sqlite3", "sqlite_utils", "numpy", "PySide6", "jinja2"}),
        (["--help"], {"sqlite3", "sqlite_utils", "numpy", "PySide6", "jinja2", "dateutil"}),
        (["info", "missing.db"], {"PySide6", "jinja2"}),
        (["list", "missing.db", "timeline"], {"PySide6", "jinja2"}),
        (["add", "missing.db", "event", "--title", "T", "--when", "2019"], {"PySide6", "jinja2"}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_a_command_loads_only_what_it_needs(words: list[str], unneeded: set[str]) -> None:
    """A command that draws nothing never loads Qt, and one that reads no file never loads SQLite."""
    code = (
        "import sys\nfrom explorer.__main__ import main\n"
        f"main({words!r})\nprint(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    loaded = set(done.stderr.splitlines()[-1].split())
    assert "explorer.cli.dispatch" in loaded
    assert not unneeded & loaded
