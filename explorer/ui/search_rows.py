"""What a search has found, row by row, and how it is painted: no field and no asking here."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from explorer.model.ids import Day, RecordId
from explorer.model.when import When
from explorer.render.fonts import font, one_line
from explorer.render.theme import Theme
from explorer.scene.primitives import Font
from explorer.ui.list_rows import paint_ground
from explorer.ui.search_marks import marked

ROW_PX: Final = 30
WHY_GAP_PX: Final = 12
TITLE_SHARE: Final = 55
"""So many hundredths of a row a title may take where it is told beside it why it was found."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row of the results: a record, a date to go to, or a command to run."""

    word: str
    text: str
    detail: str = ""
    record: RecordId | None = None
    when: When | None = None
    command: QAction | None = None
    words: str = ""
    """What the timeline is to be filtered by."""
    view: str = ""
    """The saved view that is to be opened."""
    as_of: Day | None = None
    """The day whose standings are to be shown."""
    why: str = ""
    """Where the title does not hold what was typed: the words of the record that do."""


class FoundRole(IntEnum):
    """Data of a row beyond the usual roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


class FoundModel(QAbstractListModel):
    """The rows found for what is typed."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[FoundRow] = ()
        self._typed = ""

    @property
    def typed(self) -> str:
        """What the rows were found for."""
        return self._typed

    def show(self, rows: Sequence[FoundRow], typed: str) -> None:
        """Show `rows`, found for `typed`, instead of those before."""
        self.beginResetModel()
        self._rows, self._typed = tuple(rows), typed
        self.endResetModel()

    def follows(self, row: int) -> bool:
        """Whether a row is of the kind of the one above it, whose word stands for both."""
        return row > 0 and self._rows[row].word == self._rows[row - 1].word

    @property
    def rows(self) -> Sequence[FoundRow]:
        """All rows, best first."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == FoundRole.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (row.text, row.word, row.detail, row.why) if part)
        return None


class FoundDelegate(QStyledItemDelegate):
    """Paints a row: what it is, its text with what was typed in it marked, and its date at the right."""

    def __init__(self, model: FoundModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's own signature
        return QSize(200, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(FoundRole.ROW)
        if not isinstance(row, FoundRow):
            return
        box = paint_ground(painter, option, self.theme)
        inner = box.adjusted(12, 0, -12, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(Font.SECOND))
        painter.setPen(self.theme.colour("second"))
        detail_px = QFontMetrics(painter.font()).horizontalAdvance(row.detail)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, row.detail)
        if not self._model.follows(index.row()):
            painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, row.word)
        room = inner.adjusted(84, 0, -(detail_px + 12), 0)
        strong = QFontMetrics(font(Font.TEXT_STRONG))
        is_date = row.when is not None or row.as_of is not None
        typed = "" if is_date else self._model.typed
        text_px = room.width() * TITLE_SHARE // 100 if row.why else room.width()
        shown = strong.elidedText(one_line(row.text), Qt.TextElideMode.ElideRight, text_px)
        used = self._paint_marked(painter, room, shown, typed, Font.TEXT, "text")
        if row.why:
            beside = room.adjusted(round(used) + WHY_GAP_PX, 0, 0, 0)
            small = QFontMetrics(font(Font.SECOND_STRONG))
            why = small.elidedText(one_line(row.why), Qt.TextElideMode.ElideRight, beside.width())
            self._paint_marked(painter, beside, why, typed, Font.SECOND, "second")

    def _paint_marked(
        self, painter: QPainter, room: QRect, shown: str, typed: str, role: Font, colour: str
    ) -> float:
        """Paint a text with what was typed in it marked; returns its width."""
        text = QTextLayout(shown, font(role))
        mark = QTextCharFormat()
        mark.setFontWeight(font(Font.TEXT_STRONG).weight())
        mark.setForeground(self.theme.colour("accent"))
        formats = []
        for start, length in marked(shown, typed):
            stretch = QTextLayout.FormatRange()
            stretch.start, stretch.length, stretch.format = start, length, mark
            formats.append(stretch)
        text.setFormats(formats)
        text.beginLayout()
        line = text.createLine()
        line.setLineWidth(room.width() + 40)
        text.endLayout()
        painter.setPen(self.theme.colour(colour))
        text.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2))
        return line.naturalTextWidth()
