"""Drafts of every kind survive the way to JSON and back; anything else is no draft."""

import json
from dataclasses import asdict, fields

import pytest

from explorer.model.draft_kinds import WRITTEN_KINDS, empty_draft, kind_of, references_in
from explorer.model.drafts import (
    ActDraft,
    ActorDraft,
    AgreementDraft,
    CitationDraft,
    Draft,
    EventDraft,
    LinkDraft,
    NewActor,
    OwnTieDraft,
    PlaceDraft,
    RoleDraft,
    StatementDraft,
)
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.records import Alias
from explorer.model.vocabulary import Consent, RecordKind
from explorer.model.when import When
from explorer.ui.editor.draft_json import KeptDraft, kept_as_json, kept_from_json

CITED = CitationDraft("Paper", "p. 1", None, 5, "mentions", When("some day"), RecordId(9), 12)
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
    citations=(CITED,),
)
DRAFTS = (
    EVENT,
    StatementDraft(
        "Said", parse_edtf("2019-02-27T14:30+09:00"), quote="so", language="Korean", at_event=RecordId(7)
    ),
    ActDraft(
        RecordId(4),
        "succeeded",
        parse_edtf("1991-12-26"),
        actor=NewActor("Russia", "state"),
        effect=parse_edtf("1992"),
        predecessor=RecordId(5),
        claimed_by="Somebody",
        citations=(CITED,),
    ),
    LinkDraft(RecordId(3), RecordId(8), "reverses", asserted_by=RecordId(11), citations=(CITED,)),
    ActorDraft(
        "Name",
        aliases=(Alias("Alias", parse_edtf("1990/..")), "plain"),
        ties=(OwnTieDraft("member of", RecordId(6), None, parse_edtf("2001")),),
    ),
    AgreementDraft("Treaty", consent=Consent.SIGNATURE, prospective=True, aliases=("Old name",)),
    PlaceDraft("Hanoi", "Vietnam", 21.03, 105.0),
    *(empty_draft(kind) for kind in WRITTEN_KINDS),
)


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: kind_of(draft).value)
@pytest.mark.parametrize("record", [None, RecordId(17)])
def test_a_draft_comes_back_as_it_was(draft: Draft, record: RecordId | None) -> None:
    """Nothing is lost, down to the bounds of its dates and the kind of a new actor."""
    kept = KeptDraft(draft, record)
    assert kept_from_json(kept_as_json(kept)) == kept


def test_every_kind_of_record_can_be_drafted() -> None:
    """No kind is left out of the editor's drafts, and each draft knows its kind."""
    assert set(WRITTEN_KINDS) == set(RecordKind)
    assert [kind_of(empty_draft(kind)) for kind in WRITTEN_KINDS] == list(WRITTEN_KINDS)


def test_a_draft_tells_which_records_it_names() -> None:
    """Numbers of records count wherever they stand; importance, order and a citation's own number do not."""
    assert sorted(references_in(EVENT)) == [3, 4, 9]
    assert sorted(references_in(LinkDraft(RecordId(3), RecordId(0), "reverses", RecordId(5)))) == [3, 5]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "{}",
        '{"kind": "event", "record": null, "draft": {"title": 1}}',
        '{"kind": "nothing", "record": null, "draft": {"title": "a"}}',
        '{"kind": "event", "record": "1", "draft": {"title": "a"}}',
        '{"kind": "event", "record": null, "draft": {"title": "a", "importance": true}}',
        '{"kind": "event", "record": null, "draft": {"title": "a", "actors": [{"actor": 1.5, "role": "x"}]}}',
        '{"kind": "place", "record": null, "draft": {"name": "a", "latitude": "north"}}',
        '{"draft": 3}',
        "[" * 100_000,
    ],
)
def test_anything_else_is_no_draft(text: str) -> None:
    """What another program wrote is passed over, not guessed at."""
    assert kept_from_json(text) is None


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: kind_of(draft).value)
def test_any_field_of_a_wrong_type_makes_no_draft(draft: Draft) -> None:
    """Each field by itself is judged by its type: an object where words or numbers belong is refused."""
    whole = asdict(draft)
    for field in fields(draft):
        broken = {**whole, field.name: {"never": "a field"}}
        text = json.dumps({"kind": kind_of(draft).value, "record": None, "draft": broken})
        assert kept_from_json(text) is None, field.name


def test_a_draft_of_an_earlier_version_is_still_read() -> None:
    """A field that was not there then has its usual value."""
    kept = kept_from_json('{"kind": "event", "record": null, "draft": {"title": "Talks"}}')
    assert kept == KeptDraft(EventDraft("Talks"))
