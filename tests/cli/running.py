"""How the tests run a command and look at what it said."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from explorer.__main__ import main


@dataclass(frozen=True)
class Answer:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON document, which must be all that was printed."""
        assert self.code == 0, self.err
        return json.loads(self.out)


@dataclass(frozen=True)
class CommandLine:
    """Runs commands in this process."""

    capsys: pytest.CaptureFixture[str]

    def __call__(self, *words: str | Path) -> Answer:
        """Run one command, given by its words."""
        self.capsys.readouterr()
        code = main([str(word) for word in words])
        said = self.capsys.readouterr()
        return Answer(code, said.out, said.err)

    def json(self, *words: str | Path) -> Any:
        """Run a command with `--json` and give its document."""
        return self(*words, "--json").json

    def refused(self, *words: str | Path) -> str:
        """Run a command that must be refused as the user's error; the one line that says why."""
        answer = self(*words)
        assert (answer.code, answer.out) == (1, ""), answer
        assert "Traceback" not in answer.err
        lines = answer.err.splitlines()
        assert len(lines) == 1, answer.err
        return lines[0]
