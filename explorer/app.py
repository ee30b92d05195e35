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
from explorer.edit.sample import SAMPLE, SAMPLE_SETTING, build_sample
from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.model.errors import UserError
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.paths import user_cache, user_data, user_log
from explorer.render.icons import app_icon
from explorer.scene.lane_choice import LaneChoice, LaneSort
from explorer.scene.lanes import LanesBy
from explorer.store.queries.check import quick_check
from explorer.store.queries.listing import list_named
from explorer.store.queries.names import find_named
from explorer.store.queries.settings import get_setting
from explorer.store.store import Store
from explorer.ui.accessible_timeline import make_accessible
from explorer.ui.editor.question import Question
from explorer.ui.file_dialog import file_dialog
from explorer.ui.less_motion import LessMotion
from explorer.ui.main_window import MainWindow
from explorer.ui.preferences import Preferences
from explorer.ui.theming import ThemeChooser
from explorer.ui.visited import VisitedView
from explorer.ui.worker import BUG_SENTENCE, OpenedFile, Worker

SAMPLE_NAME: Final = "Hanoi sample.db"
SAMPLE_VIEW: Final = VisitedView(
    first_ms=day_first_ms(day_of(2018, 3, 1)),
    last_ms=day_last_ms(day_of(2019, 4, 5)),
    selected=None,
    lanes_by=LanesBy.AGREEMENT.value,
    as_of=day_of(2019, 2, 22),
)
"""Where the sample opens for the first time: the year before the report, as of the report's day."""
SAMPLE_LANES: Final = (
    *("INF Treaty", "JCPOA", "Paris Agreement", "NAFTA", "Panmunjom Declaration", "Singapore Statement"),
    *("10th SMA", "Leap Day understanding"),
)
"""The agreements that the report is about, by short name; the first time the others are hidden."""
FILE_FILTER: Final = "Databases (*.db *.sqlite *.sqlite3);;All files (*)"

logger = logging.getLogger(__name__)


def run(path: Path | None) -> int:
    """Open the window on `path`, and return its exit code.

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
    desk.start(path)
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

    def start(self, path: Path | None) -> None:
        """Open `path`; without it the database opened last, or the sample."""
        if path is not None:
            self.open(path)
            return
        recent = next((known for known in self._preferences.recent if known.exists()), None)
        if recent is not None:
            self.open(recent)
        else:
            self.open_sample()

    def open(self, path: Path) -> None:
        """Open a database that is there."""
        if self._window is not None and self._window.path == path.absolute():
            self._window.say(f"{path.name} is open already.")
            return
        self._open_looked_at(_Opening(path.absolute()))

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
        if not opener.path.exists() or not self._preferences.view(opener.path):
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
        lanes = None if first_look is None else first_look.lanes
        if lanes is not None:
            self._preferences.set_view(opened.path, SAMPLE_VIEW.to_text())
            self._preferences.set_lanes(opened.path, LanesBy.AGREEMENT.value, lanes.to_text())
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
        if lanes is not None:
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
    """Opens a database; `lanes` are those of the first look at a sample, None where it is none.

    With `is_sample` the sample is built where there is no file yet.
    """

    def __init__(self, path: Path, *, is_sample: bool = False) -> None:
        self.path = path
        self._is_sample = is_sample
        self.lanes: LaneChoice | None = None

    def __call__(self) -> Store:
        """Open it; runs on the worker's thread, before the window is made."""
        if self._is_sample and not self.path.exists():
            build_sample(self.path)
        store = Store.open(self.path)
        if get_setting(store, SAMPLE_SETTING) == SAMPLE or self._is_sample:
            self.lanes = _sample_lanes(store)
        return store


def _sample_lanes(store: Store) -> LaneChoice:
    """Choose the lanes of the agreements that the report is about, and of what is tied to none."""
    entries = list(list_named(store, RecordKind.AGREEMENT))
    number_of = {entry.short_name: int(entry.record.id) for entry in entries}
    order = tuple(number_of[name] for name in SAMPLE_LANES if name in number_of)
    return LaneChoice(
        sort=LaneSort.HAND,
        order=order,
        hidden=frozenset(number_of.values()) - frozenset(order),
        unfolded=frozenset(order[:1]),
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
