"""The lanes of a picture: those of the screen, in its order."""

from dataclasses import replace

from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.render.fonts import QtMeasure
from explorer.render.request import PictureRequest
from explorer.render.timeline import Timeline, arrange, build_timeline
from explorer.scene.lane_choice import LaneChoice, LaneSort
from explorer.scene.primitives import Text
from tests.render.story import INF, PACT, story

EVENTS, STATEMENTS = -1, -2


def built(choice: LaneChoice, **wishes: object) -> Timeline:
    """The timeline of a picture of the story with its lanes chosen."""
    request = PictureRequest(story(), lanes=choice, **wishes)  # type: ignore[arg-type]  # a test's shorthand
    return build_timeline(request, arrange(request), 900.0, QtMeasure())


def names(timeline: Timeline) -> list[str]:
    """The names of its lanes, from the top."""
    return [lane.name for lane in timeline.scene.lanes]


def test_a_picture_has_the_lanes_of_the_screen_in_their_order() -> None:
    """An order made by hand is kept, with what is tied to no agreement where it was put."""
    choice = LaneChoice(LaneSort.HAND, order=(STATEMENTS, PACT, INF))
    assert names(built(choice)) == ["Statements", "Panmunjom Declaration", "INF Treaty", "Events"]


def test_hidden_lanes_are_not_in_a_picture_and_their_records_are_not_counted() -> None:
    """Neither band, mark nor name of theirs is drawn, nor the window's row that tells of them."""
    whole = built(LaneChoice())
    timeline = built(LaneChoice(hidden=frozenset({INF, EVENTS})))
    assert names(timeline) == ["Panmunjom Declaration", "Statements"]
    assert timeline.records < whole.records
    assert timeline.records == 2
    drawn = [one.text for one in timeline.scene.primitives if isinstance(one, Text)]
    assert not any("INF" in text or "hidden" in text or "summit" in text for text in drawn)


def test_a_record_in_a_lane_that_is_shown_is_not_hidden_by_another() -> None:
    """Hiding all agreements leaves what is tied to none, and nothing moves over to there."""
    timeline = built(LaneChoice(hidden=frozenset({INF, PACT})))
    assert names(timeline) == ["Events", "Statements"]


def test_what_a_hidden_lane_takes_along_is_not_laid_to_the_filter() -> None:
    """The filter is told to keep back what it keeps back; hidden lanes are told on their own."""
    request = PictureRequest(story(), lanes=LaneChoice(hidden=frozenset({EVENTS})))
    assert arrange(request).selected.filtered_out == 0
    filtered = replace(request, keep=lambda ids: ids != 23)
    assert arrange(filtered).selected.filtered_out == 1


def test_a_lanes_header_counts_what_is_in_the_pictures_range() -> None:
    """The act of 1987 is no record of a picture of February 2019, so its lane does not count it there."""
    february = {"first_ms": day_first_ms(day_of(2019, 2, 1)), "last_ms": day_last_ms(day_of(2019, 2, 28))}
    counts = {lane.name: lane.count for lane in built(LaneChoice()).scene.lanes}
    assert counts["INF Treaty"] == 2
    timeline = built(LaneChoice(), **february)
    counts = {lane.name: lane.count for lane in timeline.scene.lanes}
    assert counts["INF Treaty"] == 1
