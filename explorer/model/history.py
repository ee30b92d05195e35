"""One agreement's history: what stood on every day, worked out once and then looked up.

`standing` says the same of one day, slowly; a test holds the two together.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from explorer.model.bands import AgreementBands, bands_in, bands_until
from explorer.model.headline import Headline, headline
from explorer.model.ids import Day, RecordId
from explorer.model.life import Life, PartyStanding, WholeStanding
from explorer.model.records import Act, Agreement
from explorer.model.standing import Standing
from explorer.model.when import When

S = TypeVar("S", WholeStanding, PartyStanding | None)


@dataclass(frozen=True, slots=True)
class StandingChange:
    """One standing that differs between two days; `actor` None is the whole.

    `before` and `after` are None where there is no standing. `when` is the date on which the later standing
    began and `act` what brought it about. `contested` and `uncertain` are of the later standing, and so are
    `leaving`, how far the actor is on its way out, and `leaves_on`, the EDTF of the day on which a notice
    takes effect.
    """

    actor: RecordId | None
    before: str | None
    after: str | None
    when: When | None
    act: RecordId | None = None
    contested: bool = False
    uncertain: bool = False
    is_judgement: bool = False
    leaves_on: str | None = None
    leaving: str | None = None


class History:
    """The standings of one agreement and of each actor under it, by day."""

    def __init__(self, agreement: Agreement, acts: Iterable[Act]) -> None:
        self.agreement = agreement
        self._life = _RememberingLife(agreement, acts)
        self._all_bands = bands_in(self._life, None)
        life = self._life
        self._whole = _Course(life.days_of_whole(), life.whole_on)
        self._actors = sorted(life.actors, key=life.first_act_of)
        self._parties = {actor: self._course_of(actor) for actor in self._actors}
        self._headlines: dict[int, Headline] = {}
        self._names: Mapping[int, str] | None = None
        courses: tuple[_Course[Any], ...] = (self._whole, *self._parties.values())
        self._all_days = sorted({day for course in courses for day in course.days})
        self._days = sorted({day for course in courses for day in course.days_told()})

    @property
    def days(self) -> Sequence[Day]:
        """The days, in order, on which what is told of a standing is not what was told the day before."""
        return self._days

    def standing_on(self, day: Day) -> Standing:
        """Tell what stands at the end of the day, the actors by their first acts."""
        parties = (self._parties[actor].on(day) for actor in self._actors)
        return Standing.of_parts(self._whole.on(day), tuple(party for party in parties if party is not None))

    def bands_until(self, as_of: Day | None) -> AgreementBands:
        """Give the bands that are told on the as-of day; without one all of them."""
        return bands_until(self._all_bands, as_of)

    def headline_on(self, day: Day, names: Mapping[int, str]) -> Headline:
        """Tell in one line what stands on the day; it is put together once for the same object `names`."""
        if names is not self._names:
            self._names, self._headlines = names, {}
        place = bisect_right(self._all_days, day)
        if place not in self._headlines:
            called = {actor: names[actor] for actor in self._actors if actor in names}
            self._headlines[place] = headline(self.standing_on(day), called)
        return self._headlines[place]

    def changes_between(self, day_a: Day, day_b: Day) -> tuple[StandingChange, ...]:
        """Compare two days, the earlier with the later: first the whole, then actors by their first acts."""
        first, last = min(day_a, day_b), max(day_a, day_b)
        changes = []
        was, now = self._whole.on(first), self._whole.on(last)
        if was.standing != now.standing:
            changes.append(
                StandingChange(
                    None,
                    was.standing,
                    now.standing,
                    now.since,
                    now.decided_by,
                    now.contested,
                    now.uncertain,
                    now.is_judgement,
                )
            )
        for actor in self._actors:
            party_was, party_now = self._parties[actor].on(first), self._parties[actor].on(last)
            before = None if party_was is None else party_was.standing
            if party_now is None:
                if before is not None:
                    changes.append(self._gone(actor, before, last))
            elif before != party_now.standing:
                changes.append(
                    StandingChange(
                        actor,
                        before,
                        party_now.standing,
                        party_now.since,
                        party_now.decided_by,
                        party_now.contested,
                        party_now.uncertain,
                        leaves_on=party_now.leaves_on,
                        leaving=party_now.leaving,
                    )
                )
        return tuple(changes)

    def _gone(self, actor: RecordId, before: str, day: Day) -> StandingChange:
        """Tell of an actor that stands under the agreement no more, as one that a successor has replaced."""
        step = self._life.left_by(actor, day)
        if step is None:
            return StandingChange(actor, before, None, None)
        return StandingChange(actor, before, None, step.when, step.act.id)

    def _course_of(self, actor: RecordId) -> "_Course[PartyStanding | None]":
        life = self._life
        return _Course(life.days_of_party(actor), lambda day: life.party_on(actor, day))


class _Course(Generic[S]):
    """One standing over time: what holds from each of some days on, and what held before the first."""

    def __init__(self, days: Sequence[Day], on: Callable[[Day], S]) -> None:
        before = Day(days[0] - 1) if days else Day(0)
        self.days: list[Day] = []
        self._standings: list[S] = [on(before)]
        for day in days:
            standing = on(day)
            if standing != self._standings[-1]:
                self.days.append(day)
                self._standings.append(standing)

    def on(self, day: Day) -> S:
        """Give what holds at the end of the day."""
        return self._standings[bisect_right(self.days, day)]

    def days_told(self) -> list[Day]:
        """List the days on which a reader is told something else than before, whatever decided it."""
        told = [_told(standing) for standing in self._standings]
        return [day for place, day in enumerate(self.days) if told[place] != told[place + 1]]


def _told(standing: WholeStanding | PartyStanding | None) -> tuple[object, ...]:
    """Give what is told of a standing."""
    if standing is None:
        return ()
    marks = (standing.contested, standing.uncertain)
    if isinstance(standing, WholeStanding):
        return () if standing.standing is None else (standing.standing, standing.is_judgement, *marks)
    return (standing.standing, standing.suspended, standing.leaving, standing.leaves_on, *marks)


class _RememberingLife(Life):
    """A life that works out each standing once, however often it is asked for it."""

    def __init__(self, agreement: Agreement, acts: Iterable[Act]) -> None:
        super().__init__(agreement, acts)
        self._wholes: dict[Day, WholeStanding] = {}
        self._known: dict[tuple[RecordId, Day], PartyStanding | None] = {}

    def whole_on(self, day: Day) -> WholeStanding:
        if day not in self._wholes:
            self._wholes[day] = super().whole_on(day)
        return self._wholes[day]

    def party_on(self, actor: RecordId, day: Day) -> PartyStanding | None:
        if (actor, day) not in self._known:
            self._known[actor, day] = super().party_on(actor, day)
        return self._known[actor, day]
