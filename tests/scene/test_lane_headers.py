"""What the column of lanes' names says where room is short."""

from itertools import pairwise

import pytest
from scene_records import columns_of, membership_of, scene_of, view_of

from explorer.model.bands import AgreementBands, Band
from explorer.model.calendar import day_first_ms, day_of
from explorer.model.headline import Headline
from explorer.model.ids import RecordId
from explorer.scene.density import AXIS_PX, Density
from explorer.scene.lanes import LanesBy
from explorer.scene.primitives import Marks, Text
from explorer.scene.scene import Scene

VIEW = view_of((2019, 1, 1), (2019, 6, 1))
BAND = (Band(day_first_ms(day_of(1988, 6, 1)), None, "in force", "In force since 1 June 1988"),)
PARTIES = tuple((RecordId(actor), BAND) for actor in (1, 2, 3))


def treaty(name: str, headline: str, **changes: object) -> Scene:
    """A scene of one agreement with three parties."""
    columns = columns_of({"when": "2019-02-20"}, {"when": "2019-02-21"}, {"when": "2019-02-22"})
    return scene_of(
        columns,
        VIEW,
        lanes_by=LanesBy.AGREEMENT,
        membership=membership_of(columns, {50: (name, (1, 2, 3))}),
        bands={50: AgreementBands(BAND, PARTIES)},
        names={1: "United States", 2: "Russia", 3: "Belarus"},
        headlines={50: Headline(headline, "in_force")},
        **changes,
    )


def written(scene: Scene) -> list[Text]:
    """What is written in the column, without the axis."""
    return [
        one
        for one in scene.primitives
        if isinstance(one, Text) and one.x < scene.header_px and one.y > AXIS_PX
    ]


@pytest.mark.parametrize("density", Density)
def test_names_of_parties_stay_clear_of_the_lanes_own_while_it_scrolls(density: Density) -> None:
    """Name and headline stay at the top; a party that comes beneath them is not named meanwhile."""
    changes = {"unfolded": frozenset({50}), "density": density, "height_px": 160.0}
    assert {"United States", "Russia", "Belarus"} <= {
        one.text for one in written(treaty("INF Treaty", "in force", **changes, scroll_y_px=0.0))
    }
    for scroll in range(0, 120, 3):
        scene = treaty("INF Treaty", "in force", **changes, scroll_y_px=float(scroll))
        own = [one for one in written(scene) if one.text in ("INF Treaty", "in force")]
        parties = [one for one in written(scene) if one.text in ("United States", "Russia", "Belarus")]
        assert own
        for party in parties:
            assert all(party.y - one.y >= 12 for one in own), f"scrolled by {scroll}"
        assert all(below.y - above.y >= 12 for above, below in pairwise(parties))


def test_an_actors_lane_bears_its_colour() -> None:
    """A dot before the name tells which marks are the actor's own; one without a colour has none."""
    columns = columns_of({"when": "2019-02-20"}, {"when": "2019-02-21"})
    scene = scene_of(
        columns,
        VIEW,
        lanes_by=LanesBy.ACTOR,
        membership=membership_of(columns, {7: ("Trump", (1,)), 8: ("Kim", (2,))}),
        colours={7: "actor:3"},
    )
    dots = [one for one in scene.primitives if isinstance(one, Marks) and one.centres[0][0] < scene.header_px]
    assert [(one.colour, len(one.centres)) for one in dots] == [("actor:3", 1)]


@pytest.mark.parametrize(
    ("headline", "room", "expected"),
    [
        ("in force", 172, "in force"),
        ("in effect · North Korea withdrawn", 230, "in effect · North Korea…"),
        ("in effect · North Korea withdrawn", 172, "in effect …"),
        ("in effect · North Korea withdrawn", 116, ""),
        ("provisionally applied", 120, ""),
    ],
)
def test_a_headline_behind_a_name_tells_something_or_nothing(
    headline: str, room: float, expected: str
) -> None:
    """Most of it, else its first part, else none: two letters and dots are no standing."""
    scene = treaty("MDT", headline, density=Density.COMPACT, most_rows=1, header_px=float(room))
    told = [one.text for one in written(scene) if one.colour == "in_force_text"]
    assert told == ([expected] if expected else [])
