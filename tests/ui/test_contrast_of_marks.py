"""Every text of a timeline can be read on what lies beneath it: 4.5 to 1, in every theme."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.model.calendar import day_first_ms, day_of
from explorer.model.ids import Day
from explorer.model.view import Filter
from explorer.render.picture import compose, layers
from explorer.render.request import PictureRequest
from explorer.render.theme import THEME_NAMES, load_theme
from explorer.scene.density import Density
from explorer.scene.lanes import LanesBy
from explorer.scene.primitives import Text
from explorer.scene.selection import build_overlay
from explorer.store.queries.timeline import titles_of
from explorer.store.store import Store
from explorer.ui.content_loading import load_content
from explorer.ui.exporting import gather
from explorer.ui.main_window import MainWindow
from explorer.ui.timeline_motion import TimeRange
from tests.ui.conftest import OpenWindow
from tests.ui.readable import seen_in_scene, too_weak
from tests.ui.whole_sample import agreement_of, sample, sample_made

__all__ = ["sample", "sample_made"]

EVE = day_of(2019, 2, 22)
VIEWS: dict[str, tuple[Day, Day, LanesBy, Density, Day | None]] = {
    "everything by agreement": (
        day_of(1950, 1, 1),
        day_of(2026, 1, 1),
        LanesBy.AGREEMENT,
        Density.NORMAL,
        EVE,
    ),
    "the year before": (day_of(2018, 3, 1), day_of(2019, 4, 5), LanesBy.AGREEMENT, Density.ROOMY, EVE),
    "february": (day_of(2019, 2, 1), day_of(2019, 3, 5), LanesBy.ACTOR, Density.COMPACT, None),
    "a decade by kind": (
        day_of(1990, 1, 1),
        day_of(2000, 1, 1),
        LanesBy.KIND,
        Density.NORMAL,
        day_of(1994, 10, 21),
    ),
}


def show(qtbot: QtBot, window: MainWindow, view: str) -> None:
    """Show one of the views, all titles known."""
    first, last, lanes_by, density, as_of = VIEWS[view]
    timeline = window.timeline
    timeline.camera.is_animated = False
    window.options.set_lanes(lanes_by)
    window.options.set_as_of(as_of)
    timeline.lanes.set_density(density)
    timeline.camera.show(TimeRange(day_first_ms(first), day_first_ms(last)))
    qtbot.wait_until(lambda: window.feed.lanes_by is lanes_by and timeline.has_standings, timeout=20_000)
    settle(qtbot, window)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing moves and no title is on its way."""
    qtbot.wait_until(lambda: window.timeline.is_settled, timeout=20_000)
    qtbot.wait_until(
        lambda: window.timeline.scene is not None and not window.timeline.scene.wanted_titles, timeout=20_000
    )


def weak_texts(window: MainWindow, theme_name: str) -> list[str]:
    """The texts of what the timeline shows, and of what lies over it, that are too weak."""
    theme = load_theme(theme_name)
    timeline = window.timeline
    scene = timeline.scene
    assert scene is not None
    overlay = build_overlay(
        scene,
        timeline._measure,
        selected=timeline.selected,
        titles=timeline.titles,
        links=timeline.links,
    )
    primitives = (*scene.primitives, *overlay)
    assert sum(isinstance(one, Text) for one in primitives) > 20
    size = (round(scene.width_px), round(scene.height_px))
    return too_weak(seen_in_scene(primitives, theme, size))


@pytest.mark.parametrize("view", VIEWS)
def test_titles_can_be_read(qtbot: QtBot, open_window: OpenWindow, sample: Path, view: str) -> None:
    """Titles, bands, folds, ticks, lane names and flags have a contrast of 4.5 to 1 in each theme."""
    window = open_window(sample)
    show(qtbot, window, view)
    window.timeline.lanes.toggle_all_folds()
    settle(qtbot, window)
    for theme in THEME_NAMES:
        assert (theme, weak_texts(window, theme)) == (theme, [])


@pytest.mark.parametrize("view", VIEWS)
def test_dimmed_titles_can_be_read(qtbot: QtBot, open_window: OpenWindow, sample: Path, view: str) -> None:
    """Where the rest is dimmed for what is selected, its titles can be read all the same."""
    window = open_window(sample)
    show(qtbot, window, view)
    window.navigation.show_record(agreement_of(sample, "INF Treaty"))
    qtbot.wait_until(lambda: window.timeline.related is not None)
    settle(qtbot, window)
    for theme in THEME_NAMES:
        assert (theme, weak_texts(window, theme)) == (theme, [])


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_a_picture_can_be_read(qapp: QApplication, sample: Path, theme: str) -> None:
    """Title, subtitle, legend, stamp, sources and what found no room, in each look of a picture."""
    del qapp
    with Store.open(sample, read_only=True) as store:
        content = load_content(store, LanesBy.AGREEMENT, Filter())
        data = gather(store, content, EVE)
        ids = content.columns.ids.tolist()
        known = titles_of(store, ids)
    request = PictureRequest(
        replace(data, titles_of=lambda _wanted: known),
        title="On the eve of Hanoi",
        first_ms=day_first_ms(day_of(2018, 3, 1)),
        last_ms=day_first_ms(day_of(2019, 4, 5)),
        as_of=EVE,
        theme=theme,
        has_legend=True,
    )
    picture = compose(request)
    assert picture.left_out
    words = 0
    for down_px, primitives in layers(picture):
        size = (round(picture.width_px), round(picture.height_px - down_px))
        seen = list(seen_in_scene(primitives, load_theme(theme), size, ground="panel"))
        words += len(seen)
        assert too_weak(seen) == []
    assert words > 80
