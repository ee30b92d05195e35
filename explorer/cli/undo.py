"""`undo`: take the last edit back."""

from collections.abc import Sequence

from explorer.cli.databases import writing
from explorer.cli.output import print_json, say
from explorer.cli.parsing import CommandParser, database
from explorer.edit import undo

_EXAMPLES = """
undo talks.db
undo talks.db --json
"""


def parser() -> CommandParser:
    """The words of `undo`."""
    command = CommandParser(
        "undo",
        "Take the last edit back. Every edit is in the database's journal (`log`), so this works after a\n"
        "restart too; `redo` does it again.",
        _EXAMPLES,
    )
    database(command)
    command.add_json()
    return command


def run(words: Sequence[str]) -> int:
    """Take the last edit back and name it."""
    asked = parser().parse(words)
    with writing(asked.database) as store:
        changes = undo(store)
    if asked.json:
        print_json({"step": changes.step, "label": changes.label})
    else:
        say(f"Undone: {changes.label}")
    return 0
