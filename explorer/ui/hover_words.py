"""What the card says of what is no record of the timeline's own: a link, a commitment, an assessment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from explorer.model.ids import RecordId
from explorer.model.link_words import relation_words
from explorer.model.records import Citation, Link, Named
from explorer.model.small_details import AssessmentDetail, CommitmentDetail
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.model.wording import describe
from explorer.store.queries.parts import citations_of, link_by_id
from explorer.store.queries.small_details import pane_detail
from explorer.store.store import Store
from explorer.ui.panes.wording import dots

MOST_SAID: Final = 3


@dataclass(frozen=True, slots=True)
class HoverWords:
    """A card in words: its title, a line beneath, and further lines."""

    title: str
    second: str
    lines: tuple[str, ...] = ()


def hover_words(store: Store, one: Named) -> HoverWords | None:
    """Read what the card says of a link, a commitment or an assessment; None of any other record."""
    if one.kind is RecordKind.LINK:
        link = link_by_id(store, one.id)
        return None if link is None else _of_link(link, _source(store, one.id))
    if one.kind not in (RecordKind.COMMITMENT, RecordKind.ASSESSMENT):
        return None
    match pane_detail(store, one.id, limit=0):
        case CommitmentDetail() as detail:
            return _of_commitment(detail, _source(store, one.id))
        case AssessmentDetail() as detail:
            return _of_assessment(detail, _source(store, one.id))
        case _:
            return None


def says_otherwise(citations: Sequence[Citation]) -> tuple[str, ...]:
    """Say which sources give another date: `The white paper says 10 February 2019`."""
    told = [
        f"{one.source.name} says {_when(one.says_when)}"
        for one in citations
        if one.says_when is not None and one.says_when.is_dated
    ]
    contradicting = [f"{one.source.name} contradicts" for one in citations if one.stance == "contradicts"]
    return tuple(dict.fromkeys([*told, *contradicting]))[:MOST_SAID]


def link_sentence(link: Link) -> str:
    """Tell a link as a sentence: “A” seems to reverse “B”, says C."""
    by = "" if link.asserted_by is None else f", says {link.asserted_by.name}"
    relation = relation_words(link.relation, link.certainty)
    return f"“{link.from_record.name}” {relation} “{link.to_record.name}”{by}"


def _of_link(link: Link, source: str) -> HoverWords:
    certainty = "" if link.certainty == "established" else f" · {link.certainty}"
    return HoverWords(
        link_sentence(link), f"link{certainty}", tuple(one for one in (link.note, source) if one)
    )


def _of_commitment(detail: CommitmentDetail, source: str) -> HoverWords:
    one = detail.commitment
    to = f" to {one.owed_to.name}" if one.owed_to is not None else ""
    due = "" if one.due is None else f" · due {_when(one.due)}"
    told = [
        f"{told.assessor.name}: {told.verdict}" + (f", {_when(told.when)}" if told.when.is_dated else "")
        for told in one.assessments
    ]
    return HoverWords(
        one.text,
        f"commitment{due}",
        (
            f"{one.obligor.name}{to}",
            detail.agreement.name,
            *(told or ["no assessment"]),
            *([source] if source else []),
        ),
    )


def _of_assessment(detail: AssessmentDetail, source: str) -> HoverWords:
    one = detail.assessment
    note = [one.note] if one.note else []
    lines = [detail.commitment.name, detail.agreement.name, *note, *([source] if source else [])]
    return HoverWords(f"{one.assessor.name}: {one.verdict}", f"assessment · {_when(one.when)}", tuple(lines))


def _when(when: When) -> str:
    return describe(when) if when.is_dated else when.text or "undated"


def _source(store: Store, record: RecordId) -> str:
    cited = citations_of(store, record)
    best = max(cited, key=lambda citation: citation.confidence, default=None)
    if best is None:
        return ""
    rest = len(cited) - 1
    return f"{best.source.name} {dots(best.confidence)}" + (f" and {rest} more" if rest else "")
