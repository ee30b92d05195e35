"""Commitments and dates given otherwise, as the timeline asks for them by what is in view."""

from explorer.edit import add_agreement, add_assessment, add_commitment, add_event, add_source
from explorer.model.calendar import day_first_ms, day_of
from explorer.model.changes import Changes
from explorer.model.drafts import (
    AgreementDraft,
    AssessmentDraft,
    CitationDraft,
    CommitmentDraft,
    EventDraft,
    SourceDraft,
)
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.store.queries.beside import commitment_marks, said_whens
from explorer.store.store import Store


def made(changes: Changes) -> RecordId:
    assert changes.record is not None
    return changes.record


def test_deadlines_and_verdicts_of_an_agreement_are_read(store: Store) -> None:
    """A deadline knows from when on it was judged; an agreement without commitments has no marks."""
    treaty, other = (made(add_agreement(store, AgreementDraft(name))) for name in ("River", "Lake"))
    promise = made(
        add_commitment(store, CommitmentDraft(treaty, "North", "Do it", due=read_when("1 May 2019")))
    )
    for who, verdict, when in (("South", "pending", "2 May 2019"), ("East", "broken", "3 May 2019")):
        add_assessment(store, AssessmentDraft(promise, who, verdict, read_when(when)))
    found = commitment_marks(store, [treaty, other])
    assert found[other] == ()
    due, pending, broken = found[treaty]
    assert (due.verdict, pending.verdict, broken.verdict) == (None, "pending", "broken")
    assert due.judged_ms == broken.first_ms == day_first_ms(day_of(2019, 5, 3))


def cited(store: Store, when: str, says: str) -> RecordId:
    source = made(add_source(store, SourceDraft(f"Paper on {when} and {says}")))
    citation = CitationDraft(source, says_when=read_when(says))
    return made(add_event(store, EventDraft(f"Event {when}", read_when(when), citations=(citation,))))


def test_only_dates_that_contest_the_record_are_told(store: Store) -> None:
    """Another day contests; a month that holds the day, or a day within the month, only tells less or more;
    the same moment in another zone is the same."""
    other = cited(store, "10 Feb 2019", "16 Feb 2019")
    same = [
        cited(store, "10 Feb 2019", "Feb 2019"),
        cited(store, "Feb 2019", "10 Feb 2019"),
        cited(store, "2006-10-09T10:35+09:00", "2006-10-09T01:35Z"),
    ]
    found = said_whens(store, [other, *same])
    assert list(found) == [other]
    assert found[other][0].first_ms == day_first_ms(day_of(2019, 2, 16))
