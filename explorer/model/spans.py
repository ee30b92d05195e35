"""Spans as they are known on a day: what may have ended by it, and without an end that is yet to come."""

from typing import Final

from explorer.model.calendar import day_first_ms, day_last_ms
from explorer.model.edtf import parse_edtf
from explorer.model.errors import DateError
from explorer.model.ids import Day
from explorer.model.when import When
from explorer.model.wording import short

_END_UNKNOWN: Final = "/"
"""What EDTF ends with where the end of a span is not known; an end that is open has `..` there."""


def is_end_unknown(when: When) -> bool:
    """Whether a span began and nobody knows when it ended, or whether it has."""
    return when.edtf is not None and when.edtf.endswith(_END_UNKNOWN)


def may_have_ended(when: When, day: Day) -> bool:
    """Whether a span that had begun by `day` was perhaps over before it: its end is unknown or not exact."""
    if is_end_unknown(when):
        return True
    is_span = when.edtf is not None and "/" in when.edtf
    return is_span and when.end_earliest is not None and when.end_earliest < day_first_ms(day)


def ends_after(when: When, day: Day | None) -> bool:
    """Whether a span with two ends was certainly not over by the end of `day`; no day hides nothing."""
    if day is None or when.edtf is None or when.end_earliest is None or "/" not in when.edtf:
        return False
    return when.end_earliest > day_last_ms(day)


def begins_after(when: When, day: Day) -> bool:
    """Whether all of a date lies after `day`; a date that is open or not known does not."""
    return when.start_earliest is not None and when.start_earliest > day_last_ms(day)


def span_upto(when: When, day: Day | None) -> str:
    """A span in few words as it was known on `day`: an end that came later is not told."""
    if not when.is_dated:
        return when.text
    if is_end_unknown(when):
        return f"{short(when)}, end unknown"
    if not ends_after(when, day):
        return short(when)
    begins = (when.edtf or "").partition("/")[0]
    return "" if begins in ("", "..") else _half(f"{begins}/..")


def end_of(when: When) -> str:
    """The end of a span alone: `until 20 Jan 2021`."""
    return _half(f"../{(when.edtf or '').partition('/')[2]}")


def _half(edtf: str) -> str:
    try:
        return short(parse_edtf(edtf))
    except DateError:  # another program wrote what is none
        return ""
