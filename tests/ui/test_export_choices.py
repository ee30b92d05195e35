"""What a picture can be: its format, range, words, sources; and what is told, stopped, looked at closely."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.model.cited import Citations
from explorer.render import picture
from explorer.scene.lane_choice import LaneChoice
from explorer.ui.export_range import DATES
from explorer.ui.preferences import Preferences
from tests.render.story import story
from tests.ui.export_at_work import Opener, choose, errors, opening, typed


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opener]:
    """Opens a dialog on the story."""
    yield from opening(qtbot, qapp, tmp_path)


def test_each_format_is_saved_under_its_name(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    """Choosing a format renames the file, and what is saved is of that format."""
    for key_presses, suffix, begins in ((1, ".svg", b"<?xml"), (2, ".pdf", b"%PDF")):
        dialog = opened()
        dialog.fields.format_choice.set_word("PNG")
        typed(qtbot, dialog.fields.path_edit, f"eve{key_presses}.png")
        for _ in range(key_presses):
            qtbot.keyClick(dialog.fields.format_choice.taken(), Qt.Key.Key_Right)
        assert dialog.fields.path_edit.text() == f"eve{key_presses}{suffix}"
        assert dialog.save_button.text() == f"&Save {suffix[1:].upper()}"
        with qtbot.wait_signal(dialog.saved):
            qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
        assert (tmp_path / f"eve{key_presses}{suffix}").read_bytes().startswith(begins)


def test_the_name_that_is_typed_chooses_the_format(opened: Opener, qtbot: QtBot) -> None:
    """Who types .pdf gets a PDF; a name without an ending gets that of the format."""
    dialog = opened()
    typed(qtbot, dialog.fields.path_edit, "eve.pdf")
    assert dialog.fields.format_choice.word() == "PDF"
    assert dialog.save_button.text() == "&Save PDF"
    typed(qtbot, dialog.fields.path_edit, "eve")
    assert dialog.path.name == "eve.pdf"


def test_the_format_is_remembered(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    """The next picture is proposed in the format of the last one."""
    dialog = opened()
    typed(qtbot, dialog.fields.path_edit, "eve.svg")
    with qtbot.wait_signal(dialog.saved):
        dialog.save()
    assert opened().path == tmp_path / "hanoi.svg"


def test_letters_as_shapes_are_offered_for_svg_alone(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    """The box comes with the format that it is for, and the file has no text then."""
    dialog = opened()
    assert not dialog.fields.outlines.isVisible()
    typed(qtbot, dialog.fields.path_edit, "eve.svg")
    assert dialog.fields.outlines.isVisible()
    dialog.fields.outlines.click()
    with qtbot.wait_signal(dialog.saved):
        dialog.save()
    assert "<text" not in (tmp_path / "eve.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("June 2018", "1 June 2018 to 30 June 2018 · 1 record"),
        ("Mar 2018 - 5 Apr 2019", "1 March 2018 to 5 April 2019 · 6 records"),
        ("27 Feb 2019", "27 February 2019 · 1 record"),
        ("since 2019", "1 January 2019 to 28 February 2019 · 3 records"),
    ],
)
def test_dates_are_typed_and_told_as_they_are_read(
    opened: Opener, qtbot: QtBot, text: str, said: str
) -> None:
    """Typing over the range takes the dates, and the line beneath says which days and how much."""
    dialog = opened()
    typed(qtbot, dialog.fields.range_field.dates_edit, text)
    assert dialog.fields.range_field.choice.word() == DATES
    qtbot.wait_until(lambda: dialog.fields.range_field.told.text() == said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sometime", "sometime"),
        ("31 April 2018", "April"),
        ("2019 - 2018", "ends before"),
        ("1850", "No record is dated"),
        ("", "Type the dates"),
    ],
)
def test_dates_that_cant_be_had_are_refused_beside_them(
    opened: Opener, qtbot: QtBot, text: str, said: str
) -> None:
    """The reason stands beneath the dates, nothing can be saved, and another choice mends it."""
    dialog = opened()
    dialog.fields.range_field.choice.segments()[3].click()
    typed(qtbot, dialog.fields.range_field.dates_edit, text)
    if not text:
        qtbot.keyClick(dialog.fields.range_field.dates_edit, Qt.Key.Key_Delete)
    qtbot.wait_until(lambda: not dialog.save_button.isEnabled())
    assert [said in error for error in errors(dialog)] == [True]
    dialog.fields.range_field.choice.segments()[0].click()
    assert errors(dialog) == []
    assert dialog.save_button.isEnabled()


def test_the_subtitle_is_proposed_until_it_is_written(opened: Opener, qtbot: QtBot) -> None:
    """It follows the view; what the user writes stays, and nothing at all leaves it out."""
    dialog = opened()
    edit = dialog.fields.subtitle_edit
    assert edit.text().endswith("March 2018 – April 2019, as of 22 February 2019")
    typed(qtbot, dialog.fields.range_field.dates_edit, "2018")
    qtbot.wait_until(lambda: "statements, 2018" in edit.text() or "events, 2018" in edit.text())
    typed(qtbot, edit, "Before the second summit")
    qtbot.wait_until(lambda: dialog.picture.subtitle == "Before the second summit")
    typed(qtbot, dialog.fields.range_field.dates_edit, "2019")
    qtbot.wait_until(lambda: "2019 to" in dialog.fields.range_field.told.text())
    assert edit.text() == "Before the second summit"
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    qtbot.wait_until(lambda: dialog.picture.subtitle == "")


def test_typing_words_moves_no_mark(opened: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another title or subtitle is drawn above the same timeline, which is not built anew for it."""
    dialog = opened()
    typed(qtbot, dialog.fields.title_edit, "On")
    qtbot.wait_until(lambda: dialog.picture.title == "On")
    built: list[float] = []
    build = picture.build_timeline
    monkeypatch.setattr(picture, "build_timeline", lambda *asked: built.append(asked[2]) or build(*asked))
    before = dialog.picture.timeline
    qtbot.keyClicks(dialog.fields.title_edit, " the eve")
    qtbot.wait_until(lambda: dialog.picture.title == "On the eve")
    typed(qtbot, dialog.fields.subtitle_edit, "Before the summit")
    qtbot.wait_until(lambda: dialog.picture.subtitle == "Before the summit")
    assert dialog.picture.timeline is before
    assert not built
    typed(qtbot, dialog.fields.size_field.width_edit, "1200")
    qtbot.wait_until(lambda: dialog.picture.width_px == 1200)
    assert built


def test_the_title_is_proposed_for_what_is_selected(opened: Opener, qtbot: QtBot) -> None:
    """A picture of the selection has its title, until the user writes another."""
    june = (day_first_ms(day_of(2018, 6, 1)), day_last_ms(day_of(2018, 6, 30)))
    dialog = opened(selection=june, selection_title="First summit, Singapore", title="North Korea")
    assert dialog.fields.title_edit.text() == "North Korea"
    dialog.fields.range_field.choice.segments()[1].click()
    qtbot.wait_until(lambda: dialog.picture.title == "First summit, Singapore")
    typed(qtbot, dialog.fields.title_edit, "Mine")
    dialog.fields.range_field.choice.segments()[0].click()
    assert dialog.fields.title_edit.text() == "Mine"


def test_what_the_window_leaves_out_is_said(opened: Opener) -> None:
    """Private, undated and filtered records, hidden lanes: each is told before anything is saved."""
    dialog = opened(
        data=replace(story(), undated=3),
        keep=lambda ids: ids != 22,
        hidden_lanes=2,
    )
    dialog.fields.range_field.choice.segments()[2].click()
    said = dialog.notes.text()
    for sentence in (
        "2 private records are left out.",
        "3 undated records are left out.",
        "The filter keeps 1 record of the range back.",
        "2 lanes are hidden.",
    ):
        assert sentence in said


def test_what_hidden_lanes_keep_back_is_not_laid_to_a_filter(opened: Opener) -> None:
    """Without a filter none is spoken of: one sentence tells how many records the hidden lanes have alone."""
    dialog = opened(lanes=LaneChoice(hidden=frozenset({-1, -2})), hidden_lanes=2)
    assert "4 records stand only in the 2 hidden lanes." in dialog.notes.text()
    assert "filter" not in dialog.notes.text()


def test_sources_are_asked_for_once_and_listed(opened: Opener) -> None:
    """Until they have come nothing can be saved without them; then the picture has its list."""
    dialog = opened()
    asked: list[bool] = []
    dialog.citations_wanted.connect(lambda: asked.append(True))
    dialog.fields.sources.click()
    assert asked == [True]
    assert not dialog.save_button.isEnabled()
    assert dialog.notes.text() == "Reading the sources…"
    dialog.take_citations(Citations(np.array([21, 26]), np.array([101, 102]), {101: "Cable", 102: "Memoir"}))
    assert dialog.picture.sources.count == 2
    assert dialog.save_button.isEnabled()
    dialog.fields.sources.click()
    dialog.fields.sources.click()
    assert asked == [True]


def test_one_click_makes_room_for_all_sources(opened: Opener, qtbot: QtBot) -> None:
    """Where sources find no room, a button names the height that holds them, and a press sets it."""
    every = np.array([21, 22, 23, 24, 25, 26])
    records, sources = np.repeat(every, 10), np.arange(100, 160)
    cited = Citations(records, sources, {int(one): f"Cable {one}, " + 40 * "long " for one in sources})
    dialog = opened(data=replace(story(), citations=cited))
    assert not dialog.height_button.isVisible()
    dialog.fields.sources.click()
    assert dialog.picture.sources.left_out
    qtbot.wait_until(dialog.height_button.isVisible)
    told = dialog.height_button.text()
    qtbot.mouseClick(dialog.height_button, Qt.MouseButton.LeftButton)
    assert not dialog.picture.sources.left_out
    assert told == f"Set hei&ght to {dialog.fields.size_field.height_edit.text()} px"
    assert not dialog.height_button.isVisible()


def test_a_button_never_sets_a_height_for_a_picture_that_is_gone(opened: Opener, qtbot: QtBot) -> None:
    """With a size that can't be had there is nothing to set."""
    dialog = opened()
    dialog.fields.size_field.height_edit.setText("250")
    dialog.refresh()
    qtbot.wait_until(dialog.height_button.isVisible)
    dialog.fields.size_field.width_edit.setText("none")
    dialog.refresh()
    assert not dialog.height_button.isVisible()


def test_how_the_files_pixels_come_about_is_said_beside_the_size(opened: Opener, qtbot: QtBot) -> None:
    """What is typed, times the scale, or at so many dpi on paper, is what the file has."""
    dialog = opened()
    size = dialog.fields.size_field
    assert size.told.text() == "1600 × 1000 px at 1.5× = 2,400 × 1,500 px in the file"
    choose(size.usual, "Report column, 16 cm")
    qtbot.wait_until(lambda: size.told.text() == "16 × 10 cm at 300 dpi = 1,890 × 1,181 px in the file")


@pytest.mark.parametrize("place", [0, 1, 2])
def test_each_mnemonic_leads_to_one_thing(opened: Opener, qtbot: QtBot, place: int) -> None:
    """No letter with Alt is given twice, whichever format is chosen and whatever the buttons say."""
    dialog = opened()
    dialog.fields.format_choice.segments()[place].click()
    dialog.fields.size_field.height_edit.setText("250")
    dialog.refresh()
    qtbot.wait_until(dialog.height_button.isVisible)
    for words in (dialog.save_button.text(), "&Replace"):
        dialog.save_button.setText(words)
        told = [one.text() for one in dialog.findChildren(QLabel) if one.buddy() and one.isVisible()]
        told += [one.text() for one in dialog.findChildren(QAbstractButton) if one.isVisible()]
        letters = [text[text.index("&") + 1].lower() for text in told if "&" in text]
        assert len(letters) > 10
        assert sorted(set(letters)) == sorted(letters)


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_keys_save_from_any_field(
    opened: Opener, qtbot: QtBot, tmp_path: Path, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    """Alt+S and Ctrl+Enter save, as the head and the button say."""
    dialog = opened()
    assert "Ctrl+Enter saves" in dialog.hint_label.text()
    dialog.activateWindow()
    qtbot.wait_until(dialog.isActiveWindow)
    with qtbot.wait_signal(dialog.saved):
        qtbot.keyClick(dialog.fields.subtitle_edit, key, modifiers)
    assert (tmp_path / "hanoi.png").exists()


def test_a_name_taken_in_one_format_is_free_in_another(opened: Opener, tmp_path: Path) -> None:
    """After hanoi.svg the next SVG is hanoi-2.svg, yet the first PNG is hanoi.png."""
    (tmp_path / "hanoi.svg").write_text("<svg/>")
    dialog = opened()
    dialog.fields.format_choice.segments()[1].click()
    assert dialog.path == tmp_path / "hanoi-2.svg"
    dialog.fields.format_choice.segments()[0].click()
    assert dialog.path == tmp_path / "hanoi.png"


def test_the_preview_grows_with_the_dialog(opened: Opener) -> None:
    """What a larger dialog gains, the preview gains; fields and foot keep their height."""
    dialog = opened()
    before = dialog.preview.height(), dialog.fields.height()
    dialog.resize(dialog.width(), dialog.height() + 200)
    QApplication.processEvents()
    assert (dialog.preview.height(), dialog.fields.height()) == (before[0] + 200, before[1])


@pytest.mark.parametrize("place", [0, 1, 2])
def test_about_how_large_the_file_will_be_is_told(
    opened: Opener, qtbot: QtBot, tmp_path: Path, place: int
) -> None:
    """The head tells it for each format, and the file that is saved is about as large."""
    dialog = opened()
    dialog.fields.format_choice.segments()[place].click()
    qtbot.wait_until(lambda: "about" in dialog.size_label.text())
    number, unit = dialog.size_label.text().rsplit("about ", 1)[1].split(" ")
    told = float(number.replace(",", "")) * {"KB": 1e3, "MB": 1e6}[unit]
    with qtbot.wait_signal(dialog.saved):
        dialog.save()
    real = (tmp_path / f"hanoi.{('png', 'svg', 'pdf')[place]}").stat().st_size
    assert real / 1.5 < told < real * 1.5


def test_a_large_picture_can_be_stopped(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    """Stop, or Esc, gives it up: no file, no part of one, and everything can be tried again."""
    dialog = opened()
    choose(dialog.fields.size_field.usual, "Wide poster, 16,000 px")
    for stop in (
        lambda: qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(dialog, Qt.Key.Key_Escape),
    ):
        dialog.save()
        assert dialog.cancel_button.text() == "&Stop"
        stop()
        qtbot.wait_until(lambda: not dialog.is_busy, timeout=10_000)
        assert dialog.isVisible()
        assert dialog.notes.text() == "Stopped. Nothing was saved."
        assert list(tmp_path.glob("*.png")) == []
        assert [one.name for one in tmp_path.glob(".picture*")] == []
        assert dialog.save_button.isEnabled()


def test_an_svg_is_copied_as_picture_and_as_svg(opened: Opener, qtbot: QtBot) -> None:
    """Programs that take shapes get them, others the pixels."""
    dialog = opened()
    dialog.fields.format_choice.segments()[1].click()
    with qtbot.wait_signal(dialog.copied):
        dialog.copy()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.hasImage()
    assert bytes(copied.data("image/svg+xml").data()).startswith(b"<?xml")


def test_a_page_too_large_for_a_pdf_is_refused_before_it_is_saved(opened: Opener, qtbot: QtBot) -> None:
    """Beside the size, with what can be done; as a PNG it can be had."""
    dialog = opened()
    choose(dialog.fields.size_field.usual, "Wide poster, 16,000 px")
    typed(qtbot, dialog.fields.size_field.dpi_edit, "60")
    dialog.refresh()
    assert errors(dialog) == []
    dialog.fields.format_choice.segments()[2].click()
    assert ["200 in are the most" in error for error in errors(dialog)] == [True]
    assert not dialog.save_button.isEnabled()


def test_every_usual_size_makes_a_picture(opened: Opener) -> None:
    """Each of the sizes that have a name shows a timeline, within the limits."""
    dialog = opened()
    usual = dialog.fields.size_field.usual
    for place in range(usual.count()):
        choose(usual, usual.itemText(place))
        assert errors(dialog) == []
        assert dialog.picture is not None


@pytest.mark.parametrize(("order", "said"), [("dmy", "5 June 2018"), ("mdy", "6 May 2018")])
def test_dates_of_numbers_are_read_in_the_order_that_is_set(
    opened: Opener, qtbot: QtBot, tmp_path: Path, order: str, said: str
) -> None:
    """Day and month are told apart by the setting, here as everywhere."""
    Preferences(tmp_path / "settings.ini").date_order = order
    dialog = opened()
    typed(qtbot, dialog.fields.range_field.dates_edit, "5/6/2018 to 1/1/2019")
    qtbot.wait_until(lambda: dialog.fields.range_field.told.text().startswith(said))


def test_the_preview_is_looked_at_closely_and_as_a_whole(opened: Opener, qtbot: QtBot) -> None:
    """A click shows it in its own size around the point, dragging moves it, another click shows all of it."""
    dialog = opened()
    preview = dialog.preview
    whole = preview.grab().toImage()
    middle = preview.rect().center()
    qtbot.mouseClick(preview, Qt.MouseButton.LeftButton, pos=middle)
    assert preview.is_close
    near = preview.grab().toImage()
    assert near != whole
    qtbot.mousePress(preview, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(preview, pos=middle - QPoint(60, 0))
    qtbot.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=middle - QPoint(60, 0))
    assert preview.is_close
    assert preview.grab().toImage() != near
    qtbot.mouseClick(preview, Qt.MouseButton.LeftButton, pos=middle)
    assert preview.grab().toImage() == whole


def test_the_preview_is_looked_at_by_keyboard(opened: Opener, qtbot: QtBot) -> None:
    """Space, the arrows and Esc do the same, and Esc does not leave the dialog then."""
    dialog = opened()
    preview = dialog.preview
    preview.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_Space)
    near = preview.grab().toImage()
    qtbot.keyClick(preview, Qt.Key.Key_Right)
    assert preview.grab().toImage() != near
    for _ in range(50):
        qtbot.keyClick(preview, Qt.Key.Key_Right)
    edge = preview.grab().toImage()
    qtbot.keyClick(preview, Qt.Key.Key_Right)
    assert preview.grab().toImage() == edge
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.is_close
    assert dialog.isVisible()
