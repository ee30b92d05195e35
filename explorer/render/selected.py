"""Which records a picture shows: those in its range that pass its filter and are not private."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from explorer.model.columns import OPEN_END, OPEN_START, PRIVATE, Int64s, Membership, Numbers
from explorer.render.captions import MANY_YEARS_MS, range_in_words, years_in_words
from explorer.render.errors import PictureError
from explorer.render.request import PictureData, PictureRequest
from explorer.scene.lanes import LanesBy
from explorer.scene.time_scale import LONGEST_SPAN_MS

_LONGEST_MS: Final = round(LONGEST_SPAN_MS * 0.95)
"""What a scene can show, less the margins."""

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Selected:
    """What is shown: `is_shown` and `is_drawn` are masks over the columns.

    Shown are the records in the range; drawn are also those that only keep the lane of an agreement with
    a band in the range. `told_ms` is the range as words tell it. `filtered_out` counts those in the range
    that the filter keeps back, `hidden_out` those that stand only in lanes the reader has hidden;
    `is_everything` tells that neither side of the range was given. `banded` are the agreements with such a
    band. `kinds` are those of the records shown, `actors` counts the records of each first actor among them.
    """

    is_shown: Mask
    is_drawn: Mask
    membership: Membership | None
    banded: frozenset[int]
    first_ms: int
    last_ms: int
    told_ms: tuple[int, int]
    private_left_out: int
    filtered_out: int
    hidden_out: int
    is_everything: bool
    kinds: tuple[int, ...]
    actors: dict[int, int]

    @property
    def has_agreements(self) -> bool:
        """Whether any agreement's band is shown."""
        return bool(self.banded)


def select(request: PictureRequest) -> Selected:
    """Find what a picture shows; raises PictureError where that is nothing."""
    data = request.data
    columns = data.columns
    wanted: Mask = np.ones(len(columns), dtype=np.bool_)
    if request.keep is not None:
        wanted &= np.asarray(request.keep(columns.ids), dtype=np.bool_)
    is_private = _private(data)
    is_open = wanted if request.include_private else wanted & ~is_private
    membership = _open_membership(request)
    kept_back = ~wanted & ~is_private
    is_hidden = _in_hidden_lanes(request, membership)
    is_hidden_alone = is_open & is_hidden
    wanted &= ~is_hidden
    is_open &= wanted
    first_ms, last_ms = _range(request, is_open)
    if last_ms - first_ms > _LONGEST_MS:
        words = years_in_words(first_ms, last_ms)
        raise PictureError(f"{words} is more than a picture can show: choose 10,000 years at most.", "range")
    in_range = (columns.start_earliest <= last_ms) & (columns.end_latest >= first_ms)
    is_shown = is_open & in_range
    membership = _without_hidden_lanes(request, membership)
    banded = _banded(request, first_ms, last_ms)
    is_drawn = is_shown.copy()
    if banded and membership is not None:
        of_banded = membership.rows[np.isin(membership.groups, np.fromiter(banded, np.int64))]
        is_drawn[of_banded] |= is_open[of_banded]
    if not is_drawn.any():
        words = range_in_words(first_ms, last_ms)
        raise PictureError(f"No record is dated {words}: choose another range or filter.", "range")
    return Selected(
        is_shown=is_shown,
        is_drawn=is_drawn,
        membership=membership,
        banded=banded,
        first_ms=first_ms,
        last_ms=last_ms,
        told_ms=_told(request, is_open, first_ms, last_ms),
        private_left_out=0 if request.include_private else _count_in(request, wanted & is_private),
        filtered_out=int((kept_back & in_range).sum()),
        hidden_out=_count_in(request, is_hidden_alone),
        is_everything=request.first_ms is None and request.last_ms is None,
        kinds=tuple(np.unique(columns.kinds[is_shown]).tolist()),
        actors=_counted(columns.actors[is_shown]),
    )


def _count_in(request: PictureRequest, mask: Mask) -> int:
    """Count records in the range that was asked for; a side left open reaches beyond those that are shown."""
    columns = request.data.columns
    if request.first_ms is not None:
        mask = mask & (columns.end_latest >= request.first_ms)
    if request.last_ms is not None:
        mask = mask & (columns.start_earliest <= request.last_ms)
    return int(mask.sum())


def _counted(actors: Numbers) -> dict[int, int]:
    found, counts = np.unique(actors, return_counts=True)
    return dict(zip(found.tolist(), counts.tolist(), strict=True))


def _private(data: PictureData) -> Mask:
    columns = data.columns
    is_private: Mask = (columns.flags & PRIVATE) != 0
    if data.private:
        is_private |= np.isin(columns.ids, np.fromiter(data.private, np.int64))
    return is_private


def _range(request: PictureRequest, mask: Mask) -> tuple[int, int]:
    """Give the range asked for, reaching to the first and last date where a side is left open."""
    first_ms, last_ms = request.first_ms, request.last_ms
    if first_ms is not None and last_ms is not None:
        return first_ms, last_ms
    known = _dates(request, mask)
    if known is None:
        raise PictureError("There is no dated record to show, so there is nothing to draw.", "records")
    first = known[0] if first_ms is None else first_ms
    last = known[1] if last_ms is None else last_ms
    if first > last:
        raise PictureError("No record lies in the range: choose other dates.", "range")
    return first, last


def _told(request: PictureRequest, mask: Mask, first_ms: int, last_ms: int) -> tuple[int, int]:
    """Give the range as words tell it: without the blank years that a window shows before and after.

    A view of some years that is blank at one side alone is told as it is: that nothing follows is said too.
    """
    known = _dates(request, mask) if request.is_range_of_view else None
    if known is None or known[0] > last_ms or known[1] < first_ms:
        return first_ms, last_ms
    has_all = first_ms < known[0] and known[1] < last_ms
    if not has_all and last_ms - first_ms <= MANY_YEARS_MS:
        return first_ms, last_ms
    return max(first_ms, known[0]), min(last_ms, known[1])


def _dates(request: PictureRequest, mask: Mask) -> tuple[int, int] | None:
    """Give the first and the last date of records, None where none is known."""
    columns = request.data.columns
    hazy = columns.hazy
    is_hazy = mask[hazy.rows]
    bounds = np.concatenate(
        (
            *(columns.start_earliest[mask], columns.end_latest[mask]),
            *(hazy.start_latest[is_hazy], hazy.end_earliest[is_hazy]),
        )
    )
    known: Int64s = bounds[(bounds != OPEN_START) & (bounds != OPEN_END)]
    return (int(known.min()), int(known.max())) if len(known) else None


def _open_membership(request: PictureRequest) -> Membership | None:
    """Leave private groups out, so that no lane has their name."""
    data = request.data
    membership = data.membership
    if membership is None or request.include_private or not data.private:
        return membership
    is_open = ~np.isin(membership.groups, np.fromiter(data.private, np.int64))
    names = {group: name for group, name in membership.names.items() if group not in data.private}
    return Membership(membership.rows[is_open], membership.groups[is_open], names)


def _in_hidden_lanes(request: PictureRequest, membership: Membership | None) -> Mask:
    """Find the records that stand in no lane but hidden ones."""
    columns, hidden = request.data.columns, request.lanes.hidden
    is_grouped = np.zeros(len(columns), dtype=np.bool_)
    if not hidden:
        return is_grouped
    keys = np.fromiter(hidden, np.int64)
    is_kept = is_grouped.copy()
    if membership is not None and request.lanes_by not in (LanesBy.KIND, LanesBy.NONE):
        is_grouped[membership.rows] = True
        is_kept[membership.rows[~np.isin(membership.groups, keys)]] = True
    is_kind_hidden = np.isin(-1 - columns.kinds.astype(np.int64), keys)
    return np.where(is_grouped, ~is_kept, is_kind_hidden)


def _without_hidden_lanes(request: PictureRequest, membership: Membership | None) -> Membership | None:
    """Leave the groups of hidden lanes out."""
    hidden = request.lanes.hidden
    if membership is None or not hidden:
        return membership
    is_kept = ~np.isin(membership.groups, np.fromiter(hidden, np.int64))
    return Membership(membership.rows[is_kept], membership.groups[is_kept], membership.names)


def _banded(request: PictureRequest, first_ms: int, last_ms: int) -> frozenset[int]:
    """Give the agreements with a band that reaches into the range."""
    if request.lanes_by is not LanesBy.AGREEMENT:
        return frozenset()
    private = frozenset() if request.include_private else request.data.private
    return frozenset(
        agreement
        for agreement, bands in request.data.bands.items()
        if agreement not in private
        and agreement not in request.lanes.hidden
        and any(
            band.start_ms <= last_ms and (band.end_ms is None or band.end_ms >= first_ms)
            for band in bands.whole
        )
    )
