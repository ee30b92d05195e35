"""Measures the program beside what sets its limits and beside others, prints the tables, and keeps them."""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from benchmarks.figures import Figures
from benchmarks.parts import PARTS, SIZES, measure
from benchmarks.report import page
from benchmarks.workshop import Workshop, say

RESULTS: Final = Path(__file__).parent / "RESULTS.md"
ROUNDS: Final = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and write RESULTS.md where every part and size was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=PARTS, metavar="PART", help=f"of: {', '.join(PARTS)}")
    parser.add_argument("--skip", nargs="+", choices=PARTS, default=[], metavar="PART")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"turns of each side ({ROUNDS})")
    parser.add_argument("--most", type=int, default=SIZES[-1], metavar="RECORDS", help="no larger database")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="keep what is made there, for the next run"
    )
    parser.add_argument("--figures", type=Path, metavar="FILE", help="write all figures there as JSON, too")
    asked = parser.parse_args(argv)
    chosen = [name for name in asked.only or PARTS if name not in asked.skip]
    with tempfile.TemporaryDirectory(prefix="timeline-benchmarks-") as folder:
        workshop = Workshop((asked.keep or Path(folder)).absolute())
        figures = Figures()
        for name in chosen:
            measure(name, workshop, figures, asked.rounds, asked.most)
    told = page(figures, asked.rounds)
    print(told)
    if asked.figures is not None:
        asked.figures.write_text(json.dumps(asdict(figures), indent=1), encoding="utf-8")
    if len(chosen) == len(PARTS) and asked.most >= SIZES[-1]:
        RESULTS.write_text(told, encoding="utf-8")
        say(f"Written to {RESULTS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
