"""What a form does with any of its fields alike: walk it by Tab, hear of a change, mark it wrong."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.compound_field import CompoundField, WrongPart
from explorer.ui.editor.fields import mark_wrong
from explorer.ui.editor.segmented import Segmented
from explorer.ui.editor.when_box import WhenBox


def walked(field: QWidget) -> list[QWidget]:
    """What Tab stops at in a field, in order."""
    match field:
        case CompoundField():
            return field.walked()
        case ChipsField() | WhenBox():
            return [field.line]
        case Segmented():
            return field.segments()
        case QLabel():
            return []
    return [field]


def tell_changes(field: QWidget, tell: Callable[[], None]) -> None:
    """Call `tell` when the user has typed or chosen something in a field."""
    match field:
        case CompoundField() | ChipsField() | WhenBox():
            field.changed.connect(tell)
        case Segmented():
            field.chosen.connect(lambda _word: tell())
        case QLineEdit():
            field.textEdited.connect(lambda _text: tell())
        case QPlainTextEdit():
            field.textChanged.connect(tell)
        case QComboBox():
            field.activated.connect(lambda _row: tell())
        case QSpinBox():
            field.valueChanged.connect(lambda _number: tell())
        case QCheckBox():
            field.clicked.connect(lambda _is_on: tell())


def show_wrong(field: QWidget, is_wrong: bool) -> None:
    """Give a field a red border, or take it away; a date box says of itself whether it can be read."""
    match field:
        case CompoundField():
            missing = WrongPart("", field.first())
            field.mark_wrong((field.wrong() or missing) if is_wrong else None)
        case ChipsField():
            field.set_wrong(is_wrong)
        case QLineEdit() | QPlainTextEdit() | QComboBox():
            mark_wrong(field, is_wrong)


def grows(field: QWidget) -> bool:
    """Whether a field takes the room that is left beside others."""
    return isinstance(field, CompoundField | ChipsField | WhenBox | QLineEdit | QPlainTextEdit)
