"""Which lanes are shown and in which order, as a reader has chosen it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_records import columns_of, input_of, membership_of, scene_of, view_of

from explorer.model.columns import ACT, STATEMENT
from explorer.scene.density import AXIS_PX, Density
from explorer.scene.headers import HIDDEN_ROW_PX
from explorer.scene.lane_choice import (
    LaneChoice,
    LaneSort,
    arranged,
    by_hand,
    moved,
    rows_shown,
    usual_choice,
)
from explorer.scene.lanes import LaneIndex, LanesBy, index_lanes
from explorer.scene.primitives import Text
from explorer.scene.scene import steady_scroll

COLUMNS = columns_of(
    {"when": "1988-06-01", "kind": ACT},
    {"when": "2016-01-16", "kind": ACT},
    {"when": "2018-05-08", "kind": ACT},
    {"when": "2018-06-12"},
    {"when": "2019-02-21", "kind": STATEMENT},
)
GROUPS = {50: ("Zebra Treaty", (1,)), 51: ("Ágora Pact", (2, 3)), 52: ("basin deal", (3, 4, 2))}
FIRST, PACT, DEAL, STATEMENTS = 50, 51, 52, -2


def by_agreement(keep: tuple[int, ...] = (1, 2, 3, 4, 5)) -> LaneIndex:
    """The lanes of the three agreements and of what is tied to none."""
    membership = membership_of(COLUMNS, GROUPS)
    return index_lanes(
        COLUMNS, LanesBy.AGREEMENT, membership, keep=lambda ids: [number in keep for number in ids]
    )


def keys(choice: LaneChoice, index: LaneIndex | None = None) -> list[int]:
    """The keys of the lanes shown, in their order."""
    index = by_agreement() if index is None else index
    return [index.lanes[number].key for number in arranged(index, choice).tolist()]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (LaneSort.FIRST, [FIRST, PACT, DEAL, STATEMENTS]),
        (LaneSort.NAME, [PACT, DEAL, FIRST, STATEMENTS]),
        (LaneSort.COUNT, [DEAL, PACT, FIRST, STATEMENTS]),
        (LaneSort.HAND, [FIRST, PACT, DEAL, STATEMENTS]),
    ],
)
def test_each_sort_puts_agreements_in_its_order_and_the_rest_last(
    sort: LaneSort, expected: list[int]
) -> None:
    """By first date, name (case and accents aside) or count; records tied to none stand last."""
    assert keys(LaneChoice(sort)) == expected


def test_the_most_told_actors_come_first_and_agreements_by_date() -> None:
    """Before anything is chosen, whoever matters most stands at the top; agreements tell a story in time."""
    groups = {7: ("Trump", (1, 3)), 8: ("Kim", (3, 4, 5)), 9: ("Moon", (2,))}
    index = index_lanes(COLUMNS, LanesBy.ACTOR, membership_of(COLUMNS, groups))
    assert keys(usual_choice(LanesBy.ACTOR), index) == [8, 7, 9]
    assert keys(usual_choice(LanesBy.AGREEMENT)) == [FIRST, PACT, DEAL, STATEMENTS]


def test_lanes_by_kind_are_sorted_like_any_other() -> None:
    """Where kinds are all there is, they go by name or count too."""
    index = index_lanes(COLUMNS, LanesBy.KIND)
    assert keys(LaneChoice(LaneSort.NAME), index) == [-3, -1, -2]
    assert keys(LaneChoice(LaneSort.COUNT), index) == [-3, -1, -2]


def test_moving_a_lane_turns_to_the_order_by_hand() -> None:
    """The others stay as they were seen; a lane of records tied to none moves as well."""
    by_name = LaneChoice(LaneSort.NAME)
    last = moved(by_agreement(), by_name, PACT, before=None)
    assert last.sort is LaneSort.HAND
    assert keys(last) == [DEAL, FIRST, STATEMENTS, PACT]
    assert keys(moved(by_agreement(), last, STATEMENTS, before=DEAL)) == [STATEMENTS, DEAL, FIRST, PACT]


def test_the_order_by_hand_is_kept_while_another_sort_is_in_force() -> None:
    """Going by name for a while loses nothing."""
    made = moved(by_agreement(), LaneChoice(), DEAL, before=FIRST)
    elsewhere = replace(made, sort=LaneSort.NAME)
    assert keys(by_hand(by_agreement(), elsewhere)) == [DEAL, FIRST, PACT, STATEMENTS]


def test_a_lane_that_a_filter_has_emptied_keeps_its_place() -> None:
    """Moving another lane meanwhile does not throw it to the end."""
    made = moved(by_agreement(), LaneChoice(), DEAL, before=FIRST)  # deal, first, pact, statements
    filtered = by_agreement(keep=(2, 3, 5))
    assert keys(made, filtered) == [DEAL, PACT, STATEMENTS]
    again = moved(filtered, made, STATEMENTS, before=DEAL)
    assert keys(again) == [STATEMENTS, DEAL, FIRST, PACT]


def test_a_lane_that_is_new_is_shown_where_its_first_date_puts_it() -> None:
    """An older choice neither hides it nor throws it to the end: it follows the lane dated before it."""
    choice = LaneChoice(LaneSort.HAND, order=(STATEMENTS, DEAL, FIRST), hidden=frozenset({DEAL}))
    assert keys(choice) == [STATEMENTS, FIRST, PACT]


def test_a_record_is_shown_where_one_of_its_lanes_is() -> None:
    """What stands only in hidden lanes is not counted; what stands in another lane too is."""
    index = by_agreement()

    def shown(*hidden: int) -> list[int]:
        return COLUMNS.ids[rows_shown(index, arranged(index, LaneChoice(hidden=frozenset(hidden))))].tolist()

    assert shown() == [1, 2, 3, 4, 5]
    assert shown(PACT) == [1, 2, 3, 4, 5]
    assert shown(PACT, DEAL) == [1, 5]
    assert shown(FIRST, PACT, DEAL, STATEMENTS) == []


def test_what_is_tied_to_none_comes_last_unless_it_was_moved() -> None:
    """An order that names agreements alone does not draw the lanes by kind in among them."""
    assert keys(LaneChoice(LaneSort.HAND, order=(DEAL, PACT, FIRST))) == [DEAL, PACT, FIRST, STATEMENTS]
    assert keys(LaneChoice(LaneSort.HAND, order=(DEAL,))) == [FIRST, PACT, DEAL, STATEMENTS]


WHOLE = view_of((1988, 1, 1), (2020, 1, 1))


def test_the_scene_shows_the_lanes_chosen_in_their_order() -> None:
    """Geometry, headers and marks follow the order; hidden lanes have none of them."""
    given_scene = input_of(
        COLUMNS, WHOLE, lanes_by=LanesBy.AGREEMENT, membership=membership_of(COLUMNS, GROUPS)
    )
    choice = LaneChoice(LaneSort.NAME, hidden=frozenset({FIRST}))
    order = arranged(given_scene.lanes, choice)
    scene = scene_of(
        COLUMNS, WHOLE, lanes_by=LanesBy.AGREEMENT, membership=membership_of(COLUMNS, GROUPS), order=order
    )
    assert [lane.name for lane in scene.lanes] == ["Ágora Pact", "basin deal", "Statements"]
    tops = [lane.y for lane in scene.lanes]
    assert tops == sorted(tops)
    assert tops[0] == AXIS_PX
    assert {mark.lane for mark in scene.marks} <= {PACT, DEAL, STATEMENTS}


def test_a_last_row_tells_how_many_lanes_are_hidden() -> None:
    """It stands below the last lane, can be pointed at, and has room of its own."""
    membership = membership_of(COLUMNS, GROUPS)
    given_scene = input_of(COLUMNS, WHOLE, lanes_by=LanesBy.AGREEMENT, membership=membership)
    order = arranged(given_scene.lanes, LaneChoice(hidden=frozenset({FIRST, PACT})))
    changes = {"lanes_by": LanesBy.AGREEMENT, "membership": membership, "order": order}
    scene = scene_of(COLUMNS, WHOLE, **changes, hidden_lanes=2)
    words = [one for one in scene.primitives if isinstance(one, Text) and one.text == "2 lanes hidden"]
    assert len(words) == 1
    bottom = scene.lanes[-1].y + scene.lanes[-1].height
    hit = scene.hit(20, bottom + HIDDEN_ROW_PX / 2)
    assert hit is not None
    assert hit.kind == "hidden_lanes"
    assert scene.content_height_px == scene_of(COLUMNS, WHOLE, **changes).content_height_px + HIDDEN_ROW_PX


def test_with_all_lanes_hidden_the_last_row_is_all_there_is() -> None:
    """Nothing is drawn, and the way back stays in sight."""
    scene = scene_of(COLUMNS, WHOLE, order=arranged(by_agreement(), LaneChoice())[:0], hidden_lanes=1)
    assert scene.lanes == ()
    assert scene.marks == ()
    hit = scene.hit(20, AXIS_PX + HIDDEN_ROW_PX / 2)
    assert hit is not None
    assert hit.kind == "hidden_lanes"


def test_the_lane_under_the_pointer_stays_under_it() -> None:
    """Whatever becomes of the lanes above and of its own height, the pointer stays on its lane."""
    membership = membership_of(COLUMNS, GROUPS)
    changes = {"lanes_by": LanesBy.AGREEMENT, "membership": membership}
    before = scene_of(COLUMNS, WHOLE, **changes, density=Density.ROOMY)
    lane = before.lanes[2]
    for at_y in (lane.y + 1, lane.y + lane.height - 1):
        after = scene_of(COLUMNS, WHOLE, **changes, density=Density.COMPACT)
        scroll = steady_scroll(before, after, at_y)
        assert scroll is not None
        moved_by = after.layout.top_of(lane.number) - scroll + after.axis_px if after.layout else 0.0
        # lanes above became lower: the list can't be pushed down further than its top
        assert scroll == 0.0 or moved_by <= at_y <= moved_by + after.lanes[2].height
    grown = steady_scroll(after, before, after.lanes[2].y + 1)
    assert grown == pytest.approx(before.lanes[2].y - after.lanes[2].y)


@given(
    st.sampled_from(LaneSort),
    st.lists(st.integers(-3, 2**62), unique=True, max_size=9),
    st.frozensets(st.integers(-3, 2**62), max_size=9),
    st.sampled_from((None, *Density)),
)
def test_a_choice_written_down_is_read_back(
    sort: LaneSort, order: list[int], hidden: frozenset[int], density: Density | None
) -> None:
    """Nothing is lost on the way through the settings."""
    choice = LaneChoice(sort, tuple(order), hidden, hidden, density)
    assert LaneChoice.from_text(choice.to_text()) == choice


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        "[" * 100_000,
        '{"sort": "by magic", "order": [], "hidden": [], "unfolded": [], "density": null}',
        '{"sort": "name", "order": [1.5], "hidden": [], "unfolded": [], "density": null}',
        '{"sort": "name", "order": [true], "hidden": [], "unfolded": [], "density": null}',
        '{"sort": "name", "order": [], "hidden": "12", "unfolded": [], "density": null}',
        '{"sort": "name", "order": [], "hidden": [99999999999999999999], "unfolded": [], "density": null}',
        '{"sort": "name", "order": [], "hidden": [], "unfolded": [], "density": "vast"}',
        '{"sort": [], "order": [], "hidden": [], "unfolded": [], "density": {}}',
    ],
)
def test_what_the_program_did_not_write_is_no_choice(text: str) -> None:
    """Settings by a stranger's hand are left alone."""
    assert LaneChoice.from_text(text) is None
