"""A walk through the sample in a real window: once by keyboard alone, once by mouse alone."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from subprocess import Popen

import pytest
from PySide6.QtGui import QImage

from explorer.model.calendar import DAY_MS, day_first_ms, day_of, today
from explorer.model.vocabulary import RecordKind
from explorer.render.theme import load_theme
from explorer.ui.preferences import Preferences
from explorer.ui.visited import VisitedView
from tests.window.desk import Desk, wait_for

pytestmark = pytest.mark.real_window

MARKS_AREA = (420, 165, 1200, 830)
AXIS_AREA = (420, 110, 1222, 130)
A_NAME = (262, 440)
"""Where things lie on a screen of 1600 by 1000."""


def left_view(desk: Desk, program: Popen[bytes], path: Path) -> VisitedView:
    """Quit, and read from the settings file where the reader was."""
    desk.stop(program)
    view = VisitedView.from_text(Preferences(desk.settings).view(path))
    assert view is not None
    return view


def asked(path: Path, question: str, *values: object) -> list[tuple[object, ...]]:
    """What an outsider reads in the database."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(question, values).fetchall()


def journal_length(path: Path) -> object:
    """How many edits the database has seen."""
    return asked(path, "select count(*) from journal")[0][0]


def place_of_colour(
    desk: Desk, name: str, colours: Iterable[str], area: tuple[int, int, int, int]
) -> tuple[Path, int, int]:
    """The screen once an area shows one of the light theme's colours and holds still, and where: its top."""
    theme = load_theme("light")
    wanted = {theme.colour(colour).rgb() for colour in colours}  # type: ignore[arg-type]  # tokens of the theme
    left, top, right, bottom = area

    def found() -> tuple[Path, int, int] | None:
        picture = desk.picture(name)
        image = QImage(str(picture))
        places = ((x, y) for y in range(top, bottom) for x in range(left, right))
        return next(((picture, x, y) for x, y in places if image.pixel(x, y) in wanted), None)

    def look() -> tuple[Path, int, int] | None:
        first = found()
        return first if first is not None and found() == first else None

    return wait_for(f"{name!r} to show one of {wanted}", look)


@pytest.fixture
def story(desk: Desk, tmp_path: Path) -> Path:
    """A database with the sample."""
    path = tmp_path / "story.db"
    desk.ask("new", str(path), "--sample", "hanoi")
    return path


def test_a_walk_by_keyboard_alone(desk: Desk, story: Path) -> None:
    """Marks, a pane, a link of it, back, a date, parties, the dark theme: each shows; nothing is edited."""
    edits = journal_length(story)
    program = desk.start(str(story))
    seen = desk.picture("walk-0-start")

    desk.key("Right", "Right", "Down", "Right")
    seen = desk.new_picture("walk-1-marks", seen)
    desk.key("Return")
    desk.key("ctrl+3", "Tab")
    seen = desk.new_picture("walk-2-pane", seen)
    desk.key("Return")
    seen = desk.new_picture("walk-3-link", seen)
    desk.key("alt+Left")
    seen = desk.new_picture("walk-4-back", seen)

    desk.key("ctrl+g")
    desk.window("Go to date")
    desk.type("27 Feb 2019")
    desk.key("Return")
    desk.window("story")
    seen = desk.new_picture("walk-5-date", seen)
    desk.key("ctrl+shift+p")
    seen = desk.new_picture("walk-6-parties", seen)
    assert desk.brightness(seen) > 0.6
    desk.key("ctrl+k")
    desk.type("dark")
    desk.new_picture("walk-7-command", seen)
    desk.key("Return")
    wait_for("the theme to be remembered", lambda: Preferences(desk.settings).theme == "dark")
    dark = desk.picture("walk-8-dark")
    wait_for("a dark screen", lambda: desk.brightness(desk.picture("walk-8-dark")) < 0.4)
    desk.key("w")
    desk.new_picture("walk-9-closer", dark)

    view = left_view(desk, program, story)
    day_ms = day_first_ms(day_of(2019, 2, 27))
    assert day_ms <= (view.first_ms + view.last_ms) / 2 < day_ms + DAY_MS
    assert view.last_ms - view.first_ms == pytest.approx(366 * DAY_MS / 1.6, rel=0.01)
    assert journal_length(story) == edits


def test_shortcuts_work_out_of_the_search_field(desk: Desk, story: Path) -> None:
    """Ctrl+E in the search field opens the export, though a line of text has its own meaning for it."""
    program = desk.start(str(story))
    desk.key("ctrl+k")
    desk.type("inf")
    desk.key("ctrl+e")
    desk.window("Export picture")
    desk.key("Escape")
    desk.window("story")
    desk.key("ctrl+k", "ctrl+k", "ctrl+n")
    desk.window("Add event")
    desk.key("Escape")
    desk.window("story")
    desk.stop(program)


def test_a_mark_and_the_flag_by_mouse(desk: Desk, story: Path) -> None:
    """A click on a mark chooses it and opens its pane; the flag is dragged to an earlier day."""
    program = desk.start(str(story))
    place_of_colour(desk, "mouse-bands", ["in_force_ground"], MARKS_AREA)  # lanes grow when bands come
    desk.key("ctrl+d")
    desk.type("22 Feb 2019")
    desk.key("Return")
    actors = [f"actor:{number}" for number in (0, 2, 3, 4, 5, 6)]  # links and folds have the colour of 1
    seen, x, y = place_of_colour(desk, "mouse-0-start", actors, MARKS_AREA)
    desk.click(x, y + 2)
    seen = desk.new_picture("mouse-1-mark", seen)
    seen, x, y = place_of_colour(desk, "mouse-1-mark", ["as_of"], AXIS_AREA)
    desk.drag((x + 10, y + 5), (x - 190, y + 5))
    desk.new_picture("mouse-2-flag", seen)
    view = left_view(desk, program, story)
    assert view.as_of is not None
    assert day_of(1990, 1, 1) < view.as_of < today()
    ((kind,),) = asked(story, "select kind from records where id = ?", view.selected)
    assert kind in (RecordKind.EVENT, RecordKind.STATEMENT, RecordKind.ACT)


def test_a_fold_the_wheel_and_a_name_by_mouse(desk: Desk, story: Path) -> None:
    """A click on a fold zooms in, the wheel a little out again; a click on a name opens the agreement."""
    program = desk.start(str(story))
    place_of_colour(desk, "mouse-3-bands", ["in_force_ground"], MARKS_AREA)  # lanes grow when bands come
    desk.key("f", "f")
    seen, x, y = place_of_colour(desk, "mouse-3-start", ["accent_ground"], MARKS_AREA)
    desk.click(x, y + 6)
    seen = desk.new_picture("mouse-4-fold", seen)
    desk.stop(program)
    folded = VisitedView.from_text(Preferences(desk.settings).view(story))
    assert folded is not None
    assert folded.last_ms - folded.first_ms < 60 * 365 * DAY_MS

    program = desk.start(str(story))
    seen = desk.picture("mouse-5-again")
    desk.turn_wheel(800, 500, 3)
    seen = desk.new_picture("mouse-6-wheel", seen)
    desk.click(*A_NAME)
    desk.new_picture("mouse-7-name", seen)
    view = left_view(desk, program, story)
    ratio = (folded.last_ms - folded.first_ms) / (view.last_ms - view.first_ms)
    assert ratio == pytest.approx(1.25**3, rel=0.01)
    assert asked(story, "select count(*) from agreements where id = ?", view.selected) == [(1,)]
