"""A window on a real database: a small story of talks, and the desk that opens it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer.app import Desk
from explorer.edit import (
    add_act,
    add_actor,
    add_agreement,
    add_event,
    add_link,
    add_source,
    add_statement,
    bulk,
)
from explorer.model.calendar import day_of
from explorer.model.drafts import (
    ActDraft,
    ActorDraft,
    AgreementDraft,
    CitationDraft,
    EventDraft,
    LinkDraft,
    RoleDraft,
    SourceDraft,
    StatementDraft,
)
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.model.vocabulary import Consent
from explorer.render.theme import load_theme
from explorer.store.store import Store
from explorer.ui.editor.dialog import EditorDialog
from explorer.ui.main_window import MainWindow
from explorer.ui.panes.pane_area import PaneArea
from explorer.ui.preferences import Preferences
from explorer.ui.theming import ThemeChooser
from explorer.ui.worker import Worker
from tests.ui.small_story import Story, serving, tell_small_story

OpenWindow = Callable[..., MainWindow]
OpenEditor = Callable[..., EditorDialog]


def tell_story(store: Store) -> None:
    """Write a treaty with two parties, five events, two statements of which one reverses the other."""
    with bulk(store):
        for name, short in (("Northland", "North"), ("Southland", "South")):
            add_actor(store, ActorDraft(name, short_name=short, kind="state"))
        add_actor(store, ActorDraft("Ada Miller"))
        report = _made(add_source(store, SourceDraft("Report on the talks", publisher="The Wire")).record)
        cited = (CitationDraft(report, locator="p. 2", confidence=4),)
        add_agreement(store, AgreementDraft("River Treaty", short_name="River", consent=Consent.SIGNATURE))
        for actor in ("Northland", "Southland"):
            add_act(store, ActDraft("River Treaty", "signed", read_when("12 June 2018"), actor=actor))
        add_act(store, ActDraft("River Treaty", "suspended", read_when("2 Feb 2019"), actor="Northland"))
        for title, when, actors, importance in (
            ("First meeting", "12 June 2018", ("Northland", "Southland"), 5),
            ("Envoys meet", "5 Sept 2018", ("Northland",), 2),
            ("Second meeting", "27-28 Feb 2019", ("Northland", "Southland"), 5),
            ("A hall is reserved", "between 10 and 17 Feb 2019", (), 3),
            ("Third meeting", "30 June 2019", ("Northland",), 4),
        ):
            add_event(
                store,
                EventDraft(
                    title,
                    read_when(when),
                    importance=importance,
                    actors=tuple(RoleDraft(actor, "participant") for actor in actors),
                    citations=cited,
                ),
            )
        first = _said(store, "Step by step", "31 Jan 2019", cited)
        second = _said(store, "All at once", "21 Feb 2019", cited)
        add_link(store, LinkDraft(second, first, "reverses"))


def _said(store: Store, quote: str, when: str, cited: tuple[CitationDraft, ...]) -> RecordId:
    speaker = (RoleDraft("Ada Miller", "speaker"),)
    draft = StatementDraft(
        quote, read_when(when), quote=quote, mode="direct", actors=speaker, citations=cited
    )
    return _made(add_statement(store, draft).record)


def _made(record: RecordId | None) -> RecordId:
    assert record is not None
    return record


@pytest.fixture(scope="session")
def story_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story, made once; tests work on copies."""
    path = tmp_path_factory.mktemp("story") / "story.db"
    with Store.create(path) as store:
        tell_story(store)
    return path


@pytest.fixture
def talks(story_file: Path, tmp_path: Path) -> Path:
    """A copy of the story to read and change."""
    path = tmp_path / "talks.db"
    shutil.copy(story_file, path)
    return path


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Settings that no other test and no user sees."""
    return Preferences(tmp_path / "settings.ini")


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, preferences: Preferences, tmp_path: Path) -> Iterator[Desk]:
    """The desk that opens databases, closed again after the test."""
    desk = Desk(preferences, ThemeChooser(qapp, "light"), sample_folder=tmp_path)
    yield desk
    if desk.window is not None:
        if desk.window.editing.dialog is not None:
            desk.window.editing.dialog.done(0)  # unlike closing, asks nothing
        desk.window.close()
        qtbot.wait_until(lambda: desk.window is None)


@pytest.fixture
def open_window(desk: Desk, qtbot: QtBot) -> OpenWindow:
    """Open a database and wait until its records are on the timeline and in the browser."""

    def open_(path: Path, width: int = 1400, height: int = 900) -> MainWindow:
        desk.open(path)
        qtbot.wait_until(lambda: desk.window is not None)
        window = desk.window
        assert window is not None
        window.resize(width, height)
        qtbot.wait_exposed(window)
        qtbot.wait_until(lambda: window.timeline.content is not None)
        qtbot.wait_until(lambda: window.timeline.has_standings)
        qtbot.wait_until(lambda: window.browser.is_filled)
        window.activateWindow()
        window.timeline.setFocus()
        return window

    return open_


@pytest.fixture(scope="session")
def small_story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The small story of panes and editor, written once."""
    return tell_small_story(tmp_path_factory.mktemp("small") / "story.db")


@pytest.fixture
def story(small_story: Story, tmp_path: Path) -> Story:
    """A copy of the small story to work on."""
    return small_story.copied_to(tmp_path / "story.db")


@pytest.fixture
def worker(story: Story, qtbot: QtBot) -> Iterator[Worker]:
    """A worker that serves the small story."""
    with serving(story.path, qtbot) as serving_worker:
        yield serving_worker


@pytest.fixture
def open_editor(worker: Worker, qtbot: QtBot) -> OpenEditor:
    """Open the editor on the small story and wait until it is filled."""

    def open_(**wishes: object) -> EditorDialog:
        dialog = EditorDialog(worker, theme=load_theme("light"), **wishes)  # type: ignore[arg-type]  # a test's shorthand
        qtbot.add_widget(dialog, before_close_func=QWidget.hide)
        with qtbot.wait_signal(dialog.ready):
            dialog.show()
        dialog.activateWindow()
        qtbot.wait_until(lambda: dialog.form.first_field().hasFocus())
        return dialog

    return open_


@pytest.fixture
def area(worker: Worker, qtbot: QtBot) -> PaneArea:
    """The panes, shown, as of the eve of Hanoi."""
    area = PaneArea(worker, load_theme("light"))
    qtbot.add_widget(area)
    area.resize(400, 900)
    area.set_as_of(day_of(2019, 2, 22))
    area.show()
    qtbot.wait_exposed(area)
    return area


def id_of(path: Path, title: str) -> RecordId:
    """The number of the event or statement with a title."""
    with Store.open(path, read_only=True) as store:
        row = store.connection.execute(
            "select id from events where title = ?1 union all select id from statements where summary = ?1",
            (title,),
        ).fetchone()
    return RecordId(row[0])
