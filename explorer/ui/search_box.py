"""The search field of the toolbar and what it finds: records, names, dates and commands, in one list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from explorer.model.calendar import day_of_ms, today
from explorer.model.day_words import day_in_words
from explorer.model.details import ListedRecord
from explorer.model.errors import DateError
from explorer.model.reading import read_when
from explorer.model.records import Named
from explorer.model.saved_view import SavedView
from explorer.model.view import Filter
from explorer.model.view_words import view_in_words
from explorer.model.when import When
from explorer.model.wording import describe, short
from explorer.render.fonts import font
from explorer.render.theme import Theme
from explorer.scene.primitives import Font
from explorer.store.queries.about_counts import COUNTED_MOST
from explorer.ui.actions import Command
from explorer.ui.search_rows import ROW_PX, FoundDelegate, FoundModel, FoundRole, FoundRow

FOUND_MOST: Final = 40
ROWS_SHOWN: Final = 14
SHORTCUT: Final = "Ctrl K"
FOOT_PX: Final = 32
WITHIN: Final = "Only what the filter keeps  (Ctrl+K)"
STEPS: Final[dict[int, int]] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS_SHOWN - 1,
    Qt.Key.Key_PageUp: 1 - ROWS_SHOWN,
}
"""How far the keys walk among the results."""


@dataclass(frozen=True, slots=True)
class CountedName:
    """An actor or agreement that was found, with how many statements, events and acts are about it."""

    named: Named
    statements: int
    events: int
    acts: int

    @property
    def words(self) -> str:
        """“9 statements · 2 events”, empty where there is nothing."""
        counts = ((self.statements, "statement"), (self.events, "event"), (self.acts, "act"))
        return " · ".join(
            f"{number:,}{'+' if number == COUNTED_MOST else ''} {word if number == 1 else word + 's'}"
            for number, word in counts
            if number
        )


Found = ListedRecord | Named | CountedName


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found, and, where its title does not hold what was typed, the words of it that do."""

    found: Found
    why: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and the other spellings of what is typed by which something was found."""

    hits: list[Hit]
    views: tuple[SavedView, ...] = ()
    spelt: tuple[str, ...] = ()


class SearchBox(QLineEdit):
    """The field; Down and Up walk the results, Enter takes one, Esc gives up and returns the focus.

    Signals:
        searched(str): the text has changed; `show_found` is awaited for it.
        record_chosen(RecordId), date_chosen(When): a result was taken.
        view_chosen(str): a saved view of this name is to be opened.
        day_chosen(Day): the standings of this day are to be shown.
        within_changed(bool): it is to search only what the filter keeps, or everything.
        words_chosen(str): only records with these words are to be shown.
        left(): Esc was pressed, or a command taken; the focus goes back to the timeline.
    """

    searched = Signal(str)
    record_chosen = Signal(object)
    date_chosen = Signal(object)
    view_chosen = Signal(str)
    day_chosen = Signal(object)
    within_changed = Signal(bool)
    words_chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setPlaceholderText("Search records, names, dates, commands")
        self.setAccessibleName("Search")
        self.setToolTip("Search records, names, dates and commands (Ctrl+K)")
        self.setMaxLength(200)
        self.date_order = "dmy"
        self._theme = theme
        self._is_filtered = False
        self._commands: Sequence[Command] = ()
        self._model = FoundModel()
        self._popup = QFrame(self)
        self._popup.setObjectName("searchResults")
        self._list = QListView(self._popup)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setModel(self._model)
        self._list.setAccessibleName("Search results")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = FoundDelegate(self._model, theme, self._list)
        self._list.setItemDelegate(self._delegate)
        self._nothing = QLabel(self._popup)
        self._nothing.setProperty("role", "second")
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setContentsMargins(12, 8, 12, 8)
        lines = QVBoxLayout(self._popup)
        lines.setContentsMargins(1, 5, 1, 5)
        lines.setSpacing(0)
        lines.addWidget(self._list)
        lines.addWidget(self._nothing)
        self.within = QCheckBox(WITHIN, self._popup)
        self.within.setToolTip("Find only what the filter keeps, or everything (Ctrl+K again)")
        self.within.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays in the field
        self.within.setFixedHeight(FOOT_PX)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self.within)
        foot.addStretch(1)
        lines.addLayout(foot)
        self.within.hide()
        self._popup.hide()
        self.textEdited.connect(self._search)
        self.textChanged.connect(self._make_room)
        self._make_room("")
        self._list.clicked.connect(self._take)
        self.within.clicked.connect(self._change_within)

    @property
    def found(self) -> FoundModel:
        """The results that are shown."""
        return self._model

    @property
    def current_row(self) -> int:
        """Which of the results Enter would take."""
        return self._list.currentIndex().row()

    @property
    def popup(self) -> QFrame:
        """The panel that the results lie in."""
        return self._popup

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self._delegate.theme = theme
        self.update()

    def set_commands(self, commands: Sequence[Command]) -> None:
        """Name the commands that can be found by their text."""
        self._commands = commands

    @property
    def is_within(self) -> bool:
        """Whether only what the filter keeps is looked for."""
        return self._is_filtered and self.within.isChecked()

    def set_within(self, is_within: bool) -> None:
        """Search only what the filter keeps, while there is one, without telling anybody."""
        self.within.setChecked(is_within)

    def show_filter(self, kept: Filter) -> None:
        """Offer to search within the filter while it leaves anything out."""
        self._is_filtered = not kept.is_everything
        self.within.setVisible(self._is_filtered)

    def toggle_within(self) -> bool:
        """Search within the filter instead of everything, or the other way; False where nobody searches."""
        if not self._is_filtered or not self._popup.isVisible() or not self.hasFocus():
            return False
        self.within.setChecked(not self.within.isChecked())
        self._change_within()
        return True

    def date_of(self, text: str) -> When | None:
        """The date that a text reads as, None where it is none."""
        try:
            return read_when(text, reference=today(), date_order=self.date_order)
        except DateError:
            return None

    def show_found(self, text: str, answer: Answer) -> None:
        """Show what the database found for `text`, with the date and the commands that it names."""
        if text != self.text() or not self.hasFocus():
            return
        rows = [
            *_date_rows(self.date_of(text)),
            *(FoundRow("View", view.name, why=view_in_words(view), view=view.name) for view in answer.views),
            *(_row_of(hit.found, hit.why) for hit in answer.hits),
            *self._command_rows(text),
        ]
        if any(isinstance(hit.found, ListedRecord) for hit in answer.hits):
            rows.append(FoundRow("Filter", f"Show only records with “{text.strip()}”", words=text.strip()))
        self._model.show(rows, " ".join((text, *answer.spelt)))
        where = " within the filter: Ctrl+K searches everything" if self.is_within else ""
        self._nothing.setText(f"Nothing found for “{text.strip()[:60]}”{where}.")
        self._nothing.setVisible(not rows)
        self._list.setVisible(bool(rows))
        if rows:
            self._list.setCurrentIndex(self._model.index(0))
        self._place(len(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._leave()
            self.left.emit()
        elif self._popup.isVisible() and key in STEPS:
            at = self._list.currentIndex().row() + STEPS[key]
            at = max(0, min(self._model.rowCount() - 1, at))
            self._list.setCurrentIndex(self._model.index(at))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._popup.isVisible() and self._list.currentIndex().isValid():
                self._take(self._list.currentIndex())
            elif self.text().strip():
                self._search(self.text())
        elif key == Qt.Key.Key_Down and self.text().strip():
            self._search(self.text())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._popup.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(Font.SMALL))
        width = QFontMetrics(painter.font()).horizontalAdvance(SHORTCUT) + 14
        box = QRect(self.width() - width - 8, (self.height() - 18) // 2, width, 18)
        painter.setPen(self._theme.colour("line"))
        painter.setBrush(self._theme.colour("panel"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._theme.colour("second"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, SHORTCUT)
        painter.end()

    def _make_room(self, text: str) -> None:
        """Keep the words that stand in the empty field off the badge with its key."""
        badge_px = QFontMetrics(font(Font.SMALL)).horizontalAdvance(SHORTCUT) + 22
        self.setTextMargins(0, 0, 0 if text else badge_px, 0)

    def _search(self, text: str) -> None:
        if text.strip():
            self.searched.emit(text)
        else:
            self._popup.hide()

    def _place(self, rows: int) -> None:
        window = self.window()
        if self._popup.parentWidget() is not window:
            self._popup.setParent(window)
        width = min(max(self.width(), 520), window.width() - 16)
        corner = self.mapTo(window, QPoint(0, self.height() + 4))
        height = 12 + (ROW_PX * min(rows, ROWS_SHOWN) if rows else 34)
        height += FOOT_PX if self._is_filtered else 0
        height = min(height, window.height() - corner.y() - 8)
        self._popup.setGeometry(min(corner.x(), window.width() - width - 8), corner.y(), width, height)
        self._popup.raise_()
        self._popup.show()

    def _change_within(self) -> None:
        self.within_changed.emit(self.within.isChecked())
        self._search(self.text())

    def _leave(self) -> None:
        self._popup.hide()
        self.clear()

    def _take(self, index: QModelIndex) -> None:
        row = index.data(FoundRole.ROW)
        if not isinstance(row, FoundRow):
            return
        self._leave()
        if row.record is not None:
            self.record_chosen.emit(row.record)
        elif row.when is not None:
            self.date_chosen.emit(row.when)
        elif row.as_of is not None:
            self.left.emit()
            self.day_chosen.emit(row.as_of)
        elif row.view:
            self.left.emit()
            self.view_chosen.emit(row.view)
        elif row.words:
            self.left.emit()
            self.words_chosen.emit(row.words)
        elif row.command is not None:
            self.left.emit()
            row.command.trigger()

    def _command_rows(self, text: str) -> list[FoundRow]:
        words = text.casefold().split()
        rows = []
        for command in self._commands:
            name, action = command.name, command.action
            if action.isEnabled() and name and all(word in name.casefold() for word in words):
                rows.append(FoundRow("Command", name, action.shortcut().toString(), command=action))
        return rows[:8]


def _date_rows(when: When | None) -> list[FoundRow]:
    """The ways that a date leads: to its place in time, and, of one day, to what stood on it."""
    if when is None:
        return []
    rows = [FoundRow("Go to", describe(when), when=when)]
    first, last = when.start_earliest, when.end_latest
    if first is not None and last is not None and day_of_ms(first) == day_of_ms(last):
        rows.append(FoundRow("As of", day_in_words(day_of_ms(first)), as_of=day_of_ms(first)))
    return rows


def _row_of(found: Found, why: str) -> FoundRow:
    if isinstance(found, CountedName):
        named = found.named
        return FoundRow(named.kind.value.capitalize(), named.name, found.words, record=named.id, why=why)
    word = found.kind.value.capitalize()
    if isinstance(found, Named):
        return FoundRow(word, found.name, record=found.id, why=why)
    detail = short(found.when) if found.when.is_dated else found.when.text[:24] or "undated"
    return FoundRow(word, found.title, detail, record=found.id, why=why)
