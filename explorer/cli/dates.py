"""Dates among the words of a command line; an error names the option that it stands after."""

from collections.abc import Callable
from typing import TypeVar

from explorer.cli.output import plain
from explorer.cli.parsing import CommandParser
from explorer.model.errors import UserError
from explorer.model.ids import Day
from explorer.model.reading import read_day, read_or_keep, read_when
from explorer.model.when import When

T = TypeVar("T")


def take_date_order(command: CommandParser) -> None:
    """Take the order of day, month and year, which is never guessed."""
    command.add_argument(
        "--date-order",
        choices=("dmy", "mdy", "ymd"),
        default="dmy",
        help="the order of day, month and year in dates of numbers only (dmy)",
    )


def read_from_ms(word: str | None) -> int | None:
    """The first millisecond of the date after `--from`; None where it is open."""
    return None if word is None else _dated(word, "--from").start_earliest


def read_to_ms(word: str | None) -> int | None:
    """The last millisecond of the date after `--to`; None where it is open."""
    return None if word is None else _dated(word, "--to").end_latest


def read_range_ms(first: str | None, last: str | None) -> tuple[int | None, int | None]:
    """The inclusive bounds of `--from` and `--to`, refused where the range ends before it begins."""
    from_ms, to_ms = read_from_ms(first), read_to_ms(last)
    if from_ms is not None and to_ms is not None and to_ms < from_ms:
        raise UserError(f"--to {plain(last or '')} is before --from {plain(first or '')}; swap the two.")
    return from_ms, to_ms


def read_as_of(word: str, option: str = "--as-of") -> Day:
    """The day after `--as-of`; an error names the option."""
    return _naming(option, lambda: read_day(word))


def read_when_option(word: str, option: str, date_order: str = "dmy") -> When:
    """The date after `option`, kept as undated text where it can't be read; an error names the option."""
    return _naming(option, lambda: read_or_keep(word, date_order=date_order))


def _dated(word: str, option: str) -> When:
    return _naming(option, lambda: read_when(word))


def _naming(option: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except UserError as error:
        raise type(error)(f"{option}: {error}") from error
