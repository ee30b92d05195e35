"""The views of a sample: rows of a table that name their lanes and records, made into kept views."""

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.edit.sample_rows import Row, SampleError
from explorer.edit.saved_views import save_view
from explorer.model.ids import RecordId
from explorer.model.reading import read_day
from explorer.model.saved_view import DENSITIES, GROUPINGS, USUAL_SORT, SavedLanes, ViewSettings
from explorer.model.view import TIMELINE_KINDS, Filter
from explorer.model.vocabulary import RecordKind
from explorer.store.store import Store

_BY_HAND = "by hand"
_USUAL_SORTS = {"actor": "most records", "place": "most records", "tag": "most records"}


@dataclass(frozen=True, slots=True)
class Known:
    """The records of a sample by the names that its tables call them by."""

    actors: Mapping[str, RecordId]
    agreements: Mapping[str, RecordId]
    places: Mapping[str, RecordId]
    tags: Mapping[str, RecordId]
    records: Mapping[str, RecordId]

    def named(self, kind: str) -> Mapping[str, RecordId]:
        """What lanes of a grouping are made of; nothing where it has no names."""
        by_kind = {
            "actor": self.actors,
            "agreement": self.agreements,
            "place": self.places,
            "tag": self.tags,
        }
        return by_kind.get(kind, {})

    def several(self, kind: str, row: Row, column: str) -> tuple[RecordId, ...]:
        """The records of one kind, or dated ones for “record”, that a cell names."""
        names = self.records if kind == "record" else self.named(kind)
        for name in row.several(column):
            if name not in names:
                raise SampleError(f"there is no {kind} “{name}” in the tables before this one")
        return tuple(names[name] for name in row.several(column))


def add_view(store: Store, row: Row, known: Known) -> None:
    """Keep the view that a row tells."""
    first, last = row.when("from").start_earliest, row.when("to").end_latest
    if first is None or last is None:
        raise SampleError("“from” and “to” are the dates that a view shows")
    settings = ViewSettings(
        first,
        last,
        _lanes(row, known),
        Filter(
            kinds=frozenset(map(_kind, row.several("kinds"))) or TIMELINE_KINDS,
            importance=row.number("importance") or 1,
            actors=known.several("actor", row, "actors"),
            agreements=known.several("agreement", row, "agreements"),
            tags=known.several("tag", row, "tags"),
        ),
        known.several("record", row, "selected"),
        read_day(row.text("as_of")) if row.text("as_of") else None,
    )
    save_view(store, row.text("name"), settings)


def _lanes(row: Row, known: Known) -> SavedLanes:
    by, density = row.text("lanes"), row.text("density")
    if by not in GROUPINGS or density not in DENSITIES:
        raise SampleError(f"“{by}” and “{density}” are no lanes and no density")
    shown = known.several(by, row, "shown") if row.text("shown") else ()
    sort = _BY_HAND if shown else _USUAL_SORTS.get(by, USUAL_SORT)
    every = frozenset(map(int, known.named(by).values())) if shown else frozenset()
    unfolded = frozenset(map(int, known.several("agreement", row, "unfolded")))
    order = tuple(map(int, shown))
    return SavedLanes(by, sort, order, every - frozenset(order), unfolded, density)


def _kind(word: str) -> RecordKind:
    if word not in TIMELINE_KINDS:
        raise SampleError(f"“{word}” is not an event, a statement or an act")
    return RecordKind(word)
