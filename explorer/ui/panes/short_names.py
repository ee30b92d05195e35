"""One rule for names of agreements: in full at the head of their own pane, short wherever they are linked."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from explorer.model.details import ActDetail, EventDetail, StatementDetail
from explorer.model.ids import RecordId
from explorer.model.records import Link, Named
from explorer.model.small_details import AssessmentDetail, CommitmentDetail, PaneDetail
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.names import short_names_of
from explorer.store.store import Store


def with_short_names(store: Store, detail: PaneDetail) -> PaneDetail:
    """The same with the agreements that it names by their short names."""
    match detail:
        case EventDetail(event=event):
            return replace(detail, event=replace(event, agreements=_shortened(store, event.agreements)))
        case StatementDetail(statement=statement):
            shortened = _shortened(store, statement.agreements)
            return replace(detail, statement=replace(statement, agreements=shortened))
        case ActDetail(act=act):
            other = {act.other_agreement} - {None}
            names = {**detail.names, **short_names_of(store, [one for one in other if one is not None])}
            (agreement,) = _shortened(store, (detail.agreement,))
            return replace(detail, agreement=agreement, names=names)
        case CommitmentDetail() | AssessmentDetail():
            (agreement,) = _shortened(store, (detail.agreement,))
            return replace(detail, agreement=agreement)
        case _:
            return detail


def links_with_short_names(store: Store, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The same links with agreements at their ends by their short names."""
    ends = [end for one in links for end in (one.from_record, one.to_record)]
    short = _short(store, ends)
    return tuple(
        replace(one, from_record=_named(one.from_record, short), to_record=_named(one.to_record, short))
        for one in links
    )


def _shortened(store: Store, every: tuple[Named, ...]) -> tuple[Named, ...]:
    short = _short(store, every)
    return tuple(_named(one, short) for one in every)


def _short(store: Store, every: Iterable[Named]) -> Mapping[RecordId, str]:
    return short_names_of(store, [one.id for one in every if one.kind is RecordKind.AGREEMENT])


def _named(one: Named, short: Mapping[RecordId, str]) -> Named:
    return replace(one, name=short[one.id]) if one.id in short else one
