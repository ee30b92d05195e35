"""All that a timeline is drawn from, for the window and for pictures alike."""

from explorer.model.colours import in_turn
from explorer.model.timeline_records import TimelineRecords
from explorer.store.queries.columns import Group, load_columns, load_membership
from explorer.store.queries.lives import all_lives
from explorer.store.queries.timeline import actor_colours, actor_names
from explorer.store.store import Store


def timeline_records(store: Store, group: Group | None) -> TimelineRecords:
    """Read what a timeline with lanes by `group` is drawn from, as one state of the database."""
    with store.reading():
        columns = load_columns(store)
        return TimelineRecords(
            columns=columns,
            membership=None if group is None else load_membership(store, columns, group),
            lives=tuple(all_lives(store)),
            names=actor_names(store),
            colours=in_turn(actor_colours(store)),
        )
