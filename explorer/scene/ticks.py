"""Ticks of the time axis in two rows, from ten thousand years to a second: a table of levels.

Years before our era count backwards from 1 BC, and no year 0 is ever shown.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise
from typing import Final

from explorer.model.calendar import (
    DAY_MS,
    FIRST_YEAR,
    LAST_YEAR,
    civil,
    day_first_ms,
    day_of,
    day_of_ms,
    days_in_month,
    weekday,
)
from explorer.model.day_words import ordinal
from explorer.scene.measure import Measure
from explorer.scene.primitives import Font
from explorer.scene.time_scale import YEAR_MS, TimeScale

_SECOND: Final = 1_000
_MINUTE: Final = 60 * _SECOND
_HOUR: Final = 60 * _MINUTE
_MONTH_MS: Final = YEAR_MS / 12
_CENTURY: Final = 100

_SHORT_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Unit(Enum):
    """What a row of ticks counts."""

    CLOCK = auto()  # step in ms
    DAY = auto()  # step in days of a month
    MONTH = auto()
    YEAR = auto()
    ERA = auto()


@dataclass(frozen=True, slots=True)
class TickLevel:
    """One line of the table: the lower row's unit and step, the upper row's, and the room a tick needs."""

    unit: Unit
    step: int
    upper: Unit
    upper_step: int
    least_px: float


LEVELS: Final = (
    *(TickLevel(Unit.CLOCK, n * _SECOND, Unit.DAY, 1, 64) for n in (1, 5, 10, 15, 30)),
    *(TickLevel(Unit.CLOCK, n * _MINUTE, Unit.DAY, 1, 48) for n in (1, 5, 10, 15, 30)),
    *(TickLevel(Unit.CLOCK, n * _HOUR, Unit.DAY, 1, 48) for n in (1, 2, 3)),
    TickLevel(Unit.CLOCK, 6 * _HOUR, Unit.DAY, 1, 80),
    TickLevel(Unit.DAY, 1, Unit.MONTH, 1, 28),
    TickLevel(Unit.DAY, 7, Unit.MONTH, 1, 112),
    TickLevel(Unit.MONTH, 1, Unit.YEAR, 1, 40),
    TickLevel(Unit.MONTH, 3, Unit.YEAR, 1, 40),
    TickLevel(Unit.MONTH, 6, Unit.YEAR, 1, 40),
    TickLevel(Unit.YEAR, 1, Unit.YEAR, 10, 48),
    *(TickLevel(Unit.YEAR, n, Unit.YEAR, 100, 56) for n in (2, 5, 10, 20, 50)),
    *(TickLevel(Unit.YEAR, n, Unit.YEAR, 1_000, 72) for n in (100, 200, 500)),
    *(TickLevel(Unit.YEAR, n, Unit.ERA, 1, 80) for n in (1_000, 2_000, 5_000, 10_000)),
)
"""From the finest to the coarsest."""

WEEKDAY_PX: Final = 56.0
"""From this width on a day's tick names its weekday."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick at a time, x in pixels from the left of the time area; `label` may be empty for want of room."""

    ms: int
    x: float
    label: str
    label_x: float


@dataclass(frozen=True, slots=True)
class Ticks:
    """The two rows. The first of `upper` began before the left edge, and its label is pinned there."""

    level: TickLevel
    lower: tuple[Tick, ...]
    upper: tuple[Tick, ...]


def ticks(scale: TimeScale, measure: Measure, *, pad_px: float = 6.0) -> Ticks:
    """Lay out both rows of ticks for what the scale shows; labels never cross each other."""
    level = level_of(scale.ms_per_px)
    step_px = typical_ms(level.unit, level.step) / scale.ms_per_px
    lower_label = _label_of(level.unit, level.step, has_weekday=step_px >= WEEKDAY_PX)
    lower = [
        Tick(ms, scale.x_at(ms), lower_label(ms), scale.x_at(ms) + pad_px)
        for ms in times(level.unit, level.step, scale.start_ms, scale.end_ms)
    ]
    upper_label = _upper_label_of(level.upper, level.upper_step)
    upper = [
        Tick(ms, scale.x_at(ms), upper_label(ms), max(scale.x_at(ms), 0.0) + pad_px)
        for ms in times(level.upper, level.upper_step, scale.start_ms, scale.end_ms)
    ]
    upper_row = _with_room(upper, scale.width_px, measure, Font.SECOND_STRONG, pad_px)
    lower_row = [tick for tick in lower if tick.x >= 0]
    told = _with_room(lower_row, scale.width_px, measure, Font.SECOND, pad_px)
    unnamed = {tick.ms for tick in upper_row if not tick.label and tick.x >= 0}
    if unnamed:
        named = [_named(tick, level.unit) if tick.ms in unnamed else tick for tick in lower_row]
        tried = _with_room(named, scale.width_px, measure, Font.SECOND, pad_px)
        told = tuple(long if long.label else short for long, short in zip(tried, told, strict=True))
    return Ticks(level, told, upper_row)


def _named(tick: Tick, unit: Unit) -> Tick:
    """Tell in the lower row what the upper one has no room for: a new month, or a new day."""
    _, month, day_of_month = civil(day_of_ms(tick.ms))
    name = _SHORT_MONTHS[month - 1]
    if unit is Unit.CLOCK:
        return replace(tick, label=f"{_WEEKDAYS[weekday(day_of_ms(tick.ms))]} {day_of_month} {name}")
    return replace(tick, label=f"{tick.label} {name}") if unit is Unit.DAY else tick


def level_of(ms_per_px: float) -> TickLevel:
    """Choose the finest level whose ticks have the room they need."""
    for level in LEVELS:
        if typical_ms(level.unit, level.step) >= level.least_px * ms_per_px:
            return level
    return LEVELS[-1]


def typical_ms(unit: Unit, step: int) -> float:
    """Give the usual distance between two ticks."""
    if unit is Unit.CLOCK:
        return step
    return step * {Unit.DAY: DAY_MS, Unit.MONTH: _MONTH_MS, Unit.YEAR: YEAR_MS}.get(unit, 1e20)


def times(unit: Unit, step: int, first_ms: int, last_ms: int) -> Iterator[int]:
    """Give the ticks of a unit from the last at or before `first_ms` to the last at or before `last_ms`."""
    if unit is Unit.CLOCK:
        yield from range(first_ms // step * step, last_ms + 1, step)
        return
    starts = {Unit.DAY: _days, Unit.MONTH: _months, Unit.YEAR: _years, Unit.ERA: _eras}[unit]
    for ms in starts(step, first_ms):
        if ms > last_ms:
            return
        yield ms


def _days(step: int, first_ms: int) -> Iterator[int]:
    """Every day, or the 1st, 8th, 15th and 22nd of each month."""
    if step == 1:
        day = day_of_ms(first_ms)
        while True:
            yield day_first_ms(day)
            day = type(day)(day + 1)
    year, month, day_of_month = civil(day_of_ms(first_ms))
    at = min((day_of_month - 1) // step, 3)
    while True:
        yield day_first_ms(day_of(year, month, 1 + at * step))
        at += 1
        if 1 + at * step > 28 or 1 + at * step > days_in_month(year, month):
            at, month = 0, month + 1
            if month > 12:
                year, month = year + 1, 1


def _months(step: int, first_ms: int) -> Iterator[int]:
    year, month, _ = civil(day_of_ms(first_ms))
    month = (month - 1) // step * step + 1
    while True:
        yield _year_ms(year, month)
        month += step
        if month > 12:
            year, month = year + 1, 1


def _years(step: int, first_ms: int) -> Iterator[int]:
    """Years that end in round numbers as they are told: 200 BC, 100 BC, 1, 100, 200."""
    year = civil(day_of_ms(first_ms))[0]
    at = year // step if year > 0 else -((step - year) // step)
    while True:
        yield _year_ms(_told_year(at, step))
        at += 1


def _told_year(at: int, step: int) -> int:
    """Give the astronomical year of the tick number `at`; number 0 is the year 1."""
    if step == 1:
        return at
    return at * step if at > 0 else 1 if at == 0 else 1 + at * step


def _eras(_: int, first_ms: int) -> Iterator[int]:
    if first_ms < _year_ms(1):
        yield _year_ms(FIRST_YEAR)
    yield _year_ms(1)
    yield _year_ms(LAST_YEAR)


def _year_ms(year: int, month: int = 1) -> int:
    return day_first_ms(day_of(min(max(year, FIRST_YEAR), LAST_YEAR), month, 1))


def _year_words(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _label_of(unit: Unit, step: int, *, has_weekday: bool) -> Callable[[int], str]:
    def clock(ms: int) -> str:
        seconds = ms % DAY_MS // _SECOND
        text = f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
        return f"{text}:{seconds % 60:02}" if step < _MINUTE else text

    def day(ms: int) -> str:
        number = day_of_ms(ms)
        day_of_month = civil(number)[2]
        return f"{_WEEKDAYS[weekday(number)]} {day_of_month}" if has_weekday else str(day_of_month)

    return {
        Unit.CLOCK: clock,
        Unit.DAY: day,
        Unit.MONTH: lambda ms: _SHORT_MONTHS[civil(day_of_ms(ms))[1] - 1],
    }.get(unit, lambda ms: _year_words(civil(day_of_ms(ms))[0]))


def _upper_label_of(unit: Unit, step: int) -> Callable[[int], str]:
    def day(ms: int) -> str:
        year, month, day_of_month = civil(day_of_ms(ms))
        name = _WEEKDAYS[weekday(day_of_ms(ms))]
        return f"{name} {day_of_month} {_MONTHS[month - 1]} {_year_words(year)}"

    def month(ms: int) -> str:
        year, month, _ = civil(day_of_ms(ms))
        return f"{_MONTHS[month - 1]} {_year_words(year)}"

    def years(ms: int) -> str:
        year = civil(day_of_ms(ms))[0]
        if step == 1:
            return _year_words(year)
        if step == _CENTURY:
            return (
                f"{ordinal(year // step + 1)} century"
                if year > 0
                else f"{ordinal((1 - year) // step)} century BC"
            )
        if year > 0:
            last = step - 1 if year == 1 else year + step - 1
            return f"{year}s" if step == 10 and year > 1 else f"{year}–{last}"
        return f"{1 - year}–{2 - year - step} BC"

    return {
        Unit.DAY: day,
        Unit.MONTH: month,
        Unit.YEAR: years,
    }.get(unit, lambda ms: "BC" if ms < _year_ms(1) else "AD")


def _with_room(
    row: list[Tick], width_px: float, measure: Measure, font: Font, pad_px: float
) -> tuple[Tick, ...]:
    """Take away the labels that would cross the next tick or the right edge."""
    ends = [after.x for _, after in pairwise(row)] + [math.inf]
    kept = []
    reach = -math.inf
    for tick, end in zip(row, ends, strict=False):
        last_x = tick.label_x + measure.width(tick.label, font)
        has_room = tick.label_x >= reach and last_x <= min(end - pad_px / 2, width_px)
        kept.append(tick if has_room else Tick(tick.ms, tick.x, "", tick.label_x))
        if has_room:
            reach = last_x + pad_px
    return tuple(kept)
