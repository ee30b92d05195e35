"""The export dialog: what it shows is what it saves, and what can't be had is said beside its field."""

import os
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QImageReader
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.model.columns import Columns
from explorer.render.errors import PictureError
from explorer.render.lengths import read_dpi, read_length, write_length
from explorer.render.picture import Picture
from explorer.render.request import PictureData
from explorer.render.theme import load_theme
from explorer.render.watch import Watch
from explorer.scene.lanes import LanesBy
from explorer.ui import export_saving, exporting
from explorer.ui.export_range import EVERYTHING, SELECTION, VIEW
from explorer.ui.export_wishes import ExportWishes
from tests.render.story import TITLES, story
from tests.ui.export_at_work import Opener, choose, errors, opening, typed


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opener]:
    """Opens a dialog on the story."""
    yield from opening(qtbot, qapp, tmp_path)


def test_enter_saves_what_the_preview_shows(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    """Title, Enter, done: the file has the title and the size that the dialog told."""
    dialog = opened()
    typed(qtbot, dialog.fields.title_edit, "On the eve")
    with qtbot.wait_signal(dialog.saved) as saved:
        qtbot.keyClick(dialog.fields.title_edit, Qt.Key.Key_Return)
    assert saved.args == [tmp_path / "hanoi.png"]
    read = QImage(str(tmp_path / "hanoi.png"))
    assert (read.width(), read.height()) == (2400, 1500)
    assert read.text("Title") == "On the eve"
    assert read.text("As-of") == "2019-02-22"
    assert not dialog.isVisible()


def test_it_says_how_many_private_records_are_left_out(opened: Opener) -> None:
    """The foot of the dialog tells it before anything is saved."""
    assert "2 private records are left out." in opened().notes.text()


def test_the_range_is_the_view_the_selection_or_everything(opened: Opener, qtbot: QtBot) -> None:
    """Each choice changes the picture and is told in words; nothing selected can't be chosen."""
    dialog = opened()
    assert dialog.fields.range_field.choice.word() == VIEW
    assert dialog.fields.range_field.dates_edit.text() == "March 2018 – April 2019"
    few = dialog.picture.records
    dialog.fields.range_field.choice.setFocus()
    qtbot.keyClick(QApplication.focusWidget() or dialog.fields.range_field.choice.taken(), Qt.Key.Key_Right)
    assert dialog.fields.range_field.choice.word() == EVERYTHING
    assert dialog.picture.records > few
    assert dialog.fields.range_field.dates_edit.text() == "1987 – 2019"


def test_a_selection_can_be_chosen_where_there_is_one(opened: Opener, qtbot: QtBot) -> None:
    """The picture of a selection shows its stretch of time."""
    dialog = opened(selection=(day_first_ms(day_of(2018, 6, 1)), day_last_ms(day_of(2018, 6, 30))))
    qtbot.keyClick(dialog.fields.range_field.choice.taken(), Qt.Key.Key_Right)
    assert dialog.fields.range_field.choice.word() == SELECTION
    assert dialog.fields.range_field.dates_edit.text() == "June 2018"
    assert dialog.picture.records == 1


@pytest.mark.parametrize("length_ms", [0, 60_000, 86_399_999])
def test_a_selection_of_one_record_makes_a_picture(opened: Opener, length_ms: int, tmp_path: Path) -> None:
    """One day, one minute, one moment: the record is there, and the file can be saved."""
    noon = day_first_ms(day_of(2018, 6, 12))
    dialog = opened(selection=(noon, noon + length_ms))
    dialog.fields.range_field.choice.segments()[1].click()
    assert errors(dialog) == []
    assert dialog.picture.records == 1
    assert dialog.fields.range_field.dates_edit.text() == "12 June 2018"
    assert dialog.path.parent == tmp_path


def test_an_empty_database_has_no_picture_and_says_so(opened: Opener) -> None:
    """Nothing is dated: that is told beside the range, nothing can be saved or copied, the form stays."""
    none, small = np.empty(0, np.int64), np.empty(0, np.uint8)
    columns = Columns.of(none, small, none, none, none, none, small, small, none)
    dialog = opened(data=PictureData(columns=columns), as_of=None)
    for segment in (0, 2):
        dialog.fields.range_field.choice.segments()[segment].click()
        assert len(errors(dialog)) == 1
        assert "No record is dated" in errors(dialog)[0] or "no dated record" in errors(dialog)[0]
        assert not dialog.save_button.isEnabled()
        assert not dialog.copy_button.isEnabled()


@pytest.mark.parametrize("lanes_by", list(LanesBy))
@pytest.mark.parametrize("look", [0, 1, 2])
@pytest.mark.parametrize("is_transparent", [False, True])
def test_any_lanes_in_any_look_are_copied(
    opened: Opener, qtbot: QtBot, lanes_by: LanesBy, look: int, is_transparent: bool
) -> None:
    """What is copied has a ground or none, as asked for, and the colours of the look."""
    dialog = opened(lanes_by=lanes_by)
    dialog.fields.look_choice.segments()[look].click()
    dialog.fields.transparent.setChecked(is_transparent)
    with qtbot.wait_signal(dialog.copied):
        dialog.copy()
    corner = QGuiApplication.clipboard().image().pixelColor(2, 2)
    theme = load_theme(("light", "dark", "print")[look])
    if is_transparent:
        assert corner.alpha() == 0
    else:
        assert corner.name() == theme.hex("panel")


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
    qtbot.wait_until(lambda: dialog.picture is not None and dialog.picture.size_px == (1200, 750))
    assert "1,200 × 750 px · 30.5 × 19.1 cm at 100 dpi" in dialog.size_label.text()


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
    with qtbot.wait_signal(dialog.copied):
        qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().image()
    assert (copied.width(), copied.height()) == (2400, 1500)
    assert dialog.notes.text() == "Copied."
    assert dialog.save_button.isEnabled()
    assert dialog.isVisible()


def test_the_wishes_are_remembered(opened: Opener, qtbot: QtBot) -> None:
    """The next dialog opens with the size of the last saved picture, not with its title or its look."""
    dialog = opened()
    typed(qtbot, dialog.fields.title_edit, "First")
    typed(qtbot, dialog.fields.size_field.width_edit, "1700")
    choose(dialog.fields.size_field.scale_choice, "2×")
    qtbot.keyClick(dialog.fields.look_choice.taken(), Qt.Key.Key_Right)
    dialog.fields.transparent.setChecked(True)
    with qtbot.wait_signal(dialog.saved):
        dialog.save()
    again = opened()
    assert again.fields.size_field.width_edit.text() == "1700"
    assert again.fields.size_field.scale_choice.currentText() == "2×"
    assert again.fields.look_choice.word() == "light"
    assert not again.fields.transparent.isChecked()
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


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        '{"width": -5}',
        '{"look": "dark"}',
        '{"unit": "ell"}',
        '{"dpi": "x"}',
        '{"form": "bmp"}',
    ],
)
def test_remembered_nonsense_is_ignored(text: str) -> None:
    """A settings file that somebody has edited never keeps the dialog from opening."""
    assert ExportWishes.from_text(text) == ExportWishes()


def test_wishes_survive_being_written() -> None:
    """What is written is read as it was, except for the look."""
    wishes = ExportWishes(
        *("svg", 1000, 700, "cm", 300, "2×", "print"), True, False, False, True, True, "/tmp"
    )
    read = ExportWishes.from_text(wishes.to_text())
    assert read == replace(wishes, look="light", is_transparent=False)


@pytest.mark.parametrize(
    ("text", "unit", "px"),
    [
        ("1600", "px", 1600),
        ("1,600", "px", 1600),
        ("1600 px", "px", 1600),
        ("30.48", "cm", 1600),
        ("30,48 cm", "cm", 1600),
        ("12", "in", 1600),
    ],
)
def test_lengths_are_read_as_people_write_them(text: str, unit: str, px: float) -> None:
    """Thousands may be parted, centimetres may have a comma, the unit may be repeated."""
    assert read_length(text, unit, 200, 1.5, "width") == px
    assert read_length(write_length(px, unit, 200, 1.5), unit, 200, 1.5, "width") == px
    assert read_dpi("200 dpi") == 200


def test_the_window_and_the_command_line_mean_the_same_size(opened: Opener) -> None:
    """Pixels are told before scaling: 1,600 × 1,000 at 1.5 is a file of 2,400 × 1,500."""
    dialog = opened()
    assert dialog.picture.size_px == (2400, 1500)
    choose(dialog.fields.size_field.scale_choice, "1×")
    assert dialog.picture.size_px == (1600, 1000)
    assert dialog.size_label.text().startswith("1,600 × 1,000 px")


def test_a_length_on_paper_is_that_of_the_finished_picture(opened: Opener, qtbot: QtBot) -> None:
    """16 cm at 300 dpi are 1,890 px at every scale; only text and marks become larger."""
    dialog = opened()
    fields = dialog.fields
    choose(fields.size_field.usual, "Report column, 16 cm")
    qtbot.wait_until(lambda: dialog.picture.size_px == (1890, 1181))
    assert fields.size_field.scale_choice.currentText() == "2×"
    for word, scale in (("1×", 1), ("1.5×", 1.5), ("2×", 2), ("3×", 3), ("4×", 4)):
        choose(fields.size_field.scale_choice, word)
        assert dialog.picture is None or dialog.picture.size_px == (1890, 1181)
        assert fields.size_field.width_edit.text() == "16"
        assert dialog.picture is None or dialog.picture.scale == scale


@pytest.mark.parametrize("unit", ["px", "cm", "in"])
def test_the_height_that_holds_all_lanes_can_be_typed(opened: Opener, qtbot: QtBot, unit: str) -> None:
    """The hint is in the unit of the field, and following it leaves no lane out."""
    dialog = opened()
    fields = dialog.fields
    fields.size_field.height_edit.setText("250")
    dialog.refresh()
    assert dialog.picture.left_out
    segment = fields.size_field.unit.segments()[("px", "cm", "in").index(unit)]
    segment.click()
    dialog.refresh()
    qtbot.wait_until(lambda: "A height of" in dialog.notes.text())
    height, said_unit = dialog.notes.text().rsplit("A height of ", 1)[1].split(" ")[:2]
    assert said_unit == unit
    typed(qtbot, fields.size_field.height_edit, height)
    qtbot.wait_until(lambda: dialog.picture is not None and not dialog.picture.left_out)


@pytest.mark.parametrize(
    ("unit", "width", "said"),
    [
        ("cm", "2", "320 px is the least (6.1 cm)"),
        ("in", "0.5", "320 px is the least (2.4 in)"),
        ("cm", "100000", "200,000 px at most (2540 cm)"),
        ("in", "1e300", "200,000 px at most (1000 in)"),
        ("cm", "inf", "must be a number of centimetres above 0"),
        ("px", "nan", "must be a number of pixels above 0"),
        ("px", "0", "must be a number of pixels above 0"),
        ("px", "1e400", "must be a number of pixels above 0"),
    ],
)
def test_an_impossible_length_is_refused_in_its_unit(
    opened: Opener, unit: str, width: str, said: str
) -> None:
    """The limit is told in what is typed, and nothing can be saved."""
    dialog = opened()
    dialog.fields.size_field.unit.segments()[("px", "cm", "in").index(unit)].click()
    dialog.fields.size_field.width_edit.setText(width)
    dialog.refresh()
    assert [said in error for error in errors(dialog)] == [True]
    assert not dialog.save_button.isEnabled()


def test_nothing_moves_when_something_is_wrong_or_mended(opened: Opener) -> None:
    """The room for what is wrong is kept: each field and button stays where the pointer has found it."""
    dialog = opened()
    fields = dialog.fields
    parts = [
        *(fields.range_field.choice, fields.size_field.width_edit, fields.size_field.scale_choice),
        *(fields.format_choice, fields.look_choice),
        *(fields.title_edit, fields.path_edit, dialog.save_button, dialog.preview),
    ]

    def places() -> list[object]:
        QApplication.processEvents()
        return [(one.mapTo(dialog, one.rect().topLeft()), one.size()) for one in parts]

    before = places()
    for edit, text in (
        (fields.size_field.width_edit, "none"),
        (fields.size_field.height_edit, "999999"),
        (fields.size_field.height_edit, "250"),
        (fields.path_edit, "/nowhere/" + "far/" * 40 + "x.png"),
    ):
        kept = edit.text()
        edit.setText(text)
        dialog.refresh()
        assert errors(dialog) or dialog.picture.left_out
        assert places() == before, text
        edit.setText(kept)
        dialog.refresh()
        assert places() == before


@pytest.mark.parametrize("place", ["folder", "nowhere/x.png", "locked/x.png", "file.png/x.png"])
def test_after_a_refused_place_the_keyboard_is_in_its_field(
    opened: Opener, tmp_path: Path, place: str
) -> None:
    """A folder, one that is not there, one that is locked: each is named, and typed anew at once."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "locked").mkdir(mode=0o500)
    (tmp_path / "file.png").write_bytes(b"old")
    if os.access(tmp_path / "locked", os.W_OK) and place.startswith("locked"):
        pytest.skip("this user may write anywhere")
    dialog = opened()
    dialog.fields.path_edit.setText(str(tmp_path / place))
    dialog.save_button.setFocus()
    dialog.save()
    assert len(errors(dialog)) == 1
    assert dialog.focusWidget() is dialog.fields.path_edit
    assert sorted(one.name for one in tmp_path.glob("*.png")) == ["file.png"]


def test_a_refused_size_takes_the_keyboard_from_the_button_to_its_field(opened: Opener, qtbot: QtBot) -> None:
    """A button that goes out hands the keyboard on to what must be mended."""
    dialog = opened()
    typed(qtbot, dialog.fields.size_field.height_edit, "none")
    dialog.save_button.setFocus()
    dialog.save()
    assert dialog.focusWidget() is dialog.fields.size_field.height_edit


def test_a_very_large_picture_is_saved_beside_the_window(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    """16,000 × 4,000 px: the dialog says that it saves, stays alive, and closes when it is done."""
    dialog = opened()
    choose(dialog.fields.size_field.usual, "Wide poster, 16,000 px")
    dialog.refresh()
    beats: list[float] = []
    pulse = QTimer(dialog)
    pulse.timeout.connect(lambda: beats.append(time.perf_counter()))
    pulse.start(5)
    with qtbot.wait_signal(dialog.saved, timeout=30_000):
        dialog.save()
        assert dialog.is_busy
        assert dialog.notes.text().startswith("Saving…")
        assert not dialog.save_button.isEnabled()
        dialog.save()
        dialog.refresh()
        qtbot.wait_until(lambda: dialog.progress.value() > 0)
        assert dialog.progress.isVisible()
    assert max(after - before for before, after in pairwise(beats)) < 0.5
    assert not dialog.isVisible()
    read = QImageReader(str(tmp_path / "hanoi.png")).size()
    assert (read.width(), read.height()) == (16_000, 4_000)
    assert [one.name for one in tmp_path.glob(".*")] == []


def test_what_fails_while_saving_is_said_afterwards(
    opened: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told beside the place, and everything can be tried again."""

    def full(_picture: Picture, path: Path, _watch: Watch) -> None:
        raise PictureError(f"The picture could not be saved as {path}: no space left on device.", "path")

    monkeypatch.setattr(export_saving, "save_picture", full)
    dialog = opened()
    dialog.save()
    qtbot.wait_until(lambda: not dialog.is_busy)
    assert "no space left" in errors(dialog)[0]
    assert dialog.focusWidget() is dialog.fields.path_edit
    assert dialog.save_button.isEnabled()
    assert dialog.isVisible()


def test_a_defect_while_saving_is_said_in_one_sentence(
    opened: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Not even a defect of the program leaves the dialog saving for ever."""
    monkeypatch.setattr(export_saving, "render", lambda _picture: 1 / 0)
    dialog = opened()
    dialog.copy()
    qtbot.wait_until(lambda: not dialog.is_busy)
    assert "Something went wrong inside the program" in errors(dialog)[0]
    assert "ZeroDivisionError" in caplog.text


def test_a_window_that_goes_while_saving_still_leaves_a_whole_file(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    """The file is written to its end, and nobody who is gone is told."""
    dialog = opened()
    dialog.save()
    dialog.setParent(None)
    shiboken6.delete(dialog)
    qtbot.wait_until(lambda: all(one.name != "picture" for one in threading.enumerate()))
    QApplication.processEvents()
    assert not QImage(str(tmp_path / "hanoi.png")).isNull()


def test_pictures_lie_where_they_are_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the user's pictures, else beside the database, but never in the program's own folder."""
    own, home = tmp_path / "own", tmp_path / "home"
    own.mkdir()
    home.mkdir()
    places = {QStandardPaths.StandardLocation.HomeLocation: home}
    monkeypatch.setattr(
        exporting.QStandardPaths, "writableLocation", lambda place: str(places.get(place, tmp_path / "none"))
    )
    monkeypatch.setattr(exporting, "user_data", lambda: own)
    assert exporting.pictures_folder(own / "Hanoi sample.db") == home
    assert exporting.pictures_folder(tmp_path / "talks.db") == tmp_path
    pictures = tmp_path / "Pictures"
    pictures.mkdir()
    places[QStandardPaths.StandardLocation.PicturesLocation] = pictures
    assert exporting.pictures_folder(own / "Hanoi sample.db") == pictures
    assert exporting.pictures_folder(tmp_path / "talks.db") == pictures
