"""How the date box says what it understood; text in, words out, no widgets."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from explorer.model.calendar import DAY_MS, civil, day_of, day_of_ms
from explorer.model.day_words import MONTH_NAMES, weekday_name
from explorer.model.errors import ImpossibleDate, UnreadableDate
from explorer.model.ids import Day
from explorer.model.reading import read_when
from explorer.model.when import UNDATED, When
from explorer.model.wording import describe

EXAMPLES: Final = "27 Feb 2019 · Feb 2019 · about 1984 · between 10 and 17 Feb 2019 · since 2018"

_MONTH: Final = f"(?:{'|'.join(MONTH_NAMES)})"
_YEAR: Final = r"\d{4}"
_DAYS: Final = re.compile(
    rf"\b(?P<one>\d{{1,2}})(?P<one_rest>(?: {_MONTH})?(?: {_YEAR})?) (?P<word>and|to) "
    rf"(?P<other>\d{{1,2}}) (?P<month>{_MONTH}) (?P<year>{_YEAR})\b"
)
_DAY: Final = re.compile(rf"^(?P<day>\d{{1,2}}) (?P<month>{_MONTH}) (?P<year>{_YEAR})\b")

Outcome = Literal["empty", "read", "impossible", "kept"]


@dataclass(frozen=True, slots=True)
class Echo:
    """What was understood: the date, or why there is none.

    `read`: `words` are the date's; `kept`: it stays undated text; `impossible`: `words` are the reason.
    """

    outcome: Outcome
    when: When
    words: str


def echo_of(text: str, *, reference: Day | None = None, date_order: str = "dmy") -> Echo:
    """Read `text` as it stands in the box."""
    typed = text.strip()
    if not typed:
        return Echo("empty", UNDATED, EXAMPLES)
    try:
        when = read_when(typed, reference=reference, date_order=date_order)
    except ImpossibleDate as error:
        return Echo("impossible", UNDATED, str(error))
    except UnreadableDate:
        return Echo("kept", When(typed), "Not read as a date: kept as undated text.")
    return Echo("read", when, with_weekdays(describe(when), when))


def with_weekdays(words: str, when: When) -> str:
    """Name the day of the week of each single day in `words`, as `describe` wrote them for `when`."""
    if when.start_earliest is None or when.end_latest is None:
        return words
    first, last = day_of_ms(when.start_earliest), day_of_ms(when.end_latest)
    if first == last and _DAY.match(words):
        return f"{weekday_name(first)} {words}"
    found = _DAYS.search(words)
    if found is None or not _is_day(found["other"], found["month"], found["year"], last):
        return words
    if int(found["one"]) != civil(first)[2]:
        return words
    return (
        f"{words[: found.start()]}{weekday_name(first)} {found['one']}{found['one_rest']} {found['word']} "
        f"{weekday_name(last)} {words[found.start('other') :]}"
    )


def _is_day(day: str, month: str, year: str, expected: Day) -> bool:
    try:
        return day_of(int(year), MONTH_NAMES.index(month) + 1, int(day)) == expected
    except ValueError:
        return False


def spans_days(when: When) -> int:
    """How many days lie between the outer bounds, both counted; 0 where a side is open."""
    if when.start_earliest is None or when.end_latest is None:
        return 0
    return (when.end_latest - when.start_earliest) // DAY_MS + 1
