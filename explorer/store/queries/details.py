"""Everything that one pane or one `show` tells of a record."""

import sqlite3
from dataclasses import replace

from explorer.model.details import (
    ActDetail,
    ActorDetail,
    AgreementDetail,
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
    Alias,
    Event,
    Place,
    Source,
    Statement,
    Tag,
)
from explorer.model.vocabulary import RecordKind
from explorer.store.errors import NotKnown
from explorer.store.queries.listing import count_records, list_records, records_by_id
from explorer.store.queries.lives import ACT_COLUMNS, act_of, life, lives_of
from explorer.store.queries.names import article, named
from explorer.store.queries.parts import (
    ACTOR_RECORDS,
    AGREEMENT_RECORDS,
    EVENT_ACTORS,
    EVENT_AGREEMENTS,
    STATEMENT_ACTORS,
    STATEMENT_AGREEMENTS,
    actors_of,
    agreements_of,
    citations_of,
    cited_sources,
    commitments_of,
    company_of,
    links_of,
    tags_of,
    ties_of,
)
from explorer.store.queries.source_uses import source_page, source_uses
from explorer.store.queries.subject_lists import list_page, subject_orders
from explorer.store.rows import (
    degrees_or_none,
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
    "place",
    "source",
    "statement",
    "tag",
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
    """An event with its links and the first of the statements made at it."""
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
            actors=actors_of(store, EVENT_ACTORS, record),
            agreements=agreements_of(store, EVENT_AGREEMENTS, record),
            tags=tags_of(store, record),
            citations=citations_of(store, record),
        )
        said = subject_orders(store, record, RecordKind.EVENT)[RecordKind.STATEMENT]
        return EventDetail(value, links_of(store, record), list_page(store, said, "oldest", limit))


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
            actors=actors_of(store, STATEMENT_ACTORS, record),
            agreements=agreements_of(store, STATEMENT_AGREEMENTS, record),
            tags=tags_of(store, record),
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
        return replace(
            actor_alone(store, record),
            statements=_page(store, RecordKind.STATEMENT, limit, actor=record),
            events=_page(store, RecordKind.EVENT, limit, actor=record),
            acts=_page(store, RecordKind.ACT, limit, actor=record),
            appears_with=company_of(store, record, limit),
            sources=cited_sources(store, ACTOR_RECORDS, record),
        )


def actor_alone(store: Store, record: RecordId) -> ActorDetail:
    """An actor with its ties and agreements; the lists of its records are empty."""
    with store.reading():
        row = _row(store, "select actors.*, private from actors join records using (id) where id = ?", record)
        aliases = store.connection.execute(
            "select * from actor_names where actor = ? order by id", (record,)
        ).fetchall()
        value = Actor(
            id=record,
            name=text_of(row, "name"),
            short_name=text_or_none(row, "short_name"),
            kind=text_of(row, "kind"),
            description=text_or_none(row, "description"),
            colour=text_or_none(row, "colour"),
            aliases=tuple(Alias(text_of(one, "name"), when_of(one)) for one in aliases),
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
            ties=ties_of(store, record),
            agreements=tuple(lives_of(store, [RecordId(one[0]) for one in agreements])),
        )


def agreement(store: Store, record: RecordId, limit: int = DEFAULT_LIMIT) -> AgreementDetail:
    """An agreement with its whole life, and the first `limit` of the statements and events about it."""
    with store.reading():
        acts = store.connection.execute(
            "select id from acts where agreement = ?"
            " order by when_edtf is null, start_earliest, sequence, id",
            (record,),
        ).fetchall()
        return replace(
            agreement_alone(store, record),
            acts=tuple(records_by_id(store, [one[0] for one in acts])),
            statements=_page(store, RecordKind.STATEMENT, limit, agreement=record),
            events=_page(store, RecordKind.EVENT, limit, agreement=record),
            sources=cited_sources(store, AGREEMENT_RECORDS, record),
        )


def agreement_alone(store: Store, record: RecordId) -> AgreementDetail:
    """An agreement with its life and commitments; the lists of its records are empty."""
    with store.reading():
        if store.connection.execute("select 1 from agreements where id = ?", (record,)).fetchone() is None:
            raise NotKnown(f"There is no agreement with the number {record}.")
        return AgreementDetail(life=life(store, record), commitments=commitments_of(store, record))


def source_alone(store: Store, record: RecordId) -> Source:
    """A source without what cites it."""
    row = _row(store, "select sources.*, private from sources join records using (id) where id = ?", record)
    return Source(
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


def source(store: Store, record: RecordId, limit: int = DEFAULT_LIMIT) -> SourceDetail:
    """A source with its first `limit` citations: by events, statements and acts in time, then by others."""
    with store.reading():
        return source_page(store, source_alone(store, record), source_uses(store, record), limit)


def place(store: Store, record: RecordId) -> Place:
    """A place with where it lies."""
    with store.reading():
        row = _row(store, "select places.*, private from places join records using (id) where id = ?", record)
        return Place(
            id=record,
            name=text_of(row, "name"),
            country=text_or_none(row, "country"),
            latitude=degrees_or_none(row, "latitude"),
            longitude=degrees_or_none(row, "longitude"),
            private=row["private"] == 1,
        )


def tag(store: Store, record: RecordId) -> Tag:
    """A tag."""
    with store.reading():
        row = _row(store, "select tags.*, private from tags join records using (id) where id = ?", record)
        return Tag(record, text_of(row, "name"), row["private"] == 1)


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
