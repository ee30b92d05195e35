"""One function for each thing that a user can do to the records, each in one transaction."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from explorer.edit.acts import add_act, change_act
    from explorer.edit.commitments import add_assessment, add_commitment, change_assessment, change_commitment
    from explorer.edit.deleting import delete_record, deletion_account
    from explorer.edit.drafting import draft_of, draft_of_place, draft_of_tag
    from explorer.edit.editing import as_one, bulk
    from explorer.edit.errors import CannotDelete, FieldError
    from explorer.edit.events import add_event, change_event
    from explorer.edit.links import add_link, change_link
    from explorer.edit.names import (
        add_actor,
        add_agreement,
        add_place,
        add_source,
        add_tag,
        change_actor,
        change_agreement,
        change_place,
        change_source,
        change_tag,
    )
    from explorer.edit.redrafting import draft_of_record
    from explorer.edit.statements import add_statement, change_statement
    from explorer.edit.ties import add_tie, change_tie
    from explorer.store.queries.journal import redo, undo

__all__ = [
    "CannotDelete",
    "FieldError",
    "add_act",
    "add_actor",
    "add_agreement",
    "add_assessment",
    "add_commitment",
    "add_event",
    "add_link",
    "add_place",
    "add_source",
    "add_statement",
    "add_tag",
    "add_tie",
    "as_one",
    "bulk",
    "change_act",
    "change_actor",
    "change_agreement",
    "change_assessment",
    "change_commitment",
    "change_event",
    "change_link",
    "change_place",
    "change_source",
    "change_statement",
    "change_tag",
    "change_tie",
    "delete_record",
    "deletion_account",
    "draft_of",
    "draft_of_place",
    "draft_of_record",
    "draft_of_tag",
    "redo",
    "undo",
]

_LIES_IN: Final = {
    "CannotDelete": "explorer.edit.errors",
    "FieldError": "explorer.edit.errors",
    "add_act": "explorer.edit.acts",
    "add_actor": "explorer.edit.names",
    "add_agreement": "explorer.edit.names",
    "add_assessment": "explorer.edit.commitments",
    "add_commitment": "explorer.edit.commitments",
    "add_event": "explorer.edit.events",
    "add_link": "explorer.edit.links",
    "add_place": "explorer.edit.names",
    "add_source": "explorer.edit.names",
    "add_statement": "explorer.edit.statements",
    "add_tag": "explorer.edit.names",
    "add_tie": "explorer.edit.ties",
    "as_one": "explorer.edit.editing",
    "bulk": "explorer.edit.editing",
    "change_act": "explorer.edit.acts",
    "change_actor": "explorer.edit.names",
    "change_agreement": "explorer.edit.names",
    "change_assessment": "explorer.edit.commitments",
    "change_commitment": "explorer.edit.commitments",
    "change_event": "explorer.edit.events",
    "change_link": "explorer.edit.links",
    "change_place": "explorer.edit.names",
    "change_source": "explorer.edit.names",
    "change_statement": "explorer.edit.statements",
    "change_tag": "explorer.edit.names",
    "change_tie": "explorer.edit.ties",
    "delete_record": "explorer.edit.deleting",
    "deletion_account": "explorer.edit.deleting",
    "draft_of": "explorer.edit.drafting",
    "draft_of_place": "explorer.edit.drafting",
    "draft_of_record": "explorer.edit.redrafting",
    "draft_of_tag": "explorer.edit.drafting",
    "redo": "explorer.store.queries.journal",
    "undo": "explorer.store.queries.journal",
}
"""Where each deed lies: a start loads none of them, and a deed what itself needs."""


def __getattr__(name: str) -> object:
    """Load the deed of that name, when it is first asked for."""
    if name not in _LIES_IN:
        raise AttributeError(name)
    found: object = getattr(import_module(_LIES_IN[name]), name)
    globals()[name] = found
    return found
