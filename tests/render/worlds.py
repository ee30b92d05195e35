"""Real records to draw: the sample, and 7,535 journeys and visits, in lanes of every kind, as scenes."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np

from benchmarks.generated import columns_of as generated_columns
from benchmarks.generated import generate
from benchmarks.generated import titles_of as generated_titles
from explorer.edit.sample import build_sample
from explorer.model.bands import AgreementBands
from explorer.model.columns import EVENT, Columns, Membership
from explorer.model.edtf import parse_edtf
from explorer.model.headline import Headline
from explorer.model.ids import Day
from explorer.model.records import AgreementLife
from explorer.model.timeline_records import bands_and_headlines, pending_acts
from explorer.render.fonts import QtMeasure
from explorer.scene.density import AXIS_PX, Density
from explorer.scene.headers import header_px_for
from explorer.scene.inputs import SceneInput
from explorer.scene.lanes import LaneIndex, LanesBy, index_lanes
from explorer.scene.time_scale import TimeScale
from explorer.store.queries.timeline import titles_of
from explorer.store.queries.timeline_records import timeline_records
from explorer.store.store import Store

JOURNEYS: Final = Path(__file__).parents[2] / "../shared/data"
"""Where the journeys of presidents, secretaries of state and foreign leaders lie, beside this checkout."""
TRAVELS: Final = JOURNEYS / "state-travels" / "travels_derived.csv"
VISITS: Final = JOURNEYS / "state-visits" / "visits_derived.csv"
_FIRST_GROUP: Final = 1_000_000


@dataclass(frozen=True)
class World:
    """Records in lanes, with all that a scene of them is drawn from."""

    name: str
    columns: Columns
    lanes: Mapping[LanesBy, LaneIndex]
    titles: Mapping[int, str]
    colours: Mapping[int, str] = field(default_factory=dict)
    lives: tuple[AgreementLife, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    known_standings: dict[Day | None, tuple[Mapping[int, AgreementBands], Mapping[int, Headline]]] = field(
        default_factory=dict
    )
    """Those that were asked for already."""

    def __repr__(self) -> str:
        return f"<{self.name}>"

    @cached_property
    def row_of(self) -> Mapping[int, int]:
        """Where in the columns each record stands."""
        return {record: row for row, record in enumerate(self.columns.ids.tolist())}

    def standings(self, as_of: Day | None) -> tuple[Mapping[int, AgreementBands], Mapping[int, Headline]]:
        """Give bands and headlines as they are known on a day."""
        if as_of not in self.known_standings:
            self.known_standings[as_of] = bands_and_headlines(self.lives, self.names, as_of)
        return self.known_standings[as_of]

    def input(
        self,
        lanes_by: LanesBy,
        first_ms: int,
        last_ms: int,
        *,
        width_px: float = 1400.0,
        height_px: float = 900.0,
        density: Density = Density.NORMAL,
        as_of: Day | None = None,
        **changes: object,
    ) -> SceneInput:
        """Give what a scene of exactly this range is built from, in a window of this size."""
        measure = QtMeasure()
        lanes = self.lanes[lanes_by]
        bands, headlines = self.standings(as_of)
        header_px = header_px_for(lanes, headlines, measure)
        return SceneInput(
            columns=self.columns,
            lanes=lanes,
            scale=TimeScale.fitting(first_ms, last_ms, width_px - header_px, 0.0),
            width_px=width_px,
            height_px=height_px,
            measure=measure,
            header_px=header_px,
            axis_px=AXIS_PX,
            density=density,
            titles=self.titles,
            colours=self.colours,
            bands=bands,
            headlines=headlines,
            names=self.names,
            pending=pending_acts(self.lives, as_of),
            as_of=as_of,
            **changes,  # type: ignore[arg-type]  # whatever a scene's input may have
        )


@cache
def sample_world() -> World:
    """Build the sample and read it as the window does."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "hanoi.db"
        build_sample(path)
        with Store.open(path, read_only=True) as store:
            by_actor, by_agreement = (timeline_records(store, group) for group in ("actor", "agreement"))
            titles = titles_of(store, by_actor.columns.ids.tolist())
    columns = by_actor.columns
    lanes = {
        LanesBy.ACTOR: index_lanes(columns, LanesBy.ACTOR, by_actor.membership),
        LanesBy.AGREEMENT: index_lanes(columns, LanesBy.AGREEMENT, by_agreement.membership),
        LanesBy.KIND: index_lanes(columns, LanesBy.KIND),
        LanesBy.NONE: index_lanes(columns, LanesBy.NONE),
    }
    return World("sample", columns, lanes, titles, by_actor.colours, by_actor.lives, by_actor.names)


@cache
def million_world() -> World:
    """Make a million records by rule, in lanes by agreement."""
    made = generate(1_000_000)
    columns, membership = generated_columns(made)
    lanes = {
        LanesBy.AGREEMENT: index_lanes(columns, LanesBy.AGREEMENT, membership),
        LanesBy.NONE: index_lanes(columns, LanesBy.NONE),
    }
    return World("a million", columns, lanes, generated_titles(made))


def has_journeys() -> bool:
    """Tell whether the journeys lie beside this checkout."""
    return TRAVELS.exists() and VISITS.exists()


@cache
def journeys_world() -> World:
    """Read real journeys abroad and visits: lanes by who travels, and by country in place of agreements."""
    rows: list[tuple[int, ...]] = []
    titles: dict[int, str] = {}
    travellers: dict[str, list[int]] = {}
    countries: dict[str, list[int]] = {}
    for path, who, country, words in (
        (TRAVELS, "name", "country", "remarks"),
        (VISITS, "visitor", "from", "description"),
    ):
        with path.open(encoding="utf-8") as file:
            for line in csv.DictReader(file):
                first, last = line["start-date"], line["end-date"]
                when = parse_edtf(first if first == last else f"{first}/{last}")
                number = len(rows) + 1
                bounds = (when.start_earliest, when.start_latest, when.end_earliest, when.end_latest)
                importance = 4 if line.get("role") == "president" else 3  # as an import has it
                rows.append((*(bound or 0 for bound in bounds), number, importance))
                titles[number] = f"{line[country]}: {line[words]}"[:200]
                travellers.setdefault(line[who], []).append(number)
                countries.setdefault(line[country], []).append(number)
    rows.sort(key=lambda row: (row[0], row[4]))
    table = np.array(rows, dtype=np.int64)
    count = len(rows)
    columns = Columns.of(
        ids=table[:, 4],
        kinds=np.full(count, EVENT, np.uint8),
        start_earliest=table[:, 0],
        start_latest=table[:, 1],
        end_earliest=table[:, 2],
        end_latest=table[:, 3],
        importance=table[:, 5].astype(np.uint8),
        flags=np.zeros(count, np.uint8),
        actors=np.zeros(count, np.int64),
    )
    lanes = {
        LanesBy.ACTOR: index_lanes(columns, LanesBy.ACTOR, _membership(columns, travellers)),
        LanesBy.AGREEMENT: index_lanes(columns, LanesBy.AGREEMENT, _membership(columns, countries)),
        LanesBy.KIND: index_lanes(columns, LanesBy.KIND),
        LanesBy.NONE: index_lanes(columns, LanesBy.NONE),
    }
    return World("journeys", columns, lanes, titles)


def _membership(columns: Columns, groups: Mapping[str, list[int]]) -> Membership:
    """Put records into groups by name."""
    row_of = {int(number): row for row, number in enumerate(columns.ids)}
    pairs = [
        (row_of[record], _FIRST_GROUP + at)
        for at, records in enumerate(groups.values())
        for record in records
    ]
    table = np.array(pairs, dtype=np.int64)
    names = {_FIRST_GROUP + at: name for at, name in enumerate(groups)}
    return Membership.of(table[:, 0], table[:, 1], names)
