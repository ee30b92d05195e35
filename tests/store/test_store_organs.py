"""Who acts for an actor: organs, parts and office holders, while the ties hold and no longer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer import edit
from explorer.edit.sample import build_sample
from explorer.model.calendar import day_first_ms, day_of
from explorer.model.drafts import ActorDraft, EventDraft, RoleDraft, StatementDraft, TieDraft
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.store.queries.names import find_named
from explorer.store.queries.organs import RECORDS_OF_ACTING, acting_for, records_of_acting
from explorer.store.queries.subjects import kept_records
from explorer.store.store import Store


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample, to read only."""
    path: Path = tmp_path_factory.mktemp("organs") / "sample.db"
    build_sample(path)
    with Store.open(path, read_only=True) as opened:
        yield opened


def actor(store: Store, name: str, kind: str = "organisation") -> RecordId:
    """Add an actor."""
    record = edit.add_actor(store, ActorDraft(name, kind=kind)).record
    assert record is not None
    return record


def tie(store: Store, one: RecordId, relation: str, other: RecordId, when: str = "") -> None:
    """Tie two actors over a span."""
    edit.add_tie(store, TieDraft(one, relation, other, when=parse_edtf(when) if when else When("")))


def event(store: Store, title: str, when: str, *actors: RecordId) -> RecordId:
    """Add an event with actors."""
    roles = tuple(RoleDraft(one, "participant") for one in actors)
    record = edit.add_event(
        store, EventDraft(title, parse_edtf(when) if when else When(""), actors=roles)
    ).record
    assert record is not None
    return record


def kept(store: Store, *actors: RecordId) -> set[int]:
    """What is about actors with their organs and office holders."""
    return set(records_of_acting(store, actors).tolist())


def test_whoever_holds_an_office_of_an_organ_acts_for_the_state_that_long(store: Store) -> None:
    """A minister's records count from the first to the last day in office, in any organ of the state."""
    state, ministry = actor(store, "Northland", "state"), actor(store, "Foreign Ministry")
    minister = actor(store, "Ada", "person")
    tie(store, ministry, "organ of", state, "1950/..")
    tie(store, minister, "holds office", ministry, "2001-03-05/2003-06-01")
    own = event(store, "Own", "1949", state)
    early = event(store, "Before the ministry", "1949", ministry)
    organ = event(store, "Of the ministry", "1960", ministry)
    first = event(store, "First day", "2001-03-05", minister)
    last = event(store, "Last day", "2003-06-01", minister)
    after = event(store, "A day later", "2003-06-02", minister)
    undated = event(store, "Some day", "", minister)
    assert kept(store, state) == {own, organ, first, last}
    assert not {early, after, undated} & kept(store, state)
    assert kept(store, ministry) == {early, organ, first, last}


def test_members_and_successors_do_not_act_for_a_state(store: Store) -> None:
    """Membership and succession bind no one to another's words."""
    union, state, heir = (
        actor(store, "Union"),
        actor(store, "Northland", "state"),
        actor(store, "Heir", "state"),
    )
    tie(store, state, "member of", union)
    tie(store, heir, "successor of", state)
    assert [one.actor for one in acting_for(store, (union,))] == [union]
    assert [one.actor for one in acting_for(store, (state,))] == [state]


def test_organs_of_each_other_end(store: Store) -> None:
    """A circle of ties, whose spans cut each other, is walked once."""
    one, other = actor(store, "One"), actor(store, "Other")
    tie(store, one, "part of", other, "1990/2000")
    tie(store, other, "part of", one, "1995/2005")
    assert {found.actor for found in acting_for(store, (one,))} == {one, other}


def test_a_filter_asks_for_organs_and_for_several_actors_together(store: Store) -> None:
    """With organs: what they did while they were that. Together: what is about every one of the actors."""
    state, other = actor(store, "Northland", "state"), actor(store, "Southland", "state")
    envoy = actor(store, "Envoy", "person")
    tie(store, envoy, "holds office", state, "2001/2003")
    alone, talks = event(store, "Alone", "2002", state), event(store, "Talks", "2002", envoy, other)
    everything = kept_records(store, Filter(actors=(state,), with_organs=True))
    assert everything is not None
    assert everything.tolist() == [alone, talks]
    both = kept_records(store, Filter(actors=(state, other), with_organs=True, together=True))
    assert both is not None
    assert both.tolist() == [talks]
    strict = kept_records(store, Filter(actors=(state, other), together=True))
    assert strict is not None
    assert strict.tolist() == []
    assert kept_records(store, Filter(with_organs=True, together=True)) is None


def test_a_speaker_speaks_for_the_state_while_in_office(sample: Store) -> None:
    """Each statement that the United States gain by its organs was made by one of them, on such a day."""
    states = find_named(sample, RecordKind.ACTOR, "United States").id
    spans = acting_for(sample, (states,))
    own = kept_records(sample, Filter(actors=(states,)))
    assert own is not None
    gained = kept(sample, states) - set(own.tolist())
    assert gained
    for record in gained:
        acting = sample.connection.execute(
            "select actor, start_earliest, end_latest from event_actors join events on events.id = event"
            " where event = :one union all select actor, start_earliest, end_latest from statement_actors"
            " join statements on statements.id = statement where statement = :one",
            {"one": record},
        ).fetchall()
        assert any(
            row["actor"] == span.actor
            and (row["start_earliest"] is None or row["start_earliest"] <= span.last_ms)
            and (row["end_latest"] is None or row["end_latest"] >= span.first_ms)
            for row in acting
            for span in spans
        )
    trump = find_named(sample, RecordKind.ACTOR, "Donald Trump").id
    in_office = next(span for span in spans if span.actor == trump)
    assert in_office.first_ms == day_first_ms(day_of(2017, 1, 20))


@pytest.mark.parametrize("kind", RECORDS_OF_ACTING)
def test_what_organs_did_is_found_by_index(store: Store, kind: RecordKind) -> None:
    """Only the short list of those who act is read through."""
    plan = [
        str(row["detail"])
        for row in store.connection.execute(f"explain query plan {RECORDS_OF_ACTING[kind]}", {"spans": "[]"})
    ]
    assert all("spans" in step or "json_each" in step for step in plan if step.startswith("SCAN")), plan


def test_words_said_count_by_the_day_they_were_said(store: Store) -> None:
    """A statement of a former minister is none of the state's."""
    state, minister = actor(store, "Northland", "state"), actor(store, "Ada", "person")
    tie(store, minister, "holds office", state, "2001/2003")
    said = [
        edit.add_statement(
            store,
            StatementDraft(day, parse_edtf(day), actors=(RoleDraft(minister, "speaker"),)),
        ).record
        for day in ("2002-05-01", "2004-05-01")
    ]
    assert kept(store, state) == {said[0]}
