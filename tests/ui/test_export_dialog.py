"""The export dialog: what it shows is what it saves, and what can't be had is said beside its field."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.render.theme import load_theme
from explorer.ui.export_dialog import ExportDialog, ExportSource
from explorer.ui.export_fields import EVERYTHING, SELECTION, VIEW
from explorer.ui.export_wishes import ExportWishes, read_dpi, read_length, write_length
from explorer.ui.preferences import Preferences
from explorer.ui.style import dress
from tests.render.story import AS_OF, TITLES, story

Opener = Callable[..., ExportDialog]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opener]:
    """Opens a dialog on the story, shown, with settings and a folder of the test's own."""
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


def typed(qtbot: QtBot, edit: object, text: str) -> None:
    """Write over a field as a user does."""
    edit.selectAll()  # type: ignore[attr-defined]  # any text field
    qtbot.keyClicks(edit, text)


def errors(dialog: ExportDialog) -> list[str]:
    """The sentences beside the fields."""
    labels = dialog.findChildren(QLabel)
    return [one.text() for one in labels if one.property("role") == "error" and one.isVisible()]


def test_enter_saves_what_the_preview_shows(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    """Title, Enter, done: the file has the title and the size that the dialog told."""
    dialog = opened()
    typed(qtbot, dialog.fields.title_edit, "On the eve")
    with qtbot.wait_signal(dialog.saved) as saved:
        qtbot.keyClick(dialog.fields.title_edit, Qt.Key.Key_Return)
    assert saved.args == [tmp_path / "hanoi.png"]
    read = QImage(str(tmp_path / "hanoi.png"))
    assert (read.width(), read.height()) == (2400, 1400)
    assert read.text("Title") == "On the eve"
    assert read.text("As-of") == "2019-02-22"
    assert not dialog.isVisible()


def test_it_says_how_many_private_records_are_left_out(opened: Opener) -> None:
    """The foot of the dialog tells it before anything is saved."""
    assert opened().notes.text() == "2 private records are left out."


def test_the_range_is_the_view_the_selection_or_everything(opened: Opener, qtbot: QtBot) -> None:
    """Each choice changes the picture and is told in words; nothing selected can't be chosen."""
    dialog = opened()
    assert dialog.fields.range_choice.word() == VIEW
    assert dialog.fields.range_label.text() == "March 2018 – April 2019"
    few = dialog.picture.records
    dialog.fields.range_choice.setFocus()
    qtbot.keyClick(QApplication.focusWidget() or dialog.fields.range_choice.taken(), Qt.Key.Key_Right)
    assert dialog.fields.range_choice.word() == EVERYTHING
    assert dialog.picture.records > few


def test_a_selection_can_be_chosen_where_there_is_one(opened: Opener, qtbot: QtBot) -> None:
    """The picture of a selection shows its stretch of time."""
    dialog = opened(selection=(day_first_ms(day_of(2018, 6, 1)), day_last_ms(day_of(2018, 6, 30))))
    qtbot.keyClick(dialog.fields.range_choice.taken(), Qt.Key.Key_Right)
    assert dialog.fields.range_choice.word() == SELECTION
    assert dialog.fields.range_label.text() == "June 2018"
    assert dialog.picture.records == 1


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("width_edit", "300000", "a side can have 200,000 px at most"),
        ("width_edit", "100", "no room for a timeline"),
        ("height_edit", "none", "The height must be a number of pixels above 0, not “none”"),
        ("height_edit", "", "The height must be a number"),
        ("dpi_edit", "9000", "from 30 to 2400 dpi"),
        ("dpi_edit", "x", "The resolution must be a number"),
    ],
)
def test_an_impossible_size_is_refused_beside_its_field(
    opened: Opener, qtbot: QtBot, field: str, text: str, said: str
) -> None:
    """The field is marked, the reason stands beneath it, nothing can be saved; mending it clears both."""
    dialog = opened()
    edit = getattr(dialog.fields.size_field, field)
    before = edit.text()
    typed(qtbot, edit, text)
    if not text:
        qtbot.keyClick(edit, Qt.Key.Key_Delete)
    qtbot.wait_until(lambda: not dialog.save_button.isEnabled())
    assert edit.property("invalid") == "true"
    assert any(said in error for error in errors(dialog))
    typed(qtbot, edit, before)
    qtbot.wait_until(dialog.save_button.isEnabled)
    assert errors(dialog) == []
    assert edit.property("invalid") == "false"


def test_a_place_that_cant_be_had_is_refused_beside_its_field(opened: Opener, qtbot: QtBot) -> None:
    """A folder that does not exist is named while typing, and the picture can still be copied."""
    dialog = opened()
    typed(qtbot, dialog.fields.path_edit, "/nowhere/at/all.png")
    qtbot.wait_until(lambda: not dialog.save_button.isEnabled())
    assert errors(dialog) == ["The folder /nowhere/at does not exist: make it first or choose another."]
    assert dialog.copy_button.isEnabled()


@pytest.mark.parametrize("text", ["~nobody-of-this-name/x", "x" * 300, "/", "  "])
def test_no_place_brings_the_dialog_down(opened: Opener, text: str, tmp_path: Path) -> None:
    """Whatever is typed as a place is refused in words, or taken as a name in the folder."""
    dialog = opened()
    dialog.fields.path_edit.setText(text)
    dialog.refresh()
    if text.strip():
        assert len(errors(dialog)) == 1
    else:
        assert dialog.path == tmp_path / "hanoi.png"


def test_a_file_that_is_there_is_replaced_only_when_told_twice(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    """The first press says that the file is there, the second replaces it."""
    there = tmp_path / "there.png"
    there.write_bytes(b"old")
    dialog = opened()
    typed(qtbot, dialog.fields.path_edit, "there")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert errors(dialog) == ["“there.png” is there already: press Replace to write over it."]
    assert there.read_bytes() == b"old"
    with qtbot.wait_signal(dialog.saved):
        qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert not QImage(str(there)).isNull()


def test_a_name_that_is_not_taken_is_proposed(opened: Opener, tmp_path: Path) -> None:
    """The second picture of a day does not ask to replace the first."""
    (tmp_path / "hanoi.png").write_bytes(b"old")
    assert opened().path == tmp_path / "hanoi-2.png"


def test_the_size_keeps_in_another_unit(opened: Opener, qtbot: QtBot) -> None:
    """2400 px at 200 dpi are 30.48 cm, and in centimetres the resolution decides the pixels."""
    dialog = opened()
    qtbot.keyClick(dialog.fields.size_field.unit.taken(), Qt.Key.Key_Right)
    assert dialog.fields.size_field.unit.word() == "cm"
    assert dialog.fields.size_field.width_edit.text() == "30.48"
    typed(qtbot, dialog.fields.size_field.dpi_edit, "100")
    qtbot.wait_until(lambda: dialog.picture is not None and dialog.picture.size_px == (1200, 700))
    assert "1,200 × 700 px · 30.5 × 17.8 cm at 100 dpi" in dialog.size_label.text()


def test_looks_and_legend_change_the_picture_at_once(opened: Opener, qtbot: QtBot) -> None:
    """The preview always is the picture that would be saved."""
    dialog = opened()
    assert dialog.picture.legend
    qtbot.mouseClick(
        dialog.fields.legend, Qt.MouseButton.LeftButton, pos=dialog.fields.legend.rect().center() * 0.5
    )
    assert not dialog.picture.legend
    qtbot.keyClick(dialog.fields.look_choice.taken(), Qt.Key.Key_Right)
    assert dialog.picture.theme.name == "dark"


def test_the_picture_is_copied(opened: Opener, qtbot: QtBot) -> None:
    """The clipboard holds the whole picture."""
    dialog = opened()
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().image()
    assert (copied.width(), copied.height()) == (2400, 1400)
    assert dialog.isVisible()


def test_the_wishes_are_remembered(opened: Opener, qtbot: QtBot) -> None:
    """The next dialog opens with the size and look of the last saved picture, not with its title."""
    dialog = opened()
    typed(qtbot, dialog.fields.title_edit, "First")
    typed(qtbot, dialog.fields.size_field.width_edit, "1600")
    qtbot.keyClick(dialog.fields.look_choice.taken(), Qt.Key.Key_Right)
    with qtbot.wait_signal(dialog.saved):
        dialog.save()
    again = opened()
    assert again.fields.size_field.width_edit.text() == "1600"
    assert again.fields.look_choice.word() == "dark"
    assert again.fields.title_edit.text() == ""


def test_titles_that_are_not_known_are_asked_for_once(opened: Opener, qtbot: QtBot) -> None:
    """They appear in the picture as soon as they come."""
    asked: list[tuple[int, ...]] = []
    dialog = opened(data=replace(story(), titles_of=lambda _: {}))
    dialog.titles_wanted.connect(asked.append)
    dialog.fields.legend.toggle()
    assert asked == []  # asked for already, when the dialog came on screen
    dialog.take_titles(TITLES)
    qtbot.wait_until(lambda: not dialog.picture.timeline.scene.wanted_titles)


def test_escape_leaves_without_a_file(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    """Esc closes; nothing is written and nothing remembered."""
    dialog = opened()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not list(tmp_path.glob("*.png"))


@pytest.mark.parametrize("text", ["", "no json", "[]", '{"width_px": -5}', '{"unit": "ell"}', '{"dpi": "x"}'])
def test_remembered_nonsense_is_ignored(text: str) -> None:
    """A settings file that somebody has edited never keeps the dialog from opening."""
    assert ExportWishes.from_text(text) == ExportWishes()


def test_wishes_survive_being_written() -> None:
    """What is written is read as it was."""
    wishes = ExportWishes(1000, 700, "cm", 300, "2×", "print", True, False, False, "/tmp")
    assert ExportWishes.from_text(wishes.to_text()) == wishes


@pytest.mark.parametrize(
    ("text", "unit", "px"),
    [
        ("2400", "px", 2400),
        ("2,400", "px", 2400),
        ("2400 px", "px", 2400),
        ("30.48", "cm", 2400),
        ("30,48 cm", "cm", 2400),
        ("12", "in", 2400),
    ],
)
def test_lengths_are_read_as_people_write_them(text: str, unit: str, px: int) -> None:
    """Thousands may be parted, centimetres may have a comma, the unit may be repeated."""
    assert read_length(text, unit, 200, "width") == px
    assert read_length(write_length(px, unit, 200), unit, 200, "width") == px
    assert read_dpi("200 dpi") == 200
