"""A comparison as text, Markdown and CSV, with the sources of the acts that brought the changes about."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Final

from explorer.model.day_words import day_in_words
from explorer.model.ids import Day, RecordId
from explorer.store.queries.details import citations_of
from explorer.store.store import Store
from explorer.ui.compare_rows import HEADS, ChangeRow

Sources = Mapping[RecordId, Sequence[str]]
"""What is cited for each act, by its number."""

FORMATS: Final = ("Text", "Markdown", "CSV")


def sources_of(store: Store, acts: Sequence[RecordId]) -> dict[RecordId, list[str]]:
    """Read what is cited for acts: each source with its locator, once."""
    with store.reading():
        return {
            act: list(
                dict.fromkeys(
                    f"{one.source.name}, {one.locator}" if one.locator else one.source.name
                    for one in citations_of(store, act)
                )
            )
            for act in dict.fromkeys(acts)
        }


def written(form: str, rows: Sequence[ChangeRow], days: tuple[Day, Day], sources: Sources) -> str:
    """Write the changes in one of `FORMATS`; raises KeyError for another."""
    return {"Text": _text, "Markdown": _markdown, "CSV": _csv}[form](rows, days, sources)


def heading(days: tuple[Day, Day]) -> str:
    """Name what is listed: from which day to which."""
    return f"Changes from {day_in_words(days[0])} to {day_in_words(days[1])}"


def _text(rows: Sequence[ChangeRow], days: tuple[Day, Day], sources: Sources) -> str:
    lines, agreement = [heading(days)], ""
    for row in rows:
        if row.agreement != agreement:
            agreement = row.agreement
            lines += ["", agreement]
        since = ", ".join(part for part in (row.when, row.act) if part)
        lines.append(f"  {row.who}: {row.before} → {row.after}" + (f" ({since})" if since else ""))
        lines += [f"    Source: {source}" for source in _cited(row, sources)]
    return "\n".join(lines) + "\n"


def _markdown(rows: Sequence[ChangeRow], days: tuple[Day, Day], sources: Sources) -> str:
    lines = [
        f"## {heading(days)}",
        "",
        _table_row((*HEADS, "Sources")),
        _table_row(["---"] * (len(HEADS) + 1)),
    ]
    lines += [_table_row((*row.cells, "; ".join(_cited(row, sources)))) for row in rows]
    return "\n".join(lines) + "\n"


def _csv(rows: Sequence[ChangeRow], _days: tuple[Day, Day], sources: Sources) -> str:
    kept = io.StringIO()
    table = csv.writer(kept, lineterminator="\n")
    table.writerow((*HEADS, "Sources"))
    for row in rows:
        table.writerow((*row.cells, "; ".join(_cited(row, sources))))
    return kept.getvalue()


def _table_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _cited(row: ChangeRow, sources: Sources) -> Sequence[str]:
    return () if row.act_id is None else sources.get(row.act_id, ())
