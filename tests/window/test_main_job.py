"""The main job in a real window, by keyboard and by mouse, as a user does it."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.window.desk import Desk, wait_for

pytestmark = pytest.mark.real_window

TITLE = "Third Trump-Kim meeting"
NOT_THE_DATA = ("journal", "journal_rows", "sqlite_sequence", "settings", "drafts", "search")


@pytest.fixture
def story(desk: Desk, tmp_path: Path) -> Path:
    """A database with the sample."""
    path = tmp_path / "story.db"
    desk.ask("new", str(path), "--sample", "hanoi")
    return path


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that holds records, read by an outsider."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        names = [
            name
            for (name,) in connection.execute("select name from sqlite_master where type = 'table'")
            if not name.startswith(NOT_THE_DATA)
        ]
        return {n: connection.execute(f'select * from "{n}" order by 1').fetchall() for n in sorted(names)}  # noqa: S608 - names out of the database's own list


def has_event(desk: Desk, path: Path) -> bool:
    """Whether `list` finds the event that the tests add."""
    found = json.loads(desk.ask("list", str(path), "events", "--text", TITLE, "--json"))
    return [record["title"] for record in found] == [TITLE]


def add_by_keyboard(desk: Desk) -> None:
    """Open the editor, write the event down, save it."""
    desk.key("ctrl+n")
    desk.window("Add event")
    desk.type(TITLE)
    desk.key("Tab")
    desk.type("30 June 2019")
    desk.key("Tab")
    for name in ("Donald Trump", "Kim Jong-un"):
        desk.type(name)
        desk.key("Return")
    desk.key("alt+p")
    desk.type("Panmunjom")
    desk.key("Return")
    desk.key("ctrl+Return")


def test_an_event_added_by_keyboard_is_undone_and_redone_even_after_a_restart(
    desk: Desk, story: Path
) -> None:
    """Added, undone, redone, and after a restart undone again: the tables are what they were, row for row."""
    before = rows_of(story)
    program = desk.start(str(story))
    desk.picture("first-window")
    add_by_keyboard(desk)
    wait_for("the event in the database", lambda: has_event(desk, story))
    added = json.loads(desk.ask("list", str(story), "events", "--text", TITLE, "--json"))[0]
    assert added["when"] == "2019-06-30"
    assert added["actors"] == ["Donald Trump", "Kim Jong-un"]
    after = rows_of(story)
    desk.window("story")
    desk.picture("event-added")

    desk.key("ctrl+z")
    wait_for("the event to be gone", lambda: not has_event(desk, story))
    assert rows_of(story) == before
    desk.key("ctrl+shift+z")
    wait_for("the event to be back", lambda: has_event(desk, story))
    assert rows_of(story) == after
    desk.stop(program)

    program = desk.start(str(story))
    desk.key("ctrl+z")
    wait_for("the event to be gone after a restart", lambda: not has_event(desk, story))
    assert rows_of(story) == before
    desk.stop(program)
    assert not list(story.parent.glob("story.db-*")), "the file alone is the document"


def test_an_event_is_added_by_mouse(desk: Desk, story: Path) -> None:
    """A double-click on the empty timeline opens the editor with its day filled in; Ctrl+Enter keeps it."""
    program = desk.start(str(story))
    desk.key("ctrl+g")
    desk.window("Go to date")
    desk.type("feb 2019")
    desk.key("Return")
    desk.picture("february-2019")
    desk.click(1000, 60)  # off the field, on the empty toolbar
    desk.click(640, 200, times=2)
    desk.window("Add event")
    desk.picture("editor")
    desk.type(TITLE)
    desk.key("ctrl+Return")
    wait_for("the event in the database", lambda: has_event(desk, story))
    desk.stop(program)


def test_an_agreement_is_found_and_read_as_of_a_day(desk: Desk, story: Path) -> None:
    """Search, Enter and a day lead to what stood on that day; the picture is kept for the eye."""
    program = desk.start(str(story))
    desk.key("ctrl+d")
    desk.type("22 Feb 2019")
    desk.key("Return")
    desk.key("ctrl+k")
    desk.type("INF Treaty")
    desk.key("Return")
    desk.picture("agreement-pane")
    desk.stop(program)


def test_an_uncertain_date_is_read_aloud_and_an_escape_asks_first(desk: Desk, story: Path) -> None:
    """The editor echoes an uncertain date; Esc on half a record asks before anything is lost."""
    before = rows_of(story)
    program = desk.start(str(story))
    desk.key("ctrl+n")
    desk.window("Add event")
    desk.type("China reported to weigh its no-first-use policy")
    desk.key("Tab")
    desk.type("between 10 and 17 Feb 2019")
    desk.picture("editor-uncertain-date")
    desk.key("Escape")
    desk.picture("editor-asks")
    desk.key("Escape")
    desk.window("Add event")
    desk.key("ctrl+Return")
    wait_for("the event in the database", lambda: rows_of(story)["events"] != before["events"])
    desk.window("story")
    desk.stop(program)


def test_a_first_start_opens_a_copy_of_the_sample(desk: Desk) -> None:
    """Without a database the first start opens a copy of the sample, in the user's own folder."""
    program = desk.start()
    assert any("hanoi" in title.lower() for title in desk.titles())
    copies = list(desk.home.rglob("*.db"))
    assert len(copies) == 1
    desk.picture("first-start")
    desk.stop(program)
