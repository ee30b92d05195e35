"""The pane of an actor as the values of its template: its ties on a day, successions, company; no queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from explorer.model.calendar import day_last_ms, today
from explorer.model.company import Companion, Period
from explorer.model.details import ActorDetail
from explorer.model.ids import Day, RecordId
from explorer.model.records import Act, Alias, Named, Tie
from explorer.model.spans import span_upto
from explorer.model.stances import Stances
from explorer.model.vocabulary import RecordKind
from explorer.model.wording import day_short
from explorer.ui.panes.gathered import Gathered
from explorer.ui.panes.sides import is_later
from explorer.ui.panes.stance_words import told_strips
from explorer.ui.panes.standing_words import told_agreements_of
from explorer.ui.panes.tie_words import ToldTies, holds_on, told_offices, told_ties
from explorer.ui.panes.wording import count, unbroken

COMPANY_ROWS: Final = 12
"""Of those who appear with an actor so many are told, each with its periods."""
_BARS: Final = "▂▃▄▅▆▇█"
_NO_BAR: Final = "▁"
"""As wide as a bar, so that those of one period stand beneath each other."""
_ACTING: Final = ("organ of", "part of", "holds office")


@dataclass(frozen=True, slots=True)
class ToldBar:
    """One period of two actors' company as a bar, with what its link keeps and what a reader is told."""

    bar: str
    target: str
    words: str


@dataclass(frozen=True, slots=True)
class ToldCompanion:
    """Another actor, how many records are shared, and a bar for each period; none where all are empty."""

    actor: Named
    count: str
    bars: tuple[ToldBar, ...]


@dataclass(frozen=True, slots=True)
class ToldSuccession:
    """One step of a chain of states: who came after whom and when; `tie` has the pane of the step."""

    heir: Named
    former: Named
    when: str
    tie: RecordId


@dataclass(frozen=True, slots=True)
class ToldActSucceeded:
    """An agreement in which an actor came in another's place, or another in its."""

    agreement: Named
    act: RecordId
    words: str
    when: str


def actor_values(
    detail: ActorDetail, gathered: Gathered, divider: Day | None, *, is_by_tag: bool = False
) -> dict[str, object]:
    """Give the values of the template of an actor's pane for a day, today where none is chosen."""
    actor, as_of = detail.actor, divider or today()
    stances = Stances() if gathered.further is None else gathered.further.stances
    ties = told_ties(detail.ties, actor.id, as_of, divider)
    offices = told_offices(gathered.offices, as_of, divider)
    return {
        "detail": detail,
        "also": also_called(actor.short_name, actor.aliases, actor.name, as_of, divider),
        "ties": ties,
        "offices": [tie for tie in offices if tie.holds],
        "offices_in_doubt": [tie for tie in offices if tie.is_in_doubt],
        "agreements_shown": gathered.agreements_shown,
        "ties_shown": gathered.ties_shown,
        "ties_number": _ties_number(ties),
        "as_of": f"as of {day_short(as_of)}",
        "on_day": "today" if divider is None else f"on {unbroken(day_short(as_of))}",
        "agreements": told_agreements_of(actor.id, detail.agreements, as_of),
        "successions": told_successions(gathered.successions, divider),
        "acts_succeeded": acts_succeeded(detail, divider),
        "sources": gathered.sources,
        "sources_shown": gathered.sources_shown,
        "is_counting": gathered.further is None,
        "company": _told_company(gathered, divider),
        "about": "about " if gathered.further is not None and gathered.further.every > 1 else "",
        "strips": told_strips(stances, detail.agreements, actor.id, divider, is_by_tag=is_by_tag),
        "has_tags": bool(stances.by_tag),
        "is_by_tag": is_by_tag,
        "is_cut": stances.is_cut,
        "has_organs": any(
            tie.to_actor is not None and tie.to_actor.id == actor.id and tie.relation in _ACTING
            for tie in detail.ties
        ),
        "with_organs": gathered.with_organs,
    }


def also_called(
    short_name: str | None, aliases: Sequence[Alias], name: str, as_of: Day, divider: Day | None
) -> tuple[str, ...]:
    """Tell the other names in lines: those of the day, then those borne before; none that came after it."""
    now = [short_name] if short_name and short_name != name else []
    before: list[str] = []
    for alias in aliases:
        if alias.name in (name, short_name) or is_later(alias.when, divider):
            continue
        is_over = alias.when.is_dated and not holds_on(alias.when, as_of)
        (before if is_over else now).append(_told_alias(alias, divider))
    lines = (("also", now), ("earlier", before))
    return tuple(f"{word} {', '.join(dict.fromkeys(names))}" for word, names in lines if names)


def _told_alias(alias: Alias, divider: Day | None) -> str:
    """An alias with the span over which it was borne, as it was known on a day."""
    span = span_upto(alias.when, divider)
    return f"{alias.name} ({span})" if span else alias.name


def _ties_number(ties: ToldTies) -> str:
    """How many there are of each: `3 · 5 earlier · 1 later`."""
    parts = (
        (count(len(ties.current)), ties.current),
        (f"{count(len(ties.others))} earlier", ties.others),
        (f"{count(len(ties.later))} later", ties.later),
    )
    return " · ".join(words for words, those in parts if those)


def told_successions(ties: Iterable[Tie], divider: Day | None) -> tuple[ToldSuccession, ...]:
    """Tell the chain of states in the order of time, up to a day."""
    told = [tie for tie in ties if not is_later(tie.when, divider) and tie.to_actor is not None]
    told.sort(key=lambda tie: (tie.when.start_earliest is None, tie.when.start_earliest or 0, tie.id))
    return tuple(
        ToldSuccession(
            tie.actor,
            tie.to_actor,
            unbroken(span_upto(tie.when, divider)),
            tie.id,
        )
        for tie in told
        if tie.to_actor is not None
    )


def acts_succeeded(detail: ActorDetail, divider: Day | None) -> tuple[ToldActSucceeded, ...]:
    """Tell in which agreements the actor came in another's place, or was followed, up to a day."""
    found: list[tuple[Act, ToldActSucceeded]] = []
    for life in detail.agreements:
        agreement = Named(
            life.agreement.id, RecordKind.AGREEMENT, life.agreement.short_name or life.agreement.name
        )
        for act in life.acts:
            is_ours = act.act == "succeeded" and detail.actor.id in (act.actor, act.predecessor)
            if not is_ours or act.actor is None or act.predecessor is None or is_later(act.when, divider):
                continue
            is_heir = act.actor == detail.actor.id
            other = life.names.get(act.predecessor if is_heir else act.actor, "")
            words = f"succeeded {other}" if is_heir else f"succeeded by {other}"
            when = unbroken(span_upto(act.when, divider))
            found.append((act, ToldActSucceeded(agreement, act.id, words, when)))
    found.sort(key=lambda one: (one[0].when.start_earliest or 0, one[0].id))
    return tuple(told for _, told in found)


def _told_company(gathered: Gathered, divider: Day | None) -> tuple[ToldCompanion, ...]:
    if gathered.further is None:
        return ()
    end_ms = None if divider is None else day_last_ms(divider)
    met = gathered.further.company.upto(end_ms, COMPANY_ROWS)
    highest = max((period.count for one in met for period in one.periods), default=0)
    return tuple(
        ToldCompanion(
            one.actor, count(one.count), tuple(_bar(one, period, highest) for period in one.periods)
        )
        for one in met
    )


def _bar(one: Companion, period: Period, highest: int) -> ToldBar:
    """A bar as high as the count; the least that is anything is seen, nothing is a line on the ground."""
    height = -(-period.count * len(_BARS) // highest) if highest else 0
    return ToldBar(
        _BARS[height - 1] if period.count else _NO_BAR,
        f"company:{one.actor.id}:{period.first_year}:{period.last_year}" if period.count else "",
        f"{period.name}: {count(period.count)}",
    )
