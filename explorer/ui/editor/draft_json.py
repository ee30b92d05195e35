"""Drafts as JSON and back, for keeping what is being written against a crash."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import cast

from explorer.model.drafts import (
    CitationDraft,
    EventDraft,
    NewActor,
    Reference,
    RoleDraft,
    StatementDraft,
)
from explorer.model.ids import RecordId
from explorer.model.when import UNDATED, Precision, When
from explorer.ui.editor.drafting import Draft

Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What was being written: the draft, and the record that it was to change (None for a new one)."""

    draft: Draft
    record: RecordId | None = None


def kept_as_json(kept: KeptDraft) -> str:
    """The draft as JSON."""
    kind = "event" if isinstance(kept.draft, EventDraft) else "statement"
    return json.dumps({"kind": kind, "record": kept.record, "draft": asdict(kept.draft)}, ensure_ascii=False)


def kept_from_json(text: str) -> KeptDraft | None:
    """The draft that `kept_as_json` wrote; None for anything else."""
    try:
        read = cast(object, json.loads(text))
        whole = _fields(read)
        fields = _fields(whole["draft"])
        draft = _event(fields) if whole["kind"] == "event" else _statement(fields)
        record = whole["record"]
        return KeptDraft(draft, None if record is None else _record(record))
    except (ValueError, KeyError, TypeError):
        return None


def _event(fields: Fields) -> EventDraft:
    return EventDraft(
        title=_text(fields["title"]),
        when=_when(fields["when"]) or UNDATED,
        description=_optional(fields["description"]),
        place=_optional_reference(fields["place"]),
        kind=_optional(fields["kind"]),
        status=_text(fields["status"]),
        announced=_when(fields["announced"]),
        certainty=_text(fields["certainty"]),
        importance=_number(fields["importance"]),
        sequence=_number(fields["sequence"]),
        private=fields["private"] is True,
        actors=tuple(_role(one) for one in _list(fields["actors"])),
        agreements=tuple(_reference(one) for one in _list(fields["agreements"])),
        tags=tuple(_reference(one) for one in _list(fields["tags"])),
        citations=tuple(_citation(one) for one in _list(fields["citations"])),
    )


def _statement(fields: Fields) -> StatementDraft:
    at_event = fields["at_event"]
    return StatementDraft(
        summary=_text(fields["summary"]),
        when=_when(fields["when"]) or UNDATED,
        quote=_optional(fields["quote"]),
        language=_optional(fields["language"]),
        translation=_optional(fields["translation"]),
        translator=_optional(fields["translator"]),
        mode=_text(fields["mode"]),
        attribution=_text(fields["attribution"]),
        medium=_optional(fields["medium"]),
        at_event=None if at_event is None else _record(at_event),
        certainty=_text(fields["certainty"]),
        importance=_number(fields["importance"]),
        sequence=_number(fields["sequence"]),
        private=fields["private"] is True,
        actors=tuple(_role(one) for one in _list(fields["actors"])),
        agreements=tuple(_reference(one) for one in _list(fields["agreements"])),
        tags=tuple(_reference(one) for one in _list(fields["tags"])),
        citations=tuple(_citation(one) for one in _list(fields["citations"])),
    )


def _role(value: object) -> RoleDraft:
    fields = _fields(value)
    actor = fields["actor"]
    if isinstance(actor, dict):
        made = _fields(actor)
        return RoleDraft(NewActor(_text(made["name"]), _text(made["kind"])), _text(fields["role"]))
    return RoleDraft(_reference(actor), _text(fields["role"]))


def _citation(value: object) -> CitationDraft:
    fields = _fields(value)
    number = fields["id"]
    return CitationDraft(
        source=_reference(fields["source"]),
        locator=_optional(fields["locator"]),
        excerpt=_optional(fields["excerpt"]),
        confidence=_number(fields["confidence"]),
        stance=_text(fields["stance"]),
        says_when=_when(fields["says_when"]),
        via_source=_optional_reference(fields["via_source"]),
        id=None if number is None else _number(number),
    )


def _when(value: object) -> When | None:
    if value is None:
        return None
    fields = _fields(value)
    bounds = (fields[name] for name in ("start_earliest", "start_latest", "end_earliest", "end_latest"))
    earliest, latest, end_earliest, end_latest = (None if one is None else _number(one) for one in bounds)
    precision, offset = fields["precision"], fields["utc_offset_min"]
    return When(
        _text(fields["text"]),
        _optional(fields["edtf"]),
        earliest,
        latest,
        end_earliest,
        end_latest,
        None if precision is None else Precision(_text(precision)),
        fields["approximate"] is True,
        fields["uncertain"] is True,
        None if offset is None else _number(offset),
    )


def _fields(value: object) -> Fields:
    if not isinstance(value, dict):
        raise TypeError("fields are wanted")
    return cast(Fields, value)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("a list is wanted")
    return cast(list[object], value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text is wanted")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("a number is wanted")
    return value


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)


def _record(value: object) -> RecordId:
    return RecordId(_number(value))


def _reference(value: object) -> Reference:
    return value if isinstance(value, str) else _record(value)


def _optional_reference(value: object) -> Reference | None:
    return None if value is None else _reference(value)
