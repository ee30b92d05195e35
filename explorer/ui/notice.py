"""A line that shows over the window for a few seconds: what was done or undone, or why something was not."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from explorer.ui.style import set_role

SHOWN_MS = 4_000
ERROR_SHOWN_MS = 12_000
BOTTOM_PX = 48


class Notice(QFrame):
    """One short sentence at the lower middle of its parent; it goes by itself, or at a click on its cross."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("notice")
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setObjectName("noticeText")
        self._cross = QPushButton("×", self)
        self._cross.setObjectName("noticeCross")
        self._cross.setAccessibleName("Close the message")
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.setFixedSize(22, 22)
        self._cross.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 8, 8)
        line.setSpacing(10)
        line.addWidget(self._label, 1)
        line.addWidget(self._cross)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, or was said last."""
        return self._label.text()

    def say(self, sentence: str, *, is_error: bool = False) -> None:
        """Show `sentence`; an error stays longer."""
        self._label.setText(" ".join(sentence.split()))
        set_role(self, "error" if is_error else "plain")
        self.setAccessibleName(sentence)
        self._label.setWordWrap(False)
        room = self._room.width() - 48
        width = self.sizeHint().width()
        if width > room:
            self._label.setWordWrap(True)
            width = room
        self.setFixedWidth(width)
        layout = self.layout()
        assert layout is not None
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else self.sizeHint().height()
        self.setFixedHeight(max(height, 38))
        self.place()
        self.raise_()
        self.show()
        self._timer.start(ERROR_SHOWN_MS if is_error else SHOWN_MS)

    def place(self) -> None:
        """Keep to the lower middle of the parent."""
        room = self._room
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - BOTTOM_PX)
