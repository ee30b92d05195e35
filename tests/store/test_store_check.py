"""What `check` finds, what it mends, and what it leaves alone."""

from pathlib import Path

import pytest

from explorer.edit import add_act, add_agreement, add_event
from explorer.model.details import ListQuery
from explorer.model.drafts import ActDraft, AgreementDraft, NewActor
from explorer.store.errors import Damaged, ReadOnly
from explorer.store.queries.check import check, quick_check
from explorer.store.queries.listing import list_records
from explorer.store.queries.search import search
from explorer.store.store import Store
from tests.edit.writing_down import meeting, when
from tests.store.files import run_sql, tables_of


def told(store: Store, fix: bool = False) -> list[tuple[str, str]]:
    """Severity and sentence of what is found."""
    found = [(one.severity, one.sentence) for one in check(store, fix)]
    assert all(sentence.endswith(".") and "\n" not in sentence for _, sentence in found)
    return found


def test_a_sound_database(store: Store) -> None:
    """In what the program wrote nothing is found."""
    add_event(store, meeting())
    assert told(store) == []
    assert quick_check(store.path) is None


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        (["update events set end_latest = 0"], "bounds"),
        (["update events set when_edtf = '2019-02-29'"], "can't be read"),
        (["update events set when_edtf = null"], "has bounds but is undated"),
        (["update events set approximate = 1"], "approximate"),
        (["pragma foreign_keys = off", "delete from places"], "points at a row of “places”"),
        (["pragma foreign_keys = off", "delete from events"], "said to be of the kind event"),
        (["update records set kind = 'statement' where kind = 'event'"], "of the kind statement"),
        (["drop index events_by_start"], "index “events_by_start” is missing"),
        (["drop trigger events_stale_after_update"], "trigger “events_stale_after_update” is missing"),
        (["drop view timeline"], "view “timeline” is missing"),
        (["delete from search"], "Search does not hold"),
        (["delete from name_keys"], "Search does not hold"),
        (["update tags set name = 'x'"], "behind by 1 record"),
    ],
)
def test_what_others_leave_behind(store: Store, store_path: Path, statements: list[str], words: str) -> None:
    """What another program has broken is told in a sentence."""
    add_event(store, meeting())
    run_sql(store_path, *statements)
    assert any(words in sentence for _, sentence in told(store)), told(store)


@pytest.mark.parametrize(
    "statement",
    [
        "drop index events_by_start",
        "drop trigger events_stale_after_update",
        "drop view timeline",
        "delete from search",
        "delete from name_keys",
        "update tags set name = 'y'",
        "delete from search where rowid = 1",
    ],
)
def test_what_can_be_mended(store: Store, store_path: Path, statement: str) -> None:
    """Indexes, triggers, views and search are made again; then nothing is found and everything is."""
    add_event(store, meeting())
    run_sql(store_path, statement)
    assert {severity for severity, _ in told(store, fix=True)} == {"mended"}
    assert told(store) == []
    assert len(search(store, "Third Trump")) == 1


def test_what_is_peoples_is_not_mended(store: Store, store_path: Path) -> None:
    """Dates and rows are people's: `fix` tells of them and leaves them."""
    add_event(store, meeting())
    run_sql(store_path, "update events set end_latest = 0")
    before = tables_of(store)
    assert [severity for severity, _ in told(store, fix=True)] == ["error"]
    assert tables_of(store) == before


def test_a_treaty_with_one_party(store: Store) -> None:
    """An agreement in force between fewer than two is warned of, a resolution or undertaking is not."""
    for name, kind in (("Treaty", "treaty"), ("Vow", "unilateral undertaking")):
        add_agreement(store, AgreementDraft(name, kind=kind))
        add_act(store, ActDraft(name, "signed", when("2000"), actor=NewActor("Norway", "state")))
        add_act(store, ActDraft(name, "entered into force", when("2001")))
    assert told(store) == [
        ("warning", "The agreement “Treaty” is in force with 1 party; an act may be missing.")
    ]
    add_act(store, ActDraft("Treaty", "signed", when("2000"), actor=NewActor("Sweden", "state")))
    assert told(store) == []


def test_a_treaty_among_many(store: Store) -> None:
    """An agreement open to many is not warned of where the database names one of them alone."""
    add_agreement(store, AgreementDraft("Charter"))
    add_act(store, ActDraft("Charter", "opened for signature", when("2000")))
    add_act(store, ActDraft("Charter", "entered into force", when("2001")))
    add_act(store, ActDraft("Charter", "acceded", when("2002"), actor=NewActor("Norway", "state")))
    assert told(store) == []


def test_many_findings_are_counted(store: Store, store_path: Path) -> None:
    """Of one kind of finding the first fifty are told, the rest counted."""
    for number in range(60):
        add_event(store, meeting(f"Meeting {number}"))
    run_sql(store_path, "update events set end_latest = 0")
    found = told(store)
    assert len(found) == 51
    assert "10 more" in found[-1][1]


def test_a_damaged_page(store: Store, store_path: Path) -> None:
    """A page overwritten with garbage is told as damage."""
    for number in range(200):
        add_event(store, meeting(f"Meeting {number}"))
    store.close()
    whole = bytearray(store_path.read_bytes())
    page = len(whole) // 4096 // 2 * 4096
    whole[page : page + 4096] = b"\xa5" * 4096
    store_path.write_bytes(whole)
    sentence = quick_check(store_path)
    assert sentence is not None
    assert "damaged" in sentence


def test_reading_only(store: Store, store_path: Path) -> None:
    """A database open for reading is checked as well, and not mended."""
    add_event(store, meeting())
    run_sql(store_path, "update tags set name = 'y'")
    store.close()
    with Store.open(store_path, read_only=True) as reader:
        assert any("behind" in sentence for _, sentence in told(reader))
        with pytest.raises(ReadOnly):
            check(reader, fix=True)


def test_damage_met_by_a_question(store: Store, store_path: Path) -> None:
    """A question that meets a damaged page is answered with one sentence, not with SQLite's own error."""
    for number in range(200):
        add_event(store, meeting(f"Meeting {number}"))
    page = store.connection.execute("select rootpage from sqlite_schema where name = 'events'").fetchone()[0]
    store.close()
    whole = bytearray(store_path.read_bytes())
    whole[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    store_path.write_bytes(whole)
    with pytest.raises(Damaged, match="is damaged"), Store.open(store_path) as again:
        list(list_records(again, ListQuery()))
