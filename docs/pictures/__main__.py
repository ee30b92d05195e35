"""Makes the pictures of the documentation from the running program: `python -m docs.pictures --help`.

The sample is opened in a window that no screen shows, brought to a known state by the window's own means,
and grabbed once nothing moves any more. Only the pictures that the README shows are kept in the repository.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from explorer.app import Desk
from explorer.edit.sample import build_sample
from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.model.ids import Day, RecordId
from explorer.model.reading import read_when
from explorer.model.vocabulary import RecordKind
from explorer.render.png_file import PngFile
from explorer.scene.density import Density
from explorer.scene.lanes import LanesBy
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from explorer.ui.editor.forms.event import EventForm
from explorer.ui.main_window import MainWindow
from explorer.ui.preferences import Preferences
from explorer.ui.theming import ThemeChooser
from explorer.ui.timeline_motion import TimeRange

KEPT: Final = Path(__file__).parent
IN_THE_README: Final = ("window-light", "window-dark", "export-dialog")
_USUAL: Final = QSize(1600, 1000)
_DIALOG: Final = QSize(1000, 952)
_QUIET_LOOKS: Final = 8
_LOOK_EVERY_S: Final = 0.06
_PATIENCE_S: Final = 20.0
_EDITOR: Final = QSize(760, 800)
_DATE: Final = "between 10 and 17 Feb 2019"

NAMES: Final[dict[str, tuple[RecordKind, str]]] = {
    "inf": (RecordKind.AGREEMENT, "INF Treaty"),
    "jcpoa": (RecordKind.AGREEMENT, "JCPOA"),
    "kim": (RecordKind.ACTOR, "Kim Jong-un"),
}


class Stage:
    """The window on a fresh copy of the sample, with settings of its own."""

    def __init__(self, application: QApplication, folder: Path, theme: str) -> None:
        self._database = folder / "Hanoi sample.db"
        build_sample(self._database, "hanoi")
        with Store.open(self._database, read_only=True) as store:
            self._known = {key: find_named(store, kind, name).id for key, (kind, name) in NAMES.items()}
        preferences = Preferences(folder / "settings.ini")
        self._desk = Desk(preferences, ThemeChooser(application, theme), folder)
        self._desk.open_sample()
        wait_until(lambda: self._desk.window is not None and self._desk.window.timeline.scene is not None)

    @property
    def window(self) -> MainWindow:
        """The window."""
        window = self._desk.window
        if window is None:
            raise RuntimeError("the window is closed")
        return window

    def record(self, key: str) -> RecordId:
        """A record of the sample, by its key in NAMES."""
        return self._known[key]

    def show(self, size: QSize = _USUAL) -> None:
        """Give the window its size and the sample's first pane."""
        self.window.resize(size)
        self.window.navigation.open_pane(self.record("inf"))
        settle(self.window)

    def go_to(self, first: Day, last: Day) -> None:
        """Show a range of whole days."""
        shown = TimeRange(day_first_ms(first), day_last_ms(last))
        self.window.timeline.camera.show(shown, is_animated=False)
        settle(self.window)

    def show_every_lane(self) -> None:
        """Show all lanes, close together, none of them standing out."""
        self.window.timeline.lanes.show_all()
        self.window.timeline.lanes.fold_all()
        self.window.options.set_density(Density.COMPACT)
        self.window.navigation.focus_on(None)
        settle(self.window)

    def see_all(self) -> None:
        """Show everything there is."""
        camera = self.window.timeline.camera
        camera.show(camera.whole(), is_animated=False)
        settle(self.window)

    def close(self) -> None:
        """Close the window and let its threads end."""
        self.window.close()
        wait_until(lambda: self._desk.window is None)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the program work until something is so; RuntimeError where it never is."""
    end = time.monotonic() + _PATIENCE_S
    while not is_so():
        if time.monotonic() > end:
            raise RuntimeError("the window did not get there")
        QApplication.processEvents()
        time.sleep(0.005)


def settle(widget: QWidget) -> QImage:
    """Wait until a widget has looked the same for a while, and give how it looks."""
    seen, alike = QImage(), 0
    end = time.monotonic() + _PATIENCE_S
    while alike < _QUIET_LOOKS and time.monotonic() < end:
        until = time.monotonic() + _LOOK_EVERY_S
        while time.monotonic() < until:
            QApplication.processEvents()
            time.sleep(0.005)
        now = widget.grab().toImage()
        alike = alike + 1 if now == seen else 0
        seen = now
    return seen


# Each picture, by what it takes to get there


def window(stage: Stage) -> QImage:
    """The sample as it opens."""
    stage.show()
    return settle(stage.window)


def everything(stage: Stage) -> QImage:
    """All lanes, all in view: the dozen most important records tell the story."""
    stage.show()
    stage.show_every_lane()
    stage.see_all()
    return settle(stage.window)


def between(stage: Stage, first: Day, last: Day) -> QImage:
    """A range of days."""
    stage.show()
    stage.go_to(first, last)
    return settle(stage.window)


def by_agreement(stage: Stage) -> QImage:
    """All agreements since the end of the eighties began."""
    stage.show()
    stage.show_every_lane()
    stage.go_to(day_of(1985, 1, 1), day_of(2021, 12, 31))
    return settle(stage.window)


def by_actor(stage: Stage) -> QImage:
    """Lanes by actor."""
    stage.show()
    stage.window.options.set_lanes(LanesBy.ACTOR)
    stage.window.navigation.open_pane(stage.record("kim"))
    return settle(stage.window)


def two_panes(stage: Stage) -> QImage:
    """Two agreements side by side, compared."""
    stage.show(QSize(1900, 1000))
    stage.window.panes.open_beside(stage.record("jcpoa"))
    return settle(stage.window)


def sized(stage: Stage, width: int, height: int) -> QImage:
    """The window as narrow or as wide as people have it."""
    stage.show(QSize(width, height))
    return settle(stage.window)


def export_dialog(stage: Stage) -> QImage:
    """The export dialog on the sample's view."""
    stage.show()
    stage.window.actions_.export.trigger()
    wait_until(lambda: stage.window.exporting.dialog is not None)
    dialog = stage.window.exporting.dialog
    assert dialog is not None
    dialog.resize(_DIALOG)
    dialog.fields.title_edit.setText("On the eve of Hanoi")
    dialog.fields.path_edit.setText("On the eve of Hanoi.png")
    dialog.refresh()
    wait_until(lambda: "about" in dialog.size_label.text())
    return _left(dialog)


def editor(stage: Stage) -> QImage:
    """The editor with an uncertain date, half filled in."""
    stage.show()
    stage.window.editing.add(RecordKind.EVENT)
    wait_until(lambda: stage.window.editing.dialog is not None)
    dialog = stage.window.editing.dialog
    assert dialog is not None
    settle(dialog)
    form = dialog.form
    assert isinstance(form, EventForm)
    dialog.resize(_EDITOR)
    form.title.setText("China reported to weigh its no-first-use policy")
    form.when.set_when(read_when(_DATE))
    return _left(dialog)


def _left(dialog: QDialog) -> QImage:
    """Give how a dialog looks, and leave it."""
    seen = settle(dialog)
    dialog.done(QDialog.DialogCode.Rejected)
    return seen


@dataclass(frozen=True)
class Wanted:
    """A picture: how it comes about, in which theme, and at how many pixels a point."""

    make: Callable[[Stage], QImage]
    theme: str = "light"
    pixel_ratio: int = 1


PICTURES: Final[dict[str, Wanted]] = {
    "window-light": Wanted(window),
    "window-dark": Wanted(window, "dark"),
    "export-dialog": Wanted(export_dialog),
    "export-dialog-dark": Wanted(export_dialog, "dark"),
    "editor": Wanted(editor),
    "editor-dark": Wanted(editor, "dark"),
    "everything": Wanted(everything),
    "february-2019": Wanted(partial(between, first=day_of(2019, 2, 1), last=day_of(2019, 2, 28))),
    "1985-2021": Wanted(by_agreement),
    "one-week": Wanted(partial(between, first=day_of(2019, 2, 22), last=day_of(2019, 2, 28))),
    "narrow": Wanted(partial(sized, width=1000, height=700)),
    "wide": Wanted(partial(sized, width=2560, height=1300)),
    "twice": Wanted(window, pixel_ratio=2),
    "two-panes": Wanted(two_panes),
    "by-actor": Wanted(by_actor),
}


def make(name: str, folder: Path) -> None:
    """Make one picture; the program must not have started yet in this process."""
    wanted = PICTURES[name]
    application = QApplication(sys.argv[:1])
    application.setApplicationName("timeline-explorer")
    application.setCursorFlashTime(0)
    with tempfile.TemporaryDirectory() as desk:
        stage = Stage(application, Path(desk), wanted.theme)
        image = wanted.make(stage)
        stage.close()
    save(image, folder / f"{name}.png")


def save(image: QImage, path: Path) -> None:
    """Write a picture as small as the program's own pictures are."""
    rows = image.convertToFormat(QImage.Format.Format_RGB888)
    dots_a_metre = round(96 * image.devicePixelRatio() * 39.37)
    with path.open("wb") as target:
        made = PngFile(
            target, rows.width(), rows.height(), has_alpha=False, dots_a_metre=dots_a_metre, texts={}
        )
        made.write_rows(memoryview(rows.constBits()), rows.bytesPerLine())
        made.finish()


def main(argv: Sequence[str] | None = None) -> int:
    """Make the pictures asked for, each in a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m docs.pictures", description=__doc__)
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"which ones: {', '.join(PICTURES)} (all)")
    parser.add_argument(
        "--folder", type=Path, default=KEPT, help="where to (those of the README, beside this)"
    )
    parser.add_argument("--here", action="store_true", help="make one in this very process")
    asked = parser.parse_args(argv)
    unknown = [name for name in asked.names if name not in PICTURES]
    if unknown:
        parser.error(f"there is no picture {unknown[0]!r}")
    asked.folder.mkdir(parents=True, exist_ok=True)
    if asked.here:
        (name,) = asked.names
        make(name, asked.folder)
        return 0
    names = asked.names or (IN_THE_README if asked.folder == KEPT else tuple(PICTURES))
    failed = 0
    for name in names:
        command = [sys.executable, "-m", "docs.pictures", "--here", "--folder", str(asked.folder), name]
        surroundings = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": str(PICTURES[name].pixel_ratio),
        }
        failed += subprocess.run(command, env=surroundings, check=False).returncode != 0
        print(asked.folder / f"{name}.png", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
