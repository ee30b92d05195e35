"""What is aimed at, and whether it was reached: each target with its figures, computed, never asserted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.figures import Figures


@dataclass(frozen=True, slots=True)
class Target:
    """A figure, or the ratio of two, that is to be at most or at least so much.

    Without `under` it is `over` itself, the median of the rounds or, with `is_highest`, the highest of them.
    """

    words: str
    over: str
    limit: float
    under: str | None = None
    is_least: bool = False
    is_highest: bool = False
    unit: str = "times"

    def measured(self, figures: Figures) -> float | None:
        """Give the figure; None where it was not measured."""
        if self.under is not None:
            return figures.ratio(self.over, self.under)
        return figures.highest(self.over) if self.is_highest else figures.median(self.over)

    def is_held(self, figures: Figures) -> bool | None:
        """Tell whether the target was reached; None where nothing was measured."""
        found = self.measured(figures)
        if found is None:
            return None
        return found >= self.limit if self.is_least else found <= self.limit


@dataclass(frozen=True, slots=True)
class Verdict:
    """A target in words, what was aimed at and measured, and whether that holds."""

    words: str
    aim: str
    measured: str
    held: str


TARGETS: Final = (
    Target(
        "a frame with 10 M records, all in view, of one with 10,000 (p95)",
        "frames.10000000.all_p95_ms",
        2.0,
        under="frames.10000.all_p95_ms",
    ),
    Target(
        "a frame with 10 M records, all in view (median)",
        "frames.10000000.all_median_ms",
        16.7,
        unit="ms",
    ),
    Target(
        "a frame with 1 M records, of its primitives drawn bare (p95)",
        "frames.1000000.beside_p95_ms",
        2.0,
        under="frames.1000000.bare_p95_ms",
    ),
    Target(
        "first picture of 10 M records",
        "opening.10000000.first.first_ms",
        1_000.0,
        unit="ms",
    ),
    Target(
        "first opening of 10 M records complete, of a plain Python scan of the same columns",
        "opening.10000000.first.complete_ms",
        1.8,
        under="scan.10000000.python.wall_ms",
    ),
    Target(
        "second opening of 10 M records complete",
        "opening.10000000.second.complete_ms",
        500.0,
        unit="ms",
    ),
    Target(
        "memory with 10 M records, the whole process at its highest",
        "opening.10000000.memory_mb",
        1_024.0,
        is_highest=True,
        unit="MiB",
    ),
    Target(
        "first picture of 10,000 records, sooner than vis-timeline's, stacked",
        "vis.10000.stacked.first_ms",
        50.0,
        under="opening.10000.first.first_ms",
        is_least=True,
    ),
    Target(
        "first picture of 10,000 records, sooner than vis-timeline's, not stacked",
        "vis.10000.unstacked.first_ms",
        50.0,
        under="opening.10000.first.first_ms",
        is_least=True,
    ),
    Target(
        "a frame with 10,000 records, faster than vis-timeline's, stacked (median)",
        "vis.10000.stacked.median_ms",
        3.0,
        under="vis.10000.ours.median_ms",
        is_least=True,
    ),
    Target(
        "a frame with 10,000 records, faster than vis-timeline's, not stacked (median)",
        "vis.10000.unstacked.median_ms",
        20.0,
        under="vis.10000.ours.median_ms",
        is_least=True,
    ),
    Target(
        "a PNG of 16,000 × 4,000 px, drawn and saved, of the bare QImage.save",
        "picture.program.wall_ms",
        1.3,
        under="picture.qt.wall_ms",
    ),
    Target(
        "process start to the first painted window on the sample, of a bare PySide6 window's",
        "start.program.window_ms",
        4.0,
        under="start.bare.window_ms",
    ),
)


def verdicts(figures: Figures, targets: Sequence[Target] = TARGETS) -> list[Verdict]:
    """Give a verdict on each target."""
    return [_verdict(target, figures) for target in targets]


def _verdict(target: Target, figures: Figures) -> Verdict:
    found, is_held = target.measured(figures), target.is_held(figures)
    words = {True: "held", False: "not held", None: "not measured"}
    return Verdict(
        target.words,
        f"at {'least' if target.is_least else 'most'} {_told(target.limit, target.unit)}",
        "–" if found is None else _told(found, target.unit),
        words[is_held],
    )


def _told(number: float, unit: str) -> str:
    if unit == "ms":
        return f"{number:,.1f} ms" if number < 100 else f"{number:,.0f} ms"
    return f"{number:,.0f} {unit}" if unit == "MiB" or number >= 100 else f"{number:,.2f} {unit}"
