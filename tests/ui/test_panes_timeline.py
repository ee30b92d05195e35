"""The small timeline on top of a pane: what it draws, tells and leads to."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.calendar import day_first_ms, day_of
from explorer.model.columns import ACT, EVENT, STATEMENT
from explorer.model.drafts import ActorDraft, EventDraft, RoleDraft
from explorer.model.edtf import parse_edtf
from explorer.model.ids import Day, RecordId
from explorer.model.pane_marks import NO_MARKS, PaneMarks
from explorer.scene.measure import FixedMeasure
from explorer.scene.primitives import Lines, Marks, Primitive, Rects, Text
from explorer.store.queries.pane_marks import NEIGHBOURS, pane_marks
from explorer.store.store import Store
from explorer.ui.panes.life_bands import LifeBand
from explorer.ui.panes.pane_area import PaneArea
from explorer.ui.panes.small_scene import SmallInput, SmallScene, build_small_scene
from tests.ui.panes_at_work import open_in, shown_in
from tests.ui.small_story import Story

EVE = day_of(2019, 2, 22)


def marks_on(days: list[Day], kind: int = EVENT, own: RecordId | None = None) -> PaneMarks:
    """One record a day, numbered from 1."""
    ms = np.array([day_first_ms(day) for day in days], np.int64)
    count = len(days)
    return PaneMarks(
        ids=np.arange(1, count + 1),
        kinds=np.full(count, kind, np.uint8),
        flags=np.zeros(count, np.uint8),
        first_ms=ms,
        last_ms=ms,
        at_ms=ms,
        actors=np.zeros(count, np.int64),
        own=own,
    )


def built(
    marks: PaneMarks, bands: tuple[tuple[LifeBand, ...], ...] = (), as_of: Day = EVE, width_px: float = 340
) -> SmallScene:
    """The scene at a pane's usual width."""
    return build_small_scene(SmallInput(marks, bands, as_of, width_px, FixedMeasure(6)))


def words(scene: SmallScene) -> list[str]:
    """All that is written on it."""
    return [one.text for one in scene.primitives if isinstance(one, Text)]


def drawn(primitive: Primitive) -> int:
    """How many shapes a primitive holds."""
    match primitive:
        case Marks():
            return len(primitive.centres)
        case Rects():
            return len(primitive.boxes)
        case _:
            return 1


@pytest.mark.parametrize("count", [0, 1])
def test_where_there_is_nothing_to_compare_it_is_hidden(count: int) -> None:
    """One record alone tells nothing by its place."""
    assert built(marks_on([EVE] * count)).height_px == 0


def test_marks_stand_in_order_with_the_years_at_the_ends() -> None:
    """Each record is a mark of its kind; the ends and the as-of day are named."""
    days = [day_of(1990, 1, 1), day_of(2000, 1, 1), day_of(2010, 1, 1)]
    scene = built(marks_on(days))
    assert [hit.records for hit in scene.hits] == [(1,), (2,), (3,)]
    lefts = [hit.box.x for hit in scene.hits]
    assert lefts == sorted(lefts)
    assert set(words(scene)) == {"1989", "22 Feb 2019"}, "the last year has no room beside the day"


def test_an_as_of_day_far_off_is_pointed_to() -> None:
    """Records of one week are not squeezed to nothing because the day lies years later."""
    days = [day_of(1990, 1, 1), day_of(1990, 1, 7)]
    scene = built(marks_on(days))
    first, last = (hit.box.x for hit in scene.hits)
    assert last - first > 250
    assert "22 Feb 2019" in words(scene)


def test_ten_thousand_records_cost_no_more_than_their_pixels() -> None:
    """However many there are, no more is drawn than the width can tell apart, and none is lost."""
    rng = np.random.default_rng(1)
    days = sorted(Day(int(day)) for day in rng.integers(0, 20_000, 10_000))
    scene = built(marks_on(days))
    assert sum(drawn(one) for one in scene.primitives) < 120
    assert sum(len(hit.records) for hit in scene.hits) == 10_000
    boxes = [hit.box for hit in scene.hits]
    assert all(right.x >= left.x + left.width for left, right in pairwise(boxes)), "none lies on another"


def test_bands_stand_above_the_marks_and_tell_themselves() -> None:
    """The whole's band says what stands, the parties' are told under the pointer."""
    start = day_first_ms(day_of(1988, 6, 1))
    since = "In force since 1 June 1988"
    whole = LifeBand(start, None, "in_force", False, False, since, since)
    party = LifeBand(start, None, "suspended", True, False, "Russia: Suspended since 2 February 2019")
    scene = built(marks_on([day_of(1988, 6, 1)], ACT), ((whole,), (party,)))
    assert since in words(scene)
    told = scene.hit(200, 32)
    assert told is not None
    assert told.words == "Russia: Suspended since 2 February 2019"
    assert scene.hit(200, 2) is None


@pytest.mark.parametrize("day", [day_of(2018, 8, 1), day_of(2018, 10, 1), day_of(2020, 6, 1)])
def test_the_as_of_line_crosses_no_word_of_a_band(day: Day) -> None:
    """What a band says stands left of the line or right of it, in short where there is less room."""
    since = "In effect since 12 June 2018"
    band = LifeBand(day_first_ms(day_of(2018, 6, 12)), None, "in_force", False, False, since, since)
    marks = marks_on([day_of(2018, 6, 12), day_of(2021, 1, 1)])
    scene = built(marks, ((band,),), day)
    (line,) = [one for one in scene.primitives if isinstance(one, Lines) and one.colour == "as_of"]
    label = next(one for one in scene.primitives if isinstance(one, Text) and "In effect" in one.text)
    width = FixedMeasure(6).width(label.text, label.font)
    assert line.ends[0][0] <= label.x - 4 or line.ends[0][0] >= label.x + width + 4


def test_the_own_record_stands_out_among_its_neighbours() -> None:
    """The record of the pane is drawn alone even where others share its place."""
    scene = built(marks_on([EVE, EVE, EVE, Day(EVE + 40)], STATEMENT, own=RecordId(2)))
    rings = [one for one in scene.primitives if isinstance(one, Marks) and one.colour == "accent"]
    assert len(rings) == 1


def test_what_is_still_to_come_on_the_day_is_hollow() -> None:
    """Nothing after the as-of day looks as if it had happened."""
    scene = built(marks_on([Day(EVE - 30), Day(EVE + 30)]))
    looks = {one.is_hollow for one in scene.primitives if isinstance(one, Marks)}
    assert looks == {True, False}


def test_an_agreement_has_its_acts_and_what_is_about_it(story: Story) -> None:
    """Acts, statements and events; those of a party's too, with the colours of the timeline."""
    with Store.open(story.path, read_only=True) as store:
        marks = pane_marks(store, story.treaty)
        assert sorted(np.unique(marks.kinds).tolist()) == [EVENT, STATEMENT, ACT]
        assert len(marks) == 9
        assert marks.colours[int(story.united_states)] == "actor:0"
        assert len(pane_marks(store, story.report)) == 1
        assert pane_marks(store, story.bites).own == story.bites
        assert not len(pane_marks(store, story.hostile)), "an undated record has no place in time"


@pytest.mark.parametrize("gathered_most", [20_000, 10], ids=["few", "very many"])
def test_neighbours_are_the_nearest_of_the_same_actors(
    story: Story, monkeypatch: pytest.MonkeyPatch, gathered_most: int
) -> None:
    """Of many records with an actor those next in time are shown, however many there are."""
    monkeypatch.setattr("explorer.store.queries.pane_marks.GATHERED_MOST", gathered_most)
    with Store.open(story.path) as store:
        made = [
            edit.add_event(
                store,
                EventDraft(
                    f"Day {number}",
                    parse_edtf(f"20{number // 12:02}-{number % 12 + 1:02}-01"),
                    actors=(RoleDraft(story.kimball, "host"),),
                ),
            ).record
            for number in range(120)
        ]
        middle = made[60]
        assert middle is not None
        marks = pane_marks(store, middle)
    near = [made.index(RecordId(one)) for one in marks.ids.tolist()]
    assert near == list(range(60 - NEIGHBOURS + 1, 60 + NEIGHBOURS + 1))


def test_pointing_tells_and_a_click_goes_there(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """The tip names the record under the pointer; a click shows it and tells the timeline."""
    open_in(area, story.united_states, qtbot)
    pane = area.current_pane
    assert pane is not None
    strip = pane.timeline
    qtbot.wait_until(lambda: strip.isVisible() and len(strip.scene.hits) >= 2)
    hit = next(one for one in strip.scene.hits if one.records == (story.summit,))
    strip.titles_wanted.emit(hit.records)
    qtbot.wait_until(lambda: "Second summit, Hanoi" in strip.words_of(hit))
    assert strip.words_of(hit).replace("\u00a0", " ") == "27–28 Feb 2019  Second summit, Hanoi"
    place = QPoint(int(hit.box.x + hit.box.width / 2), int(hit.box.y + hit.box.height / 2))
    with qtbot.wait_signal(area.record_chosen) as told:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [story.summit]
    assert "Second summit" in shown_in(area, qtbot)


def test_several_at_one_place_are_offered_by_name(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """A click on a mark that stands for several asks which one."""
    with Store.open(story.path) as store:
        busy = edit.add_actor(store, ActorDraft("Busy")).record
        assert busy is not None
        for number in range(30):
            draft = EventDraft(
                f"Meeting {number:02}", parse_edtf("2019-02-01"), actors=(RoleDraft(busy, "host"),)
            )
            edit.add_event(store, draft)
        far = EventDraft("Far", parse_edtf("1990"), actors=(RoleDraft(busy, "host"),))
        edit.add_event(store, far)
    open_in(area, busy, qtbot)
    pane = area.current_pane
    assert pane is not None
    strip = pane.timeline
    qtbot.wait_until(lambda: len(strip.scene.hits) == 2)
    fold = max(strip.scene.hits, key=lambda hit: len(hit.records))
    assert strip.words_of(fold) == "30 records\n1 Feb 2019"
    strip.titles_wanted.emit(fold.records[:24])
    qtbot.wait_until(lambda: "Meeting 00" in strip.words_of(fold))
    assert strip.words_of(fold).endswith("and 24 more")
    menu = strip.menu_of(fold)
    assert menu.actions()[-1].text() == "and 6 more"
    with qtbot.wait_signal(area.record_chosen):
        menu.actions()[3].trigger()
    qtbot.wait_until(lambda: "Meeting 03" in shown_in(area, qtbot))


def test_it_follows_the_as_of_day(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """In agreements and in events alike the line moves with the day, and bands tell no more than it knew."""
    open_in(area, story.treaty, qtbot)
    pane = area.current_pane
    assert pane is not None
    strip = pane.timeline  # its bands and its records come by two answers
    qtbot.wait_until(lambda: strip.accessibleName().startswith("Small timeline: 9 records"))
    assert "22 Feb 2019" in words(strip.scene)
    area.set_as_of(day_of(1990, 1, 1))
    assert "1 Jan 1990" in words(pane.timeline.scene)
    assert not any("uspended" in hit.words for hit in pane.timeline.scene.hits)
    assert pane.timeline.accessibleName().startswith("Small timeline: 9 records, 8 Dec 1987 to ")


def test_no_marks_are_an_empty_scene() -> None:
    """Nothing is drawn of nothing."""
    assert built(NO_MARKS).primitives == ()
