"""From names and numbers to records: known ones are found, others made on the fly where they may be."""

from collections.abc import Iterable
from typing import Final

from explorer.edit import checking
from explorer.edit.errors import FieldError
from explorer.model.changes import CreatedRecord
from explorer.model.drafts import CitationDraft, NewActor, Reference
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import ACTOR_KINDS, STANCES, RecordKind
from explorer.store.errors import Ambiguous, NotKnown
from explorer.store.queries.names import article, find_all_named, find_named, named
from explorer.store.rows import Cell, when_cells
from explorer.store.store import Store
from explorer.store.writer import Image, Writer

_MADE_ON_THE_FLY: Final = frozenset({RecordKind.ACTOR, RecordKind.PLACE, RecordKind.TAG, RecordKind.SOURCE})
_SHORT: Final = 500


def resolve(
    store: Store, writer: Writer, field: str, kind: RecordKind, reference: Reference | NewActor
) -> RecordId:
    """The record that is meant, made where its name is not known and its kind may be made on the fly."""
    try:
        if isinstance(reference, NewActor):
            return _by_name(store, writer, field, kind, reference.name, reference.kind)
        if isinstance(reference, str):
            return _by_name(store, writer, field, kind, reference, "person")
        found = named(store, reference)
    except (Ambiguous, NotKnown) as error:
        raise FieldError(field, str(error)) from error
    if found.kind != kind:
        raise FieldError(
            field, f"Number {reference} is not {article(kind)} {kind} but the {found.kind} “{found.name}”."
        )
    return found.id


def resolve_optional(
    store: Store, writer: Writer, field: str, kind: RecordKind, reference: Reference | NewActor | None
) -> RecordId | None:
    """The same, where nothing and an empty name mean none."""
    if reference is None or (isinstance(reference, str) and not reference.strip()):
        return None
    return resolve(store, writer, field, kind, reference)


def _by_name(
    store: Store, writer: Writer, field: str, kind: RecordKind, text: str, actor_kind: str
) -> RecordId:
    name = checking.name(field, f"{kind}’s name", text)
    if kind not in _MADE_ON_THE_FLY:
        return find_named(store, kind, name).id
    matches = find_all_named(store, kind, name)
    if len(matches) > 1:
        find_named(store, kind, name)
    if matches:
        return matches[0].id
    if len(name) > _SHORT:
        raise FieldError(field, f"The {kind}’s name is longer than {_SHORT} characters; shorten it.")
    return make_named(writer, field, kind, name, actor_kind)


def make_named(writer: Writer, field: str, kind: RecordKind, name: str, actor_kind: str) -> RecordId:
    """Make a record that has a name and nothing else yet."""
    cells: dict[str, Cell]
    if kind == RecordKind.ACTOR:
        cells = {"name": name, "kind": checking.one_of(field, "kind of actor", actor_kind, ACTOR_KINDS)}
    else:
        cells = {"title" if kind == RecordKind.SOURCE else "name": name}
    record = writer.add_record(kind)
    table = {"actor": "actors", "place": "places", "tag": "tags", "source": "sources"}[kind.value]
    writer.insert(table, {"id": record, **cells})
    writer.created.append(CreatedRecord(kind, record, name))
    return record


def resolve_all(
    store: Store, writer: Writer, field: str, kind: RecordKind, references: Iterable[Reference]
) -> list[RecordId]:
    """Several records in the order given, each once."""
    found = (resolve(store, writer, field, kind, one) for one in references)
    return list(dict.fromkeys(found))


def sync_tags(store: Store, writer: Writer, record: RecordId, tags: Iterable[Reference]) -> None:
    """Make the record's tags those given."""
    wanted: list[Image] = [{"tag": tag} for tag in resolve_all(store, writer, "tags", RecordKind.TAG, tags)]
    writer.sync("taggings", "record", record, wanted, ("tag",))


def sync_citations(
    store: Store, writer: Writer, record: RecordId, citations: Iterable[CitationDraft]
) -> None:
    """Make the record's citations those given: one with an `id` keeps it, one that is not given goes."""
    present = {
        int(row["id"])
        for row in writer.connection.execute("select id from citations where record = ?", (record,))
    }
    kept: set[int] = set()
    cells = [(draft.id, _citation_cells(store, writer, draft)) for draft in citations]
    for its_id, _ in cells:
        if its_id is not None and (its_id not in present or its_id in kept):
            raise FieldError("citations", f"Citation {its_id} does not belong to this record; cite it anew.")
        if its_id is not None:
            kept.add(its_id)
    for gone in sorted(present - kept):
        writer.delete("citations", gone)
    for its_id, wanted in cells:
        if its_id is not None:
            writer.update("citations", its_id, wanted)
        else:
            writer.insert("citations", {"record": record, **wanted})


def _citation_cells(store: Store, writer: Writer, draft: CitationDraft) -> dict[str, Cell]:
    source = resolve(store, writer, "citations", RecordKind.SOURCE, draft.source)
    via = resolve_optional(store, writer, "citations", RecordKind.SOURCE, draft.via_source)
    return {
        "source": source,
        "locator": checking.optional("citations", "locator", draft.locator),
        "excerpt": checking.optional("citations", "excerpt", draft.excerpt),
        "confidence": checking.within("citations", "confidence", draft.confidence, 1, 5),
        "stance": checking.one_of("citations", "stance", draft.stance, STANCES),
        "via_source": via,
        **when_cells(checking.when("citations", "date that the source gives", draft.says_when), "says_"),
    }


def known(store: Store, record: RecordId, kind: RecordKind) -> Named:
    """The record to change; refused where it is gone or of another kind."""
    found = named(store, record)
    if found.kind != kind:
        raise NotKnown(f"Number {record} is not {article(kind)} {kind} but the {found.kind} “{found.name}”.")
    return found
