"""Which lanes the timeline shows, in which order, unfolded or not and how closely; one choice a grouping."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from explorer.model.columns import Int64s
from explorer.model.ids import RecordId
from explorer.scene.density import Density
from explorer.scene.lane_choice import LaneChoice, LaneSort, arranged, by_hand, moved, usual_choice
from explorer.scene.lanes import LaneIndex, LanesBy
from explorer.scene.nested_lanes import NESTED, is_part, openable, whole_key

if TYPE_CHECKING:
    from explorer.ui.timeline_view import TimelineView

KIND_KEYS = frozenset({-1, -2, -3})
"""The lanes of records tied to no group, by kind; the last of them may come to be later."""


class TimelineLanes(QObject):
    """Holds what is chosen about lanes and changes it; the view draws by it.

    A hidden lane that the selection needs is a guest: shown as long as a selected record stands in it,
    without a word of what is chosen being changed.

    Signals:
        changed(LanesBy): another choice holds for a grouping, or other guests are shown.
        said(str): what became of a lane, in one line.
        hidden(str): a lane was hidden, and by its name can be shown again.
        selection_taken(tuple[RecordId, ...]): the view has these records selected now.
    """

    changed = Signal(object)
    said = Signal(str)
    hidden = Signal(str)
    selection_taken = Signal(object)

    def __init__(self, view: "TimelineView") -> None:
        super().__init__(view)
        self._view = view
        self._choices: dict[LanesBy, LaneChoice] = {}
        self._density = Density.NORMAL
        self._guests: frozenset[int] = frozenset()
        self._last_hidden: int | None = None
        self._arranged: tuple[LaneIndex, LaneChoice, Int64s] | None = None

    # What is chosen

    @property
    def lanes_by(self) -> LanesBy:
        """What makes a lane at the moment."""
        content = self._view.content
        return LanesBy.AGREEMENT if content is None else content.lanes.lanes_by

    @property
    def choice(self) -> LaneChoice:
        """What is chosen about the lanes that are shown."""
        return self.choice_of(self.lanes_by)

    def choice_of(self, lanes_by: LanesBy) -> LaneChoice:
        """What is chosen about the lanes of a grouping, shown or not."""
        return self._choices.get(lanes_by) or usual_choice(lanes_by)

    @property
    def density(self) -> Density:
        """How closely lanes stand: as chosen for this grouping, else as everywhere."""
        return self.choice.density or self._density

    @property
    def order(self) -> Int64s:
        """The numbers of the lanes that are shown, in their order."""
        content, choice = self._view.content, self._choice_with_guests
        if content is None:
            return np.zeros(0, dtype=np.int64)
        kept = self._arranged
        if kept is None or kept[0] is not content.lanes or kept[1] != choice:
            kept = self._arranged = (content.lanes, choice, arranged(content.lanes, choice))
        return kept[2]

    @property
    def keys(self) -> list[int]:
        """The keys of the lanes that are shown, in their order, without those of parts."""
        content = self._view.content
        return [] if content is None else _keys(content.lanes, self.order)

    @property
    def guests(self) -> frozenset[int]:
        """The keys of hidden lanes that are shown for what is selected."""
        return self._guests & self.choice.hidden if self._guests else self._guests

    @property
    def _choice_with_guests(self) -> LaneChoice:
        choice, guests = self.choice, self.guests
        return replace(choice, hidden=choice.hidden - guests) if guests else choice

    @property
    def seen(self) -> LaneChoice:
        """What is seen, its order spelt out: a picture counts records of its own, but keeps this order."""
        content, choice = self._view.content, self._choice_with_guests
        if content is None:
            return choice
        every = arranged(content.lanes, replace(choice, hidden=frozenset()))
        return replace(choice, sort=LaneSort.HAND, order=tuple(_keys(content.lanes, every)))

    @property
    def hidden_count(self) -> int:
        """How many lanes with records are hidden."""
        content = self._view.content
        if content is None:
            return 0
        parts = is_part(content.lanes)
        return int((~parts).sum()) - int((~parts[self.order]).sum())

    @property
    def all_keys(self) -> frozenset[int]:
        """The keys of all lanes there are, those among them that a filter has emptied."""
        content = self._view.content
        if content is None:
            return frozenset()
        grouped = frozenset() if content.membership is None else frozenset(content.membership.names)
        return grouped | set(map(whole_key, content.lanes.number_of)) | KIND_KEYS

    def name_of(self, key: int) -> str:
        """The name of a lane; empty where it has no record."""
        content = self._view.content
        number = None if content is None else content.lanes.number_of.get(key)
        return "" if content is None or number is None else content.lanes.lanes[number].name

    # Choosing

    def begin_with(self, choices: Mapping[LanesBy, LaneChoice], density: Density) -> None:
        """Begin with what was chosen before; lanes stand as closely as `density` where nothing was."""
        self._choices = dict(choices)
        self._density = density
        self._view.take_lanes(is_other_order=True)

    def choose(self, choice: LaneChoice, lanes_by: LanesBy | None = None) -> None:
        """Let another choice hold for a grouping, the present one unless told."""
        lanes_by = self.lanes_by if lanes_by is None else lanes_by
        before = self.choice_of(lanes_by)
        if choice == before:
            return
        self._choices[lanes_by] = choice
        if lanes_by is self.lanes_by:
            is_other_order = choice.sort is not before.sort
            self._view.take_lanes(is_other_order=is_other_order)
        self.changed.emit(lanes_by)

    def sort_by(self, sort: LaneSort) -> None:
        """Put the lanes in another order; by hand they go back to the order made before."""
        content = self._view.content
        if sort is LaneSort.HAND and content is not None:
            self.choose(by_hand(content.lanes, self.choice))
        else:
            self.choose(replace(self.choice, sort=sort))

    def set_density(self, density: Density) -> None:
        """Let lanes stand closer or wider, here and wherever nothing else was chosen."""
        self._density = density
        if self.choice.density is not density:
            self.choose(replace(self.choice, density=density))
        else:
            self._view.take_lanes()

    def hide(self, key: int) -> None:
        """Hide a lane, unless it is the one that holds everything."""
        name = self.name_of(key)
        if not key:
            self.said.emit("There is one lane only.")
            return
        self._guests -= {key}
        if key in self.choice.hidden:
            self._take_guests()
            return
        self._last_hidden = key
        self.choose(replace(self.choice, hidden=self.choice.hidden | {key}))
        self.hidden.emit(f"{name} is hidden.")

    def show_last_hidden(self) -> None:
        """Show the lane again that was hidden last."""
        if self._last_hidden is not None:
            self.show(self._last_hidden)

    def show(self, key: int) -> None:
        """Show a hidden lane again, where it stood."""
        self.choose(replace(self.choice, hidden=self.choice.hidden - {key}))

    def show_or_hide(self, keys: frozenset[int], is_shown: bool) -> None:
        """Show these lanes, or hide them."""
        hidden = self.choice.hidden
        self.choose(replace(self.choice, hidden=hidden - keys if is_shown else hidden | keys))

    def show_of(self, listed: frozenset[int], wanted: frozenset[int]) -> None:
        """Of the lanes `listed` show the wanted ones and hide the others."""
        self.choose(replace(self.choice, hidden=(self.choice.hidden | listed) - (wanted & listed)))

    def show_only(self, keys: frozenset[int]) -> None:
        """Hide all lanes but these."""
        self.choose(replace(self.choice, hidden=self.all_keys - keys))

    def show_all(self) -> None:
        """Hide no lane any more."""
        self.choose(replace(self.choice, hidden=frozenset()))

    def move(self, key: int, *, before: int | None) -> None:
        """Put a lane before another one, or last; from then on the order is made by hand."""
        content = self._view.content
        if content is None or key == before:
            return
        keys = self.keys
        at = keys.index(key)
        if before == (keys[at + 1] if at + 1 < len(keys) else None):
            return  # it stands there
        if before is None:  # behind the last that is shown, not behind hidden ones
            ordered = _keys(content.lanes, arranged(content.lanes, replace(self.choice, hidden=frozenset())))
            behind = ordered.index(keys[-1]) + 1
            before = ordered[behind] if behind < len(ordered) else None
        self.choose(moved(content.lanes, self.choice, key, before=before))

    def move_by(self, key: int, step: int) -> None:
        """Move a lane up (-1) or down (1) past the next one in view."""
        keys = self._keys_in_view()
        at = keys.index(key) if key in keys else -1
        if at < 0 or not 0 <= at + step < len(keys):
            return
        if step < 0:
            self.move(key, before=keys[at - 1])
        else:
            every = self.keys
            behind = every.index(keys[at + 1]) + 1
            self.move(key, before=every[behind] if behind < len(every) else None)

    def move_to_top(self, key: int) -> None:
        """Move a lane before all others."""
        self.move(key, before=self.keys[0])

    def can_move(self, key: int, step: int) -> bool:
        """Whether there is a lane in view above (-1) or below (1) another."""
        keys = self._keys_in_view()
        return key in keys and 0 <= keys.index(key) + step < len(keys)

    def can_unfold(self, key: int) -> bool:
        """Whether a lane is an agreement's with bands for its parties, or one that holds several kinds."""
        return key in self._foldable

    @property
    def can_unfold_any(self) -> bool:
        """Whether lanes go by what has parties or kinds."""
        return self.lanes_by is LanesBy.AGREEMENT or bool(self._foldable)

    @property
    def parts_word(self) -> str:
        """What a lane is unfolded into."""
        return "kinds" if self.lanes_by in NESTED else "parties"

    @property
    def _foldable(self) -> Collection[int]:
        content = self._view.content
        if content is not None and content.lanes.lanes_by in NESTED:
            return openable(content.lanes)
        return self._view.standings.bands if self.lanes_by is LanesBy.AGREEMENT else ()

    def toggle_fold(self, key: int) -> None:
        """Show or hide the bands of an agreement's parties, or the lanes of an actor's kinds."""
        self.choose(replace(self.choice, unfolded=self.choice.unfolded ^ {key}))

    def toggle_all_folds(self) -> None:
        """Fold all lanes where some are unfolded, unfold them where none is."""
        if self.choice.unfolded:
            self.fold_all()
        else:
            self.unfold_all()

    def fold_all(self) -> None:
        """Hide the bands of all parties, or the lanes of all kinds."""
        self.choose(replace(self.choice, unfolded=frozenset()))

    def unfold_all(self) -> None:
        """Show the bands of all parties, or the lanes of all kinds."""
        self.choose(replace(self.choice, unfolded=frozenset(self._foldable)))

    # Finding

    def place_of(self, record: RecordId, lane: int | None = None) -> int | None:
        """Where a record stands: in lane number `lane` if it does, else in the uppermost; None: in none."""
        content = self._view.content
        if content is None:
            return None
        index = content.lanes
        places = index.places_of(record)
        position = {number: at for at, number in enumerate(self.order.tolist())}
        lane_of = {int(place): index.lane_of(int(place)) for place in places}
        shown = [place for place, number in lane_of.items() if number in position]
        in_lane = [place for place in shown if lane_of[place] == lane]
        return min(in_lane or shown, key=lambda place: position[lane_of[place]], default=None)

    def bring_back(self, record: RecordId) -> None:
        """Show a hidden lane for a record that stands in none that is shown, as long as it is selected."""
        content = self._view.content
        if content is None or not self.hidden_count or self.place_of(record) is not None:
            return
        index = content.lanes
        places = index.places_of(record)
        if len(places):
            self._guests |= {whole_key(index.lanes[index.lane_of(int(places[0]))].key)}
            self._take_guests()

    def take_selection(self, selected: tuple[RecordId, ...]) -> None:
        """Let hidden lanes go that were shown for what is selected no more."""
        self.selection_taken.emit(selected)
        content = self._view.content
        if content is None or not self._guests:
            return
        index = content.lanes
        places = index.places_of_all(selected)
        kept = {whole_key(index.lanes[number].key) for number in np.unique(index.lanes_of(places)).tolist()}
        if not self._guests <= kept:
            self._guests &= kept
            self._take_guests()

    def _take_guests(self) -> None:
        self._view.take_lanes()
        self.changed.emit(self.lanes_by)

    def _keys_in_view(self) -> list[int]:
        """The keys of the lanes that the range in view gives a row, from the top."""
        scene, content = self._view.scene, self._view.content
        if scene is None or scene.layout is None or content is None:
            return []
        return _keys(content.lanes, scene.layout.numbers)


def _keys(index: LaneIndex, numbers: Int64s) -> list[int]:
    """The keys of lanes, parts left out."""
    return [index.lanes[number].key for number in numbers[~is_part(index)[numbers]].tolist()]
