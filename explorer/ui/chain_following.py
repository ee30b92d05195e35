"""Opens the window of chains, keeps it true, and lets the chain's marks stand out while it is open."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.model.chains import Chain, ChainOf
from explorer.model.ids import Day, RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.render.theme import Theme
from explorer.store.queries.chains import chain
from explorer.store.queries.names import named
from explorer.ui.navigation import Navigation
from explorer.ui.timeline_view import TimelineView
from explorer.ui.worker import Worker

if TYPE_CHECKING:
    from explorer.ui.chain_window import ChainWindow

STEPS = frozenset({RecordKind.EVENT, RecordKind.STATEMENT, RecordKind.ACT})
TOPICS = frozenset({RecordKind.TAG, RecordKind.AGREEMENT})


class ChainFollowing(QObject):
    """One window of chains for one main window, made when it is first asked for.

    Signals:
        said(str): what was done, or why not, in one line.
    """

    said = Signal(str)

    def __init__(
        self,
        worker: Worker,
        navigation: Navigation,
        timeline: TimelineView,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._worker = worker
        self._navigation = navigation
        self._timeline = timeline
        self._theme = theme
        self._window = window
        self._shown: ChainWindow | None = None
        self._as_of: Day | None = None
        window.installEventFilter(self)
        timeline.record_selected.connect(self._take_selection)
        timeline.record_walked.connect(self._take_selection)
        worker.changed.connect(lambda _changes: self._read_again())
        worker.changed_elsewhere.connect(self._read_again)

    @property
    def window(self) -> "ChainWindow | None":
        """The window, where it is open."""
        return self._shown if self._shown is not None and self._shown.isVisible() else None

    def open_for(self, record: RecordId | None) -> None:
        """Show the chain that a record stands in, or the positions on a tag or agreement.

        Of an actor the topic is asked for; of nothing, both.
        """
        if record is None:
            self._open(ChainOf())
        else:
            self._worker.ask(partial(named, record=record), self._open_named, self._tell, slot="chain")

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        if self._shown is not None:
            self._shown.set_theme(theme)

    def set_as_of(self, day: Day | None) -> None:
        """Mark what is dated after `day`."""
        self._as_of = day
        if self._shown is not None:
            self._shown.set_as_of(day)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the window of chains with the main one."""
        is_closed = event.type() == QEvent.Type.Hide and not event.spontaneous()
        if is_closed and watched is self._window and self._shown is not None:
            self._shown.close()
        return super().eventFilter(watched, event)

    def _open_named(self, about: Named) -> None:
        if about.kind in TOPICS:
            self._open(ChainOf(topic=about.id))
        elif about.kind is RecordKind.ACTOR:
            self._open(ChainOf(), about)
        elif about.kind in STEPS:
            self._open(ChainOf(record=about.id))
        else:
            self._open(ChainOf())

    def _open(self, asked: ChainOf, actor: Named | None = None) -> None:
        window = self._shown
        if window is None:
            from explorer.ui.chain_window import ChainWindow  # comes with the first chain

            window = self._shown = ChainWindow(self._worker, self._theme, self._window)
            window.asked.connect(self._ask)
            window.record_chosen.connect(self._navigation.show_record)
            window.record_chosen.connect(window.set_current)
            window.said.connect(self.said)
            window.closed.connect(self._let_go)
            window.set_as_of(self._as_of)
            window.place_beside(self._window)
        wished = replace(window.wished, record=asked.record, topic=asked.topic)
        window.set_current(asked.record)
        if asked.record is None and asked.topic is None:
            window.ask_topic(actor)
        else:
            self._ask(wished)
            window.page.setFocus()
        window.show()
        window.raise_()
        window.activateWindow()

    def _ask(self, asked: ChainOf) -> None:
        self._worker.ask(partial(chain, asked=asked), self._show, self._tell, slot="chain")

    def _show(self, found: Chain) -> None:
        if self._shown is None or not self._shown.isVisible():
            return
        self._shown.show_chain(found)
        self._navigation.hold(found.records, found.links)

    def _read_again(self) -> None:
        """Read the chain anew: an edit may have added a link to it."""
        if self._shown is not None and self._shown.isVisible():
            asked = self._shown.chain.asked
            if asked.record is not None or asked.topic is not None:
                self._ask(asked)

    def _take_selection(self, record: RecordId | None) -> None:
        if self._shown is not None:
            self._shown.set_current(record)

    def _let_go(self) -> None:
        self._worker.forget("chain")
        self._navigation.hold(None)
        self._timeline.setFocus()

    def _tell(self, error: Exception) -> None:
        self.said.emit(str(error))
