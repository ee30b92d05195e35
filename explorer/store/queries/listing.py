"""Lists of records: those that stand on the timeline, and the names in the browser."""

from collections.abc import Iterator, Sequence
from itertools import islice

from explorer.model.details import BrowserEntry, ListedRecord, ListQuery
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.act_titles import act_titles
from explorer.store.queries.matching import match_of
from explorer.store.queries.names import NAMED_KINDS
from explorer.store.rows import Row, number_of, text_of, text_or_none, when_of
from explorer.store.store import Store

TIMELINE_KINDS = (RecordKind.EVENT, RecordKind.STATEMENT, RecordKind.ACT)
_SLICE = 200

_WHEN = (
    "when_text, when_edtf, start_earliest, start_latest, end_earliest, end_latest,"
    " precision, approximate, uncertain, utc_offset_min, when_edtf is null as is_undated"
)
_SELECTS = {
    RecordKind.EVENT: (
        f"select id, 'event' as record_kind, title, {_WHEN}, sequence, null as act, null as quote,"  # noqa: S608 - a constant
        " null as mode, status from events"
    ),
    RecordKind.STATEMENT: (
        f"select id, 'statement' as record_kind, summary as title, {_WHEN}, sequence, null as act,"  # noqa: S608 - a constant
        " quote, mode, null as status from statements"
    ),
    RecordKind.ACT: (
        f"select id, 'act' as record_kind, null as title, {_WHEN}, sequence, act, null as quote,"  # noqa: S608 - a constant
        " null as mode, null as status from acts"
    ),
}
_ACTOR_CONDITIONS = {
    RecordKind.EVENT: "id in (select event from event_actors where actor = :actor)",
    RecordKind.STATEMENT: "id in (select statement from statement_actors where actor = :actor)",
    RecordKind.ACT: "(actor = :actor or predecessor = :actor or claimed_by = :actor)",
}
_AGREEMENT_CONDITIONS = {
    RecordKind.EVENT: "id in (select event from event_agreements where agreement = :agreement)",
    RecordKind.STATEMENT: "id in (select statement from statement_agreements where agreement = :agreement)",
    RecordKind.ACT: "(agreement = :agreement or other_agreement = :agreement)",
}
_ORDER = " order by is_undated, start_earliest, sequence, id"
"""By outer start, an open one first; within it by sequence, then by number; undated last."""
_PARTS = (
    ("when_edtf is not null", " order by start_earliest, sequence, id"),
    ("when_edtf is null", " order by sequence, id"),
)
"""The same order, in two parts: the dated, then the undated."""

Parameters = dict[str, str | int | None]


def list_records(store: Store, query: ListQuery) -> Iterator[ListedRecord]:
    """The events, statements and acts that are asked for, in the order of time; undated last.

    A record is in when its outer bounds overlap the inclusive bounds; an undated one is in only where
    no bound is given.
    """
    selects, parameters = _compose(query)
    if not selects:
        return
    last = None if query.limit is None else query.offset + query.limit
    rows = islice(_rows(store, query, selects, parameters), query.offset, last)
    while some := list(islice(rows, _SLICE)):
        yield from listed(store, some)


def _rows(store: Store, query: ListQuery, selects: Sequence[str], parameters: Parameters) -> Iterator[Row]:
    """The rows in the order of time; those of everything as an index has them, without sorting all of it."""
    statements = [f"{' union all '.join(selects)}{_ORDER}"]
    if not _names_something(query):
        statements = [
            " union all ".join(
                f"{one} {'and' if ' where ' in one else 'where'} {condition}" for one in selects
            )
            + order
            for condition, order in _PARTS
        ]
    for statement in statements:
        for row in store.connection.execute(statement, parameters):  # noqa: UP028 - it would close the cursor
            yield row


def _names_something(query: ListQuery) -> bool:
    """Whether a subject or words are asked for, by which few records are found before they are sorted."""
    subjects = (query.actor, query.agreement, query.tag, query.place)
    return any(one is not None for one in subjects) or bool(query.text and query.text.strip())


def count_records(store: Store, query: ListQuery) -> int:
    """How many records `list_records` has for the query, its limit and offset aside."""
    selects, parameters = _compose(query)
    if not selects:
        return 0
    row = store.connection.execute(
        f"select count(*) from ({' union all '.join(selects)})",  # noqa: S608 - put together from the constants above
        parameters,
    ).fetchone()
    return int(row[0])


def records_by_id(store: Store, records: Sequence[int]) -> list[ListedRecord]:
    """These events, statements and acts, in the order given; other numbers are left out."""
    ids = f"[{','.join(map(str, records))}]"
    every = " union all ".join(
        f"{_SELECTS[kind]} where id in (select value from json_each(:ids))"  # noqa: S608 - constants
        for kind in TIMELINE_KINDS
    )
    rows = store.connection.execute(every, {"ids": ids}).fetchall()
    by_id = {one.id: one for one in listed(store, rows)}
    return [by_id[RecordId(record)] for record in records if record in by_id]


def _compose(query: ListQuery) -> tuple[list[str], Parameters]:
    kinds = [kind for kind in TIMELINE_KINDS if not query.kinds or kind in query.kinds]
    parameters: Parameters = {
        "actor": query.actor,
        "agreement": query.agreement,
        "tag": query.tag,
        "place": query.place,
        "from_ms": query.from_ms,
        "to_ms": query.to_ms,
        "begins_by_ms": query.begins_by_ms,
        "begins_after_ms": query.begins_after_ms,
    }
    shared: list[str] = []
    if query.from_ms is not None:
        shared.append("when_edtf is not null and (end_latest is null or end_latest >= :from_ms)")
    if query.to_ms is not None:
        shared.append("when_edtf is not null and (start_earliest is null or start_earliest <= :to_ms)")
    if query.begins_by_ms is not None:
        shared.append("(start_earliest is null or start_earliest <= :begins_by_ms)")
    if query.begins_after_ms is not None:
        shared.append("start_earliest > :begins_after_ms")
    if query.place is not None:
        shared.append("id in (select events.id from events where events.place = :place)")
    if query.tag is not None:
        shared.append("id in (select record from taggings where tag = :tag)")
    if not query.include_private:
        shared.append("id not in (select id from records where private = 1)")
    if query.text is not None and query.text.strip():
        match = match_of(query.text)
        if match is None:
            return [], parameters
        parameters["match"] = match
        shared.append("id in (select rowid from search where search match :match)")
    selects = []
    for kind in kinds:
        conditions = list(shared)
        if query.actor is not None:
            conditions.append(_ACTOR_CONDITIONS[kind])
        if query.agreement is not None:
            conditions.append(_AGREEMENT_CONDITIONS[kind])
        where = f" where {' and '.join(conditions)}" if conditions else ""
        selects.append(f"{_SELECTS[kind]}{where}")
    return selects, parameters


def listed(store: Store, rows: Sequence[Row]) -> list[ListedRecord]:
    """Rows of the selects above with the names that go with them."""
    ids = f"[{','.join(str(number_of(row, 'id')) for row in rows)}]"
    actors = _names(store, _ACTORS_OF, ids)
    speakers = _names(store, _SPEAKERS_OF, ids)
    agreements = _names(store, _AGREEMENTS_OF, ids)
    titles = act_titles(store, ids)
    private = {
        int(row[0])
        for row in store.connection.execute(
            "select id from records where private = 1 and id in (select value from json_each(?))", (ids,)
        )
    }
    found = []
    for row in rows:
        record = number_of(row, "id")
        kind = RecordKind(text_of(row, "record_kind"))
        found.append(
            ListedRecord(
                kind=kind,
                id=RecordId(record),
                title=titles.get(record, "") if kind == RecordKind.ACT else text_of(row, "title"),
                when=when_of(row),
                actors=tuple(dict.fromkeys(actors.get(record, ()))),
                agreements=tuple(dict.fromkeys(agreements.get(record, ()))),
                act=text_or_none(row, "act"),
                quote=text_or_none(row, "quote"),
                mode=text_or_none(row, "mode"),
                status=text_or_none(row, "status"),
                private=record in private,
                speakers=tuple(speakers.get(record, ())),
            )
        )
    return found


_ACTORS_OF = (
    "select event, actors.id, actors.name, 0, position, event_actors.id from event_actors"
    " join actors on actors.id = event_actors.actor where event in (select value from json_each(:ids))"
    " union all select statement, actors.id, actors.name, role <> 'speaker', position, statement_actors.id"
    " from statement_actors join actors on actors.id = statement_actors.actor"
    " where statement in (select value from json_each(:ids))"
    " union all select acts.id, actors.id, actors.name, 0, 0, 0 from acts"
    " join actors on actors.id = acts.actor where acts.id in (select value from json_each(:ids))"
    " order by 1, 4, 5, 6"
)
_SPEAKERS_OF = (
    "select statement, actors.id, actors.name from statement_actors"
    " join actors on actors.id = statement_actors.actor"
    " where role = 'speaker' and statement in (select value from json_each(:ids))"
    " order by statement, position, statement_actors.id"
)
_AGREEMENTS_OF = (
    "select event, agreements.id, agreements.name, event_agreements.id from event_agreements"
    " join agreements on agreements.id = agreement where event in (select value from json_each(:ids))"
    " union all select statement, agreements.id, agreements.name, statement_agreements.id"
    " from statement_agreements join agreements on agreements.id = agreement"
    " where statement in (select value from json_each(:ids))"
    " union all select acts.id, agreements.id, agreements.name, 0 from acts"
    " join agreements on agreements.id = acts.agreement where acts.id in (select value from json_each(:ids))"
    " order by 1, 4"
)


def _names(store: Store, query: str, ids: str) -> dict[int, list[Named]]:
    kind = RecordKind.AGREEMENT if query is _AGREEMENTS_OF else RecordKind.ACTOR
    names: dict[int, list[Named]] = {}
    for row in store.connection.execute(query, {"ids": ids}):
        names.setdefault(int(row[0]), []).append(Named(RecordId(row[1]), kind, str(row[2])))
    return names


_BROWSER = {
    RecordKind.ACTOR: (
        "select actors.id, name, short_name, kind, colour,"
        " (select count(distinct event) from event_actors where actor = actors.id)"
        " + (select count(distinct statement) from statement_actors where actor = actors.id)"
        " + (select count(*) from acts where actor = actors.id or predecessor = actors.id"
        " or claimed_by = actors.id) as uses from actors"
    ),
    RecordKind.AGREEMENT: (
        "select id, name, short_name, kind, null as colour,"
        " (select count(*) from event_agreements where agreement = agreements.id)"
        " + (select count(*) from statement_agreements where agreement = agreements.id)"
        " + (select count(*) from acts where agreement = agreements.id or other_agreement = agreements.id)"
        " as uses from agreements"
    ),
    RecordKind.SOURCE: (
        "select id, title as name, null as short_name, coalesce(kind, '') as kind, null as colour,"
        " (select count(distinct record) from citations where source = sources.id) as uses from sources"
    ),
    RecordKind.PLACE: (
        "select id, name, null as short_name, coalesce(country, '') as kind, null as colour,"
        " (select count(*) from events where place = places.id) as uses from places"
    ),
    RecordKind.TAG: (
        "select id, name, null as short_name, '' as kind, null as colour,"
        " (select count(*) from taggings where tag = tags.id) as uses from tags"
    ),
}


_ALIASES = {
    RecordKind.ACTOR: "select actor, name from actor_names order by actor, id",
    RecordKind.AGREEMENT: "select agreement, name from agreement_names order by agreement, id",
}


def list_aliases(store: Store, kind: RecordKind) -> dict[RecordId, tuple[str, ...]]:
    """What else the actors or agreements are called, for those that have aliases; other kinds have none."""
    aliases: dict[RecordId, tuple[str, ...]] = {}
    for row in store.connection.execute(_ALIASES[kind]) if kind in _ALIASES else ():
        record = RecordId(row[0])
        aliases[record] = (*aliases.get(record, ()), str(row[1]))
    return aliases


def list_named(store: Store, kind: RecordKind) -> Iterator[BrowserEntry]:
    """Every actor, agreement, source, place or tag by name, with the count of its records."""
    if kind not in NAMED_KINDS:
        raise ValueError(f"{kind} has no names")
    private = {
        int(row[0])
        for row in store.connection.execute("select id from records where private = 1 and kind = ?", (kind,))
    }
    for row in store.connection.execute(f"{_BROWSER[kind]} order by name collate nocase, id"):
        yield BrowserEntry(
            record=Named(RecordId(number_of(row, "id")), kind, text_of(row, "name")),
            short_name=text_or_none(row, "short_name"),
            kind=text_of(row, "kind"),
            count=number_of(row, "uses"),
            colour=text_or_none(row, "colour"),
            private=number_of(row, "id") in private,
        )
