"""A When in words."""

from explorer.model.day_words import day_in_words, day_iso, day_short, year_in_words
from explorer.model.when import When

__all__ = ["day_in_words", "day_iso", "day_short", "describe", "short", "year_in_words"]


def describe(when: When) -> str:
    """Say a date in plain English."""
    return when.edtf or when.text or "undated"


def short(when: When) -> str:
    """Say a date for a label."""
    return when.edtf or when.text or "undated"
