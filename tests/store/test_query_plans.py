"""Every question to the database goes by an index: asked of ten million records, it looks at its answer only.

The questions are put to the sample, and SQLite is asked for its plan of each statement that this takes.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final

import pytest

from explorer.edit.sample import build_sample
from explorer.model.details import ListQuery
from explorer.model.ids import RecordId
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.store.queries import details, listing, lives, names, parts, search, timeline
from explorer.store.queries.act_search import search_acts
from explorer.store.queries.cited_records import cited_records
from explorer.store.queries.columns import Sample, load_columns, load_membership, sample_of
from explorer.store.queries.counts import counts
from explorer.store.queries.journal import redo_label, undo_label
from explorer.store.queries.pane_marks import pane_marks
from explorer.store.queries.privacy import private_records
from explorer.store.queries.record_history import entered
from explorer.store.queries.small_details import is_private, pane_detail
from explorer.store.queries.subjects import kept_records
from explorer.store.store import Store

LARGE: Final = frozenset(
    {
        *("records", "events", "statements", "acts", "links", "citations", "taggings", "external_ids"),
        *("event_actors", "statement_actors", "event_agreements", "statement_agreements"),
        "name_keys",
    }
)
"""The tables that grow with the records; names, ties, the journal and the like stay within thousands."""
_UNDATED: Final = "_undated"
"""Indexes that hold the records without a date alone."""
_SCAN: Final = re.compile(r"^SCAN (\w+)(.*)$")
_MONTH_MS: Final = 30 * 86_400_000


def id_of(store: Store, kind: RecordKind, name: str) -> RecordId:
    """The number of something by its name."""
    return names.find_named(store, kind, name).id


@cache
def one(store: Store, table: str) -> RecordId:
    """Some record of a table, looked up once."""
    return RecordId(store.connection.execute(f"select id from {table} limit 1 offset 5").fetchone()[0])  # noqa: S608 - a word of the test


Ask = Callable[[Store], object]


def actor(store: Store) -> RecordId:
    """The actor that most is known of."""
    return id_of(store, RecordKind.ACTOR, "North Korea")


def agreement(store: Store) -> RecordId:
    """An agreement with a long life."""
    return id_of(store, RecordKind.AGREEMENT, "INF Treaty")


def asked(**what: object) -> Ask:
    """A list by a query of some fields."""
    return lambda store: list(listing.list_records(store, ListQuery(limit=50, **what)))  # type: ignore[arg-type]  # fields by name


INDEXED: Final[dict[str, Ask]] = {
    "titles": lambda store: timeline.titles_of(store, range(1, 60)),
    "card": lambda store: timeline.hover_of(store, one(store, "events")),
    "listed by number": lambda store: listing.records_by_id(store, range(1, 300)),
    "listed with an actor": lambda store: asked(actor=actor(store))(store),
    "counted with an actor": lambda store: listing.count_records(store, ListQuery(actor=actor(store))),
    "listed about an agreement": lambda store: asked(agreement=agreement(store))(store),
    "listed with a tag": lambda store: asked(tag=one(store, "tags"))(store),
    "listed at a place": lambda store: asked(place=one(store, "places"))(store),
    "listed with words": asked(text="missile"),
    "a pane": lambda store: [
        pane_detail(store, number)
        for number in (
            *(one(store, table) for table in ("events", "statements", "acts", "sources", "places", "tags")),
            agreement(store),
        )
    ],
    "an event": lambda store: details.detail(store, one(store, "events")),
    "a statement": lambda store: details.detail(store, one(store, "statements")),
    "an act": lambda store: details.detail(store, one(store, "acts")),
    "an agreement": lambda store: details.detail(store, agreement(store)),
    "an actor": lambda store: details.detail(store, actor(store)),
    "a source": lambda store: details.detail(store, one(store, "sources")),
    "citations": lambda store: parts.citations_of(store, one(store, "events")),
    "links": lambda store: parts.links_of(store, one(store, "events")),
    "whose pane tells": lambda store: parts.pane_telling(store, one(store, "links")),
    "marks of a pane": lambda store: [
        pane_marks(store, number) for number in (actor(store), agreement(store))
    ],
    "citing records": lambda store: cited_records(store, [one(store, "events"), one(store, "statements")]),
    "a life": lambda store: lives.life(store, agreement(store)),
    "names": lambda store: names.named_all(store, list(range(1, 200))),
    "found by name": lambda store: names.find_all_named(store, RecordKind.ACTOR, "Korea"),
    "suggested": lambda store: names.suggest(store, RecordKind.ACTOR, "kor"),
    "searched": lambda store: search.search(store, "north korea missile"),
    "searched by kind": lambda store: search.search(store, "korea", kinds=(RecordKind.ACTOR,)),
    "searched by date": lambda store: search.search_dated(store, 0, _MONTH_MS),
    "acts searched": lambda store: search_acts(store, "korea signed"),
    "filtered by actor": lambda store: kept_records(store, Filter(actors=(actor(store),))),
    "filtered by agreement": lambda store: kept_records(store, Filter(agreements=(agreement(store),))),
    "filtered by tag, place and source": lambda store: kept_records(
        store,
        Filter(tags=(one(store, "tags"),), places=(one(store, "places"),), sources=(one(store, "sources"),)),
    ),
    "filtered by words": lambda store: kept_records(store, Filter(text="missile")),
    "patched": lambda store: load_membership(
        store, load_columns(store, range(90, 140)), "actor", range(90, 140)
    ),
    "a sample": lambda store: (sample_of(store, 50), load_columns(store, Sample(1, 100, 3, 10, 900))),
    "when entered": lambda store: (entered(store, actor(store)), is_private(store, actor(store))),
    "what can be undone": lambda store: (undo_label(store), redo_label(store)),
}
READ_WHOLE: Final[dict[str, tuple[Ask, frozenset[str], str]]] = {
    "everything in order of time": (
        asked(),
        frozenset({"events", "statements", "acts"}),
        "the list of everything is read from its beginning, and ends with its limit",
    ),
    "counts": (
        counts,
        frozenset({"events", "statements", "acts", "citations", "links"}),
        "SQLite counts rows by walking the smallest index; `info` alone asks",
    ),
    "private records": (
        private_records,
        frozenset({"records", "acts", "links", "citations", "event_actors", "statement_actors"}),
        "a picture leaves out what is private, and asks once for all of it",
    ),
    "the columns": (
        load_columns,
        LARGE,
        "every dated record is shown; read once, in the background, and then kept",
    ),
    "least confidence": (
        lambda store: kept_records(store, Filter(confidence=3)),
        frozenset({"citations"}),
        "every record's best citation is looked for",
    ),
}
"""What is read whole: the question, the tables, and why that is as it has to be."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample, opened to read."""
    path: Path = tmp_path_factory.mktemp("plans") / "hanoi.db"
    build_sample(path)
    with Store.open(path, read_only=True) as store:
        yield store


def scanned(store: Store, ask: Ask) -> dict[str, str]:
    """The large tables that a question walks whole, each with the statement that does."""
    ask(store)  # looks up what it is about
    told: list[str] = []
    store.connection.set_trace_callback(told.append)
    ask(store)
    store.connection.set_trace_callback(None)
    assert told, "nothing was asked"
    found: dict[str, str] = {}
    for statement in dict.fromkeys(told):
        if not statement.lstrip().lower().startswith(("select", "with")):
            continue
        aliases = dict(re.findall(r"\b(?:from|join) (\w+) (?:as )?(\w+)", statement))
        of_alias = {alias: table for table, alias in aliases.items()}
        for row in store.connection.execute(f"explain query plan {statement}"):
            scan = _SCAN.match(str(row["detail"]))
            table = "" if scan is None else of_alias.get(scan.group(1), scan.group(1))
            if scan is not None and table in LARGE and _UNDATED not in scan.group(2):
                found[table] = f"{row['detail']} in {statement[:400]}"
    return found


@pytest.mark.parametrize("question", list(INDEXED))
def test_a_question_goes_by_an_index(sample: Store, question: str) -> None:
    """No list, pane, search or count walks a table that grows with the records."""
    assert scanned(sample, INDEXED[question]) == {}


@pytest.mark.parametrize("question", list(READ_WHOLE))
def test_what_is_read_whole_is_said(sample: Store, question: str) -> None:
    """Only what has to be read whole is, and of that only the tables that are named here."""
    ask, tables, reason = READ_WHOLE[question]
    assert scanned(sample, ask).keys() <= tables, reason


def test_a_list_of_everything_comes_as_it_is_read(sample: Store) -> None:
    """The first records are there before the rest is read: a list ends early at the cost of what it gave."""
    steps = 0

    def tick() -> int:
        nonlocal steps
        steps += 1
        return 0

    def cost(count: int) -> int:
        nonlocal steps
        steps = 0
        sample.connection.set_progress_handler(tick, 1)
        rows = listing.list_records(sample, ListQuery())
        assert len(list(islice(rows, count))) == count
        sample.connection.set_progress_handler(None, 1)
        return steps

    assert cost(1) < cost(listing.count_records(sample, ListQuery())) / 2


def test_a_list_of_everything_is_in_the_order_of_one_that_is_narrowed(sample: Store) -> None:
    """Read by indexes or sorted as a whole, records stand by start, sequence and number, the undated last."""
    every = [one.id for one in listing.list_records(sample, ListQuery())]
    known = f"[{','.join(map(str, every))}]"
    rows = sample.connection.execute(
        "select id from timeline join (select id, sequence from events union all select id, sequence"
        " from statements union all select id, sequence from acts) using (id)"
        " where id in (select value from json_each(?))"
        " order by when_edtf is null, start_earliest, sequence, id",
        (known,),
    )
    assert every == [row[0] for row in rows]
    assert [one.id for one in listing.list_records(sample, ListQuery(limit=7, offset=100))] == every[100:107]
