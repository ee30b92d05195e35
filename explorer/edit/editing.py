"""What every edit shares: one transaction, its step in the journal, and the bulk that has none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from explorer.model.changes import Changes
from explorer.store.freshening import freshen
from explorer.store.store import Store
from explorer.store.writer import Writer

ORIGIN = "edit"


@contextmanager
def editing(store: Store) -> Iterator[Writer]:
    """One edit: what is written through the writer is kept whole with its journal step, or not at all."""
    if store.bulk_writer is not None:
        store.bulk_writer.begin_deed()
        yield store.bulk_writer
        return
    with store.writing():
        writer = Writer(store.connection, clock=store.clock, new_uid=store.new_uid)
        yield writer
        writer.write_journal(ORIGIN)


@contextmanager
def as_one(store: Store) -> Iterator[Writer]:
    """Make the deeds inside one edit: one transaction, and one step of the journal with the last one's label.

    The deeds themselves tell no step; what all of them changed is told by the writer once this has ended.
    """
    if store.bulk_writer is not None:
        raise RuntimeError("several deeds are under way in this store already")
    with store.writing():
        writer = Writer(store.connection, clock=store.clock, new_uid=store.new_uid)
        store.bulk_writer = writer
        try:
            yield writer
        finally:
            store.bulk_writer = None
        writer.write_journal(ORIGIN)


def perform(store: Store, deed: Callable[[Writer], None]) -> Changes:
    """Carry out `deed` as one edit and tell what it changed."""
    with editing(store) as writer:
        deed(writer)
        if store.bulk_writer is not None:
            return writer.changes()
    return writer.changes()


@contextmanager
def bulk(
    store: Store,
    label: str | None = None,
    *,
    format: str | None = None,
    file_name: str | None = None,
) -> Iterator[None]:
    """Write many records in one transaction, without journal.

    Inside, every deed of `explorer.edit` that adds or changes works as ever, but shares this transaction:

        with bulk(store):
            north = add_actor(store, ActorDraft("North Korea", kind="state")).record
            add_event(store, EventDraft("Second summit", read_when("27-28 February 2019"), …))

    An exception undoes all of it. With a `label` the records carry the number of an import of that name,
    by which they can be told apart later; without one they look as if they had always been there.
    A deed that fails leaves what it had written so far to the bulk: catch no exception inside and go on.
    """
    if store.bulk_writer is not None:
        raise RuntimeError("a bulk is under way in this store")
    with store.writing():
        import_id = None
        if label is not None:
            cursor = store.connection.execute(
                "insert into imports (at, label, format, file_name) values (?, ?, ?, ?)",
                (store.clock(), label, format, file_name),
            )
            import_id = cursor.lastrowid
        store.bulk_writer = Writer(
            store.connection,
            clock=store.clock,
            new_uid=store.new_uid,
            is_journalled=False,
            import_id=import_id,
        )
        try:
            yield
            freshen(store.connection)
        finally:
            store.bulk_writer = None
