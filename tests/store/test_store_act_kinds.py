"""The kinds of act are read with what they move."""

from explorer.model.act_kinds import ACT_KINDS, OF_A_PARTY, OF_THE_WHOLE
from explorer.store.queries.act_kinds import act_kinds
from explorer.store.store import Store


def test_every_kind_is_told_in_the_order_of_a_day(store: Store) -> None:
    """The database and the rules of standing know the same kinds, and agree on whose act each may be."""
    kinds = act_kinds(store)
    assert tuple(kind.name for kind in kinds) == ACT_KINDS
    for kind in kinds:
        if kind.moves != "nothing":
            assert kind.may_have_actor == (kind.name in OF_A_PARTY) or kind.name == "opened for signature"
            assert kind.needs_actor == (kind.name not in OF_THE_WHOLE)


def test_a_kind_that_another_program_has_added_is_not_offered(store: Store) -> None:
    """What moves a standing is laid down; a kind of which nothing is known moves nobody."""
    with store.writing():
        store.connection.execute("insert into act_kinds values ('hugged', 33, 'party', 'nothing')")
    assert "hugged" not in [kind.name for kind in act_kinds(store)]
