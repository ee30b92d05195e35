"""The command line run in this process, with the user's folders in a place of the test's own."""

from pathlib import Path

import pytest

from tests.cli.running import CommandLine


@pytest.fixture(autouse=True)
def folders_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Keep documents and logs below the test's folder."""
    home = tmp_path / "home"
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Run a command."""
    return CommandLine(capsys)
