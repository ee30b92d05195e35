"""Finding acts by what they are called: their actor, what was done, their agreement."""

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from explorer.model.act_calls import PASSED_OVER, kinds_called
from explorer.model.details import ListedRecord
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.store.folding import plain
from explorer.store.freshening import stale_keys
from explorer.store.queries.listing import records_by_id
from explorer.store.store import Store

_WORD: Final = re.compile(r"\w+")
_MOST_WORDS: Final = 8
_MOST_NAMES: Final = 200
_LOOKED_AT: Final = 50_000
"""So many acts are looked at at most: the latest, or those of whoever is named."""
_CLAIMING: Final = ("says", "claims", "claimed")
_NAMED = (
    "select distinct record from name_keys where kind = :kind and key >= :key and key < :key || char(1114111)"
    " and record not in (select record from stale) limit :most"
)
_OF_NAMED = " union ".join(
    f"select id from (select id from acts where {column} in (select value from json_each(:{names}))"  # noqa: S608 - constants
    f" limit {_LOOKED_AT})"
    for column, names in (("agreement", "agreements"), ("actor", "actors"), ("claimed_by", "actors"))
)
_LATEST = f"select id from acts order by start_earliest desc limit {_LOOKED_AT}"  # noqa: S608 - a number of ours


@dataclass(frozen=True, slots=True)
class _Called:
    """What one word may mean: kinds of act, actors, agreements, or that one side claims it."""

    kinds: tuple[str, ...]
    actors: tuple[int, ...]
    agreements: tuple[int, ...]
    is_claim: bool

    @property
    def is_name(self) -> bool:
        """Whether somebody or some agreement is called so."""
        return bool(self.actors or self.agreements)


def search_acts(store: Store, text: str, limit: int = 8) -> list[ListedRecord]:
    """The acts in whose actor, act, agreement or claimant each word of `text` occurs, the latest first.

    A word of an actor's or an agreement's name may be unfinished; an act is also found by words of the same
    stem (“withdrawal”) and by those of the press (“exit”). Names are found through indexes; where none is
    named, the latest acts are looked at.
    """
    return _found(store, _words(text), limit)


def search_called_acts(store: Store, text: str, limit: int = 8) -> list[ListedRecord]:
    """The same, but nothing where no word of `text` calls an act: whoever names a treaty wants the treaty."""
    words, kinds = _words(text), _kinds(store)
    if not any(len(word) > 2 and kinds_called(word, kinds) for word in words):
        return []
    return _found(store, words, limit)


def _words(text: str) -> list[str]:
    words = _WORD.findall(plain(text))[:_MOST_WORDS]
    telling = [word for word in words if word not in PASSED_OVER]
    return telling or words


def _found(store: Store, words: Sequence[str], limit: int) -> list[ListedRecord]:
    if not words or limit < 1:
        return []
    with store.reading():
        kinds = _kinds(store)
        called = [_called(store, word, kinds) for word in words]
        conditions: list[str] = []
        values: dict[str, int | str] = {"most": limit}
        for place, one in enumerate(called):
            conditions.append(_condition(place, one))
            values |= {
                f"kinds{place}": json.dumps(one.kinds),
                f"actors{place}": json.dumps(one.actors),
                f"agreements{place}": json.dumps(one.agreements),
            }
        named = [place for place, one in enumerate(called) if one.is_name and not one.kinds]
        among = _LATEST
        if named:
            fewest = min(named, key=lambda place: len(called[place].actors) + len(called[place].agreements))
            among = _OF_NAMED.replace(":agreements", f":agreements{fewest}").replace(
                ":actors", f":actors{fewest}"
            )
        rows = store.connection.execute(
            f"select id from acts where id in ({among}) and {' and '.join(conditions)}"  # noqa: S608 - constants
            " order by start_earliest is null, start_earliest desc, id limit :most",
            values,
        ).fetchall()
        return list(records_by_id(store, [RecordId(row[0]) for row in rows]))


def _condition(place: int, called: _Called) -> str:
    ways = [
        f"{column} in (select value from json_each(:{bound}{place}))"  # noqa: S608 - constants
        for column, bound in (
            ("act", "kinds"),
            ("agreement", "agreements"),
            ("actor", "actors"),
            ("claimed_by", "actors"),
        )
    ]
    return f"({' or '.join(ways)}{' or claimed_by is not null' if called.is_claim else ''})"


def _called(store: Store, word: str, kinds: Collection[str]) -> _Called:
    return _Called(
        kinds_called(word, kinds),
        _named(store, RecordKind.ACTOR, word),
        _named(store, RecordKind.AGREEMENT, word),
        any(claim.startswith(word) for claim in _CLAIMING) and len(word) > 2,
    )


def _kinds(store: Store) -> tuple[str, ...]:
    return tuple(str(row[0]) for row in store.connection.execute("select name from act_kinds"))


def _named(store: Store, kind: RecordKind, word: str) -> tuple[int, ...]:
    """Who bears a name of which a word begins so."""
    asked = {"kind": kind.value, "key": word, "most": _MOST_NAMES}
    found = [int(row[0]) for row in store.connection.execute(_NAMED, asked)]
    found += [record for record, key, _ in stale_keys(store.connection, kind.value) if key.startswith(word)]
    return tuple(dict.fromkeys(found))
