"""Citing a source: one sentence in each style, of what is known and nothing else."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.cite_as import CiteStyle, cite_as, cite_pieces
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.records import Source
from explorer.model.when import UNDATED, When

REMARKS = Source(
    RecordId(1),
    "Remarks at Stanford",
    "Stephen Biegun",
    "U.S. Department of State",
    parse_edtf("2019-01-31"),
    "https://www.state.gov/r",
    accessed="2019-03-02",
)


def test_each_style_has_its_order() -> None:
    """A note quotes the title and writes American dates; the others set author and date, or plain words."""
    assert cite_as(REMARKS, CiteStyle.NOTE, "p. 3") == (
        "Stephen Biegun, “Remarks at Stanford,” U.S. Department of State, January 31, 2019, p. 3,"
        " https://www.state.gov/r (accessed March 2, 2019)."
    )
    assert cite_as(REMARKS, CiteStyle.AUTHOR_DATE) == (
        "Stephen Biegun (2019, January 31). Remarks at Stanford. U.S. Department of State."
        " https://www.state.gov/r (read on 2 March 2019)."
    )
    assert cite_as(REMARKS, CiteStyle.PLAIN) == (
        "Stephen Biegun: Remarks at Stanford. U.S. Department of State, 31 January 2019."
        " https://www.state.gov/r (read on 2 March 2019)."
    )


def test_what_is_not_known_is_left_out() -> None:
    """A bare title is a sentence of its own; a mark of its own ends it."""
    assert [cite_as(Source(RecordId(1), "Press statement"), style) for style in CiteStyle] == [
        "“Press statement.”",
        "Press statement (n.d.).",
        "Press statement.",
    ]
    assert cite_as(Source(RecordId(1), "What next?", url="https://a.example"), CiteStyle.NOTE) == (
        "“What next?” https://a.example."
    )


def test_a_title_with_quotation_marks_keeps_them_single() -> None:
    """Quotation marks within a quoted title change, as in print."""
    told = cite_as(Source(RecordId(1), "The “big bites” of Hanoi", publisher="Wire"), CiteStyle.NOTE)
    assert told == "“The ‘big bites’ of Hanoi,” Wire."


def test_a_title_that_is_no_heading_is_not_quoted() -> None:
    """A treaty, a law, data, and what its note calls a description stand without quotation marks."""
    described = replace(
        REMARKS, accessed=None, note="Kept. The title describes the document; it is not its own"
    )
    assert cite_as(described, CiteStyle.NOTE) == (
        "Stephen Biegun, Remarks at Stanford, U.S. Department of State, January 31, 2019,"
        " https://www.state.gov/r."
    )
    treaty = Source(
        RecordId(1), "Treaty of Sark", None, "Official Journal", parse_edtf("2000"), kind="treaty"
    )
    assert cite_as(treaty, CiteStyle.NOTE) == "Treaty of Sark, Official Journal, 2000."
    assert cite_as(Source(RecordId(1), "A Law.", kind="Law"), CiteStyle.NOTE) == "A Law."
    read = Source(RecordId(1), "A Law", kind="law", accessed="2019-03-02")
    assert cite_as(read, CiteStyle.NOTE) == "A Law (accessed March 2, 2019)."


def test_a_publisher_who_is_the_author_is_named_once() -> None:
    """No name stands twice; a vague date is told in words, undated text as it was written."""
    report = Source(RecordId(1), "Report", "IAEA", "IAEA", parse_edtf("2019-02"))
    assert cite_as(report, CiteStyle.NOTE) == "IAEA, “Report,” February 2019."
    undated = Source(RecordId(1), "Report", published=When("spring"))
    assert cite_as(undated, CiteStyle.AUTHOR_DATE) == "Report (spring)."


@given(
    st.sampled_from(CiteStyle),
    *[st.one_of(st.none(), st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)) for _ in range(6)],
)
def test_any_source_becomes_one_line_with_its_addresses_whole(
    style: CiteStyle,
    author: str | None,
    publisher: str | None,
    url: str | None,
    archived: str | None,
    accessed: str | None,
    locator: str | None,
) -> None:
    """Whatever was typed: one line, and each address a piece that can be a link."""
    source = Source(RecordId(1), "Title", author, publisher, UNDATED, url, archived, accessed)
    pieces = cite_pieces(source, style, locator)
    words = cite_as(source, style, locator)
    assert "\n" not in words
    assert "Title" in words
    wanted = ["".join(one.split()) for one in (url, archived) if one and one.split()]
    assert [piece.words for piece in pieces if piece.is_address] == wanted
