"""Every form of EDTF has exactly its bounds, is written back as it means; what does not exist is refused."""

import warnings
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model.calendar import DAY_MS, civil, day_of, day_of_ms
from explorer.model.day_words import day_iso, year_iso
from explorer.model.edtf import parse_edtf
from explorer.model.errors import DateError, ImpossibleDate, UnreadableDate
from explorer.model.ids import Day
from explorer.model.when import Precision, When

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from edtf import parse_edtf as oracle_of

NO_DAY = (None, None, None, None)


def bounds_of(when: When) -> tuple[int | None, int | None, int | None, int | None]:
    """Give the four bounds."""
    return when.start_earliest, when.start_latest, when.end_earliest, when.end_latest


def outer_bounds_of(when: When) -> tuple[int, int]:
    """Give the outer bounds of a date of which neither side is open."""
    assert when.start_earliest is not None
    assert when.end_latest is not None
    return when.start_earliest, when.end_latest


def told(ms: int | None, is_end: bool) -> str | None:
    """Write a bound as its day, checking that it is the day's first or last millisecond, or with its time."""
    if ms is None:
        return None
    day = day_of_ms(ms)
    rest = ms - day * DAY_MS
    if rest == (DAY_MS - 1 if is_end else 0):
        return day_iso(day)
    seconds, millisecond = divmod(rest, 1_000)
    return (
        f"{day_iso(day)}T{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{millisecond:03d}"
    )


def told_bounds(when: When) -> tuple[str | None, str | None, str | None, str | None]:
    """Write the four bounds as days."""
    return (
        told(when.start_earliest, False),
        told(when.start_latest, False),
        told(when.end_earliest, True),
        told(when.end_latest, True),
    )


# text; the four bounds, as the days whose first or last millisecond they are; precision
FORMS: list[tuple[str, str | None, str | None, str | None, str | None, str]] = [
    ("2019", "2019-01-01", "2019-12-31", "2019-01-01", "2019-12-31", "year"),
    ("2019-02", "2019-02-01", "2019-02-28", "2019-02-01", "2019-02-28", "month"),
    ("2020-02", "2020-02-01", "2020-02-29", "2020-02-01", "2020-02-29", "month"),
    ("2019-02-27", "2019-02-27", "2019-02-27", "2019-02-27", "2019-02-27", "day"),
    ("2020-02-29", "2020-02-29", "2020-02-29", "2020-02-29", "2020-02-29", "day"),
    ("0000", "0000-01-01", "0000-12-31", "0000-01-01", "0000-12-31", "year"),
    ("-0044-03-15", "-0044-03-15", "-0044-03-15", "-0044-03-15", "-0044-03-15", "day"),
    ("-0043", "-0043-01-01", "-0043-12-31", "-0043-01-01", "-0043-12-31", "year"),
    ("Y-17E7", "Y-170000000-01-01", "Y-170000000-12-31", "Y-170000000-01-01", "Y-170000000-12-31", "year"),
    ("Y12000", "Y12000-01-01", "Y12000-12-31", "Y12000-01-01", "Y12000-12-31", "year"),
    ("201X", "2010-01-01", "2019-12-31", "2010-01-01", "2019-12-31", "decade"),
    ("20XX", "2000-01-01", "2099-12-31", "2000-01-01", "2099-12-31", "century"),
    ("2XXX", "2000-01-01", "2999-12-31", "2000-01-01", "2999-12-31", "millennium"),
    ("XXXX", "0000-01-01", "9999-12-31", "0000-01-01", "9999-12-31", "millennium"),
    ("-04XX", "-0499-01-01", "-0400-12-31", "-0499-01-01", "-0400-12-31", "century"),
    ("1950S2", "1900-01-01", "1999-12-31", "1900-01-01", "1999-12-31", "century"),
    (
        "Y171010000S3",
        "Y171000000-01-01",
        "Y171999999-12-31",
        "Y171000000-01-01",
        "Y171999999-12-31",
        "millennium",
    ),
    ("2004-06-XX", "2004-06-01", "2004-06-30", "2004-06-01", "2004-06-30", "month"),
    ("2004-XX", "2004-01-01", "2004-12-31", "2004-01-01", "2004-12-31", "year"),
    ("2004-XX-XX", "2004-01-01", "2004-12-31", "2004-01-01", "2004-12-31", "year"),
    ("2004-XX-30", "2004-01-30", "2004-12-30", "2004-01-30", "2004-12-30", "year"),
    ("2019-1X", "2019-10-01", "2019-12-31", "2019-10-01", "2019-12-31", "year"),
    ("2019-02-1X", "2019-02-10", "2019-02-19", "2019-02-10", "2019-02-19", "month"),
    ("2019-02-2X", "2019-02-20", "2019-02-28", "2019-02-20", "2019-02-28", "month"),
    ("156X-12-25", "1560-12-25", "1569-12-25", "1560-12-25", "1569-12-25", "decade"),
    ("15XX-02-29", "1504-02-29", "1596-02-29", "1504-02-29", "1596-02-29", "century"),
    ("XXXX-12-XX", "0000-12-01", "9999-12-31", "0000-12-01", "9999-12-31", "millennium"),
    ("2019-21", "2019-03-01", "2019-05-31", "2019-03-01", "2019-05-31", "season"),
    ("2019-22", "2019-06-01", "2019-08-31", "2019-06-01", "2019-08-31", "season"),
    ("2019-23", "2019-09-01", "2019-11-30", "2019-09-01", "2019-11-30", "season"),
    ("2019-24", "2019-12-01", "2020-02-29", "2019-12-01", "2020-02-29", "season"),
    ("2019-30", "2019-12-01", "2020-02-29", "2019-12-01", "2020-02-29", "season"),
    ("2019-33", "2019-01-01", "2019-03-31", "2019-01-01", "2019-03-31", "season"),
    ("2019-39", "2019-09-01", "2019-12-31", "2019-09-01", "2019-12-31", "season"),
    ("2019-41", "2019-07-01", "2019-12-31", "2019-07-01", "2019-12-31", "season"),
    ("2019-02-27/2019-02-28", "2019-02-27", "2019-02-27", "2019-02-28", "2019-02-28", "day"),
    ("2019-02-27/2019-02-27", "2019-02-27", "2019-02-27", "2019-02-27", "2019-02-27", "day"),
    ("2004-06/2006-08", "2004-06-01", "2004-06-30", "2006-08-01", "2006-08-31", "month"),
    ("2004-02-01/2005", "2004-02-01", "2004-02-01", "2005-01-01", "2005-12-31", "year"),
    ("199X/2005-08-03", "1990-01-01", "1999-12-31", "2005-08-03", "2005-08-03", "decade"),
    ("-0043/0014", "-0043-01-01", "-0043-12-31", "0014-01-01", "0014-12-31", "year"),
    ("2019-02/..", "2019-02-01", "2019-02-28", None, None, "month"),
    ("2019-02/", "2019-02-01", "2019-02-28", None, None, "month"),
    ("../2019", None, None, "2019-01-01", "2019-12-31", "year"),
    ("/2019", None, None, "2019-01-01", "2019-12-31", "year"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", "1667-01-01", "1672-12-31", "year"),
    ("[2019-02-10..2019-02-17]", "2019-02-10", "2019-02-17", "2019-02-10", "2019-02-17", "day"),
    ("[1984..1986]", "1984-01-01", "1986-12-31", "1984-01-01", "1986-12-31", "year"),
    ("[1960,1961-12]", "1960-01-01", "1961-12-31", "1960-01-01", "1961-12-31", "year"),
    ("[1668,1667]", "1667-01-01", "1668-12-31", "1667-01-01", "1668-12-31", "year"),
    ("[..2019-02-22]", None, "2019-02-22", None, "2019-02-22", "day"),
    ("[..1983,1990]", None, "1990-12-31", None, "1990-12-31", "year"),
    ("[2018-05-06..]", "2018-05-06", None, "2018-05-06", None, "day"),
    ("{2019-02-01,2019-02-03}", "2019-02-01", "2019-02-01", "2019-02-03", "2019-02-03", "day"),
    ("{1667..1670}", "1667-01-01", "1667-12-31", "1670-01-01", "1670-12-31", "year"),
    ("{1960,1961-12}", "1960-01-01", "1960-12-31", "1961-12-01", "1961-12-31", "year"),
    ("{..1984}", None, None, "1984-01-01", "1984-12-31", "year"),
    ("{1984..}", "1984-01-01", "1984-12-31", None, None, "year"),
    (
        "[2019-02-27..2019-02-27T00]",
        "2019-02-27",
        "2019-02-27",
        "2019-02-27T00:59:59.999",
        "2019-02-27T00:59:59.999",
        "day",
    ),
    ("[1984]", "1984-01-01", "1984-12-31", "1984-01-01", "1984-12-31", "year"),
]


@pytest.mark.parametrize(("text", "a", "b", "c", "d", "precision"), FORMS, ids=[form[0] for form in FORMS])
def test_each_form_has_its_bounds(
    text: str, a: str | None, b: str | None, c: str | None, d: str | None, precision: str
) -> None:
    """A form's four bounds are those of the table, to the millisecond; its normal form is itself."""
    when = parse_edtf(text)
    assert told_bounds(when) == (a, b, c, d)
    assert when.precision == precision
    assert (when.text, when.edtf) == (text, text)
    assert not when.approximate
    assert not when.uncertain
    assert when.utc_offset_min is None


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "offset", "normal"),
    [
        ("2019-02-27T14", "14:00:00.000", "14:59:59.999", "hour", None, None),
        ("2019-02-27T14:30", "14:30:00.000", "14:30:59.999", "minute", None, None),
        ("2019-02-27T14:30+09:00", "14:30:00.000", "14:30:59.999", "minute", 540, None),
        ("2019-02-27T14:30-03:30", "14:30:00.000", "14:30:59.999", "minute", -210, None),
        ("2019-02-27T14:30:15Z", "14:30:15.000", "14:30:15.999", "second", 0, None),
        ("2019-02-27T14:30:15+00:00", "14:30:15.000", "14:30:15.999", "second", 0, "2019-02-27T14:30:15Z"),
        (
            "2019-02-27T14:30:15.25",
            "14:30:15.250",
            "14:30:15.250",
            "millisecond",
            None,
            "2019-02-27T14:30:15.250",
        ),
        (
            "2019-02-27T14:30:15.250000",
            "14:30:15.250",
            "14:30:15.250",
            "millisecond",
            None,
            "2019-02-27T14:30:15.250",
        ),
        ("2019-02-27T14:30+0900", "14:30:00.000", "14:30:59.999", "minute", 540, "2019-02-27T14:30+09:00"),
    ],
)
def test_a_time_covers_its_unit_by_its_own_clock(
    text: str, first: str, last: str, precision: str, offset: int | None, normal: str | None
) -> None:
    """A time lies on its own day whatever its offset, which is kept beside it."""
    when = parse_edtf(text)
    begin, end = f"2019-02-27T{first}", f"2019-02-27T{last}"
    start = told(when.start_earliest, True), told(when.start_latest, True)
    assert start == (begin, begin)
    assert (told(when.end_earliest, False), told(when.end_latest, False)) == (end, end)
    assert (when.precision, when.utc_offset_min) == (precision, offset)
    assert when.edtf == (normal or text)


def test_midnight_is_the_first_millisecond_of_its_day() -> None:
    """00:00 begins the day that it is written with."""
    assert parse_edtf("2019-02-27T00:00").start_earliest == day_of(2019, 2, 27) * DAY_MS


def test_an_interval_is_told_by_one_clock() -> None:
    """Where the two sides have different offsets, the end is told by the clock of the start."""
    when = parse_edtf("2019-02-27T14:30+09:00/2019-02-27T10:00-05:00")
    assert when.edtf == "2019-02-27T14:30+09:00/2019-02-28T00:00+09:00"
    assert when.utc_offset_min == 540
    assert told(when.end_latest, False) == "2019-02-28T00:00:59.999"


def test_an_hour_is_not_told_by_a_clock_that_is_half_an_hour_off() -> None:
    """What one clock can't tell without saying more than is known is not read."""
    with pytest.raises(UnreadableDate, match="whole hours apart"):
        parse_edtf("2019-02-27T14+09:00/2019-02-27T14+03:30")


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1984?", False, True),
        ("1984~", True, False),
        ("1984%", True, True),
        ("2004-06~-11", True, False),
        ("2004-06-~11", True, False),
        ("2004-?06-11", False, True),
        ("?2004-06-~11", True, True),
        ("2004-06-11%", True, True),
        ("%2004-06-11", True, True),
        ("2019-21?", False, True),
        ("2019-02~/..", True, False),
        ("1984~/2004-06?", True, True),
        ("[1667?,1668]", False, True),
        ("{1667,1668~}", True, False),
        ("2019-02-27T14:30~", True, False),
        ("Y-17E7~", True, False),
        ("156X-12-25?", False, True),
    ],
)
def test_marks_set_flags_and_never_widen(text: str, approximate: bool, uncertain: bool) -> None:
    """`?` marks uncertain, `~` approximate and `%` both, wherever it stands; the bounds are as without it."""
    when = parse_edtf(text)
    assert (when.approximate, when.uncertain) == (approximate, uncertain)
    assert when.edtf == text
    bare = "".join(letter for letter in text if letter not in "?~%")
    assert bounds_of(when) == bounds_of(parse_edtf(bare))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2019-02-29", "29 February 2019 does not exist"),
        ("1900-02-29", "no leap year"),
        ("2019-13", "no month 13"),
        ("2019-00", "no month 0"),
        ("2019-20", "no month 20"),
        ("2019-42", "no month 42"),
        ("2018-04-31", "April has 30 days"),
        ("2018-04-00", "no day 0"),
        ("2018-06-12/2018-04-27", "ends before it begins"),
        ("2019/2018", "ends before it begins"),
        ("[2019..2018]", "ends before it begins"),
        ("{2019-03..2019-01}", "ends before it begins"),
        ("2019-02-27T16:00/2019-02-27T15:59", "ends before it begins"),
        ("2019-02-27T25:00", "no hour 25"),
        ("2019-02-27T24:00", "midnight is 00:00"),
        ("2019-02-27T14:60", "no minute 60"),
        ("2019-02-27T14:30:60", "no second 60"),
        ("2019-02-27T14:30+25:00", "offset"),
        ("2019-02-27T14:30+09:60", "offset"),
        ("2019-21-05", "no day can follow"),
        ("2019-02-3X", "fits the pattern"),
        ("XXX1-02-29", "fits the pattern"),
        ("XXXX-02-30", "fits the pattern"),
        ("2019-2X", "fits the pattern"),
        ("-0000", "no year -0000"),
        ("1950S9", "significant"),
        ("2019-02-29/2019-03-01", "does not exist"),
        ("[2019-02-28,2019-02-30]", "does not exist"),
    ],
)
def test_a_date_that_does_not_exist_is_refused_with_the_reason(text: str, reason: str) -> None:
    """What has the form of a date but is none is refused, and the sentence says why."""
    with pytest.raises(ImpossibleDate, match=reason):
        parse_edtf(text)


NO_EDTF = """
/ ../.. ../ /.. [] {} [..] 2019-2-7 19 2019-02-27-01 2019/2020/2021 [2019 2019] {2019] [2018..,2019]
[2019,..2020] 2019-02-27T Y2019 20190227 hello 2019-02-27T14:30:15.1234 [2019/2020] 2019..2020 2019?? 201x
２０１９ 2019-02-2７ Y3E8 Y292000001 Y-1E99 Y1E999 1950S2-03 201XS2 156X-12-25T14:00
"""


@pytest.mark.parametrize("text", ["", " 2019", "2019-02-27 14:30", *NO_EDTF.split()])
def test_what_is_not_edtf_is_told_apart_from_what_is_impossible(text: str) -> None:
    """Text that is no EDTF, or lies beyond 292 million years, is unreadable, not impossible."""
    with pytest.raises(UnreadableDate):
        parse_edtf(text)


def test_the_furthest_years_still_fit() -> None:
    """The years 292 million before and after are dated, with bounds in 64 bits."""
    for text in ("Y292000000", "Y-292000000", "Y292000000-24", "Y-292E6"):
        assert all(bound is not None and -(2**63) <= bound < 2**63 for bound in bounds_of(parse_edtf(text)))


# Strategies of valid EDTF.

years = st.one_of(
    st.integers(1800, 2100).map(year_iso),
    st.integers(-9999, 9999).map(year_iso),
    st.integers(-292_000_000, 291_999_999).map(year_iso),
    st.from_regex(r"-?[0-9]{3}X|[0-9]{2}XX|[0-9]XXX|XXXX", fullmatch=True),
)
days = st.integers(day_of(-9999, 1, 1), day_of(9999, 12, 31)).map(lambda n: day_iso(Day(n)))
months = st.tuples(years.filter(lambda y: "E" not in y), st.integers(1, 12)).map(
    lambda p: f"{p[0]}-{p[1]:02d}"
)
seasons = st.tuples(st.integers(0, 2100).map(year_iso), st.integers(21, 41)).map(lambda p: f"{p[0]}-{p[1]}")
times = st.tuples(
    days,
    st.times(),
    st.sampled_from(["hours", "minutes", "seconds", "milliseconds"]),
    st.sampled_from(["", "Z", "+09:00", "-05:00"]),
).map(lambda p: f"{p[0]}T{p[1].isoformat(p[2])}{p[3]}")
marks = st.sampled_from(["", "", "", "?", "~", "%"])
dates = st.tuples(st.one_of(days, days, years, months, seasons, times), marks).map("".join)


def in_order(pair: tuple[str, str]) -> tuple[str, str]:
    """Put the earlier date first, by one clock where both have their offset."""
    whens = [parse_edtf(text) for text in pair]
    starts = [when.start_earliest or 0 for when in whens]
    offsets = [when.utc_offset_min for when in whens]
    if offsets[0] is not None and offsets[1] is not None:
        starts = [
            start - offset * 60_000
            for start, offset in zip(starts, offsets, strict=True)
            if offset is not None
        ]
    return pair if starts[0] <= starts[1] else (pair[1], pair[0])


pairs = st.tuples(dates, dates).map(in_order)
intervals = st.one_of(
    pairs.map("/".join),
    st.tuples(dates, st.sampled_from(["/..", "/"])).map("".join),
    st.tuples(st.sampled_from(["../", "/"]), dates).map("".join),
)
members = st.one_of(dates, pairs.map("..".join))
lists = st.lists(members, min_size=1, max_size=4).map(",".join)
sets = st.tuples(lists, st.sampled_from(["[]", "{}"])).map(lambda p: p[1][0] + p[0] + p[1][1])
open_sets = st.tuples(dates, st.sampled_from(["[..%s]", "[%s..]", "{..%s}", "{%s..}"])).map(
    lambda p: p[1] % p[0]
)
edtf_texts = st.one_of(dates, intervals, sets, open_sets)


@given(edtf_texts)
def test_the_normal_form_means_the_same(text: str) -> None:
    """What is written out reads back to the same date, bounds, flags and all, and is its own normal form."""
    when = parse_edtf(text)
    assert when.edtf is not None
    assert parse_edtf(when.edtf) == When(when.edtf, *(getattr(when, name) for name in When.__slots__[1:]))


@given(edtf_texts)
def test_bounds_are_in_order(text: str) -> None:
    """No bound is before the one it follows, all fit in 64 bits, and at least one is known."""
    when = parse_edtf(text)
    bounds = bounds_of(when)
    assert bounds != NO_DAY
    assert all(bound is None or -(2**63) <= bound < 2**63 for bound in bounds)
    for earlier, later in ((0, 1), (2, 3), (0, 3)):
        first, last = bounds[earlier], bounds[later]
        assert first is None or last is None or first <= last


@given(dates)
def test_a_single_date_ends_after_it_begins(text: str) -> None:
    """A date of one part begins within and ends within the same outer bounds."""
    when = parse_edtf(text)
    a, b, c, d = (bound for bound in bounds_of(when) if bound is not None)
    assert a <= b <= d
    assert a <= c <= d


@given(st.integers(day_of(-9999, 1, 1), day_of(9999, 12, 31)).map(Day))
def test_the_coarser_contains_the_finer(day: Day) -> None:
    """A day lies within its month, that within its year, decade, century and millennium."""
    text = day_iso(day)
    year = text[:-6]
    chain = [text, text[:-3], year, year[:-1] + "X", year[:-2] + "XX", year[:-3] + "XXX"]
    whens = [parse_edtf(each) for each in chain if civil(day)[0] not in range(-9, 10) or "X" not in each]
    for finer, coarser in pairwise(outer_bounds_of(when) for when in whens):
        assert coarser[0] <= finer[0]
        assert finer[1] <= coarser[1]


@given(days, days)
def test_later_days_have_later_bounds(one: str, other: str) -> None:
    """The order of days is the order of their bounds."""
    first, second = outer_bounds_of(parse_edtf(one)), outer_bounds_of(parse_edtf(other))
    assert (first == second) is (one == other)
    assert (first[0] < second[0]) is (first[1] < second[1])


@given(pairs)
def test_an_interval_takes_its_start_from_one_and_its_end_from_the_other(pair: tuple[str, str]) -> None:
    """Of `A/B` the start's bounds are A's and the end's are B's, where both are told by one clock."""
    first, last = (parse_edtf(text) for text in pair)
    if first.utc_offset_min is not None and last.utc_offset_min is not None:
        return
    whole = parse_edtf("/".join(pair))
    assert bounds_of(whole) == bounds_of(first)[:2] + bounds_of(last)[2:]
    assert whole.approximate == (first.approximate or last.approximate)
    assert whole.uncertain == (first.uncertain or last.uncertain)


@given(st.dates(), st.integers(0, 3000))
def test_an_interval_that_ends_before_it_begins_is_refused(a_date: date, length: int) -> None:
    """The order of the two days decides whether they make an interval."""
    if a_date.toordinal() + length > date.max.toordinal():
        return
    later = a_date + timedelta(days=length)
    parse_edtf(f"{a_date}/{later}")
    if length:
        with pytest.raises(ImpossibleDate):
            parse_edtf(f"{later}/{a_date}")


@given(st.text(max_size=40) | st.from_regex(r"[-0-9XYTSE?~%.,/\[\]{}:+Z]{1,40}", fullmatch=True))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    """No text brings out anything but a date or a sentence that says what is wrong."""
    try:
        when = parse_edtf(text)
    except DateError as error:
        reason = str(error)
        assert reason.endswith(".")
    else:
        assert when.edtf is not None


# The PyPI package `edtf` as oracle, for what it reads rightly.

ORACLE_FORMS = """
2019 2019-02 2019-02-27 0000 -0044-03-15 Y-17E7 Y12000 201X 20XX 2XXX -00XX 2004-06-XX 2004-XX 2004-XX-XX
156X-12-25 15XX-12-25 15XX-12-XX XXXX-12-25 2019-21 2019-22 2019-23 2019-33 2019-34 2019-35 2019-36 2019-37
2019-38 2019-39 2019-40 2019-41 2004-06/2006-08 2019-02-27/2019-02-28 2004-02-01/2005-02-08 1964/2008
2004-02-01/2005 {1960,1961-12} [1667,1668,1670..1672] {1667,1668,1670..1672}
[1760-01,1760-02,1760-12] 2004-06~-11 2004-?06-11
"""


def outer_days(edtf_date: object) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Give the oracle's first and last day, without any widening for doubt."""
    lower = edtf_date.lower_strict()  # type: ignore[attr-defined] # the oracle has no types
    upper = edtf_date.upper_strict()  # type: ignore[attr-defined] # the oracle has no types
    return tuple(lower[:3]), tuple(upper[:3])


@pytest.mark.parametrize("text", ORACLE_FORMS.split())
def test_outer_days_agree_with_the_oracle(text: str) -> None:
    """The first and the last day are those that the reference package finds."""
    first, last = outer_bounds_of(parse_edtf(text))
    assert (civil(day_of_ms(first)), civil(day_of_ms(last))) == outer_days(oracle_of(text))


oracle_days = st.dates(min_value=date(1000, 1, 1)).map(date.isoformat)
oracle_texts = st.one_of(
    oracle_days,
    oracle_days.map(lambda text: text[:7]),
    oracle_days.map(lambda text: text[:4]),
    oracle_days.map(lambda text: text[:3] + "X"),
    oracle_days.map(lambda text: text[:2] + "XX"),
    oracle_days.map(lambda text: text[:7] + "-XX"),
    st.tuples(oracle_days, oracle_days).map(sorted).map("/".join),
    st.tuples(oracle_days, oracle_days).map(sorted).map(lambda pair: f"[{pair[0]}..{pair[1]}]"),
    st.tuples(oracle_days, oracle_days).map(sorted).map(lambda pair: f"{{{pair[0]},{pair[1]}}}"),
)


@settings(max_examples=80, deadline=None)
@given(oracle_texts)
def test_any_ordinary_date_agrees_with_the_oracle(text: str) -> None:
    """Days, months, years, masks, intervals and sets of our era have the reference package's outer days."""
    test_outer_days_agree_with_the_oracle(text)


@pytest.mark.parametrize(
    ("text", "precision"), [("1984~", True), ("1984?", False), ("2004-06-11%", True), ("2004-06~-11", True)]
)
def test_flags_agree_with_the_oracle(text: str, precision: bool) -> None:
    """Approximate and uncertain are what the reference package says of whole dates."""
    when = parse_edtf(text)
    assert when.approximate is precision
    if text != "2004-06~-11":
        theirs = oracle_of(text)
        assert (when.approximate, when.uncertain) == (
            theirs.is_approximate or theirs.is_uncertain_and_approximate,
            theirs.is_uncertain or theirs.is_uncertain_and_approximate,
        )


def test_plain_days_are_read_fast_and_alike() -> None:
    """The short way for plain days gives what the long way gives."""
    for number in range(day_of(1995, 1, 1), day_of(2005, 1, 1), 13):
        text = day_iso(Day(number))
        assert bounds_of(parse_edtf(text)) == bounds_of(parse_edtf(f"[{text}]"))
        assert parse_edtf(text).precision == Precision.DAY
