"""`open`: the window; where there is no display, a picture of what the window would show."""

import sys
from collections.abc import Sequence
from pathlib import Path

from explorer.cli import system
from explorer.cli.databases import reading
from explorer.cli.output import say
from explorer.cli.parsing import CommandParser

_EXAMPLES = """
open talks.db
talks.db
"""


def parser() -> CommandParser:
    """The words of `open`."""
    command = CommandParser(
        "open",
        "Open DATABASE in the window; without it the last one, and the first time a copy of the sample.\n"
        "Where there is no display, a picture of it is saved and its name printed.",
        _EXAMPLES,
    )
    command.add_argument("database", metavar="DATABASE", type=Path, nargs="?", help="the file to open")
    return command


def run(words: Sequence[str]) -> int:
    """Open the window and return when it is closed.

    Qt is imported only after its libraries are known to be there, and a file that can't be opened is
    refused before any window.
    """
    path: Path | None = parser().parse(words).database
    if path is not None:
        with reading(path):
            pass
    reason = system.no_display()
    if reason is not None:
        system.refuse_missing(system.missing(system.FOR_PICTURES), "Drawing")
        with system.loading_qt():
            from explorer.cli.without_display import save_picture_of
        say(f"No display ({reason}), so no window; wrote the picture {save_picture_of(path)}")
        return 0
    system.refuse_missing(system.missing_for_a_window(), "The window")
    with system.loading_qt():
        from explorer.app import run as run_window
    sys.stdout.flush()
    return run_window(path)
