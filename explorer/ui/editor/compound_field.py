"""What fields made of several fields have in common, so that a form can hold them like any other."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from explorer.ui.editor.chips_field import ChipsField


@dataclass(frozen=True, slots=True)
class WrongPart:
    """What keeps a compound field from being saved, and the field within it that it is about.

    `is_echoed` where the sentence stands beneath that field already.
    """

    sentence: str
    field: QWidget
    is_echoed: bool = False


class CompoundField(QWidget):
    """Several fields in one row of a form.

    Signals:
        changed(): something was typed or chosen.
        grown(): fields were made or have gone: there are other chips, and another walk of Tab.
    """

    changed = Signal()
    grown = Signal()

    def walked(self) -> list[QWidget]:
        """Its fields in the order in which Tab walks them."""
        raise NotImplementedError

    def chips(self) -> list[ChipsField]:
        """Its fields of names."""
        return []

    def wrong(self) -> WrongPart | None:
        """What is wrong first, from the top; None where it can be saved."""
        return None

    def mark_wrong(self, wrong: WrongPart | None) -> None:
        """Give what is wrong a red border, and nothing else; nothing at all for None."""

    def first(self) -> QWidget:
        """What the label's mnemonic leads to."""
        return self.walked()[0]
