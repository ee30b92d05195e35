"""Asks for the links of what is in view, while all links are wanted; only when the view holds still."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from explorer.model.errors import UserError
from explorer.model.ids import RecordId
from explorer.model.records import Link
from explorer.scene.link_arcs import LinksShown
from explorer.store.queries.chains import links_among
from explorer.ui.timeline_view import TimelineView
from explorer.ui.worker import Worker

REST_MS: Final = 180
MOST_RECORDS: Final = 2_000
"""So many of the records that stand alone in view are asked for; more stand alone on no screen."""


class LinksInView(QObject):
    """Follows the range in view; what was asked for is kept until other records are in view."""

    def __init__(self, worker: Worker, timeline: TimelineView) -> None:
        super().__init__(timeline)
        self._worker = worker
        self._timeline = timeline
        self._asked: tuple[RecordId, ...] = ()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)
        timeline.range_changed.connect(self._begin)
        timeline.verticalScrollBar().valueChanged.connect(self._begin)
        worker.changed.connect(lambda _changes: self.read_again())
        worker.changed_elsewhere.connect(self.read_again)

    def show(self, shown: LinksShown) -> None:
        """Draw the links of the selection, all in view, or none."""
        self._timeline.overlay.show(shown)
        self.read_again()

    def read_again(self) -> None:
        """Ask anew: links or records are others now."""
        self._asked = ()
        self._begin()

    def _begin(self) -> None:
        if self._timeline.overlay.shown is LinksShown.ALL:
            self._rest.start()

    def _ask(self) -> None:
        scene = self._timeline.scene
        if scene is None or self._timeline.overlay.shown is not LinksShown.ALL:
            return
        records = tuple(dict.fromkeys(mark.record for mark in scene.marks))[:MOST_RECORDS]
        if not self._timeline.is_settled:
            self._rest.start()
        if records != self._asked:
            self._asked = records
            self._worker.ask(partial(links_among, records=records), self._take, _let_be, slot="links in view")

    def _take(self, links: tuple[Link, ...]) -> None:
        self._timeline.overlay.take_in_view(links)


def _let_be(_error: UserError) -> None:
    """What is drawn already stays."""
