"""Who stands in the same events and statements as an actor, and when."""

from typing import Final

import numpy as np

from explorer.model.company import Company
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.columns import read_table
from explorer.store.store import Store

MOST_SHARED: Final = 20_000
"""Of an actor with more events and statements only every second, third … is looked at."""

_UNDATED: Final = -(2**63)
HOW_MANY: Final = (
    "select (select count(*) from event_actors where actor = :actor)"
    " + (select count(*) from statement_actors where actor = :actor)"
)
SHARED: Final = " union all ".join(
    f"select theirs.actor, {table}.id, case when when_edtf is null then {_UNDATED}"  # noqa: S608 - constants
    f" else coalesce(start_earliest, end_earliest, {_UNDATED}) end"
    f" from {kind}_actors as ours join {table} on {table}.id = ours.{kind}"
    f" join {kind}_actors as theirs on theirs.{kind} = ours.{kind}"
    f" where ours.actor = :actor and theirs.actor <> :actor and ours.{kind} % :every = 0"
    for kind, table in (("event", "events"), ("statement", "statements"))
)
_NAMES: Final = "select id, name from actors where id in (select value from json_each(?))"


def company(store: Store, actor: RecordId) -> Company:
    """The others of an actor's events and statements, each record once for each of them."""
    with store.reading():
        counted = store.connection.execute(HOW_MANY, {"actor": actor}).fetchone()
        every = int(counted[0]) // MOST_SHARED + 1
        rows = np.unique(read_table(store.connection, SHARED, 3, {"actor": actor, "every": every}), axis=0)
        others = np.unique(rows[:, 0]).tolist()
        names = {
            RecordId(row[0]): Named(RecordId(row[0]), RecordKind.ACTOR, str(row[1]))
            for row in store.connection.execute(_NAMES, (f"[{','.join(map(str, others))}]",))
        }
    is_dated = rows[:, 2] != _UNDATED
    return Company(rows[is_dated, 0], rows[is_dated, 2], rows[~is_dated, 0], names, every)
