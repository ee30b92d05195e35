"""What a reader does in a day, in a real window: by keyboard alone, and by mouse alone but for the words.

Marks are walked, a pane is opened, a link followed and left again, a date looked up, an act of an uncertain
date added and taken back, a picture exported; the file is looked at from outside after each edit.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from explorer.model.calendar import DAY_MS, day_first_ms, day_of
from explorer.render.theme import load_theme
from tests.window.desk import Desk, wait_for
from tests.window.test_a_walk import MARKS_AREA, left_view, place_of_colour, story
from tests.window.test_main_job import rows_of

__all__ = ["story"]
pytestmark = pytest.mark.real_window

DAY = "between 10 and 17 Feb 2019"
EDTF = "[2019-02-10..2019-02-17]"
GO_MENU, EDIT_MENU = (212, 41), (80, 41)
"""Where things lie on a screen of 1600 by 1000."""
FIRST_ITEM_PX, ITEM_PX = 34, 27
BACK, EXPORT, ADD = (30, 79), (1480, 79), (1548, 79)


def acts_of(path: Path) -> list[tuple[object, ...]]:
    """The acts dated as above, read by an outsider."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(
            "select agreements.short_name, act, coalesce(actors.short_name, actors.name),"
            " when_text, start_earliest, end_latest"
            " from acts join agreements on agreements.id = acts.agreement"
            " left join actors on actors.id = acts.actor where when_edtf = ?",
            (EDTF,),
        ).fetchall()


def is_added(path: Path) -> bool:
    """Whether the act is there, whole."""
    found = acts_of(path)
    assert len(found) <= 1
    if not found:
        return False
    agreement, act, actor, text, first, last = found[0]
    assert (agreement, act, actor, text) == ("INF Treaty", "declared", "Russia", DAY)
    assert first == day_first_ms(day_of(2019, 2, 10))
    assert last == day_first_ms(day_of(2019, 2, 17)) + DAY_MS - 1
    return True


def read_picture(path: Path) -> QImage:
    """The picture as it was saved: whole, and with more than one colour in it."""
    picture = QImage(str(path))
    assert not picture.isNull()
    places = [(x, y) for x in range(0, picture.width(), 9) for y in range(0, picture.height(), 9)]
    shades = {picture.pixel(x, y) for x, y in places}
    assert len(shades) > 20
    assert load_theme("light").colour("in_force_ground").rgb() in shades
    return picture


def is_complete(path: Path) -> bool:
    """Whether a picture is there."""
    return path.exists() and path.stat().st_size > 0


def no_dialog(desk: Desk, title: str) -> Callable[[], bool]:
    """Whether a dialog has closed."""
    return lambda: not any(title in one for one in desk.titles())


def test_by_keyboard_alone(desk: Desk, story: Path, tmp_path: Path) -> None:
    """Each step shows; the act is in the file and out of it again; the picture can be read."""
    before, picture = rows_of(story), tmp_path / "hanoi.png"
    program = desk.start(str(story))
    place_of_colour(desk, "keys-0-start", ["in_force_ground"], MARKS_AREA)
    seen = desk.picture("keys-0-start")
    desk.key("Right", "Right", "Down", "Down", "Left")
    seen = desk.new_picture("keys-1-marks", seen)
    desk.key("Return", "ctrl+3", "Tab")
    seen = desk.new_picture("keys-2-pane", seen)
    desk.key("Return")
    seen = desk.new_picture("keys-3-link", seen)
    desk.key("alt+Left")
    seen = desk.new_picture("keys-4-back", seen)
    desk.key("ctrl+g")
    desk.window("Go to date")
    desk.type("27 Feb 2019")
    desk.key("Return")
    desk.window("story")
    desk.new_picture("keys-5-date", seen)

    desk.key("ctrl+alt+a")
    desk.window("Add act")
    desk.key("ctrl+shift+BackSpace")  # not about what is selected
    desk.type("INF Treaty")
    desk.key("Return", "Tab")
    desk.type("declared")
    desk.key("Return", "Tab")
    desk.type("Russia")
    desk.key("Return", "Tab")
    desk.type(DAY)
    desk.picture("keys-6-act")
    desk.key("ctrl+Return")
    wait_for("the act in the database", lambda: is_added(story))
    wait_for("the editor to close", no_dialog(desk, "Add act"))
    desk.window("story")
    desk.picture("keys-7-added")
    desk.key("ctrl+z")
    wait_for("the act to be gone", lambda: not is_added(story))
    assert rows_of(story) == before

    desk.key("ctrl+e")
    desk.window("Export picture")
    desk.type("On the eve of Hanoi")
    desk.key("alt+f", "ctrl+a")
    desk.type(str(picture))
    desk.picture("keys-8-export")
    desk.key("Return")
    wait_for("the picture", lambda: is_complete(picture))
    wait_for("the export to close", no_dialog(desk, "Export picture"))
    read_picture(picture)
    view = left_view(desk, program, story)
    assert view.first_ms < day_first_ms(day_of(2019, 2, 14)) < view.last_ms  # where the act was shown
    # a day that one goes to stands amid a year
    assert view.last_ms - view.first_ms == pytest.approx(366 * DAY_MS, rel=0.01)
    assert rows_of(story) == before


def test_by_mouse_alone(desk: Desk, story: Path, tmp_path: Path) -> None:
    """The same with the mouse; only the words themselves are typed."""
    before, picture = rows_of(story), tmp_path / "hanoi.png"
    program = desk.start(str(story))
    place_of_colour(desk, "mouse-0-bands", ["in_force_ground"], MARKS_AREA)
    actors = [f"actor:{number}" for number in (0, 2, 3, 4, 5, 6)]  # links and folds have the colour of 1
    seen, x, y = place_of_colour(desk, "mouse-0-start", actors, MARKS_AREA)
    desk.click(x, y + 2)
    seen = desk.new_picture("mouse-1-pane", seen)
    _, x, y = place_of_colour(desk, "mouse-1-pane", ["accent"], (1240, 300, 1590, 940))
    desk.click(x + 3, y + 3)  # the first link of the pane
    seen = desk.new_picture("mouse-2-link", seen)
    desk.click(*BACK)
    seen = desk.new_picture("mouse-3-back", seen)
    pick(desk, GO_MENU, 2, above_px=10)
    desk.window("Go to date")
    desk.type("27 Feb 2019")
    click_primary(desk, "mouse-4-date")
    desk.window("story")
    seen = desk.new_picture("mouse-5-went", seen)

    desk.click(*ADD)
    desk.new_picture("mouse-6-menu", seen)
    desk.click(1440, ADD[1] + 38 + 2 * ITEM_PX)
    desk.window("Add act")
    desk.key("ctrl+shift+BackSpace")  # not about what is selected
    desk.picture("mouse-7-act")
    for words in ("INF Treaty", "declared", "Russia"):
        desk.type(words)
        desk.key("Return", "Tab")  # a name is taken from the list as words are
    desk.type(DAY)
    click_primary(desk, "mouse-8-act")
    wait_for("the act in the database", lambda: is_added(story))
    wait_for("the editor to close", no_dialog(desk, "Add act"))
    desk.window("story")
    desk.picture("mouse-9-added")
    pick(desk, EDIT_MENU, 0)
    wait_for("the act to be gone", lambda: not is_added(story))
    assert rows_of(story) == before

    desk.click(*EXPORT)
    desk.window("Export picture")
    desk.key("alt+f", "ctrl+a")
    desk.type(str(picture))
    click_primary(desk, "mouse-10-export")
    wait_for("the picture", lambda: is_complete(picture))
    wait_for("the export to close", no_dialog(desk, "Export picture"))
    read_picture(picture)
    desk.stop(program)
    assert rows_of(story) == before


def pick(desk: Desk, menu: tuple[int, int], number: int, above_px: int = 0) -> None:
    """Click a menu, and in it the line `number`, below separators that take `above_px`."""
    before = desk.picture("menu-closed")
    desk.click(*menu)
    desk.new_picture("menu-open", before)
    desk.click(menu[0] + 40, menu[1] + FIRST_ITEM_PX + number * ITEM_PX + above_px)


def click_primary(desk: Desk, name: str) -> None:
    """Click the button of a dialog that stands out, the lowest block of the accent's colour."""
    accent = load_theme("light").colour("accent").rgb()

    def look() -> tuple[int, int] | None:
        image = QImage(str(desk.picture(name)))
        for y in range(image.height() - 40, 140, -3):
            for x in range(1240, 300, -2):
                beside_its_words = ((x - dx, y - dy) for dx in (0, 4, 8) for dy in (0, 6, 12, 18))
                if all(image.pixel(*place) == accent for place in beside_its_words):
                    return x - 3, y - 9
        return None

    desk.click(*wait_for("the button that stands out", look))
