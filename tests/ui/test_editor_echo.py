"""How the date box says what it understood, and what it draws."""

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from explorer.model.calendar import DAY_MS, day_first_ms, day_of
from explorer.model.edtf import parse_edtf
from explorer.model.reading import read_when
from explorer.render.theme import load_theme
from explorer.ui.editor.bounds_drawing import span_around, ticks_in
from explorer.ui.editor.echo import EXAMPLES, echo_of
from explorer.ui.editor.when_box import WhenBox


def test_an_uncertain_date_is_echoed_with_its_weekdays() -> None:
    """What was read is said in full words."""
    echo = echo_of("between 10 and 17 Feb 2019")
    assert echo.outcome == "read"
    assert echo.words == "one day between Sunday 10 and Sunday 17 February 2019"
    assert echo.when.edtf == "[2019-02-10..2019-02-17]"


@pytest.mark.parametrize("text", ["2019-02-29", "31 April 2018", "2018-06-12/2018-04-27"])
def test_an_impossible_date_is_refused_with_the_reason(text: str) -> None:
    """The reason stands in the box, and there is no date."""
    echo = echo_of(text)
    assert echo.outcome == "impossible"
    assert echo.words
    assert not echo.when.is_dated


def test_unreadable_text_is_kept_and_said_to_be() -> None:
    """Nothing is guessed and nothing dropped."""
    echo = echo_of("some day in spring, they say")
    assert echo.outcome == "kept"
    assert echo.when.text == "some day in spring, they say"
    assert echo.words == "Can't be read as a date: kept as the text it is, on no lane."
    assert echo.remark == ""


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        (
            "31 April 2018kim",
            "It begins like one that can't be: 31 April 2018 does not exist: April has 30 days.",
        ),
        ("30 April 2018kim", "“30 April 2018” alone could be read, not “kim” after it."),
        ("12 people", ""),
    ],
)
def test_text_that_begins_like_a_date_says_why_it_is_none(text: str, remark: str) -> None:
    """A slip of the finger behind a date is pointed out, all the more where the date could not be."""
    echo = echo_of(text)
    assert (echo.outcome, echo.when.text, echo.remark) == ("kept", text, remark)


def test_an_empty_box_gives_examples() -> None:
    """What can be typed is shown before anything is."""
    echo = echo_of("  ")
    assert (echo.outcome, echo.words) == ("empty", EXAMPLES)


def test_relative_dates_count_from_the_reference_and_the_order_of_day_and_month_is_kept() -> None:
    """The dialog's settings reach the reading; what is counted from a day says from which."""
    assert echo_of("last Thursday", reference=day_of(2019, 2, 22)).remark == "counted from 22 Feb 2019"
    assert echo_of("21 Feb 2019", reference=day_of(2019, 2, 22)).remark == ""
    assert echo_of("yesterday", reference=day_of(2019, 3, 1)).when.edtf == "2019-02-28"
    assert echo_of("3/4/2019", date_order="mdy").when.edtf == "2019-03-04"
    assert echo_of("3/4/2019", date_order="dmy").when.edtf == "2019-04-03"


def test_the_drawing_leaves_room_at_both_sides() -> None:
    """Both outer bounds lie well within what is drawn."""
    when = parse_edtf("[2019-02-10..2019-02-17]")
    span = span_around(when)
    assert span is not None
    assert when.start_earliest is not None
    assert span.first_ms <= when.start_earliest - DAY_MS
    assert when.end_latest is not None
    assert span.last_ms >= when.end_latest + DAY_MS


def test_undated_text_is_not_drawn() -> None:
    """There is nothing to draw without bounds."""
    assert span_around(echo_of("some day").when) is None


@pytest.mark.parametrize(
    "text",
    [
        "30 June 2019",
        "Feb 2019",
        "1984",
        "1990s",
        "5th century",
        "44 BC",
        "since 2018",
        "Y-17E7",
        "2019-02-27T14:30",
    ],
)
def test_ticks_are_few_and_stand_within_the_drawing(text: str) -> None:
    """From a day to millions of years there is a handful of labels, in order."""
    span = span_around(read_when(text))
    assert span is not None
    ticks = ticks_in(span, 560)
    assert 2 <= len(ticks) <= 9
    assert [tick.ms for tick in ticks] == sorted(tick.ms for tick in ticks)
    assert all(span.first_ms <= tick.ms <= span.last_ms for tick in ticks)


def test_the_first_tick_and_each_new_month_name_the_month() -> None:
    """The days of one month need no more than their number."""
    span = span_around(parse_edtf("[2019-02-26..2019-03-02]"))
    assert span is not None
    labels = [tick.label for tick in ticks_in(span, 560)]
    assert labels[0].endswith("Feb")
    assert sum("Mar" in label for label in labels) == 1
    assert day_first_ms(day_of(2019, 2, 26)) > span.first_ms


def test_the_word_edtf_stays_with_what_it_stands_before(qtbot: QtBot) -> None:
    """However wide the echo is, no line of it ends with the word alone."""
    box = WhenBox(load_theme("light"), "When")
    qtbot.addWidget(box)
    box.line.setText("between 10 and 17 Feb 2019")
    told = QTextDocument()
    told.setHtml(box.echo_label.text())
    for width_px in range(160, 700, 20):
        told.setTextWidth(width_px)
        told.size()  # lays out
        layout = told.firstBlock().layout()
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        texts = [told.firstBlock().text()[one.textStart() :][: one.textLength()] for one in lines]
        assert not any(text.strip().endswith("EDTF") for text in texts), texts
