"""`show`: one record with all that is known of it; agreements and actors with their standing on a day."""

import argparse
import contextlib
import shlex
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
from explorer.model.errors import UserError
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
    command.add_argument("kind", metavar="KIND", type=text, help=", ".join(_KINDS))
    command.add_argument(
        "name",
        metavar="NAME-OR-ID",
        type=text,
        nargs="?",  # so that whoever leaves the kind out is told of it
        help="its name, short name, alias or title, whole, or its number",
    )
    command.add_argument(
        "--as-of", metavar="DAY", type=text, help="the day for which standings are told (today)"
    )
    command.add_argument("--compare", metavar="DAY", type=text, help="a second day to compare with")
    command.add_json()
    command.usage = "%(prog)s [-h] [--as-of DAY] [--compare DAY] [--json] DATABASE KIND NAME-OR-ID"
    return command


def run(words: Sequence[str]) -> int:
    """Find the record and show it."""
    parsed = parser()
    asked = parsed.parse(words)
    if asked.kind not in _KINDS:
        parsed.error(_no_kind(asked))
    if asked.name is None:
        parsed.error(f"the name or number of the {asked.kind} is missing")
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


def _no_kind(asked: argparse.Namespace) -> str:
    """Say that a word is no kind of record, and what was meant where a record is called so."""
    kinds = f"{', '.join(_KINDS[:-1])} or {_KINDS[-1]}"
    said = f"“{asked.kind}” is no kind of record ({kinds})"
    names = [asked.kind] if asked.name is None else [f"{asked.kind} {asked.name}", asked.name]
    with contextlib.suppress(UserError), reading(asked.database) as store, store.reading():
        for name in names:
            for kind in _KINDS:
                with contextlib.suppress(UserError):
                    find(store, RecordKind(kind), name)
                    meant = shlex.join([f"{asked.database}", kind, name])
                    return f"{said}; did you mean: show {meant}"
    return said


def _days(asked: argparse.Namespace) -> Days:
    as_of = today() if asked.as_of is None else read_as_of(asked.as_of)
    return Days(as_of, None if asked.compare is None else read_as_of(asked.compare, "--compare"))
