"""Arrays kept for the next opening: never stale, never another's, never damaged, never without bound."""

import errno
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.store import array_cache
from explorer.store.array_cache import ArrayCache, KeptArrays, common_length

ARRAYS = {
    "numbers": np.arange(1_000, dtype=np.int64) * 7,
    "short": np.arange(501, dtype=np.int32),
    "flags": np.arange(77, dtype=np.uint8),
    "none": np.empty(0, np.int64),
}
SET = KeptArrays(ARRAYS, {"undated": 3, "names": {"7": "Seoul"}})


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A file that was written some time ago."""
    path = tmp_path / "archive.db"
    path.write_bytes(b"SQLite format 3" + bytes(2_000))
    os.utime(path, (1_600_000_000, 1_600_000_000))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A cache folder that nobody has made yet."""
    return tmp_path / "cache" / "timeline"


def kept_file(folder: Path) -> Path:
    """The one file that the cache holds."""
    (path,) = folder.iterdir()
    return path


def test_what_is_written_is_read(folder: Path, database: Path) -> None:
    """A set comes back as it was, arrays and facts, and its arrays can't be written to by mistake."""
    assert ArrayCache(folder, database).write("records", SET)
    read = ArrayCache(folder, database).read("records")
    assert read is not None
    assert read.facts == SET.facts
    assert read.arrays.keys() == ARRAYS.keys()
    for name, array in ARRAYS.items():
        assert read.arrays[name].dtype == array.dtype
        assert read.arrays[name].tolist() == array.tolist()
    with pytest.raises(ValueError, match="read-only"):
        read.arrays["numbers"][0] = 1


def test_only_this_set_of_this_database(folder: Path, database: Path, tmp_path: Path) -> None:
    """Another name, or another database of the same content, has a set of its own."""
    ArrayCache(folder, database).write("records", SET)
    other = tmp_path / "other.db"
    other.write_bytes(database.read_bytes())
    os.utime(other, (1_600_000_000, 1_600_000_000))
    assert ArrayCache(folder, database).read("lanes") is None
    assert ArrayCache(folder, other).read("records") is None
    kept_file(folder).rename(ArrayCache(folder, other)._path("records"))
    assert ArrayCache(folder, other).read("records") is None


@pytest.mark.parametrize("change", ["later", "longer", "header", "journal", "gone"])
def test_a_stale_set_is_none(folder: Path, database: Path, change: str) -> None:
    """Once the database has been written to in any way, its sets are no longer given."""
    ArrayCache(folder, database).write("records", SET)
    match change:
        case "later":
            os.utime(database, ns=(0, 1_600_000_000_000_000_001))
        case "longer":
            database.write_bytes(database.read_bytes() + b"x")
            os.utime(database, (1_600_000_000, 1_600_000_000))
        case "header":
            content = bytearray(database.read_bytes())
            content[27] += 1
            database.write_bytes(content)
            os.utime(database, (1_600_000_000, 1_600_000_000))
        case "journal":
            database.with_name("archive.db-wal").write_bytes(b"a page")
        case "gone":
            database.unlink()
    assert ArrayCache(folder, database).read("records") is None


def test_an_empty_journal_changes_nothing(folder: Path, database: Path) -> None:
    """Opening a database makes an empty journal beside it: its sets are as good as before."""
    ArrayCache(folder, database).write("records", SET)
    database.with_name("archive.db-wal").touch()
    assert ArrayCache(folder, database).read("records") is not None


def test_nothing_is_kept_of_a_state_that_is_past(folder: Path, database: Path) -> None:
    """What was read before another program wrote is not kept as if it were read afterwards."""
    cache = ArrayCache(folder, database)
    os.utime(database, (1_600_000_001, 1_600_000_001))
    assert not cache.write("records", SET)
    assert not folder.exists()


def test_nothing_is_kept_of_this_very_moment(folder: Path, database: Path) -> None:
    """A write in the same tick of the clock could not be told from the last one."""
    os.utime(database)
    assert not ArrayCache(folder, database).write("records", SET)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.data())
def test_any_damage_is_seen(folder: Path, database: Path, data: st.DataObject) -> None:
    """A flipped bit, a lost end, a torn or swapped part: the set reads as none, or exactly as written."""
    ArrayCache(folder, database).write("records", SET)
    path = kept_file(folder)
    content = bytearray(path.read_bytes())
    kind = data.draw(st.sampled_from(("flip", "cut", "zeros", "swap", "grow")))
    at = data.draw(st.integers(0, len(content) - 1))
    if kind == "flip":
        content[at] ^= 1 << data.draw(st.integers(0, 7))
    elif kind == "cut":
        del content[at:]
    elif kind == "zeros":
        content[at : at + 64] = bytes(len(content[at : at + 64]))
    elif kind == "swap":
        other = data.draw(st.integers(0, len(content) - 1))
        content[at], content[other] = content[other], content[at]
    else:
        content += content[at:]
    path.write_bytes(content)
    read = ArrayCache(folder, database).read("records")
    if read is not None:
        assert read.facts == SET.facts
        assert {name: array.tolist() for name, array in read.arrays.items()} == {
            name: array.tolist() for name, array in ARRAYS.items()
        }


def test_a_damaged_set_is_replaced(folder: Path, database: Path) -> None:
    """What can't be trusted is made anew, once, and read from then on."""
    made = 0

    def load() -> int:
        nonlocal made
        made += 1
        return 7

    def remembered() -> int:
        return ArrayCache(folder, database).remembered(
            "records", load, lambda _seven: SET, lambda kept: int(kept.arrays["numbers"][1])
        )

    assert [remembered(), remembered()] == [7, 7]
    kept_file(folder).write_bytes(b"not ours")
    assert [remembered(), remembered()] == [7, 7]
    assert made == 2


def test_a_set_of_another_shape_is_loaded_anew(folder: Path, database: Path) -> None:
    """A set that lacks what its reader expects counts as none."""
    ArrayCache(folder, database).write("records", KeptArrays({}, {}))
    cache = ArrayCache(folder, database)
    found = cache.remembered("records", lambda: 7, lambda _: None, lambda kept: int(kept.arrays["x"][0]))
    assert found == 7


def test_the_folder_stays_small(folder: Path, tmp_path: Path) -> None:
    """Of many databases those opened least lately are forgotten, never the one just written."""
    for number in range(6):
        database = tmp_path / f"{number}.db"
        database.write_bytes(bytes(200))
        os.utime(database, (1_600_000_000, 1_600_000_000))
        assert ArrayCache(folder, database, most_bytes=25_000).write("records", SET)
        os.utime(ArrayCache(folder, database)._path("records"), (1_700_000_000 + number,) * 2)
    left = [number for number in range(6) if ArrayCache(folder, tmp_path / f"{number}.db").read("records")]
    assert left == [4, 5]
    assert ArrayCache(folder, database, most_bytes=10).write("records", SET)
    assert len(list(folder.iterdir())) == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_no_error(folder: Path, database: Path) -> None:
    """Without a place to keep it nothing is kept, and nothing is said."""
    folder.mkdir(parents=True)
    folder.chmod(0o500)
    assert not ArrayCache(folder, database).write("records", SET)


def test_a_file_in_place_of_the_folder_is_no_error(folder: Path, database: Path) -> None:
    """What stands in the way of the cache is left alone."""
    folder.parent.mkdir(parents=True)
    folder.write_text("mine")
    assert not ArrayCache(folder, database).write("records", SET)
    assert ArrayCache(folder, database).read("records") is None
    assert folder.read_text() == "mine"


def test_a_full_disk_is_no_error(folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full in the midst of writing, nothing is kept, nothing said, and no part is left."""

    def full(path: Path, *_given: object) -> None:
        path.write_bytes(bytes(100))
        raise OSError(errno.ENOSPC, "No space left on device")

    assert ArrayCache(folder, database).write("records", SET)
    monkeypatch.setattr(array_cache, "_write", full)
    assert not ArrayCache(folder, database).write("lanes", SET)
    assert [path.suffix for path in folder.iterdir()] == [".columns"]
    assert ArrayCache(folder, database).read("records") is not None


def test_arrays_of_other_types_or_lengths_are_told() -> None:
    """What shares a length and has the types that are wanted is taken, nothing else."""
    kept = KeptArrays(
        {"a": np.zeros(3, np.int64), "b": np.zeros(3, np.uint8), "c": np.zeros(4, np.uint8)}, {}
    )
    assert common_length(kept, {"a": ("int32", "int64"), "b": ("uint8",)}) == 3
    for wanted in ({"a": ("uint8",)}, {"b": ("uint8",), "c": ("uint8",)}):
        with pytest.raises(ValueError, match=r"type|length"):
            common_length(kept, wanted)
    with pytest.raises(KeyError):
        common_length(kept, {"d": ("uint8",)})
