"""How the controls look in a theme: the palette, and the sheet in `resources/themes/controls.qss`."""

from functools import cache
from string import Template
from typing import Final

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

from explorer.paths import resources
from explorer.render.fonts import sized_font
from explorer.render.theme import Theme

_ROLES: Final[dict[QPalette.ColorRole, str]] = {
    QPalette.ColorRole.Window: "panel",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.AlternateBase: "ground",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "third",
    QPalette.ColorRole.Button: "panel",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "error",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "panel",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "panel",
    QPalette.ColorRole.Midlight: "faint_line",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "strong_line",
    QPalette.ColorRole.Shadow: "shadow",
}
_DISABLED: Final = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)


_STILL: Final = "\n* { widget-animation-duration: 0; }\n"


def dress(application: QApplication, theme: Theme, *, has_motion: bool = True) -> None:
    """Give the whole application the look of a theme: style, font, palette and sheet.

    Without `has_motion` Qt's own controls neither slide nor fade.
    """
    application.setStyle("Fusion")
    application.setFont(sized_font(13))
    application.setPalette(palette(theme))
    application.setStyleSheet(stylesheet(theme) + ("" if has_motion else _STILL))


@cache
def _sheet() -> Template:
    return Template((resources() / "themes" / "controls.qss").read_text(encoding="utf-8"))


def stylesheet(theme: Theme) -> str:
    """Write the style sheet of all controls in a theme's colours."""
    images = resources() / "themes" / ("dark" if theme.is_dark else "light")
    return _sheet().substitute(theme.tokens, images=images.as_posix())


def palette(theme: Theme) -> QPalette:
    """Make the palette, for what a style sheet does not reach."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, theme.colour(token))
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("disabled"))
    return made


def set_role(widget: QWidget, role: str, *, name: str = "role") -> None:
    """Give a widget a role that the sheet knows, also after it is shown."""
    if widget.property(name) == role:
        return
    widget.setProperty(name, role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
