"""One row to one value and back, each written once; which rows, and how many, is up to the queries."""

from collections.abc import Mapping
from typing import Protocol

from explorer.model.when import UNDATED, Precision, When

Cell = str | int | float | None


class Row(Protocol):
    """A row whose cells are had by the column's name."""

    def __getitem__(self, column: str, /) -> Cell: ...


def text_of(row: Row, column: str) -> str:
    """A cell that is text and never NULL."""
    cell = row[column]
    return cell if isinstance(cell, str) else ""


def text_or_none(row: Row, column: str) -> str | None:
    """A cell that is text or NULL."""
    cell = row[column]
    return cell if isinstance(cell, str) else None


def number_of(row: Row, column: str) -> int:
    """A cell that is a whole number and never NULL."""
    cell = row[column]
    return cell if isinstance(cell, int) else 0


def number_or_none(row: Row, column: str) -> int | None:
    """A cell that is a whole number or NULL."""
    cell = row[column]
    return cell if isinstance(cell, int) else None


def degrees_or_none(row: Row, column: str) -> float | None:
    """A cell that is a number with a fraction, or NULL."""
    cell = row[column]
    return float(cell) if isinstance(cell, float | int) else None


def when_of(row: Row, prefix: str = "") -> When:
    """The date in a row's ten columns, whose names begin with `prefix` ("effect_")."""
    text = text_or_none(row, f"{prefix}when_text")
    edtf = text_or_none(row, f"{prefix}when_edtf")
    if text is None and edtf is None:
        return UNDATED
    precision = text_or_none(row, f"{prefix}precision")
    return When(
        text=text if text is not None else edtf or "",
        edtf=edtf,
        start_earliest=number_or_none(row, f"{prefix}start_earliest"),
        start_latest=number_or_none(row, f"{prefix}start_latest"),
        end_earliest=number_or_none(row, f"{prefix}end_earliest"),
        end_latest=number_or_none(row, f"{prefix}end_latest"),
        precision=Precision(precision) if precision in _PRECISIONS else None,
        approximate=row[f"{prefix}approximate"] == 1,
        uncertain=row[f"{prefix}uncertain"] == 1,
        utc_offset_min=number_or_none(row, f"{prefix}utc_offset_min"),
    )


_PRECISIONS = frozenset(precision.value for precision in Precision)


def when_or_none(row: Row, prefix: str) -> When | None:
    """The date in a row's columns with that prefix, None where there is none at all."""
    when = when_of(row, prefix)
    return when if when.text or when.is_dated else None


def when_cells(when: When | None, prefix: str = "") -> Mapping[str, Cell]:
    """A date as the ten cells of a row."""
    when = when or UNDATED
    return {
        f"{prefix}when_text": when.text or when.edtf,
        f"{prefix}when_edtf": when.edtf,
        f"{prefix}start_earliest": when.start_earliest,
        f"{prefix}start_latest": when.start_latest,
        f"{prefix}end_earliest": when.end_earliest,
        f"{prefix}end_latest": when.end_latest,
        f"{prefix}precision": when.precision.value if when.precision else None,
        f"{prefix}approximate": int(when.approximate),
        f"{prefix}uncertain": int(when.uncertain),
        f"{prefix}utc_offset_min": when.utc_offset_min,
    }
