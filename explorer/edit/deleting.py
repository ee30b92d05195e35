"""Deleting a record with a clear account of what goes with it, and refusing where others depend on it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from explorer.edit import checking
from explorer.edit.editing import editing
from explorer.edit.errors import CannotDelete
from explorer.model.changes import Changes
from explorer.model.details import DeletionAccount
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.names import named
from explorer.store.relations import KIND_TABLES, RECORD_TABLES, Pointer, pointers, rows_pointing_at
from explorer.store.store import Store
from explorer.store.writer import Writer

_GOES: Final = {
    "actor_names.actor": ("alias", "aliases"),
    "agreement_names.agreement": ("alias", "aliases"),
    "ties.actor": ("tie", "ties"),
    "ties.to_actor": ("tie", "ties"),
    "event_actors.event": ("", ""),
    "statement_actors.statement": ("", ""),
    "event_agreements.event": ("", ""),
    "statement_agreements.statement": ("", ""),
    "event_agreements.agreement": ("mention by an event", "mentions by events"),
    "statement_agreements.agreement": ("mention by a statement", "mentions by statements"),
    "acts.agreement": ("act", "acts"),
    "commitments.agreement": ("commitment", "commitments"),
    "assessments.commitment": ("assessment", "assessments"),
    "links.from_record": ("link", "links"),
    "links.to_record": ("link", "links"),
    "citations.record": ("citation", "citations"),
    "external_ids.record": ("external id", "external ids"),
    "taggings.record": ("", ""),
    "taggings.tag": ("tagging", "taggings"),
}
"""What goes with the record it points at, with its word; a word of nothing is not worth telling."""

_CLEARED: Final = {
    "statements.at_event": (
        "statement no longer tells where it was made",
        "statements no longer tell where they were made",
    )
}
"""What stays and loses the record it pointed at."""

_REFUSED: Final = {
    "event_actors.actor": ("it takes part in", "event", "events"),
    "statement_actors.actor": ("it takes part in", "statement", "statements"),
    "acts.actor": ("it takes part in", "act", "acts"),
    "acts.predecessor": ("it is the predecessor in", "act", "acts"),
    "acts.claimed_by": ("it claims", "act", "acts"),
    "acts.other_agreement": ("it is the other agreement of", "act", "acts"),
    "commitments.obligor": ("it has", "commitment", "commitments"),
    "commitments.owed_to": ("it is owed", "commitment", "commitments"),
    "assessments.assessor": ("it makes", "assessment", "assessments"),
    "links.asserted_by": ("it asserts", "link", "links"),
    "citations.source": ("it is cited by", "citation", "citations"),
    "citations.via_source": ("it is cited through by", "citation", "citations"),
    "events.place": ("it is the place of", "event", "events"),
}
"""What keeps a record from being deleted."""


@dataclass(slots=True)
class _Plan:
    """The rows to delete in an order that never leaves one pointing at nothing, and those to clear."""

    deletions: list[tuple[str, int]] = field(default_factory=list)
    clearings: list[tuple[str, int, str]] = field(default_factory=list)
    words: Counter[tuple[str, str]] = field(default_factory=Counter)
    cleared: Counter[tuple[str, str]] = field(default_factory=Counter)
    obstacles: dict[Pointer, list[int]] = field(default_factory=dict)
    doomed: set[int] = field(default_factory=set)


def deletion_account(store: Store, record: RecordId) -> DeletionAccount:
    """What would go with a record, in words; or why it can't be deleted."""
    with store.reading():
        found = named(store, record)
        plan = _plan(store, record, found.kind)
    refused = None
    obstacles = _obstacles(plan)
    if obstacles:
        refused = (
            f"The {found.kind} “{checking.shortened(found.name)}” can't be deleted, because"
            f" {in_words(obstacles)}; change or delete those first."
        )
    return DeletionAccount(found, _told(plan.words), refused, _told(plan.cleared))


def delete_record(store: Store, record: RecordId) -> Changes:
    """Delete a record and what goes with it, as one edit that can be undone."""
    with editing(store) as writer:
        gone = remove(store, writer, record)
        writer.label = f"Delete {gone.kind} “{checking.shortened(gone.name)}”"
        writer.record = record
        if store.bulk_writer is not None:
            return writer.changes()
    return writer.changes()


def remove(store: Store, writer: Writer, record: RecordId) -> Named:
    """Delete a record and what goes with it as part of the edit under way; what it was."""
    account = deletion_account(store, record)
    if account.refused_because is not None:
        raise CannotDelete(account.refused_because)
    plan = _plan(store, record, account.record.kind)
    for table, row_id, column in plan.clearings:
        writer.update(table, row_id, {column: None})
    for table, row_id in plan.deletions:
        writer.delete(table, row_id)
    return account.record


def in_words(parts: Sequence[str]) -> str:
    """Several parts of a sentence with commas and an "and"."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _told(words: Counter[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(_counted(count, *both) for both, count in words.items() if both[0] and count)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _obstacles(plan: _Plan) -> list[str]:
    """What keeps the record, in words; rows that go with it anyway are none."""
    told: dict[str, list[str]] = {}
    for pointer, row_ids in plan.obstacles.items():
        count = sum(
            1 for row_id in row_ids if pointer.table not in RECORD_TABLES or row_id not in plan.doomed
        )
        if count:
            rows = f"of the table “{pointer.table}”"
            before, one, many = _REFUSED.get(
                f"{pointer.table}.{pointer.column}", ("it is used by", f"row {rows}", f"rows {rows}")
            )
            told.setdefault(before, []).append(_counted(count, one, many))
    return [f"{before} {in_words(counted)}" for before, counted in told.items()]


def _plan(store: Store, record: RecordId, kind: RecordKind) -> _Plan:
    plan = _Plan()
    _doom(store, record, kind, pointers(store.connection), plan)
    return plan


def _doom(
    store: Store, record: int, kind: RecordKind, every_pointer: tuple[Pointer, ...], plan: _Plan
) -> None:
    """Plan the end of a record: first whatever points at it, then its own two rows."""
    if record in plan.doomed:
        return
    plan.doomed.add(record)
    table = KIND_TABLES[kind.value]
    for pointer in every_pointer:
        is_own_row = pointer.column == "id" and pointer.table in RECORD_TABLES
        if pointer.parent in (table, "records") and not is_own_row:
            _follow(store, record, pointer, every_pointer, plan)
    plan.deletions += [(table, record), ("records", record)]


def _follow(
    store: Store, record: int, pointer: Pointer, every_pointer: tuple[Pointer, ...], plan: _Plan
) -> None:
    place = f"{pointer.table}.{pointer.column}"
    row_ids = rows_pointing_at(store.connection, pointer, record)
    if place in _CLEARED:
        plan.cleared[_CLEARED[place]] += len(row_ids)
        plan.clearings += [(pointer.table, row_id, pointer.column) for row_id in row_ids]
    elif place not in _GOES:
        plan.obstacles.setdefault(pointer, []).extend(row_ids)
    elif pointer.table in RECORD_TABLES:
        kind = RecordKind(RECORD_TABLES[pointer.table])
        plan.words[_GOES[place]] += len(set(row_ids) - plan.doomed)
        for row_id in row_ids:
            _doom(store, row_id, kind, every_pointer, plan)
    else:
        plan.words[_GOES[place]] += len(row_ids)
        plan.deletions += [(pointer.table, row_id) for row_id in row_ids]
