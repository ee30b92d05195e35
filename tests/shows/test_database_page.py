"""The queries of docs/database.md run as they stand and answer as the program does."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.model.chains import ChainOf
from explorer.model.details import ListQuery
from explorer.model.ids import Day, RecordId
from explorer.model.standing import standing_on
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.beside import said_whens
from explorer.store.queries.chains import chain
from explorer.store.queries.details import ties_of
from explorer.store.queries.listing import list_named, list_records
from explorer.store.queries.lives import all_lives
from explorer.store.queries.names import find_named
from explorer.store.queries.organs import records_of_acting
from explorer.store.queries.parts import commitments_of
from explorer.store.queries.subjects import kept_records
from explorer.store.queries.table_rows import table_rows
from explorer.store.store import Store

PAGE: Final = Path(__file__).parents[2] / "docs" / "database.md"
QUERIES: Final = dict(
    re.findall(r"### ([^\n]+)\n(?:(?!###).)*?```sql\n(.*?)```", PAGE.read_text("utf-8"), re.S)
)
DAY: Final = "2019-02-22"


@pytest.fixture
def plain(sample_file: Path) -> Iterator[sqlite3.Connection]:
    """The sample as anybody opens it."""
    connection = sqlite3.connect(f"file:{sample_file}?mode=ro", uri=True)
    yield connection
    connection.close()


@pytest.fixture
def store(sample_file: Path) -> Iterator[Store]:
    """The sample as the program opens it."""
    with Store.open(sample_file, read_only=True) as store:
        yield store


def _ask(plain: sqlite3.Connection, heading: str, **changes: str) -> list[tuple[Any, ...]]:
    """Run the query under a heading, with other things asked about."""
    query = QUERIES[heading]
    for before, after in (change.split("→") for change in changes.values()):
        assert f"'{before}'" in query
        query = query.replace(f"'{before}'", f"'{after}'")
    return plain.execute(query).fetchall()


def _day(text: str) -> Day:
    year, month, day = map(int, text.split("-"))
    return day_of(year, month, day)


def _everything(store: Store) -> list[RecordId]:
    return [one.id for one in list_records(store, ListQuery(include_private=True))]


def test_there_are_ten_and_each_answers(plain: sqlite3.Connection) -> None:
    """The page gives at least ten queries, and on the sample each has something to tell."""
    assert len(QUERIES) >= 10
    for heading in QUERIES:
        assert _ask(plain, heading), heading


def test_they_use_nothing_newer_than_they_say() -> None:
    """No query uses what SQLite 3.37 lacks."""
    for query in QUERIES.values():
        assert not re.search(r"\b(unixepoch|string_agg|concat)\(|->|right join|full join", query)


def test_the_page_names_every_table(plain: sqlite3.Connection) -> None:
    """The page tells what each table of the file is."""
    page = PAGE.read_text("utf-8")
    rows = plain.execute("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    shadows = re.compile(r"search_\w+|_sqlite_migrations")
    assert [name for (name,) in rows if not shadows.fullmatch(name) and f"`{name}`" not in page] == []


@pytest.mark.parametrize("day", ["1953-12-31", "1989-06-01", "2003-01-11", "2012-03-01", DAY, "2021-12-31"])
def test_standings(plain: sqlite3.Connection, store: Store, day: str) -> None:
    """What stood on a day is what the agreements' panes say for that day."""
    told = {
        life.agreement.short_name or life.agreement.name: standing.of_whole
        for life in all_lives(store)
        if (standing := standing_on(life.agreement, life.acts, _day(day))).of_whole is not None
    }
    assert dict(_ask(plain, "What stood on a day", day=f"{DAY}→{day}")) == told


def test_who_had_left(plain: sqlite3.Connection, store: Store) -> None:
    """Who had left an agreement by a day is whom its pane calls withdrawn."""
    for life in all_lives(store):
        name = (life.agreement.short_name or life.agreement.name).replace("'", "''")
        for day in (DAY, "2021-12-31"):
            standing = standing_on(life.agreement, life.acts, _day(day))
            gone = {life.names[one.actor] for one in standing.parties if one.standing == "withdrawn"}
            asked = {"day": f"{DAY}→{day}", "agreement": f"JCPOA→{name}"}
            rows = _ask(plain, "Who had left an agreement by a day", **asked)
            assert {row[0] for row in rows} == gone, (name, day)


def test_who_said_what(plain: sqlite3.Connection, store: Store) -> None:
    """The statements about an agreement are those of its pane, in its order, with their speakers."""
    treaty = find_named(store, RecordKind.AGREEMENT, "INF Treaty").id
    listed = list(list_records(store, ListQuery((RecordKind.STATEMENT,), agreement=treaty)))
    rows = _ask(plain, "Who said what about an agreement, and where it is read")
    assert [row[0] for row in rows] == [one.id for one in listed]
    assert [row[2] for row in rows] == ["; ".join(who.name for who in one.speakers) for one in listed]
    assert all(row[5] for row in rows)


def test_the_chain_of_a_position(plain: sqlite3.Connection, store: Store) -> None:
    """The chain of the very big bites is the one that the window draws, both statements and the reversal."""
    rows = _ask(plain, "How a position changed: the chain of statements")
    (bites,) = [
        row[0] for row in plain.execute("select id from statements where quote like '%very big bites%'")
    ]
    told = chain(store, ChainOf(record=RecordId(bites)))
    assert {row[0] for row in rows} == {step.record.id for step in told.steps}
    assert any("reverses" in (row[3] or "") for row in rows)


def test_contested_dates(plain: sqlite3.Connection, store: Store) -> None:
    """The contested dates are those that the timeline draws beside the record's own."""
    rows = _ask(plain, "Which dates are contested")
    assert {row[0] for row in rows} == set(said_whens(store, _everything(store)))


def test_lone_sources(plain: sqlite3.Connection, store: Store) -> None:
    """What rests on one source alone is what the table counts one source for."""
    rows = _ask(plain, "Which records rest on one source alone")
    told = {row.id: row.confidence for row in table_rows(store, _everything(store)) if row.sources == 1}
    assert {row[0]: row[4] for row in rows} == told


def test_commitments_that_nobody_judged(plain: sqlite3.Connection, store: Store) -> None:
    """What was due and not judged are the commitments of the panes whose day has passed without a verdict."""
    last_ms = day_last_ms(_day(DAY))
    told = {
        one.id
        for entry in list_named(store, RecordKind.AGREEMENT)
        for one in commitments_of(store, entry.record.id)
        if one.due is not None
        and (ends := one.due.end_latest if one.due.end_latest is not None else one.due.end_earliest)
        is not None
        and ends <= last_ms
        and not any(judged.verdict != "pending" for judged in one.assessments)
    }
    rows = _ask(plain, "Which commitments were due by a day, and nobody has judged them")
    assert {row[0] for row in rows} == told


def test_offices_on_a_day(plain: sqlite3.Connection, store: Store) -> None:
    """The offices of a day are the ties of all actors that may have held on it."""
    first_ms, last_ms = day_first_ms(_day(DAY)), day_last_ms(_day(DAY))
    told = {
        tie.id
        for entry in list_named(store, RecordKind.ACTOR)
        for tie in ties_of(store, entry.record.id)
        if tie.relation == "holds office"
        and tie.when.is_dated
        and (tie.when.start_earliest is None or tie.when.start_earliest <= last_ms)
        and (tie.when.end_latest is None or tie.when.end_latest >= first_ms)
    }
    assert {row[0] for row in _ask(plain, "Who held which office on a day")} == told


def test_a_state_with_its_organs(plain: sqlite3.Connection, store: Store) -> None:
    """What a state did with its organs is what its filter keeps when organs are taken in."""
    state = find_named(store, RecordKind.ACTOR, "United States").id
    rows = _ask(plain, "What a state did, with its organs and whoever held office in them")
    assert {row[0] for row in rows} == set(records_of_acting(store, [state]).tolist())


def test_what_cites_a_source(plain: sqlite3.Connection, store: Store) -> None:
    """What cites a source is what a filter for that source keeps."""
    (source,) = {row[0] for row in plain.execute("select id from sources where title like '%eve of%'")}
    kept = kept_records(store, Filter.about(RecordKind.SOURCE, RecordId(source)))
    assert kept is not None
    on_timeline = set(_everything(store))
    assert {row[0] for row in _ask(plain, "What cites a source")} == on_timeline & set(kept.tolist())


def test_acts_between_two_days(plain: sqlite3.Connection, store: Store) -> None:
    """The acts between two days are those that the list has for that range."""
    query = ListQuery(
        (RecordKind.ACT,), from_ms=day_first_ms(_day("2017-01-01")), to_ms=day_last_ms(_day(DAY))
    )
    rows = _ask(plain, "Which acts were done between two days")
    assert {row[0] for row in rows} == {one.id for one in list_records(store, query)}


def test_who_was_heard_most(plain: sqlite3.Connection, store: Store) -> None:
    """Who was heard most often in a year is who speaks most statements that begin in it."""
    query = ListQuery(
        (RecordKind.STATEMENT,),
        begins_after_ms=day_first_ms(_day("2019-01-01")) - 1,
        begins_by_ms=day_last_ms(_day("2019-12-31")),
    )
    counts: dict[str, int] = {}
    for one in list_records(store, query):
        for speaker in dict.fromkeys(who.name for who in one.speakers):
            counts[speaker] = counts.get(speaker, 0) + 1
    rows = dict(_ask(plain, "Who was heard most often in a year"))
    assert rows == {name: counts[name] for name in rows}
    assert max(counts.values()) == max(rows.values())
