"""What a picture shows, gathered from the database: columns, lanes, names, colours and standings."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from explorer.model.bands import bands_of
from explorer.model.colours import in_turn
from explorer.model.columns import Columns, Int64s, Membership
from explorer.model.details import ListQuery
from explorer.model.headline import headline
from explorer.model.ids import Day, RecordId
from explorer.model.standing import standing_on
from explorer.model.vocabulary import RecordKind
from explorer.render.request import PictureData
from explorer.scene.lanes import LanesBy
from explorer.store.queries.listing import list_named, list_records
from explorer.store.queries.lives import all_lives
from explorer.store.queries.privacy import private_records
from explorer.store.queries.timeline import Group, actor_colours, load_columns, load_membership, titles_of
from explorer.store.store import Store

_GROUPS: Final[Mapping[LanesBy, Group]] = {
    LanesBy.ACTOR: "actor",
    LanesBy.AGREEMENT: "agreement",
    LanesBy.PLACE: "place",
    LanesBy.TAG: "tag",
}

Keep = Callable[[Int64s], npt.NDArray[np.bool_]]


def gather(store: Store, lanes_by: LanesBy, as_of: Day | None, *, include_private: bool) -> PictureData:
    """All that a picture with these lanes may show.

    Without an as-of day the bands go through every act, and lanes carry no headline: a standing without
    its day can't be defended. A private act shapes neither, unless private records are asked for. The
    titles are asked for while the picture is composed: keep the store open.
    """
    columns = load_columns(store)
    private = private_records(store)
    hidden = frozenset() if include_private else private
    names = {
        entry.record.id: entry.short_name or entry.record.name
        for entry in list_named(store, RecordKind.ACTOR)
        if entry.record.id not in hidden
    }
    acts = {
        life.agreement: tuple(act for act in life.acts if act.id not in hidden) for life in all_lives(store)
    }
    return PictureData(
        columns=columns,
        membership=_membership(store, columns, lanes_by),
        titles_of=lambda ids: titles_of(store, ids),
        colours=in_turn(actor_colours(store)),
        names={int(actor): name for actor, name in names.items()},
        bands={int(one.id): bands_of(one, known, as_of) for one, known in acts.items()},
        headlines={
            int(one.id): headline(standing_on(one, known, as_of), names)
            for one, known in acts.items()
            if as_of is not None
        },
        private=frozenset(map(int, private)),
    )


def keeping(
    store: Store, actors: Sequence[RecordId], agreements: Sequence[RecordId], words: str | None
) -> Keep | None:
    """A mask of the records with any of the actors, any of the agreements, and the words; None keeps all."""
    if not actors and not agreements and words is None:
        return None
    kept = {
        int(record.id)
        for actor in actors or (None,)
        for agreement in agreements or (None,)
        for record in list_records(store, ListQuery(actor=actor, agreement=agreement, text=words))
    }
    numbers = np.fromiter(kept, np.int64, len(kept))
    return lambda ids: np.isin(ids, numbers)


def _membership(store: Store, columns: Columns, lanes_by: LanesBy) -> Membership | None:
    group = _GROUPS.get(lanes_by)
    return None if group is None else load_membership(store, columns, group)
