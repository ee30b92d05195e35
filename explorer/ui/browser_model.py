"""The browser's rows: heads, names with their counts, and what folds a long section; no painting here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, IntEnum, auto
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from explorer.model.details import BrowserEntry
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.ui.plain_tip import plain_tip

SHORT_SECTION: Final = 8
"""How many names a section shows before the rest is asked for."""

SECTIONS: Final = (
    (RecordKind.ACTOR, "Actors"),
    (RecordKind.AGREEMENT, "Agreements"),
    (RecordKind.SOURCE, "Sources"),
)

Index = QModelIndex | QPersistentModelIndex


class RowKind(Enum):
    """What a row of the browser is."""

    HEAD = auto()
    NAME = auto()
    MORE = auto()


class BrowserRole(IntEnum):
    """Data of a row beyond the usual roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class BrowserRow:
    """One row: a head with how many names its section has, a name, or the row that shows the rest."""

    row_kind: RowKind
    section: RecordKind
    text: str
    count: int
    record: RecordId | None = None
    full_name: str = ""
    colour: str = ""
    is_open: bool = True


@dataclass(slots=True)
class _Section:
    kind: RecordKind
    title: str
    entries: Sequence[BrowserEntry] = ()
    is_open: bool = True
    shows_all: bool = False


@dataclass(slots=True)
class _Content:
    sections: list[_Section] = field(
        default_factory=lambda: [_Section(kind, title) for kind, title in SECTIONS]
    )


class BrowserModel(QAbstractListModel):
    """A flat list of the sections; a filter keeps the names that contain it, in any case."""

    def __init__(self) -> None:
        super().__init__()
        self._sections = _Content().sections
        self._colours: Mapping[int, str] = {}
        self._tones: Mapping[int, str] = {}
        self._filter = ""
        self._rows: list[BrowserRow] = []

    def set_entries(self, kind: RecordKind, entries: Sequence[BrowserEntry]) -> None:
        """Show `entries` in the section of `kind`, in the order given."""
        for section in self._sections:
            if section.kind is kind:
                section.entries = entries
        self._rebuild()

    def set_colours(self, colours: Mapping[int, str]) -> None:
        """Give each actor its colour, a token of the theme or `#rrggbb`."""
        self._colours = colours
        self._rebuild()

    def set_tones(self, tones: Mapping[int, str]) -> None:
        """Give each agreement the token that tells its standing as of the day."""
        self._tones = tones
        self._rebuild()

    def set_filter(self, text: str) -> None:
        """Keep the names that contain `text`; empty shows all sections again."""
        self._filter = text.strip().casefold()
        self._rebuild()

    def toggle(self, row: BrowserRow) -> None:
        """Open or close a head's section, or show all of a shortened one."""
        for section in self._sections:
            if section.kind is row.section:
                if row.row_kind is RowKind.HEAD:
                    section.is_open = not section.is_open
                else:
                    section.shows_all = not section.shows_all
        self._rebuild()

    def row_of(self, record: RecordId | None) -> int:
        """The row that shows `record`, -1 where none does."""
        if record is None:
            return -1
        return next((at for at, row in enumerate(self._rows) if row.record == record), -1)

    def row_at(self, index: Index) -> BrowserRow | None:
        """The row at `index`."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == BrowserRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole and row.row_kind is RowKind.NAME and row.full_name != row.text:
            return plain_tip(row.full_name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row)
        return None

    def _rebuild(self) -> None:
        rows: list[BrowserRow] = []
        for section in self._sections:
            rows += self._rows_of(section)
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _rows_of(self, section: _Section) -> list[BrowserRow]:
        entries = [entry for entry in section.entries if self._is_kept(entry)]
        if not entries:
            return []
        rows = [
            BrowserRow(RowKind.HEAD, section.kind, section.title, len(entries), is_open=section.is_open),
        ]
        if not section.is_open and not self._filter:
            return rows
        is_short = not self._filter and not section.shows_all and len(entries) > SHORT_SECTION + 1
        rows += [
            self._name_row(section, entry) for entry in (entries[:SHORT_SECTION] if is_short else entries)
        ]
        if is_short:
            rows.append(BrowserRow(RowKind.MORE, section.kind, f"Show all {len(entries):,}", 0))
        elif section.shows_all and not self._filter and len(entries) > SHORT_SECTION + 1:
            rows.append(BrowserRow(RowKind.MORE, section.kind, "Show fewer", 0))
        return rows

    def _is_kept(self, entry: BrowserEntry) -> bool:
        if not self._filter:
            return True
        return (
            self._filter in entry.record.name.casefold()
            or self._filter in (entry.short_name or "").casefold()
        )

    def _name_row(self, section: _Section, entry: BrowserEntry) -> BrowserRow:
        number = entry.record.id
        if section.kind is RecordKind.ACTOR:
            colour = self._colours.get(number, "third")
        elif section.kind is RecordKind.AGREEMENT:
            colour = self._tones.get(number, "ended")
        else:
            colour = ""
        shown = (
            entry.short_name
            if section.kind is RecordKind.AGREEMENT and entry.short_name
            else entry.record.name
        )
        return BrowserRow(RowKind.NAME, section.kind, shown, entry.count, number, entry.record.name, colour)


def _spoken(row: BrowserRow) -> str:
    """What a screen reader says for a row."""
    if row.row_kind is RowKind.HEAD:
        return f"{row.text}, {row.count:,}, {'open' if row.is_open else 'closed'}"
    if row.row_kind is RowKind.NAME:
        return f"{row.full_name}, {row.count:,} {'record' if row.count == 1 else 'records'}"
    return row.text
