"""`info`: how much a database holds."""

from collections.abc import Sequence
from dataclasses import asdict

from explorer.cli.databases import reading
from explorer.cli.output import print_json, say, say_columns
from explorer.cli.parsing import CommandParser, database
from explorer.model.reading import parse_edtf
from explorer.model.wording import describe
from explorer.store.queries.counts import counts
from explorer.store.queries.saved_views import count_views

_EXAMPLES = """
info talks.db
info talks.db --json
"""


def parser() -> CommandParser:
    """The words of `info`."""
    command = CommandParser(
        "info", "Count what a database holds, and say when its first and its last record lie.", _EXAMPLES
    )
    database(command)
    command.add_json()
    return command


def run(words: Sequence[str]) -> int:
    """Count the records."""
    asked = parser().parse(words)
    with reading(asked.database) as store:
        counted = asdict(counts(store)) | {"views": count_views(store)}
    if asked.json:
        print_json(counted)
        return 0
    say(str(asked.database))
    for end in ("first", "last"):
        if counted[end] is not None:
            counted[end] = describe(parse_edtf(counted[end]))
    say_columns([(name, f"{count}") for name, count in counted.items() if count is not None], indent="  ")
    return 0
