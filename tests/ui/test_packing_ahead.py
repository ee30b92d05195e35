"""The timeline packs what comes next while nobody asks anything of it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from benchmarks.generated import generate, write_database
from explorer.model.view import Filter
from explorer.render.theme import load_theme
from explorer.scene.lanes import LanesBy
from explorer.scene.levels import Level
from explorer.scene.tiles import packing_of
from explorer.scene.titles import title_widths
from explorer.store.store import Store
from explorer.ui.content_loading import load_content
from explorer.ui.packing_ahead import PackingAhead
from explorer.ui.timeline_view import TimelineView


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> TimelineView:
    """Two thousand records in lanes by agreement, all in view, its animations off."""
    write_database(tmp_path / "made.db", generate(2_000))
    made = TimelineView(load_theme("light"))
    made.camera.is_animated = False
    qtbot.add_widget(made)
    made.resize(1000, 700)
    made.show()
    qtbot.wait_exposed(made)
    with Store.open(tmp_path / "made.db", read_only=True) as store:
        made.set_content(load_content(store, LanesBy.AGREEMENT, Filter()))
    return made


def packed_by(view: TimelineView) -> int:
    """How much has been packed for the lanes that are shown."""
    assert view.content is not None
    given = view.scene_input(view.content, view.camera.scale)
    return packing_of(given.lanes, title_widths(given)).packed


def test_zooming_on_finds_the_next_level_packed(qtbot: QtBot, view: TimelineView) -> None:
    """Left alone for a moment after each step, the view packs nothing in the frame that begins a level."""
    ahead = view.findChild(PackingAhead)
    assert isinstance(ahead, PackingAhead)
    levels = set()
    for _ in range(12):
        assert view.scene is not None
        qtbot.wait_until(lambda: not ahead.is_working and view.is_settled)
        packed = packed_by(view)
        view.zoom(1.1, 600.0)
        assert view.scene is not None
        levels.add(Level.at(view.camera.scale.ms_per_px))
        assert packed_by(view) == packed
    assert len(levels) > 2
