"""What a filter keeps of the columns: kinds, importance, status and the numbers that were found."""

import numpy as np
import numpy.typing as npt
import pytest

from explorer.model.columns import CANCELLED, DISPUTED, EVENT, PLANNED, POSTPONED, PRIVATE, STATEMENT, Columns
from explorer.model.filtering import mask_of
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind

FLAGS = (0, PLANNED | DISPUTED, PLANNED | POSTPONED, CANCELLED, PRIVATE)
KINDS = (EVENT, EVENT, EVENT, EVENT, STATEMENT)


def five(ids: tuple[int, ...] = (1, 2, 3, 4, 5)) -> Columns:
    """Events that happened, are planned, postponed and cancelled, and a statement."""
    times = np.arange(5, dtype=np.int64)

    def small(numbers: tuple[int, ...]) -> npt.NDArray[np.uint8]:
        return np.array(numbers, np.uint8)

    importance = small((1, 2, 3, 4, 5))
    numbers = np.array(ids, np.int64)
    return Columns.of(
        numbers, small(KINDS), times, times, times, times, importance, small(FLAGS), np.zeros(5, np.int64)
    )


def kept(asked: Filter, found: tuple[int, ...] | None = None, columns: Columns | None = None) -> list[int]:
    """The numbers of the records that are kept."""
    columns = five() if columns is None else columns
    mask = mask_of(columns, asked, None if found is None else np.array(found, np.int64))
    return columns.ids.tolist() if mask is None else columns.ids[mask].tolist()


@pytest.mark.parametrize(
    ("statuses", "numbers"),
    [
        (("happened",), [1, 5]),
        (("planned",), [2]),
        (("postponed",), [3]),
        (("cancelled",), [4]),
        (("planned", "postponed"), [2, 3]),
        (("happened", "planned", "postponed", "cancelled"), [1, 2, 3, 4, 5]),
    ],
)
def test_a_status_keeps_what_has_it(statuses: tuple[str, ...], numbers: list[int]) -> None:
    """Planned and postponed are told apart, and a statement has happened."""
    assert kept(Filter(statuses=frozenset(statuses))) == numbers


@pytest.mark.parametrize(("is_private", "numbers"), [(True, [5]), (False, [1, 2, 3, 4])])
def test_private_records_are_kept_alone_or_left_out(is_private: bool, numbers: list[int]) -> None:
    """Whoever keeps something private can look at that alone, or at what anybody may see."""
    assert kept(Filter(is_private=is_private)) == numbers


def test_all_conditions_must_hold() -> None:
    """Of kinds, importance, status and what was found, a record meets each."""
    asked = Filter(frozenset({RecordKind.EVENT}), 2, statuses=frozenset({"planned", "cancelled"}))
    assert kept(asked) == [2, 4]
    assert kept(asked, found=(3, 4, 5)) == [4]
    assert kept(asked, found=()) == []
    assert kept(Filter(frozenset())) == []


def test_a_filter_that_asks_for_nothing_is_no_mask() -> None:
    """Everything is kept without looking at a record."""
    assert mask_of(five(), Filter(), None) is None


@pytest.mark.parametrize("ids", [(1, 2, 3, 4, 5), (1, 2, 3, 4, 2**40), (-7, 2, 3, 4, 5)])
def test_found_numbers_are_looked_up_however_large(ids: tuple[int, ...]) -> None:
    """Records are found by number where numbers are dense, far apart or not ours, and no others."""
    columns = five(ids)
    assert kept(Filter(text="x"), found=(-9, ids[0], ids[4], 2**50), columns=columns) == [ids[0], ids[4]]
