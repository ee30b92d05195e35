"""The parts of a run: which sides stand against each other, and how often they take turns."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.figures import Figures
from benchmarks.generated import Generated, bounds_of, generate
from benchmarks.moving import all_in_view
from benchmarks.peers.installing import NODE_PACKAGES, chromium, node_packages, python_packages
from benchmarks.sides import Side, SideFailed, python, run_once
from benchmarks.workshop import Workshop, say

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
OPENED: Final = (1_000, 10_000, 1_000_000, 10_000_000)
WITH_BARE: Final = 1_000_000
PEER_SIZES: Final = (1_000, 10_000)
POINTS: Final = 1_000_000
_PICTURE: Final = 10_000
_SMALL: Final = 1_000
_STARTS: Final = 4
"""Starts are short: so many to a round."""
_PEER_S: Final = 420.0
"""On a busy machine ten thousand items take a peer minutes."""
_SLOW_MS: Final = 30_000.0
"""A peer whose first picture takes longer is asked once only."""

Part = Callable[[Workshop, Figures, int, int], None]
"""Measures into the figures, in so many rounds, with databases up to a size."""


def measure_start(workshop: Workshop, figures: Figures, rounds: int, _most: int) -> None:
    """Start the program on the sample, and a bare window, in turn; a first time that counts for nothing."""
    sample = workshop.sample()
    given = {who: workshop.settings(who) for who in ("bare", "program")}
    for turn in range(rounds * _STARTS + 1):
        for who, file in (("bare", "bare"), ("program", sample)):
            told = run_once(who, python("benchmarks.starting", file), given[who], 60)
            if turn:
                figures.add(f"start.{who}", told)


def measure_frames(workshop: Workshop, figures: Figures, rounds: int, most: int) -> None:
    """Let each size draw its frames, one size after the other, and again."""
    with ExitStack() as stack:
        sides = {size: stack.enter_context(_frames_of(workshop, size)) for size in SIZES if size <= most}
        for size, side in sides.items():
            figures.add(f"frames.{size}", side.ready)
        for _ in range(rounds):
            for size, side in sides.items():
                figures.add(f"frames.{size}", side.ask("round"))
            if WITH_BARE in sides:
                figures.add(f"frames.{WITH_BARE}", sides[WITH_BARE].ask("bare"))


def measure_opening(workshop: Workshop, figures: Figures, rounds: int, most: int) -> None:
    """Open a database as for the first time and again, between scans of the same columns."""
    for size in (size for size in OPENED if size <= most):
        path = workshop.database(size)
        scans = Side(
            "scan", python("benchmarks.scans", path, workshop.database(_SMALL)), workshop.settings("scan")
        )
        with scans:
            for _ in range(min(rounds, 2) if size > WITH_BARE else rounds):
                for kind in ("python", "sqlite"):
                    figures.add(f"scan.{size}.{kind}", scans.ask(kind))
                given = workshop.settings("opening")
                for time in ("first", "second"):
                    told = run_once("the window", python("benchmarks.opening", path), given)
                    figures.add(f"opening.{size}.{time}", told)
                    figures.add(f"opening.{size}", {"memory_mb": told["memory_mb"]})


def measure_picture(workshop: Workshop, figures: Figures, rounds: int, _most: int) -> None:
    """Save one large picture by the program, and by Qt alone, in turn."""
    path, folder = workshop.database(_PICTURE), workshop.place("pictures")
    words = python("benchmarks.pictures", path, folder)
    with (
        Side("the program's picture", words, workshop.settings("picture")) as ours,
        Side("Qt's picture", words, workshop.settings("qt")) as bare,
    ):
        for _ in range(rounds):
            figures.add("picture.program", ours.ask("program"))
            figures.add("picture.qt", bare.ask("qt"))


def measure_vis(workshop: Workshop, figures: Figures, rounds: int, most: int) -> None:
    """Let vis-timeline and the program show the same records."""
    browser, packages = chromium(), node_packages(workshop.folder)
    for size in (size for size in PEER_SIZES if size <= most):
        records = workshop.place("peers") / "records.json"
        records.write_text(json.dumps(list(_told(generate(size)))), encoding="utf-8")
        node = shutil.which("node") or "node"
        script = Path(__file__).parent / "peers" / "vis.mjs"
        words = [node, str(script), str(packages), browser, str(records)]
        with (
            Side("vis-timeline", words, workshop.settings("vis"), 60) as vis,
            _frames_of(workshop, size) as ours,
        ):
            figures.notes["vis"] = (
                f"vis-timeline {NODE_PACKAGES['vis-timeline']}, Chromium {vis.ready['version']}"
            )
            for turn in range(min(rounds, 2)):
                for stacked in ("stacked", "unstacked"):
                    name = f"vis.{size}.{stacked}"
                    if turn and figures.series[f"{name}.first_ms"][0] > _SLOW_MS:
                        continue
                    _add_ours(figures, f"vis.{size}.ours", ours)
                    asked = {"type": "point", "stack": stacked == "stacked", "frames": _windows()}
                    _add_peer(figures, name, vis, asked)


def measure_points(workshop: Workshop, figures: Figures, rounds: int, most: int) -> None:
    """Let pyqtgraph and the program show a million records."""
    size = min(POINTS, most)
    made = python_packages(workshop.folder)
    records = workshop.place("points") / "records.npz"
    generated = generate(size)
    starts, _, _, ends = bounds_of(generated)
    np.savez(records, starts=starts, ends=ends, lanes=generated.agreements)
    words = [str(made), "-m", "benchmarks.peers.points", str(records)]
    with (
        Side("pyqtgraph", words, workshop.settings("pyqtgraph"), 60) as points,
        _frames_of(workshop, size) as ours,
    ):
        figures.notes["points"] = f"pyqtgraph {points.ready['version']}"
        for _ in range(min(rounds, 2)):
            for kind in ("scatter", "bars"):
                _add_ours(figures, f"points.{size}.ours", ours)
                _add_peer(figures, f"points.{size}.{kind}", points, {"kind": kind, "frames": _windows()})


PARTS: Final[dict[str, Part]] = {
    "start": measure_start,
    "frames": measure_frames,
    "opening": measure_opening,
    "picture": measure_picture,
    "vis": measure_vis,
    "points": measure_points,
}


def measure(name: str, workshop: Workshop, figures: Figures, rounds: int, most: int) -> None:
    """Measure one part; where it can't be, the figures hold the reason."""
    say(f"Measuring {name} …")
    try:
        PARTS[name](workshop, figures, rounds, most)
    except SideFailed as reason:
        say(f"{name}: {reason}")
        figures.missing[name] = str(reason)


def _frames_of(workshop: Workshop, size: int) -> Side:
    words = python("benchmarks.frames", workshop.database(size), workshop.folder / "columns")
    return Side(f"frames of {size:,}", words, workshop.settings(f"frames-{size}"))


def _add_ours(figures: Figures, name: str, side: Side) -> None:
    told = side.ask("round")
    kept = {key: told[f"all_wall_{key}"] for key in ("median_ms", "p95_ms")}
    figures.add(name, kept | {"memory_mb": told["memory_mb"]})


def _add_peer(figures: Figures, name: str, side: Side, asked: dict[str, Any]) -> None:
    told = side.ask(json.dumps(asked), _PEER_S)
    times = told.pop("times")
    spread = {"median_ms": float(np.median(times)), "p95_ms": float(np.percentile(times, 95))}
    figures.add(name, told | spread)


def _windows() -> list[tuple[int, int]]:
    return [(scale.start_ms, scale.end_ms) for scale in all_in_view()]


def _told(made: Generated) -> Iterator[tuple[int, int, int, int | None, str]]:
    """Give each record as a peer takes it: number, lane, first and last ms (None: a point), title."""
    first, _, _, last = (side.tolist() for side in bounds_of(made))
    lanes, lengths = made.agreements.tolist(), made.lengths.tolist()
    for at in range(len(made)):
        yield at, lanes[at], first[at], last[at] if lengths[at] > 1 else None, made.title(at)
