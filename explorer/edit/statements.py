"""Adding and changing statements."""

from explorer.edit import checking
from explorer.edit.editing import perform
from explorer.edit.errors import FieldError
from explorer.edit.references import known, resolve, resolve_all, sync_citations, sync_tags
from explorer.model.changes import Changes
from explorer.model.drafts import RoleDraft, StatementDraft
from explorer.model.ids import RecordId
from explorer.model.vocabulary import ATTRIBUTIONS, CERTAINTIES, MODES, STATEMENT_ROLES, RecordKind
from explorer.store.rows import Cell, when_cells
from explorer.store.store import Store
from explorer.store.writer import Image, Writer


def add_statement(store: Store, draft: StatementDraft) -> Changes:
    """Add a statement; what it names and is not known yet is made with it."""

    def deed(writer: Writer) -> None:
        cells = _cells(store, writer, draft)
        record = writer.add_record(RecordKind.STATEMENT, private=draft.private)
        writer.insert("statements", {"id": record, **cells})
        _relate(store, writer, record, draft)
        _tell(writer, "Add", record, draft)

    return perform(store, deed)


def change_statement(store: Store, record: RecordId, draft: StatementDraft) -> Changes:
    """Make a statement what the draft says; rows that stay equal are not touched."""

    def deed(writer: Writer) -> None:
        known(store, record, RecordKind.STATEMENT)
        writer.update("statements", record, _cells(store, writer, draft))
        _relate(store, writer, record, draft)
        writer.mark_changed(record, private=draft.private)
        _tell(writer, "Change", record, draft)

    return perform(store, deed)


def _tell(writer: Writer, verb: str, record: RecordId, draft: StatementDraft) -> None:
    writer.label = f"{verb} statement “{checking.shortened(draft.summary)}”"
    writer.record = record
    writer.is_undated = not draft.when.is_dated


def _cells(store: Store, writer: Writer, draft: StatementDraft) -> dict[str, Cell]:
    at_event = None
    if draft.at_event is not None:
        at_event = resolve(store, writer, "at_event", RecordKind.EVENT, draft.at_event)
    return {
        "summary": checking.needed("summary", "summary", draft.summary),
        "quote": checking.optional("quote", "quote", draft.quote),
        "language": checking.optional("language", "language", draft.language),
        "translation": checking.optional("translation", "translation", draft.translation),
        "translator": checking.optional("translator", "translator", draft.translator),
        **when_cells(checking.when("when", "date", draft.when)),
        "mode": checking.one_of("mode", "mode", draft.mode, MODES),
        "attribution": checking.one_of("attribution", "attribution", draft.attribution, ATTRIBUTIONS),
        "medium": checking.optional("medium", "medium", draft.medium),
        "at_event": at_event,
        "certainty": checking.one_of("certainty", "certainty", draft.certainty, CERTAINTIES),
        "importance": checking.within("importance", "importance", draft.importance, 1, 5),
        "sequence": checking.whole_number("sequence", "place within the day", draft.sequence),
    }


def _relate(store: Store, writer: Writer, record: RecordId, draft: StatementDraft) -> None:
    writer.sync_actors("statement_actors", "statement", record, _actors(store, writer, draft.actors))
    agreements = resolve_all(store, writer, "agreements", RecordKind.AGREEMENT, draft.agreements)
    wanted: list[Image] = [{"agreement": agreement} for agreement in agreements]
    writer.sync("statement_agreements", "statement", record, wanted, ("agreement",))
    sync_tags(store, writer, record, draft.tags)
    sync_citations(store, writer, record, draft.citations)


def _actors(store: Store, writer: Writer, drafts: tuple[RoleDraft, ...]) -> list[tuple[int, str]]:
    if not any(draft.role == "speaker" for draft in drafts):
        raise FieldError("actors", "The statement has no speaker; say who said it.")
    parts = dict.fromkeys(
        (
            resolve(store, writer, "actors", RecordKind.ACTOR, draft.actor),
            checking.one_of("actors", "role in a statement", draft.role, STATEMENT_ROLES),
        )
        for draft in drafts
    )
    return sorted(parts, key=lambda part: part[1] != "speaker")
