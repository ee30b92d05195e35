"""A field of names as chips, with type-ahead; it tells what is typed and is told what fits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QSizePolicy,
    QWidget,
)

from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.render.theme import Theme
from explorer.ui.editor.chip import Chip
from explorer.ui.editor.choice import Choice
from explorer.ui.editor.fields import mark_wrong
from explorer.ui.editor.flow_layout import FlowLayout
from explorer.ui.editor.growing_line import GrowingLine
from explorer.ui.editor.suggestions import WIDEST_PX, ColourOf, SuggestionPopup, offered

_LEAVING: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""Why the line loses the focus when its field is left, not the window."""


class ChipsField(QFrame):
    """Names as chips before a line to type in; of records of one kind, or of `other_kinds` as well.

    Down and Up walk the suggestions, Enter or Tab takes one, Backspace in the empty line removes the last
    chip, Left goes to the chips: there Delete removes one, Enter or Down opens its menu of roles.

    Signals:
        suggestions_wanted(str): a name is being typed; answer with `offer`.
        changed(): chips were added, removed or given another role.
        edit_requested(RecordId): a record that a chip names is to be opened in its own editor.
        settled(): what was typed has been taken, or can't be without a choice; see `finish`.
    """

    suggestions_wanted = Signal(str)
    changed = Signal()
    settled = Signal()
    edit_requested = Signal(object)

    def __init__(
        self,
        kind: RecordKind,
        name: str,
        theme: Theme,
        *,
        roles: Sequence[str] = (),
        most: int | None = None,
        other_kinds: Sequence[RecordKind] = (),
        may_make: bool = True,
        hint: str = "Type a name",
        colour_of: ColourOf = lambda _: None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.kinds = (kind, *other_kinds)
        self._may_make = may_make
        self._theme = theme
        self._roles = tuple(roles)
        self._most = most
        self._hint = hint
        self._colour_of = colour_of
        self._chips: list[Chip] = []
        self._popup: SuggestionPopup | None = None
        self._is_enter_waiting = False
        self._is_finishing = False
        self.line = GrowingLine()
        self.line.setProperty("role", "bare")
        self.line.setAccessibleName(name)
        self.setAccessibleName(name)
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.setFixedHeight(22)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._ask)
        self.line.textChanged.connect(self._make_room)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self.line)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._show_state()

    @property
    def most(self) -> int | None:
        """How many names it takes; None for any number."""
        return self._most

    @property
    def usual_role(self) -> str | None:
        """The role that a name has unless another is chosen; None where names have none."""
        return self._roles[0] if self._roles else None

    def choices(self) -> tuple[Choice, ...]:
        """The names chosen, in order."""
        return tuple(chip.choice for chip in self._chips)

    def pending(self) -> str:
        """What is typed and not yet chosen."""
        return " ".join(self.line.text().split())

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Show other names, without telling of it."""
        while self._chips:
            self._drop(self._chips[-1])
        for choice in choices:
            self._put(choice)
        self.line.clear()
        self._show_state()

    def take_out(self, record: RecordId) -> None:
        """Remove a record's name, where it is one of them."""
        kept = [one for one in self.choices() if one.record != record]
        if len(kept) != len(self._chips):
            typed = self.line.text()
            self.set_choices(kept)
            self.line.setText(typed)
            self.changed.emit()

    def rename(self, names: Mapping[RecordId, Named]) -> None:
        """Show records that may have another name or colour by now, without telling of it."""
        choices = self.choices()
        now = [
            one
            if one.record is None or one.record not in names
            else replace(one, name=names[one.record].name)
            for one in choices
        ]
        is_chip_focused = self.window().focusWidget() in self._chips
        while self._chips:
            self._drop(self._chips[-1])
        for choice in now:
            self._put(choice)
        self._show_state()
        if is_chip_focused:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, choice: Choice) -> None:
        """Add a name at the end, in the first role unless it has one; a name already here stays once."""
        self._hide_popup()
        self.line.clear()
        if choice.role is None:
            choice = choice.in_role(self.usual_role)
        if not any(one.is_same(choice) and one.role == choice.role for one in self.choices()):
            self._put(choice)
        self._show_state()
        self.changed.emit()

    def offer(self, text: str, known: Iterable[Choice]) -> None:
        """Offer the known names for `text`; too late an answer is dropped."""
        if text != self.pending() or not text:
            return
        was_finishing, self._is_finishing = self._is_finishing, False
        choices = [
            choice
            for choice in offered(self.kind, text, known)
            if (self._may_make or not choice.is_new)
            and not any(one.is_same(choice) for one in self.choices())
        ]
        if self._is_enter_waiting and choices:
            self._is_enter_waiting = False
            self.add(choices[0])
        elif self.line.hasFocus() and not was_finishing:
            if self._popup is None or self._popup.parentWidget() is not self.window():
                self._popup = SuggestionPopup(self._theme, self.window(), self._colour_of)
                self._popup.picked.connect(self._take_picked)
            self._popup.show_below(self, choices, widest_px=self._suggestions_px())
        else:
            self._take_exact(choices)
        if was_finishing:
            self.settled.emit()

    def finish(self) -> bool:
        """Take what is typed where it is a known name or was to be taken; True where `settled` will tell."""
        if not self.pending():
            return False
        self._is_finishing = True
        self.suggestions_wanted.emit(self.pending())
        return True

    def set_hint(self, hint: str) -> None:
        """Say otherwise what is to be typed, while nothing is."""
        self._hint = hint
        self._show_state()

    def set_wrong(self, is_wrong: bool) -> None:
        """Show a red border, or none."""
        mark_wrong(self, is_wrong)

    def has_suggestions(self) -> bool:
        """Whether the list of suggestions is open."""
        return self._popup is not None and self._popup.isVisible()

    def close_suggestions(self) -> None:
        """Close the list of suggestions; what is typed stays."""
        self._hide_popup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the line that mean something to chips and suggestions."""
        if watched is self.line:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._take_key(event)
            if event.type() == QEvent.Type.FocusIn:
                self._set_state("is_active", True)
                if self.pending():
                    self.suggestions_wanted.emit(self.pending())
            elif event.type() == QEvent.Type.FocusOut:
                self._set_state("is_active", False)
                self._hide_popup()
                if self.pending() and isinstance(event, QFocusEvent) and event.reason() in _LEAVING:
                    self.suggestions_wanted.emit(self.pending())
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the line; no focus proxy, for one would be a second stop of Tab."""
        self.line.setFocus(event.reason())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the line, wherever the field is clicked."""
        super().mousePressEvent(event)
        if self.line.isVisible():
            self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        is_open = self.has_suggestions()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if is_open and self._popup is not None and plain:
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._popup.step(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key == Qt.Key.Key_Escape:
                self._hide_popup()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                choice = self._popup.current_choice()
                if choice is not None:
                    self.add(choice)
                return key != Qt.Key.Key_Tab
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self.pending():
            self._is_enter_waiting = True
            self.suggestions_wanted.emit(self.pending())
            return True
        if key == Qt.Key.Key_Down and plain and self.pending():
            self.suggestions_wanted.emit(self.pending())
            return True
        if not self.line.text() and self._chips:
            if key == Qt.Key.Key_Backspace:
                self._remove(self._chips[-1])
                return True
            if key == Qt.Key.Key_Left:
                self._chips[-1].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _ask(self) -> None:
        self._is_enter_waiting = False
        if self.pending():
            self.suggestions_wanted.emit(self.pending())
        else:
            self._hide_popup()
        self.changed.emit()

    def _take_exact(self, choices: list[Choice]) -> None:
        """Once the field is left: a name, short name or alias typed whole is taken, nothing else."""
        exact = [one for one in choices if one.is_meant]
        if not exact:
            typed = self.pending().casefold()
            exact = [one for one in choices if not one.is_new and one.name.casefold() == typed]
        if len(exact) == 1:
            self.add(exact[0])

    def _take_picked(self, choice: Choice) -> None:
        self.add(choice)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, choice: Choice) -> None:
        chip = Chip(choice, self._roles, self._colour_of(choice), self.kind)
        chip.removed.connect(lambda: self._remove(chip))
        chip.changed.connect(self.changed)
        chip.edit_requested.connect(lambda: self.edit_requested.emit(chip.choice.record))
        chip.stepped.connect(lambda step: self._step_from(chip, step))
        self._flow.insert(len(self._chips), chip)
        self._chips.append(chip)
        chip.show()

    def _drop(self, chip: "Chip") -> None:
        self._chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _remove(self, chip: "Chip") -> None:
        self._drop(chip)
        self._show_state()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _step_from(self, chip: "Chip", step: int) -> None:
        place = self._chips.index(chip) + step
        if place >= len(self._chips):
            if self.line.isVisible():
                self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place >= 0:
            self._chips[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_state(self) -> None:
        is_full = self._most is not None and len(self._chips) >= self._most
        has_focus = self.line.hasFocus()
        self.line.setReadOnly(is_full)
        self.line.setMaximumWidth(12 if is_full else 16_777_215)
        self.line.setPlaceholderText("" if self._chips else self._hint)
        if has_focus:
            self.line.setFocus()
        self._make_room()

    def _make_room(self) -> None:
        """Give the line the width that its text needs, in a row of its own only where it must."""
        self.line.updateGeometry()
        self._flow.invalidate()
        self.updateGeometry()

    def _suggestions_px(self) -> int:
        """How wide the list may be: titles of several kinds, with what they are, need the whole field."""
        return self.width() if len(self.kinds) > 1 else WIDEST_PX

    def _hide_popup(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _set_state(self, name: str, is_on: bool) -> None:
        self.setProperty(name, "true" if is_on else "false")
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()
