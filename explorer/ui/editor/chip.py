"""One name as a chip: what it is called, its role, and a menu for both."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from explorer.model.vocabulary import RecordKind
from explorer.ui.editor.choice import NEW_KINDS, Choice
from explorer.ui.editor.fields import shortened
from explorer.ui.plain_tip import plain_tip

_CHIP_PX: Final = 22
_NAME_PX: Final = 320
_TIP_LETTERS: Final = 300


class Chip(QFrame):
    """One name with its role.

    Signals:
        removed(): it is not wanted any more.
        changed(): it has another role, or is to be made of another kind.
        stepped(int): the chip before or after is wanted.
        edit_requested(): the record that it names is to be opened in an editor of its own.
    """

    removed = Signal()
    changed = Signal()
    stepped = Signal(int)
    edit_requested = Signal()

    def __init__(self, choice: Choice, roles: tuple[str, ...], colour: str | None, kind: RecordKind) -> None:
        super().__init__()
        self.choice = choice
        self._roles = roles
        self.menu: QMenu | None = None
        self._new_kinds = NEW_KINDS.get(kind, ()) if choice.is_new else ()
        self.setProperty("is_new", "true" if choice.is_new else "false")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFixedHeight(_CHIP_PX)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(9, 0, 5, 0)
        layout.setSpacing(5)
        if colour is not None:
            layout.addWidget(_Dot(colour))
        self._name = QLabel()
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._more = QToolButton()
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more.clicked.connect(self._open_menu)
        self._close = QToolButton()
        self._close.setText("×")
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.setAccessibleName(f"Remove {choice.name}")
        self._close.clicked.connect(self.removed)
        layout.addWidget(self._name)
        layout.addWidget(self._more)
        layout.addWidget(self._close)
        self._show_words()

    def _show_words(self) -> None:
        choice = self.choice
        name = " ".join(choice.name.split())
        said = f"+ “{name}” new {choice.new_kind}" if choice.is_new else name
        self.setAccessibleName(f"{said}, {choice.role}" if choice.role else said)
        self._name.setText(self._name.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, _NAME_PX))
        told = name if len(name) <= _TIP_LETTERS else f"{name[: _TIP_LETTERS - 1]}…"
        self.setToolTip(plain_tip(f"{told}: double-click to edit it" if self.is_editable else told))
        self._more.setVisible(bool(self._roles) or len(self._new_kinds) > 1)
        self._more.setText(f"{choice.role or ''} ▾".strip())
        self._more.setAccessibleName(f"Role of {choice.name}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(super().sizeHint().width(), _CHIP_PX)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys mean this chip."""
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, remove, or open the menu."""
        match event.key():
            case Qt.Key.Key_Left:
                self.stepped.emit(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_End:
                self.stepped.emit(1)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Down | Qt.Key.Key_Space if (
                event.modifiers() == Qt.KeyboardModifier.NoModifier
            ):
                self._open_menu()
            case _:
                super().keyPressEvent(event)

    @property
    def is_editable(self) -> bool:
        """Whether there is a record of it already, which an editor can open."""
        return not self.choice.is_new

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what it names in its own editor."""
        if self.is_editable and event.button() == Qt.MouseButton.LeftButton:
            self.edit_requested.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer its roles and its editor."""
        event.accept()
        self._open_menu()

    def _open_menu(self) -> None:
        if self.menu is not None:
            self.menu.deleteLater()
        menu = QMenu(self)
        for role in self._roles:
            action = menu.addAction(role)
            action.setCheckable(True)
            action.setChecked(role == self.choice.role)
            action.triggered.connect(
                lambda _=False, role=role: self._change(
                    Choice(self.choice.name, self.choice.record, self.choice.new_kind, role)
                )
            )
        if len(self._new_kinds) > 1:
            menu.addSection("to be made as")
            for new_kind in self._new_kinds:
                action = menu.addAction(f"new {new_kind}")
                action.setCheckable(True)
                action.setChecked(new_kind == self.choice.new_kind)
                action.triggered.connect(
                    lambda _=False, new_kind=new_kind: self._change(
                        Choice(self.choice.name, None, new_kind, self.choice.role)
                    )
                )
        if self.is_editable:
            if not menu.isEmpty():
                menu.addSeparator()
            name = " ".join(self.choice.name.split()).replace("&", "&&")
            menu.addAction(f"Edit “{shortened(name)}”…").triggered.connect(
                lambda _=False: self.edit_requested.emit()
            )
        if menu.isEmpty():
            return
        self.menu = menu
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _change(self, choice: Choice) -> None:
        self.choice = choice
        self._show_words()
        self.changed.emit()


class _Dot(QWidget):
    """An actor's colour as a disc."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(10, 22)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        """Draw the disc."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawEllipse(0, 6, 10, 10)
