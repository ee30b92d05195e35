"""`redo`: do again what was taken back."""

from collections.abc import Sequence

from explorer.cli.databases import writing
from explorer.cli.output import print_json, say
from explorer.cli.parsing import CommandParser, database
from explorer.edit import redo

_EXAMPLES = """
redo talks.db
redo talks.db --json
"""


def parser() -> CommandParser:
    """The words of `redo`."""
    command = CommandParser(
        "redo", "Do again the edit that was taken back last. A new edit ends redo.", _EXAMPLES
    )
    database(command)
    command.add_json()
    return command


def run(words: Sequence[str]) -> int:
    """Do the edit again and name it."""
    asked = parser().parse(words)
    with writing(asked.database) as store:
        changes = redo(store)
    if asked.json:
        print_json({"step": changes.step, "label": changes.label})
    else:
        say(f"Done again: {changes.label}")
    return 0
