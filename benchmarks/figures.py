"""What was measured: a series for each figure, a value a round; and why something could not be."""

from dataclasses import dataclass, field
from statistics import median
from typing import Any


@dataclass(slots=True)
class Figures:
    """Series by name: `frames.10000.all_p95_ms` and so on; `missing` says by part why it has no figures."""

    series: dict[str, list[float]] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, told: dict[str, Any]) -> None:
        """Take in what a side told in one round: its numbers, each under `name.key`."""
        for key, value in told.items():
            if isinstance(value, int | float) and not isinstance(value, bool):
                self.series.setdefault(f"{name}.{key}", []).append(float(value))

    def median(self, name: str) -> float | None:
        """Give the median over the rounds; None where it was not measured."""
        found = self.series.get(name)
        return median(found) if found else None

    def highest(self, name: str) -> float | None:
        """Give the highest of all rounds; None where it was not measured."""
        found = self.series.get(name)
        return max(found) if found else None

    def ratio(self, over: str, under: str) -> float | None:
        """Give the median of the ratios, round by round; that of the medians, where one had more rounds."""
        above, below = self.series.get(over), self.series.get(under)
        if not above or not below or min(below) <= 0:
            return None
        if len(above) == len(below):
            return median(one / other for one, other in zip(above, below, strict=True))
        return median(above) / median(below)
