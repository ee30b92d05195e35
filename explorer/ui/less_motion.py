"""Whether the desktop asks for less motion, as people whom motion makes ill have set it.

On Linux the desktop's settings are told over the message bus, in the same place for all desktops; elsewhere
Qt's own style knows.
"""

import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if sys.platform == "linux":
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

_NAME: Final = "org.freedesktop.portal.Desktop"
_PLACE: Final = "/org/freedesktop/portal/desktop"
_SETTINGS: Final = "org.freedesktop.portal.Settings"
_SETTING: Final = ("org.gnome.desktop.interface", "enable-animations")
_PATIENCE_MS: Final = 2_000


class LessMotion(QObject):
    """Asks the desktop once, without waiting for the answer, and listens from then on.

    Signals:
        changed(bool): whether less motion is asked for, where that is another answer than before.
    """

    changed = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_asked_for = False
        if sys.platform == "linux" and _has_bus():
            bus = QDBusConnection.sessionBus()
            bus.connect("", _PLACE, _SETTINGS, "SettingChanged", self, SLOT("hear(QDBusMessage)"))  # type: ignore[call-overload]  # stubs ask for bytes, Qt takes a string
            question = QDBusMessage.createMethodCall(_NAME, _PLACE, _SETTINGS, "Read")
            question.setArguments(list(_SETTING))
            self._watcher = QDBusPendingCallWatcher(bus.asyncCall(question, _PATIENCE_MS), self)
            self._watcher.finished.connect(self._take_answer)

    @property
    def is_asked_for(self) -> bool:
        """Whether the desktop asks for less motion."""
        return self._is_asked_for

    if sys.platform == "linux":

        @Slot(QDBusMessage)
        def hear(self, told: QDBusMessage) -> None:
            """Take in a setting that has changed: its group, its name, its value."""
            words = told.arguments()
            if len(words) == 3 and tuple(words[:2]) == _SETTING:
                self.take(words[2])

        def _take_answer(self, watcher: QDBusPendingCallWatcher) -> None:
            told = watcher.reply()
            if told.type() == QDBusMessage.MessageType.ReplyMessage and told.arguments():
                self.take(told.arguments()[0])

    def take(self, are_animations_on: object) -> None:
        """Take in the setting's value, however deep it is wrapped; what is no yes or no is left aside."""
        while sys.platform == "linux" and isinstance(are_animations_on, QDBusVariant):
            are_animations_on = are_animations_on.variant()
        if isinstance(are_animations_on, bool) and are_animations_on is self._is_asked_for:
            self._is_asked_for = not are_animations_on
            self.changed.emit(self._is_asked_for)


def _has_bus() -> bool:
    """Whether there is a message bus to ask; none is started for it."""
    folder = os.environ.get("XDG_RUNTIME_DIR")
    return "DBUS_SESSION_BUS_ADDRESS" in os.environ or (
        folder is not None and (Path(folder) / "bus").exists()
    )
