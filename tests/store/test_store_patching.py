"""After an edit the columns are the same as if everything had been loaded again."""

import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Final, get_args

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.edit import add_event, change_event, delete_record
from explorer.model.changes import Changes
from explorer.model.columns import Columns, Hazy, Membership
from explorer.model.drafts import EventDraft
from explorer.model.errors import UserError
from explorer.store.queries.columns import Group, load_columns, load_membership
from explorer.store.queries.patching import MOST_TOUCHED, patch_columns, patch_membership
from explorer.store.store import Store
from tests.edit.test_edit_journal_properties import Deed, deeds
from tests.edit.writing_down import when

GROUPS: Final[tuple[Group, ...]] = get_args(Group)


def told(arrays: Columns | Hazy | Membership) -> dict[str, object]:
    """Columns as plain lists, by name."""
    plain: dict[str, object] = {}
    for one in fields(arrays):
        value = getattr(arrays, one.name)
        plain[one.name] = told(value) if isinstance(value, Hazy) else _plain(value)
    return plain


def _plain(value: object) -> object:
    return value.tolist() if isinstance(value, np.ndarray) else value


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(deeds, max_size=14))
def test_a_patch_is_a_load(chosen: list[Deed]) -> None:
    """Whatever is added, changed, deleted, undone or redone: patched columns equal loaded ones."""
    with tempfile.TemporaryDirectory() as folder, Store.create(Path(folder) / "a.db") as store:
        columns = load_columns(store)
        memberships = {group: load_membership(store, columns, group) for group in GROUPS}
        for one in chosen:
            try:
                changes = one(store)
            except UserError:
                continue
            assert isinstance(changes, Changes)
            patched = patch_columns(store, columns, changes.touched | changes.removed)
            assert patched is not None
            columns = patched.columns
            assert told(columns) == told(load_columns(store))
            for group in GROUPS:
                memberships[group] = patch_membership(store, memberships[group], group, patched)
                assert told(memberships[group]) == told(load_membership(store, columns, group))


def test_what_is_not_touched_is_not_read(tmp_path: Path) -> None:
    """An edit reads its own record again and those that begin with it, and no others."""
    with Store.create(tmp_path / "a.db") as store:
        numbers = [
            add_event(store, EventDraft(f"E{day}", when(f"2019-01-{day:02}"))).record for day in range(1, 31)
        ]
        columns = load_columns(store)
        changes = change_event(store, numbers[9], EventDraft("Moved", when("2019-01-20")))  # type: ignore[arg-type]
        patched = patch_columns(store, columns, changes.touched)
        assert patched is not None
        assert patched.again == {numbers[9], numbers[19]}
        assert told(patched.columns) == told(load_columns(store))


def test_too_much_is_loaded_anew(tmp_path: Path) -> None:
    """Where an edit touches thousands of records, a patch is not worth its while."""
    with Store.create(tmp_path / "a.db") as store:
        columns = load_columns(store)
        assert patch_columns(store, columns, range(1, MOST_TOUCHED + 2)) is None


def test_the_last_one_goes(tmp_path: Path) -> None:
    """Columns of one record become columns of none."""
    with Store.create(tmp_path / "a.db") as store:
        only = add_event(store, EventDraft("Only", when("2019"))).record
        assert only is not None
        columns = load_columns(store)
        changes = delete_record(store, only)
        patched = patch_columns(store, columns, changes.touched | changes.removed)
        assert patched is not None
        assert len(patched.columns) == 0
