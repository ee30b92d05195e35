"""Adding and changing ties: dated relations between actors."""

from collections.abc import Iterable

from explorer.edit import checking
from explorer.edit.deleting import remove
from explorer.edit.editing import perform
from explorer.edit.errors import FieldError
from explorer.edit.references import known, resolve, resolve_optional, sync_citations
from explorer.model.changes import Changes
from explorer.model.drafts import OwnTieDraft, TieDraft
from explorer.model.ids import RecordId
from explorer.model.vocabulary import TIE_RELATIONS, RecordKind
from explorer.store.queries.names import named
from explorer.store.rows import Cell, when_cells
from explorer.store.store import Store
from explorer.store.writer import Writer


def add_tie(store: Store, draft: TieDraft) -> Changes:
    """Add a tie; actors that are not known yet are made with it."""

    def deed(writer: Writer) -> None:
        cells = _cells(store, writer, draft)
        record = writer.add_record(RecordKind.TIE, private=draft.private)
        writer.insert("ties", {"id": record, **cells})
        sync_citations(store, writer, record, draft.citations)
        _tell(store, writer, "Add", record)

    return perform(store, deed)


def change_tie(store: Store, record: RecordId, draft: TieDraft) -> Changes:
    """Make a tie what the draft says."""

    def deed(writer: Writer) -> None:
        known(store, record, RecordKind.TIE)
        writer.update("ties", record, _cells(store, writer, draft))
        sync_citations(store, writer, record, draft.citations)
        writer.mark_changed(record, private=draft.private)
        _tell(store, writer, "Change", record)

    return perform(store, deed)


def sync_ties(store: Store, writer: Writer, actor: RecordId, ties: Iterable[OwnTieDraft]) -> None:
    """Make the ties that lead from an actor those given: one with an `id` is kept, one not given goes.

    What is wrong with any of them is said of the field "ties".
    """
    present = {
        RecordId(row["id"])
        for row in writer.connection.execute("select id from ties where actor = ?", (actor,))
    }
    wanted = list(ties)
    kept = [tie.id for tie in wanted if tie.id is not None]
    if len(set(kept)) < len(kept) or not present.issuperset(kept):
        raise FieldError("ties", "A tie does not belong to this actor any more; remove it and tie it anew.")
    for gone in sorted(present.difference(kept)):
        remove(store, writer, gone)
    for tie in wanted:
        try:
            _write_own(store, writer, actor, tie)
        except FieldError as error:
            raise FieldError("ties", str(error)) from error


def _write_own(store: Store, writer: Writer, actor: RecordId, tie: OwnTieDraft) -> None:
    cells = _cells(store, writer, TieDraft(actor, tie.relation, tie.to_actor, tie.title, tie.when))
    if tie.id is None:
        record = writer.add_record(RecordKind.TIE, private=tie.private)
        writer.insert("ties", {"id": record, **cells})
        return
    is_other = writer.update("ties", tie.id, cells)
    is_other |= writer.update("records", tie.id, {"private": int(tie.private)})
    if is_other:
        writer.mark_changed(tie.id, private=tie.private)


def _tell(store: Store, writer: Writer, verb: str, record: RecordId) -> None:
    writer.label = f"{verb} tie “{checking.shortened(named(store, record).name)}”"
    writer.record = record


def _cells(store: Store, writer: Writer, draft: TieDraft) -> dict[str, Cell]:
    title = checking.optional("title", "title", draft.title)
    actor = resolve(store, writer, "actor", RecordKind.ACTOR, draft.actor)
    to_actor = resolve_optional(store, writer, "to_actor", RecordKind.ACTOR, draft.to_actor)
    if to_actor is None and title is None:
        raise FieldError(
            "to_actor", "The tie leads nowhere; name the other actor, or the title of the office."
        )
    if to_actor == actor:
        raise FieldError("to_actor", "An actor can't be tied to itself; choose another.")
    return {
        "actor": actor,
        "relation": checking.one_of("relation", "relation of a tie", draft.relation, TIE_RELATIONS),
        "to_actor": to_actor,
        "title": title,
        **when_cells(checking.when("when", "date", draft.when)),
    }
