"""Many agreements over time: what changed between two days, and on which days anything does.

The window and the command line both ask `compare`. What holds for one agreement lives in `history`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from explorer.model.columns import Int64s
from explorer.model.history import History, StandingChange
from explorer.model.ids import Day, RecordId
from explorer.model.records import Act, Agreement, AgreementLife


@dataclass(frozen=True, slots=True)
class ChangedAgreement:
    """What changed under one agreement: of the whole first, then of actors by their first acts.

    `names` are those of its actors; `acts` those that brought the changes about, by number.
    """

    agreement: Agreement
    changes: tuple[StandingChange, ...]
    names: Mapping[RecordId, str]
    acts: Mapping[RecordId, Act]


@dataclass(frozen=True)
class Comparison:
    """What changed from the end of one day to the end of a later one, agreement by agreement."""

    first: Day
    last: Day
    agreements: tuple[ChangedAgreement, ...] = ()

    @cached_property
    def count(self) -> int:
        """How many standings changed."""
        return sum(len(changed.changes) for changed in self.agreements)

    @cached_property
    def lanes(self) -> frozenset[int]:
        """The agreements under which something changed, by number."""
        return frozenset(int(changed.agreement.id) for changed in self.agreements)

    @cached_property
    def acts(self) -> frozenset[int]:
        """The acts that brought the changes about, by number."""
        return frozenset(int(act) for changed in self.agreements for act in changed.acts)


def compare(lives: Iterable[AgreementLife], day_a: Day, day_b: Day) -> Comparison:
    """Compare two days, the earlier with the later, whichever is given first."""
    return Histories(tuple(lives)).compare(day_a, day_b)


def _distinct(days: Int64s) -> Int64s:
    """Give each day once; the first call of numpy's own loads much of it, so not where there are none."""
    return np.unique(days) if len(days) else days


class Histories:
    """The histories of many agreements, each worked out once.

    With `before`, the histories of agreements whose lives are as they were there are taken from it.
    """

    def __init__(self, lives: tuple[AgreementLife, ...] = (), before: "Histories | None" = None) -> None:
        self.lives = lives
        self._known: dict[RecordId, tuple[AgreementLife, History]] = {}
        self._days: Int64s
        self._agreements: Int64s
        self._chosen: tuple[frozenset[int] | None, Int64s]
        if before is not None and before.lives is lives:
            self._known, self._days, self._agreements = before._known, before._days, before._agreements
            self._chosen = before._chosen
            return
        known = {} if before is None else before._known
        for life in lives:
            number = life.agreement.id
            one = known.get(number)
            is_same = one is not None and one[0] == life
            made = one if one is not None and is_same else (life, History(life.agreement, life.acts))
            self._known[number] = made
        days = [(day, int(number)) for number, (_, history) in self._known.items() for day in history.days]
        days.sort()
        self._days = np.array([day for day, _ in days], np.int64)
        self._agreements = np.array([number for _, number in days], np.int64)
        self._chosen = (None, _distinct(self._days))

    @property
    def by_agreement(self) -> Mapping[RecordId, History]:
        """The history of each agreement."""
        return {number: history for number, (_, history) in self._known.items()}

    def compare(self, day_a: Day, day_b: Day, among: frozenset[int] | None = None) -> Comparison:
        """Tell what changed between two days under all agreements, or under those `among` them."""
        first, last = min(day_a, day_b), max(day_a, day_b)
        changed = []
        for number in self._with_changes(first, last, among):
            life, history = self._known[number]
            changes = history.changes_between(first, last)
            if changes:
                decided = {change.act for change in changes}
                acts = {act.id: act for act in life.acts if act.id in decided}
                changed.append(ChangedAgreement(life.agreement, changes, life.names, acts))
        return Comparison(first, last, tuple(changed))

    def days(self, among: frozenset[int] | None = None) -> Int64s:
        """List, in order, the days on which a standing under these agreements changes; None: under any."""
        if among != self._chosen[0]:
            chosen = self._days
            if among is not None:
                numbers = np.fromiter(among, np.int64, len(among))
                chosen = self._days[np.isin(self._agreements, numbers)]
            self._chosen = among, np.unique(chosen)
        return self._chosen[1]

    def moved_on(self, day: Day) -> Mapping[RecordId, History]:
        """Give the agreements of which something else is told on a day than on the day before."""
        low, high = np.searchsorted(self._days, [day, day + 1])
        numbers = (RecordId(number) for number in self._agreements[low:high].tolist())
        return {number: self._known[number][1] for number in numbers}

    def next_day(self, after: Day, among: frozenset[int] | None = None) -> Day | None:
        """Give the first later day on which a standing changes, None where there is none."""
        days = self.days(among)
        place = int(np.searchsorted(days, after, side="right"))
        return Day(int(days[place])) if place < len(days) else None

    def previous_day(self, before: Day, among: frozenset[int] | None = None) -> Day | None:
        """Give the last earlier day on which a standing changes, None where there is none."""
        days = self.days(among)
        place = int(np.searchsorted(days, before))
        return Day(int(days[place - 1])) if place else None

    def _with_changes(self, first: Day, last: Day, among: frozenset[int] | None) -> Sequence[RecordId]:
        """Give the agreements of which anything changes from after the one day to the end of the other."""
        low, high = np.searchsorted(self._days, [first, last], side="right")
        moved = set(self._agreements[low:high].tolist())
        return [one for one in self._known if one in moved and (among is None or int(one) in among)]
