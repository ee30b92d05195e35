"""What is typed into the search field, marked in what it finds, and made a filter of."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.edit import add_event
from explorer.model.drafts import EventDraft
from explorer.model.view import Filter
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.search_marks import marked
from explorer.ui.search_rows import FoundRow
from tests.ui.conftest import OpenWindow


@pytest.mark.parametrize(
    ("text", "typed", "words"),
    [
        ("Second meeting", "second me", ["Second", "me"]),
        ("Ri Yong-ho: only part", "yong ho", ["Yong", "ho"]),
        ("Café in Zürich", "cafe zur", ["Café", "Zür"]),
        ("Straße", "strasse", ["Straße"]),
        ("meeting", "eet", []),
        ("a meeting, a match", "m", ["m", "m"]),
        ("meeting", "m meet", ["meet"]),
        ("", "x", []),
        ("anything", "…", []),
    ],
)
def test_the_beginnings_of_words_are_marked(text: str, typed: str, words: list[str]) -> None:
    """What was typed is marked where a word begins with it, in any case and accent."""
    assert [text[start : start + length] for start, length in marked(text, typed)] == words


def test_the_words_of_a_search_become_a_filter(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """The last of what is found keeps only the records with these words, by keyboard alone."""
    window = open_window(talks)
    window.actions_.find.trigger()
    search = window.toolbar.search
    qtbot.keyClicks(search, "meeting")
    qtbot.wait_until(lambda: any(row.word == "Filter" for row in search.found.rows))
    assert search.found.typed == "meeting"
    qtbot.keyClick(search, Qt.Key.Key_PageDown)
    assert search.found.rows[search.current_row].text == "Show only records with “meeting”"
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: window.filter_bar.words == ["Words “meeting”"])
    assert window.timeline.hasFocus()
    qtbot.wait_until(lambda: window.filter_bar.count_text == "3 of 10 records")
    assert window.feed.filter == Filter(text="meeting")


def typed(window: MainWindow, qtbot: QtBot, text: str) -> Sequence[FoundRow]:
    """What is found for a text that is typed into the search field."""
    window.actions_.find.trigger()
    search = window.toolbar.search
    search.clear()
    qtbot.keyClicks(search, text)
    qtbot.wait_until(lambda: search.found.typed == text)
    return search.found.rows


def test_a_year_finds_its_records_the_most_important_first(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """First the way to the date, then what is dated in it by importance, whatever its words are."""
    rows = typed(open_window(talks), qtbot, "2019")
    assert (rows[0].word, rows[0].text) == ("Go to", "2019")
    assert [row.text for row in rows[1:3]] == ["Second meeting", "Third meeting"]
    assert "First meeting" not in {row.text for row in rows}


def test_names_that_begin_with_what_is_typed_come_first(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """An actor whose name begins so stands before events that hold the word."""
    with Store.open(talks) as store:
        add_event(store, EventDraft("North winds, north seas", importance=5))
    rows = typed(open_window(talks), qtbot, "nort")
    assert (rows[0].word, rows[0].text) == ("Actor", "Northland")


def test_what_is_found_by_another_word_than_its_titles_says_by_which(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """An alias, or a few words of a description or excerpt, stand beside the title, also when read out."""
    words = "one two three four five six an envoy's frigate seven eight nine ten eleven twelve thirteen"
    with Store.open(talks) as store:
        add_event(store, EventDraft("A call", description=words))
    window = open_window(talks)
    rows = typed(window, qtbot, "frig")
    assert [(row.text, row.why) for row in rows if row.word == "Event"] == [
        ("A call", "…five six an envoy's frigate seven eight nine ten eleven twelve thirteen")
    ]
    found = window.toolbar.search.found
    assert "frigate" in str(found.data(found.index(0), Qt.ItemDataRole.AccessibleTextRole))
    assert all(not row.why for row in typed(window, qtbot, "meeting"))
