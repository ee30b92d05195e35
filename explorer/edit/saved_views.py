"""Keeping views by name: saving, renaming and deleting one, each a step that can be undone."""

from explorer.edit import checking
from explorer.edit.editing import perform
from explorer.edit.errors import FieldError
from explorer.model.changes import Changes
from explorer.model.saved_view import MOST_NAME_LETTERS, SavedView, ViewSettings
from explorer.store.errors import NotKnown
from explorer.store.queries.names import shortened
from explorer.store.queries.saved_views import view_called
from explorer.store.store import Store
from explorer.store.writer import Writer

TABLE = "views"


def save_view(store: Store, name: str, settings: ViewSettings, *, replaces: bool = False) -> Changes:
    """Keep a view under a name; with `replaces` in the place of the one that has it.

    Without it a name that is taken raises FieldError("name").
    """
    name = _name(name)

    def deed(writer: Writer) -> None:
        present = view_called(store, name)
        if present is None:
            writer.insert(TABLE, {"name": name, "settings": settings.to_text()})
            writer.label = f"Save view “{shortened(name)}”"
        elif replaces:
            writer.update(TABLE, present.id, {"settings": settings.to_text()})
            writer.label = f"Replace view “{shortened(name)}”"
        else:
            raise _taken(name)

    return perform(store, deed)


def rename_view(store: Store, view: SavedView, name: str) -> Changes:
    """Give a view another name; FieldError("name") where another view has it."""
    name = _name(name)

    def deed(writer: Writer) -> None:
        _refuse_gone(store, view)
        present = view_called(store, name)
        if present is not None and present.id != view.id:
            raise _taken(name)
        writer.update(TABLE, view.id, {"name": name})
        writer.label = f"Rename view “{shortened(view.name)}” to “{shortened(name)}”"

    return perform(store, deed)


def delete_view(store: Store, view: SavedView) -> Changes:
    """Forget a view; the records that it shows stay."""

    def deed(writer: Writer) -> None:
        _refuse_gone(store, view)
        writer.delete(TABLE, view.id)
        writer.label = f"Delete view “{shortened(view.name)}”"

    return perform(store, deed)


def _name(name: str) -> str:
    name = checking.name("name", "name", " ".join(name.split()))
    if len(name) > MOST_NAME_LETTERS:
        raise FieldError("name", f"The name has {len(name)} letters; use at most {MOST_NAME_LETTERS}.")
    return name


def _taken(name: str) -> FieldError:
    return FieldError("name", f"There is a view “{shortened(name)}” already; choose another name.")


def _refuse_gone(store: Store, view: SavedView) -> None:
    present = view_called(store, view.name)
    if present is None or present.id != view.id:
        raise NotKnown(f"The view “{shortened(view.name)}” is there no more.")
