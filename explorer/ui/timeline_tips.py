"""What a tool tip says on the timeline, where there is more to say than there is room."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from explorer.ui.status_line import range_in_words

if TYPE_CHECKING:
    from explorer.ui.timeline_view import TimelineView


def tip_at(view: "TimelineView", where: QPoint) -> str:
    """Give the words for a viewport point: a lane's header, a fold, the flag, the row of hidden lanes."""
    hit, content = view.hit(where), view.content
    if hit is None or content is None:
        return ""
    if hit.kind == "as_of":
        return "Drag to another as-of day"
    if hit.kind == "as_of_beyond":
        return "The as-of day lies beyond: click to go there, drag to bring it here"
    if hit.kind == "fold" and hit.first_ms is not None and hit.last_ms is not None:
        way = "list them" if hit.members else "zoom in"
        when = range_in_words(hit.first_ms, hit.last_ms)
        return f"{content.lanes.told(hit.count)} records, {when}: click to {way}"
    if hit.kind == "idle_lanes":
        stand = "1 lane has" if hit.count == 1 else f"{hit.count:,} lanes have"
        return f"{stand} no record in this range: click to see all that is shown in time"
    if hit.kind == "elsewhere":
        return "Click to go there"
    if hit.kind == "hidden_lanes":
        return "Click to choose which lanes are shown"
    if hit.kind == "show_lanes":
        return "Hide no lane any more"
    number = None if hit.lane is None else content.lanes.number_of.get(hit.lane)
    if hit.kind != "lane" or number is None:
        return ""
    lane = content.lanes.lanes[number]
    headline = view.standings.headlines.get(lane.key)
    words = headline.text if headline is not None else lane.note
    if lane.key in view.lanes.guests:
        words = "Hidden; shown for the selection: right-click to keep it"
    told = content.lanes.told
    count = f"{told(lane.count)} {'record' if lane.count == 1 else 'records'}, {told(hit.count)} in view"
    return "\n".join(line for line in (lane.name, words, count, "Drag to move, right-click for more") if line)
