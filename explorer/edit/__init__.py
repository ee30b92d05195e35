"""One function for each thing that a user can do to the records; each is one transaction and returns Changes."""

from explorer.edit.acts import add_act, change_act
from explorer.edit.editing import bulk
from explorer.edit.errors import CannotDelete, FieldError
from explorer.edit.events import add_event, change_event
from explorer.edit.links import add_link, change_link
from explorer.edit.names import (
    add_actor,
    add_agreement,
    add_source,
    change_actor,
    change_agreement,
    change_source,
)
from explorer.edit.statements import add_statement, change_statement
from explorer.store.queries.journal import redo, undo

__all__ = [
    "CannotDelete",
    "FieldError",
    "add_act",
    "add_actor",
    "add_agreement",
    "add_event",
    "add_link",
    "add_source",
    "add_statement",
    "bulk",
    "change_act",
    "change_actor",
    "change_agreement",
    "change_event",
    "change_link",
    "change_source",
    "change_statement",
    "redo",
    "undo",
]
