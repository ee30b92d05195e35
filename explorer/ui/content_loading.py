"""Reads what the timeline shows, off the window's thread: all of it, or only what is another since before."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, cast

import numpy as np

from explorer.model.colours import in_turn
from explorer.model.columns import OPEN_END, OPEN_START, Columns, Int32s, Int64s, Membership, Undated, taken
from explorer.model.filtering import Mask, mask_of
from explorer.model.ids import RecordId
from explorer.model.view import Filter
from explorer.scene.lanes import LaneIndex, LanesBy, index_lanes, kept_of
from explorer.scene.nested_lanes import openable, opened
from explorer.store.array_cache import ArrayCache, FileState
from explorer.store.queries.about_rows import GROUPS, find_kept
from explorer.store.queries.columns import Group, load_columns, load_membership, load_undated, sample_of
from explorer.store.queries.kept_columns import (
    COLUMNS,
    keep_columns,
    keep_membership,
    kept_columns,
    kept_membership,
    membership_name,
)
from explorer.store.queries.lives import all_lives
from explorer.store.queries.patching import patch_columns, patch_membership
from explorer.store.queries.subjects import kept_records
from explorer.store.queries.timeline import actor_colours, actor_names, titles_of
from explorer.store.store import Store
from explorer.ui.kept_lanes import ENDS, keep_ends, keep_lanes, kept_ends, kept_lanes, lanes_name
from explorer.ui.timeline_content import TimelineContent

TITLES_AT_ONCE: Final = 20_000
"""Databases up to so many records have all titles read at once; beyond, those that the scene wants."""
SAMPLED: Final = 5_000
"""So many of a large database's records are shown before the rest: they fill a screen, with titles."""
FEWEST_SAMPLED: Final = 300_000
"""Smaller databases are read in about a second."""
_NONE_UNDATED: Final = Undated(np.empty(0, np.int64), *(np.empty(0, np.uint8) for _ in range(3)))


def load_content(
    store: Store,
    lanes_by: LanesBy,
    kept: Filter,
    *,
    before: TimelineContent | None = None,
    touched: Collection[int] = (),
    cache_folder: Path | None = None,
    unfolded: Collection[int] = (),
) -> TimelineContent:
    """Read what the timeline shows, as one state of the database.

    `before` is what it showed last: since then edits have `touched` these records and nothing else, so that
    only they are read again, and nothing at all where lanes or filter alone are others. With
    `cache_folder` what is large comes from there, where that is of the same state. The lanes `unfolded`
    have their kinds in lanes of their own.
    """
    cache = None if cache_folder is None else ArrayCache(cache_folder, store.path)
    with store.reading():
        rows = _rows(store, lanes_by, before, touched, cache)
        columns = rows.columns
        if before is not None and not touched:
            lives, names, colours = before.lives, before.names, before.colours
            undated, titles = before.undated, before.titles
        else:
            lives, names = tuple(all_lives(store)), actor_names(store)
            colours = in_turn(actor_colours(store))
            undated = load_undated(store)
            titles = titles_of(store, columns.ids.tolist()) if len(columns) <= TITLES_AT_ONCE else {}
        found = find_kept(store, kept, columns, undated, rows.memberships)
    mask = mask_of(columns, kept, found.dated)
    is_loaded = before is None
    whole = _whole_lanes(rows, lanes_by, before, None if touched else cache)
    lanes = whole if mask is None else kept_of(whole, mask)
    if before is not None and before.columns is columns:
        all_by_end = before.all_by_end
    else:
        all_by_end = kept_ends(columns, cache if is_loaded else None)
    starts, by_end = _bounds(columns, lanes, mask, all_by_end)
    shown = opened(lanes, unfolded)
    if len(shown.times):  # known from here on: the window's thread must not look at millions
        shown.kept["extent"] = _extent(shown.times, starts, columns.end_latest, by_end)
        openable(shown)
    return TimelineContent(
        columns=columns,
        membership=rows.membership,
        memberships=rows.memberships,
        lanes=shown,
        whole=whole,
        filter=kept,
        mask=mask,
        found=found.dated,
        undated=undated,
        undated_kept=_undated_kept(undated, kept, found.undated),
        colours=colours,
        lives=lives,
        names=names,
        titles=titles,
        extent=before.extent if before is not None and before.columns is columns else columns.extent(),
        sorted_starts=starts,
        by_end=by_end,
        all_by_end=all_by_end,
    )


def load_first(
    store: Store, lanes_by: LanesBy, kept: Filter, *, cache_folder: Path | None = None
) -> TimelineContent | None:
    """Read a sample of a large database, all of which is to follow; None where that comes about as soon.

    Nothing of it is kept for the next opening.
    """
    cache = None if cache_folder is None else ArrayCache(cache_folder, store.path)
    if cache is not None and cache.has(COLUMNS) and cache.has(lanes_name(lanes_by)):
        return None
    with store.reading():
        sample = sample_of(store, SAMPLED)
        if sample is None or sample.about < FEWEST_SAMPLED:
            return None
        columns = load_columns(store, sample)
        group = _group(lanes_by)
        membership = None if group is None else load_membership(store, columns, group, sample)
        found = kept_records(store, kept)
        lives, names = tuple(all_lives(store)), actor_names(store)
        colours = in_turn(actor_colours(store))
        titles = titles_of(store, columns.ids.tolist())
    whole = index_lanes(columns, lanes_by, membership)
    whole = replace(whole, share=len(columns) / max(sample.about, len(columns)))
    mask = mask_of(columns, kept, found)
    lanes = whole if mask is None else replace(kept_of(whole, mask), share=whole.share)
    all_by_end = kept_ends(columns, None)
    starts, by_end = _bounds(columns, lanes, mask, all_by_end)
    return TimelineContent(
        columns=columns,
        membership=membership,
        memberships={},
        lanes=lanes,
        whole=whole,
        filter=kept,
        mask=mask,
        found=found,
        undated=_NONE_UNDATED,
        undated_kept=(),
        colours=colours,
        lives=lives,
        names=names,
        titles=titles,
        extent=columns.extent(),
        sorted_starts=starts,
        by_end=by_end,
        all_by_end=all_by_end,
        about=sample.about,
    )


def keep_content(path: Path, content: TimelineContent, state: FileState, cache_folder: Path) -> None:
    """Keep what is shown for the next opening; `state` is the file's with all edits patched into it.

    Nothing is kept where the file is in another state by now, and nothing twice.
    """
    cache = ArrayCache(cache_folder, path, state=state)
    if not cache.has(COLUMNS):
        keep_columns(content.columns, cache)
    for group, membership in content.memberships.items():
        if not cache.has(membership_name(group)):
            keep_membership(membership, group, cache)
    if not cache.has(lanes_name(content.lanes.lanes_by)):
        keep_lanes(content.whole, cache)
    if not cache.has(ENDS):
        keep_ends(content.all_by_end, cache)


def load_memberships(
    store: Store, content: TimelineContent, cache_folder: Path | None = None
) -> dict[Group, Membership]:
    """Load one membership that the content lacks, beside those it has; what it has where it lacks none.

    One at a time, so that what is asked meanwhile need not wait for all. They are of the database as it is
    now.
    """
    lacking = next((group for group in GROUPS.values() if group not in content.memberships), None)
    if lacking is None or content.is_partial:
        return dict(content.memberships)
    cache = None if cache_folder is None else ArrayCache(cache_folder, store.path)
    if cache is not None and not cache.has(COLUMNS):  # columns and database may be of different states
        cache = None
    with store.reading():
        loaded = kept_membership(store, content.columns, lacking, cache)
    return {**content.memberships, lacking: loaded}


@dataclass(frozen=True, slots=True)
class _Rows:
    columns: Columns
    memberships: dict[Group, Membership]
    membership: Membership | None
    """That of the lanes; None where these go by none."""


def _rows(
    store: Store,
    lanes_by: LanesBy,
    before: TimelineContent | None,
    touched: Collection[int],
    cache: ArrayCache | None,
) -> _Rows:
    group = _group(lanes_by)
    patched = None if before is None or not touched else patch_columns(store, before.columns, touched)
    if before is None or (touched and patched is None):
        columns, known = kept_columns(store, cache), {}
    elif patched is None:
        columns, known = before.columns, dict(before.memberships)
    else:
        columns = patched.columns
        known = {
            one: patch_membership(store, membership, one, patched)
            for one, membership in before.memberships.items()
        }
    if group is not None and group not in known:
        known[group] = kept_membership(store, columns, group, None if touched else cache)
    return _Rows(columns, known, None if group is None else known[group])


def _undated_kept(undated: Undated, kept: Filter, found: Int64s | None) -> tuple[RecordId, ...]:
    mask = mask_of(undated, kept, found)
    ids = undated.ids if mask is None else undated.ids[mask]
    return tuple(RecordId(record) for record in ids.tolist())


def _bounds(
    columns: Columns, lanes: LaneIndex, mask: Mask | None, all_by_end: Int32s
) -> tuple[Int64s, Int32s]:
    """The sorted starts of what a mask keeps, and its rows by their ends."""
    if mask is None:
        return columns.start_earliest, all_by_end
    by_end = all_by_end[np.flatnonzero(taken(mask, all_by_end))]
    # where no start is open, what is kept is anchored at its start, and every record stands in some lane
    has_open = len(columns) and int(columns.start_earliest[0]) == OPEN_START
    return columns.start_earliest[np.flatnonzero(mask)] if has_open else lanes.times, by_end


def _extent(times: Int64s, starts: Int64s, ends: Int64s, by_end: Int32s) -> tuple[int, int]:
    """The first and the last known of anchors and bounds, all of them in order: found by search."""
    edges = []
    in_order: tuple[tuple[Int64s | Int32s, Callable[[int], int]], ...] = (
        (times, int),
        (starts, int),
        (by_end, lambda row: int(ends[row])),
    )
    for one, ms in in_order:
        first = bisect_right(one, OPEN_START, key=ms)
        last = bisect_left(one, OPEN_END, key=ms) - 1
        if first <= last:
            edges += [ms(one[first]), ms(one[last])]
    return min(edges), max(edges)


def _whole_lanes(
    rows: _Rows, lanes_by: LanesBy, before: TimelineContent | None, cache: ArrayCache | None
) -> LaneIndex:
    """The lanes of all records; those of before where nothing of them is another."""
    is_same = before is not None and before.columns is rows.columns and before.membership is rows.membership
    if before is not None and is_same and before.whole.lanes_by is lanes_by:
        return before.whole
    return kept_lanes(rows.columns, lanes_by, rows.membership, cache)


def _group(lanes_by: LanesBy) -> Group | None:
    if lanes_by in (LanesBy.KIND, LanesBy.NONE):
        return None
    return cast(Group, lanes_by.value)
