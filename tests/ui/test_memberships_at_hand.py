"""Who stands with which record of a large archive is at hand soon after opening, and stays true."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from benchmarks.generated import generate, write_database
from explorer import app
from explorer.app import Desk
from explorer.edit import add_event
from explorer.model.changes import Changes
from explorer.model.drafts import EventDraft, RoleDraft
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.scene.lanes import LanesBy
from explorer.store.queries import kept_columns, subjects
from explorer.store.queries.about_rows import GROUPS
from explorer.store.queries.listing import list_named
from explorer.store.store import Store
from explorer.ui import kept_lanes, timeline_feed
from explorer.ui.content_loading import load_content, load_memberships
from explorer.ui.main_window import MainWindow
from explorer.ui.timeline_content import TimelineContent
from tests.edit.writing_down import when


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Some hundred records, as if many enough to be kept and held, and a cache folder of their own."""
    monkeypatch.setattr(kept_columns, "FEWEST", 0)
    monkeypatch.setattr(kept_lanes, "FEWEST", 1)
    monkeypatch.setattr(timeline_feed, "FEWEST_HELD", 1)
    monkeypatch.setattr(app, "user_cache", lambda: tmp_path / "cache")
    path = tmp_path / "archive.db"
    write_database(path, generate(300))
    os.utime(path, (1_600_000_000, 1_600_000_000))
    return path


@pytest.fixture
def window(archive: Path, desk: Desk, qtbot: QtBot) -> MainWindow:
    """The window on the archive, with all memberships at hand."""
    desk.open(archive)
    qtbot.wait_until(lambda: desk.window is not None and has_all(desk.window))
    assert desk.window is not None
    return desk.window


def has_all(window: MainWindow) -> bool:
    """Whether every membership is at hand."""
    content = window.feed._content
    return content is not None and len(content.memberships) == len(GROUPS)


def most_used(path: Path, kind: RecordKind) -> tuple[Filter, int]:
    """A filter by the name of a kind that most records name, and how many these are."""
    with Store.open(path, read_only=True) as store:
        entry = max(list_named(store, kind), key=lambda one: one.count)
    return Filter.about(kind, entry.record.id), entry.count


def kept(window: MainWindow, wanted: Filter) -> int:
    """How many records the timeline shows under this filter; -1 as long as it shows another."""
    content = window.timeline.content
    return -1 if content is None or content.filter != wanted else content.kept


@pytest.mark.parametrize("kind", [RecordKind.ACTOR, RecordKind.AGREEMENT])
def test_a_filter_by_a_subject_reads_no_list_of_records(
    window: MainWindow, archive: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: RecordKind
) -> None:
    """Once memberships are at hand a filter by actor or agreement asks the database for no record."""
    wanted, count = most_used(archive, kind)
    monkeypatch.setattr(subjects, "_numbers", None)
    window.feed.set_filter(wanted)
    qtbot.wait_until(lambda: kept(window, wanted) == count)


def test_an_edit_and_another_programs_are_followed(window: MainWindow, archive: Path, qtbot: QtBot) -> None:
    """What is added here, and what another program adds, is kept by the filter that names it."""
    wanted, count = most_used(archive, RecordKind.ACTOR)
    window.feed.set_filter(wanted)
    qtbot.wait_until(lambda: kept(window, wanted) == count)
    drafts = [
        EventDraft(title, when("2001-02-03"), actors=(RoleDraft(wanted.actors[0], "host"),))
        for title in ("Here", "There")
    ]

    def add(store: Store) -> Changes:
        return add_event(store, drafts[0])

    window._worker.edit(add)
    qtbot.wait_until(lambda: kept(window, wanted) == count + 1)
    with Store.open(archive) as store:
        add_event(store, drafts[1])
    qtbot.wait_until(lambda: kept(window, wanted) == count + 2)
    qtbot.wait_until(lambda: has_all(window))


def told(content: TimelineContent) -> dict[str, object]:
    """All memberships, plainly."""
    return {
        group: (one.rows.tolist(), one.groups.tolist(), one.names)
        for group, one in sorted(content.memberships.items())
    }


def test_the_second_opening_reads_no_pair(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memberships that were kept are mapped from the cache, and are those that were loaded."""

    def opened(folder: Path) -> TimelineContent:
        with Store.open(archive, read_only=True) as store:
            content = load_content(store, LanesBy.ACTOR, Filter(), cache_folder=folder)
            for _ in GROUPS:
                content = replace(content, memberships=load_memberships(store, content, folder))
        return content

    first = opened(tmp_path / "cache")
    monkeypatch.setattr(kept_columns, "load_membership", None)
    assert told(opened(tmp_path / "cache")) == told(first)
