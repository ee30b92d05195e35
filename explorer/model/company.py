"""Who appears with an actor, and how often in each decade or year up to a day; no I/O here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.model.columns import Int64s
from explorer.model.ids import RecordId
from explorer.model.records import Named

DECADES_FROM_YEARS: Final = 20
"""Records that span more years than this are counted by decade, others by year."""
_LAST_YEAR: Final = 9999
"""Later and as much earlier years are counted in no period: a bar for each would be without end."""
MOST_PERIODS: Final = 24
"""No row has more bars; of more periods the latest are shown."""


@dataclass(frozen=True, slots=True)
class Period:
    """A decade or a year, both ends inclusive, and how many records two actors share in it."""

    first_year: int
    last_year: int
    count: int

    @property
    def first_ms(self) -> int:
        """Its first millisecond."""
        return day_first_ms(day_of(self.first_year, 1, 1))

    @property
    def last_ms(self) -> int:
        """Its last millisecond."""
        return day_last_ms(day_of(self.last_year, 12, 31))

    @property
    def name(self) -> str:
        """What it is called: `1990s`, `2019`."""
        return str(self.last_year) if self.first_year == self.last_year else f"{self.first_year}s"


@dataclass(frozen=True, slots=True)
class Companion:
    """An actor with the number of records shared, and that of each period from the first to the last."""

    actor: Named
    count: int
    periods: tuple[Period, ...]


def _none() -> Int64s:
    return np.empty(0, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Company:
    """Pairs of another actor and the beginning (ms) of a record shared with it; undated ones apart.

    Of very many records only every `every`-th was read: counts are then about that many times as high.
    """

    others: Int64s = field(default_factory=_none)
    starts: Int64s = field(default_factory=_none)
    undated: Int64s = field(default_factory=_none)
    names: Mapping[RecordId, Named] = field(default_factory=dict)
    every: int = 1

    def upto(self, day_end_ms: int | None, most: int) -> tuple[Companion, ...]:
        """Give those met most often by the end of a day, or ever, with their periods."""
        is_in = np.ones(len(self.starts), np.bool_) if day_end_ms is None else self.starts <= day_end_ms
        others, years = self.others[is_in], _years(self.starts[is_in])
        every_one = np.concatenate((others, self.undated))
        if not len(every_one):
            return ()
        found, counts = np.unique(every_one, return_counts=True)
        best = np.lexsort((found, -counts))[:most]
        told = []
        is_shown = np.abs(years) <= _LAST_YEAR
        shown = years[is_shown]
        step = 10 if len(shown) and int(shown.max() - shown.min()) > DECADES_FROM_YEARS else 1
        firsts = shown // step * step
        for place in best.tolist():
            other = RecordId(int(found[place]))
            if other in self.names:
                own = firsts[others[is_shown] == other]
                periods = _periods(own, firsts, step, self.every)
                told.append(Companion(self.names[other], int(counts[place]) * self.every, periods))
        return tuple(told)


def _years(starts: Int64s) -> Int64s:
    """The civil years of moments in ms."""
    return starts.astype("datetime64[ms]").astype("datetime64[Y]").astype(np.int64) + 1970


def _periods(own: Int64s, every_first: Int64s, step: int, every: int) -> tuple[Period, ...]:
    """Count in each period from the first to the last of all, empty ones too, so that bars stand aligned."""
    if not len(own):
        return ()
    last = int(every_first.max())
    first = max(int(every_first.min()), last - (MOST_PERIODS - 1) * step)
    return tuple(
        Period(year, year + step - 1, int((own == year).sum()) * every)
        for year in range(first, last + step, step)
    )
