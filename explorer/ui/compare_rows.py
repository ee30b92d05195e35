"""The rows of a comparison: one for each standing that changed, with what brought it about."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from explorer.model.change_words import WHOLE, act_in_words, called, standing_after, standing_before
from explorer.model.comparing import Comparison
from explorer.model.ids import RecordId
from explorer.model.wording import short
from explorer.render.theme import Theme
from explorer.ui.panes.standing_words import tone_of

SORT_ROLE: Final = Qt.ItemDataRole.UserRole
RECORD_ROLE: Final = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class Column(IntEnum):
    """The columns, in their order."""

    AGREEMENT = 0
    WHO = 1
    BEFORE = 2
    AFTER = 3
    WHEN = 4
    ACT = 5


HEADS: Final = ("Agreement", "Party", "From", "To", "Since", "By")


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change in words; the numbers are of the records that its cells lead to."""

    agreement: str
    agreement_id: RecordId
    who: str
    actor: RecordId | None
    before: str
    before_tone: str
    after: str
    after_tone: str
    when: str
    when_ms: int
    act: str
    act_id: RecordId | None

    @property
    def cells(self) -> tuple[str, str, str, str, str, str]:
        """The words, column by column."""
        return self.agreement, self.who, self.before, self.after, self.when, self.act

    def leads_to(self, column: int) -> RecordId:
        """Give the record that a cell leads to: agreement, actor, else what brought the change about."""
        if column == Column.AGREEMENT:
            return self.agreement_id
        if column == Column.WHO and self.actor is not None:
            return self.actor
        return self.act_id if self.act_id is not None and column != Column.WHO else self.agreement_id


def rows_of(comparison: Comparison) -> list[ChangeRow]:
    """Tell each change of a comparison in words, agreement by agreement."""
    rows = []
    for changed in comparison.agreements:
        for change in changed.changes:
            act = None if change.act is None else changed.acts.get(change.act)
            when = change.when
            started = None if when is None else when.start_earliest
            rows.append(
                ChangeRow(
                    agreement=called(changed.agreement),
                    agreement_id=changed.agreement.id,
                    who=WHOLE if change.actor is None else changed.names.get(change.actor, ""),
                    actor=change.actor,
                    before=standing_before(change),
                    before_tone=_tone(change.before),
                    after=standing_after(change),
                    after_tone=_tone(change.after),
                    when="" if when is None else short(when),
                    when_ms=0 if started is None else started,
                    act="" if act is None else act_in_words(act, changed.names),
                    act_id=None if act is None else act.id,
                )
            )
    return rows


def _tone(standing: str | None) -> str:
    return "third" if standing is None else f"{tone_of(standing)}_text"


class CompareRows(QAbstractTableModel):
    """The changes as a table; the theme colours the standings."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[ChangeRow] = []
        self._theme = theme

    @property
    def rows(self) -> list[ChangeRow]:
        """The changes, in the order of the comparison."""
        return self._rows

    def set_rows(self, rows: list[ChangeRow]) -> None:
        """Show other changes."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(HEADS) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.cells[column]
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{HEADS[column]}: {row.cells[column]}"
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour_of(row, column)
            case _ if role == SORT_ROLE:
                return row.when_ms if column == Column.WHEN else row.cells[column].casefold()
            case _ if role == RECORD_ROLE:
                return int(row.leads_to(column))
        return None

    def _colour_of(self, row: ChangeRow, column: int) -> QColor:
        tokens = {
            Column.BEFORE: row.before_tone,
            Column.AFTER: row.after_tone,
            Column.WHEN: "second",
            Column.ACT: "accent",
        }
        return self._theme.colour(tokens.get(Column(column), "text"))
