"""The two sides of a list: what had begun by the as-of day, and what is dated after it; no Qt, no queries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from explorer.model.calendar import day_last_ms
from explorer.model.ids import Day
from explorer.model.when import When
from explorer.model.wording import day_short
from explorer.ui.panes.wording import count, unbroken

T = TypeVar("T")

LATER: Final = "later "
"""What the name of a list begins with where its later side is meant."""


@dataclass(frozen=True, slots=True)
class Sides(Generic[T]):
    """A list parted by a day: the first rows of either side, and how many there are of each."""

    rows: tuple[T, ...]
    total: int
    later: tuple[T, ...] = ()
    later_total: int = 0

    @property
    def number(self) -> str:
        """How many there are, for the head: `16`, `13 + 3 later`.

        Empty where all are later: the line that opens them says so, and how many.
        """
        if not self.later_total:
            return count(self.total)
        return f"{count(self.total)} + {count(self.later_total)} later" if self.total else ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on either side."""
        return not self.total and not self.later_total


def is_later(when: When, day: Day | None) -> bool:
    """Whether all of a date lies after a day; nothing does where no day is chosen or the date is open."""
    begins = when.start_earliest
    return day is not None and begins is not None and begins > day_last_ms(day)


def parted(
    rows: Sequence[T],
    day: Day | None,
    when_of: Callable[[T], When],
    total: int | None = None,
    later_total: int = 0,
) -> Sides[T]:
    """Part rows by a day; `total` and `later_total` count those too that have not been read.

    Where all rows are here they are counted by the day itself.
    """
    first = tuple(row for row in rows if not is_later(when_of(row), day))
    later = tuple(row for row in rows if is_later(when_of(row), day))
    if total is None or total == len(rows):
        return Sides(first, len(first), later, len(later))
    return Sides(first, total - later_total, later, later_total)


def after_words(day: Day) -> str:
    """What stands over the later side: `after 22 Feb 2019`."""
    return f"after {unbroken(day_short(day))}"
