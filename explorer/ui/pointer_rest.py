"""Whether the pointer rests on a mark, as somebody's does who wants to know more."""

from typing import Final

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from explorer.model.ids import RecordId

REST_MS: Final = 350


class PointerRest(QObject):
    """Told where the pointer is at each move, it tells when it has stayed on one mark for a moment.

    Signals:
        rested(RecordId, QPoint): the pointer rests on a mark.
        left(): it lies on another mark now, or on none.
    """

    rested = Signal(object, object)
    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._record: RecordId | None = None
        self._where = QPoint()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._tell)

    @property
    def record(self) -> RecordId | None:
        """The mark under the pointer."""
        return self._record

    def move(self, record: RecordId | None, where: QPoint) -> bool:
        """Note what lies under the pointer; True where it is another mark than before."""
        has_changed = record != self._record
        self._record, self._where = record, where
        if has_changed:
            self.left.emit()
        if record is None:
            self._timer.stop()
        else:
            self._timer.start()
        return has_changed

    def _tell(self) -> None:
        if self._record is not None:
            self.rested.emit(self._record, self._where)
