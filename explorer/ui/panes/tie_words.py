"""How an actor's ties are told for one day: offices held, those that may be, those held before or after."""

from dataclasses import dataclass, replace
from typing import Final

from explorer.model.calendar import day_first_ms, day_last_ms
from explorer.model.ids import Day, RecordId
from explorer.model.records import Named, Tie
from explorer.model.spans import end_of, ends_after, may_have_ended, span_upto
from explorer.model.when import When
from explorer.ui.panes.sides import parted
from explorer.ui.panes.wording import count, unbroken

_SEEN_FROM_THE_OTHER_SIDE: Final = {
    "organ of": "its organ",
    "member of": "its member",
    "part of": "its part",
    "successor of": "succeeded by",
}


@dataclass(frozen=True, slots=True)
class ToldTie:
    """One tie as a line: its number, its title or relation, the other actor, and its span.

    `holds` says that it holds for sure on the day, `is_in_doubt` that it may be over by then. `holder` is
    who holds the office, where it is one in an organ of the actor.
    """

    record: RecordId
    title: str
    relation: str
    other: Named | None
    span: str
    holds: bool
    holder: Named | None = None
    is_in_doubt: bool = False


@dataclass(frozen=True, slots=True)
class ToldTies:
    """The ties that hold on the day, those that are over, those that begin after it.

    `in_doubt` are those that may have ended by the day; `ends` those that hold and end after it, told by
    their ends.
    """

    current: list[ToldTie]
    others: list[ToldTie]
    later: list[ToldTie]
    in_doubt: list[ToldTie]
    ends: list[ToldTie]

    @property
    def after_words(self) -> str:
        """What is told of the time after the day, counted: `1`, `1 and 3 ends`."""
        ends = f"{count(len(self.ends))} end{'' if len(self.ends) == 1 else 's'}"
        parts = [count(len(self.later))] if self.later else []
        return " and ".join(parts + ([ends] if self.ends else []))


def told_ties(ties: tuple[Tie, ...], actor: RecordId, as_of: Day, divider: Day | None = None) -> ToldTies:
    """Tell the ties of `actor`, which may stand on either side of them, offices first.

    Those that begin after `divider` stand apart, and so do the ends that come after it.
    """
    offices_first = sorted(ties, key=lambda tie: tie.relation != "holds office")
    sides = parted(offices_first, divider, lambda tie: tie.when)
    told = [_told_tie(tie, actor, as_of, divider) for tie in sides.rows]
    return ToldTies(
        [tie for tie in told if tie.holds],
        [tie for tie in told if not tie.holds and not tie.is_in_doubt],
        [_told_tie(tie, actor, as_of, None) for tie in sides.later],
        [tie for tie in told if tie.is_in_doubt],
        [
            replace(one, span=unbroken(end_of(tie.when)), holds=False)
            for tie, one in zip(sides.rows, told, strict=True)
            if ends_after(tie.when, divider)
        ],
    )


def told_offices(offices: tuple[Tie, ...], as_of: Day, divider: Day | None = None) -> tuple[ToldTie, ...]:
    """Tell who held an office in the organs of an actor on a day: the holder, then office and organ.

    Those who may have left it by then come last. Ends after `divider` are not told.
    """
    told = [
        ToldTie(
            tie.id,
            tie.actor.name,
            tie.title or "holds office in",
            tie.to_actor,
            unbroken(span_upto(tie.when, divider)),
            not may_have_ended(tie.when, as_of),
            tie.actor,
            is_in_doubt=may_have_ended(tie.when, as_of),
        )
        for tie in offices
        if holds_on(tie.when, as_of)
    ]
    return tuple(sorted(told, key=lambda tie: tie.is_in_doubt))


def _told_tie(tie: Tie, actor: RecordId, as_of: Day, divider: Day | None) -> ToldTie:
    span = unbroken(span_upto(tie.when, divider)) if tie.when.is_dated else tie.when.text
    may_hold = holds_on(tie.when, as_of)
    in_doubt = may_hold and may_have_ended(tie.when, as_of)
    holds = may_hold and not in_doubt
    if tie.actor.id == actor:
        title, relation, other = tie.title or "", _capital(tie.relation), tie.to_actor
    else:
        seen = _SEEN_FROM_THE_OTHER_SIDE.get(tie.relation, tie.relation)
        title, relation, other = "", f"{tie.title}:" if tie.title else _capital(seen), tie.actor
    return ToldTie(tie.id, title, relation, other, span, holds, is_in_doubt=in_doubt)


def holds_on(when: When, day: Day) -> bool:
    """Whether a span may have included `day`; one without bounds holds always."""
    begins = when.start_earliest
    ends = when.end_latest
    return (begins is None or begins <= day_last_ms(day)) and (ends is None or ends >= day_first_ms(day))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
