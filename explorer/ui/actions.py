"""Every command of the window with its text and shortcut, and the menus that they stand in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from explorer.model.vocabulary import RecordKind
from explorer.render.icons import icon
from explorer.render.theme import Theme
from explorer.scene.density import Density
from explorer.scene.lanes import LanesBy
from explorer.scene.link_arcs import LinksShown

LANES: Final = (
    (LanesBy.AGREEMENT, "Agreement"),
    (LanesBy.ACTOR, "Actor"),
    (LanesBy.KIND, "Kind"),
    (LanesBy.PLACE, "Place"),
    (LanesBy.TAG, "Tag"),
    (LanesBy.NONE, "None"),
)
ADDS: Final = (
    (RecordKind.EVENT, "&Event…", "Ctrl+N"),
    (RecordKind.STATEMENT, "&Statement…", "Ctrl+Shift+S"),
    (RecordKind.ACT, "&Act…", "Ctrl+Alt+A"),
    (RecordKind.ACTOR, "A&ctor…", ""),
    (RecordKind.AGREEMENT, "Ag&reement…", ""),
    (RecordKind.SOURCE, "S&ource…", ""),
    (RecordKind.PLACE, "&Place…", ""),
    (RecordKind.LINK, "&Link…", "Ctrl+Alt+L"),
    (RecordKind.TIE, "&Tie…", ""),
    (RecordKind.COMMITMENT, "Co&mmitment…", ""),
    (RecordKind.ASSESSMENT, "Assessme&nt…", ""),
    (RecordKind.TAG, "Ta&g…", ""),
)
"""Every kind that can be added, as a menu called “Add” offers it, with a letter of its own and its keys."""
_COMMON_ADDS: Final = 5
"""So many of them are wanted often, and stand before a line."""

LINKS: Final = (
    (LinksShown.SELECTION, "Of the selection"),
    (LinksShown.ALL, "All in view"),
    (LinksShown.NONE, "None"),
)
DENSITIES: Final = ((Density.COMPACT, "Compact"), (Density.NORMAL, "Normal"), (Density.ROOMY, "Roomy"))
LABEL_LETTERS: Final = 60
THEMES: Final = (("light", "Light"), ("dark", "Dark"), ("system", "As the desktop"))
DATE_ORDERS: Final = (
    ("dmy", "Day first: 27/2/2019"),
    ("mdy", "Month first: 2/27/2019"),
    ("ymd", "Year first: 2019/2/27"),
)


@dataclass(frozen=True, slots=True)
class Command:
    """What the search field finds: a command by its menu's text, or by `title` where that says too little."""

    action: QAction
    title: str = ""

    @property
    def name(self) -> str:
        """The words that it is found by; undo and redo change theirs."""
        return self.title or self.action.text().replace("&", "").rstrip("…")


class WindowActions:
    """The commands; the window connects what they do."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self.new = self._make("&New database…", "Ctrl+Shift+N")
        self.open = self._make("&Open database…", "Ctrl+O")
        self.sample = self._make("Open the &sample", "Ctrl+Shift+O")
        self.export = self._make("&Export picture…", "Ctrl+E")
        self.quit = self._make("&Quit", "Ctrl+Q")
        self.undo = self._make("&Undo", "Ctrl+Z")
        self.redo = self._make("&Redo", "Ctrl+Shift+Z")
        self.adds = {kind: self._make(text, keys, f"Add {kind}") for kind, text, keys in ADDS}
        self.add_event = self.adds[RecordKind.EVENT]
        self.add_statement = self.adds[RecordKind.STATEMENT]
        self.add_again = self._make("Add rec&ord…", "Ctrl+Shift+A")
        self.link_from = self._make("Lin&k from here…", "Ctrl+Alt+K")
        self.edit = self._make("E&dit record…", "Ctrl+Return")
        self.delete = self._make("De&lete record…", "Ctrl+Delete")
        self.copy = self._make("&Copy", "Ctrl+C")
        self.find = self._make("&Search", "Ctrl+K")
        self.fit = self._make("Fit sele&ction, then everything", "Ctrl+0")
        self.zoom_in = self._make("Zoom &in", "Ctrl++")
        self.zoom_in.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.zoom_out = self._make("Zoom &out", "Ctrl+-")
        self.filter = self._make("&Filter…", "Ctrl+Shift+F")
        self.show_everything = self._make("Show &everything", "Ctrl+Alt+F")
        self.choose_lanes = self._make("C&hoose lanes…", "Ctrl+Shift+L")
        self.show_all_lanes = self._make("Show all hidden lane&s", "Ctrl+Shift+H")
        self.parties = self._make("Show or hide all &parties", "Ctrl+Shift+P")
        self.saved_views = self._make("&Saved views…", "Ctrl+Shift+V")
        self.save_view = self._make("Sa&ve this view…", "Ctrl+S")
        self.go_to_date = self._make("&Go to date…", "Ctrl+G")
        self.as_of = self._make("&As-of day…", "Ctrl+D")
        self.as_of_today = self._make("As of toda&y", "Ctrl+Shift+D")
        self.as_of_none = self._make("&No as-of day", "Ctrl+Alt+D")
        self.next_change = self._make("Next &change of a standing", "Ctrl+.")
        self.previous_change = self._make("Pre&vious change of a standing", "Ctrl+,")
        self.next_day = self._make("Ne&xt day", "Alt+.")
        self.previous_day = self._make("Previous &day", "Alt+,")
        self.next_month = self._make("One &month later", "Alt+PgDown")
        self.previous_month = self._make("One m&onth earlier", "Alt+PgUp")
        self.next_year = self._make("One y&ear later", "Alt+Shift+PgDown")
        self.previous_year = self._make("One yea&r earlier", "Alt+Shift+PgUp")
        self.play = self._make("&Play the changes", "Alt+P")
        self.play.setCheckable(True)
        self.compare = self._make("Compare &with another day…", "Ctrl+Alt+C")
        self.compare_swap = self._make("Exchange &the two days", "Ctrl+Alt+X")
        self.compare_end = self._make("&Stop comparing", "Ctrl+Alt+Shift+C")
        self.back = self._make("&Back", "Alt+Left")
        self.forward = self._make("&Forward", "Alt+Right")
        self.to_timeline = self._make("To the &timeline", "Ctrl+1")
        self.to_browser = self._make("To the b&rowser", "Ctrl+2")
        self.to_panes = self._make("To the &panes", "Ctrl+3")
        self.show_browser = self._make("Show the &browser", "Ctrl+B")
        self.show_panes = self._make("Sho&w the panes", "Ctrl+Shift+B")
        self.show_overview = self._make("Show the over&view", "Ctrl+Alt+V")
        self.undated = self._make("&Undated records", "Ctrl+U")
        self.show_table = self._make("Show the t&able", "Ctrl+L")
        self.table_alone = self._make("Table alo&ne", "Ctrl+Alt+T")
        self.to_table = self._make("To the tab&le", "Ctrl+4")
        for action in (self.show_table, self.table_alone):
            action.setCheckable(True)
        self.chain = self._make("C&hain of positions…", "Ctrl+Shift+K")
        self.commitments = self._make("Co&mmitments in all lanes", "Ctrl+Alt+M")
        self.commitments.setCheckable(True)
        for action in (self.show_browser, self.show_panes, self.show_overview):
            action.setCheckable(True)
            action.setChecked(True)
        self.shortcuts = self._make("&Keyboard shortcuts", "F1")
        self.about = self._make("&About Timeline Explorer", "Shift+F1")
        self.lanes = self._choice(LANES)
        self.densities = self._choice(DENSITIES)
        self.links_shown = self._choice(LINKS)
        self.themes = self._choice(THEMES)
        self.date_orders = self._choice(DATE_ORDERS)
        for choices, keys in (
            (self.lanes, "Ctrl+Alt+"),
            (self.densities, "Ctrl+Shift+"),
            (self.themes, "Ctrl+Alt+Shift+"),
        ):
            for number, action in enumerate(choices.values(), start=1):
                action.setShortcut(QKeySequence(f"{keys}{number}"))
        self.recent_menu = QMenu("Open &recent")
        self.views_menu = QMenu("&Open saved view")
        self._changing_menus: list[QMenu] = []
        self._why_no_editing: str | None = None
        self._bar: QMenuBar | None = None

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        self._bar = bar
        file = bar.addMenu("&File")
        _add(file, (self.new, self.open))
        file.addMenu(self.recent_menu)
        _add(file, (self.sample, None, self.export, None, self.quit))
        edit, adds = bar.addMenu("&Edit"), QMenu("&Add")
        self._changing_menus = [edit, adds]
        _add(edit, (self.undo, self.redo, None, self.add_again))
        edit.addMenu(adds)
        _add(adds, self.add_menu)
        _add(edit, (self.link_from, None, self.edit, self.delete, None, self.copy, self.find, None))
        _add(edit.addMenu("Order of day and &month"), self.date_orders.values())
        view = bar.addMenu("&View")
        _add(view.addMenu("&Lanes by"), self.lanes.values())
        _add(view, (self.choose_lanes, self.show_all_lanes, self.parties))
        _add(view.addMenu("&Density"), self.densities.values())
        _add(view.addMenu("Lin&ks"), self.links_shown.values())
        _add(view, (self.commitments,))
        _add(view, (None, self.filter, self.show_everything, None))
        _add(view, (self.zoom_in, self.zoom_out, self.fit, None))
        _add(view, (self.show_browser, self.show_panes, self.show_overview))
        _add(view, (self.show_table, self.table_alone, self.undated))
        _add(view.addMenu("&Theme"), self.themes.values())
        day = bar.addMenu("&Day")
        _add(day, (self.as_of, self.as_of_today, self.as_of_none, None))
        _add(day, (self.next_change, self.previous_change, self.play, None))
        _add(day, (self.next_day, self.previous_day, self.next_month, self.previous_month))
        _add(day, (self.next_year, self.previous_year, None))
        _add(day, (self.compare, self.compare_swap, self.compare_end))
        go = bar.addMenu("&Go")
        _add(go, (self.back, self.forward, None, self.go_to_date, self.chain, None))
        go.addMenu(self.views_menu)
        _add(go, (self.saved_views, self.save_view, None))
        _add(go, (self.to_timeline, self.to_browser, self.to_panes, self.to_table))
        help_menu = bar.addMenu("&Help")
        _add(help_menu, (self.shortcuts, None, self.about))
        for choices in (self.lanes, self.densities, self.links_shown, self.themes, self.date_orders):
            give_letters(list(choices.values()))

    @property
    def add_menu(self) -> list[QAction | None]:
        """What a menu called “Add” holds, in its order; None for the line behind the kinds wanted often."""
        adds = list(self.adds.values())
        return [*adds[:_COMMON_ADDS], None, *adds[_COMMON_ADDS:]]

    @property
    def parts(self) -> dict[str, QAction]:
        """The actions that show and hide parts of the window, by the name that is remembered."""
        return {"browser": self.show_browser, "panes": self.show_panes, "overview": self.show_overview}

    def set_icons(self, theme: Theme) -> None:
        """Draw the arrows of the toolbar in the colours of `theme`."""
        self.back.setIcon(icon("back", theme))
        self.forward.setIcon(icon("forward", theme))
        self.show_table.setIcon(icon("table", theme))

    def name_undo(self, undo: str, redo: str, *, may_edit: bool) -> None:
        """Say in the menu what undo and redo would do; empty where there is nothing."""
        for action, word, label in ((self.undo, "Undo", undo), (self.redo, "Redo", redo)):
            shown = label if len(label) <= LABEL_LETTERS else label[:LABEL_LETTERS].rstrip() + "…"
            action.setText(f"&{word} {shown.replace('&', '&&')}".strip())
            action.setEnabled(may_edit and bool(label))

    def commands(self) -> list[Command]:
        """What the search field finds by name: plain commands, and each of the choices with what it is of."""
        adds = {id(action): f"Add {kind}" for kind, action in self.adds.items()}
        plain = [
            Command(action, adds.get(id(action), ""))
            for action in (*self._plain(), *self._rarer_adds())
            if action is not self.find
        ]

        def word(action: QAction) -> str:
            return action.text().replace("&", "")

        return [
            *plain,
            *(Command(action, f"Theme: {word(action)}") for action in self.themes.values()),
            *(
                Command(action, "No lanes" if by == LanesBy.NONE else f"Lanes by {word(action).lower()}")
                for by, action in self.lanes.items()
            ),
            *(Command(action, f"Density: {word(action)}") for action in self.densities.values()),
            *(Command(action, f"Links: {word(action)}") for action in self.links_shown.values()),
            *(
                Command(action, f"Order of day and month: {word(action)}")
                for action in self.date_orders.values()
            ),
        ]

    def everything(self) -> list[QAction]:
        """All actions, for the window to own, so that every shortcut works wherever the focus is."""
        return [
            *self._plain(),
            *self._rarer_adds(),
            *self.lanes.values(),
            *self.densities.values(),
            *self.links_shown.values(),
            *self.themes.values(),
            *self.date_orders.values(),
        ]

    def by_menu(self) -> list[tuple[str, list[Command]]]:
        """The commands that have a key, under the menu that they stand in, in its order."""
        names = {id(command.action): command for command in self.commands()}
        tops = [] if self._bar is None else self._bar.actions()
        return [
            (
                top.text().replace("&", ""),
                [
                    names.get(id(action), Command(action))
                    for action in _actions_in(top)
                    if not action.shortcut().isEmpty()
                ],
            )
            for top in tops
        ]

    def allow_editing(self, why_not: str | None) -> None:
        """Offer what changes the records, or, with the reason why not, none of it; the tips say so then."""
        self._why_no_editing = why_not
        for action in self._changing():
            action.setEnabled(why_not is None)
            if why_not is not None:
                action.setToolTip(why_not)
        for menu in self._changing_menus:
            menu.setToolTipsVisible(why_not is not None)

    def why_not(self, action: QAction) -> str:
        """Why a command can't be used now, in one sentence; empty where it is not known."""
        if self._why_no_editing is not None and action in self._changing():
            return self._why_no_editing
        if action is self.redo:
            return "Nothing to redo."
        if action is self.undo:
            return "Nothing to undo."
        if action in (self.compare_swap, self.compare_end):
            return "Nothing is compared: choose a second day first (Ctrl+Alt+C)."
        if action in (self.back, self.forward):
            return "Nothing to go back to." if action is self.back else "Nothing to go forward to."
        return ""

    def _changing(self) -> list[QAction]:
        """What changes the records."""
        rest = (self.add_again, self.link_from, self.edit, self.delete, self.undo, self.redo)
        return [*self.adds.values(), *rest]

    def _rarer_adds(self) -> list[QAction]:
        """The kinds to add that have no name of their own here."""
        plain = self._plain()
        return [action for action in self.adds.values() if action not in plain]

    def _plain(self) -> list[QAction]:
        return [value for value in vars(self).values() if isinstance(value, QAction)]

    def _make(self, text: str, shortcut: str = "", name: str = "") -> QAction:
        action = QAction(text, self._owner)
        name = name or text.replace("&", "").rstrip("…")
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{name} ({shown})")
        return action

    def _choice(self, choices: Iterable[tuple[str, str]]) -> dict[str, QAction]:
        group = QActionGroup(self._owner)
        made = {}
        for value, text in choices:
            action = self._make(text)
            action.setCheckable(True)
            group.addAction(action)
            made[value] = action
        return made


def give_letters(entries: Sequence[QAction]) -> None:
    """Give each of the entries of a menu that has no letter the first of its own that no other has."""
    with_letter = [action.text().replace("&&", "") for action in entries]
    taken = {text[text.index("&") + 1].lower() for text in with_letter if "&" in text}
    for action in entries:
        text = action.text()
        if "&" in text:
            continue
        at = next((at for at, one in enumerate(text) if one.isalpha() and one.lower() not in taken), None)
        if at is not None:
            taken.add(text[at].lower())
            action.setText(f"{text[:at]}&{text[at:]}")


def _actions_in(action: QAction) -> list[QAction]:
    """The actions of the menu that `action` opens, those of menus within it in their place."""
    menu = action.menu()
    if not isinstance(menu, QMenu):
        return [action]
    return [one for inner in menu.actions() for one in _actions_in(inner)]


def _add(menu: QMenu, actions: Iterable[QAction | None]) -> None:
    """Put actions into a menu; None makes a line between them."""
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
