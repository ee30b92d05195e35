"""What a new record begins with when it is added about another: what follows from that one is filled in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from explorer.edit import draft_of_record
from explorer.model.draft_kinds import empty_draft, references_in
from explorer.model.drafts import (
    ActDraft,
    AssessmentDraft,
    CitationDraft,
    CommitmentDraft,
    Draft,
    EventDraft,
    LinkDraft,
    Reference,
    RoleDraft,
    StatementDraft,
    TieDraft,
)
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import EVENT_ROLES, STATEMENT_ROLES, RecordKind
from explorer.model.when import When
from explorer.store.queries.names import named
from explorer.store.store import Store

_Dated = EventDraft | StatementDraft | ActDraft | AssessmentDraft | TieDraft
_Cited = ActDraft | CommitmentDraft | AssessmentDraft | TieDraft

LINKED_KINDS: Final = (RecordKind.EVENT, RecordKind.STATEMENT, RecordKind.ACT, RecordKind.AGREEMENT)
"""What links are drawn between."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A draft of a new record, and what of that which was selected it is about; None where of nothing."""

    draft: Draft
    about: Named | None


def beginning_with(store: Store, kind: RecordKind, selected: RecordId) -> Beginning:
    """A draft of `kind` about what happens to be selected, as far as a record of that kind can be about it.

    What is said of an event or a statement beyond its one agreement is for whoever asks for it.
    """
    subject = named(store, selected)
    if kind is RecordKind.LINK:
        draft = about_subject(kind, subject) if subject.kind in LINKED_KINDS else empty_draft(kind)
    elif subject.kind in (RecordKind.ACT, RecordKind.EVENT, RecordKind.STATEMENT):
        draft = empty_draft(kind)
        if isinstance(draft, ActDraft | CommitmentDraft):
            draft = _under(draft, draft_of_record(store, selected), is_only=True)
    else:
        draft = about_subject(kind, subject)
    filled = references_in(draft)
    return Beginning(draft, named(store, filled[0]) if filled else None)


def beginning_about(store: Store, kind: RecordKind, about: RecordId, when: When | None = None) -> Draft:
    """A draft of `kind` about a record of the database, with its date where one is given."""
    subject = named(store, about)
    draft = dated(about_subject(kind, subject), when)
    if subject.kind in (RecordKind.ACT, RecordKind.EVENT, RecordKind.STATEMENT):
        return _under(draft, draft_of_record(store, about))
    return draft


def dated(draft: Draft, when: When | None) -> Draft:
    """The draft with a date, where its kind has one and one is given."""
    if when is not None and isinstance(draft, _Dated):
        return replace(draft, when=when)
    return draft


def about_subject(kind: RecordKind, subject: Named) -> Draft:
    """What follows from what the subject is: an agreement's act, a tie of an actor, an event at a place."""
    draft = empty_draft(kind)
    match draft:
        case EventDraft():
            return _event(draft, subject)
        case StatementDraft():
            return _statement(draft, subject)
        case LinkDraft():
            return replace(draft, from_record=subject.id)
    if subject.kind is RecordKind.AGREEMENT and isinstance(draft, ActDraft | CommitmentDraft):
        return replace(draft, agreement=subject.id)
    if subject.kind is RecordKind.COMMITMENT and isinstance(draft, AssessmentDraft):
        return replace(draft, commitment=subject.id)
    if subject.kind is RecordKind.SOURCE and isinstance(draft, _Cited):
        return replace(draft, citations=(CitationDraft(subject.id),))
    if subject.kind is RecordKind.ACTOR:
        return _by_actor(draft, subject.id)
    return draft


def _event(draft: EventDraft, subject: Named) -> EventDraft:
    match subject.kind:
        case RecordKind.AGREEMENT:
            return replace(draft, agreements=(subject.id,))
        case RecordKind.ACTOR:
            return replace(draft, actors=(RoleDraft(subject.id, EVENT_ROLES[0]),))
        case RecordKind.PLACE:
            return replace(draft, place=subject.id)
        case RecordKind.TAG:
            return replace(draft, tags=(subject.id,))
        case RecordKind.SOURCE:
            return replace(draft, citations=(CitationDraft(subject.id),))
    return draft


def _statement(draft: StatementDraft, subject: Named) -> StatementDraft:
    match subject.kind:
        case RecordKind.AGREEMENT:
            return replace(draft, agreements=(subject.id,))
        case RecordKind.ACTOR:
            return replace(draft, actors=(RoleDraft(subject.id, STATEMENT_ROLES[0]),))
        case RecordKind.EVENT:
            return replace(draft, at_event=subject.id)
        case RecordKind.TAG:
            return replace(draft, tags=(subject.id,))
        case RecordKind.SOURCE:
            return replace(draft, citations=(CitationDraft(subject.id),))
    return draft


def _by_actor(draft: Draft, actor: RecordId) -> Draft:
    match draft:
        case ActDraft() | TieDraft():
            return replace(draft, actor=actor)
        case CommitmentDraft():
            return replace(draft, obligor=actor)
        case AssessmentDraft():
            return replace(draft, assessor=actor)
    return draft


def _under(draft: Draft, about: Draft, *, is_only: bool = False) -> Draft:
    """The draft under the agreements that an event, a statement or an act is about.

    With `is_only` under none where it is about several.
    """
    agreements: Sequence[Reference] = ()
    if isinstance(about, ActDraft):
        agreements = (about.agreement,)
    elif isinstance(about, EventDraft | StatementDraft):
        agreements = about.agreements
    if is_only and len(agreements) > 1:
        return draft
    match draft:
        case EventDraft() | StatementDraft():
            return replace(draft, agreements=tuple(agreements))
        case ActDraft() | CommitmentDraft() if agreements:
            return replace(draft, agreement=agreements[0])
    return draft
