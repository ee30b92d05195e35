"""Rows of a sample's tables, cell by cell; what is made of them lives in `sample`."""

import csv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from explorer.model.errors import UserError
from explorer.model.reading import read_or_keep
from explorer.model.when import When

_SEPARATOR: Final = ";"


class SampleError(UserError):
    """A row of a sample that can't be taken; the message names the table and the line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. Every column that is asked for must be there; an empty cell is nothing."""

    table: str
    line: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """The cell as it stands."""
        if column not in self.cells:
            raise SampleError(f"there is no column “{column}”")
        return self.cells[column]

    def optional(self, column: str) -> str | None:
        """The cell, None where it is empty."""
        return self.text(column) or None

    def number(self, column: str) -> int:
        """A whole number; 0 where the cell is empty."""
        cell = self.text(column)
        try:
            return int(cell or 0)
        except ValueError:
            raise SampleError(f"“{cell}” under “{column}” is no whole number") from None

    def degrees(self, column: str) -> float:
        """Degrees of latitude or longitude."""
        cell = self.text(column)
        try:
            return float(cell)
        except ValueError:
            raise SampleError(f"“{cell}” under “{column}” is no number of degrees") from None

    def several(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that names several, with semicolons between them."""
        parts = (part.strip() for part in self.text(column).split(_SEPARATOR))
        return tuple(part for part in parts if part)

    def when(self, column: str) -> When:
        """The date in the cell; what can't be read as one is kept undated."""
        return read_or_keep(self.text(column))

    def optional_when(self, column: str) -> When | None:
        """The date in the cell, None where it is empty."""
        return self.when(column) if self.text(column) else None


def read_rows(folder: Path, table: str) -> Iterator[Row]:
    """Read the rows of a table; a row with too few or too many cells is refused."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        for cells in reader:
            row = Row(
                table, reader.line_num, {name: cell for name, cell in cells.items() if name is not None}
            )
            with telling_line(row):
                if None in cells or None in cells.values():
                    raise SampleError("the row has not as many cells as the table has columns")
            yield row


@contextmanager
def telling_line(row: Row) -> Iterator[None]:
    """Say in an error which line of which table it comes from."""
    try:
        yield
    except UserError as error:
        raise SampleError(f"{row.table}.csv, line {row.line}: {error}") from error
