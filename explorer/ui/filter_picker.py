"""The panel in which names are picked that records must be about: typing narrows, Enter takes."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from explorer.model.records import Named
from explorer.model.view import SUBJECTS, Filter
from explorer.render.theme import Theme
from explorer.ui.search_box import STEPS
from explorer.ui.search_rows import ROW_PX, FoundDelegate, FoundModel, FoundRole, FoundRow

WIDTH_PX: Final = 440
ROWS_SHOWN: Final = 10
TAKEN: Final = "in the filter"
HINT: Final = "Enter adds a name to the filter, or takes it out again; Esc closes."


class FilterPicker(QFrame):
    """A popup that stays while one picks; Enter or a click adds a name or takes it out, Esc closes it.

    Signals:
        searched(str): names for this text are wanted; `show_found` is awaited for it.
        filter_changed(Filter): a name was added or taken out.
        closed(): the panel is closed; the keyboard goes back to the timeline.
    """

    searched = Signal(str)
    filter_changed = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName("Filter by name")
        self._kept = Filter()
        self._found: tuple[Named, ...] = ()
        self._line = QLineEdit(self)
        self._line.setPlaceholderText("Actor, agreement, tag, place or source")
        self._line.setAccessibleName("Name to filter by")
        self._line.setAccessibleDescription(HINT)
        self._line.setClearButtonEnabled(True)
        self._line.setMaxLength(200)
        self._model = FoundModel()
        self._list = QListView(self)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setModel(self._model)
        self._list.setAccessibleName("Names")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedHeight(ROWS_SHOWN * ROW_PX)
        self._delegate = FoundDelegate(self._model, theme, self._list)
        self._list.setItemDelegate(self._delegate)
        self._told = QLabel(HINT, self)
        self._told.setProperty("role", "second")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 12, 1, 10)
        lines.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.addWidget(self._line)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self._told)
        lines.addLayout(top)
        lines.addWidget(self._list)
        lines.addLayout(foot)
        self.setFixedWidth(WIDTH_PX)
        self._line.textChanged.connect(self.searched)
        self._list.clicked.connect(self._take)

    @property
    def line(self) -> QLineEdit:
        """The line that names are typed in."""
        return self._line

    @property
    def rows(self) -> Sequence[FoundRow]:
        """The names that are offered."""
        return self._model.rows

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._delegate.theme = theme

    def show_filter(self, kept: Filter) -> None:
        """Show which of the names `kept` asks for, without telling anybody."""
        self._kept = kept
        self._tell()

    def show_found(self, text: str, found: Sequence[Named]) -> None:
        """Offer the names found for `text`."""
        if text == self._line.text():
            self._found = tuple(found)
            self._tell()
            self._list.setCurrentIndex(self._model.index(0))

    def open_below(self, button: QPushButton) -> None:
        """Open below a button, with the names used most."""
        self._line.clear()
        self.searched.emit("")
        self.adjustSize()
        self.move(button.mapToGlobal(QPoint(0, button.height() + 4)))
        self.show()
        self._line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self._list.currentIndex()
        if key == Qt.Key.Key_Escape:
            self.close()
            self.closed.emit()
        elif key in STEPS:
            at = max(0, min(self._model.rowCount() - 1, current.row() + STEPS[key]))
            self._list.setCurrentIndex(self._model.index(at))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(current)
        else:
            super().keyPressEvent(event)

    def _take(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = index.data(FoundRole.ROW)
        one = next((one for one in self._found if isinstance(row, FoundRow) and one.id == row.record), None)
        if one is None:
            return
        has = self._kept.has_subject(one.kind, one.id)
        change = self._kept.without_subject if has else self._kept.with_subject
        self._line.selectAll()  # the next name can be typed at once
        self.filter_changed.emit(change(one.kind, one.id))

    def _tell(self) -> None:
        """Show the names found, each with whether it is in the filter."""
        at = self._list.currentIndex().row()
        rows = [
            FoundRow(
                one.kind.value.capitalize(),
                one.name,
                TAKEN if one.kind in SUBJECTS and self._kept.has_subject(one.kind, one.id) else "",
                record=one.id,
            )
            for one in self._found
        ]
        self._model.show(rows, self._line.text())
        self._told.setText(HINT if rows else "No name contains this.")
        if 0 <= at < len(rows):
            self._list.setCurrentIndex(self._model.index(at))
