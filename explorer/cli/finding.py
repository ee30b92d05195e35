"""The record that a NAME-OR-ID means, of any kind that can be shown."""

import contextlib
from typing import Final

from explorer.model.details import ListQuery
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.store.errors import Ambiguous, NotKnown, StoreError
from explorer.store.folding import fold
from explorer.store.queries.listing import list_records
from explorer.store.queries.names import find_named, named, shortened
from explorer.store.store import Store

_TITLED: Final = frozenset({RecordKind.EVENT, RecordKind.STATEMENT, RecordKind.ACT})
_MOST_LISTED: Final = 8


class OtherKind(StoreError):
    """A number is that of a record of another kind."""


def find(store: Store, kind: RecordKind, name_or_id: str) -> Named:
    """The one record that answers to a name or number; an event, statement or act also to its whole title.

    Raises NotKnown where there is none, Ambiguous where several have the title.
    """
    try:
        return find_named(store, kind, name_or_id)
    except NotKnown:
        titled = _titled(store, kind, name_or_id) if kind in _TITLED else []
        if not titled:
            _refuse_other_kind(store, kind, name_or_id)
            raise
    if len(titled) == 1:
        return titled[0]
    listed = ", ".join(str(one.id) for one in titled[:_MOST_LISTED])
    more = f" and {len(titled) - _MOST_LISTED} more" if len(titled) > _MOST_LISTED else ""
    raise Ambiguous(
        f"{len(titled)} {kind}s have this title, the numbers {listed}{more}; give one of the numbers.",
        tuple(titled),
    )


def _refuse_other_kind(store: Store, kind: RecordKind, word: str) -> None:
    """Say what a number is, where it is a record of another kind."""
    if not (word.strip().isascii() and word.strip().isdigit()):
        return
    with contextlib.suppress(NotKnown, ValueError):
        found = named(store, int(word))
        raise OtherKind(
            f"Number {found.id} is no {kind} but of the kind {found.kind}: “{shortened(found.name)}”."
        )


def _titled(store: Store, kind: RecordKind, title: str) -> list[Named]:
    """The records with this title; the index of words narrows them down where the title has a word."""
    key = fold(title)
    words = title if any(letter.isalnum() for letter in title) else None
    rows = list_records(store, ListQuery(kinds=(kind,), text=words))
    return [Named(row.id, row.kind, row.title) for row in rows if fold(row.title) == key]
