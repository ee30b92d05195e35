"""`open`: the window; where there is no display, a picture of what the window would show."""

import sys
from collections.abc import Sequence
from pathlib import Path

from explorer.cli import system
from explorer.cli.databases import reading
from explorer.cli.output import say
from explorer.cli.parsing import CommandParser, text
from explorer.store.queries.saved_views import find_view, settings_of

_EXAMPLES = """
open talks.db
open talks.db --view "The eve of Hanoi"
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
    command.add_argument("--view", metavar="NAME", type=text, help="show this saved view of it")
    return command


def run(words: Sequence[str]) -> int:
    """Open the window and return when it is closed.

    Qt is imported only after its libraries are known to be there, and a file that can't be opened is
    refused before any window.
    """
    parsed = parser()
    asked = parsed.parse(words)
    path: Path | None = asked.database
    view: str | None = asked.view
    if path is not None:
        with reading(path) as store:
            if view is not None:
                settings_of(find_view(store, view))
    elif view is not None:
        parsed.error("--view needs the DATABASE that the view is in")
    reason = system.no_display()
    if reason is not None:
        system.refuse_missing(system.missing(system.FOR_PICTURES), "Drawing")
        with system.loading_qt():
            from explorer.cli.without_display import save_picture_of
        say(f"No display ({reason}), so no window; wrote the picture {save_picture_of(path, view)}")
        return 0
    system.refuse_missing(system.missing_for_a_window(), "The window")
    with system.loading_qt(), system.loading_much():
        from explorer.app import run as run_window
    sys.stdout.flush()
    return run_window(path, view)
