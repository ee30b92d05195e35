"""Rows of the table as text: tabs, commas, Markdown and HTML, all of them at once in the clipboard."""

import csv
import io
from collections.abc import Sequence
from enum import StrEnum
from html import escape
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData

from explorer.model.table_rows import Field, TableRow
from explorer.render.fonts import one_line
from explorer.ui.clipboard import several_forms
from explorer.ui.table.cells import COLUMN_OF, COLUMNS, copied_text

COPIED_MOST: Final = 20_000
"""So many rows are copied; for more there is the export."""


class Form(StrEnum):
    """How rows are written as text."""

    TSV = "TSV"
    CSV = "CSV"
    MARKDOWN = "Markdown"


def grid_of(rows: Sequence[TableRow], fields: Sequence[Field]) -> list[list[str]]:
    """The heads of the columns, and a line for each row, in this order; beside a date in words its EDTF."""
    lines: list[list[str]] = [[] for _ in range(len(rows) + 1)]
    for field in fields:
        _add_column(lines, COLUMNS[COLUMN_OF[field]].head, [copied_text(row, field) for row in rows])
        if field is Field.WHEN:
            _add_column(lines, "EDTF", [row.when.edtf or "" for row in rows])
    return lines


def _add_column(lines: Sequence[list[str]], head: str, cells: Sequence[str]) -> None:
    for line, cell in zip(lines, (head, *cells), strict=True):
        line.append(cell)


def written(grid: Sequence[Sequence[str]], form: Form) -> str:
    """Write a grid, the heads first; cells of several lines stay so in CSV, and become one line elsewhere."""
    match form:
        case Form.CSV:
            text = io.StringIO()
            csv.writer(text, lineterminator="\r\n").writerows(grid)
            return text.getvalue()
        case Form.TSV:
            return "".join("\t".join(map(one_line, line)) + "\n" for line in grid)
        case Form.MARKDOWN:
            lines = ["| " + " | ".join(map(_markdown, line)) + " |" for line in grid]
            return "\n".join([lines[0], "|" + " --- |" * len(grid[0]), *lines[1:]]) + "\n"


def forms_of(grid: Sequence[Sequence[str]], plain: Form) -> QMimeData:
    """All forms for the clipboard; as plain text, whoever pastes gets `plain`."""
    forms = several_forms()
    forms.setText(written(grid, plain))
    forms.setHtml(_html(grid))
    for kind, form in (
        ("text/csv", Form.CSV),
        ("text/tab-separated-values", Form.TSV),
        ("text/markdown", Form.MARKDOWN),
    ):
        forms.setData(kind, QByteArray(written(grid, form).encode()))
    return forms


def _markdown(text: str) -> str:
    line = one_line(text).replace("\\", "\\\\").replace("|", "\\|")
    return line.replace("<", "&lt;")


def _html(grid: Sequence[Sequence[str]]) -> str:
    def line(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    return "<table>" + line(grid[0], "th") + "".join(line(one, "td") for one in grid[1:]) + "</table>"
