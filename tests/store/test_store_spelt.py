"""Names offered by another spelling of what is typed."""

import pytest

from explorer.edit import add_actor
from explorer.model.drafts import ActorDraft
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.spelt import suggest_spelt
from explorer.store.store import Store


@pytest.mark.parametrize("text", ["Kim Chong-un", "kim chong", "Gim Jeong-eun"])
def test_a_name_is_offered_by_another_spelling(store: Store, text: str) -> None:
    """However the name is written in our letters, the one who is known is offered."""
    add_actor(store, ActorDraft("Kim Jong-un"))
    assert [one.name for one in suggest_spelt(store, RecordKind.ACTOR, text)] == ["Kim Jong-un"]


def test_what_begins_as_typed_comes_first(store: Store) -> None:
    """A name written as typed stands before those in another spelling, each once."""
    add_actor(store, ActorDraft("Choe Son-hui"))
    add_actor(store, ActorDraft("Choi Sun-hee"))
    found = suggest_spelt(store, RecordKind.ACTOR, "choi")
    assert [one.name for one in found] == ["Choi Sun-hee", "Choe Son-hui"]


def test_only_the_kind_that_is_asked_for_is_offered(store: Store) -> None:
    """A person is no suggestion where a tag is written."""
    add_actor(store, ActorDraft("Kim Jong-un"))
    assert suggest_spelt(store, RecordKind.TAG, "Kim Chong-un") == []
    assert suggest_spelt(store, RecordKind.ACTOR, "\x00") == []
