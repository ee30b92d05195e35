"""Building a sample: from tables that people read and edit, to a database.

A sample is a folder of CSV tables under `db/samples`; the README there tells their columns. Rows refer to
rows of tables before them, by name or key: nothing but tags is made on the fly. The same tables always give
the same database, whenever and wherever it is built.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from explorer.edit.acts import add_act
from explorer.edit.commitments import add_assessment, add_commitment
from explorer.edit.editing import bulk, perform
from explorer.edit.events import add_event
from explorer.edit.links import add_link
from explorer.edit.names import add_actor, add_agreement, add_place, add_source
from explorer.edit.references import resolve, sync_citations
from explorer.edit.sample_name import SAMPLE, SAMPLE_SETTING
from explorer.edit.sample_rows import Row, SampleError, read_rows, telling_line
from explorer.edit.sample_views import Known, add_view
from explorer.edit.statements import add_statement
from explorer.edit.ties import add_tie
from explorer.model.changes import Changes
from explorer.model.drafts import (
    ActDraft,
    ActorDraft,
    AgreementDraft,
    AssessmentDraft,
    CitationDraft,
    CommitmentDraft,
    EventDraft,
    LinkDraft,
    PlaceDraft,
    RoleDraft,
    SourceDraft,
    StatementDraft,
    TieDraft,
)
from explorer.model.ids import RecordId
from explorer.model.vocabulary import EVENT_ROLES, Consent, RecordKind
from explorer.paths import samples
from explorer.store.queries.settings import set_setting
from explorer.store.store import Store
from explorer.store.writer import Writer

VIEWS: Final = "views"
_UIDS: Final = uuid.UUID("6d0c7f0e-3c0b-5b60-9d0c-2a4f5b8e1d53")
_COMPILED: Final = "2021-12-31T00:00:00Z"
"""The moment that the records of a sample give as that of their making, whenever they are built."""


def build_sample(path: Path, name: str = SAMPLE) -> None:
    """Make a new database of the sample `name`; a file that is there is never overwritten."""
    folders = {folder.name: folder for folder in samples().iterdir() if folder.is_dir()}
    if name not in folders:
        raise SampleError(f"There is no sample “{name}”; choose one of: {', '.join(sorted(folders))}.")
    build_from(folders[name], path)


def build_from(folder: Path, path: Path) -> None:
    """Make a new database of the tables in a folder; where a row can't be taken, no file is left."""
    uids = _Uids(folder.name)
    with Store.create(path, clock=lambda: _COMPILED, new_uid=uids) as store:
        try:
            with bulk(store):
                _Builder(store, folder, uids).build()
            set_setting(store, SAMPLE_SETTING, folder.name)
        except BaseException:
            store.close()
            path.unlink()
            raise


def uid_of(table: str, key: str, name: str = SAMPLE) -> str:
    """The uid of the record that the row `key` of a table makes, in every database of the sample."""
    return _uid(name, f"{table}/{key}")


def _uid(sample: str, key: str) -> str:
    return str(uuid.uuid5(_UIDS, f"{sample}/{key}"))


class _Uids:
    """Names for records that depend on the sample's name and the row's own key alone."""

    def __init__(self, sample: str) -> None:
        self._sample = sample
        self.key = ""

    def __call__(self) -> str:
        return _uid(self._sample, self.key)


class _Builder:
    """A sample being built: the records made so far, by the names and keys that the tables call them by."""

    def __init__(self, store: Store, folder: Path, uids: _Uids) -> None:
        self._store = store
        self._folder = folder
        self._uids = uids
        self._actors: dict[str, RecordId] = {}
        self._agreements: dict[str, RecordId] = {}
        self._places: dict[str, RecordId] = {}
        self._sources: dict[str, RecordId] = {}
        self._tags: dict[str, RecordId] = {}
        self._records: dict[str, RecordId] = {}
        self._citations: dict[str, list[CitationDraft]] = defaultdict(list)
        self._called: set[str] = set()

    def build(self) -> None:
        """Read the tables in an order in which each refers to earlier ones only."""
        self._add_each("places", self._places, self._add_place)
        self._add_each("actors", self._actors, self._add_actor)
        self._add_each("agreements", self._agreements, self._add_agreement)
        self._add_each("sources", self._sources, self._add_source)
        self._read_citations()
        self._cite_agreements()
        self._add_each("ties", {}, self._add_tie)
        self._add_each("acts", self._records, self._add_act)
        self._add_each("events", self._records, self._add_event)
        self._add_each("statements", self._records, self._add_statement)
        self._add_each("commitments", self._records, self._add_commitment)
        self._add_each("assessments", self._records, self._add_assessment)
        self._add_each("links", {}, self._add_link)
        self._add_views()
        if self._citations:
            raise SampleError(f"citations.csv cites “{next(iter(self._citations))}”, which is in no table")

    def _add_each(
        self, table: str, known: dict[str, RecordId], add: Callable[[Row], tuple[str, Changes]]
    ) -> None:
        """Add a record for each row of a table, and remember it by its key."""
        for row in read_rows(self._folder, table):
            with telling_line(row):
                key, changes = add(row)
                if changes.record is not None:
                    known[key] = changes.record

    def _add_views(self) -> None:
        """Keep the views of the sample, where it has any."""
        if (self._folder / f"{VIEWS}.csv").exists():
            known = Known(self._actors, self._agreements, self._places, self._tags, self._records)
            for row in read_rows(self._folder, VIEWS):
                with telling_line(row):
                    add_view(self._store, row, known)

    def _key(self, row: Row, *columns: str) -> str:
        """The key of a row, from its own cells; the uid of what is added next depends on it."""
        key = "|".join(row.text(column) for column in columns)
        uid_key = f"{row.table}/{key}"
        if uid_key in self._called:
            raise SampleError(f"“{key}” stands here twice")
        self._called.add(uid_key)
        self._uids.key = uid_key
        return key

    def _read_citations(self) -> None:
        for row in read_rows(self._folder, "citations"):
            with telling_line(row):
                self._citations[row.text("record")].append(
                    CitationDraft(
                        source=_one(self._sources, "source", row.text("source")),
                        locator=row.optional("locator"),
                        excerpt=row.optional("excerpt"),
                        confidence=row.number("confidence"),
                        stance=row.text("stance"),
                        says_when=row.optional_when("says_when"),
                        via_source=_one_or_none(self._sources, "source", row.text("via")),
                    )
                )

    def _cite_agreements(self) -> None:
        """Cite the document of each agreement; it is known by its short name before the sources are."""
        for key, record in self._agreements.items():
            if citations := self._cited(key):
                perform(self._store, partial(self._write_citations, record, citations))

    def _write_citations(
        self, record: RecordId, citations: tuple[CitationDraft, ...], writer: Writer
    ) -> None:
        sync_citations(self._store, writer, record, citations)

    def _cited(self, key: str) -> tuple[CitationDraft, ...]:
        """The citations of a record; each is taken once, so that what is left over is a mistake."""
        return tuple(self._citations.pop(key, ()))

    def _add_place(self, row: Row) -> tuple[str, Changes]:
        key = self._key(row, "name")
        draft = PlaceDraft(key, row.optional("country"), row.degrees("latitude"), row.degrees("longitude"))
        return key, add_place(self._store, draft)

    def _add_actor(self, row: Row) -> tuple[str, Changes]:
        key = self._key(row, "name")
        draft = ActorDraft(
            name=key,
            short_name=row.optional("short_name"),
            kind=row.text("kind"),
            description=row.optional("description"),
            colour=row.optional("colour"),
            aliases=row.several("aliases"),
        )
        return key, add_actor(self._store, draft)

    def _add_agreement(self, row: Row) -> tuple[str, Changes]:
        key = self._key(row, "short_name")
        if row.text("consent") not in list(Consent):
            raise SampleError(
                f"“{row.text('consent')}” is no way to consent; choose one of: {', '.join(Consent)}"
            )
        draft = AgreementDraft(
            name=row.text("name"),
            short_name=key,
            kind=row.text("kind"),
            consent=Consent(row.text("consent")),
            description=row.optional("description"),
            aliases=row.several("aliases"),
        )
        return key, add_agreement(self._store, draft)

    def _add_source(self, row: Row) -> tuple[str, Changes]:
        key = self._key(row, "key")
        draft = SourceDraft(
            title=row.text("title"),
            author=row.optional("author"),
            publisher=row.optional("publisher"),
            published=row.when("published"),
            url=row.optional("url"),
            kind=row.optional("kind"),
            note=row.optional("note"),
        )
        return key, add_source(self._store, draft)

    def _add_tie(self, row: Row) -> tuple[str, Changes]:
        key = self._key(row, "actor", "relation", "to_actor", "title", "when")
        source = _one(self._sources, "source", row.text("source"))
        draft = TieDraft(
            actor=self._actor(row.text("actor")),
            relation=row.text("relation"),
            to_actor=self._actor_or_none(row.text("to_actor")),
            title=row.optional("title"),
            when=row.when("when"),
            citations=(CitationDraft(source, confidence=row.number("confidence")),),
        )
        return key, add_tie(self._store, draft)

    def _add_act(self, row: Row) -> tuple[str, Changes]:
        key = self._key(row, "key")
        draft = ActDraft(
            agreement=self._agreement(row.text("agreement")),
            act=row.text("act"),
            when=row.when("when"),
            actor=self._actor_or_none(row.text("actor")),
            effect=row.optional_when("effect"),
            predecessor=self._actor_or_none(row.text("predecessor")),
            other_agreement=_one_or_none(self._agreements, "agreement", row.text("by_agreement")),
            claimed_by=self._actor_or_none(row.text("claimed_by")),
            note=row.optional("note"),
            importance=row.number("importance"),
            citations=self._cited(key),
        )
        return key, add_act(self._store, draft)

    def _add_event(self, row: Row) -> tuple[str, Changes]:
        tags = self._tagged(row)
        key = self._key(row, "key")
        draft = EventDraft(
            title=row.text("title"),
            when=row.when("when"),
            description=row.optional("description"),
            place=_one_or_none(self._places, "place", row.text("place")),
            kind=row.optional("kind"),
            status=row.text("status"),
            announced=row.optional_when("announced"),
            certainty=row.text("certainty"),
            importance=row.number("importance"),
            sequence=row.number("sequence"),
            actors=tuple(self._in_role(part) for part in row.several("actors")),
            agreements=tuple(self._agreement(name) for name in row.several("agreements")),
            tags=tags,
            citations=self._cited(key),
        )
        return key, add_event(self._store, draft)

    def _add_statement(self, row: Row) -> tuple[str, Changes]:
        tags = self._tagged(row)
        key = self._key(row, "key")
        speakers = tuple(RoleDraft(self._actor(name), "speaker") for name in row.several("speakers"))
        about = tuple(RoleDraft(self._actor(name), "about") for name in row.several("about"))
        draft = StatementDraft(
            summary=row.text("summary"),
            when=row.when("when"),
            quote=row.optional("quote"),
            language=row.optional("language"),
            mode=row.text("mode"),
            attribution=row.text("attribution"),
            medium=row.optional("medium"),
            at_event=_one_or_none(self._records, "event", row.text("at_event")),
            certainty=row.text("certainty"),
            importance=row.number("importance"),
            sequence=row.number("sequence"),
            actors=speakers + about,
            agreements=tuple(self._agreement(name) for name in row.several("agreements")),
            tags=tags,
            citations=self._cited(key),
        )
        return key, add_statement(self._store, draft)

    def _add_commitment(self, row: Row) -> tuple[str, Changes]:
        key = self._key(row, "key")
        draft = CommitmentDraft(
            agreement=self._agreement(row.text("agreement")),
            obligor=self._actor(row.text("obligor")),
            owed_to=self._actor_or_none(row.text("owed_to")),
            article=row.optional("article"),
            text=row.text("text"),
            due=row.optional_when("due"),
            citations=self._cited(key),
        )
        return key, add_commitment(self._store, draft)

    def _add_assessment(self, row: Row) -> tuple[str, Changes]:
        key = self._key(row, "key")
        draft = AssessmentDraft(
            commitment=_one(self._records, "commitment", row.text("commitment")),
            assessor=self._actor(row.text("assessor")),
            verdict=row.text("verdict"),
            when=row.when("when"),
            note=row.optional("note"),
            citations=self._cited(key),
        )
        return key, add_assessment(self._store, draft)

    def _add_link(self, row: Row) -> tuple[str, Changes]:
        key = self._key(row, "from", "relation", "to")
        draft = LinkDraft(
            from_record=_one(self._records, "record", row.text("from")),
            to_record=_one(self._records, "record", row.text("to")),
            relation=row.text("relation"),
            asserted_by=self._actor_or_none(row.text("asserted_by")),
            certainty=row.text("certainty"),
            note=row.optional("note"),
        )
        return key, add_link(self._store, draft)

    def _actor(self, name: str) -> RecordId:
        return _one(self._actors, "actor", name)

    def _actor_or_none(self, name: str) -> RecordId | None:
        return _one_or_none(self._actors, "actor", name)

    def _agreement(self, name: str) -> RecordId:
        return _one(self._agreements, "agreement", name)

    def _in_role(self, part: str) -> RoleDraft:
        """An actor of an event, with its role after the last colon; a participant where none is said."""
        name, _, role = part.rpartition(":")
        if role in EVENT_ROLES:
            return RoleDraft(self._actor(name), role)
        return RoleDraft(self._actor(part), "participant")

    def _tagged(self, row: Row) -> tuple[RecordId, ...]:
        """The tags of a row, made where no row before has had them."""
        for tag in row.several("tags"):
            if tag not in self._tags:
                self._uids.key = f"tags/{tag}"
                self._tags[tag] = self._make_tag(tag)
        return tuple(self._tags[tag] for tag in row.several("tags"))

    def _make_tag(self, tag: str) -> RecordId:
        made: list[RecordId] = []

        def deed(writer: Writer) -> None:
            made.append(resolve(self._store, writer, "tags", RecordKind.TAG, tag))

        perform(self._store, deed)
        return made[0]


def _one(known: Mapping[str, RecordId], what: str, name: str) -> RecordId:
    if name not in known:
        raise SampleError(f"there is no {what} “{name}” in the tables before this one")
    return known[name]


def _one_or_none(known: Mapping[str, RecordId], what: str, name: str) -> RecordId | None:
    return _one(known, what, name) if name else None
