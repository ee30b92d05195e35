"""Everything that one pane or one `show` tells of a record."""

import sqlite3

from explorer.model.details import (
    ActDetail,
    ActorDetail,
    AgreementDetail,
    CitedSource,
    Detail,
    EventDetail,
    ListQuery,
    Page,
    SourceDetail,
    StatementDetail,
)
from explorer.model.ids import RecordId
from explorer.model.records import (
    Actor,
    ActorInRole,
    Assessment,
    Citation,
    Commitment,
    Event,
    Link,
    Named,
    Source,
    Statement,
    Tie,
)
from explorer.model.vocabulary import RecordKind
from explorer.store.errors import NotKnown
from explorer.store.queries.listing import count_records, list_records, records_by_id
from explorer.store.queries.lives import ACT_COLUMNS, act_of, life, lives_of
from explorer.store.queries.names import article, named
from explorer.store.rows import (
    number_of,
    number_or_none,
    text_of,
    text_or_none,
    when_of,
    when_or_none,
)
from explorer.store.store import Store

__all__ = [
    "act",
    "actor",
    "agreement",
    "citations_of",
    "detail",
    "event",
    "links_of",
    "named",
    "source",
    "statement",
]

DEFAULT_LIMIT = 50


def detail(store: Store, record: RecordId, limit: int = DEFAULT_LIMIT) -> Detail:
    """What there is to tell of a record that has a pane; NotKnown for a number of no such record."""
    found = named(store, record)
    if found.kind == RecordKind.EVENT:
        return event(store, record, limit)
    if found.kind == RecordKind.STATEMENT:
        return statement(store, record)
    if found.kind == RecordKind.ACT:
        return act(store, record)
    if found.kind == RecordKind.ACTOR:
        return actor(store, record, limit)
    if found.kind == RecordKind.AGREEMENT:
        return agreement(store, record, limit)
    if found.kind == RecordKind.SOURCE:
        return source(store, record, limit)
    raise NotKnown(f"Number {record} is {article(found.kind)} {found.kind}, which has no page of its own.")


def event(store: Store, record: RecordId, limit: int = DEFAULT_LIMIT) -> EventDetail:
    """An event with its links and the statements made at it."""
    with store.reading():
        row = _row(store, "select events.*, private from events join records using (id) where id = ?", record)
        place = number_or_none(row, "place")
        value = Event(
            id=record,
            title=text_of(row, "title"),
            when=when_of(row),
            description=text_or_none(row, "description"),
            place=None if place is None else named(store, place),
            kind=text_or_none(row, "kind"),
            status=text_of(row, "status"),
            announced=when_or_none(row, "announced_"),
            certainty=text_of(row, "certainty"),
            importance=number_of(row, "importance"),
            sequence=number_of(row, "sequence"),
            private=row["private"] == 1,
            actors=_actors_of(store, _EVENT_ACTORS, record),
            agreements=_agreements_of(store, _EVENT_AGREEMENTS, record),
            tags=_tags_of(store, record),
            citations=citations_of(store, record),
        )
        said = store.connection.execute(
            "select id from statements where at_event = ? order by start_earliest, sequence, id", (record,)
        ).fetchall()
        statements = records_by_id(store, [one[0] for one in said[:limit]])
        return EventDetail(value, links_of(store, record), Page(tuple(statements), len(said)))


def statement(store: Store, record: RecordId) -> StatementDetail:
    """A statement with its links; the speakers come first."""
    with store.reading():
        row = _row(
            store, "select statements.*, private from statements join records using (id) where id = ?", record
        )
        at_event = number_or_none(row, "at_event")
        value = Statement(
            id=record,
            summary=text_of(row, "summary"),
            when=when_of(row),
            quote=text_or_none(row, "quote"),
            language=text_or_none(row, "language"),
            translation=text_or_none(row, "translation"),
            translator=text_or_none(row, "translator"),
            mode=text_of(row, "mode"),
            attribution=text_of(row, "attribution"),
            medium=text_or_none(row, "medium"),
            at_event=None if at_event is None else named(store, at_event),
            certainty=text_of(row, "certainty"),
            importance=number_of(row, "importance"),
            sequence=number_of(row, "sequence"),
            private=row["private"] == 1,
            actors=_actors_of(store, _STATEMENT_ACTORS, record),
            agreements=_agreements_of(store, _STATEMENT_AGREEMENTS, record),
            tags=_tags_of(store, record),
            citations=citations_of(store, record),
        )
        return StatementDetail(value, links_of(store, record))


def act(store: Store, record: RecordId) -> ActDetail:
    """An act with the names that it speaks of, its links and citations."""
    with store.reading():
        row = _row(
            store,
            f"select {ACT_COLUMNS} from acts join records using (id) where id = ?",  # noqa: S608 - a constant
            record,
        )
        value = act_of(row)
        spoken_of = [value.actor, value.predecessor, value.claimed_by, value.other_agreement]
        names = {one: named(store, one).name for one in spoken_of if one is not None}
        return ActDetail(
            act=value,
            agreement=named(store, value.agreement),
            names=names,
            links=links_of(store, record),
            citations=citations_of(store, record),
        )


def actor(store: Store, record: RecordId, limit: int = DEFAULT_LIMIT) -> ActorDetail:
    """An actor with its ties, agreements, and the first `limit` of its statements, events and acts."""
    with store.reading():
        row = _row(store, "select actors.*, private from actors join records using (id) where id = ?", record)
        aliases = store.connection.execute(
            "select name from actor_names where actor = ? order by id", (record,)
        ).fetchall()
        value = Actor(
            id=record,
            name=text_of(row, "name"),
            short_name=text_or_none(row, "short_name"),
            kind=text_of(row, "kind"),
            description=text_or_none(row, "description"),
            colour=text_or_none(row, "colour"),
            aliases=tuple(one[0] for one in aliases),
            private=row["private"] == 1,
        )
        agreements = store.connection.execute(
            "select agreement from acts where actor = :record"
            " union select agreement from acts where predecessor = :record"
            " union select agreement from commitments where obligor = :record order by 1",
            {"record": record},
        ).fetchall()
        return ActorDetail(
            actor=value,
            ties=_ties_of(store, record),
            agreements=tuple(lives_of(store, [RecordId(one[0]) for one in agreements])),
            statements=_page(store, RecordKind.STATEMENT, limit, actor=record),
            events=_page(store, RecordKind.EVENT, limit, actor=record),
            acts=_page(store, RecordKind.ACT, limit, actor=record),
            appears_with=_company_of(store, record, limit),
            sources=_cited_sources(store, _ACTOR_RECORDS, record),
        )


def agreement(store: Store, record: RecordId, limit: int = DEFAULT_LIMIT) -> AgreementDetail:
    """An agreement with its whole life, and the first `limit` of the statements and events about it."""
    with store.reading():
        if store.connection.execute("select 1 from agreements where id = ?", (record,)).fetchone() is None:
            raise NotKnown(f"There is no agreement with the number {record}.")
        acts = store.connection.execute(
            "select id from acts where agreement = ?"
            " order by when_edtf is null, start_earliest, sequence, id",
            (record,),
        ).fetchall()
        return AgreementDetail(
            life=life(store, record),
            acts=tuple(records_by_id(store, [one[0] for one in acts])),
            statements=_page(store, RecordKind.STATEMENT, limit, agreement=record),
            events=_page(store, RecordKind.EVENT, limit, agreement=record),
            commitments=_commitments_of(store, record),
            sources=_cited_sources(store, _AGREEMENT_RECORDS, record),
        )


def source(store: Store, record: RecordId, limit: int = DEFAULT_LIMIT) -> SourceDetail:
    """A source with the first `limit` events, statements and acts that cite it."""
    with store.reading():
        row = _row(
            store, "select sources.*, private from sources join records using (id) where id = ?", record
        )
        value = Source(
            id=record,
            title=text_of(row, "title"),
            author=text_or_none(row, "author"),
            publisher=text_or_none(row, "publisher"),
            published=when_of(row, "published_"),
            url=text_or_none(row, "url"),
            archived_url=text_or_none(row, "archived_url"),
            accessed=text_or_none(row, "accessed"),
            kind=text_or_none(row, "kind"),
            note=text_or_none(row, "note"),
            private=row["private"] == 1,
        )
        cited = store.connection.execute(
            "select citations.id, record from citations join timeline on timeline.id = citations.record"
            " where citations.source = ? order by when_edtf is null, start_earliest, record, citations.id",
            (record,),
        ).fetchall()
        first = cited[:limit]
        records = {one.id: one for one in records_by_id(store, [row[1] for row in first])}
        citations = {one.id: one for one in _citations(store, [row[0] for row in first])}
        return SourceDetail(
            source=value,
            cited_by=tuple((records[RecordId(one[1])], citations[one[0]]) for one in first),
            total=len(cited),
        )


def citations_of(store: Store, record: RecordId) -> tuple[Citation, ...]:
    """The citations of a record, in the order in which they were added."""
    rows = store.connection.execute("select id from citations where record = ? order by id", (record,))
    return tuple(_citations(store, [row[0] for row in rows]))


def links_of(store: Store, record: RecordId) -> tuple[Link, ...]:
    """The links from and to a record."""
    rows = store.connection.execute(
        "select * from links where from_record = :record or to_record = :record order by id",
        {"record": record},
    ).fetchall()
    return tuple(_link(store, row) for row in rows)


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


def _row(store: Store, query: str, record: RecordId) -> sqlite3.Row:
    row = store.connection.execute(query, (record,)).fetchone() if 0 < record < 2**63 else None
    if not isinstance(row, sqlite3.Row):
        raise NotKnown(
            f"There is no such record with the number {record}; look it up with “list” or “search”."
        )
    return row


def _page(
    store: Store,
    kind: RecordKind,
    limit: int,
    actor: RecordId | None = None,
    agreement: RecordId | None = None,
) -> Page:
    query = ListQuery(kinds=(kind,), actor=actor, agreement=agreement, limit=limit)
    rows = tuple(list_records(store, query))
    return Page(rows, len(rows) if len(rows) < limit else count_records(store, query))


_EVENT_ACTORS = (
    "select actors.id, actors.name, role from event_actors join actors on actors.id = event_actors.actor"
    " where event = ? order by position, event_actors.id"
)
_STATEMENT_ACTORS = (
    "select actors.id, actors.name, role from statement_actors"
    " join actors on actors.id = statement_actors.actor"
    " where statement = ? order by role <> 'speaker', position, statement_actors.id"
)
_EVENT_AGREEMENTS = (
    "select agreements.id, agreements.name from event_agreements"
    " join agreements on agreements.id = agreement where event = ? order by event_agreements.id"
)
_STATEMENT_AGREEMENTS = (
    "select agreements.id, agreements.name from statement_agreements"
    " join agreements on agreements.id = agreement where statement = ? order by statement_agreements.id"
)


def _actors_of(store: Store, query: str, record: RecordId) -> tuple[ActorInRole, ...]:
    return tuple(
        ActorInRole(Named(RecordId(row[0]), RecordKind.ACTOR, str(row[1])), str(row[2]))
        for row in store.connection.execute(query, (record,))
    )


def _agreements_of(store: Store, query: str, record: RecordId) -> tuple[Named, ...]:
    return tuple(
        Named(RecordId(row[0]), RecordKind.AGREEMENT, str(row[1]))
        for row in store.connection.execute(query, (record,))
    )


def _tags_of(store: Store, record: RecordId) -> tuple[Named, ...]:
    rows = store.connection.execute(
        "select tags.id, name from taggings join tags on tags.id = tag where record = ? order by taggings.id",
        (record,),
    )
    return tuple(Named(RecordId(row[0]), RecordKind.TAG, str(row[1])) for row in rows)


def _citations(store: Store, ids: list[int]) -> list[Citation]:
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


def _ties_of(store: Store, actor: RecordId) -> tuple[Tie, ...]:
    rows = store.connection.execute(
        "select ties.*, a.name as actor_name, b.name as to_name from ties"
        " join actors as a on a.id = ties.actor left join actors as b on b.id = ties.to_actor"
        " where ties.actor = :record or ties.to_actor = :record"
        " order by ties.start_earliest, ties.id",
        {"record": actor},
    )
    return tuple(_tie(row) for row in rows)


def _tie(row: sqlite3.Row) -> Tie:
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
    )


_SAME_RECORDS = (
    "select other, count(distinct record) as times from ("
    " select theirs.actor as other, theirs.event as record from event_actors as ours"
    " join event_actors as theirs on theirs.event = ours.event where ours.actor = :record"
    " union all select theirs.actor, theirs.statement from statement_actors as ours"
    " join statement_actors as theirs on theirs.statement = ours.statement where ours.actor = :record"
    ") where other <> :record group by other order by times desc, other limit :most"
)


def _company_of(store: Store, actor: RecordId, limit: int) -> tuple[tuple[Named, int], ...]:
    rows = store.connection.execute(_SAME_RECORDS, {"record": actor, "most": limit}).fetchall()
    return tuple((named(store, row[0]), int(row[1])) for row in rows)


_ACTOR_RECORDS = (
    "select event from event_actors where actor = :record"
    " union select statement from statement_actors where actor = :record"
    " union select id from acts where actor = :record union select :record"
)
_AGREEMENT_RECORDS = (
    "select event from event_agreements where agreement = :record"
    " union select statement from statement_agreements where agreement = :record"
    " union select id from acts where agreement = :record"
    " union select id from commitments where agreement = :record union select :record"
)


def _cited_sources(store: Store, records: str, subject: RecordId) -> tuple[CitedSource, ...]:
    rows = store.connection.execute(
        "select sources.id, sources.title, count(*) as times, max(confidence) from citations"  # noqa: S608 - one of two constants
        f" join sources on sources.id = citations.source where citations.record in ({records})"
        " group by sources.id order by times desc, sources.title, sources.id",
        {"record": subject},
    )
    return tuple(
        CitedSource(Named(RecordId(row[0]), RecordKind.SOURCE, str(row[1])), int(row[2]), int(row[3]))
        for row in rows
    )


def _commitments_of(store: Store, agreement: RecordId) -> tuple[Commitment, ...]:
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
