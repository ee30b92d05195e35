"""Marks and bars can be seen: in each theme, of each colour, however narrow a bar is."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from scene_records import columns_of, input_of, view_of

from explorer.model.columns import ACT, CANCELLED, DISPUTED, EVENT, PLANNED, PRIVATE, STATEMENT
from explorer.render.theme import contrast, load_theme
from explorer.scene.build import build_scene
from explorer.scene.marks import NO_ACTOR
from explorer.scene.primitives import Fill, Lines, Marks, Primitive, Rects

LEAST = 3.0
WHENS = ("2018-06-12", "2018-06-12/2018-12-01", "2018-06-12~", "2018-06?", "2018-06~", "2017/..")


def strengths(primitives: tuple[Primitive, ...], colour: str) -> Iterator[float]:
    """Give the opacity of everything drawn in a colour."""
    for one in primitives:
        match one:
            case Marks() | Lines() if one.colour == colour:
                yield one.opacity
            case Rects() if one.outline == colour:
                yield one.opacity
            case Rects() if one.colour == colour and one.fill is Fill.SOLID:
                yield one.opacity * one.fill_opacity
            case _:
                pass


def mixed(colour: str, ground: str, opacity: float) -> str:
    """Give what a colour of some opacity looks like on a ground."""
    parts = ((int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(top * opacity + under * (1 - opacity)):02x}" for top, under in parts)


@pytest.mark.parametrize("days", [3, 20, 400, 3_000])
@pytest.mark.parametrize("when", WHENS)
@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_every_mark_is_told_from_its_ground(theme_name: str, when: str, days: int) -> None:
    """As a point, a chip of a day or a long bar: something of it has 3 to 1 against the ground, also lit."""
    theme = load_theme(theme_name)
    view = view_of((2018, 6, 11), (2018, 6, 14)) if days == 3 else view_of((2018, 6, 1), (2018, 6, 21))
    if days > 20:
        view = view_of((2018, 6, 12), (2019, 7, 12)) if days == 400 else view_of((2014, 6, 1), (2022, 6, 1))
    colours = (*(f"actor:{at}" for at in range(len(theme.actors))), NO_ACTOR)
    for kind in (EVENT, STATEMENT, ACT):
        for flags in (0, PLANNED, CANCELLED, DISPUTED, PRIVATE):
            columns = columns_of({"when": when, "kind": kind, "flags": flags, "actor": 7})
            drawn = build_scene(replace(input_of(columns, view), colours={7: "actor:0"}))
            if not drawn.marks:
                continue
            told = "text" if kind == ACT else "actor:0"
            strongest = max(strengths(drawn.primitives, told))
            for colour in ("text",) if kind == ACT else colours:
                for ground in (theme.hex("ground"), theme.hex("lane_selected")):
                    shown = contrast(mixed(theme.hex(colour), ground, strongest), ground)
                    assert shown >= LEAST, f"{colour} of kind {kind} with flags {flags} on {ground}"
