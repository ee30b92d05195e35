"""The legend: what the marks, band colours and actor colours in a scene mean; only those that occur."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np

from explorer.scene.compare_marks import CHANGED, FAINT
from explorer.scene.measure import Measure
from explorer.scene.primitives import Colour, Fill, Font, Lines, Marks, Primitive, Rects, Shape, Text
from explorer.scene.said_dates import CAP_PX as SAID_PX
from explorer.scene.said_dates import COLOUR as SAID_COLOUR

LINE_PX: Final = 20
SAMPLE_PX: Final = 22
_GAP_PX: Final = 18
_AFTER_SAMPLE_PX: Final = 6
_MOST_ACTORS: Final = 10
_NAMES_A_COLOUR: Final = 2
_NAME_LETTERS: Final = 32
_HALVES: Final = frozenset({Shape.HALF_DISC, Shape.HALF_SPEECH, Shape.HALF_DIAMOND})
_SPAN_RADIUS_PX: Final = 4.0
"""Scenes round the bars of records that last, and nothing else, like this."""

Sample = (
    Shape
    | Literal[
        "hollow",
        "dashed",
        "half",
        "span",
        "fold",
        "fade",
        "said",
        "band",
        "doubtful_band",
        "hatch",
        "as_of",
        "compared",
        "ring",
        "stretch",
        "changed_stretch",
    ]
)

_VERDICTS: Final = (
    (Shape.DUE, "second", "Deadline"),
    (Shape.OVERDUE, "suspended", "Deadline passed, not assessed"),
    (Shape.MET, "in_force", "Assessed as met"),
    (Shape.PARTLY_MET, "in_force", "Partly met"),
    (Shape.BROKEN, "withdrawn", "Broken"),
    (Shape.JUDGED_DISPUTED, "suspended", "Disputed verdict"),
    (Shape.PENDING, "second", "Pending"),
)
_BANDS: Final = (
    ("signed_ground", "Proposed to signed"),
    ("in_force_ground", "In force or in effect"),
    ("withdrawn_ground", "Withdrawn or declined"),
    ("ended_ground", "Ended"),
)


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sample, its colour, and the words that explain it."""

    sample: Sample
    colour: Colour
    words: str


def entries_for(
    primitives: Iterable[Primitive],
    *,
    has_folds: bool,
    actors: Sequence[tuple[str, Colour]] = (),
) -> tuple[tuple[LegendEntry, ...], ...]:
    """Give the rows of a legend: marks and bands, then actors (names and colours, most frequent first)."""
    seen = _seen(primitives)
    marks = seen.marks
    first: list[LegendEntry] = []
    for shape, words in ((Shape.DISC, "Event"), (Shape.SPEECH, "Statement"), (Shape.DIAMOND, "Act")):
        if any(mark[0] is shape for mark in marks):
            first.append(LegendEntry(shape, "text" if shape is Shape.DIAMOND else "second", words))
    if seen.hollow - seen.halves:
        first.append(LegendEntry("hollow", "second", "Planned or still to come"))
    if any(is_dashed for _, _, is_dashed in marks):
        first.append(LegendEntry("dashed", "second", "Uncertain"))
    if any(mark[0] in _HALVES for mark in marks):
        first.append(LegendEntry("half", "second", "Disputed"))
    if seen.has_spans:
        first.append(LegendEntry("span", "second", "Over a span of time"))
    if Fill.FADE_IN in seen.fills or Fill.FADE_OUT in seen.fills:
        first.append(LegendEntry("fade", "second", "Some time within"))
    if has_folds:
        first.append(LegendEntry("fold", "accent", "Several records"))
    if any(mark[0] is Shape.LOCK for mark in marks):
        first.append(LegendEntry(Shape.LOCK, "third", "Private"))
    first += [LegendEntry("band", token, words) for token, words in _BANDS if token in seen.colours]
    first += [LegendEntry(shape, colour, words) for shape, colour, words in _VERDICTS if shape in seen.shapes]
    if seen.has_said:
        first.append(LegendEntry("said", "suspended", "A source gives another date"))
    if Fill.HATCH in seen.fills:
        first.append(LegendEntry("hatch", "suspended", "Suspended"))
    if seen.has_doubtful_bands:
        first.append(LegendEntry("doubtful_band", "in_force", "Contested or uncertain"))
    if "as_of" in seen.colours:
        first.append(LegendEntry("as_of", "as_of", "As-of day"))
    if seen.is_compared:
        first.append(LegendEntry("compared", "as_of", "Day compared with"))
    if FAINT in seen.tints:
        first.append(LegendEntry("stretch", "as_of", "Between the two days"))
    if CHANGED in seen.tints:
        first.append(LegendEntry("changed_stretch", "as_of", "Changed in between"))
    if seen.has_rings:
        first.append(LegendEntry("ring", "as_of", "Changed a standing between the two"))
    second = tuple(LegendEntry(Shape.DISC, colour, names) for names, colour in _by_colour(actors))
    return tuple(row for row in (tuple(first), second) if row)


def frequent_actors(
    counts: Mapping[int, int], names: Mapping[int, str], colours: Mapping[int, Colour]
) -> tuple[tuple[str, Colour], ...]:
    """Give names and colours of actors, the most frequent first, without those that lack either."""
    told = [actor for actor in counts if actor in names and actor in colours]
    ordered = sorted(told, key=lambda actor: (-counts[actor], names[actor]))
    return tuple((names[actor], colours[actor]) for actor in ordered)


def legend_height_px(rows: Sequence[Sequence[LegendEntry]], measure: Measure, width_px: float) -> float:
    """Give how high a legend is when it is laid out in a width."""
    return LINE_PX * len(_lines(rows, measure, width_px))


def legend_primitives(
    rows: Sequence[Sequence[LegendEntry]], measure: Measure, width_px: float, x: float, y: float
) -> list[Primitive]:
    """Lay a legend out with its top left corner at x, y; rows that are too long go on in the next line."""
    made: list[Primitive] = []
    for number, line in enumerate(_lines(rows, measure, width_px)):
        at, middle = x, y + number * LINE_PX + LINE_PX / 2
        for entry in line:
            made += _sample(entry, at, middle)
            at += SAMPLE_PX + _AFTER_SAMPLE_PX
            made.append(Text(at, middle + 4, entry.words, Font.SMALL, "second"))
            at += measure.width(entry.words, Font.SMALL) + _GAP_PX
    return made


@dataclass(slots=True)
class _Seen:
    """What occurs in a scene; a mark is its shape and whether it is hollow and dashed."""

    marks: set[tuple[Shape, bool, bool]] = field(default_factory=set)
    shapes: set[Shape] = field(default_factory=set)
    has_said: bool = False
    fills: set[Fill] = field(default_factory=set)
    colours: set[Colour] = field(default_factory=set)
    has_spans: bool = False
    has_doubtful_bands: bool = False
    is_compared: bool = False
    has_rings: bool = False
    tints: set[float] = field(default_factory=set)
    """How much of the as-of day's colour lies over stretches of time."""
    hollow: set[tuple[float, ...]] = field(default_factory=set)
    halves: set[tuple[float, ...]] = field(default_factory=set)
    """Where hollow marks stand, and halves over them."""


def _seen(primitives: Iterable[Primitive]) -> _Seen:
    """Tell what occurs."""
    seen = _Seen()
    for primitive in primitives:
        match primitive:
            case Marks() if len(primitive.centres):
                seen.shapes.add(primitive.shape)
                seen.marks.add((primitive.shape, primitive.is_hollow, primitive.is_dashed))
                if primitive.is_hollow:
                    seen.hollow.update(map(tuple, primitive.centres.tolist()))
                elif primitive.shape in _HALVES:
                    seen.halves.update(map(tuple, primitive.centres.tolist()))
            case Rects() if len(primitive.boxes):
                seen.fills.add(primitive.fill)
                seen.colours.add(primitive.colour)
                seen.has_spans |= primitive.radius_px == _SPAN_RADIUS_PX
                is_band = primitive.colour.endswith("_ground")
                seen.has_doubtful_bands |= is_band and primitive.is_dashed
                if primitive.colour == "as_of":
                    seen.tints.add(primitive.opacity)
                seen.has_rings |= primitive.outline == "as_of" and not primitive.fill_opacity
            case Lines() if len(primitive.ends):
                seen.colours.add(primitive.colour)
                seen.is_compared |= primitive.colour == "as_of" and primitive.is_dashed
                # nothing else is drawn in lines of this colour and width: the caps of such brackets
                seen.has_said |= primitive.colour == SAID_COLOUR and primitive.width_px == SAID_PX
            case _:
                pass
    return seen


def _by_colour(actors: Sequence[tuple[str, Colour]]) -> list[tuple[str, Colour]]:
    """Join the names that share a colour, the most frequent ones; say that there are more."""
    names: dict[Colour, list[str]] = {}
    for name, colour in actors:
        short = name if len(name) <= _NAME_LETTERS else name[: _NAME_LETTERS - 1].rstrip(" (,") + "…"
        names.setdefault(colour, []).append(short)
    joined = []
    for colour, those in names.items():
        more = ", …" if len(those) > _NAMES_A_COLOUR else ""
        joined.append((", ".join(those[:_NAMES_A_COLOUR]) + more, colour))
    return joined[:_MOST_ACTORS]


def _lines(
    rows: Sequence[Sequence[LegendEntry]], measure: Measure, width_px: float
) -> list[list[LegendEntry]]:
    lines: list[list[LegendEntry]] = []
    for row in rows:
        at = width_px + 1
        for entry in row:
            wide = SAMPLE_PX + _AFTER_SAMPLE_PX + measure.width(entry.words, Font.SMALL)
            if at + wide > width_px:
                lines.append([])
                at = 0.0
            lines[-1].append(entry)
            at += wide + _GAP_PX
    return lines


def _sample(entry: LegendEntry, x: float, y: float) -> list[Primitive]:
    """Draw a sample in the room of SAMPLE_PX right of x, around y."""
    centre = np.array([[x + SAMPLE_PX / 2, y]])
    bar = np.array([[x, y - 5, SAMPLE_PX, 10.0]])
    colour = entry.colour
    match entry.sample:
        case Shape():
            return [Marks(centre, entry.sample, colour, 9.0)]
        case "hollow":
            return [Marks(centre, Shape.DISC, colour, 9.0, is_hollow=True)]
        case "half":
            return [
                Marks(centre, Shape.DISC, colour, 9.0, is_hollow=True),
                Marks(centre, Shape.HALF_DISC, colour, 9.0),
            ]
        case "dashed":
            return [Marks(centre, Shape.DISC, colour, 9.0, is_dashed=True)]
        case "fold":
            disc = np.array([[x + SAMPLE_PX / 2 - 7, y - 7, 14.0, 14.0]])
            return [
                Rects(disc, "accent_ground", radius_px=7, outline=colour),
                Text(x + SAMPLE_PX / 2 - 3, y + 4, "n", Font.SMALL_STRONG, colour),
            ]
        case "fade":
            half = SAMPLE_PX / 2
            caps = np.array([[x, y - 6, x, y + 6], [x + SAMPLE_PX, y - 6, x + SAMPLE_PX, y + 6]])
            return [
                Rects(np.array([[x, y - 5, half, 10.0]]), colour, Fill.FADE_IN, opacity=0.45),
                Rects(np.array([[x + half, y - 5, half, 10.0]]), colour, Fill.FADE_OUT, opacity=0.45),
                Lines(caps, colour),
            ]
        case "hatch":
            return [Rects(bar, "in_force_ground"), Rects(bar, colour, Fill.HATCH)]
        case "as_of":
            line = np.array([[x + SAMPLE_PX / 2, y - 7, x + SAMPLE_PX / 2, y + 7]])
            return [Lines(line, colour, 2.0)]
        case "compared":
            line = np.array([[x + SAMPLE_PX / 2, y - 7, x + SAMPLE_PX / 2, y + 7]])
            return [Lines(line, colour, 1.5, is_dashed=True)]
        case "stretch":
            return [Rects(bar, colour, opacity=FAINT)]
        case "changed_stretch":  # it lies over the other
            return [Rects(bar, colour, opacity=FAINT + CHANGED)]
        case "ring":
            ring = np.array([[x + SAMPLE_PX / 2 - 7, y - 7, 14.0, 14.0]])
            return [Rects(ring, colour, radius_px=7, outline=colour, outline_px=1.5, fill_opacity=0.0)]
        case "said":
            left, right = x + 4, x + SAMPLE_PX - 4
            lines = [[at, y - 2, at, y + 3] for at in (left, right)] + [[left, y + 3, right, y + 3]]
            return [Lines(np.array(lines), colour, SAID_PX)]
        case "span":
            return [Rects(bar, colour, radius_px=_SPAN_RADIUS_PX, opacity=0.35)]
        case "doubtful_band":
            return [Rects(bar, "in_force_ground", radius_px=2, outline=colour, is_dashed=True)]
        case "band":
            return [Rects(bar, colour)]
