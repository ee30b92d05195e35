"""An actor over time: ties on a day, who speaks for it, successions, its organs' records, its company."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.model.drafts import ActorDraft, EventDraft, RoleDraft, TieDraft
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.records import Alias
from explorer.model.view import Filter
from explorer.store.store import Store
from explorer.ui.panes.actor_page import also_called
from explorer.ui.panes.pane_area import PaneArea
from explorer.ui.timeline_motion import TimeRange
from tests.ui.panes_at_work import click_link, open_in, shown_in
from tests.ui.small_story import Story


def tie(store: Store, one: RecordId, relation: str, other: RecordId, when: str, title: str = "") -> None:
    """Tie two actors."""
    edit.add_tie(store, TieDraft(one, relation, other, title or None, parse_edtf(when)))


def organ_with_a_head(story: Story) -> RecordId:
    """Give the United States a department, which Biegun heads in 2018 and 2019; he meets somebody then."""
    with Store.open(story.path) as store:
        department = edit.add_actor(store, ActorDraft("State Department", kind="organisation")).record
        assert department is not None
        tie(store, department, "organ of", story.united_states, "1789/..")
        tie(store, story.biegun, "holds office", department, "2018-08-23/2019-12-31", "Envoy")
        tie(store, story.kimball, "holds office", story.united_states, "2001/2003", "Adviser")
        tie(store, story.kimball, "holds office", story.united_states, "2021/2022", "Consultant")
        for title, day in (("In office", "2019-01-10"), ("Out of office", "2017-01-10")):
            roles = (RoleDraft(story.biegun, "participant"),)
            edit.add_event(store, EventDraft(title, parse_edtf(day), actors=roles))
    return department


def test_ties_are_told_on_the_day_earlier_and_later(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """What holds on the day stands first; what is over, and what begins later, waits behind a line each."""
    organ_with_a_head(story)
    text = open_in(area, story.united_states, qtbot)
    assert "Its organ State Department" in text
    assert "on 22 Feb 2019 · 1 · 1 earlier · 1 later" in text
    assert "Adviser" not in text
    assert "Consultant" not in text
    area.set_as_of(day_of(2002, 5, 1))
    text = shown_in(area, qtbot)
    assert "Adviser: Daryl Kimball" in text
    assert "2 · 1 later" in text


def test_who_speaks_for_a_state_is_told_for_the_day(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Whoever holds an office in one of its organs, while it is held."""
    organ_with_a_head(story)
    assert "Stephen Biegun, Envoy, State Department" in open_in(area, story.united_states, qtbot)
    area.set_as_of(day_of(2017, 5, 1))
    assert "Officials of its organs" not in shown_in(area, qtbot)


def test_a_tie_whose_end_is_unknown_is_not_held_for_sure(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """It stands under what may have ended, and is not counted among what holds; so do officials of organs."""
    department = organ_with_a_head(story)
    with Store.open(story.path) as store:
        tie(store, story.kimball, "holds office", story.united_states, "1998-11-12/", "Coordinator")
        tie(store, story.kimball, "holds office", department, "2010-09/", "Adviser on arms")
    text = open_in(area, story.united_states, qtbot)
    assert "on 22 Feb 2019 · 1 · 1 earlier · 1 later" in text
    assert "Coordinator" not in text
    assert text.count("may have ended · 1") == 2
    click_link(area, "show", qtbot)
    qtbot.wait_until(lambda: "since 12 Nov 1998, end unknown" in shown_in(area, qtbot))
    assert "Adviser on arms" not in shown_in(area, qtbot)


def test_ends_that_come_later_wait_behind_the_line_of_the_later(
    area: PaneArea, story: Story, qtbot: QtBot
) -> None:
    """Of what holds on the day only its beginning is told; when it was to end, who asks for the later."""
    organ_with_a_head(story)
    area.set_as_of(day_of(2002, 5, 1))
    text = open_in(area, story.united_states, qtbot)
    assert "since 2001" in text
    assert "2003" not in text
    assert "after 1 May 2002 · 1 and 1 end" in text
    area.set_as_of(day_of(2019, 2, 22))
    qtbot.wait_until(lambda: "since 23 Aug 2018" in shown_in(area, qtbot))
    assert "Dec 2019" not in shown_in(area, qtbot)


def test_a_state_finds_the_records_of_its_organs_if_asked(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """One click takes in what organs and office holders did while they were that; the filter does too."""
    organ_with_a_head(story)
    assert "In office" not in open_in(area, story.united_states, qtbot)
    click_link(area, "with those of its organs and office holders", qtbot)
    qtbot.wait_until(lambda: "In office" in shown_in(area, qtbot))
    assert "Out of office" not in shown_in(area, qtbot)
    with qtbot.wait_signal(area.filter_requested) as asked:
        click_link(area, "show on timeline", qtbot)
    kept = asked.args[0]
    assert kept == Filter(kinds=kept.kinds, actors=(story.united_states,), with_organs=True)
    click_link(area, "its own records", qtbot)
    qtbot.wait_until(lambda: "In office" not in shown_in(area, qtbot))


def click_bar(area: PaneArea, qtbot: QtBot) -> None:
    """Click the first bar that is full."""
    assert area.current_pane is not None
    browser = area.current_pane.browser
    bar = browser.document().find("█")
    bar.setPosition(bar.selectionStart())
    browser.setTextCursor(bar)
    browser.ensureCursorVisible()
    place = browser.cursorRect(bar).center() + QPoint(3, 0)
    qtbot.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_bar_opens_what_two_actors_share_in_its_period(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """The timeline shows the years of the bar and keeps the records of both."""
    area.set_as_of(day_of(2019, 3, 1))
    open_in(area, story.united_states, qtbot)
    asked: list[Filter] = []
    area.filter_requested.connect(asked.append)
    with qtbot.wait_signal(area.range_requested) as told:
        click_bar(area, qtbot)
    assert told.args == [TimeRange(day_first_ms(day_of(2019, 1, 1)), day_last_ms(day_of(2019, 12, 31)))]
    (kept,) = asked
    assert kept.together
    assert kept.actors[0] == story.united_states


def test_a_succession_is_told_up_to_the_day(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """The chain and what was taken over are told from their day on, and not before it."""
    with Store.open(story.path) as store:
        tie(store, story.russia, "successor of", story.soviet_union, "1991-12-26/..")
    assert "Soviet Union then Russia" in open_in(area, story.russia, qtbot)
    assert "Soviet Union then Russia" in open_in(area, story.soviet_union, qtbot)
    area.set_as_of(day_of(1990, 1, 1))
    assert "Succession" not in shown_in(area, qtbot)


def test_a_name_is_told_while_it_was_borne() -> None:
    """Names of the day, then those given up before it; one to come is not told on a chosen day."""
    aliases = (
        Alias("Kampuchea", parse_edtf("1976/1979")),
        Alias("Khmer Republic", parse_edtf("1970/1975")),
        Alias("KH"),
    )
    day = day_of(1977, 1, 1)
    assert also_called(None, aliases, "Cambodia", day, day) == (
        "also Kampuchea (since 1976), KH",
        "earlier Khmer Republic (1970–1975)",
    )
    early = day_of(1972, 1, 1)
    assert also_called(None, aliases, "Cambodia", early, early) == ("also Khmer Republic (since 1970), KH",)
