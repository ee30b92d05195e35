"""The filter's panel: its facets at the left, the values of one at the right with how many would remain."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.facets import SUBJECT_OF, Facet, FacetKey, FacetValue, chosen, toggled
from explorer.model.view import Filter
from explorer.render.theme import Theme
from explorer.store.queries.facets import FacetCounts
from explorer.ui.facet_list import MARGIN_PX, ROW_PX, FacetDelegate, FacetListModel
from explorer.ui.filter_words import CONFIDENCES, IMPORTANCES, KINDS

WIDTH_PX: Final = 540
FACETS_PX: Final = 158
ROWS: Final = 12
HINT: Final = "Enter or Space takes a value in or out · ← to the facets · Esc closes"
FOUND_BY_TYPING: Final = frozenset({*SUBJECT_OF, Facet.MEDIUM})
ELSEWHERE: Final = "Nothing here is called so: it may be among the facets at the left."
TOO_MANY: Final = "Too many records to count for each; other conditions narrow them down."
NOTHING: Final = "Nothing that is kept has any of these."
STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS - 1,
    Qt.Key.Key_PageUp: 1 - ROWS,
}


class FacetPanel(QFrame):
    """A popup that stays while one chooses; what remains shows behind it at once.

    Signals:
        filter_changed(Filter): a value was taken into the filter or out of it, or all of it given up.
        wanted(Facet, str): the counts of a facet are wanted, narrowed by a text; `show_counts` is awaited.
        closed(): Esc was pressed; the keyboard goes back to the timeline.
    """

    filter_changed = Signal(object)
    wanted = Signal(object, str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName("Filter")
        self._kept = Filter()
        self._facet = Facet.KIND
        self._is_stepped = False
        self.facets = QListWidget(self)
        self.facets.setObjectName("facets")
        self.facets.setFrameShape(QFrame.Shape.NoFrame)
        self.facets.setAccessibleName("Facets")
        self.facets.setFixedWidth(FACETS_PX)
        self.facets.setSpacing(0)
        for row, facet in enumerate(Facet):
            self.facets.addItem(facet.value)
            self.facets.item(row).setSizeHint(QSize(FACETS_PX, ROW_PX))
        self.line = QLineEdit(self)
        self.line.setClearButtonEnabled(True)
        self.line.setMaxLength(200)
        self._rows = FacetListModel()
        self.list = QListView(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setModel(self._rows)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(ROWS * ROW_PX)
        self._delegate = FacetDelegate(self._rows, theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self._told = QLabel(self)
        self._told.setProperty("role", "second")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._count = QLabel(self)
        self._count.setProperty("role", "second")
        self.everything = QPushButton("Show everything", self)
        self.everything.setAutoDefault(False)
        self.everything.setToolTip("Give up all conditions (Ctrl+Alt+F)")
        self._lay_out()
        self.facets.currentRowChanged.connect(self._take_facet)
        self.facets.itemClicked.connect(lambda _item: self._focus_values())
        self.line.textEdited.connect(self._take_letters)
        self.line.textChanged.connect(lambda text: self.wanted.emit(self._facet, text))
        self.list.clicked.connect(self._toggle)
        self.everything.clicked.connect(lambda: self.filter_changed.emit(Filter()))
        for part in (self.line, self.list, self.facets):
            part.installEventFilter(self)
        self.facets.setCurrentRow(0)

    @property
    def facet(self) -> Facet:
        """The facet whose values show."""
        return self._facet

    @property
    def values(self) -> Sequence[FacetValue]:
        """The values that are offered."""
        return self._rows.values

    @property
    def rows(self) -> FacetListModel:
        """The values by their names, and whether they are asked for."""
        return self._rows

    @property
    def told(self) -> str:
        """What is said below the values."""
        return self._told.text()

    @property
    def count_text(self) -> str:
        """How many records remain, in words."""
        return self._count.text()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._delegate.theme = theme

    def show_filter(self, kept: Filter) -> None:
        """Show what the filter asks for, without telling anybody; counts follow while the panel is open."""
        self._kept = kept
        for row, facet in enumerate(Facet):
            count = len(chosen(kept, facet))
            item = self.facets.item(row)
            item.setText(f"{facet.value} ({count})" if count else facet.value)
            strong = item.font()
            strong.setBold(bool(count))
            item.setFont(strong)
        self.everything.setEnabled(not kept.is_everything)
        if self.isVisible():
            self.wanted.emit(self._facet, self.line.text())

    def show_counts(self, text: str, counts: FacetCounts) -> None:
        """Show the values of a facet with how many would remain."""
        if counts.facet is not self._facet or text != self.line.text():
            return
        at = self.list.currentIndex().row()
        asked = frozenset(chosen(self._kept, self._facet))
        named = [(value, _name(self._facet, value)) for value in counts.values]
        if self._facet not in FOUND_BY_TYPING:  # a few words, of which all are there already
            named = [one for one in named if text.strip().casefold() in one[1].casefold()]
        values = [value for value, _name_of_it in named]
        self._rows.show(values, [name for _value, name in named], asked, self._facet)
        self._choose(max(at, 0))
        records = "record" if counts.of_all == 1 else "records"
        self._count.setText(f"{counts.kept:,} of {counts.of_all:,} {records} kept")
        unknown = "No name contains this." if self._facet in FOUND_BY_TYPING else ELSEWHERE
        empty = unknown if text.strip() else NOTHING
        self._told.setText(HINT if values and counts.is_counted else TOO_MANY if values else empty)

    def open_below(self, button: QWidget) -> None:
        """Open under `button`, inside the screen, on the facet looked at last."""
        self.line.clear()
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(0, button.height() + 4))
        screen = button.screen().availableGeometry()
        x = max(screen.left() + 4, min(corner.x(), screen.right() - self.width() - 4))
        self.move(x, min(corner.y(), max(screen.top(), screen.bottom() - self.height() - 4)))
        self._is_stepped = False
        self.show()
        self.wanted.emit(self._facet, "")
        self._focus_values()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the line walk and take the values below it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        key = event.key()
        is_free = not self.line.text() or (
            watched is self.list and key != Qt.Key.Key_Space
        )  # no key of somebody who is writing
        if key == Qt.Key.Key_Escape:
            self.close()
            self.closed.emit()
        elif watched is self.facets:
            if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
                return False
            self._is_stepped = True
            self._focus_values()
        elif key in STEPS:
            self._is_stepped = True
            self._choose(self.list.currentIndex().row() + STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (
            key == Qt.Key.Key_Space and is_free and self._is_stepped
        ):
            self._toggle(self.list.currentIndex())
        elif key == Qt.Key.Key_Left and is_free:
            self.facets.setFocus()
        elif watched is self.list and event.text().isprintable() and event.text():
            self.line.setFocus()  # whoever types looks for a value, wherever the keyboard is
            self.line.insert(event.text())
            self._is_stepped = False
        else:
            return False
        return True

    def _take_letters(self) -> None:
        """Somebody writes: from now on Space is a letter, until a row is reached by keys again."""
        self._is_stepped = False

    def _choose(self, row: int) -> None:
        last = self._rows.rowCount() - 1
        index = self._rows.index(max(0, min(row, last))) if last >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)

    def _toggle(self, index: QModelIndex) -> None:
        if index.isValid():
            key: FacetKey = self._rows.values[index.row()].key
            self.line.selectAll()  # the next name can be typed at once
            self.filter_changed.emit(toggled(self._kept, self._facet, key))

    def _take_facet(self, row: int) -> None:
        self._facet = list(Facet)[row]
        self._is_stepped = False
        if self._rows.rowCount():  # what was not found goes along, to be found here
            self.line.blockSignals(True)
            self.line.clear()
            self.line.blockSignals(False)
        word = "value" if self._facet is Facet.PRIVATE else self._facet.value.lower()
        article = "an" if word[0] in "aeiou" else "a"
        self.line.setPlaceholderText(f"Find {article} {word}")
        self.line.setAccessibleName(f"Find {article} {word}")
        self.list.setAccessibleName(self._facet.value)
        self._rows.show((), (), frozenset(), self._facet)
        self.wanted.emit(self._facet, self.line.text())

    def _focus_values(self) -> None:
        self.line.setFocus()

    def _lay_out(self) -> None:
        rule = QFrame(self)
        rule.setObjectName("hairline")
        rule.setFixedWidth(1)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        finding = QHBoxLayout()
        finding.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        finding.addWidget(self.line)
        right.addLayout(finding)
        right.addWidget(self.list)
        telling = QHBoxLayout()
        telling.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        telling.addWidget(self._told)
        right.addLayout(telling)
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.facets)
        columns.addWidget(rule)
        columns.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        foot.addWidget(self._count, 1)
        foot.addWidget(self.everything)
        line = QFrame(self)
        line.setObjectName("hairline")
        line.setFixedHeight(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 10, 1, 10)
        lines.setSpacing(8)
        lines.addLayout(columns)
        lines.addWidget(line)
        lines.addLayout(foot)
        self.setFixedWidth(WIDTH_PX)


def _name(facet: Facet, value: FacetValue) -> str:
    """What a value is called in the panel."""
    if facet is Facet.KIND:
        return next(word for kind, word in KINDS if kind.value == value.key)
    if facet is Facet.IMPORTANCE:
        return dict(IMPORTANCES)[int(value.key)]
    if facet is Facet.CONFIDENCE:
        word = dict(CONFIDENCES)[int(value.key)]
        return f"{word.capitalize()} and above" if value.key != 5 else word.capitalize()
    if facet in (Facet.STATUS, Facet.PRIVATE):
        return value.name.capitalize()
    return value.name
