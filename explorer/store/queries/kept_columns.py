"""Columns and memberships, remembered for the state that the database is in, or else loaded."""

from functools import partial
from typing import Final

from explorer.model.columns import Columns, Hazy, Membership, Numbers
from explorer.store.array_cache import ArrayCache, KeptArrays, common_length
from explorer.store.queries.columns import Group, load_columns, load_membership
from explorer.store.store import Store

FEWEST: Final = 50_000
"""Fewer records load as fast as they are looked up."""
COLUMNS: Final = "records"
"""The name under which columns are kept."""


def membership_name(group: Group) -> str:
    """Give the name under which a membership is kept."""
    return f"by-{group}"


def kept_columns(store: Store, cache: ArrayCache | None) -> Columns:
    """Give the columns of the database as it is now."""
    if cache is None:
        return load_columns(store)
    return cache.remembered(COLUMNS, lambda: load_columns(store), _pack_columns, _unpack_columns)


def kept_membership(store: Store, columns: Columns, group: Group, cache: ArrayCache | None) -> Membership:
    """Give the membership by `group` of the database as it is now."""
    if cache is None:
        return load_membership(store, columns, group)
    return cache.remembered(
        membership_name(group),
        lambda: load_membership(store, columns, group),
        _pack_membership,
        partial(_unpack_membership, len(columns)),
    )


def keep_columns(columns: Columns, cache: ArrayCache) -> None:
    """Keep columns that equal those of the database in the state of the cache."""
    packed = _pack_columns(columns)
    if packed is not None:
        cache.write(COLUMNS, packed)


def keep_membership(membership: Membership, group: Group, cache: ArrayCache) -> None:
    """Keep a membership that equals that of the database in the state of the cache."""
    packed = _pack_membership(membership)
    if packed is not None:
        cache.write(membership_name(group), packed)


def _pack_columns(columns: Columns) -> KeptArrays | None:
    if len(columns) < FEWEST:
        return None
    arrays = {
        "ids": columns.ids,
        "kinds": columns.kinds,
        "start_earliest": columns.start_earliest,
        "end_latest": columns.end_latest,
        "importance": columns.importance,
        "flags": columns.flags,
        "actors": columns.actors,
        "hazy_rows": columns.hazy.rows,
        "hazy_start_latest": columns.hazy.start_latest,
        "hazy_end_earliest": columns.hazy.end_earliest,
    }
    return KeptArrays(arrays, {"undated": columns.undated})


def _unpack_columns(kept: KeptArrays) -> Columns:
    arrays, undated = kept.arrays, kept.facts["undated"]
    if not isinstance(undated, int):
        raise TypeError("a count is wanted")
    count = common_length(
        kept,
        {
            **dict.fromkeys(("ids", "actors"), ("int32", "int64")),
            **dict.fromkeys(("kinds", "importance", "flags"), ("uint8",)),
            **dict.fromkeys(("start_earliest", "end_latest"), ("int64",)),
        },
    )
    common_length(
        kept,
        {"hazy_rows": ("int32",), "hazy_start_latest": ("int64",), "hazy_end_earliest": ("int64",)},
    )
    _check_rows(arrays["hazy_rows"], count)
    return Columns(
        ids=arrays["ids"],
        kinds=arrays["kinds"],
        start_earliest=arrays["start_earliest"],
        end_latest=arrays["end_latest"],
        importance=arrays["importance"],
        flags=arrays["flags"],
        actors=arrays["actors"],
        hazy=Hazy(arrays["hazy_rows"], arrays["hazy_start_latest"], arrays["hazy_end_earliest"]),
        undated=undated,
    )


def _pack_membership(membership: Membership) -> KeptArrays | None:
    if len(membership.rows) < FEWEST:
        return None
    names = {str(number): name for number, name in membership.names.items()}
    return KeptArrays({"rows": membership.rows, "groups": membership.groups}, {"names": names})


def _unpack_membership(records: int, kept: KeptArrays) -> Membership:
    names = kept.facts["names"]
    common_length(kept, dict.fromkeys(("rows", "groups"), ("int32", "int64")))
    _check_rows(kept.arrays["rows"], records)
    if not isinstance(names, dict):
        raise TypeError("names are wanted")
    return Membership(
        kept.arrays["rows"], kept.arrays["groups"], {int(number): str(name) for number, name in names.items()}
    )


def _check_rows(rows: Numbers, records: int) -> None:
    """Raise ValueError where ascending rows are not those of so many records."""
    if len(rows) and not 0 <= int(rows[0]) <= int(rows[-1]) < records:
        raise ValueError("rows of other records")
