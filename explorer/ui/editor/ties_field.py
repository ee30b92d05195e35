"""The ties that lead from an actor, one beneath the other."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from explorer.model.drafts import OwnTieDraft
from explorer.model.ids import Day
from explorer.render.theme import Theme
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.compound_field import CompoundField, WrongPart
from explorer.ui.editor.fields import button
from explorer.ui.editor.suggestions import ColourOf
from explorer.ui.editor.tie_fields import ShownTie, TieFields


class TiesField(CompoundField):
    """All ties that lead from an actor, one beneath the other, and a button for another."""

    def __init__(self, theme: Theme, *, date_order: str, reference: Day | None, colour_of: ColourOf) -> None:
        super().__init__()
        self._theme = theme
        self._date_order = date_order
        self._reference = reference
        self._colour_of = colour_of
        self._shown: list[TieFields] = []
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.more_button = button("+ Another tie", "link")
        self.more_button.clicked.connect(self._add_and_go)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._layout.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.remark_label = QLabel()
        self.remark_label.setProperty("role", "second")
        self.remark_label.setWordWrap(True)
        self.remark_label.hide()
        self._layout.addWidget(self.remark_label)
        self._layout.addStretch(1)
        self._name_button()

    def fields(self) -> list[TieFields]:
        """The fields of each tie."""
        return list(self._shown)

    def show_ties(self, shown: Iterable[ShownTie]) -> None:
        """Show these ties."""
        wanted = list(shown)
        while len(self._shown) > len(wanted):
            self._drop(self._shown[-1])
        while len(self._shown) < len(wanted):
            self._add()
        for fields, tie in zip(self._shown, wanted, strict=True):
            fields.show_tie(tie)
        self._name_button()
        self.grown.emit()

    def tell_others(self, count: int) -> None:
        """Say how many ties lead to the actor from others, which are not changed here."""
        ties = "1 tie leads" if count == 1 else f"{count:,} ties lead"
        self.remark_label.setText(f"{ties} here from other actors; change them there, or from the pane.")
        self.remark_label.setVisible(count > 0)

    def ties(self) -> tuple[OwnTieDraft, ...]:
        """The ties of which something is written."""
        return tuple(fields.tie() for fields in self._shown if not fields.is_empty())

    def walked(self) -> list[QWidget]:
        """Every field in the order in which Tab walks them."""
        return [widget for fields in self._shown for widget in fields.walked()] + [self.more_button]

    def chips(self) -> list[ChipsField]:
        """The fields of the actors tied to."""
        return [fields.to_actor for fields in self._shown]

    def first(self) -> QWidget:
        """The field itself: a label's mnemonic would press a button that it led to."""
        return self

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the first tie, or to the button that adds one."""
        self.walked()[0].setFocus(event.reason())

    def wrong(self) -> WrongPart | None:
        """What is wrong with the first tie that can't be saved."""
        return next((wrong for fields in self._shown if (wrong := fields.wrong()) is not None), None)

    def mark_wrong(self, wrong: WrongPart | None) -> None:
        """Mark what is wrong in the tie that it is about."""
        for fields in self._shown:
            fields.mark_wrong(wrong)

    def _add(self) -> TieFields:
        fields = TieFields(
            self._theme,
            date_order=self._date_order,
            reference=self._reference,
            colour_of=self._colour_of,
        )
        fields.changed.connect(self.changed)
        fields.remove_requested.connect(lambda: self._remove(fields))
        self._layout.insertWidget(len(self._shown), fields)
        fields.show()
        self._shown.append(fields)
        return fields

    def _add_and_go(self) -> None:
        fields = self._add()
        fields.show_tie(ShownTie())
        self._name_button()
        self.grown.emit()
        fields.relation.setFocus(Qt.FocusReason.TabFocusReason)

    def _remove(self, fields: TieFields) -> None:
        place = self._shown.index(fields)
        self._drop(fields)
        self._name_button()
        self.grown.emit()
        left = self._shown[place : place + 1]
        (left[0].relation if left else self.more_button).setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _drop(self, fields: TieFields) -> None:
        self._shown.remove(fields)
        self._layout.removeWidget(fields)
        fields.hide()
        fields.deleteLater()

    def _name_button(self) -> None:
        self.more_button.setText("+ Another tie" if self._shown else "+ Add a tie")
