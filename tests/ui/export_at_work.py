"""Opening the export dialog on a small story, and filling it in, for the tests that drive it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.render.theme import load_theme
from explorer.ui.export_dialog import ExportDialog
from explorer.ui.export_source import ExportSource
from explorer.ui.preferences import Preferences
from explorer.ui.style import dress
from tests.render.story import AS_OF, story

Opener = Callable[..., ExportDialog]


def opening(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opener]:
    """Give what opens a dialog on the story, shown, with settings and a folder of the test's own."""
    dress(qapp, load_theme("light"))

    def open_it(**changes: object) -> ExportDialog:
        source = ExportSource(
            data=story(),
            view=(day_first_ms(day_of(2018, 3, 1)) + 1, day_last_ms(day_of(2019, 4, 5))),
            as_of=AS_OF,
            folder=tmp_path,
            name="hanoi",
        )
        dialog = ExportDialog(
            replace(source, **changes), Preferences(tmp_path / "settings.ini"), load_theme("light")
        )
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    yield open_it
    qapp.setStyleSheet("")


def choose(box: QComboBox, text: str) -> None:
    """Take a line of a list as a user does."""
    place = box.findText(text)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)


def typed(qtbot: QtBot, edit: object, text: str) -> None:
    """Write over a field as a user does."""
    edit.selectAll()  # type: ignore[attr-defined]  # any text field
    qtbot.keyClicks(edit, text)


def errors(dialog: ExportDialog) -> list[str]:
    """The sentences beside the fields."""
    labels = dialog.findChildren(QLabel)
    return [one.text() for one in labels if one.property("role") == "error" and one.isVisible()]
