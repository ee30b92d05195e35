"""The panel of the saved views: one line finds a view or names a new one, below it the views there are."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.saved_view import MOST_NAME_LETTERS, SavedView
from explorer.render.fonts import one_line
from explorer.render.theme import Theme
from explorer.store.folding import fold
from explorer.ui.saved_views_list import MARGIN_PX, ROW_PX, SavedViewsList

WIDTH_PX: Final = 460
ROWS_MOST: Final = 7
FIND: Final = "Find a view, or name what is shown now"
HINT: Final = "Enter opens · F2 renames · Ctrl+Delete deletes · Ctrl+Enter saves"
RENAMING: Final = "Enter gives “{}” this name; Esc leaves it as it is."
NOTHING_YET: Final = (
    "No view is saved yet. A view keeps the range, the lanes, the filter, what is selected and the as-of day:"
    " write a name above to save what is shown now."
)
NOTHING_FOUND: Final = "No view has this name: Enter saves what is shown now under it."
_LETTERS: Final = 40


class SavedViewsPopup(QFrame):
    """A popup that stays while one chooses; Enter or a click opens a view, Esc closes.

    Signals:
        view_chosen(SavedView): a view is to be opened.
        save_requested(str, bool): what is shown is to be kept under a name; the as-of day follows today.
        rename_requested(SavedView, str), delete_requested(SavedView)
        closed(): the panel was left by Esc; the keyboard goes back.
    """

    view_chosen = Signal(object)
    save_requested = Signal(str, bool)
    rename_requested = Signal(object, str)
    delete_requested = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName("Saved views")
        self._views: Sequence[SavedView] = ()
        self._renamed: SavedView | None = None
        self._why_not: str | None = None
        self._is_saving = False
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(FIND)
        self._line.setAccessibleName(FIND)
        self._line.setAccessibleDescription(HINT)
        self._line.setClearButtonEnabled(True)
        self._line.setMaxLength(MOST_NAME_LETTERS)
        self.list = SavedViewsList(theme, self)
        self._told = QLabel(self)
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setProperty("role", "second")
        self.follows_today = QCheckBox("As of the day on which it is opened", self)
        self.follows_today.setChecked(True)
        self.save = QPushButton("Save", self)
        self.save.setProperty("role", "primary")
        self.save.setAutoDefault(False)
        self.save.setToolTip("Keep what is shown now under this name (Ctrl+Enter)")
        self._lines = lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 12, 1, 10)
        lines.setSpacing(8)
        for part in (self._line, self.list, self._told):
            if part is self.list:
                lines.addWidget(part)
                continue
            row = QHBoxLayout()
            row.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
            row.addWidget(part)
            lines.addLayout(row)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        foot.addWidget(self.follows_today, 1)
        foot.addStretch(1)
        foot.addWidget(self.save)
        lines.addLayout(foot)
        self.setFixedWidth(WIDTH_PX)
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._take_text)
        self.list.clicked.connect(lambda _index: self._open(self.list.current))
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.save.clicked.connect(self._save)

    @property
    def line(self) -> QLineEdit:
        """The line that finds and names."""
        return self._line

    @property
    def told(self) -> str:
        """What is said below the list."""
        return self._told.text()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self.list.set_theme(theme)

    def set_why_not(self, why_not: str | None) -> None:
        """Say why nothing can be saved here, or that it can."""
        self._why_not = why_not

    def set_as_of_today(self, is_today: bool) -> None:
        """Offer to follow the calendar where the as-of day is today's."""
        self.follows_today.setVisible(is_today)

    def show_views(self, views: Sequence[SavedView]) -> None:
        """Offer these views."""
        self._views = views
        self._tell()

    def tell_refusal(self, sentence: str) -> None:
        """Say why a name was not taken; it can be written otherwise."""
        self._told.setText(sentence)
        self._fit()

    def open_below(self, button: QWidget, *, is_saving: bool = False) -> None:
        """Open under `button`, inside the screen; with `is_saving` Enter saves under the name written."""
        self._renamed, self._is_saving = None, is_saving
        self._line.clear()
        self._line.setPlaceholderText("Name of what is shown now" if is_saving else FIND)
        self._tell()
        self.list.choose(0)
        anchor = button if button.isVisible() else button.window()
        corner = anchor.mapToGlobal(QPoint(0, button.height() + 4))
        screen = anchor.screen().availableGeometry()
        x = max(screen.left() + 4, min(corner.x(), screen.right() - self.width() - 4))
        self.move(x, min(corner.y(), max(screen.top(), screen.bottom() - self.height() - 4)))
        self.show()
        self._line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Delete delete a view, not the end of a word in the line."""
        if (
            watched is self._line
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Delete
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._delete(self.list.current)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
        if key == Qt.Key.Key_Escape and self._renamed is not None:
            self._end_renaming()
        elif key == Qt.Key.Key_Escape:
            self.close()
            self.closed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(is_ctrl)
        elif key == Qt.Key.Key_F2:
            self._begin_renaming(self.list.current)
        elif key in steps and self._renamed is None:
            self._is_saving = False
            self.list.step(steps[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def _take(self, is_ctrl: bool) -> None:
        if self._renamed is not None:
            view = self._renamed
            self._end_renaming(keeps_line=True)
            self.rename_requested.emit(view, self._line.text())
        elif is_ctrl or (self._line.text().strip() and (self._is_saving or self.list.current is None)):
            self._save()
        else:
            self._open(self.list.current)

    def _open(self, view: SavedView | None) -> None:
        if view is not None:
            self.close()
            self.view_chosen.emit(view)

    def _save(self) -> None:
        if self.save.isEnabled():
            follows = self.follows_today.isVisibleTo(self) and self.follows_today.isChecked()
            self.save_requested.emit(" ".join(self._line.text().split()), follows)

    def _delete(self, view: SavedView | None) -> None:
        if view is not None and self._why_not is None:
            self.delete_requested.emit(view)

    def _begin_renaming(self, view: SavedView | None) -> None:
        if view is None or self._why_not is not None:
            return
        self._renamed = view
        self._line.setText(one_line(view.name))
        self._line.selectAll()
        self._tell()

    def _end_renaming(self, *, keeps_line: bool = False) -> None:
        self._renamed = None
        if not keeps_line:
            self._line.clear()
        self._tell()

    def _take_text(self) -> None:
        self._tell()
        if self._renamed is None:
            self.list.choose(0)

    def _tell(self) -> None:
        """Show the views that the line finds, and what can be done."""
        wanted, renamed = fold(self._line.text()), self._renamed
        found = [view for view in self._views if renamed is not None or wanted in fold(view.name)]
        row = self.list.currentIndex().row()
        self.list.rows.show(found)
        self.list.choose(found.index(renamed) if renamed in found else row)
        self.list.setFixedHeight(min(len(found), ROWS_MOST) * ROW_PX)
        self.list.setVisible(bool(found))
        name = " ".join(self._line.text().split())
        is_there = any(view.name == name for view in self._views)
        shown = name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1]}…"
        verb = "Replace" if is_there else "Save"
        self.save.setText(f"{verb} “{shown.replace('&', '&&')}”" if name else "Save")
        self.save.setEnabled(bool(name) and renamed is None and self._why_not is None)
        self._told.setText(self._words(found))
        self._fit()

    def _words(self, found: Sequence[SavedView]) -> str:
        if self._why_not is not None:
            return self._why_not if self._views else f"No view is saved here. {self._why_not}"
        if self._renamed is not None:
            return RENAMING.format(one_line(self._renamed.name))
        if not self._views and not self._line.text().strip():
            return NOTHING_YET
        return HINT if found else NOTHING_FOUND

    def _fit(self) -> None:
        self._told.setMinimumHeight(self._told.heightForWidth(WIDTH_PX - 2 - 2 * MARGIN_PX))
        self._lines.activate()
        self.setFixedHeight(self._lines.sizeHint().height())

    def _open_menu(self, where: QPoint) -> None:
        view = self.list.view_at(where)
        if view is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("&Open").triggered.connect(lambda: self._open(view))
        changing = (
            ("&Rename… (F2)", lambda: self._begin_renaming(view)),
            ("Re&place by what is shown now…", lambda: self.save_requested.emit(view.name, True)),
            ("&Delete (Ctrl+Delete)", lambda: self._delete(view)),
        )
        for words, deed in changing:
            action = menu.addAction(words)
            action.setEnabled(self._why_not is None)
            action.triggered.connect(deed)
        menu.popup(self.list.viewport().mapToGlobal(where))
