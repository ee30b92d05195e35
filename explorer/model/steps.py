"""Acts as steps in time: when each has begun, may have begun, and in which order they are taken.

What a step moves lives in `life`. A day's steps are taken in the order: effect days (an effect begins with
its day), then by sequence, by the order of the table of acts, by number.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from explorer.model.act_kinds import POSITIONS
from explorer.model.calendar import DAY_MS
from explorer.model.records import Act
from explorer.model.when import When

FIRST_DAY: Final = -(2**63) // DAY_MS
LAST_DAY: Final = (2**63) // DAY_MS
"""Days before and after every day that can be written."""

_MOST_TRIED: Final = 40

EFFECT, MADE, LATEST = range(3)
Key = tuple[int, int, int, int, int]
"""Day, phase within the day, sequence, position in the table of acts, number."""


@dataclass(frozen=True, slots=True)
class Step:
    """The moment at which an act is made, or a later one at which it takes effect."""

    key: Key
    act: Act
    made_key: Key
    is_made: bool
    """Whether the act is made here."""
    is_effective: bool
    """Whether the act has its effect from here on."""

    @property
    def when(self) -> When:
        """The date that decides: of the act, or of its effect."""
        return self.act.when if self.is_made or self.act.effect is None else self.act.effect


@dataclass(frozen=True, slots=True)
class Window:
    """A step and the days between which it may lie.

    It may have begun from `earliest`; it counts from `counts_from` on (None: never certainly).
    `is_open`: it counts although nothing says by when it has begun.
    """

    step: Step
    earliest: int
    counts_from: int | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class _Span:
    earliest: int
    counts_from: int | None
    is_open: bool


def _span_of(when: When) -> _Span:
    """Read the days from which it may have begun and has certainly begun.

    `start_latest` counts, or `start_earliest` where the latest is open; where both are open, what has
    certainly ended has begun.
    """
    earliest = FIRST_DAY if when.start_earliest is None else when.start_earliest // DAY_MS
    if when.start_latest is not None:
        return _Span(earliest, when.start_latest // DAY_MS, False)
    if when.start_earliest is not None:
        return _Span(earliest, earliest, True)
    ended = when.end_earliest if when.end_earliest is not None else when.end_latest
    return _Span(FIRST_DAY, None if ended is None else ended // DAY_MS, False)


def _key(act: Act, day: int, phase: int) -> Key:
    return (day, phase, act.sequence, POSITIONS.get(act.act, len(POSITIONS)), act.id)


def windows_of(act: Act) -> tuple[Window, ...]:
    """Give the one or two steps of an act: it is made, and it takes effect on a later day."""
    made = _span_of(act.when)
    made_key = _key(act, made.earliest if made.counts_from is None else made.counts_from, MADE)
    if act.effect is None:
        step = Step(made_key, act, made_key, is_made=True, is_effective=True)
        return (Window(step, made.earliest, made.counts_from, made.is_open),)
    effect = _span_of(act.effect)
    if (
        made.counts_from is not None
        and effect.counts_from is not None
        and effect.counts_from <= made.counts_from
    ):
        step = Step(made_key, act, made_key, is_made=True, is_effective=True)
        return (Window(step, made.earliest, made.counts_from, made.is_open),)
    earliest = max(made.earliest, effect.earliest)
    counts_from = None if made.counts_from is None else effect.counts_from
    effect_key = _key(act, earliest if counts_from is None else counts_from, EFFECT)
    return (
        Window(
            Step(made_key, act, made_key, is_made=True, is_effective=False),
            made.earliest,
            made.counts_from,
            made.is_open,
        ),
        Window(
            Step(effect_key, act, made_key, is_made=False, is_effective=True),
            earliest,
            counts_from,
            effect.is_open,
        ),
    )


def days_of(windows: Iterable[Window]) -> set[int]:
    """List the days on which what is known to have begun, or may have begun, changes."""
    days: set[int] = set()
    for window in windows:
        if window.earliest > FIRST_DAY:
            days.add(window.earliest)
        if window.counts_from is not None:
            days.add(window.counts_from)
    return days


def certain_steps(windows: Iterable[Window], day: int) -> tuple[Step, ...]:
    """List the steps that have certainly been taken by the end of the day, in order."""
    taken = [w.step for w in windows if w.counts_from is not None and w.counts_from <= day]
    return tuple(sorted(taken, key=_by_key))


def alternatives(windows: Sequence[Window], day: int) -> Iterator[tuple[Step, ...]]:
    """Give the other courses that the same records allow by the end of the day.

    Each step that may have been taken but need not have is taken at its earliest and at the very end, one
    at a time and all together; each that only counts because its date is open is left out.
    """
    maybe = [w for w in windows if w.earliest <= day and (w.counts_from is None or w.counts_from > day)]
    open_ended = [w.step for w in windows if w.is_open and w.counts_from is not None and w.counts_from <= day]
    if not maybe and not open_ended:
        return
    certain = certain_steps(windows, day)
    for step in open_ended:
        yield tuple(s for s in certain if s is not step and not (step.is_made and _same_act(s, step)))
    maybe = _few(maybe)
    early = [_moved(w, w.earliest) for w in maybe]
    late = [_moved(w, day, LATEST) for w in maybe]
    made = {step.act.id for step in certain if step.is_made}
    for placed in (early, late):
        for step in placed:
            needs_making = not step.is_made and step.act.id not in made
            before = [other for other in placed if needs_making and other.is_made and _same_act(other, step)]
            yield _in_order((*certain, *before, step))
        if len(placed) > 1:
            yield _in_order((*certain, *placed))


def _few(windows: list[Window]) -> list[Window]:
    """Keep all where they are not many; otherwise, of those that do the same for one actor, the outermost."""
    if len(windows) <= _MOST_TRIED:
        return windows
    alike: dict[tuple[str, int | None, bool], list[Window]] = {}
    for window in sorted(windows, key=lambda one: one.earliest):
        alike.setdefault((window.step.act.act, window.step.act.actor, window.step.is_made), []).append(window)
    return [window for those in alike.values() for window in (those[:1] + those[1:][-1:])]


def _moved(window: Window, day: int, phase: int | None = None) -> Step:
    """Place the step on another day; a step at the very end comes after all others of that day."""
    step = window.step
    key = (day, step.key[1] if phase is None else phase, *step.key[2:])
    return replace(step, key=key, made_key=key if step.is_made else step.made_key)


def _same_act(one: Step, other: Step) -> bool:
    return one.act.id == other.act.id


def _in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=_by_key))


def _by_key(step: Step) -> tuple[Key, bool]:
    return (step.key, not step.is_made)
