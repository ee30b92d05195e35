"""Undo and redo: row for row, across restarts, and never over somebody else's work."""

import dataclasses
from pathlib import Path

import pytest

from explorer.edit import (
    add_actor,
    add_agreement,
    add_event,
    add_link,
    add_statement,
    as_one,
    change_event,
    delete_record,
    draft_of,
    redo,
    undo,
)
from explorer.model.changes import Changes
from explorer.model.drafts import ActorDraft, AgreementDraft, CitationDraft, EventDraft, LinkDraft
from explorer.model.errors import UserError
from explorer.model.ids import RecordId
from explorer.store.errors import CannotUndo
from explorer.store.queries.details import event
from explorer.store.queries.journal import redo_label, steps, undo_label
from explorer.store.store import Store
from tests.edit.writing_down import meeting, said
from tests.store.files import run_sql, search_of, tables_of


def made(record: RecordId | None) -> RecordId:
    """The number of a record that must have been made."""
    assert record is not None
    return record


def test_there_gone_there(store: Store) -> None:
    """Undo takes an event and all that was made with it away, redo brings them back with their numbers."""
    empty, blank = tables_of(store), search_of(store)
    added = add_event(store, meeting())
    full, found = tables_of(store), search_of(store)
    undone = undo(store)
    assert (undone.label, undone.record, undone.kind) == (added.label, None, added.kind)
    assert undone.removed == added.touched
    assert (tables_of(store), search_of(store)) == (empty, blank)
    redone = redo(store)
    assert (redone.record, redone.touched, redone.removed) == (added.record, added.touched, frozenset())
    assert (tables_of(store), search_of(store)) == (full, found)


def test_names_of_what_comes_next(store: Store) -> None:
    """The labels of the next undo and redo are told, None where there is nothing."""
    assert (undo_label(store), redo_label(store)) == (None, None)
    add_event(store, EventDraft("First"))
    add_event(store, EventDraft("Second"))
    undo(store)
    assert (undo_label(store), redo_label(store)) == ("Add event “First”", "Add event “Second”")
    assert [(one.label, one.undone) for one in steps(store)] == [
        ("Add event “First”", False),
        ("Add event “Second”", True),
    ]


def test_nothing_to_undo_or_redo(store: Store) -> None:
    """Undo and redo of nothing say so."""
    with pytest.raises(CannotUndo, match="nothing to undo"):
        undo(store)
    with pytest.raises(CannotUndo, match="nothing to redo"):
        redo(store)


def test_a_new_edit_ends_redo(store: Store) -> None:
    """After a new edit, what was undone can't be redone, and its step is gone."""
    add_event(store, EventDraft("First"))
    undo(store)
    add_event(store, EventDraft("Second"))
    with pytest.raises(CannotUndo):
        redo(store)
    assert [one.label for one in steps(store)] == ["Add event “Second”"]


def test_an_edit_that_changes_nothing_keeps_redo(store: Store) -> None:
    """Saving a record unchanged is no edit, so redo stays possible."""
    record = made(add_event(store, EventDraft("First")).record)
    add_event(store, EventDraft("Second"))
    undo(store)
    change_event(store, record, draft_of(event(store, record)))
    assert redo_label(store) == "Add event “Second”"


def test_a_number_is_never_used_twice(store: Store) -> None:
    """The number of a record that was undone goes to no other."""
    first = made(add_event(store, EventDraft("First")).record)
    undo(store)
    assert made(add_event(store, EventDraft("Second")).record) > first


def test_across_a_restart(store: Store, store_path: Path) -> None:
    """The journal is in the database: after a restart undo and redo go on where they were."""
    empty = tables_of(store)
    add_event(store, meeting())
    full = tables_of(store)
    store.close()
    with Store.open(store_path) as again:
        undo(again)
        assert tables_of(again) == empty
    with Store.open(store_path) as again:
        redo(again)
        assert tables_of(again) == full


def test_time_of_change_comes_back(store: Store) -> None:
    """Undoing a change restores even the record's time of change."""
    record = made(add_event(store, meeting()).record)
    before = tables_of(store)
    change_event(store, record, dataclasses.replace(draft_of(event(store, record)), title="New"))
    assert tables_of(store) != before
    assert undo(store).record == record
    assert tables_of(store) == before


EXTREME = "\U0001f54a “quoted”\n\t\x01 ‮x"


def test_every_cell_comes_back(store: Store) -> None:
    """Large numbers, fractions and odd text survive the journal exactly."""
    record = made(
        add_event(store, dataclasses.replace(meeting(EXTREME), sequence=-(2**63), description=EXTREME)).record
    )
    place = store.connection.execute("select id from places").fetchone()[0]
    store.connection.execute(
        "update places set latitude = 0.1, longitude = 123.45678901234567 where id = ?", (place,)
    )
    store.connection.commit()
    before = tables_of(store)
    delete_record(store, record)
    delete_record(store, RecordId(place))
    undo(store)
    undo(store)
    assert tables_of(store) == before


def changed_by_another(store: Store, path: Path, *statements: str) -> None:
    """Have another program write while the store is open."""
    run_sql(path, *statements)
    assert store.connection.in_transaction is False


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("update events set title = 'Theirs'", "title has been changed"),
        ("update events set importance = 5", "importance has been changed"),
        ("update records set private = 1 where kind = 'event'", "private has been changed"),
        ("delete from citations", "deleted"),
        ("insert into citations (record, source) select e.id, s.id from events e, sources s", "citations"),
        (
            "insert into event_actors (event, actor, role) select e.id, a.id, 'host' from events e, actors a"
            " limit 1",
            "event_actors",
        ),
        ("insert into taggings (record, tag) select a.id, t.id from actors a, tags t limit 1", "taggings"),
    ],
)
def test_somebody_elses_work_is_not_undone(
    store: Store, store_path: Path, statement: str, words: str
) -> None:
    """A step whose rows somebody else has changed or built on is not undone, and nothing is changed."""
    add_event(store, meeting())
    changed_by_another(store, store_path, statement)
    before = tables_of(store)
    with pytest.raises(CannotUndo, match=words) as caught:
        undo(store)
    assert "“Add event “Third Trump-Kim meeting”” can't be undone" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert tables_of(store) == before
    assert undo_label(store) is not None


def test_the_rest_can_be_undone_once_they_agree(store: Store, store_path: Path) -> None:
    """Where the other's change is taken back, undo works again."""
    add_event(store, meeting())
    changed_by_another(store, store_path, "update events set importance = 5")
    with pytest.raises(CannotUndo):
        undo(store)
    changed_by_another(store, store_path, "update events set importance = 3")
    undo(store)
    assert tables_of(store)["records"] == []


def test_their_columns_do_not_hinder(store: Store, store_path: Path) -> None:
    """A column that somebody has added since neither hinders undo nor is lost by an undone change."""
    record = made(add_event(store, meeting()).record)
    change_event(store, record, dataclasses.replace(draft_of(event(store, record)), title="New"))
    changed_by_another(
        store, store_path, "alter table events add column mood text", "update events set mood = 'tense'"
    )
    undo(store)
    assert store.connection.execute("select title, mood from events").fetchone()[:] == (
        "Third Trump-Kim meeting",
        "tense",
    )


def test_their_columns_keep_a_row(store: Store, store_path: Path) -> None:
    """Undo is refused where a row would go with what somebody has written into a column of theirs."""
    run_sql(store_path, "alter table events add column mood text")
    add_event(store, meeting())
    run_sql(store_path, "update events set mood = 'tense'")
    with pytest.raises(CannotUndo, match="mood has been changed"):
        undo(store)


def test_their_columns_survive_a_change(store: Store, store_path: Path) -> None:
    """What somebody writes into a column of theirs after a change survives its undoing and redoing."""
    run_sql(store_path, "alter table events add column mood text")
    record = made(add_event(store, meeting()).record)
    change_event(store, record, dataclasses.replace(draft_of(event(store, record)), title="New"))
    run_sql(store_path, "update events set mood = 'tense'")
    undo(store)
    redo(store)
    assert store.connection.execute("select title, mood from events").fetchone()[:] == ("New", "tense")


def test_redo_is_refused_where_its_place_is_taken(store: Store, store_path: Path) -> None:
    """A redo whose row somebody else has put there meanwhile is refused."""
    add_event(store, meeting())
    undo(store)
    changed_by_another(
        store,
        store_path,
        "insert into records (id, kind, uid, created, changed) values (1, 'tag', 'theirs', '', '')",
        "insert into tags (id, name) values (1, 'theirs')",
    )
    with pytest.raises(CannotUndo, match="can't be redone"):
        redo(store)


def test_redo_is_refused_where_its_ground_is_gone(store: Store, store_path: Path) -> None:
    """A redo that needs what somebody else has deleted is refused with a sentence."""
    add_actor(store, ActorDraft("Someone"))
    add_statement(store, said("Says", "Someone"))
    undo(store)
    changed_by_another(store, store_path, "delete from records")
    with pytest.raises(CannotUndo, match="can't be redone"):
        redo(store)


def test_undo_of_a_deletion_brings_everything_back(store: Store) -> None:
    """What went with a record comes back with it: citations, tags, participants, links, numbers of others."""
    first = made(add_event(store, meeting()).record)
    second = made(add_statement(store, said("Says", "Kim Jong-un")).record)
    link = made(add_link(store, LinkDraft(first, second, "leads to")).record)
    store.connection.execute("update statements set at_event = ?", (first,))
    store.connection.execute(
        "insert into external_ids (record, scheme, value) values (?, 'theirs', '1')", (link,)
    )
    store.connection.commit()
    before, found = tables_of(store), search_of(store)
    changes = delete_record(store, first)
    assert changes.removed == {first, link}
    assert store.connection.execute("select at_event from statements").fetchone()[0] is None
    undo(store)
    assert tables_of(store) == before
    assert search_of(store)["search"] == found["search"]
    redo(store)
    undo(store)
    assert tables_of(store) == before


def test_an_edit_that_fails_leaves_nothing(store: Store) -> None:
    """An edit that is refused half way leaves neither rows nor a step, and the next one works."""
    before = tables_of(store)
    with pytest.raises(Exception, match="stance"):
        add_event(store, dataclasses.replace(meeting(), citations=(CitationDraft("S", stance="?"),)))
    assert (tables_of(store), steps(store)) == (before, [])
    add_event(store, meeting())
    assert len(steps(store)) == 1


def test_several_deeds_are_one_step(store: Store) -> None:
    """What belongs together is undone together, and told as what was done last."""
    empty = tables_of(store)
    with as_one(store) as writer:
        treaty = made(add_agreement(store, AgreementDraft("Leap Day understanding")).record)
        meets = made(add_event(store, EventDraft("Talks", agreements=(treaty,))).record)
    changes = writer.changes()
    assert (changes.label, changes.record, changes.step) == ("Add event “Talks”", meets, 1)
    assert {treaty, meets} <= changes.touched
    assert [step.label for step in steps(store)] == ["Add event “Talks”"]
    undo(store)
    assert tables_of(store) == empty


def test_several_deeds_fail_together(store: Store) -> None:
    """Where the second is refused, the first was never made, and there is nothing to redo."""
    empty = tables_of(store)

    def add_both() -> None:
        with as_one(store):
            add_agreement(store, AgreementDraft("Leap Day understanding"))
            add_event(store, EventDraft(""))

    with pytest.raises(UserError):
        add_both()
    assert tables_of(store) == empty
    assert (undo_label(store), redo_label(store)) == (None, None)
    add_event(store, meeting())
    assert undo_label(store) is not None


def test_a_change_of_nothing_says_so(store: Store) -> None:
    """A record saved as it was makes no step and claims no change."""
    record = made(add_event(store, EventDraft("Talks")).record)
    before = tables_of(store)
    changes = change_event(store, record, EventDraft("Talks"))
    assert (changes.label, changes.done, changes.step) == ("Nothing was changed", "Nothing was changed", None)
    assert not changes.is_undated
    assert tables_of(store) == before


@pytest.mark.parametrize(
    ("label", "done"),
    [
        ("Add event “Add it”", "Added event “Add it”"),
        ("Change actor “A”", "Changed actor “A”"),
        ("Delete source “S”", "Deleted source “S”"),
        ("Link “A” to “B”", "Linked “A” to “B”"),
    ],
)
def test_a_deed_is_told_as_done(label: str, done: str) -> None:
    """The verb of the label turns into what has happened."""
    assert Changes(label, 1, frozenset()).done == done
