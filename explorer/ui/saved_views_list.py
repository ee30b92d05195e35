"""The list of saved views: a row of two lines each, the name and what it shows."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from explorer.model.saved_view import SavedView
from explorer.model.view_words import view_in_words
from explorer.render.fonts import font, one_line
from explorer.render.theme import Theme
from explorer.scene.primitives import Font
from explorer.ui.list_rows import paint_ground

ROW_PX: Final = 46
MARGIN_PX: Final = 14
VIEW_ROLE: Final = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class SavedViewsModel(QAbstractListModel):
    """The views that are offered."""

    def __init__(self) -> None:
        super().__init__()
        self._views: Sequence[SavedView] = ()

    @property
    def views(self) -> Sequence[SavedView]:
        """All rows, in their order."""
        return self._views

    def show(self, views: Sequence[SavedView]) -> None:
        """Offer these."""
        self.beginResetModel()
        self._views = tuple(views)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._views)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._views):
            return None
        view = self._views[index.row()]
        if role == VIEW_ROLE:
            return view
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{one_line(view.name)}, {view_in_words(view)}"
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's own signature
        return QSize(200, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = index.data(VIEW_ROLE)
        if not isinstance(view, SavedView):
            return
        box = paint_ground(painter, option, self.theme)
        inner = box.adjusted(MARGIN_PX, 5, -MARGIN_PX, -5)
        for top, role, colour, words in (
            (0, Font.TEXT_STRONG, "text", one_line(view.name)),
            (19, Font.SECOND, "second", view_in_words(view)),
        ):
            painter.setFont(font(role))
            painter.setPen(self.theme.colour(colour))
            shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
            room = QRect(inner.left(), inner.top() + top, inner.width(), 18)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class SavedViewsList(QListView):
    """The rows; the line above keeps the keyboard and walks them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = SavedViewsModel()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(self.rows)
        self.setAccessibleName("Saved views")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._delegate = _Delegate(theme, self)
        self.setItemDelegate(self._delegate)

    @property
    def current(self) -> SavedView | None:
        """The view that stands out."""
        view = self.currentIndex().data(VIEW_ROLE)
        return view if isinstance(view, SavedView) else None

    def view_at(self, place: QPoint) -> SavedView | None:
        """The view at a place of the list."""
        view = self.indexAt(place).data(VIEW_ROLE)
        return view if isinstance(view, SavedView) else None

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._delegate.theme = theme
        self.viewport().update()

    def choose(self, row: int) -> None:
        """Let the nearest row there is stand out."""
        last = self.rows.rowCount() - 1
        self.setCurrentIndex(self.rows.index(max(0, min(row, last))) if last >= 0 else QModelIndex())

    def step(self, by: int) -> None:
        """Walk up or down."""
        self.choose(self.currentIndex().row() + by)
