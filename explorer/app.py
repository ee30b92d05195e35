"""The window and the store brought together: which database is opened, and what happens where it can't be."""

import logging
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from explorer import __version__
from explorer.edit.sample_name import SAMPLE, SAMPLE_SETTING
from explorer.model.errors import UserError
from explorer.model.ids import RecordId
from explorer.model.saved_view import gone_in_words
from explorer.model.vocabulary import RecordKind
from explorer.paths import user_cache, user_data, user_log
from explorer.render.icons import app_icon
from explorer.store.queries.check import quick_check
from explorer.store.queries.names import find_named
from explorer.store.queries.saved_views import find_view, gone_from, settings_of, view_called
from explorer.store.queries.settings import get_setting
from explorer.store.store import Store
from explorer.ui.accessible_timeline import make_accessible
from explorer.ui.editor.question import Question
from explorer.ui.file_dialog import file_dialog
from explorer.ui.less_motion import LessMotion
from explorer.ui.main_window import MainWindow
from explorer.ui.preferences import Preferences
from explorer.ui.saved_view_state import visited_of
from explorer.ui.theming import ThemeChooser
from explorer.ui.visited import VisitedView
from explorer.ui.worker import BUG_SENTENCE, OpenedFile, Worker

SAMPLE_NAME: Final = "Hanoi sample.db"
SAMPLE_VIEW: Final = "The eve of Hanoi"
"""The view where the sample opens for the first time: the year before the report, as of the report's day."""
FILE_FILTER: Final = "Databases (*.db *.sqlite *.sqlite3);;All files (*)"

logger = logging.getLogger(__name__)


def run(path: Path | None, view: str | None = None) -> int:
    """Open the window on `path`, at the saved view of a name, and return its exit code.

    Without `path` the database opened last is shown, the first time a copy of the sample.
    """
    _keep_log()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName("timeline-explorer")
    application.setApplicationDisplayName("Timeline Explorer")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("timeline-explorer")
    application.setWindowIcon(app_icon())
    preferences = Preferences()
    themes, motion = ThemeChooser(application, preferences.theme), LessMotion(application)
    motion.changed.connect(themes.set_less_motion)
    desk = Desk(preferences, themes)
    application.setQuitOnLastWindowClosed(False)
    desk.finished.connect(application.quit)
    sys.excepthook = partial(_tell_bug, desk)
    desk.start(path, view)
    return application.exec()


class Desk(QObject):
    """Opens databases, each on a window of its own; the one before is closed once the next one shows.

    Signals:
        finished(): nothing shows any more, and nothing is being opened.
    """

    finished = Signal()

    def __init__(
        self, preferences: Preferences, themes: ThemeChooser, sample_folder: Path | None = None
    ) -> None:
        super().__init__()
        make_accessible()
        self._preferences = preferences
        self._themes = themes
        self._sample_folder = sample_folder
        self._window: MainWindow | None = None
        self._opening: Worker | None = None
        self._dialogs: list[QDialog] = []
        self._first_look: _Opening | None = None

    @property
    def window(self) -> MainWindow | None:
        """The window that shows."""
        return self._window

    def start(self, path: Path | None, view: str | None = None) -> None:
        """Open `path`, at a saved view of it; without it the database opened last, or the sample."""
        if path is not None:
            self.open(path, view)
            return
        recent = next((known for known in self._preferences.recent if known.exists()), None)
        if recent is not None:
            self.open(recent)
        else:
            self.open_sample()

    def open(self, path: Path, view: str | None = None) -> None:
        """Open a database that is there, where one was, or at a saved view."""
        if self._window is not None and self._window.path == path.absolute():
            self._window.say(f"{path.name} is open already.")
            return
        self._open_looked_at(_Opening(path.absolute(), view=view))

    def create(self, path: Path) -> None:
        """Make an empty database and open it."""
        self._open(lambda: Store.create(path.absolute()), path)

    def open_sample(self) -> None:
        """Open the user's copy of the sample, made the first time."""
        path = (self._sample_folder or user_data()) / SAMPLE_NAME
        if self._window is not None and self._window.path == path:
            self._window.say("The sample is open already.")
            return
        self._open_looked_at(_Opening(path, is_sample=True))

    def _open_looked_at(self, opener: "_Opening") -> None:
        """Open a database; a sample that is seen for the first time, wherever it lies, at its own view."""
        is_new = not opener.path.exists() or not self._preferences.view(opener.path)
        if is_new or opener.view is not None:
            self._first_look = opener
        self._open(opener, opener.path)

    def say_failure(self, sentence: str) -> None:
        """Say why something was not done, in the window, where there is one."""
        if self._window is not None:
            self._window.say_failure(sentence)

    def _open(self, opener: Callable[[], Store], path: Path) -> None:
        if self._opening is not None:
            return
        worker = Worker(opener)
        self._opening = worker
        worker.opened.connect(self._show)
        worker.refused.connect(partial(self._refuse, path))
        worker.start()

    def _show(self, opened: OpenedFile) -> None:
        worker, self._opening = self._opening, None
        if worker is None:
            return
        reader = Worker(partial(Store.open, opened.path, read_only=True), watches=False)
        reader.start()
        self._preferences.remember(opened.path)
        first_look, self._first_look = self._first_look, None
        place = None if first_look is None else first_look.place
        if place is not None:
            self._preferences.set_view(opened.path, place.to_text())
            self._preferences.set_lanes(opened.path, place.lanes_by, place.lanes.to_text())
        before = self._window
        window = MainWindow(worker, reader, opened, self._preferences, self._themes, user_cache())
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.open_requested.connect(self._ask_open)
        window.new_requested.connect(self._ask_new)
        window.sample_requested.connect(self.open_sample)
        window.recent_requested.connect(self.open)
        self._window = window
        window.closed.connect(partial(self._forget_window, window))
        window.show()
        reader.ask(lambda _store: quick_check(opened.path), window.tell_damage)
        if first_look is not None and first_look.note:
            window.say(first_look.note)
        if place is not None and first_look is not None and first_look.view is None:
            reader.ask(_opening_subject, window.navigation.introduce, lambda _error: None)
        if before is not None:
            before.close()

    def _refuse(self, path: Path, error: UserError) -> None:
        if self._opening is not None:
            self._opening.close()
            self._opening = None
        self._first_look = None
        self._preferences.forget(path.absolute())
        question = Question(self._window, f"Can't open {path.name}", str(error))
        for words, role, deed in (
            ("&Close", "", None),
            ("&New…", "", self._ask_new),
            ("Open the &sample", "", self.open_sample),
            ("&Open another…", "primary", self._ask_open),
        ):
            answer = question.add_answer(words, role)
            answer.clicked.connect(question.reject)
            if deed is not None:
                answer.clicked.connect(deed)
            answer.setFocus()
        self._ask(question)

    def _ask_open(self) -> None:
        dialog = file_dialog(
            self._window, "Open a database", str(self._folder()), FILE_FILTER, self._themes.theme
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        self._ask(dialog)

    def _ask_new(self) -> None:
        dialog = file_dialog(
            self._window, "New database", str(self._folder()), FILE_FILTER, self._themes.theme
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("db")
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.fileSelected.connect(lambda name: self.create(Path(name)))
        self._ask(dialog)

    def _ask(self, dialog: QDialog) -> None:
        """Show a dialog, which may be all that shows, and hold on to it until it is answered."""
        self._dialogs.append(dialog)
        dialog.finished.connect(lambda _result: self._forget_dialog(dialog))
        dialog.open()

    def _forget_dialog(self, dialog: QDialog) -> None:
        self._dialogs.remove(dialog)
        dialog.deleteLater()
        QTimer.singleShot(0, self, self._finish_when_alone)

    def _forget_window(self, window: MainWindow) -> None:
        if self._window is window:
            self._window = None
            QTimer.singleShot(0, self, self._finish_when_alone)

    def _finish_when_alone(self) -> None:
        if self._window is None and self._opening is None and not self._dialogs:
            self.finished.emit()

    def _folder(self) -> Path:
        recent = self._preferences.recent
        return recent[0].parent if recent else Path.home()


class _Opening:
    """Opens a database; `place` is where it is looked at first: a saved view, or the sample's own.

    With `is_sample` the sample is built where there is no file yet. `note` says what of a view is gone.
    """

    def __init__(self, path: Path, *, is_sample: bool = False, view: str | None = None) -> None:
        self.path = path
        self.view = view
        self._is_sample = is_sample
        self.place: VisitedView | None = None
        self.note = ""

    def __call__(self) -> Store:
        """Open it; runs on the worker's thread, before the window is made."""
        if self._is_sample and not self.path.exists():
            from explorer.edit.sample import build_sample  # only the first time

            build_sample(self.path)
        store = Store.open(self.path)
        try:
            self._look(store)
        except BaseException:
            store.close()
            raise
        return store

    def _look(self, store: Store) -> None:
        is_sample = get_setting(store, SAMPLE_SETTING) == SAMPLE or self._is_sample
        view = view_called(store, SAMPLE_VIEW) if self.view is None else find_view(store, self.view)
        if view is None or (self.view is None and (not is_sample or view.settings is None)):
            return
        settings = settings_of(view)
        gone = gone_from(store, settings)
        self.place, self.note = (
            visited_of(settings.without_records(gone)),
            gone_in_words(view.name, len(gone)),
        )


def _opening_subject(store: Store) -> RecordId:
    """The agreement whose pane the sample opens with: on that day it stood, and both its parties did not."""
    return find_named(store, RecordKind.AGREEMENT, "INF Treaty").id


def _keep_log() -> None:
    """Write what goes wrong inside to a file in the user's log folder."""
    root = logging.getLogger("explorer")
    if any(isinstance(one, logging.FileHandler) for one in root.handlers):
        return
    try:
        keeper = logging.FileHandler(user_log() / "window.log", encoding="utf-8", delay=True)
    except OSError:
        return
    keeper.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(keeper)


def _tell_bug(
    desk: Desk, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Log a fault of ours and say so in one sentence; the window goes on."""
    logger.error("a fault of the program", exc_info=(kind, error, trace))
    desk.say_failure(BUG_SENTENCE)
