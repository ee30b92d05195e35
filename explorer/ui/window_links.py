"""What the window does about links: which are drawn, the window of chains, and links made by dragging."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from explorer.model.ids import Day, RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.scene.link_arcs import LinksShown
from explorer.store.queries.names import named_all
from explorer.ui.actions import WindowActions
from explorer.ui.beside_in_view import BesideInView
from explorer.ui.chain_following import ChainFollowing
from explorer.ui.editing import Editing
from explorer.ui.links_in_view import LinksInView
from explorer.ui.navigation import Navigation
from explorer.ui.panes.pane_area import PaneArea
from explorer.ui.preferences import Preferences
from explorer.ui.theming import ThemeChooser
from explorer.ui.timeline_view import TimelineView
from explorer.ui.worker import OpenedFile, Worker

if TYPE_CHECKING:
    from explorer.ui.link_popup import LinkPopup


class WindowLinks(QObject):
    """Brings the commands about links together with the timeline and the database.

    Signals:
        said(str): what was done, or why not, in one line.
    """

    said = Signal(str)

    def __init__(
        self,
        worker: Worker,
        actions: WindowActions,
        timeline: TimelineView,
        navigation: Navigation,
        themes: ThemeChooser,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._worker = worker
        self._actions = actions
        self._timeline = timeline
        self._navigation = navigation
        self._themes = themes
        self._window = window
        self._popup: LinkPopup | None = None
        self.chains = ChainFollowing(worker, navigation, timeline, themes.theme, window)
        self.in_view = LinksInView(worker, timeline)
        self.beside = BesideInView(worker, timeline)
        self.chains.said.connect(self.said)
        timeline.gestures.links.said.connect(self.said)
        timeline.gestures.links.linked.connect(self._ask_relation)
        actions.chain.triggered.connect(self._open_chain)
        themes.theme_changed.connect(self.chains.set_theme)

    def serve(self, opened: OpenedFile, editing: Editing, panes: PaneArea, preferences: Preferences) -> None:
        """Let links be added where the file allows it, and remember which are drawn."""
        self._editing = editing
        self._preferences = preferences
        drag = self._timeline.gestures.links
        because = opened.read_only_because
        drag.allow(None if because is None else f"Nothing can be changed, because {because}.")
        drag.link_opened.connect(panes.open_record)
        drag.link_from_requested.connect(partial(editing.add_about, RecordKind.LINK))
        for shown, action in self._actions.links_shown.items():
            action.triggered.connect(partial(self._choose, LinksShown(shown)))
        kept = preferences.links_shown
        chosen = LinksShown(kept) if kept in set(LinksShown) else LinksShown.SELECTION
        self._actions.links_shown[chosen].setChecked(True)
        self.in_view.show(chosen)
        self._actions.commitments.setChecked(preferences.has_commitments)
        self.beside.show_everywhere(preferences.has_commitments)
        self._actions.commitments.toggled.connect(self._show_commitments)

    @property
    def popup(self) -> "LinkPopup | None":
        """The form of a link that was drawn, where it is open."""
        return self._popup

    def set_as_of(self, day: Day | None) -> None:
        """Tell the chain which of its steps are dated later."""
        self.chains.set_as_of(day)

    def _show_commitments(self, is_everywhere: bool) -> None:
        self._preferences.has_commitments = is_everywhere
        self.beside.show_everywhere(is_everywhere)

    def _open_chain(self) -> None:
        self.chains.open_for(self._navigation.subject)

    def _choose(self, shown: LinksShown, _is_checked: bool = True) -> None:
        self._preferences.links_shown = shown.value
        self.in_view.show(shown)

    def _ask_relation(self, first: RecordId, second: RecordId, where: QPoint) -> None:
        ask = partial(named_all, records=[first, second])
        self._worker.ask(ask, partial(self._open_popup, where), slot="drawn link")

    def _open_popup(self, where: QPoint, ends: list[Named]) -> None:
        if len(ends) != 2:
            self.said.emit("One of the two records is gone.")
            return
        from explorer.ui.link_popup import LinkPopup  # loaded with the first link that is drawn

        popup = LinkPopup(
            self._worker, self._themes.theme, (ends[0], ends[1]), self._window, self._preferences.date_order
        )
        popup.added.connect(self._editing.saved)
        popup.more_requested.connect(self._editing.add_draft)
        popup.failed.connect(self.said)
        popup.finished.connect(self._forget_popup)
        self._popup = popup
        popup.open_at(where)

    def _forget_popup(self) -> None:
        popup, self._popup = self._popup, None
        if popup is not None:
            popup.deleteLater()
        self._timeline.setFocus()
