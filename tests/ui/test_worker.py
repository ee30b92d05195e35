"""The worker: one thread for the database, answers in order, stale ones dropped, errors told apart."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from explorer.edit import add_event, undo
from explorer.model.changes import Changes
from explorer.model.drafts import EventDraft
from explorer.model.errors import UserError
from explorer.model.reading import read_when
from explorer.store.queries.counts import counts
from explorer.store.store import Store
from explorer.ui.worker import BUG_SENTENCE, OpenedFile, Worker

Start = Callable[..., Worker]


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    """Start a worker on a file and wait until it is open."""
    workers: list[Worker] = []

    def start_(path: Path, poll_s: float = 0.05) -> Worker:
        worker = Worker(lambda: Store.open(path), poll_s=poll_s)
        workers.append(worker)
        with qtbot.wait_signal(worker.opened):
            worker.start()
        return worker

    yield start_
    for worker in workers:
        worker.close()


def test_questions_are_answered_off_the_windows_thread_and_told_on_it(
    start: Start, talks: Path, qtbot: QtBot
) -> None:
    """A query runs on the worker's thread, its answer arrives on the window's."""
    threads: list[str] = []
    worker = start(talks)

    def ask_events(store: Store) -> int:
        threads.append(threading.current_thread().name)
        return counts(store).events

    answers: list[int] = []

    def take(number: int) -> None:
        threads.append(threading.current_thread().name)
        answers.append(number)

    worker.ask(ask_events, take)
    qtbot.wait_until(lambda: answers == [5])
    assert threads == ["database", threading.main_thread().name]


def test_a_later_question_of_the_same_slot_makes_the_earlier_stale(
    start: Start, talks: Path, qtbot: QtBot
) -> None:
    """Only the last answer of a slot is told; other slots are untouched by it."""
    worker = start(talks)
    gate = threading.Event()
    told: list[str] = []
    worker.ask(lambda _: gate.wait(5), lambda _: told.append("gate"))
    for word in ("first", "second", "last"):
        worker.ask(lambda _, word=word: word, told.append, slot="search")
    worker.ask(lambda _: "other", told.append, slot="hover")
    gate.set()
    qtbot.wait_until(lambda: "other" in told)
    assert told == ["gate", "last", "other"]


def test_a_forgotten_slot_tells_nothing(start: Start, talks: Path, qtbot: QtBot) -> None:
    """`forget` drops the answer that is on its way."""
    worker = start(talks)
    told: list[str] = []
    worker.ask(lambda _: "card", told.append, slot="hover")
    worker.forget("hover")
    worker.ask(lambda _: "end", told.append)
    qtbot.wait_until(lambda: bool(told))
    assert told == ["end"]


def test_an_edit_emits_changes_and_undo_takes_them_back(start: Start, talks: Path, qtbot: QtBot) -> None:
    """Edits are written in order, each tells what it changed, and the window hears when all are saved."""
    worker = start(talks)
    idle: list[bool] = []
    worker.idled.connect(idle.append)
    with qtbot.wait_signal(worker.changed) as blocker:
        worker.edit(lambda store: add_event(store, EventDraft("Fourth meeting", read_when("1 July 2019"))))
    changes = blocker.args[0]
    assert isinstance(changes, Changes)
    assert changes.label == "Add event “Fourth meeting”"
    with qtbot.wait_signal(worker.changed):
        worker.edit(undo)
    qtbot.wait_until(lambda: idle == [False, True, False, True])
    answers: list[int] = []
    worker.ask(lambda store: counts(store).events, answers.append)
    qtbot.wait_until(lambda: answers == [5])


def test_the_users_errors_go_to_who_asked_or_are_told_in_one_sentence(
    start: Start, talks: Path, qtbot: QtBot
) -> None:
    """A UserError reaches `failed`; where nobody asked to be told, the signal has its sentence."""
    worker = start(talks)

    def refuse(_: Store) -> int:
        raise UserError("There is no such record.")

    errors: list[UserError] = []
    worker.ask(refuse, lambda _: None, errors.append)
    qtbot.wait_until(lambda: len(errors) == 1)
    with qtbot.wait_signal(worker.failed) as blocker:
        worker.ask(refuse, lambda _: None)
    assert blocker.args == ["There is no such record."]


def test_a_fault_of_ours_is_logged_and_told_without_its_inside(
    start: Start, talks: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """Any other exception goes to the log with its trace, and the worker goes on."""
    worker = start(talks)
    with qtbot.wait_signal(worker.failed) as blocker:
        worker.ask(lambda _: 1 // 0, lambda _: None)
    assert blocker.args == [BUG_SENTENCE]
    assert "ZeroDivisionError" in caplog.text
    answers: list[int] = []
    worker.ask(lambda _: 7, answers.append)
    qtbot.wait_until(lambda: answers == [7])


def test_another_programs_write_is_noticed(start: Start, talks: Path, qtbot: QtBot) -> None:
    """Somebody else's commit is told within a moment; one's own is not."""
    worker = start(talks)
    with sqlite3.connect(talks) as other, qtbot.wait_signal(worker.changed_elsewhere):
        other.execute("update events set description = 'seen from elsewhere'")
        other.commit()
    other.close()
    with (
        qtbot.assert_not_emitted(worker.changed_elsewhere, wait=200),
        qtbot.wait_signal(worker.changed),
    ):
        worker.edit(lambda store: add_event(store, EventDraft("Ours", read_when("2019"))))


def test_what_cannot_be_opened_is_refused_with_a_sentence(tmp_path: Path, qtbot: QtBot) -> None:
    """A file that is no database ends in `refused`; closing afterwards is harmless."""
    path = tmp_path / "letter.db"
    path.write_text("Dear all")
    worker = Worker(lambda: Store.open(path))
    with qtbot.wait_signal(worker.refused) as blocker:
        worker.start()
    assert "letter.db" in str(blocker.args[0])
    worker.close()
    assert path.read_text() == "Dear all"


def test_an_answer_for_a_widget_that_is_gone_is_dropped(start: Start, talks: Path, qtbot: QtBot) -> None:
    """Nobody is called whose widget has been deleted meanwhile."""
    worker = start(talks)

    class Asker(QObject):
        def take(self, _: object) -> None:
            raise AssertionError("the asker is gone")

    gate = threading.Event()
    asker = Asker()
    worker.ask(lambda _: gate.wait(5), asker.take)
    import shiboken6

    shiboken6.delete(asker)
    gate.set()
    told: list[int] = []
    worker.ask(lambda _: 1, told.append)
    qtbot.wait_until(lambda: told == [1])


def test_closing_finishes_edits_and_leaves_one_file(start: Start, talks: Path) -> None:
    """What was asked to be written is written before the thread ends, and the file alone is the document."""
    worker = start(talks)
    worker.edit(lambda store: add_event(store, EventDraft("Last words", read_when("2020"))))
    worker.close()
    assert [path.name for path in talks.parent.glob("talks.db*")] == ["talks.db"]
    with Store.open(talks) as store:
        assert counts(store).events == 6


def test_a_read_only_file_says_why(talks: Path, qtbot: QtBot) -> None:
    """A worker on a file opened for reading tells the reason, and an edit of it is refused."""
    worker = Worker(lambda: Store.open(talks, read_only=True))
    with qtbot.wait_signal(worker.opened) as blocker:
        worker.start()
    opened = blocker.args[0]
    assert isinstance(opened, OpenedFile)
    assert opened.is_read_only
    with qtbot.wait_signal(worker.failed) as failed:
        worker.edit(lambda store: add_event(store, EventDraft("No", read_when("2020"))))
    assert failed.args[0].startswith("Nothing was changed")
    worker.close()
