"""How a field of one line shows a text of several, and gives it back untouched."""


def one_line(text: str) -> str:
    """How a field of one line shows a text of several."""
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\u2029", " ")


def kept(typed: str, before: str) -> str:
    """What was typed in one line; a text of several lines that was not touched stays as it was."""
    return before if typed == one_line(before) else typed.strip()


def kept_or_none(typed: str, before: str | None) -> str | None:
    """The same for a text that may be missing; nothing typed is none."""
    return kept(typed, before or "") or None
