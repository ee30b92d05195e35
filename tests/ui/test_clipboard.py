"""The program ends cleanly with what it has copied still in the clipboard."""

import subprocess
import sys

import pytest

COPYING = """
from PySide6.QtGui import QGuiApplication, QImage
from explorer.ui.clipboard import several_forms
application = QGuiApplication([])
forms = several_forms()
{form}
QGuiApplication.clipboard().setMimeData(forms)
print("copied")
"""


@pytest.mark.parametrize(
    "form",
    [
        "forms.setText('27 February 2019'); forms.setHtml('<b>27 February 2019</b>')",
        "forms.setImageData(QImage(4, 4, QImage.Format.Format_RGB32)); forms.setData('image/x', b'x')",
    ],
    ids=["text", "picture"],
)
def test_what_is_copied_does_not_crash_the_end(form: str) -> None:
    """A program that owns the clipboard when it ends leaves with exit code 0."""
    ended = subprocess.run(
        [sys.executable, "-c", COPYING.format(form=form)], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout.strip()) == (0, "copied"), ended.stderr
