"""What `add` takes for an actor, an agreement, a source and a link, and the edit that it becomes."""

from explorer import edit
from explorer.cli.adding import Asked, kind_parser, take_choice, take_many, take_one, take_private
from explorer.cli.dates import read_when_option
from explorer.cli.parsing import CommandParser, whole_number
from explorer.cli.roles import refer_or_none
from explorer.model.changes import Changes
from explorer.model.drafts import ActorDraft, AgreementDraft, LinkDraft, SourceDraft
from explorer.model.ids import RecordId
from explorer.model.vocabulary import (
    ACTOR_KINDS,
    AGREEMENT_KINDS,
    CERTAINTIES,
    LINK_RELATIONS,
    Consent,
    RecordKind,
)
from explorer.model.when import UNDATED
from explorer.store.store import Store

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


def actor_parser() -> CommandParser:
    """The words of `add … actor`."""
    command = kind_parser("actor", "Add somebody who acts or speaks.", _ACTOR_EXAMPLES)
    take_one(command, "--name", "NAME", "the name", required=True)
    take_one(command, "--short-name", "NAME", "a shorter one, to show where room is scarce")
    take_choice(command, "--kind", ACTOR_KINDS, "person")
    take_many(command, "--alias", "NAME", "another name to be found by; may be repeated")
    take_one(command, "--description", "TEXT", "more about it")
    take_private(command)
    return command


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
    command = kind_parser(
        "agreement", "Add an agreement; its life is told by `add … act`.", _AGREEMENT_EXAMPLES
    )
    take_one(command, "--name", "NAME", "the name", required=True)
    take_one(command, "--short-name", "NAME", "a shorter one")
    take_choice(command, "--kind", AGREEMENT_KINDS, "treaty")
    take_choice(command, "--consent", tuple(Consent), "entry")
    take_many(command, "--alias", "NAME", "another name to be found by; may be repeated")
    command.add_argument("--prospective", action="store_true", help="not made yet, only spoken of")
    take_one(command, "--description", "TEXT", "more about it")
    take_private(command)
    return command


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
    command = kind_parser("source", "Add a document that records are cited from.", _SOURCE_EXAMPLES)
    take_one(command, "--name", "TITLE", "the title", required=True)
    take_one(command, "--author", "NAME", "who wrote it")
    take_one(command, "--publisher", "NAME", "who published it")
    take_one(command, "--published", "WHEN", "when")
    take_one(command, "--url", "URL", "where it is on the web")
    take_one(command, "--kind", "KIND", "what it is: article, transcript, treaty text …")
    take_one(command, "--note", "TEXT", "a remark")
    take_private(command)
    return command


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
    command = kind_parser(
        "link", "Tie two records together; the tie is itself somebody's claim.", _LINK_EXAMPLES
    )
    command.add_argument(
        "--from",
        metavar="ID",
        dest="first",
        type=whole_number(1),
        required=True,
        help="the number of a record",
    )
    command.add_argument(
        "--to", metavar="ID", dest="second", type=whole_number(1), required=True, help="the number of another"
    )
    command.add_argument(
        "--relation",
        metavar="RELATION",
        choices=LINK_RELATIONS,
        required=True,
        help=", ".join(LINK_RELATIONS),
    )
    take_one(command, "--asserted-by", "ACTOR", "who says that the two are tied")
    take_choice(command, "--certainty", CERTAINTIES, "established")
    take_one(command, "--note", "TEXT", "a remark")
    return command


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
