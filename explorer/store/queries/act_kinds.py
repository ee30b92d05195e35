"""The kinds of act that a database knows, and what each of them moves."""

from explorer.model.act_kinds import POSITIONS, ActKind
from explorer.store.rows import text_of
from explorer.store.store import Store


def act_kinds(store: Store) -> tuple[ActKind, ...]:
    """Every kind of act that has a meaning here, in the order in which those of one day are taken."""
    rows = store.connection.execute("select name, scope, moves from act_kinds order by position, name")
    kinds = (ActKind(text_of(row, "name"), text_of(row, "scope"), text_of(row, "moves")) for row in rows)
    return tuple(kind for kind in kinds if kind.name in POSITIONS)
