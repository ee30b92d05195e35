"""Which records are about which actor, agreement, tag, place or source: for filters and for counts."""

import json
from typing import Final

import numpy as np

from explorer.model.columns import Columns, Int64s
from explorer.model.uses import Uses
from explorer.model.view import ANY_CONFIDENCE, SUBJECTS, Filter
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.columns import read_table
from explorer.store.queries.matching import match_of
from explorer.store.queries.organs import records_of_acting
from explorer.store.store import Store

_NAMED_IN: Final[dict[RecordKind, tuple[tuple[str, str, str], ...]]] = {
    RecordKind.ACTOR: (
        ("event_actors", "event", "actor"),
        ("statement_actors", "statement", "actor"),
        ("acts", "id", "actor"),
        ("acts", "id", "predecessor"),
        ("acts", "id", "claimed_by"),
    ),
    RecordKind.AGREEMENT: (
        ("event_agreements", "event", "agreement"),
        ("statement_agreements", "statement", "agreement"),
        ("acts", "id", "agreement"),
        ("acts", "id", "other_agreement"),
    ),
    RecordKind.TAG: (("taggings", "record", "tag"),),
    RecordKind.PLACE: (("events", "id", "place"),),
    RecordKind.SOURCE: (("citations", "record", "source"),),
}
"""Where a record names what it is about: a table, its column with the record and that with the subject."""

ABOUT: Final[dict[RecordKind, str]] = {
    kind: " union ".join(
        f"select {record} from {table} where {subject} in (select value from json_each(:subjects))"  # noqa: S608 - constants
        for table, record, subject in places
    )
    for kind, places in _NAMED_IN.items()
}
"""The records about any of some subjects, whose numbers are a JSON array; found through indexes."""

PAIRS: Final[dict[RecordKind, str]] = {
    kind: " union all ".join(
        f"select {record}, {subject} from {table} where {subject} is not null"  # noqa: S608 - constants
        for table, record, subject in places
    )
    for kind, places in _NAMED_IN.items()
}
"""Every record and what it is about, pair by pair; some perhaps twice."""
_ABOUT_TWICE: Final = {kind: query.replace(" union ", " union all ") for kind, query in ABOUT.items()}
"""The same, some of them perhaps several times: numpy takes these out faster than SQLite does."""
MATCHING: Final = "select rowid from search where search match :match"
TRUSTED: Final = (
    "select record from citations where confidence >= :confidence and stance <> 'contradicts' group by record"
)

SAID_IN: Final = "select id from statements where medium in (select value from json_each(:media))"


def kept_records(store: Store, kept: Filter) -> Int64s | None:
    """Find what a filter keeps by its subjects, words, media and confidence: numbers in ascending order.

    None where it asks for none of these. What the columns tell, such as kinds, is left to them. Others than
    events, statements and acts may be among them.
    """
    if not kept.asks_database:
        return None
    found: list[Int64s] = []
    with store.reading():
        for kind in SUBJECTS:
            subjects = kept.subjects(kind)
            of_actors = kind is RecordKind.ACTOR and subjects
            for some in [(one,) for one in subjects] if of_actors and kept.together else [subjects]:
                if of_actors and kept.with_organs:
                    found.append(records_of_acting(store, some))
                elif some:
                    found.append(
                        _numbers(store, _ABOUT_TWICE[kind], {"subjects": f"[{','.join(map(str, some))}]"})
                    )
        if kept.text:
            match = match_of(kept.text)
            nothing = np.empty(0, np.int64)
            found.append(nothing if match is None else _numbers(store, MATCHING, {"match": match}))
        if kept.media:
            found.append(_numbers(store, SAID_IN, {"media": json.dumps(kept.media)}))
        if kept.confidence > ANY_CONFIDENCE:
            found.append(_numbers(store, TRUSTED, {"confidence": kept.confidence}))
    every = found[0]
    for other in found[1:]:
        every = np.intersect1d(every, other, assume_unique=True)
    return every


def load_uses(store: Store, columns: Columns) -> dict[RecordKind, Uses]:
    """Load which rows of `columns` are about which subjects, to count them in any range of time.

    Reads every pair of record and subject once; for a thread in the background.
    """
    order = np.argsort(columns.ids, kind="stable")
    sorted_ids = columns.ids[order]
    uses: dict[RecordKind, Uses] = {}
    with store.reading():
        for kind, query in PAIRS.items():
            pairs = read_table(store.connection, query, 2)
            if not len(sorted_ids) or not len(pairs):
                uses[kind] = Uses.of(columns, np.empty(0, np.int64), np.empty(0, np.int64))
                continue
            places = np.minimum(np.searchsorted(sorted_ids, pairs[:, 0]), len(sorted_ids) - 1)
            there = sorted_ids[places] == pairs[:, 0]
            uses[kind] = Uses.of(columns, order[places[there]].astype(np.int64), pairs[there, 1])
    return uses


def _numbers(store: Store, query: str, parameters: dict[str, str | int]) -> Int64s:
    """The record numbers that a query gives, each once, in ascending order."""
    return np.unique(read_table(store.connection, query, 1, parameters))
