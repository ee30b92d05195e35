"""The second day on the timeline: what of a comparison is drawn, and which records step back for it."""

from collections.abc import Callable
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, Signal

from explorer.model.comparing import Comparison
from explorer.model.ids import Day
from explorer.scene.compared_day import ComparedDay
from explorer.scene.lanes import LanesBy
from explorer.ui.timeline_content import TimelineContent

LIT_MOST: Final = 50_000
"""Where more records stand in the lanes that changed, their acts alone stand out."""


class CompareLine(QObject):
    """Holds what is compared on one timeline; the timeline draws it.

    Signals:
        dragged(Day): the second day's flag was moved.
    """

    dragged = Signal(object)

    def __init__(self, parent: QObject, redraw: Callable[[], None]) -> None:
        super().__init__(parent)
        self._redraw = redraw
        self._day: Day | None = None
        self._comparison: Comparison | None = None
        self._is_dimming = True
        self._marked: frozenset[int] = frozenset()
        self._lit: tuple[Comparison, TimelineContent, frozenset[int]] | None = None

    @property
    def day(self) -> Day | None:
        """The second day, None while nothing is compared."""
        return self._day

    @property
    def marked(self) -> frozenset[int]:
        """The acts of the day that one has stepped to."""
        return self._marked

    @property
    def drawn(self) -> ComparedDay | None:
        """What a scene shows of it."""
        if self._day is None:
            return None
        known = self._comparison
        if known is None:
            return ComparedDay(self._day)
        return ComparedDay(self._day, known.lanes, known.acts, self._is_dimming)

    def set_day(self, day: Day | None) -> None:
        """Move the second line; None takes it away."""
        if day != self._day:
            self._day = day
            if day is None:
                self._comparison = None
            self._redraw()

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Mark what changed between the days."""
        self._comparison = comparison if self._day is not None else None
        self._redraw()

    def set_dimming(self, is_dimming: bool) -> None:
        """Let lanes without a change step back, or not."""
        self._is_dimming = is_dimming
        self._redraw()

    def set_marked(self, acts: frozenset[int]) -> None:
        """Ring these acts."""
        if acts != self._marked:
            self._marked = acts
            self._redraw()

    def lit(self, content: TimelineContent, related: frozenset[int] | None) -> frozenset[int] | None:
        """Give the records that stand out: what is chosen, or else what stands in the lanes that changed."""
        comparison = self._comparison
        if related is not None or comparison is None or not self._is_dimming:
            return related
        known = self._lit
        if known is None or known[0] is not comparison or known[1] is not content:
            known = self._lit = comparison, content, _records_of(comparison, content)
        return known[2]


def _records_of(comparison: Comparison, content: TimelineContent) -> frozenset[int]:
    """The records in the lanes of agreements that changed; elsewhere, or of too many, their acts."""
    index = content.lanes
    acts = frozenset(
        int(act.id)
        for life in content.lives
        if int(life.agreement.id) in comparison.lanes
        for act in life.acts
    )
    if index.lanes_by is not LanesBy.AGREEMENT:
        return acts
    blocks = [
        index.rows[index.offsets[number] : index.offsets[number + 1]]
        for key, number in index.number_of.items()
        if key in comparison.lanes
    ]
    if sum(map(len, blocks)) > LIT_MOST:
        return acts
    rows = np.concatenate([np.empty(0, np.int64), *blocks]).astype(np.int64)
    return acts | frozenset(index.columns.ids[rows].tolist())
