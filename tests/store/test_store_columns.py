"""Rows become arrays: order, bounds, flags, first actors, membership; and the names for them."""

import numpy as np

from explorer.edit import add_act, add_agreement, add_event, add_statement
from explorer.model.columns import (
    ACT,
    APPROXIMATE,
    CANCELLED,
    DISPUTED,
    EVENT,
    OPEN_END,
    OPEN_START,
    PLANNED,
    POSTPONED,
    PRIVATE,
    REPORTED,
    STATEMENT,
    UNCERTAIN,
)
from explorer.model.drafts import ActDraft, AgreementDraft, EventDraft, RoleDraft, StatementDraft
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.store.queries.columns import load_columns, load_membership, load_undated
from explorer.store.queries.names import find_named
from explorer.store.queries.timeline import actor_colours, hover_of, titles_of
from explorer.store.store import Store
from tests.edit.writing_down import roles, said, when


def test_an_empty_database(store: Store) -> None:
    """Of no records there are no rows, and nothing fails."""
    columns = load_columns(store)
    assert (len(columns), columns.undated) == (0, 0)
    for group in ("actor", "agreement", "place", "tag"):
        membership = load_membership(store, columns, group)
        assert (len(membership.rows), len(membership.groups), membership.names) == (0, 0, {})
    assert titles_of(store, []) == {}


def event_on(store: Store, edtf: str, **more: object) -> int:
    """An event on a date; its number."""
    record = add_event(store, EventDraft("E", when(edtf), **more)).record  # type: ignore[arg-type]  # fields by name
    assert record is not None
    return record


def test_order(store: Store) -> None:
    """Rows are sorted by outer start, then sequence, then number, across kinds; open starts come first."""
    late = event_on(store, "2020")
    second = event_on(store, "2019-05-05", sequence=2)
    first = add_statement(store, said("S", "A", "2019-05-05")).record
    earlier = event_on(store, "2019-05")
    open_start = event_on(store, "../2019")
    assert load_columns(store).ids.tolist() == [open_start, earlier, first, second, late]


def test_bounds(store: Store) -> None:
    """Bounds are those of the date; open and unknown ones have their sentinels."""
    event_on(store, "../2019-01-01")
    event_on(store, "2018/..")
    event_on(store, "2019-02")
    columns = load_columns(store)
    assert columns.start_earliest[0] == columns.inner_bounds(0)[0] == OPEN_START
    assert columns.inner_bounds(1)[1] == columns.end_latest[1] == OPEN_END
    february = when("2019-02")
    assert (int(columns.start_earliest[2]), *columns.inner_bounds(2), int(columns.end_latest[2])) == (
        *(february.start_earliest, february.start_latest),
        *(february.end_earliest, february.end_latest),
    )
    assert columns.hazy.rows.tolist() == [1, 2]


def test_flags(store: Store) -> None:
    """Each property has its bit."""
    treaty = add_agreement(store, AgreementDraft("Treaty")).record
    assert treaty is not None
    event_on(store, "2001")
    event_on(store, "2002~")
    event_on(store, "2003?", private=True)
    event_on(store, "2004%", status="planned", certainty="disputed")
    event_on(store, "2005", status="postponed", certainty="reported")
    event_on(store, "2006", status="cancelled")
    add_act(store, ActDraft(treaty, "signed", when("2007"), actor="A", claimed_by="B"))
    add_statement(
        store, StatementDraft("S", when("2008"), certainty="reported", actors=roles("A", role="speaker"))
    )
    columns = load_columns(store)
    assert columns.flags.tolist() == [
        0,
        APPROXIMATE,
        UNCERTAIN | PRIVATE,
        APPROXIMATE | UNCERTAIN | PLANNED | DISPUTED,
        PLANNED | POSTPONED | REPORTED,
        CANCELLED,
        DISPUTED,
        REPORTED,
    ]
    assert columns.kinds.tolist() == [EVENT] * 6 + [ACT, STATEMENT]
    assert columns.flags.dtype == columns.kinds.dtype == columns.importance.dtype == np.uint8
    assert columns.start_earliest.dtype == columns.end_latest.dtype == np.int64


def test_bytes(store: Store) -> None:
    """Record numbers take four bytes where they fit and eight where they must, and stay what they are."""
    first = event_on(store, "2001")
    assert load_columns(store).ids.dtype == np.int32
    with store.connection:
        store.connection.execute("update sqlite_sequence set seq = ? where name = 'records'", (2**40,))
    second = event_on(store, "2002")
    assert second > 2**40
    assert load_columns(store).ids.tolist() == [first, second]
    membership = load_membership(store, load_columns(store), "actor")
    assert membership.rows.tolist() == []


def test_sequences_beyond_all_counting(store: Store) -> None:
    """A sequence of any size orders the records of a day."""
    last = event_on(store, "2001", sequence=2**62)
    first = event_on(store, "2001", sequence=-(2**62))
    middle = event_on(store, "2001")
    assert load_columns(store).ids.tolist() == [first, middle, last]


def test_first_actors(store: Store) -> None:
    """A row's actor is the first participant, the speaker, the party, or none."""
    add_agreement(store, AgreementDraft("Treaty"))
    event_on(store, "2001", actors=roles("B", "A"))
    event_on(store, "2002")
    add_statement(
        store,
        StatementDraft("S", when("2003"), actors=(RoleDraft("B", "about"), RoleDraft("C", "speaker"))),
    )
    add_act(store, ActDraft("Treaty", "signed", when("2004"), actor="A"))
    add_act(store, ActDraft("Treaty", "entered into force", when("2005")))
    names = {find_named(store, RecordKind.ACTOR, name).id: name for name in "ABC"}
    actors = load_columns(store).actors.tolist()
    assert [names.get(RecordId(actor), "") for actor in actors] == ["B", "", "C", "A", ""]


def test_undated_rows(store: Store) -> None:
    """Undated records have no row and are counted."""
    event_on(store, "2019")
    add_event(store, EventDraft("Some day", When("some day")))
    add_statement(store, said("S", "A", ""))
    columns = load_columns(store)
    assert (len(columns), columns.undated) == (1, 2)


def test_membership(store: Store) -> None:
    """A record stands with each of its actors once, whatever the roles; acts with party and agreement."""
    add_agreement(store, AgreementDraft("A long name", "Treaty"))
    event_on(
        store,
        "2001",
        actors=(RoleDraft("B", "host"), RoleDraft("B", "mediator"), RoleDraft("C", "target")),
        place="Oslo",
        tags=("x", "y"),
        agreements=("Treaty",),
    )
    add_act(store, ActDraft("Treaty", "signed", when("2002"), actor="C", claimed_by="D"))
    add_event(store, EventDraft("Undated", actors=roles("E"), tags=("z",)))
    columns = load_columns(store)

    def pairs(group: str) -> list[tuple[int, str]]:
        membership = load_membership(store, columns, group)  # type: ignore[arg-type]  # one of the four words
        return [
            (int(row), membership.names[int(key)])
            for row, key in zip(membership.rows, membership.groups, strict=True)
        ]

    assert pairs("actor") == [(0, "B"), (0, "C"), (1, "C")]
    assert pairs("agreement") == [(0, "Treaty"), (1, "Treaty")]
    assert pairs("place") == [(0, "Oslo")]
    assert pairs("tag") == [(0, "x"), (0, "y")]


def test_titles_and_cards(store: Store) -> None:
    """Titles are had by number, for acts put together; a card has what a list row has."""
    add_agreement(store, AgreementDraft("Treaty", "T"))
    event = event_on(store, "2001", actors=roles("A"))
    statement = add_statement(store, said("S", "A")).record
    act = add_act(store, ActDraft("T", "signed", when("2002"), actor="A")).record
    assert statement is not None
    assert act is not None
    assert titles_of(store, np.array([act, statement, event, 999])) == {
        event: "E",
        statement: "S",
        act: "A · signed · T",
    }
    assert hover_of(store, RecordId(act)).act == "signed"
    assert set(actor_colours(store).values()) == {None}


def test_many_rows_and_little_memory(store: Store) -> None:
    """A hundred thousand rows load at once, in order, and without holding a Python number for each cell."""
    count = 100_000
    with store.writing():
        store.connection.execute(
            "insert into records (id, kind, uid, created, changed)"
            " with recursive n (i) as (select 1 union all select i + 1 from n where i < ?)"
            " select i, 'event', 'u' || i, '', '' from n",
            (count,),
        )
        store.connection.execute(
            "insert into events (id, title, when_text, when_edtf, start_earliest, start_latest, end_earliest,"
            " end_latest) select id, 'T', 't', 'e', (id * 7919) % 100003, 0, 0, 0 from records"
        )
        store.connection.execute("delete from stale")
    columns = load_columns(store)
    assert len(columns) == count
    assert bool(np.all(np.diff(columns.start_earliest) >= 0))
    assert sorted(columns.ids.tolist()) == list(range(1, count + 1))
    assert len(titles_of(store, columns.ids[:1000])) == 1000


def test_a_status_stands_in_the_columns_and_beside_the_undated(store: Store) -> None:
    """Planned, postponed and cancelled events are told apart, dated or not."""
    for status in ("happened", "planned", "postponed", "cancelled"):
        event_on(store, "2001", status=status)
        add_event(store, EventDraft("Some day", When("some day"), status=status))
    flags = [0, PLANNED, PLANNED | POSTPONED, CANCELLED]
    assert load_columns(store).flags.tolist() == flags
    assert load_undated(store).flags.tolist() == flags
