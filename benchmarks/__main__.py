"""Measures each size in a process of its own, prints a table, and writes RESULTS.md."""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from benchmarks.generated import generate, write_database

FEWEST_SAMPLED: Final = 300_000
"""As in the window: smaller databases show no sample before all is there."""
SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
RESULTS: Final = Path(__file__).parent / "RESULTS.md"

_ROWS: Final[tuple[tuple[str, Callable[[dict[str, float]], str]], ...]] = (
    ("first picture: a sample, where loading takes longer", lambda one: _sample(one)),
    ("first opening: columns, lanes, titles, bands", lambda one: f"{one['load_ms']:,.0f} ms"),
    ("second opening, large ones from the cache", lambda one: f"{one['second_load_ms']:,.0f} ms"),
    ("first frame, everything in view", lambda one: f"{one['first_frame_ms']:,.1f} ms"),
    ("zoom frame, median", lambda one: f"{one['zoom_median_ms']:,.1f} ms"),
    ("zoom frame, 95th percentile", lambda one: f"{one['zoom_p95_ms']:,.1f} ms"),
    ("pan frame, ten years in view, median", lambda one: f"{one['pan_median_ms']:,.1f} ms"),
    ("pan frame, ten years in view, 95th percentile", lambda one: f"{one['pan_p95_ms']:,.1f} ms"),
    ("pan frame, one year in view, median", lambda one: f"{one['close_pan_median_ms']:,.1f} ms"),
    ("pan frame, one year in view, 95th percentile", lambda one: f"{one['close_pan_p95_ms']:,.1f} ms"),
    ("of a frame, building the scene, median", lambda one: f"{one['build_median_ms']:,.1f} ms"),
    ("packing ahead after a frame, median", lambda one: f"{one['ahead_median_ms']:,.1f} ms"),
    ("shapes in a frame, at most", lambda one: f"{one['most_shapes']:,.0f}"),
    ("arrays for each record", lambda one: f"{one['bytes_per_record']:,.0f} bytes"),
    ("memory, highest", lambda one: f"{one['memory_mb']:,.0f} MB"),
    ("of it, before the database", lambda one: f"{one['bare_memory_mb']:,.0f} MB"),
)


def _sample(one: dict[str, float]) -> str:
    return f"{one['sample_ms']:,.0f} ms" if one["records"] >= FEWEST_SAMPLED else "–"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure all sizes, or with --database a single file, told as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--database", type=Path, metavar="FILE", help="measure a generated file, print JSON")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="RECORDS")
    chosen = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if chosen.database is not None:
        return _measure_file(chosen.database)
    with tempfile.TemporaryDirectory() as folder:
        figures = [_figures_of(size, Path(folder)) for size in chosen.sizes]
    table = table_of(figures)
    print(table)
    if tuple(chosen.sizes) == SIZES:
        RESULTS.write_text(_page(table, figures), encoding="utf-8")
        print(f"Written to {RESULTS}", file=sys.stderr)
    return 0


def _figures_of(size: int, folder: Path) -> dict[str, float]:
    """Generate a database and measure it in a process of its own, whose memory is then the program's."""
    path = folder / f"{size}.db"
    print(f"Generating {size:,} records …", file=sys.stderr)
    write_database(path, generate(size))
    print("Measuring …", file=sys.stderr)
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--database", str(path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    figures: dict[str, float] = json.loads(told.stdout)
    return figures


def _measure_file(path: Path) -> int:
    from benchmarks.frames import as_json, measure  # Qt is loaded only where a frame is drawn

    print(json.dumps(as_json(measure(path))))
    return 0


def table_of(figures: Sequence[dict[str, float]]) -> str:
    """Give the figures as a Markdown table, a column for each size."""
    heads = [f"{one['records']:,.0f} records" for one in figures]
    lines = [
        "| | " + " | ".join(heads) + " |",
        "|---|" + "---:|" * len(figures),
        *(f"| {name} | " + " | ".join(tell(one) for one in figures) + " |" for name, tell in _ROWS),
    ]
    return "\n".join(lines)


def _processor() -> str:
    """Give the processor's name where the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f" ({names[0]})" if names else ""


def _page(table: str, figures: Sequence[dict[str, float]]) -> str:
    by_size = {int(one["records"]): one for one in figures}
    ratios = [
        f"{name} {by_size[1_000_000][key] / by_size[10_000][key]:.2f}"
        for name, key in (("zooming", "zoom_median_ms"), ("panning over ten years", "pan_median_ms"))
    ]
    return f"""# What was measured

By `python -m benchmarks` on {date.today():%d %B %Y}, Python {platform.python_version()},
{platform.machine()}, {os.cpu_count()} cores{_processor()}, shared with other work.
Records are generated by rule: thirty years, lanes by twelve agreements, three of ten records intervals.
A frame is the scene built and painted at 1600 × 1000; zooming goes from everything to a year in 120
frames, panning by 40 px a frame. Each size runs in a process of its own; times are the processor's.
What is left of 16.7 ms after a frame goes into packing ahead, one tile at least, as in the window; it
is told apart and is not part of a frame. Further sizes: `python -m benchmarks --sizes 10000000`.

{table}

A frame at 1,000,000 records costs, of one at 10,000: {", ".join(ratios)} times (medians). The cost follows
the pixels: once a screen is full, more records change counts, not shapes. With one year in view 10,000
records do not fill the screen yet, and a frame of theirs draws less.
"""


if __name__ == "__main__":
    sys.exit(main())
