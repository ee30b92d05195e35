"""Tool tips that show text as it is: Qt would take a name such as "<b>" for its own markup."""

from html import escape


def plain_tip(text: str) -> str:
    """Make text fit for a tool tip, markup and all."""
    if "<" not in text:
        return text
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'
