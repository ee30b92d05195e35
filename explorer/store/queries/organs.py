"""Who acts for an actor and when: its organs and parts, and those who hold office in any of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from explorer.model.columns import Int64s
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.columns import read_table
from explorer.store.store import Store

_FIRST_MS: Final = -(2**63)
_LAST_MS: Final = 2**63 - 1
MOST_SPANS: Final = 5_000
"""Of more organs and offices than this the nearest count: no state has as many, a hostile file may."""
TIES_INTO: Final = (
    "select actor, coalesce(start_earliest, :first), coalesce(end_latest, :last) from ties"
    " where to_actor = :actor and relation in ('organ of', 'part of', 'holds office') order by id limit :most"
)


@dataclass(frozen=True, slots=True)
class ActingFor:
    """An actor and a span (inclusive ms, open ends at the extremes) in which it acts for another."""

    actor: RecordId
    first_ms: int = _FIRST_MS
    last_ms: int = _LAST_MS


def acting_for(store: Store, actors: Sequence[RecordId]) -> tuple[ActingFor, ...]:
    """The actors themselves, at all times, then whoever may have acted for them, organ by organ.

    Who holds office in an organ acts for the state as long as both ties may have held; one whose end is
    unknown may hold ever since. What is found here is thus what may be the state's, never only what surely
    is: a reader can pass over a record, but not find one that was left out.
    """
    found = dict.fromkeys(ActingFor(actor) for actor in actors)
    ahead = list(found)
    while ahead and len(found) < MOST_SPANS:
        above = ahead.pop(0)
        rows = store.connection.execute(
            TIES_INTO,
            {"actor": above.actor, "first": _FIRST_MS, "last": _LAST_MS, "most": MOST_SPANS - len(found)},
        )
        for actor, first_ms, last_ms in rows.fetchall():
            one = ActingFor(
                RecordId(actor), max(int(first_ms), above.first_ms), min(int(last_ms), above.last_ms)
            )
            if one.first_ms <= one.last_ms and one not in found:
                found[one] = None
                ahead.append(one)
    return tuple(found)


_SPANS: Final = (
    "with spans (actor, first_ms, last_ms) as materialized ("
    "select json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')"
    " from json_each(:spans))"
)
_IN_SPAN: Final = (
    f"((spans.first_ms = {_FIRST_MS} and spans.last_ms = {_LAST_MS}) or ({{0}}.when_edtf is not null"
    " and coalesce({0}.start_earliest, spans.first_ms) <= spans.last_ms"
    " and coalesce({0}.end_latest, spans.last_ms) >= spans.first_ms))"
)
_RECORDS: Final = {
    RecordKind.EVENT: (
        "select event from spans cross join event_actors on event_actors.actor = spans.actor"  # noqa: S608 - constants
        f" cross join events on events.id = event where {_IN_SPAN.format('events')}"
    ),
    RecordKind.STATEMENT: (
        "select statement from spans cross join statement_actors on statement_actors.actor = spans.actor"  # noqa: S608 - constants
        f" cross join statements on statements.id = statement where {_IN_SPAN.format('statements')}"
    ),
    RecordKind.ACT: " union ".join(
        f"select acts.id from spans cross join acts on acts.{role} = spans.actor"  # noqa: S608 - constants
        f" where {_IN_SPAN.format('acts')}"
        for role in ("actor", "predecessor", "claimed_by")
    ),
}
RECORDS_OF_ACTING: Final = {kind: f"{_SPANS} {select}" for kind, select in _RECORDS.items()}
"""The records of each kind that are about whoever acts for an actor, while it does; found through indexes."""
_EVERY: Final = f"{_SPANS} {' union '.join(_RECORDS.values())}"


def spans_parameter(spans: Sequence[ActingFor]) -> str:
    """Write spans down for the queries above, as JSON."""
    rows = (f"[{one.actor},{one.first_ms},{one.last_ms}]" for one in spans)
    return f"[{','.join(rows)}]"


def records_of_acting(store: Store, actors: Sequence[RecordId]) -> Int64s:
    """The events, statements and acts of actors, their organs and office holders too, in ascending order."""
    spans = spans_parameter(acting_for(store, actors))
    return np.unique(read_table(store.connection, _EVERY, 1, {"spans": spans}))
