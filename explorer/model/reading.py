"""Text as typed → When."""

from explorer.model.calendar import civil, day_of_ms
from explorer.model.edtf import parse_edtf
from explorer.model.errors import UnreadableDate
from explorer.model.ids import Day
from explorer.model.when import Precision, When

__all__ = ["parse_edtf", "read_day", "read_or_keep", "read_when"]


def read_when(text: str, *, reference: Day | None = None, date_order: str = "dmy") -> When:
    """Read a date."""
    return parse_edtf(text.strip())


def read_or_keep(text: str, *, reference: Day | None = None, date_order: str = "dmy") -> When:
    """Read a date, or keep the text undated where it can't be read; an impossible date is still refused."""
    try:
        return read_when(text, reference=reference, date_order=date_order)
    except UnreadableDate:
        return When(text)


def read_day(text: str, *, reference: Day | None = None, date_order: str = "dmy") -> Day:
    """Read one full day."""
    when = read_when(text, reference=reference, date_order=date_order)
    if (
        when.precision != Precision.DAY
        or when.start_earliest is None
        or when.start_earliest != when.start_latest
    ):
        raise UnreadableDate(f"“{text}” is not one full day: write it like 22 February 2019.")
    return day_of_ms(when.start_earliest)
