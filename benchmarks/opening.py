"""One opening in the program's own window: `python -m benchmarks.opening FILE`, told as JSON.

Settings and cache lie where the environment says: the first opening finds nothing there, the second one what
the first has kept. Times are the wall's, from the moment that a running program is asked for the file to the
end of the first paint that shows marks, and of the first that shows all of them. The quick check runs beside
it, as always; the process ends without waiting for it.
"""

import os
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
from explorer.ui.preferences import Preferences
from explorer.ui.theming import ThemeChooser
from explorer.ui.timeline_view import TimelineView

GIVEN_UP_MS: Final = 200_000


class Watched:
    """Notes when the timeline shows its first marks and when all of them, and ends the process then."""

    def __init__(self) -> None:
        self._told: Answer = {}
        self._began = time.monotonic()
        paint = TimelineView.paintEvent

        def paint_event(view: TimelineView, event: QPaintEvent) -> None:
            paint(view, event)
            content = view.content
            if content is not None:
                self._note("first_ms")
                if not content.is_partial:
                    self._note("complete_ms")
                    self._leave(len(content.columns))

        TimelineView.paintEvent = paint_event  # type: ignore[assignment,method-assign]  # only watched here

    def begin(self) -> None:
        """Count from now."""
        self._began = time.monotonic()

    def _note(self, name: str) -> None:
        self._told.setdefault(name, (time.monotonic() - self._began) * 1e3)

    def _leave(self, records: int) -> None:
        tell(self._told | {"records": records, "memory_mb": peak_mb()})
        os._exit(0)


def main() -> None:
    """Open a file in a window, wait until all of it is there, and tell."""
    path = Path(sys.argv[1])
    application = QApplication(sys.argv[:1])
    application.setApplicationName("timeline-explorer")
    watched = Watched()
    preferences = Preferences()
    desk = Desk(preferences, ThemeChooser(application, preferences.theme))
    QTimer.singleShot(GIVEN_UP_MS, partial(application.exit, 1))

    def begin() -> None:
        watched.begin()
        desk.start(path)

    QTimer.singleShot(0, begin)
    application.exec()
    tell({"failed": "the window did not show everything in time"})


if __name__ == "__main__":
    main()
