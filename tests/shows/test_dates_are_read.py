"""`when` reads every form of date that people write, and refuses what does not exist."""

from typing import Any

import pytest

from tests.cli.running import CommandLine

DAY = 86_400_000
KEYS = [
    "text", "edtf", "start_earliest", "start_latest", "end_earliest", "end_latest",
    "precision", "approximate", "uncertain",
]  # fmt: skip


def day(run: CommandLine, edtf: str) -> int:
    """The first millisecond of a day."""
    number: int = run.json("when", edtf)["start_earliest"]
    return number


def test_the_shape_of_when(run: CommandLine) -> None:
    """`25–28 May 1999` is read with its four bounds, the keys in their order."""
    when = run.json("when", "25–28 May 1999")
    assert list(when)[: len(KEYS)] == KEYS
    first, last = 927590400000, 927849600000
    assert when["text"] == "25–28 May 1999"
    assert when["edtf"] == "1999-05-25/1999-05-28"
    assert (when["start_earliest"], when["start_latest"]) == (first, first)
    assert (when["end_earliest"], when["end_latest"]) == (last + DAY - 1, last + DAY - 1)
    assert (when["precision"], when["approximate"], when["uncertain"]) == ("day", False, False)


@pytest.mark.parametrize(
    ("text", "edtf", "first", "last"),
    [
        ("27 Feb 2019", "2019-02-27", "2019-02-27", "2019-02-27"),
        ("Feb 27, 2019", "2019-02-27", "2019-02-27", "2019-02-27"),
        ("27/2/2019", "2019-02-27", "2019-02-27", "2019-02-27"),
        ("27 February to 2 March 2019", "2019-02-27/2019-03-02", "2019-02-27", "2019-03-02"),
        ("c. 1984", "1984~", "1984-01-01", "1984-12-31"),
        ("about 1984", "1984~", "1984-01-01", "1984-12-31"),
        ("around 1984", "1984~", "1984-01-01", "1984-12-31"),
        ("before 3 June 1999", "[..1999-06-02]", None, "1999-06-02"),
        ("after 5 May 2018", "[2018-05-06..]", "2018-05-06", None),
        ("between 1984 and 1986", "[1984..1986]", "1984-01-01", "1986-12-31"),
        ("since 2018", "2018/..", "2018-01-01", None),
        ("until 2019", "../2019", None, "2019-12-31"),
        ("1990s", "199X", "1990-01-01", "1999-12-31"),
        ("5th century", "04XX", "0400-01-01", "0499-12-31"),
        ("44 BC", "-0043", "-0043-01-01", "-0043-12-31"),
        ("44 BCE", "-0043", "-0043-01-01", "-0043-12-31"),
        ("spring 2003", "2003-21", "2003-03-01", "2003-05-31"),
        ("2019-24", "2019-24", "2019-12-01", "2020-02-29"),
        ("2019", "2019", "2019-01-01", "2019-12-31"),
        ("2019-02", "2019-02", "2019-02-01", "2019-02-28"),
        ("2019-02-27/2019-02-28", "2019-02-27/2019-02-28", "2019-02-27", "2019-02-28"),
        ("1984?", "1984?", "1984-01-01", "1984-12-31"),
        ("1984%", "1984%", "1984-01-01", "1984-12-31"),
        ("201X", "201X", "2010-01-01", "2019-12-31"),
        ("20XX", "20XX", "2000-01-01", "2099-12-31"),
        ("2004-06-XX", "2004-06-XX", "2004-06-01", "2004-06-30"),
        ("-0044-03-15", "-0044-03-15", "-0044-03-15", "-0044-03-15"),
        ("2019-02~/..", "2019-02~/..", "2019-02-01", None),
        ("../2019", "../2019", None, "2019-12-31"),
        ("/2019", "/2019", None, "2019-12-31"),
        ("[1667,1668,1670..1672]", "[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
        ("[..2019-02-22]", "[..2019-02-22]", None, "2019-02-22"),
        ("{2019-02-01,2019-02-03}", "{2019-02-01,2019-02-03}", "2019-02-01", "2019-02-03"),
        ("2004-06~-11", "2004-06~-11", "2004-06-11", "2004-06-11"),
        ("early March 2019", None, "2019-03-01", "2019-03-10"),
        ("mid March 2019", None, "2019-03-11", "2019-03-20"),
        ("late March 2019", None, "2019-03-21", "2019-03-31"),
        ("late 1990s", None, "1997-01-01", "1999-12-31"),
        ("early 2019", None, "2019-01-01", "2019-04-30"),
    ],
)
def test_a_form_of_date_has_its_outer_bounds(
    text: str, edtf: str | None, first: str | None, last: str | None, run: CommandLine
) -> None:
    """Each form is read as its EDTF, from the first millisecond of its first day to the last of its last."""
    when = run.json("when", text)
    assert edtf is None or when["edtf"] == edtf
    assert when["text"] == text
    assert when["start_earliest"] == (None if first is None else day(run, first))
    assert when["end_latest"] == (None if last is None else day(run, last) + DAY - 1)


@pytest.mark.parametrize(
    ("text", "first", "start_latest", "end_earliest", "last"),
    [
        ("2019-02-27", "2019-02-27", "2019-02-27", "2019-02-27", "2019-02-27"),
        ("2019-02", "2019-02-01", "2019-02-28", "2019-02-01", "2019-02-28"),
        ("2019", "2019-01-01", "2019-12-31", "2019-01-01", "2019-12-31"),
        ("201X", "2010-01-01", "2019-12-31", "2010-01-01", "2019-12-31"),
        ("2019-02-27/2019-03", "2019-02-27", "2019-02-27", "2019-03-01", "2019-03-31"),
        ("[2019-02-10..2019-02-17]", "2019-02-10", "2019-02-17", "2019-02-10", "2019-02-17"),
        ("between 10 and 17 Feb 2019", "2019-02-10", "2019-02-17", "2019-02-10", "2019-02-17"),
        ("{2019-02-01,2019-02-03}", "2019-02-01", "2019-02-01", "2019-02-03", "2019-02-03"),
        ("{2019-02-01..2019-02-03}", "2019-02-01", "2019-02-01", "2019-02-03", "2019-02-03"),
        ("winter 2003", "2003-12-01", "2004-02-29", "2003-12-01", "2004-02-29"),
        ("autumn 2003", "2003-09-01", "2003-11-30", "2003-09-01", "2003-11-30"),
        ("2018/..", "2018-01-01", "2018-12-31", None, None),
        ("/2019", None, None, "2019-01-01", "2019-12-31"),
        ("mid 2019", "2019-05-01", "2019-08-31", "2019-05-01", "2019-08-31"),
        ("early 1990s", "1990-01-01", "1993-12-31", "1990-01-01", "1993-12-31"),
    ],
)
def test_a_form_of_date_has_its_four_bounds(
    text: str,
    first: str | None,
    start_latest: str | None,
    end_earliest: str | None,
    last: str | None,
    run: CommandLine,
) -> None:
    """Start and end lie each between two bounds: starts at a day's first millisecond, ends at its last."""
    when = run.json("when", text)
    assert when["start_earliest"] == (None if first is None else day(run, first))
    assert when["start_latest"] == (None if start_latest is None else day(run, start_latest))
    assert when["end_earliest"] == (None if end_earliest is None else day(run, end_earliest) + DAY - 1)
    assert when["end_latest"] == (None if last is None else day(run, last) + DAY - 1)


def test_a_time_counts_in_its_own_place(run: CommandLine) -> None:
    """A minute with an offset lies where the clock on its wall shows it; the offset is kept beside it."""
    when = run.json("when", "2019-02-27T14:30+09:00")
    assert when["start_earliest"] == day(run, "2019-02-27") + (14 * 60 + 30) * 60_000
    assert when["end_latest"] == when["start_earliest"] + 59_999
    assert (when["precision"], when["utc_offset_min"]) == ("minute", 540)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("last Thursday", "2019-02-21"),
        ("two weeks later", "2019-03-08"),
        ("the following day", "2019-02-23"),
        ("yesterday", "2019-02-21"),
    ],
)
def test_words_are_counted_from_the_reference_day(text: str, edtf: str, run: CommandLine) -> None:
    """Relative dates are counted from the day that `--reference` names."""
    assert run.json("when", text, "--reference", "2019-02-22")["edtf"] == edtf


@pytest.mark.parametrize(("order", "edtf"), [("dmy", "2019-04-03"), ("mdy", "2019-03-04")])
def test_the_order_of_day_and_month_is_never_guessed(order: str, edtf: str, run: CommandLine) -> None:
    """A date of numbers only is read in the order that is set."""
    assert run.json("when", "3/4/2019", "--date-order", order)["edtf"] == edtf


@pytest.mark.parametrize(
    "text",
    ["2019-02-29", "31 April 2018", "2018-06-12/2018-04-27", "2019-13", "when pigs fly", "", "2019-02-30~"],
)
def test_what_is_no_date_is_refused_with_a_reason(text: str, run: CommandLine) -> None:
    """A date that does not exist, or can't be read, is refused with 1 and the reason in one line."""
    for words in (["when", text], ["when", text, "--json"]):
        assert len(run.refused(*words)) > 10


def test_a_year_of_the_roman_republic_needs_no_quoting(run: CommandLine) -> None:
    """A value that begins with a minus is read wherever it stands."""
    expected: dict[str, Any] = run.json("when", "-0044-03-15")
    assert expected["edtf"] == "-0044-03-15"
    assert "45 BC" in run.done("when", "-0044-03-15")
    assert run.json("when", "the following day", "--reference", "-0044-03-14")["edtf"] == "-0044-03-15"
