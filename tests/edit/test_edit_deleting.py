"""Deleting: what goes along is told beforehand, and what others need is not deleted."""

import dataclasses
from pathlib import Path

import pytest

from explorer.edit import (
    CannotDelete,
    add_act,
    add_actor,
    add_agreement,
    add_commitment,
    add_event,
    add_link,
    add_statement,
    add_tie,
    delete_record,
    deletion_account,
    undo,
)
from explorer.model.drafts import (
    ActDraft,
    ActorDraft,
    AgreementDraft,
    CitationDraft,
    CommitmentDraft,
    EventDraft,
    LinkDraft,
    NewActor,
    TieDraft,
)
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.store.errors import NotKnown
from explorer.store.queries.details import statement
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from tests.edit.writing_down import meeting, roles, said, when
from tests.store.files import run_sql, tables_of


def made(record: RecordId | None) -> RecordId:
    """The number of a record that must have been made."""
    assert record is not None
    return record


def test_what_goes_with_an_event(store: Store) -> None:
    """Citations and links go with an event, and are counted."""
    first = made(add_event(store, meeting()).record)
    second = made(add_statement(store, said("Says", "Someone")).record)
    add_link(store, LinkDraft(first, second, "leads to"))
    account = deletion_account(store, first)
    assert (account.goes_with_it, account.refused_because) == (("1 link", "1 citation"), None)
    delete_record(store, first)
    tables = tables_of(store)
    for table in ("events", "links", "citations", "event_actors", "taggings"):
        assert tables[table] == [], table
    assert len(tables["statements"]) == 1


def test_an_actor_that_takes_part_stays(store: Store) -> None:
    """An actor that takes part in records is not deleted; the account says in how many of which kind."""
    add_agreement(store, AgreementDraft("Treaty"))
    for title in ("First", "Second"):
        add_event(store, EventDraft(title, actors=roles("Someone")))
    add_act(store, ActDraft("Treaty", "signed", when("2000"), actor="Someone"))
    actor = find_named(store, RecordKind.ACTOR, "Someone").id
    refused = deletion_account(store, actor).refused_because
    assert refused == (
        "The actor “Someone” can't be deleted, because it takes part in 2 events and 1 act;"
        " change or delete those first."
    )
    before = tables_of(store)
    with pytest.raises(CannotDelete, match="2 events and 1 act"):
        delete_record(store, actor)
    assert tables_of(store) == before


def test_what_only_loses_the_record_does_not_go_with_it(store: Store) -> None:
    """A statement made at an event stays, and is told apart from what goes."""
    meets = made(add_event(store, EventDraft("Talks")).record)
    draft = dataclasses.replace(said("Says", "Someone"), at_event=meets)
    speech = made(add_statement(store, draft).record)
    account = deletion_account(store, meets)
    assert account.goes_with_it == ()
    assert account.loses_it == ("1 statement no longer tells where it was made",)
    delete_record(store, meets)
    assert statement(store, speech).statement.at_event is None


def test_an_unused_actor_goes_with_its_aliases_and_ties(store: Store) -> None:
    """An actor that takes part in nothing goes, with aliases and ties."""
    record = made(add_actor(store, ActorDraft("Someone", aliases=("A", "B"))).record)
    add_tie(store, TieDraft("Someone", "member of", NewActor("Club", "organisation")))
    assert deletion_account(store, record).goes_with_it == ("2 aliases", "1 tie")
    delete_record(store, record)
    assert [row[1] for row in tables_of(store)["actors"]] == ["Club"]
    undo(store)
    assert len(tables_of(store)["actor_names"]) == 2


def test_an_agreement_goes_with_its_life(store: Store) -> None:
    """Acts and commitments go with an agreement; events about it stay and lose the mention."""
    treaty = made(add_agreement(store, AgreementDraft("Treaty", aliases=("Pact",))).record)
    other = made(add_agreement(store, AgreementDraft("Successor")).record)
    add_act(store, ActDraft("Treaty", "superseded", when("2000"), other_agreement=other))
    add_commitment(store, CommitmentDraft(treaty, "Someone", "to stop"))
    add_event(store, EventDraft("Talks", agreements=(treaty,)))
    assert deletion_account(store, treaty).goes_with_it == (
        "1 alias",
        "1 mention by an event",
        "1 act",
        "1 commitment",
    )
    refused = deletion_account(store, other).refused_because
    assert refused is not None
    assert "other agreement of 1 act" in refused
    delete_record(store, treaty)
    assert len(tables_of(store)["events"]) == 1
    delete_record(store, other)
    assert tables_of(store)["agreements"] == []


def test_sources_and_places_in_use_stay(store: Store) -> None:
    """A source that is cited and a place where something happened are not deleted."""
    add_event(store, meeting())
    source = find_named(store, RecordKind.SOURCE, "Report of the day").id
    place = find_named(store, RecordKind.PLACE, "Panmunjom").id
    tag = find_named(store, RecordKind.TAG, "summits").id
    assert "cited by 1 citation" in str(deletion_account(store, source).refused_because)
    assert "place of 1 event" in str(deletion_account(store, place).refused_because)
    assert deletion_account(store, tag).goes_with_it == ("1 tagging",)


def test_citations_through_another_source(store: Store) -> None:
    """A source through which another is cited stays as well."""
    add_event(store, EventDraft("Talks", citations=(CitationDraft("Original", via_source="Newspaper"),)))
    source = find_named(store, RecordKind.SOURCE, "Newspaper").id
    with pytest.raises(CannotDelete):
        delete_record(store, source)


def test_tables_of_others_keep_a_record(store: Store, store_path: Path) -> None:
    """A record that somebody else's table points at is not deleted, and the table is named."""
    record = made(add_event(store, meeting()).record)
    run_sql(
        store_path,
        "create table theirs (event integer references events (id) on delete cascade)",
        f"insert into theirs values ({record})",  # noqa: S608 - a number of ours
    )
    assert "1 row of the table “theirs”" in str(deletion_account(store, record).refused_because)
    with pytest.raises(CannotDelete):
        delete_record(store, record)


def test_what_is_not_there(store: Store) -> None:
    """A number of no record is said to be one."""
    with pytest.raises(NotKnown, match="no record"):
        delete_record(store, RecordId(7))
    with pytest.raises(NotKnown):
        deletion_account(store, RecordId(-1))
