"""What a picture is to show: a saved view where one is named, and whatever the words ask for instead."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from explorer.cli.dates import read_as_of, read_range_ms
from explorer.cli.gathering import Keep, keeping
from explorer.model.columns import Columns, Undated
from explorer.model.filtering import mask_of
from explorer.model.ids import Day
from explorer.model.saved_view import ViewSettings, gone_in_words
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.scene.density import Density
from explorer.scene.lane_choice import LaneChoice, usual_choice
from explorer.scene.lanes import LanesBy
from explorer.scene.nested_lanes import NESTED
from explorer.scene.saved_lanes import chosen_lanes
from explorer.store.queries.columns import load_columns, load_undated
from explorer.store.queries.names import find_named
from explorer.store.queries.saved_views import find_view, gone_from, settings_of
from explorer.store.queries.subjects import kept_records
from explorer.store.store import Store

USUAL_LANES: Final = LanesBy.AGREEMENT


@dataclass(frozen=True, slots=True)
class ShownView:
    """Range (inclusive ms, None where open), lanes, as-of day, and the mask of what is kept, None for all.

    `note` says what of a saved view is gone; empty where nothing is.
    """

    first_ms: int | None
    last_ms: int | None
    lanes_by: LanesBy
    lanes: LaneChoice
    unfolded: frozenset[int]
    density: Density | None
    as_of: Day | None
    keep: Keep | None
    note: str = ""


def asked_view(store: Store, asked: argparse.Namespace) -> ShownView:
    """Read what the words ask for; each of them overrides its part of the view that `--view` names."""
    first_ms, last_ms = read_range_ms(asked.first, asked.last)
    as_of = None if asked.as_of is None else read_as_of(asked.as_of)
    lanes_by = USUAL_LANES if asked.lanes is None else LanesBy(asked.lanes)
    actors = tuple(find_named(store, RecordKind.ACTOR, name).id for name in asked.actor)
    agreements = tuple(find_named(store, RecordKind.AGREEMENT, name).id for name in asked.agreement)
    if asked.view is None:
        unfolded = _unfolded(store, lanes_by, asked.unfold)
        keep = keeping(store, actors, agreements, asked.text)
        lanes = usual_choice(lanes_by)
        return ShownView(first_ms, last_ms, lanes_by, lanes, unfolded, None, as_of, keep)
    settings, note = open_view(store, asked.view)
    saved = chosen_lanes(settings.lanes)
    is_as_saved = asked.lanes is None or asked.lanes == settings.lanes.by
    lanes_by = LanesBy(settings.lanes.by) if is_as_saved else lanes_by
    unfolded = _unfolded(store, lanes_by, asked.unfold)
    kept = replace(
        settings.filter,
        actors=actors or settings.filter.actors,
        agreements=agreements or settings.filter.agreements,
        text=settings.filter.text if asked.text is None else asked.text,
    )
    return ShownView(
        settings.first_ms if asked.first is None else first_ms,
        settings.last_ms if asked.last is None else last_ms,
        lanes_by,
        saved if is_as_saved else usual_choice(lanes_by),
        unfolded or (saved.unfolded if is_as_saved else frozenset()),
        saved.density,
        settings.as_of_now if as_of is None else as_of,
        keeping_filter(store, kept),
        note,
    )


def _unfolded(store: Store, lanes_by: LanesBy, names: Sequence[str]) -> frozenset[int]:
    """The lanes to unfold, by name: agreements, or actors, places or tags where lanes go by these."""
    kind = RecordKind(lanes_by.value) if lanes_by in NESTED else RecordKind.AGREEMENT
    return frozenset(int(find_named(store, kind, name).id) for name in names)


def open_view(store: Store, name: str) -> tuple[ViewSettings, str]:
    """Open a view by its name: what remains of it, and a sentence where something is gone.

    NotKnown where there is no such view, or where its settings can't be read.
    """
    view = find_view(store, name)
    settings = settings_of(view)
    gone = gone_from(store, settings)
    return settings.without_records(gone), gone_in_words(view.name, len(gone))


def keeping_filter(store: Store, kept: Filter) -> Keep | None:
    """A mask of the records that a filter keeps, dated or not; None keeps all."""
    if kept.is_everything:
        return None
    with store.reading():
        found = kept_records(store, kept)
        parts: tuple[Columns | Undated, ...] = (load_columns(store), load_undated(store))
    masks = [mask_of(part, kept, found) for part in parts]
    numbers = np.concatenate(
        [part.ids if mask is None else part.ids[mask] for part, mask in zip(parts, masks, strict=True)]
    )
    return lambda ids: np.isin(ids, numbers)
