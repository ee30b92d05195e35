"""Dates are read as people type them; what is impossible is refused, what is unclear is kept as text."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.calendar import civil, day_of, days_in_month, today
from explorer.model.day_words import (
    MONTH_NAMES,
    WEEKDAY_NAMES,
    day_in_words,
    day_iso,
    day_short,
    weekday_name,
)
from explorer.model.errors import DateError, ImpossibleDate, UnreadableDate
from explorer.model.ids import Day
from explorer.model.reading import parse_edtf, read_day, read_or_keep, read_when
from explorer.model.when import When

REFERENCE = day_of(2019, 2, 22)  # a Friday

TYPED = [
    # a day
    ("27 Feb 2019", "2019-02-27"),
    ("27 February 2019", "2019-02-27"),
    ("Feb 27, 2019", "2019-02-27"),
    ("February 27 2019", "2019-02-27"),
    ("FEBRUARY 27TH, 2019", "2019-02-27"),
    ("27th of February, 2019", "2019-02-27"),
    ("the 27th of February 2019", "2019-02-27"),
    ("27-Feb-2019", "2019-02-27"),
    ("27Feb2019", "2019-02-27"),
    ("27. Feb. 2019", "2019-02-27"),
    ("2019 Feb 27", "2019-02-27"),
    ("Sept. 5, 2018", "2018-09-05"),
    ("on 27 Feb 2019", "2019-02-27"),
    ("27/2/2019", "2019-02-27"),
    ("27.02.2019", "2019-02-27"),
    ("27-2-2019", "2019-02-27"),
    ("27. 2. 2019", "2019-02-27"),
    ("2019/2/27", "2019-02-27"),
    ("2019.02.27", "2019-02-27"),
    ("2019-2-7", "2019-02-07"),
    ("20190227", "2019-02-27"),
    ("Wednesday 27 February 2019", "2019-02-27"),
    ("Wed., Feb. 27, 2019", "2019-02-27"),
    ("27 February 2019 (Wednesday)", "2019-02-27"),
    ("29 February 2020", "2020-02-29"),
    ("2019年2月27日", "2019-02-27"),
    ("2019년 2월 27일", "2019-02-27"),
    # a time
    ("27 Feb 2019 14:30", "2019-02-27T14:30"),
    ("27 Feb 2019, 2:30 pm", "2019-02-27T14:30"),
    ("27 Feb 2019 at 2.30 p.m.", "2019-02-27T14:30"),
    ("12 am on 27 Feb 2019", "2019-02-27T00"),
    ("12:05 pm, 27 Feb 2019", "2019-02-27T12:05"),
    ("noon on 27 Feb 2019", "2019-02-27T12:00"),
    ("2 pm on 27 Feb 2019", "2019-02-27T14"),
    ("2019-02-27 14:30", "2019-02-27T14:30"),
    ("2019-02-27 14:30:15.250", "2019-02-27T14:30:15.250"),
    ("2019-02-27T14:30+09:00", "2019-02-27T14:30+09:00"),
    ("2019-02-27t14:30z", "2019-02-27T14:30Z"),
    ("2019-02-27T14:30 +09:00", "2019-02-27T14:30+09:00"),
    ("27 Feb 2019 14:30 UTC+9", "2019-02-27T14:30+09:00"),
    ("27 Feb 2019 14:30 GMT", "2019-02-27T14:30Z"),
    ("27 Feb 2019 14:30–16:00", "2019-02-27T14:30/2019-02-27T16:00"),
    ("14:30 to 16:00 on 27 Feb 2019", "2019-02-27T14:30/2019-02-27T16:00"),
    ("Wed, 27 Feb 2019 14:30:00 +0900", "2019-02-27T14:30:00+09:00"),
    ("Wed Feb 27 14:30:00 2019", "2019-02-27T14:30:00"),
    # a month, season, year, decade, century
    ("February 2019", "2019-02"),
    ("Feb. 2019", "2019-02"),
    ("2019 February", "2019-02"),
    ("in February 2019", "2019-02"),
    ("2/2019", "2019-02"),
    ("2019/02", "2019-02"),
    ("2019", "2019"),
    ("in 2019", "2019"),
    ("the year 476", "0476"),
    ("4 September 476", "0476-09-04"),
    ("spring 2003", "2003-21"),
    ("in the summer of 2003", "2003-22"),
    ("fall 2003", "2003-23"),
    ("winter 2018", "2018-24"),
    ("winter 2018/19", "2018-24"),
    ("winter of 2018–2019", "2018-24"),
    ("Q1 2019", "2019-33"),
    ("the fourth quarter of 2019", "2019-36"),
    ("1990s", "199X"),
    ("the 1990's", "199X"),
    ("2000s", "200X"),
    ("5th century", "04XX"),
    ("the fifth century AD", "04XX"),
    ("20th c.", "19XX"),
    ("5th century BC", "-04XX"),
    ("1st century", "[0001..0099]"),
    ("1st century BC", "-00XX"),
    ("2nd millennium BC", "-1XXX"),
    # eras
    ("44 BC", "-0043"),
    ("44 BCE", "-0043"),
    ("44 B.C.", "-0043"),
    ("1 BC", "0000"),
    ("15 March 44 BC", "-0043-03-15"),
    ("AD 79", "0079"),
    ("79 CE", "0079"),
    ("24 August AD 79", "0079-08-24"),
    ("12,000 BC", "Y-11999"),
    ("500–401 BC", "-0499/-0400"),
    ("27 BC to AD 14", "-0026/0014"),
    ("AD 14–37", "0014/0037"),
    ("5th–6th century", "04XX/05XX"),
    ("-0044-03-15", "-0044-03-15"),
    # doubt
    ("c. 1984", "1984~"),
    ("c.1984", "1984~"),
    ("ca 1984", "1984~"),
    ("about 1984", "1984~"),
    ("around 1984", "1984~"),
    ("~1984", "1984~"),
    ("1984 ?", "1984?"),
    ("1984 (uncertain)", "1984?"),
    ("perhaps 1984", "1984?"),
    ("perhaps about 1984", "1984%"),
    ("about 27 February 2019", "2019-02-27~"),
    ("c. 1984–1986", "1984~/1986~"),
    ("c. 1984 – 1986?", "1984%/1986%"),
    ("about the 5th century", "04XX~"),
    ("about early March 2019", "[2019-03-01~..2019-03-10~]"),
    # before, after, since, until
    ("before 3 June 1999", "[..1999-06-02]"),
    ("before 1 March 2020", "[..2020-02-29]"),
    ("before June 1999", "[..1999-05]"),
    ("before January 1999", "[..1998-12]"),
    ("before 1999", "[..1998]"),
    ("before 1 BC", "[..-0001]"),
    ("before the 1990s", "[..1989-12-31]"),
    ("before about 1984", "[..1983~]"),
    ("before 14:30 on 27 Feb 2019", "[..2019-02-27T14:29]"),
    ("after 5 May 2018", "[2018-05-06..]"),
    ("after 31 December 2018", "[2019-01-01..]"),
    ("after December 2018", "[2019-01..]"),
    ("after spring 2019", "[2019-06-01..]"),
    ("after early March 2019", "[2019-03-11..]"),
    ("by 3 June 1999", "[..1999-06-03]"),
    ("no later than 3 June 1999", "[..1999-06-03]"),
    ("3 June 1999 or earlier", "[..1999-06-03]"),
    ("not before June 1999", "[1999-06..]"),
    ("1999 or later", "[1999..]"),
    ("after 1984 and before 1990", "[1985..1989]"),
    ("since 2018", "2018/.."),
    ("since about February 2019", "2019-02~/.."),
    ("from 2018 onwards", "2018/.."),
    ("2018–", "2018/.."),
    ("2018 – present", "2018/.."),
    ("until 2019", "../2019"),
    ("until late 2019", "../2019-39"),
    # ranges and lists
    ("25–28 May 1999", "1999-05-25/1999-05-28"),
    ("25-28 May 1999", "1999-05-25/1999-05-28"),
    ("25 — 28 May 1999", "1999-05-25/1999-05-28"),
    ("May 25–28, 1999", "1999-05-25/1999-05-28"),
    ("from 25 to 28 May 1999", "1999-05-25/1999-05-28"),
    ("25.–28. May 1999", "1999-05-25/1999-05-28"),
    ("25.5.–28.5.1999", "1999-05-25/1999-05-28"),
    ("25/5/1999 – 28/5/1999", "1999-05-25/1999-05-28"),
    ("1999-05-25 to 1999-05-28", "1999-05-25/1999-05-28"),
    ("Tuesday 25 – Friday 28 May 1999", "1999-05-25/1999-05-28"),
    ("27 February to 2 March 2019", "2019-02-27/2019-03-02"),
    ("1999-05-25/28", "1999-05-25/1999-05-28"),
    ("1999-05-25/06-03", "1999-05-25/1999-06-03"),
    ("May 1999-25 June 1999", "1999-05/1999-06-25"),
    ("27 Sept. to 2 Oct. 2019", "2019-09-27/2019-10-02"),
    ("14:30, Sept. 27, 2019", "2019-09-27T14:30"),
    ("27 February 2019 to 2 March", "2019-02-27/2019-03-02"),
    ("Feb. 27–March 2, 2019", "2019-02-27/2019-03-02"),
    ("27 Dec 2018 – 2 Jan 2019", "2018-12-27/2019-01-02"),
    ("May–June 1999", "1999-05/1999-06"),
    ("spring to autumn 2003", "2003-21/2003-23"),
    ("1984–1986", "1984/1986"),
    ("1984-1986", "1984/1986"),
    ("1984–86", "1984/1986"),
    ("1990s to 2000s", "199X/200X"),
    ("2018 to February 2019", "2018/2019-02"),
    ("late 2018 to early 2019", "2018-39/2019-37"),
    ("between 1984 and 1986", "[1984..1986]"),
    ("one day between 10 and 17 Feb 2019", "[2019-02-10..2019-02-17]"),
    ("between 10 and 17 February 2019", "[2019-02-10..2019-02-17]"),
    ("some time between May and June 1999", "[1999-05..1999-06]"),
    ("27 or 28 February 2019", "[2019-02-27,2019-02-28]"),
    ("either 1984 or 1986", "[1984,1986]"),
    ("1984, 1985 or 1987", "[1984,1985,1987]"),
    ("1 and 3 February 2019", "{2019-02-01,2019-02-03}"),
    ("1, 3 and 5 February 2019", "{2019-02-01,2019-02-03,2019-02-05}"),
    # parts
    ("early March 2019", "[2019-03-01..2019-03-10]"),
    ("mid March 2019", "[2019-03-11..2019-03-20]"),
    ("mid-March 2019", "[2019-03-11..2019-03-20]"),
    ("late March 2019", "[2019-03-21..2019-03-31]"),
    ("late February 2019", "[2019-02-21..2019-02-28]"),
    ("mid to late March 2019", "[2019-03-11..2019-03-31]"),
    ("early 2019", "[2019-01..2019-04]"),
    ("mid-2019", "[2019-05..2019-08]"),
    ("late in 2019", "[2019-09..2019-12]"),
    ("early 1990s", "[1990..1993]"),
    ("the mid-1990s", "[1994..1996]"),
    ("late 1990s", "[1997..1999]"),
    ("early 20th century", "[1900..1933]"),
    ("late 5th century BC", "[-0432..-0400]"),
    ("early spring 2003", "2003-03"),
    ("late winter 2018", "2019-02"),
    ("first half of 2019", "[2019-01..2019-06]"),
    ("second half of the 1990s", "[1995..1999]"),
    # from a day
    ("today", "2019-02-22"),
    ("yesterday", "2019-02-21"),
    ("tomorrow", "2019-02-23"),
    ("the day before yesterday", "2019-02-20"),
    ("last Thursday", "2019-02-21"),
    ("last Friday", "2019-02-15"),
    ("next Friday", "2019-03-01"),
    ("last June", "2018-06"),
    ("last month", "2019-01"),
    ("this year", "2019"),
    ("last week", "[2019-02-11..2019-02-17]"),
    ("the following day", "2019-02-23"),
    ("the next day", "2019-02-23"),
    ("the previous day", "2019-02-21"),
    ("the same day", "2019-02-22"),
    ("the day before", "2019-02-21"),
    ("the month after", "2019-03"),
    ("the following month", "2019-03"),
    ("two weeks later", "2019-03-08"),
    ("2 weeks later", "2019-03-08"),
    ("three days earlier", "2019-02-19"),
    ("a month later", "2019-03"),
    ("two years ago", "2017"),
    ("six months after 2 February 2019", "2019-08"),
    ("two weeks after 3 June 1999", "1999-06-17"),
    ("the day before 1 March 2020", "2020-02-29"),
    ("since last Thursday", "2019-02-21/.."),
    ("before today", "[..2019-02-21]"),
    ("27 January 2019 to yesterday", "2019-01-27/2019-02-21"),
    # EDTF as people write it
    ("[1667, 1668, 1670..1672]", "[1667,1668,1670..1672]"),
    ("2019-02-27 / 2019-02-28", "2019-02-27/2019-02-28"),
    ("199x", "199X"),
    ("199u", "199X"),
    ("1984?~", "1984%"),
    ("1984/open", "1984/.."),
    ("unknown/1984", "/1984"),
]


@pytest.mark.parametrize(("text", "edtf"), TYPED, ids=[text for text, _ in TYPED])
def test_what_people_type_is_read_as_edtf(text: str, edtf: str) -> None:
    """Each form means its EDTF, flags and bounds included, and keeps the text as typed."""
    when = read_when(text, reference=REFERENCE)
    assert when.edtf == edtf
    meant = parse_edtf(edtf)
    assert when == When(text, *(getattr(meant, name) for name in When.__slots__[1:]))


@pytest.mark.parametrize(
    ("text", "date_order", "edtf"),
    [
        ("3/4/2019", "dmy", "2019-04-03"),
        ("3/4/2019", "mdy", "2019-03-04"),
        ("3.4.2019", "mdy", "2019-03-04"),
        ("2019/3/4", "dmy", "2019-03-04"),
        ("2019/3/4", "mdy", "2019-03-04"),
        ("2019/3/4", "ymd", "2019-03-04"),
        ("2/27/2019", "mdy", "2019-02-27"),
        ("2/27–3/2/2019", "mdy", "2019-02-27/2019-03-02"),
        ("27/2–2/3/2019", "dmy", "2019-02-27/2019-03-02"),
    ],
)
def test_the_order_of_day_and_month_is_a_setting(text: str, date_order: str, edtf: str) -> None:
    """Numbers alone are read in the order that is set; a year in front is followed by month and day."""
    assert read_when(text, date_order=date_order).edtf == edtf


def test_day_and_month_are_never_swapped() -> None:
    """A number that can't be a month in the order that is set is refused, not tried the other way round."""
    with pytest.raises(ImpossibleDate, match=r"no month 27.*month first"):
        read_when("27/2/2019", date_order="mdy")
    with pytest.raises(ImpossibleDate, match=r"no month 27.*day first"):
        read_when("2/27/2019", date_order="dmy")
    with pytest.raises(UnreadableDate, match="year last"):
        read_when("3/4/2019", date_order="ymd")
    with pytest.raises(ValueError, match="date order"):
        read_when("3/4/2019", date_order="ydm")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2019-02-29", "no leap year"),
        ("29 Feb 2019", "no leap year"),
        ("29/2/2019", "no leap year"),
        ("2019-13", "no month 13"),
        ("1914-18", "write 1914/1918"),
        ("about 1984-86", "write 1984/1986"),
        ("31 April 2018", "April has 30 days"),
        ("April 31, 2018", "April has 30 days"),
        ("32 May 2019", "May has 31 days"),
        ("2019-02-30 14:30", "does not exist"),
        ("2018-06-12/2018-04-27", "ends before it begins"),
        ("12 June 2018 to 27 April 2018", "ends before it begins"),
        ("28–25 May 1999", "ends before it begins"),
        ("between 1986 and 1984", "ends before it begins"),
        ("2019-02-27T25:00", "no hour 25"),
        ("27 Feb 2019 25:00", "no hour 25"),
        ("27 Feb 2019 14:75", "no minute 75"),
        ("27 Feb 2019 13 pm", "no 13 pm"),
        ("Tuesday 27 February 2019", "is a Wednesday, not a Tuesday"),
        ("Feb 27, 2019 (Thu)", "is a Wednesday, not a Thursday"),
        ("Thu Feb 30 14:30:00 2019", "does not exist"),
        ("0 BC", "no year 0"),
        ("the year 0", "no year 0"),
        ("0th century", "no 0th century"),
        ("winter 2018/20", "from December to February"),
        ("before 31 April 2018", "April has 30 days"),
        ("c. 31 April 2018", "April has 30 days"),
        ("since 2019-02-29", "does not exist"),
    ],
)
def test_impossible_dates_are_refused_even_where_text_may_be_kept(text: str, reason: str) -> None:
    """A date that does not exist is never kept as text: it is refused in one sentence with the reason."""
    with pytest.raises(ImpossibleDate, match=reason) as caught:
        read_or_keep(text, reference=REFERENCE)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


UNREADABLE = [
    "",
    "   ",
    "hello",
    "during the talks",
    "before the war",
    "27 Feb",
    "February",
    "spring",
    "27",
    "44",
    "476",
    "Thursday",
    "on Thursday",
    "27/2/19",
    "27 Feb 19",
    "90s",
    "1900s",
    "2009/10",
    "2001–06",
    "27 Dec – 2 Jan 2019",
    "since early March 2019",
    "27 Feb 2019 14:30 KST",
    "Wednesday February 2019",
    "Feb 2019 14:30",
    "27 Feb 2019 something",
    "meeting of 27 Feb 2019",
    "1984 (maybe not)",
    "27 Feb 2019 and more",
    "2019²",
    "Ⅻ 2019",
    "2019\x00",
    "\u202e9102",
    "Y3E8",
    "300000000 BC",
    "13,800,000,000 BC",
    "2019-02-27T14:30:15.1234",
    "x" * 100_000,
    "2019 " * 20_000,
    "[" + "2019," * 30_000 + "2019]",
]


@pytest.mark.parametrize("text", UNREADABLE, ids=[ascii(text[:24]) for text in UNREADABLE])
def test_what_is_unclear_is_not_guessed_but_kept(text: str) -> None:
    """Text without a year, with two meanings or with more than a date can't be read, and is kept as it is."""
    with pytest.raises(UnreadableDate) as caught:
        read_when(text)
    assert len(str(caught.value)) < 250
    assert str(caught.value).isprintable()
    kept = read_or_keep(text)
    assert kept == When(text)
    assert not kept.is_dated


@pytest.mark.parametrize(
    "text", ["two weeks later", "the following day", "the same month", "three days earlier"]
)
def test_what_points_back_needs_a_reference_day(text: str) -> None:
    """Without a reference day nothing is counted from today in its place."""
    with pytest.raises(UnreadableDate, match="reference day"):
        read_when(text)


def test_spoken_days_are_counted_from_today_without_a_reference() -> None:
    """Today and yesterday are those of the one who types."""
    assert day_iso(Day(today() - 1)) <= (read_when("yesterday").edtf or "") <= day_iso(today())


def test_months_and_years_are_counted_to_months_and_years() -> None:
    """Who says two years ago names a year, not a day: nothing is made more exact than it was said."""
    day = day_of(2019, 3, 31)
    for text, edtf in (
        ("a month later", "2019-04"),
        ("two years ago", "2017"),
        ("ten months earlier", "2018-05"),
    ):
        assert read_when(text, reference=day).edtf == edtf


@pytest.mark.parametrize(
    ("text", "month", "edtf"),
    [
        ("last summer", 2, "2018-22"),
        ("last summer", 7, "2018-22"),
        ("last summer", 9, "2019-22"),
        ("last winter", 2, "2017-24"),
        ("last winter", 3, "2018-24"),
        ("next spring", 2, "2019-21"),
        ("next spring", 4, "2020-21"),
        ("next winter", 11, "2019-24"),
    ],
)
def test_the_last_season_is_over_and_the_next_has_not_begun(text: str, month: int, edtf: str) -> None:
    """A season that goes on is neither the last nor the next."""
    assert read_when(text, reference=day_of(2019, month, 15)).edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "２０１９－０２－２７",
        "٢٠١٩-٠٢-٢٧",
        "2019−02−27",
        "2019‐02‐27",
        "2019‑02‑27",
        "\u200e2019-02-27\u200f",
        "\n2019-02-27\t",
        "27\u00a0Feb\u202f2019",
        "２７　Feb　2019",
        "\ufeff27 Feb 2019",
    ],
)
def test_typography_does_not_matter(text: str) -> None:
    """Full-width and other digits, kinds of hyphen and space, and marks that do not show are read through."""
    assert read_when(text).edtf == "2019-02-27"


months = st.sampled_from(["%B", "%b", "%b."])
any_modern_day = st.integers(day_of(1000, 1, 1), day_of(9999, 12, 31)).map(Day)


@given(any_modern_day, st.data())
def test_every_day_is_read_in_every_common_style(day: Day, data: st.DataObject) -> None:
    """Whatever the style, a day that is written out is that day."""
    year, month, number = civil(day)
    name = data.draw(
        st.sampled_from([MONTH_NAMES[month - 1], MONTH_NAMES[month - 1][:3], MONTH_NAMES[month - 1].upper()])
    )
    styles = [
        f"{number} {name} {year}",
        f"{name} {number}, {year}",
        f"{number:02d}-{name}-{year}",
        f"{year} {name} {number}",
        f"{weekday_name(day)}, {number} {name} {year}",
        f"{weekday_name(day)[:3]} {name} {number} {year}",
        f"{number}/{month}/{year}",
        f"{number:02d}.{month:02d}.{year}",
        f"{year}/{month}/{number}",
        day_iso(day),
        day_in_words(day),
        day_short(day),
    ]
    assert read_when(data.draw(st.sampled_from(styles))).edtf == day_iso(day)


@given(any_modern_day, st.integers(1, 6))
def test_any_other_weekday_is_refused(day: Day, off: int) -> None:
    """A day with a weekday that is not its own is impossible."""
    wrong = WEEKDAY_NAMES[(WEEKDAY_NAMES.index(weekday_name(day)) + off) % 7]
    with pytest.raises(ImpossibleDate, match="not a"):
        read_when(f"{wrong} {day_in_words(day)}")


@given(st.integers(1000, 9999), st.integers(1, 12), st.integers(1, 31))
def test_every_day_of_a_month_exists_or_is_refused(year: int, month: int, day: int) -> None:
    """The calendar alone decides, and in every style alike."""
    for text in (
        f"{day} {MONTH_NAMES[month - 1]} {year}",
        f"{day}/{month}/{year}",
        f"{year}-{month:02d}-{day:02d}",
    ):
        if day <= days_in_month(year, month):
            assert read_when(text).edtf == f"{year}-{month:02d}-{day:02d}"
        else:
            with pytest.raises(ImpossibleDate):
                read_when(text)


@given(any_modern_day)
def test_the_three_parts_of_a_month_make_the_whole(day: Day) -> None:
    """Early, mid and late follow each other without gap or overlap from the first day to the last."""
    year, month, _ = civil(day)
    parts = [read_when(f"{part} {MONTH_NAMES[month - 1]} {year}") for part in ("early", "mid", "late")]
    whole = read_when(f"{MONTH_NAMES[month - 1]} {year}")
    assert parts[0].start_earliest == whole.start_earliest
    assert parts[2].end_latest == whole.end_latest
    for earlier, later in ((0, 1), (1, 2)):
        assert (parts[earlier].end_latest or 0) + 1 == parts[later].start_earliest


@given(any_modern_day)
def test_before_and_after_a_day_leave_out_that_day_alone(day: Day) -> None:
    """What is before a day ends with the day before, what is after begins with the day after."""
    words = day_in_words(day)
    whole, before, after = read_when(words), read_when(f"before {words}"), read_when(f"after {words}")
    assert before.end_latest is not None
    assert before.end_latest + 1 == whole.start_earliest
    assert whole.end_latest is not None
    assert whole.end_latest + 1 == after.start_earliest
    assert before.start_earliest is None
    assert after.end_latest is None


WORDS = re.findall(
    r"\S+",
    """
early mid late the of in on at about c. circa before after between and or to – - / .. , 27 28 2019
1984 44 BC AD BCE spring winter 5th century 1990s 1900s Feb March May Monday Thu last next two weeks
later ago following day month year today 14:30 2 pm Z +09:00 UTC+9 ? ~ % [ ] 201X 2004-06-XX Y-17E7
q1 first half quarter since until by from 0 31 30 13 99999 999999999 ( ) 年 ' perhaps present now
Y292000000 Y-292000000
""",
)
soup = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words), ", ".join(words)])
)


@given(
    soup | st.text(max_size=60), st.sampled_from(["dmy", "mdy", "ymd"]), st.sampled_from([None, REFERENCE])
)
def test_any_text_becomes_a_date_a_text_or_a_reason(
    text: str, date_order: str, reference: Day | None
) -> None:
    """Out comes a date that its EDTF tells in full, the text, or a sentence, but never our own failure."""
    try:
        when = read_or_keep(text, reference=reference, date_order=date_order)
    except ImpossibleDate as error:
        reason = str(error)
        assert reason.endswith(".")
        return
    assert when.text == text
    if when.edtf is not None:
        meant = parse_edtf(when.edtf)
        assert when == When(text, *(getattr(meant, name) for name in When.__slots__[1:]))


def test_a_day_for_which_something_is_told() -> None:
    """A full day is wanted for an as-of day: anything wider is refused with what to write."""
    assert read_day("22 Feb 2019") == REFERENCE
    assert read_day("2019-02-22") == REFERENCE
    assert read_day("2019-02-22T14:30") == REFERENCE
    assert read_day("yesterday", reference=REFERENCE) == REFERENCE - 1
    for text in (
        "2019",
        "Feb 2019",
        "21–22 Feb 2019",
        "since 22 Feb 2019",
        "before 22 Feb 2019",
        "c. 22 Feb 2019",
        "hello",
    ):
        with pytest.raises(DateError, match="2019"):
            read_day(text)


def test_ten_thousand_plain_dates_take_less_than_a_second() -> None:
    """An import of ordinary dates is not held up by their reading."""
    texts = [day_iso(Day(number)) for number in range(10_000)]
    start = time.perf_counter()
    for text in texts:
        read_when(text)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    "text",
    [
        "1-" * 99,
        "27 to " * 30,
        "about " * 33,
        "early " * 33,
        "c" * 200,
        "?" * 200,
        "- " * 99,
        "1:1" * 66,
        "(" * 200,
        "between 1 and " * 14,
        "monday " * 28,
        "a b " * 50,
        "X" * 999,
        "[" + "XXXX-02-30," * 80 + "2019]",
        "–" * 200,
    ],
)
def test_hostile_text_is_turned_down_at_once(text: str) -> None:
    """No text makes the reading slow."""
    start = time.perf_counter()
    with pytest.raises(DateError):
        read_when(text)
    assert time.perf_counter() - start < 0.5
