"""The words around a picture: its range, its subtitle, its stamp and what it had to leave out."""

from collections.abc import Iterable, Sequence
from typing import Final

from explorer.model.calendar import DAY_MS, civil, day_of_ms, days_in_month
from explorer.model.columns import ACT, EVENT, STATEMENT
from explorer.model.day_words import MONTH_NAMES, day_in_words, day_iso, year_in_words
from explorer.model.ids import Day

_A_MEGABYTE: Final = 1_000_000
_NAMED_LANES: Final = 3
_TOLD_LANES: Final = 6
_MANY_MONTHS_MS: Final = 100 * DAY_MS
MANY_YEARS_MS: Final = 20 * 365 * DAY_MS


def range_in_words(first_ms: int, last_ms: int) -> str:
    """Say a range as coarsely as it allows: `2017 – 2019`, `March 2018 – April 2019`, `3 – 9 May 2018`.

    A range of whole days is told to the day; one that a window happens to show, as coarsely as its length.
    """
    is_of_whole_days = first_ms % DAY_MS == 0 and last_ms % DAY_MS == DAY_MS - 1
    if not is_of_whole_days and last_ms - first_ms > MANY_YEARS_MS:
        return years_in_words(first_ms, last_ms)
    first, last = civil(day_of_ms(first_ms)), civil(day_of_ms(last_ms))
    if not is_of_whole_days and last_ms - first_ms > _MANY_MONTHS_MS:
        first, last = (*first[:2], 1), (*last[:2], days_in_month(*last[:2]))
    (first_year, first_month, first_day), (last_year, last_month, last_day) = first, last
    is_of_months = first_day == 1 and last_day == days_in_month(last_year, last_month)
    if is_of_whole_days and is_of_months and first_month == 1 and last_month == 12:
        return _joined(year_in_words(first_year), year_in_words(last_year))
    if is_of_months:
        last_words = f"{MONTH_NAMES[last_month - 1]} {year_in_words(last_year)}"
        if first_year == last_year and first_month != last_month:
            return f"{MONTH_NAMES[first_month - 1]} – {last_words}"
        return _joined(f"{MONTH_NAMES[first_month - 1]} {year_in_words(first_year)}", last_words)
    last_words = day_in_words(day_of_ms(last_ms))
    if first == last:
        return last_words
    if (first_year, first_month) == (last_year, last_month):
        return f"{first_day} – {last_words}"
    if first_year == last_year:
        return f"{first_day} {MONTH_NAMES[first_month - 1]} – {last_words}"
    return f"{day_in_words(day_of_ms(first_ms))} – {last_words}"


def years_in_words(first_ms: int, last_ms: int) -> str:
    """Say a range by its years alone: `1953 – 2021`."""
    first, last = civil(day_of_ms(first_ms))[0], civil(day_of_ms(last_ms))[0]
    return _joined(year_in_words(first), year_in_words(last))


def range_in_edtf(first_ms: int, last_ms: int) -> str:
    """Write a range of whole days as an EDTF interval."""
    return f"{day_iso(day_of_ms(first_ms))}/{day_iso(day_of_ms(last_ms))}"


def subtitle(
    kinds: Iterable[int],
    range_words: str,
    as_of: Day | None,
    *,
    has_agreements: bool,
    compared: Day | None = None,
) -> str:
    """Write the line under the title: what is shown, when, and as of which day."""
    shown = set(kinds)
    words = []
    if has_agreements:
        words.append("agreements")
    elif ACT in shown:
        words.append("acts")
    words += [word for kind, word in ((EVENT, "events"), (STATEMENT, "statements")) if kind in shown]
    parts = [listed(words).capitalize() if words else "No records", range_words]
    if as_of is not None:
        parts.append(f"as of {day_in_words(as_of)}{_compared_in_words(compared)}")
    return ", ".join(parts)


def _compared_in_words(day: Day | None) -> str:
    return "" if day is None else f" compared with {day_in_words(day)}"


def stamp(as_of: Day | None, records: int, private_left_out: int, compared: Day | None = None) -> str:
    """Write the line at the foot: the as-of day, how much is shown, how many private records are not."""
    parts = [] if as_of is None else [f"As of {day_in_words(as_of)}{_compared_in_words(compared)}"]
    parts.append(counted(records, "record"))
    if private_left_out:
        parts.append(private_in_words(private_left_out))
    return " · ".join(parts)


def private_in_words(count: int) -> str:
    """Say how many private records a picture lacks."""
    return f"{counted(count, 'private record')} left out"


def undated_in_words(count: int) -> str:
    """Say how many records have no date, and so no place in a picture."""
    return f"{counted(count, 'undated record')} {'is' if count == 1 else 'are'} left out."


def filtered_in_words(count: int) -> str:
    """Say how many records in the range the filter keeps back."""
    return f"The filter keeps {counted(count, 'record')} of the range back."


def hidden_in_words(lanes: int, records: int) -> str:
    """Say how many lanes the reader has hidden, and how many records of the range stand only there."""
    if not records:
        return f"{counted(lanes, 'lane')} {'is' if lanes == 1 else 'are'} hidden."
    hidden = "one hidden lane" if lanes == 1 else f"{lanes:,} hidden lanes"
    return f"{counted(records, 'record')} {'stands' if records == 1 else 'stand'} only in the {hidden}."


def weight_in_words(size: int) -> str:
    """Write the size of a file as people count it."""
    if size < _A_MEGABYTE // 10:
        return f"{max(round(size / 1000), 1):,} KB"
    return f"{size / _A_MEGABYTE:,.1f} MB"


def no_room_in_words(lanes: Sequence[str]) -> str:
    """Say which lanes found no room."""
    named = list(lanes) if len(lanes) <= _TOLD_LANES else list(lanes[: _TOLD_LANES - 1])
    if len(named) < len(lanes):
        named.append(f"{len(lanes) - len(named):,} others")
    return f"{counted(len(lanes), 'lane')} found no room: {listed(named)}."


def no_sources_in_words(missing: int, count: int) -> str:
    """Say how many of the sources found no room beneath the picture."""
    return f"{missing:,} of {counted(count, 'source')} found no room."


def left_out_in_words(lanes: Sequence[str]) -> str:
    """Say which lanes found no room, the first ones by name."""
    if not lanes:
        return ""
    named = ", ".join(lanes[:_NAMED_LANES]) + (", …" if len(lanes) > _NAMED_LANES else "")
    return f"… and {counted(len(lanes), 'more lane')}: {named}"


def counted(count: int, noun: str) -> str:
    """Write a count with its noun in the right number."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"
