"""A screen of its own for each test that drives a real window."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.window.desk import NEEDED, Desk, wait_for


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A fresh screen of 1600 by 1000 and a fresh user."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.fail(f"{', '.join(missing)} not found: sudo apt-get install xvfb xdotool openbox imagemagick")
    home = tmp_path / "home"
    home.mkdir()
    pictures = Path(os.environ.get("TIMELINE_PICTURES", tmp_path / "pictures"))
    pictures.mkdir(parents=True, exist_ok=True)

    reading, writing = os.pipe()
    screen = subprocess.Popen(
        # without a reset: one after the first look would throw a window manager out that is just coming in
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    assert number, "Xvfb did not start"
    seat = Desk(f":{number}", home, pictures)
    manager = subprocess.Popen(["openbox"], env=seat.environment, stderr=subprocess.DEVNULL)
    try:
        wait_for("the window manager", lambda: seat.xdotool("get_num_desktops"))
        yield seat
    finally:
        for program in [*seat.running, manager, screen]:
            if program.poll() is None:
                program.send_signal(signal.SIGTERM)
                program.wait(10)


@pytest.fixture
def desktop(desk: Desk) -> Iterator[Desk]:
    """A desk with a message bus of its own, on which the desktop tells of its settings."""
    if shutil.which("dbus-daemon") is None or shutil.which("gdbus") is None:
        pytest.skip("dbus-daemon or gdbus not found: sudo apt-get install dbus libglib2.0-bin")
    reading, writing = os.pipe()
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", f"--print-address={writing}"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        address = pipe.readline().strip()
    more = {"DBUS_SESSION_BUS_ADDRESS": address, "QT_QPA_PLATFORMTHEME": "gnome"}
    try:
        yield replace(desk, more=more)
    finally:
        bus.terminate()
        bus.wait(10)
