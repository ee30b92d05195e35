"""What is drawn of a comparison with a second day; no geometry."""

from dataclasses import dataclass

from explorer.model.ids import Day


@dataclass(frozen=True, slots=True)
class ComparedDay:
    """The second day, the lanes (by key) under whose agreements something changed, the acts that changed it.

    With `is_dimming` the bands of the other lanes step back.
    """

    day: Day
    lanes: frozenset[int] = frozenset()
    acts: frozenset[int] = frozenset()
    is_dimming: bool = False

    def dims(self, lane: int) -> bool:
        """Whether a lane steps back."""
        return self.is_dimming and lane not in self.lanes
