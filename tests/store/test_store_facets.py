"""What a facet counts is what would remain: as many records as the filter keeps with that value alone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from explorer.edit.sample import build_sample
from explorer.model.columns import Columns, Undated
from explorer.model.facets import SUBJECT_OF, Facet, chosen, toggled, without
from explorer.model.filtering import mask_of
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.store.queries import facets
from explorer.store.queries.columns import load_columns, load_undated
from explorer.store.queries.facets import FacetCounts, count_facet
from explorer.store.queries.names import find_named
from explorer.store.queries.subjects import kept_records
from explorer.store.store import Store


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample, to read only."""
    path: Path = tmp_path_factory.mktemp("facets") / "sample.db"
    build_sample(path)
    with Store.open(path, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def loaded(sample: Store) -> tuple[Columns, Undated]:
    """Its records as the timeline has them."""
    return load_columns(sample), load_undated(sample)


def remaining(store: Store, loaded: tuple[Columns, Undated], kept: Filter) -> int:
    """How many records a filter keeps."""
    found = kept_records(store, kept)
    masks = [(part, mask_of(part, kept, found)) for part in loaded]
    return sum(len(part) if mask is None else int(np.count_nonzero(mask)) for part, mask in masks)


def filters(store: Store) -> list[Filter]:
    """Nothing, a name, and several conditions at once."""
    trump = Filter(actors=(find_named(store, RecordKind.ACTOR, "Donald Trump").id,))
    kinds = frozenset({RecordKind.STATEMENT, RecordKind.EVENT})
    busy = replace(trump, kinds=kinds, importance=3, statuses=frozenset({"happened"}), text="summit")
    return [Filter(), trump, busy, Filter(media=("speech",), confidence=2)]


def counted(store: Store, loaded: tuple[Columns, Undated], kept: Filter, facet: Facet) -> FacetCounts:
    """The counts of a facet."""
    return count_facet(store, *loaded, kept=kept, facet=facet)


@pytest.mark.parametrize("facet", list(Facet))
def test_a_count_is_what_would_remain(sample: Store, loaded: tuple[Columns, Undated], facet: Facet) -> None:
    """For each value, under all other conditions, whatever of the facet itself is chosen."""
    for kept in filters(sample):
        counts = counted(sample, loaded, kept, facet)
        assert counts.kept == remaining(sample, loaded, kept)
        assert counts.of_all == sum(map(len, loaded))
        assert set(chosen(kept, facet)) <= {value.key for value in counts.values}
        for value in counts.values[:12]:
            alone = toggled(without(kept, facet), facet, value.key)
            assert value.count == remaining(sample, loaded, alone), value.name


@pytest.mark.parametrize("facet", list(SUBJECT_OF))
def test_few_that_remain_of_very_many_are_counted_through_an_index(
    sample: Store, loaded: tuple[Columns, Undated], facet: Facet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However large the archive is, the counts are the same, or there are none."""
    few = filters(sample)[1]
    usual = counted(sample, loaded, few, facet).values
    monkeypatch.setattr(facets, "COUNTED_MOST", 10)
    assert counted(sample, loaded, few, facet).values == usual
    monkeypatch.setattr(facets, "ASKED_MOST", 10)
    uncounted = counted(sample, loaded, few, facet)
    assert not uncounted.is_counted
    assert {value.count for value in uncounted.values} == {None}


def test_values_are_found_by_their_names(sample: Store, loaded: tuple[Columns, Undated]) -> None:
    """A beginning of any word will do, and only what remains is offered."""
    found = count_facet(sample, *loaded, kept=Filter(), facet=Facet.ACTOR, text="korea").values
    assert {"North Korea", "South Korea"} <= {value.name for value in found}
    media = count_facet(sample, *loaded, kept=Filter(), facet=Facet.MEDIUM, text="SPEE").values
    assert [value.name for value in media if "spee" not in value.name.casefold()] == []
    assert media


def test_what_was_read_is_not_read_again(sample: Store, loaded: tuple[Columns, Undated]) -> None:
    """Another filter over the same columns uses the arrays that are there."""
    first = counted(sample, loaded, Filter(), Facet.ACTOR)
    pairs = first.base.pairs[Facet.ACTOR]
    again = count_facet(sample, *loaded, kept=Filter(importance=4), facet=Facet.ACTOR, before=first.base)
    assert again.base is first.base
    assert again.base.pairs[Facet.ACTOR] is pairs
    other = count_facet(sample, load_columns(sample), loaded[1], Filter(), Facet.ACTOR, before=first.base)
    assert other.base is not first.base


def test_an_empty_database_has_no_counts(store: Store) -> None:
    """Nothing is nothing, and no error."""
    empty = load_columns(store), load_undated(store)
    for facet in Facet:
        counts = counted(store, empty, Filter(), facet)
        assert counts.kept == counts.of_all == 0
        assert sum(value.count or 0 for value in counts.values) == 0


@pytest.mark.parametrize("facet", list(Facet))
def test_a_value_is_taken_and_given_up(sample: Store, loaded: tuple[Columns, Undated], facet: Facet) -> None:
    """Toggling twice is nothing; each facet tells what is chosen of it, and no other does."""
    for value in counted(sample, loaded, Filter(), facet).values[:3]:
        taken = toggled(Filter(), facet, value.key)
        assert chosen(taken, facet) == (value.key,)
        assert [other for other in Facet if chosen(taken, other)] == [facet]
        assert toggled(taken, facet, value.key) == without(taken, facet) == Filter()
