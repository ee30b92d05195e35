"""The rows of the table: read by number, sorted by words as people sort them, found by beginnings."""

from pathlib import Path

import pytest

from explorer.edit import add_actor, add_event, add_source, add_statement, bulk
from explorer.model.drafts import (
    ActorDraft,
    CitationDraft,
    EventDraft,
    RoleDraft,
    SourceDraft,
    StatementDraft,
)
from explorer.model.reading import read_when
from explorer.model.table_rows import Field
from explorer.store.queries.table_rows import begin_so, sort_keys, table_rows
from explorer.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Three events and a statement."""
    store = Store.create(tmp_path / "t.db")
    with bulk(store):
        add_actor(store, ActorDraft("Northland", short_name="North", kind="state"))
        add_source(store, SourceDraft("The Wire"))
        cited = (CitationDraft("The Wire", confidence=2), CitationDraft("The Wire", confidence=4))
        for title, place in (("Élysée talks", "Paris"), ("zeal", None), ("Fair at the river", "Ford")):
            roles = (RoleDraft("Northland", "host"),)
            draft = EventDraft(title, read_when("1 May 2018"), place=place, actors=roles, citations=cited)
            add_event(store, draft)
        said = (RoleDraft("Ada", "speaker"), RoleDraft("Northland", "about"))
        add_statement(store, StatementDraft("Élysée is ready", actors=said))
    return store


def _numbers(store: Store) -> list[int]:
    rows = store.connection.execute("select id from timeline order by id")
    return [int(row[0]) for row in rows]


def test_a_row_tells_a_record(store: Store) -> None:
    """A row has its record's names, short where there are short ones, and counts a source once."""
    numbers = _numbers(store)
    rows = table_rows(store, [*reversed(numbers), 999])
    assert [row.id for row in rows] == list(reversed(numbers)), (
        "in the order asked for, without what is not there"
    )
    fair = next(row for row in rows if row.title == "Fair at the river")
    assert (fair.actors, fair.sources, fair.confidence) == (("North",), 1, 4)
    assert fair.place is not None
    assert fair.place.name == "Ford"
    assert rows[0].actors == ("Ada", "North"), "who speaks comes first"
    assert (rows[0].status, rows[0].confidence) == (None, None)


def test_words_are_sorted_without_their_marks(store: Store) -> None:
    """“Élysée” stands before “Fair” and small letters beside capitals; what has no place has no key."""
    numbers = _numbers(store)
    keys = sort_keys(store, numbers, Field.TITLE)
    in_order = [row.title for row in table_rows(store, sorted(keys, key=lambda one: str(keys[one])))]
    assert in_order == ["Élysée is ready", "Élysée talks", "Fair at the river", "zeal"]
    assert len(sort_keys(store, numbers, Field.PLACE)) == 2


def test_titles_are_found_by_their_beginning(store: Store) -> None:
    """A title is found by its first letters, whatever their marks, by no word inside; no text is an error."""
    assert [row.title for row in table_rows(store, begin_so(store, "elysee t", 9))] == ["Élysée talks"]
    assert begin_so(store, "river", 9) == []
    for hostile in ('"', 'a" OR b', "^ * (", "  ", "-"):
        assert begin_so(store, hostile, 9) == []
