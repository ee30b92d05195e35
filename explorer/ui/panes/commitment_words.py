"""How the commitments under an agreement are told for a day: by who undertook them, when due, how judged."""

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.model.calendar import day_of_ms
from explorer.model.deadlines import assessed_on, has_passed, is_contested_on, open_on
from explorer.model.ids import Day
from explorer.model.records import Assessment, Commitment, Named
from explorer.model.when import When
from explorer.ui.panes.sides import Sides
from explorer.ui.panes.standing_words import told_commitments
from explorer.ui.panes.wording import count

_MONTHS_FROM_DAYS = 60
_YEARS_FROM_DAYS = 730


@dataclass(frozen=True, slots=True)
class ToldCommitment:
    """A commitment on a day: when it is due as seen from it, whether it is open or its judges disagree."""

    commitment: Commitment
    verdicts: Sides[Assessment]
    due: str
    is_open: bool
    disagreement: str


@dataclass(frozen=True, slots=True)
class ToldObligor:
    """One party with what it undertook."""

    obligor: Named
    commitments: tuple[ToldCommitment, ...]


@dataclass(frozen=True, slots=True)
class ToldCommitments:
    """All commitments by party, and how many deadlines had passed unjudged: `12 · 3 open`."""

    obligors: tuple[ToldObligor, ...]
    number: str


def commitments_on(commitments: Sequence[Commitment], as_of: Day, divider: Day | None) -> ToldCommitments:
    """Tell commitments by party, in the order in which they are first named, as they stood on a day."""
    still_open = {one.id for one in open_on(commitments, as_of)}
    by_obligor: dict[Named, list[ToldCommitment]] = {}
    for one, verdicts in told_commitments(tuple(commitments), divider):
        told = ToldCommitment(
            one, verdicts, due_words(one.due, as_of), one.id in still_open, _disagreement(one, as_of)
        )
        by_obligor.setdefault(one.obligor, []).append(told)
    number = count(len(commitments)) + (f" · {count(len(still_open))} open" if still_open else "")
    return ToldCommitments(
        tuple(ToldObligor(obligor, tuple(those)) for obligor, those in by_obligor.items()), number
    )


def _disagreement(commitment: Commitment, as_of: Day) -> str:
    """Who calls it what where those who judged it by a day do not agree."""
    if not is_contested_on(commitment, as_of):
        return ""
    judged = [f"{one.verdict} to {one.assessor.name}" for one in assessed_on(commitment, as_of)]
    return "assessors disagree: " + ", ".join(judged) if len(judged) > 1 else ""


def due_words(due: When | None, as_of: Day) -> str:
    """How far off a deadline is: `26 days after the as-of day`, `on the as-of day`; or empty."""
    if due is None or due.end_latest is None:
        return ""
    days = day_of_ms(due.end_latest) - as_of
    if days == 0:
        return "on the as-of day"
    if days < 0 and not has_passed(due, as_of):
        return ""
    length = _length(abs(days))
    return f"{length} {'after' if days > 0 else 'before'} the as-of day"


def _length(days: int) -> str:
    if days >= _YEARS_FROM_DAYS:
        number, unit = days // 365, "year"
    elif days >= _MONTHS_FROM_DAYS:
        number, unit = days // 30, "month"
    else:
        number, unit = days, "day"
    return f"{count(number)} {unit}{'' if number == 1 else 's'}"
