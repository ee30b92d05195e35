"""Adding and changing what is known by its name: actors, agreements, sources, places and tags."""

from collections.abc import Mapping

from explorer.edit import checking
from explorer.edit.editing import perform
from explorer.edit.errors import FieldError
from explorer.edit.references import known
from explorer.edit.ties import sync_ties
from explorer.model.changes import Changes
from explorer.model.drafts import ActorDraft, AgreementDraft, PlaceDraft, SourceDraft, TagDraft
from explorer.model.ids import RecordId
from explorer.model.records import Alias
from explorer.model.vocabulary import ACTOR_KINDS, AGREEMENT_KINDS, Consent, RecordKind
from explorer.store.queries.names import article, find_all_named, fold
from explorer.store.rows import Cell, when_cells
from explorer.store.store import Store
from explorer.store.writer import Image, Writer


def add_actor(store: Store, draft: ActorDraft) -> Changes:
    """Add an actor; one of the same name must not be there."""

    def deed(writer: Writer) -> None:
        cells = _actor_cells(draft)
        _refuse_same_name(store, RecordKind.ACTOR, draft.name, None)
        record = writer.add_record(RecordKind.ACTOR, private=draft.private)
        writer.insert("actors", {"id": record, **cells})
        _relate_actor(store, writer, record, draft)
        writer.label, writer.record = f"Add actor “{checking.shortened(draft.name)}”", record

    return perform(store, deed)


def change_actor(store: Store, record: RecordId, draft: ActorDraft) -> Changes:
    """Make an actor what the draft says; rows that stay equal are not touched."""

    def deed(writer: Writer) -> None:
        known(store, record, RecordKind.ACTOR)
        _refuse_same_name(store, RecordKind.ACTOR, draft.name, record)
        writer.update("actors", record, _actor_cells(draft))
        _relate_actor(store, writer, record, draft)
        writer.mark_changed(record, private=draft.private)
        writer.label, writer.record = f"Change actor “{checking.shortened(draft.name)}”", record

    return perform(store, deed)


def add_agreement(store: Store, draft: AgreementDraft) -> Changes:
    """Add an agreement; one of the same name must not be there."""

    def deed(writer: Writer) -> None:
        cells = _agreement_cells(draft)
        _refuse_same_name(store, RecordKind.AGREEMENT, draft.name, None)
        record = writer.add_record(RecordKind.AGREEMENT, private=draft.private)
        writer.insert("agreements", {"id": record, **cells})
        _sync_agreement_names(writer, record, draft.aliases)
        writer.label, writer.record = f"Add agreement “{checking.shortened(draft.name)}”", record

    return perform(store, deed)


def change_agreement(store: Store, record: RecordId, draft: AgreementDraft) -> Changes:
    """Make an agreement what the draft says; rows that stay equal are not touched."""

    def deed(writer: Writer) -> None:
        known(store, record, RecordKind.AGREEMENT)
        _refuse_same_name(store, RecordKind.AGREEMENT, draft.name, record)
        writer.update("agreements", record, _agreement_cells(draft))
        _sync_agreement_names(writer, record, draft.aliases)
        writer.mark_changed(record, private=draft.private)
        writer.label, writer.record = f"Change agreement “{checking.shortened(draft.name)}”", record

    return perform(store, deed)


def add_source(store: Store, draft: SourceDraft) -> Changes:
    """Add a source; several may have the same title."""

    def deed(writer: Writer) -> None:
        cells = _source_cells(draft, {})
        record = writer.add_record(RecordKind.SOURCE, private=draft.private)
        writer.insert("sources", {"id": record, **cells})
        writer.label, writer.record = f"Add source “{checking.shortened(draft.title)}”", record

    return perform(store, deed)


def change_source(store: Store, record: RecordId, draft: SourceDraft) -> Changes:
    """Make a source what the draft says."""

    def deed(writer: Writer) -> None:
        known(store, record, RecordKind.SOURCE)
        before = writer.connection.execute("select url, archived_url from sources where id = ?", (record,))
        writer.update("sources", record, _source_cells(draft, dict(before.fetchone())))
        writer.mark_changed(record, private=draft.private)
        writer.label, writer.record = f"Change source “{checking.shortened(draft.title)}”", record

    return perform(store, deed)


def add_place(store: Store, draft: PlaceDraft) -> Changes:
    """Add a place; one of the same name must not be there."""

    def deed(writer: Writer) -> None:
        cells = _place_cells(draft)
        _refuse_same_name(store, RecordKind.PLACE, draft.name, None)
        record = writer.add_record(RecordKind.PLACE, private=draft.private)
        writer.insert("places", {"id": record, **cells})
        writer.label, writer.record = f"Add place “{checking.shortened(draft.name)}”", record

    return perform(store, deed)


def change_place(store: Store, record: RecordId, draft: PlaceDraft) -> Changes:
    """Make a place what the draft says."""

    def deed(writer: Writer) -> None:
        known(store, record, RecordKind.PLACE)
        _refuse_same_name(store, RecordKind.PLACE, draft.name, record)
        writer.update("places", record, _place_cells(draft))
        writer.mark_changed(record, private=draft.private)
        writer.label, writer.record = f"Change place “{checking.shortened(draft.name)}”", record

    return perform(store, deed)


def add_tag(store: Store, draft: TagDraft) -> Changes:
    """Add a tag; one of the same name must not be there."""

    def deed(writer: Writer) -> None:
        name = checking.name("name", "name", draft.name)
        _refuse_same_name(store, RecordKind.TAG, name, None)
        record = writer.add_record(RecordKind.TAG, private=draft.private)
        writer.insert("tags", {"id": record, "name": name})
        writer.label, writer.record = f"Add tag “{checking.shortened(name)}”", record

    return perform(store, deed)


def change_tag(store: Store, record: RecordId, draft: TagDraft) -> Changes:
    """Rename a tag, wherever it stands."""

    def deed(writer: Writer) -> None:
        known(store, record, RecordKind.TAG)
        name = checking.name("name", "name", draft.name)
        _refuse_same_name(store, RecordKind.TAG, name, record)
        writer.update("tags", record, {"name": name})
        writer.mark_changed(record, private=draft.private)
        writer.label, writer.record = f"Change tag “{checking.shortened(name)}”", record

    return perform(store, deed)


def _refuse_same_name(store: Store, kind: RecordKind, name: str, own: RecordId | None) -> None:
    """Two of one name could never be told apart by name again."""
    for match in find_all_named(store, kind, name):
        if match.id != own and fold(match.name) == fold(name):
            raise FieldError(
                "name",
                f"There is already {article(kind)} {kind} “{checking.shortened(match.name)}” ({match.id});"
                " give this one a name that tells them apart.",
            )


def _sync_agreement_names(writer: Writer, record: RecordId, aliases: tuple[str, ...]) -> None:
    names = dict.fromkeys(checking.name("aliases", "alias", alias) for alias in aliases)
    wanted: list[Image] = [{"name": name} for name in names]
    _rename_in_place(writer, "agreement_names", "agreement", record, list(names))
    writer.sync("agreement_names", "agreement", record, wanted, ("name",))


def _rename_in_place(
    writer: Writer, table: str, owner_column: str, owner: RecordId, names: list[str]
) -> None:
    """Let an alias that is written otherwise keep its row, and with it its place among the others."""
    rows = writer.connection.execute(
        f"select id, name from {table} where {owner_column} = ? order by id",  # noqa: S608 - names of ours
        (owner,),
    ).fetchall()
    before = {str(row["name"]) for row in rows}
    if len(rows) == len(names):
        for row, name in zip(rows, names, strict=True):
            if row["name"] not in names and name not in before:
                writer.update(table, int(row["id"]), {"name": name})


def _relate_actor(store: Store, writer: Writer, record: RecordId, draft: ActorDraft) -> None:
    wanted: dict[str, Image] = {}
    for one in draft.aliases:
        alias = one if isinstance(one, Alias) else Alias(one)
        name = checking.name("aliases", "alias", alias.name)
        cells = {"name": name, **when_cells(checking.when("aliases", "date", alias.when))}
        if wanted.setdefault(name, cells) != cells:
            raise FieldError(
                "aliases",
                f"“{checking.shortened(name)}” stands there with two dates; keep one of them.",
            )
    _rename_in_place(writer, "actor_names", "actor", record, list(wanted))
    writer.sync("actor_names", "actor", record, list(wanted.values()), ("name",))
    if draft.ties is not None:
        sync_ties(store, writer, record, draft.ties)


def _actor_cells(draft: ActorDraft) -> dict[str, Cell]:
    return {
        "name": checking.name("name", "name", draft.name),
        "short_name": checking.optional("short_name", "short name", draft.short_name),
        "kind": checking.one_of("kind", "kind of actor", draft.kind, ACTOR_KINDS),
        "description": checking.optional("description", "description", draft.description),
        "colour": checking.colour("colour", draft.colour),
    }


def _agreement_cells(draft: AgreementDraft) -> dict[str, Cell]:
    return {
        "name": checking.name("name", "name", draft.name),
        "short_name": checking.optional("short_name", "short name", draft.short_name),
        "kind": checking.one_of("kind", "kind of agreement", draft.kind, AGREEMENT_KINDS),
        "consent": checking.one_of(
            "consent", "way to consent", draft.consent, [one.value for one in Consent]
        ),
        "prospective": int(draft.prospective),
        "description": checking.optional("description", "description", draft.description),
    }


def _source_cells(draft: SourceDraft, before: Mapping[str, Cell]) -> dict[str, Cell]:
    """The source's cells; an address that stands there already (`before`) is not judged again."""

    def address(field: str, word: str, value: str | None) -> str | None:
        return value if value == before.get(field) else checking.web_address(field, word, value)

    return {
        "title": checking.name("title", "title", draft.title),
        "author": checking.optional("author", "author", draft.author),
        "publisher": checking.optional("publisher", "publisher", draft.publisher),
        **when_cells(checking.when("published", "date of publication", draft.published), "published_"),
        "url": address("url", "address", draft.url),
        "archived_url": address("archived_url", "archived address", draft.archived_url),
        "accessed": checking.optional("accessed", "day of access", draft.accessed),
        "kind": checking.optional("kind", "kind of source", draft.kind),
        "note": checking.optional("note", "note", draft.note),
    }


def _place_cells(draft: PlaceDraft) -> dict[str, Cell]:
    if (draft.latitude is None) != (draft.longitude is None):
        missing = "latitude" if draft.latitude is None else "longitude"
        raise FieldError(missing, "A place needs both latitude and longitude, or neither.")
    for field, degrees, most in (("latitude", draft.latitude, 90.0), ("longitude", draft.longitude, 180.0)):
        if degrees is not None and not -most <= degrees <= most:
            raise FieldError(field, f"The {field} is {degrees}; choose a number from -{most:g} to {most:g}.")
    return {
        "name": checking.name("name", "name", draft.name),
        "country": checking.optional("country", "country", draft.country),
        "latitude": draft.latitude,
        "longitude": draft.longitude,
    }
