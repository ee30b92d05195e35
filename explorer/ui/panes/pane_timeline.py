"""The small timeline on top of a pane: tells what is under the pointer, and leads to it by a click."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from explorer.model.calendar import day_of_ms
from explorer.model.day_words import day_short
from explorer.model.ids import Day, RecordId
from explorer.model.pane_marks import NO_MARKS, PaneMarks
from explorer.render.fonts import QtMeasure
from explorer.render.paint import paint
from explorer.render.theme import Theme
from explorer.ui.panes.life_bands import LifeBand
from explorer.ui.panes.small_scene import SmallHit, SmallInput, SmallScene, build_small_scene, small_height_px
from explorer.ui.panes.wording import clip, count
from explorer.ui.plain_tip import plain_tip

TOLD_MOST: Final = 6
"""So many of the records that are drawn as one are named."""
LISTED_MOST: Final = 24
"""So many are offered by a click."""


class PaneTimeline(QWidget):
    """Draws a pane's records over time; it is hidden where there is nothing to show.

    Signals:
        record_chosen(RecordId): a mark was clicked, or a record chosen of those that are drawn as one.
        titles_wanted(tuple of RecordId): the pointer is on these records and their titles are not known.
    """

    record_chosen = Signal(object)
    titles_wanted = Signal(object)

    def __init__(self, theme: Theme, as_of: Day) -> None:
        super().__init__()
        self._theme = theme
        self._as_of = as_of
        self._marks = NO_MARKS
        self._bands: tuple[tuple[LifeBand, ...], ...] = ()
        self._titles: dict[RecordId, str] = {}
        self._scene: SmallScene | None = None
        self._pointed: tuple[QPoint, SmallHit] | None = None
        self._clicked: SmallHit | None = None
        self.setObjectName("pane_timeline")
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def scene(self) -> SmallScene:
        """What is drawn at the present width."""
        if self._scene is None:
            given = SmallInput(self._marks, self._bands, self._as_of, float(self.width()), QtMeasure())
            self._scene = build_small_scene(given)
        return self._scene

    def show_records(self, marks: PaneMarks, bands: tuple[tuple[LifeBand, ...], ...], as_of: Day) -> None:
        """Draw these records and bands, with the line of the day."""
        if marks is not self._marks:
            self._titles.clear()
        self._marks, self._bands, self._as_of = marks, bands, as_of
        self._scene = None
        height_px = small_height_px(marks, bands)
        self.setFixedHeight(round(height_px))
        self.setVisible(height_px > 0)
        self.setAccessibleName(self._told())
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw it in the colours of `theme`."""
        self._theme = theme
        self.update()

    def add_titles(self, titles: Mapping[RecordId, str]) -> None:
        """Take titles that were asked for, and tell them where the pointer still rests or a click waits."""
        self._titles.update(titles)
        if self._clicked is not None:
            clicked, self._clicked = self._clicked, None
            self.menu_of(clicked).popup(self.mapToGlobal(QPoint(int(clicked.box.x), self.height())))
        elif self._pointed is not None and self.underMouse():
            QToolTip.showText(self._pointed[0], plain_tip(self.words_of(self._pointed[1])), self)

    def words_of(self, hit: SmallHit) -> str:
        """What a tip tells of what lies under the pointer; records whose titles are not known are counted."""
        if not hit.records:
            return hit.words
        known = [self._titles[one] for one in hit.records[:TOLD_MOST] if one in self._titles]
        more = len(hit.records) - len(known)
        if not known:
            return self._counted(hit)
        return "\n".join([*known, *([f"and {count(more)} more"] if more else [])])

    def menu_of(self, hit: SmallHit) -> QMenu:
        """Make the menu of the records that are drawn as one."""
        menu = QMenu(self)
        for record in hit.records[:LISTED_MOST]:
            title = clip(self._titles.get(record, "…"), 60).replace("&", "&&")
            menu.addAction(title, partial(self.record_chosen.emit, record))
        more = len(hit.records) - LISTED_MOST
        if more > 0:
            menu.addAction(f"and {count(more)} more").setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(300, round(small_height_px(self._marks, self._bands)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's own signature
        painter = QPainter(self)
        paint(painter, self.scene.primitives, self._theme)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scene = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be clicked."""
        hit = self._hit(event.position().toPoint())
        is_record = hit is not None and bool(hit.records)
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_record else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the record under the pointer, or ask which of several."""
        hit = self._hit(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or hit is None or not hit.records:
            return
        if len(hit.records) == 1:
            self.record_chosen.emit(hit.records[0])
            return
        self._clicked = hit
        self.titles_wanted.emit(hit.records[:LISTED_MOST])

    def event(self, event: QEvent) -> bool:
        """Tell what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self._hit(event.pos())
            self._pointed = None if hit is None else (event.globalPos(), hit)
            if hit is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), plain_tip(self.words_of(hit)), self)
                told = hit.records[:TOLD_MOST]
                if any(record not in self._titles for record in told):
                    self.titles_wanted.emit(told)
            return True
        return super().event(event)

    def _hit(self, place: QPoint) -> SmallHit | None:
        return self.scene.hit(place.x(), place.y())

    def _counted(self, hit: SmallHit) -> str:
        number = len(hit.records) * self._marks.every
        about = "about " if self._marks.every > 1 else ""
        first, last = day_short(day_of_ms(hit.first_ms)), day_short(day_of_ms(hit.last_ms))
        when = first if first == last else f"{first} – {last}"
        return f"{about}{count(number)} {'record' if number == 1 else 'records'}\n{when}"

    def _told(self) -> str:
        """The strip in one sentence, for those who do not see it; the lists below tell all of it."""
        if not len(self._marks):
            return "Small timeline of the standing"
        first, last = int(self._marks.first_ms.min()), int(self._marks.last_ms.max())
        number = len(self._marks) * self._marks.every
        years = f"{day_short(day_of_ms(first))} to {day_short(day_of_ms(last))}"
        return f"Small timeline: {count(number)} records, {years}"
