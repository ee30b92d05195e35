"""What cites a source: by kind and confidence, in time, and what rests on it alone."""

import pytest

from explorer import edit
from explorer.model.drafts import (
    ActorDraft,
    CitationDraft,
    EventDraft,
    RoleDraft,
    SourceDraft,
    StatementDraft,
    TieDraft,
)
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.store.queries.details import source_alone
from explorer.store.queries.source_uses import RESTING_ON_IT, USES, resting_on, source_page, source_uses
from explorer.store.store import Store


def source(store: Store, title: str) -> RecordId:
    """Add a source."""
    record = edit.add_source(store, SourceDraft(title)).record
    assert record is not None
    return record


def test_what_cites_a_source_is_told_by_kind_and_confidence(store: Store) -> None:
    """Each citation counts once, under its kind and its confidence; a record that cites twice is one."""
    paper, other = source(store, "Paper"), source(store, "Other")
    sure, unsure = CitationDraft(paper, "p. 1", confidence=5), CitationDraft(paper, "p. 2", confidence=2)
    edit.add_event(store, EventDraft("Twice", parse_edtf("2001"), citations=(sure, unsure)))
    edit.add_event(
        store, EventDraft("Also elsewhere", parse_edtf("1999"), citations=(sure, CitationDraft(other)))
    )
    actor = edit.add_actor(store, ActorDraft("Ada")).record
    assert actor is not None
    spoken = (RoleDraft(actor, "speaker"),)
    edit.add_statement(store, StatementDraft("Words", parse_edtf("2000"), actors=spoken, citations=(sure,)))
    edit.add_tie(store, TieDraft(actor, "holds office", title="Envoy", citations=(unsure,)))
    uses = source_uses(store, paper)
    assert [uses.count(kind) for kind in ("", "event", "statement", "act", "others")] == [5, 3, 1, 0, 1]
    assert uses.confidences == (0, 2, 0, 0, 3)
    assert uses.records == 4
    assert resting_on(store, paper) == 3
    told = source_page(store, source_alone(store, paper), uses, 50, order="newest")
    assert [record.title for record, _ in told.cited_by] == ["Twice", "Twice", "Words", "Also elsewhere"]
    assert [one.citation.locator for one in told.cited_elsewhere] == ["p. 2"]
    words = source_page(store, source_alone(store, paper), uses, 50, kind="statement")
    assert [record.title for record, _ in words.cited_by] == ["Words"]
    assert words.cited_elsewhere == ()
    assert len(source_page(store, source_alone(store, paper), uses, 2).cited_by) == 2


@pytest.mark.parametrize("query", [USES, RESTING_ON_IT])
def test_citations_are_found_by_index_alone(store: Store, query: str) -> None:
    """A source of a hundred thousand records opens as one of ten: nothing of others is read."""
    plan = [row["detail"] for row in store.connection.execute(f"explain query plan {query}", {"source": 1})]
    assert not [step for step in plan if step.startswith("SCAN")], plan
