"""The pane of a source as the values of its template: who cites it, how sure, how to cite it; no queries."""

from dataclasses import dataclass
from typing import Final

from explorer.model.cite_as import CiteStyle, cite_as
from explorer.model.details import SourceDetail
from explorer.model.ids import Day
from explorer.model.source_uses import CITING, OTHERS, SourceUses
from explorer.ui.panes.gathered import Gathered, cited_sides
from explorer.ui.panes.wording import confidence_word, count, dots

_BAR: Final = 10
_WORDS: Final = {"": "all", **{kind: f"{kind}s" for kind in CITING}, OTHERS: "others"}


@dataclass(frozen=True, slots=True)
class ToldKind:
    """A kind of records that cite a source, with how many citations are theirs."""

    kind: str
    words: str
    count: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ToldConfidence:
    """How many citations have one confidence, in dots, a word and a bar, the longest `_BAR` long."""

    dots: str
    words: str
    count: str
    bar: str


@dataclass(frozen=True, slots=True)
class ToldCiting:
    """How the source is cited in one style; `key` stands for the style in the link that copies it."""

    key: str
    style: str
    words: str


def source_values(detail: SourceDetail, gathered: Gathered, divider: Day | None) -> dict[str, object]:
    """Give the values of the template of a source's pane."""
    cited = cited_sides(detail, divider)
    uses, further = gathered.uses, gathered.further
    times = 0 if uses is None else uses.total
    return {
        "detail": detail,
        "cited_by": cited,
        "shown": len(cited.rows) + len(detail.cited_elsewhere),
        "total": cited.total + detail.total_elsewhere,
        "cited": count(detail.records) if detail.records == times else _times(detail.records, times),
        "times": times,
        "kinds": [] if uses is None else told_kinds(uses, gathered.cited_kind),
        "confidences": [] if uses is None else told_confidences(uses),
        "citings": [
            ToldCiting(style.name, style.value, cite_as(detail.source, style)) for style in CiteStyle
        ],
        "resting": ""
        if further is None or not further.resting
        else _resting(further.resting, detail.records),
    }


def told_kinds(uses: SourceUses, chosen: str) -> list[ToldKind]:
    """Tell the kinds of what cites a source where there are several, each with its count."""
    told = [
        ToldKind(kind, words, count(uses.count(kind)), kind == chosen)
        for kind, words in _WORDS.items()
        if uses.count(kind)
    ]
    return told if len(told) > 2 else []


def told_confidences(uses: SourceUses) -> list[ToldConfidence]:
    """Tell how sure the citations are, the surest first, those that there are."""
    most = max(uses.confidences, default=0)
    return [
        ToldConfidence(dots(level), confidence_word(level), count(number), "█" * -(-number * _BAR // most))
        for level, number in reversed(list(enumerate(uses.confidences, start=1)))
        if number
    ]


def _resting(resting: int, records: int) -> str:
    """What rests on this source alone: `the only source for 3 of its 12 records`."""
    if resting == records:
        return (
            "the only source of the one record that cites it"
            if records == 1
            else "the only source for all of them"
        )
    return f"the only source for {count(resting)} of them"


def _times(records: int, citations: int) -> str:
    """How many records cite a source, and how often where some cite it again."""
    return f"{count(records)}, {count(citations)} times"
