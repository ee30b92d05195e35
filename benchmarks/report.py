"""The tables and the page of what was measured; nothing is measured here."""

import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from benchmarks.figures import Figures
from benchmarks.targets import verdicts

Tell = Callable[[Figures, str], str]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: `name` holds {} where the column's own name stands."""

    words: str
    name: str
    unit: str = "ms"
    is_highest: bool = False


_GROWTH: Final = (
    Row("zoom and pan, all in view, median", "frames.{}.all_median_ms"),
    Row("zoom and pan, all in view, p95", "frames.{}.all_p95_ms"),
    Row("the same by the wall's clock, median", "frames.{}.all_wall_median_ms"),
    Row("zoom from everything to a year, median", "frames.{}.zoom_median_ms"),
    Row("zoom from everything to a year, p95", "frames.{}.zoom_p95_ms"),
    Row("pan, ten years in view, median", "frames.{}.pan_median_ms"),
    Row("pan, ten years in view, p95", "frames.{}.pan_p95_ms"),
    Row("pan, one year in view, median", "frames.{}.close_median_ms"),
    Row("pan, one year in view, p95", "frames.{}.close_p95_ms"),
    Row("of a frame, building the scene, median", "frames.{}.build_median_ms"),
    Row("packing ahead after a frame, median", "frames.{}.ahead_median_ms"),
    Row("shapes in a frame, at most", "frames.{}.shapes", "", is_highest=True),
    Row("arrays for each record", "frames.{}.bytes_per_record", "bytes"),
    Row("memory of the process, highest", "frames.{}.memory_mb", "MiB", is_highest=True),
)
_BARE: Final = (
    Row("the frame as it is", "frames.{}.beside"),
    Row("of it, painting: from primitives to Qt", "frames.{}.paint"),
    Row("the same primitives drawn bare: Qt's own calls, all made ready", "frames.{}.bare"),
    Row("as many plain rectangles by `drawRects`, and its texts", "frames.{}.plain"),
)
_OPENING: Final = (
    Row("first picture", "opening.{}.first.first_ms"),
    Row("first opening, complete", "opening.{}.first.complete_ms"),
    Row("plain Python scan of the same columns", "scan.{}.python.wall_ms"),
    Row("SQLite's own C scan of the same columns", "scan.{}.sqlite.wall_ms"),
    Row("second opening, first picture", "opening.{}.second.first_ms"),
    Row("second opening, complete", "opening.{}.second.complete_ms"),
    Row(
        "memory of the process, highest, first opening", "opening.{}.first.memory_mb", "MiB", is_highest=True
    ),
    Row(
        "memory of the process, highest, second opening",
        "opening.{}.second.memory_mb",
        "MiB",
        is_highest=True,
    ),
)
_PEERS: Final = (
    ("Timeline Explorer", "opening.{}.first.first_ms", "vis.{}.ours", "opening.{}.first.memory_mb"),
    ("vis-timeline, stacked", "vis.{}.stacked.first_ms", "vis.{}.stacked", "vis.{}.stacked.memory_mb"),
    (
        "vis-timeline, not stacked",
        "vis.{}.unstacked.first_ms",
        "vis.{}.unstacked",
        "vis.{}.unstacked.memory_mb",
    ),
)
_POINTS: Final = (
    ("Timeline Explorer", None, "points.{}.ours", "points.{}.ours.memory_mb"),
    ("pyqtgraph, scatter", "points.{}.scatter.first_ms", "points.{}.scatter", "points.{}.scatter.memory_mb"),
    ("pyqtgraph, bars", "points.{}.bars.first_ms", "points.{}.bars", "points.{}.bars.memory_mb"),
)
_START: Final = (
    ("a bare PySide6 window", "start.bare.window_ms"),
    ("Timeline Explorer on the sample, its window", "start.program.window_ms"),
    ("Timeline Explorer on the sample, its window with all marks", "start.program.marks_ms"),
)
_PICTURE: Final = (
    ("by the program: drawn, packed, with its text chunks", "picture.program"),
    ("by Qt: `QImage.save` of the same picture, drawn before", "picture.qt"),
)


def verdict_table(figures: Figures) -> str:
    """Give each target with what was measured of it."""
    lines = [(one.words, one.aim, one.measured, one.held) for one in verdicts(figures)]
    return _table(("", "aim", "measured", ""), lines)


def page(figures: Figures, rounds: int) -> str:
    """Give the page with all tables that have figures, and the reasons where there are none."""
    parts = (
        _head(rounds),
        "## Targets\n",
        verdict_table(figures),
        "\n## Frames, from a thousand records to ten million\n\n"
        "Times of the processor, each frame the scene built and painted at 1600 × 1000. All in view:\n"
        "zoomed out to twice everything and back, and panned, 120 frames. What is left of 16.7 ms after a\n"
        "frame goes into packing ahead, as in the window, and is told apart.\n",
        _by_size(figures, _GROWTH, "frames.{}.all_median_ms"),
        "\n### The same primitives drawn bare\n\n"
        "Each frame is followed by its floor, in the same process; median and p95, of the processor.\n",
        _bare(figures),
        "\n## Opening\n\n"
        "In the program's own window, by the wall's clock, from the moment that a running program\n"
        "is asked for the file; files in the system's memory. The scans run the statements that\n"
        "loading runs, and do nothing with the rows.\n",
        _by_size(figures, _OPENING, "opening.{}.first.first_ms"),
        "\n## Start\n\nFrom the start of the process, by the wall's clock, offscreen.\n",
        _table(
            ("", "median", "slowest"), [_two(figures, *one) for one in _START if one[1] in figures.series]
        ),
        "\n## A PNG of 16,000 × 4,000 px\n\nBy the wall's clock, 10,000 records, lanes by agreement.\n",
        _pictures(figures),
        "\n## Peers\n\n"
        "The same records: thirty years, twelve lanes, three of ten intervals, titles of forty letters.\n"
        "All in view, the same zooming and panning, by the wall's clock. vis-timeline runs in headless\n"
        "Chromium, not held to the display's rate, its first picture counted from the call that makes it;\n"
        "its points have the title beside them and are quicker than its boxes. pyqtgraph draws no titles.\n"
        f"{'; '.join(figures.notes.values())}\n",
        _peers(figures, _PEERS, "vis.{}.stacked"),
        "",
        _peers(figures, _POINTS, "points.{}.scatter"),
        _missing(figures),
    )
    return "\n".join(parts).rstrip() + "\n"


def _head(rounds: int) -> str:
    return f"""# What was measured

By `make bench` on {date.today():%d %B %Y}, Python {platform.python_version()}, {platform.system()}
{platform.machine()}, {os.cpu_count()} cores{_processor()}, shared with other work. Each side runs in
a process of its own; the sides take turns, so that what else goes on hits all alike. A ratio is the median
of those of the rounds, of which there were {rounds}; of what takes long, fewer.
"""


def _processor() -> str:
    """Give the processor's name where the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f" ({names[0]})" if names else ""


def _sizes(figures: Figures, name: str) -> list[int]:
    """Give the sizes for which there is a figure of a name, which holds {} for the size."""
    before, _, after = name.partition("{}")
    sizes = {
        one.removeprefix(before).split(".")[0]
        for one in figures.series
        if one.startswith(before) and one.endswith(after)
    }
    return sorted(int(size) for size in sizes if size.isdigit())


def _by_size(figures: Figures, rows: Sequence[Row], of: str) -> str:
    sizes = _sizes(figures, of)
    lines = []
    for row in rows:
        names = [row.name.format(size) for size in sizes]
        found = [figures.highest(name) if row.is_highest else figures.median(name) for name in names]
        if any(one is not None for one in found):
            lines.append((row.words, *(told(one, row.unit) for one in found)))
    return _table(("", *(f"{size:,} records" for size in sizes)), lines)


def _bare(figures: Figures) -> str:
    lines = []
    for size in _sizes(figures, "frames.{}.bare_median_ms"):
        for row in _BARE:
            name = row.name.format(size)
            pair = (figures.median(f"{name}_median_ms"), figures.median(f"{name}_p95_ms"))
            ratio = figures.ratio(f"frames.{size}.beside_p95_ms", f"{name}_p95_ms")
            times = "–" if ratio is None else f"{ratio:.2f}"
            lines.append((f"{size:,} records: {row.words}", *(told(one, "ms") for one in pair), times))
    return _table(("", "median", "p95", "the frame is so many times as long (p95)"), lines)


def _two(figures: Figures, words: str, name: str) -> tuple[str, str, str]:
    return words, told(figures.median(name), "ms"), told(figures.highest(name), "ms")


def _pictures(figures: Figures) -> str:
    lines = []
    for words, name in _PICTURE:
        written = figures.median(f"{name}.bytes")
        lines.append(
            (
                words,
                told(figures.median(f"{name}.wall_ms"), "ms"),
                "–" if written is None else f"{written / 1e6:.1f} MB",
                told(figures.highest(f"{name}.memory_mb"), "MiB"),
            )
        )
    return _table(
        ("", "median", "file", "memory, highest"), lines if figures.median("picture.qt.wall_ms") else []
    )


def _peers(figures: Figures, who: Sequence[tuple[str, str | None, str, str]], of: str) -> str:
    lines = []
    for size in _sizes(figures, f"{of}.median_ms"):
        for words, first, frames, memory in who:
            name = frames.format(size)
            lines.append(
                (
                    f"{size:,} records: {words}",
                    told(None if first is None else figures.median(first.format(size)), "ms"),
                    told(figures.median(f"{name}.median_ms"), "ms"),
                    told(figures.median(f"{name}.p95_ms"), "ms"),
                    told(figures.highest(memory.format(size)), "MiB"),
                )
            )
    return _table(("", "first picture", "frame, median", "frame, p95", "memory"), lines)


def _missing(figures: Figures) -> str:
    if not figures.missing:
        return ""
    lines = "\n".join(f"- {part}: {' '.join(reason.split())}" for part, reason in figures.missing.items())
    return f"\n## Not measured\n\n{lines}\n"


def told(number: float | None, unit: str) -> str:
    """Give a figure with its unit, an en dash where there is none."""
    if number is None:
        return "–"
    if unit == "ms":
        return f"{number:,.1f} ms" if number < 100 else f"{number:,.0f} ms"
    return f"{number:,.0f} {unit}".rstrip()


def _table(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Give lines as a Markdown table; a sentence where there are none."""
    if not lines:
        return "Not measured in this run."
    rule = "|---|" + "---:|" * (len(heads) - 1)
    return "\n".join(
        ["| " + " | ".join(heads) + " |", rule, *("| " + " | ".join(line) + " |" for line in lines)]
    )
