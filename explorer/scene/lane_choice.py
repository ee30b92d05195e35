"""Which of the lanes are shown, in which order and how: what a reader chooses about them, for one grouping.

A lane is named by its key in the `LaneIndex`. What is hidden is named one by one, so a lane that comes to
be later (an agreement just added) is shown: nothing new is ever hidden by an older choice.
"""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from explorer.model.columns import Int64s
from explorer.scene.density import Density
from explorer.scene.lanes import LaneIndex, LanesBy
from explorer.scene.nested_lanes import is_part, with_parts

MOST_KEYS: Final = 1_000_000
"""A written choice that names more lanes than this was not written by the program."""
_LARGEST_KEY: Final = 2**63 - 1


class LaneSort(StrEnum):
    """What puts lanes in order; records tied to no group stay last, except by hand."""

    FIRST = "first date"
    NAME = "name"
    COUNT = "most records"
    HAND = "by hand"


@dataclass(frozen=True, slots=True)
class LaneChoice:
    """What is chosen about the lanes of one grouping.

    `order` is the order made by hand, kept while another sort is in force. `hidden` are the lanes that are
    not shown, `unfolded` the agreements whose parties have bands of their own, or the actors, places and
    tags whose kinds have lanes of their own. Without `density` lanes stand as closely as elsewhere.
    """

    sort: LaneSort = LaneSort.FIRST
    order: tuple[int, ...] = ()
    hidden: frozenset[int] = frozenset()
    unfolded: frozenset[int] = frozenset()
    density: Density | None = None

    def to_text(self) -> str:
        """Write it down as one line of JSON."""
        return json.dumps(
            {
                "sort": self.sort.value,
                "order": list(self.order),
                "hidden": sorted(self.hidden),
                "unfolded": sorted(self.unfolded),
                "density": None if self.density is None else self.density.value,
            }
        )

    @classmethod
    def from_text(cls, text: str) -> Self | None:
        """Read what `to_text` wrote; None where it is something else."""
        try:
            read = json.loads(text)
            order, hidden, unfolded = (_keys(read[part]) for part in ("order", "hidden", "unfolded"))
            density = None if read["density"] is None else Density(read["density"])
            sort = LaneSort(read["sort"])
        except (ValueError, TypeError, KeyError, RecursionError):
            return None
        return cls(sort, tuple(dict.fromkeys(order)), frozenset(hidden), frozenset(unfolded), density)


def usual_choice(lanes_by: LanesBy) -> LaneChoice:
    """Give what holds for a grouping before anything is chosen.

    Agreements and kinds tell a story in time; of actors, places and tags there are many, and a few matter.
    """
    has_many = lanes_by in (LanesBy.ACTOR, LanesBy.PLACE, LanesBy.TAG)
    return LaneChoice(LaneSort.COUNT if has_many else LaneSort.FIRST)


def arranged(index: LaneIndex, choice: LaneChoice) -> Int64s:
    """Give the numbers of the lanes that are shown, in their order, the parts of each right after it."""
    numbers = _ordered(index, choice)
    if choice.hidden:
        hidden = np.fromiter(choice.hidden, dtype=np.int64, count=len(choice.hidden))
        numbers = numbers[~np.isin(_keys_of(index)[numbers], hidden)]
    return with_parts(index, numbers)


def rows_shown(index: LaneIndex, numbers: Int64s) -> npt.NDArray[np.bool_]:
    """Give a mask over the columns: the records that stand in at least one of the lanes `numbers`."""
    is_shown = np.zeros(len(index), dtype=np.bool_)
    is_shown[numbers] = True
    mask = np.zeros(len(index.columns), dtype=np.bool_)
    mask[index.rows[np.repeat(is_shown, np.diff(index.offsets))]] = True
    return mask


def moved(index: LaneIndex, choice: LaneChoice, key: int, *, before: int | None) -> LaneChoice:
    """Put the lane `key` before another, or last; from then on lanes stand in the order made by hand."""
    keys = _keys_of(index)[_ordered(index, choice)].tolist()
    # lanes that a filter has emptied have no place in the index, but keep theirs in the order
    keys = [one for one in _merged(keys, choice.order) if one != key]
    keys.insert(len(keys) if before is None else keys.index(before), key)
    return replace(choice, sort=LaneSort.HAND, order=tuple(keys))


def by_hand(index: LaneIndex, choice: LaneChoice) -> LaneChoice:
    """Go by the order made by hand; where there is none yet, it begins as what is seen now."""
    if choice.order:
        return replace(choice, sort=LaneSort.HAND)
    keys = _keys_of(index)[_ordered(index, choice)].tolist()
    return replace(choice, sort=LaneSort.HAND, order=tuple(keys))


def folded_name(name: str) -> str:
    """Give a name as it is sorted and looked for: without case and diacritics."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _ordered(index: LaneIndex, choice: LaneChoice) -> Int64s:
    """Give the numbers of all lanes in the order of the choice, hidden ones among them, parts apart."""
    name = f"order by {choice.sort}"
    kept = index.kept.get(name)
    if isinstance(kept, tuple) and kept[0] == choice.order:
        found: Int64s = kept[1]
        return found
    numbers = np.array(list(_sorted(index, choice)), dtype=np.int64)
    index.kept[name] = (choice.order, numbers)
    return numbers


def _sorted(index: LaneIndex, choice: LaneChoice) -> Iterable[int]:
    lanes = index.lanes
    numbers = np.flatnonzero(~is_part(index)).tolist()
    if choice.sort is LaneSort.HAND:
        keys = _merged(choice.order, [lanes[number].key for number in numbers])
        return (index.number_of[key] for key in keys if key in index.number_of)
    if choice.sort is LaneSort.FIRST:
        return numbers
    has_groups = index.lanes_by is not LanesBy.KIND

    def rank(number: int) -> tuple[bool, int | str]:
        lane = lanes[number]
        if has_groups and lane.key < 0:
            return True, number
        return False, folded_name(lane.name) if choice.sort is LaneSort.NAME else -lane.count

    grouped = sorted((one for one in numbers if not rank(one)[0]), key=lambda one: rank(one)[1])
    return [*grouped, *(one for one in numbers if rank(one)[0])]


def _merged(order: Sequence[int], others: Sequence[int]) -> list[int]:
    """Put those of `others` that `order` lacks behind the one that stands before them in `others`.

    Lanes of what is tied to no group, which have negative keys, come last.
    """
    known = set(order)
    followers: dict[int | None, list[int]] = {}
    rest = []
    last: int | None = None
    for key in others:
        if key in known:
            last = key
        elif key < 0:
            rest.append(key)
        else:
            followers.setdefault(last, []).append(key)
    merged = followers.get(None, [])
    for key in order:
        merged.append(key)
        merged += followers.get(key, [])
    return merged + rest


def _keys_of(index: LaneIndex) -> Int64s:
    kept = index.kept.get("keys")
    if not isinstance(kept, np.ndarray):
        kept = index.kept["keys"] = np.array([lane.key for lane in index.lanes], dtype=np.int64)
    return kept


def _keys(read: object) -> list[int]:
    """Give a list of lanes' keys; raises ValueError where it is something else."""
    if not isinstance(read, list) or len(read) > MOST_KEYS:
        raise ValueError("not a list of lanes")
    if not all(type(one) is int and abs(one) <= _LARGEST_KEY for one in read):
        raise ValueError("not a lane's key")
    return read
