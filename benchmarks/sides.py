"""A process for each side that is measured, asked in turn, so that noise hits all alike."""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

HOUSE: Final = Path(__file__).parent.parent
START_S: Final = 240.0
"""How long a side may take to get ready: ten million records are loaded, or Chromium is started."""
ROUND_S: Final = 240.0
_TOLD: Final = 2_000
_PEACE_S: Final = 5.0


class SideFailed(Exception):
    """A side could not be measured; the sentence says why."""


Answer = dict[str, Any]


def environment(home: Path) -> dict[str, str]:
    """Give the environment of a side: none of the user's settings; modules compiled once, as installed."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("XDG_") and name != "PYTHONDONTWRITEBYTECODE"
    }
    kept.setdefault("QT_QPA_PLATFORM", "offscreen")
    kept["PYTHONPYCACHEPREFIX"] = str(home.parent / "bytecode")
    folders = {"CONFIG": ".config", "DATA": ".data", "CACHE": ".cache", "STATE": ".state"}
    places = {f"XDG_{name}_HOME": str(home / folder) for name, folder in folders.items()}
    return kept | places | {"HOME": str(home)}


def python(module: str, *words: object) -> list[str]:
    """Give the command that runs a module of ours by the Python that runs this."""
    return [sys.executable, "-m", module, *map(str, words)]


class Side:
    """A process that gets ready, says so in a line of JSON, and answers each line with another.

    Use it as a context; it is ended when that is left, whatever it is doing.
    """

    def __init__(
        self, name: str, words: Sequence[str], given: Mapping[str, str], start_s: float = START_S
    ) -> None:
        self.name = name
        self._begun: subprocess.Popen[str] | None = None
        self._words, self._given, self._start_s = list(words), dict(given), start_s
        self.ready: Answer = {}

    def __enter__(self) -> "Side":
        self._begun = subprocess.Popen(
            self._words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=HOUSE,
            env=self._given,
        )
        try:
            self.ready = self._line(self._start_s)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def ask(self, round_: str, within_s: float = ROUND_S) -> Answer:
        """Let the side do one round of its work and give what it measured; SideFailed where it can't."""
        process = self._process()
        assert process.stdin is not None
        try:
            process.stdin.write(round_ + "\n")
            process.stdin.flush()
        except OSError as error:
            raise SideFailed(f"{self.name} has ended: {self._complaint()}") from error
        return self._line(within_s)

    def _process(self) -> "subprocess.Popen[str]":
        assert self._begun is not None
        return self._begun

    def _line(self, within_s: float) -> Answer:
        """Wait for one line; the side writes whole lines, so that a readable pipe holds one."""
        out = self._process().stdout
        assert out is not None
        is_there, _, _ = select.select([out], [], [], within_s)
        if not is_there:
            raise SideFailed(f"{self.name} gave no answer within {within_s:.0f} s")
        line = out.readline()
        if not line:
            raise SideFailed(f"{self.name} has ended: {self._complaint()}")
        return _read(self.name, line)

    def _complaint(self) -> str:
        self._process().kill()
        told = self._process().communicate()[1]
        return told.strip()[-_TOLD:] or "without a word"

    def _end(self) -> None:
        process = self._process()
        if process.stdin is not None:
            with suppress(OSError):  # it has ended already
                process.stdin.close()
        try:
            process.wait(_PEACE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()


def run_once(name: str, words: Sequence[str], given: Mapping[str, str], within_s: float = ROUND_S) -> Answer:
    """Run a process that tells one line of JSON; `began` in its environment is when it was started."""
    began = {"BENCHMARK_BEGAN": str(time.monotonic())}
    try:
        done = subprocess.run(
            list(words),
            check=False,
            capture_output=True,
            text=True,
            cwd=HOUSE,
            env={**given, **began},
            timeout=within_s,
        )
    except subprocess.TimeoutExpired as error:
        raise SideFailed(f"{name} gave no answer within {within_s:.0f} s") from error
    except OSError as error:
        raise SideFailed(f"{name} can't be started: {error}") from error
    lines = done.stdout.strip().splitlines()
    if not lines:
        raise SideFailed(f"{name} has ended: {done.stderr.strip()[-_TOLD:] or 'without a word'}")
    return _read(name, lines[-1])


def since_start_ms() -> float:
    """Give the ms since this process was started by `run_once`; the clock is the same in all processes."""
    return (time.monotonic() - float(os.environ["BENCHMARK_BEGAN"])) * 1e3


def tell(answer: Mapping[str, object]) -> None:
    """Answer the process that asks, from a side."""
    print(json.dumps(answer), flush=True)


def peak_mb() -> float:
    """Give the most memory that this process has had, in MiB, without what its parent had before it."""
    import resource

    status = Path("/proc/self/status")
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _read(name: str, line: str) -> Answer:
    try:
        answer = json.loads(line)
    except ValueError as error:
        raise SideFailed(f"{name} said what makes no sense: {line[:200]!r}") from error
    if not isinstance(answer, dict):
        raise SideFailed(f"{name} said what makes no sense: {line[:200]!r}")
    if "failed" in answer:
        raise SideFailed(f"{name}: {answer['failed']}")
    return answer
