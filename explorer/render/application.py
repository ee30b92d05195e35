"""The Qt application that drawing without a window needs."""

import os

from PySide6.QtGui import QGuiApplication


def ensure_application() -> QGuiApplication:
    """Give the running application, or start one that needs no display; keep what it returns alive."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(["timeline-explorer"])
