"""The history of a record: when and by which step or import it came, and what each edit changed."""

import pytest

from explorer import edit
from explorer.model.drafts import ActorDraft, CitationDraft, EventDraft, RoleDraft
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.record_history import FieldChange
from explorer.store.queries.journal import undo
from explorer.store.queries.record_history import STEPS, entered, history
from explorer.store.store import Store


def made(record: RecordId | None) -> RecordId:
    """The number of what was added."""
    assert record is not None
    return record


def test_each_edit_tells_its_fields_before_and_after(store: Store) -> None:
    """Dates as typed, actors and sources by name; what follows by itself, such as bounds, is not told."""
    ann = made(edit.add_actor(store, ActorDraft("Ann")).record)
    first = EventDraft(
        "Talks",
        parse_edtf("2019-02"),
        actors=(RoleDraft(ann, "participant"),),
        citations=(CitationDraft("Wire", confidence=3),),
    )
    event = made(edit.add_event(store, first).record)
    bob = made(edit.add_actor(store, ActorDraft("Bob")).record)
    edit.change_event(
        store,
        event,
        EventDraft(
            "Summit",
            parse_edtf("2019-02-27"),
            actors=(RoleDraft(ann, "participant"), RoleDraft(bob, "host")),
            importance=5,
            private=True,
        ),
    )
    changed, added = history(store, event)
    assert added.is_first
    assert added.changes == ()
    assert set(changed.changes) == {
        FieldChange("title", "Talks", "Summit"),
        FieldChange("when", "2019-02", "2019-02-27"),
        FieldChange("importance", "3", "5"),
        FieldChange("private", "no", "yes"),
        FieldChange("actor", "", "Bob, host"),
        FieldChange("source", "Wire", ""),
    }
    told = entered(store, event)
    assert told.entered_by == added.label
    assert told.changed_by == changed.label
    assert told.has_history


def test_what_was_undone_is_no_history(store: Store) -> None:
    """Taken back is taken back."""
    ann = made(edit.add_actor(store, ActorDraft("Ann")).record)
    edit.change_actor(store, ann, ActorDraft("Anna"))
    undo(store)
    (only,) = history(store, ann)
    assert only.is_first
    assert entered(store, ann).changed_by == ""


def test_edits_of_others_are_not_told(store: Store) -> None:
    """An edit that touched several records tells of each its own."""
    ann = made(edit.add_actor(store, ActorDraft("Ann")).record)
    event = made(edit.add_event(store, EventDraft("Talks", actors=(RoleDraft(ann, "participant"),))).record)
    assert len(history(store, ann)) == 1
    assert len(history(store, event)) == 1


def test_an_import_is_told(store: Store) -> None:
    """A record that came with an import names it."""
    ann = made(edit.add_actor(store, ActorDraft("Ann")).record)
    with store.writing():
        store.connection.execute(
            "insert into imports (id, at, label, file_name) values (7, '2026-01-01', 'Import of 3', 'a.csv')"
        )
        store.connection.execute("update records set import_id = 7 where id = ?", (ann,))
    told = entered(store, ann)
    assert (told.import_label, told.import_file) == ("Import of 3", "a.csv")


@pytest.mark.parametrize("towards", ["asc", "desc"])
def test_history_is_found_by_index(store: Store, towards: str) -> None:
    """However long the journal is, only the record's own rows are read."""
    query = STEPS.format(towards=towards)
    plan = [
        row["detail"]
        for row in store.connection.execute(
            f"explain query plan {query}", {"record": 1, "own": "events", "most": 1}
        )
    ]
    assert any("journal_rows_by_row" in step for step in plan), plan
    assert not [step for step in plan if step.startswith("SCAN")], plan
