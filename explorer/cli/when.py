"""`when`: how a date is read."""

from collections.abc import Sequence

from explorer.cli.dates import read_as_of
from explorer.cli.output import Json, print_json, say, say_columns
from explorer.cli.parsing import CommandParser, text
from explorer.model.calendar import day_first_ms, day_of_ms
from explorer.model.reading import read_when
from explorer.model.when import When
from explorer.model.wording import day_in_words, describe

_EXAMPLES = """
when "25–28 May 1999"
when "two weeks later" --reference 2019-02-27
when 3/4/2018 --date-order mdy
when -0044-03-15 --json
"""


def parser() -> CommandParser:
    """The words of `when`."""
    words = CommandParser(
        "when",
        "Show how a date is read: its normal form (EDTF) and the days between which it lies.",
        _EXAMPLES,
    )
    words.add_argument("text", metavar="TEXT", type=text, help="a date as people write it, or EDTF")
    words.add_argument(
        "--reference", metavar="DAY", type=text, help="the day from which “last Thursday” is counted (today)"
    )
    words.add_argument(
        "--date-order",
        choices=("dmy", "mdy", "ymd"),
        default="dmy",
        help="the order of day, month and year in dates of numbers only (dmy)",
    )
    words.add_json()
    return words


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
    say(describe(when))
    say_columns(
        [
            ("as typed", when.text),
            ("EDTF", when.edtf or ""),
            ("begins", _between(when.start_earliest, when.start_latest)),
            ("ends", _between(when.end_earliest, when.end_latest)),
            ("precision", str(when.precision or "")),
            *([("approximate", "yes")] if when.approximate else []),
            *([("uncertain", "yes")] if when.uncertain else []),
        ],
        indent="  ",
    )


def _between(earliest: int | None, latest: int | None) -> str:
    if earliest is None and latest is None:
        return "open or unknown"
    if earliest is None or latest is None:
        return (
            f"{_moment(latest)} at the latest" if earliest is None else f"{_moment(earliest)} at the earliest"
        )
    return _moment(earliest) if earliest == latest else f"between {_moment(earliest)} and {_moment(latest)}"


def _moment(ms: int | None) -> str:
    """A moment to the second, with the milliseconds where there are any but those of a second's end."""
    assert ms is not None
    day = day_of_ms(ms)
    minutes, rest = divmod(ms - day_first_ms(day), 60_000)
    seconds, millis = divmod(rest, 1000)
    time = f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
    return f"{day_in_words(day)} {time}" + (f".{millis:03}" if millis not in {0, 999} else "")
