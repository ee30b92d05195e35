"""The search field brought together with the database and the window: asked, answered, within the filter."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import QObject

from explorer.model.columns import rows_of
from explorer.model.ids import RecordId
from explorer.ui.preferences import Preferences
from explorer.ui.search_box import SearchBox
from explorer.ui.search_finding import Kept, find
from explorer.ui.timeline_content import TimelineContent
from explorer.ui.timeline_view import TimelineView
from explorer.ui.worker import Worker

SLOT: Final = "search"


class WindowSearch(QObject):
    """Asks what the search field wants to know, among everything or within the filter as was chosen last."""

    def __init__(
        self,
        worker: Worker,
        box: SearchBox,
        timeline: TimelineView,
        preferences: Preferences,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._box = box
        self._timeline = timeline
        self._preferences = preferences
        box.set_within(preferences.searches_within)
        box.searched.connect(self._search)
        box.within_changed.connect(self._remember)

    def _search(self, text: str) -> None:
        when = self._box.date_of(text)
        dated = None
        if when is not None and when.start_earliest is not None and when.end_latest is not None:
            dated = when.start_earliest, when.end_latest
        content = self._timeline.content
        is_within = self._box.is_within and content is not None
        kept = kept_of(content) if is_within and content is not None else None
        query = partial(find, text=text, dated=dated, kept=kept)
        self._worker.ask(query, partial(self._box.show_found, text), slot=SLOT)

    def _remember(self, is_within: bool) -> None:
        self._preferences.searches_within = is_within


def kept_of(content: TimelineContent) -> Kept:
    """Tell which records what is shown now keeps; may be asked on any thread."""
    columns, mask = content.columns, content.mask
    undated = frozenset(content.undated_kept)

    def kept(records: Sequence[RecordId]) -> frozenset[RecordId]:
        numbers = np.array(records, dtype=np.int64)
        rows = rows_of(columns, numbers)
        is_kept = rows >= 0
        if mask is not None:
            is_kept &= mask[np.maximum(rows, 0)] if len(mask) else False
        dated = {RecordId(record) for record in numbers[is_kept].tolist()}
        return frozenset(dated) | (undated & frozenset(records))

    return kept
