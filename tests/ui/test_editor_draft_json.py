"""Drafts survive the way to JSON and back."""

import pytest

from explorer.model.drafts import CitationDraft, EventDraft, NewActor, RoleDraft, StatementDraft
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.when import When
from explorer.ui.editor.draft_json import KeptDraft, kept_as_json, kept_from_json

EVENT = EventDraft(
    "two\nlines “<b>”",
    parse_edtf("[2019-02-10..2019-02-17]"),
    description="שלום",
    place="Beijing",
    announced=parse_edtf("2019-02"),
    status="planned",
    private=True,
    actors=(RoleDraft(RecordId(3), "host"), RoleDraft(NewActor("Fu Cong", "person"), "participant")),
    agreements=(RecordId(4), "New one"),
    tags=("a",),
    citations=(CitationDraft("Paper", "p. 1", None, 5, "mentions", When("some day"), RecordId(9), 12),),
)
STATEMENT = StatementDraft(
    "Said", parse_edtf("2019-02-27T14:30+09:00"), quote="so", language="Korean", at_event=RecordId(7)
)


@pytest.mark.parametrize("draft", [EVENT, STATEMENT, EventDraft(""), StatementDraft("")])
@pytest.mark.parametrize("record", [None, RecordId(17)])
def test_a_draft_comes_back_as_it_was(draft: EventDraft | StatementDraft, record: RecordId | None) -> None:
    """Nothing is lost, down to the bounds of its dates."""
    kept = KeptDraft(draft, record)
    assert kept_from_json(kept_as_json(kept)) == kept


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "[]", "{}", '{"kind": "event", "record": null, "draft": {"title": 1}}', '{"draft": 3}'],
)
def test_anything_else_is_no_draft(text: str) -> None:
    """What another version or program wrote is passed over, not guessed at."""
    assert kept_from_json(text) is None
