"""What the program says of itself."""

from PySide6.QtWidgets import QWidget

from explorer import __version__
from explorer.ui.editor.question import Question

WORDS = (
    f"Version {__version__}, MIT licence.\n\n"
    "A zoomable timeline for the people who follow diplomacy: who said or did what, when, according to whom, "
    "and what stood on a given day."
)


def tell_about(parent: QWidget) -> None:
    """Show it in a small dialog."""
    dialog = Question(parent, "Timeline Explorer", WORDS)
    close = dialog.add_answer("&Close", "primary")
    close.clicked.connect(dialog.accept)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
