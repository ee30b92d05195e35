"""What stands on a day: the standing of an agreement and of each actor under it, from its acts alone.

A pure function; nothing is stored. Bands live in `bands`, one line for a lane in `headline`, what holds for
many days of one agreement in `history`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from explorer.model.calendar import day_last_ms
from explorer.model.ids import Day, RecordId
from explorer.model.life import Life, PartyStanding, WholeStanding
from explorer.model.party import Leaving
from explorer.model.records import Act, Agreement
from explorer.model.when import When

__all__ = ["Leaving", "PartyStanding", "Standing", "had_stood", "standing_on"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of an agreement on a day.

    `of_whole` is None before the agreement's first act. `contested`, `uncertain` and `is_judgement` are of
    the whole; each party carries its own. `parties` are in the order of their first acts. `since` is the
    date of the act that made the whole what it is, `decided_by` that act.
    """

    of_whole: str | None
    contested: bool = False
    uncertain: bool = False
    is_judgement: bool = False
    parties: tuple[PartyStanding, ...] = ()
    since: When | None = None
    decided_by: RecordId | None = None

    @classmethod
    def of_parts(cls, whole: WholeStanding, parties: tuple[PartyStanding, ...]) -> Self:
        """Put together what stands for the whole and for each actor."""
        return cls(
            of_whole=whole.standing,
            contested=whole.contested,
            uncertain=whole.uncertain,
            is_judgement=whole.is_judgement,
            parties=parties,
            since=whole.since,
            decided_by=whole.decided_by,
        )

    def of(self, actor: RecordId) -> PartyStanding | None:
        """Give the standing of one actor, None where it has none."""
        return next((party for party in self.parties if party.actor == actor), None)


def standing_on(agreement: Agreement, acts: Iterable[Act], day: Day) -> Standing:
    """Tell what stands at the end of the day. Acts of other agreements must not be among the acts."""
    life = Life(agreement, acts)
    return Standing.of_parts(life.whole_on(day), life.parties_on(day))


def had_stood(acts: Iterable[Act], actor: RecordId, day: Day) -> bool:
    """Whether an actor, or what came in its place, had certainly acted under an agreement by a day.

    Without a standing on the day it then has none any more; otherwise it has none yet.
    """
    last_ms = day_last_ms(day)
    return any(
        actor in (act.actor, act.predecessor)
        and act.when.certainly_begun_ms is not None
        and act.when.certainly_begun_ms <= last_ms
        for act in acts
    )
