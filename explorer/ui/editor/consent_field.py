"""How parties come to be bound by an agreement: three ways, each told in a line."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QSizePolicy, QWidget

from explorer.model.vocabulary import Consent
from explorer.ui.editor.compound_field import CompoundField

EXPLAINED: Final = {
    Consent.ENTRY: "Whoever signed or negotiated it is bound once it enters into force.",
    Consent.SIGNATURE: "In force as soon as it is signed, concluded or announced; binds whoever did.",
    Consent.INSTRUMENT: "Binds only who ratified, accepted, approved or acceded, once it is in force.",
}
_LEAST_PX: Final = 160


class ConsentField(CompoundField):
    """One of three ways; the arrow keys go from one to the next, a click on its line takes it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._group = QButtonGroup(self)
        self._buttons: dict[Consent, QRadioButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, (consent, words) in enumerate(EXPLAINED.items()):
            made = QRadioButton(consent.value.capitalize())
            made.setAccessibleName(f"Consent by {consent.value}")
            made.setAccessibleDescription(words)
            self._group.addButton(made)
            self._buttons[consent] = made
            grid.addWidget(made, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(_Explanation(words, made), row, 1, Qt.AlignmentFlag.AlignVCenter)
        self.set_consent(Consent.ENTRY)
        self._group.buttonToggled.connect(self._tell)

    def set_consent(self, consent: Consent) -> None:
        """Take another way, without telling of it."""
        was_blocked = self._group.blockSignals(True)
        self._buttons[consent].setChecked(True)
        self._group.blockSignals(was_blocked)

    def consent(self) -> Consent:
        """The way taken."""
        return next(one for one, pressed in self._buttons.items() if pressed.isChecked())

    def button_of(self, consent: Consent) -> QRadioButton:
        """The button of one way."""
        return self._buttons[consent]

    def walked(self) -> list[QWidget]:
        """The buttons; Qt makes the one taken a stop of Tab."""
        return list(self._buttons.values())

    def first(self) -> QWidget:
        """The field itself: a label's mnemonic would press a button that it led to."""
        return self

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the way taken."""
        self._buttons[self.consent()].setFocus(event.reason())

    def _tell(self, _button: object, is_on: bool) -> None:
        if is_on:
            self.changed.emit()


class _Explanation(QLabel):
    """What a way means; a click takes it."""

    def __init__(self, words: str, explained: QRadioButton) -> None:
        super().__init__(words)
        self._explained = explained
        self.setProperty("role", "second")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """One line; more only where the width does not do."""
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """A word or two in a line; how many lines that takes is told by the width."""
        return QSize(_LEAST_PX, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press the button that it explains."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._explained.setFocus(Qt.FocusReason.MouseFocusReason)
            self._explained.click()
