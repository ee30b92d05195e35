"""Coordinates as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.degrees import (
    Axis,
    UnreadableDegrees,
    degrees_as_typed,
    describe_degrees,
    read_degrees,
    split_pair,
)


@pytest.mark.parametrize(
    ("text", "axis", "degrees"),
    [
        ("39.0392", "latitude", 39.0392),
        (" -77.0365 ", "longitude", -77.0365),
        ("\u221277.0365", "longitude", -77.0365),
        ("39,0392", "latitude", 39.0392),
        ("39.0392 N", "latitude", 39.0392),
        ("s 12", "latitude", -12.0),
        ("39° 2′ 21″ N", "latitude", 39.0391667),
        ("77°2'12\"W", "longitude", -77.0366667),
        ("21°01.5′ N", "latitude", 21.025),
        ("21 1 30 N", "latitude", 21.025),
        ("90", "latitude", 90.0),
        ("180 W", "longitude", -180.0),
        ("0", "latitude", 0.0),
    ],
)
def test_a_coordinate_is_read(text: str, axis: Axis, degrees: float) -> None:
    """Decimal or in minutes, with a letter or a sign, a coordinate is a number of degrees."""
    assert read_degrees(text, axis) == degrees


@pytest.mark.parametrize(
    ("text", "axis", "said"),
    [
        ("north", "latitude", "write it like 39.0392"),
        ("", "latitude", "write it like"),
        ("95", "latitude", "goes to 90 degrees at most"),
        ("-181", "longitude", "goes to 180 degrees at most"),
        ("39 E", "latitude", "A latitude is N or S, not E"),
        ("39 N", "longitude", "A longitude is E or W, not N"),
        ("N 39 S", "latitude", "says twice"),
        ("-39 N", "latitude", "says twice"),
        ("39° 61′", "latitude", "less than 60"),
        ("39.0392, 125.7625", "latitude", "is no latitude"),
    ],
)
def test_what_is_no_coordinate_is_refused(text: str, axis: Axis, said: str) -> None:
    """What can't be a coordinate is refused with the reason, never guessed."""
    with pytest.raises(UnreadableDegrees, match=said):
        read_degrees(text, axis)


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("39.0392, -125.7625", ("39.0392", "-125.7625")),
        ("39.0392,125.7625", ("39.0392", "125.7625")),
        ("39.0392 125.7625", ("39.0392", "125.7625")),
        ("39°2′21″N 125°45′45″E", ("39°2′21″N", "125°45′45″E")),
        ("39.0392° N, 125.7625° E", ("39.0392° N", "125.7625° E")),
        ("39.0392", None),
        ("39 2 21", None),
        ("39,5", None),
        ("Hanoi, Vietnam", None),
    ],
)
def test_a_pasted_pair_is_divided(text: str, halves: tuple[str, str] | None) -> None:
    """A pair copied from a map is two coordinates; one coordinate stays one."""
    assert split_pair(text) == halves


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_what_is_shown_is_read_again(latitude: float, longitude: float) -> None:
    """A coordinate as its field shows it is read as the same, to a ten-millionth of a degree."""
    assert read_degrees(degrees_as_typed(latitude), "latitude") == pytest.approx(latitude, abs=1e-7)
    assert read_degrees(degrees_as_typed(longitude), "longitude") == pytest.approx(longitude, abs=1e-7)


def test_a_pair_is_told_with_letters() -> None:
    """South and west are told by letters."""
    assert describe_degrees(39.0392, -77.5) == "39.0392° N, 77.5° W"
