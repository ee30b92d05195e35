"""What is being written is offered again after the program was killed."""

import json
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.window.desk import Desk, wait_for

pytestmark = pytest.mark.real_window

TITLE = "A meeting half written"


def has_draft(path: Path) -> bool:
    """Whether a draft of the meeting and its actor is kept, seen by an outsider."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        kept = connection.execute("select content from drafts").fetchall()
    drafts = [json.loads(content)["draft"] for (content,) in kept]
    return any(draft["title"] == TITLE and draft["actors"] for draft in drafts)


def test_a_draft_is_offered_after_a_kill(desk: Desk, tmp_path: Path) -> None:
    """Killed in the middle of writing; the next start offers it, Alt+S takes it up, Ctrl+Enter saves it."""
    story = tmp_path / "story.db"
    desk.ask("new", str(story), "--sample", "hanoi")
    program = desk.start(str(story))
    desk.key("ctrl+n")
    desk.window("Add event")
    desk.type(TITLE)
    desk.key("Tab")
    desk.type("30 June 2019")
    desk.key("Tab")
    desk.type("Donald Trump")
    desk.key("Return")
    wait_for("the draft in the database", lambda: has_draft(story))
    program.send_signal(signal.SIGKILL)
    program.wait(10)

    program = desk.start(str(story))
    desk.key("ctrl+n")
    desk.window("Add event")
    desk.picture("draft-offered")
    desk.key("alt+s")
    desk.picture("draft-taken-up")
    desk.key("ctrl+Return")

    def saved() -> list[dict[str, object]]:
        found: list[dict[str, object]] = json.loads(
            desk.ask("list", str(story), "events", "--text", TITLE, "--json")
        )
        return found

    event = wait_for("the event in the database", saved)[0]
    assert (event["title"], event["when"], event["actors"]) == (TITLE, "2019-06-30", ["Donald Trump"])
    wait_for("the draft to be gone", lambda: not has_draft(story))
    desk.stop(program)
