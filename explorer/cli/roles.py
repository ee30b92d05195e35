"""How an actor is named on the command line: `NAME`, `NAME:ROLE`, or the number of a record."""

from collections.abc import Sequence

from explorer.model.drafts import Reference, RoleDraft
from explorer.model.vocabulary import RecordKind
from explorer.store.errors import NotKnown
from explorer.store.queries.names import find_named
from explorer.store.store import Store


def split_role(word: str, roles: Sequence[str], usual: str) -> tuple[str, str]:
    """The name and the role of `NAME:ROLE`.

    Only a known role after the last colon counts as one; any other colon belongs to the name.
    """
    name, colon, role = word.rpartition(":")
    role = " ".join(role.split()).lower()
    return (name.rstrip(), role) if colon and name.strip() and role in roles else (word, usual)


def refer(store: Store, kind: RecordKind, word: str) -> Reference:
    """A reference to a record: by its number where the word is one that answers to it, else by name."""
    if word.strip().isascii() and word.strip().isdigit():
        try:
            return find_named(store, kind, word.strip()).id
        except NotKnown:
            return word
    return word


def refer_or_none(store: Store, kind: RecordKind, word: str | None) -> Reference | None:
    """The same for an option that may be left out."""
    return None if word is None else refer(store, kind, word)


def in_role(store: Store, words: Sequence[str], roles: Sequence[str], usual: str) -> tuple[RoleDraft, ...]:
    """The actors that an option names, each with its role."""
    pairs = (split_role(word, roles, usual) for word in words)
    return tuple(RoleDraft(refer(store, RecordKind.ACTOR, name), role) for name, role in pairs)
