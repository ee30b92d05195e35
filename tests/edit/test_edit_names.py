"""Actors with aliases and ties, agreements, sources, places and tags: changed, refused, undone."""

import dataclasses

import pytest

from explorer.edit import (
    CannotDelete,
    FieldError,
    add_actor,
    add_agreement,
    add_event,
    add_place,
    add_source,
    add_tag,
    add_tie,
    change_actor,
    change_agreement,
    change_place,
    change_source,
    change_tag,
    delete_record,
    draft_of,
    draft_of_place,
    draft_of_tag,
    redo,
    undo,
)
from explorer.model.changes import NOTHING_CHANGED
from explorer.model.drafts import (
    ActorDraft,
    AgreementDraft,
    CitationDraft,
    EventDraft,
    NewActor,
    OwnTieDraft,
    PlaceDraft,
    SourceDraft,
    TagDraft,
    TieDraft,
)
from explorer.model.ids import RecordId
from explorer.model.records import Alias, Tag, Tie
from explorer.model.vocabulary import Consent, RecordKind
from explorer.store.errors import NotKnown
from explorer.store.queries.details import actor, agreement, event, place, source, tag
from explorer.store.queries.journal import steps
from explorer.store.queries.names import find_named, suggest
from explorer.store.queries.search import search
from explorer.store.store import Store
from tests.edit.writing_down import when
from tests.store.files import search_of, tables_of


def made(record: RecordId | None) -> RecordId:
    """The number of a record that must have been made."""
    assert record is not None
    return record


def own_ties(store: Store, record: RecordId) -> list[Tie]:
    """The ties that lead from an actor."""
    return [tie for tie in actor(store, record).ties if tie.actor.id == record]


PERSIA = Alias("Persia", when("../1935"))


def iran(store: Store) -> RecordId:
    """An actor with everything that an actor can have."""
    draft = ActorDraft(
        "Iran",
        "IRN",
        "state",
        "Islamic Republic since 1979.",
        "#0C8599",
        (PERSIA, "Islamic Republic of Iran"),
        ties=(
            OwnTieDraft("member of", NewActor("Non-Aligned Movement", "organisation"), when=when("1979/..")),
            OwnTieDraft("holds office", title="Chair", when=when("2012/2016")),
        ),
    )
    return made(add_actor(store, draft).record)


def test_an_actor_comes_out_as_it_went_in(store: Store) -> None:
    """Aliases keep their dates, ties their titles; the draft of it, saved, changes nothing."""
    record = iran(store)
    shown = actor(store, record)
    assert shown.actor.colour == "#0c8599"
    assert shown.actor.aliases == (PERSIA, Alias("Islamic Republic of Iran"))
    assert [
        (tie.relation, tie.to_actor and tie.to_actor.name, tie.title) for tie in own_ties(store, record)
    ] == [
        ("member of", "Non-Aligned Movement", None),
        ("holds office", None, "Chair"),
    ]
    before = tables_of(store)
    draft = draft_of(shown)
    assert isinstance(draft, ActorDraft)
    assert change_actor(store, record, draft).label == NOTHING_CHANGED
    assert tables_of(store) == before


def test_an_actor_and_its_ties_are_one_step(store: Store) -> None:
    """Name, aliases and ties changed together are taken back and done again together."""
    record = iran(store)
    draft = draft_of(actor(store, record))
    assert isinstance(draft, ActorDraft)
    assert draft.ties is not None
    kept, gone = draft.ties
    before = tables_of(store), search_of(store)
    changes = change_actor(
        store,
        record,
        dataclasses.replace(
            draft,
            name="Islamic Iran",
            aliases=(PERSIA,),
            ties=(
                dataclasses.replace(kept, when=when("1979/2030")),
                OwnTieDraft("part of", NewActor("Axis", "group")),
            ),
        ),
    )
    assert changes.label == "Change actor “Islamic Iran”"
    assert [one.name for one in changes.created] == ["Axis"]
    assert changes.removed == {gone.id}
    assert [tie.id for tie in own_ties(store, record)][-1] == kept.id or kept.id in {
        tie.id for tie in own_ties(store, record)
    }
    assert len(steps(store)) == 2
    after = tables_of(store), search_of(store)
    undo(store)
    assert (tables_of(store), search_of(store)) == before
    redo(store)
    assert (tables_of(store), search_of(store)) == after


def test_an_unchanged_tie_is_not_touched(store: Store) -> None:
    """Changing one tie leaves the other's time of change as it was, and its citations too."""
    record = iran(store)
    other = add_tie(store, TieDraft(record, "part of", "Asia", citations=(CitationDraft("Atlas"),)))
    draft = draft_of(actor(store, record))
    assert isinstance(draft, ActorDraft)
    assert draft.ties is not None
    mended = tuple(
        dataclasses.replace(tie, title="Chairman") if tie.title == "Chair" else tie for tie in draft.ties
    )
    changes = change_actor(store, record, dataclasses.replace(draft, ties=mended))
    assert other.record not in changes.touched
    assert [row["record"] for row in store.connection.execute("select record from citations")] == [
        other.record
    ]


def test_drafts_without_ties_leave_them(store: Store) -> None:
    """Who says nothing of ties takes none away; an empty list takes all."""
    record = iran(store)
    change_actor(store, record, ActorDraft("Iran", kind="state"))
    assert len(own_ties(store, record)) == 2
    change_actor(store, record, ActorDraft("Iran", kind="state", ties=()))
    assert own_ties(store, record) == []


def test_a_tie_that_leads_here_stays(store: Store) -> None:
    """Ties of others that lead to an actor are not the actor's own to drop."""
    record = iran(store)
    add_tie(store, TieDraft(NewActor("Quds Force", "organisation"), "organ of", record))
    draft = draft_of(actor(store, record))
    assert isinstance(draft, ActorDraft)
    assert len(draft.ties or ()) == 2
    change_actor(store, record, dataclasses.replace(draft, ties=()))
    assert [tie.actor.name for tie in actor(store, record).ties] == ["Quds Force"]


@pytest.mark.parametrize(
    ("tie", "said"),
    [
        (OwnTieDraft("holds office"), "leads nowhere"),
        (OwnTieDraft("part of", "Iran (State)"), "tied to itself"),
        (OwnTieDraft("cousin of", "Iraq"), "relation of a tie"),
        (OwnTieDraft("part of", "Asia", id=RecordId(4711)), "does not belong to this actor any more"),
    ],
)
def test_what_is_wrong_with_a_tie_is_said_of_ties(store: Store, tie: OwnTieDraft, said: str) -> None:
    """A tie that can't be refuses the whole actor, and nothing of it is left."""
    record = iran(store)
    before = tables_of(store)
    with pytest.raises(FieldError, match=said) as refused:
        change_actor(store, record, ActorDraft("Iran (State)", kind="state", ties=(tie,)))
    assert refused.value.field == "ties"
    assert tables_of(store) == before


def test_one_alias_has_one_date(store: Store) -> None:
    """The same alias twice is one; with two dates it is refused."""
    twice = ActorDraft("Iran", aliases=(PERSIA, PERSIA))
    assert actor(store, made(add_actor(store, twice).record)).actor.aliases == (PERSIA,)
    with pytest.raises(FieldError, match="with two dates") as refused:
        add_actor(store, ActorDraft("Iran 2", aliases=(PERSIA, "Persia")))
    assert refused.value.field == "aliases"


def test_who_has_the_name_already_is_told(store: Store) -> None:
    """A name that is taken is refused beside the name, with the number of who bears it."""
    record = iran(store)
    for draft in (ActorDraft("iran"), ActorDraft(" Iran ")):
        with pytest.raises(FieldError, match=rf"already an actor “Iran” \({record}\)") as refused:
            add_actor(store, draft)
        assert refused.value.field == "name"
    change_actor(store, record, ActorDraft("IRAN", kind="state"))
    assert actor(store, record).actor.name == "IRAN"


def test_a_new_name_is_found_and_the_old_is_not(store: Store) -> None:
    """Search, type-ahead and names follow a change of name, and its undo."""
    record = made(add_actor(store, ActorDraft("Persia", kind="state", aliases=("Land of Cyrus",))).record)
    change_actor(store, record, ActorDraft("Iran", kind="state", aliases=(PERSIA,)))
    assert find_named(store, RecordKind.ACTOR, "Iran").id == record
    assert find_named(store, RecordKind.ACTOR, "Persia").id == record
    assert [one.id for one in suggest(store, RecordKind.ACTOR, "ira")] == [record]
    assert [one.id for one in search(store, "Iran")] == [record]
    with pytest.raises(NotKnown):
        find_named(store, RecordKind.ACTOR, "Land of Cyrus")
    undo(store)
    assert find_named(store, RecordKind.ACTOR, "Land of Cyrus").id == record
    assert search(store, "Iran") == []


def test_an_agreement_is_changed_and_taken_back(store: Store) -> None:
    """Every field of an agreement changes in one step; its draft, saved, changes nothing."""
    record = made(add_agreement(store, AgreementDraft("Treaty", aliases=("Pact",))).record)
    before = tables_of(store)
    wanted = AgreementDraft(
        "Accord", "ACC", "political commitment", Consent.SIGNATURE, True, "Words.", ("Deal", "Pact"), True
    )
    assert change_agreement(store, record, wanted).label == "Change agreement “Accord”"
    assert draft_of(agreement(store, record)) == dataclasses.replace(wanted, aliases=("Pact", "Deal"))
    assert find_named(store, RecordKind.AGREEMENT, "Deal").id == record
    undo(store)
    assert tables_of(store) == before


@pytest.mark.parametrize(
    "address", ["example.org", "ftp://example.org", "https://", "javascript:alert(1)", "http://a b"]
)
@pytest.mark.parametrize("field", ["url", "archived_url"])
def test_only_web_addresses_are_taken(store: Store, field: str, address: str) -> None:
    """An address that no browser opens is refused beside its own field."""
    with pytest.raises(FieldError, match="no web address; write it like https://") as refused:
        add_source(store, SourceDraft("Report", **{field: address}))  # type: ignore[arg-type]  # one of two text fields
    assert refused.value.field == field


def test_an_address_of_old_does_not_bar_other_changes(store: Store) -> None:
    """A source that came with an odd address can have its title mended."""
    record = made(add_source(store, SourceDraft("Report", url="HTTPS://Example.org/a?b=1#c")).record)
    store.connection.execute("update sources set url = 'urn:isbn:1'")
    store.connection.commit()
    change_source(store, record, SourceDraft("Report of the day", url="urn:isbn:1"))
    assert source(store, record).source.title == "Report of the day"
    change_source(store, record, SourceDraft("Report of the day", url="  "))
    assert source(store, record).source.url is None


def test_a_place_is_changed_and_taken_back(store: Store) -> None:
    """Name, country and coordinates change in one step, and events keep the place."""
    held = made(add_event(store, EventDraft("Meeting", place="Pyongjang")).record)
    record = find_named(store, RecordKind.PLACE, "Pyongjang").id
    before = tables_of(store)
    wanted = PlaceDraft("Pyongyang", "North Korea", 39.0392, 125.7625, private=True)
    assert change_place(store, record, wanted).label == "Change place “Pyongyang”"
    assert draft_of_place(place(store, record)) == wanted
    shown = event(store, held).event.place
    assert shown is not None
    assert shown.name == "Pyongyang"
    undo(store)
    assert tables_of(store) == before


@pytest.mark.parametrize(
    ("latitude", "longitude", "field"),
    [(90.1, 0.0, "latitude"), (0.0, -180.5, "longitude"), (1.0, None, "longitude"), (None, 1.0, "latitude")],
)
def test_places_lie_on_the_earth(
    store: Store, latitude: float | None, longitude: float | None, field: str
) -> None:
    """Degrees beyond the earth, or only one of the two, are refused where they are wrong."""
    with pytest.raises(FieldError) as refused:
        add_place(store, PlaceDraft("Nowhere", None, latitude, longitude))
    assert refused.value.field == field


def test_a_tag_is_renamed_wherever_it_stands(store: Store) -> None:
    """The events keep a tag under its new name; undo brings the old one back."""
    held = made(add_event(store, EventDraft("Meeting", tags=("sumit",))).record)
    record = find_named(store, RecordKind.TAG, "sumit").id
    assert draft_of_tag(tag(store, record)) == TagDraft("sumit")
    changes = change_tag(store, record, TagDraft(" summit ", private=True))
    assert changes.label == "Change tag “summit”"
    assert [one.name for one in event(store, held).event.tags] == ["summit"]
    assert tag(store, record) == Tag(record, "summit", private=True)
    undo(store)
    assert [one.name for one in event(store, held).event.tags] == ["sumit"]


def test_tags_and_places_are_refused_like_actors(store: Store) -> None:
    """A tag or place without a name, or with one that is taken, is refused beside the name."""
    add_tag(store, TagDraft("summit"))
    add_place(store, PlaceDraft("Hanoi"))
    for name in ("Summit", " "):
        with pytest.raises(FieldError) as refused:
            add_tag(store, TagDraft(name))
        assert refused.value.field == "name"
    for name in ("HANOI", ""):
        with pytest.raises(FieldError) as refused:
            add_place(store, PlaceDraft(name))
        assert refused.value.field == "name"


def test_a_tag_goes_with_its_taggings_and_comes_back(store: Store) -> None:
    """Deleting a tag leaves the events; undo tags them again."""
    held = made(add_event(store, EventDraft("Meeting", tags=("summit",))).record)
    before = tables_of(store)
    delete_record(store, find_named(store, RecordKind.TAG, "summit").id)
    assert event(store, held).event.tags == ()
    undo(store)
    assert tables_of(store) == before


def test_a_place_of_events_stays(store: Store) -> None:
    """A place where something happened can't be deleted; one of nothing can."""
    add_event(store, EventDraft("Meeting", place="Hanoi"))
    with pytest.raises(CannotDelete, match="it is the place of 1 event"):
        delete_record(store, find_named(store, RecordKind.PLACE, "Hanoi").id)
    delete_record(store, made(add_place(store, PlaceDraft("Geneva")).record))
