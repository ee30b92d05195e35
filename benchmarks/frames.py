"""One measurement: a database of some size, loaded, drawn, zoomed and panned as the window does it."""

import resource
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory
from time import thread_time
from typing import Final, TypeVar

import numpy as np
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from benchmarks.generated import DAYS, FIRST_DAY
from explorer.model.bands import AgreementBands, bands_of
from explorer.model.calendar import DAY_MS
from explorer.model.ids import Day
from explorer.model.view import Filter
from explorer.render.fonts import QtMeasure
from explorer.render.paint import paint
from explorer.render.theme import load_theme
from explorer.scene.ahead import tiles_ahead
from explorer.scene.build import build_scene
from explorer.scene.density import HEADER_PX
from explorer.scene.inputs import SceneInput
from explorer.scene.lanes import LanesBy
from explorer.scene.scene import LabelMemory, Scene
from explorer.scene.time_scale import TimeScale
from explorer.store.queries.timeline import titles_of
from explorer.store.store import Store
from explorer.ui.content_loading import load_content, load_first
from explorer.ui.timeline_content import TimelineContent

T = TypeVar("T")

WIDTH_PX: Final = 1600
HEIGHT_PX: Final = 1000
FRAMES: Final = 120
DISPLAY_MS: Final = 16.7
"""From one frame of a display to the next: what is left of it serves to pack what comes next."""
AS_OF: Final = Day(FIRST_DAY + DAYS * 3 // 4)
_TIME_PX: Final = WIDTH_PX - HEADER_PX


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured for one size; times in ms, memory in MB."""

    records: int
    sample_ms: float
    load_ms: float
    second_load_ms: float
    bytes_per_record: float
    first_frame_ms: float
    zoom_median_ms: float
    zoom_p95_ms: float
    pan_median_ms: float
    pan_p95_ms: float
    close_pan_median_ms: float
    close_pan_p95_ms: float
    build_median_ms: float
    ahead_median_ms: float
    most_shapes: int
    memory_mb: float
    bare_memory_mb: float


@dataclass(slots=True)
class _Loaded:
    store: Store
    content: TimelineContent
    titles: dict[int, str]
    bands: Mapping[int, AgreementBands]


@dataclass(frozen=True, slots=True)
class _Frame:
    total_ms: float
    build_ms: float
    ahead_ms: float
    shapes: int


def measure(path: Path) -> Figures:
    """Measure a generated database in this process.

    Times are of this thread on the processor, so that other work on the machine does not count; memory is
    the highest that the process has taken.
    """
    application = QGuiApplication.instance() or QGuiApplication([])
    assert application is not None
    bare_mb = _peak_mb()
    with Store.open(path) as store, TemporaryDirectory() as folder:
        cache = Path(folder)
        _, sample_ms = _timed(lambda: load_first(store, LanesBy.AGREEMENT, Filter(), cache_folder=cache))
        first_load, load_ms = _timed(lambda: _load(store, cache))
        del first_load  # the second takes the memory of the first
        loaded, second_load_ms = _timed(lambda: _load(store, cache))
        stage = _Stage(loaded)
        whole = _whole()
        first = stage.draw(whole)
        zoom = [stage.draw(scale) for scale in _zooming(whole)]
        pan = [stage.draw(scale) for scale in _panning(years=10)]
        close_pan = [stage.draw(scale) for scale in _panning(years=1)]
    zoom_ms, pan_ms, close_pan_ms = ([one.total_ms for one in frames] for frames in (zoom, pan, close_pan))
    return Figures(
        records=len(loaded.content.columns),
        sample_ms=sample_ms,
        load_ms=load_ms,
        second_load_ms=second_load_ms,
        bytes_per_record=_bytes_of(loaded.content) / len(loaded.content.columns),
        first_frame_ms=first.total_ms,
        zoom_median_ms=float(np.median(zoom_ms)),
        zoom_p95_ms=float(np.percentile(zoom_ms, 95)),
        pan_median_ms=float(np.median(pan_ms)),
        pan_p95_ms=float(np.percentile(pan_ms, 95)),
        close_pan_median_ms=float(np.median(close_pan_ms)),
        close_pan_p95_ms=float(np.percentile(close_pan_ms, 95)),
        build_median_ms=float(np.median([one.build_ms for one in (*zoom, *pan, *close_pan)])),
        ahead_median_ms=float(np.median([one.ahead_ms for one in (*zoom, *pan, *close_pan)])),
        most_shapes=max(one.shapes for one in (first, *zoom, *pan, *close_pan)),
        memory_mb=_peak_mb(),
        bare_memory_mb=bare_mb,
    )


def as_json(figures: Figures) -> dict[str, float]:
    """Give the figures by name."""
    return asdict(figures)


def shapes_in(scene: Scene) -> int:
    """Count the shapes of a scene: each rectangle, line, mark and text."""
    sizes: Iterable[Callable[[object], int]] = (
        lambda one: len(getattr(one, "boxes", ())),
        lambda one: len(getattr(one, "ends", ())),
        lambda one: len(getattr(one, "centres", ())),
        lambda one: int(hasattr(one, "text")),
    )
    return sum(size(one) for one in scene.primitives for size in sizes)


def _load(store: Store, cache: Path) -> _Loaded:
    content = load_content(store, LanesBy.AGREEMENT, Filter(), cache_folder=cache)
    bands = {
        int(life.agreement.id): bands_of(life.agreement, life.acts[:50], AS_OF) for life in content.lives
    }
    return _Loaded(store, content, dict(content.titles), bands)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    """Give what work gives, and the ms that it takes of the processor."""
    began = thread_time()
    done = work()
    return done, (thread_time() - began) * 1e3


def _bytes_of(content: TimelineContent) -> int:
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


class _Stage:
    """Draws frames one after the other, each with the memory of the last."""

    def __init__(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        self._measure = QtMeasure()
        self._theme = load_theme("light")
        self._image = QImage(WIDTH_PX, HEIGHT_PX, QImage.Format.Format_RGB32)
        self._memory: LabelMemory | None = None
        self._scale: TimeScale | None = None

    def draw(self, scale: TimeScale) -> _Frame:
        """Build and paint one frame; titles that it lacks are read afterwards, as by the window's worker."""
        loaded = self._loaded
        began = thread_time()
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
        self._image.fill(self._theme.colour("ground"))
        painter = QPainter(self._image)
        paint(painter, scene.primitives, self._theme)
        painter.end()
        ended = thread_time()
        self._memory = scene.memory
        ahead = tiles_ahead(given, scene.layout, self._scale)
        self._scale = scale
        for _ in ahead:  # as in the window, until the next frame is due
            if (thread_time() - began) * 1e3 > DISPLAY_MS:
                break
        packed = thread_time()
        if scene.wanted_titles:
            loaded.titles.update(titles_of(loaded.store, scene.wanted_titles))
        ahead_ms = (packed - ended) * 1e3
        return _Frame((ended - began) * 1e3, (built - began) * 1e3, ahead_ms, shapes_in(scene))


def _whole() -> TimeScale:
    return TimeScale.fitting(FIRST_DAY * DAY_MS, (FIRST_DAY + DAYS) * DAY_MS, _TIME_PX)


def _zooming(whole: TimeScale) -> Iterable[TimeScale]:
    """Zoom from everything to a year, at a pointer right of the middle."""
    factor = (whole.span_ms / (365 * DAY_MS)) ** (1 / FRAMES)
    scale = whole
    for _ in range(FRAMES):
        scale = scale.zoomed(factor, _TIME_PX * 0.7)
        yield scale


def _panning(years: int) -> Iterable[TimeScale]:
    """Pan by 40 px a frame with so many years in view."""
    first_ms = (FIRST_DAY + DAYS // 3) * DAY_MS
    scale = TimeScale.fitting(first_ms, first_ms + years * 365 * DAY_MS, _TIME_PX, 0)
    for _ in range(FRAMES):
        scale = scale.panned(-40)
        yield scale


def _peak_mb() -> float:
    """Give the most memory that this process has had, without what its parent had before it."""
    status = Path("/proc/self/status")
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
