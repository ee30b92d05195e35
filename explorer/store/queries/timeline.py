"""What a frame of the timeline asks for besides its columns: titles, cards, colours."""

from collections.abc import Iterable

from explorer.model.details import ListedRecord
from explorer.model.ids import RecordId
from explorer.store.errors import NotKnown
from explorer.store.queries.act_titles import act_titles
from explorer.store.queries.listing import records_by_id
from explorer.store.store import Store


def titles_of(store: Store, ids: Iterable[int]) -> dict[int, str]:
    """The titles of these events, statements and acts."""
    wanted = f"[{','.join(str(int(one)) for one in ids)}]"
    rows = store.connection.execute(
        "select id, title from events where id in (select value from json_each(:ids))"
        " union all select id, summary from statements where id in (select value from json_each(:ids))",
        {"ids": wanted},
    )
    return {int(row[0]): str(row[1]) for row in rows} | act_titles(store, wanted)


def hover_of(store: Store, record: RecordId) -> ListedRecord:
    """What a card says of the record under the pointer."""
    found = records_by_id(store, [record])
    if not found:
        raise NotKnown(f"There is no event, statement or act with the number {record}.")
    return found[0]


def actor_colours(store: Store) -> dict[int, str | None]:
    """The colour that each actor has been given, `#rrggbb`, or None."""
    return {int(row[0]): row[1] for row in store.connection.execute("select id, colour from actors")}


def actor_names(store: Store) -> dict[int, str]:
    """The short name of each actor, or its name where it has none."""
    rows = store.connection.execute("select id, coalesce(short_name, name) from actors")
    return {int(row[0]): str(row[1]) for row in rows}
