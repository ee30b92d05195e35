"""How many records would remain with each value of a facet: counted over arrays that are read once."""

import json
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from explorer.model.columns import KIND_WORDS, PRIVATE, Columns, Int64s, Undated
from explorer.model.facets import (
    NOT_PRIVATE,
    SUBJECT_OF,
    Facet,
    FacetKey,
    FacetValue,
    chosen,
    without,
)
from explorer.model.facets import PRIVATE as PRIVATE_WORD
from explorer.model.filtering import Mask, mask_of
from explorer.model.view import LEAST_IMPORTANCE, MOST_IMPORTANCE, Filter
from explorer.model.vocabulary import EVENT_STATUSES, RecordKind
from explorer.store.queries.columns import read_columns
from explorer.store.queries.names import suggest
from explorer.store.queries.spelt import suggest_spelt
from explorer.store.queries.subjects import PAIRS, kept_records
from explorer.store.store import Store

Codes = npt.NDArray[np.uint8] | npt.NDArray[np.bool_] | Int64s

COUNTED_MOST: Final = 1_000_000
"""Of more records the pairs with actors, sources and the like are not read whole: they fill the memory."""
ASKED_MOST: Final = 20_000
"""Of an archive so large, so few that remain are counted by asking for each through an index."""
LISTED_MOST: Final = 300
"""So many values of a facet are listed, those with most records first; typing finds the others."""
_CONFIDENCES: Final = (
    "select record, max(confidence) from citations where stance <> 'contradicts' group by record"
)
_MEDIA: Final = "select id, medium from statements where medium is not null and medium <> ''"
_NAMES: Final = {
    RecordKind.ACTOR: "select id, name from actors",
    RecordKind.AGREEMENT: "select id, coalesce(nullif(short_name, ''), name) from agreements",
    RecordKind.PLACE: "select id, name from places",
    RecordKind.TAG: "select id, name from tags",
    RecordKind.SOURCE: "select id, title from sources",
}


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The rows about each subject: one block a subject, which begins at its offset."""

    rows: Int64s
    subjects: Int64s
    offsets: Int64s

    @classmethod
    def of(cls, rows: Int64s, subjects: Int64s) -> "_Pairs":
        """Arrange pairs; one that comes twice counts once."""
        order = np.lexsort((rows, subjects))
        rows, subjects = rows[order], subjects[order]
        is_new = np.ones(len(rows), np.bool_)
        is_new[1:] = (rows[1:] != rows[:-1]) | (subjects[1:] != subjects[:-1])
        rows = rows[is_new]
        unique, first = np.unique(subjects[is_new], return_index=True)
        return cls(rows, unique, first.astype(np.int64))

    def counted(self, mask: Mask | None) -> dict[int, int]:
        """How many rows that a mask keeps are about each subject, those with none left out."""
        if not len(self.rows):
            return {}
        kept = np.ones(len(self.rows), np.int64) if mask is None else mask[self.rows].astype(np.int64)
        counts = np.add.reduceat(kept, self.offsets)
        some = np.flatnonzero(counts)
        return dict(zip(self.subjects[some].tolist(), counts[some].tolist(), strict=True))


@dataclass(slots=True)
class FacetBase:
    """All records that a filter chooses from, dated or not, and what of them was read to count them.

    `records` are in ascending order of number. Used on one thread only, and made anew with the columns.
    """

    columns: Columns
    records: Undated
    pairs: dict[Facet, _Pairs] = field(default_factory=dict)
    confidence: Int64s | None = None
    media: tuple[Int64s, Int64s, tuple[str, ...]] | None = None

    @classmethod
    def of(cls, columns: Columns, undated: Undated) -> "FacetBase":
        """Join the dated records and the others."""
        ids = np.concatenate([columns.ids.astype(np.int64), undated.ids])
        order = np.argsort(ids, kind="stable")
        parts = (
            np.concatenate([one, other])[order]
            for one, other in (
                (columns.kinds, undated.kinds),
                (columns.importance, undated.importance),
                (columns.flags, undated.flags),
            )
        )
        return cls(columns, Undated(ids[order], *parts))

    def rows_of(self, ids: Int64s) -> tuple[Int64s, Mask]:
        """Give the row of each number, and whether it has one."""
        every = self.records.ids
        if not len(every):
            return np.zeros(len(ids), np.int64), np.zeros(len(ids), np.bool_)
        rows = np.minimum(np.searchsorted(every, ids), len(every) - 1)
        return rows, every[rows] == ids


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """The values of one facet with their counts, of how many records that remain, and how many there are.

    `is_counted` is False where there are too many records to count who or what they are about.
    """

    base: FacetBase
    facet: Facet
    values: tuple[FacetValue, ...]
    kept: int
    of_all: int
    is_counted: bool = True


def count_facet(
    store: Store,
    columns: Columns,
    undated: Undated,
    kept: Filter,
    facet: Facet,
    text: str = "",
    before: FacetBase | None = None,
) -> FacetCounts:
    """Count what would remain with each value of a facet, under all other conditions of the filter.

    `text` narrows values that are names to those that begin with it, or of which a word does. Nothing is read
    again where `before` is of the same columns.
    """
    base = before if before is not None and before.columns is columns else FacetBase.of(columns, undated)
    other = without(kept, facet)
    with store.reading():
        mask = mask_of(base.records, other, kept_records(store, other))
        is_open = other == kept
        remaining = mask if is_open else mask_of(base.records, kept, kept_records(store, kept))
        values, is_counted = _values(store, base, mask, kept, facet, text)
    of_all = len(base.records)
    count = of_all if remaining is None else int(np.count_nonzero(remaining))
    return FacetCounts(base, facet, values, count, of_all, is_counted)


def _values(
    store: Store, base: FacetBase, mask: Mask | None, kept: Filter, facet: Facet, text: str
) -> tuple[tuple[FacetValue, ...], bool]:
    if facet in SUBJECT_OF:
        counts = _subject_counts(store, base, mask, facet)
        return _named(store, SUBJECT_OF[facet], counts, chosen(kept, facet), text), counts is not None
    if facet is Facet.MEDIUM:
        return _media(store, base, mask, kept.media, text), True
    records = base.records
    if facet is Facet.KIND:
        kinds = _tally(records.kinds, mask, len(KIND_WORDS))
        return tuple(FacetValue(word, word, kinds[at]) for at, word in enumerate(KIND_WORDS)), True
    if facet is Facet.STATUS:
        return tuple(
            FacetValue(status, status, _remaining(records, mask, Filter(statuses=frozenset({status}))))
            for status in EVENT_STATUSES
        ), True
    if facet is Facet.PRIVATE:
        flags = _tally((records.flags & np.uint8(PRIVATE)) != 0, mask, 2)
        words = (PRIVATE_WORD, NOT_PRIVATE)
        return tuple(FacetValue(word, word, flags[1 - at]) for at, word in enumerate(words)), True
    levels = records.importance if facet is Facet.IMPORTANCE else _confidence(store, base)
    tally = _tally(levels, mask, MOST_IMPORTANCE + 1)
    first = LEAST_IMPORTANCE + 1 if facet is Facet.IMPORTANCE else LEAST_IMPORTANCE
    return tuple(
        FacetValue(least, str(least), sum(tally[least:])) for least in range(MOST_IMPORTANCE, first - 1, -1)
    ), True


def _tally(codes: Codes, mask: Mask | None, most: int) -> list[int]:
    kept = codes if mask is None else codes[mask]
    return [int(np.count_nonzero(kept == code)) for code in range(most)]


def _remaining(records: Undated, mask: Mask | None, asked: Filter) -> int:
    own = mask_of(records, asked, None)
    if own is None:
        return len(records)
    return int(np.count_nonzero(own if mask is None else own & mask))


def _subject_counts(store: Store, base: FacetBase, mask: Mask | None, facet: Facet) -> dict[int, int] | None:
    """How many remaining records are about each subject; None where there are too many to count."""
    if len(base.records) > COUNTED_MOST:
        ids = base.records.ids if mask is None else base.records.ids[mask]
        if len(ids) > ASKED_MOST:
            return None
        return _asked(store, ids, SUBJECT_OF[facet])
    if facet not in base.pairs:
        records, subjects = read_columns(store.connection, PAIRS[SUBJECT_OF[facet]], 2)
        rows, there = base.rows_of(records.astype(np.int64))
        base.pairs[facet] = _Pairs.of(rows[there], subjects[there].astype(np.int64))
    return base.pairs[facet].counted(mask)


def _asked(store: Store, ids: Int64s, kind: RecordKind) -> dict[int, int]:
    """Count through the index of each record."""
    parts = PAIRS[kind].split(" union all ")
    query = " union ".join(
        f"{part} and {part.split()[1].rstrip(',')} in (select value from json_each(:ids))"  # noqa: S608 - constants
        for part in parts
    )
    rows = store.connection.execute(
        f"select subject, count(*) from (select 0 as record, 0 as subject where 0 union {query}) group by 1",  # noqa: S608 - constants
        {"ids": json.dumps(ids.tolist())},
    )
    return {int(row[0]): int(row[1]) for row in rows}


def _named(
    store: Store,
    kind: RecordKind,
    counts: dict[int, int] | None,
    asked: tuple[FacetKey, ...],
    text: str,
) -> tuple[FacetValue, ...]:
    """The subjects with most records, or those that the text names; what is asked for always among them."""
    known = counts or {}
    if text.strip():
        listed = [int(one.id) for one in suggest_spelt(store, kind, text, limit=LISTED_MOST)]
        listed = [one for one in listed if counts is None or one in known]
    elif counts is None:
        listed = [int(one.id) for one in suggest(store, kind, "", limit=LISTED_MOST)]
    else:
        listed = sorted(known, key=lambda one: (-known[one], one))[:LISTED_MOST]
    if not text.strip():
        listed = [*(int(one) for one in asked if int(one) not in listed), *listed]
    rows = store.connection.execute(
        f"{_NAMES[kind]} where id in (select value from json_each(?))",  # noqa: S608 - constants
        (json.dumps(listed),),
    )
    names = {int(row[0]): str(row[1]) for row in rows}
    values = [
        FacetValue(one, names[one], None if counts is None else known.get(one, 0))
        for one in listed
        if one in names
    ]
    return tuple(sorted(values, key=lambda value: -(value.count or 0)))


def _media(
    store: Store, base: FacetBase, mask: Mask | None, asked: tuple[str, ...], text: str
) -> tuple[FacetValue, ...]:
    if base.media is None:
        found = store.connection.execute(_MEDIA).fetchall()
        words = tuple(sorted({str(row[1]) for row in found}))
        number_of = {word: number for number, word in enumerate(words)}
        rows, there = base.rows_of(np.array([row[0] for row in found], np.int64))
        codes = np.array([number_of[str(row[1])] for row in found], np.int64)
        base.media = rows[there], codes[there], words
    rows, codes, words = base.media
    counts = np.bincount(codes if mask is None else codes[mask[rows]], minlength=len(words)).tolist()
    values = [FacetValue(word, word, count) for word, count in zip(words, counts, strict=True)]
    wanted = text.strip().casefold()
    listed = [one for one in values if wanted in one.name.casefold() and (one.count or one.key in asked)]
    return tuple(sorted(listed, key=lambda value: (-(value.count or 0), value.name)))[:LISTED_MOST]


def _confidence(store: Store, base: FacetBase) -> Int64s:
    """The confidence of each record's best citation, 0 where it has none."""
    if base.confidence is None:
        records, best = read_columns(store.connection, _CONFIDENCES, 2)
        rows, there = base.rows_of(records.astype(np.int64))
        base.confidence = np.zeros(len(base.records), np.int64)
        base.confidence[rows[there]] = best[there]
    return base.confidence
