"""Which panes are open again at the next start, as text and read back; no widgets."""

import json
from dataclasses import asdict, dataclass
from typing import Self

from explorer.model.ids import RecordId


@dataclass(frozen=True, slots=True)
class KeptTab:
    """A tab with the name that it had; its record is read when it comes to the front."""

    record: RecordId
    name: str = ""
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class KeptColumn:
    """A column's tabs from left to right, and the record in front."""

    tabs: tuple[KeptTab, ...] = ()
    front: RecordId | None = None


@dataclass(frozen=True, slots=True)
class KeptWindow:
    """A record in a window of its own; `geometry` as the toolkit tells it, in base 64."""

    record: RecordId
    geometry: str = ""


@dataclass(frozen=True, slots=True)
class KeptPanes:
    """The columns with the widths (or heights) that they had in pixels, and the windows.

    `window_size` is the geometry that the next window takes, `active` the place of the column in use.
    """

    columns: tuple[KeptColumn, ...] = ()
    sizes: tuple[int, ...] = ()
    windows: tuple[KeptWindow, ...] = ()
    window_size: str = ""
    active: int = 0

    def to_text(self) -> str:
        """Write it down."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read what `to_text` wrote; nothing is kept where it is something else."""
        try:
            read = json.loads(text) if text else {}
            columns = tuple(
                KeptColumn(
                    tuple(
                        KeptTab(RecordId(int(one["record"])), str(one["name"]), bool(one["is_pinned"]))
                        for one in column["tabs"]
                    ),
                    None if column["front"] is None else RecordId(int(column["front"])),
                )
                for column in read.get("columns", [])
            )
            windows = tuple(
                KeptWindow(RecordId(int(one["record"])), str(one["geometry"]))
                for one in read.get("windows", [])
            )
            sizes = tuple(int(size) for size in read.get("sizes", []))
            return cls(columns, sizes, windows, str(read.get("window_size", "")), int(read.get("active", 0)))
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls()
