"""One pane's text: what is known of a record turned into the values of its template; no Qt, no queries."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from explorer.model.act_words import told_act
from explorer.model.calendar import today
from explorer.model.details import (
    ActDetail,
    ActorDetail,
    AgreementDetail,
    EventDetail,
    SourceDetail,
    StatementDetail,
)
from explorer.model.ids import Day, RecordId
from explorer.model.records import ActorInRole, Event, Link, Named, Statement
from explorer.model.small_details import PlaceDetail
from explorer.model.subject_order import ListOrder
from explorer.model.vocabulary import DEFAULT_IMPORTANCE, RecordKind
from explorer.model.when import When
from explorer.ui.panes import standing_words
from explorer.ui.panes.actor_page import actor_values
from explorer.ui.panes.commitment_words import commitments_on
from explorer.ui.panes.gathered import Gathered, more_label_of, page_sides
from explorer.ui.panes.life_bands import LifeBand, life_bands
from explorer.ui.panes.list_filters import LISTS, filter_of
from explorer.ui.panes.sides import Sides, after_words, parted
from explorer.ui.panes.small_pages import SmallPage, small_page
from explorer.ui.panes.source_page import source_values
from explorer.ui.panes.templates import fill
from explorer.ui.panes.told_record import is_private, record_of

BY_TAG: Final = "positions by tag"
"""What is opened where an actor's positions are told by tag."""
_NO_DATE: Final = When("")


def _link_sides(gathered: Gathered, record: RecordId, divider: Day | None) -> Sides[Link]:
    """Links parted by the date of the record at their other end; what has no date stands with the first."""

    def when_of(link: Link) -> When:
        other = link.to_record if link.from_record.id == record else link.from_record
        return gathered.other_ends.get(other.id, _NO_DATE)

    return parted(gathered.links, divider, when_of)


@dataclass(frozen=True, slots=True)
class PaneText:
    """What a pane shows: the line above its title, its name for the tab, and its text as HTML.

    `bands` are what stood, for the small timeline on top.
    """

    kind_line: str
    name: str
    html: str
    bands: tuple[tuple[LifeBand, ...], ...] = ()
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class _Filling:
    """A template with its values; the rest as in `PaneText`."""

    kind_line: str
    name: str
    template: str
    values: Mapping[str, object]
    bands: tuple[tuple[LifeBand, ...], ...] = ()


def page_of(
    gathered: Gathered,
    as_of: Day | None,
    order: ListOrder,
    *,
    is_whole: bool = False,
    opened: frozenset[str] = frozenset(),
) -> PaneText:
    """Tell what is known of a record with the standings of `as_of`, today's where no day is chosen.

    What is dated after a chosen day stands apart, folded but for the lists `opened`; `is_whole` cuts no
    long title.
    """
    filling = _filling(gathered, as_of, order, is_by_tag=BY_TAG in opened)
    record = record_of(gathered.detail)
    common: dict[str, object] = {
        "more_label_of": more_label_of,
        "after": after_words(as_of or today()),
        "opened": opened,
        "record": record,
        "links": _link_sides(gathered, record, as_of),
        "links_shown": gathered.links_shown,
        "entered": gathered.entered,
        "history": gathered.history,
        "order": order,
        "filtered": [one for one in LISTS if filter_of(gathered.kind, record, one) is not None],
    }
    html = fill(filling.template, {**common, "is_whole": is_whole, **filling.values})
    return PaneText(filling.kind_line, filling.name, html, filling.bands, is_private(gathered.detail))


def _filling(gathered: Gathered, divider: Day | None, order: ListOrder, *, is_by_tag: bool) -> _Filling:
    detail = gathered.detail
    lists = {
        "statements": page_sides(gathered.statements, divider),
        "events": page_sides(gathered.events, divider),
        "acts": page_sides(gathered.acts, divider),
    }
    match detail:
        case AgreementDetail():
            filling = _agreement_page(detail, gathered, divider)
        case ActorDetail():
            filling = _actor_page(detail, gathered, divider, is_by_tag=is_by_tag)
        case EventDetail():
            filling = _event_page(detail)
        case StatementDetail():
            filling = _statement_page(detail)
        case ActDetail():
            filling = _act_page(detail)
        case SourceDetail():
            filling = _Filling(
                _kind_line("source", detail.source.kind or "", private=detail.source.private),
                detail.source.title,
                "source",
                source_values(detail, gathered, divider),
            )
        case _:
            filling = _small_page(small_page(detail, divider), isinstance(detail, PlaceDetail))
    return replace(filling, values={**lists, "order": order, **filling.values})


def _agreement_page(detail: AgreementDetail, gathered: Gathered, divider: Day | None) -> _Filling:
    as_of = divider or today()
    agreement = detail.life.agreement
    also = _also_called(agreement.name, agreement.short_name, agreement.aliases)
    kinds = ["agreement", agreement.kind] + (["prospective"] if agreement.prospective else [])
    return _Filling(
        _kind_line(*kinds, private=agreement.private),
        agreement.short_name or agreement.name,
        "agreement",
        {
            "detail": detail,
            "also": also,
            "parties_shown": gathered.parties_shown,
            "life_shown": gathered.life_shown,
            "standing": standing_words.told_standing(detail.life, as_of),
            "commitments": commitments_on(detail.commitments, as_of, divider),
            "life": standing_words.told_life(detail.life, divider),
            "sources": gathered.sources,
            "sources_shown": gathered.sources_shown,
        },
        life_bands(detail.life, as_of),
    )


def _actor_page(detail: ActorDetail, gathered: Gathered, divider: Day | None, *, is_by_tag: bool) -> _Filling:
    actor = detail.actor
    return _Filling(
        _kind_line("actor", actor.kind, private=actor.private),
        actor.short_name or actor.name,
        "actor",
        actor_values(detail, gathered, divider, is_by_tag=is_by_tag),
    )


def _event_page(detail: EventDetail) -> _Filling:
    event = detail.event
    return _Filling(
        _kind_line("event", event.kind or "", private=event.private),
        event.title,
        "event",
        {
            "detail": detail,
            "remarks": _remarks(event.status if event.status != "happened" else "", event),
        },
    )


def _statement_page(detail: StatementDetail) -> _Filling:
    statement = detail.statement
    speakers = tuple(part.actor for part in statement.actors if part.role == "speaker")
    others: tuple[ActorInRole, ...] = tuple(part for part in statement.actors if part.role != "speaker")
    mode = {"direct": "quoted directly", "partial": "quoted in part", "reported": "reported, not quoted"}
    said = " · ".join(
        part for part in (mode[statement.mode], statement.attribution, statement.medium) if part
    )
    return _Filling(
        _kind_line("statement", private=statement.private),
        statement.summary,
        "statement",
        {
            "detail": detail,
            "speakers": speakers,
            "others": others,
            "remarks": _remarks(said, statement),
        },
    )


def _act_page(detail: ActDetail) -> _Filling:
    act = detail.act
    subject = "" if act.actor is None else f"{detail.names[act.actor]} "
    title = f"{subject}{told_act(act, detail.names)}"
    roles: list[tuple[RecordId | None, RecordKind, str]] = [
        (act.actor, RecordKind.ACTOR, "party"),
        (act.predecessor, RecordKind.ACTOR, "predecessor"),
        (act.other_agreement, RecordKind.AGREEMENT, "other agreement"),
        (act.claimed_by, RecordKind.ACTOR, "claims it"),
    ]
    parties = [
        (Named(record, kind, detail.names[record]), role)
        for record, kind, role in roles
        if record is not None and record in detail.names
    ]
    return _Filling(
        _kind_line("act of an agreement", private=act.private),
        title,
        "act",
        {
            "detail": detail,
            "title": title[:1].upper() + title[1:],
            "remarks": "one side's claim: it moves no standing" if act.claimed_by is not None else "",
            "parties": parties,
        },
    )


def _small_page(page: SmallPage, is_place: bool) -> _Filling:
    return _Filling(
        _kind_line(*page.kind_words, private=page.private),
        page.name,
        "small",
        {
            "page": page,
            "events_title": "What happened there" if is_place else "Events",
        },
    )


def _kind_line(*parts: str, private: bool) -> str:
    return " · ".join([part for part in parts if part] + (["private"] if private else []))


def _also_called(name: str, short_name: str | None, aliases: tuple[str, ...]) -> str:
    others = [other for other in dict.fromkeys(filter(None, (short_name, *aliases))) if other != name]
    return f"also {', '.join(others)}" if others else ""


def _remarks(first: str, record: Event | Statement) -> str:
    """What is to be told of a record beside its date: how it stands, how sure it is, how important."""
    told = [first] if first else []
    if record.certainty != "established":
        told.append(record.certainty)
    if record.importance != DEFAULT_IMPORTANCE:
        told.append(f"importance {record.importance} of 5")
    return " · ".join(told)
