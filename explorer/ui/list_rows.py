"""The ground of a list's row, the same in every list of a panel."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from explorer.render.theme import Theme


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> QRect:
    """Paint the ground of a row that is chosen or lies under the pointer; gives the row's box."""
    box: QRect = option.rect
    state: QStyle.StateFlag = option.state
    if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, theme.colour("accent_ground" if is_selected else "ground"))
    return box
