"""What panes ask for: the detail of every kind of record, and records with their sources in full."""

import pytest

from explorer import edit
from explorer.model.changes import Changes
from explorer.model.drafts import (
    ActorDraft,
    AgreementDraft,
    AssessmentDraft,
    CitationDraft,
    CommitmentDraft,
    EventDraft,
    LinkDraft,
    SourceDraft,
    TieDraft,
)
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.small_details import (
    AssessmentDetail,
    CommitmentDetail,
    LinkDetail,
    PlaceDetail,
    TagDetail,
    TieDetail,
)
from explorer.model.vocabulary import RecordKind
from explorer.store.errors import NotKnown
from explorer.store.queries.cited_records import cited_records
from explorer.store.queries.names import find_named
from explorer.store.queries.record_history import entered
from explorer.store.queries.small_details import pane_detail
from explorer.store.store import Store


def made(changes: Changes) -> RecordId:
    """The number of what was added."""
    assert changes.record is not None
    return changes.record


def test_a_place_and_a_tag_have_details(store: Store) -> None:
    """A place tells where it lies; a tag names what carries it that stands on no timeline."""
    made(edit.add_event(store, EventDraft("Summit", parse_edtf("2019"), place="Hanoi", tags=("talks",))))
    place = pane_detail(store, find_named(store, RecordKind.PLACE, "Hanoi").id)
    tag = pane_detail(store, find_named(store, RecordKind.TAG, "talks").id)
    assert isinstance(place, PlaceDetail)
    assert place.place.name == "Hanoi"
    assert isinstance(tag, TagDetail)
    assert (tag.tag.name, tag.others) == ("talks", ())


def test_ties_commitments_assessments_and_links_have_details(store: Store) -> None:
    """Each with its parent's name, whether it is private, and what is cited for it."""
    cited = (CitationDraft("Paper"),)
    state = made(edit.add_actor(store, ActorDraft("Northland", kind="state")))
    person = made(edit.add_actor(store, ActorDraft("Ada")))
    treaty = made(edit.add_agreement(store, AgreementDraft("River Treaty")))
    tie = made(edit.add_tie(store, TieDraft(person, "holds office", state, "Envoy", citations=cited)))
    commitment = made(
        edit.add_commitment(store, CommitmentDraft(treaty, state, "Open the locks", citations=cited))
    )
    verdict = made(edit.add_assessment(store, AssessmentDraft(commitment, person, "met")))
    link = made(edit.add_link(store, LinkDraft(state, treaty, "leads to", note="So it is said")))
    told = pane_detail(store, tie)
    assert isinstance(told, TieDetail)
    assert (told.tie.title, told.private, len(told.citations)) == ("Envoy", False, 1)
    promised = pane_detail(store, commitment)
    assert isinstance(promised, CommitmentDetail)
    assert (promised.agreement.name, promised.commitment.text) == ("River Treaty", "Open the locks")
    judged = pane_detail(store, verdict)
    assert isinstance(judged, AssessmentDetail)
    assert (judged.commitment.name, judged.agreement.name) == ("Open the locks", "River Treaty")
    linked = pane_detail(store, link)
    assert isinstance(linked, LinkDetail)
    assert (linked.link.relation, linked.link.note) == ("leads to", "So it is said")


def test_a_number_of_no_record_is_not_known(store: Store) -> None:
    """A stale number is refused in a sentence."""
    with pytest.raises(NotKnown, match="99"):
        pane_detail(store, RecordId(99))


def test_a_record_tells_when_it_was_entered_and_changed(store: Store) -> None:
    """The moments that the database keeps; nothing for a number of no record."""
    actor = made(edit.add_actor(store, ActorDraft("Ada")))
    before = entered(store, actor)
    assert before.created.startswith("2026-01-01T")
    edit.change_actor(store, actor, ActorDraft("Ada Miller"))
    after = entered(store, actor)
    assert after.created == before.created
    assert after.changed > before.changed
    assert entered(store, RecordId(99)).created == ""


def test_sources_come_in_full_with_the_one_they_were_told_by(store: Store) -> None:
    """A citation brings its source and the source it was told by; what is gone is left out."""
    told_by = made(edit.add_source(store, SourceDraft("Wire", publisher="Agency")))
    event = made(
        edit.add_event(
            store,
            EventDraft("Summit", citations=(CitationDraft("Cable", via_source=told_by),)),
        )
    )
    (found,) = cited_records(store, [event, RecordId(99)])
    (one,) = found.citations
    assert one.source.title == "Cable"
    assert one.via is not None
    assert one.via.publisher == "Agency"
