"""What a screen reader finds on the timeline: a list of the marks on the screen, each said in a sentence.

Qt keeps the interfaces that it has been given and deletes them itself, at the latest with the application;
until then nothing here may let go of one.
"""

from typing import TYPE_CHECKING, Final, cast

import numpy as np
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from explorer.model.bounds_words import bounds_in_words
from explorer.model.columns import (
    APPROXIMATE,
    CANCELLED,
    DISPUTED,
    KIND_WORDS,
    PLANNED,
    PRIVATE,
    REPORTED,
    UNCERTAIN,
)
from explorer.scene.nested_lanes import full_name
from explorer.scene.scene import Hit
from explorer.ui.status_line import range_in_words

if TYPE_CHECKING:
    from explorer.ui.timeline_view import TimelineView

_FLAG_WORDS: Final = (
    (PLANNED, "planned"),
    (CANCELLED, "cancelled"),
    (REPORTED, "reported"),
    (DISPUTED, "disputed"),
    (PRIVATE, "private"),
)
_MOST_KEPT: Final = 4_000
"""So many marks are kept at once; whoever has walked past more starts anew."""
Place = tuple[int, int]
"""The record and the lane in which it stands; for a fold, minus its first ms and the lane."""


class AccessibleTimeline(QAccessibleWidget):
    """The timeline as a list; the names of lanes are told with each mark."""

    def __init__(self, view: "TimelineView") -> None:
        super().__init__(view, QAccessible.Role.List, "Timeline")
        self._view = view
        self._marks: dict[Place, AccessibleMark] = {}
        self._hits: tuple[Hit, ...] = ()
        self._index_of: dict[Place, int] = {}
        self._scene_of_hits: object = None

    @property
    def view(self) -> "TimelineView":
        """The timeline."""
        return self._view

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The marks and folds in sight, lane by lane, from left to right."""
        scene = self._view.scene
        if scene is not self._scene_of_hits:
            self._scene_of_hits = scene
            self._hits = () if scene is None else self._in_sight()
            self._index_of = {_place(hit): i for i, hit in enumerate(self._hits)}
        return self._hits

    def childCount(self) -> int:
        return len(self.hits)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # the stubs leave None out
        return self._mark_of(self.hits[index]) if 0 <= index < len(self.hits) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self.index_of(child.place) if isinstance(child, AccessibleMark) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # the stubs leave None out
        where = self._view.viewport().mapFromGlobal(QPoint(x, y))
        hit = self._view.hit(where)
        known = None if hit is None else self.hit_of(_place(hit))
        return None if known is None else self._mark_of(known)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # the stubs leave None out
        index = self.current_index() if self._view.hasFocus() else -1
        return self.child(index) if index >= 0 else None

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return "Timeline"
        if kind == QAccessible.Text.Description:
            return self._told()
        return ""

    def index_of(self, place: Place) -> int:
        """Which of the marks in sight stands at a place; -1 where none does."""
        return self._index_of.get(place, -1) if self.hits else -1

    def hit_of(self, place: Place) -> Hit | None:
        """The mark in sight at a place."""
        index = self.index_of(place)
        return self.hits[index] if index >= 0 else None

    def current_index(self) -> int:
        """Which of the marks in sight is the current one of the selection; -1 where it is out of sight."""
        selected = self._view.selected
        if not selected:
            return -1
        return next((i for i, hit in enumerate(self.hits) if hit.record == selected[-1]), -1)

    def _in_sight(self) -> tuple[Hit, ...]:
        view, scene = self._view, self._view.scene
        assert scene is not None
        lanes = {lane.key: number for number, lane in enumerate(scene.lanes)}
        found: dict[Place, Hit] = {}
        for hit in scene.hits:  # of a title and its mark, the mark comes last
            middle = hit.box.y + hit.box.height / 2
            if hit.kind in ("record", "fold") and scene.axis_px <= middle <= view.viewport().height():
                found[_place(hit)] = hit
        return tuple(sorted(found.values(), key=lambda hit: (lanes.get(hit.lane or 0, 0), hit.box.x)))

    def _mark_of(self, hit: Hit) -> "AccessibleMark":
        place = _place(hit)
        mark = self._marks.get(place)
        if mark is None:
            if len(self._marks) >= _MOST_KEPT:
                self._let_go()
            mark = self._marks[place] = AccessibleMark(self, place)
        return mark

    def _let_go(self) -> None:
        """Have Qt delete the marks that it knows."""
        kept, self._marks = self._marks, {}
        for mark in kept.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(mark))

    def _told(self) -> str:
        """How much is in sight, of which time."""
        shown = self._view.time_range
        count = len(self.hits)
        word = "mark" if count == 1 else "marks"
        words = f"{count:,} {word}, {range_in_words(shown.first_ms, shown.last_ms)}"
        current = self.current_index()
        return words if current < 0 else f"{words}; selected: {sentence_of(self._view, self.hits[current])}"


class AccessibleMark(QAccessibleInterface):
    """A mark or a fold: its sentence, where it stands, whether it is selected."""

    def __init__(self, timeline: AccessibleTimeline, place: Place) -> None:
        super().__init__()
        self._timeline = timeline
        self.place = place

    def isValid(self) -> bool:
        return True

    def object(self) -> QObject | None:  # type: ignore[override]  # the stubs leave None out
        return None

    def parent(self) -> QAccessibleInterface:
        return self._timeline

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: ARG002  # it has none
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: ARG002  # it has none
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: ARG002  # it has none
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        hit = self._timeline.hit_of(self.place)
        if hit is None or kind != QAccessible.Text.Name:
            return ""
        return sentence_of(self._timeline.view, hit)

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Leave everything as it is: a mark is changed in the editor."""

    def rect(self) -> QRect:
        hit, viewport = self._timeline.hit_of(self.place), self._timeline.view.viewport()
        if hit is None:
            return QRect()
        box = QRect(round(hit.box.x), round(hit.box.y), round(hit.box.width), round(hit.box.height))
        inside = box.intersected(viewport.rect())
        return QRect(viewport.mapToGlobal(inside.topLeft()), inside.size())

    def state(self) -> QAccessible.State:
        made, view = QAccessible.State(), self._timeline.view
        hit = self._timeline.hit_of(self.place)
        made.selectable = made.focusable = True
        made.offscreen = made.invisible = hit is None
        if hit is not None and hit.record is not None and hit.record in view.selected:
            made.selected = True
            made.focused = view.hasFocus() and hit.record == view.selected[-1]
        return made


def sentence_of(view: "TimelineView", hit: Hit) -> str:
    """Say a mark as its card does: kind and title, when, how sure, in which lane."""
    content = view.content
    if content is None:
        return ""
    number = content.lanes.number_of.get(hit.lane or 0)
    lane = "" if number is None else full_name(content.lanes, number)
    if hit.record is None:
        assert hit.first_ms is not None
        assert hit.last_ms is not None
        return (
            f"{content.lanes.told(hit.count)} records, {range_in_words(hit.first_ms, hit.last_ms)}, in {lane}"
        )
    columns = content.columns
    rows = np.flatnonzero(columns.ids == hit.record)
    if not len(rows):
        return ""
    row = int(rows[0])
    flags = int(columns.flags[row])
    when = bounds_in_words(
        int(columns.start_earliest[row]),
        *columns.inner_bounds(row),
        int(columns.end_latest[row]),
        is_approximate=bool(flags & APPROXIMATE),
        is_uncertain=bool(flags & UNCERTAIN),
    )
    kind = KIND_WORDS[int(columns.kinds[row])].capitalize()
    actor = content.names.get(int(columns.actors[row]), "")
    title = view.title_of(hit.record)
    parts = [f"{kind}: {title}" if title else kind, when, actor if actor and actor not in title else ""]
    parts += [word for flag, word in _FLAG_WORDS if flags & flag]
    return ", ".join(part for part in (*parts, f"in {lane}" if lane else "") if part)


def _place(hit: Hit) -> Place:
    return (-(hit.first_ms or 0) if hit.record is None else int(hit.record), hit.lane or 0)


def tell_focus(view: "TimelineView") -> bool:
    """Let a screen reader know which mark is the current one; False where none that is in sight is."""
    if not QAccessible.isActive() or not view.hasFocus():
        return False
    timeline = QAccessible.queryAccessibleInterface(view)
    index = timeline.current_index() if isinstance(timeline, AccessibleTimeline) else -1
    if index < 0:
        return False
    focused = QAccessibleEvent(view, QAccessible.Event.Focus)
    focused.setChild(index)
    QAccessible.updateAccessibility(focused)
    return True


_kept: Final[dict[int, AccessibleTimeline]] = {}


def make_accessible() -> None:
    """Let Qt know of the interfaces here; asked for again it changes nothing."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_made_for)


_installed: Final[list[bool]] = []


def _made_for(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if class_name != "TimelineView":
        return None
    view = cast("TimelineView", thing)
    made = AccessibleTimeline(view)
    number = id(made)
    _kept[number] = made
    view.destroyed.connect(lambda: _kept.pop(number, None))
    return made
