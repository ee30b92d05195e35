"""Small things kept in the database itself: settings, and drafts of records not yet saved."""

import sqlite3
from dataclasses import dataclass

from explorer.store.store import Store


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """A draft kept against a crash; `content` is JSON of the editor's own making, `saved` UTC in ISO 8601."""

    id: int
    kind: str
    saved: str
    content: str


def get_setting(store: Store, name: str, default: str | None = None) -> str | None:
    """The value kept under a name."""
    row = store.connection.execute("select value from settings where name = ?", (name,)).fetchone()
    return default if row is None else row["value"]


def set_setting(store: Store, name: str, value: str | None) -> None:
    """Keep a value under a name, None to forget it; not an edit, so never undone."""
    with store.writing():
        if value is None:
            store.connection.execute("delete from settings where name = ?", (name,))
        else:
            store.connection.execute(
                "insert into settings (name, value) values (?, ?)"
                " on conflict (name) do update set value = excluded.value",
                (name, value),
            )


def list_drafts(store: Store) -> list[SavedDraft]:
    """The drafts that were not saved as records, oldest first."""
    rows = store.connection.execute("select id, kind, saved, content from drafts order by saved, id")
    return [_draft(row) for row in rows]


def save_draft(store: Store, kind: str, content: str, draft: int | None = None) -> int:
    """Keep a draft, in the place of an earlier one if given; its number."""
    with store.writing():
        if draft is not None:
            changed = store.connection.execute(
                "update drafts set kind = ?, saved = ?, content = ? where id = ?",
                (kind, store.clock(), content, draft),
            )
            if changed.rowcount:
                return draft
        cursor = store.connection.execute(
            "insert into drafts (kind, saved, content) values (?, ?, ?)", (kind, store.clock(), content)
        )
        return int(cursor.lastrowid or 0)


def drop_draft(store: Store, draft: int) -> None:
    """Forget a draft."""
    with store.writing():
        store.connection.execute("delete from drafts where id = ?", (draft,))


def _draft(row: sqlite3.Row) -> SavedDraft:
    return SavedDraft(int(row["id"]), str(row["kind"]), str(row["saved"]), str(row["content"]))
