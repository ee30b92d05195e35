"""pyqtgraph on as many points: `python -m benchmarks.peers.points RECORDS.npz`, by a Python that has it.

Each line asked is a round as JSON: {"kind": "scatter" or "bars", "frames": [[first, last], ...]}; a frame is
the range set and the widget painted at once. Times are the wall's. Nothing of the program is imported here.
"""

import json
import sys
from time import perf_counter
from typing import Any

import numpy as np
import pyqtgraph as pg  # type: ignore[import-not-found]  # a peer, not installed beside the program

from benchmarks.sides import peak_mb, tell

_SIZE = (1600, 1000)
_LANE_HEIGHT = 0.6


def _plot(kind: str, records: Any) -> Any:
    plot = pg.PlotWidget()
    plot.resize(*_SIZE)
    starts, ends, lanes = (records[name] for name in ("starts", "ends", "lanes"))
    if kind == "scatter":
        made = pg.ScatterPlotItem(x=starts, y=lanes, size=6, pen=None)
    else:
        made = pg.BarGraphItem(x0=starts, x1=ends, y=lanes, height=_LANE_HEIGHT, pen=None, brush="b")
    plot.addItem(made)
    return plot


def main() -> None:
    """Serve rounds until no more are asked for."""
    application = pg.mkQApp()
    records = np.load(sys.argv[1])
    tell({"records": len(records["starts"]), "version": pg.__version__})
    for line in sys.stdin:
        asked = json.loads(line)
        began = perf_counter()
        plot = _plot(asked["kind"], records)
        plot.show()
        plot.setXRange(*asked["frames"][0], padding=0)
        application.processEvents()
        plot.viewport().repaint()
        first_ms = (perf_counter() - began) * 1e3
        times = []
        for first, last in asked["frames"]:
            began = perf_counter()
            plot.setXRange(first, last, padding=0)
            plot.viewport().repaint()
            times.append((perf_counter() - began) * 1e3)
        plot.close()
        tell({"first_ms": first_ms, "times": times, "memory_mb": peak_mb()})


if __name__ == "__main__":
    main()
