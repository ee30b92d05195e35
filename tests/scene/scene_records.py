"""Records, views and scenes for the tests of the timeline."""

import csv
from dataclasses import replace
from pathlib import Path
from typing import Self

import numpy as np

from benchmarks.generated import columns_of as generated_columns
from benchmarks.generated import generate, titles_of
from explorer.model.calendar import day_first_ms, day_of
from explorer.model.columns import EVENT, OPEN_END, OPEN_START, Columns, Membership
from explorer.model.edtf import parse_edtf
from explorer.scene.build import build_scene
from explorer.scene.density import HEADER_PX
from explorer.scene.inputs import SceneInput
from explorer.scene.lanes import LaneIndex, LanesBy, index_lanes
from explorer.scene.measure import FixedMeasure
from explorer.scene.scene import Scene
from explorer.scene.time_scale import TimeScale

TRAVELS = Path(__file__).parents[2] / "../shared/data/state-travels/travels_derived.csv"


def columns_of(*records: dict[str, object]) -> Columns:
    """Make columns of records, numbered from 1 in the order given.

    Each is a dict with `when` (EDTF) and, where it matters, `kind`, `flags`, `actor`, `importance`.
    """
    rows = []
    for number, record in enumerate(records, 1):
        when = parse_edtf(str(record["when"]))
        start = OPEN_START if when.start_earliest is None else when.start_earliest
        rows.append(
            (
                start,
                number,
                record.get("kind", EVENT),
                OPEN_START if when.start_latest is None else when.start_latest,
                OPEN_END if when.end_earliest is None else when.end_earliest,
                OPEN_END if when.end_latest is None else when.end_latest,
                record.get("importance", 3),
                int(record.get("flags", 0)) | when.approximate | 2 * when.uncertain,  # type: ignore[call-overload]
                record.get("actor", 0),
            )
        )
    table = np.array(sorted(rows), dtype=np.int64).reshape(-1, 9)
    return Columns.of(
        ids=table[:, 1],
        kinds=table[:, 2].astype(np.uint8),
        start_earliest=table[:, 0],
        start_latest=table[:, 3],
        end_earliest=table[:, 4],
        end_latest=table[:, 5],
        importance=table[:, 6].astype(np.uint8),
        flags=table[:, 7].astype(np.uint8),
        actors=table[:, 8],
    )


def membership_of(columns: Columns, groups: dict[int, tuple[str, tuple[int, ...]]]) -> Membership:
    """Put records into groups: each group's number with its name and its records."""
    row_of = {int(number): row for row, number in enumerate(columns.ids)}
    pairs = [(row_of[record], group) for group, (_, records) in groups.items() for record in records]
    table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Membership.of(table[:, 0], table[:, 1], {group: name for group, (name, _) in groups.items()})


def view_of(first: tuple[int, int, int], last: tuple[int, int, int], width_px: float = 1200.0) -> TimeScale:
    """Show exactly the days from `first` to the beginning of `last`."""
    ends = [day_first_ms(day_of(*civil)) for civil in (first, last)]
    return TimeScale.fitting(ends[0], ends[1], width_px, 0.0)


def input_of(
    columns: Columns,
    scale: TimeScale,
    *,
    lanes_by: LanesBy = LanesBy.NONE,
    membership: Membership | None = None,
    **changes: object,
) -> SceneInput:
    """Give the input of a scene as wide as the scale needs, with titles “Record 7”."""
    given = SceneInput(
        columns=columns,
        lanes=index_lanes(columns, lanes_by, membership),
        scale=scale,
        width_px=scale.width_px + HEADER_PX,
        height_px=700.0,
        measure=FixedMeasure(),
        titles={int(number): f"Record {number}" for number in columns.ids},
    )
    return replace(given, **changes)  # type: ignore[arg-type]


def scene_of(columns: Columns, scale: TimeScale, **changes: object) -> Scene:
    """Build a scene of a few records."""
    return build_scene(input_of(columns, scale, **changes))  # type: ignore[arg-type]


def travels() -> tuple[Columns, Membership, dict[int, str]]:
    """Give real journeys of presidents and secretaries: columns, lanes by traveller, titles."""
    with TRAVELS.open(encoding="utf-8") as file:
        read = list(csv.DictReader(file))
    records: list[dict[str, object]] = []
    titles: dict[int, str] = {}
    groups: dict[str, list[int]] = {}
    for line in read:
        first, last = line["start-date"], line["end-date"]
        if len(first) != 10 or len(last) != 10 or last < first:
            continue
        records.append({"when": first if first == last else f"{first}/{last}"})
        titles[len(records)] = f"{line['country']}: {line['remarks']}"[:120]
        groups.setdefault(line["name"], []).append(len(records))
    columns = columns_of(*records)
    named = {1_000_000 + at: (name, tuple(members)) for at, (name, members) in enumerate(groups.items())}
    return columns, membership_of(columns, named), titles


class Crowd:
    """Many records with their lanes and titles, told short when a test fails."""

    def __init__(self, name: str, columns: Columns, lanes: LaneIndex, titles: dict[int, str]) -> None:
        self.name = name
        self.columns = columns
        self.lanes = lanes
        self.titles = titles

    def __repr__(self) -> str:
        return f"<{self.name}>"

    @classmethod
    def made(cls, count: int) -> Self:
        """Make records by rule, in lanes by agreement."""
        made = generate(count)
        columns, membership = generated_columns(made)
        lanes = index_lanes(columns, LanesBy.AGREEMENT, membership)
        return cls(f"{count} made-up records", columns, lanes, titles_of(made))

    @classmethod
    def of_travels(cls) -> Self:
        """Take real journeys, in lanes by traveller."""
        columns, membership, titles = travels()
        return cls("journeys", columns, index_lanes(columns, LanesBy.ACTOR, membership), titles)

    def input(self, scale: TimeScale, **changes: object) -> SceneInput:
        """Give the input of a scene as wide as the scale needs."""
        return SceneInput(
            columns=self.columns,
            lanes=self.lanes,
            scale=scale,
            width_px=scale.width_px + HEADER_PX,
            height_px=900.0,
            measure=FixedMeasure(),
            titles=self.titles,
            **changes,  # type: ignore[arg-type]
        )

    def scene(self, scale: TimeScale, **changes: object) -> Scene:
        """Build the scene of a view."""
        return build_scene(self.input(scale, **changes))
