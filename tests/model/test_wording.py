"""Dates are told in English that a newspaper would print, and that reads back to the same date."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.calendar import day_of
from explorer.model.day_words import day_iso
from explorer.model.edtf import parse_edtf
from explorer.model.ids import Day
from explorer.model.reading import read_when
from explorer.model.when import UNDATED, When
from explorer.model.wording import day_in_words, day_short, describe, short, year_in_words

# EDTF, how it is described, how it is labelled
WORDED = [
    ("2019-02-27", "27 February 2019", "27 Feb 2019"),
    ("2019-02", "February 2019", "Feb 2019"),
    ("2019", "2019", "2019"),
    ("0079-08-24", "24 August AD 79", "24 Aug AD 79"),
    ("-0043", "44 BC", "44 BC"),
    ("-0044-03-15", "15 March 45 BC", "15 Mar 45 BC"),
    ("0000", "1 BC", "1 BC"),
    ("Y12000", "AD 12,000", "AD 12,000"),
    ("Y-17E7", "170,000,001 BC", "170,000,001 BC"),
    # times
    ("2019-02-27T14:30", "27 February 2019, 14:30", "27 Feb 2019, 14:30"),
    ("2019-02-27T14:30+09:00", "27 February 2019, 14:30 (UTC+9)", "27 Feb 2019, 14:30"),
    ("2019-02-27T14:30-03:30", "27 February 2019, 14:30 (UTC−3:30)", "27 Feb 2019, 14:30"),
    ("2019-02-27T14:30:15Z", "27 February 2019, 14:30:15 (UTC)", "27 Feb 2019, 14:30:15"),
    ("2019-02-27T14", "27 February 2019, between 14:00 and 14:59", "27 Feb 2019, 14 h"),
    ("2019-02-27T14:30/2019-02-27T16:00", "27 February 2019, 14:30 to 16:00", "27 Feb 2019, 14:30–16:00"),
    (
        "2019-02-27T14:30+09:00/2019-02-27T16:00+09:00",
        "27 February 2019, 14:30 to 16:00 (UTC+9)",
        "27 Feb 2019, 14:30–16:00",
    ),
    (
        "2019-02-27T14:30/2019-02-28T16:00",
        "14:30 on 27 February 2019 to 16:00 on 28 February 2019",
        "27 Feb 2019, 14:30 – 28 Feb 2019, 16:00",
    ),
    # seasons, decades, centuries
    ("2003-21", "spring 2003 (March to May)", "spring 2003"),
    ("2018-24", "winter 2018–19 (December to February)", "winter 2018–19"),
    ("1999-24", "winter 1999–2000 (December to February)", "winter 1999–2000"),
    ("-0044-24", "winter 45–44 BC (December to February)", "winter 45–44 BC"),
    ("2019-30", "southern summer 2019–20 (December to February)", "southern summer 2019–20"),
    ("2019-33", "the first quarter of 2019 (January to March)", "Q1 2019"),
    ("2019-39", "late 2019 (September to December)", "late 2019"),
    ("2019-41", "the second half of 2019 (July to December)", "H2 2019"),
    ("199X", "the 1990s", "1990s"),
    ("000X", "1 BC to AD 9", "1 BC – AD 9"),
    ("-004X", "50 to 41 BC", "50–41 BC"),
    ("04XX", "the 5th century (AD 400 to 499)", "5th century"),
    ("-04XX", "the 5th century BC (500 to 401 BC)", "5th century BC"),
    ("1XXX", "the 2nd millennium (1000 to 1999)", "2nd millennium"),
    ("[0001..0099]", "some time between AD 1 and 99", "between AD 1 and 99"),
    ("1950S2", "1900 to 1999, estimated at 1950", "1900–1999, estimated at 1950"),
    # unknown digits
    ("2004-06-XX", "a day in June 2004", "Jun 2004"),
    ("Y12000-06-XX", "a day in June AD 12,000", "Jun AD 12,000"),
    ("2004-XX-XX", "a day in 2004", "a day in 2004"),
    ("2004-XX", "a month in 2004", "a month in 2004"),
    ("2004-XX-25", "the 25th of a month in 2004", "the 25th of a month in 2004"),
    ("156X-12-25", "25 December in the 1560s", "25 Dec, 1560s"),
    ("15XX-12-25", "25 December in the 16th century (1500 to 1599)", "25 Dec, 16th century"),
    ("XXXX-12-25", "25 December of an unknown year", "25 Dec, an unknown year"),
    ("2019-1X", "a month from October to December 2019", "a month from Oct to Dec 2019"),
    ("2019-02-1X", "a day from 10 to 19 February 2019", "a day from 10 to 19 Feb 2019"),
    ("1X84", "a year of the pattern 1X84", "a year of the pattern 1X84"),
    # doubt
    ("1984~", "about 1984", "c. 1984"),
    ("1984?", "1984 (uncertain)", "1984?"),
    ("1984%", "about 1984 (uncertain)", "c. 1984?"),
    ("2003-21?", "spring 2003 (March to May; uncertain)", "spring 2003?"),
    ("2019-02-27~", "about 27 February 2019", "c. 27 Feb 2019"),
    ("2004-06~-11", "11 June 2004 (year and month approximate)", "c. 11 Jun 2004"),
    ("2004-?06-11", "11 June 2004 (month uncertain)", "11 Jun 2004?"),
    ("2004?-06-~11", "11 June 2004 (day approximate, year uncertain)", "c. 11 Jun 2004?"),
    # intervals
    ("2019-02-27/2019-02-28", "27 to 28 February 2019", "27–28 Feb 2019"),
    ("2019-02-27/2019-03-02", "27 February to 2 March 2019", "27 Feb – 2 Mar 2019"),
    ("2018-12-27/2019-01-02", "27 December 2018 to 2 January 2019", "27 Dec 2018 – 2 Jan 2019"),
    ("1999-05/1999-06", "May to June 1999", "May–Jun 1999"),
    ("1998-12/1999-01", "December 1998 to January 1999", "Dec 1998 – Jan 1999"),
    ("1984/1986", "1984 to 1986", "1984–1986"),
    ("1984~/1986~", "about 1984 to 1986", "c. 1984–1986"),
    ("1984~/2004-06?", "about 1984 to June 2004 (uncertain)", "c. 1984 – Jun 2004?"),
    ("2018/2019-02", "2018 to February 2019", "2018 – Feb 2019"),
    ("-0499/-0400", "500 to 401 BC", "500–401 BC"),
    ("-0043/0014", "44 BC to AD 14", "44 BC – AD 14"),
    ("0014/0037", "AD 14 to 37", "AD 14–37"),
    ("-0043-03-15/-0043-04-01", "15 March to 1 April 44 BC", "15 Mar – 1 Apr 44 BC"),
    ("199X/200X", "the 1990s to the 2000s", "1990s–2000s"),
    ("04XX/05XX", "the 5th to the 6th century", "5th–6th century"),
    ("2003-21/2003-23", "spring to autumn 2003", "spring–autumn 2003"),
    ("2018-39/2019-37", "late 2018 to early 2019", "late 2018 – early 2019"),
    ("2018/..", "since 2018, end open", "since 2018"),
    ("2018/", "since 2018, end unknown", "since 2018"),
    ("2019-02~/..", "since about February 2019, end open", "since c. Feb 2019"),
    ("../2019", "until 2019, start open", "until 2019"),
    ("/2019", "until 2019, start unknown", "until 2019"),
    # sets
    ("[2019-02-10..2019-02-17]", "one day between 10 and 17 February 2019", "between 10 and 17 Feb 2019"),
    ("[1984..1986]", "some time between 1984 and 1986", "between 1984 and 1986"),
    ("[..2019-02-22]", "22 February 2019 or earlier", "22 Feb 2019 or earlier"),
    ("[2018-05-06..]", "6 May 2018 or later", "6 May 2018 or later"),
    ("[2019-02-27,2019-02-28]", "27 or 28 February 2019", "27 or 28 Feb 2019"),
    ("[1667,1668,1670..1672]", "1667, 1668 or 1670 to 1672", "1667, 1668 or 1670 to 1672"),
    (
        "[2019-02-27T14:30..2019-02-27T15:00]",
        "27 February 2019, some time between 14:30 and 15:00",
        "between 27 Feb 2019, 14:30 and 15:00",
    ),
    ("{2019-02-01,2019-02-03}", "1 and 3 February 2019", "1 and 3 Feb 2019"),
    ("{2019-02-01,2019-02-03,2019-02-05}", "1, 3 and 5 February 2019", "1, 3 and 5 Feb 2019"),
    ("{1960,1961-12}", "1960 and December 1961", "1960 and Dec 1961"),
    ("{1667..1670}", "every year from 1667 to 1670", "every year from 1667 to 1670"),
    ("{2019-02-01..2019-02-03}", "every day from 1 to 3 February 2019", "every day from 1 to 3 Feb 2019"),
    ("{..1984}", "every year up to 1984", "every year up to 1984"),
    ("{1984..}", "every year from 1984 on", "every year from 1984 on"),
]


@pytest.mark.parametrize(("edtf", "words", "label"), WORDED, ids=[row[0] for row in WORDED])
def test_each_form_has_its_words(edtf: str, words: str, label: str) -> None:
    """Each form is told in plain words, and shorter for a label."""
    when = parse_edtf(edtf)
    assert describe(when) == words
    assert short(when) == label


def test_weekdays_are_named_where_they_are_asked_for() -> None:
    """The echo of the date box names the weekday of each day."""
    assert describe(parse_edtf("2019-02-22"), weekdays=True) == "Friday 22 February 2019"
    between = parse_edtf("[2019-02-10..2019-02-17]")
    assert describe(between, weekdays=True) == "one day between Sunday 10 and Sunday 17 February 2019"
    assert describe(parse_edtf("2019-02"), weekdays=True) == "February 2019"


def test_undated_text_is_told_as_it_is() -> None:
    """What could not be read is quoted, and cut where it is too long for its place."""
    assert describe(UNDATED) == "undated"
    assert short(UNDATED) == "undated"
    assert describe(When("during the talks")) == "undated: “during the talks”"
    assert short(When("during\nthe\x00 talks")) == "during the talks"
    assert len(describe(When("word " * 20_000))) < 100
    assert len(short(When("word " * 20_000))) <= 40


def test_what_another_program_wrote_is_shown_as_text() -> None:
    """EDTF that is none, in a database written by others, does not break a label."""
    assert short(When("some day", "not edtf")) == "some day"
    assert describe(When("some day", "2019-02-30")) == "undated: “some day”"


def test_days_and_years_have_their_words_here_too() -> None:
    """The words for days and years are to be had from the same place."""
    day = day_of(2019, 2, 22)
    assert (day_in_words(day), day_short(day), year_in_words(-43)) == (
        "22 February 2019",
        "22 Feb 2019",
        "44 BC",
    )


days = st.integers(day_of(-3000, 1, 1), day_of(9999, 12, 31)).map(lambda number: day_iso(Day(number)))
units = st.sampled_from([10, 7, 4])
dates = st.tuples(days, units).map(lambda pair: pair[0][: pair[1] + pair[0].startswith("-")])
marks = st.sampled_from(["", "~", "?", "%"])
marked_dates = st.tuples(dates, marks).map("".join)


def by_start(texts: list[str]) -> list[str]:
    """Put dates in their order."""
    return sorted(texts, key=lambda text: parse_edtf(text).start_earliest or 0)


pairs = st.lists(dates, min_size=2, max_size=2).map(by_start)
forms = st.one_of(
    marked_dates,
    pairs.map("/".join),
    pairs.map(lambda pair: f"[{pair[0]}..{pair[1]}]"),
    dates.map(lambda text: f"[..{text}]"),
    dates.map(lambda text: f"[{text}..]"),
    st.lists(dates, min_size=2, max_size=2, unique=True)
    .map(by_start)
    .map(lambda pair: f"[{pair[0]},{pair[1]}]"),
)


@given(forms)
def test_what_is_told_reads_back_to_the_same_date(edtf: str) -> None:
    """The words for days, months, years, intervals and sets can be typed in again and mean the same."""
    when = parse_edtf(edtf)
    again = read_when(describe(when))
    assert again.edtf == edtf


@given(forms)
def test_no_label_is_longer_than_its_description(edtf: str) -> None:
    """A label is the shorter of the two, and neither holds EDTF's signs or a year 0."""
    when = parse_edtf(edtf)
    assert len(short(when)) <= len(describe(when)) + 2
    for words in (short(when), describe(when)):
        assert not re.search(r"\.\.|[\[\]{}/~%]|\b0+\b", words)


@given(st.text(max_size=50))
def test_any_text_can_be_told(text: str) -> None:
    """No text of a record breaks its label."""
    for when in (When(text), When(text, text)):
        assert short(when)
        assert describe(when)
