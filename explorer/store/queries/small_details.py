"""What the panes of every kind of record are made of; those with long lists are in `details`."""

from collections.abc import Sequence
from typing import TypeVar

from explorer.model.ids import RecordId
from explorer.model.records import Commitment, Link, Tie
from explorer.model.small_details import (
    AssessmentDetail,
    CommitmentDetail,
    LinkDetail,
    PaneDetail,
    PlaceDetail,
    TagDetail,
    TieDetail,
)
from explorer.model.vocabulary import RecordKind
from explorer.store.errors import NotKnown
from explorer.store.queries import details
from explorer.store.queries.names import named, named_all
from explorer.store.queries.parts import citations_of, commitments_of, link_by_id, ties_of
from explorer.store.store import Store

T = TypeVar("T")

OTHERS_MOST = 500
"""So many records of other kinds are named that carry a tag."""


def pane_detail(store: Store, record: RecordId, limit: int = details.DEFAULT_LIMIT) -> PaneDetail:
    """What there is to tell of a record of any kind, its lists up to `limit` rows.

    NotKnown for a number of no record.
    """
    with store.reading():
        match named(store, record).kind:
            case RecordKind.PLACE:
                return PlaceDetail(details.place(store, record))
            case RecordKind.TAG:
                return TagDetail(
                    details.tag(store, record), tuple(named_all(store, _others_tagged(store, record)))
                )
            case RecordKind.TIE:
                return TieDetail(_tie(store, record), is_private(store, record), citations_of(store, record))
            case RecordKind.COMMITMENT:
                return _commitment(store, record)
            case RecordKind.ASSESSMENT:
                return _assessment(store, record)
            case RecordKind.LINK:
                return LinkDetail(
                    _link(store, record), is_private(store, record), citations_of(store, record)
                )
            case _:
                return details.detail(store, record, limit)


def is_private(store: Store, record: RecordId) -> bool:
    """Whether a record is kept private."""
    row = store.connection.execute("select private from records where id = ?", (record,)).fetchone()
    return row is not None and row[0] == 1


def _others_tagged(store: Store, tag: RecordId) -> list[int]:
    rows = store.connection.execute(
        "select record from taggings join records on records.id = record where tag = ?"
        " and kind not in ('event', 'statement', 'act') order by kind, record limit ?",
        (tag, OTHERS_MOST),
    )
    return [int(row[0]) for row in rows]


def _tie(store: Store, record: RecordId) -> Tie:
    row = store.connection.execute("select actor from ties where id = ?", (record,)).fetchone()
    found = [] if row is None else [tie for tie in ties_of(store, RecordId(row[0])) if tie.id == record]
    return _one(found, record)


def _link(store: Store, record: RecordId) -> Link:
    found = link_by_id(store, record)
    return _one([] if found is None else [found], record)


def _commitment(store: Store, record: RecordId) -> CommitmentDetail:
    agreement = _parent(store, "select agreement from commitments where id = ?", record)
    found: list[Commitment] = [one for one in commitments_of(store, agreement) if one.id == record]
    return CommitmentDetail(
        _one(found, record),
        named(store, agreement),
        is_private(store, record),
        citations_of(store, record),
    )


def _assessment(store: Store, record: RecordId) -> AssessmentDetail:
    commitment = _parent(store, "select commitment from assessments where id = ?", record)
    told = _commitment(store, commitment)
    return AssessmentDetail(
        _one([one for one in told.commitment.assessments if one.id == record], record),
        named(store, commitment),
        told.agreement,
        is_private(store, record),
        citations_of(store, record),
    )


def _parent(store: Store, query: str, record: RecordId) -> RecordId:
    row = store.connection.execute(query, (record,)).fetchone()
    return RecordId(_one([] if row is None else [row[0]], record))


def _one(found: Sequence[T], record: RecordId) -> T:
    if not found:
        raise NotKnown(f"There is no record with the number {record}; look it up with “list” or “search”.")
    return found[0]
