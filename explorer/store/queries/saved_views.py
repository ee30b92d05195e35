"""The views that are kept by name: listing them, finding one, and telling what of it is gone."""

import json
import re
import sqlite3
from collections.abc import Sequence

from explorer.model.ids import RecordId
from explorer.model.saved_view import MOST_SETTINGS_LETTERS, SavedView, ViewSettings
from explorer.model.view import SUBJECTS
from explorer.store.errors import NotKnown
from explorer.store.folding import fold, plain
from explorer.store.queries.names import shortened
from explorer.store.store import Store

LISTED_MOST = 1_000
"""Nobody keeps more views than this; of a file that says so the first are read."""
_NAMED_MOST = 8
_ROW = "select id, name, case when length(settings) <= :letters then settings end as settings from views"


def list_views(store: Store) -> tuple[SavedView, ...]:
    """All views by name, whatever case they begin with."""
    rows = store.connection.execute(
        f"{_ROW} order by name collate nocase, name limit :most",
        {"letters": MOST_SETTINGS_LETTERS, "most": LISTED_MOST},
    )
    return tuple(map(_view, rows))


def views_with(store: Store, text: str, limit: int) -> tuple[SavedView, ...]:
    """The views in whose names each word of `text` begins a word, by name; only theirs are read."""
    words = re.findall(r"\w+", plain(text))
    if not words:
        return ()
    rows = store.connection.execute(
        "select name from views order by name collate nocase, name limit ?", (LISTED_MOST,)
    )
    found = [str(row[0]) for row in rows if _has_all(str(row[0]), words)][:limit]
    views = (view_called(store, name) for name in found)
    return tuple(view for view in views if view is not None)


def _has_all(name: str, words: Sequence[str]) -> bool:
    parts = re.findall(r"\w+", plain(name))
    return all(any(part.startswith(word) for part in parts) for word in words)


def count_views(store: Store) -> int:
    """How many views are kept."""
    return int(store.connection.execute("select count(*) from views").fetchone()[0])


def view_called(store: Store, name: str) -> SavedView | None:
    """The view with exactly this name."""
    row = store.connection.execute(
        f"{_ROW} where name = :name",
        {"letters": MOST_SETTINGS_LETTERS, "name": name},
    ).fetchone()
    return None if row is None else _view(row)


def find_view(store: Store, name: str) -> SavedView:
    """The one view that has a name, written exactly or without regard to case, diacritics and hyphens.

    Raises NotKnown, with the names there are, where there is none or more than one.
    """
    found = view_called(store, name)
    if found is not None:
        return found
    every = list_views(store)
    alike = [view for view in every if fold(view.name) == fold(name)]
    if len(alike) == 1:
        return alike[0]
    listed = alike or every
    names = ", ".join(f"“{shortened(view.name)}”" for view in listed[:_NAMED_MOST])
    more = f" and {len(listed) - _NAMED_MOST} more" if len(listed) > _NAMED_MOST else ""
    if alike:
        raise NotKnown(f"“{shortened(name)}” may be any of the views {names}{more}; write it as it is.")
    there_are = f"choose one of {names}{more}." if every else "no view has been saved in this database."
    raise NotKnown(f"There is no view “{shortened(name)}”; {there_are}")


def settings_of(view: SavedView) -> ViewSettings:
    """What a view shows; NotKnown where its row holds something that is no view."""
    if view.settings is None:
        raise NotKnown(
            f"The view “{shortened(view.name)}” can't be read: another program may have written it;"
            " save it anew under its name, or delete it."
        )
    return view.settings


def gone_from(store: Store, settings: ViewSettings) -> frozenset[RecordId]:
    """Those of the records that a view filters by or selects that are there no more."""
    gone: set[RecordId] = set()
    with store.reading():
        for kind in SUBJECTS:
            asked = settings.filter.subjects(kind)
            gone |= set(asked) - _there(store, asked, kind.value)
        gone |= set(settings.selected) - _there(store, settings.selected, "")
    return frozenset(gone)


def _there(store: Store, records: tuple[RecordId, ...], kind: str) -> set[RecordId]:
    """Those of some records that are there, of a kind unless it is empty."""
    if not records:
        return set()
    rows = store.connection.execute(
        "select id from records where id in (select value from json_each(:ids))"
        " and (:kind = '' or kind = :kind)",
        {"ids": json.dumps(records), "kind": kind},
    )
    return {RecordId(row[0]) for row in rows}


def _view(row: sqlite3.Row) -> SavedView:
    settings = row["settings"]
    return SavedView(
        int(row["id"]), str(row["name"]), None if settings is None else ViewSettings.from_text(settings)
    )
