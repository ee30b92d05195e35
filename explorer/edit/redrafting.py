"""A record of any kind as it is in the database, as the draft that an editor begins with."""

from collections.abc import Callable, Mapping
from typing import Final, cast

from explorer.edit.drafting import citation_drafts, draft_of, draft_of_place, draft_of_tag
from explorer.model.drafts import (
    AssessmentDraft,
    CitationDraft,
    CommitmentDraft,
    Draft,
    LinkDraft,
    TieDraft,
)
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.store.queries import details
from explorer.store.queries.names import named
from explorer.store.rows import Row, number_of, number_or_none, text_of, text_or_none, when_of, when_or_none
from explorer.store.store import Store


def draft_of_record(store: Store, record: RecordId) -> Draft:
    """The draft that, saved as it is, changes nothing; NotKnown where there is no such record."""
    with store.reading():
        read = _READERS.get(named(store, record).kind)
        return draft_of(details.detail(store, record)) if read is None else read(store, record)


def _tie(store: Store, record: RecordId) -> TieDraft:
    row = _row(store, "ties", record)
    return TieDraft(
        actor=RecordId(number_of(row, "actor")),
        relation=text_of(row, "relation"),
        to_actor=_record(row, "to_actor"),
        title=text_or_none(row, "title"),
        when=when_of(row),
        private=row["private"] == 1,
        citations=_citations(store, record),
    )


def _link(store: Store, record: RecordId) -> LinkDraft:
    row = _row(store, "links", record)
    return LinkDraft(
        from_record=RecordId(number_of(row, "from_record")),
        to_record=RecordId(number_of(row, "to_record")),
        relation=text_of(row, "relation"),
        asserted_by=_record(row, "asserted_by"),
        certainty=text_of(row, "certainty"),
        note=text_or_none(row, "note"),
        private=row["private"] == 1,
        citations=_citations(store, record),
    )


def _commitment(store: Store, record: RecordId) -> CommitmentDraft:
    row = _row(store, "commitments", record)
    return CommitmentDraft(
        agreement=RecordId(number_of(row, "agreement")),
        obligor=RecordId(number_of(row, "obligor")),
        text=text_of(row, "text"),
        owed_to=_record(row, "owed_to"),
        article=text_or_none(row, "article"),
        condition=text_or_none(row, "condition"),
        due=when_or_none(row, "due_"),
        private=row["private"] == 1,
        citations=_citations(store, record),
    )


def _assessment(store: Store, record: RecordId) -> AssessmentDraft:
    row = _row(store, "assessments", record)
    return AssessmentDraft(
        commitment=RecordId(number_of(row, "commitment")),
        assessor=RecordId(number_of(row, "assessor")),
        verdict=text_of(row, "verdict"),
        when=when_of(row),
        note=text_or_none(row, "note"),
        private=row["private"] == 1,
        citations=_citations(store, record),
    )


_READERS: Final[Mapping[RecordKind, Callable[[Store, RecordId], Draft]]] = {
    RecordKind.TIE: _tie,
    RecordKind.LINK: _link,
    RecordKind.COMMITMENT: _commitment,
    RecordKind.ASSESSMENT: _assessment,
    RecordKind.PLACE: lambda store, record: draft_of_place(details.place(store, record)),
    RecordKind.TAG: lambda store, record: draft_of_tag(details.tag(store, record)),
}
"""The kinds whose pane does not tell everything that is written of them."""


def _row(store: Store, table: str, record: RecordId) -> Row:
    row = store.connection.execute(
        f"select {table}.*, private from {table} join records using (id) where id = ?",  # noqa: S608 - one of four tables
        (record,),
    ).fetchone()
    assert row is not None, "a record has its row"
    return cast(Row, row)


def _record(row: Row, column: str) -> RecordId | None:
    number = number_or_none(row, column)
    return None if number is None else RecordId(number)


def _citations(store: Store, record: RecordId) -> tuple[CitationDraft, ...]:
    return citation_drafts(details.citations_of(store, record))
