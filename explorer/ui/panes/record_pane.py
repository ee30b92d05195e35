"""The pane of one record: its head with what can be done to it, and its text."""

from dataclasses import replace
from typing import Final, cast

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFont, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from explorer.model.details import ActorDetail, AgreementDetail, SourceDetail
from explorer.model.errors import UserError
from explorer.model.ids import Day, RecordId
from explorer.model.vocabulary import RecordKind
from explorer.render.fonts import sized_font
from explorer.render.theme import Theme
from explorer.store.errors import NotKnown
from explorer.ui.panes.gather import Wanted, gather
from explorer.ui.panes.page import Gathered, Order, more_rows, page_of
from explorer.ui.panes.pane_browser import PaneBrowser
from explorer.ui.panes.wording import is_safe_address
from explorer.ui.worker import Worker

EDITED_KINDS: Final = frozenset({RecordKind.EVENT, RecordKind.STATEMENT})
"""The kinds that the editor dialog knows."""


class RecordPane(QWidget):
    """What is known of one record, with its standings on a day.

    Signals:
        record_chosen(RecordId): a name was clicked.
        edit_requested(RecordId), delete_requested(RecordId): the buttons of the head.
        named(str): the record's name became known or has changed.
        gone(): the record is no longer there.
    """

    record_chosen = Signal(object)
    edit_requested = Signal(object)
    delete_requested = Signal(object)
    named = Signal(str)
    gone = Signal()

    def __init__(
        self, worker: Worker, record: RecordId, as_of: Day, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.record = record
        self._worker = worker
        self._as_of = as_of
        self._theme = theme
        self._wanted = Wanted()
        self._gathered: Gathered | None = None
        self._is_stale = True
        self._is_behind = False
        self._is_whole = False
        self.kind_label = QLabel()
        self.kind_label.setObjectName("pane_kind")
        self.kind_label.setTextFormat(Qt.TextFormat.PlainText)
        self.kind_label.setFont(_small_capitals())
        self.kind_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.edit_button = _deed("Edit", "Edit this record (Ctrl+Enter)")
        self.delete_button = _deed("Delete", "Delete this record (Ctrl+Delete)")
        self.edit_button.clicked.connect(self._ask_to_edit)
        self.delete_button.clicked.connect(self._ask_to_delete)
        self.browser = PaneBrowser()
        self.browser.link_chosen.connect(self._follow)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(18, 12, 12, 0)
        head.setSpacing(2)
        head.addWidget(self.kind_label, 1)
        head.addWidget(self.edit_button)
        head.addWidget(self.delete_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.browser, 1)
        self.edit_button.setVisible(False)
        self.delete_button.setVisible(False)

    @property
    def is_loaded(self) -> bool:
        """Whether the record has been read since it was last told to be stale."""
        return not self._is_stale

    def load(self) -> None:
        """Read the record again; what is shown stays until the answer comes."""
        record, wanted = self.record, self._wanted
        self._worker.ask(
            lambda store: gather(store, record, wanted), self._take, self._tell_failure, slot=f"pane {record}"
        )

    def touches(self, records: frozenset[RecordId]) -> bool:
        """Whether any of `records` is this one or named by it; a pane not yet read may name anything."""
        return self._gathered is None or self.record in records or bool(self._links() & records)

    def set_as_of(self, day: Day) -> None:
        """Tell the standings of another day."""
        if day != self._as_of:
            self._as_of = day
            if self._gathered is not None and isinstance(
                self._gathered.detail, AgreementDetail | ActorDetail
            ):
                self._show_once_seen()

    def set_theme(self, theme: Theme) -> None:
        """Show the same in other colours."""
        self._theme = theme
        if self._gathered is not None:
            self._show_once_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self._show()

    def _show_once_seen(self) -> None:
        """Show anew, a pane behind others only when it comes to the front: many tabs make no day slower."""
        if self.isVisible():
            self._show()
        else:
            self._is_behind = True

    def _take(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._is_stale = False
        self._show()

    def _show(self) -> None:
        if self._gathered is None:
            return
        self._is_behind = False
        page = page_of(self._gathered, self._as_of, self._wanted.order, is_whole=self._is_whole)
        self.kind_label.setText(page.kind_line.upper())
        self.browser.show_html(page.html, self._theme, page.strip)
        self.edit_button.setVisible(kind_of(self._gathered) in EDITED_KINDS)
        self.delete_button.setVisible(True)
        self.named.emit(page.name)

    def _tell_failure(self, error: UserError) -> None:
        if isinstance(error, NotKnown):
            self.gone.emit()
        else:
            self.browser.setPlainText(str(error))

    def _links(self) -> set[RecordId]:
        """The records that the text links to."""
        found: set[RecordId] = set()
        block = self.browser.document().begin()
        while block.isValid():
            walk = block.begin()
            while not walk.atEnd():
                target = walk.fragment().charFormat().anchorHref()
                if target.startswith("record:"):
                    found.add(RecordId(int(target[7:])))
                walk += 1
            block = block.next()
        return found

    def _follow(self, target: str) -> None:
        scheme, _, rest = target.partition(":")
        match scheme:
            case "record":
                self.record_chosen.emit(RecordId(int(rest)))
            case "more":
                self._want_more(rest)
            case "order":
                self._wanted = replace(self._wanted, order=cast(Order, rest))
                self.load()
            case "whole":
                self._is_whole = rest == "yes"
                self._show()
            case "copy":
                QGuiApplication.clipboard().setText(self._address(rest))
            case "browse":
                address = self._address(rest)
                if is_safe_address(address):
                    QDesktopServices.openUrl(QUrl(address))

    def _want_more(self, section: str) -> None:
        if self._gathered is None:
            return
        has, total = self._gathered.rows_of(section)
        rows = {**self._wanted.rows, section: has + more_rows(has, total)}
        self._wanted = replace(self._wanted, rows=rows)
        self.load()

    def _address(self, key: str) -> str:
        """The address that a link's key stands for: text of the record never becomes a link's target."""
        if self._gathered is None or not isinstance(self._gathered.detail, SourceDetail):
            return ""
        source = self._gathered.detail.source
        return (source.archived_url if key == "archived" else source.url) or ""

    def _ask_to_edit(self) -> None:
        self.edit_requested.emit(self.record)

    def _ask_to_delete(self) -> None:
        self.delete_requested.emit(self.record)


def kind_of(gathered: Gathered) -> RecordKind:
    """The kind of record that has been gathered."""
    return RecordKind(type(gathered.detail).__name__.removesuffix("Detail").lower())


def _deed(text: str, hint: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("pane_deed")
    button.setText(text)
    button.setToolTip(hint)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def _small_capitals() -> QFont:
    font = sized_font(11, is_strong=True)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
    return font
