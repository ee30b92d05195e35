"""An actor's colour: one in turn of itself, one of the theme's, or any other."""

import re
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from explorer.render.fonts import sized_font
from explorer.render.theme import Theme, load_theme
from explorer.ui.editor.colour_grid import ColourPopup
from explorer.ui.editor.compound_field import CompoundField, WrongPart
from explorer.ui.editor.fields import line_field, mark_wrong, shortened

COLOUR_NAMES: Final = ("Crimson", "Blue", "Teal", "Orange", "Purple", "Green", "Brown")
"""What the theme's colours are called, in turn."""
_WRITTEN: Final = re.compile(r"#?([0-9a-fA-F]{6})\Z")
_DISC_PX: Final = 14
_SWATCH_PX: Final = 26
_HEIGHT_PX: Final = 32
_LINE_PX: Final = 96


class ColourField(CompoundField):
    """Left and Right take the colour beside; a colour of one's own is written like #2f6fb3 or picked.

    The colours stand in the database as the light theme has them; each theme shows its own in their place.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._automatic: str | None = None
        self._given: str | None = None
        self._popup: ColourPopup | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._palette = load_theme("light").actors
        self._swatches = [Swatch("Automatic", None, is_wide=True)]
        self._swatches += [
            Swatch(name, theme.hex(colour)) for name, colour in zip(COLOUR_NAMES, self._palette, strict=True)
        ]
        self._own = Swatch("Another colour", None)
        self._own.setToolTip("Another colour…")
        self._own.clicked.connect(self._pick_own)
        self.line = line_field("Colour as #rrggbb", "#rrggbb")
        self.line.setFixedWidth(_LINE_PX)
        self.line.textEdited.connect(self._take_line)
        bar = QFrame()
        bar.setProperty("role", "segments")
        bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        inside = QHBoxLayout(bar)
        inside.setContentsMargins(4, 0, 4, 0)
        inside.setSpacing(0)
        for place, swatch in enumerate(self._swatches):
            swatch.theme = theme
            swatch.clicked.connect(lambda _=False, place=place: self._take(place))
            swatch.stepped.connect(lambda step, place=place: self._step(place + step))
            inside.addWidget(swatch)
        self._own.theme = theme
        self._own.stepped.connect(lambda step: self._step(len(self._swatches) + step))
        inside.addWidget(self._own)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(bar)
        layout.addWidget(self.line)
        layout.addStretch(1)
        self.set_colour(None)

    def set_colour(self, colour: str | None, automatic: str | None = None) -> None:
        """Show a colour as `#rrggbb`, None for the one in turn, which is `automatic` where it is known."""
        self._given = colour
        self._automatic = automatic
        self._swatches[0].set_colour(automatic)
        self.line.setText(colour or "")
        self._show()

    def colour(self) -> str | None:
        """The colour as `#rrggbb`, as typed where it can't be read; None for the one in turn."""
        typed = self.line.text().strip()
        if not typed or typed == self._given:
            return typed or None
        found = _WRITTEN.match(typed)
        return f"#{found[1].lower()}" if found else typed

    def swatches(self) -> list["Swatch"]:
        """Automatic, the theme's colours in turn, and the one that is picked."""
        return [*self._swatches, self._own]

    def walked(self) -> list[QWidget]:
        """The colours, of which the taken one is a stop of Tab, then the line."""
        return [*self.swatches(), self.line]

    def first(self) -> QWidget:
        """The field itself: a label's mnemonic would press a button that it led to."""
        return self

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the colour taken."""
        taken = next((one for one in self.swatches() if one.isChecked()), self._swatches[0])
        taken.setFocus(event.reason())

    def wrong(self) -> WrongPart | None:
        """Where what is typed is no colour."""
        typed = self.line.text().strip()
        if not typed or _WRITTEN.match(typed):
            return None
        return WrongPart(f"“{shortened(typed)}” is no colour; write it like #2f6fb3.", self.line)

    def mark_wrong(self, wrong: WrongPart | None) -> None:
        """Mark the line."""
        mark_wrong(self.line, wrong is not None)

    def _take(self, place: int) -> None:
        self.line.setText("" if place == 0 else self._palette[place - 1])
        self._show()
        self.changed.emit()

    def _step(self, place: int) -> None:
        """Go on to the swatch at `place`; a colour is taken by it, the last opens only when it is pressed."""
        if 0 <= place < len(self._swatches):
            self._take(place)
            self._swatches[place].setFocus(Qt.FocusReason.TabFocusReason)
        elif place == len(self._swatches):
            self._own.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_line(self) -> None:
        self._show()
        self.changed.emit()

    def _pick_own(self) -> None:
        if self._popup is None:
            self._popup = ColourPopup(self._theme, self)
            self._popup.picked.connect(self._take_picked)
        self._popup.open_below(self._own, self.colour() if self.wrong() is None else None)

    def _take_picked(self, colour: str) -> None:
        self.line.setText(colour)
        self._show()
        self._own.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show(self) -> None:
        colour = self.colour()
        is_readable = self.wrong() is None
        taken = 0 if colour is None else None
        if colour is not None and colour.lower() in self._palette:
            taken = self._palette.index(colour.lower()) + 1
        for place, swatch in enumerate(self._swatches):
            swatch.set_taken(place == taken)
        self._own.set_colour(self._theme.hex(colour) if colour and taken is None and is_readable else None)
        self._own.set_taken(taken is None and is_readable)
        if taken is None and not is_readable:
            self._own.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class Swatch(QAbstractButton):
    """One colour as a disc; without a colour an empty ring. A wide one tells its name beside it.

    Signals:
        stepped(int): the one before (-1) or after (1) is wanted.
    """

    stepped = Signal(int)

    def __init__(self, name: str, colour: str | None, *, is_wide: bool = False) -> None:
        super().__init__()
        self.theme: Theme | None = None
        self._colour = colour
        self._is_wide = is_wide
        self.setText(name)
        self.setAccessibleName(f"Colour: {name}")
        if not is_wide:
            self.setToolTip(name)
        self.setCheckable(True)
        self.setAutoRepeat(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def colour(self) -> str | None:
        """The colour of the disc; None for an empty ring."""
        return self._colour

    def set_colour(self, colour: str | None) -> None:
        """Show another colour, or an empty ring."""
        self._colour = colour
        self.update()

    def set_taken(self, is_taken: bool) -> None:
        """Show that it is the colour taken; only that one is a stop of Tab."""
        self.setChecked(is_taken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_taken else Qt.FocusPolicy.ClickFocus)
        self.update()

    def sizeHint(self) -> QSize:
        """A square, or room for the name as well."""
        if not self._is_wide:
            return QSize(_SWATCH_PX, _HEIGHT_PX - 2)
        self.setFont(sized_font(13))
        return QSize(_SWATCH_PX + self.fontMetrics().horizontalAdvance(self.text()) + 12, _HEIGHT_PX - 2)

    def nextCheckState(self) -> None:
        """Who is taken is the field's to say."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk among the colours by the arrow keys; Enter presses like Space."""
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.click()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        """Draw the disc, a ring around the one taken, and the name of a wide one."""
        if self.theme is None:
            return
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF((_SWATCH_PX - _DISC_PX) / 2, (self.height() - _DISC_PX) / 2, _DISC_PX, _DISC_PX)
        if self._colour is None:
            painter.setPen(QPen(theme.colour("third"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colour))
            painter.drawEllipse(middle)
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "text"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle.adjusted(-3, -3, 3, 3))
        if self._is_wide:
            painter.setPen(theme.colour("accent" if self.isChecked() else "second"))
            painter.setFont(sized_font(13))
            painter.drawText(
                self.rect().adjusted(_SWATCH_PX + 2, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text()
            )
