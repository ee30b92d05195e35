"""The window of chains: opened by key, followed by mouse, its marks standing out on the timeline."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.edit import add_statement
from explorer.model.calendar import day_of
from explorer.model.drafts import RoleDraft, StatementDraft
from explorer.model.reading import read_when
from explorer.store.store import Store
from explorer.ui.chain_window import ChainWindow
from explorer.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow, id_of
from tests.ui.driving import CONTROL, SHIFT, press


def open_chain(qtbot: QtBot, window: MainWindow, title: str) -> ChainWindow:
    """Choose a record and press the key of its chain."""
    window.navigation.show_record(id_of(window.path, title))
    press(qtbot, window, Qt.Key.Key_K, CONTROL | SHIFT)
    qtbot.wait_until(lambda: window.links.chains.window is not None)
    chain = window.links.chains.window
    assert chain is not None
    return chain


def test_the_chain_of_a_statement_is_a_key_away(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Ctrl+Shift+K shows both statements, the reversal, who said them and the source."""
    chain = open_chain(qtbot, open_window(talks), "All at once")
    qtbot.wait_until(lambda: len(chain.chain.steps) == 2)
    told = chain.page.toPlainText()
    assert told.index("Step by step") < told.index("21 February 2019") < told.index("reverses 1")
    assert "Ada Miller" in told
    assert "Report on the talks" in told
    assert "31 January 2019" in told


def test_the_marks_of_a_chain_stand_out_until_its_window_is_closed(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """All else is dimmed, the link is drawn, also with another record selected; Esc ends it."""
    window = open_window(talks)
    chain = open_chain(qtbot, window, "All at once")
    both = frozenset({id_of(talks, "Step by step"), id_of(talks, "All at once")})
    qtbot.wait_until(lambda: window.timeline.related == both)
    window.navigation.show_record(id_of(talks, "First meeting"))
    qtbot.wait_until(lambda: window.timeline.related == both and len(window.timeline.links) == 1)
    qtbot.keyClick(chain.page, Qt.Key.Key_Escape)
    qtbot.wait_until(lambda: window.timeline.related is None)
    assert window.links.chains.window is None


def test_the_chain_is_closed_with_the_window(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Nothing of a database stays on the screen once its window is closed."""
    window = open_window(talks)
    chain = open_chain(qtbot, window, "All at once")
    closed = []
    chain.closed.connect(lambda: closed.append(True))
    window.close()
    assert closed


def test_a_row_leads_to_its_record(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """A row's title selects its mark and opens its pane, and its row stands out."""
    window = open_window(talks)
    chain = open_chain(qtbot, window, "All at once")
    qtbot.wait_until(lambda: len(chain.chain.steps) == 2)
    first = id_of(talks, "Step by step")
    chain.page.link_chosen.emit(f"record:{first}")
    qtbot.wait_until(lambda: window.timeline.selected == (first,))
    assert window.panes.current_record == first


def test_positions_on_a_topic_are_asked_for_by_its_name(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """With nothing chosen, the window asks for a topic; typed and taken, its statements stand there."""
    with Store.open(talks) as store:
        roles, when = (RoleDraft("Ada Miller", "speaker"),), read_when("1 March 2019")
        add_statement(store, StatementDraft("About it", when, actors=roles, tags=("talks",)))
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_K, CONTROL | SHIFT)
    qtbot.wait_until(lambda: window.links.chains.window is not None)
    chain = window.links.chains.window
    assert chain is not None
    assert "Choose a topic" in chain.page.toPlainText()
    assert not chain.copy_button.isEnabled()
    qtbot.keyClicks(chain.topic.line, "talks")
    qtbot.keyClick(chain.topic.line, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: [step.record.name for step in chain.chain.steps] == ["About it"])


def test_a_chain_is_copied_as_markdown(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """The button puts a list with the sources on the clipboard, and says so."""
    window = open_window(talks)
    chain = open_chain(qtbot, window, "All at once")
    qtbot.wait_until(chain.markdown_button.isEnabled)
    qtbot.mouseClick(chain.markdown_button, Qt.MouseButton.LeftButton)
    text = QApplication.clipboard().text()
    assert text.startswith("## The chain of")
    assert "source: Report on the talks" in text
    assert "Markdown" in window.notice.text


def test_steps_after_the_as_of_day_say_so(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """What was said later is told to be later, and the row changes with the day."""
    window = open_window(talks)
    chain = open_chain(qtbot, window, "All at once")
    qtbot.wait_until(lambda: len(chain.chain.steps) == 2)
    later = "after 10 February 2019"
    assert later not in chain.page.toPlainText()
    window.options.set_as_of(day_of(2019, 2, 10))
    qtbot.wait_until(lambda: chain.page.toPlainText().count(later) == 1)
