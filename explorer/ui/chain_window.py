"""The window of chains: what a chain is asked about, its steps in order of time, and its copies."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.model.chain_words import chain_markdown, chain_text, title_of
from explorer.model.chains import Chain, ChainOf
from explorer.model.ids import Day, RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.render.theme import Theme
from explorer.ui.chain_page import chain_html
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.choice import Choice, choice_of
from explorer.ui.editor.editor_style import editor_style
from explorer.ui.editor.fields import button
from explorer.ui.editor.suggesting import suggest_names
from explorer.ui.panes.copying import copy_text
from explorer.ui.panes.pane_browser import PaneBrowser
from explorer.ui.worker import Worker

USUAL_SIZE: Final = QSize(460, 720)
LEAST_SIZE: Final = QSize(340, 320)
_MARGIN_PX: Final = 18


class ChainWindow(QWidget):
    """A window beside the main one, which stays above it; Esc closes it.

    Signals:
        asked(ChainOf): another chain is to be read.
        record_chosen(RecordId): a record, an actor or a source that the chain names is to be shown.
        said(str): what was done, in one line.
        closed(): the window was closed.
    """

    asked = Signal(object)
    record_chosen = Signal(object)
    said = Signal(str)
    closed = Signal()

    def __init__(self, worker: Worker, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self.setObjectName("chain_window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(LEAST_SIZE)
        self.resize(USUAL_SIZE)
        self._theme = theme
        self._chain = Chain(ChainOf())
        self._current: RecordId | None = None
        self._as_of: Day | None = None
        self.topic = ChipsField(
            RecordKind.TAG,
            "Topic",
            theme,
            most=1,
            other_kinds=(RecordKind.AGREEMENT,),
            may_make=False,
            hint="A tag or an agreement",
        )
        self.actor = ChipsField(
            RecordKind.ACTOR, "Who", theme, most=1, may_make=False, hint="Anyone; or type a name"
        )
        self.has_voices = QCheckBox("With its &organs and officials", self)
        self.has_voices.setToolTip(
            "Also what its organs said, and whoever held, or may have held, an office in it on the day"
        )
        self.has_voices.setChecked(True)
        self.is_wide = QCheckBox("&Every relation", self)
        self.is_wide.setToolTip("Also what led to what, carried it out, broke it or was part of it")
        self.page = PaneBrowser(self)
        self.page.setAccessibleName("Steps of the chain")
        self.copy_button = button("&Copy as text")
        self.copy_button.setToolTip("Copy the chain with its sources (Ctrl+C)")
        self.markdown_button = button("Copy as &Markdown")
        self.close_button = button("Close")
        for copying in (self.copy_button, self.markdown_button):
            copying.setEnabled(False)
        self._lay_out()
        for chips in (self.topic, self.actor):
            suggest_names(worker, chips)
            chips.changed.connect(self._ask_topic)
        self.has_voices.toggled.connect(self._ask_again)
        self.is_wide.toggled.connect(self._ask_again)
        for chosen in (self.page.link_chosen, self.page.link_beside, self.page.link_in_window):
            chosen.connect(self._follow)
        self.page.copy_requested.connect(lambda _whole: self.copy())
        self.copy_button.clicked.connect(self.copy)
        self.markdown_button.clicked.connect(self.copy_markdown)
        self.close_button.clicked.connect(self.close)
        self.set_theme(theme)

    @property
    def chain(self) -> Chain:
        """The chain that is shown."""
        return self._chain

    @property
    def wished(self) -> ChainOf:
        """What the boxes ask for, whatever the record or the topic."""
        return ChainOf(has_voices=self.has_voices.isChecked(), is_wide=self.is_wide.isChecked())

    def show_chain(self, chain: Chain) -> None:
        """Show a chain, and what it was asked about in the fields."""
        is_other = replace(chain.asked, is_wide=False) != replace(self._chain.asked, is_wide=False)
        self._chain = chain
        on_topic = chain.asked.topic is not None
        about = chain.about
        if on_topic and about is not None and self._only(self.topic) != about.id:
            self.topic.set_choices([choice_of(about)])
        elif chain.asked.record is not None:
            self.topic.set_choices([])
            self.actor.set_choices([])
        if chain.actor is not None and self._only(self.actor) != chain.actor.id:
            self.actor.set_choices([choice_of(chain.actor)])
        self.has_voices.setEnabled(chain.actor is not None)
        self.setWindowTitle(f"{_short(title_of(chain))} — Timeline Explorer")
        for copying in (self.copy_button, self.markdown_button):
            copying.setEnabled(bool(chain.steps))
        self._show_page()
        if is_other:
            self.page.verticalScrollBar().setValue(0)

    def ask_topic(self, actor: Named | None) -> None:
        """Begin anew: let a topic be typed, on which everyone or `actor` took positions."""
        self.topic.set_choices([])
        self.actor.set_choices([] if actor is None else [choice_of(actor)])
        self.has_voices.setEnabled(actor is not None)
        self._chain = Chain(ChainOf())
        self.setWindowTitle("Chains — Timeline Explorer")
        for copying in (self.copy_button, self.markdown_button):
            copying.setEnabled(False)
        self._show_page()
        self.topic.line.setFocus()

    def set_current(self, record: RecordId | None) -> None:
        """Let the row of the record that is selected stand out."""
        if record != self._current:
            self._current = record
            if record in self._chain.records or record is None:
                self._show_page()

    def set_as_of(self, day: Day | None) -> None:
        """Mark the steps that are dated after `day`."""
        if day != self._as_of:
            self._as_of = day
            self._show_page()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self.setStyleSheet(editor_style(theme))
        self._show_page()

    def place_beside(self, window: QWidget) -> None:
        """Stand over the left side of `window`, so that marks and panes stay in sight."""
        screen = (window.screen() or QGuiApplication.primaryScreen()).availableGeometry()
        corner = window.mapToGlobal(QPoint(0, 90))
        height = min(self.height(), max(window.height() - 120, LEAST_SIZE.height()))
        self.resize(self.width(), height)
        left = max(min(corner.x(), screen.right() - self.width()), screen.left())
        self.move(left, max(min(corner.y(), screen.bottom() - height), screen.top()))

    def copy(self) -> None:
        """Copy what is selected, or else the whole chain as text with its sources."""
        copy_text(chain_text(self._chain, self._as_of))
        self.said.emit("Copied the chain with its sources.")

    def copy_markdown(self) -> None:
        """Copy the chain as Markdown with its sources."""
        copy_text(chain_markdown(self._chain, self._as_of))
        self.said.emit("Copied the chain as Markdown with its sources.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is closed."""
        event.accept()
        self.closed.emit()

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setContentsMargins(_MARGIN_PX, 14, _MARGIN_PX, 10)
        fields.setHorizontalSpacing(10)
        fields.setVerticalSpacing(8)
        for row, (words, chips) in enumerate((("&Topic", self.topic), ("&Who", self.actor))):
            label = QLabel(words, self)
            label.setBuddy(chips.line)
            fields.addWidget(label, row, 0)
            fields.addWidget(chips, row, 1)
        boxes = QHBoxLayout()
        boxes.setSpacing(16)
        boxes.addWidget(self.has_voices)
        boxes.addWidget(self.is_wide)
        boxes.addStretch(1)
        fields.addLayout(boxes, 2, 1)
        fields.setColumnStretch(1, 1)
        foot = QFrame(self)
        foot.setProperty("role", "dialog_foot")
        answers = QHBoxLayout(foot)
        answers.setContentsMargins(_MARGIN_PX, 10, _MARGIN_PX, 10)
        answers.setSpacing(8)
        answers.addWidget(self.copy_button)
        answers.addWidget(self.markdown_button)
        answers.addStretch(1)
        answers.addWidget(self.close_button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(fields)
        lines.addWidget(self.page, 1)
        lines.addWidget(foot)

    def _show_page(self) -> None:
        self.page.show_html(chain_html(self._chain, self._current, self._as_of, self._theme), self._theme)

    def _ask_topic(self) -> None:
        topic, actor = self._only(self.topic), self._only(self.actor)
        if topic is not None:
            self.asked.emit(replace(self.wished, topic=topic, actor=actor))

    def _ask_again(self) -> None:
        shown = self._chain.asked
        if shown.record is not None or shown.topic is not None:
            self.asked.emit(replace(self.wished, record=shown.record, topic=shown.topic, actor=shown.actor))

    def _follow(self, target: str) -> None:
        kind, _, number = target.partition(":")
        if kind == "record" and number.isdigit():
            self.record_chosen.emit(RecordId(int(number)))

    @staticmethod
    def _only(chips: ChipsField) -> RecordId | None:
        choices: tuple[Choice, ...] = chips.choices()
        return choices[0].record if choices else None


def _short(title: str) -> str:
    return title if len(title) <= 80 else f"{title[:79].rstrip()}…"
