"""Writing in a cell: a line or a choice in its place, checked before it closes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from explorer.model.ids import Day
from explorer.model.table_rows import Field, TableRow
from explorer.model.vocabulary import CERTAINTIES, EVENT_STATUSES
from explorer.render.theme import Theme
from explorer.ui.editor.echo import Echo, echo_of
from explorer.ui.editor.one_line import kept, one_line
from explorer.ui.table.cell_bubble import CellBubble
from explorer.ui.table.cells import COLUMNS, cell_text
from explorer.ui.table.name_completer import NameCompleter
from explorer.ui.table.table_model import WAITING, TableModel, field_at

if TYPE_CHECKING:
    from explorer.edit.fields import Value

_CHOICES: Final = {
    Field.STATUS: EVENT_STATUSES,
    Field.CERTAINTY: CERTAINTIES,
    Field.IMPORTANCE: ("1", "2", "3", "4", "5"),
}
_NAMES: Final = frozenset({Field.PLACE, Field.TAGS})
_QUIET: Final = frozenset({Field.KIND, Field.ENTERED, Field.SOURCES})
_FOCUS_PX: Final = 2

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Draws the cells, and makes, checks and reads what is written in them.

    Signals:
        written(TableRow, Field, Value, str): a field is to have this value; the text is what was written.
        stepped(int): Tab (1) or Shift+Tab (-1) has closed a cell; the next that can be written is wanted.
        names_wanted(NameCompleter, str): names of places or tags that begin so are wanted.
    """

    written = Signal(object, object, object, str)
    stepped = Signal(int)
    names_wanted = Signal(object, str)

    def __init__(self, model: TableModel, theme: Theme, view: QWidget) -> None:
        super().__init__(view)
        self._model = model
        self._theme = theme
        self._view = view
        self._bubble: CellBubble | None = None
        self._editor: QWidget | None = None
        self._completer: NameCompleter | None = None
        self._row: TableRow | None = None
        self._field = Field.WHEN
        self._is_filled = False
        self._date_order: Callable[[], str] = lambda: "dmy"
        self._reference: Callable[[], Day | None] = lambda: None

    @property
    def editor(self) -> QWidget | None:
        """What a cell is being written in; None where none is."""
        return self._editor

    @property
    def bubble_words(self) -> str:
        """What is said at the cell that is being written."""
        return "" if self._bubble is None else self._bubble.words

    @property
    def offered_names(self) -> list[str]:
        """The names that are offered for what is being written."""
        return [] if self._completer is None else self._completer.names

    def read_dates_by(self, date_order: Callable[[], str], reference: Callable[[], Day | None]) -> None:
        """Read dates in this order of day and month; count “last Thursday” from this day."""
        self._date_order, self._reference = date_order, reference

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme

    def say_wrong(self, text: str, sentence: str) -> None:
        """Put a text that was refused back into the cell that is being written, and say why."""
        if isinstance(self._editor, QLineEdit):
            self._editor.setText(text)
        if self._bubble is not None:
            self._bubble.say_wrong(sentence)

    # Drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        rect: QRect = option.rect
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.colour("faint_line"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            _outline(painter, rect, self._theme.colour("accent"))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        field = field_at(index)
        row = self._model.row(index.row())
        colour = "second" if field in _QUIET else "text"
        if row is None or option.text == WAITING or (field is Field.WHEN and not row.when.is_dated):
            colour = "third"
        option.palette.setColor(QPalette.ColorRole.Text, self._theme.colour(colour))

    # Writing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002  # Qt's own signature
        row = self._model.row(index.row())
        field = field_at(index)
        self._row, self._field = row, field
        choices = _CHOICES.get(field)
        editor: QWidget
        if choices is not None:
            combo = _ChoiceBox(parent)
            combo.addItems(choices)
            combo.picked.connect(self._finish)
            editor = combo
        else:
            line = QLineEdit(parent)
            line.textEdited.connect(self._tell)
            if field in _NAMES:
                completer = self._completer = NameCompleter(line, is_list=field is Field.TAGS)
                completer.wanted.connect(lambda text, one=completer: self.names_wanted.emit(one, text))
            editor = line
        editor.setObjectName("cellEditor")
        editor.setAccessibleName(COLUMNS[index.column()].head)
        self._editor, self._is_filled = editor, False
        self._bubble = CellBubble(self._theme, self._view)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: ARG002  # Qt's own signature
        if self._is_filled:  # the rows were told anew: what is being written stays
            return
        self._is_filled = True
        text = "" if self._row is None else cell_text(self._row, self._field)
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(one_line(text))
            editor.selectAll()
            if self._field is Field.WHEN:
                self._tell(editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002  # Qt's own signature
        rect: QRect = option.rect
        editor.setGeometry(rect)
        if self._bubble is not None:
            origin = editor.mapTo(self._view, editor.rect().topLeft())
            self._bubble.set_cell(QRect(origin, rect.size()))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: ARG002  # Qt's own signature
        row, text = self._row, _text_in(editor)
        if row is None or self._why_wrong(text) or text == one_line(cell_text(row, self._field)):
            return
        self.written.emit(row, self._field, self._value(row, text), text)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Close a cell by Enter or Tab only where it can be taken; one that is left wrong stays open."""
        if not isinstance(editor, QWidget) or editor is not self._editor:
            return super().eventFilter(editor, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
            if step is not None:
                if self._finish():
                    self.stepped.emit(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._finish()
                return True
        if event.type() == QEvent.Type.FocusOut and self._why_wrong(_text_in(editor)):
            self._tell(_text_in(editor))
            return False
        return super().eventFilter(editor, event)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._forget()
        super().destroyEditor(editor, index)

    # Inside

    def _finish(self) -> bool:
        """Take what is written and close the cell, or say why not."""
        editor = self._editor
        if editor is None:
            return False
        wrong = self._why_wrong(_text_in(editor))
        if wrong:
            if self._bubble is not None:
                self._bubble.say_wrong(wrong)
            return False
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return True

    def _tell(self, text: str) -> None:
        if self._bubble is None:
            return
        if self._field is Field.WHEN:
            self._bubble.show_echo(self._echo(text))
        elif wrong := self._why_wrong(text):
            self._bubble.say_wrong(wrong)
        else:
            self._bubble.hide()

    def _echo(self, text: str) -> Echo:
        return echo_of(text, reference=self._reference(), date_order=self._date_order())

    def _why_wrong(self, text: str) -> str:
        """Why the text can't be taken, in one sentence; empty where it can."""
        if self._field is Field.WHEN:
            echo = self._echo(text)
            return echo.words if echo.outcome == "impossible" else ""
        if self._field is Field.TITLE and not text.strip():
            return "The title is empty; write one."
        return ""

    def _value(self, row: TableRow, text: str) -> "Value":
        match self._field:
            case Field.WHEN:
                return self._echo(text).when
            case Field.IMPORTANCE:
                return int(text)
            case _:
                return kept(text, cell_text(row, self._field))

    def _forget(self) -> None:
        self._editor = self._completer = None
        if self._bubble is not None:
            self._bubble.hide()
            self._bubble.deleteLater()
            self._bubble = None


class _ChoiceBox(QComboBox):
    """A choice of a few words; the arrow keys and letters only walk it.

    Signals:
        picked(): one was chosen in the list that drops down.
    """

    picked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._was_open = False
        self.activated.connect(self._tell)

    def hidePopup(self) -> None:
        self._was_open = True
        super().hidePopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._was_open = False
        super().keyPressEvent(event)

    def _tell(self) -> None:
        if self._was_open:
            self.picked.emit()


def _text_in(editor: QWidget) -> str:
    if isinstance(editor, QComboBox):
        return editor.currentText()
    return editor.text() if isinstance(editor, QLineEdit) else ""


def _outline(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Draw the ring of the cell that the keyboard is in."""
    width, height = rect.width(), rect.height() - 1
    painter.fillRect(rect.left(), rect.top(), width, _FOCUS_PX, colour)
    painter.fillRect(rect.left(), rect.top() + height - _FOCUS_PX, width, _FOCUS_PX, colour)
    painter.fillRect(rect.left(), rect.top(), _FOCUS_PX, height, colour)
    painter.fillRect(rect.left() + width - _FOCUS_PX, rect.top(), _FOCUS_PX, height, colour)
