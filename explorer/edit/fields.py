"""Changing one field of an event, a statement or an act: one edit, whose step in the journal names it."""

from dataclasses import replace
from typing import Final

from explorer.edit.acts import change_act
from explorer.edit.editing import as_one
from explorer.edit.errors import FieldError
from explorer.edit.events import change_event
from explorer.edit.redrafting import draft_of_record
from explorer.edit.statements import change_statement
from explorer.model.changes import Changes
from explorer.model.drafts import ActDraft, EventDraft, Reference, StatementDraft
from explorer.model.ids import RecordId
from explorer.model.table_rows import TAG_BREAK, Field
from explorer.model.when import When
from explorer.store.queries.names import named
from explorer.store.queries.parts import tags_of
from explorer.store.store import Store

Value = str | int | bool | When
"""What is written in a field: a date as read, importance as a number, private or not, else text."""

_Draft = EventDraft | StatementDraft | ActDraft

_WORDS: Final = {
    Field.WHEN: "date",
    Field.TITLE: "title",
    Field.PLACE: "place",
    Field.TAGS: "tags",
    Field.STATUS: "status",
    Field.CERTAINTY: "certainty",
    Field.IMPORTANCE: "importance",
    Field.PRIVATE: "privacy",
}


def change_field(store: Store, record: RecordId, field: Field, value: Value) -> Changes:
    """Write `value` in one field of a record; everything else of it stays as it is at that moment.

    Tags are names set apart by TAG_BREAK, a place is a name; both are made where they are not known, and
    empty text takes them away. Raises FieldError where the value is none for that field, or the record has no
    such field; NotKnown where it is gone.
    """
    with as_one(store) as writer:
        draft = draft_of_record(store, record)
        if not isinstance(draft, EventDraft | StatementDraft | ActDraft):
            raise FieldError(field, f"Number {record} is no event, statement or act.")
        title = _save(store, record, _changed(store, record, draft, field, value))
        writer.label = f"Change {_WORDS[field]} of {title}"
        writer.record = record
        writer.is_undated = field is Field.WHEN and writer.is_undated
    return writer.changes()


def _save(store: Store, record: RecordId, draft: _Draft) -> str:
    """Change the record, and tell what the journal calls it."""
    match draft:
        case EventDraft():
            label = change_event(store, record, draft).label
        case StatementDraft():
            label = change_statement(store, record, draft).label
        case ActDraft():
            label = change_act(store, record, draft).label
    return label.partition(" ")[2]


def _changed(store: Store, record: RecordId, draft: _Draft, field: Field, value: Value) -> _Draft:
    """The draft with one field written; what a field takes is checked as ever when it is saved."""
    match field, value:
        case Field.WHEN, When():
            return replace(draft, when=value)
        case Field.PRIVATE, bool():
            return replace(draft, private=value)
        case Field.IMPORTANCE, int():
            return replace(draft, importance=value)
    if isinstance(value, str) and not isinstance(draft, ActDraft):
        match field:
            case Field.TITLE if isinstance(draft, EventDraft):
                return replace(draft, title=value)
            case Field.TITLE if isinstance(draft, StatementDraft):
                return replace(draft, summary=value)
            case Field.TAGS:
                return replace(draft, tags=_tags(store, record, value))
            case Field.CERTAINTY:
                return replace(draft, certainty=value)
            case Field.PLACE if isinstance(draft, EventDraft):
                return replace(draft, place=_place(draft, store, value))
            case Field.STATUS if isinstance(draft, EventDraft):
                return replace(draft, status=value)
    raise FieldError(field, f"The {_WORDS.get(field, field.value)} of this record is changed in the editor.")


def _place(draft: EventDraft, store: Store, name: str) -> Reference | None:
    """The place of that name; the one that is there stays, though others may bear its name, too."""
    if draft.place is not None and named(store, int(draft.place)).name == name.strip():
        return draft.place
    return name.strip() or None


def _tags(store: Store, record: RecordId, text: str) -> tuple[Reference, ...]:
    """The tags of these names; those that are there stay, though others may bear their names, too."""
    present: dict[str, RecordId] = {tag.name.strip(): tag.id for tag in tags_of(store, record)}
    if any(TAG_BREAK in name for name in present):
        raise FieldError(
            Field.TAGS, f"A tag here has a “{TAG_BREAK}” in its name; its tags are changed in the editor."
        )
    names = [name for part in text.split(TAG_BREAK) if (name := part.strip())]
    return tuple(present.get(name, name) for name in names)
