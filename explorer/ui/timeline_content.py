"""What the timeline shows, gathered off the window's thread: lanes, names, colours and standings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, cast

import numpy as np
import numpy.typing as npt

from explorer.model.bands import AgreementBands
from explorer.model.columns import (
    KIND_WORDS,
    OPEN_END,
    OPEN_START,
    Columns,
    Int64s,
    Membership,
    Uint8s,
    Undated,
)
from explorer.model.headline import Headline
from explorer.model.ids import Day, RecordId
from explorer.model.records import AgreementLife
from explorer.model.timeline_records import bands_and_headlines, pending_acts
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.scene.lanes import LaneIndex, LanesBy, index_lanes
from explorer.scene.primitives import Colour
from explorer.scene.standing_bands import tone_of
from explorer.store.queries.subjects import kept_records
from explorer.store.queries.timeline import load_undated, titles_of
from explorer.store.queries.timeline_records import timeline_records
from explorer.store.store import Store

Mask = npt.NDArray[np.bool_]

TITLES_AT_ONCE: Final = 20_000
"""Databases up to so many records have all titles read at once; beyond, those that the scene wants."""


@dataclass(frozen=True, slots=True)
class TimelineContent:
    """The records in their lanes with what is needed to draw them, apart from the as-of day.

    `mask` is what the filter keeps of the columns, None where it keeps everything; `found` what of it the
    database has told, None where it was not asked.
    """

    columns: Columns
    membership: Membership | None
    lanes: LaneIndex
    filter: Filter
    mask: Mask | None
    found: Int64s | None
    undated: Undated
    undated_kept: tuple[RecordId, ...]
    """The records without a date that the filter keeps, by number."""
    colours: Mapping[int, Colour]
    lives: tuple[AgreementLife, ...]
    names: Mapping[int, str]
    titles: Mapping[int, str]
    extent: tuple[int, int] | None
    """From the first to the last bound of all dated records, kept or not; None where there are none."""
    sorted_starts: Int64s
    sorted_ends: Int64s
    """The outer bounds of the records that the filter keeps, each sorted, to count what lies in a range."""

    @property
    def kept(self) -> int:
        """How many dated records the filter keeps."""
        return len(self.sorted_starts)

    def count_in(self, first_ms: int, last_ms: int) -> int:
        """How many records overlap a closed range: those begun before its end less those ended before it."""
        begun = int(np.searchsorted(self.sorted_starts, last_ms, side="right"))
        return begun - int(np.searchsorted(self.sorted_ends, first_ms, side="left"))


@dataclass(frozen=True, slots=True)
class Standings:
    """What the acts known on the as-of day make of every agreement."""

    as_of: Day | None
    bands: Mapping[int, AgreementBands] = field(default_factory=dict)
    headlines: Mapping[int, Headline] = field(default_factory=dict)
    pending: frozenset[int] = frozenset()
    """The acts that are not in effect yet."""

    def tones(self) -> dict[int, Colour]:
        """The colour of each agreement by how it stands as a whole, after its last act that counts."""
        return {
            number: tone_of(bands.whole[-1].standing) if bands.whole else "none"
            for number, bands in self.bands.items()
        }


def load_content(store: Store, lanes_by: LanesBy, kept: Filter) -> TimelineContent:
    """Read all that the timeline shows, as one state of the database."""
    with store.reading():
        records = timeline_records(store, _group(lanes_by))
        undated = load_undated(store)
        found = kept_records(store, kept)
        few = len(records.columns) <= TITLES_AT_ONCE
        titles = titles_of(store, records.columns.ids.tolist()) if few else {}
    mask = mask_of(records.columns, kept, found)
    starts, ends = _sorted_bounds(records.columns, mask)
    return TimelineContent(
        columns=records.columns,
        membership=records.membership,
        lanes=_lanes(records.columns, lanes_by, records.membership, mask),
        filter=kept,
        mask=mask,
        found=found,
        undated=undated,
        undated_kept=_undated_kept(undated, kept, found),
        colours=records.colours,
        lives=records.lives,
        names=records.names,
        titles=titles,
        extent=_extent(records.columns),
        sorted_starts=starts,
        sorted_ends=ends,
    )


def arrange(store: Store, content: TimelineContent, kept: Filter) -> TimelineContent:
    """The same records under another filter; only what it keeps is asked of the database."""
    found = kept_records(store, kept)
    mask = mask_of(content.columns, kept, found)
    starts, ends = _sorted_bounds(content.columns, mask)
    return replace(
        content,
        lanes=_lanes(content.columns, content.lanes.lanes_by, content.membership, mask),
        filter=kept,
        mask=mask,
        found=found,
        undated_kept=_undated_kept(content.undated, kept, found),
        sorted_starts=starts,
        sorted_ends=ends,
    )


def mask_of(columns: Columns, kept: Filter, found: Int64s | None) -> Mask | None:
    """The mask that a filter lays over the columns, None where it keeps everything.

    `found` are the numbers of the records that it keeps by what stands in no column, None where it asks
    for nothing of that.
    """
    if kept.is_everything:
        return None
    return _keeps(columns.ids, columns.kinds, columns.importance, kept, found)


def _keeps(ids: Int64s, kinds: Uint8s, importance: Uint8s, kept: Filter, found: Int64s | None) -> Mask:
    codes = [code for code, word in enumerate(KIND_WORDS) if RecordKind(word) in kept.kinds]
    mask: Mask = np.isin(kinds, codes) & (importance >= kept.importance)
    if found is not None:
        mask &= np.isin(ids, found)
    return mask


def _undated_kept(undated: Undated, kept: Filter, found: Int64s | None) -> tuple[RecordId, ...]:
    mask = _keeps(undated.ids, undated.kinds, undated.importance, kept, found)
    return tuple(RecordId(record) for record in undated.ids[mask].tolist())


def _sorted_bounds(columns: Columns, mask: Mask | None) -> tuple[Int64s, Int64s]:
    starts = columns.start_earliest if mask is None else columns.start_earliest[mask]
    ends = columns.end_latest if mask is None else columns.end_latest[mask]
    return np.sort(starts), np.sort(ends)


def _extent(columns: Columns) -> tuple[int, int] | None:
    bounds = (columns.start_earliest, columns.start_latest, columns.end_earliest, columns.end_latest)
    known = [part[(part != OPEN_START) & (part != OPEN_END)] for part in bounds]
    ends = [(int(part.min()), int(part.max())) for part in known if len(part)]
    return (min(first for first, _ in ends), max(last for _, last in ends)) if ends else None


def _lanes(
    columns: Columns, lanes_by: LanesBy, membership: Membership | None, mask: Mask | None
) -> LaneIndex:
    return index_lanes(columns, lanes_by, membership, keep=None if mask is None else lambda _ids: mask)


def standings_on(lives: tuple[AgreementLife, ...], names: Mapping[int, str], as_of: Day | None) -> Standings:
    """Compute the bands of all agreements, and, for a day, their headlines."""
    return Standings(as_of, *bands_and_headlines(lives, names, as_of), pending_acts(lives, as_of))


def _group(lanes_by: LanesBy) -> Literal["actor", "agreement", "place", "tag"] | None:
    if lanes_by in (LanesBy.KIND, LanesBy.NONE):
        return None
    return cast(Literal["actor", "agreement", "place", "tag"], lanes_by.value)
