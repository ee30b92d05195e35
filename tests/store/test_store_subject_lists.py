"""The lists of a pane: in order, parted by any day, found by index, and short however long they are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import edit
from explorer.model.calendar import day_last_ms, day_of
from explorer.model.drafts import ActorDraft, EventDraft, RoleDraft, TieDraft
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.subject_order import SubjectOrder
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.store.queries.actor_ties import OFFICES, SUCCESSIONS, offices_in_organs, successions
from explorer.store.queries.company import HOW_MANY, SHARED, company
from explorer.store.queries.subject_lists import LIST_QUERIES, list_page, subject_orders
from explorer.store.store import Store


def actor(store: Store, name: str, kind: str = "state") -> RecordId:
    """Add an actor."""
    record = edit.add_actor(store, ActorDraft(name, kind=kind)).record
    assert record is not None
    return record


def event(store: Store, title: str, when: str, *actors: RecordId) -> RecordId:
    """Add an event, undated where no date is given."""
    roles = tuple(RoleDraft(one, "participant") for one in actors)
    dated = parse_edtf(when) if when else When("")
    record = edit.add_event(store, EventDraft(title, dated, actors=roles)).record
    assert record is not None
    return record


def test_a_page_is_cut_at_the_day_and_the_undated_stand_last(store: Store) -> None:
    """Newest on the day comes first, what is later apart, what has no date at the end of the first side."""
    state = actor(store, "Northland")
    for title, when in (("A", "1990"), ("B", "1995"), ("C", "2001"), ("D", "2003"), ("E", "")):
        event(store, title, when, state)
    ordered = subject_orders(store, state, RecordKind.ACTOR)[RecordKind.EVENT]
    end_ms = day_last_ms(day_of(2000, 1, 1))
    newest = list_page(store, ordered, "newest", 50, end_ms, 50)
    assert [row.title for row in newest.rows] == ["D", "C", "B", "A", "E"]
    assert (newest.total, newest.later) == (5, 2)
    oldest = list_page(store, ordered, "oldest", 1, end_ms, 1)
    assert [row.title for row in oldest.rows] == ["A", "C"]
    assert (oldest.total, oldest.later) == (5, 2)
    assert [row.title for row in list_page(store, ordered, "newest", 2).rows] == ["D", "C"]


@given(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(0, 3), st.booleans()), max_size=20),
    st.integers(-60, 60),
    st.integers(0, 25),
)
def test_any_day_parts_a_list_like_a_plain_count(
    rows: list[tuple[int, int, bool]], day_ms: int, most: int
) -> None:
    """Both sides together are all records; the first begin by the day, the later after it."""
    table = np.array(
        [(at + 1, start, sequence, undated) for at, (start, sequence, undated) in enumerate(rows)], np.int64
    ).reshape(-1, 4)
    ordered = SubjectOrder.of(table)
    found = ordered.page("newest", most, day_ms, most)
    is_later = [not undated and start > day_ms for start, _, undated in rows]
    assert (found.total, found.later_total) == (len(rows) - sum(is_later), sum(is_later))
    assert len(found.first) == min(most, found.total)
    assert all(not is_later[one - 1] for one in found.first)
    assert all(is_later[one - 1] for one in found.later)


@pytest.mark.parametrize("query", LIST_QUERIES.values(), ids=[f"{a}-{b}" for a, b in LIST_QUERIES])
def test_a_list_is_found_by_index_alone(store: Store, query: str) -> None:
    """However many records others have, none of them is looked at."""
    plan = [row["detail"] for row in store.connection.execute(f"explain query plan {query}", {"subject": 1})]
    assert not [step for step in plan if step.startswith("SCAN") and "SUBQUERY" not in step], plan


@pytest.mark.parametrize("query", [HOW_MANY, SHARED, OFFICES, SUCCESSIONS])
def test_company_and_ties_are_found_by_index_alone(store: Store, query: str) -> None:
    """Only what the actor itself stands in is read."""
    bound = ("[]", 1) if query is OFFICES else {"actor": 1, "every": 1, "most": 1}
    plan = [row["detail"] for row in store.connection.execute(f"explain query plan {query}", bound)]
    scans = [step for step in plan if step.startswith("SCAN") and step != "SCAN CONSTANT ROW"]
    assert all("json_each" in step for step in scans), plan


def test_company_is_counted_by_period_up_to_a_day(store: Store) -> None:
    """Each record counts once for each other actor, in its decade; later ones not before their day."""
    ours, theirs = actor(store, "Northland"), actor(store, "Southland")
    for year in ("1951", "1958", "1993"):
        event(store, year, year, ours, theirs)
    event(store, "some day", "", ours, theirs)
    met = company(store, ours)
    (ever,) = met.upto(None, 10)
    assert (ever.actor.name, ever.count) == ("Southland", 4)
    assert [(one.name, one.count) for one in ever.periods] == [
        ("1950s", 2),
        ("1960s", 0),
        ("1970s", 0),
        ("1980s", 0),
        ("1990s", 1),
    ]
    (then,) = met.upto(day_last_ms(day_of(1960, 1, 1)), 10)
    assert then.count == 3
    assert [(one.name, one.count) for one in then.periods if one.count] == [("1951", 1), ("1958", 1)]


def test_successions_are_followed_both_ways(store: Store) -> None:
    """The chain tells all that went before and came after, from wherever one stands in it."""
    first, second, third = actor(store, "Empire"), actor(store, "Union"), actor(store, "Federation")
    edit.add_tie(store, TieDraft(second, "successor of", first, when=parse_edtf("1922")))
    edit.add_tie(store, TieDraft(third, "successor of", second, when=parse_edtf("1991")))
    for one in (first, second, third):
        assert {tie.actor.name for tie in successions(store, one)} == {"Union", "Federation"}


def test_offices_in_organs_are_found_through_organs_of_organs(store: Store) -> None:
    """A state speaks through whoever heads a department of one of its ministries."""
    state = actor(store, "Northland")
    ministry, department = (
        actor(store, "Ministry", "organisation"),
        actor(store, "Department", "organisation"),
    )
    head = actor(store, "Ada", "person")
    edit.add_tie(store, TieDraft(ministry, "organ of", state))
    edit.add_tie(store, TieDraft(department, "part of", ministry))
    edit.add_tie(store, TieDraft(head, "holds office", department, "Head"))
    assert [(tie.actor.name, tie.title) for tie in offices_in_organs(store, state)] == [("Ada", "Head")]
