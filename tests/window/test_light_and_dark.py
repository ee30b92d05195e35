"""A desktop that turns dark while the program runs."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.window.desk import Desk, wait_for

pytestmark = pytest.mark.real_window


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


def turn(desk: Desk, scheme: int) -> None:
    """Tell all programs that the desktop is dark (1) or light (2) now."""
    subprocess.run(
        [
            *("gdbus", "emit", "--session", "--object-path", "/org/freedesktop/portal/desktop"),
            *("--signal", "org.freedesktop.portal.Settings.SettingChanged"),
            *("org.freedesktop.appearance", "color-scheme", f"<uint32 {scheme}>"),
        ],
        env=desk.environment,
        check=True,
    )


def test_the_window_follows_the_desktop(desktop: Desk, tmp_path: Path) -> None:
    """Light, dark and light again, without a restart, while nobody touches the program."""
    story = tmp_path / "story.db"
    desktop.ask("new", str(story), "--sample", "hanoi")
    program = desktop.start(str(story))
    for scheme, name in ((2, "light"), (1, "dark"), (2, "light-again")):
        turn(desktop, scheme)

        def look(name: str = name) -> bool:
            return (desktop.brightness(desktop.picture(f"desktop-{name}")) < 0.4) is (name == "dark")

        wait_for(f"the window to be {name}", look)
    desktop.stop(program)
