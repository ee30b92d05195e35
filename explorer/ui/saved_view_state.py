"""A saved view and where a reader is, each told as the other; no widget and no question here."""

from explorer.model.calendar import today
from explorer.model.saved_view import ViewSettings
from explorer.scene.density import Density
from explorer.scene.lanes import LanesBy
from explorer.scene.saved_lanes import chosen_lanes, saved_lanes
from explorer.ui.visited import VisitedView


def visited_of(settings: ViewSettings) -> VisitedView:
    """Where a saved view leads to, opened now."""
    return VisitedView(
        settings.first_ms,
        settings.last_ms,
        settings.selected[-1] if settings.selected else None,
        settings.lanes.by,
        settings.as_of_now,
        settings.filter,
        chosen_lanes(settings.lanes),
    )


def settings_of_visited(visited: VisitedView, density: Density, *, follows_today: bool) -> ViewSettings:
    """What is kept of where a reader is; with `follows_today` an as-of day of today stays today's."""
    is_today = follows_today and visited.as_of == today()
    return ViewSettings(
        visited.first_ms,
        visited.last_ms,
        saved_lanes(LanesBy(visited.lanes_by), visited.lanes, density),
        visited.filter,
        () if visited.selected is None else (visited.selected,),
        None if is_today else visited.as_of,
        is_today,
    )
