"""What a filter keeps, and how often a subject is spoken of in a range, found through indexes."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from explorer.edit.events import add_event
from explorer.edit.sample import build_sample
from explorer.model.columns import PRIVATE
from explorer.model.details import ListQuery
from explorer.model.drafts import EventDraft
from explorer.model.ids import RecordId
from explorer.model.view import SUBJECTS, Filter
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.columns import load_columns, load_undated
from explorer.store.queries.listing import count_records, list_named, list_records
from explorer.store.queries.subjects import ABOUT, MATCHING, kept_records, load_uses
from explorer.store.store import Store


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample, to read only."""
    path: Path = tmp_path_factory.mktemp("subjects") / "sample.db"
    build_sample(path)
    with Store.open(path, read_only=True) as opened:
        yield opened


def named_in(store: Store, kind: RecordKind) -> list[RecordId]:
    """The numbers of all names of a kind."""
    return [entry.record.id for entry in list_named(store, kind)]


def on_timeline(store: Store, kept: Filter) -> set[int]:
    """The events, statements and acts that a filter keeps, dated or not."""
    every = {one.id for one in list_records(store, ListQuery())}
    found = kept_records(store, kept)
    assert found is not None
    return every & set(found.tolist())


def listed(store: Store, query: ListQuery) -> set[int]:
    """The numbers of the records that a list has."""
    return {one.id for one in list_records(store, query)}


def test_a_filter_keeps_what_a_list_of_the_same_subject_has(sample: Store) -> None:
    """Filter and list agree for every actor, agreement and tag: a list opens as a filter."""
    for actor in named_in(sample, RecordKind.ACTOR):
        assert on_timeline(sample, Filter(actors=(actor,))) == listed(sample, ListQuery(actor=actor))
    for agreement in named_in(sample, RecordKind.AGREEMENT):
        kept = on_timeline(sample, Filter(agreements=(agreement,)))
        assert kept == listed(sample, ListQuery(agreement=agreement))
    for tag in named_in(sample, RecordKind.TAG):
        assert on_timeline(sample, Filter(tags=(tag,))) == listed(sample, ListQuery(tag=tag))


def test_within_a_condition_any_will_do_and_all_conditions_hold(sample: Store) -> None:
    """Two actors keep what is about either; an actor and an agreement only what is about both."""
    one, other = named_in(sample, RecordKind.ACTOR)[:2]
    agreement = max(list_named(sample, RecordKind.AGREEMENT), key=lambda entry: entry.count).record.id
    either = on_timeline(sample, Filter(actors=(one, other)))
    assert either == on_timeline(sample, Filter(actors=(one,))) | on_timeline(sample, Filter(actors=(other,)))
    both = on_timeline(sample, Filter(actors=(one, other), agreements=(agreement,)))
    assert both == either & on_timeline(sample, Filter(agreements=(agreement,)))


def test_words_keep_what_the_search_finds(sample: Store) -> None:
    """The words of a filter are read as those of a search; signs alone find nothing."""
    assert on_timeline(sample, Filter(text="missile")) == listed(sample, ListQuery(text="missile"))
    assert on_timeline(sample, Filter(text="missile"))
    assert not on_timeline(sample, Filter(text="…"))


def test_the_best_citation_decides_how_far_a_record_is_trusted(sample: Store) -> None:
    """Each record kept has a citation of that confidence that does not contradict it, the rest have none."""
    rows = sample.connection.execute(
        "select record, max(confidence) from citations where stance <> 'contradicts' group by record"
    )
    best = {int(row[0]): int(row[1]) for row in rows}
    for confidence in range(1, 6):
        kept = on_timeline(sample, Filter(confidence=confidence))
        assert kept == {one for one in listed(sample, ListQuery()) if best.get(one, 0) >= confidence}


def test_a_medium_keeps_the_statements_that_were_made_there(sample: Store) -> None:
    """Of several media any will do; what was said nowhere in particular, and events, are left out."""
    media = [row[0] for row in sample.connection.execute("select distinct medium from statements")]
    said = sorted(medium for medium in media if medium)[:2]
    kept = on_timeline(sample, Filter(media=tuple(said)))
    asked = sample.connection.execute("select id from statements where medium in (?, ?)", said)
    assert kept == {row[0] for row in asked}


def test_undated_private_records_are_known_as_private(store: Store) -> None:
    """Without a date a record is as private as with one."""
    for is_private in (True, False):
        add_event(store, EventDraft("Talks", private=is_private))
    assert [bool(flags & PRIVATE) for flags in load_undated(store).flags.tolist()] == [True, False]


def test_kinds_and_importance_are_left_to_the_columns(sample: Store) -> None:
    """A filter that columns can answer asks the database for nothing."""
    assert kept_records(sample, Filter(frozenset({RecordKind.ACT}), 4)) is None


@pytest.mark.parametrize("query", [*ABOUT.values(), MATCHING], ids=[*ABOUT, "words"])
def test_no_table_is_read_whole_to_find_what_is_about_a_subject(store: Store, query: str) -> None:
    """Every table is searched by an index; only the short list of subjects is read through."""
    plan = [
        str(row["detail"])
        for row in store.connection.execute(f"explain query plan {query}", {"subjects": "[1]", "match": "x"})
    ]
    scans = [step for step in plan if step.startswith("SCAN") and "json_each" not in step]
    assert all(re.match(r"SCAN search VIRTUAL TABLE INDEX \d+:M", step) for step in scans), plan
    assert any(step.startswith(("SEARCH", "SCAN search")) for step in plan)


def test_uses_count_what_a_list_of_the_same_range_has(sample: Store) -> None:
    """The count beside a name is the number of records that a list of that name and range would have."""
    columns = load_columns(sample)
    uses = load_uses(sample, columns)
    first = int(np.quantile(columns.start_earliest, 0.6))
    last = int(np.quantile(columns.start_earliest, 0.8))
    for actor in named_in(sample, RecordKind.ACTOR):
        query = ListQuery(actor=actor, from_ms=first, to_ms=last)
        assert uses[RecordKind.ACTOR].count_in(actor, first, last) == count_records(sample, query)
    for agreement in named_in(sample, RecordKind.AGREEMENT):
        query = ListQuery(agreement=agreement, from_ms=first, to_ms=last)
        assert uses[RecordKind.AGREEMENT].count_in(agreement, first, last) == count_records(sample, query)


def test_uses_under_a_filter_count_only_what_it_keeps(sample: Store) -> None:
    """Under a mask the counts are those of the rows it keeps, for every subject."""
    columns = load_columns(sample)
    mask = columns.importance >= 4
    for kind, uses in load_uses(sample, columns).items():
        kept = uses.among(mask)
        assert sum(kept.count(subject) for subject in uses.subjects.tolist()) == int(mask[uses.rows].sum()), (
            kind
        )


def test_an_empty_database_has_no_uses_and_nothing_undated(store: Store) -> None:
    """Nothing is counted where nothing is."""
    columns = load_columns(store)
    assert len(load_undated(store)) == 0
    assert set(load_uses(store, columns)) == set(SUBJECTS)
    assert all(uses.count(1) == uses.count_in(1, 0, 1) == 0 for uses in load_uses(store, columns).values())
