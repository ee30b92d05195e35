"""Dates said by their bounds alone."""

import pytest

from explorer.model.bounds_words import bounds_in_words
from explorer.model.columns import OPEN_END, OPEN_START
from explorer.model.edtf import parse_edtf
from explorer.model.wording import describe


@pytest.mark.parametrize(
    "edtf",
    [
        *("2019-02-27", "2019-02", "2019", "1984~", "1984?", "1984%", "2019-02-27~", "-0044-03-15"),
        *("2019-02-27/2019-02-28", "2018/2019", "2018-06-12/2019-02", "2019-02-22/..", "../2019-02-22"),
        *("[2019-02-10..2019-02-17]", "2004-02", "1950/1953-07-27"),
    ],
)
def test_bounds_say_what_the_date_says(edtf: str) -> None:
    """Days, months, years, spans and what is one day among several read as they do from the EDTF."""
    when = parse_edtf(edtf)
    said = bounds_in_words(
        OPEN_START if when.start_earliest is None else when.start_earliest,
        OPEN_START if when.start_latest is None else when.start_latest,
        OPEN_END if when.end_earliest is None else when.end_earliest,
        OPEN_END if when.end_latest is None else when.end_latest,
        is_approximate=when.approximate,
        is_uncertain=when.uncertain,
    )
    assert said == describe(when)


@pytest.mark.parametrize(
    "edtf", ["2019-21", "199X", "Y-17E7", "12XX", "[1667,1668,1670..1672]", "2019-02-27T14:30"]
)
def test_other_dates_are_said_somehow(edtf: str) -> None:
    """A season, a decade, a list of years, a minute and a far year are said by the days that bound them."""
    when = parse_edtf(edtf)
    assert None not in (when.start_earliest, when.end_latest)
    said = bounds_in_words(when.start_earliest, when.start_latest, when.end_earliest, when.end_latest)  # type: ignore[arg-type]  # not open
    assert said
