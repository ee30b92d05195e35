"""Following the making of a picture, and giving it up."""

from collections.abc import Callable

Watch = Callable[[float], None]
"""Is told now and then how much is done, 0 to 1; what it raises ends the making, and no file is left."""


class Cancelled(Exception):
    """The making of a picture was given up."""


def unwatched(_share: float) -> None:
    """Nobody follows."""
