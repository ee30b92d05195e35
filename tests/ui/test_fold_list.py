"""The list of a fold that no zoom can open."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from explorer.edit import add_event
from explorer.model.drafts import EventDraft
from explorer.model.reading import read_when
from explorer.model.view import Filter
from explorer.render.theme import load_theme
from explorer.scene.density import Density
from explorer.scene.lanes import LanesBy
from explorer.store.store import Store
from explorer.ui.content_loading import load_content
from explorer.ui.fold_list import FoldList
from explorer.ui.timeline_tips import tip_at
from explorer.ui.timeline_view import TimelineView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> TimelineView:
    """A timeline in closest lanes, with five events of one day and two further ones."""
    path = tmp_path / "same.db"
    with Store.create(path) as store:
        for number in range(5):
            add_event(store, EventDraft(title=f"Event {number}", when=read_when("2019-02-22")))
        for text in ("2017", "2020-05-01"):
            add_event(store, EventDraft(title=f"In {text}", when=read_when(text)))
    made = TimelineView(load_theme("light"))
    made.camera.is_animated = False
    qtbot.add_widget(made)
    made.resize(900, 60 + 52)
    made.show()
    qtbot.wait_exposed(made)
    with Store.open(path, read_only=True) as store:
        content = load_content(store, LanesBy.KIND, Filter())
    made.set_content(content)
    made.lanes.set_density(Density.COMPACT)
    return made


def open_list(view: TimelineView, qtbot: QtBot) -> FoldList:
    """Click on the fold and give the list that opens."""
    scene = view.scene
    assert scene is not None
    fold = next(hit for hit in scene.hits if hit.kind == "fold" and hit.members)
    where = QPoint(round(fold.box.x + 9), round(fold.box.y + fold.box.height / 2))
    assert "click to list them" in tip_at(view, where)
    qtbot.mouseClick(view.viewport(), LEFT, pos=where)
    opened = view.gestures.folds.shown
    assert opened is not None
    qtbot.wait_until(opened.isVisible)
    return opened


def test_a_fold_of_one_day_is_listed(view: TimelineView, qtbot: QtBot) -> None:
    """What no zoom can tell apart is listed by a click, in its order; Esc closes the list."""
    before = view.time_range
    opened = open_list(view, qtbot)
    assert len(opened.titles) >= 3
    assert list(opened.titles) == sorted(opened.titles)
    assert view.time_range == before
    qtbot.keyClick(opened.focusProxy(), Qt.Key.Key_Escape)
    qtbot.wait_until(lambda: not opened.isVisible())


def test_enter_opens_a_listed_record(view: TimelineView, qtbot: QtBot) -> None:
    """Down and Enter choose the second record of the list: it is selected and its pane asked for."""
    opened = open_list(view, qtbot)
    second = opened.titles[1]
    with qtbot.wait_signal(view.record_opened) as asked:
        qtbot.keyClick(opened.focusProxy(), Qt.Key.Key_Down)
        qtbot.keyClick(opened.focusProxy(), Qt.Key.Key_Return)
    assert view.title_of(asked.args[0]) == second
    assert view.selected == (asked.args[0],)
    assert not opened.isVisible()
