"""How the date box says what it understood; text in, words out, no widgets."""

from dataclasses import dataclass
from typing import Final, Literal

from explorer.model.errors import ImpossibleDate, UnreadableDate
from explorer.model.ids import Day
from explorer.model.reading import read_when
from explorer.model.when import UNDATED, When
from explorer.model.wording import describe

EXAMPLES: Final = "27 Feb 2019 · Feb 2019 · about 1984 · between 10 and 17 Feb 2019 · since 2018"

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
    return Echo("read", when, describe(when, weekdays=True))
