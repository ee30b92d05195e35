"""The pane of a source: how it is cited, who cites it by kind, how sure, and what rests on it alone."""

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.drafts import CitationDraft, EventDraft, RoleDraft, StatementDraft
from explorer.model.edtf import parse_edtf
from explorer.model.vocabulary import RecordKind
from explorer.store.store import Store
from explorer.ui.panes.pane_area import PaneArea
from tests.ui.panes_at_work import click_link, open_in, shown_in
from tests.ui.small_story import Story


def test_how_to_cite_it_is_copied_in_the_style_chosen(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """The sentence on the pane is what lies in the clipboard."""
    text = open_in(area, story.report, qtbot)
    note = "A. Reporter, “Report on the eve of Hanoi,” https://example.org/a?b=1&c=<2>."
    assert note in text
    click_link(area, "copy", qtbot, after="Cite as")
    assert QGuiApplication.clipboard().text() == note
    click_link(area, "plain", qtbot)
    plain = "A. Reporter: Report on the eve of Hanoi. https://example.org/a?b=1&c=<2>."
    assert plain in shown_in(area, qtbot)
    click_link(area, "copy", qtbot, after="Cite as")
    assert QGuiApplication.clipboard().text() == plain


def test_what_cites_it_is_listed_by_kind(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """One click leaves only the statements; how sure they all are, and what rests on it, stays told."""
    with Store.open(story.path) as store:
        cited = (CitationDraft(story.report, confidence=4),)
        edit.add_event(store, EventDraft("A fact", parse_edtf("2019-02-01"), citations=cited))
        spoken = (RoleDraft(story.kimball, "speaker"),)
        when = parse_edtf("2019-02-02")
        edit.add_statement(store, StatementDraft("Words", when, actors=spoken, citations=cited))
    text = open_in(area, story.report, qtbot)
    assert "high confidence" in text
    assert "the only source for" in text
    assert "A fact" in text
    click_link(area, "statements", qtbot)
    qtbot.wait_until(lambda: "A fact" not in shown_in(area, qtbot))
    assert "Words" in shown_in(area, qtbot)
    with qtbot.wait_signal(area.filter_requested) as asked:
        click_link(area, "show on timeline", qtbot)
    assert asked.args[0].kinds == {RecordKind.STATEMENT}
