"""What is chosen and where one is: timeline, panes and browser kept in step, and the way back and forward."""

from collections.abc import Callable
from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from explorer.model.calendar import DAY_MS
from explorer.model.ids import RecordId
from explorer.model.records import Link, Named
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.store.queries.details import named
from explorer.store.store import Store
from explorer.ui.browser import Browser
from explorer.ui.link_trail import LinkTrail
from explorer.ui.panes.copying import copy_records
from explorer.ui.panes.pane_area import PaneArea
from explorer.ui.queries import Related, related_to, related_to_any
from explorer.ui.timeline_content import TimelineContent
from explorer.ui.timeline_feed import TimelineFeed
from explorer.ui.timeline_motion import TimeRange
from explorer.ui.timeline_view import TimelineView
from explorer.ui.visited import Visited, VisitedView
from explorer.ui.worker import Worker

REST_MS: Final = 700
"""A view that is kept so long is one to go back to."""
PAUSE_MS: Final = 300
"""Whoever walks with the arrow keys and stops for so long on a mark wants to read its pane."""
YEAR_MS: Final = 366 * DAY_MS
"""Whoever goes to a day sees at most so much around it."""
ON_TIMELINE: Final = frozenset({RecordKind.EVENT, RecordKind.STATEMENT, RecordKind.ACT})


class Navigation(QObject):
    """Shows what is chosen in one part in the others.

    Signals:
        visited_changed(bool, bool): whether there is a way back and one forward.
        view_wanted(VisitedView): going back or forward leads to these lanes, this as-of day and filter.
        filter_wanted(Filter): other records are to be shown.
        said(str): why nothing happened, in one line.
        day_shown(TimeRange): this day was gone to; its bounds.
    """

    visited_changed = Signal(bool, bool)
    view_wanted = Signal(object)
    filter_wanted = Signal(object)
    said = Signal(str)
    day_shown = Signal(object)

    def __init__(
        self,
        worker: Worker,
        feed: TimelineFeed,
        timeline: TimelineView,
        browser: Browser,
        panes: PaneArea,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._feed = feed
        self._timeline = timeline
        self._browser = browser
        self._panes = panes
        self._visited = Visited()
        self._focus: RecordId | None = None
        self._focused: tuple[RecordId, ...] = ()
        self._sought: RecordId | None = None
        self._linked: RecordId | None = None
        self._filtered: Filter | None = None
        self._is_to_fit = False
        self._trail = LinkTrail()
        self._awaited_step = 0
        self._held: tuple[frozenset[RecordId], tuple[Link, ...]] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.visit)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._open_walked)
        timeline.installEventFilter(self)
        feed.content_ready.connect(self._tell_elsewhere)
        worker.changed.connect(lambda _changes: self.read_again())
        worker.changed_elsewhere.connect(self.read_again)
        timeline.record_selected.connect(self._take_selection)
        timeline.record_walked.connect(self._take_walk)
        timeline.record_opened.connect(self.open_pane)
        timeline.link_followed.connect(self._follow_link)
        timeline.range_changed.connect(self._rest.start)
        browser.names_chosen.connect(self._take_names)
        browser.record_opened.connect(self.show_record)
        panes.record_chosen.connect(self._follow_pane)
        panes.record_shown.connect(timeline.overlay.set_read)
        panes.range_requested.connect(timeline.camera.show)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc on the timeline take the filter away where nothing is chosen that it could let go of."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and watched is self._timeline
            and not self._timeline.selected
            and self._focus is None
            and not self._feed.filter.is_everything
            and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
        ):
            self.filter_by(Filter())
            self.said.emit("The filter is gone: Alt+Left brings it back.")
            return True
        return super().eventFilter(watched, event)

    @property
    def current(self) -> RecordId | None:
        """What edit, delete and copy are about: the selected record, or the one whose pane is in front."""
        selected = self._timeline.selected
        return selected[-1] if selected else self._panes.current_record

    @property
    def subject(self) -> RecordId | None:
        """What a new record is about: the pane that one is in, what was chosen last, or the pane in front."""
        focused = QApplication.focusWidget()
        is_in_panes = focused is not None and self._panes.isAncestorOf(focused)
        chosen = None if is_in_panes else self._focus
        return chosen or self._panes.current_record or self.current

    @property
    def view(self) -> VisitedView:
        """Where one is at the moment."""
        shown = self._timeline.camera.target
        selected = self._timeline.selected
        return VisitedView(
            shown.first_ms,
            shown.last_ms,
            selected[-1] if selected else None,
            self._feed.lanes_by.value,
            self._feed.as_of,
            self._feed.filter,
            self._timeline.lanes.choice_of(self._feed.lanes_by),
            self._timeline.compared.day,
        )

    def show_record(self, record: RecordId) -> None:
        """Choose `record`, open its pane and bring it into view where it stands on the timeline.

        However short one has been here, it is where one comes back to; the same holds for a pane's link.
        """
        self.visit()
        self._panes.open_record(record)
        self._choose(record)
        self._reveal(record)
        self._sought = record
        self.visit()

    def introduce(self, record: RecordId) -> None:
        """Open the pane of an actor, an agreement or the like and light its lane; nothing is dimmed."""
        self._panes.open_record(record)
        self._browser.mark(record, is_scrolling=False)
        self._stand_out(None, lane=int(record))

    def choose_rows(self, records: tuple[RecordId, ...], *, is_walking: bool) -> None:
        """Choose what was chosen in the table, the current one last; the pane follows as on the timeline."""
        self._timeline.select(records)
        if records and is_walking:
            self._take_walk(records[-1])
        else:
            self._take_selection(records[-1] if records else None)

    def open_pane(self, record: RecordId) -> None:
        """Open the pane of `record` without moving the timeline."""
        self._pause.stop()
        self._panes.open_record(record)
        if record not in self._timeline.selected:
            self._choose(record)

    def resume(self, record: RecordId) -> None:
        """Return to what was last looked at, if it is still there; the browser shows its beginning."""
        self._worker.ask(partial(named, record=record), self._take_resumed, lambda _: None)

    def _take_resumed(self, one: Named) -> None:
        self._panes.open_record(one.id)
        self._choose(one.id, is_scrolling=False)

    def focus_on(self, record: RecordId | None) -> None:
        """Let what belongs to an actor, an agreement or a source stand out; None lets all."""
        self._focus = record
        self._browser.mark(record)
        if record is None:
            self._worker.forget("related")
            self._stand_out(None)
        else:
            self._sought = record
            self.ask_related(record)

    def focus_on_all(self, records: tuple[RecordId, ...]) -> None:
        """Let what belongs to any of these actors, agreements or the like stand out; none lets all."""
        if len(records) < 2:
            self.focus_on(records[0] if records else None)
            return
        self._focus = self._sought = records[-1]
        self._focused = records
        self._browser.mark(*records)
        self._worker.ask(partial(related_to_any, records=records), self._take_related, slot="related")

    def ask_related(self, record: RecordId) -> None:
        """Let what belongs to `record` stand out as soon as it is known."""
        self._focus, self._focused = record, (record,)
        self._worker.ask(partial(related_to, record=record), self._take_related, slot="related")

    def read_again(self) -> None:
        """Ask anew for what belongs to what is chosen, and its links: an edit may have changed either."""
        if self._focus is not None:
            query: Callable[[Store], Related] = partial(related_to, record=self._focus)
            if len(self._focused) > 1:
                query = partial(related_to_any, records=self._focused)
            self._worker.ask(query, self._take_related, self._miss_related, slot="related")

    def hold(self, records: frozenset[RecordId] | None, links: tuple[Link, ...] = ()) -> None:
        """Let these records stand out with these links, whatever is chosen; None ends it."""
        self._held = None if records is None else (records, links)
        if self._focus is None:
            self._stand_out(None)
        else:
            self.read_again()

    def _stand_out(
        self, records: frozenset[RecordId] | None, links: tuple[Link, ...] = (), lane: int | None = None
    ) -> None:
        """Let records stand out, or instead of them those that are held; their links are drawn as well."""
        if self._held is not None:
            records, held_links = self._held
            links = tuple({link.id: link for link in (*links, *held_links)}.values())
        self._timeline.set_related(records, links, lane)

    def filter_by(self, kept: Filter) -> None:
        """Show other records; one comes back to those before."""
        if kept != self._feed.filter:
            self.visit()
            self._filtered = kept
            self.filter_wanted.emit(kept)
            if not self._is_to_fit:  # where one comes back to is what is shown then
                self.visit()

    def show_view(self, view: VisitedView) -> None:
        """Go to a place told from outside; one comes back to where one was."""
        self.visit()
        self._return_to(view)
        self.visit()

    def show_when(self, when: When) -> None:
        """Bring a date into view: a day in the middle of the present range, or of a year; more is fitted."""
        first = when.start_earliest if when.start_earliest is not None else when.end_earliest
        last = when.end_latest if when.end_latest is not None else when.start_latest
        if first is None or last is None:
            return
        self.visit()
        camera = self._timeline.camera
        if last - first <= DAY_MS:
            camera.show(camera.around(first, last, min(camera.target.span_ms, YEAR_MS)))
            self.day_shown.emit(TimeRange(first, last))
        else:
            camera.show(camera.fitting(first, last))
        self.visit()
        self._timeline.setFocus()

    def filter_to(self, kept: Filter) -> None:
        """Show the records of a list, all of them: the range is fitted to what is kept."""
        content = self._timeline.content
        if kept != self._feed.filter:
            self._is_to_fit = True
            self.filter_by(kept)
        elif content is not None:
            self._show_kept(content)

    def copy(self) -> None:
        """Copy the selected records as text, each with its sources."""
        selected = self._timeline.selected
        if selected:
            copy_records(self._worker, selected, self.said.emit)
        else:
            self.said.emit("Choose a mark to copy first.")

    def drop(self, removed: frozenset[RecordId]) -> None:
        """Let go of records that are no more."""
        kept = [record for record in self._timeline.selected if record not in removed]
        if len(kept) != len(self._timeline.selected):
            self._timeline.select(kept)
        if self._focus in removed:
            self.focus_on(None)
        self.filter_wanted.emit(self._feed.filter.without_records(removed))

    def rest(self) -> None:
        """Note the present view as one to go back to, if it stays for a while."""
        self._rest.start()

    def visit(self) -> None:
        """Note the present view as one to go back to."""
        self._rest.stop()
        self._visited.visit(self.view)
        self._tell_visited()

    def begin_run(self) -> None:
        """Note where a run of steps of the as-of day begins: one comes back to there from any of them."""
        self._visited.begin_run(self.view)

    def end_run(self) -> None:
        """The as-of day is another by other means than steps: it is a place of its own."""
        self._visited.end_run()

    def go_back(self) -> None:
        """Return to the view before this one."""
        if not self._visited.is_at(self.view):
            self.visit()
        self._return_to(self._visited.back())

    def leads_back_to_lanes(self) -> bool:
        """Whether the way back leads to lanes that are chosen otherwise; if so, it is open from now on."""
        here, before = self.view, self._visited.before(self.view)
        if before is None or (before.lanes, before.lanes_by) == (here.lanes, here.lanes_by):
            return False
        self.visit()  # the view may not have rested long enough to be one to go back from
        return True

    def go_forward(self) -> None:
        """Return to the view that was left by going back."""
        self._return_to(self._visited.forward())

    def _choose(self, record: RecordId, *, is_scrolling: bool = True) -> None:
        self._timeline.select((record,))
        self._browser.mark(record, is_scrolling=is_scrolling)
        self.ask_related(record)
        self._rest.start()

    def _take_selection(self, record: RecordId | None) -> None:
        self._pause.stop()
        if record is None:
            self.focus_on(None)
        else:
            self._panes.open_record(record)
            self._browser.mark(record)
            self.ask_related(record)
        self._rest.start()

    def _take_names(self, records: tuple[RecordId, ...]) -> None:
        """Let what belongs to the names stand out instead of what was selected: one selection at a time."""
        self._pause.stop()
        self._timeline.select(())
        self.focus_on_all(records)
        self._rest.start()

    def _take_walk(self, record: RecordId) -> None:
        self._browser.mark(record)
        self.ask_related(record)
        self._pause.start()
        self._rest.start()

    def _open_walked(self) -> None:
        if self._timeline.selected:
            self._panes.open_record(self._timeline.selected[-1])

    def _follow_pane(self, record: RecordId) -> None:
        self.visit()
        self._choose(record)
        self._reveal(record)
        self._sought = record
        self.visit()

    def _reveal(self, record: RecordId) -> None:
        """Bring a record's mark into view, or its lane, where it is what the lanes are made of."""
        if not self._timeline.revealing.reveal(record, is_whole=True):
            self._timeline.revealing.reveal_lane(record)

    def _take_related(self, related: Related) -> None:
        if related.record == self._focus:
            self._linked = related.record
            lane = None if related.kind in ON_TIMELINE else int(related.record)
            if lane is None and related.record == self._sought:
                self._tell_hidden(related.record)
            self._stand_out(related.records, related.links, lane)
            is_sought, self._sought = related.record == self._sought, None
            if is_sought and related.records is not None:
                self._show_any(related.records)
            step, self._awaited_step = self._awaited_step, 0
            if step:
                self._follow_link(step)

    def _miss_related(self, _error: Exception) -> None:
        """Let go of what another program has taken away."""
        self.focus_on(None)

    def _show_any(self, records: frozenset[RecordId]) -> None:
        """Let something of what stands out be seen, or say where it is."""
        elsewhere = self._timeline.revealing.reveal_any(records)
        hidden = self._timeline.revealing.hidden_among(records) if elsewhere == 0 else 0
        if hidden:
            stands = "1 record stands" if hidden == 1 else f"{hidden:,} records stand"
            self.said.emit(f"{stands} in hidden lanes: Ctrl+Shift+H shows all lanes.")
        elif elsewhere == 0:
            self.said.emit("Nothing on the timeline belongs to it.")
        elif elsewhere is not None:
            count = "1 record" if elsewhere == 1 else f"{elsewhere:,} records"
            self.said.emit(f"{count} at other times: F or Ctrl+0 shows {'it' if elsewhere == 1 else 'them'}.")

    def _tell_elsewhere(self, content: TimelineContent) -> None:
        """Say where the records are that a new filter keeps, if none of them lies in view."""
        if content.filter != self._filtered:
            return
        self._filtered = None
        if self._is_to_fit:
            self._is_to_fit = False
            self._show_kept(content)
            return
        here = self._timeline.camera.target
        if content.kept and not content.count_in(here.first_ms, here.last_ms):
            count = "1 record" if content.kept == 1 else f"{content.kept:,} records"
            self.said.emit(f"Kept: {count} at other times. F or Ctrl+0 shows all of it.")

    def _show_kept(self, content: TimelineContent) -> None:
        """Fit the records that the filter keeps, if any has a date."""
        if content.kept:
            camera = self._timeline.camera
            camera.show(camera.whole_of(TimeRange(*content.lanes.extent())))
        self.visit()

    def _tell_hidden(self, record: RecordId) -> None:
        """Say why a record that was gone to has no mark, where the filter is the reason."""
        content = self._timeline.content
        if content is None or content.mask is None:
            return
        rows = np.flatnonzero(content.columns.ids == record)
        if len(rows) and not content.mask[rows[0]]:
            self.said.emit("The filter hides this record: Ctrl+Alt+F shows everything.")

    def _follow_link(self, step: int) -> None:
        selected = self._timeline.selected
        if not selected:
            self.said.emit("Choose a mark first, then follow its links.")
            return
        here = selected[-1]
        if self._linked != here:
            self._awaited_step = step  # its links are not known yet: they are asked for
            return
        ends = [
            link.to_record.id if link.from_record.id == here else link.from_record.id
            for link in self._timeline.links
            if here in (link.from_record.id, link.to_record.id)
        ]
        walk = self._trail.onwards if step > 0 else self._trail.back
        following = walk(here, ends)
        if following is not None:
            self._show_linked(following, here)
        else:
            self.said.emit(
                "No further links from here: [ goes back." if ends else "This record has no links."
            )

    def _show_linked(self, record: RecordId, come_from: RecordId) -> None:
        """Choose the other end of a link; both ends stay in view where they have room."""
        self.visit()
        self._panes.open_record(record)
        self._choose(record)
        if not self._timeline.revealing.reveal_beside(record, come_from):
            self._reveal(record)
        self._sought = record
        self.visit()

    def _return_to(self, view: VisitedView | None) -> None:
        if view is None:
            return
        self.end_run()
        self.view_wanted.emit(view)
        if view.selected is None:
            self._timeline.select(())
            self.focus_on(None)
        else:
            self._panes.open_record(view.selected)
            self._timeline.select((view.selected,))
            self._timeline.lanes.bring_back(view.selected)
            self._browser.mark(view.selected)
            self.ask_related(view.selected)
        self._timeline.camera.show(TimeRange(view.first_ms, view.last_ms), is_animated=False)
        self._rest.stop()
        self._tell_visited()

    def _tell_visited(self) -> None:
        self.visited_changed.emit(self._visited.has_back, self._visited.has_forward)
