"""Keeps the timeline supplied: reads what it shows on the reader's thread and tells when it has come."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.model.columns import Columns, Membership
from explorer.model.comparing import Histories
from explorer.model.errors import UserError
from explorer.model.ids import Day, RecordId
from explorer.model.records import AgreementLife
from explorer.model.view import Filter
from explorer.scene.lanes import LanesBy
from explorer.scene.nested_lanes import NESTED
from explorer.store.array_cache import FileState
from explorer.store.queries.about_rows import GROUPS
from explorer.store.queries.columns import Group
from explorer.store.queries.timeline import titles_of
from explorer.store.store import Store
from explorer.ui.browser_counts import BrowserCounts, count_uses
from explorer.ui.content_loading import keep_content, load_content, load_first, load_memberships
from explorer.ui.timeline_content import Standings, TimelineContent, standings_on
from explorer.ui.timeline_lanes import TimelineLanes
from explorer.ui.worker import Worker

RECORDS_KEPT_A_MS = 1_000
"""What is kept again waits a ms for so many records: a large archive is not written after each edit."""
FEWEST_HELD = 300_000
"""Of fewer records the database tells what is about a subject as fast as arrays at hand."""
MOST_AT_CLOSE = 20_000_000
"""Ten million records are kept in about a second."""


class TimelineFeed(QObject):
    """Reads what is shown, after an edit only what it touched; by lanes and filter; computes standings.

    Signals:
        first_ready(TimelineContent): a sample of a large database, while all of it is read.
        content_ready(TimelineContent): the records, after a change, for other lanes or under another filter.
        standings_ready(Standings): bands and headlines of the as-of day.
        titles_ready(dict[int, str]): titles that were asked for.
        counts_ready(BrowserCounts or None): who is spoken of in what the content shows; None: too many.
    """

    first_ready = Signal(object)
    content_ready = Signal(object)
    standings_ready = Signal(object)
    titles_ready = Signal(object)
    counts_ready = Signal(object)

    def __init__(
        self,
        reader: Worker,
        lanes_by: LanesBy,
        as_of: Day | None,
        kept: Filter,
        parent: QObject,
        cache_folder: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._cache_folder = cache_folder
        self._lanes_by = lanes_by
        self._as_of = as_of
        self._filter = kept
        self._lanes: TimelineLanes | None = None
        self._unfolded: frozenset[int] = frozenset()
        self._content: TimelineContent | None = None
        self._is_stale = True
        self._state: FileState | None = None
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.timeout.connect(self._keep)
        self._touched: set[RecordId] = set()
        self._counts: BrowserCounts | None = None
        self._histories: Histories | None = None
        self._is_computing = False
        self._compared: Day | None = None
        self._asked_compared: Day | None = None

    @property
    def histories(self) -> Histories | None:
        """What stood on every day, once it is known."""
        return self._histories

    @property
    def lanes_by(self) -> LanesBy:
        """What makes a lane."""
        return self._lanes_by

    @property
    def filter(self) -> Filter:
        """Which records are shown."""
        return self._filter

    @property
    def as_of(self) -> Day | None:
        """The day whose standings are computed."""
        return self._as_of

    def follow_lanes(self, lanes: TimelineLanes) -> None:
        """Make lanes for the kinds of what is unfolded, now and whenever it is another."""
        self._lanes = lanes
        lanes.changed.connect(self._take_folds)

    def load(self) -> None:
        """Read everything again: another program may have written anything."""
        self._is_stale, self._state = True, None
        if self._content is None:
            query = partial(
                load_first, lanes_by=self._lanes_by, kept=self._filter, cache_folder=self._cache_folder
            )
            self._reader.ask(query, self._take_first, _let_be, slot="first content")
        self._ask()

    def patch(self, touched: Collection[RecordId]) -> None:
        """Read again what an edit has touched."""
        self._touched |= set(touched)
        self._state = None
        self._ask()

    def set_lanes_by(self, lanes_by: LanesBy) -> None:
        """Make other lanes."""
        if lanes_by is not self._lanes_by:
            self._lanes_by = lanes_by
            self._ask()

    def set_filter(self, kept: Filter) -> None:
        """Show other records; the columns are at hand, the rest is found by number."""
        if kept != self._filter:
            self._filter = kept
            self._ask()

    def _ask(self) -> None:
        """Ask for the content as it is wanted now; an answer to an earlier question is dropped."""
        self._unfolded = self._nested()
        query = partial(
            load_content,
            lanes_by=self._lanes_by,
            kept=self._filter,
            before=None if self._is_stale else self._content,
            touched=frozenset(self._touched),
            cache_folder=self._cache_folder,
            unfolded=self._unfolded,
        )
        self._reader.ask(query, self._take_content, slot="content")

    def _nested(self) -> frozenset[int]:
        """The lanes that are to have their kinds in lanes of their own."""
        if self._lanes is None or self._lanes_by not in NESTED:
            return frozenset()
        return self._lanes.choice_of(self._lanes_by).unfolded

    def _take_folds(self, lanes_by: LanesBy) -> None:
        if lanes_by is self._lanes_by and self._content is not None and self._nested() != self._unfolded:
            self._ask()

    def take_state(self, state: FileState) -> None:
        """Keep what is shown for the next opening, after a pause; the file, with all edits, is in `state`."""
        self._state = state
        self._keep_soon()

    def keep_last(self, path: Path, state: FileState | None) -> None:
        """Keep what is shown for the next opening of the file, which is closed by now, unless it is large."""
        content, folder = self._content_to_keep(), self._cache_folder
        if content is None or state is None or folder is None or len(content.columns) > MOST_AT_CLOSE:
            return
        keep_content(path, content, state, folder)

    def _keep_soon(self) -> None:
        if self._content is not None and self._state is not None:
            self._keeping.start(len(self._content.columns) // RECORDS_KEPT_A_MS)

    def _keep(self) -> None:
        content, state, folder = self._content_to_keep(), self._state, self._cache_folder
        if content is None or state is None or folder is None:
            return
        self._state = None
        self._reader.ask(
            lambda store: keep_content(store.path, content, state, folder), lambda _: None, slot="keeping"
        )

    def _content_to_keep(self) -> TimelineContent | None:
        """What is shown, if no answer with more edits is on its way.

        It need not have been patched: what the window itself writes beside records, as the search index that
        it makes of a file from elsewhere, changes the state of the file as well.
        """
        return self._content if not self._is_stale and not self._touched else None

    def set_as_of(self, as_of: Day | None) -> None:
        """Compute the standings of another day."""
        self._as_of = as_of
        self._compute_standings()

    def set_compared(self, day: Day | None) -> None:
        """Tell what changed between the as-of day and a second one as well; None: no more."""
        if day != self._compared:
            self._compared = day
            self._compute_standings()

    def want_titles(self, records: Sequence[RecordId]) -> None:
        """Read titles that the scene lacks."""
        self._reader.ask(lambda store: titles_of(store, records), self.titles_ready.emit, slot="titles")

    def _take_first(self, content: TimelineContent | None) -> None:
        if content is None or self._content is not None:
            return
        if content.filter == self._filter and content.lanes.lanes_by is self._lanes_by:
            self.first_ready.emit(content)

    def _take_content(self, content: TimelineContent) -> None:
        self._is_stale = False
        self._touched.clear()
        before = self._content
        if before is not None and before.columns is content.columns:  # what came while it was asked for
            content = replace(content, memberships={**before.memberships, **content.memberships})
        self._content = content
        self._keep_soon()
        self.content_ready.emit(content)
        query = partial(count_uses, content=content, before=self._counts)
        self._reader.ask(query, self._take_counts, slot="counts")
        self._ask_memberships()
        if before is None or content.lives is not before.lives:
            self._compute_standings()

    def _ask_memberships(self) -> None:
        """Load what answers a filter of a large archive, one after another, until all are at hand."""
        content = self._content
        if content is None or len(content.columns) < FEWEST_HELD or len(content.memberships) == len(GROUPS):
            return
        query = partial(load_memberships, content=content, cache_folder=self._cache_folder)
        self._reader.ask(query, partial(self._take_memberships, content.columns), slot="memberships")

    def _take_memberships(self, columns: Columns, memberships: dict[Group, Membership]) -> None:
        content = self._content
        if content is None or self._is_stale or self._touched or content.columns is not columns:
            return  # the content that is on its way asks again
        self._content = replace(content, memberships={**memberships, **content.memberships})
        self._ask_memberships()

    def _take_counts(self, counts: BrowserCounts | None) -> None:
        self._counts = counts
        self.counts_ready.emit(counts)

    def _compute_standings(self) -> None:
        """Ask for the standings of the day as it is now, one question at a time.

        While the flag is dragged, days are wished for faster than they can be told: each answer is shown,
        those of days passed over meanwhile are never asked for.
        """
        content = self._content
        if content is None or self._is_computing:
            return
        self._is_computing, self._asked_compared = True, self._compared
        query = partial(
            _standings,
            lives=content.lives,
            names=content.names,
            as_of=self._as_of,
            before=self._histories,
            compared=self._compared,
        )
        self._reader.ask(query, self._take_standings, self._miss_standings)

    def _take_standings(self, standings: Standings) -> None:
        self._is_computing = False
        self._histories = standings.histories
        content = self._content
        if content is not None and content.lives is not standings.histories.lives:
            self._compute_standings()  # of records that are no more as they were then nothing is shown
            return
        if (standings.as_of, self._asked_compared) != (self._as_of, self._compared):
            self._compute_standings()
        self.standings_ready.emit(standings)

    def _miss_standings(self, error: UserError) -> None:
        self._is_computing = False
        self._reader.failed.emit(str(error))


def _standings(
    _store: Store,
    lives: tuple[AgreementLife, ...],
    names: Mapping[int, str],
    as_of: Day | None,
    before: Histories | None,
    compared: Day | None,
) -> Standings:
    return standings_on(lives, names, as_of, before, compared)


def _let_be(error: UserError) -> None:
    """Say nothing of what the whole content, asked for right after, will meet as well."""
