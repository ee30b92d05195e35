"""The look of the controls: complete in both themes, and really worn."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from explorer.render.theme import contrast, load_theme
from explorer.ui.menu_button import MenuButton
from explorer.ui.style import dress, palette, set_role, stylesheet
from tests.ui.readable import seen_in_widget


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_sheet_has_every_colour_and_image(name: str) -> None:
    """No token is left unresolved, and every image that the sheet names is there."""
    sheet = stylesheet(load_theme(name))
    assert "$" not in sheet
    images = set(re.findall(r'url\("([^"]+)"\)', sheet))
    assert images
    assert all(Path(image).is_file() for image in images)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_palette_goes_with_the_theme(name: str) -> None:
    """What a style sheet does not reach has the theme's colours too."""
    theme = load_theme(name)
    made = palette(theme)
    assert made.color(QPalette.ColorRole.Window).name() == theme.hex("panel")
    assert made.color(QPalette.ColorRole.Text).name() == theme.hex("text")
    disabled = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled.name() == theme.hex("disabled")


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """The application in the light theme."""
    dress(qapp, load_theme("light"))
    yield
    qapp.setStyleSheet("")


def grabbed(widget: QPushButton | QLineEdit | QCheckBox | QLabel, x: int, y: int) -> str:
    """The colour of a widget's pixel."""
    return widget.grab().toImage().pixelColor(x, y).name()


@pytest.mark.usefixtures("dressed")
def test_a_primary_button_has_the_accent(qtbot: QtBot) -> None:
    """The one button that does what the dialog is for stands out."""
    button = QPushButton("Save")
    button.setProperty("role", "primary")
    qtbot.addWidget(button)
    button.resize(90, 30)
    assert grabbed(button, 8, 15) == load_theme("light").hex("accent")


@pytest.mark.usefixtures("dressed")
def test_a_refused_field_is_outlined(qtbot: QtBot) -> None:
    """Marking a field as invalid shows at once, and so does mending it."""
    edit = QLineEdit("31 April")
    qtbot.addWidget(edit)
    edit.resize(120, 30)
    before = grabbed(edit, 60, 0)
    set_role(edit, "true", name="invalid")
    assert grabbed(edit, 60, 0) == load_theme("light").hex("error")
    set_role(edit, "false", name="invalid")
    assert grabbed(edit, 60, 0) == before == load_theme("light").hex("line")


@pytest.mark.usefixtures("dressed")
def test_a_checked_box_is_filled(qtbot: QtBot) -> None:
    """A tick is drawn on the accent."""
    box = QCheckBox("Legend")
    box.setChecked(True)
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    assert grabbed(box, 3, box.height() // 2 + 5) == load_theme("light").hex("accent")


@pytest.mark.usefixtures("dressed")
def test_controls_share_one_height(qtbot: QtBot) -> None:
    """Fields and buttons of a row stand level, 30 to 32 px high."""
    for control in (QPushButton("Save"), QLineEdit()):
        qtbot.addWidget(control)
        assert 30 <= control.sizeHint().height() <= 32


@pytest.mark.usefixtures("dressed")
def test_the_list_of_a_choice_marks_what_is_chosen(qtbot: QtBot) -> None:
    """The popup of a list has the accent's ground behind the line that is taken, and no frame of Qt's."""
    choice = QComboBox()
    choice.addItems(["established", "reported", "disputed"])
    choice.setCurrentIndex(1)
    qtbot.addWidget(choice)
    choice.show()
    choice.showPopup()
    view = choice.view()
    qtbot.wait_until(view.isVisible)
    line = view.visualRect(view.model().index(1, 0))
    shown = view.viewport().grab().toImage()
    assert shown.pixelColor(line.right() - 12, line.center().y()).name() == load_theme("light").hex(
        "accent_ground"
    )
    choice.hidePopup()


@pytest.mark.usefixtures("dressed")
def test_a_box_shows_that_it_has_the_keyboard(qtbot: QtBot) -> None:
    """A check box is outlined in the accent while the keys go to it."""
    box = QCheckBox("Legend")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    box.show()
    qtbot.wait_exposed(box)
    edge = box.height() // 2
    before = grabbed(box, 1, edge)
    box.activateWindow()
    box.setFocus()
    qtbot.wait_until(box.hasFocus)
    assert grabbed(box, 1, edge) == load_theme("light").hex("accent") != before


@pytest.mark.parametrize("name", ["light", "dark"])
def test_an_empty_box_can_be_seen(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    """The outline of a box that is not checked has a contrast of at least 3 to 1 against the panel."""
    theme = load_theme(name)
    dress(qapp, theme)
    box = QCheckBox("Legend")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    edge = grabbed(box, 0, box.height() // 2)
    assert contrast(edge, theme.hex("panel")) >= 3
    qapp.setStyleSheet("")


@pytest.mark.usefixtures("dressed")
def test_a_menu_button_that_is_off_looks_so(qtbot: QtBot) -> None:
    """Its words are in the grey of what can't be used, as on every other button."""
    theme = load_theme("light")
    button = MenuButton("Filter", theme)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert words_contrast(button) == contrast(theme.hex("text"), theme.hex("panel"))
    button.setEnabled(False)
    assert words_contrast(button) == contrast(theme.hex("disabled"), theme.hex("panel"))


def words_contrast(button: MenuButton) -> float:
    """The contrast of a button's words."""
    (found,) = {one.contrast for one in seen_in_widget(button)}
    return found
