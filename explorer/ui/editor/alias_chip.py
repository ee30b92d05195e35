"""One alias as a chip: another name, and when it was borne."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from explorer.model.records import Alias
from explorer.model.when import When
from explorer.model.wording import short
from explorer.ui.plain_tip import plain_tip

_CHIP_PX: Final = 22
_NAME_PX: Final = 320
_TIP_LETTERS: Final = 300


class AliasChip(QFrame):
    """An alias; Enter or Down opens its date, F2 its name, Delete removes it, Left and Right go on.

    Signals:
        rename_wanted(): its name is to be written otherwise.
        removed(): it is not wanted any more.
        date_wanted(): its date is to be written.
        stepped(int): the chip before (-1) or after (1) is wanted.
    """

    removed = Signal()
    date_wanted = Signal()
    rename_wanted = Signal()
    stepped = Signal(int)

    def __init__(self, alias: Alias, *, is_datable: bool) -> None:
        super().__init__()
        self.alias = alias
        self._is_datable = is_datable
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFixedHeight(_CHIP_PX)
        self._name = QLabel()
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self.date_button = QToolButton()
        self.date_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.date_button.clicked.connect(self.date_wanted)
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.setAccessibleName(f"Remove {alias.name}")
        self.close_button.clicked.connect(self.removed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(9, 0, 5, 0)
        layout.setSpacing(5)
        for part in (self._name, self.date_button, self.close_button):
            layout.addWidget(part)
        if not is_datable:
            self.date_button.hide()
        told = " ".join(alias.name.split())
        told = told if len(told) <= _TIP_LETTERS else f"{told[: _TIP_LETTERS - 1]}…"
        self.setToolTip(plain_tip(f"{told}: double-click to write it otherwise"))
        self.set_when(alias.when)

    def set_when(self, when: When) -> None:
        """Give it another date."""
        self.alias = Alias(self.alias.name, when)
        name = " ".join(self.alias.name.split())
        span = short(when) if when.is_dated else " ".join(when.text.split())
        self._name.setText(self._name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _NAME_PX))
        self.date_button.setText(f"{span[:40]} ▾" if span else "when ▾")
        self.date_button.setAccessibleName(f"When {name} was borne")
        self.setAccessibleName(f"{name}, {span}" if span else name)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(super().sizeHint().width(), _CHIP_PX)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write the name otherwise."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.rename_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, remove, or write the date."""
        match event.key():
            case Qt.Key.Key_Left:
                self.stepped.emit(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_End:
                self.stepped.emit(1)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removed.emit()
            case Qt.Key.Key_F2:
                self.rename_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Down | Qt.Key.Key_Space if (
                self._is_datable
                and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            ):
                self.date_wanted.emit()
            case _:
                super().keyPressEvent(event)
