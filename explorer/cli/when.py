"""`when`: how a date is read."""

from collections.abc import Sequence
from typing import Final

from explorer.cli.dates import read_as_of, take_date_order
from explorer.cli.output import Json, print_json, say, say_columns
from explorer.cli.parsing import CommandParser, text
from explorer.model.calendar import day_first_ms, day_of_ms
from explorer.model.reading import read_when
from explorer.model.when import Precision, When
from explorer.model.wording import day_in_words, describe

_EXAMPLES = """
when "25–28 May 1999"
when "two weeks later" --reference 2019-02-27
when 3/4/2018 --date-order mdy
when -0044-03-15 --json
"""
_TIMES: Final = frozenset({Precision.HOUR, Precision.MINUTE, Precision.SECOND, Precision.MILLISECOND})


def parser() -> CommandParser:
    """The words of `when`."""
    command = CommandParser(
        "when",
        "Show how a date is read: its normal form (EDTF) and the days between which it lies.",
        _EXAMPLES,
    )
    command.add_argument("text", metavar="TEXT", type=text, help="a date as people write it, or EDTF")
    command.add_argument(
        "--reference", metavar="DAY", type=text, help="the day from which “last Thursday” is counted (today)"
    )
    take_date_order(command)
    command.add_json()
    return command


def run(words: Sequence[str]) -> int:
    """Read the date and show it; text that is no date is the user's error."""
    asked = parser().parse(words)
    reference = None if asked.reference is None else read_as_of(asked.reference, "--reference")
    when = read_when(asked.text, reference=reference, date_order=asked.date_order)
    if asked.json:
        print_json(_shape(when))
    else:
        _say(when)
    return 0


def _shape(when: When) -> dict[str, Json]:
    """A date with its four bounds, in milliseconds of its own civil time."""
    return {
        "text": when.text,
        "edtf": when.edtf,
        "start_earliest": when.start_earliest,
        "start_latest": when.start_latest,
        "end_earliest": when.end_earliest,
        "end_latest": when.end_latest,
        "precision": None if when.precision is None else str(when.precision),
        "approximate": when.approximate,
        "uncertain": when.uncertain,
        "utc_offset_min": when.utc_offset_min,
    }


def _say(when: When) -> None:
    is_timed = when.precision in _TIMES
    say(describe(when))
    say_columns(
        [
            ("as typed", when.text),
            ("EDTF", when.edtf or ""),
            ("begins", _between(when.start_earliest, when.start_latest, is_timed=is_timed)),
            ("ends", _between(when.end_earliest, when.end_latest, is_timed=is_timed)),
            ("precision", str(when.precision or "")),
            *([("approximate", "yes")] if when.approximate else []),
            *([("uncertain", "yes")] if when.uncertain else []),
        ],
        indent="  ",
    )


def _between(earliest: int | None, latest: int | None, *, is_timed: bool) -> str:
    """The two bounds of one side in words; whole days unless the date has a time."""
    first = None if earliest is None else _moment(earliest, is_timed=is_timed)
    last = None if latest is None else _moment(latest, is_timed=is_timed)
    if first is None and last is None:
        return "open or unknown"
    if first is None or last is None:
        return f"{last} at the latest" if first is None else f"{first} at the earliest"
    return first if first == last else f"between {first} and {last}"


def _moment(ms: int, *, is_timed: bool) -> str:
    day = day_of_ms(ms)
    if not is_timed:
        return day_in_words(day)
    minutes, rest = divmod(ms - day_first_ms(day), 60_000)
    seconds, millis = divmod(rest, 1000)
    return f"{day_in_words(day)} {minutes // 60:02}:{minutes % 60:02}:{seconds:02}.{millis:03}"
