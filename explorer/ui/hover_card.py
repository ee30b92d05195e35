"""The card beside the pointer: what a mark is, when, by whom, under which agreement."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from explorer.model.details import ListedRecord
from explorer.model.vocabulary import RecordKind
from explorer.model.wording import describe
from explorer.ui.hover_words import HoverWords

CARD_PX = 320
GAP_PX = 14
TITLE_LETTERS = 240
NAMES_MOST = 4


class HoverCard(QFrame):
    """A small card that lies over the timeline and lets every click through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("hoverCard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title = self._label("cardTitle")
        self._when = self._label("cardWhen")
        self._actors = self._label("cardLine")
        self._agreements = self._label("cardLine")
        self._sources = self._label("cardLine")
        self._says = self._label("cardSays")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 9, 12, 10)
        lines.setSpacing(3)
        for label in self._labels():
            lines.addWidget(label)
        self.hide()

    @property
    def text(self) -> str:
        """All that is told, a line each."""
        return "\n".join(label.text() for label in self._labels() if not label.isHidden())

    def tell(
        self, record: ListedRecord, source: str | None, beside: QPoint, says: tuple[str, ...] = ()
    ) -> None:
        """Show `record` beside a point of the parent, wholly inside it; `says` is what is told otherwise."""
        title = f"“{record.quote}”" if record.kind is RecordKind.STATEMENT and record.quote else record.title
        self._title.setText(_short(title))
        words = [describe(record.when) if record.when.is_dated else record.when.text or "undated"]
        if record.status not in (None, "happened"):
            words.append(str(record.status))
        if record.mode is not None:
            words.append(record.mode)
        if record.private:
            words.append("private")
        self._when.setText(" · ".join(words))
        self._say(self._actors, [actor.name for actor in record.actors])
        self._say(self._agreements, [agreement.name for agreement in record.agreements])
        self._say(self._sources, [source] if source else [])
        self._says.setText("\n".join(_short(line) for line in says))
        self._says.setVisible(bool(says))
        self._place(beside)

    def tell_words(self, words: HoverWords, beside: QPoint) -> None:
        """Show what is told in words alone, beside a point of the parent."""
        self._title.setText(_short(words.title))
        self._when.setText(words.second)
        lines = "\n".join(_short(line) for line in words.lines)
        self._say(self._agreements, [])
        self._say(self._sources, [])
        self._actors.setText(lines)
        self._actors.setVisible(bool(lines))
        self._says.hide()
        self._place(beside)

    def _place(self, beside: QPoint) -> None:
        if not self._when.text():
            self._when.hide()
        else:
            self._when.show()
        self.setFixedWidth(min(CARD_PX, max(160, self._room.width() - 2 * GAP_PX)))
        layout = self.layout()
        assert layout is not None
        height_px = layout.heightForWidth(self.width())
        self.setFixedHeight(height_px if height_px > 0 else self.sizeHint().height())
        room = QRect(QPoint(0, 0), self._room.size())
        left, top = beside.x() + GAP_PX, beside.y() + GAP_PX
        if left + self.width() > room.right() - 4:
            left = max(4, beside.x() - GAP_PX - self.width())
        if top + self.height() > room.bottom() - 4:
            top = max(4, beside.y() - GAP_PX - self.height())
        self.move(left, top)
        self.raise_()
        self.show()

    def _say(self, label: QLabel, names: list[str]) -> None:
        shown = names[:NAMES_MOST]
        rest = len(names) - len(shown)
        text = ", ".join(shown) + (f" and {rest} more" if rest else "")
        label.setText(_short(text))
        label.setVisible(bool(text))

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _labels(self) -> tuple[QLabel, ...]:
        return (self._title, self._when, self._actors, self._agreements, self._sources, self._says)


def _short(text: str) -> str:
    """The beginning of a long text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= TITLE_LETTERS else line[:TITLE_LETTERS].rstrip() + "…"
