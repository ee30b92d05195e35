"""The text of a whole pane as plain lines: rows stay rows, and what only the program says is left out."""

from PySide6.QtGui import QFont, QTextBlock, QTextCursor, QTextDocument, QTextFrame, QTextTable

from explorer.ui.panes.wording import as_written

_TOOLS = (
    "company:",
    "cite:",
    "style:",
    "kind:",
    "history:",
    "organs:",
    "filter:",
    "order:",
    "later:",
    "more:",
    "whole:",
    "copy:",
    "browse:",
)
"""Links that do something; their words are no part of what is told."""


def document_text(document: QTextDocument) -> str:
    """The lines of a document: the cells of a row are set apart by tabs, sections by a blank line."""
    lines: list[str] = []
    _frame(document.rootFrame(), lines)
    return "\n".join(lines).strip("\n")


def _frame(frame: QTextFrame, lines: list[str]) -> None:
    walk = frame.begin()
    while not walk.atEnd():
        block, inner = walk.currentBlock(), walk.currentFrame()
        if block.isValid():
            lines += [words] if (words := _block(block)) else []
        elif isinstance(inner, QTextTable):
            _table(inner, lines)
        else:
            _frame(inner, lines)
        walk += 1


def _table(table: QTextTable, lines: list[str]) -> None:
    if _is_head(table):
        lines.append("")
    for row in range(table.rows()):
        cells = [_cell(table, row, column) for column in range(table.columns())]
        text = "\t".join(cell for cell in cells if cell)
        if text:
            lines.append(text)


def _is_head(table: QTextTable) -> bool:
    """Whether a table is the head of a section: its first words stand out."""
    walk = table.cellAt(0, 0).firstCursorPosition().block().begin()
    return not walk.atEnd() and walk.fragment().charFormat().fontWeight() >= QFont.Weight.DemiBold


def _cell(table: QTextTable, row: int, column: int) -> str:
    """The blocks of a cell on one line, its line breaks as line breaks."""
    cell = table.cellAt(row, column)
    if not cell.isValid() or cell.row() != row or cell.column() != column:
        return ""
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition()
    told = []
    while block.isValid() and block.position() <= last.position():
        told.append(_block(block))
        block = block.next()
    return "\n".join(line for line in told if line)


def _block(block: QTextBlock) -> str:
    """The words of one paragraph without those of tools."""
    told = []
    walk = block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        if not fragment.charFormat().anchorHref().startswith(_TOOLS):
            told.append(fragment.text())
        walk += 1
    text = as_written("".join(told)).replace("\u2028", "\n").replace("\u00a0", " ")
    line = "\n".join(part.strip() for part in text.split("\n"))
    return "" if line in ("·", "newest first ·", "· oldest first") else line.strip()


def selected_text(cursor: QTextCursor) -> str:
    """The text that is selected, as it was written."""
    return as_written(cursor.selection().toPlainText()).replace("\u00a0", " ")
