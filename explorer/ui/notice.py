"""A line over the timeline for a few seconds: what was done or undone, or why something was not."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCursor,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from explorer.ui.style import set_role

SHOWN_MS: Final = 6_000
ERROR_SHOWN_MS: Final = 12_000
BOTTOM_PX: Final = 16
SIDE_PX: Final = 24
LEAST_HEIGHT_PX: Final = 38

Action = tuple[str, Callable[[], object]]
"""What can be done about a message: the words of its button, and the deed."""


class Notice(QFrame):
    """One short sentence, and at most one thing to do about it, at the lower middle of `over`.

    It goes by itself, but never while the pointer has moved onto it or its button has the keyboard; at a
    click on its cross, or at Esc, at once. A pointer that happens to rest where it appears does not keep it.
    """

    def __init__(self, parent: QWidget, over: QWidget | None = None) -> None:
        """`over` is the part of `parent` that the message may cover; all of it unless told."""
        super().__init__(parent)
        self._room = parent
        self._over = over or parent
        self._deed: Callable[[], object] | None = None
        self._shown_ms = SHOWN_MS
        self.setObjectName("notice")
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setObjectName("noticeText")
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMouseTracking(True)
        self._pointer_at = QPoint()
        self._is_pointed_at = False
        self._button = QPushButton(self)
        self._button.setObjectName("noticeAction")
        self._button.setAutoDefault(False)
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.installEventFilter(self)
        self._button.clicked.connect(self._do)
        self._cross = QPushButton("×", self)
        self._cross.setObjectName("noticeCross")
        self._cross.setAccessibleName("Close the message")
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.setFixedSize(22, 22)
        self._cross.clicked.connect(self._leave)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 8, 8)
        line.setSpacing(10)
        line.addWidget(self._label, 1)
        line.addWidget(self._button)
        line.addWidget(self._cross)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        self._over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, or was said last."""
        return self._label.text()

    @property
    def button(self) -> QPushButton:
        """What can be done about it; hidden where there is nothing."""
        return self._button

    @property
    def is_waiting(self) -> bool:
        """Whether it will go by itself after a while."""
        return self._timer.isActive()

    def say(
        self,
        sentence: str,
        *,
        is_error: bool = False,
        action: Action | None = None,
        shown_ms: int | None = None,
    ) -> None:
        """Show `sentence`, an error for longer, with a button that does what `action` says.

        It stays for `shown_ms` where that is told.
        """
        told = " ".join(sentence.split())
        self._label.setText(told)
        self._deed = None if action is None else action[1]
        self._button.setText("" if action is None else action[0].replace("&", "&&"))
        self._button.setVisible(action is not None)
        set_role(self, "error" if is_error else "plain")
        self.setAccessibleName(told)
        self._shown_ms = shown_ms or (ERROR_SHOWN_MS if is_error else SHOWN_MS)
        if not self.isVisible():
            self._pointer_at, self._is_pointed_at = QCursor.pos(), False
        self.place()
        self.raise_()
        self.show()
        if QAccessible.isActive():
            offered = "" if action is None else f" {action[0]}: a button beside it."
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told + offered))
        self._wait()

    def place(self) -> None:
        """Keep to the lower middle of the part that it may cover, as wide as the sentence asks for."""
        over = self._over if self._over.isVisibleTo(self._room) else self._room
        room = min(over.width(), self._room.width()) - 2 * SIDE_PX
        self._label.setWordWrap(False)
        width = self.sizeHint().width()
        if width > room:
            self._label.setWordWrap(True)
            width = room
        layout = self.layout()
        assert layout is not None
        self.setFixedWidth(width)
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else self.sizeHint().height()
        self.setFixedHeight(max(height, LEAST_HEIGHT_PX))
        corner = QPoint((over.width() - width) // 2, over.height() - self.height() - BOTTOM_PX)
        self.move(over.mapTo(self._room, corner) if over is not self._room else corner)

    # Qt's own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the part that it covers, and let its button keep it as long as it has the keyboard."""
        if watched is self._over:
            if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
                self.place()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._wait()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._note_pointer(event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._note_pointer(event.globalPosition().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._is_pointed_at = False
        self._wait()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _note_pointer(self, where: QPoint) -> None:
        """Stay while the pointer is on it, once that has moved since it appeared."""
        if where != self._pointer_at:
            self._is_pointed_at = True
            self._timer.stop()

    def _wait(self) -> None:
        """Begin to wait anew, unless somebody is about to use it."""
        if self.isVisible() and not self._is_pointed_at and not self._button.hasFocus():
            self._timer.start(self._shown_ms)
        else:
            self._timer.stop()

    def _do(self) -> None:
        deed = self._deed
        self._leave()
        if deed is not None:
            deed()

    def _leave(self) -> None:
        """Go, and give the keyboard back where the button had it."""
        self._timer.stop()
        if self._button.hasFocus():
            self._over.setFocus()
        self.hide()
