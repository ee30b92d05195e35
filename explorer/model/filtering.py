"""Which rows of the columns a filter keeps, as masks over whole arrays; no query here."""

from typing import Final, cast

import numpy as np
import numpy.typing as npt

from explorer.model.columns import (
    CANCELLED,
    KIND_WORDS,
    PLANNED,
    POSTPONED,
    PRIVATE,
    Columns,
    Int64s,
    Numbers,
    Undated,
)
from explorer.model.view import LEAST_IMPORTANCE, TIMELINE_KINDS, Filter
from explorer.model.vocabulary import RecordKind

Mask = npt.NDArray[np.bool_]

_STATUS_FLAGS: Final = {
    0: "happened",
    PLANNED: "planned",
    PLANNED | POSTPONED: "postponed",
    CANCELLED: "cancelled",
}
_SPARSEST: Final = 16
"""Record numbers are looked up in a table where at least one of so many is a record's."""
_FEW: Final = 1 << 16


def mask_of(columns: Columns | Undated, kept: Filter, found: Int64s | Mask | None) -> Mask | None:
    """Give the mask that a filter lays over the columns, None where it keeps everything.

    `found` are the numbers, in ascending order, of the records that it keeps by what stands in no column,
    None where it asks for nothing of that; or a mask over the columns that tells the same.
    """
    parts = []
    if kept.kinds != TIMELINE_KINDS:
        codes = [code for code, word in enumerate(KIND_WORDS) if RecordKind(word) in kept.kinds]
        parts.append(_among(columns.kinds, codes))
    if kept.importance > LEAST_IMPORTANCE:
        parts.append(columns.importance >= kept.importance)
    if kept.statuses:
        of_status = columns.flags & np.uint8(PLANNED | POSTPONED | CANCELLED)
        parts.append(
            _among(of_status, [code for code, word in _STATUS_FLAGS.items() if word in kept.statuses])
        )
    if kept.is_private is not None:
        parts.append((columns.flags & np.uint8(PRIVATE) != 0) == kept.is_private)
    if found is not None:
        is_mask = found.dtype == np.bool_
        parts.append(cast(Mask, found) if is_mask else numbered(columns.ids, cast(Int64s, found)))
    if not parts:
        return None
    mask = parts[0]
    for other in parts[1:]:
        mask &= other
    return mask


def _among(codes: npt.NDArray[np.uint8], wanted: list[int]) -> Mask:
    """Tell which codes are among a few; comparing one by one is faster than any search."""
    mask: Mask = np.zeros(len(codes), np.bool_)
    for code in wanted:
        mask |= codes == code
    return mask


def numbered(ids: Numbers, found: Int64s) -> Mask:
    """Tell which record numbers are among the found ones."""
    nothing: Mask = np.zeros(len(ids), np.bool_)
    if not len(ids) or not len(found):
        return nothing
    least, most = int(ids.min()), int(ids.max())
    if least < 0 or most >= _SPARSEST * len(ids) + _FEW:
        is_found: Mask = np.isin(ids, found)
        return is_found
    is_wanted = np.zeros(most + 1, np.bool_)
    is_wanted[found[(found >= 0) & (found <= most)]] = True
    looked_up: Mask = is_wanted[ids]
    return looked_up
