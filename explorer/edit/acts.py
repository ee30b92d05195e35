"""Adding and changing acts: the dated steps in an agreement's life."""

from explorer.edit import checking
from explorer.edit.editing import perform
from explorer.edit.errors import FieldError
from explorer.edit.references import known, resolve, resolve_optional, sync_citations
from explorer.model.changes import Changes
from explorer.model.drafts import ActDraft
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.names import named
from explorer.store.rows import Cell, when_cells
from explorer.store.store import Store
from explorer.store.writer import Writer


def add_act(store: Store, draft: ActDraft) -> Changes:
    """Add an act of a known agreement; an actor that is not known yet is made with it."""

    def deed(writer: Writer) -> None:
        cells = _cells(store, writer, draft)
        record = writer.add_record(RecordKind.ACT, private=draft.private)
        writer.insert("acts", {"id": record, **cells})
        sync_citations(store, writer, record, draft.citations)
        _tell(store, writer, "Add", record, draft)

    return perform(store, deed)


def change_act(store: Store, record: RecordId, draft: ActDraft) -> Changes:
    """Make an act what the draft says; rows that stay equal are not touched."""

    def deed(writer: Writer) -> None:
        known(store, record, RecordKind.ACT)
        writer.update("acts", record, _cells(store, writer, draft))
        sync_citations(store, writer, record, draft.citations)
        writer.mark_changed(record, private=draft.private)
        _tell(store, writer, "Change", record, draft)

    return perform(store, deed)


def _tell(store: Store, writer: Writer, verb: str, record: RecordId, draft: ActDraft) -> None:
    writer.label = f"{verb} act “{checking.shortened(named(store, record).name)}”"
    writer.record = record
    writer.is_undated = not draft.when.is_dated


def _cells(store: Store, writer: Writer, draft: ActDraft) -> dict[str, Cell]:
    agreement = resolve(store, writer, "agreement", RecordKind.AGREEMENT, draft.agreement)
    actor = resolve_optional(store, writer, "actor", RecordKind.ACTOR, draft.actor)
    scope = _scope(writer, draft.act)
    if scope == "whole" and actor is not None:
        raise FieldError("actor", f"“{draft.act}” is an act of the whole agreement; leave the actor out.")
    if scope == "party" and actor is None:
        raise FieldError("actor", f"“{draft.act}” is an act of one party; say whose.")
    return {
        "agreement": agreement,
        "actor": actor,
        "act": draft.act,
        **when_cells(checking.when("when", "date", draft.when)),
        **when_cells(checking.when("effect", "date of effect", draft.effect), "effect_"),
        "predecessor": resolve_optional(store, writer, "predecessor", RecordKind.ACTOR, draft.predecessor),
        "other_agreement": resolve_optional(
            store, writer, "other_agreement", RecordKind.AGREEMENT, draft.other_agreement
        ),
        "claimed_by": resolve_optional(store, writer, "claimed_by", RecordKind.ACTOR, draft.claimed_by),
        "note": checking.optional("note", "note", draft.note),
        "importance": checking.within("importance", "importance", draft.importance, 1, 5),
        "sequence": checking.whole_number("sequence", "place within the day", draft.sequence),
    }


def _scope(writer: Writer, act: str) -> str:
    rows = writer.connection.execute("select name, scope from act_kinds order by position").fetchall()
    scopes = {str(row["name"]): str(row["scope"]) for row in rows}
    return scopes[checking.one_of("act", "kind of act", act, scopes)]
