"""What the window does about links: which are drawn, the window of chains, and links made by dragging."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.model.ids import Day
from explorer.ui.actions import WindowActions
from explorer.ui.chain_following import ChainFollowing
from explorer.ui.navigation import Navigation
from explorer.ui.theming import ThemeChooser
from explorer.ui.timeline_view import TimelineView
from explorer.ui.worker import Worker


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
        self._navigation = navigation
        self.chains = ChainFollowing(worker, navigation, timeline, themes.theme, window)
        self.chains.said.connect(self.said)
        actions.chain.triggered.connect(self._open_chain)
        themes.theme_changed.connect(self.chains.set_theme)

    def set_as_of(self, day: Day | None) -> None:
        """Tell the chain which of its steps are dated later."""
        self.chains.set_as_of(day)

    def _open_chain(self) -> None:
        self.chains.open_for(self._navigation.subject)
