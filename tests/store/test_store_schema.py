"""The schema, its dump, its constants, and the words that it shares with the program."""

import re
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from explorer.model import vocabulary
from explorer.model.act_kinds import ACT_KINDS
from explorer.model.when import WHEN_COLUMNS, When
from explorer.paths import migrations
from explorer.store import schema
from explorer.store.errors import CannotOpen
from explorer.store.queries.names import find_named
from explorer.store.relations import RECORD_TABLES, record_columns
from explorer.store.rows import when_cells, when_of, when_or_none
from explorer.store.schema import our_columns, our_objects, schema_text, statements_of
from explorer.store.store import Store
from tests.edit.writing_down import when

ROOT = Path(__file__).parents[2]


def test_the_dump_is_the_schema() -> None:
    """db/schema.sql is what the migrations leave: `python -m explorer.store.schema > db/schema.sql`."""
    assert (ROOT / "db" / "schema.sql").read_text(encoding="utf-8") == schema_text()


def test_the_dump_makes_the_schema() -> None:
    """What is read in db/schema.sql makes the same database."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(schema_text())
    with schema.open_blank() as blank:
        assert schema.guarded_objects(connection) == schema.guarded_objects(blank) < our_objects()
    connection.close()


def test_the_version(store: Store) -> None:
    """The last migration sets the version that the program knows, and the application id is ours."""
    assert store.connection.execute("pragma user_version").fetchone()[0] == schema.SCHEMA_VERSION
    assert store.connection.execute("pragma application_id").fetchone()[0] == schema.APPLICATION_ID
    applied = [row["name"] for row in store.db["_sqlite_migrations"].rows]
    assert applied == [file.stem for file in sorted(migrations().glob("*.sql"))]


def test_a_migration_is_whole_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that fails leaves the database as it was before, and it is not noted as applied."""
    for file in migrations().glob("*.sql"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "0099_bad.sql").write_text("create table extra (id integer);\ncreate nonsense;\n")
    monkeypatch.setattr(schema, "migrations", lambda: tmp_path)
    schema.our_migrations.cache_clear()
    try:
        with pytest.raises(Exception, match="syntax error"):
            Store.create(tmp_path / "a.db")
        assert not (tmp_path / "a.db").exists()
        database = Database(sqlite3.connect(":memory:"), execute_plugins=False)
        with pytest.raises(sqlite3.OperationalError):
            schema.migrate(database)
        assert not database["extra"].exists()
        assert [one.name for one in schema.our_migrations().pending(database)] == ["0099_bad"]
        database.conn.close()
    finally:
        schema.our_migrations.cache_clear()


def test_an_older_database_is_brought_up(tmp_path: Path) -> None:
    """A database of an older schema of ours is opened, brought to today's, and its names are found."""
    path = tmp_path / "old.db"
    database = Database(sqlite3.connect(path), execute_plugins=False)
    schema.our_migrations().apply(database, stop_before="0002_search")
    database.conn.execute("insert into records values (1, 'tag', 'u', 0, null, '', '')")
    database.conn.execute("insert into tags values (1, 'old')")
    database.conn.commit()
    database.conn.close()
    path.chmod(0o444)
    before = path.read_bytes()
    with pytest.raises(CannotOpen, match="older version"):
        Store.open(path)
    assert path.read_bytes() == before
    path.chmod(0o644)
    with Store.open(path) as store:
        assert store.connection.execute("pragma user_version").fetchone()[0] == schema.SCHEMA_VERSION
        assert find_named(store, vocabulary.RecordKind.TAG, "OLD").name == "old"


def test_a_title_of_an_older_database_tells_claims_as_claims(tmp_path: Path) -> None:
    """The view of a database that was made before claims were told is made anew, and knows them."""
    path = tmp_path / "old.db"
    database = Database(sqlite3.connect(path), execute_plugins=False)
    schema.our_migrations().apply(database, stop_before="0004_claims")
    for number, kind in ((1, "actor"), (2, "agreement"), (3, "act")):
        database.conn.execute(
            "insert into records values (?, ?, ?, 0, null, '', '')", (number, kind, f"u{number}")
        )
    database.conn.execute("insert into actors (id, name, kind) values (1, 'Russia', 'state')")
    database.conn.execute("insert into agreements (id, name, kind) values (2, 'Charter', 'treaty')")
    database.conn.execute(
        "insert into acts (id, agreement, actor, act, claimed_by) values (3, 2, 1, 'withdrew', 1)"
    )
    database.conn.commit()
    database.conn.close()
    with Store.open(path) as store:
        (title,) = store.connection.execute("select title from timeline").fetchone()
    assert title == "Russia · says it withdrew · Charter"


def checked_words(table: str, column: str) -> tuple[str, ...]:
    """The closed list that a column's check allows."""
    text = schema_text()
    body = text[text.index(f"CREATE TABLE {table} (") :]
    found = re.search(rf"\n    {column} text[^\n]*?\s*check \({column} in \((.*?)\)\)", body, re.DOTALL)
    assert found is not None, (table, column)
    return tuple(re.findall(r"'([^']*)'", found.group(1)))


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("records", "kind", tuple(kind.value for kind in vocabulary.RecordKind)),
        ("actors", "kind", vocabulary.ACTOR_KINDS),
        ("ties", "relation", vocabulary.TIE_RELATIONS),
        ("events", "status", vocabulary.EVENT_STATUSES),
        ("events", "certainty", vocabulary.CERTAINTIES),
        ("statements", "mode", vocabulary.MODES),
        ("statements", "attribution", vocabulary.ATTRIBUTIONS),
        ("statements", "certainty", vocabulary.CERTAINTIES),
        ("statement_actors", "role", vocabulary.STATEMENT_ROLES),
        ("agreements", "kind", vocabulary.AGREEMENT_KINDS),
        ("agreements", "consent", tuple(consent.value for consent in vocabulary.Consent)),
        ("assessments", "verdict", vocabulary.VERDICTS),
        ("links", "relation", vocabulary.LINK_RELATIONS),
        ("links", "certainty", vocabulary.CERTAINTIES),
        ("citations", "stance", vocabulary.STANCES),
    ],
)
def test_closed_lists(table: str, column: str, words: tuple[str, ...]) -> None:
    """The words that the database allows are those of the program, in the same order."""
    assert checked_words(table, column) == words


def test_act_kinds(store: Store) -> None:
    """The kinds of act in the database are those from which standings are computed, in the same order."""
    rows = store.connection.execute("select name from act_kinds order by position")
    assert tuple(row[0] for row in rows) == ACT_KINDS


def test_dates_are_always_the_same_columns() -> None:
    """Wherever a table has a date it has all ten columns, with one prefix."""
    for table, columns in our_columns().items():
        for column in columns:
            if column.endswith("when_text"):
                prefix = column.removesuffix("when_text")
                assert {prefix + name for name in WHEN_COLUMNS} <= set(columns), (table, prefix)


def test_tables_of_records() -> None:
    """Each kind of record has a table, and every pointer to a record is known."""
    assert set(RECORD_TABLES.values()) == {kind.value for kind in vocabulary.RecordKind}
    assert set(record_columns()["citations"]) == {"record", "source", "via_source"}


@pytest.mark.parametrize(
    "edtf", ["", "2019-02-27T14:30+09:00", "1984%", "2018/..", "[..2019-02-22]", "-0043"]
)
@pytest.mark.parametrize("prefix", ["", "effect_"])
def test_dates_come_out_as_they_went_in(edtf: str, prefix: str) -> None:
    """A date put into cells and read again is the same, whatever its prefix."""
    date = when(edtf)
    assert when_of(when_cells(date, prefix), prefix) == date  # type: ignore[arg-type]  # a dict is row enough
    assert when_or_none(when_cells(None, prefix), prefix) is None  # type: ignore[arg-type]  # likewise


def test_dates_written_by_others() -> None:
    """An EDTF without the text as typed is its own text, and an unknown precision is none."""
    cells = {**when_cells(When("x", "2019")), "when_text": None, "precision": "fortnight"}
    assert when_of(cells) == When("2019", "2019")  # type: ignore[arg-type]  # a dict is row enough


def test_triggers_are_split_whole() -> None:
    """A trigger's inner semicolons do not end it, and comments stay with what follows."""
    script = (
        "-- one; two\ncreate table a (b);\n"
        "create trigger t after insert on a begin\n select 1;\n select 2;\nend;\n"
    )
    assert len(statements_of(script)) == 2
