"""A kept view in words: its range, its lanes, its as-of day and how much it filters."""

from explorer.model.calendar import DAY_MS, day_of_ms
from explorer.model.day_words import day_short
from explorer.model.saved_view import SavedView, ViewSettings

UNREADABLE = "can't be read; another program may have written it"


def view_in_words(view: SavedView) -> str:
    """Say what a view shows: “1 Mar 2018 – 5 Apr 2019 · lanes by agreement · as of 22 Feb 2019”."""
    settings = view.settings
    return UNREADABLE if settings is None else " · ".join(_parts(settings))


def _parts(settings: ViewSettings) -> list[str]:
    first, last = day_of_ms(settings.first_ms), day_of_ms(settings.last_ms - 1)
    range_ = day_short(first) if settings.last_ms - settings.first_ms <= DAY_MS else ""
    by = settings.lanes.by
    parts = [
        range_ or f"{day_short(first)} – {day_short(last)}",
        "no lanes" if by == "none" else f"lanes by {by}",
    ]
    if settings.is_as_of_today:
        parts.append("as of today")
    elif settings.as_of is not None:
        parts.append(f"as of {day_short(settings.as_of)}")
    if count := settings.filter.count:
        parts.append("1 condition" if count == 1 else f"{count} conditions")
    return parts
