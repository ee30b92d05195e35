"""Drafts as JSON and back, for keeping what is being written against a crash.

What a draft holds is told by the types of its fields, so a kind of record needs no reader of its own. A field
that is not there has its usual value: what an earlier version kept is still read. Anything of a wrong type
makes the whole no draft at all.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Final, NewType, Union, cast, get_args, get_origin

from explorer.model.draft_kinds import empty_draft, kind_of, title_of, type_hints
from explorer.model.drafts import Draft
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.names import article

_LARGEST: Final = 2**63
_TITLE_LETTERS: Final = 50


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What was being written: the draft, and the record that it was to change (None for a new one)."""

    draft: Draft
    record: RecordId | None = None


def told_draft(kept: KeptDraft) -> str:
    """The draft in a sentence: its kind, and its title as far as there is one."""
    kind, title = kind_of(kept.draft), title_of(kept.draft)
    if len(title) > _TITLE_LETTERS:
        title = title[: _TITLE_LETTERS - 1].rstrip() + "…"
    return f"{article(kind)} {kind} " + (f"“{title}”" if title else "without words")


def kept_as_json(kept: KeptDraft) -> str:
    """The draft as JSON."""
    kind = kind_of(kept.draft).value
    return json.dumps({"kind": kind, "record": kept.record, "draft": asdict(kept.draft)}, ensure_ascii=False)


def kept_from_json(text: str) -> KeptDraft | None:
    """The draft that `kept_as_json` wrote; None for anything else."""
    try:
        whole = _fields(cast(object, json.loads(text)))
        draft = _value(type(empty_draft(RecordKind(_text(whole["kind"])))), whole["draft"])
        record = _value(cast(object, RecordId | None), whole["record"])
        return KeptDraft(cast(Draft, draft), cast(RecordId | None, record))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _value(hint: object, value: object) -> object:
    """`value` as the type `hint` has it; TypeError or ValueError where it is something else."""
    if isinstance(hint, NewType):
        return _value(hint.__supertype__, value)
    if get_origin(hint) in (Union, UnionType):
        return _one_of(get_args(hint), value)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise TypeError("a list is wanted")
        return tuple(_value(get_args(hint)[0], one) for one in cast(list[object], value))
    if isinstance(hint, type) and is_dataclass(hint):
        return _draft_part(hint, _fields(value))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(_text(value))
    if hint is NoneType and value is None:
        return None
    if hint is str:
        return _text(value)
    if hint is bool and isinstance(value, bool):
        return value
    if hint is int and isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST:
        return value
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise TypeError(f"{hint} is wanted")


def _one_of(hints: tuple[object, ...], value: object) -> object:
    """`value` as the first of the types that it can be."""
    for hint in hints:
        try:
            return _value(hint, value)
        except (TypeError, ValueError):
            continue
    raise TypeError(f"one of {hints} is wanted")


def _draft_part(of: type, given: Mapping[str, object]) -> object:
    hints = type_hints(of)
    read = {}
    for field in fields(of):
        if field.name in given:
            read[field.name] = _value(hints[field.name], given[field.name])
        elif field.default is MISSING and field.default_factory is MISSING:
            raise KeyError(field.name)
    return of(**read)


def _fields(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError("fields are wanted")
    return cast(Mapping[str, object], value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text is wanted")
    return value
