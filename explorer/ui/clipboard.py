"""What goes into the clipboard in several forms at once, and how it outlives the program."""

import atexit
from functools import cache
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_OURS: Final = "made_here"


def several_forms() -> QMimeData:
    """Begin what is to be put into the clipboard; a plain form of it stays there when the program ends."""
    _leave_plainly_at_exit()
    forms = QMimeData()
    forms.setProperty(_OURS, True)
    return forms


@cache
def _leave_plainly_at_exit() -> None:
    atexit.register(_leave_plainly)


def _leave_plainly() -> None:
    """Put a form of Qt's own in the place of ours: forms made in Python that outlive it crash the program."""
    if QGuiApplication.instance() is None:
        return
    clipboard = QGuiApplication.clipboard()
    left = clipboard.mimeData()
    if left.property(_OURS):
        if left.hasImage():
            clipboard.setImage(clipboard.image())
        else:
            clipboard.setText(left.text())
