"""Opens the export dialog on what the window shows; gathers it without what is private."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from explorer.model.cited import Citations
from explorer.model.ids import Day
from explorer.model.records import Agreement
from explorer.model.timeline_records import TimelineRecords
from explorer.paths import user_data
from explorer.render.captions import listed
from explorer.render.request import PictureData, picture_data
from explorer.scene.density import Density
from explorer.scene.lane_choice import LaneChoice
from explorer.store.queries.beside import MOST_RECORDS, all_beside
from explorer.store.queries.chains import links_among
from explorer.store.queries.cited import load_citations
from explorer.store.queries.privacy import private_records
from explorer.store.queries.timeline import titles_of
from explorer.store.store import Store
from explorer.ui.export_source import ExportSource
from explorer.ui.preferences import Preferences
from explorer.ui.theming import ThemeChooser
from explorer.ui.timeline_content import TimelineContent
from explorer.ui.worker import Worker

if TYPE_CHECKING:
    from explorer.ui.export_dialog import ExportDialog

_MOST_NAMES: Final = 3


@dataclass(frozen=True, slots=True)
class ShownView:
    """What the timeline shows when a picture of it is asked for; ranges are inclusive milliseconds."""

    content: TimelineContent
    as_of: Day | None
    view: tuple[int, int]
    selection: tuple[int, int] | None = None
    selection_title: str = ""
    lanes: LaneChoice = field(default_factory=LaneChoice)
    unfolded: frozenset[int] = frozenset()
    density: Density | None = None
    compared: Day | None = None
    has_commitments: bool = False
    has_links: bool = False

    @property
    def hidden_lanes(self) -> int:
        """How many lanes the reader has hidden that would have records here."""
        return sum(lane.key in self.lanes.hidden for lane in self.content.lanes.lanes)


class Exporting(QObject):
    """Makes pictures of the window's timeline.

    Signals:
        said(str, Action | None): a picture was saved or copied, in one line, and what can be done about it.
        failed(str): why nothing can be exported.
    """

    said = Signal(str, object)
    failed = Signal(str)

    def __init__(
        self, reader: Worker, preferences: Preferences, themes: ThemeChooser, database: Path, window: QWidget
    ) -> None:
        super().__init__(window)
        self._reader = reader
        self._preferences = preferences
        self._themes = themes
        self._database = database
        self._window = window
        self._dialog: ExportDialog | None = None

    @property
    def dialog(self) -> "ExportDialog | None":
        """The dialog, where one is open."""
        return self._dialog

    def export(self, shown: ShownView) -> None:
        """Gather the picture's records off the window's thread, then open the dialog."""
        query = partial(
            gather,
            content=shown.content,
            as_of=shown.as_of,
            compared=shown.compared,
            has_commitments=shown.has_commitments,
            has_links=shown.has_links,
        )
        self._reader.ask(query, partial(self._open, shown), self._tell, slot="export")

    def _open(self, shown: ShownView, data: PictureData) -> None:
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        from explorer.ui.export_dialog import ExportDialog  # all formats are loaded with the first one

        mask = shown.content.mask
        source = ExportSource(
            data=data,
            view=shown.view,
            selection=shown.selection,
            lanes_by=shown.content.lanes.lanes_by,
            keep=None if mask is None else lambda _ids: mask,
            as_of=shown.as_of,
            lanes=shown.lanes,
            hidden_lanes=shown.hidden_lanes,
            title=filter_title(shown.content),
            selection_title=shown.selection_title,
            unfolded=shown.unfolded,
            density=shown.density,
            folder=pictures_folder(self._database),
            name=self._database.stem,
        )
        dialog = ExportDialog(source, self._preferences, self._themes.theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.titles_wanted.connect(self._fetch_titles)
        dialog.citations_wanted.connect(self._fetch_citations)
        dialog.saved.connect(self._tell_saved)
        dialog.copied.connect(partial(self.said.emit, "Picture copied.", None))
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()

    def _fetch_titles(self, records: Sequence[int]) -> None:
        self._reader.ask(lambda store: titles_of(store, records), self._hand_over)

    def _fetch_citations(self) -> None:
        self._reader.ask(load_citations, self._hand_citations_over, self._tell)

    def _hand_citations_over(self, citations: Citations) -> None:
        if self._dialog is not None:
            self._dialog.take_citations(citations)

    def _hand_over(self, titles: Mapping[int, str]) -> None:
        if self._dialog is not None:
            self._dialog.take_titles(titles)

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _tell_saved(self, path: Path) -> None:
        self.said.emit(f"Saved {path}", ("Show in folder", partial(show_in_folder, path)))

    def _tell(self, error: Exception) -> None:
        self.failed.emit(str(error))


def gather(
    store: Store,
    content: TimelineContent,
    as_of: Day | None,
    compared: Day | None = None,
    *,
    has_commitments: bool = False,
    has_links: bool = False,
) -> PictureData:
    """Give what a picture may show of what the timeline has read already."""
    records = TimelineRecords(
        columns=content.columns,
        membership=content.membership,
        lives=content.lives,
        names=content.names,
        colours=content.colours,
    )
    private = private_records(store)
    undated = sum(record not in private for record in content.undated_kept)
    titles = partial(_known, content.titles)
    agreements = [life.agreement.id for life in content.lives]
    few = records.columns.ids[: MOST_RECORDS + 1].tolist()
    beside = replace(all_beside(store, agreements, few), is_everywhere=has_commitments)
    links = links_among(store, few) if has_links and len(few) <= MOST_RECORDS else ()
    return picture_data(
        records, private, as_of, titles, undated=undated, compared=compared, beside=beside, links=links
    )


def filter_title(content: TimelineContent) -> str:
    """The title to propose where the filter asks for something by name: the names; else none."""
    asked = content.filter
    groups = {} if content.membership is None else content.membership.names
    agreements = {int(life.agreement.id): _called(life.agreement) for life in content.lives}
    names = [content.names.get(int(actor), "") for actor in asked.actors]
    names += [agreements.get(int(one), "") for one in asked.agreements]
    names += [groups.get(int(one), "") for one in (*asked.places, *asked.tags)]
    named = [name for name in names if name]
    return listed(named[:_MOST_NAMES]) if 0 < len(named) <= _MOST_NAMES else ""


def _called(agreement: Agreement) -> str:
    return agreement.short_name or agreement.name


def _known(titles: Mapping[int, str], ids: Sequence[int]) -> dict[int, str]:
    return {record: titles[record] for record in ids if record in titles}


def show_in_folder(path: Path) -> None:
    """Have the desktop open the folder that a file lies in."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.resolve().parent)))


def pictures_folder(database: Path) -> Path:
    """Where a picture is looked for: the user's pictures, or beside the database.

    Where the database lies in the program's own folder, as the sample does, nobody would find it there:
    then in the user's documents, or at home.
    """
    places = QStandardPaths.StandardLocation
    wanted = [_folder_of(places.PicturesLocation)]
    if not database.resolve().is_relative_to(user_data().resolve()):
        wanted.append(database.parent)
    wanted += [_folder_of(places.DocumentsLocation), _folder_of(places.HomeLocation)]
    return next((folder for folder in wanted if folder is not None and folder.is_dir()), database.parent)


def _folder_of(place: QStandardPaths.StandardLocation) -> Path | None:
    written = QStandardPaths.writableLocation(place)
    return Path(written) if written else None
