"""A small real database for the tests of panes and editor, and a worker that serves it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.changes import Changes
from explorer.model.drafts import (
    ActDraft,
    ActorDraft,
    AgreementDraft,
    CitationDraft,
    EventDraft,
    LinkDraft,
    RoleDraft,
    SourceDraft,
    StatementDraft,
)
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.store.store import Store
from explorer.ui.worker import Worker

HOSTILE = "<b>bold</b> <img src=file:///etc/passwd> & \"quoted\" 'too' \u202eright to left שלום"


@dataclass(frozen=True)
class Story:
    """The numbers of the records of the small story."""

    path: Path
    united_states: RecordId
    soviet_union: RecordId
    russia: RecordId
    kimball: RecordId
    biegun: RecordId
    report: RecordId
    treaty: RecordId
    suspended: RecordId
    summit: RecordId
    speech: RecordId
    bites: RecordId
    hostile: RecordId

    def copied_to(self, path: Path) -> "Story":
        """The same story in a file of its own."""
        shutil.copyfile(self.path, path)
        return replace(self, path=path)


def _id(changes: Changes) -> RecordId:
    assert changes.record is not None
    return changes.record


def tell_small_story(path: Path) -> Story:
    """Write the story: a treaty and its end, a summit, two statements of which one reverses the other."""
    with Store.create(path) as store:
        states = [
            _id(edit.add_actor(store, ActorDraft(name, kind="state", short_name=short)))
            for name, short in (("United States", "U.S."), ("Soviet Union", None), ("Russia", None))
        ]
        united_states, soviet_union, russia = states
        kimball = _id(edit.add_actor(store, ActorDraft("Daryl Kimball")))
        biegun = _id(edit.add_actor(store, ActorDraft("Stephen Biegun")))
        official = _id(edit.add_actor(store, ActorDraft("Senior official", kind="unnamed source")))
        report = _id(
            edit.add_source(
                store,
                SourceDraft(
                    "Report on the eve of Hanoi", author="A. Reporter", url="https://example.org/a?b=1&c=<2>"
                ),
            )
        )
        treaty = _id(
            edit.add_agreement(store, AgreementDraft("Intermediate Nuclear Treaty", short_name="INF Treaty"))
        )

        def act(word: str, when: str, actor: RecordId | None = None, **more: object) -> RecordId:
            draft = ActDraft(treaty, word, parse_edtf(when), actor=actor, **more)  # type: ignore[arg-type]  # a test's shorthand
            return _id(edit.add_act(store, draft))

        act("signed", "1987-12-08", united_states)
        act("signed", "1987-12-08", soviet_union)
        act("entered into force", "1988-06-01")
        act("succeeded", "1991-12-26", russia, predecessor=soviet_union)
        act("notified withdrawal", "2019-02-02", united_states, effect=parse_edtf("2019-08-02"))
        suspended = act("suspended", "2019-02-02", russia)
        act("terminated", "2019-08-02")
        cited = CitationDraft(
            report, "paragraph 4", "scheduled for Feb. 27-28", says_when=parse_edtf("[2019-02-16,2019-02-17]")
        )
        summit = _id(
            edit.add_event(
                store,
                EventDraft(
                    "Second summit, Hanoi",
                    parse_edtf("2019-02-27/2019-02-28"),
                    description="First line.\nSecond line.",
                    place="Hanoi",
                    kind="summit meeting",
                    actors=(RoleDraft(united_states, "participant"), RoleDraft("Vietnam", "host")),
                    agreements=(treaty,),
                    tags=("summit",),
                    importance=5,
                    sequence=2,
                    citations=(cited, CitationDraft("Press statement", confidence=5, stance="mentions")),
                ),
            )
        )
        speech = _id(
            edit.add_statement(
                store,
                StatementDraft(
                    "Both sides will act at once",
                    parse_edtf("2019-01-31"),
                    quote="simultaneously and in parallel",
                    language="English",
                    mode="partial",
                    actors=(RoleDraft(biegun, "speaker"), RoleDraft(united_states, "on behalf of")),
                    agreements=(treaty,),
                    at_event=summit,
                ),
            )
        )
        bites = _id(
            edit.add_statement(
                store,
                StatementDraft(
                    "Wants big steps", parse_edtf("2019-02-21"), actors=(RoleDraft(official, "speaker"),)
                ),
            )
        )
        edit.add_link(store, LinkDraft(bites, speech, "reverses", asserted_by=kimball, certainty="reported"))
        hostile = _id(edit.add_event(store, EventDraft(HOSTILE, description=f"{HOSTILE}\n{HOSTILE}")))
    return Story(
        path,
        united_states,
        soviet_union,
        russia,
        kimball,
        biegun,
        report,
        treaty,
        suspended,
        summit,
        speech,
        bites,
        hostile,
    )


@contextmanager
def serving(path: Path, qtbot: QtBot) -> Iterator[Worker]:
    """A worker that answers questions to the database; closed in the end."""
    worker = Worker(lambda: Store.open(path), watches=False)
    with qtbot.wait_signal(worker.opened):
        worker.start()
    try:
        yield worker
    finally:
        worker.close()
