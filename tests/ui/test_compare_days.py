"""Two days are compared in the window: what changed is listed and shown, and copied with its sources."""

import csv
import io
import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from explorer.cli.dispatch import main
from explorer.model.calendar import day_first_ms, day_of
from explorer.render.legend import entries_for
from explorer.render.picture import layers
from explorer.scene.primitives import Primitive, Text
from explorer.store.queries.lives import all_lives
from explorer.store.store import Store
from explorer.ui.compare_rows import Column
from explorer.ui.compare_text import written
from explorer.ui.main_window import MainWindow
from explorer.ui.timeline_motion import TimeRange
from explorer.ui.visited import VisitedView
from tests.ui.conftest import OpenWindow
from tests.ui.driving import press
from tests.ui.whole_sample import sample, sample_made

__all__ = ["sample", "sample_made"]

FIRST, LAST = day_of(2017, 1, 1), day_of(2019, 2, 22)
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NO_KEYS, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def window(talks: Path, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """The small story as of 22 February 2019: a treaty signed in 2018, suspended by one party since."""
    window = open_window(talks)
    window.timeline.camera.is_animated = False
    window.options.set_as_of(LAST)
    qtbot.wait_until(lambda: window.timeline.has_standings)
    return window


def compare(window: MainWindow, qtbot: QtBot, words: str = "1 Jan 2017") -> None:
    """Type a day to compare with, by keys alone."""
    press(qtbot, window, Qt.Key.Key_C, CONTROL | ALT)
    popup = window.toolbar.compare_popup
    qtbot.wait_until(popup.isVisible)
    box = popup.findChild(QLineEdit)
    assert box is not None
    qtbot.keyClicks(box, words)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: window.timeline.standings.comparison is not None)


def listed(window: MainWindow) -> list[tuple[str, str, str]]:
    """Who is listed, and from what to what."""
    return [(row.who, row.before, row.after) for row in window.days.panel.rows]


def test_what_changed_is_listed(window: MainWindow, qtbot: QtBot) -> None:
    """A typed day opens the panel: each change with its day and its act, and how many there are."""
    assert window.days.panel.isHidden()
    compare(window, qtbot)
    panel = window.days.panel
    assert panel.isVisible()
    assert listed(window) == [
        ("The whole", "no standing", "in force"),
        ("Northland", "no standing", "suspended"),
        ("Southland", "no standing", "party"),
    ]
    assert [row.when for row in panel.rows] == ["12 Jun 2018", "2 Feb 2019", "12 Jun 2018"]
    assert [row.act for row in panel.rows] == ["Northland signed", "Northland suspended", "Southland signed"]
    assert panel.count_text == "3 changes under 1 agreement"
    assert (panel.first.text(), panel.last.text()) == ("1 Jan 2017 ▾", "22 Feb 2019 ▾")


def test_two_days_without_a_change_say_so(window: MainWindow, qtbot: QtBot) -> None:
    """Where nothing changed, a sentence says so, and there is nothing to copy."""
    compare(window, qtbot, "10 Feb 2019")
    assert listed(window) == []
    assert window.days.panel.count_text == "No change"
    assert not window.days.panel.copy.isEnabled()


def test_the_window_lists_what_the_command_line_lists(
    sample: Path, open_window: OpenWindow, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    """Over the whole sample the panel has the changes that `show --compare` has, and no others."""
    with Store.open(sample, read_only=True) as store:
        lives = all_lives(store)
    told = set()
    for life in lives:
        asked = ["show", str(sample), "agreement", str(life.agreement.id), "--json"]
        assert main([*asked, "--as-of", "2017-01-01", "--compare", "2019-02-22"]) == 0
        changes = json.loads(capsys.readouterr().out)["changes"]
        told |= {(one["agreement"], one["actor"], one["from"], one["to"], one["act"]) for one in changes}
    window = open_window(sample)
    window.options.set_as_of(LAST)
    window.days.compare.set_day(FIRST)
    qtbot.wait_until(lambda: len(window.days.panel.rows) > 0)
    comparison = window.timeline.standings.comparison
    assert comparison is not None
    shown = {
        (
            one.agreement.name,
            None if change.actor is None else one.names[change.actor],
            change.before,
            change.after,
            change.act,
        )
        for one in comparison.agreements
        for change in one.changes
    }
    assert shown == told
    assert len(window.days.panel.rows) == len(told) == comparison.count


def test_both_days_and_what_changed_are_drawn(window: MainWindow, qtbot: QtBot) -> None:
    """The timeline has a flag for each day, tints the lane that changed and rings the acts that did it."""
    compare(window, qtbot)
    scene = window.timeline.scene
    assert scene is not None
    flags = [hit.kind for hit in scene.hits if hit.kind.startswith(("as_of", "compare"))]
    assert any(kind.startswith("as_of") for kind in flags)
    assert any(kind.startswith("compare") for kind in flags)
    drawn = window.timeline.compared.drawn
    assert drawn is not None
    assert len(drawn.lanes) == 1
    assert len(drawn.acts) == 3


def test_lanes_without_a_change_step_back_unless_told_otherwise(
    sample: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    """Records of lanes without a change are dimmed; the box in the panel lets them come forward again."""
    window = open_window(sample)
    window.options.set_as_of(LAST)
    window.days.compare.set_day(day_of(2019, 2, 1))
    qtbot.wait_until(lambda: len(window.days.panel.rows) > 0)

    def dimmed() -> int:
        scene = window.timeline.scene
        return 0 if scene is None else sum(mark.is_dimmed for mark in scene.marks)

    window.timeline.scrolling.to_top()
    qtbot.wait_until(lambda: dimmed() > 0)
    window.days.panel.dims.click()
    assert dimmed() == 0


def test_the_second_day_is_dragged(window: MainWindow, qtbot: QtBot) -> None:
    """Its flag is dragged like that of the as-of day, and the list follows."""
    compare(window, qtbot, "1 Jan 2019")
    assert listed(window) == [("Northland", "party", "suspended")]
    view = window.timeline
    view.camera.show(view.camera.whole(), is_animated=False)
    scene = view.scene
    assert scene is not None
    flag = next(hit.box for hit in scene.hits if hit.kind == "compare")
    at = QPoint(round(flag.x + flag.width / 2), round(flag.y + flag.height / 2))
    target = round(view.header_px + view.camera.scale.x_at(86_400_000 * day_of(2018, 6, 1)))
    qtbot.mousePress(view.viewport(), LEFT, pos=at)
    QTest.mouseMove(view.viewport(), QPoint(target, at.y()))
    qtbot.mouseRelease(view.viewport(), LEFT, pos=QPoint(target, at.y()))
    assert window.days.compare.day is not None
    assert window.days.compare.day < day_of(2018, 6, 12)
    qtbot.wait_until(lambda: len(listed(window)) == 3)
    assert window.feed.as_of == LAST


def test_moving_the_as_of_day_lists_anew(window: MainWindow, qtbot: QtBot) -> None:
    """The list is always of the two days that are shown, whichever of them is the earlier."""
    compare(window, qtbot)
    window.options.set_as_of(day_of(2018, 7, 1))
    qtbot.wait_until(lambda: ("Northland", "no standing", "party") in listed(window))
    window.options.set_as_of(day_of(2016, 1, 1))
    qtbot.wait_until(lambda: listed(window) == [])
    assert window.days.panel.first.text() == "1 Jan 2016 ▾"


def test_a_cell_leads_to_its_record(window: MainWindow, qtbot: QtBot) -> None:
    """Each row opens the agreement, the party or the act, by click and by Enter."""
    compare(window, qtbot)
    table, rows = window.days.panel.table, window.days.panel.rows
    model = table.model()
    for column, record in (
        (Column.AGREEMENT, rows[1].agreement_id),
        (Column.WHO, rows[1].actor),
        (Column.ACT, rows[1].act_id),
    ):
        box = table.visualRect(model.index(1, column))
        qtbot.mouseClick(table.viewport(), LEFT, pos=box.center())
        assert window.panes.current_record == record
    table.setFocus()
    table.setCurrentIndex(model.index(2, Column.ACT))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.panes.current_record == rows[2].act_id


def test_the_list_is_sorted_by_its_heads(window: MainWindow, qtbot: QtBot) -> None:
    """A click on a head sorts by that column, dates in the order of time."""
    compare(window, qtbot)
    window.days.panel.table.sortByColumn(Column.WHEN, Qt.SortOrder.DescendingOrder)
    assert window.days.panel.rows[0].when == "2 Feb 2019"


@pytest.mark.parametrize("way", ["Esc", "Esc in the list", "cross", "key"])
def test_comparing_ends(window: MainWindow, qtbot: QtBot, way: str) -> None:
    """Esc, the cross and a key end it: panel, flag and dimming go, and the as-of day stays."""
    compare(window, qtbot)
    window.timeline.setFocus()
    if way == "Esc":
        press(qtbot, window, Qt.Key.Key_Escape, NO_KEYS)
    elif way == "Esc in the list":
        window.days.panel.table.setFocus()
        qtbot.keyClick(window.days.panel.table, Qt.Key.Key_Escape)
    elif way == "cross":
        qtbot.mouseClick(window.days.panel.cross, LEFT)
    else:
        press(qtbot, window, Qt.Key.Key_C, CONTROL | ALT | Qt.KeyboardModifier.ShiftModifier)
    assert window.days.panel.isHidden()
    assert window.timeline.compared.drawn is None
    assert window.feed.as_of == LAST
    assert window.focusWidget() is window.timeline


def test_the_days_are_exchanged(window: MainWindow, qtbot: QtBot) -> None:
    """A key makes the second day the as-of day, and the other way round; the list stays the same."""
    compare(window, qtbot)
    before = listed(window)
    press(qtbot, window, Qt.Key.Key_X, CONTROL | ALT)
    assert window.feed.as_of == FIRST
    assert window.days.compare.day == LAST
    comparison = window.timeline.standings.comparison
    qtbot.wait_until(lambda: window.timeline.standings.comparison is not comparison)
    assert listed(window) == before


def test_the_way_back_leads_to_what_was_compared(window: MainWindow, qtbot: QtBot) -> None:
    """Back and forward bring the second day back as well, and it is written down with the view."""
    window.navigation.visit()
    compare(window, qtbot)
    window.navigation.visit()
    kept = VisitedView.from_text(window.navigation.view.to_text())
    assert kept is not None
    assert kept.compared == FIRST
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    assert window.days.compare.day is None
    press(qtbot, window, Qt.Key.Key_Right, ALT)
    assert window.days.compare.day == FIRST


def test_the_list_is_copied_with_its_sources(window: MainWindow, qtbot: QtBot) -> None:
    """As CSV each change is a row, with what is cited for its act; the notice says how many were copied."""
    compare(window, qtbot)
    window.days.panel.copy_requested.emit("CSV")
    qtbot.wait_until(lambda: window.notice.text.startswith("Copied 3 changes"))
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert rows[0] == ["Agreement", "Party", "From", "To", "Since", "By", "Sources"]
    assert rows[2] == [
        "River",
        "Northland",
        "no standing",
        "suspended",
        "2 Feb 2019",
        "Northland suspended",
        "",
    ]


def test_text_and_markdown_tell_days_changes_and_sources(window: MainWindow, qtbot: QtBot) -> None:
    """Both name the two days, each change and the sources of its act; a bar in a name breaks no table."""
    compare(window, qtbot)
    rows = window.days.panel.rows
    act = rows[1].act_id
    assert act is not None
    sources = {act: ["Report | on the talks, p. 2"]}
    text = written("Text", rows, (FIRST, LAST), sources)
    assert text.splitlines()[0] == "Changes from 1 January 2017 to 22 February 2019"
    assert "  Northland: no standing → suspended (2 Feb 2019, Northland suspended)" in text
    assert "    Source: Report | on the talks, p. 2" in text
    markdown = written("Markdown", rows, (FIRST, LAST), sources)
    assert "| River | Northland | no standing | suspended | 2 Feb 2019 | Northland suspended | " in markdown
    assert "Report \\| on the talks" in markdown


def test_the_as_of_panel_leads_to_comparing(window: MainWindow, qtbot: QtBot) -> None:
    """The panel of the as-of day offers to compare, for those who use the mouse alone."""
    qtbot.mouseClick(window.toolbar.as_of, LEFT)
    qtbot.mouseClick(window.toolbar.day_popup.more, LEFT)
    assert window.toolbar.compare_popup.isVisible()
    window.toolbar.compare_popup.close()


@pytest.mark.parametrize("year", [1994, 2017, 2030])
def test_both_days_come_into_view(window: MainWindow, qtbot: QtBot, year: int) -> None:
    """Wherever one is looking, what is compared is seen from its first moment on."""
    begin, end = day_first_ms(day_of(year, 1, 1)), day_first_ms(day_of(year, 9, 1))
    window.timeline.camera.show(TimeRange(begin, end))
    compare(window, qtbot, "1 Jan 2018")
    shown = window.timeline.camera.target
    for day in (day_of(2018, 1, 1), LAST):
        assert shown.first_ms < day_first_ms(day) < shown.last_ms


def test_days_that_are_in_view_stay_where_they_are(window: MainWindow, qtbot: QtBot) -> None:
    """Comparing moves nothing where both days can be seen."""
    begin, end = day_first_ms(day_of(2017, 6, 1)), day_first_ms(day_of(2019, 6, 1))
    window.timeline.camera.show(TimeRange(begin, end))
    before = window.timeline.camera.target
    compare(window, qtbot, "1 Jan 2018")
    assert window.timeline.camera.target == before


def test_a_picture_tells_of_a_second_day_beyond_its_range(window: MainWindow, qtbot: QtBot) -> None:
    """A flag at the edge points to it, as in the window."""
    compare(window, qtbot, "1 Jan 2017")
    begin, end = day_first_ms(day_of(2018, 6, 1)), day_first_ms(day_of(2019, 6, 1))
    window.timeline.camera.show(TimeRange(begin, end))
    press(qtbot, window, Qt.Key.Key_E)
    qtbot.wait_until(lambda: window.exporting.dialog is not None)
    dialog = window.exporting.dialog
    assert dialog is not None
    qtbot.wait_until(lambda: dialog.picture is not None)
    shown = dialog.picture
    assert shown is not None
    told = {one.text for _, layer in layers(shown) for one in layer if isinstance(one, Text)}
    assert "← 1 Jan 2017" in told
    dialog.close()


def test_no_cell_is_cut_where_there_is_room(sample: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    """Columns share the width by what stands in them."""
    window = open_window(sample)
    window.resize(1900, 900)
    window.options.set_as_of(LAST)
    window.days.compare.set_day(FIRST)
    panel = window.days.panel
    qtbot.wait_until(lambda: len(panel.rows) > 0)
    for column in Column:
        words = [row.cells[column] for row in panel.rows]
        widest = max(panel.table.fontMetrics().horizontalAdvance(one) for one in words)
        assert panel.table.columnWidth(column) > widest


def test_a_legend_explains_what_comparing_adds(window: MainWindow, qtbot: QtBot) -> None:
    """The dashed line and the rings have words of their own, where there are any."""
    scene = window.timeline.scene
    assert scene is not None
    before = legend(scene.primitives)
    compare(window, qtbot, "1 Jan 2019")
    scene = window.timeline.scene
    assert scene is not None
    assert legend(scene.primitives) - before == {
        "Day compared with",
        "Between the two days",
        "Changed in between",
        "Changed a standing between the two",
    }


def legend(primitives: tuple[Primitive, ...]) -> set[str]:
    """The words of the legend of a picture."""
    rows = entries_for(primitives, has_folds=False, actors=())
    return {entry.words for row in rows for entry in row}


def test_a_picture_shows_what_is_compared(window: MainWindow, qtbot: QtBot) -> None:
    """The exported picture has both days and says so in its subtitle."""
    compare(window, qtbot)
    press(qtbot, window, Qt.Key.Key_E)
    qtbot.wait_until(lambda: window.exporting.dialog is not None)
    dialog = window.exporting.dialog
    assert dialog is not None
    qtbot.wait_until(lambda: "compared with 1 January 2017" in dialog.fields.subtitle_edit.text())
    dialog.close()
