"""Columns and memberships brought up to date after an edit: what it touched is read again, the rest stays."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final, TypeVar, cast

import numpy as np
import numpy.typing as npt

from explorer.model.columns import Columns, Hazy, Int32s, Int64s, Membership, Numbers, ranges, rows_of
from explorer.store.queries.columns import Group, group_names, load_columns, load_membership, paired
from explorer.store.store import Store

MOST_TOUCHED: Final = 5_000
"""An edit of more records than that is as soon loaded anew."""

Kind = TypeVar("Kind", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Patched:
    """Columns after an edit; `row_now` gives for each row before it where that stands now, -1 if read again.

    `again` are the numbers of the records that were read again.
    """

    columns: Columns
    row_now: Int32s
    again: frozenset[int]


def patch_columns(store: Store, columns: Columns, touched: Collection[int]) -> Patched | None:
    """Read the records again that an edit touched; the same as loading all, but for what it costs.

    Records that begin in the same instant are read again with them, for their order of the day. None where
    these are so many that loading everything is no slower.
    """
    read = load_columns(store, touched)
    starts = np.unique(read.start_earliest)
    lows = np.searchsorted(columns.start_earliest, starts)
    highs = np.searchsorted(columns.start_earliest, starts, side="right")
    if len(touched) + int((highs - lows).sum()) > MOST_TOUCHED:
        return None
    again = frozenset(touched) | frozenset(columns.ids[ranges(lows, highs)].tolist())
    if len(again) > len(touched):
        read = load_columns(store, again)
    rows = rows_of(columns, np.fromiter(again, np.int64, len(again)))
    is_kept = np.ones(len(columns), np.bool_)
    is_kept[rows[rows >= 0]] = False
    places = np.searchsorted(columns.start_earliest[is_kept], read.start_earliest)

    def merged(before: npt.NDArray[Kind], now: npt.NDArray[Kind]) -> npt.NDArray[Kind]:
        kept = before[is_kept].astype(np.result_type(before, now), copy=False)
        return np.insert(kept, places, now)

    inserted = np.bincount(places, minlength=int(is_kept.sum()) + 1)
    row_now = np.full(len(columns), -1, np.int32)
    row_now[is_kept] = np.arange(len(inserted) - 1) + np.cumsum(inserted)[:-1]
    new_rows = (places + np.arange(len(places))).astype(np.int32)
    return Patched(
        Columns(
            ids=_numbers(merged(columns.ids, read.ids)),
            kinds=merged(columns.kinds, read.kinds),
            start_earliest=merged(columns.start_earliest, read.start_earliest),
            end_latest=merged(columns.end_latest, read.end_latest),
            importance=merged(columns.importance, read.importance),
            flags=merged(columns.flags, read.flags),
            actors=_numbers(merged(columns.actors, read.actors)),
            hazy=_hazy(columns.hazy, row_now, read.hazy, new_rows),
            undated=read.undated,
        ),
        row_now,
        again,
    )


def patch_membership(store: Store, membership: Membership, group: Group, patched: Patched) -> Membership:
    """Read again with whom the records stand that were read again; names are all read again."""
    read = load_membership(store, patched.columns, group, patched.again)
    rows = patched.row_now[membership.rows]
    is_kept = rows >= 0
    return paired(
        np.concatenate((rows[is_kept], read.rows)),
        _numbers(np.concatenate((membership.groups[is_kept], read.groups))),
        group_names(store, group),
        is_nearly_sorted=True,
    )


def _hazy(before: Hazy, row_now: Int32s, read: Hazy, new_rows: Int32s) -> Hazy:
    kept = row_now[before.rows]
    is_kept = kept >= 0
    rows = np.concatenate((kept[is_kept], new_rows[read.rows]))
    order = np.argsort(rows)

    def sorted_(old: Int64s, new: Int64s) -> Int64s:
        return np.concatenate((old[is_kept], new))[order]

    return Hazy(
        rows[order],
        sorted_(before.start_latest, read.start_latest),
        sorted_(before.end_earliest, read.end_earliest),
    )


def _numbers(numbers: npt.NDArray[Any]) -> Numbers:
    return cast(Numbers, numbers)
