"""What `add` takes for each kind of record, and the edit that it becomes."""

import argparse
from collections.abc import Callable, Sequence
from typing import Final

from explorer import edit
from explorer.cli.dates import read_when_option
from explorer.cli.parsing import CommandParser, text, whole_number
from explorer.cli.roles import in_role, refer, refer_or_none
from explorer.model.changes import Changes
from explorer.model.drafts import (
    ActDraft,
    ActorDraft,
    AgreementDraft,
    CitationDraft,
    EventDraft,
    LinkDraft,
    Reference,
    SourceDraft,
    StatementDraft,
)
from explorer.model.ids import RecordId
from explorer.model.vocabulary import (
    ACTOR_KINDS,
    AGREEMENT_KINDS,
    ATTRIBUTIONS,
    CERTAINTIES,
    DEFAULT_IMPORTANCE,
    EVENT_ROLES,
    EVENT_STATUSES,
    LINK_RELATIONS,
    MODES,
    STATEMENT_ROLES,
    Consent,
    RecordKind,
)
from explorer.model.when import UNDATED
from explorer.store.store import Store

Asked = argparse.Namespace

_EVENT_EXAMPLES = """
add talks.db event --title "Third meeting" --when 2019-06-30 --actor "Donald Trump" --place Panmunjom
add talks.db event --title "Ides of March" --when -0043-03-15 --actor "Julius Caesar:target"
"""
_STATEMENT_EXAMPLES = """
add talks.db statement --speaker "Daryl Kimball" --summary "Hopes for the best" --when "22 Feb 2019"
"""
_ACT_EXAMPLES = """
add talks.db act --agreement NPT --act acceded --actor "North Korea" --when 1985-12-12
add talks.db act --agreement NPT --act "notified withdrawal" --actor 57 --when 2003-01-10 --effect 2003-04-10
"""
_ACTOR_EXAMPLES = """
add talks.db actor --name "United Nations" --short-name UN --kind organisation --alias ONU
"""
_AGREEMENT_EXAMPLES = """
add talks.db agreement --name "Open Skies Treaty" --consent instrument
"""
_SOURCE_EXAMPLES = """
add talks.db source --name "Joint Statement" --publisher "White House" --published 2018-06-12
"""
_LINK_EXAMPLES = """
add talks.db link --from 131 --to 87 --relation "responds to"
"""


def _parser(kind: str, summary: str, examples: str) -> CommandParser:
    words = CommandParser(f"add DATABASE {kind}", summary, examples)
    words.add_json()
    return words


def _private(words: CommandParser) -> None:
    words.add_argument("--private", action="store_true", help="leave it out of what is exported")


def _dated(words: CommandParser) -> None:
    words.add_argument(
        "--when", metavar="WHEN", type=text, required=True, help="a date as people write it, or EDTF"
    )
    words.add_argument(
        "--importance",
        metavar="1-5",
        type=whole_number(1, 5),
        default=DEFAULT_IMPORTANCE,
        help="5 is shown first (3)",
    )
    words.add_argument(
        "--sequence", metavar="N", type=whole_number(0), default=0, help="order within one day"
    )
    _private(words)
    _many(words, "--source", "SOURCE", "a document that says so (by title); may be repeated")


def _many(words: CommandParser, option: str, metavar: str, what: str) -> None:
    words.add_argument(option, metavar=metavar, type=text, action="append", default=[], help=what)


def _one(words: CommandParser, option: str, metavar: str, what: str, *, required: bool = False) -> None:
    words.add_argument(option, metavar=metavar, type=text, required=required, help=what)


def _choice(words: CommandParser, option: str, choices: Sequence[str], default: str) -> None:
    words.add_argument(
        option,
        choices=choices,
        default=default,
        metavar=option[2:].upper(),
        help=f"{', '.join(choices)} ({default})",
    )


def event_parser() -> CommandParser:
    """The words of `add … event`."""
    words = _parser("event", "Add something that happened, is planned, or is reported.", _EVENT_EXAMPLES)
    _one(words, "--title", "TITLE", "what happened, in a few words", required=True)
    _dated(words)
    _many(
        words, "--actor", "ACTOR[:ROLE]", f"who took part; may be repeated. Roles: {', '.join(EVENT_ROLES)}"
    )
    _many(words, "--agreement", "AGREEMENT", "an agreement that it concerns; may be repeated")
    _one(words, "--place", "PLACE", "where")
    _many(words, "--tag", "TAG", "a tag; may be repeated")
    _one(words, "--description", "TEXT", "more about it")
    _choice(words, "--status", EVENT_STATUSES, "happened")
    _choice(words, "--certainty", CERTAINTIES, "established")
    return words


def add_event(store: Store, asked: Asked) -> Changes:
    """Add the event."""
    draft = EventDraft(
        title=asked.title,
        when=read_when_option(asked.when, "--when"),
        description=asked.description,
        place=refer_or_none(store, RecordKind.PLACE, asked.place),
        status=asked.status,
        certainty=asked.certainty,
        importance=asked.importance,
        sequence=asked.sequence,
        private=asked.private,
        actors=in_role(store, asked.actor, EVENT_ROLES, "participant"),
        agreements=_agreements(store, asked),
        tags=tuple(refer(store, RecordKind.TAG, tag) for tag in asked.tag),
        citations=_citations(store, asked),
    )
    return edit.add_event(store, draft)


def statement_parser() -> CommandParser:
    """The words of `add … statement`."""
    words = _parser("statement", "Add words by one or more actors.", _STATEMENT_EXAMPLES)
    words.add_argument(
        "--speaker",
        metavar="ACTOR",
        type=text,
        action="append",
        required=True,
        help="who spoke; may be repeated",
    )
    _one(words, "--summary", "TEXT", "what was said, in a few words", required=True)
    _dated(words)
    _one(words, "--quote", "TEXT", "the words themselves")
    words.add_argument(
        "--mode",
        choices=MODES,
        metavar="MODE",
        help="direct (a whole sentence quoted), partial (some words), reported (none); "
        "partial where there is a quote, else reported",
    )
    _choice(words, "--attribution", ATTRIBUTIONS, "on record")
    _many(words, "--about", "ACTOR", "an actor that it speaks of; may be repeated")
    _many(words, "--actor", "ACTOR[:ROLE]", f"another actor; roles: {', '.join(STATEMENT_ROLES)} (about)")
    _many(words, "--agreement", "AGREEMENT", "an agreement that it speaks of; may be repeated")
    _many(words, "--tag", "TAG", "a tag; may be repeated")
    _choice(words, "--certainty", CERTAINTIES, "established")
    return words


def add_statement(store: Store, asked: Asked) -> Changes:
    """Add the statement; its speakers come first."""
    draft = StatementDraft(
        summary=asked.summary,
        when=read_when_option(asked.when, "--when"),
        quote=asked.quote,
        mode=asked.mode or ("partial" if asked.quote else "reported"),
        attribution=asked.attribution,
        certainty=asked.certainty,
        importance=asked.importance,
        sequence=asked.sequence,
        private=asked.private,
        actors=(
            *in_role(store, asked.speaker, (), "speaker"),
            *in_role(store, asked.actor, STATEMENT_ROLES, "about"),
            *in_role(store, asked.about, (), "about"),
        ),
        agreements=_agreements(store, asked),
        tags=tuple(refer(store, RecordKind.TAG, tag) for tag in asked.tag),
        citations=_citations(store, asked),
    )
    return edit.add_statement(store, draft)


def act_parser() -> CommandParser:
    """The words of `add … act`."""
    words = _parser("act", "Add a step in an agreement's life, by a party or of the whole.", _ACT_EXAMPLES)
    _one(words, "--agreement", "AGREEMENT", "the agreement, which must be known", required=True)
    _one(words, "--act", "ACT", "signed, ratified, entered into force, notified withdrawal …", required=True)
    _dated(words)
    _one(words, "--actor", "ACTOR", "the party; without it the act is of the whole agreement")
    _one(words, "--effect", "WHEN", "the day on which it takes effect, where that is another")
    _one(words, "--predecessor", "ACTOR", "whom a succeeding party succeeds")
    _one(words, "--by-agreement", "AGREEMENT", "the agreement that supersedes this one")
    _one(words, "--claimed-by", "ACTOR", "whose claim this is: a claim moves no standing")
    _one(words, "--note", "TEXT", "a remark")
    return words


def add_act(store: Store, asked: Asked) -> Changes:
    """Add the act."""
    draft = ActDraft(
        agreement=refer(store, RecordKind.AGREEMENT, asked.agreement),
        act=" ".join(asked.act.split()).lower(),
        when=read_when_option(asked.when, "--when"),
        actor=refer_or_none(store, RecordKind.ACTOR, asked.actor),
        effect=None if asked.effect is None else read_when_option(asked.effect, "--effect"),
        predecessor=refer_or_none(store, RecordKind.ACTOR, asked.predecessor),
        other_agreement=refer_or_none(store, RecordKind.AGREEMENT, asked.by_agreement),
        claimed_by=refer_or_none(store, RecordKind.ACTOR, asked.claimed_by),
        note=asked.note,
        importance=asked.importance,
        sequence=asked.sequence,
        private=asked.private,
        citations=_citations(store, asked),
    )
    return edit.add_act(store, draft)


def actor_parser() -> CommandParser:
    """The words of `add … actor`."""
    words = _parser("actor", "Add somebody who acts or speaks.", _ACTOR_EXAMPLES)
    _one(words, "--name", "NAME", "the name", required=True)
    _one(words, "--short-name", "NAME", "a shorter one, to show where room is scarce")
    _choice(words, "--kind", ACTOR_KINDS, "person")
    _many(words, "--alias", "NAME", "another name to be found by; may be repeated")
    _one(words, "--description", "TEXT", "more about it")
    _private(words)
    return words


def add_actor(store: Store, asked: Asked) -> Changes:
    """Add the actor."""
    draft = ActorDraft(
        name=asked.name,
        short_name=asked.short_name,
        kind=asked.kind,
        description=asked.description,
        aliases=tuple(asked.alias),
        private=asked.private,
    )
    return edit.add_actor(store, draft)


def agreement_parser() -> CommandParser:
    """The words of `add … agreement`."""
    words = _parser("agreement", "Add an agreement; its life is told by `add … act`.", _AGREEMENT_EXAMPLES)
    _one(words, "--name", "NAME", "the name", required=True)
    _one(words, "--short-name", "NAME", "a shorter one")
    _choice(words, "--kind", AGREEMENT_KINDS, "treaty")
    _choice(words, "--consent", tuple(Consent), "entry")
    _many(words, "--alias", "NAME", "another name to be found by; may be repeated")
    words.add_argument("--prospective", action="store_true", help="not made yet, only spoken of")
    _one(words, "--description", "TEXT", "more about it")
    _private(words)
    return words


def add_agreement(store: Store, asked: Asked) -> Changes:
    """Add the agreement."""
    draft = AgreementDraft(
        name=asked.name,
        short_name=asked.short_name,
        kind=asked.kind,
        consent=Consent(asked.consent),
        prospective=asked.prospective,
        description=asked.description,
        aliases=tuple(asked.alias),
        private=asked.private,
    )
    return edit.add_agreement(store, draft)


def source_parser() -> CommandParser:
    """The words of `add … source`."""
    words = _parser("source", "Add a document that records are cited from.", _SOURCE_EXAMPLES)
    _one(words, "--name", "TITLE", "the title", required=True)
    _one(words, "--author", "NAME", "who wrote it")
    _one(words, "--publisher", "NAME", "who published it")
    _one(words, "--published", "WHEN", "when")
    _one(words, "--url", "URL", "where it is on the web")
    _one(words, "--kind", "KIND", "what it is: article, transcript, treaty text …")
    _one(words, "--note", "TEXT", "a remark")
    _private(words)
    return words


def add_source(store: Store, asked: Asked) -> Changes:
    """Add the source."""
    draft = SourceDraft(
        title=asked.name,
        author=asked.author,
        publisher=asked.publisher,
        published=UNDATED if asked.published is None else read_when_option(asked.published, "--published"),
        url=asked.url,
        kind=asked.kind,
        note=asked.note,
        private=asked.private,
    )
    return edit.add_source(store, draft)


def link_parser() -> CommandParser:
    """The words of `add … link`."""
    words = _parser("link", "Tie two records together; the tie is itself somebody's claim.", _LINK_EXAMPLES)
    words.add_argument(
        "--from",
        metavar="ID",
        dest="first",
        type=whole_number(1),
        required=True,
        help="the number of a record",
    )
    words.add_argument(
        "--to", metavar="ID", dest="second", type=whole_number(1), required=True, help="the number of another"
    )
    words.add_argument(
        "--relation",
        metavar="RELATION",
        choices=LINK_RELATIONS,
        required=True,
        help=", ".join(LINK_RELATIONS),
    )
    _one(words, "--asserted-by", "ACTOR", "who says that the two are tied")
    _choice(words, "--certainty", CERTAINTIES, "established")
    _one(words, "--note", "TEXT", "a remark")
    return words


def add_link(store: Store, asked: Asked) -> Changes:
    """Add the link."""
    draft = LinkDraft(
        from_record=RecordId(asked.first),
        to_record=RecordId(asked.second),
        relation=asked.relation,
        asserted_by=refer_or_none(store, RecordKind.ACTOR, asked.asserted_by),
        certainty=asked.certainty,
        note=asked.note,
    )
    return edit.add_link(store, draft)


def _agreements(store: Store, asked: Asked) -> tuple[Reference, ...]:
    return tuple(refer(store, RecordKind.AGREEMENT, word) for word in asked.agreement)


def _citations(store: Store, asked: Asked) -> tuple[CitationDraft, ...]:
    return tuple(CitationDraft(refer(store, RecordKind.SOURCE, word)) for word in asked.source)


KINDS: Final[dict[str, tuple[Callable[[], CommandParser], Callable[[Store, Asked], Changes]]]] = {
    "event": (event_parser, add_event),
    "statement": (statement_parser, add_statement),
    "act": (act_parser, add_act),
    "actor": (actor_parser, add_actor),
    "agreement": (agreement_parser, add_agreement),
    "source": (source_parser, add_source),
    "link": (link_parser, add_link),
}
"""For each kind the parser of its words and the edit."""
