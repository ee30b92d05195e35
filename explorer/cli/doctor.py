"""`doctor`: what the program runs on, and what it misses."""

import json
import os
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from explorer import __version__
from explorer.cli import system
from explorer.cli.output import complain, print_json, say, say_columns
from explorer.cli.parsing import PROGRAM, CommandParser
from explorer.paths import user_data, user_log

_EXAMPLES = """
doctor
doctor --libraries
"""
_FIRST_SQLITE: Final = (3, 37, 0)
_SECONDS_TO_TRY: Final = 30

# Run in a process of its own: where Qt can't start it aborts, and takes the process with it.
_TRY_QT: Final = """
import json, sys
from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
application = QGuiApplication(sys.argv[:1])
systems = QFontDatabase.WritingSystem
scripts = {
    "Korean": systems.Korean, "Chinese": systems.SimplifiedChinese, "Japanese": systems.Japanese,
    "Arabic": systems.Arabic, "Hebrew": systems.Hebrew, "Devanagari": systems.Devanagari,
    "Thai": systems.Thai,
}
families = [f for f in QFontDatabase.families() if not QFontDatabase.isPrivateFamily(f)]
print(json.dumps({
    "qt": qVersion(), "platform": application.platformName(),
    "scripts": [s for s, w in scripts.items() if QFontDatabase.families(w)],
    "emoji": any("emoji" in f.lower() for f in families),
}))
"""
_FONT_PACKAGES: Final = {
    "Korean": "fonts-noto-cjk",
    "Chinese": "fonts-noto-cjk",
    "Japanese": "fonts-noto-cjk",
    "Arabic": "fonts-noto-core",
    "Hebrew": "fonts-noto-core",
    "Devanagari": "fonts-noto-core",
    "Thai": "fonts-noto-core",
    "emoji": "fonts-noto-color-emoji",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the account.

    `remedy` is set where something is missing; `stops` says that the program can't do without it.
    """

    subject: str
    found: str
    remedy: str | None = None
    stops: bool = False


def parser() -> CommandParser:
    """The words of `doctor`."""
    command = CommandParser(
        "doctor",
        "Show the versions of what the program runs on, whether Qt can draw and open a window here, and\n"
        "which system libraries and fonts are missing. Exit 1 where the program can't do without one.",
        _EXAMPLES,
    )
    command.add_argument(
        "--libraries",
        action="store_true",
        help="only name missing system libraries; print nothing if none is",
    )
    command.add_json()
    return command


def run(words: Sequence[str]) -> int:
    """Look the machine over."""
    asked = parser().parse(words)
    if asked.libraries:
        return _name_missing_libraries()
    checks = [*_versions(), _sqlite(), *_libraries(), *_qt()]
    if asked.json:
        print_json([_shape(check) for check in checks])
    else:
        say(f"Timeline Explorer {__version__}")
        say_columns([(c.subject, c.found) for c in checks], indent="  ")
        remedies = list(dict.fromkeys(c.remedy for c in checks if c.remedy))
        for remedy in remedies or ["Nothing is missing."]:
            say(remedy)
    return int(any(check.stops for check in checks))


def _shape(check: Check) -> dict[str, str | bool | None]:
    return {
        "subject": check.subject,
        "found": check.found,
        "remedy": check.remedy,
        "stops": check.stops,
    }


def _name_missing_libraries() -> int:
    """One line for the libraries without which nothing can be drawn, one for those of a window."""
    for_pictures = system.missing(system.FOR_PICTURES)
    for_window = system.missing(system.FOR_X11)
    if for_pictures:
        complain(system.account_of_missing(for_pictures + for_window, "Drawing"))
    elif for_window:
        complain(system.account_of_missing(for_window, "A window on X11"))
    return int(bool(for_pictures))


def _versions() -> list[Check]:
    checks = [Check("Python", f"{platform.python_version()} at {sys.executable}")]
    for name in ("PySide6_Essentials", "numpy", "sqlite-utils"):
        try:
            checks.append(Check(name.replace("_", "-"), version(name)))
        except PackageNotFoundError:
            remedy = f"{name} is missing: install {PROGRAM} again with pip."
            checks.append(Check(name, "missing", remedy, stops=True))
    checks.append(Check("system", f"{platform.system()} {platform.release()} {platform.machine()}"))
    checks.append(Check("documents", str(user_data())))
    checks.append(Check("log", str(user_log() / f"{PROGRAM}.log")))
    return checks


def _sqlite() -> Check:
    """The SQLite that Python brings, with the features that the database is made of."""
    lacks = [] if sqlite3.sqlite_version_info >= _FIRST_SQLITE else ["STRICT tables"]
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("create virtual table words using fts5(word)")
    except sqlite3.OperationalError:
        lacks.append("FTS5")
    finally:
        connection.close()
    if not lacks:
        return Check("SQLite", f"{sqlite3.sqlite_version} with STRICT and FTS5")
    return Check(
        "SQLite",
        f"{sqlite3.sqlite_version} without {' and '.join(lacks)}",
        "Use a Python that is built with SQLite 3.37 or newer and its FTS5 module.",
        stops=True,
    )


def _libraries() -> list[Check]:
    groups = [
        ("to draw", system.FOR_PICTURES, True),
        ("for X11", system.FOR_X11, bool(os.environ.get("DISPLAY"))),
    ]
    if os.environ.get("WAYLAND_DISPLAY"):
        groups.append(("for Wayland", system.FOR_WAYLAND, not os.environ.get("DISPLAY")))
    checks = []
    for purpose, libraries, stops in groups if sys.platform.startswith("linux") else []:
        missing = system.missing(libraries)
        found = f"missing: {', '.join(m.file for m in missing)}" if missing else "all there"
        remedy = f"Libraries {purpose}. {system.how_to_install(missing)}" if missing else None
        checks.append(Check(f"libraries {purpose}", found, remedy, stops=stops and bool(missing)))
    return checks


def _qt() -> list[Check]:
    """Whether Qt draws without a display and with it, and which scripts it has fonts for."""
    answer, complaint = _try_qt("offscreen")
    if answer is None:
        return [Check("Qt without a display", f"fails: {complaint}", "Qt can't draw here.", stops=True)]
    checks = [Check("Qt without a display", f"{answer['qt']} draws")]
    trouble = system.no_display()
    if trouble is not None:
        checks.append(Check("Qt in a window", f"not tried: {trouble}"))
    else:
        window, complaint = _try_qt(os.environ.get("QT_QPA_PLATFORM"))
        checks.append(
            Check("Qt in a window", f"works ({window['platform']})")
            if window is not None
            else Check("Qt in a window", f"fails: {complaint}", "Qt can't open a window here.", stops=True)
        )
    scripts = answer["scripts"]
    assert isinstance(scripts, list)
    lacking = [
        name for name in _FONT_PACKAGES if not (answer["emoji"] if name == "emoji" else name in scripts)
    ]
    if not lacking:
        return [*checks, Check("fonts", "for every script looked for")]
    packages = list(dict.fromkeys(_FONT_PACKAGES[name] for name in lacking))
    how = f": sudo apt-get install {' '.join(packages)}" if system.is_debian() else "."
    remedy = f"Text in {', '.join(lacking)} shows as boxes until a font for it is installed{how}"
    return [*checks, Check("fonts", f"none for {', '.join(lacking)}", remedy)]


def _try_qt(platform_name: str | None) -> tuple[dict[str, object] | None, str]:
    """What Qt tells of itself on a platform (None = its own choice), or None and its last word."""
    environment = dict(os.environ)
    if platform_name is not None:
        environment["QT_QPA_PLATFORM"] = platform_name
    try:
        done = subprocess.run(
            [sys.executable, "-c", _TRY_QT],
            env=environment,
            capture_output=True,
            text=True,
            timeout=_SECONDS_TO_TRY,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None, f"no answer within {_SECONDS_TO_TRY} seconds"
    if done.returncode == 0:
        answer: dict[str, object] = json.loads(done.stdout)
        return answer, ""
    lines = done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"]
    return None, lines[-1]
