"""The choice of what is written: the usual kinds side by side, the rarer ones in a menu at the end."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from explorer.model.vocabulary import RecordKind
from explorer.ui.editor.segmented import Segmented

USUAL: Final = (
    RecordKind.EVENT,
    RecordKind.STATEMENT,
    RecordKind.ACT,
    RecordKind.ACTOR,
    RecordKind.AGREEMENT,
    RecordKind.SOURCE,
    RecordKind.PLACE,
    RecordKind.LINK,
)
"""The kinds that stand side by side."""

_MORE: Final = "more"


class KindSwitch(Segmented):
    """One kind of those that are written; the last segment opens a menu of the rarer ones.

    Signals:
        kind_chosen(RecordKind): another kind was taken by the user.
    """

    kind_chosen = Signal(object)

    def __init__(self, kinds: Iterable[RecordKind]) -> None:
        kinds = tuple(kinds)
        rare = [kind for kind in kinds if kind not in USUAL]
        words = [kind.value for kind in USUAL if kind in kinds] + ([_MORE] if rare else [])
        super().__init__(words, "Kind")
        self._kind = RecordKind(words[0])
        self.menu = QMenu(self)
        self._actions: dict[RecordKind, QAction] = {kind: self._rare_action(kind) for kind in rare}
        self._usual = frozenset(kinds) - frozenset(rare)
        self.menu.aboutToHide.connect(self._show_kind)
        self.chosen.connect(self._take)
        self._show_kind()

    @property
    def kind(self) -> RecordKind:
        """The kind taken."""
        return self._kind

    def set_kind(self, kind: RecordKind) -> None:
        """Take `kind` without telling of it."""
        self._kind = kind
        self._show_kind()

    def _take(self, word: str) -> None:
        if word == _MORE:
            more = self.segments()[-1]
            self.menu.popup(more.mapToGlobal(more.rect().bottomLeft()))
            self.menu.setActiveAction(self._actions.get(self._kind) or self.menu.actions()[0])
        else:
            self._choose_kind(RecordKind(word))

    def _choose_kind(self, kind: RecordKind) -> None:
        is_other = kind is not self._kind
        self.set_kind(kind)
        self.taken().setFocus(Qt.FocusReason.OtherFocusReason)
        if is_other:
            self.kind_chosen.emit(kind)

    def _show_kind(self) -> None:
        is_usual = self._kind in self._usual
        self.set_word(self._kind.value if is_usual else _MORE)
        if self._actions:
            more = self.segments()[-1]
            assert isinstance(more, QPushButton)
            more.setText("More ▾" if is_usual else f"{_titled(self._kind)} ▾")
            more.setAccessibleName("Kind: more" if is_usual else f"Kind: {self._kind}")

    def _rare_action(self, kind: RecordKind) -> QAction:
        action = self.menu.addAction(_titled(kind))
        action.triggered.connect(lambda: self._choose_kind(kind))
        return action


def _titled(kind: RecordKind) -> str:
    return kind.value[:1].upper() + kind.value[1:]
