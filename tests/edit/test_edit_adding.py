"""Adding and changing: what is made on the fly, what is refused and where, what stays untouched."""

import dataclasses

import pytest

from explorer.edit import (
    FieldError,
    add_act,
    add_actor,
    add_agreement,
    add_assessment,
    add_commitment,
    add_event,
    add_link,
    add_place,
    add_source,
    add_statement,
    add_tie,
    change_act,
    change_actor,
    change_agreement,
    change_event,
    change_source,
    change_statement,
    draft_of,
)
from explorer.model.drafts import (
    ActDraft,
    ActorDraft,
    AgreementDraft,
    AssessmentDraft,
    CitationDraft,
    CommitmentDraft,
    EventDraft,
    LinkDraft,
    NewActor,
    PlaceDraft,
    RoleDraft,
    SourceDraft,
    StatementDraft,
    TieDraft,
)
from explorer.model.ids import RecordId
from explorer.model.vocabulary import Consent, RecordKind
from explorer.model.when import When
from explorer.store.queries.details import act, actor, agreement, event, source, statement
from explorer.store.queries.journal import steps
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from tests.edit.writing_down import meeting, roles, said, when
from tests.store.files import tables_of


def made(record: RecordId | None) -> RecordId:
    """The number of a record that must have been made."""
    assert record is not None
    return record


def test_what_is_not_known_is_made(store: Store) -> None:
    """Actors, places, tags and sources that are not known are made and told; a second time they are known."""
    first = add_event(store, meeting())
    assert [(one.kind.value, one.name) for one in first.created] == [
        ("place", "Panmunjom"),
        ("actor", "Donald Trump"),
        ("actor", "Kim Jong-un"),
        ("tag", "summits"),
        ("source", "Report of the day"),
    ]
    assert first.label == "Add event “Third Trump-Kim meeting”"
    assert add_event(store, meeting("Another")).created == ()
    found = event(store, made(first.record)).event
    assert [one.actor.name for one in found.actors] == ["Donald Trump", "Kim Jong-un"]
    assert found.place is not None
    assert found.place.name == "Panmunjom"
    assert [one.source.name for one in found.citations] == ["Report of the day"]
    assert [one.name for one in found.tags] == ["summits"]


def test_one_name_twice_in_one_draft(store: Store) -> None:
    """A name used twice in one draft, spelt differently, makes one actor."""
    changes = add_event(
        store,
        EventDraft(
            "Talks", actors=(RoleDraft("Kim Jong-un", "host"), RoleDraft("KIM JONG UN", "participant"))
        ),
    )
    assert [one.name for one in changes.created] == ["Kim Jong-un"]
    assert len(event(store, made(changes.record)).event.actors) == 2


def test_a_new_actor_has_its_kind(store: Store) -> None:
    """An actor named on the fly is a person unless another kind is said."""
    add_event(store, EventDraft("Talks", actors=(RoleDraft(NewActor("Norway", "state"), "host"),)))
    assert actor(store, find_named(store, RecordKind.ACTOR, "norway").id).actor.kind == "state"


def test_touched_records_are_told(store: Store) -> None:
    """Changes names every record whose pane may look different now."""
    changes = add_event(store, meeting())
    assert changes.touched == {made(changes.record), *(one.id for one in changes.created)}
    assert RecordKind.ACTOR in changes.kinds


def test_undated_is_said(store: Store) -> None:
    """Text that is no date is kept as it is and said to be undated."""
    changes = add_event(store, EventDraft("Talks", When("some day soon")))
    assert changes.is_undated
    assert event(store, made(changes.record)).event.when == When("some day soon")


UNHARMED = [
    "<b>bold</b> & \"quoted\" 'single'",
    "two\nlines\r\nthree\ttabs",
    "‫עברית‬ العربية ‮reversed‬",
    "🕊️ 👩‍👩‍👧 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "%s {0} {{jinja}} $HOME `rm` ; drop table events; --",
    "  spaces around  ",
    "é vs e\u0301",
    "x" * 100_000,
    "\ufeff\u200b\x01\x7f\ufffe",
]


@pytest.mark.parametrize("text", UNHARMED, ids=range(len(UNHARMED)))
def test_text_comes_out_unharmed(store: Store, text: str) -> None:
    """Whatever text goes in comes out letter for letter."""
    record = made(
        add_event(
            store,
            EventDraft(text, description=text, citations=(CitationDraft("S", excerpt=text, locator=text),)),
        ).record
    )
    found = event(store, record).event
    assert (found.title, found.description) == (text, text)
    assert (found.citations[0].excerpt, found.citations[0].locator) == (text, text)


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"title": " \n "}, "title", "empty"),
        ({"title": "a\x00b"}, "title", "NUL"),
        ({"description": "half \ud83d"}, "description", "half a character"),
        ({"importance": 6}, "importance", "from 1 to 5"),
        ({"importance": 0}, "importance", "from 1 to 5"),
        ({"sequence": 2**63}, "sequence", "choose a number"),
        ({"status": "cancled"}, "status", "cancelled"),
        ({"certainty": "sure"}, "certainty", "established"),
        ({"agreements": ("Treaty of Nowhere",)}, "agreements", "no agreement"),
        ({"agreements": (RecordId(999),)}, "agreements", "999"),
        ({"actors": (RoleDraft("A", "boss"),)}, "actors", "host"),
        ({"actors": (RoleDraft("  ", "host"),)}, "actors", "empty"),
        ({"actors": (RoleDraft(RecordId(2**70), "host"),)}, "actors", "no record"),
        ({"tags": ("\x00",)}, "tags", "NUL"),
        ({"place": "p" * 501}, "place", "longer"),
        ({"when": dataclasses.replace(when("2019"), start_earliest=2**62, end_latest=0)}, "when", "before"),
        ({"when": dataclasses.replace(when("2019"), end_latest=2**63)}, "when", "beyond"),
        ({"citations": (CitationDraft("S", confidence=9),)}, "citations", "confidence"),
        ({"citations": (CitationDraft("S", stance="hopes"),)}, "citations", "supports"),
        ({"citations": (CitationDraft("S", id=1),)}, "citations", "does not belong"),
        ({"citations": (CitationDraft(" "),)}, "citations", "empty"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    store: Store, changed: dict[str, object], field: str, words: str
) -> None:
    """A draft that can't be taken is refused with its field and one sentence, and nothing is written."""
    before = tables_of(store)
    with pytest.raises(FieldError, match=words) as caught:
        add_event(store, dataclasses.replace(meeting(), **changed))  # type: ignore[arg-type]  # fields by name
    assert caught.value.field == field
    assert "\n" not in str(caught.value)
    assert tables_of(store) == before
    assert steps(store) == []


def test_an_ambiguous_name_lists_its_matches(store: Store) -> None:
    """A name that several bear is refused with all of them, and none is made."""
    add_actor(store, ActorDraft("Kim Jong-un"))
    add_actor(store, ActorDraft("Kim Yo-jong"))
    with pytest.raises(FieldError, match=r"Kim Jong-un \(1\), Kim Yo-jong \(2\)"):
        add_event(store, EventDraft("Talks", actors=roles("Kim")))


def test_a_number_of_another_kind(store: Store) -> None:
    """A number must be of a record of the kind that is wanted."""
    record = made(add_event(store, meeting()).record)
    with pytest.raises(FieldError, match="is not an actor but the event"):
        add_event(store, EventDraft("Talks", actors=roles(record)))


def test_a_statement_needs_a_speaker(store: Store) -> None:
    """Words without a speaker are refused."""
    with pytest.raises(FieldError) as caught:
        add_statement(store, StatementDraft("Something was said"))
    assert caught.value.field == "actors"


def test_an_act_is_of_the_whole_or_of_a_party(store: Store) -> None:
    """Acts of one party need the party; acts of the whole must not have one."""
    add_agreement(store, AgreementDraft("Treaty"))
    with pytest.raises(FieldError, match="one party") as caught:
        add_act(store, ActDraft("Treaty", "ratified", when("2000")))
    assert caught.value.field == "actor"
    with pytest.raises(FieldError, match="whole"):
        add_act(store, ActDraft("Treaty", "terminated", when("2000"), actor="Norway"))
    with pytest.raises(FieldError, match="kind of act"):
        add_act(store, ActDraft("Treaty", "sealed", when("2000")))
    with pytest.raises(FieldError, match="no agreement"):
        add_act(store, ActDraft("Unknown", "signed", when("2000")))


def test_one_name_for_one_actor(store: Store) -> None:
    """A second actor or agreement of the same name is refused, however it is spelt."""
    add_actor(store, ActorDraft("Kim Jong-un"))
    with pytest.raises(FieldError, match="already an actor"):
        add_actor(store, ActorDraft("KIM JONG UN"))
    add_agreement(store, AgreementDraft("Treaty"))
    with pytest.raises(FieldError, match="already an agreement"):
        add_agreement(store, AgreementDraft("treaty"))


def test_a_colour_is_a_colour(store: Store) -> None:
    """Colours are six hexadecimal digits."""
    with pytest.raises(FieldError, match="colour"):
        add_actor(store, ActorDraft("Norway", colour="red"))
    record = made(add_actor(store, ActorDraft("Norway", colour="#ABCDEF")).record)
    assert actor(store, record).actor.colour == "#abcdef"


def everything(store: Store) -> dict[str, RecordId]:
    """One record of each kind that has a page, with all its fields."""
    add_actor(store, ActorDraft("United States", "U.S.", "state", "a union", "#112233", ("USA", "America")))
    agreement_id = made(
        add_agreement(
            store,
            AgreementDraft(
                "Treaty", "T", "armistice", Consent.INSTRUMENT, True, "text", ("Pact", "Accord"), True
            ),
        ).record
    )
    source_id = made(
        add_source(
            store,
            SourceDraft(
                "Book", "A. Writer", "Press", when("1984~"), "http://x", "http://y", "2020-01-01", "book", "n"
            ),
        ).record
    )
    citation = CitationDraft(source_id, "p. 1", "words", 5, "contradicts", when("1999"), "Archive")
    event_id = made(
        add_event(
            store,
            EventDraft(
                "Talks",
                when("2019-02-27/2019-02-28"),
                "long",
                "Hanoi",
                "summit",
                "planned",
                when("2019-01?"),
                "reported",
                5,
                2,
                True,
                roles("USA", role="host"),
                (agreement_id,),
                ("a", "b"),
                (citation,),
            ),
        ).record
    )
    statement_id = made(
        add_statement(
            store,
            StatementDraft(
                "Says",
                when("2019-02-27T14:30+09:00"),
                "words",
                "ko",
                "Worte",
                "me",
                "direct",
                "leaked",
                "radio",
                event_id,
                "disputed",
                1,
                -1,
                True,
                (RoleDraft("USA", "about"), RoleDraft("Someone", "speaker")),
                (agreement_id,),
                ("c",),
                (citation, dataclasses.replace(citation, says_when=None)),
            ),
        ).record
    )
    act_id = made(
        add_act(
            store,
            ActDraft(
                "Pact",
                "succeeded",
                when("2000"),
                "Someone",
                when("2001"),
                "USA",
                agreement_id,
                "Claimant",
                "note",
                2,
                4,
                True,
                (citation,),
            ),
        ).record
    )
    return {
        "actor": find_named(store, RecordKind.ACTOR, "US").id,
        "agreement": agreement_id,
        "source": source_id,
        "event": event_id,
        "statement": statement_id,
        "act": act_id,
    }


def test_a_draft_of_what_is_there_changes_nothing(store: Store) -> None:
    """Saving a record as it was opened makes no step and touches no row, not even its time of change."""
    ids = everything(store)
    before, done = tables_of(store), len(steps(store))
    changes = [
        change_event(store, ids["event"], draft_of(event(store, ids["event"]))),
        change_statement(store, ids["statement"], draft_of(statement(store, ids["statement"]))),
        change_act(store, ids["act"], draft_of(act(store, ids["act"]))),
        change_actor(store, ids["actor"], draft_of(actor(store, ids["actor"]))),
        change_agreement(store, ids["agreement"], draft_of(agreement(store, ids["agreement"]))),
        change_source(store, ids["source"], draft_of(source(store, ids["source"]))),
    ]
    assert [(one.step, one.touched) for one in changes] == [(None, frozenset())] * 6
    assert [one.record for one in changes] == [
        ids[kind] for kind in ("event", "statement", "act", "actor", "agreement", "source")
    ]
    assert tables_of(store) == before
    assert len(steps(store)) == done


def test_rows_that_stay_equal_keep_their_ids(store: Store) -> None:
    """Changing a title leaves participants and citations alone; a citation that is dropped goes by itself."""
    record = made(add_event(store, meeting()).record)
    draft = draft_of(event(store, record))
    before = tables_of(store)
    change_event(store, record, dataclasses.replace(draft, title="New", tags=()))
    after = tables_of(store)
    assert {name for name in before if before[name] != after[name]} == {"events", "taggings", "records"}
    second = CitationDraft("Second report")
    change_event(store, record, dataclasses.replace(draft, citations=(second, *draft.citations)))
    kept = event(store, record).event.citations
    assert [(one.id, one.source.name) for one in kept] == [(1, "Report of the day"), (2, "Second report")]
    change_event(store, record, dataclasses.replace(draft, citations=()))
    assert event(store, record).event.citations == ()


def test_the_order_of_actors_is_kept(store: Store) -> None:
    """Actors come out in the order in which they were told, speakers first in a statement."""
    record = made(add_event(store, EventDraft("Talks", actors=roles("C", "A", "B"))).record)
    assert [one.actor.name for one in event(store, record).event.actors] == ["C", "A", "B"]
    change_event(store, record, EventDraft("Talks", actors=roles("B", "C")))
    assert [one.actor.name for one in event(store, record).event.actors] == ["B", "C"]
    spoken = StatementDraft("Says", actors=(RoleDraft("A", "about"), RoleDraft("B", "speaker")))
    record = made(add_statement(store, spoken).record)
    assert [one.actor.name for one in statement(store, record).statement.actors] == ["B", "A"]


def test_links_are_between_two_records(store: Store) -> None:
    """A link needs two records that are there and differ, and a relation that is known."""
    first = made(add_event(store, meeting()).record)
    second = made(add_statement(store, said("Says", "Someone")).record)
    with pytest.raises(FieldError, match="itself"):
        add_link(store, LinkDraft(first, first, "reverses"))
    with pytest.raises(FieldError, match="no record"):
        add_link(store, LinkDraft(first, RecordId(999), "reverses"))
    with pytest.raises(FieldError, match="relation"):
        add_link(store, LinkDraft(first, second, "likes"))
    add_link(store, LinkDraft(first, second, "leads to", "New claimant", "reported", "perhaps"))
    link = event(store, first).links[0]
    assert (link.relation, link.certainty, link.note) == ("leads to", "reported", "perhaps")
    assert link.asserted_by is not None
    assert link.asserted_by.name == "New claimant"


def test_ties_commitments_assessments_and_places(store: Store) -> None:
    """The other kinds are added in the same way, and show in the panes of what they belong to."""
    treaty = made(add_agreement(store, AgreementDraft("Treaty")).record)
    add_tie(store, TieDraft("John Kerry", "holds office", NewActor("United States", "state"), "Secretary"))
    duty = made(
        add_commitment(
            store, CommitmentDraft(treaty, "Iran", "to ship out the fuel", due=when("2016"))
        ).record
    )
    add_assessment(store, AssessmentDraft(duty, "IAEA", "met", when("2016-01-16")))
    add_place(store, PlaceDraft("Vienna", "Austria", 48.2, 16.4))
    detail = agreement(store, treaty)
    assert [(one.text, [a.verdict for a in one.assessments]) for one in detail.commitments] == [
        ("to ship out the fuel", ["met"])
    ]
    ties = actor(store, find_named(store, RecordKind.ACTOR, "Kerry").id).ties
    assert [(one.title, one.to_actor.name if one.to_actor else "") for one in ties] == [
        ("Secretary", "United States")
    ]
    with pytest.raises(FieldError, match="latitude"):
        add_place(store, PlaceDraft("Nowhere", latitude=91.0, longitude=0.0))
    with pytest.raises(FieldError, match="leads nowhere"):
        add_tie(store, TieDraft("John Kerry", "member of"))
    with pytest.raises(FieldError, match="verdict"):
        add_assessment(store, AssessmentDraft(duty, "IAEA", "fine"))
