"""Choosing a name or a record out of sight: something of it comes into view, or it is said where it is."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.edit import add_agreement, add_event
from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.model.drafts import AgreementDraft, EventDraft, RoleDraft
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.timeline_motion import TimeRange
from tests.ui.conftest import OpenWindow, id_of
from tests.ui.driving import press


def span(first: tuple[int, int, int], last: tuple[int, int, int]) -> TimeRange:
    """The closed range of two days."""
    return TimeRange(day_first_ms(day_of(*first)), day_last_ms(day_of(*last)))


def number_of(path: Path, kind: RecordKind, name: str) -> RecordId:
    """The number of an actor or an agreement."""
    with Store.open(path, read_only=True) as store:
        return find_named(store, kind, name).id


def show(window: MainWindow, shown: TimeRange, qtbot: QtBot) -> None:
    """Go to a range and wait until the lanes stand still."""
    window.timeline.camera.show(shown, is_animated=False)
    qtbot.wait_until(lambda: window.timeline.is_settled)


def test_a_name_whose_records_lie_at_other_times_says_so_and_f_shows_them(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Nothing lit in view is never left unsaid: the notice counts, F fits, F again shows everything."""
    window = open_window(talks)
    show(window, span((2018, 7, 1), (2018, 7, 31)), qtbot)
    press(qtbot, window, Qt.Key.Key_K)
    search = window.toolbar.search
    qtbot.keyClicks(search, "ada miller")
    qtbot.wait_until(lambda: search.found.rowCount() > 0 and search.found.rows[0].text == "Ada Miller")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: "2 records at other times" in window.notice.text)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F)
    qtbot.wait_until(lambda: window.timeline.is_settled)
    shown = window.timeline.time_range
    assert (
        shown.first_ms < day_first_ms(day_of(2019, 1, 31)) < day_last_ms(day_of(2019, 2, 21)) < shown.last_ms
    )
    assert shown.span_ms < 60 * 86_400_000
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F)
    qtbot.wait_until(lambda: window.timeline.is_settled)
    assert window.timeline.time_range == window.timeline.camera.whole()


def test_a_name_whose_records_lie_below_is_scrolled_to(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Where what stands out lies in lanes further down, the nearest of them comes into view."""
    with Store.open(talks) as store:
        for number in range(40):
            name = f"Treaty {number:02d}"
            add_agreement(store, AgreementDraft(name))
            draft = EventDraft(
                f"Event {number}",
                read_when("5 Feb 2019"),
                agreements=(name,),
                actors=(RoleDraft("Zoe Zander", "participant"),) if number == 39 else (),
            )
            add_event(store, draft)
    window = open_window(talks, 1400, 500)
    show(window, span((2019, 1, 1), (2019, 3, 31)), qtbot)
    record = id_of(talks, "Event 39")
    assert not is_seen(window, record)
    range_before = window.timeline.time_range
    window.navigation.focus_on(number_of(talks, RecordKind.ACTOR, "Zoe Zander"))
    qtbot.wait_until(lambda: is_seen(window, record))
    assert window.timeline.time_range == range_before
    at = window.timeline.verticalScrollBar().value()
    window.navigation.focus_on(number_of(talks, RecordKind.ACTOR, "Zoe Zander"))
    answered: list[object] = []
    window.navigation._worker.ask(lambda _store: None, answered.append)  # it answers in the order asked
    qtbot.wait_until(lambda: bool(answered))
    assert window.timeline.verticalScrollBar().value() == at


def is_seen(window: MainWindow, record: RecordId) -> bool:
    """Whether a mark lies in the viewport."""
    scene = window.timeline.scene
    box = None if scene is None else scene.box_of(record)
    return box is not None and 48 < box.y + box.height / 2 < window.timeline.viewport().height()


def test_a_name_without_records_says_so(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """An actor that nothing on the timeline belongs to dims everything, and that is said."""
    with Store.open(talks) as store:
        add_event(store, EventDraft("Undated", actors=(RoleDraft("Zoe Zander", "participant"),)))
    window = open_window(talks)
    window.navigation.show_record(number_of(talks, RecordKind.ACTOR, "Zoe Zander"))
    qtbot.wait_until(lambda: "Nothing on the timeline" in window.notice.text)


@pytest.mark.parametrize("when", ["about 1990", "2019"])
def test_a_new_record_of_a_long_date_is_seen_whole(
    open_window: OpenWindow, talks: Path, when: str, qtbot: QtBot
) -> None:
    """At the zoom of a day a record about a year comes into view from its first to its last bound."""
    window = open_window(talks)
    show(window, span((2019, 1, 1), (2019, 1, 3)), qtbot)
    draft = EventDraft("Of a long date", read_when(when))
    window.editing._worker.edit(lambda store: add_event(store, draft), window.editing.saved)
    qtbot.wait_until(lambda: "of 11 shown" in window.status.text)
    record = id_of(talks, "Of a long date")
    qtbot.wait_until(lambda: window.timeline.selected == (record,))
    qtbot.wait_until(lambda: window.timeline.is_settled)
    bounds = window.timeline.camera.span_of((record,))
    assert bounds is not None
    shown = window.timeline.time_range
    assert shown.first_ms < bounds[0] < bounds[1] < shown.last_ms
    assert is_seen(window, record)


def test_an_actor_found_tells_how_much_there_is(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """A name's row counts its statements, events and acts; Enter opens its pane."""
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_K)
    search = window.toolbar.search
    for text, name, words in (
        ("ada", "Ada Miller", "2 statements"),
        ("northland", "Northland", "4 events · 2 acts"),
        ("river", "River Treaty", "3 acts"),
    ):
        search.clear()
        qtbot.keyClicks(search, text)
        qtbot.wait_until(lambda name=name: name in [row.text for row in search.found.rows])
        row = next(row for row in search.found.rows if row.text == name)
        assert row.detail == words
    qtbot.keyClick(search, Qt.Key.Key_Return)
    river = number_of(talks, RecordKind.AGREEMENT, "River")
    qtbot.wait_until(lambda: window.panes.current_record == river)


def test_a_narrow_window_has_no_empty_pane(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """At 1000 px the timeline has the room of the panes until one is open, or is asked for."""
    window = open_window(talks, 1000, 700)
    qtbot.wait_until(lambda: window.panes.isHidden())
    wide = window.timeline.width()
    window.navigation.show_record(id_of(talks, "First meeting"))
    assert window.panes.isVisible()
    assert window.timeline.width() < wide
    window.panes.close_tab(0)
    assert window.panes.isHidden()
    window.actions_.show_panes.trigger()
    window.actions_.show_panes.trigger()
    assert window.panes.isVisible()
    window.resize(1400, 900)
    qtbot.wait_until(lambda: window.width() == 1400)
    assert window.panes.isVisible()
