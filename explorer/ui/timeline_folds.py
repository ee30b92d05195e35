"""The list of what a fold holds that no zoom can open, beside its disc on the timeline."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from explorer.model.ids import RecordId
from explorer.scene.scene import Hit
from explorer.ui.fold_list import FoldList
from explorer.ui.status_line import range_in_words

if TYPE_CHECKING:
    from explorer.ui.timeline_view import TimelineView


class FoldLists:
    """Opens the list of a fold, and puts titles into it that come later."""

    def __init__(self, view: "TimelineView") -> None:
        self._view = view
        self._shown: FoldList | None = None

    @property
    def shown(self) -> FoldList | None:
        """The list of a fold's members, once one was opened."""
        return self._shown

    def open_at(self, hit: Hit) -> None:
        """List the members of a fold; the titles that are not known yet are asked for."""
        view = self._view
        known = {int(record): view.title_of(record) for record in hit.members}
        missing = tuple(record for record in hit.members if not known[int(record)])
        if self._shown is None:
            self._shown = FoldList(view)
            self._shown.record_chosen.connect(self._open_folded)
        box = hit.box
        where = view.viewport().mapToGlobal(QPoint(round(box.x), round(box.y + box.height) + 4))
        head = f"{len(hit.members):,} records, {range_in_words(hit.first_ms or 0, hit.first_ms or 0)}"
        self._shown.open_at(where, head, hit.members, known)
        if missing:
            view.titles_wanted.emit(missing)

    def tell_titles(self, titles: Mapping[int, str]) -> None:
        """Put titles that have come into the list, where one is open."""
        if self._shown is not None and self._shown.isVisible():
            self._shown.tell(titles)

    def _open_folded(self, record: RecordId) -> None:
        self._view.select((record,), tell=True)
        self._view.record_opened.emit(record)
