"""Counts the facets of the filter's panel on the reader's thread, over what the timeline has loaded."""

from functools import partial

from PySide6.QtCore import QObject

from explorer.model.facets import Facet
from explorer.store.queries.facets import FacetBase, FacetCounts, count_facet
from explorer.ui.facet_panel import FacetPanel
from explorer.ui.timeline_content import TimelineContent
from explorer.ui.timeline_feed import TimelineFeed
from explorer.ui.worker import Worker

SLOT = "facets"


class FacetFeed(QObject):
    """Answers the panel; when records or filter are others, it is answered anew."""

    def __init__(self, reader: Worker, feed: TimelineFeed, panel: FacetPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._feed = feed
        self._panel = panel
        self._content: TimelineContent | None = None
        self._base: FacetBase | None = None
        panel.wanted.connect(self._ask)
        feed.content_ready.connect(self._take_content)

    def _take_content(self, content: TimelineContent) -> None:
        is_other = self._content is None or content.columns is not self._content.columns
        self._content = content
        if is_other and self._panel.isVisible():
            self._ask(self._panel.facet, self._panel.line.text())

    def _ask(self, facet: Facet, text: str) -> None:
        content = self._content
        if content is None or not self._panel.isVisible():
            return
        query = partial(
            count_facet,
            columns=content.columns,
            undated=content.undated,
            kept=self._feed.filter,
            facet=facet,
            text=text,
            before=self._base,
        )
        self._reader.ask(query, partial(self._take, text), slot=SLOT)

    def _take(self, text: str, counts: FacetCounts) -> None:
        self._base = counts.base
        self._panel.show_counts(text, counts)
