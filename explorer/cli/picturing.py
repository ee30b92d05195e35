"""A picture drawn and saved from a database; the only module of the command line that needs Qt."""

import argparse
from pathlib import Path

from explorer.cli.dates import read_as_of, read_range_ms
from explorer.cli.gathering import gather, keeping
from explorer.model.vocabulary import RecordKind
from explorer.render.application import ensure_application
from explorer.render.lengths import logical_px
from explorer.render.picture import Picture, compose
from explorer.render.request import PictureRequest
from explorer.render.saving import save_picture as save
from explorer.scene.lane_choice import usual_choice
from explorer.scene.lanes import LanesBy
from explorer.store.queries.names import find_named
from explorer.store.store import Store


def export(store: Store, path: Path, asked: argparse.Namespace) -> Picture:
    """Save the picture that the words of `export` ask for."""
    first_ms, last_ms = read_range_ms(asked.first, asked.last)
    as_of = None if asked.as_of is None else read_as_of(asked.as_of)
    lanes_by = LanesBy(asked.lanes)
    actors = [find_named(store, RecordKind.ACTOR, name).id for name in asked.actor]
    agreements = [find_named(store, RecordKind.AGREEMENT, name).id for name in asked.agreement]
    unfolded = frozenset(int(find_named(store, RecordKind.AGREEMENT, name).id) for name in asked.unfold)
    keep = keeping(store, actors, agreements, asked.text)
    data = gather(
        store,
        lanes_by,
        as_of,
        include_private=asked.include_private,
        has_sources=asked.sources,
        keep=keep,
    )
    width_px, height_px = (
        logical_px(number, unit, asked.dpi, asked.scale or 1.0)
        for number, unit in (asked.width, asked.height)
    )
    request = PictureRequest(
        data=data,
        title=asked.title,
        subtitle=asked.subtitle,
        first_ms=first_ms,
        last_ms=last_ms,
        lanes_by=lanes_by,
        lanes=usual_choice(lanes_by),
        keep=keep,
        as_of=as_of,
        unfolded=unfolded,
        width_px=width_px,
        height_px=height_px,
        scale=asked.scale,
        dpi=asked.dpi,
        theme=asked.theme,
        is_transparent=asked.transparent,
        is_text_drawn=asked.outlines,
        has_legend=asked.legend,
        has_stamp=not asked.no_stamp,
        has_sources=asked.sources,
        include_private=asked.include_private,
    )
    return save_picture(request, path)


def save_picture(request: PictureRequest, path: Path) -> Picture:
    """Draw a picture and save it in the format of its name."""
    application = ensure_application()
    picture = compose(request)
    save(picture, path)
    del application  # it has to live until the picture is saved
    return picture
