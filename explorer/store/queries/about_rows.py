"""Which rows are about a filter's subjects, told by memberships that are at hand instead of the database."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from explorer.model.columns import Columns, Int64s, Membership, Undated, rows_of, taken
from explorer.model.filtering import Mask, numbered
from explorer.model.ids import RecordId
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.columns import Group, read_table
from explorer.store.queries.subjects import PAIRS, kept_records
from explorer.store.store import Store

MOST_UNDATED: Final = 20_000
"""So many undated records are looked up one by one; of more the database is asked as of all others."""
GROUPS: Final[Mapping[RecordKind, Group]] = {
    RecordKind.ACTOR: "actor",
    RecordKind.AGREEMENT: "agreement",
    RecordKind.PLACE: "place",
    RecordKind.TAG: "tag",
}
BESIDE: Final = {
    RecordKind.ACTOR: (
        "select id from acts where predecessor in (select value from json_each(:subjects))"
        " union all select id from acts where claimed_by in (select value from json_each(:subjects))"
    ),
    RecordKind.AGREEMENT: (
        "select id from acts where other_agreement in (select value from json_each(:subjects))"
    ),
}
"""The records about some subjects that stand in none of their lanes; found through indexes."""
OF_SOME: Final = {
    kind: " union all ".join(
        f"{part} and {part.split()[1].rstrip(',')} in (select value from json_each(:records))"  # noqa: S608 - constants
        for part in pairs.split(" union all ")
    )
    for kind, pairs in PAIRS.items()
}
"""What some records are about, pair by pair."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a filter keeps by what stands in no column: of the dated records, and of those without a date.

    `dated` is a mask over the columns, or the numbers of all records that are kept, in ascending order.
    """

    dated: Mask | Int64s | None
    undated: Int64s | None


def find_kept(
    store: Store,
    kept: Filter,
    columns: Columns,
    undated: Undated,
    memberships: Mapping[Group, Membership],
) -> Found:
    """Find the same as `kept_records`; of subjects whose memberships are at hand without reading them.

    `memberships` are of the same columns, and these of the database as it is in this transaction.
    """
    asked = [kind for kind, group in GROUPS.items() if kept.subjects(kind) and group in memberships]
    if kept.with_organs:
        asked = [kind for kind in asked if kind is not RecordKind.ACTOR]
    if not asked or len(undated) > MOST_UNDATED:
        found = kept_records(store, kept)
        return Found(found, found)
    rest = kept
    mask: Mask | None = None
    others = undated.ids
    for kind in asked:
        subjects = kept.subjects(kind)
        for one in subjects:
            rest = rest.without_subject(kind, one)
        is_each = kind is RecordKind.ACTOR and kept.together
        for some in [(one,) for one in subjects] if is_each else [subjects]:
            about = _rows_about(store, columns, memberships[GROUPS[kind]], kind, some)
            mask = about if mask is None else mask & about
            others = _undated_about(store, others, kind, some)
    found = kept_records(store, rest)
    if mask is None or found is None:
        return Found(mask, others)
    return Found(mask & numbered(columns.ids, found), np.intersect1d(others, found, assume_unique=True))


def _rows_about(
    store: Store, columns: Columns, membership: Membership, kind: RecordKind, subjects: tuple[RecordId, ...]
) -> Mask:
    """Tell which rows are about any of some subjects; compares every pair of the membership with them."""
    is_about: Mask = np.zeros(len(columns), np.bool_)
    groups = membership.groups
    for one in subjects:
        if int(one) <= np.iinfo(groups.dtype).max:
            is_about[taken(membership.rows, np.flatnonzero(groups == groups.dtype.type(one)))] = True
    if kind in BESIDE:
        beside = read_table(store.connection, BESIDE[kind], 1, {"subjects": json.dumps(subjects)}).ravel()
        if len(beside):
            rows = rows_of(columns, beside)
            is_about[rows[rows >= 0]] = True
    return is_about


def _undated_about(store: Store, undated: Int64s, kind: RecordKind, subjects: tuple[RecordId, ...]) -> Int64s:
    """Those of some records that are about any of the subjects, in ascending order."""
    if not len(undated):
        return undated
    pairs = read_table(store.connection, OF_SOME[kind], 2, {"records": json.dumps(undated.tolist())})
    return np.unique(pairs[np.isin(pairs[:, 1], np.array(subjects, np.int64)), 0])
