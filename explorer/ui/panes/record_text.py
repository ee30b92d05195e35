"""A record as text to quote: when, who, what, under which agreement, its sources in full; no widgets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from explorer.model.act_words import told_act
from explorer.model.cite_as import CiteStyle, cite_pieces
from explorer.model.cited_records import CitedRecord, FullCitation
from explorer.model.details import (
    ActDetail,
    ActorDetail,
    AgreementDetail,
    EventDetail,
    SourceDetail,
    StatementDetail,
)
from explorer.model.records import ActorInRole, Event, Named, Source, Statement
from explorer.model.when import When
from explorer.model.wording import describe
from explorer.ui.panes.small_pages import SmallDetail, small_page

_MODES: Final = {
    "direct": "direct quotation",
    "partial": "partial quotation",
    "reported": "reported, not quoted",
}
_CONFIDENCE: Final = {1: "very low", 2: "low", 3: "medium", 4: "high", 5: "very high"}


@dataclass(frozen=True, slots=True)
class Copied:
    """The same words as plain text and as HTML."""

    plain: str
    html: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some words of a paragraph, the title of a record in bold, an address as a link."""

    words: str
    is_strong: bool = False
    url: str = ""


_Paragraph = list[_Piece]


def copied(records: Sequence[CitedRecord]) -> Copied:
    """Put records into words, a blank line between them."""
    told = [_paragraphs(record) for record in records]
    plain = "\n\n".join("\n".join(_plain(one) for one in paragraphs) for paragraphs in told)
    html = "<br>\n".join("\n".join(f"<p>{_html(one)}</p>" for one in paragraphs) for paragraphs in told)
    return Copied(plain, html)


def _plain(paragraph: _Paragraph) -> str:
    return "".join(piece.words for piece in paragraph)


def _html(paragraph: _Paragraph) -> str:
    made = []
    for piece in paragraph:
        words = escape(piece.words).replace("\n", "<br>")
        if piece.url:
            words = f'<a href="{escape(piece.url)}">{words}</a>'
        made.append(f"<b>{words}</b>" if piece.is_strong else words)
    return "".join(made)


def _paragraphs(record: CitedRecord) -> list[_Paragraph]:
    detail = record.detail
    match detail:
        case EventDetail():
            first = _event(detail.event)
        case StatementDetail():
            first = _statement(detail.statement)
        case ActDetail():
            first = _act(detail)
        case AgreementDetail():
            agreement = detail.life.agreement
            first = [_named(agreement.name, agreement.kind, agreement.description)]
        case ActorDetail():
            first = [_named(detail.actor.name, detail.actor.kind, detail.actor.description)]
        case SourceDetail():
            first = [_source(detail.source, None)]
        case _:
            first = [_small(detail)]
    quote = detail.statement.quote if isinstance(detail, StatementDetail) else None
    return first + _sources(record.citations, quote)


# Records


def _event(event: Event) -> list[_Paragraph]:
    marks = [] if event.status == "happened" else [event.status]
    marks += [] if event.certainty == "established" else [event.certainty]
    head = [_Piece(f"{_when(event.when)} — "), _Piece(_line(event.title), is_strong=True)]
    if marks or event.private:
        head.append(_Piece(f" ({', '.join([*marks, *(['private'] if event.private else [])])})"))
    rest = [
        f"Place: {event.place.name}" if event.place is not None else "",
        _roles(event.actors),
        _about("Agreement", event.agreements),
    ]
    paragraphs = [[*head, _Piece(_sentences(rest))]]
    if event.description:
        paragraphs.append([_Piece(event.description.strip())])
    return paragraphs


def _statement(statement: Statement) -> list[_Paragraph]:
    speakers = [part.actor.name for part in statement.actors if part.role == "speaker"]
    for_whom = [part.actor.name for part in statement.actors if part.role == "on behalf of"]
    others = tuple(part for part in statement.actors if part.role not in ("speaker", "on behalf of"))
    who = _and(speakers) or "Nobody named"
    if for_whom:
        who += f", on behalf of {_and(for_whom)}"
    mode = _MODES[statement.mode]
    if statement.attribution != "on record":
        mode += f", {statement.attribution}"
    if statement.medium:
        mode += f", {statement.medium}"
    if statement.certainty != "established":
        mode += f", {statement.certainty}"
    if statement.private:
        mode += ", private"
    said = _quoted(statement.quote) if statement.quote else _line(statement.summary)
    head = [
        _Piece(f"{_when(statement.when)} — "),
        _Piece(who, is_strong=True),
        _Piece(f": {said} ({mode})"),
    ]
    translated = ""
    if statement.translation:
        by = f" by {statement.translator}" if statement.translator else ""
        tongue = f" from {statement.language}" if statement.language else ""
        translated = f"{_quoted(statement.translation)} (translated{by}{tongue})"
    rest = [
        _line(statement.summary) if statement.quote else "",
        translated,
        f"At: {statement.at_event.name}" if statement.at_event is not None else "",
        _roles(others),
        _about("Agreement", statement.agreements),
    ]
    return [[*head, _Piece(_sentences(rest))]]


def _act(detail: ActDetail) -> list[_Paragraph]:
    act, names = detail.act, detail.names
    party = f"{names[act.actor]}: " if act.actor is not None and act.actor in names else ""
    rest = [
        f"takes effect {describe(act.effect)}" if act.effect is not None else "",
        f"Predecessor: {names[act.predecessor]}" if act.predecessor in names else "",
        f"Other agreement: {names[act.other_agreement]}" if act.other_agreement in names else "",
        "Private" if act.private else "",
    ]
    title = f"{detail.agreement.name} — {party}{told_act(act, names)}"
    head = [_Piece(f"{_when(act.when)} — "), _Piece(title, is_strong=True), _Piece(_sentences(rest))]
    return [head, *([[_Piece(act.note.strip())]] if act.note else [])]


def _named(name: str, kind: str, description: str | None) -> _Paragraph:
    text = f" — {description.strip()}" if description else ""
    return [_Piece(_line(name), is_strong=True), _Piece(f" ({kind}){text}")]


def _small(detail: SmallDetail) -> _Paragraph:
    page = small_page(detail, None)
    facts = [
        f"{fact.label}: "
        + ", ".join(
            part
            for part in (
                fact.named.name if fact.named is not None else "",
                _when(fact.when) if fact.when is not None else "",
                fact.words,
            )
            if part
        )
        for fact in page.facts
    ]
    return [
        _Piece(_line(page.name), is_strong=True),
        _Piece(f" ({page.kind_words[0]})" + _sentences([*facts, page.note])),
    ]


# Sources


def _sources(citations: Sequence[FullCitation], quote: str | None) -> list[_Paragraph]:
    """The sources, numbered where there are several; an excerpt that is the quote itself is not repeated."""
    if not citations:
        return []
    if len(citations) == 1:
        return [[_Piece("Source: "), *_cited(citations[0], quote)]]
    return [
        [_Piece("Sources:")],
        *([_Piece(f"[{at}] "), *_cited(one, quote)] for at, one in enumerate(citations, start=1)),
    ]


def _cited(one: FullCitation, quote: str | None) -> _Paragraph:
    citation = one.citation
    pieces = _source(one.source, citation.locator)
    rest = [
        _quoted(citation.excerpt) if citation.excerpt and citation.excerpt != quote else "",
        f"It {citation.stance} this" if citation.stance != "supports" else "",
        f"It says {_when(citation.says_when)}" if citation.says_when is not None else "",
        f"Confidence: {_CONFIDENCE.get(citation.confidence, str(citation.confidence))}",
    ]
    pieces.append(_Piece(_sentences(rest).removeprefix(".")))
    if one.via is not None:
        pieces += [_Piece(" As told by: "), *_source(one.via, None)]
    return pieces


def _source(source: Source, locator: str | None) -> _Paragraph:
    """The source as a note cites it, with its full stop."""
    return [
        _address(piece.words) if piece.is_address else _Piece(piece.words)
        for piece in cite_pieces(source, CiteStyle.NOTE, locator)
    ]


def _address(url: str) -> _Piece:
    """An address, a link where it is one of the web."""
    words = "".join(url.split())
    return _Piece(words, url=words if words.startswith("https://") else "")


# Words


def _when(when: When) -> str:
    if when.is_dated:
        return describe(when)
    return f"“{_line(when.text)}” (undated)" if when.text else "undated"


def _line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    words = _line(text)
    if len(words) > 1 and words[0] in '“"' and words[-1] in '”"':
        words = words[1:-1]
    return f"“{words}”"


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else " and ".join([", ".join(names[:-1]), names[-1]]) if names else ""


def _roles(parts: Iterable[ActorInRole]) -> str:
    """Who took part, by role: `Participant: United States, North Korea; host: Vietnam`."""
    by_role: dict[str, list[str]] = {}
    for part in parts:
        by_role.setdefault(part.role, []).append(part.actor.name)
    words = "; ".join(f"{role}: {', '.join(names)}" for role, names in by_role.items())
    return words[:1].upper() + words[1:]


def _about(label: str, named: Sequence[Named]) -> str:
    return f"{label}{'s' if len(named) > 1 else ''}: {', '.join(one.name for one in named)}" if named else ""


def _sentences(parts: Iterable[str]) -> str:
    """Join what there is as sentences behind what stands before them."""
    told = [part.rstrip(".") for part in parts if part]
    return ". " + ". ".join(part[:1].upper() + part[1:] for part in told) + "." if told else "."
