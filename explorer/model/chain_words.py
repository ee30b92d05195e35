"""A chain in words: what it is called, and all of it as text or as Markdown, with its sources."""

from collections.abc import Iterable, Sequence
from typing import Final

from explorer.model.chains import Bond, Chain, ChainStep
from explorer.model.cited import source_in_words
from explorer.model.day_words import day_in_words
from explorer.model.ids import Day
from explorer.model.records import Citation
from explorer.model.spans import begins_after
from explorer.model.when import When
from explorer.model.wording import describe

CONFIDENCES: Final = {1: "very low", 2: "low", 3: "medium", 4: "high", 5: "very high"}
_ESCAPED: Final = frozenset("\\`*_{}[]<>#|~")


def title_of(chain: Chain) -> str:
    """What a chain is called: after the record it goes through, or after who holds a position on what."""
    if chain.about is None:
        return "A chain of positions"
    if chain.asked.record is not None:
        return f"The chain of “{_line(chain.about.name)}”"
    by = "" if chain.actor is None else f"{_line(chain.actor.name)} on "
    return f"Positions: {by}{_line(chain.about.name)}"


def count_of(chain: Chain) -> str:
    """How long it is, and that it is cut where it is."""
    steps, links = len(chain.steps), len(chain.links)
    told = f"{steps} step{'' if steps == 1 else 's'}, {links} link{'' if links == 1 else 's'}"
    return f"{told}; it goes on: {chain.left_out} or more are left out" if chain.left_out else told


def asserted(bond: Bond) -> str:
    """Who says that the link is so, and what is noted of it; empty where neither is known."""
    by = bond.link.asserted_by
    told = [] if by is None else [f"says {_line(by.name)}"]
    told += [_line(bond.link.note)] if bond.link.note else []
    return "; ".join(told)


def when_words(when: When) -> str:
    """The date in words; what is no date as it was typed."""
    if when.is_dated:
        return describe(when)
    return f"“{_line(when.text)}” (undated)" if when.text else "undated"


def remarks_of(step: ChainStep) -> tuple[str, ...]:
    """What is to be known of a step besides: how its words are quoted, how sure it is, that it is private."""
    quoted = {"direct": "direct quotation", "partial": "partial quotation", "reported": "not quoted"}
    return tuple(
        word
        for word in (
            quoted.get(step.mode or "", ""),
            "" if step.certainty == "established" else step.certainty,
            "private" if step.private else "",
        )
        if word
    )


def after_words(step: ChainStep, as_of: Day | None) -> tuple[str, ...]:
    """Say that a step lies after the as-of day, where it certainly does."""
    if as_of is None or not begins_after(step.when, as_of):
        return ()
    return (f"after {day_in_words(as_of)}",)


def chain_text(chain: Chain, as_of: Day | None = None) -> str:
    """Write a chain as plain text; with an as-of day its steps after that are marked."""
    lines = [_heading(chain, as_of), count_of(chain).capitalize() + "."]
    for number, step in enumerate(chain.steps, 1):
        lines += ["", f"{number}. {_head(step, as_of)}"]
        lines += [f"   {line}" for line in _body(chain, number)]
    return "\n".join(lines)


def chain_markdown(chain: Chain, as_of: Day | None = None) -> str:
    """Write a chain as Markdown: a numbered list, what joins the steps and the sources beneath each."""
    lines = [f"## {_plain(_heading(chain, as_of))}", "", _plain(count_of(chain).capitalize()) + "."]
    for number, step in enumerate(chain.steps, 1):
        lines += ["", f"{number}. **{_plain(when_words(step.when))}** — {_plain(_said(step, as_of))}"]
        lines += [f"   - {_plain(line)}" for line in _body(chain, number)]
    return "\n".join(lines)


def _heading(chain: Chain, as_of: Day | None) -> str:
    return title_of(chain) + ("" if as_of is None else f", as of {day_in_words(as_of)}")


def _head(step: ChainStep, as_of: Day | None) -> str:
    return f"{when_words(step.when)} — {_said(step, as_of)}"


def _said(step: ChainStep, as_of: Day | None) -> str:
    who = _and([_line(one.name) for one in step.who])
    said = f"“{_line(step.quote)}” — {_line(step.record.name)}" if step.quote else _line(step.record.name)
    remarks = (*remarks_of(step), *after_words(step, as_of))
    return (f"{who}: " if who else "") + said + (f" ({', '.join(remarks)})" if remarks else "")


def _body(chain: Chain, number: int) -> list[str]:
    """The lines beneath step `number`, counted from 1: its bonds, then its sources."""
    step = chain.steps[number - 1]
    lines = []
    for bond in chain.bonds_of(number - 1):
        other = (
            f"{bond.number} (“{_line(bond.other.name)}”)" if bond.number else f"“{_line(bond.other.name)}”"
        )
        told = asserted(bond)
        lines.append(f"{bond.words} {other}" + (f" — {told}" if told else ""))
        lines += [f"for this link: {one}" for one in _sources(chain, bond.citations)]
    return lines + [f"source: {one}" for one in _sources(chain, step.citations)]


def _sources(chain: Chain, citations: Iterable[Citation]) -> list[str]:
    told = []
    for citation in citations:
        source = chain.sources.get(citation.source.id)
        words = citation.source.name
        if source is not None:
            words = source_in_words(source.title, source.author, source.publisher, source.published)
        parts = [words.replace("\N{NO-BREAK SPACE}", " ")]
        parts += [citation.locator] if citation.locator else []
        parts += [f"says {when_words(citation.says_when)}"] if citation.says_when is not None else []
        parts += [] if citation.stance == "supports" else [citation.stance]
        parts.append(f"{CONFIDENCES.get(citation.confidence, 'medium')} confidence")
        parts += [source.url] if source is not None and source.url else []
        told.append(_line("; ".join(parts)))
    return told


def _and(names: Sequence[str]) -> str:
    return " and ".join([*([", ".join(names[:-1])] if len(names) > 1 else []), *names[-1:]])


def _line(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    """Keep Markdown from reading signs of the text as its own; addresses stay as they are."""
    return " ".join(
        word
        if word.startswith(("https://", "http://"))
        else "".join(f"\\{c}" if c in _ESCAPED else c for c in word)
        for word in text.split(" ")
    )
