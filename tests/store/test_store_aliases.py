"""What else actors and agreements are called."""

from explorer.edit import add_actor, add_agreement
from explorer.model.drafts import ActorDraft, AgreementDraft
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.listing import list_aliases
from explorer.store.store import Store


def test_aliases_are_listed_for_those_that_have_some(store: Store) -> None:
    """Actors and agreements have aliases, in the order in which they were noted; other kinds have none."""
    north = add_actor(store, ActorDraft("North Korea", aliases=("DPRK", "Chosŏn"))).record
    add_actor(store, ActorDraft("Japan"))
    treaty = add_agreement(store, AgreementDraft("INF Treaty", aliases=("INF",))).record
    assert list_aliases(store, RecordKind.ACTOR) == {north: ("DPRK", "Chosŏn")}
    assert list_aliases(store, RecordKind.AGREEMENT) == {treaty: ("INF",)}
    assert list_aliases(store, RecordKind.PLACE) == {}
