"""The panes of places, tags, ties, commitments, assessments and links as lines of facts."""

from dataclasses import dataclass

from explorer.model.ids import Day
from explorer.model.link_words import relation_alone, relation_words
from explorer.model.records import Assessment, Citation, Named, Place, Tie
from explorer.model.small_details import (
    AssessmentDetail,
    CommitmentDetail,
    LinkDetail,
    PlaceDetail,
    TagDetail,
    TieDetail,
)
from explorer.model.spans import end_of, ends_after, span_upto
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.ui.panes.standing_words import told_commitments

SmallDetail = PlaceDetail | TagDetail | TieDetail | CommitmentDetail | AssessmentDetail | LinkDetail


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is, then a name that is a link, a date, or words."""

    label: str
    named: Named | None = None
    words: str = ""
    when: When | None = None
    tone: str = ""


@dataclass(frozen=True, slots=True)
class SmallPage:
    """What the template of small panes shows: title, facts, a note, and what cites it."""

    kind_words: tuple[str, ...]
    name: str
    facts: tuple[Fact, ...]
    private: bool
    note: str = ""
    citations: tuple[Citation, ...] = ()
    when: When | None = None
    others: tuple[Named, ...] = ()
    later: tuple[Fact, ...] = ()


def small_page(detail: SmallDetail, divider: Day | None) -> SmallPage:
    """Tell what is known of one of the smaller kinds of record.

    Verdicts after `divider` stand apart, and so does the end of a tie that comes after it.
    """
    match detail:
        case PlaceDetail():
            return _place(detail.place)
        case TagDetail():
            return SmallPage(("tag",), detail.tag.name, (), detail.tag.private, others=detail.others)
        case TieDetail():
            return _tie(detail, divider)
        case CommitmentDetail():
            return _commitment(detail, divider)
        case AssessmentDetail():
            return _assessment(detail)
        case LinkDetail():
            return _link(detail)


def _place(place: Place) -> SmallPage:
    facts = [Fact("Country", words=place.country)] if place.country else []
    if place.latitude is not None and place.longitude is not None:
        facts.append(Fact("Position", words=position_words(place.latitude, place.longitude)))
    return SmallPage(("place",), place.name, tuple(facts), place.private)


def position_words(latitude: float, longitude: float) -> str:
    """A position in degrees as people write it: `21.03° N, 105.85° E`."""
    north = f"{abs(latitude):g}° {'N' if latitude >= 0 else 'S'}"
    return f"{north}, {abs(longitude):g}° {'E' if longitude >= 0 else 'W'}"


def _tie(detail: TieDetail, divider: Day | None) -> SmallPage:
    tie: Tie = detail.tie
    name = tie.title or tie.relation
    facts = [Fact("Who", tie.actor), Fact("Relation", words=tie.relation)]
    if tie.title:
        facts.append(Fact("Title", words=tie.title))
    if tie.to_actor is not None:
        facts.append(Fact("To", tie.to_actor))
    is_end_to_come = ends_after(tie.when, divider)
    if is_end_to_come:
        facts.append(Fact("When", words=span_upto(tie.when, divider)))
    else:
        facts.append(Fact("When", when=tie.when))
    other = "" if tie.to_actor is None else f", {tie.to_actor.name}"
    return SmallPage(
        ("tie", tie.relation),
        f"{tie.actor.name}: {name}{other}",
        tuple(facts),
        detail.private,
        citations=detail.citations,
        when=None if is_end_to_come else tie.when,
        later=(Fact("When", words=end_of(tie.when)),) if is_end_to_come else (),
    )


def _commitment(detail: CommitmentDetail, divider: Day | None) -> SmallPage:
    one = detail.commitment
    facts = [Fact("Agreement", detail.agreement), Fact("By", one.obligor)]
    if one.owed_to is not None:
        facts.append(Fact("To", one.owed_to))
    if one.article:
        facts.append(Fact("Article", words=one.article))
    if one.condition:
        facts.append(Fact("Condition", words=one.condition))
    if one.due is not None:
        facts.append(Fact("Due", when=one.due))
    ((_, verdicts),) = told_commitments((one,), divider)
    facts += map(_verdict, verdicts.rows)
    return SmallPage(
        ("commitment",),
        one.text,
        tuple(facts),
        detail.private,
        citations=detail.citations,
        later=tuple(map(_verdict, verdicts.later)),
    )


def _verdict(verdict: Assessment) -> Fact:
    return Fact(
        verdict.verdict.capitalize(),
        Named(verdict.id, RecordKind.ASSESSMENT, f"says {verdict.assessor.name}"),
        when=verdict.when,
        words=verdict.note or "",
        tone=verdict.verdict,
    )


def _assessment(detail: AssessmentDetail) -> SmallPage:
    one = detail.assessment
    return SmallPage(
        ("assessment", one.verdict),
        f"{one.assessor.name}: {one.verdict}",
        (
            Fact("Verdict", words=one.verdict, tone=one.verdict),
            Fact("By", one.assessor),
            Fact("When", when=one.when),
            Fact("On", detail.commitment),
            Fact("Agreement", detail.agreement),
        ),
        detail.private,
        note=one.note or "",
        citations=detail.citations,
        when=one.when,
    )


def _link(detail: LinkDetail) -> SmallPage:
    one = detail.link
    words = relation_words(one.relation, one.certainty)
    facts = [Fact("This", one.from_record), Fact(_capital(words), one.to_record)]
    if one.asserted_by is not None:
        facts.append(Fact("So says", one.asserted_by))
    if one.certainty != "established":
        facts.append(Fact("Certainty", words=one.certainty))
    return SmallPage(
        ("link", relation_alone(one.relation, one.certainty)),
        f"{one.from_record.name} {words} {one.to_record.name}",
        tuple(facts),
        detail.private,
        note=one.note or "",
        citations=detail.citations,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
