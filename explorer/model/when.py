"""A date as written and the closed bounds that it stands for; reading text into one lives in `reading`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

WHEN_COLUMNS: Final = (
    "when_text",
    "when_edtf",
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "precision",
    "approximate",
    "uncertain",
    "utc_offset_min",
)
"""The columns that hold one `When`; a table's second one carries a prefix (`effect_when_text`, …)."""


class Precision(StrEnum):
    """The unit that a date is known to, coarsest first.

    Where digits are not known it is the unit above them: the decade for 201X, the month for 2004-06-XX. An
    interval or a set has the coarsest of its dates, so that one day of early March, [2019-03-01..2019-03-10],
    is known to the day: how wide the choice is, the bounds tell. A part of a year, such as a quarter, counts
    as a season.
    """

    MILLENNIUM = "millennium"
    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"
    MILLISECOND = "millisecond"


@dataclass(frozen=True, slots=True)
class When:
    """A date as typed and what it means.

    The bounds are inclusive, in milliseconds from 1970-01-01T00:00 in the proleptic Gregorian
    calendar, counted in the record's own civil time; None where a side is open or unknown.
    The span began within [start_earliest, start_latest] and ended within [end_earliest, end_latest].
    Undated text has `edtf` None and no bounds.
    """

    text: str
    edtf: str | None = None
    start_earliest: int | None = None
    start_latest: int | None = None
    end_earliest: int | None = None
    end_latest: int | None = None
    precision: Precision | None = None
    approximate: bool = False
    uncertain: bool = False
    utc_offset_min: int | None = None

    @property
    def is_dated(self) -> bool:
        """Whether the text could be read as a date."""
        return self.edtf is not None

    @property
    def certainly_begun_ms(self) -> int | None:
        """When it has certainly begun: `start_latest`, or `start_earliest` where the latest is open."""
        return self.start_latest if self.start_latest is not None else self.start_earliest


UNDATED: Final = When("")
