"""What may be opened and what is refused, with what sentence, and what is left on disk."""

import os
import random
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.edit import add_event, undo
from explorer.model.drafts import EventDraft
from explorer.model.errors import UserError
from explorer.store.errors import CannotCreate, CannotOpen, ReadOnly
from explorer.store.queries.check import check
from explorer.store.queries.counts import counts
from explorer.store.schema import APPLICATION_ID, SCHEMA_VERSION
from explorer.store.store import Store
from tests.store.files import folder_of, run_sql


@pytest.fixture
def made(store_path: Path) -> Path:
    """A database of ours with one event, closed."""
    with Store.create(store_path) as store:
        add_event(store, EventDraft("Summit"))
    return store_path


def refused(path: Path) -> str:
    """Open a file that must be refused without a trace; the sentence."""
    before = folder_of(path)
    with pytest.raises(CannotOpen) as caught:
        Store.open(path)
    assert folder_of(path) == before
    sentence = str(caught.value)
    assert path.name in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def test_alone_on_disk_after_closing(made: Path) -> None:
    """After closing the file alone is the document."""
    assert [file.name for file in made.parent.iterdir()] == [made.name]
    header = made.read_bytes()[:100]
    assert int.from_bytes(header[68:72]) == APPLICATION_ID
    assert int.from_bytes(header[60:64]) == SCHEMA_VERSION


def test_settings_of_safety(store: Store) -> None:
    """Foreign keys, WAL, full synchronisation, cell checks are on, trust in the schema is off."""
    settings = {
        name: store.connection.execute(f"pragma {name}").fetchone()[0]
        for name in ("foreign_keys", "journal_mode", "synchronous", "trusted_schema", "cell_size_check")
    }
    assert settings == {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }


def test_create_never_overwrites(made: Path) -> None:
    """A file that is there is never overwritten, whatever it is."""
    before = folder_of(made)
    with pytest.raises(CannotCreate, match="there already"):
        Store.create(made)
    with pytest.raises(CannotCreate, match="there already"):
        Store.create(made.parent)
    assert folder_of(made) == before


def test_create_through_a_dangling_link(tmp_path: Path) -> None:
    """A link that leads nowhere is not written through."""
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "elsewhere.db")
    with pytest.raises(CannotCreate):
        Store.create(link)
    assert not (tmp_path / "elsewhere.db").exists()


def test_create_in_no_folder(tmp_path: Path) -> None:
    """Without a folder there is no database, and none is made."""
    with pytest.raises(CannotCreate, match="no folder"):
        Store.create(tmp_path / "absent" / "a.db")
    assert list(tmp_path.iterdir()) == []


def test_create_with_an_impossible_name(tmp_path: Path) -> None:
    """A name that no disk can hold is refused with the reason, and nothing is left behind."""
    with pytest.raises(CannotCreate):
        Store.create(tmp_path / ("n" * 300 + ".db"))
    assert list(tmp_path.iterdir()) == []


def test_missing(tmp_path: Path) -> None:
    """A missing file is said to be missing, and is not made."""
    assert "no file" in refused(tmp_path / "absent.db")


def test_name_with_nul(tmp_path: Path) -> None:
    """A name that no file can have is refused with a sentence."""
    with pytest.raises(CannotOpen):
        Store.open(tmp_path / "a\x00b.db")


def test_folder(tmp_path: Path) -> None:
    """A folder is said to be a folder."""
    folder = tmp_path / "folder.db"
    folder.mkdir()
    assert "folder" in refused(folder)


def test_below_a_file(made: Path) -> None:
    """A path that goes through a file is refused."""
    with pytest.raises(CannotOpen):
        Store.open(made / "inner.db")


def test_fifo(tmp_path: Path) -> None:
    """What is no regular file is refused without waiting for it."""
    pipe = tmp_path / "pipe.db"
    os.mkfifo(pipe)
    with pytest.raises(CannotOpen, match="not a file"):
        Store.open(pipe)


@pytest.mark.parametrize(
    "content", [b"", b"S", b"Dear diary\n" * 500, b"SQLite format 3\x00", b"\x00" * 4096]
)
def test_not_a_database(tmp_path: Path, content: bytes) -> None:
    """Empty files, text, and files cut off within their header are refused."""
    path = tmp_path / "odd.db"
    path.write_bytes(content)
    refused(path)


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.97])
def test_truncated(made: Path, kept: float) -> None:
    """A database that has lost its end is refused as cut off."""
    whole = made.read_bytes()
    made.write_bytes(whole[: int(len(whole) * kept)])
    assert "cut off" in refused(made)


def test_another_programs(tmp_path: Path) -> None:
    """Another program's database is refused even where its tables have our names."""
    path = tmp_path / "other.db"
    run_sql(path, "create table events (id integer primary key)", "pragma user_version = 1001")
    assert "another program" in refused(path)


def test_newer_and_incompatible(made: Path) -> None:
    """A database of a newer, incompatible schema is refused."""
    run_sql(made, f"pragma user_version = {SCHEMA_VERSION + 1000}")
    assert "newer version" in refused(made)


def test_newer_and_compatible(made: Path) -> None:
    """A database of a newer, compatible schema opens, and its version stays."""
    run_sql(made, f"pragma user_version = {SCHEMA_VERSION + 1}")
    with Store.open(made) as store:
        assert counts(store).events == 1
        assert counts(store).schema == SCHEMA_VERSION + 1


HOSTILE = {
    "trigger": "create trigger sneaky after insert on events begin delete from events; end",
    "view": "create view sneaky as select * from events",
    "virtual table": "create virtual table sneaky using fts5(word)",
}


@pytest.mark.parametrize("word", HOSTILE)
def test_what_could_run_unasked(made: Path, word: str) -> None:
    """A trigger, view or virtual table that is not ours is refused by its name."""
    run_sql(made, HOSTILE[word])
    assert f"{word} “sneaky”" in refused(made)


def test_our_name_with_another_body(made: Path) -> None:
    """A trigger with one of our names and another body is refused as well."""
    run_sql(
        made,
        "drop trigger events_stale_after_insert",
        "create trigger events_stale_after_insert after insert on events begin delete from events; end",
    )
    assert "events_stale_after_insert" in refused(made)


def test_what_could_run_unasked_in_the_wal(made: Path) -> None:
    """Neither does a trigger that is still in a crashed program's -wal get in."""
    connection = sqlite3.connect(made)
    connection.execute("create trigger sneaky after insert on events begin delete from events; end")
    connection.commit()
    copy = made.with_name("copy.db")
    copy.write_bytes(made.read_bytes())
    wal = made.with_name(made.name + "-wal").read_bytes()
    connection.close()
    for file in made.parent.glob("records.db*"):
        file.unlink()
    copy.with_name("copy.db-wal").write_bytes(wal)
    assert "sneaky" in refused(copy)


def test_missing_table(made: Path) -> None:
    """A database of ours without one of our tables is refused, naming it."""
    run_sql(made, "pragma foreign_keys = off", "drop table journal_rows", "drop table journal")
    assert "journal" in refused(made)


def test_damaged_schema(made: Path) -> None:
    """A file of garbage under a header of ours is refused as damaged."""
    whole = made.read_bytes()
    made.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    assert "damaged" in refused(made)


def test_damaged_words_of_the_schema(made: Path) -> None:
    """Where SQLite's complaint itself is no text, the file is said to be damaged all the same."""
    whole = made.read_bytes()
    made.write_bytes(whole.replace(b"CREATE TABLE events (", b"CREATE TABLE ev\xffnts ("))
    assert "damaged" in refused(made)


@pytest.mark.parametrize("seed", range(30))
def test_damage_anywhere(made: Path, seed: int) -> None:
    """Whatever bytes are overwritten, opening and asking end with an answer or with one sentence."""
    chance = random.Random(seed)
    whole = bytearray(made.read_bytes())
    for _ in range(chance.choice([1, 5, 50])):
        place, length = chance.randrange(len(whole)), chance.choice([1, 4, 200])
        whole[place : place + length] = chance.randbytes(len(whole[place : place + length]))
    made.write_bytes(whole)
    told = ""
    try:
        with Store.open(made) as store:
            counts(store)
            check(store)
            add_event(store, EventDraft("Second"))
    except UserError as error:
        told = str(error)
    assert "\n" not in told
    assert len(told) < 600


def test_additions_of_others_are_left_alone(made: Path) -> None:
    """Tables, columns and plain indexes that are not ours stay, and everything works."""
    run_sql(
        made,
        "create table theirs (id integer primary key, event integer references events (id), note blob)",
        "insert into theirs values (1, (select id from events), x'00ff')",
        "alter table events add column mood text",
        "alter table events add column photo blob",
        "update events set mood = 'tense', photo = x'ff00'",
        "create index their_index on events (mood)",
    )
    with Store.open(made) as store:
        added = add_event(store, EventDraft("Second"))
        assert added.record is not None
        undo(store)
        assert counts(store).events == 1
        row = store.connection.execute("select mood, photo from events").fetchone()
        assert tuple(row) == ("tense", b"\xff\x00")
        assert store.connection.execute("select note from theirs").fetchone()[0] == b"\x00\xff"


def test_read_only_file(made: Path) -> None:
    """A file without write permission opens without a trace, and an edit of it is refused in one sentence."""
    made.chmod(0o444)
    before = folder_of(made)
    with Store.open(made) as store:
        assert store.is_read_only
        assert counts(store).events == 1
        with pytest.raises(ReadOnly, match="read-only"):
            add_event(store, EventDraft("No"))
        with pytest.raises(ReadOnly):
            undo(store)
        assert folder_of(made) == before
    assert folder_of(made) == before


def test_read_only_file_in_a_read_only_folder(made: Path) -> None:
    """Where not even a -wal could be made beside it, a read-only file opens all the same."""
    made.chmod(0o444)
    made.parent.chmod(0o555)
    before = folder_of(made)
    try:
        with Store.open(made) as store:
            assert store.is_read_only
            assert counts(store).events == 1
        assert folder_of(made) == before
    finally:
        made.parent.chmod(0o755)


def test_looking_leaves_no_trace(made: Path) -> None:
    """Opened for writing and only looked at, a file keeps its bytes and its time of change."""
    before = folder_of(made)
    with Store.open(made) as store:
        assert counts(store).events == 1
    assert folder_of(made) == before


def test_opened_for_reading_only(made: Path) -> None:
    """Opened for reading only, a writable file refuses edits and is left as it was."""
    before = folder_of(made)
    with Store.open(made, read_only=True) as store:
        assert counts(store).events == 1
        with pytest.raises(ReadOnly, match="reading only"):
            add_event(store, EventDraft("No"))
    assert folder_of(made) == before


def test_a_reader_beside_a_writer(made: Path) -> None:
    """A reader sees what a writer commits, and neither disturbs the other."""
    with Store.open(made) as writer, Store.open(made, read_only=True) as reader:
        version = reader.data_version()
        add_event(writer, EventDraft("Second"))
        assert counts(reader).events == 2
        assert reader.data_version() != version
        reader.close()
        add_event(writer, EventDraft("Third"))
    assert [file.name for file in made.parent.iterdir()] == [made.name]


def test_another_programs_journal_mode(made: Path) -> None:
    """A file that another program has taken out of WAL opens, and keeps its rows."""
    run_sql(made, "pragma journal_mode = delete")
    with Store.open(made) as store:
        assert counts(store).events == 1
        assert store.connection.execute("pragma journal_mode").fetchone()[0] == "wal"


def test_odd_names_of_files(tmp_path: Path) -> None:
    """Names with question marks, hashes, per cent signs, quotes and other scripts are plain names."""
    for name in ("what?.db", "50%25.db", "a#b.db", "it's “it”.db", "평양.db", " space .db"):
        path = tmp_path / name
        with Store.create(path) as store:
            add_event(store, EventDraft("Summit"))
        with Store.open(path) as store:
            assert counts(store).events == 1
        assert stat.S_ISREG(path.stat().st_mode)
    assert len(list(tmp_path.iterdir())) == 6


def test_relative_path(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path counted from the working folder works."""
    monkeypatch.chdir(made.parent)
    with Store.open(Path(made.name)) as store:
        assert counts(store).events == 1


@pytest.mark.parametrize("change", [lambda p: p.write_bytes(b"x"), lambda p: p.unlink()])
def test_closing_twice(store: Store, store_path: Path, change: Callable[[Path], None]) -> None:
    """Closing twice does no harm, even where the file is gone by then."""
    store.close()
    change(store_path)
    store.close()


def test_looking_is_no_change_to_others(made: Path) -> None:
    """A program that only read a database is not seen as a change by one that has it open."""
    with Store.open(made) as watching:
        version = watching.data_version()
        with Store.open(made) as looking:
            counts(looking)
        assert watching.data_version() == version
        with Store.open(made) as writing:
            add_event(writing, EventDraft("Summit"))
        assert watching.data_version() != version


def test_a_rule_that_can_not_be_run_safely(made: Path) -> None:
    """A stranger's table whose check calls a function that is not known to be harmless is told as that."""
    run_sql(made, "create table theirs (x text check (json_valid(x)))")
    try:
        Store.open(made).close()
    except CannotOpen:
        assert "can't be run safely" in refused(made)


def test_through_a_link(made: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A database opened through a link is the file it leads to, with its unfinished work."""
    link = tmp_path_factory.mktemp("links") / "link.db"
    link.symlink_to(made)
    other = sqlite3.connect(made)
    other.execute("create trigger sneaky after insert on events begin delete from events; end")
    other.commit()
    with pytest.raises(CannotOpen, match="sneaky"):
        Store.open(link)
    other.execute("drop trigger sneaky")
    other.commit()
    with Store.open(link) as store:
        add_event(store, EventDraft("Second"))
    other.close()
    assert [file.name for file in link.parent.iterdir()] == ["link.db"]
    with Store.open(made) as store:
        assert counts(store).events == 2
