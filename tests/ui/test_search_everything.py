"""What the search field finds beyond words: views, acts, other spellings, days; and within the filter."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.edit import add_actor, add_event
from explorer.edit.sample import build_sample
from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.model.drafts import ActorDraft, EventDraft
from explorer.model.reading import read_when
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.search_finding import find
from explorer.ui.search_rows import FoundRow
from tests.ui.conftest import OpenWindow
from tests.ui.driving import LEFT, press


@pytest.fixture(scope="module")
def hanoi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample, to read only."""
    path: Path = tmp_path_factory.mktemp("search") / "sample.db"
    build_sample(path)
    with Store.open(path, read_only=True) as store:
        yield store


def titles(store: Store, text: str) -> list[str]:
    """What is found for a text, best first."""
    found = [hit.found for hit in find(store, text).hits]
    named = [getattr(one, "named", one) for one in found]
    return [getattr(one, "name", "") or getattr(one, "title", "") for one in named]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("naf", "North American Free Trade Agreement"),
        ("Kim Chong-un", "Kim Jong-un"),
        ("Kim Chŏng-ŭn", "Kim Jong-un"),
        ("Kim Jŏngŭn", "Kim Jong-un"),
        ("kim jong un", "Kim Jong-un"),
        ("Lee Yong-ho", "Ri Yong-ho"),
        ("Roh Tae-woo", "Roh Tae-woo"),
        ("INF withdrawal", "U.S. · withdrew · INF Treaty"),
        ("Russia suspends INF", "Russia · suspended · INF Treaty"),
    ],
)
def test_what_is_meant_comes_first(hanoi: Store, typed: str, first: str) -> None:
    """A short name begun, any spelling of a name, and an act as people speak of it."""
    assert titles(hanoi, typed)[0] == first


@pytest.mark.parametrize(("typed", "place"), [("P'yŏngyang", "Pyongyang"), ("Pyeongyang", "Pyongyang")])
def test_a_place_is_found_in_any_spelling(hanoi: Store, typed: str, place: str) -> None:
    """Marks over letters and other romanisations lead to the place."""
    assert place in titles(hanoi, typed)


def test_other_spellings_come_after_what_is_written_so(store: Store) -> None:
    """Whoever types Park finds every Park before any Pak."""
    for name in ("Pak Chang-ho", "Park Sang-hak", "Ben Park"):
        add_actor(store, ActorDraft(name))
    assert titles(store, "park")[-1] == "Pak Chang-ho"
    assert set(titles(store, "park")) == {"Pak Chang-ho", "Park Sang-hak", "Ben Park"}


def test_results_stand_by_kind(hanoi: Store) -> None:
    """Each kind stands together, so that its word is said once."""
    kinds = [getattr(hit.found, "kind", None) or hit.found.named.kind for hit in find(hanoi, "kim").hits]  # type: ignore[union-attr]  # a counted name has a name
    assert len(list(groupby(kinds))) == len(set(kinds))


def test_what_is_of_a_typed_date_stands_by_kind_too(hanoi: Store) -> None:
    """Records of a date, the most important first, and what has its words stand together, kind by kind."""
    year = day_first_ms(day_of(2018, 1, 1)), day_last_ms(day_of(2018, 12, 31))
    hits = find(hanoi, "2018", year).hits
    kinds = [getattr(hit.found, "kind", None) or hit.found.named.kind for hit in hits]  # type: ignore[union-attr]  # a counted name has a name
    assert len(set(kinds)) > 2
    assert len(list(groupby(kinds))) == len(set(kinds))


def typed(window: MainWindow, qtbot: QtBot, text: str) -> list[FoundRow]:
    """Type into the search field and wait for what is found."""
    press(qtbot, window, Qt.Key.Key_K)
    search = window.toolbar.search
    qtbot.keyClicks(search, text)
    qtbot.wait_until(lambda: search.popup.isVisible() and search.found.typed.startswith(text))
    return list(search.found.rows)


def test_a_day_leads_to_what_stood_on_it(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """A day that is typed is one to go to, and one to tell the standings of."""
    window = open_window(talks)
    rows = typed(window, qtbot, "22 Feb 2019")
    assert [row.word for row in rows[:2]] == ["Go to", "As of"]
    qtbot.keyClick(window.toolbar.search, Qt.Key.Key_Down)
    qtbot.keyClick(window.toolbar.search, Qt.Key.Key_Return)
    assert window.feed.as_of == day_of(2019, 2, 22)
    assert [row.word for row in typed(window, qtbot, "Feb 2019")].count("As of") == 0


def test_the_search_stays_within_the_filter_if_wanted(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """While something is filtered Ctrl+K again or a click narrows the search to it; that is remembered."""
    window = open_window(talks)
    search = window.toolbar.search
    assert {row.text for row in typed(window, qtbot, "meeting")} >= {"First meeting", "Second meeting"}
    assert not search.within.isVisible()
    window.options.set_filter(Filter(kinds=frozenset({RecordKind.STATEMENT})))
    qtbot.wait_until(lambda: "2 of 10 shown" in window.status.text)
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert any(row.text == "First meeting" for row in typed(window, qtbot, "meeting"))
    assert search.within.isVisible()
    press(qtbot, window, Qt.Key.Key_K)
    qtbot.wait_until(lambda: not any(row.record for row in search.found.rows))
    assert search.text() == "meeting"
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert any(row.text == "All at once" for row in typed(window, qtbot, "all at"))
    qtbot.mouseClick(search.within, LEFT)
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert any(row.text == "First meeting" for row in typed(window, qtbot, "meeting"))


def test_undated_records_are_found_within_the_filter(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """What has no date is kept like everything else."""
    with Store.open(talks) as store:
        add_event(store, EventDraft("Rumour of a meeting", read_when("2018"), importance=1))
        add_event(store, EventDraft("Undated meeting", importance=5))
    window = open_window(talks)
    window.options.set_filter(Filter(importance=5))
    window.toolbar.search.set_within(True)
    qtbot.wait_until(lambda: window.timeline.content is not None and window.timeline.content.kept == 2)
    found = {row.text for row in typed(window, qtbot, "meeting") if row.record}
    assert found == {"First meeting", "Second meeting", "Undated meeting"}
