"""Where the reader has been: a stack of views with back and forward, apart from undo."""

import json
from dataclasses import asdict, dataclass, field, replace
from typing import Final, Self

from explorer.model.calendar import today
from explorer.model.ids import Day, RecordId
from explorer.model.view import Filter
from explorer.scene.lane_choice import LaneChoice
from explorer.scene.lanes import LanesBy

VISITED_MOST: Final = 200
WRITTEN_ON: Final = "written_on"
LANES_WORDS: Final = frozenset(word.value for word in LanesBy)


@dataclass(frozen=True, slots=True)
class VisitedView:
    """One place in a database: range in milliseconds, selection, lanes, as-of day, and what is filtered."""

    first_ms: int
    last_ms: int
    selected: RecordId | None
    lanes_by: str
    as_of: Day | None
    filter: Filter = field(default_factory=Filter)
    lanes: LaneChoice = field(default_factory=LaneChoice)
    """What is chosen about the lanes; written down elsewhere, for each grouping."""
    compared: Day | None = None
    """The day that the as-of day is compared with."""

    def to_text(self) -> str:
        """Write it down as one line of JSON, with the day on which it was written."""
        plain = asdict(self) | {"filter": self.filter.to_plain(), WRITTEN_ON: today()}
        del plain["lanes"]
        return json.dumps(plain)

    @classmethod
    def from_text(cls, text: str) -> Self | None:
        """Read what `to_text` wrote; None where it is something else.

        An as-of day that was the day of writing is today's again: it has never been chosen otherwise.
        """
        try:
            read = json.loads(text)
            written_on = read.pop(WRITTEN_ON, None)
            read.pop("lanes", None)
            kept = Filter.from_plain(read.pop("filter", {})) or Filter()
            view = cls(**read, filter=kept)
        except (ValueError, TypeError, AttributeError):
            return None
        if view.as_of is not None and view.as_of == written_on:
            view = replace(view, as_of=today())
        numbers = (view.first_ms, view.last_ms)
        optional = (view.selected, view.as_of, view.compared)
        is_sound = (
            all(isinstance(number, int) for number in numbers)
            and all(number is None or isinstance(number, int) for number in optional)
            and view.lanes_by in LANES_WORDS
            and view.first_ms < view.last_ms
        )
        return view if is_sound else None


@dataclass(slots=True)
class Visited:
    """Back and forward through views; a new one after going back cuts off what was ahead."""

    _views: list[VisitedView] = field(default_factory=list)
    _at: int = -1
    _run_from: VisitedView | None = None
    _has_step: bool = False
    """Whether a step of the run is noted already."""

    def begin_run(self, view: VisitedView) -> None:
        """From `view` on the as-of day goes on step by step: the steps are one place, the last of them."""
        if self._run_from is None:
            self.visit(view)
            self._run_from = view

    def end_run(self) -> None:
        """The next place is one of its own."""
        self._run_from, self._has_step = None, False

    def visit(self, view: VisitedView) -> None:
        """Note that the reader is at `view` now; the same place twice counts once."""
        start = self._run_from
        if start is None or start != replace(
            view, as_of=start.as_of, first_ms=start.first_ms, last_ms=start.last_ms
        ):
            self.end_run()
        elif self._has_step:  # the one before was only passed through
            self._at -= 1
        self._has_step = self._run_from is not None and view != start
        if self._at >= 0 and self._views[self._at] == view:
            return
        del self._views[self._at + 1 :]
        self._views.append(view)
        del self._views[:-VISITED_MOST]
        self._at = len(self._views) - 1

    def is_at(self, view: VisitedView) -> bool:
        """Whether `view` is the present place."""
        return self._at >= 0 and self._views[self._at] == view

    def before(self, view: VisitedView) -> VisitedView | None:
        """The place that one step back from `view` leads to, noted yet or not; None where there is none."""
        at = self._at - 1 if self.is_at(view) else self._at
        return self._views[at] if at >= 0 else None

    @property
    def has_back(self) -> bool:
        """Whether there is a place to go back to."""
        return self._at > 0

    @property
    def has_forward(self) -> bool:
        """Whether there is a place ahead."""
        return self._at + 1 < len(self._views)

    def back(self) -> VisitedView | None:
        """Step back and return the place, None where there is none."""
        if not self.has_back:
            return None
        self._at -= 1
        return self._views[self._at]

    def forward(self) -> VisitedView | None:
        """Step forward and return the place, None where there is none."""
        if not self.has_forward:
            return None
        self._at += 1
        return self._views[self._at]
