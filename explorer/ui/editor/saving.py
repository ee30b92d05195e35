"""What the editor asks of the database, for the worker's thread: what it starts from, and the save."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from explorer import edit
from explorer.edit.errors import FieldError
from explorer.model.changes import Changes, CreatedRecord
from explorer.model.colours import in_turn
from explorer.model.draft_kinds import references_in
from explorer.model.drafts import (
    ActDraft,
    ActorDraft,
    AgreementDraft,
    AssessmentDraft,
    CommitmentDraft,
    Draft,
    EventDraft,
    LinkDraft,
    PlaceDraft,
    Reference,
    SourceDraft,
    StatementDraft,
    TagDraft,
    TieDraft,
)
from explorer.model.errors import UserError
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.scene.primitives import Colour
from explorer.store.queries.names import named_all
from explorer.store.queries.timeline import actor_colours
from explorer.store.store import Store
from explorer.ui.editor.draft_keeper import LeftBehind, left_behind
from explorer.ui.editor.forms.base import NewAgreement


@dataclass(frozen=True, slots=True)
class Start:
    """What the form is filled with at first."""

    draft: Draft
    names: Mapping[RecordId, Named]
    colours: Mapping[int, Colour]
    left_behind: LeftBehind | None = None


@dataclass(frozen=True, slots=True)
class Save:
    """One save: the draft, the record that it changes (None adds one), and agreements to be made with it."""

    draft: Draft
    record: RecordId | None = None
    new_agreements: tuple[NewAgreement, ...] = ()


def start_of_record(store: Store, record: RecordId) -> Start:
    """The record as a draft."""
    with store.reading():
        draft = edit.draft_of_record(store, record)
        return replace(start_of_draft(store, draft), left_behind=left_behind(store, record))


def start_of_draft(store: Store, draft: Draft) -> Start:
    """A draft with the names of what it refers to."""
    names = {one.id: one for one in named_all(store, [int(record) for record in references_in(draft)])}
    return Start(draft, names, in_turn(actor_colours(store)))


def start_of_new(store: Store, draft: Draft) -> Start:
    """A draft of a new record, and whether another one was left behind."""
    return replace(start_of_draft(store, draft), left_behind=left_behind(store, None))


def deed_of(save: Save) -> Callable[[Store], Changes]:
    """The save as one edit; agreements made on the fly are part of it, and none is left by a refused one."""

    def deed(store: Store) -> Changes:
        if not save.new_agreements:
            return _saved(store, save.draft, save.record)
        with edit.as_one(store) as writer:
            made = {one.draft.name: _made(store, one) for one in save.new_agreements}
            _saved(store, _with_made(save.draft, made), save.record)
            writer.created += [
                CreatedRecord(RecordKind.AGREEMENT, record, name) for name, record in made.items()
            ]
        return writer.changes()

    return deed


def _made(store: Store, agreement: NewAgreement) -> RecordId:
    try:
        record = edit.add_agreement(store, agreement.draft).record
    except UserError as error:
        raise FieldError(agreement.field, str(error)) from error
    assert record is not None, "an agreement that was added has a number"
    return record


def _with_made(draft: Draft, made: Mapping[str, RecordId]) -> Draft:
    """The draft with the numbers of the agreements just made in place of their names."""

    def known(one: Reference) -> Reference:
        return made.get(one, one) if isinstance(one, str) else one

    match draft:
        case EventDraft():
            return replace(draft, agreements=tuple(known(one) for one in draft.agreements))
        case StatementDraft():
            return replace(draft, agreements=tuple(known(one) for one in draft.agreements))
        case ActDraft():
            other = draft.other_agreement
            return replace(
                draft,
                agreement=known(draft.agreement),
                other_agreement=None if other is None else known(other),
            )
        case CommitmentDraft():
            return replace(draft, agreement=known(draft.agreement))
    return draft


def _saved(store: Store, draft: Draft, record: RecordId | None) -> Changes:
    """Add what the draft says, or make `record` so."""
    match draft:
        case EventDraft():
            return edit.add_event(store, draft) if record is None else edit.change_event(store, record, draft)
        case StatementDraft():
            if record is None:
                return edit.add_statement(store, draft)
            return edit.change_statement(store, record, draft)
        case ActDraft():
            return edit.add_act(store, draft) if record is None else edit.change_act(store, record, draft)
        case ActorDraft():
            return edit.add_actor(store, draft) if record is None else edit.change_actor(store, record, draft)
        case AgreementDraft():
            if record is None:
                return edit.add_agreement(store, draft)
            return edit.change_agreement(store, record, draft)
        case SourceDraft():
            if record is None:
                return edit.add_source(store, draft)
            return edit.change_source(store, record, draft)
        case PlaceDraft():
            return edit.add_place(store, draft) if record is None else edit.change_place(store, record, draft)
        case TagDraft():
            return edit.add_tag(store, draft) if record is None else edit.change_tag(store, record, draft)
        case LinkDraft():
            return edit.add_link(store, draft) if record is None else edit.change_link(store, record, draft)
        case TieDraft():
            return edit.add_tie(store, draft) if record is None else edit.change_tie(store, record, draft)
        case CommitmentDraft():
            if record is None:
                return edit.add_commitment(store, draft)
            return edit.change_commitment(store, record, draft)
        case AssessmentDraft():
            if record is None:
                return edit.add_assessment(store, draft)
            return edit.change_assessment(store, record, draft)
