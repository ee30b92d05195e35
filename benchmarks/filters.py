"""What filters cost beside one mask over the same columns: `python -m benchmarks.filters DATABASE…`."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final, TypeVar

from explorer.model.columns import Columns
from explorer.model.filtering import mask_of
from explorer.model.ids import RecordId
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.scene.lanes import LanesBy
from explorer.store.queries.about_rows import GROUPS, find_kept
from explorer.store.store import Store
from explorer.ui.content_loading import load_content, load_memberships
from explorer.ui.timeline_content import TimelineContent

T = TypeVar("T")

MOST_TIMES_A_MASK: Final = 20
_ROUNDS: Final = 5
_ACTOR, _AGREEMENT = RecordId(3), RecordId(45)
FILTERS: Final = {
    "kind": Filter(kinds=frozenset({RecordKind.STATEMENT})),
    "importance": Filter(importance=4),
    "status": Filter(statuses=frozenset({"planned", "postponed"})),
    "actor": Filter(actors=(_ACTOR,)),
    "agreement": Filter(agreements=(_AGREEMENT,)),
    "text": Filter(text="verification"),
    "confidence": Filter(confidence=4),
    "all of these": Filter(
        frozenset({RecordKind.EVENT}), 3, (_ACTOR,), (_AGREEMENT,), statuses=frozenset({"happened"})
    ),
}
"""Of the databases that `generated` makes; each condition alone, and several together."""


@dataclass(frozen=True, slots=True)
class FilterTime:
    """Medians in ms: asking the database, the mask, and all until the lanes of what is kept are there.

    `one_mask` is a closed range of time laid over the same columns by numpy, in the same run.
    """

    name: str
    kept: int
    asked: float
    mask: float
    shown: float
    one_mask: float

    @property
    def ratio(self) -> float:
        """How many times one mask the filter takes until it is shown."""
        return self.shown / self.one_mask


def measure_filters(store: Store, content: TimelineContent) -> list[FilterTime]:
    """Measure every filter over a content that keeps everything, side by side with one mask."""
    columns = content.columns
    times = []
    for name, kept in FILTERS.items():
        shown, one_mask, asked, mask = [], [], [], []
        now = content
        for _ in range(_ROUNDS):
            one_mask.append(_ms(partial(_range_mask, columns)))
            found, took = _timed(
                partial(find_kept, store, kept, columns, content.undated, content.memberships)
            )
            asked.append(took)
            mask.append(_ms(partial(mask_of, columns, kept, found.dated)))
            begun = time.perf_counter()
            now = load_content(store, content.lanes.lanes_by, kept, before=content)
            shown.append((time.perf_counter() - begun) * 1000)
        times.append(FilterTime(name, now.kept, median(asked), median(mask), median(shown), median(one_mask)))
    return times


def _range_mask(columns: Columns) -> object:
    middle = int(columns.start_earliest[len(columns) // 2])
    return (columns.start_earliest <= middle) & (columns.end_latest >= middle - 10**11)


def with_memberships(store: Store, content: TimelineContent) -> TimelineContent:
    """Put at hand what the window loads of a large archive after it is shown."""
    while len(content.memberships) < len(GROUPS):
        content = replace(content, memberships=load_memberships(store, content))
    return content


def _ms(deed: Callable[[], object]) -> float:
    return _timed(deed)[1]


def _timed(deed: Callable[[], T]) -> tuple[T, float]:
    begun = time.perf_counter()
    done = deed()
    return done, (time.perf_counter() - begun) * 1000


def main() -> None:
    """Measure the databases that the command line names, and print a table of each."""
    for path in map(Path, sys.argv[1:]):
        with Store.open(path, read_only=True) as store:
            content = with_memberships(store, load_content(store, LanesBy.ACTOR, Filter()))
            print(f"{path.name}: {len(content.columns):,} records")
            print(
                f"{'filter':<14}{'kept':>12}{'asked':>9}{'mask':>9}{'shown':>9}{'one mask':>10}{'times':>7}"
            )
            for one in measure_filters(store, content):
                print(
                    f"{one.name:<14}{one.kept:>12,}{one.asked:>9.1f}{one.mask:>9.1f}{one.shown:>9.1f}"
                    f"{one.one_mask:>10.2f}{one.ratio:>7.1f}"
                )


if __name__ == "__main__":
    main()
