"""Which theme the window wears: light, dark, or whichever the desktop wears at the moment."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStyleHints
from PySide6.QtWidgets import QApplication

from explorer.render.theme import Theme, load_theme
from explorer.ui.style import dress
from explorer.ui.timeline_motion import LESS_MOTION


class ThemeChooser(QObject):
    """Holds the choice and follows the desktop; dresses the whole application at each change.

    Signals:
        theme_changed(Theme): the window wears another theme now.
    """

    theme_changed = Signal(object)

    def __init__(
        self, application: QApplication, choice: str = "system", hints: QStyleHints | None = None
    ) -> None:
        super().__init__(application)
        self._application = application
        self._hints = application.styleHints() if hints is None else hints
        self._choice = choice
        self._theme = load_theme(self._name())
        dress(application, self._theme)
        self._hints.colorSchemeChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """The theme that is worn."""
        return self._theme

    @property
    def choice(self) -> str:
        """`light`, `dark` or `system`."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Wear `choice` from now on."""
        self._choice = choice
        self._follow()

    def set_less_motion(self, is_asked_for: bool) -> None:
        """Let nothing travel or fade where the desktop asks for less motion."""
        self._application.setProperty(LESS_MOTION, is_asked_for)
        dress(self._application, self._theme, has_motion=not is_asked_for)

    def _name(self) -> str:
        if self._choice in ("light", "dark"):
            return self._choice
        is_dark = self._hints.colorScheme() is Qt.ColorScheme.Dark
        return "dark" if is_dark else "light"

    def _follow(self) -> None:
        name = self._name()
        if name == self._theme.name:
            return
        self._theme = load_theme(name)
        dress(self._application, self._theme, has_motion=not self._application.property(LESS_MOTION))
        self.theme_changed.emit(self._theme)
