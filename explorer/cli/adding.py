"""The options that the kinds of record share when they are added, and how their words become references."""

import argparse
from collections.abc import Sequence

from explorer.cli.dates import take_date_order
from explorer.cli.parsing import CommandParser, text, whole_number
from explorer.cli.roles import refer
from explorer.model.drafts import CitationDraft, Reference
from explorer.model.vocabulary import DEFAULT_IMPORTANCE, RecordKind
from explorer.store.store import Store

Asked = argparse.Namespace


def kind_parser(kind: str, summary: str, examples: str) -> CommandParser:
    """The parser of `add DATABASE KIND`, with `--json`."""
    command = CommandParser(f"add DATABASE {kind}", summary, examples)
    command.add_json()
    return command


def take_private(command: CommandParser) -> None:
    """Let the record be private."""
    command.add_argument("--private", action="store_true", help="leave it out of what is exported")


def take_dated(command: CommandParser) -> None:
    """Take what every event, statement and act has: its date, importance, order, and sources."""
    command.add_argument(
        "--when", metavar="WHEN", type=text, required=True, help="a date as people write it, or EDTF"
    )
    command.add_argument(
        "--importance",
        metavar="1-5",
        type=whole_number(1, 5),
        default=DEFAULT_IMPORTANCE,
        help="5 is shown first (3)",
    )
    command.add_argument(
        "--sequence", metavar="N", type=whole_number(0), default=0, help="order within one day"
    )
    take_date_order(command)
    take_private(command)
    take_many(command, "--source", "SOURCE", "a document that says so (by title); may be repeated")


def take_many(command: CommandParser, option: str, metavar: str, what: str) -> None:
    """Take an option of text that may be repeated."""
    command.add_argument(option, metavar=metavar, type=text, action="append", default=[], help=what)


def take_one(command: CommandParser, option: str, metavar: str, what: str, *, required: bool = False) -> None:
    """Take an option of text."""
    command.add_argument(option, metavar=metavar, type=text, required=required, help=what)


def take_choice(command: CommandParser, option: str, choices: Sequence[str], default: str) -> None:
    """Take one word of a closed list."""
    command.add_argument(
        option,
        choices=choices,
        default=default,
        metavar=option[2:].upper(),
        help=f"{', '.join(choices)} ({default})",
    )


def agreements_in(store: Store, asked: Asked) -> tuple[Reference, ...]:
    """The agreements that were named."""
    return tuple(refer(store, RecordKind.AGREEMENT, word) for word in asked.agreement)


def citations_in(store: Store, asked: Asked) -> tuple[CitationDraft, ...]:
    """A citation of each source that was named."""
    return tuple(CitationDraft(refer(store, RecordKind.SOURCE, word)) for word in asked.source)
