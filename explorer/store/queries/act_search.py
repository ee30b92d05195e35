"""Finding acts by what they are called: their actor, what was done, their agreement."""

import re
from collections.abc import Sequence
from typing import Final

from explorer.model.details import ListedRecord
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.store.folding import plain
from explorer.store.queries.listing import records_by_id
from explorer.store.queries.search import search
from explorer.store.store import Store

_WORD: Final = re.compile(r"\w+")
_MOST_WORDS = 8
_MOST_NAMES = 50
_ONE_WORD = (
    "(case when claimed_by is null then act when claimed_by = actor then 'says it ' || act"
    " else act || ' claimed by' end like {like} escape '\\'"
    " or agreement in (select value from json_each({ids})) or actor in (select value from json_each({ids}))"
    " or claimed_by in (select value from json_each({ids})))"
)
"""The words of an act's title, and whose they are."""


def search_acts(store: Store, text: str, limit: int = 8) -> list[ListedRecord]:
    """The acts in whose actor, act, agreement or claimant each word of `text` occurs, the latest first.

    A word of an actor's or an agreement's name may be unfinished; of an act any part will do.
    """
    words = _WORD.findall(plain(text))[:_MOST_WORDS]
    if not words or limit < 1:
        return []
    with store.reading():
        conditions, values = _conditions(store, words)
        rows = store.connection.execute(
            f"select id from acts where {conditions}"  # noqa: S608 - made of constants, the words are bound
            " order by start_earliest is null, start_earliest desc, id limit :most",
            {**values, "most": limit},
        ).fetchall()
        return list(records_by_id(store, [RecordId(row[0]) for row in rows]))


def _conditions(store: Store, words: Sequence[str]) -> tuple[str, dict[str, str]]:
    """A condition for each word, and what is bound to it."""
    conditions, values = [], {}
    for place, word in enumerate(words):
        named = search(store, word, limit=_MOST_NAMES, kinds=(RecordKind.ACTOR, RecordKind.AGREEMENT))
        conditions.append(_ONE_WORD.format(like=f":word{place}", ids=f":ids{place}"))
        escaped = word.replace("_", "\\_")
        values[f"word{place}"] = f"%{escaped}%"
        values[f"ids{place}"] = f"[{','.join(str(int(one.id)) for one in named)}]"
    return " and ".join(conditions), values
