"""Frames of one database, zoomed and panned as the window does: `python -m benchmarks.frames FILE CACHE`.

Each line asked is one round: all journeys once, or with `bare` those with all in view, each frame followed by
the same primitives drawn bare. Times are told by the processor's clock of this thread, for other work on the
machine does not count in it, and by the wall's.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from time import perf_counter, thread_time
from typing import Final

import numpy as np
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from benchmarks.bare import BareFrame
from benchmarks.generated import DAYS, FIRST_DAY
from benchmarks.moving import HEIGHT_PX, WIDTH_PX, all_in_view, panning, whole, zooming_in
from benchmarks.sides import Answer, peak_mb, tell
from explorer.model.bands import AgreementBands, bands_of
from explorer.model.ids import Day
from explorer.model.view import Filter
from explorer.render.fonts import QtMeasure
from explorer.render.paint import paint
from explorer.render.theme import load_theme
from explorer.scene.ahead import tiles_ahead
from explorer.scene.build import build_scene
from explorer.scene.inputs import SceneInput
from explorer.scene.lanes import LanesBy
from explorer.scene.scene import LabelMemory, Scene
from explorer.scene.time_scale import TimeScale
from explorer.store.queries.timeline import titles_of
from explorer.store.store import Store
from explorer.ui.content_loading import load_content
from explorer.ui.timeline_content import TimelineContent

DISPLAY_MS: Final = 16.7
"""From one frame of a display to the next: what is left of it serves to pack what comes next."""
AS_OF: Final = Day(FIRST_DAY + DAYS * 3 // 4)


@dataclass(slots=True)
class _Loaded:
    store: Store
    content: TimelineContent
    titles: dict[int, str]
    bands: Mapping[int, AgreementBands]


@dataclass(frozen=True, slots=True)
class _Frame:
    """One frame: ms of the processor, of the wall, of the processor for the scene and for packing ahead."""

    total_ms: float
    wall_ms: float
    build_ms: float
    ahead_ms: float
    shapes: int


def shapes_in(scene: Scene) -> int:
    """Count the shapes of a scene: each rectangle, line, mark and text."""
    sizes: Iterable[Callable[[object], int]] = (
        lambda one: len(getattr(one, "boxes", ())),
        lambda one: len(getattr(one, "ends", ())),
        lambda one: len(getattr(one, "centres", ())),
        lambda one: int(hasattr(one, "text")),
    )
    return sum(size(one) for one in scene.primitives for size in sizes)


def load(store: Store, cache: Path) -> _Loaded:
    """Load what the timeline shows, from the cache where it is kept there."""
    content = load_content(store, LanesBy.AGREEMENT, Filter(), cache_folder=cache)
    bands = {
        int(life.agreement.id): bands_of(life.agreement, life.acts[:50], AS_OF) for life in content.lives
    }
    return _Loaded(store, content, dict(content.titles), bands)


def bytes_of(content: TimelineContent) -> int:
    """Give the size of all arrays that are kept for as long as the database is shown, each once."""
    parts = (content.columns, content.columns.hazy, content.membership, content.lanes, content)
    arrays = {
        id(value): value.nbytes
        for part in parts
        if part is not None
        for field in fields(part)
        if isinstance(value := getattr(part, field.name), np.ndarray)
    }
    return sum(arrays.values())


class Stage:
    """Draws frames one after the other, each with the memory of the last; `image` and `scene` are its."""

    def __init__(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        self._measure = QtMeasure()
        self._theme = load_theme("light")
        self.image = QImage(WIDTH_PX, HEIGHT_PX, QImage.Format.Format_RGB32)
        self.scene: Scene | None = None
        self._memory: LabelMemory | None = None
        self._scale: TimeScale | None = None

    def draw(self, scale: TimeScale) -> _Frame:
        """Build and paint one frame; titles that it lacks are read afterwards, as by the window's worker."""
        loaded = self._loaded
        began, began_wall = thread_time(), perf_counter()
        given = SceneInput(
            columns=loaded.content.columns,
            lanes=loaded.content.lanes,
            scale=scale,
            width_px=WIDTH_PX,
            height_px=HEIGHT_PX,
            measure=self._measure,
            titles=loaded.titles,
            colours=loaded.content.colours,
            bands=loaded.bands,
            as_of=AS_OF,
            memory=self._memory,
            is_moving=self._memory is not None,
        )
        scene = build_scene(given)
        built = thread_time()
        self.image.fill(self._theme.colour("ground"))
        painter = QPainter(self.image)
        paint(painter, scene.primitives, self._theme)
        painter.end()
        ended, ended_wall = thread_time(), perf_counter()
        self.scene, self._memory = scene, scene.memory
        ahead = tiles_ahead(given, scene.layout, self._scale)
        self._scale = scale
        for _ in ahead:  # as in the window, until the next frame is due
            if (thread_time() - began) * 1e3 > DISPLAY_MS:
                break
        packed = thread_time()
        if scene.wanted_titles:
            loaded.titles.update(titles_of(loaded.store, scene.wanted_titles))
        return _Frame(
            total_ms=(ended - began) * 1e3,
            wall_ms=(ended_wall - began_wall) * 1e3,
            build_ms=(built - began) * 1e3,
            ahead_ms=(packed - ended) * 1e3,
            shapes=shapes_in(scene),
        )

    def draw_bare(self) -> tuple[float, float]:
        """Draw the last frame's primitives by Qt alone, then as many rectangles and its texts: ms of each."""
        assert self.scene is not None
        bare = BareFrame(self.scene, self._theme, shapes_in(self.scene))
        times = []
        for draw in (bare.draw, bare.draw_plain):
            began = thread_time()
            self.image.fill(self._theme.colour("ground"))
            draw(self.image)
            times.append((thread_time() - began) * 1e3)
        return times[0], times[1]


def spread(name: str, times: list[float]) -> Answer:
    """Give the median and the 95th percentile of a round."""
    return {
        f"{name}_median_ms": float(np.median(times)),
        f"{name}_p95_ms": float(np.percentile(times, 95)),
    }


def _round(stage: Stage) -> Answer:
    """Go through all journeys once."""
    told: Answer = {}
    every: list[_Frame] = []
    for name, journey in (
        ("all", all_in_view()),
        ("zoom", zooming_in()),
        ("pan", panning(10)),
        ("close", panning(1)),
    ):
        stage.draw(whole() if name in ("all", "zoom") else next(iter(panning(10 if name == "pan" else 1))))
        frames = [stage.draw(scale) for scale in journey]
        told |= spread(name, [one.total_ms for one in frames])
        told |= spread(f"{name}_wall", [one.wall_ms for one in frames])
        every += frames
    told["build_median_ms"] = float(np.median([one.build_ms for one in every]))
    told["ahead_median_ms"] = float(np.median([one.ahead_ms for one in every]))
    told["shapes"] = max(one.shapes for one in every)
    return told


def _bare_round(stage: Stage) -> Answer:
    """Go through the frames with all in view, and draw each bare after it."""
    stage.draw(whole())
    drawn: list[float] = []
    paints: list[float] = []
    bare: list[tuple[float, float]] = []
    for scale in all_in_view():
        frame = stage.draw(scale)
        drawn.append(frame.total_ms)
        paints.append(frame.total_ms - frame.build_ms)
        bare.append(stage.draw_bare())
    told = spread("beside", drawn) | spread("paint", paints) | spread("bare", [one for one, _ in bare])
    return told | spread("plain", [plain for _, plain in bare])


def main() -> None:
    """Load, say so, and serve rounds until no more are asked for."""
    path, cache = Path(sys.argv[1]), Path(sys.argv[2])
    application = QGuiApplication([])
    bare_mb = peak_mb()
    with Store.open(path) as store:
        loaded = load(store, cache)
        stage = Stage(loaded)
        first = stage.draw(whole())
        records = len(loaded.content.columns)
        tell(
            {
                "records": records,
                "bytes_per_record": bytes_of(loaded.content) / records,
                "first_frame_ms": first.total_ms,
                "before_mb": bare_mb,
            }
        )
        for line in sys.stdin:
            told = _bare_round(stage) if line.strip() == "bare" else _round(stage)
            tell(told | {"memory_mb": peak_mb()})
    del application


if __name__ == "__main__":
    main()
