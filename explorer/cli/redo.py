"""`redo`: do again what was taken back."""

from collections.abc import Sequence

from explorer.cli.databases import writing
from explorer.cli.output import say
from explorer.cli.parsing import CommandParser, database
from explorer.edit import redo

_EXAMPLES = """
redo talks.db
"""


def parser() -> CommandParser:
    """The words of `redo`."""
    words = CommandParser(
        "redo", "Do again the edit that was taken back last. A new edit ends redo.", _EXAMPLES
    )
    database(words)
    return words


def run(words: Sequence[str]) -> int:
    """Do the edit again and name it."""
    with writing(parser().parse(words).database) as store:
        say(f"Done again: {redo(store).label}")
    return 0
