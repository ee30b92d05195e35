"""How much there is about an actor or an agreement: counted through indexes, no further than people read."""

from typing import Final

from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.store.store import Store

COUNTED_MOST: Final = 10_000
"""So many are counted at most: of more it is told that there are as many at least."""
_OF_AN_ACTOR: Final = (
    ("select distinct statement from statement_actors where actor = :one",),
    ("select distinct event from event_actors where actor = :one",),
    tuple(f"select id from acts where {part} = :one" for part in ("actor", "predecessor", "claimed_by")),  # noqa: S608 - constants
)
_OF_AN_AGREEMENT: Final = (
    ("select statement from statement_agreements where agreement = :one",),
    ("select event from event_agreements where agreement = :one",),
    tuple(f"select id from acts where {part} = :one" for part in ("agreement", "other_agreement")),  # noqa: S608 - constants
)


def count_about(store: Store, subject: Named) -> tuple[int, int, int]:
    """Count the statements, events and acts about an actor or an agreement, up to COUNTED_MOST of each."""
    queries = _OF_AN_ACTOR if subject.kind is RecordKind.ACTOR else _OF_AN_AGREEMENT
    statements, events, acts = (_counted(store, parts, subject) for parts in queries)
    return statements, events, acts


def _counted(store: Store, parts: tuple[str, ...], subject: Named) -> int:
    joined = " union ".join(f"select * from ({part} limit :most)" for part in parts)  # noqa: S608 - constants
    row = store.connection.execute(
        f"select count(*) from (select * from ({joined}) limit :most)",  # noqa: S608 - constants
        {"one": subject.id, "most": COUNTED_MOST},
    ).fetchone()
    return int(row[0])
