"""What the timeline shows, gathered off the window's thread: lanes, names, colours and standings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, cast

import numpy as np
import numpy.typing as npt

from explorer.model.bands import AgreementBands
from explorer.model.columns import KIND_WORDS, Columns, Int64s, Membership
from explorer.model.headline import Headline
from explorer.model.ids import Day
from explorer.model.records import AgreementLife
from explorer.model.timeline_records import bands_and_headlines
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.scene.lanes import LaneIndex, LanesBy, index_lanes
from explorer.scene.primitives import Colour
from explorer.scene.standing_bands import tone_of
from explorer.store.queries.timeline import titles_of
from explorer.store.queries.timeline_records import timeline_records
from explorer.store.store import Store

TITLES_AT_ONCE: Final = 20_000
"""Databases up to so many records have all titles read at once; beyond, those that the scene wants."""


@dataclass(frozen=True, slots=True)
class TimelineContent:
    """The records in their lanes with what is needed to draw them, apart from the as-of day."""

    columns: Columns
    membership: Membership | None
    lanes: LaneIndex
    filter: Filter
    colours: Mapping[int, Colour]
    lives: tuple[AgreementLife, ...]
    names: Mapping[int, str]
    titles: Mapping[int, str]
    sorted_starts: Int64s
    sorted_ends: Int64s
    """The outer bounds of the records that the filter keeps, each sorted, to count what lies in a range."""

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
        few = len(records.columns) <= TITLES_AT_ONCE
        titles = titles_of(store, records.columns.ids.tolist()) if few else {}
    return _arranged(
        records.columns,
        records.membership,
        lanes_by,
        kept,
        colours=records.colours,
        lives=records.lives,
        names=records.names,
        titles=titles,
    )


def arrange(content: TimelineContent, kept: Filter) -> TimelineContent:
    """The same records under another filter; nothing is read."""
    return _arranged(
        content.columns,
        content.membership,
        content.lanes.lanes_by,
        kept,
        colours=content.colours,
        lives=content.lives,
        names=content.names,
        titles=content.titles,
    )


def _arranged(
    columns: Columns,
    membership: Membership | None,
    lanes_by: LanesBy,
    kept: Filter,
    *,
    colours: Mapping[int, Colour],
    lives: tuple[AgreementLife, ...],
    names: Mapping[int, str],
    titles: Mapping[int, str],
) -> TimelineContent:
    mask = mask_of(columns, kept)
    keep = None if mask is None else lambda _ids: mask
    lanes = index_lanes(columns, lanes_by, membership, keep=keep)
    starts = columns.start_earliest if mask is None else columns.start_earliest[mask]
    ends = columns.end_latest if mask is None else columns.end_latest[mask]
    return TimelineContent(
        columns, membership, lanes, kept, colours, lives, names, titles, np.sort(starts), np.sort(ends)
    )


def mask_of(columns: Columns, kept: Filter) -> npt.NDArray[np.bool_] | None:
    """The mask that a filter lays over the columns, None where it keeps everything."""
    if kept.is_everything:
        return None
    codes = [code for code, word in enumerate(KIND_WORDS) if RecordKind(word) in kept.kinds]
    return np.isin(columns.kinds, codes) & (columns.importance >= kept.importance)


def standings_on(lives: tuple[AgreementLife, ...], names: Mapping[int, str], as_of: Day | None) -> Standings:
    """Compute the bands of all agreements, and, for a day, their headlines."""
    return Standings(as_of, *bands_and_headlines(lives, names, as_of))


def _group(lanes_by: LanesBy) -> Literal["actor", "agreement", "place", "tag"] | None:
    if lanes_by in (LanesBy.KIND, LanesBy.NONE):
        return None
    return cast(Literal["actor", "agreement", "place", "tag"], lanes_by.value)
