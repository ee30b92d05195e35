"""Arrays kept in the user's cache folder, so that a large database opens at once the second time.

A file holds one set: the arrays one after another, then JSON that says of which database, in which state,
they are, then the JSON's length and hash. None of it is trusted: what is stale, foreign or damaged reads as
nothing and is replaced with the next write. A cache that can't be read or written is no error, only slower.
"""

import hashlib
import json
import os
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

T = TypeVar("T")
Array = npt.NDArray[Any]

MOST_BYTES: Final = 2 << 30
"""What all files of a cache folder may take together; beyond, those read least lately go."""
_VERSION: Final = 2
_SUFFIX: Final = ".columns"
_HEADER_BYTES: Final = 100
_ALIGNED: Final = 64
_FRESH_NS: Final = 50_000_000
"""Longer than the tick of any file system's clock that keeps ns."""
_CHUNK: Final = 1 << 20
_TAIL: Final = struct.Struct("<Q32s")
_TYPES: Final = ("int64", "int32", "uint8")


@dataclass(frozen=True, slots=True)
class FileState:
    """What tells whether a database file has been written to: its header, sizes and times in ns.

    An empty journal counts as none, for opening a file makes one.
    """

    header: str
    size: int
    changed_ns: int
    wal_size: int
    wal_changed_ns: int

    @classmethod
    def of(cls, path: Path) -> "FileState | None":
        """Look at a database file; None where it can't be read."""
        try:
            with path.open("rb") as file:
                header = file.read(_HEADER_BYTES).hex()
            itself = path.stat()
            wal_path = path.with_name(path.name + "-wal")
            wal = wal_path.stat() if wal_path.exists() else None
        except OSError:
            return None
        has_wal = wal is not None and wal.st_size > 0
        return cls(
            header,
            itself.st_size,
            itself.st_mtime_ns,
            wal.st_size if wal is not None and has_wal else 0,
            wal.st_mtime_ns if wal is not None and has_wal else 0,
        )

    @property
    def is_fresh(self) -> bool:
        """Whether the last write is so near that its time could be that of another one, too."""
        return time.time_ns() - max(self.changed_ns, self.wal_changed_ns) < _FRESH_NS


@dataclass(frozen=True, slots=True)
class KeptArrays:
    """Arrays as they were written, mapped from the file and not to be changed, and the facts beside them."""

    arrays: Mapping[str, Array]
    facts: Mapping[str, object]


Unpack = Callable[[KeptArrays], T]


def common_length(kept: KeptArrays, kinds: Mapping[str, Collection[str]]) -> int:
    """Give the length that these arrays share; ValueError where they don't, or are of other types.

    KeyError where one is missing. A file may be whole and yet of another make: nothing is drawn from it then.
    """
    lengths = set()
    for name, allowed in kinds.items():
        array = kept.arrays[name]
        if str(array.dtype) not in allowed:
            raise ValueError(f"{name} is of another type")
        lengths.add(len(array))
    if len(lengths) != 1:
        raise ValueError("arrays of one length are wanted")
    return int(lengths.pop())


class ArrayCache:
    """The sets of arrays of one database in the state that it was in when this was made, by name.

    Make it before the transaction begins that reads what is to be written here, or give the `state` that this
    is of.
    """

    def __init__(
        self, folder: Path, database: Path, most_bytes: int = MOST_BYTES, *, state: FileState | None = None
    ) -> None:
        self._folder = folder
        self._database = database.absolute()
        self._most_bytes = most_bytes
        self._stem = hashlib.sha256(os.fsencode(self._database)).hexdigest()[:24]
        self._state = FileState.of(self._database) if state is None else state
        self._was_fresh = state is None and self._state is not None and self._state.is_fresh

    def remembered(
        self, name: str, load: Callable[[], T], pack: Callable[[T], KeptArrays | None], unpack: Unpack[T]
    ) -> T:
        """Give what `unpack` makes of the set `name`, else what is loaded, which is kept for the next time.

        `pack` gives None for what is not worth keeping; `unpack` may raise KeyError, ValueError or TypeError
        where the set is not what it expects.
        """
        kept = self.read(name)
        if kept is not None:
            with suppress(KeyError, ValueError, TypeError):
                return unpack(kept)
        loaded = load()
        packed = pack(loaded)
        if packed is not None:
            self.write(name, packed)
        return loaded

    def has(self, name: str) -> bool:
        """Tell whether a set of the database in this state seems to be there, without reading it whole."""
        try:
            return self._state is not None and bool(_tail_of(self._path(name))[0]["of"] == self._told(name))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return False

    def read(self, name: str) -> KeptArrays | None:
        """Give a set that was written of the database in this state; None where there is none to trust."""
        if self._state is None:
            return None
        path = self._path(name)
        try:
            told, end = _tail_of(path)
            if told["of"] != self._told(name):
                return None
            places = list(_places(told["arrays"]))
            if end != (places[-1][3] if places else 0) or _checksum(path, end) != told["checksum"]:
                return None
            mapped = np.asarray(np.memmap(path, np.uint8, "r") if end else np.empty(0, np.uint8))
            arrays = {key: mapped[first:last].view(kind) for key, kind, first, last in places}
            facts = told["facts"]
            os.utime(path)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return KeptArrays(arrays, facts)

    def write(self, name: str, kept: KeptArrays) -> bool:
        """Keep a set; tell whether that was possible.

        Nothing is kept where the database has been written to since, or so lately that a write of the same
        moment could hide. The facts must be fit for JSON.
        """
        state = self._state
        if state is None or self._was_fresh or state != FileState.of(self._database) or state.is_fresh:
            return False
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".part", delete=False) as file:
                written = Path(file.name)
            try:
                _write(written, self._told(name), kept)
                written.replace(self._path(name))
            finally:
                written.unlink(missing_ok=True)
            self._make_room()
        except OSError:
            return False
        return True

    def _path(self, name: str) -> Path:
        return self._folder / f"{self._stem}-{name}{_SUFFIX}"

    def _told(self, name: str) -> dict[str, object]:
        return {
            "version": _VERSION,
            "byte order": sys.byteorder,
            "database": os.fsencode(self._database).hex(),
            "name": name,
            "state": None if self._state is None else asdict(self._state),
        }

    def _make_room(self) -> None:
        """Delete the files read least lately until the rest is small enough; a killed program's go too."""
        files = [(path.stat(), path) for path in self._folder.iterdir() if path.suffix in (_SUFFIX, ".part")]
        files.sort(key=lambda one: one[0].st_mtime_ns, reverse=True)
        taken = 0
        for at, (status, path) in enumerate(files):
            taken += status.st_size
            if at and taken > self._most_bytes:
                with suppress(OSError):  # another program may have it open
                    path.unlink()


def _tail_of(path: Path) -> tuple[dict[str, Any], int]:
    """Give what a file tells of itself, and where its arrays end; ValueError where it tells nothing."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - _TAIL.size, 0))
        length, digest = _TAIL.unpack(file.read(_TAIL.size)) if size >= _TAIL.size else (size + 1, b"")
        end = size - _TAIL.size - length
        if end < 0:
            raise ValueError("the file is cut")
        file.seek(end)
        told = file.read(length)
    if hashlib.sha256(told).digest() != digest:
        raise ValueError("the file is damaged")
    read = json.loads(told)
    if not isinstance(read, dict) or not isinstance(read["facts"], dict):
        raise ValueError("the file is another's")
    return read, end


def _places(told: object) -> Iterator[tuple[str, str, int, int]]:
    """Give name, type, first byte and end of each array that is told of; ValueError where it can't be."""
    if not isinstance(told, list):
        raise ValueError("a list of arrays is wanted")
    start = end = 0
    for key, kind, length in told:
        if kind not in _TYPES or not isinstance(key, str) or not isinstance(length, int) or length < 0:
            raise ValueError("this is no array of ours")
        end = start + length * np.dtype(kind).itemsize
        yield key, kind, start, end
        start = _aligned(end)


def _aligned(at: int) -> int:
    return -(-at // _ALIGNED) * _ALIGNED


class _Sum:
    """A checksum of bytes: any flipped bit, and any part that is missing or moved, changes it."""

    def __init__(self) -> None:
        self.value = 0

    def add(self, chunk: bytes) -> None:
        words = np.frombuffer(chunk + bytes(-len(chunk) % 8), np.uint64)
        weighed = int(np.dot(words, _weights()[: len(words)]))
        self.value = (self.value * 0x9E3779B97F4A7C15 + weighed + len(chunk)) % 2**64


@cache
def _weights() -> npt.NDArray[np.uint64]:
    """An odd number for each word of a chunk: two words that change places change the sum."""
    return np.random.default_rng(1).integers(2**64, size=_CHUNK // 8, dtype=np.uint64) | np.uint64(1)


def _checksum(path: Path, end: int) -> int:
    """Sum up a file as far as `end`; read, not mapped, so that it takes no memory that stays."""
    summed = _Sum()
    with path.open("rb") as file:
        while end > 0 and (chunk := file.read(min(_CHUNK, end))):
            summed.add(chunk)
            end -= len(chunk)
    return summed.value


def _write(path: Path, of: dict[str, object], kept: KeptArrays) -> None:
    described = [(key, str(array.dtype), len(array)) for key, array in kept.arrays.items()]
    with path.open("wb") as file:
        for array in kept.arrays.values():
            file.write(bytes(_aligned(file.tell()) - file.tell()))
            np.ascontiguousarray(array).tofile(file)
        file.flush()
        checksum = _checksum(path, file.tell())
        told = {"of": of, "arrays": described, "facts": dict(kept.facts), "checksum": checksum}
        tail = json.dumps(told).encode()
        file.write(tail)
        file.write(_TAIL.pack(len(tail), hashlib.sha256(tail).digest()))
