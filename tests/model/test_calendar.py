"""The arithmetic of days holds for every year that a timeline can show."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.calendar import (
    DAY_MS,
    FIRST_YEAR,
    LAST_YEAR,
    civil,
    day_first_ms,
    day_last_ms,
    day_of,
    day_of_ms,
    days_in_month,
    first_of_month,
    is_leap_year,
    last_of_month,
    today,
    weekday,
)
from explorer.model.day_words import (
    day_in_words,
    day_iso,
    day_short,
    ordinal,
    weekday_name,
    year_in_words,
    year_iso,
)
from explorer.model.ids import Day

EPOCH = date(1970, 1, 1)
FIRST_DAY, LAST_DAY = day_of(FIRST_YEAR, 1, 1), day_of(LAST_YEAR, 12, 31)
any_day = st.integers(FIRST_DAY, LAST_DAY).map(Day)


@given(st.dates())
def test_days_agree_with_the_standard_library_in_its_years(a_date: date) -> None:
    """Within the years that datetime knows, day, weekday and parts are the same."""
    day = day_of(a_date.year, a_date.month, a_date.day)
    assert EPOCH + timedelta(days=day) == a_date
    assert civil(day) == (a_date.year, a_date.month, a_date.day)
    assert weekday(day) == a_date.weekday()
    assert day_iso(day) == a_date.isoformat()


@given(any_day)
def test_parts_and_number_of_a_day_are_inverse(day: Day) -> None:
    """A day's year, month and day of the month lead back to it."""
    year, month, day_of_month = civil(day)
    assert day_of(year, month, day_of_month) == day
    assert 1 <= month <= 12
    assert 1 <= day_of_month <= days_in_month(year, month)


@given(any_day.filter(lambda day: day < LAST_DAY))
def test_the_day_after_follows_in_every_count(day: Day) -> None:
    """The next day has the next date, the next weekday and begins where this one ends."""
    following = Day(day + 1)
    assert civil(day) < civil(following)
    assert weekday(following) == (weekday(day) + 1) % 7
    assert day_first_ms(following) == day_last_ms(day) + 1


@given(any_day, st.integers(0, DAY_MS - 1))
def test_every_millisecond_lies_in_its_day(day: Day, ms: int) -> None:
    """All milliseconds of a day, before and after 1970, are counted to that day and fit in 64 bits."""
    moment = day_first_ms(day) + ms
    assert day_of_ms(moment) == day
    assert -(2**63) <= moment < 2**63


@pytest.mark.parametrize(
    ("year", "is_leap"),
    [
        (2000, True),
        (1900, False),
        (2020, True),
        (2019, False),
        (0, True),
        (-4, True),
        (-100, False),
        (-400, True),
    ],
)
def test_leap_years_follow_the_gregorian_rule_before_our_era_too(year: int, is_leap: bool) -> None:
    """Every fourth year is a leap year but for full centuries not divisible by 400, in astronomical years."""
    assert is_leap_year(year) is is_leap
    assert days_in_month(year, 2) == (29 if is_leap else 28)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2019, 2, 29), (2018, 4, 31), (2019, 13, 1), (2019, 0, 1), (2019, 1, 0), (300_000_000, 1, 1)],
)
def test_a_day_that_does_not_exist_is_refused(year: int, month: int, day: int) -> None:
    """There is no number for a day that the calendar does not have."""
    with pytest.raises(ValueError, match=r"there is no|beyond"):
        day_of(year, month, day)


def test_known_days_before_our_era() -> None:
    """Day numbers before the epoch agree with published day counts."""
    assert day_of(1970, 1, 1) == 0
    assert day_of(1969, 12, 31) == -1
    assert day_of(0, 3, 1) == -719_468
    assert day_of(-4713, 11, 24) == -2_440_588  # the start of the Julian day count


def test_months_are_counted_on_into_the_next_year() -> None:
    """Month 13 and 14 are January and February of the year after, as a winter needs them."""
    assert first_of_month(2018, 13) == day_of(2019, 1, 1)
    assert last_of_month(2019, 14) == day_of(2020, 2, 29)


def test_today_is_the_day_on_this_machine() -> None:
    """Today is told by the local clock."""
    before = (date.today() - EPOCH).days
    assert before <= today() <= (date.today() - EPOCH).days


@given(st.integers(FIRST_YEAR, LAST_YEAR))
def test_no_year_zero_is_ever_shown(year: int) -> None:
    """A year in words is never 0, nor negative."""
    words = year_in_words(year)
    number = int(words.replace("AD ", "").replace(" BC", "").replace(",", ""))
    assert number >= 1
    assert number == (year if year > 0 else 1 - year)
    assert words.endswith(" BC") is (year <= 0)


@pytest.mark.parametrize(
    ("year", "words", "iso"),
    [
        (2019, "2019", "2019"),
        (476, "AD 476", "0476"),
        (79, "AD 79", "0079"),
        (1, "AD 1", "0001"),
        (0, "1 BC", "0000"),
        (-43, "44 BC", "-0043"),
        (-9999, "10,000 BC", "-9999"),
        (12_000, "AD 12,000", "Y12000"),
        (-170_000_000, "170,000,001 BC", "Y-170000000"),
    ],
)
def test_years_read_as_people_write_them(year: int, words: str, iso: str) -> None:
    """Years take BC or AD where they need it, and the four digits of EDTF."""
    assert year_in_words(year) == words
    assert year_iso(year) == iso


def test_days_read_as_people_write_them() -> None:
    """A day is written out, short, and in EDTF."""
    day = day_of(2019, 2, 22)
    assert day_in_words(day) == "22 February 2019"
    assert day_short(day) == "22 Feb 2019"
    assert day_iso(day) == "2019-02-22"
    assert weekday_name(day) == "Friday"
    assert day_in_words(day_of(-43, 3, 15)) == "15 March 44 BC"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (111, "111th"),
    ],
)
def test_ordinals_take_their_endings(number: int, words: str) -> None:
    """The teens take th, other numbers the ending of their last digit."""
    assert ordinal(number) == words
