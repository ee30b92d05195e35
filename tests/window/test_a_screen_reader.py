"""What a screen reader is told by the running program, asked over the bus that screen readers use."""

import re
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.window.desk import Desk, wait_for

pytestmark = pytest.mark.real_window

ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
FOCUSED = 1 << 12
DEEPEST = 9

Node = tuple[str, str]


@dataclass(frozen=True)
class Reader:
    """A listener on the bus of screen readers."""

    desk: Desk
    address: str

    def ask(self, node: Node, method: str, *arguments: str) -> str:
        """The answer of one part of a program, as text."""
        words = ["--address", self.address, "--dest", node[0], "--object-path", node[1], "--method", method]
        done = subprocess.run(
            ["gdbus", "call", *words, *arguments],
            env=self.desk.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout

    def name(self, node: Node) -> str:
        """What a part is called."""
        told = self.ask(node, "org.freedesktop.DBus.Properties.Get", ACCESSIBLE, "Name")
        found = re.search(r"<['\"](.*)['\"]>", told)
        return found[1] if found else ""

    def parts(self, node: Node) -> list[Node]:
        """What is inside a part."""
        told = self.ask(node, f"{ACCESSIBLE}.GetChildren")
        return re.findall(r"\('([:.\w]+)', (?:objectpath )?'([^']+)'\)", told)

    def is_focused(self, node: Node) -> bool:
        """Whether a part has the keyboard."""
        states = re.search(r"uint32 (\d+)", self.ask(node, f"{ACCESSIBLE}.GetState"))
        return states is not None and bool(int(states[1]) & FOCUSED)

    def find(self, name: str, node: Node = ROOT, depth: int = 0) -> Node | None:
        """The first part with a name that holds others."""
        if depth and self.name(node) == name and self.parts(node):
            return node
        if depth >= DEEPEST:
            return None
        found = (self.find(name, part, depth + 1) for part in self.parts(node))
        return next((one for one in found if one is not None), None)


@pytest.fixture
def reader(desktop: Desk) -> Reader:
    """A listener on the desk's own bus; the program speaks as soon as it starts."""
    desk = replace(desktop, more={**desktop.more, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"})
    bus = ["--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus", "--method", "org.a11y.Bus.GetAddress"]
    told = subprocess.run(
        ["gdbus", "call", "--session", *bus],
        env=desk.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"'([^']+)'", told.stdout)
    if found is None:
        pytest.skip("no bus for screen readers: sudo apt-get install at-spi2-core")
    return Reader(desk, found[1])


def test_marks_are_read_out(reader: Reader, tmp_path: Path) -> None:
    """The marks in sight are a list, each a sentence; an arrow key moves the focus onto one of them."""
    desk, story = reader.desk, tmp_path / "story.db"
    desk.ask("new", str(story), "--sample", "hanoi")
    program = desk.start(str(story))
    timeline = wait_for("the timeline on the bus", lambda: reader.find("Timeline"))

    def read_marks() -> list[str]:
        return [one for one in map(reader.name, reader.parts(timeline)[:12]) if one]

    said = wait_for("marks that are read out", read_marks)
    sentence = re.compile(r"(Event|Statement|Act): .+, \d{1,2} \w+ \d{4}(, .+)?, in INF Treaty")
    assert any(sentence.fullmatch(one) for one in said), said
    desk.key("ctrl+1", "Right")

    def focused() -> str:
        return next((reader.name(one) for one in reader.parts(timeline) if reader.is_focused(one)), "")

    mark = wait_for("a mark with the focus", focused)
    assert mark.startswith(("Event: ", "Statement: ", "Act: "))
    desk.stop(program)
