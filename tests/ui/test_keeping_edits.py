"""What edits have changed is kept for the next opening, and never what another program has made untrue."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from benchmarks.generated import generate, write_database
from explorer import app
from explorer.app import Desk
from explorer.edit import add_event
from explorer.model.drafts import EventDraft
from explorer.model.view import Filter
from explorer.scene.lanes import LanesBy
from explorer.store.array_cache import FileState
from explorer.store.queries import kept_columns
from explorer.store.store import Store
from explorer.ui import content_loading, kept_lanes, timeline_feed, worker
from explorer.ui.content_loading import load_content
from explorer.ui.main_window import MainWindow
from tests.edit.writing_down import when

LONG_AGO = (1_600_000_000, 1_600_000_000)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hundred records, as if they were many enough to be kept, and a cache folder of their own."""
    monkeypatch.setattr(kept_columns, "FEWEST", 1)
    monkeypatch.setattr(kept_lanes, "FEWEST", 1)
    monkeypatch.setattr(app, "user_cache", lambda: tmp_path / "cache")
    path = tmp_path / "archive.db"
    write_database(path, generate(100))
    os.utime(path, LONG_AGO)
    return path


@pytest.fixture
def window(archive: Path, desk: Desk, qtbot: QtBot) -> MainWindow:
    """The window on the archive, all of it read."""
    desk.open(archive)
    qtbot.wait_until(lambda: desk.window is not None and desk.window.timeline.content is not None)
    assert desk.window is not None
    return desk.window


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many records each writing back has kept."""
    kept: list[int] = []
    keep = content_loading.keep_content

    def counted(path: Path, content: Any, *rest: Any) -> None:
        keep(path, content, *rest)
        kept.append(len(content.columns))

    monkeypatch.setattr(timeline_feed, "keep_content", counted)
    return kept


def add(window: MainWindow, qtbot: QtBot, title: str, records: int) -> None:
    """Add an event by the window's own writer and wait until the timeline has it."""
    draft = EventDraft(title, when("2001-02-03"))
    window._worker.edit(lambda store: add_event(store, draft))
    qtbot.wait_until(lambda: shown(window) == records)


def shown(window: MainWindow) -> int:
    """How many records the timeline has."""
    content = window.timeline.content
    return 0 if content is None else len(content.columns)


def close(desk: Desk, qtbot: QtBot) -> None:
    """Close the window."""
    assert desk.window is not None
    desk.window.close()
    qtbot.wait_until(lambda: desk.window is None)


def records_at_next_opening(archive: Path, monkeypatch: pytest.MonkeyPatch, *, reads: bool) -> int:
    """How many records the next opening shows; where it must not, it reads none of them."""
    if not reads:
        for module, name in ((kept_columns, "load_columns"), (kept_columns, "load_membership")):
            monkeypatch.setattr(module, name, None)
        monkeypatch.setattr(kept_lanes, "index_lanes", None)
    with Store.open(archive, read_only=True) as store:
        content = load_content(store, LanesBy.AGREEMENT, Filter(), cache_folder=archive.with_name("cache"))
        assert content.lanes.columns is content.columns
        held: int = store.connection.execute("select count(*) from events").fetchone()[0]
        held += store.connection.execute("select count(*) from statements").fetchone()[0]
        held += store.connection.execute("select count(*) from acts").fetchone()[0]
    assert len(content.columns) == held
    return held


def test_after_a_pause_edits_are_kept(
    window: MainWindow,
    archive: Path,
    desk: Desk,
    writes: list[int],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Once the file is at rest after an edit, the next opening reads no record again."""
    add(window, qtbot, "New", 101)
    qtbot.wait_until(lambda: writes == [101], timeout=15_000)
    close(desk, qtbot)
    assert writes == [101]
    assert records_at_next_opening(archive, monkeypatch, reads=False) == 101


def test_at_closing_edits_are_kept(
    window: MainWindow,
    archive: Path,
    desk: Desk,
    writes: list[int],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Closed right after an edit, the next opening reads no record again either."""
    add(window, qtbot, "New", 101)
    close(desk, qtbot)
    assert writes == [101]
    assert not archive.with_name("archive.db-wal").exists(), "the file alone is the document"
    assert records_at_next_opening(archive, monkeypatch, reads=False) == 101


@pytest.mark.parametrize("is_before", [True, False])
def test_what_another_program_wrote_is_read(
    window: MainWindow,
    archive: Path,
    desk: Desk,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    is_before: bool,
) -> None:
    """A write from outside just before or after the own edit, not seen yet: nothing untrue is kept."""

    def write_outside() -> None:
        with Store.open(archive) as other:
            add_event(other, EventDraft("From outside", when("1999-02-03")))

    if is_before:
        write_outside()
    add_and_outside(window, qtbot, None if is_before else write_outside)
    close(desk, qtbot)
    assert records_at_next_opening(archive, monkeypatch, reads=True) == 102


def add_and_outside(window: MainWindow, qtbot: QtBot, after: Callable[[], None] | None) -> None:
    """Add an event, and at once, before the window looks about, do something else."""
    known = shown(window)
    draft = EventDraft("New", when("2001-02-03"))
    window._worker.edit(lambda store: add_event(store, draft))
    qtbot.wait_until(lambda: shown(window) > known)
    if after is not None:
        after()


def test_an_edit_that_nobody_was_told_of_is_not_kept(
    window: MainWindow,
    archive: Path,
    desk: Desk,
    writes: list[int],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Closed before the timeline has an edit, nothing is kept that lacks it."""
    draft = EventDraft("New", when("2001-02-03"))
    window._worker.edit(lambda store: add_event(store, draft))
    close(desk, qtbot)
    assert writes == []
    assert records_at_next_opening(archive, monkeypatch, reads=True) == 101


def test_the_worker_tells_when_the_file_is_at_rest(window: MainWindow, qtbot: QtBot) -> None:
    """After an edit it is told once that all is in the file, not before its journal is empty."""
    assert worker.POLL_S < 15
    states: list[FileState] = []
    window._worker.settled.connect(states.append)
    add(window, qtbot, "New", 101)
    qtbot.wait_until(lambda: len(states) == 1, timeout=15_000)
    assert states[0].wal_size == 0
