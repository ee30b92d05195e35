"""How wide text is: what the scene asks of whoever knows the fonts."""

from typing import Protocol

from explorer.scene.primitives import Font


class Measure(Protocol):
    """Gives the size of text in pixels; the painter's answers from the real font."""

    def width(self, text: str, font: Font) -> float:
        """Give the advance of one line of text."""
        ...

    def height(self, font: Font) -> float:
        """Give the height of a line."""
        ...

    def elided(self, text: str, font: Font, max_px: float) -> str:
        """Give the text, shortened with an ellipsis where it is wider than `max_px`."""
        ...


class FixedMeasure:
    """A measure without fonts: every letter is as wide as the next; for tests and benchmarks."""

    def __init__(self, letter_px: float = 6.5) -> None:
        self._letter_px = letter_px

    def width(self, text: str, font: Font) -> float:  # noqa: ARG002 all fonts are alike here
        return len(text) * self._letter_px

    def height(self, font: Font) -> float:
        return {Font.TITLE: 26.0, Font.TEXT: 18.0, Font.TEXT_STRONG: 18.0}.get(font, 16.0)

    def elided(self, text: str, font: Font, max_px: float) -> str:  # noqa: ARG002 all fonts are alike here
        fitting = int(max_px // self._letter_px)
        if len(text) <= fitting:
            return text
        return text[: fitting - 1].rstrip() + "…" if fitting > 1 else ""
