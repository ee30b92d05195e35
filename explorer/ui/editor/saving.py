"""What the editor asks of the database, for the worker's thread: what it starts from, names, and the save."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from explorer import edit
from explorer.edit.errors import FieldError
from explorer.model.changes import Changes, CreatedRecord
from explorer.model.colours import in_turn
from explorer.model.details import ListedRecord
from explorer.model.drafts import AgreementDraft, EventDraft, Reference, StatementDraft
from explorer.model.errors import UserError
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.scene.primitives import Colour
from explorer.store.errors import NotKnown
from explorer.store.queries import details
from explorer.store.queries.names import named_all, suggest
from explorer.store.queries.search import search
from explorer.store.queries.timeline import actor_colours
from explorer.store.store import Store
from explorer.ui.editor.draft_keeper import LeftBehind, left_behind
from explorer.ui.editor.drafting import Draft, references_in


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
    new_agreements: tuple[AgreementDraft, ...] = ()


def start_of_record(store: Store, record: RecordId) -> Start:
    """The record as a draft."""
    with store.reading():
        draft = edit.draft_of(details.detail(store, record))
        if not isinstance(draft, EventDraft | StatementDraft):
            raise NotKnown("Only events and statements are written in this dialog.")
        return replace(start_of_draft(store, draft), left_behind=left_behind(store, record))


def start_of_draft(store: Store, draft: Draft) -> Start:
    """A draft with the names of what it refers to."""
    names = {one.id: one for one in named_all(store, [int(record) for record in references_in(draft)])}
    return Start(draft, names, in_turn(actor_colours(store)))


def start_of_new(store: Store, draft: Draft) -> Start:
    """A draft of a new record, and whether another one was left behind."""
    return replace(start_of_draft(store, draft), left_behind=left_behind(store, None))


def suggestions(store: Store, kind: RecordKind, text: str) -> list[Named]:
    """The known names that fit what is typed, best first; events by any words of their titles."""
    if kind != RecordKind.EVENT:
        return suggest(store, kind, text)
    found = search(store, text, limit=8, kinds=(RecordKind.EVENT,))
    return [Named(one.id, one.kind, one.title) for one in found if isinstance(one, ListedRecord)]


def deed_of(save: Save) -> Callable[[Store], Changes]:
    """The save as one edit; agreements made on the fly are part of it, and none is left by a refused one."""

    def deed(store: Store) -> Changes:
        if not save.new_agreements:
            return _saved(store, save)
        with edit.as_one(store) as writer:
            made = [_made(store, agreement) for agreement in save.new_agreements]
            _saved(store, replace(save, draft=_with_made(save.draft, made)))
            writer.created += made
        return writer.changes()

    return deed


def _made(store: Store, agreement: AgreementDraft) -> CreatedRecord:
    try:
        record = edit.add_agreement(store, agreement).record
    except UserError as error:
        raise FieldError("agreements", str(error)) from error
    assert record is not None, "an agreement that was added has a number"
    return CreatedRecord(RecordKind.AGREEMENT, record, agreement.name)


def _saved(store: Store, save: Save) -> Changes:
    draft, record = save.draft, save.record
    if isinstance(draft, EventDraft):
        return edit.add_event(store, draft) if record is None else edit.change_event(store, record, draft)
    return edit.add_statement(store, draft) if record is None else edit.change_statement(store, record, draft)


def _with_made(draft: Draft, made: Iterable[CreatedRecord]) -> Draft:
    """The draft with the numbers of the agreements just made in place of their names."""
    numbers: dict[str, Reference] = {one.name: one.id for one in made}
    return replace(
        draft,
        agreements=tuple(numbers.get(one, one) if isinstance(one, str) else one for one in draft.agreements),
    )
