"""Saved views in the window: read, opened, saved, replaced, renamed and deleted, each through the worker."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from explorer.edit.saved_views import delete_view, rename_view, save_view
from explorer.model.calendar import today
from explorer.model.changes import Changes
from explorer.model.errors import UserError
from explorer.model.saved_view import SavedView, ViewSettings, gone_in_words
from explorer.render.fonts import one_line
from explorer.store.queries.saved_views import find_view, gone_from, list_views, settings_of
from explorer.store.store import Store
from explorer.ui.editor.question import Question
from explorer.ui.saved_view_state import settings_of_visited, visited_of
from explorer.ui.saved_views_popup import SavedViewsPopup
from explorer.ui.timeline_view import TimelineView
from explorer.ui.visited import VisitedView
from explorer.ui.worker import Worker

LISTED_IN_MENU = 20


class SavedViews(QObject):
    """Knows the views of a database and does what is asked of them.

    Signals:
        opened(VisitedView): this is to be shown.
        written(str): what was written, in one line; undo takes it back.
        said(str), failed(str): what became of it, or why nothing did.
        left(): the keyboard goes back to the timeline.
    """

    opened = Signal(object)
    written = Signal(str)
    said = Signal(str)
    failed = Signal(str)
    left = Signal()

    def __init__(
        self,
        worker: Worker,
        popup: SavedViewsPopup,
        anchor: QWidget,
        timeline: TimelineView,
        where: Callable[[], VisitedView],
        why_not: str | None,
        parent: QWidget,
    ) -> None:
        """`where` tells what is shown now; `why_not` says why nothing can be saved, None where it can."""
        super().__init__(parent)
        self._worker = worker
        self._popup = popup
        self._anchor = anchor
        self._timeline = timeline
        self._where = where
        self._window = parent
        self._views: tuple[SavedView, ...] = ()
        popup.set_why_not(why_not)
        popup.view_chosen.connect(self.open)
        popup.save_requested.connect(self._save)
        popup.rename_requested.connect(self._rename)
        popup.delete_requested.connect(self._delete)
        popup.closed.connect(self.left)
        worker.changed.connect(lambda _changes: self.read())
        worker.changed_elsewhere.connect(self.read)
        self.read()

    @property
    def views(self) -> tuple[SavedView, ...]:
        """The views there are, by name."""
        return self._views

    def read(self) -> None:
        """Ask which views there are."""
        self._worker.ask(list_views, self._take, slot="views")

    def choose(self, *, is_saving: bool = False) -> None:
        """Open the panel, to open a view or, with `is_saving`, to name what is shown."""
        self._popup.set_as_of_today(self._where().as_of == today())
        self._popup.open_below(self._anchor, is_saving=is_saving)

    def open(self, view: SavedView) -> None:
        """Show a view, without what is gone of it."""
        self._worker.ask(partial(_what_remains, view=view), partial(self._show, view.name), self._tell)

    def open_named(self, name: str) -> None:
        """Show the view of a name, as it is now."""
        self._worker.ask(partial(find_view, name=name), self.open, self._tell)

    def fill_menu(self, menu: QMenu) -> None:
        """Offer the views in a menu; where there are many, the first of them."""
        menu.clear()
        for view in self._views[:LISTED_IN_MENU]:
            action = menu.addAction(one_line(view.name)[:60].replace("&", "&&"))
            action.triggered.connect(partial(self.open, view))
        rest = len(self._views) - LISTED_IN_MENU
        if rest > 0:
            menu.addSeparator()
            menu.addAction(f"{rest:,} more…").triggered.connect(lambda: self.choose())
        if not self._views:
            menu.addAction("No view is saved yet").setEnabled(False)

    def _take(self, views: tuple[SavedView, ...]) -> None:
        self._views = views
        self._popup.show_views(views)

    def _show(self, name: str, remaining: tuple[ViewSettings, int]) -> None:
        settings, gone = remaining
        self.opened.emit(visited_of(settings))
        self.said.emit(gone_in_words(name, gone) or f"View “{one_line(name)}”: Alt+Left goes back.")

    def _save(self, name: str, follows_today: bool) -> None:
        density = self._timeline.density
        settings = settings_of_visited(self._where(), density, follows_today=follows_today)
        if any(view.name == name for view in self._views):
            self._ask_to_replace(name, settings)
        else:
            self._worker.edit(partial(save_view, name=name, settings=settings), self._finish, self._tell)

    def _ask_to_replace(self, name: str, settings: ViewSettings) -> None:
        self._popup.close()
        question = Question(
            self._window,
            f"Replace “{one_line(name)}”?",
            "The view of this name will show what is shown now. Undo brings the old one back.",
        )
        question.setObjectName("replaceView")
        keep = question.add_answer("&Keep the old one")
        replace = question.add_answer("&Replace", "primary")
        keep.clicked.connect(question.reject)
        replace.clicked.connect(question.accept)
        deed = partial(save_view, name=name, settings=settings, replaces=True)
        question.accepted.connect(lambda: self._worker.edit(deed, self._finish, self._tell))
        question.finished.connect(question.deleteLater)
        question.finished.connect(lambda _result: self.left.emit())
        replace.setFocus()
        question.open()

    def _rename(self, view: SavedView, name: str) -> None:
        deed = partial(rename_view, view=view, name=name)
        self._worker.edit(deed, lambda changes: self.written.emit(changes.done), self._tell)

    def _delete(self, view: SavedView) -> None:
        deed = partial(delete_view, view=view)
        self._worker.edit(deed, lambda changes: self.written.emit(changes.done), self._tell)

    def _finish(self, changes: Changes) -> None:
        self._popup.close()
        self.written.emit(changes.done if changes.step is not None else changes.label)
        self.left.emit()

    def _tell(self, error: UserError) -> None:
        if self._popup.isVisible():
            self._popup.tell_refusal(str(error))
        else:
            self.failed.emit(str(error))


def _what_remains(store: Store, view: SavedView) -> tuple[ViewSettings, int]:
    """What can still be shown of a view, and how many of its records are gone."""
    settings = settings_of(view)
    gone = gone_from(store, settings)
    return settings.without_records(gone), len(gone)
