"""A view that is kept by name: what of it is stored, written down as JSON and read back; no query here."""

import json
from dataclasses import dataclass, field, replace
from typing import Final, Self

from explorer.model.calendar import FIRST_YEAR, LAST_YEAR, civil, day_of, today
from explorer.model.day_words import day_iso
from explorer.model.errors import DateError
from explorer.model.ids import Day, RecordId
from explorer.model.reading import read_day
from explorer.model.view import Filter

GROUPINGS: Final = ("agreement", "actor", "kind", "place", "tag", "none")
"""What can make a lane."""
LANE_SORTS: Final = ("first date", "name", "most records", "by hand")
DENSITIES: Final = ("compact", "normal", "roomy")
USUAL_SORT: Final = "first date"
TODAY: Final = "today"
"""Stands for the as-of day of a view that follows the calendar."""
MOST_NAME_LETTERS: Final = 200
MOST_SETTINGS_LETTERS: Final = 16_000_000
"""Longer settings were not written by the program, and are not read."""
_MOST_KEYS: Final = 1_000_000
_LARGEST: Final = 2**63 - 1
_LAST_ISO_YEAR: Final = 9999
FIRST_DAY: Final = day_of(FIRST_YEAR, 1, 1)
LAST_DAY: Final = day_of(LAST_YEAR, 12, 31)


@dataclass(frozen=True, slots=True)
class SavedLanes:
    """The lanes of a view: by what, in which order, hidden, unfolded, how closely; keys as in a lane choice.

    Without `density` lanes stand as closely as they do where the view is opened.
    """

    by: str = "agreement"
    sort: str = USUAL_SORT
    order: tuple[int, ...] = ()
    hidden: frozenset[int] = frozenset()
    unfolded: frozenset[int] = frozenset()
    density: str | None = None


@dataclass(frozen=True, slots=True)
class ViewSettings:
    """What a view shows: an inclusive range in ms, lanes, filter, selected records and the as-of day.

    `as_of` None draws no as-of line; with `is_as_of_today` the day is that on which the view is opened.
    """

    first_ms: int
    last_ms: int
    lanes: SavedLanes = field(default_factory=SavedLanes)
    filter: Filter = field(default_factory=Filter)
    selected: tuple[RecordId, ...] = ()
    as_of: Day | None = None
    is_as_of_today: bool = False

    @property
    def as_of_now(self) -> Day | None:
        """The as-of day of the view, opened now."""
        return today() if self.is_as_of_today else self.as_of

    def without_records(self, gone: frozenset[RecordId]) -> Self:
        """The same view, without what it filters by or selects of records that are gone."""
        selected = tuple(record for record in self.selected if record not in gone)
        return replace(self, filter=self.filter.without_records(gone), selected=selected)

    def to_text(self) -> str:
        """Write it down as JSON; an as-of day as an ISO date, `today`, or null."""
        as_of = None if self.as_of is None else _written(self.as_of)
        return json.dumps(
            {
                "first_ms": self.first_ms,
                "last_ms": self.last_ms,
                "as_of": TODAY if self.is_as_of_today else as_of,
                "lanes": {
                    "by": self.lanes.by,
                    "sort": self.lanes.sort,
                    "order": list(self.lanes.order),
                    "hidden": sorted(self.lanes.hidden),
                    "unfolded": sorted(self.lanes.unfolded),
                    "density": self.lanes.density,
                },
                "filter": self.filter.to_plain(),
                "selected": list(self.selected),
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_text(cls, text: str) -> Self | None:
        """Read what `to_text` wrote; None where it is something else, whoever wrote it."""
        try:
            plain = json.loads(text)
            lanes, kept = _lanes(plain["lanes"]), Filter.from_plain(plain["filter"])
            first_ms, last_ms = _number(plain["first_ms"]), _number(plain["last_ms"])
            as_of, selected = plain["as_of"], _numbers(plain["selected"])
            is_today = as_of == TODAY
            day = None if as_of is None or is_today else _day(as_of)
        except (ValueError, TypeError, KeyError, RecursionError):
            return None
        if kept is None or first_ms >= last_ms or any(record < 1 for record in selected):
            return None
        chosen = tuple(RecordId(record) for record in dict.fromkeys(selected))
        return cls(first_ms, last_ms, lanes, kept, chosen, day, is_today)


@dataclass(frozen=True, slots=True)
class SavedView:
    """A row of the views: its number, its name, and its settings; None where nobody can read them."""

    id: int
    name: str
    settings: ViewSettings | None


def gone_in_words(name: str, gone: int) -> str:
    """Say that some of the records that a view asks for are there no more; empty where all are there."""
    if not gone:
        return ""
    records = "1 record is" if gone == 1 else f"{gone:,} records are"
    return f"{records} gone that the view “{name}” asks for; it shows what remains."


def _lanes(plain: object) -> SavedLanes:
    if not isinstance(plain, dict):
        raise TypeError("lanes are wanted")
    order, hidden, unfolded = (_numbers(plain[part]) for part in ("order", "hidden", "unfolded"))
    by, sort, density = plain["by"], plain["sort"], plain["density"]
    if by not in GROUPINGS or sort not in LANE_SORTS or (density is not None and density not in DENSITIES):
        raise ValueError("words that lanes do not have")
    return SavedLanes(by, sort, tuple(dict.fromkeys(order)), frozenset(hidden), frozenset(unfolded), density)


def _number(plain: object) -> int:
    if type(plain) is not int or abs(plain) > _LARGEST:
        raise ValueError("not a number that a database holds")
    return plain


def _numbers(plain: object) -> list[int]:
    if not isinstance(plain, list) or len(plain) > _MOST_KEYS:
        raise ValueError("not a list of numbers")
    return [_number(one) for one in plain]


def _written(day: Day) -> str | int:
    """A day as an ISO date; as its number in the years that no such date can name."""
    return day_iso(day) if abs(civil(day)[0]) <= _LAST_ISO_YEAR else int(day)


def _day(plain: object) -> Day:
    if type(plain) is int and FIRST_DAY <= plain <= LAST_DAY:
        return Day(plain)
    if not isinstance(plain, str):
        raise TypeError("not a day")
    try:
        return read_day(plain)
    except DateError as error:
        raise ValueError("not a day") from error
