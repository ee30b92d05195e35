"""The words that fill the panes' templates."""

import pytest
from markupsafe import Markup

from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.ui.panes import wording
from explorer.ui.panes.templates import environment


def test_a_name_with_markup_is_escaped_in_its_link() -> None:
    """Nothing typed by anyone becomes markup."""
    link = wording.link(Named(RecordId(7), RecordKind.ACTOR, "<b>&"))
    assert link == '<a href="record:7">&lt;b&gt;&amp;</a>'


@pytest.mark.parametrize("kind", list(RecordKind))
def test_every_name_is_a_link(kind: RecordKind) -> None:
    """Each kind of record has a pane, so that every name leads somewhere."""
    assert wording.link(Named(RecordId(7), kind, "Hanoi")) == '<a href="record:7">Hanoi</a>'


def test_a_lock_is_not_copied() -> None:
    """A picture in the text is no letter of it."""
    assert wording.as_written("\ufffc\u00a0private") == "private"


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2019-02-05", "announced on 5 February 2019"),
        ("2019-02", "announced in February 2019"),
        ("2019", "announced in 2019"),
        ("2019-02-05~", "announced: about 5 February 2019"),
    ],
)
def test_an_event_was_announced_on_a_day(edtf: str, told: str) -> None:
    """The day is that of the announcement, not the one announced."""
    assert wording.announced(parse_edtf(edtf)) == told


def test_the_day_of_an_entry_is_told_in_short() -> None:
    """What another program wrote is told as it is."""
    assert wording.day_of_entry("2026-11-24T13:00:00Z") == "24\u00a0Nov\u00a02026"
    assert wording.day_of_entry("yesterday") == "yesterday"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("very big bites", "“very big bites”"),
        ("“very big bites”", "“very big bites”"),
        ('"very big bites"', "“very big bites”"),
        ("“big” and “bites”", "““big” and “bites””"),
        ("  spaced  ", "“spaced”"),
        ("two\nlines", "“two<br>lines”"),
        ("“", "““”"),
    ],
)
def test_a_quote_stands_once_between_typographic_marks(text: str, shown: str) -> None:
    """Marks that already enclose the whole quote are not doubled, others are kept."""
    assert wording.quoted(text) == Markup(shown)


def test_right_to_left_text_keeps_to_itself() -> None:
    """Each line is isolated, marks that it leaves open are closed, and copying takes the isolates out."""
    shown = wording.shown("שלום\nplain \u2067open")
    assert shown == "\u2068שלום\u2069\n\u2068plain \u2067open\u2069\u2069"
    assert wording.as_written(str(wording.shown("שלום"))) == "שלום"
    assert wording.shown("plain") == "plain"


def test_control_letters_become_visible() -> None:
    """What can't be drawn is not dropped in silence."""
    assert wording.shown("a\x00b\x07c\td\ne") == "a\ufffdb\ufffdc\td\ne"


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("2019-02-27/2019-02-28", False),
        ("27 to 28 February 2019", False),
        ("27-28 Feb 2019", False),
        ("the last two days of February", True),
        ("", False),
    ],
)
def test_a_date_as_typed_is_told_only_where_it_says_something_else(text: str, differs: bool) -> None:
    """What was typed is shown where it differs by more than case, commas and dashes."""
    read = parse_edtf("2019-02-27/2019-02-28")
    when = When(
        text,
        read.edtf,
        read.start_earliest,
        read.start_latest,
        read.end_earliest,
        read.end_latest,
        read.precision,
    )
    assert wording.typed_otherwise(when) is differs


def test_undated_text_is_told_as_it_was_typed() -> None:
    """Text that is no date stays readable, and says that it is undated."""
    assert wording.words(When("some day in spring")) == "“some day in spring” (undated)"
    assert wording.words(When("")) == "undated"


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https://example.org/ a", False),
        ("https://example.org\n", False),
        ("HTTPS://example.org", False),
    ],
)
def test_only_https_is_handed_to_the_browser(address: str, is_safe: bool) -> None:
    """Whatever else stands in a source's address can be copied, not opened."""
    assert wording.is_safe_address(address) is is_safe
    assert ("browse:" in wording.address(address, "address")) is is_safe


def test_an_address_never_becomes_a_links_target() -> None:
    """Links carry a key, the address itself is only text."""
    shown = wording.address('https://x.org/"><script>', "address")
    assert "<script>" not in shown
    assert 'href="copy:address"' in shown


def test_long_text_is_clipped_with_an_ellipsis_on_one_line() -> None:
    """Rows show the beginning of another record's title."""
    assert wording.clip("a\nb " * 100_000).endswith("…")
    assert len(wording.clip("x" * 100_000)) == wording.CLIPPED_AT


def test_templates_are_strict_and_escape() -> None:
    """A missing value is an error, and every value is escaped."""
    made = environment()
    assert made.from_string("{{ text }}").render(text="<b>") == "&lt;b&gt;"
    with pytest.raises(Exception, match="undefined"):
        made.from_string("{{ missing }}").render()
