"""How an actor's ties are told for one day: offices held, then those held before or after."""

from dataclasses import dataclass
from typing import Final

from explorer.model.calendar import day_first_ms, day_last_ms
from explorer.model.ids import Day, RecordId
from explorer.model.records import Named, Tie
from explorer.model.when import When
from explorer.model.wording import short
from explorer.ui.panes.sides import parted
from explorer.ui.panes.wording import unbroken

_SEEN_FROM_THE_OTHER_SIDE: Final = {
    "organ of": "its organ",
    "member of": "its member",
    "part of": "its part",
    "successor of": "succeeded by",
}


@dataclass(frozen=True, slots=True)
class ToldTie:
    """One tie as a line: its number, its title or relation, the other actor, and its span.

    `holder` is who holds the office, where it is one in an organ of the actor.
    """

    record: RecordId
    title: str
    relation: str
    other: Named | None
    span: str
    holds: bool
    holder: Named | None = None


@dataclass(frozen=True, slots=True)
class ToldTies:
    """The ties that hold on the day and those that are over, then those that begin after it."""

    current: list[ToldTie]
    others: list[ToldTie]
    later: list[ToldTie]


def told_ties(ties: tuple[Tie, ...], actor: RecordId, as_of: Day, divider: Day | None = None) -> ToldTies:
    """Tell the ties of `actor`, which may stand on either side of them, offices first.

    Those that begin after `divider` stand apart.
    """
    offices_first = sorted(ties, key=lambda tie: tie.relation != "holds office")
    sides = parted(offices_first, divider, lambda tie: tie.when)
    told = [_told_tie(tie, actor, as_of) for tie in sides.rows]
    return ToldTies(
        [tie for tie in told if tie.holds],
        [tie for tie in told if not tie.holds],
        [_told_tie(tie, actor, as_of) for tie in sides.later],
    )


def told_offices(offices: tuple[Tie, ...], as_of: Day) -> tuple[ToldTie, ...]:
    """Tell who held an office in the organs of an actor on a day: the holder, then office and organ."""
    return tuple(
        ToldTie(
            tie.id, tie.actor.name, tie.title or "holds office in", tie.to_actor, _span(tie), True, tie.actor
        )
        for tie in offices
        if holds_on(tie.when, as_of)
    )


def _span(tie: Tie) -> str:
    return unbroken(short(tie.when)) if tie.when.is_dated else tie.when.text


def _told_tie(tie: Tie, actor: RecordId, as_of: Day) -> ToldTie:
    span = _span(tie)
    holds = holds_on(tie.when, as_of)
    if tie.actor.id == actor:
        return ToldTie(tie.id, tie.title or "", _capital(tie.relation), tie.to_actor, span, holds)
    relation = (
        f"{tie.title}:" if tie.title else _capital(_SEEN_FROM_THE_OTHER_SIDE.get(tie.relation, tie.relation))
    )
    return ToldTie(tie.id, "", relation, tie.actor, span, holds)


def holds_on(when: When, day: Day) -> bool:
    """Whether a span may have included `day`; one without bounds holds always."""
    begins = when.start_earliest
    ends = when.end_latest
    return (begins is None or begins <= day_last_ms(day)) and (ends is None or ends >= day_first_ms(day))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
