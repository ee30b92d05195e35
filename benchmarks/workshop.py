"""Where the benchmarks keep what they make: databases, compiled modules, settings and caches of the sides."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generated import generate, write_database
from benchmarks.sides import environment
from explorer.edit.sample import build_sample


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder outside the repository; what is kept in it is not made again."""

    folder: Path

    def database(self, size: int) -> Path:
        """Give the database with so many generated records."""
        return self._made(
            f"{size}.db", lambda path: write_database(path, generate(size)), f"{size:,} records"
        )

    def sample(self) -> Path:
        """Give the sample."""
        return self._made("sample.db", build_sample, "the sample")

    def place(self, name: str) -> Path:
        """Give an empty folder."""
        place = self.folder / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        return place

    def settings(self, name: str) -> dict[str, str]:
        """Give the environment of a side that has not run before."""
        return environment(self.place(f"homes/{name}"))

    def _made(self, name: str, make: Callable[[Path], None], words: str) -> Path:
        path = self.folder / name
        if not path.exists():
            say(f"Making {words} …")
            self.folder.mkdir(parents=True, exist_ok=True)
            beside = path.with_suffix(".part")
            for old in (
                beside,
                beside.with_name(beside.name + "-wal"),
                beside.with_name(beside.name + "-shm"),
            ):
                old.unlink(missing_ok=True)
            make(beside)
            beside.rename(path)
        return path


def say(words: str) -> None:
    """Say what goes on, beside the figures."""
    print(words, file=sys.stderr, flush=True)
