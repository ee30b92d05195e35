"""Changing one field of a record: the rest stays, one step names it, and undo takes it back."""

import sqlite3
from pathlib import Path

import pytest

from explorer.edit import redo, undo
from explorer.edit.errors import FieldError
from explorer.edit.fields import Value, change_field
from explorer.edit.redrafting import draft_of_record
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.model.table_rows import Field, TableRow
from explorer.store.queries.journal import undo_label
from explorer.store.queries.table_rows import table_rows
from explorer.store.store import Store
from tests.ui.small_story import Story, tell_small_story


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The small story, written once."""
    return tell_small_story(tmp_path_factory.mktemp("fields") / "story.db")


@pytest.fixture
def story(written: Story, tmp_path: Path) -> Story:
    """A copy of it to change."""
    return written.copied_to(tmp_path / "story.db")


def _row(store: Store, record: RecordId) -> TableRow:
    return table_rows(store, [record])[0]


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        (Field.WHEN, read_when("3 March 2019"), "date"),
        (Field.TITLE, "Another title", "title"),
        (Field.PLACE, "Da Nang", "place"),
        (Field.TAGS, "summit; talks", "tags"),
        (Field.STATUS, "postponed", "status"),
        (Field.CERTAINTY, "reported", "certainty"),
        (Field.IMPORTANCE, 2, "importance"),
        (Field.PRIVATE, True, "privacy"),
    ],
)
def test_a_field_is_one_step(story: Story, field: Field, value: Value, word: str) -> None:
    """Each field of an event is written in one step that says which, and undo takes all of it back."""
    with Store.open(story.path) as store:
        before = draft_of_record(store, story.summit)
        change_field(store, story.summit, field, value)
        after = draft_of_record(store, story.summit)
        assert after != before
        assert (undo_label(store) or "").startswith(f"Change {word} of event “")
        undo(store)
        assert draft_of_record(store, story.summit) == before
        redo(store)
        assert draft_of_record(store, story.summit) == after


def test_the_rest_of_a_record_stays(story: Story) -> None:
    """A new date leaves actors, agreements, citations and all else of a record as they were."""
    with Store.open(story.path) as store:
        before = _row(store, story.summit)
        change_field(store, story.summit, Field.WHEN, read_when("early March 2019"))
        after = _row(store, story.summit)
        assert after.when.text == "early March 2019"
        assert (after.actors, after.agreements, after.tags, after.sources, after.place) == (
            before.actors,
            before.agreements,
            before.tags,
            before.sources,
            before.place,
        )


def test_acts_and_statements_have_theirs(story: Story) -> None:
    """The date of an act and the summary of a statement are written like those of an event."""
    with Store.open(story.path) as store:
        change_field(store, story.suspended, Field.WHEN, read_when("4 Feb 2019"))
        change_field(store, story.bites, Field.TITLE, "Wants very big steps")
        assert _row(store, story.suspended).when.text == "4 Feb 2019"
        assert _row(store, story.bites).title == "Wants very big steps"
        assert (undo_label(store) or "").startswith("Change title of statement “")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (Field.TITLE, "  ", "empty"),
        (Field.STATUS, "perhaps", "choose one of"),
        (Field.IMPORTANCE, 9, "from 1 to 5"),
        (Field.ACTORS, "Russia", "in the editor"),
    ],
)
def test_what_is_no_value_is_refused(story: Story, field: Field, value: Value, words: str) -> None:
    """A value that a field can't take is refused in one sentence, and nothing is changed."""
    with Store.open(story.path) as store:
        before = draft_of_record(store, story.summit)
        with pytest.raises(FieldError, match=words):
            change_field(store, story.summit, field, value)
        assert draft_of_record(store, story.summit) == before


def test_an_act_has_no_place(story: Story) -> None:
    """What a kind of record does not have is not written of it."""
    with Store.open(story.path) as store, pytest.raises(FieldError, match="in the editor"):
        change_field(store, story.suspended, Field.PLACE, "Hanoi")


def test_empty_text_takes_away(story: Story) -> None:
    """Empty text leaves an event without place and without tags."""
    with Store.open(story.path) as store:
        change_field(store, story.summit, Field.PLACE, "")
        change_field(store, story.summit, Field.TAGS, " ; ")
        row = _row(store, story.summit)
        assert row.place is None
        assert not row.tags


def test_namesakes_are_not_confused(story: Story) -> None:
    """A record that has one of two tags or places of one name keeps its own when another is added to it."""
    with Store.open(story.path) as store:
        before = _row(store, story.summit)
        assert before.place is not None
        with sqlite3.connect(story.path) as other:  # only another program makes two of one name
            for kind, table, name in (("tag", "tags", "summit"), ("place", "places", "Hanoi")):
                row = (kind, f"made elsewhere {kind}", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")
                made = other.execute(
                    "insert into records (kind, uid, created, changed) values (?, ?, ?, ?)", row
                ).lastrowid
                other.execute(f"insert into {table} (id, name) values (?, ?)", (made, name))  # noqa: S608 - constants
        other.close()
        store.catch_up()
        change_field(store, story.summit, Field.TAGS, "summit; talks")
        change_field(store, story.summit, Field.PLACE, "Hanoi")
        after = _row(store, story.summit)
        assert after.tags[0] == before.tags[0]
        assert after.place == before.place


def test_the_same_again_is_no_step(story: Story) -> None:
    """A field that is written as it was makes no step of the journal."""
    with Store.open(story.path) as store:
        label = undo_label(store)
        changes = change_field(store, story.summit, Field.IMPORTANCE, 5)
        assert changes.step is None
        assert undo_label(store) == label
