"""How many records of each name are in view: gathered off the window's thread, counted while one pans."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from explorer.model.columns import KIND_WORDS, Columns
from explorer.model.filtering import mask_of
from explorer.model.uses import Uses
from explorer.model.view import TIMELINE_KINDS
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.subjects import load_uses
from explorer.store.store import Store
from explorer.ui.timeline_content import TimelineContent

COUNTED_MOST: Final = 1_000_000
"""Of more records the browser tells the totals alone: their pairs would fill the memory."""


@dataclass(frozen=True, slots=True)
class BrowserCounts:
    """Who is spoken of in which records, all of them and those that the filter keeps; kinds are counted too.

    `kept` and `kinds` are under the filter; `kinds` as if it kept every kind, for the boxes that choose them.
    """

    columns: Columns
    whole: Mapping[RecordKind, Uses]
    kept: Mapping[RecordKind, Uses]
    kinds: Uses

    def count_in(self, kind: RecordKind, subject: int, first_ms: int, last_ms: int) -> int:
        """How many records that are kept and about `subject` overlap a closed range."""
        return self.kept[kind].count_in(subject, first_ms, last_ms) if kind in self.kept else 0

    def of_kind_in(self, kind: RecordKind, first_ms: int, last_ms: int) -> int:
        """How many events, statements or acts overlap a closed range."""
        return self.kinds.count_in(KIND_WORDS.index(kind.value), first_ms, last_ms)

    def latest(self, kind: RecordKind, subject: int) -> int | None:
        """When the last record about `subject` ends, in ms, filtered out or not."""
        return self.whole[kind].latest(subject) if kind in self.whole else None


def count_uses(store: Store, content: TimelineContent, before: BrowserCounts | None) -> BrowserCounts | None:
    """Gather the counts of what the timeline shows; None where there are too many records.

    Nothing is read where `before` is of the same columns: another filter is only a mask.
    """
    columns = content.columns
    if len(columns) > COUNTED_MOST:
        return None
    is_known = before is not None and before.columns is columns
    whole = before.whole if before is not None and is_known else load_uses(store, columns)
    every_kind = mask_of(columns, replace(content.filter, kinds=TIMELINE_KINDS), content.found)
    kinds = Uses.of(columns, np.arange(len(columns), dtype=np.int64), columns.kinds.astype(np.int64))
    return BrowserCounts(
        columns,
        whole,
        {kind: uses.among(content.mask) for kind, uses in whole.items()},
        kinds.among(every_kind),
    )
