"""What the timeline shows is the same however it was come by: loaded, kept from the last time, or patched."""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from explorer.edit import add_event, change_actor, delete_record, draft_of_record, undo
from explorer.edit.sample import build_sample
from explorer.model.changes import Changes
from explorer.model.drafts import ActorDraft, EventDraft, RoleDraft
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.scene import lanes, nested_lanes
from explorer.scene.lanes import LanesBy
from explorer.scene.nested_lanes import openable
from explorer.store.array_cache import ArrayCache, KeptArrays
from explorer.store.queries import kept_columns
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from explorer.ui import content_loading, kept_lanes
from explorer.ui.content_loading import load_content
from explorer.ui.timeline_content import TimelineContent
from tests.edit.writing_down import when

PLACES = ("offsets", "rows", "anchors", "by_class", "times")


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The sample, written some time ago, as if it were large enough to be kept."""
    monkeypatch.setattr(kept_columns, "FEWEST", 1)
    monkeypatch.setattr(kept_lanes, "FEWEST", 1)
    path = tmp_path / "story.db"
    build_sample(path)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    with Store.open(path) as store:
        yield store


def told(content: TimelineContent) -> dict[str, object]:
    """All that a content shows, plainly."""
    columns, lanes, membership = content.columns, content.lanes, content.membership
    return {
        "ids": columns.ids.tolist(),
        "inner": [columns.inner_bounds(row) for row in range(len(columns))],
        "rows": None if membership is None else membership.rows.tolist(),
        "groups": None if membership is None else (membership.groups.tolist(), membership.names),
        "lanes": lanes.lanes,
        "places": [
            getattr(lanes, name).tolist() for name in ("offsets", "rows", "anchors", "by_class", "times")
        ],
        "numbers": lanes.number_of,
        "counted": (content.sorted_starts.tolist(), content.by_end.tolist(), content.extent),
        "reach": lanes.extent(),
        "names": (content.names, content.titles, content.colours, content.lives),
        "undated": (content.undated.ids.tolist(), content.undated_kept),
    }


@pytest.mark.parametrize("lanes_by", list(LanesBy))
def test_the_second_opening_reads_no_records(
    story: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lanes_by: LanesBy
) -> None:
    """What was kept is shown as it was loaded, and no record is read for it."""
    first = load_content(story, lanes_by, Filter(), cache_folder=tmp_path / "cache")
    for name in ("load_columns", "load_membership"):
        monkeypatch.setattr(kept_columns, name, None)
    monkeypatch.setattr(kept_lanes, "index_lanes", None)
    again = load_content(story, lanes_by, Filter(), cache_folder=tmp_path / "cache")
    assert told(again) == told(first)
    assert isinstance(again.columns.ids, np.ndarray)
    assert not again.columns.ids.flags.writeable


def test_another_program_has_written(story: Store, tmp_path: Path) -> None:
    """After a write from outside what was kept is not shown, and is kept anew."""
    folder = tmp_path / "cache"
    before = load_content(story, LanesBy.ACTOR, Filter(), cache_folder=folder)
    with Store.open(story.path) as other:
        add_event(other, EventDraft("From outside", when("2001-02-03")))
    after = load_content(story, LanesBy.ACTOR, Filter(), cache_folder=folder)
    assert len(after.columns) == len(before.columns) + 1
    assert told(after) == told(load_content(story, LanesBy.ACTOR, Filter()))


def test_a_damaged_cache_shows_no_wrong_mark(story: Store, tmp_path: Path) -> None:
    """Whatever has become of the files of the cache, what is shown is what the database holds."""
    folder = tmp_path / "cache"
    first = load_content(story, LanesBy.AGREEMENT, Filter(), cache_folder=folder)
    for number, path in enumerate(sorted(folder.iterdir())):
        content = bytearray(path.read_bytes())
        content[len(content) // 3] ^= 0x40
        path.write_bytes(content if number % 2 else content[: len(content) // 2])
    again = load_content(story, LanesBy.AGREEMENT, Filter(), cache_folder=folder)
    assert told(again) == told(first)


def test_an_edit_is_patched_in(story: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each edit what is shown equals what would be loaded, without loading it."""
    kim = find_named(story, RecordKind.ACTOR, "Kim Jong-un").id

    def renamed() -> Changes:
        draft = draft_of_record(story, kim)
        assert isinstance(draft, ActorDraft)
        return change_actor(story, kim, ActorDraft("Chairman Kim", kind=draft.kind, colour="#123456"))

    shown = load_content(story, LanesBy.ACTOR, Filter(importance=3))
    for edit in (
        lambda: add_event(story, EventDraft("New", when("2019-02-27"), actors=(RoleDraft(kim, "host"),))),
        renamed,
        lambda: delete_record(story, find_named(story, RecordKind.AGREEMENT, "INF Treaty").id),
        lambda: undo(story),
        lambda: undo(story),
    ):
        changes = edit()
        with monkeypatch.context() as patch:
            patch.setattr(content_loading, "kept_columns", None)
            shown = load_content(
                story,
                LanesBy.ACTOR,
                Filter(importance=3),
                before=shown,
                touched=changes.touched | changes.removed,
            )
        assert told(shown) == told(load_content(story, LanesBy.ACTOR, Filter(importance=3)))


@pytest.mark.parametrize("lanes_by", list(LanesBy))
def test_other_lanes_and_filters_read_no_record_again(
    story: Store, monkeypatch: pytest.MonkeyPatch, lanes_by: LanesBy
) -> None:
    """Lanes by something else, or another filter, are made of the columns that are at hand."""
    shown = load_content(story, LanesBy.AGREEMENT, Filter())
    wanted = load_content(story, lanes_by, Filter(importance=4))
    for name in ("kept_columns", "all_lives", "titles_of"):
        monkeypatch.setattr(content_loading, name, None)
    found = load_content(story, lanes_by, Filter(importance=4), before=shown)
    assert told(found) == told(wanted)


@pytest.mark.parametrize("kept", [Filter(), Filter(importance=4)])
def test_what_looks_at_every_record_is_done_before_the_window_has_them(
    story: Store, monkeypatch: pytest.MonkeyPatch, kept: Filter
) -> None:
    """When content comes, its extent and what opens into parts are known: no window stands still."""
    content = load_content(story, LanesBy.ACTOR, kept)
    expected = content.lanes.extent()
    monkeypatch.setattr(lanes, "known_edges", None)
    monkeypatch.setattr(nested_lanes, "_openable", None)
    assert content.lanes.extent() == expected
    assert openable(content.lanes) is not None


@pytest.mark.parametrize("name", ["records", "by-actor", "lanes-by-actor", "ends"])
@pytest.mark.parametrize("fault", ["other type", "one array shorter", "wild numbers"])
def test_a_whole_file_of_another_make_is_replaced(
    story: Store, tmp_path: Path, name: str, fault: str
) -> None:
    """A cache file that is not damaged but does not fit the records leaves no wrong mark."""
    folder = tmp_path / "cache"
    expected = told(load_content(story, LanesBy.ACTOR, Filter(), cache_folder=folder))
    cache = ArrayCache(folder, story.path)
    good = cache.read(name)
    assert good is not None
    arrays = dict(good.arrays)
    first = "rows" if "rows" in arrays else next(iter(arrays))
    if fault == "other type":
        arrays[first] = arrays[first].astype(np.uint8)
    elif fault == "one array shorter":
        arrays[first] = arrays[first][:-1]
    elif name != "records":
        arrays[first] = arrays[first] + np.int32(1_000_000)
    assert cache.write(name, KeptArrays(arrays, good.facts))
    for _ in range(2):
        assert told(load_content(story, LanesBy.ACTOR, Filter(), cache_folder=folder)) == expected
