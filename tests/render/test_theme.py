"""Colours by role."""

from itertools import pairwise

import pytest

from explorer.model.errors import UserError
from explorer.render.theme import THEME_NAMES, contrast, load_theme

TEXT_ON_GROUND = [
    ("text", "ground"),
    ("text", "panel"),
    ("text", "field"),
    ("text", "hover"),
    ("text", "accent_ground"),
    ("text", "lane_selected"),
    ("second", "ground"),
    ("second", "panel"),
    ("second", "hover"),
    ("third", "ground"),
    ("third", "panel"),
    ("third", "hover"),
    ("third", "lane_selected"),
    ("accent", "panel"),
    ("accent", "ground"),
    ("accent", "accent_ground"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("as_of_text", "as_of"),
    ("as_of", "panel"),
    ("error", "panel"),
    ("error", "ground"),
    ("error", "error_ground"),
    ("in_force_text", "in_force_ground"),
    ("in_force_text", "panel"),
    ("in_force_text", "ground"),
    ("signed_text", "signed_ground"),
    ("signed_text", "panel"),
    ("suspended_text", "suspended_ground"),
    ("suspended_text", "panel"),
    ("ended_text", "ended_ground"),
    ("ended_text", "panel"),
    ("withdrawn_text", "withdrawn_ground"),
    ("withdrawn_text", "panel"),
    ("none_text", "panel"),
    ("none_text", "none_ground"),
]


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_can_be_read(name: str, text: str, ground: str) -> None:
    """Text has a contrast of at least 4.5 to 1 against every ground that it stands on."""
    theme = load_theme(name)
    assert contrast(theme.hex(text), theme.hex(ground)) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ground", ["panel", "ground", "hover", "accent_ground"])
def test_what_is_off_can_still_be_read(name: str, ground: str) -> None:
    """The words of a control that can't be used at the moment have a contrast of at least 3 to 1."""
    theme = load_theme(name)
    assert contrast(theme.hex("disabled"), theme.hex(ground)) >= 3


@pytest.mark.parametrize("name", THEME_NAMES)
def test_marks_can_be_seen(name: str) -> None:
    """The colours of actors and the as-of line have a contrast of at least 3 to 1 against the ground."""
    theme = load_theme(name)
    for colour in (*theme.actors, theme.hex("as_of"), theme.hex("accent")):
        assert contrast(colour, theme.hex("ground")) >= 3, colour


def test_all_themes_know_the_same_roles() -> None:
    """A colour that one theme has, every theme has."""
    roles = [set(load_theme(name).tokens) for name in THEME_NAMES]
    assert roles[0] == roles[1] == roles[2]


def test_the_colours_of_actors_return_in_turn() -> None:
    """The eighth actor has the colour of the first."""
    theme = load_theme("light")
    assert theme.hex("actor:7") == theme.hex("actor:0") == "#c2255c"


def test_a_colour_of_the_users_own_stays_visible() -> None:
    """Black on the dark ground is lightened, a colour that can be told from the ground is left as it is."""
    dark = load_theme("dark")
    assert contrast(dark.hex("#000000"), dark.hex("ground")) >= 3.2
    assert dark.hex("#51cf66") == "#51cf66"
    assert dark.hex("#nonsense") == dark.hex("text")


def test_a_colour_of_the_turn_is_lighter_in_the_dark() -> None:
    """An actor that keeps a colour of the light theme has its lighter twin in the dark one."""
    assert load_theme("dark").hex("#3B5BDB") == load_theme("dark").hex("actor:1")
    assert load_theme("light").hex("#3b5bdb") == "#3b5bdb"


def test_a_colour_is_resolved_once() -> None:
    """The painter gets the same object each time, one for each opacity."""
    theme = load_theme("light")
    assert theme.colour("accent") is theme.colour("accent")
    assert theme.colour("accent", 0.5).alpha() == 128


def test_an_unknown_theme_is_refused() -> None:
    """The refusal names the themes there are."""
    with pytest.raises(UserError, match="choose light, dark or print"):
        load_theme("sepia")


def test_an_unknown_role_is_our_bug() -> None:
    """A misspelt role fails loudly instead of being drawn in some colour."""
    with pytest.raises(KeyError):
        load_theme("light").colour("in_farce")


def test_a_printer_without_colour_tells_standings_apart() -> None:
    """The print theme's bands are each a step darker than the one before; what is suspended is hatched."""
    theme = load_theme("print")
    greys = []
    for standing in ("signed", "in_force", "withdrawn", "ended"):
        red, green, blue = (int(theme.hex(f"{standing}_ground")[at : at + 2], 16) for at in (1, 3, 5))
        greys.append(0.299 * red + 0.587 * green + 0.114 * blue)
        assert contrast(theme.hex("text"), theme.hex(f"{standing}_ground")) >= 7
        for colour in theme.actors:
            assert contrast(colour, theme.hex(f"{standing}_ground")) >= 2.5, (standing, colour)
    assert all(lighter - darker >= 16 for lighter, darker in pairwise(greys)), greys
