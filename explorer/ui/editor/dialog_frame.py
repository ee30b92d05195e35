"""The frame of the editor: head, a page that scrolls, foot, and its size and place on the screen."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.editor.draft_notice import DraftNotice
from explorer.ui.editor.fields import button
from explorer.ui.editor.form_grid import MARGIN_PX
from explorer.ui.editor.form_page import FormPage

HINT: Final = "Ctrl+Enter saves · Esc closes"
WIDTH_PX: Final = 720
_HEAD_PX: Final = 49
_LEAST_PX: Final = 160


class DialogFrame(QDialog):
    """A dialog whose page scrolls where the screen has no room for it, while its buttons stay."""

    page: FormPage

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._own_height_px = 0
        self.notice = DraftNotice()
        self.scrolled = QScrollArea()
        self.title_label = QLabel()
        self.title_label.setProperty("role", "dialog_title")
        self.hint_label = QLabel(HINT)
        self.hint_label.setProperty("role", "third")
        self.hint_label.setTextFormat(Qt.TextFormat.PlainText)
        self.private = QCheckBox("Pri&vate: left out of exports")
        self.private.setAccessibleName("Private")
        self.error_label = QLabel()
        self.error_label.setProperty("role", "error")
        self.error_label.setTextFormat(Qt.TextFormat.PlainText)
        self.error_label.setWordWrap(True)
        self.cancel_button = button("Cancel")
        self.another_button = button("Save and add anot&her")
        self.save_button = button("Save", "primary")
        self._lay_out()

    def set_page(self, page: FormPage) -> None:
        """Show the page between head and foot."""
        self.page = page
        self.scrolled.setWidget(page)

    def _lay_out(self) -> None:
        head, self._foot = QFrame(), QFrame()
        foot = self._foot
        head.setProperty("role", "dialog_head")
        foot.setProperty("role", "dialog_foot")
        head.setFixedHeight(_HEAD_PX)
        in_head, in_foot = QHBoxLayout(head), QHBoxLayout(foot)
        in_head.setContentsMargins(20, 0, 20, 0)
        in_head.addWidget(self.title_label, 1)
        in_head.addWidget(self.hint_label)
        in_foot.setContentsMargins(20, 12, 20, 12)
        in_foot.setSpacing(8)
        in_foot.addWidget(self.private)
        in_foot.addWidget(self.error_label, 1)
        for pressed in (self.cancel_button, self.another_button, self.save_button):
            in_foot.addWidget(pressed)
        self.scrolled.setObjectName("form_scroll")
        self.scrolled.setWidgetResizable(True)
        self.scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scrolled.verticalScrollBar().rangeChanged.connect(self._make_room_for_scroll_bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.notice)
        layout.addWidget(self.scrolled, 1)
        layout.addWidget(foot)
        self.setModal(True)
        self.setMinimumWidth(WIDTH_PX)

    def sizeHint(self) -> QSize:
        """Room for every field, as far as the screen has it."""
        page = self.page
        is_flowing = page.hasHeightForWidth()  # its hint would count chips as if they had no room
        page_px = page.heightForWidth(WIDTH_PX) if is_flowing else page.sizeHint().height()
        notice_px = 0 if self.notice.isHidden() else self.notice.sizeHint().height()
        form_px = page_px + notice_px
        available_px = self.screen().availableGeometry().height() - 80
        around_px = _HEAD_PX + self._foot.sizeHint().height()
        return QSize(WIDTH_PX, min(max(form_px + around_px, _LEAST_PX), available_px))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that the fields need in the look that they are shown in."""
        super().showEvent(event)
        if event.spontaneous():
            self.grow()
        else:
            self._take_height(self.sizeHint().height())  # before, it was not dressed and its rows were taller
            self._own_height_px = self.height()
            self._centre()

    def _centre(self) -> None:
        """Stand in the middle of the window that it belongs to."""
        below = self.parentWidget()
        if below is not None:
            frame = self.frameGeometry()
            frame.moveCenter(below.window().frameGeometry().center())
            self.move(frame.topLeft())
            self._keep_on_screen()

    def grow(self) -> None:
        """Take more height where the fields need it; never less than it has."""
        self._take_height(max(self.height(), self.sizeHint().height()))

    def fit(self) -> None:
        """Take the height that the fields need, more or less than it has, unless the user gave it another."""
        if self.height() == self._own_height_px:
            self._take_height(self.sizeHint().height())
        else:
            self.grow()

    def _take_height(self, height_px: int) -> None:
        if height_px != self.height():
            self.resize(max(self.width(), WIDTH_PX), height_px)
            self._own_height_px = self.height()
        if self.isVisible():
            self._keep_on_screen()

    def _keep_on_screen(self) -> None:
        """Move up or aside as far as is needed to stand on the screen whole, with its frame."""
        available, frame = self.screen().availableGeometry(), self.frameGeometry()
        x = max(available.left(), min(frame.left(), available.right() + 1 - frame.width()))
        y = max(available.top(), min(frame.top(), available.bottom() + 1 - frame.height()))
        if (x, y) != (frame.left(), frame.top()):
            self.move(x, y)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone saves nothing by accident; on a button it presses it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            pressed = self.focusWidget()
            if isinstance(pressed, QPushButton):
                pressed.click()
            return
        super().keyPressEvent(event)

    def _make_room_for_scroll_bar(self, lowest: int, highest: int) -> None:
        """Keep the fields' right edge in line with the buttons, scroll bar or not."""
        bar = self.scrolled.verticalScrollBar()
        self.page.set_right_margin(MARGIN_PX - (bar.sizeHint().width() if highest > lowest else 0))
