"""The parts that panes are put together from: who, what, according to whom, tied to what."""

import sqlite3

from explorer.model.details import CitedSource
from explorer.model.ids import RecordId
from explorer.model.records import (
    ActorInRole,
    Assessment,
    Citation,
    Commitment,
    Link,
    Named,
    Tie,
)
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.names import named
from explorer.store.rows import number_of, number_or_none, text_of, text_or_none, when_of, when_or_none
from explorer.store.store import Store


def citations_of(store: Store, record: RecordId) -> tuple[Citation, ...]:
    """The citations of a record, in the order in which they were added."""
    rows = store.connection.execute("select id from citations where record = ? order by id", (record,))
    return tuple(citations_by_id(store, [row[0] for row in rows]))


def links_of(store: Store, record: RecordId) -> tuple[Link, ...]:
    """The links from and to a record."""
    rows = store.connection.execute(
        "select * from links where from_record = :record or to_record = :record order by id",
        {"record": record},
    ).fetchall()
    return tuple(_link(store, row) for row in rows)


def link_by_id(store: Store, record: RecordId) -> Link | None:
    """One link; None where there is none of that number."""
    row = store.connection.execute("select * from links where id = ?", (record,)).fetchone()
    return None if row is None else _link(store, row)


def _link(store: Store, row: sqlite3.Row) -> Link:
    asserted_by = number_or_none(row, "asserted_by")
    return Link(
        id=RecordId(number_of(row, "id")),
        from_record=named(store, number_of(row, "from_record")),
        to_record=named(store, number_of(row, "to_record")),
        relation=text_of(row, "relation"),
        asserted_by=None if asserted_by is None else named(store, asserted_by),
        certainty=text_of(row, "certainty"),
        note=text_or_none(row, "note"),
    )


EVENT_ACTORS = (
    "select actors.id, actors.name, role from event_actors join actors on actors.id = event_actors.actor"
    " where event = ? order by position, event_actors.id"
)
STATEMENT_ACTORS = (
    "select actors.id, actors.name, role from statement_actors"
    " join actors on actors.id = statement_actors.actor"
    " where statement = ? order by role <> 'speaker', position, statement_actors.id"
)
EVENT_AGREEMENTS = (
    "select agreements.id, agreements.name from event_agreements"
    " join agreements on agreements.id = agreement where event = ? order by event_agreements.id"
)
STATEMENT_AGREEMENTS = (
    "select agreements.id, agreements.name from statement_agreements"
    " join agreements on agreements.id = agreement where statement = ? order by statement_agreements.id"
)


def actors_of(store: Store, query: str, record: RecordId) -> tuple[ActorInRole, ...]:
    """The actors of an event or a statement in their roles, by one of the two queries above."""
    return tuple(
        ActorInRole(Named(RecordId(row[0]), RecordKind.ACTOR, str(row[1])), str(row[2]))
        for row in store.connection.execute(query, (record,))
    )


def agreements_of(store: Store, query: str, record: RecordId) -> tuple[Named, ...]:
    """The agreements that an event or a statement concerns, by one of the two queries above."""
    return tuple(
        Named(RecordId(row[0]), RecordKind.AGREEMENT, str(row[1]))
        for row in store.connection.execute(query, (record,))
    )


def tags_of(store: Store, record: RecordId) -> tuple[Named, ...]:
    """The tags of a record."""
    rows = store.connection.execute(
        "select tags.id, name from taggings join tags on tags.id = tag where record = ? order by taggings.id",
        (record,),
    )
    return tuple(Named(RecordId(row[0]), RecordKind.TAG, str(row[1])) for row in rows)


def citations_by_id(store: Store, ids: list[int]) -> list[Citation]:
    """Citations by their own numbers, in the order of these."""
    rows = store.connection.execute(
        "select citations.*, sources.title as source_title, via.title as via_title from citations"
        " join sources on sources.id = citations.source left join sources as via on via.id = via_source"
        " where citations.id in (select value from json_each(?)) order by citations.id",
        (f"[{','.join(map(str, ids))}]",),
    )
    return [_citation(row) for row in rows]


def _citation(row: sqlite3.Row) -> Citation:
    via = number_or_none(row, "via_source")
    return Citation(
        id=number_of(row, "id"),
        record=RecordId(number_of(row, "record")),
        source=Named(RecordId(number_of(row, "source")), RecordKind.SOURCE, text_of(row, "source_title")),
        locator=text_or_none(row, "locator"),
        excerpt=text_or_none(row, "excerpt"),
        confidence=number_of(row, "confidence"),
        stance=text_of(row, "stance"),
        says_when=when_or_none(row, "says_"),
        via_source=None
        if via is None
        else Named(RecordId(via), RecordKind.SOURCE, text_of(row, "via_title")),
    )


TIES = (
    "select ties.*, private, a.name as actor_name, b.name as to_name from ties join records using (id)"
    " join actors as a on a.id = ties.actor left join actors as b on b.id = ties.to_actor"
)
"""Ties with the names of both ends, for `tie_of`."""


def ties_of(store: Store, actor: RecordId) -> tuple[Tie, ...]:
    """The ties of an actor, from it and to it, by date."""
    rows = store.connection.execute(
        f"{TIES} where ties.actor = :record or ties.to_actor = :record order by ties.start_earliest, ties.id",
        {"record": actor},
    )
    return tuple(tie_of(row) for row in rows)


def tie_of(row: sqlite3.Row) -> Tie:
    """A tie from a row of `TIES`."""
    to_actor = number_or_none(row, "to_actor")
    return Tie(
        id=RecordId(number_of(row, "id")),
        actor=Named(RecordId(number_of(row, "actor")), RecordKind.ACTOR, text_of(row, "actor_name")),
        relation=text_of(row, "relation"),
        to_actor=None
        if to_actor is None
        else Named(RecordId(to_actor), RecordKind.ACTOR, text_of(row, "to_name")),
        title=text_or_none(row, "title"),
        when=when_of(row),
        private=row["private"] == 1,
    )


_SAME_RECORDS = (
    "select other, count(distinct record) as times from ("
    " select theirs.actor as other, theirs.event as record from event_actors as ours"
    " join event_actors as theirs on theirs.event = ours.event where ours.actor = :record"
    " union all select theirs.actor, theirs.statement from statement_actors as ours"
    " join statement_actors as theirs on theirs.statement = ours.statement where ours.actor = :record"
    ") where other <> :record group by other order by times desc, other limit :most"
)


def company_of(store: Store, actor: RecordId, limit: int) -> tuple[tuple[Named, int], ...]:
    """Who stands in the same events and statements as an actor, and in how many; most first."""
    rows = store.connection.execute(_SAME_RECORDS, {"record": actor, "most": limit}).fetchall()
    return tuple((named(store, row[0]), int(row[1])) for row in rows)


ACTOR_RECORDS = (
    "select event from event_actors where actor = :record"
    " union select statement from statement_actors where actor = :record"
    " union select id from acts where actor = :record union select :record"
)
AGREEMENT_RECORDS = (
    "select event from event_agreements where agreement = :record"
    " union select statement from statement_agreements where agreement = :record"
    " union select id from acts where agreement = :record"
    " union select id from commitments where agreement = :record union select :record"
)


def cited_sources(store: Store, records: str, subject: RecordId, every: int = 1) -> tuple[CitedSource, ...]:
    """The sources cited for the records of a subject, most cited first.

    Of very many records only every `every`-th is looked at; the counts are those found.
    """
    rows = store.connection.execute(
        "select sources.id, sources.title, count(*) as times, max(confidence) from citations"  # noqa: S608 - one of two constants
        f" join sources on sources.id = citations.source where citations.record in ({records})"
        " and citations.record % :every = 0"
        " group by sources.id order by times desc, sources.title, sources.id",
        {"record": subject, "every": every},
    )
    return tuple(
        CitedSource(Named(RecordId(row[0]), RecordKind.SOURCE, str(row[1])), int(row[2]), int(row[3]))
        for row in rows
    )


_TOLD_IN = (
    "select actor from ties where id = :record"
    " union all select agreement from commitments where id = :record"
    " union all select agreement from assessments join commitments on commitments.id = commitment"
    " where assessments.id = :record"
    " union all select from_record from links where id = :record"
    " union all select id from records where id = :record"
    " and kind in ('actor', 'agreement', 'source', 'event', 'statement', 'act')"
)


def pane_telling(store: Store, record: RecordId) -> Named | None:
    """The record whose pane tells of `record`: its own, or that of the actor or agreement it belongs to."""
    row = store.connection.execute(_TOLD_IN, {"record": record}).fetchone()
    return None if row is None else named(store, row[0])


def commitments_of(store: Store, agreement: RecordId) -> tuple[Commitment, ...]:
    """The commitments under an agreement with their assessments."""
    rows = store.connection.execute(
        "select * from commitments where agreement = ? order by id", (agreement,)
    ).fetchall()
    return tuple(
        Commitment(
            id=RecordId(number_of(row, "id")),
            obligor=named(store, number_of(row, "obligor")),
            owed_to=None if row["owed_to"] is None else named(store, number_of(row, "owed_to")),
            text=text_of(row, "text"),
            article=text_or_none(row, "article"),
            condition=text_or_none(row, "condition"),
            due=when_or_none(row, "due_"),
            assessments=_assessments_of(store, number_of(row, "id")),
        )
        for row in rows
    )


def _assessments_of(store: Store, commitment: int) -> tuple[Assessment, ...]:
    rows = store.connection.execute(
        "select * from assessments where commitment = ? order by start_earliest, id", (commitment,)
    ).fetchall()
    return tuple(
        Assessment(
            id=RecordId(number_of(row, "id")),
            assessor=named(store, number_of(row, "assessor")),
            verdict=text_of(row, "verdict"),
            when=when_of(row),
            note=text_or_none(row, "note"),
        )
        for row in rows
    )
