"""The ties around an actor that are not its own: offices in its organs, and the chain of successions."""

from collections import deque
from typing import Final

from explorer.model.ids import RecordId
from explorer.model.records import Tie
from explorer.store.queries.parts import TIES, tie_of
from explorer.store.store import Store

MOST_OFFICES: Final = 300
"""So many offices in organs are told; a file made up by somebody may hold any number."""
MOST_SUCCESSIONS: Final = 60
MOST_ORGANS: Final = 200

_ORGANS: Final = "select actor from ties where to_actor = ? and relation in ('organ of', 'part of') limit ?"
OFFICES: Final = (
    f"{TIES} where ties.to_actor in (select value from json_each(?))"  # noqa: S608 - constants
    " and ties.relation = 'holds office'"
    " order by ties.start_earliest, ties.id limit ?"
)
SUCCESSIONS: Final = (
    f"{TIES} where (ties.actor = :actor or ties.to_actor = :actor)"
    " and ties.relation = 'successor of'"
    " and ties.to_actor is not null order by ties.start_earliest, ties.id limit :most"
)


def offices_in_organs(store: Store, actor: RecordId) -> tuple[Tie, ...]:
    """The offices held in the organs and parts of an actor, and in theirs; not those in the actor itself."""
    organs: list[int] = []
    ahead = deque([int(actor)])
    while ahead and len(organs) < MOST_ORGANS:
        for row in store.connection.execute(_ORGANS, (ahead.popleft(), MOST_ORGANS)).fetchall():
            if row[0] != actor and row[0] not in organs:
                organs.append(row[0])
                ahead.append(row[0])
    listed = f"[{','.join(map(str, organs))}]"
    return tuple(tie_of(row) for row in store.connection.execute(OFFICES, (listed, MOST_OFFICES)))


def successions(store: Store, actor: RecordId) -> tuple[Tie, ...]:
    """The ties of succession that lead from or to an actor, and on from there, whichever way."""
    found: dict[RecordId, Tie] = {}
    met = {actor}
    ahead = deque([actor])
    while ahead and len(found) < MOST_SUCCESSIONS:
        parameters = {"actor": ahead.popleft(), "most": MOST_SUCCESSIONS}
        for row in store.connection.execute(SUCCESSIONS, parameters).fetchall():
            tie = tie_of(row)
            found[tie.id] = tie
            for one in (tie.actor, tie.to_actor):
                if one is not None and one.id not in met:
                    met.add(one.id)
                    ahead.append(one.id)
    return tuple(found.values())
