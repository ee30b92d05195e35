"""Memberships at hand answer a filter as the database does, whatever was edited before."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from explorer.edit import add_event, delete_record, undo
from explorer.edit.sample import build_sample
from explorer.model.changes import Changes
from explorer.model.columns import Columns, Membership
from explorer.model.drafts import EventDraft, RoleDraft
from explorer.model.filtering import mask_of
from explorer.model.ids import RecordId
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.store.queries import about_rows
from explorer.store.queries.about_rows import BESIDE, GROUPS, OF_SOME, find_kept
from explorer.store.queries.columns import Group, load_columns, load_membership, load_undated
from explorer.store.queries.listing import list_named
from explorer.store.queries.patching import patch_columns, patch_membership
from explorer.store.queries.subjects import kept_records
from explorer.store.store import Store
from tests.edit.writing_down import when

Memberships = dict[Group, Membership]


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Store]:
    """The sample, to be written to."""
    path = tmp_path / "sample.db"
    build_sample(path)
    with Store.open(path) as opened:
        yield opened


def some_filters(store: Store) -> Iterator[Filter]:
    """Filters by every name, by two of a kind, by both of two, and by subjects of several kinds."""
    names = {kind: tuple(entry.record.id for entry in list_named(store, kind)) for kind in GROUPS}
    actors, agreements, tags = (
        names[kind] for kind in (RecordKind.ACTOR, RecordKind.AGREEMENT, RecordKind.TAG)
    )
    for kind in GROUPS:
        for one in (*names[kind], RecordId(2**40)):
            yield Filter.about(kind, one)
        two = Filter()
        for one in names[kind][:2]:
            two = two.with_subject(kind, one)
        yield two
    for first, other in pairwise(actors):
        yield Filter(actors=(first, other), together=True)
    for actor, agreement in zip(actors, agreements, strict=False):
        yield Filter(actors=(actor,), agreements=(agreement,), importance=2)
        yield Filter(actors=(actor,), with_organs=True, tags=tags[:1], text="missile")
        yield Filter(agreements=(agreement,), confidence=3, kinds=frozenset({RecordKind.ACT}))
    yield Filter(text="missile")
    yield Filter(importance=4)


def loaded(store: Store, columns: Columns) -> Memberships:
    """All memberships, read now."""
    return {group: load_membership(store, columns, group) for group in GROUPS.values()}


def check(store: Store, columns: Columns, memberships: Memberships) -> None:
    """Compare what every filter keeps, dated and undated, with what the database tells."""
    undated = load_undated(store)
    for kept in some_filters(store):
        found = find_kept(store, kept, columns, undated, memberships)
        asked = kept_records(store, kept)
        for records, ours in ((columns, found.dated), (undated, found.undated)):
            mask, expected = mask_of(records, kept, ours), mask_of(records, kept, asked)
            assert (mask is None) == (expected is None), kept
            assert mask is None or expected is None or np.array_equal(mask, expected), kept


def test_memberships_tell_what_the_database_does(sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every filter keeps the same records, whether all memberships are at hand, some or none."""
    columns = load_columns(sample)
    memberships = loaded(sample, columns)
    check(sample, columns, memberships)
    check(sample, columns, {"agreement": memberships["agreement"]})
    check(sample, columns, {})
    monkeypatch.setattr(about_rows, "MOST_UNDATED", -1)
    check(sample, columns, memberships)


def test_they_tell_it_after_edits_and_undo(sample: Store) -> None:
    """Patched memberships answer as the database does after what is added, deleted and taken back."""
    columns = load_columns(sample)
    memberships = loaded(sample, columns)
    actor = max(list_named(sample, RecordKind.ACTOR), key=lambda entry: entry.count).record.id
    first_tag = next(iter(list_named(sample, RecordKind.TAG))).record.id
    drafts = [
        EventDraft("Dated", when("2019-02-27"), actors=(RoleDraft(actor, "host"),), tags=(first_tag,)),
        EventDraft("Undated", actors=(RoleDraft(actor, "host"),), tags=(first_tag,)),
    ]
    agreement = max(list_named(sample, RecordKind.AGREEMENT), key=lambda entry: entry.count).record.id
    edits: list[Callable[[], Changes]] = [partial(add_event, sample, draft) for draft in drafts]
    edits += [partial(delete_record, sample, agreement), *[partial(undo, sample)] * 3]
    for edit in edits:
        changes = edit()
        patched = patch_columns(sample, columns, changes.touched | changes.removed)
        assert patched is not None
        columns = patched.columns
        memberships = {
            group: patch_membership(sample, one, group, patched) for group, one in memberships.items()
        }
        check(sample, columns, memberships)


def test_acts_beside_lanes_and_large_numbers_are_found(sample: Store) -> None:
    """What names an actor as predecessor, or another agreement, is kept though it stands in no lane of it."""
    columns = load_columns(sample)
    memberships = loaded(sample, columns)
    actor = next(iter(list_named(sample, RecordKind.ACTOR))).record.id
    agreement = next(iter(list_named(sample, RecordKind.AGREEMENT))).record.id
    sample.connection.execute("update acts set predecessor = ?, other_agreement = ?", (actor, agreement))
    acts = columns.kinds == 2
    for kept in (Filter(actors=(actor,)), Filter(agreements=(agreement,))):
        found = find_kept(sample, kept, columns, load_undated(sample), memberships)
        mask = mask_of(columns, kept, found.dated)
        assert mask is not None
        assert mask[acts].all()
        assert acts.any()
    wide = {group: replace(one, groups=one.groups.astype(np.int64)) for group, one in memberships.items()}
    check(sample, columns, wide)


@pytest.mark.parametrize("query", [*BESIDE.values(), *OF_SOME.values()])
def test_what_memberships_leave_out_is_found_by_an_index(store: Store, query: str) -> None:
    """No table is read whole, only the short lists that are asked about."""
    rows = store.connection.execute(f"explain query plan {query}", {"subjects": "[1]", "records": "[1]"})
    scans = [str(row["detail"]) for row in rows if str(row["detail"]).startswith("SCAN")]
    assert all(re.search("json_each", scan) for scan in scans), scans
