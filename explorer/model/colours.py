"""Which colour each actor has: the one that it was given, or one of the theme's in turn."""

from collections.abc import Mapping


def in_turn(given: Mapping[int, str | None]) -> dict[int, str]:
    """Give each actor its own `#rrggbb`, or `actor:N`, the Nth colour of the theme, by number of record.

    The same database gives the same colours wherever it is drawn: screen, picture, panes.
    """
    colours: dict[int, str] = {}
    turn = 0
    for actor in sorted(given):
        own = given[actor]
        if own:
            colours[actor] = own
        else:
            colours[actor] = f"actor:{turn}"
            turn += 1
    return colours
