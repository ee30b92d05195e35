"""`undo`: take the last edit back."""

from collections.abc import Sequence

from explorer.cli.databases import writing
from explorer.cli.output import say
from explorer.cli.parsing import CommandParser, database
from explorer.edit import undo

_EXAMPLES = """
undo talks.db
"""


def parser() -> CommandParser:
    """The words of `undo`."""
    words = CommandParser(
        "undo",
        "Take the last edit back. Every edit is in the database's journal (`log`), so this works after a\n"
        "restart too; `redo` does it again.",
        _EXAMPLES,
    )
    database(words)
    return words


def run(words: Sequence[str]) -> int:
    """Take the last edit back and name it."""
    with writing(parser().parse(words).database) as store:
        say(f"Undone: {undo(store).label}")
    return 0
