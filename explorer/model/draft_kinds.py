"""Which draft is of which kind of record, what it is called, and which records it refers to."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Final, Union, get_args, get_origin, get_type_hints

from explorer.model.drafts import (
    ActDraft,
    ActorDraft,
    AgreementDraft,
    AssessmentDraft,
    CommitmentDraft,
    Draft,
    EventDraft,
    LinkDraft,
    PlaceDraft,
    SourceDraft,
    StatementDraft,
    TagDraft,
    TieDraft,
)
from explorer.model.ids import RecordId
from explorer.model.vocabulary import TIE_RELATIONS, RecordKind

NOT_CHOSEN: Final = RecordId(0)
"""Stands in a draft for a record that is yet to be chosen; no record has this number."""

_EMPTY: Final[Mapping[RecordKind, Draft]] = {
    RecordKind.EVENT: EventDraft(""),
    RecordKind.STATEMENT: StatementDraft(""),
    RecordKind.ACT: ActDraft("", ""),
    RecordKind.ACTOR: ActorDraft(""),
    RecordKind.AGREEMENT: AgreementDraft(""),
    RecordKind.SOURCE: SourceDraft(""),
    RecordKind.PLACE: PlaceDraft(""),
    RecordKind.TAG: TagDraft(""),
    RecordKind.LINK: LinkDraft(NOT_CHOSEN, NOT_CHOSEN, "", certainty="reported"),
    RecordKind.TIE: TieDraft("", TIE_RELATIONS[0]),
    RecordKind.COMMITMENT: CommitmentDraft("", "", ""),
    RecordKind.ASSESSMENT: AssessmentDraft(NOT_CHOSEN, "", ""),
}
_KINDS: Final = {type(draft): kind for kind, draft in _EMPTY.items()}

WRITTEN_KINDS: Final = tuple(_EMPTY)
"""Every kind of which a draft can be written."""


def empty_draft(kind: RecordKind) -> Draft:
    """A draft of `kind` in which nothing is written yet, and nothing claimed that nobody chose to claim."""
    return _EMPTY[kind]


def kind_of(draft: Draft) -> RecordKind:
    """The kind of the record that the draft would be."""
    return _KINDS[type(draft)]


def title_of(draft: Draft) -> str:
    """What the draft is called, in one line; empty where it has no words of its own yet."""
    match draft:
        case EventDraft() | SourceDraft():
            words: str | None = draft.title
        case StatementDraft():
            words = draft.summary
        case ActorDraft() | AgreementDraft() | PlaceDraft() | TagDraft():
            words = draft.name
        case ActDraft():
            words = draft.act
        case CommitmentDraft():
            words = draft.text
        case TieDraft():
            words = draft.title
        case LinkDraft() | AssessmentDraft():
            words = draft.note
    return " ".join((words or "").split())


def references_in(draft: Draft) -> list[RecordId]:
    """The records that a draft names by number, wherever in it; each as often as it is named."""
    return list(_references(draft))


def _references(value: object) -> Iterator[RecordId]:
    if is_dataclass(value) and not isinstance(value, type):
        hints = type_hints(type(value))
        for field in fields(value):
            part: object = getattr(value, field.name)
            if isinstance(part, int) and _may_refer(hints[field.name]) and part != NOT_CHOSEN:
                yield RecordId(part)
            elif isinstance(part, tuple):
                for one in part:
                    if isinstance(one, int) and _may_refer(hints[field.name]):
                        yield RecordId(one)
                    else:
                        yield from _references(one)
            else:
                yield from _references(part)


@cache
def type_hints(of: type) -> Mapping[str, object]:
    """The types of a dataclass's fields, read once."""
    return get_type_hints(of)


def _may_refer(hint: object) -> bool:
    """Whether a number in a field of this type is that of a record."""
    if hint is RecordId:
        return True
    if get_origin(hint) in (Union, UnionType, tuple):
        return any(_may_refer(one) for one in get_args(hint))
    return False
