"""A field of aliases: other names typed in as chips, each with the span over which it was borne."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.model.records import Alias
from explorer.model.when import UNDATED
from explorer.render.theme import Theme
from explorer.ui.editor.alias_chip import AliasChip
from explorer.ui.editor.compound_field import CompoundField, WrongPart
from explorer.ui.editor.fields import mark_wrong, shortened
from explorer.ui.editor.flow_layout import FlowLayout
from explorer.ui.editor.growing_line import GrowingLine
from explorer.ui.editor.when_box import WhenBox

_USUAL_PX: Final = 560


class AliasesField(CompoundField):
    """Enter adds what is typed, Backspace in the empty line removes the last, Left goes to the chips.

    F2 or a double-click puts a name back into the line to be written otherwise.

    With dates, Enter or Down on a chip opens a line beneath for when the name was borne; Enter or Esc there
    goes back to the chip. What is typed and not added yet counts as an alias all the same.
    """

    def __init__(self, theme: Theme, *, is_datable: bool, hint: str, date_order: str = "dmy") -> None:
        super().__init__()
        self._is_datable = is_datable
        self._hint = hint
        self._chips: list[AliasChip] = []
        self._dated: AliasChip | None = None
        self._when_of_typed = UNDATED
        self._place_of_typed: int | None = None
        self._box = _Box()
        self._box.setAccessibleName("Aliases")
        self.line = GrowingLine()
        self.line.setProperty("role", "bare")
        self.line.setAccessibleName("Aliases")
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.setFixedHeight(22)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._take_typing)
        self.line.textChanged.connect(self._make_room)
        self._flow = FlowLayout(self._box)
        self._flow.addWidget(self.line)
        self._box.clicked_line = self.line
        self.when = WhenBox(
            theme, "When the alias was borne", date_order=date_order, is_drawn=False, hint="until 1935"
        )
        self.when.changed.connect(self._take_date)
        self.when.line.installEventFilter(self)
        self._when_label = QLabel()
        self._when_label.setProperty("role", "second")
        self._when_label.setTextFormat(Qt.TextFormat.PlainText)
        self._when_label.setBuddy(self.when.line)
        self._when_label.setContentsMargins(0, 7, 0, 0)
        self._dating = QWidget()
        beneath = QHBoxLayout(self._dating)
        beneath.setContentsMargins(0, 0, 0, 0)
        beneath.setSpacing(8)
        beneath.addWidget(self._when_label, 0, Qt.AlignmentFlag.AlignTop)
        beneath.addWidget(self.when, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._box)
        layout.addWidget(self._dating)
        self._dating.hide()
        self._show_state()

    def sizeHint(self) -> QSize:
        """As tall as the rows of its chips are in the usual width."""
        return QSize(super().sizeHint().width(), self.heightForWidth(max(self.width(), _USUAL_PX)))

    def minimumSizeHint(self) -> QSize:
        """No taller; in less width its rows ask for more height of themselves."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def set_aliases(self, aliases: Iterable[Alias]) -> None:
        """Show other aliases, without telling of it."""
        self._close_date()
        while self._chips:
            self._drop(self._chips[-1])
        for alias in aliases:
            self._put(alias, len(self._chips))
        self.line.clear()
        self._when_of_typed, self._place_of_typed = UNDATED, None
        self._show_state()

    def aliases(self) -> tuple[Alias, ...]:
        """The aliases in order, with what is typed at the end, or where it stood before it was changed."""
        shown = [chip.alias for chip in self._chips]
        typed = self.pending()
        if typed and all(alias.name != typed for alias in shown):
            shown.insert(self._place_for_typed(), Alias(typed, self._when_of_typed))
        return tuple(shown)

    def _place_for_typed(self) -> int:
        place = self._place_of_typed
        return len(self._chips) if place is None else min(place, len(self._chips))

    def pending(self) -> str:
        """What is typed and not added yet."""
        return " ".join(self.line.text().split())

    def alias_chips(self) -> list[AliasChip]:
        """The chips, in order."""
        return list(self._chips)

    def walked(self) -> list[QWidget]:
        """The line, then the date where it is open."""
        return [self.line, self.when.line]

    def wrong(self) -> WrongPart | None:
        """A date that can't be, told beneath its own line."""
        if self._dated is not None and self.when.echo.outcome == "impossible":
            return WrongPart(self.when.echo.words, self.when.line, is_echoed=True)
        return None

    def mark_wrong(self, wrong: WrongPart | None) -> None:
        """A date box marks itself; the box of names is never wrong by itself."""
        mark_wrong(self._box, wrong is not None and not wrong.is_echoed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that mean something to chips, and what is typed when the line is left."""
        if watched is self.line:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._take_key(event)
            if event.type() == QEvent.Type.FocusIn:
                self._box.set_active(True)
            elif event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
                self._box.set_active(False)
                if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
                    self._add_typed()
        elif (
            watched is self.when.line
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            return self._take_date_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, is_plain = event.key(), _is_plain(event)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain and self.pending():
            self._add_typed()
            return True
        if not self.line.text() and self._chips:
            if key == Qt.Key.Key_Backspace:
                self._remove(self._chips[-1])
                return True
            if key == Qt.Key.Key_Left:
                self._chips[-1].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _take_date_key(self, event: QKeyEvent) -> bool:
        is_done = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if not is_done or not _is_plain(event) or self._dated is None:
            return False
        if self.when.echo.outcome != "impossible":
            self._dated.setFocus(Qt.FocusReason.TabFocusReason)
            self._close_date()
        return True

    def _take_typing(self) -> None:
        if not self.pending():
            self._when_of_typed, self._place_of_typed = UNDATED, None
        self.changed.emit()

    def _add_typed(self) -> None:
        typed = self.pending()
        self.line.clear()
        if typed and all(chip.alias.name != typed for chip in self._chips):
            self._put(Alias(typed, self._when_of_typed), self._place_for_typed())
        self._when_of_typed, self._place_of_typed = UNDATED, None
        self._show_state()
        if typed:
            self.changed.emit()

    def _put(self, alias: Alias, place: int) -> None:
        chip = AliasChip(alias, is_datable=self._is_datable)
        chip.removed.connect(lambda: self._remove(chip))
        chip.date_wanted.connect(lambda: self._open_date(chip))
        chip.rename_wanted.connect(lambda: self._rename(chip))
        chip.stepped.connect(lambda step: self._step_from(chip, step))
        self._flow.insert(place, chip)
        self._chips.insert(place, chip)
        chip.show()

    def _drop(self, chip: AliasChip) -> None:
        self._chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _remove(self, chip: AliasChip) -> None:
        if chip is self._dated:
            self._close_date()
        self._drop(chip)
        self._show_state()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _step_from(self, chip: AliasChip, step: int) -> None:
        place = self._chips.index(chip) + step
        if place >= len(self._chips):
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place >= 0:
            self._chips[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _rename(self, chip: AliasChip) -> None:
        """Put the name back into the line to be written otherwise; its date and its place stay with it."""
        self._add_typed()
        alias, place = chip.alias, self._chips.index(chip)
        self._remove(chip)
        self.line.setText(alias.name)
        self._when_of_typed, self._place_of_typed = alias.when, place
        self.changed.emit()

    def _open_date(self, chip: AliasChip) -> None:
        if self.wrong() is not None:
            self.when.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._dated = None
        self._when_label.setText(f"“{shortened(chip.alias.name)}” borne")
        self.when.set_when(chip.alias.when)
        self._dated = chip
        self._dating.show()
        self.when.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.when.line.selectAll()
        self.grown.emit()

    def _close_date(self) -> None:
        if self._dated is not None:
            self._dated = None
            self._dating.hide()
            self.grown.emit()

    def _take_date(self) -> None:
        if self._dated is not None and self.when.echo.outcome != "impossible":
            self._dated.set_when(self.when.when())
            self._make_room()
        if self._dated is not None:
            self.changed.emit()

    def _show_state(self) -> None:
        self.line.setPlaceholderText("" if self._chips else self._hint)
        self._make_room()

    def _make_room(self) -> None:
        self.line.updateGeometry()
        self._flow.invalidate()
        self._box.updateGeometry()


class _Box(QFrame):
    """The frame around chips and line; a click anywhere in it goes to the line."""

    def __init__(self) -> None:
        super().__init__()
        self.clicked_line: QWidget | None = None
        self.setProperty("role", "names")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_active(self, is_active: bool) -> None:
        """Show that the keyboard is in it."""
        self.setProperty("is_active", "true" if is_active else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the line."""
        if self.clicked_line is not None:
            self.clicked_line.setFocus(event.reason())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the line, wherever the field is clicked."""
        super().mousePressEvent(event)
        if self.clicked_line is not None:
            self.clicked_line.setFocus(Qt.FocusReason.MouseFocusReason)


def _is_plain(event: QKeyEvent) -> bool:
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
