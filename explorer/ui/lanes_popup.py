"""The panel below the lanes button: what makes a lane, order, closeness, and which lanes are shown."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.render.theme import Theme
from explorer.scene.density import Density
from explorer.scene.lane_choice import LaneChoice, LaneSort
from explorer.scene.lanes import LanesBy
from explorer.scene.nested_lanes import NESTED
from explorer.ui.editor.segmented import Segmented
from explorer.ui.lane_list import MARGIN_PX, ROW_PX, LaneEntry, LaneList, LaneListModel

GROUPINGS: Final = tuple(
    by.value
    for by in (
        *(LanesBy.AGREEMENT, LanesBy.ACTOR, LanesBy.KIND),
        *(LanesBy.PLACE, LanesBy.TAG, LanesBy.NONE),
    )
)
FIND: Final = {
    LanesBy.AGREEMENT: "Find an agreement",
    LanesBy.ACTOR: "Find an actor",
    LanesBy.PLACE: "Find a place",
    LanesBy.TAG: "Find a tag",
}
ROWS_MOST: Final = 11
ROWS_LEAST: Final = 3


class LanesPopup(QFrame):
    """A popup that stays while one chooses; Esc or a click elsewhere closes it.

    Signals:
        lanes_by_chosen(LanesBy), sort_chosen(LaneSort), density_chosen(Density)
        fold_requested(bool): all parties or kinds are to be hidden (True) or shown.
        lanes_toggled(frozenset[int], bool): lanes are to be shown, or hidden.
        in_view_requested(frozenset[int]): of these lanes only those with a record in view are to be shown.
    """

    lanes_by_chosen = Signal(object)
    sort_chosen = Signal(object)
    density_chosen = Signal(object)
    fold_requested = Signal(bool)
    lanes_toggled = Signal(object, bool)
    in_view_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName("Lanes")
        self._lanes_by = Segmented(GROUPINGS, "Lanes by", self)
        self._sort = Segmented([sort.value for sort in LaneSort], "Order", self)
        self._density = Segmented([density.value for density in Density], "Density", self)
        self._fold, self._unfold = QPushButton("Fold all", self), QPushButton("Unfold all", self)
        self._parts = QLabel("Parties", self)
        self._find = QLineEdit(self)
        self._find.setClearButtonEnabled(True)
        self._all, self._none = QPushButton("All", self), QPushButton("None", self)
        self._in_view = QPushButton("In view", self)
        self._all.setToolTip("Show all lanes that are listed")
        self._none.setToolTip("Hide all lanes that are listed")
        self._in_view.setToolTip("Show those that have a record in view, hide the others that are listed")
        self._model = LaneListModel()
        self._list = LaneList(self._model, theme, self)
        self._nothing = QLabel("No name contains this.", self)
        self._told = QLabel(self)
        self._only_shown = QCheckBox("List only those", self)
        self._only_shown.setToolTip("Leave hidden lanes out of the list")
        for label in (self._nothing, self._told):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", "second")
        for button in (self._fold, self._unfold, self._all, self._none, self._in_view):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the line above
        self._lay_out()
        self._lanes_by.chosen.connect(lambda word: self.lanes_by_chosen.emit(LanesBy(word)))
        self._sort.chosen.connect(lambda word: self.sort_chosen.emit(LaneSort(word)))
        self._density.chosen.connect(lambda word: self.density_chosen.emit(Density(word)))
        self._fold.clicked.connect(lambda: self.fold_requested.emit(True))
        self._unfold.clicked.connect(lambda: self.fold_requested.emit(False))
        self._all.clicked.connect(lambda: self.lanes_toggled.emit(self._model.listed, True))
        self._none.clicked.connect(lambda: self.lanes_toggled.emit(self._model.listed, False))
        self._in_view.clicked.connect(lambda: self.in_view_requested.emit(self._model.listed))
        self._model.toggled.connect(lambda key, is_shown: self.lanes_toggled.emit(frozenset({key}), is_shown))
        self._find.textChanged.connect(self._narrow)
        self._only_shown.toggled.connect(lambda is_on: self._model.list_all(not is_on))
        self._list.typed.connect(self._take_letters)
        self._list.left_at_top.connect(self._find.setFocus)

    @property
    def names(self) -> LaneList:
        """The list of the lanes."""
        return self._list

    @property
    def finder(self) -> QLineEdit:
        """The line that narrows the list."""
        return self._find

    @property
    def only_shown(self) -> QCheckBox:
        """The box that leaves hidden lanes out of the list."""
        return self._only_shown

    @property
    def told(self) -> str:
        """How many lanes are shown, in words."""
        return self._told.text()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._list.set_theme(theme)

    def show_choice(self, lanes_by: LanesBy, choice: LaneChoice, density: Density) -> None:
        """Show what is chosen, without telling anybody."""
        self._lanes_by.set_word(lanes_by.value)
        self._sort.set_word(choice.sort.value)
        self._density.set_word(density.value)
        is_choice = lanes_by is not LanesBy.NONE
        self._sort.setEnabled(is_choice)
        for part in (self._find, self._all, self._none, self._in_view, self._list, self._only_shown):
            part.setVisible(is_choice)
        self._find.setPlaceholderText(FIND.get(lanes_by, "Find a kind"))
        self._find.setAccessibleName(FIND.get(lanes_by, "Find a kind"))
        can_unfold, is_nested = lanes_by is LanesBy.AGREEMENT or lanes_by in NESTED, lanes_by in NESTED
        self._parts.setText("Kinds" if is_nested else "Parties")
        self._fold.setEnabled(bool(choice.unfolded) and can_unfold)
        self._unfold.setEnabled(can_unfold)
        self._fold.setToolTip(f"Hide the {'lanes of all kinds' if is_nested else 'bands of all parties'}")
        each = "Show a lane for each kind of record of each lane"
        self._unfold.setToolTip(each if is_nested else "Show a band for each party of each agreement")

    def show_entries(self, entries: Sequence[LaneEntry], hidden: frozenset[int]) -> None:
        """List the lanes there are."""
        self._model.show(entries, hidden)
        count = sum(entry.key not in hidden for entry in entries)
        is_choice = self._list.isVisibleTo(self)
        self._told.setText(
            f"{count:,} of {len(entries):,} lanes shown" if is_choice else "Everything in one lane"
        )
        rows = min(max(len(entries), ROWS_LEAST), ROWS_MOST)
        self._list.setFixedHeight(rows * ROW_PX)
        self._tell_nothing()
        self.adjustSize()

    def open_below(self, button: QWidget) -> None:
        """Show the panel under `button`, inside the screen."""
        self._find.clear()
        self._only_shown.setChecked(False)
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(0, button.height() + 4))
        screen = button.screen().availableGeometry()
        x = max(screen.left() + 4, min(corner.x(), screen.right() - self.width() - 4))
        self.move(x, min(corner.y(), max(screen.top(), screen.bottom() - self.height() - 4)))
        self.show()
        self._find.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif self._find.hasFocus() and event.key() == Qt.Key.Key_Down:
            self._enter_list()
        elif self._find.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._model.toggle(self._model.index(0))
            self._find.selectAll()  # the next name can be typed at once
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        folds = QHBoxLayout()
        folds.setSpacing(8)
        folds.addWidget(self._fold)
        folds.addWidget(self._unfold)
        folds.addStretch(1)
        for row, (word, part) in enumerate(
            (("Lanes by", self._lanes_by), ("Order", self._sort), ("Density", self._density))
        ):
            label = QLabel(word, self)
            label.setProperty("role", "second")
            grid.addWidget(label, row, 0)
            grid.addWidget(part, row, 1, Qt.AlignmentFlag.AlignLeft)
        self._parts.setProperty("role", "second")
        grid.addWidget(self._parts, 3, 0)
        grid.addLayout(folds, 3, 1)
        grid.setColumnStretch(1, 1)
        line = QFrame(self)
        line.setFixedHeight(1)
        line.setObjectName("hairline")
        finding = QHBoxLayout()
        finding.setSpacing(6)
        finding.addWidget(self._find, 1)
        for button in (self._all, self._none, self._in_view):
            finding.addWidget(button)
        grid.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        finding.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        self._nothing.setContentsMargins(MARGIN_PX, 4, MARGIN_PX, 4)
        self._told.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 14, 1, 12)
        lines.setSpacing(10)
        lines.addLayout(grid)
        lines.addWidget(line)
        lines.addLayout(finding)
        lines.addWidget(self._nothing)
        lines.addWidget(self._list)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, MARGIN_PX, 0)
        foot.addWidget(self._told)
        foot.addStretch(1)
        foot.addWidget(self._only_shown)
        lines.addLayout(foot)

    def _narrow(self, text: str) -> None:
        self._model.set_filter(text)
        self._tell_nothing()

    def _tell_nothing(self) -> None:
        is_empty = self._list.isVisibleTo(self) and self._model.rowCount() == 0
        self._nothing.setVisible(is_empty and bool(self._find.text().strip()))

    def _take_letters(self, letters: str) -> None:
        self._find.setFocus()
        self._find.insert(letters)

    def _enter_list(self) -> None:
        self._list.setFocus()
        if self._model.rowCount() and not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.index(0))
