"""Asks for what the timeline tells beside its records, for what is in view: commitments and other dates."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from explorer.model.beside import Beside, CommitmentMark, SaidWhen
from explorer.model.errors import UserError
from explorer.model.ids import RecordId
from explorer.scene.lanes import LanesBy
from explorer.store.queries.beside import commitment_marks, said_whens
from explorer.ui.timeline_view import TimelineView
from explorer.ui.worker import Worker

REST_MS: Final = 150
MOST_RECORDS: Final = 2_000
"""So many of the records that stand alone in view are asked about; more stand alone on no screen."""
MOST_KEPT: Final = 50_000
"""What is known of more records than this is forgotten, and asked for again where it is in view."""


class BesideInView(QObject):
    """Follows the view at rest; what was asked for once is kept until an edit."""

    def __init__(self, worker: Worker, timeline: TimelineView) -> None:
        super().__init__(timeline)
        self._worker = worker
        self._timeline = timeline
        self._is_everywhere = False
        self._commitments: dict[int, tuple[CommitmentMark, ...]] = {}
        self._said: dict[int, tuple[SaidWhen, ...]] = {}
        self._asked: set[RecordId] = set()
        self._generation = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)
        timeline.range_changed.connect(self._begin)
        timeline.lanes.changed.connect(self._begin)
        timeline.verticalScrollBar().valueChanged.connect(self._begin)
        timeline.verticalScrollBar().rangeChanged.connect(self._begin)
        worker.changed.connect(lambda _changes: self.read_again())
        worker.changed_elsewhere.connect(self.read_again)

    def show_everywhere(self, is_everywhere: bool) -> None:
        """Show the commitments of all agreements that have any, or of the unfolded ones alone."""
        self._is_everywhere = is_everywhere
        self._show()
        self._begin()

    def read_again(self) -> None:
        """Ask anew: an edit may have changed any of it."""
        self._commitments.clear()
        self._said.clear()
        self._asked.clear()
        self._generation += 1
        self._begin()

    def _begin(self) -> None:
        self._rest.start()

    def _ask(self) -> None:
        view, scene = self._timeline, self._timeline.scene
        if scene is None or view.content is None:
            return
        if not view.is_settled:
            self._rest.start()
            return
        agreements: set[int] = set()
        if view.content.lanes.lanes_by is LanesBy.AGREEMENT:
            on_screen = {lane.key for lane in scene.lanes if lane.key > 0}
            agreements = on_screen if self._is_everywhere else on_screen & view.unfolded
        new = sorted(agreements - self._commitments.keys())
        if new:
            done = partial(self._take_commitments, self._generation)
            self._worker.ask(partial(commitment_marks, agreements=new), done, _let_be, slot="commitments")
        if len(self._asked) > MOST_KEPT:
            self._asked.clear()
            self._said.clear()
        seen = dict.fromkeys(mark.record for mark in scene.marks)
        records = [record for record in seen if record not in self._asked][:MOST_RECORDS]
        if records:
            done_said = partial(self._take_said, self._generation, records)
            self._worker.ask(partial(said_whens, records=records), done_said, _let_be, slot="said otherwise")

    def _take_commitments(self, generation: int, found: dict[int, tuple[CommitmentMark, ...]]) -> None:
        if generation == self._generation:
            self._commitments |= found
            self._show()
            self._begin()

    def _take_said(
        self, generation: int, asked: Iterable[RecordId], found: dict[int, tuple[SaidWhen, ...]]
    ) -> None:
        if generation == self._generation:
            self._asked.update(asked)
            if found:
                self._said |= found
                self._show()

    def _show(self) -> None:
        told = {key: marks for key, marks in self._commitments.items() if marks}
        beside = Beside(told, self._is_everywhere, dict(self._said))
        if beside != self._timeline.beside:
            self._timeline.set_beside(beside)


def _let_be(_error: UserError) -> None:
    """What is drawn already stays."""
