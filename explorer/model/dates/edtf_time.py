"""The time of day in an EDTF date, and its offset from UTC."""

from collections.abc import Mapping
from typing import Final

from explorer.model.errors import ImpossibleDate, UnreadableDate
from explorer.model.when import Precision

TIME_UNIT_MS: Final = {
    Precision.HOUR: 3_600_000,
    Precision.MINUTE: 60_000,
    Precision.SECOND: 1_000,
    Precision.MILLISECOND: 1,
}

_PRECISION_OF: Final = {
    "hour": Precision.HOUR,
    "minute": Precision.MINUTE,
    "second": Precision.SECOND,
    "fraction": Precision.MILLISECOND,
}
_WIDEST_OFFSET_MIN: Final = 18 * 60
"""No clock on earth has been further from UTC than this."""


def read_time(part: Mapping[str, str | None]) -> tuple[int, Precision, int | None]:
    """Give the millisecond of the day, the unit and the offset in minutes of a time in its parts.

    Raises ImpossibleDate where no clock shows it, UnreadableDate where it is finer than a millisecond.
    """
    hour, minute, second = (int(part[unit] or 0) for unit in ("hour", "minute", "second"))
    if hour == 24:
        raise ImpossibleDate("There is no hour 24: midnight is 00:00 of the day that follows.")
    if hour > 24:
        raise ImpossibleDate(f"There is no hour {hour}: hours run from 0 to 23.")
    if minute > 59:
        raise ImpossibleDate(f"There is no minute {minute}: minutes run from 0 to 59.")
    if second > 59:
        raise ImpossibleDate(f"There is no second {second}: seconds run from 0 to 59.")
    fraction = part["fraction"]
    if fraction is not None and fraction[3:].strip("0"):
        raise UnreadableDate(
            "A time finer than a millisecond can't be kept: give three decimals of a second."
        )
    millisecond = int(fraction[:3].ljust(3, "0")) if fraction else 0
    finest = next(unit for unit in ("fraction", "second", "minute", "hour") if part[unit] is not None)
    time_ms = ((hour * 60 + minute) * 60 + second) * 1_000 + millisecond
    return time_ms, _PRECISION_OF[finest], _read_offset(part["offset"])


def _read_offset(text: str | None) -> int | None:
    if text is None:
        return None
    if text == "Z":
        return 0
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    if minutes > 59 or hours * 60 + minutes > _WIDEST_OFFSET_MIN:
        raise ImpossibleDate(f"No clock is {text} from UTC: an offset looks like +09:00 or -05:00.")
    return (-1 if text[0] == "-" else 1) * (hours * 60 + minutes)


def time_text(time_ms: int, precision: Precision) -> str:
    """Write a time of day to the unit of `precision`: `14`, `14:30`, `14:30:15`, `14:30:15.250`."""
    hour, rest = divmod(time_ms, 3_600_000)
    minute, rest = divmod(rest, 60_000)
    second, millisecond = divmod(rest, 1_000)
    text = f"{hour:02d}:{minute:02d}:{second:02d}.{millisecond:03d}"
    return text[: {Precision.HOUR: 2, Precision.MINUTE: 5, Precision.SECOND: 8}.get(precision, 12)]


def offset_text(offset_min: int) -> str:
    """Write an offset from UTC as EDTF does: `Z`, `+09:00`."""
    if offset_min == 0:
        return "Z"
    hours, minutes = divmod(abs(offset_min), 60)
    return f"{'-' if offset_min < 0 else '+'}{hours:02d}:{minutes:02d}"
