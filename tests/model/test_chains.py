"""Chains as values: their order, what joins their steps, their words."""

from explorer.model.calendar import day_of
from explorer.model.chain_words import chain_markdown, chain_text
from explorer.model.chains import Chain, ChainOf, ChainStep, in_order
from explorer.model.ids import RecordId
from explorer.model.link_words import relation_back
from explorer.model.reading import read_when
from explorer.model.records import Citation, Link, Named, Source
from explorer.model.vocabulary import LINK_RELATIONS, RecordKind


def statement(number: int, name: str = "Said") -> Named:
    return Named(RecordId(number), RecordKind.STATEMENT, name)


ADA = Named(RecordId(90), RecordKind.ACTOR, "Ada Miller")
REPORT = Source(RecordId(80), "The *report*", publisher="The Wire", url="https://example.org/a_b")
FIRST = ChainStep(
    statement(1, "Small steps"),
    read_when("31 Jan 2019"),
    (ADA,),
    "step by step",
    "direct",
    citations=(
        Citation(7, RecordId(1), Named(REPORT.id, RecordKind.SOURCE, REPORT.title), "p. 2", confidence=4),
    ),
)
SECOND = ChainStep(statement(2, "Big steps"), read_when("21 Feb 2019"), (ADA,))
REVERSAL = Link(
    RecordId(50), SECOND.record, FIRST.record, "reverses", ADA, certainty="reported", note="as she says"
)
CHAIN = Chain(
    ChainOf(record=RecordId(2)),
    SECOND.record,
    steps=(FIRST, SECOND),
    links=(REVERSAL,),
    sources={REPORT.id: REPORT},
)


def test_steps_stand_in_the_order_of_time() -> None:
    """By their beginning, of one day by sequence; what has no date comes last."""
    undated = ChainStep(statement(3))
    same_day = ChainStep(statement(4), read_when("31 Jan 2019"), sequence=-1)
    assert in_order([undated, SECOND, FIRST, same_day]) == (same_day, FIRST, SECOND, undated)


def test_a_step_tells_its_links_with_what_came_before() -> None:
    """The later of two tells of the link, whichever way it leads."""
    assert CHAIN.bonds_of(0) == ()
    (bond,) = CHAIN.bonds_of(1)
    assert (bond.words, bond.number, bond.is_back) == ("seems to reverse", 1, False)
    led = Link(RecordId(51), FIRST.record, SECOND.record, "leads to")
    (back,) = Chain(ChainOf(), steps=(FIRST, SECOND), links=(led,)).bonds_of(1)
    assert (back.words, back.number) == ("follows from", 1)


def test_every_relation_can_be_told_from_its_other_end() -> None:
    """No relation is told backwards in the words that it has forwards, hedged or not."""
    told = {relation_back(one, "established") for one in LINK_RELATIONS}
    assert len(told) == len(LINK_RELATIONS)
    assert not told & set(LINK_RELATIONS)
    assert relation_back("leads to", "reported") == "seems to follow from"
    assert relation_back("reverses", "disputed") == "is said to be reversed by"


def test_a_chain_is_copied_with_its_sources() -> None:
    """As text: who, when, the words, what joins it to the step before, on whose word, and the sources."""
    text = chain_text(CHAIN)
    assert "1. 31 January 2019 — Ada Miller: “step by step” — Small steps (direct quotation)" in text
    assert "seems to reverse 1 (“Small steps”) — says Ada Miller; as she says" in text
    assert "source: The *report*, The Wire; p. 2; high confidence; https://example.org/a_b" in text


def test_signs_of_markdown_in_a_title_stay_what_they_are() -> None:
    """Stars of a title are escaped; an address stays as it is."""
    text = chain_markdown(CHAIN)
    assert "The \\*report\\*" in text
    assert "https://example.org/a_b" in text
    assert text.startswith("## The chain of “Big steps”")


def test_a_chain_that_is_cut_says_so() -> None:
    """How many steps are left out at least is told in the text."""
    assert "it goes on: 3 or more are left out" in chain_text(Chain(ChainOf(), left_out=3))


def test_copies_keep_the_day_and_mark_what_comes_after_it() -> None:
    """The heading names the as-of day, and only a step after it says so, in text and in Markdown."""
    eve = day_of(2019, 2, 1)
    for copy in (chain_text(CHAIN, eve), chain_markdown(CHAIN, eve)):
        assert copy.splitlines()[0].endswith(", as of 1 February 2019")
        assert [line for line in copy.splitlines() if "after 1 February 2019" in line] == [
            line for line in copy.splitlines() if "21 February 2019" in line
        ]
    assert "as of" not in chain_text(CHAIN)
