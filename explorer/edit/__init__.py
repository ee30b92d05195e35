"""One function for each thing that a user can do to the records, each in one transaction."""

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
