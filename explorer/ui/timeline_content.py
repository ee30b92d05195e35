"""What the timeline shows, gathered off the window's thread: lanes, names, colours and standings."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from explorer.model.bands import AgreementBands
from explorer.model.columns import Columns, Int32s, Int64s, Membership, Undated
from explorer.model.comparing import Comparison, Histories
from explorer.model.filtering import Mask
from explorer.model.headline import Headline
from explorer.model.ids import Day, RecordId
from explorer.model.records import AgreementLife
from explorer.model.timeline_records import pending_acts
from explorer.model.view import Filter
from explorer.scene.lanes import LaneIndex
from explorer.scene.primitives import Colour
from explorer.scene.standing_bands import tone_of
from explorer.store.queries.columns import Group

TITLES_AT_ONCE: Final = 20_000
"""Databases up to so many records have all titles read at once; beyond, those that the scene wants."""


@dataclass(frozen=True, slots=True)
class TimelineContent:
    """The records in their lanes with what is needed to draw them, apart from the as-of day.

    `whole` are the lanes of all records, none opened into parts; `lanes` those of the records that the
    filter keeps, with the parts of what is unfolded. `mask` is what the filter keeps of the columns, None
    where it keeps everything; `found` what of it no column tells, a mask or numbers, None where it asks
    for none of that. `memberships` are those that are at hand, that of the lanes among them; they answer
    filters.
    """

    columns: Columns
    membership: Membership | None
    memberships: Mapping[Group, Membership]
    lanes: LaneIndex
    whole: LaneIndex
    filter: Filter
    mask: Mask | None
    found: Mask | Int64s | None
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
    """The outer starts of the records that the filter keeps, sorted, to count what lies in a range."""
    by_end: Int32s
    """The rows of the records that the filter keeps, by their outer ends."""
    all_by_end: Int32s
    """The rows of all records by their outer ends, of which every filter keeps some in the same order."""
    about: int | None = None
    """About how many records there are where only a sample of them has been read so far; else None."""

    @property
    def is_partial(self) -> bool:
        """Whether more records are on their way: no count of these is a count of all."""
        return self.about is not None

    @property
    def kept(self) -> int:
        """How many dated records the filter keeps."""
        return len(self.sorted_starts)

    def count_in(self, first_ms: int, last_ms: int) -> int:
        """How many records overlap a closed range: those begun before its end less those ended before it."""
        begun = int(np.searchsorted(self.sorted_starts, last_ms, side="right"))
        ends = self.columns.end_latest
        return begun - bisect_left(self.by_end, first_ms, key=lambda row: int(ends[row]))

    def is_filtered_out(self, first_ms: int, last_ms: int) -> bool:
        """Whether the filter keeps nothing in a range whose very edges do not count; no without a filter."""
        if self.filter.is_everything or not len(self.columns):
            return False
        return self.count_in(first_ms + 1, last_ms - 1) == 0


@dataclass(frozen=True, slots=True)
class Standings:
    """What the acts known on the as-of day make of every agreement."""

    as_of: Day | None
    bands: Mapping[int, AgreementBands] = field(default_factory=dict)
    headlines: Mapping[int, Headline] = field(default_factory=dict)
    pending: frozenset[int] = frozenset()
    """The acts that are not in effect yet."""
    histories: Histories = field(default_factory=Histories)
    """What stood on every other day."""
    comparison: Comparison | None = None
    """What changed between the as-of day and a second day, where there is one."""

    def tones(self) -> dict[int, Colour]:
        """The colour of each agreement by how it stands as a whole, after its last act that counts."""
        return {
            number: tone_of(bands.whole[-1].standing) if bands.whole else "none"
            for number, bands in self.bands.items()
        }


def standings_on(
    lives: tuple[AgreementLife, ...],
    names: Mapping[int, str],
    as_of: Day | None,
    before: Histories | None = None,
    compared: Day | None = None,
) -> Standings:
    """Look up the bands of all agreements, and, for a day, their headlines.

    What `before` knows of agreements that are as they were is not worked out again: another day of the same
    lives costs next to nothing. `names` must be the same object as long as it says the same.
    With a second day, `compared`, what changed between the two is told too.
    """
    histories = Histories(lives, before)
    bands, headlines = {}, {}
    for number, history in histories.by_agreement.items():
        bands[int(number)] = history.bands_until(as_of)
        if as_of is not None:
            headlines[int(number)] = history.headline_on(as_of, names)
    comparison = histories.compare(as_of, compared) if as_of is not None and compared is not None else None
    return Standings(as_of, bands, headlines, pending_acts(lives, as_of), histories, comparison)
