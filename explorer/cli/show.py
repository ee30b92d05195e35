"""`show`: one record with all that is known of it; agreements and actors with their standing on a day."""

import argparse
from collections.abc import Sequence
from typing import Final

from explorer.cli.databases import reading
from explorer.cli.dates import read_as_of
from explorer.cli.finding import find
from explorer.cli.output import print_json, say
from explorer.cli.parsing import CommandParser, database, text
from explorer.cli.showing import Days, shape_of
from explorer.cli.telling import tell
from explorer.model.calendar import today
from explorer.model.vocabulary import RecordKind

_EXAMPLES = """
show talks.db agreement "INF Treaty" --as-of 2019-02-22
show talks.db agreement NPT --as-of 1993-01-01 --compare 2003-12-31
show talks.db actor "North Korea" --as-of "22 February 2019" --json
show talks.db event 131
"""
_KINDS: Final = ("actor", "agreement", "event", "statement", "act", "source")
_WITH_STANDING: Final = ("actor", "agreement")


def parser() -> CommandParser:
    """The words of `show`."""
    command = CommandParser(
        "show",
        "Show one record with all that is known of it. An agreement is told with its standing on the as-of\n"
        "day, and with --compare what changed between the two days, told from the earlier to the later.",
        _EXAMPLES,
    )
    database(command)
    command.add_argument("kind", metavar="KIND", choices=_KINDS, help=", ".join(_KINDS))
    command.add_argument(
        "name",
        metavar="NAME-OR-ID",
        type=text,
        help="its name, short name, alias or title, whole, or its number",
    )
    command.add_argument(
        "--as-of", metavar="DAY", type=text, help="the day for which standings are told (today)"
    )
    command.add_argument("--compare", metavar="DAY", type=text, help="a second day to compare with")
    command.add_json()
    return command


def run(words: Sequence[str]) -> int:
    """Find the record and show it."""
    parsed = parser()
    asked = parsed.parse(words)
    if asked.kind not in _WITH_STANDING and (asked.as_of or asked.compare):
        parsed.error(f"--as-of and --compare go with {' and '.join(_WITH_STANDING)} only")
    days = _days(asked)
    with reading(asked.database) as store, store.reading():
        shape = shape_of(store, find(store, RecordKind(asked.kind), asked.name), days)
    if asked.json:
        print_json(shape)
    else:
        for line in tell(shape):
            say(line)
    return 0


def _days(asked: argparse.Namespace) -> Days:
    as_of = today() if asked.as_of is None else read_as_of(asked.as_of)
    return Days(as_of, None if asked.compare is None else read_as_of(asked.compare, "--compare"))
