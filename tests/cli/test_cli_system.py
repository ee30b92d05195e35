"""Missing libraries and displays are named before Qt is started."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.cli import system
from explorer.cli.system import Library
from explorer.model.errors import UserError
from tests.cli.running import CommandLine, run_for_real

NOWHERE = Library("libno-such-thing.so.7", "libno-such-thing7")
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at Linux only")


@linux_only
def test_a_library_that_can_not_be_loaded_is_named() -> None:
    """Of several libraries those are missing that the loader does not find."""
    assert system.missing([Library("libc.so.6", "libc6"), NOWHERE]) == (NOWHERE,)


def test_the_account_names_the_command_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Debian's family one line names the libraries and the command; elsewhere the libraries."""
    monkeypatch.setattr(system, "is_debian", lambda: True)
    line = system.account_of_missing([NOWHERE, NOWHERE], "The window")
    assert "libno-such-thing.so.7" in line
    assert line.endswith("sudo apt-get install libno-such-thing7")
    monkeypatch.setattr(system, "is_debian", lambda: False)
    line = system.account_of_missing([NOWHERE], "The window")
    assert "libno-such-thing.so.7" in line
    assert "apt-get" not in line


def test_each_display_has_its_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    """X11 needs its libraries, Wayland its own, either of the two is enough, an explicit platform neither."""
    lacking: set[Library] = {system.FOR_X11[1]}
    monkeypatch.setattr(
        system, "missing", lambda libraries: tuple(one for one in libraries if one in lacking)
    )
    assert system.missing_for_a_window({"DISPLAY": ":0"}) == (system.FOR_X11[1],)
    assert system.missing_for_a_window({}) == (system.FOR_X11[1],)
    assert system.missing_for_a_window({"WAYLAND_DISPLAY": "wayland-0"}) == ()
    assert system.missing_for_a_window({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}) == ()
    assert system.missing_for_a_window({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}) == ()
    lacking |= set(system.FOR_WAYLAND)
    assert system.missing_for_a_window({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}) == (system.FOR_X11[1],)
    assert system.missing_for_a_window({"WAYLAND_DISPLAY": "w"}) == system.FOR_WAYLAND
    lacking |= {system.FOR_PICTURES[0]}
    assert system.FOR_PICTURES[0] in system.missing_for_a_window({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"})


def test_a_library_that_nobody_thought_of_is_one_line_too() -> None:
    """Where importing Qt fails for a shared library, it is named; any other failure is a fault of ours."""
    with pytest.raises(UserError, match=r"libodd\.so\.3"), system.loading_qt():
        raise ImportError("libodd.so.3: cannot open shared object file: No such file or directory")
    for fault in ("cannot import name 'nothing'", "No module named 'explorer.sources'"):
        with pytest.raises(ImportError, match=fault), system.loading_qt():
            raise ImportError(fault)


@linux_only
def test_no_display_is_told_from_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a display there is a reason; with an explicit platform the choice is the user's."""
    assert system.no_display({}) == "neither DISPLAY nor WAYLAND_DISPLAY is set"
    assert system.no_display({"QT_QPA_PLATFORM": "offscreen"}) is None
    assert system.no_display({"WAYLAND_DISPLAY": "wayland-0"}) is None
    assert system.no_display({"DISPLAY": ":9876"}) == "the X server :9876 does not answer"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert system.no_display({}) is None


@pytest.fixture
def x_server() -> Iterator[str]:
    """A running X server, and its display."""
    if shutil.which("Xvfb") is None:
        pytest.skip("there is no Xvfb on this machine")
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-nolisten", "tcp"], pass_fds=[writer], stderr=subprocess.DEVNULL
    )
    os.close(writer)
    with os.fdopen(reader) as answer:
        display = answer.readline().strip()
    try:
        yield f":{display}"
    finally:
        server.terminate()
        server.wait()


@linux_only
def test_a_display_that_answers_is_one(x_server: str) -> None:
    """A running X server is a display."""
    assert system.no_display({"DISPLAY": x_server}) is None


def test_doctor_tells_what_the_program_runs_on(run: CommandLine) -> None:
    """The account names Python, Qt, SQLite and numpy with their versions, and the folder of the log."""
    subjects = {check["subject"]: check["found"] for check in run.json("doctor")}
    assert {"Python", "PySide6-Essentials", "numpy", "sqlite-utils", "SQLite", "log"} <= set(subjects)
    assert "STRICT and FTS5" in subjects["SQLite"]
    assert "draws" in subjects["Qt without a display"]


def test_doctor_is_quiet_about_libraries_that_are_there(
    run: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`doctor --libraries` prints nothing, or one line; it leaves with 1 where nothing can be drawn."""
    monkeypatch.setattr(system, "missing", lambda _libraries: ())
    answer = run("doctor", "--libraries")
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    monkeypatch.setattr(
        system, "missing", lambda libraries: (NOWHERE,) if libraries is system.FOR_X11 else ()
    )
    answer = run("doctor", "--libraries")
    assert (answer.code, len(answer.err.splitlines())) == (0, 1)
    monkeypatch.setattr(system, "missing", lambda _libraries: (NOWHERE,))
    answer = run("doctor", "--libraries")
    assert (answer.code, len(answer.err.splitlines())) == (1, 1)


@linux_only
def test_a_window_whose_libraries_are_missing_is_refused_in_one_line(
    run: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a library of the window is missing, `open` names it and never starts Qt."""
    monkeypatch.setattr(system, "missing", lambda _libraries: (NOWHERE,))
    for reason in (None, "there is none"):
        monkeypatch.setattr(system, "no_display", lambda reason=reason: reason)
        assert "libno-such-thing.so.7" in run.refused("open")
        assert "libno-such-thing.so.7" in run.refused()


@linux_only
def test_without_a_display_a_picture_is_made(folders_of_the_user: Path) -> None:
    """Where there is no display, the program makes the sample and its picture, and names the file."""
    answer = run_for_real(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert answer.code == 0, answer.err
    (line,) = answer.out.splitlines()
    (picture,) = folders_of_the_user.rglob("*.png")
    assert line.startswith("No display")
    assert line.endswith(str(picture))
    assert picture.stat().st_size > 20_000
    again = run_for_real(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert (again.code, again.out) == (0, answer.out)
