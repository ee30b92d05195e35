"""The panes with a real database: what one sees and where its links lead."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.calendar import day_of
from explorer.model.changes import Changes
from explorer.model.drafts import CitationDraft, EventDraft, RoleDraft, StatementDraft
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.render.theme import load_theme
from explorer.ui.panes.pane_area import EMPTY_WORDS, MOST_TABS, PaneArea
from explorer.ui.panes.wording import as_written
from explorer.ui.worker import Worker
from tests.ui.panes_at_work import click_link, count_in, kind_line, open_in, shown_in, tab_names
from tests.ui.small_story import HOSTILE, Story


def test_nothing_chosen_says_what_to_do(area: PaneArea) -> None:
    """An empty place is not left blank."""
    assert area.empty_label.isVisible()
    assert area.empty_label.text() == EMPTY_WORDS


def test_an_agreement_tells_its_standing_parties_life_and_statements(
    area: PaneArea, story: Story, qtbot: QtBot
) -> None:
    """The pane of the drawing."""
    text = open_in(area, story.treaty, qtbot)
    assert "Intermediate Nuclear Treaty" in text
    assert "In force" in text
    assert "on 22 February 2019" in text
    assert "leaves on 2 Aug 2019" in text
    assert "after 22 Feb 2019 · 1\nshow" in text
    assert "“simultaneously and in parallel”" in text
    assert "Stephen Biegun · 31 January 2019 · partial" in text
    assert "Second summit, Hanoi" not in text, "it is dated after the day"
    assert tab_names(area) == ["INF Treaty"]


def test_another_day_gives_other_standings_at_once(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """The as-of day moves and the pane follows without asking the database."""
    open_in(area, story.treaty, qtbot)
    area.set_as_of(day_of(2019, 8, 3))
    text = shown_in(area, qtbot)
    assert "Terminated" in text
    assert "after 3 Aug 2019" not in text


def test_an_event_tells_what_its_sources_say(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Date, place, roles, and the other date that the report gives."""
    text = open_in(area, story.summit, qtbot)
    for words in (
        "27 to 28 February 2019",
        "Hanoi",
        "host",
        "“scheduled for Feb. 27-28”",
        "It says 16 or 17 February 2019.",
        "●●●○○",
        "mentions this",
        "importance 5 of 5",
    ):
        assert words in text


def test_a_statement_tells_its_quote_mode_and_links(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """The summary is the title, its words beneath it; who says that another reverses it is told."""
    text = open_in(area, story.speech, qtbot)
    for words in (
        "“simultaneously and in parallel”",
        "Both sides will act at once",
        "quoted in part",
        "Wants big steps seems to reverse this",
        "so says Daryl Kimball · reported",
        "on behalf of",
    ):
        assert words in text


def test_an_act_and_a_source_have_panes(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """An act names its agreement and party, a source all that cites it."""
    area.set_as_of(day_of(2019, 3, 1))
    assert "Russia suspended" in open_in(area, story.suspended, qtbot)
    text = open_in(area, story.report, qtbot)
    assert "A. Reporter" in text
    assert "https://example.org/a?b=1&c=<2>" in text
    assert "Second summit, Hanoi" in text


def test_an_actor_tells_its_agreements_and_company(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Standing in each agreement, and who it appears with."""
    text = open_in(area, story.united_states, qtbot)
    assert "INF Treaty" in text
    assert "Notice given" in text
    assert "Vietnam" not in text
    area.set_as_of(day_of(2019, 3, 1))
    assert "Vietnam 1" in shown_in(area, qtbot)


def test_a_link_opens_the_pane_and_tells_the_timeline(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Clicking a name shows its pane and says which record it is."""
    open_in(area, story.treaty, qtbot)
    with qtbot.wait_signal(area.record_chosen) as told:
        click_link(area, "Russia", qtbot)
    assert told.args == [story.russia]
    assert "Russia" in shown_in(area, qtbot)
    assert kind_line(area) == "ACTOR · STATE"


def test_tab_walks_the_links_and_enter_follows_one(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """The keyboard alone gets everywhere."""
    open_in(area, story.treaty, qtbot)
    assert area.current_pane is not None
    browser = area.current_pane.browser
    browser.setFocus()
    qtbot.keyClick(browser, Qt.Key.Key_Tab)
    with qtbot.wait_signal(area.record_chosen) as told:
        qtbot.keyClick(browser, Qt.Key.Key_Return)
    assert told.args == [story.united_states]


def test_the_keyboard_reaches_tabs_buttons_and_text(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """The panes' own focus is their text; Tab goes from the tabs over the buttons to the text."""
    open_in(area, story.summit, qtbot)
    pane = area.current_pane
    assert pane is not None
    area.setFocus()
    qtbot.wait_until(pane.browser.hasFocus)
    area.tabs.setFocus()
    head = pane.head
    for expected in (
        head.add_button,
        pane.edit_button,
        pane.delete_button,
        head.beside_button,
        head.more_button,
        pane.browser,
    ):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected


def test_a_record_has_one_tab(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Opening a record again brings its tab to the front."""
    open_in(area, story.treaty, qtbot)
    open_in(area, story.russia, qtbot)
    open_in(area, story.treaty, qtbot)
    assert tab_names(area) == ["INF Treaty", "Russia"]
    assert area.current_record == story.treaty


def test_back_and_forward_walk_where_one_has_been(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Back shows the record before, forward the one left, and both are told to the timeline."""
    for record in (story.treaty, story.russia, story.summit):
        open_in(area, record, qtbot)
    area.go_back()
    assert area.current_record == story.russia
    with qtbot.wait_signal(area.history_changed) as told:
        area.go_back()
    assert told.args == [False, True]
    assert area.current_record == story.treaty
    area.go_forward()
    assert area.current_record == story.russia
    area.open_record(story.kimball)
    area.go_forward()
    assert area.current_record == story.kimball


def test_tabs_close_by_key_and_by_middle_click(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Ctrl+W closes the one in front, the middle button the one under it, Ctrl+Tab goes on."""
    for record in (story.treaty, story.russia, story.summit):
        open_in(area, record, qtbot)
    assert area.current_pane is not None
    area.current_pane.browser.setFocus()
    qtbot.keyClick(area.current_pane.browser, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert area.current_record == story.treaty
    qtbot.keyClick(area.current_pane.browser, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert tab_names(area) == ["Russia", "Second summit, Hanoi"]
    qtbot.mouseClick(area.tabs, Qt.MouseButton.MiddleButton, pos=area.tabs.tabRect(0).center())
    assert tab_names(area) == ["Second summit, Hanoi"]
    open_in(area, story.russia, qtbot)
    cross = area.tabs.tabButton(1, QTabBar.ButtonPosition.RightSide)
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert tab_names(area) == ["Second summit, Hanoi"]
    qtbot.keyClick(area.current_pane.browser, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert area.empty_label.isVisible()
    assert area.current_record is None


def test_too_many_tabs_give_way(area: PaneArea, story: Story, qtbot: QtBot, worker: Worker) -> None:
    """The tab not looked at for longest makes room."""
    made: list[Changes] = []
    for number in range(MOST_TABS):
        worker.edit(lambda store, number=number: edit.add_event(store, EventDraft(f"E{number}")), made.append)
    qtbot.wait_until(lambda: len(made) == MOST_TABS)
    open_in(area, story.treaty, qtbot)
    for changes in made:
        assert changes.record is not None
        open_in(area, changes.record, qtbot)
    assert len(tab_names(area)) == MOST_TABS
    assert "INF Treaty" not in tab_names(area)


def test_an_edit_elsewhere_refreshes_what_it_touches(
    area: PaneArea, story: Story, worker: Worker, qtbot: QtBot
) -> None:
    """A statement about the treaty shows at once in the treaty's pane."""
    open_in(area, story.treaty, qtbot)
    worker.changed.connect(area.refresh)
    draft = StatementDraft(
        "The treaty is dead",
        parse_edtf("2019-02-20"),
        actors=(RoleDraft(story.kimball, "speaker"),),
        agreements=(story.treaty,),
    )
    worker.edit(lambda store: edit.add_statement(store, draft))
    qtbot.wait_until(lambda: "The treaty is dead" in shown_in(area, qtbot))


def test_a_deleted_record_loses_its_tab_and_its_place_in_the_history(
    area: PaneArea, story: Story, worker: Worker, qtbot: QtBot
) -> None:
    """What is gone can't be walked back to."""
    open_in(area, story.bites, qtbot)
    open_in(area, story.speech, qtbot)
    worker.changed.connect(area.refresh)
    worker.edit(lambda store: edit.delete_record(store, story.bites))
    qtbot.wait_until(lambda: tab_names(area) == ["Both sides will act at…"])
    qtbot.wait_until(lambda: "reverse" not in shown_in(area, qtbot))
    area.go_back()
    assert area.current_record == story.speech


def test_hostile_text_shows_as_it_was_written(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Markup is text, nothing is loaded, and copying gives what was typed."""
    open_in(area, story.hostile, qtbot)
    assert area.current_pane is not None
    browser = area.current_pane.browser
    browser.selectAll()
    qtbot.keyClick(browser, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.count(HOSTILE) == 3
    assert not QGuiApplication.clipboard().mimeData().hasHtml()
    for kind in (QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.HtmlResource):
        for resource in (browser.loadResource, browser.document().resource):
            assert bytes(resource(kind, QUrl("file:///etc/passwd"))) == b" "


def test_copying_in_a_pane_comes_before_the_windows_own_copy(
    area: PaneArea, story: Story, qtbot: QtBot
) -> None:
    """Selected text, or the record where nothing is selected: what is copied is what one reads."""
    taken: list[str] = []
    QShortcut(QKeySequence("Ctrl+C"), area, lambda: taken.append("window"))
    open_in(area, story.treaty, qtbot)
    assert area.current_pane is not None
    browser = area.current_pane.browser
    browser.setFocus()
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(browser, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait_until(lambda: QGuiApplication.clipboard().text() == "Intermediate Nuclear Treaty (treaty)")
    browser.selectAll()
    qtbot.keyClick(browser, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert taken == []
    assert "In force" in QGuiApplication.clipboard().text()
    assert "Intermediate Nuclear Treaty" in QGuiApplication.clipboard().text()


def test_a_hundred_thousand_letters_are_shown(area: PaneArea, worker: Worker, qtbot: QtBot) -> None:
    """Long text is shown whole, within the width of the pane."""
    made: list[Changes] = []
    draft = EventDraft("A long one", description="x" * 100_000)
    worker.edit(lambda store: edit.add_event(store, draft), made.append)
    qtbot.wait_until(lambda: bool(made))
    assert made[0].record is not None
    assert "x" * 100_000 in as_written(open_in(area, made[0].record, qtbot))
    assert area.current_pane is not None
    browser = area.current_pane.browser
    assert browser.document().size().width() <= browser.viewport().width()


def test_an_address_is_copied_and_opened_only_by_a_click(
    area: PaneArea, story: Story, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing leaves the pane but by its two links under the address."""
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    open_in(area, story.report, qtbot)
    click_link(area, "copy address", qtbot)
    assert QGuiApplication.clipboard().text() == "https://example.org/a?b=1&c=<2>"
    assert opened == []
    click_link(area, "open in the browser", qtbot)
    assert len(opened) == 1


def test_long_lists_show_fifty_and_then_all(
    area: PaneArea, story: Story, worker: Worker, qtbot: QtBot
) -> None:
    """Sixty statements: the newest fifty at first, the others behind a link, oldest first by a switch."""
    made: list[Changes] = []

    def say(number: int) -> None:
        draft = StatementDraft(
            f"Statement {number:02}",
            parse_edtf(f"2010-01-{number % 28 + 1:02}"),
            sequence=number,
            actors=(RoleDraft(story.kimball, "speaker"),),
        )
        worker.edit(lambda store: edit.add_statement(store, draft), made.append)

    for number in range(60):
        say(number)
    qtbot.wait_until(lambda: len(made) == 60)
    text = open_in(area, story.kimball, qtbot)
    assert text.count("Statement ") == 50
    assert text.index("Statement 55") < text.index("Statement 27")
    click_link(area, "Show all 60", qtbot)
    qtbot.wait_until(lambda: shown_in(area, qtbot).count("Statement ") == 60)
    click_link(area, "oldest first", qtbot)
    qtbot.wait_until(
        lambda: shown_in(area, qtbot).find("Statement 00") < shown_in(area, qtbot).find("Statement 27")
    )


def test_long_lists_of_events_and_sources_go_on_too(
    area: PaneArea, story: Story, worker: Worker, qtbot: QtBot
) -> None:
    """Statements at an event, records that cite a source, and sources of an actor have their pages."""
    made: list[Changes] = []

    def say(number: int) -> None:
        draft = StatementDraft(
            f"Statement {number:02}",
            actors=(RoleDraft(story.kimball, "speaker"),),
            at_event=story.summit,
            citations=(CitationDraft(story.report), CitationDraft(f"Paper {number:02}")),
        )
        worker.edit(lambda store: edit.add_statement(store, draft), made.append)

    for number in range(60):
        say(number)
    qtbot.wait_until(lambda: len(made) == 60)
    for record, words, everything in (
        (story.summit, "Statement ", 60),
        (story.report, "Statement ", 60),
        (story.kimball, "Paper ", 60),
    ):
        assert open_in(area, record, qtbot).count(words) < everything
        total = 60 if record == story.report else 61  # the summit, later, cites the report too
        click_link(area, f"Show all {total}", qtbot)
        qtbot.wait_until(lambda words=words, everything=everything: count_in(area, words) == everything)


def test_the_theme_changes_live(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Text takes the colours of the other theme and stays what it is."""
    text = open_in(area, story.treaty, qtbot)
    area.set_theme(load_theme("dark"))
    assert shown_in(area, qtbot) == text
    assert area.current_pane is not None
    cursor = area.current_pane.browser.document().find("Intermediate")
    assert cursor.charFormat().foreground().color().name() == load_theme("dark").tokens["text"]


def test_the_buttons_of_the_head_ask_for_edits(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Edit and delete stand in the head of every kind of record."""
    for record in (story.summit, story.treaty, story.suspended, story.report):
        open_in(area, record, qtbot)
        pane = area.current_pane
        assert pane is not None
        with qtbot.wait_signal(area.edit_requested) as told:
            qtbot.mouseClick(pane.edit_button, Qt.MouseButton.LeftButton)
        assert told.args == [record]
        with qtbot.wait_signal(area.delete_requested) as told:
            qtbot.mouseClick(pane.delete_button, Qt.MouseButton.LeftButton)
        assert told.args == [record]


def test_a_file_for_reading_offers_no_edits(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """What would be refused is not offered, in panes open already and in those to come."""
    open_in(area, story.summit, qtbot)
    area.set_may_edit(False)
    for record in (story.summit, story.treaty):
        open_in(area, record, qtbot)
        pane = area.current_pane
        assert pane is not None
        for button in (pane.edit_button, pane.delete_button, pane.head.add_button):
            assert not button.isVisible()
        assert pane.head.more_button.isVisible()


def test_a_record_that_was_never_there_leaves_no_tab(area: PaneArea, qtbot: QtBot) -> None:
    """A stale number closes again in silence."""
    area.open_record(RecordId(99_999))
    qtbot.wait_until(lambda: area.current_record is None)
    assert area.empty_label.isVisible()
