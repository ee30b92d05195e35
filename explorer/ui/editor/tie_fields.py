"""The fields of one tie: an office held, or what an actor is an organ, a member or a part of."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from explorer.model.drafts import OwnTieDraft
from explorer.model.ids import Day
from explorer.model.vocabulary import TIE_RELATIONS, RecordKind
from explorer.model.when import UNDATED
from explorer.render.icons import icon
from explorer.render.theme import Theme
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.choice import Choice
from explorer.ui.editor.compound_field import WrongPart
from explorer.ui.editor.elided_line import ElidedLine
from explorer.ui.editor.fields import ListField, mark_wrong, shortened
from explorer.ui.editor.forms.choices import actor_of, only
from explorer.ui.editor.one_line import kept_or_none, one_line
from explorer.ui.editor.suggestions import ColourOf
from explorer.ui.editor.when_box import WhenBox

OFFICE: Final = "holds office"
_RELATION_PX: Final = 136
_HINTS: Final = {
    OFFICE: "Of whom: a state, an organisation",
    "organ of": "Organ of whom",
    "member of": "Member of what",
    "part of": "Part of what",
    "successor of": "Successor of whom",
}


@dataclass(frozen=True, slots=True)
class ShownTie:
    """A tie as its fields show it; `draft` keeps what they do not show."""

    to_actor: Choice | None = None
    draft: OwnTieDraft | None = None


class TieFields(QWidget):
    """The fields of one tie.

    Signals:
        changed(): something was typed or chosen.
        remove_requested(): it is not wanted any more.
    """

    changed = Signal()
    remove_requested = Signal()

    def __init__(self, theme: Theme, *, date_order: str, reference: Day | None, colour_of: ColourOf) -> None:
        super().__init__()
        self._draft: OwnTieDraft | None = None
        self.relation = ListField(TIE_RELATIONS, "Relation")
        self.relation.setFixedWidth(_RELATION_PX)
        self.title = ElidedLine("Title of the office", "Office: Secretary of State")
        self.to_actor = ChipsField(
            RecordKind.ACTOR, "Tied to", theme, most=1, hint=_HINTS[OFFICE], colour_of=colour_of
        )
        self.when = WhenBox(
            theme,
            "When the tie held",
            reference=reference,
            date_order=date_order,
            is_drawn=False,
            hint="When: since 2018, 2009 to 2013",
        )
        self.private = _Lock(theme)
        self.remove_button = QToolButton()
        self.remove_button.setText("×")
        self.remove_button.setToolTip("Remove this tie")
        self.remove_button.setAccessibleName("Remove this tie")
        self.remove_button.setProperty("role", "remove")
        self.remove_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove_button.clicked.connect(self.remove_requested)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        first.addWidget(self.relation, 0, top)
        first.addWidget(self.to_actor, 1, top)
        first.addWidget(self.private, 0, top)
        first.addWidget(self.remove_button, 0, top)
        second.addWidget(self.title, 3, top)
        second.addWidget(self.when, 2, top)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(first)
        rows.addLayout(second)
        rows.addStretch(1)
        self.relation.currentIndexChanged.connect(self._show_relation)
        self.relation.activated.connect(self.changed)
        self.title.textEdited.connect(self.changed)
        self.to_actor.changed.connect(self.changed)
        self.when.changed.connect(self.changed)
        self.private.clicked.connect(self.changed)

    def walked(self) -> list[QWidget]:
        """The fields in the order in which Tab walks them."""
        return [
            self.relation,
            self.to_actor.line,
            self.title,
            self.when.line,
            self.private,
            self.remove_button,
        ]

    def show_tie(self, shown: ShownTie) -> None:
        """Fill the fields."""
        draft = shown.draft
        self._draft = draft
        self.relation.set_word(TIE_RELATIONS[0] if draft is None else draft.relation)
        self.title.setText("" if draft is None else one_line(draft.title or ""))
        self.title.setCursorPosition(0)
        self.to_actor.set_choices([] if shown.to_actor is None else [shown.to_actor])
        self.when.set_when(UNDATED if draft is None else draft.when)
        self.private.setChecked(draft is not None and draft.private)
        self._show_relation()

    def is_empty(self) -> bool:
        """Whether nothing is written about a new tie."""
        return (
            self._draft is None
            and not self.title.text().strip()
            and not self.to_actor.choices()
            and not self.to_actor.pending()
            and not self.when.line.text().strip()
        )

    def tie(self) -> OwnTieDraft:
        """The tie as it stands."""
        base = self._draft or OwnTieDraft(TIE_RELATIONS[0])
        chosen = only(self.to_actor.choices())
        return replace(
            base,
            relation=self.relation.word(),
            to_actor=None if chosen is None else actor_of(chosen),
            title=kept_or_none(self.title.text(), base.title),
            when=self.when.when(),
            private=self.private.isChecked(),
        )

    def wrong(self) -> WrongPart | None:
        """What is wrong first; None where it can be saved."""
        if self.is_empty():
            return None
        pending = self.to_actor.pending()
        if pending:
            sentence = (
                f"“{shortened(pending)}” is not chosen yet: pick a name from the list, or empty the line."
            )
            return WrongPart(sentence, self.to_actor.line)
        if not self.to_actor.choices():
            if self.relation.word() != OFFICE:
                sentence = (
                    f"Say whom it is tied to, or remove the tie “{self.relation.currentText().lower()}”."
                )
                return WrongPart(sentence, self.to_actor.line)
            if not self.title.text().strip():
                return WrongPart("Name the office, or whose office it is.", self.title)
        if self.when.echo.outcome == "impossible":
            return WrongPart(self.when.echo.words, self.when.line, is_echoed=True)
        return None

    def mark_wrong(self, wrong: WrongPart | None) -> None:
        """Mark the field that is wrong, and no other; a date says of itself what is wrong."""
        self.to_actor.set_wrong(wrong is not None and wrong.field is self.to_actor.line)
        mark_wrong(self.title, wrong is not None and wrong.field is self.title)

    def _show_relation(self) -> None:
        """An office has a title; other ties show one only where there is one."""
        relation = self.relation.word()
        is_office = relation == OFFICE
        self.title.setVisible(is_office or bool(self.title.text().strip()))
        self.title.setPlaceholderText("Office: Secretary of State" if is_office else "Title")
        self.to_actor.set_hint(_HINTS.get(relation, "Type a name"))


class _Lock(QToolButton):
    """Whether a tie is private: an open lock, or a closed one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The tie is private")
        self.setProperty("role", "remove")
        self.toggled.connect(self._show)
        self._show(False)

    def _show(self, is_private: bool) -> None:
        self.setIcon(icon("lock" if is_private else "unlock", self._theme))
        self.setToolTip("Private: left out of exports" if is_private else "Not private: goes into exports")
