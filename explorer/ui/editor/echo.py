"""How the date box says what it understood; text in, words out, no widgets."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from explorer.edit.checking import shortened
from explorer.model.errors import ImpossibleDate, UnreadableDate
from explorer.model.ids import Day
from explorer.model.reading import read_when
from explorer.model.when import UNDATED, When
from explorer.model.wording import day_short, describe

EXAMPLES: Final = (
    "27 Feb 2019 · Feb 2019 · about 1984 · between 10 and 17 Feb 2019 · since 2018\n"
    "25–28 May 1999 · early March 2019 · 1990s · 44 BC · 2019-02-27T14:30 · last Thursday\n"
    "What can't be read is kept as the text it is, on no lane."
)
KEPT: Final = "Can't be read as a date: kept as the text it is, on no lane."

_PIECES: Final = re.compile(r"\d+|[^\W\d_]+|\S")
_MOST_PIECES: Final = 12
_LEAST_LETTERS: Final = 4
"""A beginning that is shorter than a year is no date that somebody meant."""
_ELSEWHERE_DAYS: Final = 1000

Outcome = Literal["empty", "read", "impossible", "kept"]


@dataclass(frozen=True, slots=True)
class Echo:
    """What was understood: the date, or why there is none.

    `read`: `words` are the date's; `kept`: it stays undated text; `impossible`: `words` are the reason.
    `remark` is what else is to be known: the day that it is counted from, or why it may not be readable.
    """

    outcome: Outcome
    when: When
    words: str
    remark: str = ""


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
        return Echo("kept", When(typed), KEPT, _why_unreadable(typed, reference, date_order))
    counted = ""
    if reference is not None and _is_counted(typed, when, reference, date_order):
        counted = f"counted from {day_short(reference)}"
    return Echo("read", when, describe(when, weekdays=True), counted)


def _is_counted(typed: str, when: When, reference: Day, date_order: str) -> bool:
    """Whether the date would be another one, were it counted from another day."""
    elsewhere = read_when(typed, reference=Day(reference - _ELSEWHERE_DAYS), date_order=date_order)
    return elsewhere.edtf != when.edtf


def _why_unreadable(typed: str, reference: Day | None, date_order: str) -> str:
    """What the text begins with, where that is a date, or like one that can't be; empty for other text."""
    ends = [piece.end() for piece in _PIECES.finditer(typed)][:_MOST_PIECES]
    for end in reversed(ends):
        beginning, rest = typed[:end], typed[end:].strip()
        if not rest or len(beginning) < _LEAST_LETTERS:
            continue
        try:
            read_when(beginning, reference=reference, date_order=date_order)
        except ImpossibleDate as error:
            return f"It begins like one that can't be: {error}"
        except UnreadableDate:
            continue
        return f"“{shortened(beginning)}” alone could be read, not “{shortened(rest)}” after it."
    return ""
