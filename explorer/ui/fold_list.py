"""The list of what a fold holds that no zoom can open: records of one and the same instant."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from explorer.model.ids import RecordId

WIDTH_PX: Final = 360
ROW_PX: Final = 26
ROWS_MOST: Final = 12
MARGIN_PX: Final = 6


class FoldList(QFrame):
    """A popup with a line for each record; a click or Enter opens one, Esc or a click elsewhere closes it.

    Signals:
        record_chosen(RecordId): this record is to be shown.
    """

    record_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self._head = QLabel(self)
        self._head.setProperty("role", "second")
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._head.setContentsMargins(8, 4, 8, 2)
        self._list = QListWidget(self)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setMouseTracking(True)
        self._list.itemEntered.connect(self._list.setCurrentItem)
        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        lines.setSpacing(2)
        lines.addWidget(self._head)
        lines.addWidget(self._list)
        self.setFocusProxy(self._list)

    @property
    def titles(self) -> tuple[str, ...]:
        """What is listed, from top to bottom."""
        return tuple(self._list.item(row).text() for row in range(self._list.count()))

    def open_at(
        self, where: QPoint, head: str, records: Sequence[RecordId], titles: Mapping[int, str]
    ) -> None:
        """List `records` beside a global point, under a line that says what they have in common."""
        self.setAccessibleName(head)
        self._head.setText(head)
        self._list.clear()
        for record in records:
            line = QListWidgetItem(" ".join(titles.get(record, "").split()) or f"Record {record}")
            line.setData(Qt.ItemDataRole.UserRole, int(record))
            line.setToolTip(line.text())
            self._list.addItem(line)
        rows = min(len(records), ROWS_MOST)
        row_px = max(self._list.sizeHintForRow(0), ROW_PX)
        for row in range(self._list.count()):
            self._list.item(row).setSizeHint(QSize(0, row_px))
        self._list.setFixedHeight(rows * row_px + 4)
        self.setFixedWidth(WIDTH_PX)
        self.adjustSize()
        self._list.setCurrentRow(0)
        self.move(self._place(where))
        self.show()
        self._list.setFocus(Qt.FocusReason.PopupFocusReason)

    def tell(self, titles: Mapping[int, str]) -> None:
        """Put in titles that were not known when the list was opened."""
        for row in range(self._list.count()):
            line = self._list.item(row)
            title = titles.get(line.data(Qt.ItemDataRole.UserRole))
            if title:
                line.setText(" ".join(title.split()))
                line.setToolTip(line.text())

    def _place(self, where: QPoint) -> QPoint:
        """Stay on the screen."""
        screen = self.screen().availableGeometry()
        x = min(where.x(), screen.right() - self.width())
        below = where.y() + self.height() <= screen.bottom()
        y = where.y() if below else where.y() - self.height() - 2 * MARGIN_PX
        return QPoint(max(x, screen.left()), max(y, screen.top()))

    def _choose(self, line: QListWidgetItem) -> None:
        record = RecordId(line.data(Qt.ItemDataRole.UserRole))
        self.hide()
        self.record_chosen.emit(record)
