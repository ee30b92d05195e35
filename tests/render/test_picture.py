"""Pictures for reports: what they show, what they say, and what they refuse."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.model.columns import Columns, Membership
from explorer.model.ids import Day
from explorer.render.captions import left_out_in_words, no_room_in_words, range_in_words, stamp, subtitle
from explorer.render.errors import PictureError
from explorer.render.picture import Picture, compose
from explorer.render.request import PictureData, PictureRequest
from explorer.scene.density import Density
from explorer.scene.lanes import LanesBy
from explorer.scene.primitives import Rects, Text
from tests.render.story import AS_OF, INF, PACT, PRIVATE_EVENT, story


def asked(**wishes: object) -> PictureRequest:
    """A request for the story with the wishes of a test."""
    return replace(PictureRequest(story(), width_px=1000, height_px=600), **wishes)


def months(first: Day, last: Day) -> dict[str, object]:
    return {"first_ms": day_first_ms(first), "last_ms": day_last_ms(last)}


EVE = months(day_of(2018, 3, 1), day_of(2019, 4, 30))


def words(picture: Picture) -> list[str]:
    """All text on a picture."""
    every = (*picture.primitives, *picture.timeline.scene.primitives)
    return [one.text for one in every if isinstance(one, Text)]


def test_it_shows_title_subtitle_and_stamp() -> None:
    """The title is the user's; the line beneath says what is shown, when, and as of which day."""
    picture = compose(asked(title="On the eve", as_of=AS_OF, **EVE))
    said = words(picture)
    assert "On the eve" in said
    assert "Agreements, events and statements, March 2018 – April 2019, as of 22 February 2019" in said
    assert "As of 22 February 2019 · 6 records · 2 private records left out" in said


def test_without_options_it_shows_everything_dated() -> None:
    """The range is that of the records, told by its years, and there is no as-of line."""
    picture = compose(asked())
    assert picture.subtitle == "Agreements, events and statements, 1987 – 2019"
    assert picture.records == 7
    assert "As-of" not in picture.chunks
    drawn = [one for one in picture.timeline.scene.primitives if isinstance(one, Rects)]
    assert not any(one.colour == "as_of" for one in drawn)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (day_of(1980, 1, 1), day_of(2026, 6, 30), "1987 – 2019"),
        (day_of(1995, 1, 1), day_of(2026, 6, 30), "1995 – 2019"),
        (day_of(2018, 3, 1), day_of(2019, 4, 30), "March 2018 – April 2019"),
    ],
)
def test_a_view_wider_than_the_records_is_told_by_theirs(first: Day, last: Day, told: str) -> None:
    """Blank years at the sides of a window are not told; a view of some months is told as it is."""
    view = {"first_ms": day_first_ms(first) + 1, "last_ms": day_last_ms(last)}
    assert compose(asked(is_range_of_view=True, **view)).subtitle.endswith(f"statements, {told}")


def test_dates_that_were_typed_are_told_as_typed() -> None:
    """Who asks for 1980 to 2026 is told of these years: that nothing is dated at their ends is said too."""
    asked_for = months(day_of(1980, 1, 1), day_of(2026, 12, 31))
    assert compose(asked(**asked_for)).subtitle.endswith("1980 – 2026")


def test_private_records_are_left_out_and_counted() -> None:
    """Neither a private record, nor a private agreement's lane, nor its acts appear; their number is said."""
    picture = compose(asked(**EVE))
    said = " ".join(words(picture))
    assert "ecret" not in said
    assert picture.private_left_out == 2
    assert picture.notes == ("2 private records are left out.",)


def test_private_records_are_shown_when_asked_for() -> None:
    """With them included nothing is said to be missing."""
    picture = compose(asked(include_private=True, **EVE))
    assert "Secret meeting" in words(picture)
    assert "Secret pact" in words(picture)
    assert picture.private_left_out == 0
    assert picture.notes == ()


def test_only_private_records_of_the_range_and_filter_are_counted() -> None:
    """What a filter would have hidden anyway is not said to be left out for being private."""
    picture = compose(asked(keep=lambda ids: np.isin(ids, [21, PRIVATE_EVENT]), **EVE))
    assert picture.private_left_out == 1
    assert picture.records == 1


def test_an_agreement_in_force_keeps_its_lane_without_records() -> None:
    """The treaty stands in a range that has none of its acts, with its band."""
    picture = compose(asked(**months(day_of(2018, 5, 1), day_of(2018, 7, 31))))
    names = [lane.name for lane in picture.timeline.scene.lanes]
    assert names == ["INF Treaty", "Panmunjom Declaration", "Events"]
    assert picture.records == 1


def test_lanes_stand_closer_before_any_is_left_out() -> None:
    """A lower picture of the same lanes is denser; all of them are still there."""
    high, low = compose(asked(height_px=900, **EVE)), compose(asked(height_px=330, **EVE))
    assert high.timeline.density is Density.NORMAL
    assert low.timeline.density is Density.COMPACT
    assert low.left_out == ()
    assert len(low.timeline.scene.lanes) == len(high.timeline.scene.lanes) == 4


def test_lanes_that_find_no_room_are_said_never_cropped() -> None:
    """The picture itself, and what it hands back, say which lanes are missing; the rest is whole."""
    picture = compose(asked(height_px=236, **EVE))
    scene = picture.timeline.scene
    assert picture.left_out
    assert any(text.startswith(f"… and {len(picture.left_out)} more lane") for text in words(picture))
    assert "found no room" in picture.notes[-1]
    assert all(lane.y + lane.height <= scene.height_px for lane in scene.lanes)
    assert len(scene.lanes) + len(picture.left_out) == 4
    enough = int(picture.notes[-1].rsplit(" px", 1)[0].rsplit(" ", 1)[1])
    assert compose(asked(height_px=enough, **EVE)).left_out == ()
    assert compose(asked(height_px=enough - 1, **EVE)).left_out != ()


@pytest.mark.parametrize("scale", [1.0, 1.5, 4.0])
@pytest.mark.parametrize("has_legend", [False, True])
def test_the_height_that_is_said_to_hold_all_lanes_does(scale: float, has_legend: bool) -> None:
    """Asked for as it is told, whatever the scale and the lines of the legend, no lane is left out."""
    wishes = {"scale": scale, "has_legend": has_legend, "width_px": 420, **EVE}
    picture = compose(asked(height_px=280 if has_legend else 236, **wishes))
    assert picture.left_out
    assert picture.notes[-1].endswith(f"A height of {picture.enough_px:,} px holds them all.")
    assert compose(asked(height_px=picture.enough_px, **wishes)).left_out == ()


def test_lanes_with_a_band_alone_give_way_to_records() -> None:
    """Where not all lanes find room, those without a record go first, and are named."""
    shown = {"lanes_by": LanesBy.AGREEMENT, **months(day_of(2019, 1, 1), day_of(2019, 3, 31))}
    high, low = compose(asked(height_px=900, **shown)), compose(asked(height_px=240, **shown))
    assert [lane.name for lane in high.timeline.scene.lanes][:2] == ["INF Treaty", "Panmunjom Declaration"]
    assert "Panmunjom Declaration" not in [lane.name for lane in low.timeline.scene.lanes]
    assert low.left_out == ("Panmunjom Declaration",)
    assert low.records == high.records


def test_the_timeline_fills_the_height_between_head_and_foot() -> None:
    """Title, timeline, legend and stamp share the height that was asked for."""
    picture = compose(asked(title="T", has_legend=True, as_of=AS_OF, **EVE))
    below = [one.y for one in picture.primitives if isinstance(one, Text)]
    assert max(below) < picture.height_px
    assert picture.timeline_y_px + picture.timeline.scene.height_px <= picture.height_px


def test_the_legend_explains_what_occurs_and_nothing_else() -> None:
    """Lanes by kind show no band, so that the legend has none; no fold, so none is explained."""
    by_agreement = compose(asked(has_legend=True, as_of=AS_OF, **EVE))
    explained = [entry.words for row in by_agreement.legend for entry in row]
    assert {"Event", "Statement", "Act", "Planned or still to come", "Over a span of time"} <= set(explained)
    assert {"In force or in effect", "North Korea", "United States"} <= set(explained)
    assert not {"Suspended", "Ended", "Private", "Nobody", "Several records"} & set(explained)
    by_kind = compose(asked(has_legend=True, lanes_by=LanesBy.KIND, **EVE))
    assert "In force or in effect" not in [entry.words for row in by_kind.legend for entry in row]


def test_unfolded_agreements_show_their_parties() -> None:
    """A lane that is unfolded in the window is unfolded in the picture."""
    assert "United States" in words(compose(asked(unfolded=frozenset({INF, PACT}), **EVE)))


def test_a_long_title_is_broken_into_lines() -> None:
    """A title wider than the picture goes on in the next line; one too long for three lines is shortened."""
    picture = compose(asked(title="The road to the second summit " * 4, width_px=500, **EVE))
    assert sum("road" in text or "summit" in text for text in words(picture)[:3]) == 2 + 1
    assert words(compose(asked(title="x" * 5000, **EVE)))[0].endswith("…")


def test_text_that_is_not_plain_survives() -> None:
    """Markup, line breaks, other scripts and emoji in a title are shown as they are, on one line."""
    picture = compose(asked(title="<b>הנוי</b>\n한국 🙂", **EVE))
    assert words(picture)[0] == "<b>הנוי</b> 한국 🙂"


def test_the_chunks_say_what_is_shown_but_not_from_where() -> None:
    """Title, view, day, software and count go into the file; the database's name does not."""
    picture = compose(asked(title="On the eve", as_of=AS_OF, **EVE))
    assert picture.chunks == {
        "Description": picture.subtitle,
        "Title": "On the eve",
        "View": "2018-03-01/2019-04-30, lanes by agreement",
        "As-of": "2019-02-22",
        "Software": "Timeline Explorer 0.1.0",
        "Records": "6",
    }


@pytest.mark.parametrize(
    ("wishes", "field", "reason"),
    [
        ({"width_px": 100}, "width", "320 px"),
        ({"height_px": 100, "scale": 2.0}, "height", "100 px before scaling .* 200 px is the least"),
        ({"scale": 5.0}, "scale", "from 1 to 4"),
        ({"dpi": 5}, "dpi", "from 30 to 2400"),
        ({"dpi": float("nan")}, "dpi", "from 30 to 2400"),
        ({"width_px": float("inf")}, "width", "finite"),
        ({"width_px": 1e308, "scale": 4.0}, "width", "finite"),
        ({"height_px": 1e300}, "height", r"1,000 × 1e\+300 px is too large"),
        (months(day_of(2019, 1, 1), day_of(2018, 1, 1)), "range", "ends before it begins"),
        (months(day_of(1900, 1, 1), day_of(1900, 12, 31)), "range", "No record is dated 1900"),
        ({"keep": lambda ids: np.zeros(len(ids), bool)}, "records", "nothing to draw"),
        (months(day_of(-20_000, 1, 1), day_of(2019, 1, 1)), "range", "20,001 BC – 2019 is more"),
        ({"height_px": 200, "title": "T", "has_legend": True, **EVE}, "height", "even one lane"),
    ],
)
def test_what_cant_be_drawn_is_refused(wishes: dict[str, object], field: str, reason: str) -> None:
    """The refusal names the field to mend, and the limit or the reason."""
    with pytest.raises(PictureError, match=reason) as refused:
        compose(asked(**wishes))
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (day_of(2017, 1, 1), day_of(2019, 12, 31), "2017 – 2019"),
        (day_of(2018, 1, 1), day_of(2018, 12, 31), "2018"),
        (day_of(2018, 3, 1), day_of(2019, 4, 30), "March 2018 – April 2019"),
        (day_of(2018, 3, 1), day_of(2018, 4, 30), "March – April 2018"),
        (day_of(2018, 3, 1), day_of(2018, 3, 31), "March 2018"),
        (day_of(2018, 5, 3), day_of(2018, 5, 9), "3 – 9 May 2018"),
        (day_of(2018, 5, 3), day_of(2018, 6, 9), "3 May – 9 June 2018"),
        (day_of(2018, 5, 3), day_of(2019, 6, 9), "3 May 2018 – 9 June 2019"),
        (day_of(2018, 5, 3), day_of(2018, 5, 3), "3 May 2018"),
        (day_of(-43, 1, 1), day_of(14, 12, 31), "44 BC – AD 14"),
    ],
)
def test_a_range_is_told_as_coarsely_as_it_allows(first: Day, last: Day, said: str) -> None:
    """Whole years are told by year, whole months by month, the rest by day."""
    assert range_in_words(day_first_ms(first), day_last_ms(last)) == said


def test_a_range_that_a_window_happens_to_show_is_told_coarsely() -> None:
    """Nobody means the minute at which a window's edge lies."""
    some = 5 * 3_600_000
    shown = range_in_words(day_first_ms(day_of(2018, 3, 2)) + some, day_last_ms(day_of(2019, 4, 5)) - some)
    assert shown == "March 2018 – April 2019"
    ages = range_in_words(day_first_ms(day_of(1950, 3, 2)) + some, day_last_ms(day_of(2019, 4, 5)) - some)
    assert ages == "1950 – 2019"


def test_many_lanes_without_room_are_not_all_named() -> None:
    """The first ones are named and the others counted."""
    said = no_room_in_words([f"Lane {number}" for number in range(1, 9)])
    assert said == "8 lanes found no room: Lane 1, Lane 2, Lane 3, Lane 4, Lane 5 and 3 others."


def test_words_for_counts_are_right_in_number() -> None:
    """One record is not records."""
    assert stamp(None, 1, 1) == "1 record · 1 private record left out"
    assert left_out_in_words(["A"]) == "… and 1 more lane: A"
    assert left_out_in_words(["A", "B", "C", "D"]) == "… and 4 more lanes: A, B, C, …"
    assert subtitle((), "2018", None, has_agreements=False) == "No records, 2018"


def test_room_that_is_left_goes_to_the_lanes_that_lack_it() -> None:
    """Where one more row for every lane would not fit, the more crowded lane has it; all lanes still fit."""
    first = np.full(11, day_first_ms(day_of(2018, 6, 12)), np.int64)
    last = first + 86_399_999
    data = PictureData(
        columns=Columns.of(
            ids=np.arange(1, 12),
            kinds=np.zeros(11, np.uint8),
            start_earliest=first,
            start_latest=first,
            end_earliest=last,
            end_latest=last,
            importance=np.full(11, 3, np.uint8),
            flags=np.zeros(11, np.uint8),
            actors=np.zeros(11, np.int64),
        ),
        membership=Membership.of(np.arange(11), np.array([1] * 3 + [2] * 8), {1: "Few", 2: "Many"}),
    )
    differs = False
    for height_px in range(200, 420, 20):
        scene = compose(asked(data=data, lanes_by=LanesBy.TAG, height_px=height_px, **EVE)).timeline.scene
        rows = {lane.name: lane.rows for lane in scene.lanes}
        assert rows["Many"] >= rows["Few"]
        assert scene.axis_px + scene.content_height_px <= scene.height_px
        differs = differs or rows["Many"] > rows["Few"] == 1
    assert differs


def test_a_side_that_was_asked_for_is_the_edge() -> None:
    """Where the range has a first day, nothing before it is in sight; at the open side there is a margin."""
    first = day_first_ms(day_of(2018, 6, 12))
    scene = compose(asked(first_ms=first, lanes_by=LanesBy.KIND)).timeline.scene
    shown = [mark for mark in scene.marks if mark.record == 21]
    assert abs(shown[0].box.x + shown[0].box.width / 2 - scene.header_px) < 12
    last = max(mark.box.x + mark.box.width for mark in scene.marks)
    assert 10 < scene.width_px - last < 40
