"""Finding a record by what people call it."""

from collections.abc import Iterator, Sequence

from explorer.model.ids import RecordId
from explorer.model.link_words import relation_alone
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.store.errors import Ambiguous, NotKnown
from explorer.store.folding import fold
from explorer.store.freshening import FEW, freshen, stale_keys
from explorer.store.queries.act_titles import ACT_TITLES
from explorer.store.store import Store

__all__ = ["find_all_named", "find_named", "fold", "named", "named_all", "suggest"]

NAMED_KINDS = (
    RecordKind.ACTOR,
    RecordKind.AGREEMENT,
    RecordKind.SOURCE,
    RecordKind.PLACE,
    RecordKind.TAG,
)
_NAME_QUERIES = {
    RecordKind.ACTOR: "select name from actors where id = ?",
    RecordKind.AGREEMENT: "select name from agreements where id = ?",
    RecordKind.SOURCE: "select title from sources where id = ?",
    RecordKind.PLACE: "select name from places where id = ?",
    RecordKind.TAG: "select name from tags where id = ?",
    RecordKind.EVENT: "select title from events where id = ?",
    RecordKind.STATEMENT: "select summary from statements where id = ?",
    RecordKind.ACT: f"select title from ({ACT_TITLES} where acts.id = ?)",  # noqa: S608 - a constant
    RecordKind.TIE: (
        "select actors.name || ' · ' || coalesce(ties.title || coalesce(', ' || others.name, ''),"
        " ties.relation || coalesce(' ' || others.name, ''))"
        " from ties join actors on actors.id = ties.actor"
        " left join actors as others on others.id = ties.to_actor where ties.id = ?"
    ),
    RecordKind.COMMITMENT: "select text from commitments where id = ?",
    RecordKind.ASSESSMENT: (
        "select actors.name || ' · ' || verdict || ' · ' || text from assessments"
        " join actors on actors.id = assessor join commitments on commitments.id = commitment"
        " where assessments.id = ?"
    ),
    RecordKind.LINK: "select relation, certainty from links where id = ?",
}
_MOST_CANDIDATES = 10_000
_MOST_BEGINNING = 200
_LARGEST_ID = 2**63 - 1


def named(store: Store, record: int) -> Named:
    """A record of any kind with the name to show; NotKnown where there is none of this number."""
    found = _named_or_none(store, record)
    if found is None:
        raise NotKnown(f"There is no record with the number {record}; look it up with “list” or “search”.")
    return found


def _named_or_none(store: Store, record: int) -> Named | None:
    if not 0 < record <= _LARGEST_ID:
        return None
    row = store.connection.execute("select kind from records where id = ?", (record,)).fetchone()
    if row is None:
        return None
    kind = RecordKind(row[0])
    name = store.connection.execute(_NAME_QUERIES[kind], (record,)).fetchone()
    if name and kind is RecordKind.LINK:
        return Named(RecordId(record), kind, relation_alone(str(name[0]), str(name[1])))
    return Named(RecordId(record), kind, str(name[0]) if name else "")


def named_all(store: Store, records: Iterator[int] | list[int]) -> list[Named]:
    """Several records with the names to show, in the order given; those that are gone are left out."""
    found = (_named_or_none(store, record) for record in records)
    return [one for one in found if one is not None]


def short_names_of(store: Store, agreements: Sequence[RecordId]) -> dict[RecordId, str]:
    """The short names of those agreements that have one."""
    rows = store.connection.execute(
        "select id, short_name from agreements where short_name is not null"
        " and id in (select value from json_each(?))",
        (f"[{','.join(map(str, agreements))}]",),
    )
    return {RecordId(row[0]): str(row[1]) for row in rows}


def find_named(store: Store, kind: RecordKind, name_or_id: str) -> Named:
    """The one record of a kind that answers to a name, short name, alias, only surname, or number.

    Raises NotKnown where there is none, Ambiguous where several have the name.
    """
    matches = find_all_named(store, kind, name_or_id)
    if len(matches) == 1:
        return matches[0]
    if matches:
        listed = ", ".join(f"{match.name} ({match.id})" for match in matches[:8])
        more = f" and {len(matches) - 8} more" if len(matches) > 8 else ""
        raise Ambiguous(
            f"“{shortened(name_or_id)}” may be any of {len(matches)} {kind}s: {listed}{more};"
            " say which by its full name or its number.",
            tuple(matches),
        )
    raise NotKnown(
        f"There is no {kind} “{shortened(name_or_id)}”; check the spelling, or look for it with “search”."
    )


def article(kind: RecordKind) -> str:
    """The word before a kind: "an" event, "a" statement."""
    return "an" if kind.value[0] in "ae" else "a"


def shortened(text: str, most: int = 60) -> str:
    """A text as it is quoted in a sentence: one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def find_all_named(store: Store, kind: RecordKind, text: str) -> list[Named]:
    """Every record of a kind that answers to `text`, by name; first full names, short names and aliases.

    Surnames count only where no full name does, a number only where no name does at all.
    """
    key = fold(text)
    if not key or "\x00" in key:
        return []
    parts = dict(_parts_by_record(store, kind, key))
    whole = [record for record, best in parts.items() if best < _SURNAME]
    records = whole or [record for record, best in parts.items() if best == _SURNAME]
    if not records and key.isascii() and key.isdigit() and len(key) < 19:
        found = _named_or_none(store, int(key))
        return [found] if found is not None and found.kind == kind else []
    return sorted(named_all(store, records), key=lambda match: (match.name, match.id))


_RANKS = {"name": 0, "short name": 1, "alias": 1, "surname": 2, "word": 3}
_SURNAME = _RANKS["surname"]


def _parts_by_record(store: Store, kind: RecordKind, key: str) -> Iterator[tuple[int, int]]:
    best: dict[int, int] = {}
    for record, part in _matching_keys(store, kind, key):
        rank = _RANKS[part]
        if rank < best.get(record, 3):
            best[record] = rank
    yield from best.items()


def _matching_keys(store: Store, kind: RecordKind, key: str) -> Iterator[tuple[int, str]]:
    """Records and parts with exactly this key; records whose names have just changed are read afresh."""
    if store.is_writing:
        freshen(store.connection, FEW)
    rows = store.connection.execute(
        "select record, part from name_keys where kind = ? and key = ?"
        " and record not in (select record from stale)",
        (kind.value, key),
    )
    yield from ((row[0], row[1]) for row in rows)
    for record, its_key, part in stale_keys(store.connection, kind.value):
        if its_key == key:
            yield record, part


def suggest(store: Store, kind: RecordKind, prefix: str, limit: int = 8) -> list[Named]:
    """Names that begin with `prefix`, or of which a word does: whole beginnings first, most used first."""
    key = fold(prefix)
    if "\x00" in key or kind not in _USES:
        return []
    rows = store.connection.execute(
        "select record, min(part = 'word' or part = 'surname') as inner from name_keys"
        " where kind = :kind and key >= :key and key < :key || char(1114111)"
        " and record not in (select record from stale) group by record limit :most",
        {"kind": kind.value, "key": key, "most": _MOST_CANDIDATES},
    )
    found = {int(row[0]): int(row[1]) for row in rows}
    for record, its_key, part in stale_keys(store.connection, kind.value):
        if its_key.startswith(key):
            found[record] = min(found.get(record, 1), int(part in ("word", "surname")))
    uses = _uses(store, kind, list(found))
    best = sorted(found, key=lambda record: (found[record], -uses.get(record, 0), record))[:limit]
    return named_all(store, best)


def begin_so(store: Store, kind: RecordKind, text: str, limit: int = 8) -> list[Named]:
    """Those whose name, short name or alias begins with `text`, most used first."""
    key = fold(text)
    if not key or "\x00" in key or kind not in _USES:
        return []
    rows = store.connection.execute(
        "select distinct record from name_keys where kind = :kind and key >= :key"
        " and key < :key || char(1114111) and part in ('name', 'short name', 'alias')"
        " and record not in (select record from stale) limit :most",
        {"kind": kind.value, "key": key, "most": _MOST_BEGINNING},
    )
    found = {int(row[0]): None for row in rows}
    for record, its_key, part in stale_keys(store.connection, kind.value):
        if its_key.startswith(key) and part not in ("word", "surname"):
            found[record] = None
    uses = _uses(store, kind, list(found))
    return named_all(store, sorted(found, key=lambda record: (-uses.get(record, 0), record))[:limit])


_COUNTED_MOST = 2_000
"""So many uses of a name are counted at most; who is used more is used most."""


def _counting(*uses: tuple[str, str]) -> str:
    """A query for how often each of some names is used, in these tables and columns."""
    counts = (
        f"(select count(*) from (select 1 from {table} where {column} = value limit {_COUNTED_MOST}))"  # noqa: S608 - constants
        for table, column in uses
    )
    return f"select value, {' + '.join(counts)} from json_each(?)"  # noqa: S608 - constants


_USES = {
    RecordKind.ACTOR: _counting(("event_actors", "actor"), ("statement_actors", "actor"), ("acts", "actor")),
    RecordKind.AGREEMENT: _counting(
        ("event_agreements", "agreement"), ("statement_agreements", "agreement"), ("acts", "agreement")
    ),
    RecordKind.SOURCE: _counting(("citations", "source")),
    RecordKind.PLACE: _counting(("events", "place")),
    RecordKind.TAG: _counting(("taggings", "tag")),
}


def _uses(store: Store, kind: RecordKind, records: list[int]) -> dict[int, int]:
    rows = store.connection.execute(_USES[kind], (f"[{','.join(map(str, records))}]",))
    return {int(row[0]): int(row[1]) for row in rows}
