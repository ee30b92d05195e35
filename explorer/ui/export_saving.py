"""Drawing and writing a picture on a thread of its own, so that the window stays alive meanwhile."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from explorer.render.errors import PictureError
from explorer.render.picture import Picture
from explorer.render.png import render
from explorer.render.saving import save_picture
from explorer.ui.worker import BUG_SENTENCE

logger = logging.getLogger(__name__)


class PictureSaver(QObject):
    """Draws or saves one picture at a time; the program does not end before a file is whole.

    It has no parent: should the window go while a file is being written, nobody hears of it any more, and
    the thread still finds its saver there.

    Signals:
        saved(Path): the file is there.
        drawn(QImage): the picture, to be copied.
        refused(PictureError): why there is none.
    """

    saved = Signal(object)
    drawn = Signal(object)
    refused = Signal(object)

    def save(self, picture: Picture, path: Path) -> None:
        """Write a picture to `path`; `saved` or `refused` tells the outcome."""

        def work() -> Callable[[], None]:
            save_picture(picture, path)
            return lambda: self.saved.emit(path)

        self._start(work)

    def draw(self, picture: Picture) -> None:
        """Draw a picture; `drawn` or `refused` tells the outcome."""

        def work() -> Callable[[], None]:
            image: QImage = render(picture)
            return lambda: self.drawn.emit(image)

        self._start(work)

    def _start(self, work: Callable[[], Callable[[], None]]) -> None:
        threading.Thread(target=self._run, args=(work,), name="picture", daemon=False).start()

    def _run(self, work: Callable[[], Callable[[], None]]) -> None:
        try:
            tell = work()
        except PictureError as error:
            self.refused.emit(error)
        except Exception:
            logger.exception("the picture could not be made")
            self.refused.emit(PictureError(BUG_SENTENCE, "path"))
        else:
            tell()
