"""One opening in the program's own window: `python -m benchmarks.opening FILE`, told as JSON.

Settings and cache lie where the environment says: the first opening finds nothing there, the second one what
the first has kept. Times are the wall's, from the moment that a running program is asked for the file to the
end of the first paint that shows marks, and of the first that shows all of them.
"""

import sys
import time
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from benchmarks.sides import Answer, peak_mb, tell
from explorer.app import Desk
from explorer.ui.main_window import MainWindow
from explorer.ui.preferences import Preferences
from explorer.ui.theming import ThemeChooser
from explorer.ui.timeline_view import TimelineView

GIVEN_UP_MS: Final = 200_000
_LOOK_MS: Final = 50


class Watched:
    """Notes when the window shows its first marks, all of them, and when the quick check is through."""

    def __init__(self) -> None:
        self.told: Answer = {}
        self._began = time.monotonic()
        paint, tell_damage = TimelineView.paintEvent, MainWindow.tell_damage

        def paint_event(view: TimelineView, event: QPaintEvent) -> None:
            paint(view, event)
            content = view.content
            if content is not None:
                self._note("first_ms")
                if not content.is_partial:
                    self._note("complete_ms")
                    self.told["records"] = len(content.columns)

        def damage(window: MainWindow, sentence: str | None) -> None:
            tell_damage(window, sentence)
            self._note("checked_ms")

        TimelineView.paintEvent = paint_event  # type: ignore[assignment,method-assign]  # only watched here
        MainWindow.tell_damage = damage  # type: ignore[assignment,method-assign]  # as above

    def begin(self) -> None:
        """Count from now."""
        self._began = time.monotonic()

    @property
    def is_over(self) -> bool:
        """Whether everything has been shown and looked over."""
        return {"complete_ms", "checked_ms"} <= self.told.keys()

    def _note(self, name: str) -> None:
        self.told.setdefault(name, (time.monotonic() - self._began) * 1e3)


def main() -> None:
    """Open a file in a window, wait until all of it is there, and tell."""
    path = Path(sys.argv[1])
    application = QApplication(sys.argv[:1])
    application.setApplicationName("timeline-explorer")
    application.setQuitOnLastWindowClosed(False)
    watched = Watched()
    preferences = Preferences()
    desk = Desk(preferences, ThemeChooser(application, preferences.theme))
    desk.finished.connect(application.quit)
    look = QTimer()

    def end_when_over() -> None:
        if watched.is_over and desk.window is not None:
            look.stop()
            watched.told["memory_mb"] = peak_mb()
            desk.window.close()

    look.timeout.connect(end_when_over)
    look.start(_LOOK_MS)
    QTimer.singleShot(GIVEN_UP_MS, partial(application.exit, 1))

    def begin() -> None:
        watched.begin()
        desk.start(path)

    QTimer.singleShot(0, begin)
    application.exec()
    tell(watched.told if watched.is_over else {"failed": "the window did not show everything in time"})


if __name__ == "__main__":
    main()
