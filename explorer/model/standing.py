"""What stands on a day: the standing of an agreement and of each actor under it, from its acts alone.

A pure function; nothing is stored. Bands live in `bands`, one line for a lane in `headline`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from explorer.model.ids import Day, RecordId
from explorer.model.life import Life, PartyStanding
from explorer.model.party import Leaving
from explorer.model.records import Act, Agreement
from explorer.model.when import When

__all__ = ["Leaving", "PartyStanding", "Standing", "StandingChange", "changes_between", "standing_on"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of an agreement on a day.

    `of_whole` is None before the agreement's first act. `contested`, `uncertain` and `is_judgement` are of
    the whole; each party carries its own. `parties` are in the order of their first acts. `since` is the
    date of the act that made the whole what it is.
    """

    of_whole: str | None
    contested: bool = False
    uncertain: bool = False
    is_judgement: bool = False
    parties: tuple[PartyStanding, ...] = ()
    since: When | None = None

    def of(self, actor: RecordId) -> PartyStanding | None:
        """Give the standing of one actor, None where it has none."""
        return next((party for party in self.parties if party.actor == actor), None)


@dataclass(frozen=True, slots=True)
class StandingChange:
    """One standing that differs between two days; `actor` None is the whole.

    `before` and `after` are None where there is no standing. `when` is the EDTF of the date on which the
    later standing began.
    """

    actor: RecordId | None
    before: str | None
    after: str | None
    when: str | None


def standing_on(agreement: Agreement, acts: Iterable[Act], day: Day) -> Standing:
    """Tell what stands at the end of the day. Acts of other agreements must not be among the acts."""
    return standing_in(Life(agreement, acts), day)


def standing_in(life: Life, day: Day) -> Standing:
    """Tell what stands at the end of the day in a life that is asked for several days."""
    whole = life.whole_on(day)
    return Standing(
        of_whole=whole.standing,
        contested=whole.contested,
        uncertain=whole.uncertain,
        is_judgement=whole.is_judgement,
        parties=life.parties_on(day),
        since=whole.since,
    )


def changes_between(
    agreement: Agreement, acts: Iterable[Act], day_a: Day, day_b: Day
) -> tuple[StandingChange, ...]:
    """Compare two days, the earlier with the later: first the whole, then actors by their first acts."""
    first, last = min(day_a, day_b), max(day_a, day_b)
    life = Life(agreement, acts)
    before, after = standing_in(life, first), standing_in(life, last)
    changes = []
    if before.of_whole != after.of_whole:
        changes.append(StandingChange(None, before.of_whole, after.of_whole, _edtf(after.since)))
    actors = dict.fromkeys(party.actor for party in (*before.parties, *after.parties))
    for actor in actors:
        was, is_now = before.of(actor), after.of(actor)
        word_before = None if was is None else was.standing
        word_after = None if is_now is None else is_now.standing
        if word_before != word_after:
            when = life.left_on(actor, last) if is_now is None else is_now.since
            changes.append(StandingChange(actor, word_before, word_after, _edtf(when)))
    return tuple(changes)


def _edtf(when: When | None) -> str | None:
    return None if when is None else when.edtf
