"""One large picture: `python -m benchmarks.pictures FILE FOLDER`, saved by the program and by Qt alone.

A line asked is `program`: composed, drawn and written by the program, or `qt`: the same picture, drawn
before, by `QImage.save`. Times are the wall's.
"""

import sys
from pathlib import Path
from time import perf_counter
from typing import Final

from PySide6.QtGui import QImage

from benchmarks.frames import AS_OF
from benchmarks.sides import peak_mb, tell
from explorer.cli.gathering import gather
from explorer.render.application import ensure_application
from explorer.render.picture import compose
from explorer.render.png import render, save_png
from explorer.render.request import PictureRequest
from explorer.scene.lanes import LanesBy
from explorer.store.store import Store

WIDTH_PX: Final = 16_000
HEIGHT_PX: Final = 4_000


def main() -> None:
    """Serve rounds until no more are asked for."""
    path, folder = Path(sys.argv[1]), Path(sys.argv[2])
    application = ensure_application()
    with Store.open(path) as store:  # titles are asked for while a picture is composed
        data = gather(store, LanesBy.AGREEMENT, AS_OF, include_private=False)
        request = PictureRequest(data=data, as_of=AS_OF, width_px=WIDTH_PX, height_px=HEIGHT_PX, scale=1.0)
        drawn: QImage | None = None
        tell({"width": WIDTH_PX, "height": HEIGHT_PX})
        for line in sys.stdin:
            who = line.strip()
            target = folder / f"{who}.png"
            if who == "qt" and drawn is None:
                drawn = render(compose(request))
            began = perf_counter()
            if drawn is not None:
                has_saved = drawn.save(str(target))
            else:
                save_png(compose(request), target)
                has_saved = True
            wall_ms = (perf_counter() - began) * 1e3
            told = {"wall_ms": wall_ms, "bytes": target.stat().st_size, "memory_mb": peak_mb()}
            tell(told if has_saved else {"failed": "the picture was not saved"})
            target.unlink()
    del application


if __name__ == "__main__":
    main()
