"""The browser's rows: heads, names with their counts, and what folds a long section; no painting here."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, IntEnum, StrEnum, auto
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from explorer.model.details import BrowserEntry
from explorer.model.ids import RecordId
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.ui.browser_counts import BrowserCounts
from explorer.ui.plain_tip import plain_tip

SHORT_SECTION: Final = 8
"""How many names a section shows before the rest is asked for."""


class Section(StrEnum):
    """What the browser lists, in this order."""

    ACTORS = "actors"
    AGREEMENTS = "agreements"
    SOURCES = "sources"
    TAGS = "tags"
    PLACES = "places"
    UNDATED = "undated"


SECTION_OF: Final = {
    RecordKind.ACTOR: Section.ACTORS,
    RecordKind.AGREEMENT: Section.AGREEMENTS,
    RecordKind.SOURCE: Section.SOURCES,
    RecordKind.TAG: Section.TAGS,
    RecordKind.PLACE: Section.PLACES,
}


class BrowserOrder(StrEnum):
    """In which order names stand in their sections."""

    COUNT = "count"
    NAME = "name"
    LATEST = "latest"


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
    """One row: a head with how many names its section has, a name, or the row that shows the rest.

    `count` is that of all its records, whenever they were; how many are in view the model tells. `kind` is
    that of the record.
    """

    row_kind: RowKind
    section: Section
    text: str
    count: int
    record: RecordId | None = None
    kind: RecordKind | None = None
    full_name: str = ""
    is_open: bool = True
    is_private: bool = False


@dataclass(slots=True)
class _Section:
    section: Section
    entries: Sequence[BrowserEntry] = ()
    keys: Sequence[str] = ()
    """What each entry is found by, folded, in the order of the entries."""
    records: frozenset[RecordId] = frozenset()
    total: int = 0
    is_open: bool = True
    shows_all: bool = False
    ordered: Sequence[int] = field(default_factory=list)


class BrowserModel(QAbstractListModel):
    """A flat list of the sections; a filter keeps the names that contain it, in any case and accent."""

    def __init__(self) -> None:
        super().__init__()
        self._sections = {section: _Section(section) for section in Section}
        self._aliases: Mapping[RecordId, Sequence[str]] = {}
        self._colours: Mapping[int, str] = {}
        self._tones: Mapping[int, str] = {}
        self._standings: Mapping[int, str] = {}
        self._counts: BrowserCounts | None = None
        self._range: tuple[int, int] | None = None
        self._kept = Filter()
        self._order = BrowserOrder.COUNT
        self._text = ""
        self._rows: list[BrowserRow] = []
        self._places: dict[RecordId, int] = {}

    # What is shown

    def set_entries(self, kind: RecordKind, entries: Sequence[BrowserEntry]) -> None:
        """Show `entries` in the section of `kind`; the most used stand first unless another order is set."""
        self._fill(SECTION_OF[kind], entries, len(entries))

    def set_aliases(self, aliases: Mapping[RecordId, Sequence[str]]) -> None:
        """Let the names that are set from now on be found by what else they are called."""
        self._aliases = aliases

    def set_undated(self, entries: Sequence[BrowserEntry], total: int) -> None:
        """Show the first of the records that have no date; there are `total`."""
        self._fill(Section.UNDATED, entries, total)

    def set_colours(self, colours: Mapping[int, str]) -> None:
        """Give each actor its colour, a token of the theme or `#rrggbb`."""
        self._colours = colours

    def set_standings(self, tones: Mapping[int, str], words: Mapping[int, str]) -> None:
        """Give each agreement the token that tells its standing as of the day, and the words."""
        self._tones, self._standings = tones, words

    def set_counts(self, counts: BrowserCounts | None) -> None:
        """Count by these; None tells of no range but of all records."""
        self._counts = counts
        if self._order is BrowserOrder.LATEST:
            for section in self._sections.values():
                self._put_in_order(section)
            self._rebuild()

    def set_range(self, first_ms: int, last_ms: int) -> None:
        """Count what lies in this closed range."""
        self._range = (first_ms, last_ms)

    def show_filter(self, kept: Filter) -> None:
        """Show which names the timeline is filtered by."""
        self._kept = kept

    def set_filter(self, text: str) -> None:
        """Keep the names that contain every word of `text`; empty shows all sections again."""
        self._text = folded(text).strip()
        self._rebuild()

    @property
    def order(self) -> BrowserOrder:
        """In which order names stand."""
        return self._order

    def set_order(self, order: BrowserOrder) -> None:
        """Let names stand in another order."""
        self._order = order
        for section in self._sections.values():
            self._put_in_order(section)
        self._rebuild()

    @property
    def closed(self) -> frozenset[Section]:
        """The sections that are closed."""
        return frozenset(one.section for one in self._sections.values() if not one.is_open)

    def set_closed(self, closed: Iterable[Section]) -> None:
        """Close these sections and open the others."""
        shut = frozenset(closed)
        for one in self._sections.values():
            one.is_open = one.section not in shut
        self._rebuild()

    def toggle(self, row: BrowserRow) -> None:
        """Open or close a head's section, or show all of a shortened one."""
        section = self._sections[row.section]
        if row.row_kind is RowKind.HEAD:
            section.is_open = not section.is_open
        else:
            section.shows_all = not section.shows_all
        self._rebuild()

    # What a row says

    def row_of(self, record: RecordId | None) -> int:
        """The row that shows `record`, -1 where none does."""
        return -1 if record is None else self._places.get(record, -1)

    def head_of(self, section: Section) -> int:
        """The row of a section's head, -1 where it has none."""
        heads = (at for at, row in enumerate(self._rows) if row.row_kind is RowKind.HEAD)
        return next((at for at in heads if self._rows[at].section is section), -1)

    def row_at(self, index: Index) -> BrowserRow | None:
        """The row at `index`."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def is_listed(self, record: RecordId) -> bool:
        """Whether `record` is a name of one of the sections, whether or not its row shows."""
        return any(
            record in section.records
            for section in self._sections.values()
            if section.section is not Section.UNDATED
        )

    def first_name(self) -> int:
        """The first row with a name, -1 where there is none."""
        return next((at for at, row in enumerate(self._rows) if row.row_kind is RowKind.NAME), -1)

    def in_view(self, row: BrowserRow) -> int:
        """How many records of a name are kept and in the range; all of them where that is not known."""
        if self._counts is None or self._range is None or row.record is None or row.kind is None:
            return row.count
        return self._counts.count_in(row.kind, row.record, *self._range)

    def colour_of(self, row: BrowserRow) -> str:
        """The token or colour of a name's dot; empty where it has none."""
        if row.record is None:
            return ""
        if row.section is Section.ACTORS:
            return self._colours.get(row.record, "third")
        return self._tones.get(row.record, "ended") if row.section is Section.AGREEMENTS else ""

    def is_asked_for(self, row: BrowserRow) -> bool:
        """Whether the timeline is filtered by a name."""
        return (
            row.record is not None and row.kind is not None and self._kept.has_subject(row.kind, row.record)
        )

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
        if role == Qt.ItemDataRole.ToolTipRole and row.row_kind is RowKind.NAME:
            return plain_tip(self._tip(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def _tip(self, row: BrowserRow) -> str:
        if row.section is Section.UNDATED:
            return f"{row.full_name}\n{(row.kind or '').capitalize()} without a date"
        lines = [row.full_name, _count_words(row.count, "in all")]
        if row.record is not None and row.record in self._standings:
            lines.insert(1, self._standings[row.record])
        if self._counts is not None and self._range is not None:
            lines.insert(-1, _count_words(self.in_view(row), "in view"))
        if row.is_private:
            lines.append("Private: left out of pictures")
        return "\n".join(lines)

    def _spoken(self, row: BrowserRow) -> str:
        """What a screen reader says for a row."""
        if row.row_kind is RowKind.HEAD:
            return f"{row.text}, {row.count:,}, {'open' if row.is_open else 'closed'}"
        if row.row_kind is RowKind.MORE:
            return row.text
        if row.section is Section.UNDATED:
            return f"{row.full_name}, {row.kind} without a date"
        standing = "" if row.record is None else self._standings.get(row.record, "")
        said = ", ".join(part for part in (row.full_name, standing, _count_words(row.count)) if part)
        if self._counts is not None and self._range is not None:
            said += f", {self.in_view(row):,} in view"
        if row.is_private:
            said += ", private"
        return f"{said}, filtered by" if self.is_asked_for(row) else said

    # Making rows

    def _fill(self, section: Section, entries: Sequence[BrowserEntry], total: int) -> None:
        filled = self._sections[section]
        filled.entries, filled.total = entries, total
        filled.records = frozenset(entry.record.id for entry in entries)
        filled.keys = [
            folded(
                " ".join((entry.record.name, entry.short_name or "", *self._aliases.get(entry.record.id, ())))
            )
            for entry in entries
        ]
        self._put_in_order(filled)
        self._rebuild()

    def _put_in_order(self, section: _Section) -> None:
        entries = section.entries
        ways: dict[BrowserOrder, Callable[[int], tuple[object, ...]]] = {
            BrowserOrder.COUNT: lambda at: (-entries[at].count, at),
            BrowserOrder.NAME: lambda at: (section.keys[at], at),
            BrowserOrder.LATEST: lambda at: (-self._latest(entries[at]), -entries[at].count, at),
        }
        order = range(len(entries))
        if section.section is Section.UNDATED and self._order is not BrowserOrder.NAME:
            section.ordered = list(order)
        else:
            section.ordered = sorted(order, key=ways[self._order])

    def _latest(self, entry: BrowserEntry) -> int:
        if self._counts is None:
            return 0
        return self._counts.latest(entry.record.kind, entry.record.id) or -(2**63)

    def _rebuild(self) -> None:
        rows: list[BrowserRow] = []
        for section in self._sections.values():
            rows += self._rows_of(section)
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self._places = {row.record: at for at, row in enumerate(rows) if row.record is not None}
        self.endResetModel()

    def _rows_of(self, section: _Section) -> list[BrowserRow]:
        words = self._text.split()
        kept = [at for at in section.ordered if all(word in section.keys[at] for word in words)]
        if not kept:
            return []
        total = len(kept) if words else section.total
        title = section.section.value.capitalize()
        head = BrowserRow(RowKind.HEAD, section.section, title, total, is_open=section.is_open)
        if not section.is_open and not words:
            return [head]
        is_long = not words and len(kept) > SHORT_SECTION + 1
        is_short = is_long and not section.shows_all
        shown = kept[:SHORT_SECTION] if is_short else kept
        rows = [replace(head, is_open=True), *(_name_row(section, section.entries[at]) for at in shown)]
        if is_short:
            words_of_rest = f"Show all {total:,}" if total == len(kept) else f"Show the first {len(kept):,}"
            rows.append(BrowserRow(RowKind.MORE, section.section, words_of_rest, 0))
        elif is_long:
            rows.append(BrowserRow(RowKind.MORE, section.section, "Show fewer", 0))
        return rows


def _name_row(section: _Section, entry: BrowserEntry) -> BrowserRow:
    is_short = section.section is Section.AGREEMENTS and entry.short_name
    return BrowserRow(
        RowKind.NAME,
        section.section,
        (entry.short_name if is_short else None) or entry.record.name,
        entry.count,
        entry.record.id,
        entry.record.kind,
        entry.record.name,
        is_private=entry.private,
    )


def _count_words(count: int, where: str = "") -> str:
    return f"{count:,} {'record' if count == 1 else 'records'} {where}".strip()


def folded(text: str) -> str:
    """Text as names are compared: without case, accents and hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(" " if one == "-" else one for one in plain if not unicodedata.combining(one))
