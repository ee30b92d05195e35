"""A picture drawn and saved from a database; the only module of the command line that needs Qt."""

import argparse
from pathlib import Path

from explorer.cli.gathering import gather
from explorer.cli.output import complain
from explorer.cli.viewing import asked_view
from explorer.render.application import ensure_application
from explorer.render.lengths import logical_px
from explorer.render.picture import Picture, compose
from explorer.render.request import PictureRequest
from explorer.render.saving import save_picture as save
from explorer.store.store import Store


def export(store: Store, path: Path, asked: argparse.Namespace) -> Picture:
    """Save the picture that the words of `export` ask for."""
    shown = asked_view(store, asked)
    data = gather(
        store,
        shown.lanes_by,
        shown.as_of,
        include_private=asked.include_private,
        has_sources=asked.sources,
        keep=shown.keep,
    )
    width_px, height_px = (
        logical_px(number, unit, asked.dpi, asked.scale or 1.0)
        for number, unit in (asked.width, asked.height)
    )
    request = PictureRequest(
        data=data,
        title=asked.title,
        subtitle=asked.subtitle,
        first_ms=shown.first_ms,
        last_ms=shown.last_ms,
        lanes_by=shown.lanes_by,
        lanes=shown.lanes,
        keep=shown.keep,
        as_of=shown.as_of,
        unfolded=shown.unfolded,
        density=shown.density,
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
    if shown.note:
        complain(shown.note)
    return save_picture(request, path)


def save_picture(request: PictureRequest, path: Path) -> Picture:
    """Draw a picture and save it in the format of its name."""
    application = ensure_application()
    picture = compose(request)
    save(picture, path)
    del application  # it has to live until the picture is saved
    return picture
