"""The floor of loading: the statements that the program reads a database with, and nothing done to the rows.

`python -m benchmarks.scans FILE SMALL` answers `python` and `sqlite`. The statements are those that the
program runs on a small database of the same kind, told by SQLite itself: what the program does to read less
the floor does as well.
"""

import sqlite3
import sys
import time
from itertools import chain
from pathlib import Path

import numpy as np

from benchmarks.sides import tell
from explorer.model.view import Filter
from explorer.scene.lanes import LanesBy
from explorer.store.store import Store
from explorer.ui.content_loading import load_content


def statements_of_loading(small: Path) -> list[str]:
    """Give the statements that loading reads whole columns of numbers with, each once, in their order."""
    told: list[str] = []
    with Store.open(small) as store:
        store.connection.set_trace_callback(told.append)
        load_content(store, LanesBy.AGREEMENT, Filter())
        store.connection.set_trace_callback(None)
        return [one for one in dict.fromkeys(told) if _is_of_numbers(store.connection, one)]


def _is_of_numbers(connection: sqlite3.Connection, statement: str) -> bool:
    """Whether a statement reads rows of whole numbers of every record: no titles, names or counts."""
    if not statement.startswith("select") or " in (" in statement or "count(" in statement:
        return False
    row = connection.execute(statement).fetchone()
    return row is not None and all(isinstance(cell, int) for cell in row)


def scan_in_python(path: Path, statements: list[str]) -> int:
    """Read every row of the statements by a cursor into an array of its own; how many numbers there were."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    numbers = 0
    for statement in statements:
        numbers += len(np.fromiter(chain.from_iterable(connection.execute(statement)), np.int64))
    connection.close()
    return numbers


def scan_in_sqlite(path: Path, statements: list[str]) -> int:
    """Let SQLite itself walk the rows of the statements and add up every column; how many rows there were."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = 0
    for statement in statements:
        width = len(connection.execute(statement).description)
        columns = [f"c{at}" for at in range(width)]
        sums = ", ".join(f"total({column})" for column in columns)
        asked = f"with t({', '.join(columns)}) as ({statement}) select count(*), {sums} from t"  # noqa: S608 - ours
        rows += int(connection.execute(asked).fetchone()[0])
    connection.close()
    return rows


def main() -> None:
    """Serve rounds until no more are asked for."""
    path, small = Path(sys.argv[1]), Path(sys.argv[2])
    statements = statements_of_loading(small)
    tell({"statements": len(statements)})
    for line in sys.stdin:
        scan = {"python": scan_in_python, "sqlite": scan_in_sqlite}[line.strip()]
        began = time.monotonic()
        count = scan(path, statements)
        tell({"wall_ms": (time.monotonic() - began) * 1e3, "count": count})


if __name__ == "__main__":
    main()
