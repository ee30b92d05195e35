"""The saved views brought together with the window: menu, toolbar, keys, and where a view leads."""

from PySide6.QtWidgets import QWidget

from explorer.ui.actions import WindowActions
from explorer.ui.navigation import Navigation
from explorer.ui.saved_views import SavedViews
from explorer.ui.timeline_view import TimelineView
from explorer.ui.toolbar import Toolbar
from explorer.ui.worker import OpenedFile, Worker


def window_views(
    worker: Worker,
    opened: OpenedFile,
    actions: WindowActions,
    toolbar: Toolbar,
    timeline: TimelineView,
    navigation: Navigation,
    window: QWidget,
) -> SavedViews:
    """Make the saved views of a window; the caller shows what they say."""
    why_not = f"Nothing can be saved, because {opened.read_only_because}." if opened.is_read_only else None
    views = SavedViews(
        worker, toolbar.views_popup, toolbar.views, timeline, lambda: navigation.view, why_not, window
    )
    actions.saved_views.triggered.connect(lambda: views.choose())
    actions.save_view.triggered.connect(lambda: views.choose(is_saving=True))
    actions.save_view.setEnabled(why_not is None)
    actions.views_menu.aboutToShow.connect(lambda: views.fill_menu(actions.views_menu))
    toolbar.views.clicked.connect(lambda: views.choose())
    toolbar.search.view_chosen.connect(views.open_named)
    views.opened.connect(navigation.show_view)

    def return_to_timeline() -> None:
        window.activateWindow()  # a desktop may leave a closed panel the active one
        timeline.setFocus()

    views.opened.connect(lambda _view: return_to_timeline())
    views.left.connect(return_to_timeline)
    return views
