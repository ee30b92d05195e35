"""What a field offers while a name is typed: known names that fit, then what to make of the text."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from explorer.model.vocabulary import RecordKind
from explorer.render.fonts import sized_font
from explorer.render.theme import Theme
from explorer.ui.editor.choice import NEW_KINDS, Choice

ColourOf = Callable[[Choice], str | None]
"""The colour of a choice's dot as `#rrggbb`, None for no dot."""

ROW_PX: Final = 26
MOST_ROWS: Final = 9
WIDEST_PX: Final = 420
NOTE_GAP_PX: Final = 12
LEAST_NOTE_PX: Final = 110


def offered(kind: RecordKind, text: str, known: Iterable[Choice]) -> list[Choice]:
    """The choices for `text`: known names, and unless one is the text itself, what to make of it."""
    typed = " ".join(text.split())
    choices = list(known)
    if typed and not any(choice.name.casefold() == typed.casefold() for choice in choices):
        choices += [Choice(typed, None, new_kind) for new_kind in NEW_KINDS.get(kind, ())]
    return choices


class SuggestionModel(QAbstractListModel):
    """The choices as rows of a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[Choice] = []

    def set_choices(self, choices: list[Choice]) -> None:
        """Show other choices."""
        self.beginResetModel()
        self._choices = choices
        self.endResetModel()

    def choice_at(self, row: int) -> Choice | None:
        """The choice in `row`."""
        return self._choices[row] if 0 <= row < len(self._choices) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many choices there are."""
        return 0 if parent.isValid() else len(self._choices)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The text of a row, and for the drawing the choice itself."""
        choice = self.choice_at(index.row()) if index.isValid() else None
        if choice is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return choice.name if not choice.is_new else f"new {choice.new_kind} “{choice.name}”"
        return choice if role == Qt.ItemDataRole.UserRole else None


class SuggestionPopup(QListView):
    """The list beneath a field; the field keeps the focus and hands it the keys.

    Signals:
        picked(Choice): a row was clicked.
    """

    picked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget, colour_of: ColourOf = lambda _: None) -> None:
        super().__init__(parent)
        self._window = parent
        self._was_stepped = False
        self._rows = SuggestionModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(theme, colour_of, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Suggestions")
        self.clicked.connect(self._tell)
        self.entered.connect(self.setCurrentIndex)
        self.hide()

    def show_below(self, field: QWidget, choices: list[Choice], *, widest_px: int = WIDEST_PX) -> None:
        """Show `choices` under `field`, or above it where there is more room; nothing for none."""
        self._was_stepped = False
        self._rows.set_choices(choices)
        if not choices:
            self.hide()
            return
        self.setCurrentIndex(self._rows.index(0))
        window = self._window
        height = ROW_PX * min(len(choices), MOST_ROWS) + 8
        below = field.mapTo(window, QPoint(0, field.height() + 3))
        above = field.mapTo(window, QPoint(0, -3 - height))
        place = below if below.y() + height <= window.height() or above.y() < 0 else above
        self.setGeometry(QRect(place, QSize(min(field.width(), widest_px), height)))
        self.show()
        self.raise_()

    def current_choice(self) -> Choice | None:
        """The highlighted row."""
        return self._rows.choice_at(self.currentIndex().row())

    @property
    def was_stepped(self) -> bool:
        """Whether another row than the first was highlighted by keys since the list opened."""
        return self._was_stepped

    def go_to(self, name: str) -> None:
        """Highlight the row of a name, where there is one."""
        for row in range(self._rows.rowCount()):
            choice = self._rows.choice_at(row)
            if choice is not None and choice.name == name:
                self.setCurrentIndex(self._rows.index(row))

    def step(self, rows: int) -> None:
        """Highlight another row, from the last on to the first again."""
        self._was_stepped = True
        count = self._rows.rowCount()
        if count:
            self.setCurrentIndex(self._rows.index((self.currentIndex().row() + rows) % count))

    def _tell(self, index: QModelIndex) -> None:
        choice = self._rows.choice_at(index.row())
        if choice is not None:
            self.picked.emit(choice)


class _RowPainter(QStyledItemDelegate):
    """Draws a known name plainly, and what would be made anew in the accent colour with a plus sign."""

    def __init__(self, theme: Theme, colour_of: ColourOf, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour_of = colour_of

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002  # Qt's signature
        """Every row has the same height."""
        return QSize(200, ROW_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        choice = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(choice, Choice):
            return
        box: QRect = option.rect
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_ground"))
            painter.drawRoundedRect(box, 5, 5)
        inner = box.adjusted(9, 0, -9, 0)
        dot = None if choice.is_new else self._colour_of(choice)
        if dot is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(dot))
            painter.drawEllipse(QRectF(inner.left(), inner.center().y() - 4, 9, 9))
            inner.setLeft(inner.left() + 15)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(sized_font(13))
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        if choice.note:
            metrics = painter.fontMetrics()
            room_px = max(inner.width() - metrics.horizontalAdvance(choice.name) - NOTE_GAP_PX, LEAST_NOTE_PX)
            note = metrics.elidedText(choice.note, Qt.TextElideMode.ElideRight, room_px)
            painter.setPen(self._theme.colour("second"))
            painter.drawText(inner, flags | Qt.AlignmentFlag.AlignRight, note)
            inner.setRight(inner.right() - metrics.horizontalAdvance(note) - NOTE_GAP_PX)
        colour: QColor = self._theme.colour("accent" if choice.is_new else "text")
        painter.setPen(colour)
        text = painter.fontMetrics().elidedText(
            f"+  {words}" if choice.is_new else " ".join(words.split()),
            Qt.TextElideMode.ElideRight,
            inner.width(),
        )
        painter.drawText(inner, flags, text)
        painter.restore()
