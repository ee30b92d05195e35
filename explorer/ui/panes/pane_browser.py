"""The text of a pane: rich text that loads nothing, with links that are told and never followed."""

from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from explorer.render.fonts import sized_font
from explorer.render.icons import pixmap
from explorer.render.theme import Theme
from explorer.ui.clipboard import several_forms
from explorer.ui.panes.document_text import selected_text
from explorer.ui.panes.pane_style import text_style

MARGIN_PX: Final = 18
LOCK_PX: Final = 11
TOP_MARGIN_PX: Final = 10
COPY_ALL: Final = QKeySequence("Ctrl+Shift+C")
NOTHING: Final = QByteArray(b" ")
"""What every resource is: a blank, since for no answer at all a document reads the file itself."""
_PILL_HEIGHT_PX: Final = 22.0
_PILL_ROOM_PX: Final = 2.0
_RING_PX: Final = 2.0
_RING_RADIUS_PX: Final = 3.0


class PaneBrowser(QTextBrowser):
    """Shows a pane's HTML; nothing in it can reach a file or the network.

    Tab walks the links and Enter follows one, as in every text browser. Words with a ground of their own
    are drawn as pills.

    Signals:
        link_chosen(str): a link was clicked or followed by Enter; its target as the template wrote it.
        link_beside(str): the same with Ctrl or the middle button: it is to be opened beside.
        link_in_window(str): the same from the menu: it is to be opened in a window.
        copy_requested(bool): copy the record with its sources (False), or the whole pane as text (True).
        menu_requested(str, QPoint): a menu is asked for, over a link or none, there on the screen.
        back_requested(): Backspace asks for what was shown before.
    """

    link_chosen = Signal(str)
    link_beside = Signal(str)
    link_in_window = Signal(str)
    back_requested = Signal()
    copy_requested = Signal(bool)
    menu_requested = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane_text")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # lines keep their width
        self.setAccessibleName("Details")
        self.setFont(sized_font(13))
        self.anchorClicked.connect(self._tell)
        self._shown: _PaneDocument | None = None
        self._pills: list[tuple[QTextCursor, QColor]] = []
        self._ring_colour = QColor()

    def show_html(self, html: str, theme: Theme) -> None:
        """Show `html` in the colours of `theme`; the place scrolled to is kept.

        The text is made ready in a document of its own, so that it is laid out once.
        """
        self._ring_colour = theme.colour("accent")
        bar = self.verticalScrollBar()
        kept = bar.value()
        document = _PaneDocument(self)
        document.setDefaultStyleSheet(text_style(theme))
        lock = pixmap("lock", theme.colour("third"), LOCK_PX, 2 * self.devicePixelRatioF()).toImage()
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl("lock"), lock)
        document.setTextWidth(self.viewport().width())
        document.setHtml(f"<body>{html}</body>")
        margins = document.rootFrame().frameFormat()
        margins.setTopMargin(TOP_MARGIN_PX)
        margins.setRightMargin(max(MARGIN_PX - self.verticalScrollBar().sizeHint().width(), 0))
        document.rootFrame().setFrameFormat(margins)
        self._pills = _take_pills(document)
        self.setDocument(document)
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = document
        bar.setValue(kept)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to the pane."""
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        target = self.focused_link if is_by_key else self.anchorAt(event.pos())
        place = self.cursorRect().bottomLeft() if is_by_key else event.pos()
        self.menu_requested.emit(target, self.viewport().mapToGlobal(place))

    def loadResource(self, kind: int, name: QUrl | str) -> QByteArray:  # noqa: ARG002  # Qt's signature
        """Load nothing, whatever the text names."""
        return NOTHING

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802  # Qt's name
        """Copy plain text as it was written, without the marks that keep directions apart."""
        copied = several_forms()
        copied.setText(selected_text(self.textCursor()))
        return copied

    def _tell(self, target: QUrl) -> None:
        is_beside = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        (self.link_beside if is_beside else self.link_chosen).emit(target.toString())

    @property
    def focused_link(self) -> str:
        """The target of the link that Tab has walked to; empty where there is none."""
        here = QTextCursor(self.textCursor())
        here.setPosition(here.selectionEnd())
        return here.charFormat().anchorHref() if self.textCursor().hasSelection() else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open a link beside by the middle button."""
        target = self.anchorAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and target:
            self.link_beside.emit(target)
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Backspace, copy the record or the whole pane, open a link beside by Shift+Enter."""
        if event.matches(QKeySequence.StandardKey.Copy) and not self.textCursor().hasSelection():
            self.copy_requested.emit(False)
            return
        if _is_copy_all(event):
            self.copy_requested.emit(True)
            return
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers():
            self.back_requested.emit()
            return
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.focused_link:
            self.link_beside.emit(self.focused_link)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pills beneath the text."""
        if self._pills:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for cursor, ground in self._pills:
                pill = self._pill_box(cursor)
                if pill is not None and pill.intersects(QRectF(event.rect())):
                    painter.setBrush(ground)
                    painter.drawRoundedRect(pill, _PILL_HEIGHT_PX / 2, _PILL_HEIGHT_PX / 2)
            painter.end()
        super().paintEvent(event)
        self._draw_ring()

    def focusNextPrevChild(self, is_next: bool) -> bool:  # Qt's name
        """Walk the links as ever; Qt's dotted frame around one gives way to a ring of our own."""
        is_here = super().focusNextPrevChild(is_next)
        self.viewport().update()
        return is_here

    def _draw_ring(self) -> None:
        """Draw a ring around the link that Tab has walked to, line by line."""
        if not self.focused_link or not self.hasFocus():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._ring_colour, _RING_PX))
        for box in self._boxes_of(self.textCursor()):
            painter.drawRoundedRect(box.adjusted(-2, 0, 2, 0), _RING_RADIUS_PX, _RING_RADIUS_PX)
        painter.end()

    def _boxes_of(self, words: QTextCursor) -> list[QRectF]:
        """Where words stand in the viewport, a box for each of their lines."""
        boxes: list[QRectF] = []
        walk = QTextCursor(words)
        for place in range(words.selectionStart(), words.selectionEnd()):
            walk.setPosition(place)
            left = QRectF(self.cursorRect(walk))
            walk.setPosition(place + 1)
            right = QRectF(self.cursorRect(walk))
            end = right.left() if right.top() == left.top() else left.left() + 4
            box = QRectF(left.left(), left.top(), end - left.left(), left.height())
            if boxes and boxes[-1].top() == box.top():
                boxes[-1] |= box
            else:
                boxes.append(box)
        return boxes

    def event(self, event: QEvent) -> bool:
        """Claim the keys of copying, before the window takes them for the records on its timeline."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_copy = event.matches(QKeySequence.StandardKey.Copy) or _is_copy_all(event)
            if is_copy or event.matches(QKeySequence.StandardKey.SelectAll):
                event.accept()
                return True
        return super().event(event)

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


def _is_copy_all(event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()) == COPY_ALL


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
