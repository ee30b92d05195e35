"""Lists, long titles and tabs of the panes: what they hold, and how they share the room."""

import sqlite3
import uuid

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.changes import Changes
from explorer.model.drafts import (
    ActDraft,
    ActorDraft,
    CitationDraft,
    CommitmentDraft,
    EventDraft,
    LinkDraft,
    RoleDraft,
    StatementDraft,
    TieDraft,
)
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.render.theme import load_theme
from explorer.store.queries.listing import list_named
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from explorer.ui.panes.pane_area import PaneArea
from explorer.ui.panes.wording import TITLE_LETTERS, as_written
from explorer.ui.worker import Worker
from tests.ui.panes_at_work import click_link, kind_line, open_in, shown_in, tab_names
from tests.ui.small_story import Story


def made(changes: Changes) -> RecordId:
    """The number of what was added."""
    assert changes.record is not None
    return changes.record


def test_a_source_tells_ties_and_commitments_too(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """What cites it beside events is told counted as in the browser, and leads to its pane."""
    cited = (CitationDraft(story.report),)
    with Store.open(story.path) as store:
        tie = TieDraft(story.kimball, "holds office", title="Director", citations=cited)
        edit.add_tie(store, tie)
        edit.add_commitment(
            store, CommitmentDraft(story.treaty, story.russia, "To destroy missiles", citations=cited)
        )
        counted = next(
            one.count for one in list_named(store, RecordKind.SOURCE) if one.record.id == story.report
        )
    text = open_in(area, story.report, qtbot)
    assert counted == 3
    assert "Cited by\nshow on timeline · 3\n" in text
    assert "To destroy missiles" in text
    click_link(area, "Daryl Kimball · Director", qtbot)
    assert "Director" in shown_in(area, qtbot)
    assert kind_line(area) == "TIE · HOLDS OFFICE"
    click_link(area, "Daryl Kimball", qtbot)
    shown_in(area, qtbot)
    assert kind_line(area) == "ACTOR · PERSON"


def test_a_source_cited_twice_by_one_record_says_so(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """One record is one, however often it cites."""
    with Store.open(story.path) as store:
        twice = (CitationDraft(story.report, "p. 1"), CitationDraft(story.report, "p. 2"))
        edit.add_event(store, EventDraft("Twice told", citations=twice))
    assert "Cited by\n2, 3 times\n" in open_in(area, story.report, qtbot)


def test_the_order_is_chosen_in_the_head_of_each_list(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Only a list of more than one row has an order, and none hangs between lists."""
    with Store.open(story.path) as store:
        for day in ("2019-01-01", "2019-01-02"):
            speaker = (RoleDraft(story.kimball, "speaker"),)
            edit.add_statement(store, StatementDraft(f"Said on {day}", parse_edtf(day), actors=speaker))
        edit.add_event(
            store,
            EventDraft("One event", parse_edtf("2019"), actors=(RoleDraft(story.kimball, "participant"),)),
        )
    lines = open_in(area, story.kimball, qtbot).splitlines()
    place = lines.index("newest first · oldest first")
    assert lines[place - 2 : place] == ["Statements", "2"]
    assert lines[place + 1] == "show on timeline"
    assert sum("oldest first" in line for line in lines) == 1
    events = lines.index("Events")
    assert lines[events + 1] == "show on timeline · 1"


def test_what_cites_a_source_and_what_was_said_at_an_event_have_an_order_too(
    area: PaneArea, story: Story, qtbot: QtBot
) -> None:
    """Newest first at first, oldest first by a switch, the undated last either way."""
    with Store.open(story.path) as store:
        for day in ("2001-01-01", "2003-01-01", ""):
            draft = StatementDraft(
                f"Said {day or 'once'}",
                parse_edtf(day) if day else When(""),
                at_event=story.summit,
                actors=(RoleDraft(story.kimball, "speaker"),),
                citations=(CitationDraft(story.report),),
            )
            edit.add_statement(store, draft)
    for record in (story.report, story.summit):
        text = open_in(area, record, qtbot)
        assert text.index("Said 2003") < text.index("Said 2001") < text.index("Said once")
        click_link(area, "oldest first", qtbot)
        qtbot.wait_until(
            lambda: -1 < shown_in(area, qtbot).find("Said 2001") < shown_in(area, qtbot).find("Said 2003")
        )
        assert shown_in(area, qtbot).find("Said 2003") < shown_in(area, qtbot).find("Said once")


def test_a_state_with_many_ties_shows_its_agreements_in_sight(
    area: PaneArea, story: Story, qtbot: QtBot
) -> None:
    """Eight ties at first, all behind a link; links between records go on likewise."""
    with Store.open(story.path) as store:
        for number in range(12):
            edit.add_tie(store, TieDraft(f"Office {number:02}", "organ of", story.united_states))
        for number in range(60):
            other = made(edit.add_event(store, EventDraft(f"Event {number:02}")))
            edit.add_link(store, LinkDraft(story.united_states, other, "leads to"))
    text = open_in(area, story.united_states, qtbot)
    assert text.count("Its organ") == 8
    assert text.count("leads to") == 50
    click_link(area, "Show all 12", qtbot)
    qtbot.wait_until(lambda: shown_in(area, qtbot).count("Its organ") == 12)
    click_link(area, "Show all 60", qtbot)
    qtbot.wait_until(lambda: shown_in(area, qtbot).count("leads to") == 60)


def test_an_agreement_of_many_parties_is_read_from_its_latest_acts(
    area: PaneArea, story: Story, qtbot: QtBot
) -> None:
    """Twenty parties and the last fifty acts at first, all of either behind a link."""
    with Store.open(story.path) as store:
        for number in range(70):
            party = made(edit.add_actor(store, ActorDraft(f"State {number:02}", kind="state")))
            when = parse_edtf(f"200{number // 10}-01-{number % 10 + 1:02}")
            edit.add_act(store, ActDraft(story.treaty, "acceded", when, actor=party))
    text = open_in(area, story.treaty, qtbot)
    assert "State 69 acceded" in text
    assert "State 10 acceded" not in text
    assert "State 69" not in text.split("Life")[0]
    click_link(area, "Show all 76 acts", qtbot)
    qtbot.wait_until(lambda: "State 10 acceded" in shown_in(area, qtbot))
    click_link(area, "Show all 72", qtbot)
    qtbot.wait_until(lambda: "State 69" in shown_in(area, qtbot).split("Life")[0])


def test_what_is_private_bears_a_lock(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """In the head of its pane and in the rows of others."""
    with Store.open(story.path) as store:
        actors = (RoleDraft(story.kimball, "host"),)
        secret = made(edit.add_event(store, EventDraft("Hidden", actors=actors, private=True)))
    assert "Hidden · " in open_in(area, story.kimball, qtbot)
    assert "private" in shown_in(area, qtbot)
    assert "undated" in shown_in(area, qtbot).splitlines()
    pane = area.current_pane
    assert pane is not None
    assert not pane.head.lock.isVisible()
    open_in(area, secret, qtbot)
    assert area.current_pane is not None
    assert area.current_pane.head.lock.isVisible()
    assert kind_line(area) == "EVENT · PRIVATE"


def test_all_speakers_of_a_statement_are_named(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """A row names everyone who spoke, and nobody who was only spoken of."""
    with Store.open(story.path) as store:
        actors = [RoleDraft(one, "speaker") for one in (story.kimball, story.biegun)]
        spoken_of = RoleDraft(story.united_states, "about")
        draft = StatementDraft("Both say it", actors=(*actors, spoken_of), agreements=(story.treaty,))
        said = made(edit.add_statement(store, draft))
    assert "Daryl Kimball and Stephen Biegun · undated" in open_in(area, story.treaty, qtbot)
    assert "Daryl Kimball and Stephen Biegun" in open_in(area, said, qtbot)


def test_a_list_opens_as_a_filter_of_the_timeline(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Each list of an agreement, actor, source, place or tag keeps on the timeline what it holds."""
    with Store.open(story.path, read_only=True) as store:
        place = find_named(store, RecordKind.PLACE, "Hanoi").id
        tag = find_named(store, RecordKind.TAG, "summit").id
    statements, events, acts = (
        frozenset({kind}) for kind in (RecordKind.STATEMENT, RecordKind.EVENT, RecordKind.ACT)
    )
    for record, head, expected in (
        (story.treaty, "Statements about it", Filter(statements, agreements=(story.treaty,))),
        (story.treaty, "Events", Filter(events, agreements=(story.treaty,))),
        (story.treaty, "Life", Filter(acts, agreements=(story.treaty,))),
        (story.biegun, "Statements", Filter(statements, actors=(story.biegun,))),
        (story.report, "Cited by", Filter(sources=(story.report,))),
        (place, "What happened there", Filter(events, places=(place,))),
        (tag, "Events", Filter(events, tags=(tag,))),
    ):
        open_in(area, record, qtbot)
        with qtbot.wait_signal(area.filter_requested) as told:
            click_link(area, "show on timeline", qtbot, after=head)
        assert told.args == [expected]
    assert "show on timeline" not in open_in(area, story.summit, qtbot), "no filter asks for an event"


@pytest.mark.parametrize(
    "title", ["x" * 100_000, "word " * 20_000, "line\n" * 1000], ids=["one", "many", "lines"]
)
def test_a_very_long_title_is_told_in_part_and_whole_on_a_click(
    title: str, area: PaneArea, story: Story, qtbot: QtBot
) -> None:
    """Six lines or so, then what else there is; “more” tells all of it, “less” folds it again."""
    with Store.open(story.path) as store:
        record = made(edit.add_event(store, EventDraft(title, parse_edtf("2019-02-27"))))
    text = as_written(open_in(area, record, qtbot))
    assert text.index("… more") <= TITLE_LETTERS + 7
    pane = area.current_pane
    assert pane is not None
    date = pane.browser.document().find("27 February 2019")
    assert pane.browser.cursorRect(date).top() < 250
    click_link(area, "more", qtbot)
    whole = as_written(shown_in(area, qtbot))
    assert whole.count(title[:4]) == title.count(title[:4])
    pane.browser.verticalScrollBar().setValue(pane.browser.verticalScrollBar().maximum())
    click_link(area, "less", qtbot)
    assert as_written(shown_in(area, qtbot)) == text


def test_a_long_quote_is_folded_too(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """A speech as a quote keeps its marks and stands beneath the summary that names it everywhere."""
    with Store.open(story.path) as store:
        draft = StatementDraft(
            "A speech", quote="We shall " * 500, mode="direct", actors=(RoleDraft(story.kimball, "speaker"),)
        )
        said = made(edit.add_statement(store, draft))
    text = open_in(area, said, qtbot)
    assert text.startswith("A speech\n“We shall")
    assert "…” more" in text


def test_tabs_give_way_evenly(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """No tab shrinks to a letter while others keep their room; of too many a menu has all."""
    with Store.open(story.path) as store:
        people = [made(edit.add_actor(store, ActorDraft(f"Somebody with a long name {n}"))) for n in range(7)]
    for record in (story.treaty, *people[:2]):
        open_in(area, record, qtbot)
    tabs = area.tabs
    qtbot.wait_until(lambda: sum(tabs.tabRect(n).width() for n in range(3)) <= tabs.width())
    widths = [tabs.tabRect(index).width() for index in range(3)]
    assert widths[0] < widths[1], "a short name needs no more room"
    assert abs(widths[1] - widths[2]) <= 1
    for record in people[2:]:
        open_in(area, record, qtbot)
    assert len(tab_names(area)) == 8
    assert all(tabs.tabRect(index).width() >= 120 for index in range(1, 8))
    button = area.columns[0].all_tabs_button
    assert button.isVisible()
    assert button.text() == "8"
    rects = [tabs.tabRect(index) for index in range(8)]
    shown = [tabs.rect().intersected(one).width() for one in rects]
    in_part = [px for px, one in zip(shown, rects, strict=True) if 10 < px < one.width() - 10]
    assert not in_part, "none is shown in part"
    menu = tabs.menu_of_all()
    menu.actions()[0].trigger()
    menu.deleteLater()
    assert area.current_record == story.treaty
    area.open_record(people[-1])
    front = tabs.tabRect(tabs.currentIndex())
    assert tabs.rect().intersected(front).width() >= front.width() - 2
    area.resize(1600, 900)
    qtbot.wait_until(lambda: not button.isVisible())
    qtbot.wait_until(lambda: tabs.tabRect(7).width() > 150)


def test_the_keyboard_scrolls_selects_and_copies(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Tab walks to a link and back, Ctrl+A and Ctrl+C copy the text, Page Down scrolls it."""
    area.resize(400, 300)
    open_in(area, story.treaty, qtbot)
    pane = area.current_pane
    assert pane is not None
    browser = pane.browser
    browser.setFocus()
    first = last = ""
    for _ in range(2):
        qtbot.keyClick(browser, Qt.Key.Key_Tab)
        first, last = last, browser.textCursor().selectedText()
    assert (first, last) == ("United States", "Russia")
    qtbot.keyClick(browser, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert browser.textCursor().selectedText() == "United States"
    with qtbot.wait_signal(area.record_chosen) as told:
        qtbot.keyClick(browser, Qt.Key.Key_Return)
    assert told.args == [story.united_states]


def test_what_came_with_a_sample_was_entered_on_no_day(
    area: PaneArea, story: Story, worker: Worker, qtbot: QtBot
) -> None:
    """A date of entry is told where somebody entered something: by hand, or by changing the sample's own."""
    with sqlite3.connect(story.path) as connection:
        connection.execute(
            "update records set uid = ?, created = '2021-12-31T00:00:00Z', changed = '2021-12-31T00:00:00Z'"
            " where id = ?",
            (str(uuid.uuid5(uuid.NAMESPACE_URL, "summit")), story.summit),
        )
    assert "entered" in open_in(area, story.treaty, qtbot)
    assert "entered" not in open_in(area, story.summit, qtbot)
    worker.changed.connect(area.refresh)
    worker.edit(lambda store: edit.change_event(store, story.summit, EventDraft("The second summit")))
    qtbot.wait_until(lambda: "in the sample from the start · changed" in shown_in(area, qtbot))


def test_the_link_that_tab_walked_to_has_a_ring(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Two pixels of the accent around it, unbroken; none around the one that was left."""
    open_in(area, story.treaty, qtbot)
    pane = area.current_pane
    assert pane is not None
    browser, accent = pane.browser, load_theme("light").tokens["accent"]
    browser.setFocus()
    qtbot.wait_until(browser.hasFocus)
    places = []
    for _ in range(2):
        qtbot.keyClick(browser, Qt.Key.Key_Tab)
        start = QTextCursor(browser.textCursor())
        start.setPosition(browser.textCursor().selectionStart())
        places.append(browser.cursorRect(start))
    picture = browser.viewport().grab().toImage()

    def ringed(place: QRect) -> int:
        return sum(
            picture.pixelColor(place.left() - 2, y).name() == accent
            for y in range(place.top() + 4, place.bottom() - 3)
        )

    assert ringed(places[0]) == 0
    assert ringed(places[1]) == places[1].height() - 8


def test_a_source_tells_a_reported_link_as_hearsay(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """What is only reported is not told as a fact in any list."""
    with Store.open(story.path) as store:
        cited = (CitationDraft(story.report),)
        draft = LinkDraft(story.summit, story.bites, "implements", certainty="reported", citations=cited)
        edit.add_link(store, draft)
    assert "seems to implement" in open_in(area, story.report, qtbot)
    assert "implements" not in shown_in(area, qtbot)


def test_an_agreement_has_its_full_name_on_its_own_pane_and_the_short_one_in_lists(
    area: PaneArea, story: Story, qtbot: QtBot
) -> None:
    """One rule for heads, lists and links: full at the head, short wherever a name leads to it."""
    with Store.open(story.path) as store:
        edit.add_link(store, LinkDraft(story.summit, story.treaty, "leads to"))
    area.set_as_of(None)
    text = open_in(area, story.summit, qtbot)
    assert "Intermediate Nuclear Treaty" not in text
    assert text.count("INF Treaty") == 2
    assert open_in(area, story.treaty, qtbot).startswith("Intermediate Nuclear Treaty")


def test_a_narrow_pane_shows_the_kind_that_tells_most(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Of AGREEMENT · TREATY a narrow pane shows TREATY, not half of both."""
    open_in(area, story.treaty, qtbot)
    assert area.current_pane is not None
    label = area.current_pane.head.kind_label
    area.resize(600, 600)
    qtbot.wait_until(lambda: label.shown_text() == "AGREEMENT · TREATY")
    area.resize(260, 600)
    qtbot.wait_until(lambda: label.shown_text() == "TREATY")
