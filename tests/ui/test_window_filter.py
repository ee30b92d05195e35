"""Filtering in the window: chips, counts, the way back, what is remembered, what a picture takes."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.app import Desk
from explorer.edit import add_event
from explorer.model.calendar import day_first_ms, day_of
from explorer.model.drafts import EventDraft
from explorer.model.ids import RecordId
from explorer.model.reading import read_or_keep
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from explorer.ui.filter_words import conditions
from explorer.ui.main_window import MainWindow
from explorer.ui.timeline_motion import TimeRange
from tests.ui.conftest import OpenWindow, id_of
from tests.ui.readable import seen_in_widget, too_weak

LEFT = Qt.MouseButton.LeftButton


def narrowed(window: MainWindow, qtbot: QtBot, kept: Filter) -> None:
    """Filter and wait until the timeline shows it."""
    window.navigation.filter_by(kept)
    qtbot.wait_until(lambda: shows(window, kept))


def name_of(path: Path, kind: RecordKind, name: str) -> RecordId:
    """The number of an actor or agreement."""
    with Store.open(path, read_only=True) as store:
        return find_named(store, kind, name).id


def shows(window: MainWindow, kept: Filter) -> bool:
    """Whether the timeline shows what a filter keeps."""
    return window.timeline.content is not None and window.timeline.content.filter == kept


def test_conditions_are_told_in_words_and_taken_away_one_by_one() -> None:
    """Each condition has its words; what is left without all of them is everything."""
    one, other, treaty = RecordId(1), RecordId(2), RecordId(3)
    kept = Filter(frozenset({RecordKind.STATEMENT}), 3, (one, other), (treaty,), text="missile", confidence=3)
    kept = replace(kept, statuses=frozenset({"postponed", "planned"}))
    told = conditions(kept, {one: "North Korea", other: "United States", treaty: "INF Treaty"})
    assert [condition.words for condition in told] == [
        "Statements only",
        "Importance 3 and above",
        "Confidence at least medium",
        "Status planned or postponed",
        "With North Korea",
        "or United States",
        "About INF Treaty",
        "Words “missile”",
    ]
    while told:
        kept = told[0].without
        told = conditions(kept, {})
    assert kept.is_everything


def test_how_actors_are_meant_is_told_in_words() -> None:
    """With organs is a condition of its own; records about both actors read "and", not "or"."""
    one, other = RecordId(1), RecordId(2)
    kept = Filter(actors=(one, other), with_organs=True, together=True)
    told = conditions(kept, {one: "North Korea", other: "United States"})
    assert [condition.words for condition in told] == [
        "With North Korea",
        "and United States",
        "Organs and office holders too",
    ]
    assert told[-1].without == replace(kept, with_organs=False)


def test_chips_tell_the_filter_and_a_click_takes_one_away(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """The bar shows while something is filtered, tells how much is kept, and goes with its last chip."""
    window = open_window(talks)
    bar = window.filter_bar
    assert not bar.isVisible()
    treaty = name_of(talks, RecordKind.AGREEMENT, "River Treaty")
    narrowed(window, qtbot, Filter(frozenset({RecordKind.ACT}), agreements=(treaty,)))
    qtbot.wait_until(lambda: bar.count_text == "3 of 10 records")
    assert bar.isVisible()
    assert bar.words == ["Acts only", "About River"]
    assert window.toolbar.filter.value == "2"
    qtbot.mouseClick(bar.chips[0], LEFT)
    qtbot.wait_until(lambda: bar.words == ["About River"])
    qtbot.mouseClick(bar.clear, LEFT)
    qtbot.wait_until(lambda: shows(window, Filter()))
    assert not bar.isVisible()
    assert window.toolbar.filter.value == ""


def test_the_keyboard_walks_the_chips_and_takes_them_away(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Arrow keys go from chip to chip, Delete takes one away; with the last the timeline has the keyboard."""
    window = open_window(talks)
    narrowed(window, qtbot, Filter(frozenset({RecordKind.ACT}), 4))
    window.filter_bar.chips[0].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert window.filter_bar.chips[1].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert window.filter_bar.chips[0].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert window.timeline.hasFocus()
    qtbot.wait_until(lambda: shows(window, Filter()))


def test_esc_lets_go_of_the_selection_first_and_then_of_the_filter(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """One Esc for what is chosen, one for the filter; Alt+Left brings the filter back."""
    window = open_window(talks)
    kept = Filter(frozenset({RecordKind.EVENT}))
    narrowed(window, qtbot, kept)
    window.timeline.setFocus()
    qtbot.keyClick(window.timeline, Qt.Key.Key_Right)
    assert window.timeline.selected
    qtbot.keyClick(window.timeline, Qt.Key.Key_Escape)
    assert not window.timeline.selected
    assert window.feed.filter == kept
    qtbot.keyClick(window.timeline, Qt.Key.Key_Escape)
    qtbot.wait_until(lambda: shows(window, Filter()))
    assert window.notice.text == "The filter is gone: Alt+Left brings it back."
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.wait_until(lambda: shows(window, kept))


def test_back_and_forward_go_through_filters(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Each filter is a place to come back to, however short one has been there."""
    window = open_window(talks)
    acts, events = Filter(frozenset({RecordKind.ACT})), Filter(frozenset({RecordKind.EVENT}))
    narrowed(window, qtbot, acts)
    narrowed(window, qtbot, events)
    window.actions_.back.trigger()
    qtbot.wait_until(lambda: shows(window, acts))
    window.actions_.back.trigger()
    qtbot.wait_until(lambda: shows(window, Filter()))
    window.actions_.forward.trigger()
    qtbot.wait_until(lambda: shows(window, acts))


def test_a_filter_is_there_again_at_the_next_start_and_shows(
    desk: Desk, open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """A filter left on is kept for its database, and its chips tell of it at once."""
    window = open_window(talks)
    actor = name_of(talks, RecordKind.ACTOR, "Ada Miller")
    kept = Filter(actors=(actor,))
    narrowed(window, qtbot, kept)
    window.close()
    qtbot.wait_until(lambda: desk.window is None)
    window = open_window(talks)
    assert shows(window, kept)
    qtbot.wait_until(lambda: window.filter_bar.words == ["With Ada Miller"])
    assert window.filter_bar.isVisible()


def test_a_condition_goes_with_the_record_that_it_names(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """When a tag is deleted nobody is left with a filter that keeps nothing."""
    window = open_window(talks)
    gone = name_of(talks, RecordKind.AGREEMENT, "River Treaty")
    narrowed(window, qtbot, Filter(agreements=(gone,), importance=2))
    window.navigation.drop(frozenset({gone}))
    qtbot.wait_until(lambda: shows(window, Filter(importance=2)))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_chips_and_rows_that_are_filtered_by_can_be_read(
    open_window: OpenWindow, talks: Path, qtbot: QtBot, theme: str
) -> None:
    """Chips, counts and the names in the browser stand out from their grounds, in both themes."""
    window = open_window(talks)
    window.actions_.themes[theme].trigger()
    actor = name_of(talks, RecordKind.ACTOR, "Ada Miller")
    narrowed(window, qtbot, Filter(frozenset({RecordKind.STATEMENT}), actors=(actor,)))
    qtbot.wait_until(lambda: window.filter_bar.count_text == "2 of 10 records")
    qtbot.wait_until(lambda: window.filter_bar.words == ["Statements only", "With Ada Miller"])
    qtbot.wait_until(lambda: window.browser.is_filled and window.timeline.is_settled)
    for part in (window.filter_bar, window.browser, window.status):
        # a label that has just been given its words has no room until it is laid out
        qtbot.wait_until(lambda part=part: len(seen_in_widget(part)) >= 4)
        assert too_weak(seen_in_widget(part)) == []


def test_a_list_of_a_pane_is_shown_whole(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """“Show on timeline” brings all that the list holds into view; one step back leads to where one was."""
    window = open_window(talks)
    view = window.timeline
    here = TimeRange(day_first_ms(day_of(2018, 10, 1)), day_first_ms(day_of(2018, 10, 20)))
    view.camera.show(here, is_animated=False)
    actor = name_of(talks, RecordKind.ACTOR, "Northland")
    kept = Filter(actors=(actor,))
    window.panes.filter_requested.emit(kept)
    qtbot.wait_until(lambda: shows(window, kept) and not view.camera.is_moving)
    count = view.content.kept if view.content is not None else 0
    assert count > 3
    qtbot.wait_until(lambda: f"{count} of 10 shown" in window.status.text)
    assert window.filter_bar.count_text == f"{count} of 10 records"
    window.navigation.go_back()
    qtbot.wait_until(lambda: shows(window, Filter()))
    assert abs(view.time_range.first_ms - here.first_ms) < 1_000


def test_bar_and_status_line_count_the_same_records(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """What has no date is counted among all records in both places."""
    with Store.open(talks) as store:
        add_event(store, EventDraft("Some day", read_or_keep("some day in spring")))
    window = open_window(talks)
    narrowed(window, qtbot, Filter(importance=5))
    qtbot.wait_until(lambda: "2 of 11 records" in window.filter_bar.count_text)
    assert "2 of 11 shown" in window.status.text


def test_filtering_reads_no_record_again(
    open_window: OpenWindow, talks: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another filter is another mask over what is at hand: neither columns nor names are loaded anew."""
    window = open_window(talks)
    qtbot.wait_until(lambda: window.browser.kinds.count_text(RecordKind.ACT) == "3")
    loaded: list[str] = []
    for place in (
        *(f"content_loading.{name}" for name in ("kept_columns", "patch_columns", "all_lives", "titles_of")),
        *("browser_counts.load_uses", "browser_feed.browser_content"),
    ):
        monkeypatch.setattr(f"explorer.ui.{place}", lambda *_given, place=place: loaded.append(place))
    actor = name_of(talks, RecordKind.ACTOR, "Ada Miller")
    narrowed(window, qtbot, Filter(actors=(actor,)))
    narrowed(window, qtbot, Filter(importance=3))
    qtbot.wait_until(lambda: window.browser.kinds.count_text(RecordKind.EVENT) == "4")
    assert loaded == []


def test_a_remembered_filter_by_what_is_gone_is_not_kept(
    desk: Desk, open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """What another program has deleted meanwhile, or numbered otherwise, is filtered by no longer."""
    window = open_window(talks)
    narrowed(window, qtbot, Filter(tags=(RecordId(999),), importance=2))
    window.close()
    qtbot.wait_until(lambda: desk.window is None)
    window = open_window(talks)
    qtbot.wait_until(lambda: shows(window, Filter(importance=2)))


def test_a_filter_that_keeps_nothing_says_so(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """An empty timeline is never a riddle."""
    window = open_window(talks)
    narrowed(window, qtbot, Filter(text="nobody wrote this"))
    qtbot.wait_until(lambda: window.filter_bar.count_text == "No record meets it: 0 of 10 records")


def test_what_a_filter_keeps_at_other_times_is_told(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Where nothing that is kept lies in view, one hears how much there is and how to see it."""
    window = open_window(talks)
    begin, end = day_first_ms(day_of(2019, 6, 1)), day_first_ms(day_of(2019, 8, 1))
    window.timeline.camera.show(TimeRange(begin, end), is_animated=False)
    narrowed(window, qtbot, Filter(frozenset({RecordKind.STATEMENT})))
    assert window.notice.text == "Kept: 2 records at other times. F or Ctrl+0 shows all of it."
    window.timeline.setFocus()
    qtbot.keyClick(window.timeline, Qt.Key.Key_F)
    qtbot.wait_until(lambda: "2 of 10 shown" in window.status.text)


def test_a_filter_leaves_range_and_overview_where_they_are(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Whatever is kept, one looks at the same stretch of time, over an overview of the same length."""
    window = open_window(talks)
    shown, above = window.timeline.time_range, window.overview.whole
    narrowed(window, qtbot, Filter(text="Step by step"))
    qtbot.wait_until(window.filter_bar.isVisible)
    window.resize(window.width() - 90, window.height())
    assert window.timeline.time_range == shown
    assert window.overview.whole == above


def test_going_to_a_record_that_the_filter_hides_says_so(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """A record found by search that is filtered out opens its pane, and one hears why it has no mark."""
    window = open_window(talks)
    narrowed(window, qtbot, Filter(frozenset({RecordKind.ACT})))
    window.navigation.show_record(id_of(talks, "First meeting"))
    qtbot.wait_until(
        lambda: window.notice.text == "The filter hides this record: Ctrl+Alt+F shows everything."
    )


def test_a_filter_that_keeps_nothing_says_so_in_the_middle(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """In the middle it is said between which days nothing meets it; there the last condition is undone."""
    window = open_window(talks)
    nothing = window.nothing
    assert nothing.isHidden()
    river = Filter(agreements=(name_of(talks, RecordKind.AGREEMENT, "River Treaty"),))
    narrowed(window, qtbot, river)
    assert nothing.isHidden()
    # set last, though its chip stands first
    narrowed(window, qtbot, replace(river, kinds=frozenset({RecordKind.STATEMENT})))
    qtbot.wait_until(lambda: not nothing.isHidden())
    assert nothing.text.startswith("Nothing meets this filter between ")
    assert "No record meets it at any time." in nothing.text
    assert not nothing.go.isVisible()
    middle = nothing.geometry().center()
    time_area = window.timeline.width() - round(window.timeline.header_px)
    assert abs(middle.x() - window.timeline.header_px - time_area / 2) <= 2
    assert abs(middle.y() - window.timeline.height() / 2) <= 2
    assert too_weak(seen_in_widget(nothing)) == []
    qtbot.mouseClick(nothing.take_back, LEFT)
    qtbot.wait_until(lambda: shows(window, river) and nothing.isHidden())
    narrowed(window, qtbot, Filter(text="no such words"))
    qtbot.wait_until(lambda: not nothing.isHidden())
    assert not nothing.take_back.isVisible()
    nothing.clear.setFocus()
    qtbot.keyClick(nothing.clear, Qt.Key.Key_Space)
    qtbot.wait_until(lambda: shows(window, Filter()) and nothing.isHidden())
    assert window.timeline.hasFocus()


def test_what_meets_a_filter_at_other_times_can_be_gone_to(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Where records meet it elsewhere in time, one button leads to them."""
    window = open_window(talks)
    view = window.timeline
    here = TimeRange(day_first_ms(day_of(1990, 1, 1)), day_first_ms(day_of(1990, 6, 1)))
    view.camera.show(here, is_animated=False)
    assert window.nothing.isHidden()  # nothing is filtered
    narrowed(window, qtbot, Filter(kinds=frozenset({RecordKind.STATEMENT})))
    qtbot.wait_until(lambda: not window.nothing.isHidden())
    assert "between 1 Jan 1990 and " in window.nothing.text
    assert "2 records meet it at other times." in window.nothing.text
    # said once, not beneath it as well
    qtbot.wait_until(lambda: view.is_settled)
    view.grab()
    scene = view.scene
    assert scene is not None
    assert not [hit for hit in scene.hits if hit.kind == "elsewhere"]
    for width_px in (760, 1400):
        window.resize(width_px, 800)
        inside = window.nothing.rect()
        qtbot.wait_until(lambda: view.rect().contains(window.nothing.geometry()))
        for button in window.nothing.buttons:
            assert button.isHidden() or inside.contains(button.geometry())
            assert button.isHidden() or button.width() >= button.sizeHint().width()
    qtbot.mouseClick(window.nothing.go, LEFT)
    qtbot.wait_until(lambda: window.nothing.isHidden() and not view.camera.is_moving)
    assert "2 of 10 shown" in window.status.text
