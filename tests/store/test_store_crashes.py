"""What a killed program leaves behind, two programs at once, and a full transaction that fails."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from explorer.edit import FieldError, add_event, bulk, undo
from explorer.model.drafts import EventDraft
from explorer.store import store as store_module
from explorer.store.errors import Locked
from explorer.store.queries.check import check, quick_check
from explorer.store.queries.counts import counts
from explorer.store.queries.journal import steps, undo_label
from explorer.store.queries.search import search
from explorer.store.store import Store
from tests.edit.writing_down import meeting, roles
from tests.store.files import tables_of

_WRITER = """
import sys
from pathlib import Path
from explorer.edit import add_event
from explorer.model.drafts import EventDraft, RoleDraft
from explorer.store.store import Store

store = Store.open(Path(sys.argv[1]))
for number in range(100_000):
    add_event(store, EventDraft(f"Meeting {number}", actors=(RoleDraft(f"Actor {number}", "host"),)))
    print(number, flush=True)
"""


def killed_while_writing(path: Path, edits: int) -> int:
    """Have a process write edits one after the other and kill it; the number of the last it told of."""
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert process.stdout is not None
    last = -1
    for line in process.stdout:
        last = int(line)
        if last >= edits:
            break
    time.sleep(0.003 * (edits % 5))
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().split()
    process.stdout.close()
    process.wait()
    return int(rest[-1]) if rest else last


@pytest.mark.parametrize("edits", [3, 40, 156])
def test_killed_in_the_middle(store: Store, store_path: Path, edits: int) -> None:
    """Whatever was told to be done is there after a kill, the file is sound, and undo goes on."""
    store.close()
    last = killed_while_writing(store_path, edits)
    assert store_path.with_name(store_path.name + "-wal").exists()
    assert quick_check(store_path) is None
    with Store.open(store_path) as again:
        done = counts(again).events
        assert done - 1 in (last, last + 1)
        assert check(again) == []
        assert undo_label(again) == f"Add event “Meeting {done - 1}”"
        assert [one.id for one in search(again, f"Meeting {done - 1}")]
        undo(again)
        assert counts(again).events == counts(again).actors == done - 1
    assert [file.name for file in store_path.parent.iterdir()] == [store_path.name]


def test_a_reader_of_what_was_killed(store: Store, store_path: Path) -> None:
    """Even a reader sees what a killed program had committed, though it lies in the -wal."""
    store.close()
    last = killed_while_writing(store_path, 5)
    with Store.open(store_path, read_only=True) as reader:
        assert counts(reader).events - 1 in (last, last + 1)


def test_a_read_only_file_with_a_wal(store: Store, store_path: Path) -> None:
    """So does a reader of a file that may not be written, and the file stays as it is."""
    store.close()
    last = killed_while_writing(store_path, 5)
    store_path.chmod(0o444)
    before = store_path.read_bytes()
    with Store.open(store_path) as reader:
        assert reader.is_read_only
        assert counts(reader).events - 1 in (last, last + 1)
    assert store_path.read_bytes() == before
    store_path.chmod(0o644)
    with Store.open(store_path) as writer:
        assert counts(writer).events - 1 in (last, last + 1)


def test_another_program_is_writing(store: Store, store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program writes, an edit waits, then gives up with a sentence; afterwards it works."""
    store.connection.execute("pragma busy_timeout = 50")
    monkeypatch.setattr(store_module, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(store_path)
    other.execute("begin immediate")
    with pytest.raises(Locked, match="Another program is writing"):
        add_event(store, meeting())
    with pytest.raises(Locked):
        undo(store)
    assert counts(store).events == 0
    with Store.open(store_path) as second:
        assert counts(second).events == 0
    other.rollback()
    other.close()
    add_event(store, meeting())
    assert counts(store).events == 1


def test_two_writers_take_turns(store: Store, store_path: Path) -> None:
    """Two open stores write in turn; each sees the other's records, and undo is one after the other."""
    with Store.open(store_path) as second:
        add_event(store, EventDraft("First", actors=roles("Ann")))
        changes = add_event(second, EventDraft("Second", actors=roles("ann")))
        assert changes.created == ()
        add_event(store, EventDraft("Third"))
        undo(second)
        undo(second)
        assert undo_label(store) == "Add event “First”"


def test_checkpoint_empties_the_wal(store: Store, store_path: Path) -> None:
    """When idle the file alone holds everything; with a reader in the way it is tried again later."""
    wal = store_path.with_name(store_path.name + "-wal")
    add_event(store, meeting())
    assert wal.stat().st_size > 0
    reader = sqlite3.connect(store_path)
    reader.execute("begin")
    reader.execute("select * from events").fetchall()
    add_event(store, EventDraft("Second"))
    store.checkpoint()
    reader.rollback()
    reader.close()
    store.checkpoint()
    assert wal.stat().st_size == 0
    add_event(store, EventDraft("Third"))


def import_badly(store: Store) -> None:
    """A bulk whose second event can't be taken."""
    with bulk(store, "Import"):
        add_event(store, meeting())
        add_event(store, EventDraft(" "))


def test_a_bulk_is_whole_or_nothing(store: Store) -> None:
    """A bulk is one transaction: an error inside leaves nothing."""
    before = tables_of(store)
    with pytest.raises(FieldError):
        import_badly(store)
    assert tables_of(store) == before
    add_event(store, EventDraft("After"))
    assert len(steps(store)) == 1


def test_a_bulk_leaves_no_journal(store: Store) -> None:
    """A bulk is not in the journal, names are known inside it, and its records carry the import's number."""
    with bulk(store, "Import", format="csv", file_name="a.csv"):
        first = add_event(store, meeting())
        second = add_event(store, meeting("Second"))
        assert (len(first.created), second.created) == (5, ())
    assert steps(store) == []
    assert {row[4] for row in tables_of(store)["records"]} == {1}
    assert len(search(store, "Second")) == 1
    with bulk(store):
        add_event(store, EventDraft("Third"))
    assert tables_of(store)["records"][-1][4] is None
    assert check(store) == []
