"""The history of a record in its pane: who entered it by which step, and what was changed, once asked for."""

from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.drafts import EventDraft
from explorer.model.edtf import parse_edtf
from explorer.store.store import Store
from explorer.ui.panes.pane_area import PaneArea
from tests.ui.panes_at_work import click_link, open_in, shown_in
from tests.ui.small_story import Story


def test_history_is_opened_on_demand_and_tells_before_and_after(
    area: PaneArea, story: Story, qtbot: QtBot
) -> None:
    """The last line names the steps; a click tells each field before and after, another folds it again."""
    with Store.open(story.path) as store:
        record = edit.add_event(store, EventDraft("Talks begin", parse_edtf("2019-02-01"))).record
        assert record is not None
        edit.change_event(store, record, EventDraft("Talks begin at last", parse_edtf("2019-02-02")))
    text = open_in(area, record, qtbot)
    assert "by “Add event”" in text
    assert "History" not in text
    click_link(area, "history", qtbot)
    qtbot.wait_until(lambda: "History" in shown_in(area, qtbot))
    text = shown_in(area, qtbot)
    assert "title: Talks begin → Talks begin at last" in text
    assert "when: 2019-02-01 → 2019-02-02" in text
    click_link(area, "hide history", qtbot)
    qtbot.wait_until(lambda: "History" not in shown_in(area, qtbot))
