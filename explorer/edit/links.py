"""Adding and changing links: typed ties between two records, each a claim that somebody makes."""

from explorer.edit import checking
from explorer.edit.editing import perform
from explorer.edit.errors import FieldError
from explorer.edit.references import known, resolve_optional, sync_citations
from explorer.model.changes import Changes
from explorer.model.drafts import LinkDraft
from explorer.model.ids import RecordId
from explorer.model.link_words import relation_words
from explorer.model.vocabulary import CERTAINTIES, LINK_RELATIONS, RecordKind
from explorer.store.errors import NotKnown
from explorer.store.queries.names import named
from explorer.store.rows import Cell
from explorer.store.store import Store
from explorer.store.writer import Writer


def add_link(store: Store, draft: LinkDraft) -> Changes:
    """Add a link between two records that are there."""

    def deed(writer: Writer) -> None:
        cells = _cells(store, writer, draft)
        record = writer.add_record(RecordKind.LINK, private=draft.private)
        writer.insert("links", {"id": record, **cells})
        sync_citations(store, writer, record, draft.citations)
        writer.label, writer.record = _label(store, "Add", draft), record

    return perform(store, deed)


def change_link(store: Store, record: RecordId, draft: LinkDraft) -> Changes:
    """Make a link what the draft says."""

    def deed(writer: Writer) -> None:
        known(store, record, RecordKind.LINK)
        writer.update("links", record, _cells(store, writer, draft))
        sync_citations(store, writer, record, draft.citations)
        writer.mark_changed(record, private=draft.private)
        writer.label, writer.record = _label(store, "Change", draft), record

    return perform(store, deed)


def _label(store: Store, verb: str, draft: LinkDraft) -> str:
    first, second = (
        checking.shortened(named(store, one).name, 40) for one in (draft.from_record, draft.to_record)
    )
    words = relation_words(draft.relation, draft.certainty)
    return f"{verb} link “{first}” {words} “{second}”"


def _cells(store: Store, writer: Writer, draft: LinkDraft) -> dict[str, Cell]:
    for field, record in (("from_record", draft.from_record), ("to_record", draft.to_record)):
        try:
            named(store, record)
        except NotKnown as error:
            raise FieldError(field, str(error)) from error
    if draft.from_record == draft.to_record:
        raise FieldError("to_record", "A record can't be linked to itself; choose another.")
    return {
        "from_record": draft.from_record,
        "to_record": draft.to_record,
        "relation": checking.one_of("relation", "relation of a link", draft.relation, LINK_RELATIONS),
        "asserted_by": resolve_optional(store, writer, "asserted_by", RecordKind.ACTOR, draft.asserted_by),
        "certainty": checking.one_of("certainty", "certainty", draft.certainty, CERTAINTIES),
        "note": checking.optional("note", "note", draft.note),
    }
