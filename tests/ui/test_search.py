"""What is typed into the search field, marked in what it finds, and made a filter of."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.model.view import Filter
from explorer.ui.search_marks import marked
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
