"""A picture drawn and saved from a database; the only module of the command line that needs Qt."""

import argparse
from pathlib import Path

from explorer.cli.dates import read_as_of, read_range_ms
from explorer.cli.gathering import gather, keeping
from explorer.model.vocabulary import RecordKind
from explorer.render.application import ensure_application
from explorer.render.picture import Picture, compose
from explorer.render.png import save_png
from explorer.render.request import PictureRequest
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
    request = PictureRequest(
        data=gather(store, lanes_by, as_of, include_private=asked.include_private),
        title=asked.title,
        first_ms=first_ms,
        last_ms=last_ms,
        lanes_by=lanes_by,
        keep=keeping(store, actors, agreements, asked.text),
        as_of=as_of,
        width_px=asked.width,
        height_px=asked.height,
        scale=asked.scale,
        dpi=asked.dpi,
        theme=asked.theme,
        is_transparent=asked.transparent,
        has_legend=asked.legend,
        include_private=asked.include_private,
    )
    return save_picture(request, path)


def save_picture(request: PictureRequest, path: Path) -> Picture:
    """Draw and save a picture as PNG."""
    application = ensure_application()
    picture = compose(request)
    save_png(picture, path)
    del application  # it has to live until the picture is saved
    return picture
