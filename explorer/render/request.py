"""What a picture is asked to show: the records as the caller gathered them, and the wishes of the user."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from explorer.model.bands import AgreementBands
from explorer.model.beside import NOTHING_BESIDE, Beside
from explorer.model.cited import Citations
from explorer.model.columns import Columns, Membership, Numbers
from explorer.model.comparing import compare
from explorer.model.headline import Headline
from explorer.model.ids import Day
from explorer.model.records import AgreementLife, Link
from explorer.model.timeline_records import TimelineRecords, bands_and_headlines, pending_acts
from explorer.render.errors import PictureError
from explorer.render.limits import refuse_layout
from explorer.render.theme import load_theme
from explorer.scene.compared_day import ComparedDay
from explorer.scene.density import Density
from explorer.scene.lane_choice import LaneChoice
from explorer.scene.lanes import LanesBy
from explorer.scene.primitives import Colour


@dataclass(frozen=True, slots=True)
class PictureData:
    """What is in the database, gathered by the caller; the window and the command line fill the same.

    `membership` goes with the lanes asked for (None by kind or none). `titles_of` gives the titles of
    records by number, for those that are drawn alone. `colours` and `names` are by actor, `bands` and
    `headlines` by agreement, both for the as-of day of the request. `private` are all records, actors
    and agreements that are private or tell of one (the acts of a private agreement); private rows of the
    columns are known by their flag and need not be named. `citations` are needed for a list of sources
    alone. `undated` counts the records that would be shown, had they a date; `pending` are the acts that are
    not in effect on the as-of day.
    """

    columns: Columns
    membership: Membership | None = None
    titles_of: Callable[[Sequence[int]], Mapping[int, str]] = lambda _: {}
    colours: Mapping[int, Colour] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    bands: Mapping[int, AgreementBands] = field(default_factory=dict)
    headlines: Mapping[int, Headline] = field(default_factory=dict)
    private: frozenset[int] = frozenset()
    citations: Citations | None = None
    undated: int = 0
    pending: frozenset[int] = frozenset()
    compared: ComparedDay | None = None
    beside: Beside = NOTHING_BESIDE
    links: tuple[Link, ...] = ()
    """The links to draw, where all are wanted."""


def picture_data(
    records: TimelineRecords,
    private: Iterable[int],
    as_of: Day | None,
    titles_of: Callable[[Sequence[int]], Mapping[int, str]],
    *,
    include_private: bool = False,
    undated: int = 0,
    citations: Citations | None = None,
    compared: Day | None = None,
    beside: Beside = NOTHING_BESIDE,
    links: Sequence[Link] = (),
) -> PictureData:
    """Give what a picture may show of the records that were read; `compared` is a second day to compare with.

    Private acts shape neither bands nor headlines, and private actors are named nowhere, unless private
    records are asked for.
    """
    known = frozenset(map(int, private))
    hidden = frozenset() if include_private else known
    lives = tuple(
        replace(life, acts=tuple(act for act in life.acts if int(act.id) not in hidden))
        for life in records.lives
    )
    names = {actor: name for actor, name in records.names.items() if actor not in hidden}
    bands, headlines = bands_and_headlines(lives, names, as_of)
    return PictureData(
        columns=records.columns,
        membership=records.membership,
        titles_of=titles_of,
        colours=records.colours,
        names=names,
        bands=bands,
        headlines=headlines,
        private=known,
        citations=citations,
        pending=pending_acts(lives, as_of),
        undated=undated,
        compared=_compared(lives, as_of, compared),
        beside=beside.without(hidden),
        links=tuple(link for link in links if not {link.id, link.from_record.id, link.to_record.id} & hidden),
    )


def _compared(lives: tuple[AgreementLife, ...], as_of: Day | None, day: Day | None) -> ComparedDay | None:
    if as_of is None or day is None:
        return None
    changed = compare(lives, as_of, day)
    return ComparedDay(day, changed.lanes, changed.acts)


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """A picture as asked for.

    `width_px` and `height_px` are logical pixels: the file has `scale` times as many, and everything on
    it is as much larger. `dpi` says how large a pixel of the file is on paper. `first_ms` and `last_ms`
    bound the range, inclusive; None reaches to the first or last date there is. With `is_range_of_view` it
    is what a window happens to show: where that is wider than all that is dated, the words tell of less.
    `keep` takes record numbers and gives a mask of those to show. `subtitle` None is written by the
    program, "" leaves it out. With `is_text_drawn` an SVG has its letters as shapes: alike in every viewer,
    but no text any more. `lanes` tells their order, and which are hidden; `unfolded` and `density` are asked
    for on their own.
    Without `density` the picture takes the roomiest that holds all lanes.
    """

    data: PictureData
    title: str = ""
    subtitle: str | None = None
    first_ms: int | None = None
    last_ms: int | None = None
    is_range_of_view: bool = False
    lanes_by: LanesBy = LanesBy.AGREEMENT
    lanes: LaneChoice = field(default_factory=LaneChoice)
    keep: Callable[[Numbers], npt.NDArray[np.bool_]] | None = None
    as_of: Day | None = None
    unfolded: frozenset[int] = frozenset()
    width_px: float = 1600
    height_px: float = 1000
    scale: float = 1.0
    dpi: float = 96
    theme: str = "light"
    is_transparent: bool = False
    is_text_drawn: bool = False
    has_legend: bool = False
    has_stamp: bool = True
    has_sources: bool = False
    include_private: bool = False
    density: Density | None = None

    @property
    def compared(self) -> Day | None:
        """The day that the as-of day is compared with."""
        return None if self.data.compared is None else self.data.compared.day

    def refuse_impossible(self) -> None:
        """Raise PictureError for wishes that can't be met, naming the field, the limit and what was asked."""
        load_theme(self.theme)
        refuse_layout(self.width_px, self.height_px, self.scale, self.dpi)
        if self.first_ms is not None and self.last_ms is not None and self.first_ms > self.last_ms:
            raise PictureError("The range ends before it begins: exchange its two dates.", "range")
