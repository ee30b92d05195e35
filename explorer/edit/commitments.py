"""Adding and changing commitments, and the assessments of how they were kept."""

from explorer.edit import checking
from explorer.edit.editing import perform
from explorer.edit.references import known, resolve, resolve_optional, sync_citations
from explorer.model.changes import Changes
from explorer.model.drafts import AssessmentDraft, CommitmentDraft
from explorer.model.ids import RecordId
from explorer.model.vocabulary import VERDICTS, RecordKind
from explorer.store.queries.names import named
from explorer.store.rows import Cell, when_cells
from explorer.store.store import Store
from explorer.store.writer import Writer


def add_commitment(store: Store, draft: CommitmentDraft) -> Changes:
    """Add a commitment under a known agreement."""

    def deed(writer: Writer) -> None:
        cells = _commitment_cells(store, writer, draft)
        record = writer.add_record(RecordKind.COMMITMENT, private=draft.private)
        writer.insert("commitments", {"id": record, **cells})
        sync_citations(store, writer, record, draft.citations)
        writer.label, writer.record = f"Add commitment “{checking.shortened(draft.text)}”", record

    return perform(store, deed)


def change_commitment(store: Store, record: RecordId, draft: CommitmentDraft) -> Changes:
    """Make a commitment what the draft says."""

    def deed(writer: Writer) -> None:
        known(store, record, RecordKind.COMMITMENT)
        writer.update("commitments", record, _commitment_cells(store, writer, draft))
        sync_citations(store, writer, record, draft.citations)
        writer.mark_changed(record, private=draft.private)
        writer.label, writer.record = f"Change commitment “{checking.shortened(draft.text)}”", record

    return perform(store, deed)


def add_assessment(store: Store, draft: AssessmentDraft) -> Changes:
    """Add an assessment of a commitment."""

    def deed(writer: Writer) -> None:
        cells = _assessment_cells(store, writer, draft)
        record = writer.add_record(RecordKind.ASSESSMENT, private=draft.private)
        writer.insert("assessments", {"id": record, **cells})
        sync_citations(store, writer, record, draft.citations)
        _tell_assessment(store, writer, "Add", record)

    return perform(store, deed)


def change_assessment(store: Store, record: RecordId, draft: AssessmentDraft) -> Changes:
    """Make an assessment what the draft says."""

    def deed(writer: Writer) -> None:
        known(store, record, RecordKind.ASSESSMENT)
        writer.update("assessments", record, _assessment_cells(store, writer, draft))
        sync_citations(store, writer, record, draft.citations)
        writer.mark_changed(record, private=draft.private)
        _tell_assessment(store, writer, "Change", record)

    return perform(store, deed)


def _tell_assessment(store: Store, writer: Writer, verb: str, record: RecordId) -> None:
    writer.label = f"{verb} assessment “{checking.shortened(named(store, record).name)}”"
    writer.record = record


def _commitment_cells(store: Store, writer: Writer, draft: CommitmentDraft) -> dict[str, Cell]:
    return {
        "agreement": resolve(store, writer, "agreement", RecordKind.AGREEMENT, draft.agreement),
        "obligor": resolve(store, writer, "obligor", RecordKind.ACTOR, draft.obligor),
        "owed_to": resolve_optional(store, writer, "owed_to", RecordKind.ACTOR, draft.owed_to),
        "article": checking.optional("article", "article", draft.article),
        "condition": checking.optional("condition", "condition", draft.condition),
        "text": checking.needed("text", "text", draft.text),
        **when_cells(checking.when("due", "date due", draft.due), "due_"),
    }


def _assessment_cells(store: Store, writer: Writer, draft: AssessmentDraft) -> dict[str, Cell]:
    return {
        "commitment": resolve(store, writer, "commitment", RecordKind.COMMITMENT, draft.commitment),
        "assessor": resolve(store, writer, "assessor", RecordKind.ACTOR, draft.assessor),
        "verdict": checking.one_of("verdict", "verdict", draft.verdict, VERDICTS),
        **when_cells(checking.when("when", "date", draft.when)),
        "note": checking.optional("note", "note", draft.note),
    }
