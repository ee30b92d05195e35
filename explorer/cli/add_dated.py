"""What `add` takes for an event, a statement and an act, and the edit that it becomes."""

from explorer import edit
from explorer.cli.adding import (
    Asked,
    agreements_in,
    citations_in,
    kind_parser,
    take_choice,
    take_dated,
    take_many,
    take_one,
)
from explorer.cli.dates import read_when_option
from explorer.cli.parsing import CommandParser, text
from explorer.cli.roles import in_role, refer, refer_or_none
from explorer.model.changes import Changes
from explorer.model.drafts import ActDraft, EventDraft, StatementDraft
from explorer.model.vocabulary import (
    ATTRIBUTIONS,
    CERTAINTIES,
    EVENT_ROLES,
    EVENT_STATUSES,
    MODES,
    STATEMENT_ROLES,
    RecordKind,
)
from explorer.store.store import Store

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


def event_parser() -> CommandParser:
    """The words of `add … event`."""
    command = kind_parser(
        "event", "Add something that happened, is planned, or is reported.", _EVENT_EXAMPLES
    )
    take_one(command, "--title", "TITLE", "what happened, in a few words", required=True)
    take_dated(command)
    take_many(
        command, "--actor", "ACTOR[:ROLE]", f"who took part; may be repeated. Roles: {', '.join(EVENT_ROLES)}"
    )
    take_many(command, "--agreement", "AGREEMENT", "an agreement that it concerns; may be repeated")
    take_one(command, "--place", "PLACE", "where")
    take_many(command, "--tag", "TAG", "a tag; may be repeated")
    take_one(command, "--description", "TEXT", "more about it")
    take_choice(command, "--status", EVENT_STATUSES, "happened")
    take_choice(command, "--certainty", CERTAINTIES, "established")
    return command


def add_event(store: Store, asked: Asked) -> Changes:
    """Add the event."""
    draft = EventDraft(
        title=asked.title,
        when=read_when_option(asked.when, "--when", asked.date_order),
        description=asked.description,
        place=refer_or_none(store, RecordKind.PLACE, asked.place),
        status=asked.status,
        certainty=asked.certainty,
        importance=asked.importance,
        sequence=asked.sequence,
        private=asked.private,
        actors=in_role(store, asked.actor, EVENT_ROLES, "participant"),
        agreements=agreements_in(store, asked),
        tags=tuple(refer(store, RecordKind.TAG, tag) for tag in asked.tag),
        citations=citations_in(store, asked),
    )
    return edit.add_event(store, draft)


def statement_parser() -> CommandParser:
    """The words of `add … statement`."""
    command = kind_parser("statement", "Add words by one or more actors.", _STATEMENT_EXAMPLES)
    command.add_argument(
        "--speaker",
        metavar="ACTOR",
        type=text,
        action="append",
        required=True,
        help="who spoke; may be repeated",
    )
    take_one(command, "--summary", "TEXT", "what was said, in a few words", required=True)
    take_dated(command)
    take_one(command, "--quote", "TEXT", "the words themselves")
    command.add_argument(
        "--mode",
        choices=MODES,
        metavar="MODE",
        help="direct (a whole sentence quoted), partial (some words), reported (none); "
        "partial where there is a quote, else reported",
    )
    take_choice(command, "--attribution", ATTRIBUTIONS, "on record")
    take_many(command, "--about", "ACTOR", "an actor that it speaks of; may be repeated")
    take_many(
        command, "--actor", "ACTOR[:ROLE]", f"another actor; roles: {', '.join(STATEMENT_ROLES)} (about)"
    )
    take_many(command, "--agreement", "AGREEMENT", "an agreement that it speaks of; may be repeated")
    take_many(command, "--tag", "TAG", "a tag; may be repeated")
    take_choice(command, "--certainty", CERTAINTIES, "established")
    return command


def add_statement(store: Store, asked: Asked) -> Changes:
    """Add the statement; its speakers come first."""
    draft = StatementDraft(
        summary=asked.summary,
        when=read_when_option(asked.when, "--when", asked.date_order),
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
        agreements=agreements_in(store, asked),
        tags=tuple(refer(store, RecordKind.TAG, tag) for tag in asked.tag),
        citations=citations_in(store, asked),
    )
    return edit.add_statement(store, draft)


def act_parser() -> CommandParser:
    """The words of `add … act`."""
    command = kind_parser(
        "act", "Add a step in an agreement's life, by a party or of the whole.", _ACT_EXAMPLES
    )
    take_one(command, "--agreement", "AGREEMENT", "the agreement, which must be known", required=True)
    take_one(
        command, "--act", "ACT", "signed, ratified, entered into force, notified withdrawal …", required=True
    )
    take_dated(command)
    take_one(command, "--actor", "ACTOR", "the party; without it the act is of the whole agreement")
    take_one(command, "--effect", "WHEN", "the day on which it takes effect, where that is another")
    take_one(command, "--predecessor", "ACTOR", "whom a succeeding party succeeds")
    take_one(command, "--by-agreement", "AGREEMENT", "the agreement that supersedes this one")
    take_one(command, "--claimed-by", "ACTOR", "whose claim this is: a claim moves no standing")
    take_one(command, "--note", "TEXT", "a remark")
    return command


def add_act(store: Store, asked: Asked) -> Changes:
    """Add the act."""
    draft = ActDraft(
        agreement=refer(store, RecordKind.AGREEMENT, asked.agreement),
        act=" ".join(asked.act.split()).lower(),
        when=read_when_option(asked.when, "--when", asked.date_order),
        actor=refer_or_none(store, RecordKind.ACTOR, asked.actor),
        effect=None if asked.effect is None else read_when_option(asked.effect, "--effect", asked.date_order),
        predecessor=refer_or_none(store, RecordKind.ACTOR, asked.predecessor),
        other_agreement=refer_or_none(store, RecordKind.AGREEMENT, asked.by_agreement),
        claimed_by=refer_or_none(store, RecordKind.ACTOR, asked.claimed_by),
        note=asked.note,
        importance=asked.importance,
        sequence=asked.sequence,
        private=asked.private,
        citations=citations_in(store, asked),
    )
    return edit.add_act(store, draft)
