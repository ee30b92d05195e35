"""What is being written is offered again after the program was killed."""

import json
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.window.desk import Desk, wait_for

pytestmark = pytest.mark.real_window

TITLE = "A meeting half written"


def drafts_of(path: Path) -> list[dict[str, object]]:
    """The drafts that are kept, seen by an outsider."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        kept = connection.execute("select content from drafts").fetchall()
    return [json.loads(content)["draft"] for (content,) in kept]


def has_draft(path: Path) -> bool:
    """Whether a draft of the meeting and its actor is kept."""
    return any(draft.get("title") == TITLE and draft["actors"] for draft in drafts_of(path))


def has_draft_of_act(path: Path) -> bool:
    """Whether a draft of the act with its date is kept."""
    written = [json.dumps(draft) for draft in drafts_of(path)]
    return any("declared" in one and "17 Feb 2019" in one for one in written)


def killed_while_writing(desk: Desk, story: Path, keys: str, title: str, write: Callable[[], None]) -> None:
    """Open the editor with `keys`, write, kill the program once the draft is kept, start it again."""
    program = desk.start(str(story))
    desk.key(keys)
    desk.window(title)
    write()
    program.send_signal(signal.SIGKILL)
    program.wait(10)


@pytest.fixture
def story(desk: Desk, tmp_path: Path) -> Path:
    """A database with the sample."""
    path = tmp_path / "story.db"
    desk.ask("new", str(path), "--sample", "hanoi")
    return path


def test_a_draft_is_offered_after_a_kill(desk: Desk, story: Path) -> None:
    """Killed in the middle of writing; the next start offers it, Alt+S takes it up, Ctrl+Enter saves it."""

    def write() -> None:
        desk.type(TITLE)
        desk.key("Tab")
        desk.type("30 June 2019")
        desk.key("Tab")
        desk.type("Donald Trump")
        desk.key("Return")
        wait_for("the draft in the database", lambda: has_draft(story))

    killed_while_writing(desk, story, "ctrl+n", "Add event", write)
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


def test_a_draft_of_an_act_is_offered_too(desk: Desk, story: Path) -> None:
    """An act half written, of an uncertain date, is taken up whole after a kill, and saved."""

    def write() -> None:
        desk.key("ctrl+shift+BackSpace")  # not about what may be selected by now
        for words in ("INF Treaty", "declared", "Russia"):
            desk.type(words)
            desk.key("Return", "Tab")
        desk.type("between 10 and 17 Feb 2019")
        wait_for("the draft in the database", lambda: has_draft_of_act(story))

    killed_while_writing(desk, story, "ctrl+alt+a", "Add act", write)
    program = desk.start(str(story))
    desk.key("ctrl+alt+a")
    desk.window("Add act")
    desk.picture("act-draft-offered")
    desk.key("alt+s")
    desk.picture("act-draft-taken-up")
    desk.key("ctrl+Return")

    def saved() -> bool:
        listed = json.loads(desk.ask("list", str(story), "acts", "--agreement", "INF Treaty", "--json"))
        return any(act["when"] == "[2019-02-10..2019-02-17]" and act["act"] == "declared" for act in listed)

    wait_for("the act in the database", saved)
    wait_for("the draft to be gone", lambda: not has_draft_of_act(story))
    desk.stop(program)
