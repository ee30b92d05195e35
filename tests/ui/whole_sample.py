"""The whole sample, for tests that look at what a user sees first; built once, each test has a copy."""

import shutil
from pathlib import Path

import pytest

from explorer.edit.sample import build_sample
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.names import find_named
from explorer.store.store import Store


@pytest.fixture(scope="session")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, built once."""
    path = tmp_path_factory.mktemp("sample") / "hanoi.db"
    build_sample(path)
    return path


@pytest.fixture
def sample(sample_made: Path, tmp_path: Path) -> Path:
    """A copy of the sample."""
    return Path(shutil.copy(sample_made, tmp_path / "hanoi.db"))


def agreement_of(path: Path, name: str) -> RecordId:
    """The number of an agreement."""
    with Store.open(path, read_only=True) as store:
        return find_named(store, RecordKind.AGREEMENT, name).id
