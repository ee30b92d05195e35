"""Asks what a mark is when the pointer rests on it, and shows the answer on the card."""

from functools import partial

from PySide6.QtCore import QObject, QPoint

from explorer.model.errors import UserError
from explorer.model.ids import RecordId
from explorer.ui.hover_card import HoverCard
from explorer.ui.queries import HoverText, hover_text
from explorer.ui.timeline_view import TimelineView
from explorer.ui.worker import Worker


class HoverTeller(QObject):
    """Between the timeline, which knows where the pointer rests, and the database, which knows what."""

    def __init__(self, worker: Worker, timeline: TimelineView, card: HoverCard) -> None:
        super().__init__(timeline)
        self._worker = worker
        self._card = card
        timeline.hover_wanted.connect(self._ask)
        timeline.hover_ended.connect(self.hide)
        timeline.range_changed.connect(self.hide)

    def hide(self) -> None:
        """Take the card away, also one that is still on its way."""
        self._worker.forget("hover")
        self._card.hide()

    def _ask(self, record: RecordId, where: QPoint) -> None:
        query = partial(hover_text, record=record)
        self._worker.ask(query, partial(self._show, where), _let_be, slot="hover")

    def _show(self, where: QPoint, text: HoverText) -> None:
        if text.words is not None:
            self._card.tell_words(text.words, where)
        elif text.record is not None:
            self._card.tell(text.record, text.source, where, text.says)


def _let_be(_error: UserError) -> None:
    """The card of a record that has just gone is not missed."""
