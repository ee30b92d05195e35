"""How much there is about a name: as much as its filter keeps, counted no further than people read."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.edit.sample import build_sample
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.store.queries import about_counts
from explorer.store.queries.about_counts import count_about
from explorer.store.queries.listing import records_by_id
from explorer.store.queries.names import find_named
from explorer.store.queries.subjects import kept_records
from explorer.store.store import Store

NAMES = ((RecordKind.ACTOR, "North Korea"), (RecordKind.ACTOR, "Russia"), (RecordKind.AGREEMENT, "NPT"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample, to read only."""
    path: Path = tmp_path_factory.mktemp("counts") / "sample.db"
    build_sample(path)
    with Store.open(path, read_only=True) as opened:
        yield opened


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_as_many_are_counted_as_the_filter_keeps(sample: Store, kind: RecordKind, name: str) -> None:
    """The number beside a name is that of the records one gets by filtering for it."""
    subject = find_named(sample, kind, name)
    kept = kept_records(sample, Filter.about(kind, subject.id))
    assert kept is not None
    kinds = Counter(one.kind for one in records_by_id(sample, kept.tolist()))
    expected = tuple(kinds[one] for one in (RecordKind.STATEMENT, RecordKind.EVENT, RecordKind.ACT))
    assert count_about(sample, subject) == expected


def test_nothing_is_counted_for_ever(sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of very many it is enough to know that there are so many at least."""
    monkeypatch.setattr(about_counts, "COUNTED_MOST", 5)
    subject = find_named(sample, RecordKind.ACTOR, "North Korea")
    assert count_about(sample, subject) == (5, 5, 5)
