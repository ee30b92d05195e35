"""The table with its bar: which records are listed, how many they are, which columns are shown."""

from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from explorer.render.icons import icon
from explorer.render.theme import Theme
from explorer.ui.editor.segmented import Segmented
from explorer.ui.menu_button import MenuButton
from explorer.ui.plain_tip import plain_tip
from explorer.ui.table.cells import COLUMN_OF, COLUMNS
from explorer.ui.table.row_order import SORTED_BY_TEXT_MOST, RowOrder, Scope
from explorer.ui.table.table_columns import TableColumns
from explorer.ui.table.table_model import TableModel
from explorer.ui.table.table_view import TableView

BAR_PX: Final = 40
_SMALL_PX: Final = 28


class TableArea(QFrame):
    """A bar above the rows.

    Signals:
        scope_chosen(Scope): other records are to be listed.
    """

    scope_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tableArea")
        self.model = TableModel(self)
        self.view = TableView(self.model, theme, self)
        self.columns = TableColumns(self.view)
        self._scope = Segmented(tuple(Scope), "Records listed", self)
        self._scope.chosen.connect(lambda word: self.scope_chosen.emit(Scope(word)))
        self._words = QLabel(self)
        self._words.setProperty("role", "second")
        self._words.setAccessibleName("Rows")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setMinimumWidth(0)
        self._choose = MenuButton("Columns", theme, self)
        self._choose.setAccessibleName("Columns")
        self._choose.setToolTip("Which columns are shown; a head can be dragged to another place")
        self._choose.clicked.connect(self._open_choice)
        self._alone = self._small("Table alone")
        self._close = self._small("Close the table")
        self._buttons: tuple[tuple[QToolButton, str], ...] = ((self._alone, "unfold"), (self._close, "close"))
        bar = QFrame(self)
        bar.setObjectName("tableBar")
        bar.setFixedHeight(BAR_PX)
        line = QHBoxLayout(bar)
        line.setContentsMargins(10, 4, 8, 4)
        line.setSpacing(10)
        line.addWidget(self._scope)
        line.addWidget(self._words, 1)
        line.addWidget(self._choose)
        line.addWidget(self._alone)
        line.addWidget(self._close)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(bar)
        lines.addWidget(self.view, 1)
        self.set_theme(theme)

    @property
    def words(self) -> str:
        """What the bar says of the rows."""
        return self._words.text()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self.view.set_theme(theme)
        self._choose.set_theme(theme)
        for button, name in self._buttons:
            button.setIcon(icon(name, theme))

    def bind(self, alone: QAction, shown: QAction) -> None:
        """Let the two buttons at the right stand for these actions: the table alone, and shown."""
        self._alone.setCheckable(True)
        alone.toggled.connect(self._alone.setChecked)
        self._alone.clicked.connect(alone.trigger)
        self._alone.setToolTip(alone.toolTip())
        self._close.clicked.connect(shown.trigger)
        self._close.setToolTip(shown.toolTip().replace("Show the table", "Close the table"))

    def show_scope(self, scope: Scope) -> None:
        """Show which records are listed."""
        self._scope.set_word(scope)

    def tell(self, order: RowOrder) -> None:
        """Say how many rows there are, and where they are not sorted as wished."""
        content, rows = order.content, len(order)
        every = content.kept + len(content.undated_kept)
        if content.is_partial:
            words = f"Reading… {rows:,} of about {content.about:,} records so far"
        elif order.wish.scope is Scope.UNDATED:
            words = "1 record without a date" if rows == 1 else f"{rows:,} records without a date"
        else:
            words = f"{rows:,} of {every:,} records" if rows != every else f"{rows:,} records"
        if not order.is_sorted:
            head = COLUMNS[COLUMN_OF[order.wish.field]].head.lower()
            words += f" · in order of time: by {head} at most {SORTED_BY_TEXT_MOST:,} are sorted"
        self._words.setText(words)
        self._words.setToolTip(plain_tip(words))
        self.view.set_empty_words(_why_empty(order.wish.scope, every))

    def _open_choice(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.columns.fill_choice(menu)
        menu.popup(self._choose.mapToGlobal(QPoint(0, self._choose.height() + 4)))

    def _small(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name)
        button.setFixedSize(QSize(_SMALL_PX, _SMALL_PX))
        return button


def _why_empty(scope: Scope, every: int) -> str:
    """What stands in the place of the rows where there are none."""
    if scope is Scope.UNDATED:
        return "Every record that is kept has a date."
    if scope is Scope.IN_VIEW and every:
        return "No record lies in the range in view. “Everything” lists all of them."
    return "Nothing is kept: take a condition of the filter away, or add a record."
