"""What is chosen about lanes, as a view that is kept by name tells it, and back."""

from explorer.model.saved_view import SavedLanes
from explorer.scene.density import Density
from explorer.scene.lane_choice import LaneChoice, LaneSort
from explorer.scene.lanes import LanesBy


def saved_lanes(lanes_by: LanesBy, choice: LaneChoice, density: Density) -> SavedLanes:
    """Give what a view keeps of its lanes; `density` is how closely they stand at the moment."""
    return SavedLanes(
        lanes_by.value, choice.sort.value, choice.order, choice.hidden, choice.unfolded, density.value
    )


def chosen_lanes(saved: SavedLanes) -> LaneChoice:
    """Give the choice that a view keeps for its grouping."""
    density = None if saved.density is None else Density(saved.density)
    return LaneChoice(LaneSort(saved.sort), saved.order, saved.hidden, saved.unfolded, density)
