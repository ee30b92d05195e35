"""`new`: make a database, empty or with a sample; never over a file that is there."""

from collections.abc import Sequence
from pathlib import Path

from explorer.cli.output import say
from explorer.cli.parsing import CommandParser, database
from explorer.edit.sample import build_sample
from explorer.store.store import Store

_EXAMPLES = """
new talks.db
new talks.db --sample hanoi
"""


def parser() -> CommandParser:
    """The words of `new`."""
    command = CommandParser(
        "new", "Make a database. A file that is there already is never overwritten.", _EXAMPLES
    )
    database(command)
    command.add_argument("--sample", metavar="NAME", help="fill it with a sample: hanoi")
    return command


def run(words: Sequence[str]) -> int:
    """Make the database."""
    asked = parser().parse(words)
    path: Path = asked.database
    if asked.sample is None:
        Store.create(path).close()
        say(f"Made {path}, an empty database.")
        return 0
    build_sample(path, asked.sample)
    say(f"Made {path} with the sample {asked.sample}.")
    return 0
