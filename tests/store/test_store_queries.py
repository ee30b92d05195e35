"""Lists, counts, panes and lives."""

import pytest

from explorer.edit import (
    add_act,
    add_actor,
    add_agreement,
    add_assessment,
    add_commitment,
    add_event,
    add_link,
    add_source,
    add_statement,
    add_tie,
)
from explorer.model.details import ListQuery
from explorer.model.drafts import (
    ActDraft,
    ActorDraft,
    AgreementDraft,
    AssessmentDraft,
    CitationDraft,
    CommitmentDraft,
    EventDraft,
    LinkDraft,
    RoleDraft,
    SourceDraft,
    StatementDraft,
    TieDraft,
)
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.store.errors import NotKnown
from explorer.store.queries.counts import counts
from explorer.store.queries.details import act, actor, agreement, detail, event, source, statement
from explorer.store.queries.listing import count_records, list_named, list_records
from explorer.store.queries.lives import all_lives, life
from explorer.store.queries.names import find_named
from explorer.store.queries.settings import (
    drop_draft,
    get_setting,
    list_drafts,
    save_draft,
    set_setting,
)
from explorer.store.store import Store
from tests.edit.writing_down import meeting, roles, said, when


def made(record: RecordId | None) -> RecordId:
    """The number of a record that must have been made."""
    assert record is not None
    return record


@pytest.fixture
def small(store: Store) -> Store:
    """Two events, two statements, two acts of one treaty, one undated event."""
    add_actor(store, ActorDraft("United States", "U.S.", "state"))
    add_agreement(store, AgreementDraft("Long Treaty", "LT"))
    add_event(
        store,
        EventDraft(
            "Summit",
            when("2019-02-27/2019-02-28"),
            place="Hanoi",
            actors=roles("Ann", "U.S."),
            agreements=("LT",),
            tags=("summits",),
            citations=(CitationDraft("Gazette"),),
        ),
    )
    add_event(store, EventDraft("Rumour", When("one day"), actors=roles("Ann")))
    add_event(store, EventDraft("War", when("1950-06-25/1953-07-27"), private=True))
    add_statement(
        store,
        StatementDraft(
            "Promises",
            when("2019-02-28"),
            quote="words",
            actors=(RoleDraft("U.S.", "about"), RoleDraft("Ann", "speaker")),
            agreements=("LT",),
            at_event=find(store, "Summit"),
        ),
    )
    add_act(store, ActDraft("LT", "signed", when("1987-12-08"), actor="U.S."))
    add_act(store, ActDraft("LT", "entered into force", when("1988-06-01")))
    return store


def find(store: Store, title: str) -> RecordId:
    """The number of an event by its title."""
    return RecordId(store.connection.execute("select id from events where title = ?", (title,)).fetchone()[0])


def titles(store: Store, **query: object) -> list[str]:
    """The titles that a query lists; the count must agree."""
    asked = ListQuery(**query)  # type: ignore[arg-type]  # fields by name
    found = [one.title for one in list_records(store, asked)]
    if asked.limit is None:
        assert count_records(store, asked) == len(found)
    return found


def test_the_order_of_lists(small: Store) -> None:
    """Everything is listed by outer start, the undated last."""
    assert titles(small) == [
        "War",
        "U.S. · signed · LT",
        "Entered into force · LT",
        "Summit",
        "Promises",
        "Rumour",
    ]


def test_lists_by_range(small: Store) -> None:
    """A record is in where its outer bounds overlap the closed range; an undated one only without range."""
    summit = when("2019-02-27/2019-02-28")
    assert titles(small, from_ms=summit.end_latest) == ["Summit", "Promises"]
    assert titles(small, from_ms=(summit.end_latest or 0) + 1) == []
    assert titles(small, to_ms=when("1950-06-25").start_earliest) == ["War"]
    assert titles(small, to_ms=(when("1950-06-25").start_earliest or 0) - 1) == []
    assert titles(small, from_ms=when("1952").start_earliest, to_ms=when("1952").end_latest) == ["War"]


def test_open_dates_in_ranges(store: Store) -> None:
    """An open side reaches as far as the range goes."""
    add_event(store, EventDraft("Since", when("2018/..")))
    add_event(store, EventDraft("Until", when("../1990")))
    late, early = when("2100"), when("1800")
    assert titles(store, from_ms=late.start_earliest, to_ms=late.end_latest) == ["Since"]
    assert titles(store, from_ms=early.start_earliest, to_ms=early.end_latest) == ["Until"]


def test_lists_by_what_they_concern(small: Store) -> None:
    """Lists can be of one actor, agreement, tag, kind, of words, and without the private."""
    ann = find_named(small, RecordKind.ACTOR, "Ann").id
    us = find_named(small, RecordKind.ACTOR, "US").id
    treaty = find_named(small, RecordKind.AGREEMENT, "LT").id
    tag = find_named(small, RecordKind.TAG, "summits").id
    assert titles(small, actor=ann) == ["Summit", "Promises", "Rumour"]
    assert titles(small, actor=us) == ["U.S. · signed · LT", "Summit", "Promises"]
    assert titles(small, agreement=treaty, kinds=(RecordKind.EVENT, RecordKind.STATEMENT)) == [
        "Summit",
        "Promises",
    ]
    assert titles(small, tag=tag) == ["Summit"]
    assert titles(small, text="words") == ["Promises"]
    assert titles(small, text="?!") == []
    assert "War" not in titles(small, include_private=False)
    assert titles(small, limit=2) == ["War", "U.S. · signed · LT"]
    assert titles(small, limit=2, offset=4) == ["Promises", "Rumour"]


def test_what_a_row_tells(small: Store) -> None:
    """Actors start with the speaker or the party; agreements and places of the row are named."""
    rows = {one.title: one for one in list_records(small, ListQuery())}
    assert [one.name for one in rows["Promises"].actors] == ["Ann", "United States"]
    assert [one.name for one in rows["U.S. · signed · LT"].actors] == ["United States"]
    assert [one.name for one in rows["U.S. · signed · LT"].agreements] == ["Long Treaty"]
    assert rows["U.S. · signed · LT"].act == "signed"
    assert rows["Promises"].quote == "words"
    assert rows["War"].private


def test_counts(small: Store) -> None:
    """Counts are of each kind; first and last are the EDTF of what begins first and ends last."""
    found = counts(small)
    assert (found.events, found.statements, found.acts, found.undated) == (3, 1, 2, 1)
    assert (found.first, found.last) == ("1950-06-25/1953-07-27", "2019-02-27/2019-02-28")


def test_the_browser(small: Store) -> None:
    """Names come with the count of their records."""
    assert [(one.record.name, one.count) for one in list_named(small, RecordKind.ACTOR)] == [
        ("Ann", 3),
        ("United States", 3),
    ]
    assert [(one.record.name, one.count) for one in list_named(small, RecordKind.AGREEMENT)] == [
        ("Long Treaty", 4)
    ]
    assert [one.count for one in list_named(small, RecordKind.SOURCE)] == [1]
    assert [one.count for one in list_named(small, RecordKind.PLACE)] == [1]
    assert [one.count for one in list_named(small, RecordKind.TAG)] == [1]


def test_panes(small: Store) -> None:
    """Each pane has what belongs to its record."""
    summit = event(small, find(small, "Summit"))
    assert [one.title for one in summit.statements.rows] == ["Promises"]
    ann = actor(small, find_named(small, RecordKind.ACTOR, "Ann").id)
    assert (ann.events.total, ann.statements.total, ann.acts.total) == (2, 1, 0)
    assert [(one.name, count) for one, count in ann.appears_with] == [("United States", 2)]
    assert [(one.source.name, one.citations) for one in ann.sources] == [("Gazette", 1)]
    us = actor(small, find_named(small, RecordKind.ACTOR, "US").id)
    assert [one.agreement.name for one in us.agreements] == ["Long Treaty"]
    treaty = agreement(small, find_named(small, RecordKind.AGREEMENT, "LT").id)
    assert [one.act for one in treaty.acts] == ["signed", "entered into force"]
    assert [one.name for one in treaty.sources and [one.source for one in treaty.sources]] == ["Gazette"]
    gazette = source(small, find_named(small, RecordKind.SOURCE, "Gazette").id)
    assert ([one.title for one, _ in gazette.cited_by], gazette.total) == (["Summit"], 1)


def test_a_source_is_cited_by_records_of_any_kind(store: Store) -> None:
    """Ties, commitments and assessments count as in the browser, and say whose pane tells them."""
    cited = (CitationDraft("Gazette"),)
    add_event(
        store, EventDraft("Summit", citations=(CitationDraft("Gazette"), CitationDraft("Gazette", "p. 2")))
    )
    gazette = find_named(store, RecordKind.SOURCE, "Gazette").id
    ann = add_actor(store, ActorDraft("Ann")).record
    add_actor(store, ActorDraft("North", kind="state"))
    add_tie(store, TieDraft("Ann", "holds office", "North", title="Envoy", citations=cited))
    treaty = add_agreement(store, AgreementDraft("Long Treaty")).record
    owed = add_commitment(store, CommitmentDraft("Long Treaty", "North", "To talk", citations=cited)).record
    assert owed is not None
    add_assessment(store, AssessmentDraft(owed, "Ann", "met", citations=cited))
    detail = source(store, gazette)
    browsed = next(iter(list_named(store, RecordKind.SOURCE)))
    assert (detail.total, detail.total_elsewhere, detail.records, browsed.count) == (2, 3, 4, 4)
    told = [(one.record.name, one.shown_in and one.shown_in.id) for one in detail.cited_elsewhere]
    assert told == [
        ("Ann · Envoy, North", ann),
        ("To talk", treaty),
        ("Ann · met · To talk", treaty),
    ]
    assert len(source(store, gazette, limit=3).cited_elsewhere) == 1
    assert source(store, gazette, limit=1).cited_elsewhere == ()


def test_the_browser_counts_what_a_pane_lists(store: Store) -> None:
    """Acts of which an actor is the predecessor or which it claims are its own too, as in its pane."""
    for name in ("North", "South"):
        add_actor(store, ActorDraft(name, kind="state"))
    add_agreement(store, AgreementDraft("Long Treaty"))
    add_act(store, ActDraft("Long Treaty", "signed", when("1991"), actor="North"))
    add_act(store, ActDraft("Long Treaty", "succeeded", when("1992"), actor="South", predecessor="North"))
    for entry in list_named(store, RecordKind.ACTOR):
        assert entry.count == actor(store, entry.record.id).acts.total, entry.record.name


def test_speakers_are_told_apart_from_others(store: Store) -> None:
    """A row of a list knows who speaks in a statement, in their order."""
    actors = (*roles("Ann", "Ben", role="speaker"), *roles("Cid", role="about"))
    add_statement(store, StatementDraft("Both say", actors=actors))
    row = next(iter(list_records(store, ListQuery())))
    assert [one.name for one in row.speakers] == ["Ann", "Ben"]
    assert [one.name for one in row.actors] == ["Ann", "Ben", "Cid"]


def test_long_panes_are_cut_and_counted(store: Store) -> None:
    """A pane has the first records and the count of all."""
    for number in range(7):
        add_event(store, EventDraft(f"E{number}", when(f"200{number}"), actors=roles("Ann")))
    ann = actor(store, find_named(store, RecordKind.ACTOR, "Ann").id, limit=3)
    assert ([one.title for one in ann.events.rows], ann.events.total) == (["E0", "E1", "E2"], 7)


def test_links_show_at_both_ends(small: Store) -> None:
    """A link is told at the record it comes from and at the one it leads to."""
    summit = find(small, "Summit")
    said_later = made(add_statement(small, said("Later", "Ann", "2019-03-01")).record)
    add_link(small, LinkDraft(said_later, summit, "responds to"))
    assert event(small, summit).links == statement(small, said_later).links
    assert event(small, summit).links[0].from_record.name == "Later"


def test_contradicted_acts(store: Store) -> None:
    """An act is contradicted where a citation of it contradicts it."""
    add_agreement(store, AgreementDraft("T"))
    doubted = CitationDraft("S", stance="contradicts")
    record = made(
        add_act(store, ActDraft("T", "signed", when("2000"), actor="A", citations=(doubted,))).record
    )
    found = act(store, record)
    assert found.act.is_contradicted
    assert [one.source.name for one in found.citations] == ["S"]
    assert found.agreement.name == "T"


def test_lives(small: Store) -> None:
    """A life is the agreement, its acts and the actors they speak of, and all lives are the lives of all."""
    add_agreement(small, AgreementDraft("Empty"))
    found = all_lives(small)
    assert [(one.agreement.name, [a.act for a in one.acts]) for one in found] == [
        ("Long Treaty", ["signed", "entered into force"]),
        ("Empty", []),
    ]
    assert list(found[0].names.values()) == ["United States"]
    assert life(small, found[0].agreement.id) == found[0]


def test_pages_of_any_kind(small: Store) -> None:
    """`detail` gives the page of whatever record it is, and says so where it has none."""
    record = made(add_event(small, meeting()).record)
    assert detail(small, record) == event(small, record)
    place = find_named(small, RecordKind.PLACE, "Hanoi").id
    with pytest.raises(NotKnown, match="is a place"):
        detail(small, place)
    with pytest.raises(NotKnown, match="no record"):
        detail(small, RecordId(12345))
    with pytest.raises(NotKnown):
        event(small, RecordId(12345))


def test_sources_of_the_same_title(store: Store) -> None:
    """Two sources may share a title; cited by it, they are ambiguous."""
    for publisher in ("A", "B"):
        add_source(store, SourceDraft("Joint Statement", publisher=publisher))
    with pytest.raises(Exception, match="may be any of 2 sources"):
        add_event(store, EventDraft("E", citations=(CitationDraft("Joint Statement"),)))


def test_settings_and_drafts(store: Store) -> None:
    """Settings and drafts are kept, replaced and forgotten, and are no edits."""
    assert get_setting(store, "lanes") is None
    set_setting(store, "lanes", "actor")
    set_setting(store, "lanes", "tag")
    assert get_setting(store, "lanes") == "tag"
    set_setting(store, "lanes", None)
    assert get_setting(store, "lanes", "none") == "none"
    number = save_draft(store, "event", '{"title": "half"}')
    assert save_draft(store, "event", '{"title": "whole"}', number) == number
    assert [(one.id, one.content) for one in list_drafts(store)] == [(number, '{"title": "whole"}')]
    drop_draft(store, number)
    assert list_drafts(store) == []
