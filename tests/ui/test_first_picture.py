"""A large database shows a sample of its records at once, and says so, until all of them are there."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from benchmarks.generated import generate, write_database
from explorer.app import Desk
from explorer.model.view import Filter
from explorer.scene.lanes import LanesBy
from explorer.scene.primitives import Text
from explorer.store.queries import kept_columns
from explorer.store.store import Store
from explorer.ui import content_loading, kept_lanes, timeline_feed
from explorer.ui.content_loading import load_content, load_first
from explorer.ui.main_window import MainWindow
from explorer.ui.timeline_motion import TimeRange

RECORDS = 3_000


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three thousand records, as if they were as many as are shown in part first."""
    monkeypatch.setattr(content_loading, "FEWEST_SAMPLED", 1_000)
    monkeypatch.setattr(content_loading, "SAMPLED", 500)
    path = tmp_path / "archive.db"
    write_database(path, generate(RECORDS))
    return path


@pytest.fixture
def read_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Hold the reading of everything back until this is called."""
    go = threading.Event()

    def held(*given: object, **wishes: object) -> object:
        go.wait()
        return load_content(*given, **wishes)  # type: ignore[arg-type]  # passed on as they are

    monkeypatch.setattr(timeline_feed, "load_content", held)
    yield go.set
    go.set()


@pytest.fixture
def window(archive: Path, read_on: Callable[[], None], desk: Desk, qtbot: QtBot) -> MainWindow:
    """The window on the archive, a sample of it drawn."""
    assert read_on is not None
    desk.open(archive)
    qtbot.wait_until(lambda: desk.window is not None)
    assert desk.window is not None
    shown = desk.window
    qtbot.wait_until(lambda: shown.timeline.content is not None)
    return shown


def test_a_sample_is_shown_while_the_rest_is_read(
    window: MainWindow, read_on: Callable[[], None], qtbot: QtBot
) -> None:
    """Marks of all years are there before all is read; the status line says what they are."""
    scene = window.timeline.scene
    assert scene is not None
    xs = [mark.box.x for mark in scene.marks]
    assert max(xs) - min(xs) > 0.8 * window.timeline.camera.scale.width_px
    assert any(mark.title is not None for mark in scene.marks)
    assert "Reading some 3,100 records… a sample of 490 is shown" in window.status.text
    assert "490 of" not in window.status.text
    read_on()
    qtbot.wait_until(lambda: "3,000 of 3,000 shown" in window.status.text)
    assert "Reading" not in window.status.text


def test_all_is_shown_whole_as_long_as_nobody_moves(
    window: MainWindow, read_on: Callable[[], None], qtbot: QtBot
) -> None:
    """When the rest has come, all of it is in view, though the sample began later and ended sooner."""
    read_on()
    qtbot.wait_until(lambda: "3,000 of 3,000 shown" in window.status.text)
    assert window.timeline.time_range == window.timeline.camera.whole()


def test_who_has_moved_stays_there(window: MainWindow, read_on: Callable[[], None], qtbot: QtBot) -> None:
    """When the rest comes, a reader who has zoomed into the sample stays where he is."""
    shown = window.timeline.time_range
    quarter = shown.span_ms // 4
    window.timeline.camera.show(
        TimeRange(shown.first_ms + quarter, shown.last_ms - quarter), is_animated=False
    )
    here = window.timeline.time_range
    read_on()
    content = window.timeline.content
    qtbot.wait_until(lambda: window.timeline.content is not content)
    assert window.timeline.time_range == here


def test_a_sample_is_not_kept(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a sample nothing is written to the cache; where all is kept, no sample is read."""
    monkeypatch.setattr(kept_columns, "FEWEST", 1)
    monkeypatch.setattr(kept_lanes, "FEWEST", 1)
    cache = tmp_path / "cache"
    os.utime(archive, (1_600_000_000, 1_600_000_000))  # what was written this moment is not kept
    with Store.open(archive, read_only=True) as store:
        first = load_first(store, LanesBy.AGREEMENT, Filter(), cache_folder=cache)
        assert first is not None
        assert first.is_partial
        assert not cache.exists()
        whole = load_content(store, LanesBy.AGREEMENT, Filter(), cache_folder=cache)
        assert not whole.is_partial
        assert set(first.columns.ids.tolist()) < set(whole.columns.ids.tolist())
        assert load_first(store, LanesBy.AGREEMENT, Filter(), cache_folder=cache) is None


def test_a_filter_that_was_remembered_shows_of_the_sample_what_it_keeps(archive: Path) -> None:
    """Opened with a filter, a large database is no empty page either while it is read."""
    with Store.open(archive, read_only=True) as store:
        everything = load_first(store, LanesBy.AGREEMENT, Filter())
        kept = load_first(store, LanesBy.AGREEMENT, Filter(importance=4))
    assert everything is not None
    assert kept is not None
    assert kept.is_partial
    expected = int((everything.columns.importance >= 4).sum())
    assert 0 < len(np.unique(kept.lanes.rows)) == kept.kept == expected < len(everything.columns)


def test_counts_of_a_sample_are_told_as_about_those_of_all(
    window: MainWindow, read_on: Callable[[], None], qtbot: QtBot
) -> None:
    """Until all is read, headers and folds say about how many records there are of all."""
    scene, content = window.timeline.scene, window.timeline.content
    assert scene is not None
    assert content is not None
    told = [one.text for one in scene.primitives if isinstance(one, Text) and one.text.startswith("≈")]
    headers = [words for words in told if words.startswith("≈ ")]
    assert len(headers) >= len([lane for lane in scene.lanes if lane.count and lane.y < scene.height_px - 40])
    about = sum(int(words[2:].replace(",", "")) for words in headers)
    assert about > 2 * sum(lane.count for lane in scene.lanes)
    read_on()
    qtbot.wait_until(lambda: "3,000 of 3,000 shown" in window.status.text)
    after = window.timeline.scene
    assert after is not None
    assert not any("≈" in one.text for one in after.primitives if isinstance(one, Text))
