"""The line above a pane's text: what kind of record it is, and what can be done with it."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from explorer.model.vocabulary import RecordKind
from explorer.render.fonts import sized_font
from explorer.render.icons import icon, pixmap
from explorer.render.theme import Theme
from explorer.ui.panes.pane_deeds import KEYS, Deed, fill_menu, words_of

_LINK: Final = (RecordKind.LINK, "Link from here…")
ADDED: Final[dict[RecordKind, tuple[tuple[RecordKind, str], ...]]] = {
    RecordKind.AGREEMENT: (
        (RecordKind.ACT, "Act…"),
        (RecordKind.COMMITMENT, "Commitment…"),
        (RecordKind.STATEMENT, "Statement about it…"),
        (RecordKind.EVENT, "Event about it…"),
        _LINK,
    ),
    RecordKind.ACTOR: (
        (RecordKind.STATEMENT, "Statement by it…"),
        (RecordKind.EVENT, "Event with it…"),
        (RecordKind.TIE, "Tie…"),
        _LINK,
    ),
    RecordKind.SOURCE: (
        (RecordKind.EVENT, "Event that cites it…"),
        (RecordKind.STATEMENT, "Statement that cites it…"),
        _LINK,
    ),
    RecordKind.EVENT: ((RecordKind.STATEMENT, "Statement at it…"), _LINK),
    RecordKind.COMMITMENT: ((RecordKind.ASSESSMENT, "Assessment…"), _LINK),
    RecordKind.PLACE: ((RecordKind.EVENT, "Event there…"), _LINK),
    RecordKind.TAG: (
        (RecordKind.EVENT, "Event with this tag…"),
        (RecordKind.STATEMENT, "Statement with this tag…"),
        _LINK,
    ),
}
"""What can be added about a record of each kind; every other kind can be linked alone."""


class KindLabel(QLabel):
    """A line in small capitals; where it has no room it leaves out what its second part tells as well.

    Of `AGREEMENT · TREATY` a narrow pane shows `TREATY`; only what is still too long ends in an ellipsis.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane_kind")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(_small_capitals())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's own signature
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), flags, self.shown_text())
        painter.end()

    def shown_text(self) -> str:
        """What is shown of the line at the present width."""
        metrics, text = QFontMetrics(self.font()), self.text()
        while metrics.horizontalAdvance(text) > self.width() and " · " in text:
            text = text.split(" · ", 1)[1]
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width())


class PaneHead(QWidget):
    """The kind of the record at the left, small buttons at the right.

    Signals:
        add_requested(RecordKind): a record of that kind is to be added about this one.
        edit_requested(), delete_requested(): of the record.
        deed_requested(Deed): something is asked of the pane's place.
        copy_requested(bool): copy the record with its sources (False) or the whole pane (True).
        walk_requested(int): back (-1) or forward (1) in a window of its own.
    """

    add_requested = Signal(object)
    edit_requested = Signal()
    delete_requested = Signal()
    deed_requested = Signal(object)
    copy_requested = Signal(bool)
    walk_requested = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kind: RecordKind | None = None
        self._may_edit = True
        self._is_window = self._is_pinned = self._is_comparing = False
        self.kind_label = KindLabel()
        self.add_button = _button("Add", "Add something about this record")
        self.edit_button = _button("Edit", "Edit this record (Ctrl+Enter)")
        self.delete_button = _button("Delete", "Delete this record (Ctrl+Delete)")
        self.beside_button = _button("Open beside", "")
        self.more_button = _button("More", "Copy, pin, open in a window")
        self.back_button = _button("Back", "Back (Alt+Left)")
        self.forward_button = _button("Forward", "Forward (Alt+Right)")
        self.back_button.clicked.connect(lambda: self.walk_requested.emit(-1))
        self.forward_button.clicked.connect(lambda: self.walk_requested.emit(1))
        for button in (self.back_button, self.forward_button):
            button.hide()
        self.add_button.clicked.connect(lambda: self._open_below(self.add_button, self.add_menu()))
        self.edit_button.clicked.connect(self.edit_requested)
        self.delete_button.clicked.connect(self.delete_requested)
        self.beside_button.clicked.connect(self._ask_for_place)
        self.more_button.clicked.connect(lambda: self._open_below(self.more_button, self.more_menu()))
        self.lock = QLabel()
        self.lock.setObjectName("pane_kind")
        self.lock.setAccessibleName("Private")
        self.lock.setContentsMargins(0, 0, 4, 0)
        self.lock.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 12, 0)
        row.setSpacing(0)
        row.addWidget(self.back_button)
        row.addWidget(self.forward_button)
        row.addWidget(self.lock)
        row.addWidget(self.kind_label, 1)
        for button in self._buttons():
            row.addWidget(button)
        self.set_theme(theme)
        self._show_buttons()

    def show_kind(self, kind: RecordKind, words: str, *, is_private: bool = False) -> None:
        """Say what kind of record it is, and offer what can be done with one."""
        self._kind = kind
        self.lock.setVisible(is_private)
        self.kind_label.setText(words.upper())
        self.kind_label.setToolTip(words)
        self.kind_label.setAccessibleName(words)
        self._show_buttons()

    def set_may_edit(self, may_edit: bool) -> None:
        """Offer to add, edit and delete, or not."""
        self._may_edit = may_edit
        self._show_buttons()

    def set_place(
        self, *, is_window: bool = False, is_pinned: bool = False, is_comparing: bool = False
    ) -> None:
        """Note whether the pane stands in a window of its own, is pinned, or beside another."""
        place = (is_window, is_pinned, is_comparing)
        if place != (self._is_window, self._is_pinned, self._is_comparing):
            self._is_window, self._is_pinned, self._is_comparing = place
            self.set_history(False, False)
            self.set_theme(self._theme)

    def set_history(self, has_back: bool, has_forward: bool) -> None:
        """Offer to walk where one has been in a window of its own."""
        for button, is_offered in ((self.back_button, has_back), (self.forward_button, has_forward)):
            button.setVisible(self._is_window and (has_back or has_forward))
            button.setEnabled(is_offered)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of `theme`."""
        self._theme = theme
        self.back_button.setIcon(icon("back", theme))
        self.forward_button.setIcon(icon("forward", theme))
        names = ("plus", "edit", "trash", "import" if self._is_window else "compare", "more")
        for button, name in zip(self._buttons(), names, strict=True):
            button.setIcon(icon(name, theme))
        lock = pixmap("lock", theme.colour("third"), 12, self.devicePixelRatioF())
        self.lock.setPixmap(lock)
        deed = self._place_deed()
        words = words_of(deed, is_comparing=self._is_comparing)
        self.beside_button.setText(words)
        self.beside_button.setAccessibleName(words)
        hint = ", to compare" if deed is Deed.BESIDE and not self._is_comparing else ""
        self.beside_button.setToolTip(f"{words}{hint} ({KEYS[deed]})")

    def add_menu(self) -> QMenu:
        """Make the menu of what can be added about this record."""
        menu = QMenu(self)
        for kind, words in added_about(self._kind):
            menu.addAction(words, partial(self.add_requested.emit, kind))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def more_menu(self) -> QMenu:
        """Make the menu of everything else."""
        menu = QMenu(self)
        menu.addAction("Copy with sources\tCtrl+C", lambda: self.copy_requested.emit(False))
        menu.addAction("Copy this pane as text\tCtrl+Shift+C", lambda: self.copy_requested.emit(True))
        menu.addSeparator()
        deeds = (
            (Deed.DOCK, Deed.CLOSE) if self._is_window else (Deed.PIN, Deed.BESIDE, Deed.WINDOW, Deed.CLOSE)
        )
        fill_menu(
            menu,
            deeds,
            self.deed_requested.emit,
            is_pinned=self._is_pinned,
            is_comparing=self._is_comparing,
        )
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _place_deed(self) -> Deed:
        return Deed.DOCK if self._is_window else Deed.BESIDE

    def _ask_for_place(self) -> None:
        self.deed_requested.emit(self._place_deed())

    def _open_below(self, button: QToolButton, menu: QMenu) -> None:
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _buttons(self) -> tuple[QToolButton, ...]:
        return (
            self.add_button,
            self.edit_button,
            self.delete_button,
            self.beside_button,
            self.more_button,
        )

    def _show_buttons(self) -> None:
        is_known = self._kind is not None
        for button in (self.add_button, self.edit_button, self.delete_button):
            button.setVisible(is_known and self._may_edit)
        for button in (self.beside_button, self.more_button):
            button.setVisible(is_known)


def added_about(kind: RecordKind | None) -> tuple[tuple[RecordKind, str], ...]:
    """What can be added about a record of a kind, with the words that the menu has for it."""
    return () if kind is None else ADDED.get(kind, (_LINK,))


def _button(name: str, hint: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("pane_deed")
    button.setText(name)
    button.setAccessibleName(name)
    button.setToolTip(hint)
    button.setIconSize(QSize(16, 16))
    button.setFixedSize(26, 26)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def _small_capitals() -> QFont:
    font = sized_font(11, is_strong=True)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
    return font
