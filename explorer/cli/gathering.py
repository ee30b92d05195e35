"""What a picture shows, gathered from the database, and the mask of the records that were asked for."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from explorer.model.columns import Numbers
from explorer.model.details import ListQuery
from explorer.model.ids import Day, RecordId
from explorer.render.request import PictureData, picture_data
from explorer.scene.lanes import LanesBy
from explorer.store.queries.beside import MOST_RECORDS, all_beside
from explorer.store.queries.cited import load_citations
from explorer.store.queries.columns import Group, load_undated
from explorer.store.queries.listing import list_records
from explorer.store.queries.privacy import private_records
from explorer.store.queries.timeline import titles_of
from explorer.store.queries.timeline_records import timeline_records
from explorer.store.store import Store

_GROUPS: Final[Mapping[LanesBy, Group]] = {
    LanesBy.ACTOR: "actor",
    LanesBy.AGREEMENT: "agreement",
    LanesBy.PLACE: "place",
    LanesBy.TAG: "tag",
}

Keep = Callable[[Numbers], npt.NDArray[np.bool_]]


def gather(
    store: Store,
    lanes_by: LanesBy,
    as_of: Day | None,
    *,
    include_private: bool,
    has_sources: bool = False,
    keep: Keep | None = None,
) -> PictureData:
    """All that a picture with these lanes may show; `keep` tells which of those without a date would be.

    The titles are asked for while the picture is composed: keep the store open.
    """
    with store.reading():
        records = timeline_records(store, _GROUPS.get(lanes_by))
        private = private_records(store)
        undated = load_undated(store).ids
        citations = load_citations(store) if has_sources else None
        agreements = [life.agreement.id for life in records.lives]
        beside = all_beside(store, agreements, records.columns.ids[: MOST_RECORDS + 1].tolist())
    if not include_private:
        undated = undated[~np.isin(undated, np.fromiter(map(int, private), np.int64))]
    if keep is not None:
        undated = undated[keep(undated)]
    return picture_data(
        records,
        private,
        as_of,
        lambda ids: titles_of(store, ids),
        include_private=include_private,
        undated=len(undated),
        citations=citations,
        beside=beside,
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
