"""`log`: the edits made so far, the newest last."""

from collections.abc import Sequence
from dataclasses import asdict

from explorer.cli.databases import reading
from explorer.cli.output import print_json_rows, say
from explorer.cli.parsing import CommandParser, database
from explorer.store.queries.journal import steps

_EXAMPLES = """
log talks.db
log talks.db --json
"""


def parser() -> CommandParser:
    """The words of `log`."""
    command = CommandParser(
        "log", "List the edits made to a database, the newest last; times are UTC.", _EXAMPLES
    )
    database(command)
    command.add_json()
    return command


def run(words: Sequence[str]) -> int:
    """Print the journal."""
    asked = parser().parse(words)
    with reading(asked.database) as store:
        journal = steps(store)
    if asked.json:
        print_json_rows(asdict(step) for step in journal)
        return 0
    for step in journal:
        say(f"{step.step:>6}  {step.at}  {step.label}{' (undone)' if step.undone else ''}")
    return 0
