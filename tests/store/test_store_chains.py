"""The chains that are read from a database: what belongs to them, how far they go, who speaks for whom."""

from explorer.edit import add_actor, add_agreement, add_link, add_statement, add_tie
from explorer.model.chains import MOST_STEPS, ChainOf
from explorer.model.changes import Changes
from explorer.model.drafts import ActorDraft, AgreementDraft, LinkDraft, RoleDraft, StatementDraft, TieDraft
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.chains import INWARDS, OUTWARDS, chain
from explorer.store.queries.names import find_named
from explorer.store.store import Store


def made(changes: Changes) -> RecordId:
    assert changes.record is not None
    return changes.record


def say(store: Store, summary: str, when: str, speaker: str = "Ada", tag: str = "steps") -> RecordId:
    roles = (RoleDraft(speaker, "speaker"),)
    draft = StatementDraft(summary, read_when(when), actors=roles, tags=(tag,) if tag else ())
    return made(add_statement(store, draft))


def names(store: Store, asked: ChainOf) -> list[str]:
    return [step.record.name for step in chain(store, asked).steps]


def test_a_chain_goes_both_ways_and_ends(store: Store) -> None:
    """From any record of a ring the whole ring is found, each record once, in the order of time."""
    ring = [say(store, name, f"{day} May 2019", tag="") for day, name in ((3, "c"), (1, "a"), (2, "b"))]
    for one, other in zip(ring, [*ring[1:], ring[0]], strict=True):
        add_link(store, LinkDraft(one, other, "responds to"))
    say(store, "apart", "4 May 2019", tag="")
    for one in ring:
        found = chain(store, ChainOf(record=one))
        assert [step.record.name for step in found.steps] == ["a", "b", "c"]
        assert len(found.links) == 3
        assert found.left_out == 0


def test_only_positions_are_followed_unless_all_relations_are_asked_for(store: Store) -> None:
    """What came of a statement is no position, but is followed where nothing else leads on."""
    first, second, third = (say(store, name, f"{day} May 2019", tag="") for day, name in enumerate("abc", 1))
    add_link(store, LinkDraft(second, first, "reverses"))
    add_link(store, LinkDraft(second, third, "leads to"))
    assert names(store, ChainOf(record=first)) == ["a", "b"]
    assert names(store, ChainOf(record=first, is_wide=True)) == ["a", "b", "c"]
    lone = chain(store, ChainOf(record=third))
    assert lone.is_wide
    assert [step.record.name for step in lone.steps] == ["a", "b", "c"]


def test_a_long_chain_is_cut_and_says_so(store: Store) -> None:
    """Of a record that everybody answers so many are read, and the rest is counted."""
    hub = say(store, "hub", "1 May 2019", tag="")
    for number in range(MOST_STEPS + 4):
        add_link(store, LinkDraft(say(store, str(number), "2 May 2019", tag=""), hub, "responds to"))
    found = chain(store, ChainOf(record=hub))
    assert len(found.steps) == MOST_STEPS
    assert found.left_out == 5


def test_a_topic_tells_its_statements_and_what_is_linked_with_them(store: Store) -> None:
    """Statements on a tag stand in time; one without the tag that answers one of them stands beside."""
    first, second = say(store, "one", "1 May 2019"), say(store, "two", "3 May 2019")
    other = say(store, "an answer", "2 May 2019", "Bo", tag="")
    add_link(store, LinkDraft(second, first, "reverses"))
    add_link(store, LinkDraft(other, first, "contradicts"))
    topic = find_named(store, RecordKind.TAG, "steps").id
    found = chain(store, ChainOf(topic=topic))
    assert [(step.record.name, step.is_beside) for step in found.steps] == [
        ("one", False),
        ("an answer", True),
        ("two", False),
    ]
    bo = find_named(store, RecordKind.ACTOR, "Bo").id
    assert names(store, ChainOf(topic=topic, actor=bo)) == []


def test_an_agreement_is_a_topic_too(store: Store) -> None:
    """What is said about an agreement is a position on it."""
    treaty = made(add_agreement(store, AgreementDraft("River Treaty")))
    roles, when = (RoleDraft("Ada", "speaker"),), read_when("1 May 2019")
    add_statement(store, StatementDraft("It stands", when, actors=roles, agreements=("River Treaty",)))
    assert names(store, ChainOf(topic=treaty)) == ["It stands"]


def test_a_state_speaks_through_its_organs_and_officials_while_they_hold_office(store: Store) -> None:
    """A minister's words count as the state's on the days of the office, and not before or after."""
    add_actor(store, ActorDraft("Northland", kind="state"))
    for who, relation, whom, when in (
        ("Ministry", "organ of", "Northland", ""),
        ("Ada", "holds office", "Ministry", "2019-02/2019-06"),
    ):
        add_tie(store, TieDraft(who, relation, whom, when=read_when(when) if when else read_when("2000/..")))
    for day in ("1 Jan 2019", "1 March 2019", "1 July 2019"):
        say(store, day, day)
    topic = find_named(store, RecordKind.TAG, "steps").id
    state = find_named(store, RecordKind.ACTOR, "Northland").id
    assert names(store, ChainOf(topic=topic, actor=state)) == ["1 March 2019"]
    assert names(store, ChainOf(topic=topic, actor=state, has_voices=False)) == []


def test_a_chain_is_read_through_the_indexes_of_links(store: Store) -> None:
    """Neither way along a link is the whole table of links read."""
    plans = [
        str(row[3])
        for query in (OUTWARDS, INWARDS)
        for row in store.connection.execute(
            f"explain query plan {query}", {"ids": "[1]", "relations": '["reverses"]', "most": 5}
        )
    ]
    assert not any(plan.startswith("SCAN links") for plan in plans), plans
