"""The processes that are measured against each other: asked in turn, and ended whatever they do."""

import sys

import pytest

from benchmarks.sides import Side, SideFailed, environment, run_once

ECHO = """
import json, sys
print(json.dumps({"ready": 1}), flush=True)
for line in sys.stdin:
    print(json.dumps({"said": line.strip()}), flush=True)
"""
DIES = "import json\nprint(json.dumps({'ready': 1}), flush=True)\nraise SystemExit('out of paper')"
MUTE = "import time\ntime.sleep(60)"


def side(code: str, start_s: float = 30) -> Side:
    return Side("the side", [sys.executable, "-c", code], {}, start_s)


def test_a_side_gets_ready_and_answers_each_round() -> None:
    """It is started once, and keeps what it has made ready from round to round."""
    with side(ECHO) as echo:
        assert echo.ready == {"ready": 1}
        assert [echo.ask(word)["said"] for word in ("one", "two")] == ["one", "two"]


def test_a_side_that_ends_says_why() -> None:
    """What it complained of last is the reason that the results tell."""
    with side(DIES) as dying, pytest.raises(SideFailed, match="out of paper"):
        dying.ask("a round")


def test_a_side_that_says_nothing_is_given_up() -> None:
    """A run never hangs on one side."""
    with pytest.raises(SideFailed, match="no answer"), side(MUTE, start_s=0.1):
        pass


def test_a_side_that_refuses_is_named() -> None:
    """A side may say itself that it failed."""
    refusing = "import json; print(json.dumps({'failed': 'no such file'}))"
    with pytest.raises(SideFailed, match="the side: no such file"):
        run_once("the side", [sys.executable, "-c", refusing], {})


def test_sides_know_nothing_of_the_users_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Settings, caches and data lie in the folder of the run, and modules are compiled as when installed."""
    monkeypatch.setenv("XDG_CONFIG_HOME", "/home/somebody/.config")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    home = tmp_path_factory.mktemp("home")
    given = environment(home)
    assert {value for name, value in given.items() if name.startswith("XDG_")} == {
        str(home / folder) for folder in (".config", ".data", ".cache", ".state")
    }
    assert "PYTHONDONTWRITEBYTECODE" not in given
