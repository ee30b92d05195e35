"""A real window: the program under Xvfb with a window manager, driven with keyboard and mouse by xdotool."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
NEEDED = ("Xvfb", "xdotool", "openbox", "import", "convert")
PATIENCE_S = 60.0  # the machines are shared: looked at ten times a second, given up only after this


def wait_for(what: str, look: Callable[[], T | None], patience_s: float = PATIENCE_S) -> T:
    """Look until there is something to see; the failure says what was waited for."""
    end = time.monotonic() + patience_s
    while time.monotonic() < end:
        seen = look()
        if seen:
            return seen
        time.sleep(0.1)
    raise AssertionError(f"waited {patience_s:.0f} s in vain for {what}")


@dataclass
class Desk:
    """A screen with a window manager, and the hands of a user."""

    display: str
    home: Path
    pictures: Path
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """A user of its own, whose settings no other test sees."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "XDG_", "WAYLAND"))}
        return kept | {"DISPLAY": self.display, "HOME": str(self.home), "LANG": "C.UTF-8"} | self.more

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start the program and wait for its first window."""
        started = subprocess.Popen([sys.executable, "-m", "explorer", *arguments], env=self.environment)
        self.running.append(started)
        self.window("Timeline Explorer")
        return started

    def stop(self, program: subprocess.Popen[bytes]) -> None:
        """Quit as a user does, and see that it went well."""
        self.key("ctrl+q")
        assert program.wait(PATIENCE_S) == 0

    def xdotool(self, *words: str) -> str:
        """One xdotool call; its output."""
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def window(self, title: str) -> str:
        """The visible window whose title holds `title`, once it is there and has the keyboard."""

        def look() -> str | None:
            found = self.xdotool("search", "--onlyvisible", "--name", title).split()
            if not found:
                return None
            self.xdotool("windowactivate", "--sync", found[-1])
            return found[-1]

        return wait_for(f"a window named {title!r}", look)

    def titles(self) -> list[str]:
        """The titles of the visible windows."""
        numbers = self.xdotool("search", "--onlyvisible", "--name", "").split()
        return [self.xdotool("getwindowname", number) for number in numbers]

    def key(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self.xdotool("key", "--clearmodifiers", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        """Type text."""
        self.xdotool("type", "--clearmodifiers", "--delay", "25", text)

    def click(self, x: int, y: int, times: int = 1, button: int = 1) -> None:
        """Click at a place on the screen."""
        self.xdotool("mousemove", "--sync", str(x), str(y))
        self.xdotool("click", "--repeat", str(times), "--delay", "80", str(button))

    def drag(self, start: tuple[int, int], end: tuple[int, int], button: int = 1) -> None:
        """Press at one place of the screen, move in steps to another, release."""
        self.xdotool("mousemove", "--sync", str(start[0]), str(start[1]), "mousedown", str(button))
        for step in range(1, 6):
            x, y = (a + (b - a) * step // 5 for a, b in zip(start, end, strict=True))
            self.xdotool("mousemove", str(x), str(y), "sleep", "0.05")
        self.xdotool("mouseup", str(button))

    def turn_wheel(self, x: int, y: int, turns: int) -> None:
        """Turn the wheel at a place of the screen: forwards where `turns` is above 0."""
        self.xdotool("mousemove", "--sync", str(x), str(y))
        self.xdotool("click", "--repeat", str(abs(turns)), "--delay", "20", "4" if turns > 0 else "5")

    def picture(self, name: str) -> Path:
        """A screenshot, kept in the folder that `TIMELINE_PICTURES` names, or in a temporary one."""
        path = self.pictures / f"{name}.png"
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True)
        return path

    def new_picture(self, name: str, before: Path) -> Path:
        """A screenshot as soon as it shows something else than the one before, and shows it still."""

        def look() -> Path | None:
            first = _measured(self.picture(name), "%#")
            is_new = first != _measured(before, "%#")
            return (
                self.pictures / f"{name}.png"
                if is_new and _measured(self.picture(name), "%#") == first
                else None
            )

        return wait_for(f"the screen to change to {name!r}", look)

    def brightness(self, picture: Path) -> float:
        """How bright a picture is on the whole: 0 black, 1 white."""
        return float(_measured(picture, "%[fx:mean]"))

    @property
    def settings(self) -> Path:
        """The user's settings file."""
        return self.home / ".config" / "timeline-explorer" / "timeline-explorer.ini"

    def ask(self, *arguments: str) -> str:
        """The command line's answer, in the same user's surroundings."""
        done = subprocess.run(
            [sys.executable, "-m", "explorer", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def _measured(picture: Path, what: str) -> str:
    """What ImageMagick tells of a picture: `%#` is a signature of its pixels."""
    done = subprocess.run(
        ["convert", str(picture), "-format", what, "info:"], capture_output=True, text=True, check=True
    )
    return done.stdout
