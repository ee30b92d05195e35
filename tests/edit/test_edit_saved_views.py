"""Views kept by name: saved, replaced, renamed, deleted, undone, and what becomes of what they show."""

import pytest

from explorer.edit import redo, undo
from explorer.edit.deleting import delete_record
from explorer.edit.errors import FieldError
from explorer.edit.events import add_event
from explorer.edit.saved_views import delete_view, rename_view, save_view
from explorer.model.ids import RecordId
from explorer.model.saved_view import SavedView, ViewSettings
from explorer.model.view import Filter
from explorer.store.errors import CannotUndo, NotKnown
from explorer.store.queries.saved_views import find_view, gone_from, list_views, settings_of, views_with
from explorer.store.store import Store
from tests.edit.writing_down import meeting

HANOI = ViewSettings(0, 86_400_000)
LATER = ViewSettings(0, 2 * 86_400_000)


def names(store: Store) -> list[str]:
    """What the views are called, as they are listed."""
    return [view.name for view in list_views(store)]


def test_a_view_is_kept_replaced_renamed_and_deleted(store: Store) -> None:
    """Each deed is told in its own words, and what is kept is what was saved last."""
    assert save_view(store, " The eve  of Hanoi ", HANOI).done == "Saved view “The eve of Hanoi”"
    assert save_view(store, "The eve of Hanoi", LATER, replaces=True).label.startswith("Replace view")
    view = find_view(store, "the eve of hanoi")
    assert settings_of(view) == LATER
    assert rename_view(store, view, "Eve").label == "Rename view “The eve of Hanoi” to “Eve”"
    delete_view(store, find_view(store, "Eve"))
    assert names(store) == []


def test_a_name_that_is_taken_is_not_taken_again(store: Store) -> None:
    """Nothing is overwritten that nobody asked to overwrite."""
    save_view(store, "Eve", HANOI)
    save_view(store, "Day", HANOI)
    for deed in (
        lambda: save_view(store, "Eve", LATER),
        lambda: rename_view(store, find_view(store, "Day"), "Eve"),
        lambda: save_view(store, "  ", LATER),
        lambda: save_view(store, "x" * 201, LATER),
    ):
        with pytest.raises(FieldError) as refused:
            deed()
        assert refused.value.field == "name"
    assert settings_of(find_view(store, "Eve")) == HANOI


def test_each_deed_can_be_undone_and_redone(store: Store) -> None:
    """Views are walked back through like every other edit, one by one."""
    save_view(store, "Eve", HANOI)
    save_view(store, "Eve", LATER, replaces=True)
    rename_view(store, find_view(store, "Eve"), "Day")
    delete_view(store, find_view(store, "Day"))
    told = []
    for _ in range(4):
        undo(store)
        told.append([(view.name, view.settings) for view in list_views(store)])
    assert told == [[("Day", LATER)], [("Eve", LATER)], [("Eve", HANOI)], []]
    for _ in range(4):
        redo(store)
    assert names(store) == []


def test_a_view_that_somebody_else_has_changed_is_not_undone(store: Store) -> None:
    """What another program wrote stays, and the refusal names the view."""
    save_view(store, "Eve", HANOI)
    with store.writing():
        store.connection.execute("update views set name = 'Morning'")
    with pytest.raises(CannotUndo, match="the view “Eve” is not as this program left it"):
        undo(store)
    assert names(store) == ["Morning"]


def test_what_is_gone_of_a_view_is_known(store: Store) -> None:
    """Records that a view filters by or selects may have been deleted since, or be of another kind."""
    event = add_event(store, meeting()).record
    assert event is not None
    settings = ViewSettings(0, 1, filter=Filter(actors=(event,), tags=(RecordId(999),)), selected=(event,))
    assert gone_from(store, settings) == {event, 999}
    assert gone_from(store, ViewSettings(0, 1, selected=(event,))) == frozenset()
    delete_record(store, event)
    assert gone_from(store, ViewSettings(0, 1, selected=(event,))) == {event}


def test_a_view_is_found_by_its_name_or_the_names_there_are_are_told(store: Store) -> None:
    """An exact name wins; case and diacritics may differ; a wrong name shows the right ones."""
    with pytest.raises(NotKnown, match="no view has been saved"):
        find_view(store, "Eve")
    for name in ("Eve", "EVE", "Chosŏn"):
        save_view(store, name, HANOI)
    assert find_view(store, "EVE").name == "EVE"
    assert find_view(store, "choson").name == "Chosŏn"
    with pytest.raises(NotKnown, match="any of the views"):
        find_view(store, "eve")
    with pytest.raises(NotKnown, match="choose one of “Chosŏn”"):
        find_view(store, "Tomorrow")


def test_a_view_is_found_by_the_beginnings_of_its_words(store: Store) -> None:
    """As many words as are typed, in any order, of any view that has them all."""
    for name in ("The eve of Hanoi", "Hanoi, the day after", "Chosŏn"):
        save_view(store, name, HANOI)
    assert [view.name for view in views_with(store, "han ev", 4)] == ["The eve of Hanoi"]
    assert len(views_with(store, "hanoi", 4)) == 2
    assert len(views_with(store, "hanoi", 1)) == 1
    assert [view.name for view in views_with(store, "CHOS", 4)] == ["Chosŏn"]
    assert views_with(store, " – ", 4) == ()


def test_settings_that_nobody_can_read_are_told_kindly(store: Store) -> None:
    """A row that another program wrote is listed, refused in a sentence, and can be deleted."""
    with store.writing():
        store.connection.execute("insert into views (name, settings) values ('Odd', '[]')")
    odd = find_view(store, "Odd")
    with pytest.raises(NotKnown, match="“Odd” can't be read: another program may have written it"):
        settings_of(odd)
    delete_view(store, odd)
    with pytest.raises(NotKnown, match="there no more"):
        delete_view(store, SavedView(odd.id, "Odd", None))
