"""An actor's stances as strips for its pane: a cell for each stretch of time, coloured by what it tells."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from explorer.model.calendar import civil, day_last_ms, day_of_ms
from explorer.model.ids import Day, RecordId
from explorer.model.records import AgreementLife, Named
from explorer.model.stances import Stance, Stances
from explorer.model.standing import standing_on
from explorer.model.vocabulary import RecordKind
from explorer.ui.panes.standing_words import tone_of

CELLS: Final = 16
"""Each strip has so many stretches of time, of the same length in all."""
STRIPS: Final = 10
"""Those about which most was said or done."""
_RELATION_TONES: Final = {
    **dict.fromkeys(("reverses", "contradicts", "violates"), "withdrawn"),
    **dict.fromkeys(("reaffirms", "implements"), "in_force"),
}


@dataclass(frozen=True, slots=True)
class ToldStance:
    """A cell: the last record in its stretch, as a sign in a tone; without a record it is empty."""

    sign: str = ""
    tone: str = ""
    record: RecordId | None = None


@dataclass(frozen=True, slots=True)
class ToldStrip:
    """What was said and done about one subject, and how often, in the stretches of time."""

    subject: Named
    count: int
    cells: tuple[ToldStance, ...]


@dataclass(frozen=True, slots=True)
class ToldStrips:
    """The strips with the years from which to which they reach."""

    strips: tuple[ToldStrip, ...] = ()
    first_year: str = ""
    last_year: str = ""


def told_strips(
    stances: Stances,
    lives: tuple[AgreementLife, ...],
    actor: RecordId,
    divider: Day | None,
    *,
    is_by_tag: bool,
) -> ToldStrips:
    """Tell the stances up to a day: acts in the colour of the standing after them, statements by relation."""
    every = stances.by_tag if is_by_tag else stances.by_agreement
    until = None if divider is None else day_last_ms(divider)
    shown = [one for one in every if until is None or one.at_ms <= until]
    if not shown:
        return ToldStrips()
    first, last = shown[0].at_ms, max(one.at_ms for one in shown)
    by_subject: dict[RecordId, list[Stance]] = defaultdict(list)
    for one in shown:
        by_subject[one.subject].append(one)
    names = {one.id: one for one in stances.subjects}
    by_act = {act.id: life for life in lives for act in life.acts}
    best = sorted(by_subject, key=lambda subject: (-len(by_subject[subject]), subject))[:STRIPS]
    strips = tuple(
        ToldStrip(
            names[subject],
            len(by_subject[subject]),
            _cells(by_subject[subject], first, last, by_act, actor),
        )
        for subject in best
        if subject in names
    )
    return ToldStrips(strips, _year(first), _year(last))


def _year(ms: int) -> str:
    return str(civil(day_of_ms(ms))[0])


def _cells(
    own: list[Stance], first: int, last: int, by_act: Mapping[RecordId, AgreementLife], actor: RecordId
) -> tuple[ToldStance, ...]:
    cells = [ToldStance()] * CELLS
    for one in own:
        place = (one.at_ms - first) * (CELLS - 1) // max(last - first, 1)
        is_act = one.kind is RecordKind.ACT
        tone = _tone_of_act(one, by_act, actor) if is_act else _RELATION_TONES.get(one.relation, "said")
        cells[place] = ToldStance("◆" if is_act else "●", tone, one.record)
    return tuple(cells)


def _tone_of_act(one: Stance, by_act: Mapping[RecordId, AgreementLife], actor: RecordId) -> str:
    """The colour of the actor's standing at the end of the day of its act."""
    life = by_act.get(one.record)
    if life is None:
        return "signed"
    standing = standing_on(life.agreement, life.acts, day_of_ms(one.at_ms))
    party = next((party for party in standing.parties if party.actor == actor), None)
    return "signed" if party is None else tone_of(party.standing)
