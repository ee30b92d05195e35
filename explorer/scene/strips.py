"""What is taken of a row on screen: where marks stand and titles are told."""

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field
from typing import Final

_LOOK_BACK: Final = 3
"""So many marks before one are looked at; marks of a row follow each other."""


@dataclass(slots=True)
class Strip:
    """The taken spans of one row on screen, by their left ends."""

    spans: list[tuple[float, float]] = field(default_factory=list)

    def gap_after(self, span: tuple[float, float], limit: float) -> float:
        """Give where the next one after a taken span begins."""
        at = bisect_right(self.spans, span)
        return min(self.spans[at][0], limit) if at < len(self.spans) else limit

    def gap_before(self, span: tuple[float, float], limit: float) -> float:
        """Give where the last one before a taken span ends."""
        at = bisect_left(self.spans, span)
        for _, end in self.spans[max(at - _LOOK_BACK, 0) : at]:
            limit = max(limit, end)
        return limit

    def take(self, x0: float, x1: float) -> None:
        insort(self.spans, (x0, x1))

    def free(self, x0: float, x1: float) -> None:
        """Give back what was taken."""
        self.spans.remove((x0, x1))
