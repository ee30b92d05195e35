"""A desktop that turns dark while the program runs."""

import subprocess
from pathlib import Path

import pytest

from tests.window.desk import Desk, wait_for

pytestmark = pytest.mark.real_window


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
