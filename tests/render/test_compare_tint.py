"""Titles can be read on the stretch between two compared days."""

import pytest

from explorer.render.theme import contrast, load_theme
from explorer.scene.compare_marks import CHANGED, FAINT


def mixed(below: str, above: str, opacity: float) -> str:
    """What is seen of a colour through another, as #rrggbb."""
    pairs = zip(bytes.fromhex(below[1:]), bytes.fromhex(above[1:]), strict=True)
    return "#" + "".join(f"{round(one * (1 - opacity) + other * opacity):02x}" for one, other in pairs)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_titles_on_the_tint_can_be_read(theme: str) -> None:
    """Each title has a contrast of 4.5 to 1: dimmed ones on the faint tint, others on the strong one."""
    tokens = load_theme(theme).tokens
    faint = mixed(tokens["ground"], tokens["as_of"], FAINT)
    assert contrast(tokens["third"], faint) >= 4.5
    for ground in ("ground", "lane_selected"):
        strong = mixed(mixed(tokens[ground], tokens["as_of"], FAINT), tokens["as_of"], CHANGED)
        assert contrast(tokens["second"], strong) >= 4.5
        assert contrast(tokens["text"], strong) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_the_tint_is_no_more_than_a_hint(theme: str) -> None:
    """Even where something changed, no channel of the ground differs by more than 18 of 255."""
    tokens = load_theme(theme).tokens
    seen = mixed(mixed(tokens["ground"], tokens["as_of"], FAINT), tokens["as_of"], CHANGED)
    pairs = zip(bytes.fromhex(tokens["ground"][1:]), bytes.fromhex(seen[1:]), strict=True)
    assert 3 <= max(abs(one - other) for one, other in pairs) <= 18
