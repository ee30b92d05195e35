"""Which records the table lists and in which order, worked out from the timeline's columns; no widgets.

A *row code* stands for a record: the row in the columns of a dated one, and behind these, from `len(columns)`
on, the place in `undated` of one that has no date.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from explorer.model.columns import (
    ACT,
    CANCELLED,
    DISPUTED,
    EVENT,
    PLANNED,
    POSTPONED,
    PRIVATE,
    REPORTED,
    Int64s,
)
from explorer.model.ids import RecordId
from explorer.model.table_rows import Field
from explorer.scene.lane_choice import rows_shown
from explorer.store.queries.table_rows import BY_TEXT, Key, sort_keys
from explorer.store.store import Store
from explorer.ui.timeline_content import TimelineContent

SORTED_BY_TEXT_MOST: Final = 200_000
"""So many records are sorted by what only the database knows; for more it would be read for minutes."""
_NOTHING: Final = np.iinfo(np.int64).max
"""The rank of what has nothing in a column: last, whichever way it is sorted."""

T = TypeVar("T", bound=np.generic)


class Scope(StrEnum):
    """Which of the records that the filter keeps are listed."""

    IN_VIEW = "in view"
    EVERYTHING = "everything"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the table is to list, and how it is sorted.

    `first_ms` and `last_ms` are the closed range of what is in view; `lanes` the numbers of the lanes
    that are shown, None where none is hidden.
    """

    scope: Scope = Scope.IN_VIEW
    field: Field = Field.WHEN
    is_descending: bool = False
    first_ms: int = 0
    last_ms: int = 0
    lanes: Int64s | None = None


@dataclass(frozen=True, slots=True)
class RowOrder:
    """The records that are listed, as row codes from top to bottom.

    `is_sorted` tells whether they are sorted as wished: too many are not sorted by what only the database
    knows, and stand in the order of time.
    """

    content: TimelineContent
    codes: Int64s
    wish: Wish
    is_sorted: bool = True

    def __len__(self) -> int:
        return len(self.codes)

    def record_at(self, row: int) -> RecordId:
        """The record in a row."""
        code = int(self.codes[row])
        dated = len(self.content.columns)
        number = self.content.columns.ids[code] if code < dated else self.content.undated.ids[code - dated]
        return RecordId(int(number))

    def records_at(self, rows: Int64s) -> list[RecordId]:
        """The records in these rows."""
        return [RecordId(one) for one in _ids(self.content, self.codes[rows]).tolist()]

    def rows_of(self, records: tuple[RecordId, ...]) -> list[int]:
        """The rows of these records, without those that are not listed; in no order."""
        codes = codes_of(self.content, records)
        if not len(codes):
            return []
        is_wanted = self.codes == codes[0] if len(codes) == 1 else np.isin(self.codes, codes)
        return [int(row) for row in np.flatnonzero(is_wanted)]

    def next_of(self, records: list[int], after: int) -> int | None:
        """The first row behind `after`, beginning again at the top, in which one of these records stands."""
        rows = sorted(self.rows_of(tuple(RecordId(one) for one in records)))
        return next((row for row in rows if row > after), rows[0] if rows else None)

    def row_from(self, ms: int) -> int | None:
        """The row of the first record that begins at `ms` or later; None where none does."""
        dated = np.flatnonzero(self.codes < len(self.content.columns))
        starts = self.content.columns.start_earliest[self.codes[dated]]
        later = np.flatnonzero(starts >= ms)
        return int(dated[later[np.argmin(starts[later])]]) if len(later) else None


def codes_of(content: TimelineContent, records: tuple[RecordId, ...]) -> Int64s:
    """The row codes of records, without those that the content does not hold."""
    wanted = np.array(records, np.int64)
    if len(wanted) == 1:
        dated = np.flatnonzero(content.columns.ids == wanted[0])
    else:
        dated = np.flatnonzero(np.isin(content.columns.ids, wanted))
    undated = np.flatnonzero(np.isin(content.undated.ids, wanted)) + len(content.columns)
    return np.concatenate((dated, undated)).astype(np.int64)


def order_rows(store: Store, content: TimelineContent, wish: Wish) -> RowOrder:
    """Find what is to be listed and sort it; runs on a worker's thread."""
    codes = listed(content, wish)
    if wish.field is Field.WHEN:
        dated = len(content.columns)
        if wish.is_descending:
            at = int(np.searchsorted(codes, dated))
            codes = np.concatenate((codes[:at][::-1], codes[at:]))
        return RowOrder(content, codes, wish)
    if wish.field in BY_TEXT:
        if len(codes) > SORTED_BY_TEXT_MOST:
            return RowOrder(content, codes, wish, is_sorted=False)
        records = _ids(content, codes).tolist()
        ranks = ranks_of_keys(records, sort_keys(store, records, wish.field))
    else:
        ranks = _ranks(store, content, codes, wish.field)
    return RowOrder(content, codes[_sorted(ranks, is_descending=wish.is_descending)], wish)


def listed(content: TimelineContent, wish: Wish) -> Int64s:
    """The row codes of what is listed, in the order of time, the undated last by number."""
    dated = len(content.columns)
    undated = np.flatnonzero(np.isin(content.undated.ids, np.array(content.undated_kept, np.int64))) + dated
    match wish.scope:
        case Scope.UNDATED:
            return undated
        case Scope.EVERYTHING:
            rows = np.arange(dated) if content.mask is None else np.flatnonzero(content.mask)
            return np.concatenate((rows, undated))
    begun = int(np.searchsorted(content.columns.start_earliest, wish.last_ms, side="right"))
    is_in = content.columns.end_latest[:begun] >= wish.first_ms
    if content.mask is not None:
        is_in &= content.mask[:begun]
    if wish.lanes is not None:
        is_in &= rows_shown(content.lanes, wish.lanes)[:begun]
    return np.flatnonzero(is_in).astype(np.int64)


def ranks_of_keys(records: list[int], keys: Mapping[int, Key]) -> Int64s:
    """Turn keys into ranks: the same rank for the same key, _NOTHING where there is none."""
    place = {key: at for at, key in enumerate(sorted(set(keys.values()), key=_comparable))}
    return np.array([place[keys[one]] if one in keys else _NOTHING for one in records], np.int64)


def _comparable(key: Key) -> tuple[int, str]:
    return (key, "") if isinstance(key, int) else (0, key)


def _sorted(ranks: Int64s, *, is_descending: bool) -> Int64s:
    """The order by rank; equal ones stay as they are, what has nothing stands last either way."""
    if is_descending:
        ranks = np.where(ranks == _NOTHING, _NOTHING, -ranks)
    return np.argsort(_narrowest(ranks), kind="stable").astype(np.int64)


def _narrowest(ranks: Int64s) -> npt.NDArray[np.int16] | Int64s:
    """The same order in two bytes where it fits, which sorts many times faster."""
    known = ranks[ranks != _NOTHING]
    if len(known) and (int(known.max()) >= 2**15 - 1 or int(known.min()) < -(2**15)):
        return ranks
    return np.where(ranks == _NOTHING, 2**15 - 1, ranks).astype(np.int16)


def _ranks(store: Store, content: TimelineContent, codes: Int64s, field: Field) -> Int64s:
    """The ranks by what the columns hold; of the few undated records the database tells the rest."""
    columns, undated = content.columns, content.undated
    kinds = _at(columns.kinds, undated.kinds, codes)
    flags = _at(columns.flags, undated.flags, codes)
    match field:
        case Field.KIND:
            words: Int64s = np.array((1, 2, 0), np.int64)[kinds]  # act, event, statement
            return words
        case Field.IMPORTANCE:
            importance: Int64s = _at(columns.importance, undated.importance, codes).astype(np.int64)
            return importance
        case Field.PRIVATE:
            private: Int64s = ((flags & PRIVATE) != 0).astype(np.int64)
            _tell_undated(store, content, codes, field, private)
            return private
        case Field.STATUS:
            ranks = np.zeros(len(codes), np.int64)
            for rank, flag in enumerate((PLANNED, POSTPONED, CANCELLED), start=1):
                ranks[(flags & flag) != 0] = rank
            return _only(kinds == EVENT, ranks)
        case Field.CERTAINTY:
            ranks = np.zeros(len(codes), np.int64)
            for rank, flag in enumerate((REPORTED, DISPUTED), start=1):
                ranks[(flags & flag) != 0] = rank
            return _only((kinds != ACT) | (ranks != 0), ranks)
        case Field.ACTORS:
            actors = np.zeros(len(codes), np.int64)
            is_dated = codes < len(columns)
            actors[is_dated] = columns.actors[codes[is_dated]]
            _tell_undated(store, content, codes, field, actors)
            return _name_ranks(content.names, actors)
        case _:
            return _ids(content, codes)  # numbers are given in turn


def _only(has_any: npt.NDArray[np.bool_], ranks: Int64s) -> Int64s:
    return np.where(has_any, ranks, _NOTHING)


def _tell_undated(
    store: Store, content: TimelineContent, codes: Int64s, field: Field, values: Int64s
) -> None:
    """Write into `values` what the undated records have in a field."""
    at = np.flatnonzero(codes >= len(content.columns))
    if len(at):
        records = _ids(content, codes[at]).tolist()
        keys = sort_keys(store, records, field)
        values[at] = [int(keys.get(record, 0)) for record in records]


def _name_ranks(names: Mapping[int, str], actors: Int64s) -> Int64s:
    """The ranks of actors by name; 0, none, has none."""
    known = np.unique(actors).tolist()
    by_name = sorted((names.get(one, "").casefold(), one) for one in known if one)
    rank_of = {one: rank for rank, (_, one) in enumerate(by_name)}
    ranks = np.array([rank_of.get(one, _NOTHING) for one in known], np.int64)
    found: Int64s = ranks[np.searchsorted(known, actors)]
    return found


def _at(dated: npt.NDArray[T], undated: npt.NDArray[T], codes: Int64s) -> npt.NDArray[T]:
    """What one property of the dated records, and the same of the undated ones, is at these codes."""
    is_dated = codes < len(dated)
    if is_dated.all():
        return dated[codes]
    found = np.empty(len(codes), dated.dtype)
    found[is_dated] = dated[codes[is_dated]]
    found[~is_dated] = undated[codes[~is_dated] - len(dated)]
    return found


def _ids(content: TimelineContent, codes: Int64s) -> Int64s:
    found: Int64s = _at(content.columns.ids.astype(np.int64, copy=False), content.undated.ids, codes)
    return found
