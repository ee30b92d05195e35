"""Citations in the editor: where it leads when one is wrong, and how their fields stand."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenEditor
from tests.ui.editor_at_work import choose, event_of, focused, press, saved_by, type_in
from tests.ui.small_story import Story


def test_an_impossible_date_of_a_source_is_said_once_and_gone_to(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """The date box says what is wrong, has the keyboard, and what is typed next mends it."""
    dialog = open_editor()
    type_in(qtbot, "A meeting")
    citation = dialog.form.citations.fields()[0]
    citation.source.line.setFocus()
    choose(qtbot, dialog, "report")
    citation.says_when.line.setFocus()
    type_in(qtbot, "31 Feb 2019")
    dialog.form.title.setFocus()
    dialog.save()
    assert focused() is citation.says_when.line
    assert dialog.form.error_of("citations") == ""
    assert citation.says_when.echo_label.isVisible()
    assert "31 February 2019 does not exist" in citation.says_when.echo_label.text()
    citation.says_when.line.selectAll()
    type_in(qtbot, "28 Feb 2019")
    assert citation.source.pending() == ""
    record = saved_by(qtbot, dialog, dialog.save)
    says = event_of(story.path, record).citations[0].says_when
    assert says is not None
    assert says.edtf == "2019-02-28"


def test_the_second_source_is_gone_to_where_it_is_the_wrong_one(
    open_editor: OpenEditor, qtbot: QtBot
) -> None:
    """Not the first source gets the keyboard and the red border, but the one that is not chosen yet."""
    dialog = open_editor()
    type_in(qtbot, "A meeting")
    citations = dialog.form.citations
    citations.fields()[0].source.line.setFocus()
    choose(qtbot, dialog, "report")
    qtbot.mouseClick(citations.more_button, Qt.MouseButton.LeftButton)
    qtbot.wait_until(citations.fields()[1].source.line.hasFocus)
    type_in(qtbot, "half a tit")
    dialog.form.title.setFocus()
    dialog.save()
    qtbot.wait_until(lambda: "“half a tit” is not chosen yet" in dialog.form.error_of("citations"))
    assert focused() is citations.fields()[1].source.line
    borders = [fields.source.property("invalid") for fields in citations.fields()]
    assert borders == ["false", "true"]
    citations.fields()[1].source.close_suggestions()
    while citations.fields()[1].source.pending():
        press(qtbot, Qt.Key.Key_Backspace)
    assert dialog.form.error_of("citations") == ""
    assert citations.fields()[1].source.property("invalid") == "false"


def test_another_source_is_asked_for_at_the_fields_left_edge(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """The link begins where the fields above it begin, as wide as its words."""
    dialog = open_editor()
    source = dialog.form.citations.fields()[0].source
    source.line.setFocus()
    choose(qtbot, dialog, "report")
    more = dialog.form.citations.more_button
    qtbot.wait_until(more.isVisible)
    left = more.mapTo(dialog, QPoint(0, 0)).x() - source.mapTo(dialog, QPoint(0, 0)).x()
    assert left == 0
    assert more.width() < source.width() / 2
