"""The text of a pane: rich text that loads nothing, with links that are told and never followed."""

from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from explorer.render.fonts import sized_font
from explorer.render.theme import Theme
from explorer.ui.panes.pane_style import text_style
from explorer.ui.panes.wording import as_written

MARGIN_PX: Final = 18
TOP_MARGIN_PX: Final = 2
NOTHING: Final = QByteArray(b" ")
"""What every resource is: a blank, since for no answer at all a document reads the file itself."""
_PILL_HEIGHT_PX: Final = 22.0
_PILL_ROOM_PX: Final = 2.0


class PaneBrowser(QTextBrowser):
    """Shows a pane's HTML; nothing in it can reach a file or the network.

    Tab walks the links and Enter follows one, as in every text browser. Words with a ground of their own
    are drawn as pills.

    Signals:
        link_chosen(str): a link was clicked or followed by Enter; its target as the template wrote it.
    """

    link_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane_text")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Details")
        self.setFont(sized_font(13))
        self.anchorClicked.connect(self._tell)
        self._shown: _PaneDocument | None = None
        self._pills: list[tuple[QTextCursor, QColor]] = []

    def show_html(self, html: str, theme: Theme) -> None:
        """Show `html` in the colours of `theme`; the place scrolled to is kept.

        The text is made ready in a document of its own, so that it is laid out once.
        """
        bar = self.verticalScrollBar()
        kept = bar.value()
        document = _PaneDocument(self)
        document.setDefaultStyleSheet(text_style(theme))
        document.setTextWidth(self.viewport().width())
        document.setHtml(f"<body>{html}</body>")
        margins = document.rootFrame().frameFormat()
        margins.setTopMargin(TOP_MARGIN_PX)
        document.rootFrame().setFrameFormat(margins)
        self._pills = _take_pills(document)
        self.setDocument(document)
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = document
        bar.setValue(kept)

    def loadResource(self, kind: int, name: QUrl | str) -> QByteArray:  # noqa: ARG002  # Qt's signature
        """Load nothing, whatever the text names."""
        return NOTHING

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802  # Qt's name
        """Copy plain text as it was written, without the marks that keep directions apart."""
        copied = QMimeData()
        copied.setText(as_written(self.textCursor().selection().toPlainText()).replace("\u00a0", " "))
        return copied

    def _tell(self, target: QUrl) -> None:
        self.link_chosen.emit(target.toString())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pills beneath the text."""
        if self._pills:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for cursor, ground in self._pills:
                box = self._pill_box(cursor)
                if box is not None and box.intersects(QRectF(event.rect())):
                    painter.setBrush(ground)
                    painter.drawRoundedRect(box, _PILL_HEIGHT_PX / 2, _PILL_HEIGHT_PX / 2)
            painter.end()
        super().paintEvent(event)

    def _pill_box(self, words: QTextCursor) -> QRectF | None:
        """Where the words stand in the viewport; None where they are broken over two lines."""
        first, last = QTextCursor(words), QTextCursor(words)
        first.setPosition(words.selectionStart())
        last.setPosition(words.selectionEnd())
        left, right = self.cursorRect(first), self.cursorRect(last)
        if left.top() != right.top() or right.left() <= left.left():
            return None
        middle = QPointF(left.left(), left.center().y() + 0.5)
        return QRectF(
            middle.x(), middle.y() - _PILL_HEIGHT_PX / 2, right.left() - left.left(), _PILL_HEIGHT_PX
        )


class _PaneDocument(QTextDocument):
    """A text that reads from left to right, whatever stands in it, and breaks where it must."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setDefaultFont(sized_font(13))
        self.setDocumentMargin(MARGIN_PX)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)

    def loadResource(self, kind: int, name: QUrl | str) -> QByteArray:  # noqa: ARG002  # Qt's signature
        """Load nothing, whatever the text names."""
        return NOTHING


def _take_pills(document: QTextDocument) -> list[tuple[QTextCursor, QColor]]:
    """Find the words with a ground of their own and take the ground over, to draw it round."""
    pills: list[tuple[QTextCursor, QColor]] = []
    block: QTextBlock = document.begin()
    while block.isValid():
        walk = block.begin()
        while not walk.atEnd():
            fragment = walk.fragment()
            ground = fragment.charFormat().background()
            if ground.style() == Qt.BrushStyle.SolidPattern:
                cursor = QTextCursor(document)
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                pills.append((cursor, QColor(ground.color())))
            walk += 1
        block = block.next()
    for cursor, _ in pills:
        plain = QTextCharFormat()
        plain.setBackground(QBrush(Qt.BrushStyle.NoBrush))
        cursor.mergeCharFormat(plain)
    return pills
