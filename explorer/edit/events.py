"""Adding and changing events."""

from explorer.edit import checking
from explorer.edit.editing import perform
from explorer.edit.references import (
    known,
    resolve,
    resolve_all,
    resolve_optional,
    sync_citations,
    sync_tags,
)
from explorer.model.changes import Changes
from explorer.model.drafts import EventDraft, RoleDraft
from explorer.model.ids import RecordId
from explorer.model.vocabulary import CERTAINTIES, EVENT_ROLES, EVENT_STATUSES, RecordKind
from explorer.store.rows import Cell, when_cells
from explorer.store.store import Store
from explorer.store.writer import Image, Writer


def add_event(store: Store, draft: EventDraft) -> Changes:
    """Add an event; what it names and is not known yet is made with it."""

    def deed(writer: Writer) -> None:
        cells = _cells(store, writer, draft)
        record = writer.add_record(RecordKind.EVENT, private=draft.private)
        writer.insert("events", {"id": record, **cells})
        _relate(store, writer, record, draft)
        _tell(writer, "Add", record, draft)

    return perform(store, deed)


def change_event(store: Store, record: RecordId, draft: EventDraft) -> Changes:
    """Make an event what the draft says; rows that stay equal are not touched."""

    def deed(writer: Writer) -> None:
        known(store, record, RecordKind.EVENT)
        writer.update("events", record, _cells(store, writer, draft))
        _relate(store, writer, record, draft)
        writer.mark_changed(record, private=draft.private)
        _tell(writer, "Change", record, draft)

    return perform(store, deed)


def _tell(writer: Writer, verb: str, record: RecordId, draft: EventDraft) -> None:
    writer.label = f"{verb} event “{checking.shortened(draft.title)}”"
    writer.record = record
    writer.is_undated = not draft.when.is_dated


def _cells(store: Store, writer: Writer, draft: EventDraft) -> dict[str, Cell]:
    return {
        "title": checking.needed("title", "title", draft.title),
        "description": checking.optional("description", "description", draft.description),
        **when_cells(checking.when("when", "date", draft.when)),
        "kind": checking.optional("kind", "kind", draft.kind),
        "status": checking.one_of("status", "status", draft.status, EVENT_STATUSES),
        **when_cells(checking.when("announced", "date of the announcement", draft.announced), "announced_"),
        "certainty": checking.one_of("certainty", "certainty", draft.certainty, CERTAINTIES),
        "importance": checking.within("importance", "importance", draft.importance, 1, 5),
        "sequence": checking.whole_number("sequence", "place within the day", draft.sequence),
        "place": resolve_optional(store, writer, "place", RecordKind.PLACE, draft.place),
    }


def _relate(store: Store, writer: Writer, record: RecordId, draft: EventDraft) -> None:
    writer.sync_actors("event_actors", "event", record, _actors(store, writer, draft.actors))
    agreements = resolve_all(store, writer, "agreements", RecordKind.AGREEMENT, draft.agreements)
    wanted: list[Image] = [{"agreement": agreement} for agreement in agreements]
    writer.sync("event_agreements", "event", record, wanted, ("agreement",))
    sync_tags(store, writer, record, draft.tags)
    sync_citations(store, writer, record, draft.citations)


def _actors(store: Store, writer: Writer, drafts: tuple[RoleDraft, ...]) -> list[tuple[int, str]]:
    parts = dict.fromkeys(
        (
            resolve(store, writer, "actors", RecordKind.ACTOR, draft.actor),
            checking.one_of("actors", "role in an event", draft.role, EVENT_ROLES),
        )
        for draft in drafts
    )
    return list(parts)
