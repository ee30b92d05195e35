"""Spans as they are known on a day."""

import pytest

from explorer.model.calendar import day_of
from explorer.model.edtf import parse_edtf
from explorer.model.spans import end_of, ends_after, may_have_ended, span_upto

EVE = day_of(2019, 2, 22)


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2017-01-20/2021-01-20", "since 20 Jan 2017"),
        ("2017-01~/2021~", "since c. Jan 2017"),
        ("../2021-03", ""),
        ("/2021", ""),
        ("1998-11-12/", "since 12 Nov 1998, end unknown"),
        ("1789/..", "since 1789"),
        ("2017/2019", "2017–2019"),
        ("2018-12/2019-02-22", "Dec 2018 – 22 Feb 2019"),
        ("2005", "2005"),
    ],
)
def test_an_end_to_come_is_not_told(edtf: str, told: str) -> None:
    """An end after the day is left out; one that is unknown says so; one that had begun stays."""
    assert span_upto(parse_edtf(edtf), EVE) == told


def test_without_a_day_the_whole_span_is_told() -> None:
    """Where no day is chosen nothing lies after it."""
    assert span_upto(parse_edtf("2017-01-20/2021-01-20"), None) == "20 Jan 2017 – 20 Jan 2021"


@pytest.mark.parametrize(
    ("edtf", "may_have"),
    [("1998-11-12/", True), ("2017/2019", True), ("1789/..", False), ("2017/2021", False), ("2019", False)],
)
def test_what_may_have_ended_is_known_by_its_end(edtf: str, may_have: bool) -> None:
    """An end that is unknown, or that may lie before the day, leaves it open whether it still holds."""
    assert may_have_ended(parse_edtf(edtf), EVE) is may_have


def test_an_end_stands_alone() -> None:
    """The end of what holds can be told by itself."""
    span = parse_edtf("2017-01-20/2021-01-20")
    assert ends_after(span, EVE)
    assert not ends_after(span, None)
    assert end_of(span) == "until 20 Jan 2021"
