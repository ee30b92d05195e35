"""What `open` does where no window can be shown: the database, or the sample, as a picture."""

from pathlib import Path
from typing import Final

from explorer.cli.databases import reading
from explorer.cli.gathering import gather
from explorer.cli.output import complain
from explorer.cli.picturing import save_picture
from explorer.cli.viewing import keeping_filter, open_view
from explorer.edit.sample import build_sample
from explorer.model.calendar import day_first_ms, day_last_ms, day_of, today
from explorer.model.vocabulary import RecordKind
from explorer.paths import user_data
from explorer.render.request import PictureRequest
from explorer.scene.lanes import LanesBy
from explorer.scene.saved_lanes import chosen_lanes
from explorer.store.queries.names import find_all_named
from explorer.store.store import Store

_SIZE_PX: Final = (2400, 1400)
_COPY_OF_SAMPLE: Final = "Hanoi sample.db"
"""The same copy that the window opens."""


def save_picture_of(database: Path | None, view: str | None = None) -> Path:
    """Save a picture of the database, or of the sample where none is given; never beside the user's files.

    The sample is told for the years and the day of the report that it starts from; of a database the saved
    view of a name, or all of it.
    """
    if database is not None and view is not None:
        return _picture_of_view(database, view)
    path = database or _copy_of_sample()
    is_sample = database is None
    as_of = day_of(2019, 2, 22) if is_sample else today()
    picture = user_data() / f"{path.stem}.png"
    with reading(path) as store, store.reading():
        request = PictureRequest(
            data=gather(store, LanesBy.AGREEMENT, as_of, include_private=False),
            title="The road to Hanoi" if is_sample else path.stem,
            first_ms=day_first_ms(day_of(2017, 1, 1)) if is_sample else None,
            last_ms=day_last_ms(day_of(2019, 12, 31)) if is_sample else None,
            as_of=as_of,
            unfolded=_of_interest(store) if is_sample else frozenset(),
            width_px=_SIZE_PX[0],
            height_px=_SIZE_PX[1],
            has_legend=True,
        )
        save_picture(request, picture)
    return picture


def _picture_of_view(database: Path, name: str) -> Path:
    picture = user_data() / f"{database.stem}.png"
    with reading(database) as store, store.reading():
        settings, note = open_view(store, name)
        lanes, lanes_by = chosen_lanes(settings.lanes), LanesBy(settings.lanes.by)
        keep = keeping_filter(store, settings.filter)
        request = PictureRequest(
            data=gather(store, lanes_by, settings.as_of_now, include_private=False, keep=keep),
            title=name,
            first_ms=settings.first_ms,
            last_ms=settings.last_ms,
            lanes_by=lanes_by,
            lanes=lanes,
            keep=keep,
            as_of=settings.as_of_now,
            unfolded=lanes.unfolded,
            density=lanes.density,
            width_px=_SIZE_PX[0],
            height_px=_SIZE_PX[1],
            has_legend=True,
        )
        save_picture(request, picture)
    if note:
        complain(note)
    return picture


def _of_interest(store: Store) -> frozenset[int]:
    """The agreement of the sample whose parties stand apart on the day: their own bands are shown."""
    return frozenset(int(one.id) for one in find_all_named(store, RecordKind.AGREEMENT, "INF Treaty"))


def _copy_of_sample() -> Path:
    """The user's copy of the sample, made the first time."""
    path = user_data() / _COPY_OF_SAMPLE
    if not path.exists():
        build_sample(path, "hanoi")
    return path
