"""Work on a thread of its own that tells how it goes, and can be given up; nothing of Qt's goes along.

The thread holds no widget and no QObject: whoever waits may be gone long before, and what Qt has made must
not end on another thread than the one that has made it. So the one who waits looks in, and is not called.
"""

import logging
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.render.errors import PictureError
from explorer.render.watch import Cancelled, Watch
from explorer.ui.worker import BUG_SENTENCE

logger = logging.getLogger(__name__)

Result = TypeVar("Result")
_LOOK_EVERY_MS: Final = 20


class _Errand(Generic[Result]):
    """What passes between the thread and the one who waits."""

    def __init__(self) -> None:
        self.told: SimpleQueue[int | Result | PictureError | Cancelled] = SimpleQueue()
        self.is_given_up = threading.Event()
        self._hundredths = -1

    def watch(self, share: float) -> None:
        """Note how much is done; raises Cancelled where it was given up."""
        if self.is_given_up.is_set():
            raise Cancelled
        hundredths = int(100 * share)
        if hundredths != self._hundredths:
            self._hundredths = hundredths
            self.told.put(hundredths)


def _run(errand: _Errand[Result], work: Callable[[Watch], Result]) -> None:
    try:
        errand.told.put(work(errand.watch))
    except Cancelled as given_up:
        errand.told.put(given_up)
    except PictureError as error:
        errand.told.put(error)
    except Exception:
        logger.exception("the picture could not be made")
        errand.told.put(PictureError(BUG_SENTENCE, "path"))


class Errands(QObject):
    """Sends one errand at a time; the program does not end before it is done or given up.

    Signals:
        progressed(int): so many hundredths are done.
        done(object): what came of it.
        refused(PictureError): why nothing did.
        cancelled(): it was given up.
    """

    progressed = Signal(int)
    done = Signal(object)
    refused = Signal(object)
    cancelled = Signal()

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._errand: _Errand[object] | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_EVERY_MS)
        self._clock.timeout.connect(self._look)

    @property
    def is_under_way(self) -> bool:
        """Whether an errand is not back yet."""
        return self._errand is not None

    def send(self, work: Callable[[Watch], object]) -> None:
        """Have `work` done; it must hold nothing of Qt's that belongs to this thread."""
        errand: _Errand[object] = _Errand()
        self._errand = errand
        threading.Thread(target=_run, args=(errand, work), name=self._name, daemon=False).start()
        self._clock.start()

    def cancel(self) -> None:
        """Give up what is under way."""
        if self._errand is not None:
            self._errand.is_given_up.set()

    def _look(self) -> None:
        errand = self._errand
        if errand is None:
            return
        try:
            told = errand.told.get_nowait()
        except Empty:
            return
        while isinstance(told, int):
            self.progressed.emit(told)
            try:
                told = errand.told.get_nowait()
            except Empty:
                return
        self._errand = None
        self._clock.stop()
        match told:
            case Cancelled():
                self.cancelled.emit()
            case PictureError():
                self.refused.emit(told)
            case _:
                self.done.emit(told)
