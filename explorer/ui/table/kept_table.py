"""What the table remembers from one start to the next: its columns, its order, what it lists; as text."""

import json
from dataclasses import dataclass, field
from typing import Self

from explorer.model.table_rows import Field
from explorer.ui.table.cells import COLUMNS
from explorer.ui.table.row_order import Scope

_NARROWEST_PX = 40
_WIDEST_PX = 4_000


@dataclass(frozen=True, slots=True)
class KeptTable:
    """`fields` from left to right, all of them; `widths_px` by field; `hidden` those that are not shown.

    `height_px` is that of the table below the timeline, 0 where it was never changed.
    """

    is_shown: bool = False
    is_alone: bool = False
    scope: Scope = Scope.IN_VIEW
    sorted_by: Field = Field.WHEN
    is_descending: bool = False
    fields: tuple[Field, ...] = tuple(column.field for column in COLUMNS)
    widths_px: dict[Field, int] = field(
        default_factory=lambda: {column.field: column.width_px for column in COLUMNS}
    )
    hidden: frozenset[Field] = frozenset()
    height_px: int = 0

    def to_text(self) -> str:
        """Write it down."""
        return json.dumps(
            {
                "shown": self.is_shown,
                "alone": self.is_alone,
                "scope": self.scope,
                "sorted_by": self.sorted_by,
                "descending": self.is_descending,
                "fields": self.fields,
                "widths": self.widths_px,
                "hidden": sorted(self.hidden),
                "height": self.height_px,
            }
        )

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read what `to_text` wrote; what can't be read is as it is at first."""
        usual = cls()
        try:
            plain = json.loads(text)
        except ValueError:
            return usual
        if not isinstance(plain, dict):
            return usual
        fields = [Field(one) for one in _words(plain.get("fields")) if one in set(Field)]
        widths = plain.get("widths")
        known = {
            Field(name): px
            for name, px in (widths.items() if isinstance(widths, dict) else ())
            if name in set(Field) and isinstance(px, int) and _NARROWEST_PX <= px <= _WIDEST_PX
        }
        scope, sorted_by, height_px = plain.get("scope"), plain.get("sorted_by"), plain.get("height")
        hidden = frozenset(Field(one) for one in _words(plain.get("hidden")) if one in set(Field))
        return cls(
            is_shown=plain.get("shown") is True,
            is_alone=plain.get("alone") is True,
            scope=Scope(scope) if scope in set(Scope) else usual.scope,
            sorted_by=Field(sorted_by) if sorted_by in set(Field) else usual.sorted_by,
            is_descending=plain.get("descending") is True,
            fields=tuple(dict.fromkeys((*fields, *usual.fields))),
            widths_px={**usual.widths_px, **known},
            hidden=hidden if len(hidden) < len(COLUMNS) else frozenset(),
            height_px=height_px if isinstance(height_px, int) and 0 <= height_px <= _WIDEST_PX else 0,
        )


def _words(listed: object) -> list[str]:
    return [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
