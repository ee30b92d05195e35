"""The filter's panel: facets and their values, how many would remain, by keyboard and by mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.edit import add_event
from explorer.model.drafts import EventDraft
from explorer.model.facets import Facet
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from explorer.ui.facet_panel import FacetPanel
from explorer.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.driving import CONTROL, LEFT, SHIFT, press
from tests.ui.readable import seen_in_widget, too_weak


def opened(window: MainWindow, qtbot: QtBot, facet: Facet = Facet.KIND) -> FacetPanel:
    """Open the panel by its key on a facet and wait for its values."""
    press(qtbot, window, Qt.Key.Key_F, CONTROL | SHIFT)
    panel = window.filter_panel
    qtbot.wait_until(panel.isVisible)
    panel.facets.setCurrentRow(list(Facet).index(facet))
    qtbot.wait_until(lambda: panel.facet is facet and bool(panel.values))
    return panel


def told(panel: FacetPanel) -> dict[str, int | None]:
    """The values by their names, with what is counted for each."""
    return {panel.rows.name(row): value.count for row, value in enumerate(panel.values)}


def test_values_tell_how_many_would_remain(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Counts follow the conditions of other facets; within one facet what is chosen takes nothing away."""
    window = open_window(talks)
    panel = opened(window, qtbot, Facet.ACTOR)
    assert told(panel) == {"Northland": 6, "Southland": 3, "Ada Miller": 2}
    panel.facets.setCurrentRow(list(Facet).index(Facet.KIND))
    qtbot.wait_until(lambda: told(panel) == {"Events": 5, "Statements": 2, "Acts": 3})
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: panel.count_text == "5 of 10 records kept")
    assert told(panel) == {"Events": 5, "Statements": 2, "Acts": 3}
    assert panel.rows.is_asked(0)
    panel.facets.setCurrentRow(list(Facet).index(Facet.ACTOR))
    qtbot.wait_until(lambda: told(panel) == {"Northland": 4, "Southland": 2})
    assert window.feed.filter == Filter(kinds=frozenset({RecordKind.EVENT}))


def test_names_are_found_and_taken_by_keyboard(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Typing narrows the list, Enter takes a name in and out, the panel stays until Esc."""
    window = open_window(talks)
    with Store.open(talks, read_only=True) as store:
        miller = find_named(store, RecordKind.ACTOR, "Ada Miller").id
        north = find_named(store, RecordKind.ACTOR, "Northland").id
    panel = opened(window, qtbot, Facet.ACTOR)
    panel.line.setFocus()
    qtbot.keyClicks(panel.line, "mill")
    qtbot.wait_until(lambda: list(told(panel)) == ["Ada Miller"])
    qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: window.feed.filter == Filter(actors=(miller,)))
    assert panel.isVisible()
    qtbot.keyClicks(panel.line, "north")
    qtbot.wait_until(lambda: list(told(panel)) == ["Northland"])
    qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: window.feed.filter == Filter(actors=(miller, north)))
    qtbot.wait_until(lambda: panel.rows.is_asked(0))
    assert window.filter_bar.words == ["With Ada Miller", "or Northland"]
    assert panel.facets.item(1).text() == "Actor (2)"
    qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: window.feed.filter == Filter(actors=(miller,)))
    qtbot.keyClicks(panel.line, "zzz")
    qtbot.wait_until(lambda: panel.told == "No name contains this.")
    qtbot.keyClick(panel.line, Qt.Key.Key_Escape)
    qtbot.wait_until(window.timeline.hasFocus)
    assert not panel.isVisible()


def test_the_panel_is_walked_by_keyboard_alone(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Left leads to the facets, down to the next, Right back to its values, Space takes one."""
    window = open_window(talks)
    panel = opened(window, qtbot)
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert panel.facets.hasFocus()
    for _ in range(list(Facet).index(Facet.IMPORTANCE)):
        qtbot.keyClick(panel.facets, Qt.Key.Key_Down)
    qtbot.wait_until(lambda: "The most important only" in told(panel))
    qtbot.keyClick(panel.facets, Qt.Key.Key_Right)
    assert panel.line.hasFocus()
    qtbot.keyClick(panel.line, Qt.Key.Key_Space)
    qtbot.wait_until(lambda: window.feed.filter == Filter(importance=5))
    qtbot.wait_until(lambda: "2 of 10 shown" in window.status.text)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: window.feed.filter == Filter(importance=4))


def test_letters_go_into_the_find_field_at_once(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """What is typed right after opening is looked for, its spaces with it; nothing is taken by them."""
    window = open_window(talks)
    panel = opened(window, qtbot)
    assert panel.facet is Facet.KIND
    assert panel.line.hasFocus()
    qtbot.keyClick(panel.line, Qt.Key.Key_Space)
    panel.line.clear()
    qtbot.keyClicks(panel.line, "Ada Miller")
    qtbot.wait_until(lambda: panel.told.startswith("Nothing here is called so"))
    assert panel.line.text() == "Ada Miller"
    assert window.feed.filter.is_everything
    panel.facets.setCurrentRow(list(Facet).index(Facet.ACTOR))
    qtbot.wait_until(lambda: list(told(panel)) == ["Ada Miller"])
    qtbot.keyClick(panel.line, Qt.Key.Key_Space)
    assert window.feed.filter.is_everything


def test_every_facet_finds_its_values_by_typing(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """The field says what it finds, for a facet of few words as for one of names."""
    panel = opened(open_window(talks), qtbot)
    for row, facet in enumerate(Facet):
        panel.facets.setCurrentRow(row)
        assert panel.line.isEnabled()
        assert panel.line.placeholderText().startswith("Find a"), facet
    panel.facets.setCurrentRow(0)
    qtbot.wait_until(lambda: len(panel.values) == 3)
    qtbot.keyClicks(panel.line, "stat")
    qtbot.wait_until(lambda: list(told(panel)) == ["Statements"])


def test_everything_is_brought_back_by_mouse(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """A click takes a value, another facet and another value add to it, one button gives all of it up."""
    window = open_window(talks)
    qtbot.mouseClick(window.toolbar.filter, LEFT)
    panel = window.filter_panel
    qtbot.wait_until(lambda: panel.isVisible() and bool(panel.values))
    for facet, row in ((Facet.KIND, 1), (Facet.CONFIDENCE, 1)):
        item = panel.facets.item(list(Facet).index(facet))
        qtbot.mouseClick(panel.facets.viewport(), LEFT, pos=panel.facets.visualItemRect(item).center())
        qtbot.wait_until(lambda facet=facet: panel.facet is facet and bool(panel.values))  # type: ignore[misc]  # a default binds it
        place = panel.list.visualRect(panel.rows.index(row)).center()
        qtbot.mouseClick(panel.list.viewport(), LEFT, pos=place)
    asked = Filter(kinds=frozenset({RecordKind.STATEMENT}), confidence=4)
    qtbot.wait_until(lambda: window.feed.filter == asked)
    assert window.toolbar.filter.value == "2"
    qtbot.mouseClick(panel.everything, LEFT)
    qtbot.wait_until(lambda: window.feed.filter.is_everything)
    assert not panel.everything.isEnabled()


@pytest.mark.parametrize(
    ("facet", "values"),
    [
        (Facet.STATUS, {"Happened": 10, "Planned": 1, "Postponed": 0, "Cancelled": 0}),
        (Facet.PRIVATE, {"Private": 1, "Not private": 10}),
        (Facet.AGREEMENT, {"River": 3}),
        (Facet.SOURCE, {"Report on the talks": 7}),
    ],
)
def test_each_facet_counts_what_it_is_about(
    open_window: OpenWindow, talks: Path, qtbot: QtBot, facet: Facet, values: dict[str, int]
) -> None:
    """Undated and private records count like all others."""
    with Store.open(talks) as store:
        add_event(store, EventDraft("A fourth meeting", status="planned", private=True))
    panel = opened(open_window(talks), qtbot, facet)
    assert told(panel) == values


def test_a_facet_that_nothing_has_says_so(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """An empty list is explained, and the counts of all stay right."""
    window = open_window(talks)
    panel = opened(window, qtbot)
    panel.facets.setCurrentRow(list(Facet).index(Facet.TAG))
    qtbot.wait_until(lambda: panel.told == "Nothing that is kept has any of these.")
    assert panel.count_text == "10 of 10 records kept"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_the_panel_says_can_be_read(
    open_window: OpenWindow, talks: Path, qtbot: QtBot, theme: str
) -> None:
    """In both themes every text of the panel stands out from its ground."""
    window = open_window(talks)
    window.options.set_theme(theme)
    panel = opened(window, qtbot, Facet.ACTOR)
    QApplication.processEvents()
    assert too_weak(seen_in_widget(panel)) == []
