"""The list of sources: in the order of mention, without what is private, never cropped in silence."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.model.cited import Citations, source_in_words
from explorer.model.reading import read_when
from explorer.model.when import UNDATED
from explorer.render.fonts import QtMeasure
from explorer.render.picture import compose
from explorer.render.request import PictureData, PictureRequest
from explorer.render.sources import MarkedMeasure
from explorer.scene.primitives import Font, Text
from tests.render.story import AS_OF, INF, PRIVATE_EVENT, story
from tests.render.test_picture import EVE, words

CABLE, SPEECH, SECRET, MEMOIR = 101, 102, 103, 104
NAMES = {
    CABLE: "Cable from Singapore",
    SPEECH: "Speech at Stanford",
    SECRET: "Secret file",
    MEMOIR: "Memoir",
}


def cited(pairs: list[tuple[int, int]], words_of: dict[int, str] | None = None) -> PictureData:
    """The story with citations: pairs of a record and its source."""
    ordered = sorted(pairs, key=lambda pair: pair[0])
    citations = Citations(
        np.array([record for record, _ in ordered], np.int64),
        np.array([source for _, source in ordered], np.int64),
        words_of or NAMES,
    )
    data = story()
    return replace(data, citations=citations, private=data.private | {SECRET})


def request(data: PictureData, **wishes: object) -> PictureRequest:
    return replace(
        PictureRequest(data, width_px=1000, height_px=700, has_sources=True, as_of=AS_OF), **EVE, **wishes
    )


def test_sources_are_numbered_by_first_mention() -> None:
    """The first record in time names the first source, whatever the sources' own numbers."""
    data = cited([(26, CABLE), (21, MEMOIR), (23, SPEECH), (23, MEMOIR)])
    said = words(compose(request(data)))
    at = said.index("Sources")
    assert said[at + 1 : at + 7] == ["1", "Memoir", "2", "Speech at Stanford", "3", "Cable from Singapore"]


def test_titles_bear_the_numbers_of_their_sources() -> None:
    """Each mark can be defended: its title ends in raised numbers; one without a source has none."""
    said = words(
        compose(request(cited([(26, CABLE), (21, MEMOIR), (23, SPEECH), (23, MEMOIR)]), width_px=1600))
    )
    assert "First summit, Singapore ¹" in said
    assert "“simultaneously and in parallel” ¹ ²" in said
    assert "Second summit, Hanoi ³" in said
    assert "Talks about talks" in said


def test_a_title_that_is_shortened_keeps_its_numbers() -> None:
    """Where there is no room, words go, not what they rest on."""
    measure = MarkedMeasure(QtMeasure())
    title = "Second summit, Hanoi, and what came of it ¹ ¹²"
    shortened = measure.elided(title, Font.TEXT, 150)
    assert shortened.endswith("… ¹ ¹²")
    assert measure.width(shortened, Font.TEXT) <= 150
    assert measure.elided(title, Font.TEXT, 1000) == title
    assert measure.width(measure.elided(title, Font.TEXT, 30), Font.TEXT) <= 30


def test_only_the_sources_of_what_is_drawn_are_listed() -> None:
    """Neither a record out of range, nor one filtered away or private, brings its source."""
    data = cited([(20, MEMOIR), (21, CABLE), (26, SPEECH), (PRIVATE_EVENT, MEMOIR)])
    picture = compose(request(data, keep=lambda ids: ids != 26))
    assert picture.sources.count == 1
    assert "Cable from Singapore" in words(picture)


def test_private_sources_are_not_named() -> None:
    """A private source is in no list and has no number, unless private records are asked for."""
    data = cited([(21, SECRET), (26, CABLE)])
    said = words(compose(request(data)))
    assert "Secret file" not in said
    assert "First summit, Singapore" in said
    assert "Secret file" in words(compose(request(data, include_private=True)))


def test_without_sources_there_is_no_list() -> None:
    """Where nothing is cited, or the list is not asked for, no room is taken."""
    assert "Sources" not in words(compose(request(cited([]))))
    assert "Sources" not in words(compose(request(story())))
    assert "Sources" not in words(compose(request(cited([(21, CABLE)]), has_sources=False)))


MANY = {number: f"Source number {number - 200}, a long report in many words" for number in range(201, 281)}


@pytest.mark.parametrize("width", [420, 1000, 2200])
def test_a_list_without_room_says_how_many_there_are_more(width: int) -> None:
    """What is listed and what is said to be missing are all of them; the height that is told holds them."""
    data = cited([(21 + number % 6, number) for number in MANY], MANY)
    picture = compose(request(data, width_px=width, height_px=480))
    listed = picture.sources
    assert listed.left_out
    shown = sum(len(column) for column in listed.columns)
    assert shown + listed.left_out == listed.count == len(MANY)
    assert f"… and {listed.left_out} more sources" in words(picture)
    note = next(note for note in picture.notes if "sources found no room" in note)
    enough = int(note.rsplit(" px", 1)[0].rsplit(" ", 1)[1].replace(",", ""))
    assert compose(request(data, width_px=width, height_px=enough)).sources.left_out == 0


@pytest.mark.parametrize("width", [420, 700, 1000, 2200])
@pytest.mark.parametrize("height", [400, 700, 1600])
def test_nothing_in_the_list_overlaps_or_is_cut(width: int, height: int) -> None:
    """Columns stand beside each other within the margins, lines beneath each other above the edge."""
    data = cited([(21 + number % 6, number) for number in MANY], MANY)
    picture = compose(request(data, width_px=width, height_px=height, has_legend=True))
    measure = QtMeasure()
    lines = [one for one in picture.primitives if isinstance(one, Text)]
    boxes = [(one.x, one.y - 10, one.x + measure.width(one.text, one.font), one.y + 2) for one in lines]
    assert all(left >= 0 and right <= width - 13 for left, _, right, _ in boxes)
    assert all(bottom <= height for *_, bottom in boxes)
    for at, (left, top, right, bottom) in enumerate(boxes):
        for other_left, other_top, other_right, other_bottom in boxes[at + 1 :]:
            apart_x = right <= other_left or other_right <= left
            assert apart_x or bottom <= other_top or other_bottom <= top
    assert picture.timeline_y_px + picture.timeline.scene.height_px <= min(
        top for _, top, _, _ in boxes if top > picture.timeline_y_px + 100
    )


def test_lanes_that_find_no_room_take_their_sources_along() -> None:
    """A source that only a lane cites which is not drawn is not listed."""
    data = cited([(21, CABLE), (24, SPEECH), (25, MEMOIR)])
    picture = compose(request(data, height_px=250))
    assert picture.left_out
    drawn = {int(one) for one in data.columns.ids[picture.timeline.rows]}
    expected = {source for record, source in ((21, CABLE), (24, SPEECH), (25, MEMOIR)) if record in drawn}
    assert {NAMES[one] for one in expected} == {word for word in words(picture) if word in NAMES.values()}


def test_undated_records_are_said_where_all_was_asked_for() -> None:
    """A picture of everything lacks those without a date; one of a range does not claim them."""
    data = replace(story(), undated=2)
    everything = PictureRequest(data, width_px=1000, height_px=600)
    assert "2 undated records are left out." in compose(everything).notes
    assert not any("undated" in note for note in compose(replace(everything, **EVE)).notes)


def test_unfolded_lanes_and_sources_share_the_height() -> None:
    """Both find room in one picture of the size that was asked for."""
    data = cited([(21, CABLE), (24, SPEECH)])
    picture = compose(request(data, unfolded=frozenset({INF})))
    assert picture.sources.count == 2
    assert picture.size_px == (1000, 700)


def test_a_source_is_written_as_in_a_list() -> None:
    """Author, title, publisher, date; what is unknown, or told already, is left out."""
    day = read_when("1 February 2019")
    assert source_in_words("Remarks", "Mike Pompeo", "State", day).replace("\N{NO-BREAK SPACE}", " ") == (
        "Mike Pompeo, Remarks, State, 1 Feb 2019"
    )
    assert (
        source_in_words("Remarks, 1 February 2019", None, "State", day) == "Remarks, 1 February 2019, State"
    )
    assert source_in_words("Remarks", None, None, UNDATED) == "Remarks"
