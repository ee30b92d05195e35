"""The rows of the table by record number, and what they are sorted by: only what is asked for is read."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.table_rows import CLAIMED, Field, TableRow
from explorer.model.vocabulary import RecordKind
from explorer.store.folding import plain
from explorer.store.queries.act_titles import act_titles
from explorer.store.rows import number_of, number_or_none, text_of, text_or_none, when_of
from explorer.store.store import Store

_WHEN: Final = (
    "when_text, when_edtf, start_earliest, start_latest, end_earliest, end_latest,"
    " precision, approximate, uncertain, utc_offset_min"
)
_ROWS: Final = " union all ".join(
    f"select {table}.id as id, '{kind}' as kind, {title} as title, {_WHEN}, {place} as place,"  # noqa: S608 - constants
    f" {status} as status, {certainty} as certainty, importance, private, created from {table}"
    f" join records on records.id = {table}.id where {table}.id in (select value from json_each(:ids))"
    for kind, table, title, place, status, certainty in (
        ("event", "events", "title", "place", "status", "certainty"),
        ("statement", "statements", "summary", "null", "null", "certainty"),
        ("act", "acts", "''", "null", "null", f"case when claimed_by is not null then '{CLAIMED}' end"),
    )
)
_ACTORS: Final = (
    "select event as record, coalesce(short_name, name), 0 as place, position, event_actors.id as part"
    " from event_actors join actors on actors.id = actor where event in (select value from json_each(:ids))"
    " union all select statement, coalesce(short_name, name), role <> 'speaker', position,"
    " statement_actors.id from statement_actors join actors on actors.id = actor"
    " where statement in (select value from json_each(:ids))"
    " union all select acts.id, coalesce(short_name, name), 0, 0, 0 from acts"
    " join actors on actors.id = actor"
    " where acts.id in (select value from json_each(:ids)) order by 1, 3, 4, 5"
)
_AGREEMENTS: Final = (
    "select event as record, coalesce(short_name, name), event_agreements.id as part from event_agreements"
    " join agreements on agreements.id = agreement where event in (select value from json_each(:ids))"
    " union all select statement, coalesce(short_name, name), statement_agreements.id"
    " from statement_agreements join agreements on agreements.id = agreement"
    " where statement in (select value from json_each(:ids))"
    " union all select acts.id, coalesce(short_name, name), 0 from acts"
    " join agreements on agreements.id = agreement"
    " where acts.id in (select value from json_each(:ids)) order by 1, 3"
)
_TAGS: Final = (
    "select record, name, tags.id from taggings join tags on tags.id = tag"
    " where record in (select value from json_each(:ids)) order by record, taggings.id"
)
_PLACES: Final = (
    "select events.id, name, places.id from events join places on places.id = place"
    " where events.id in (select value from json_each(:ids))"
)
_CITED: Final = (
    "select record, count(distinct source), max(confidence) from citations"
    " where record in (select value from json_each(:ids)) group by record"
)
_TITLES: Final = (
    "select id, title from events where id in (select value from json_each(:ids))"
    " union all select id, summary from statements where id in (select value from json_each(:ids))"
)
_FIRST_ACTORS: Final = (
    "select record, actor from (select event as record, actor, row_number() over"
    " (partition by event order by position, id) as nth from event_actors"
    " where event in (select value from json_each(:ids))"
    " union all select statement, actor, row_number() over (partition by statement order by position, id)"
    " from statement_actors where role = 'speaker' and statement in (select value from json_each(:ids))"
    " union all select id, actor, 1 from acts where actor is not null"
    " and id in (select value from json_each(:ids))) where nth = 1"
)
_PRIVATE: Final = "select id from records where private = 1 and id in (select value from json_each(:ids))"
_SLICE: Final = 5_000

BY_TEXT: Final = frozenset(
    {Field.TITLE, Field.AGREEMENTS, Field.PLACE, Field.TAGS, Field.SOURCES, Field.CONFIDENCE}
)
"""The fields that the timeline's columns don't hold: to sort by them, the database is read."""

Key = str | int


def table_rows(store: Store, records: Sequence[int]) -> list[TableRow]:
    """These events, statements and acts as rows, in the order given; other numbers are left out."""
    ids = {"ids": json.dumps([int(record) for record in records])}
    with store.reading():
        actors, agreements = _joined(store, _ACTORS, ids), _joined(store, _AGREEMENTS, ids)
        tags = _named(store, _TAGS, ids, RecordKind.TAG)
        places = _named(store, _PLACES, ids, RecordKind.PLACE)
        cited = {row[0]: (int(row[1]), int(row[2])) for row in store.connection.execute(_CITED, ids)}
        titles = act_titles(store, ids["ids"])
        rows = store.connection.execute(_ROWS, ids).fetchall()
    found: dict[int, TableRow] = {}
    for row in rows:
        record = number_of(row, "id")
        kind = RecordKind(text_of(row, "kind"))
        sources, confidence = cited.get(record, (0, None))
        found[record] = TableRow(
            id=RecordId(record),
            kind=kind,
            title=titles.get(record, "") if kind is RecordKind.ACT else text_of(row, "title"),
            when=when_of(row),
            actors=tuple(dict.fromkeys(actors.get(record, ()))),
            agreements=tuple(dict.fromkeys(agreements.get(record, ()))),
            place=None if number_or_none(row, "place") is None else places.get(record, (None,))[0],
            tags=tuple(tags.get(record, ())),
            status=text_or_none(row, "status"),
            certainty=text_or_none(row, "certainty"),
            importance=number_of(row, "importance"),
            sources=sources,
            confidence=confidence,
            private=row["private"] == 1,
            entered=text_of(row, "created"),
        )
    return [found[record] for record in records if record in found]


def sort_keys(store: Store, records: Sequence[int], field: Field) -> dict[int, Key]:
    """What each of these records is sorted by in a field; those that have nothing there are left out.

    A field of BY_TEXT, or ACTORS, the number of the first one, or PRIVATE, 1; ValueError for others.
    Texts are told without capitals and diacritics, so that “Élysée” stands among the E.
    """
    found: dict[int, Key] = {}
    with store.reading():
        for at in range(0, len(records), _SLICE):
            some = [int(record) for record in records[at : at + _SLICE]]
            found.update(_keys(store, {"ids": json.dumps(some)}, field))
    return found


def _keys(store: Store, ids: Mapping[str, str], field: Field) -> Iterator[tuple[int, Key]]:
    match field:
        case Field.ACTORS:
            for record, actor in store.connection.execute(_FIRST_ACTORS, ids):
                yield int(record), int(actor)
        case Field.PRIVATE:
            for row in store.connection.execute(_PRIVATE, ids):
                yield int(row[0]), 1
        case Field.SOURCES | Field.CONFIDENCE:
            column = 1 if field is Field.SOURCES else 2
            for row in store.connection.execute(_CITED, ids):
                yield int(row[0]), int(row[column])
        case Field.TITLE:
            for record, title in store.connection.execute(_TITLES, ids):
                yield int(record), plain(title)
            for act, title in act_titles(store, ids["ids"]).items():
                yield act, plain(title)
        case Field.AGREEMENTS:
            for record, names in _joined(store, _AGREEMENTS, ids).items():
                yield record, plain("; ".join(dict.fromkeys(names)))
        case Field.TAGS | Field.PLACE:
            query, kind = (_TAGS, RecordKind.TAG) if field is Field.TAGS else (_PLACES, RecordKind.PLACE)
            for record, found in _named(store, query, ids, kind).items():
                yield record, plain("; ".join(one.name for one in found))
        case _:
            raise ValueError(f"{field} is sorted by the timeline's columns")


def begin_so(store: Store, text: str, most: int) -> list[int]:
    """The numbers of up to so many records whose title begins with these words; an act has no title here."""
    words = plain(text).split()
    if not words:
        return []
    phrase = " ".join(words).replace('"', " ")
    rows = store.connection.execute(
        "select rowid from search where search match ? limit ?", (f'name : ^ "{phrase}" *', most)
    )
    return [int(row[0]) for row in rows]


def _joined(store: Store, query: str, ids: Mapping[str, str]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = {}
    for record, name, *_ in store.connection.execute(query, ids):
        names.setdefault(int(record), []).append(str(name))
    return names


def _named(store: Store, query: str, ids: Mapping[str, str], kind: RecordKind) -> dict[int, list[Named]]:
    named: dict[int, list[Named]] = {}
    for record, name, number in store.connection.execute(query, ids):
        named.setdefault(int(record), []).append(Named(RecordId(number), kind, str(name)))
    return named
