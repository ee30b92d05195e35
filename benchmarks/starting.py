"""From the start of a process to its first painted window: `python -m benchmarks.starting FILE`, or `bare`.

The program runs by its own front door. A window is painted when its timeline has been, with or without marks;
`bare` is a window of PySide6 that fills itself and writes one line of text.
"""

import sys
from importlib.abc import Loader
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any, Final

from benchmarks.sides import since_start_ms, tell

_WATCHED: Final = "explorer.ui.timeline_view"


class _Watching(Loader):
    """Loads the module of the timeline as it is, and notes its view's first paint, then that with marks."""

    def __init__(self, loader: Any) -> None:
        self._loader = loader
        self._told: dict[str, float] = {}

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        module: ModuleType | None = self._loader.create_module(spec)
        return module

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
        view = module.TimelineView
        paint = view.paintEvent

        def paint_event(shown: Any, event: object) -> None:
            paint(shown, event)
            self._told.setdefault("window_ms", since_start_ms())
            if shown.content is not None:
                self._told["marks_ms"] = since_start_ms()
                _leave(self._told)

        view.paintEvent = paint_event


class _Finder:
    """Finds the module of the timeline where it lies, and has it watched."""

    @staticmethod
    def find_spec(name: str, path: Any = None, target: object = None) -> ModuleSpec | None:  # noqa: ARG004
        spec = PathFinder.find_spec(name, path) if name == _WATCHED else None
        if spec is not None:
            spec.loader = _Watching(spec.loader)
        return spec


def _leave(told: dict[str, float]) -> None:
    """Tell, and end at once: what closing takes is no part of it."""
    import os

    tell(told)
    os._exit(0)


def _start_bare() -> None:
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Bare(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), 0xFFFFFFFF)
            painter.drawText(20, 20, "Timeline Explorer")
            painter.end()
            _leave({"window_ms": since_start_ms()})

    application = QApplication(sys.argv[:1])
    window = Bare()
    window.resize(1600, 1000)
    window.show()
    application.exec()


def main() -> int:
    """Start what is asked for."""
    if sys.argv[1] == "bare":
        _start_bare()
        return 0
    sys.meta_path.insert(0, _Finder())
    from explorer.__main__ import main as front_door

    return front_door(["open", sys.argv[1]])


if __name__ == "__main__":
    sys.exit(main())
