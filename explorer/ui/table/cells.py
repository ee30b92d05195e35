"""What the table's columns are called and how each tells its part of a record; text only, no widgets."""

from dataclasses import dataclass
from typing import Final

from explorer.model.edtf import parse_edtf
from explorer.model.errors import DateError
from explorer.model.table_rows import TAG_BREAK, Field, TableRow
from explorer.model.wording import describe, short
from explorer.render.fonts import one_line
from explorer.ui.panes.wording import confidence_word, dots

_BETWEEN: Final = f"{TAG_BREAK} "


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its head, how wide it is at first, what its head's tip says, whether it holds numbers."""

    field: Field
    head: str
    width_px: int
    tip: str
    is_number: bool = False
    is_shown: bool = True


COLUMNS: Final = (
    TableColumn(Field.WHEN, "When", 184, "The date in words; at the pointer, as it was written and as EDTF"),
    TableColumn(Field.KIND, "Kind", 88, "Event, statement or act"),
    TableColumn(Field.TITLE, "Title", 340, "The title of an event or an act, the summary of a statement"),
    TableColumn(
        Field.ACTORS, "Actors", 170, "Who takes part, a statement’s speakers first; sorted by the first"
    ),
    TableColumn(Field.AGREEMENTS, "Agreements", 150, "Which agreements it concerns"),
    TableColumn(Field.PLACE, "Place", 120, "Where an event takes place"),
    TableColumn(Field.TAGS, "Tags", 130, f"Tags, set apart by “{TAG_BREAK}”"),
    TableColumn(
        Field.STATUS, "Status", 92, "Whether an event happened, or is planned, postponed or cancelled"
    ),
    TableColumn(Field.CERTAINTY, "Certainty", 96, "How certain it is; an act may be one side’s claim"),
    TableColumn(
        Field.IMPORTANCE, "Importance", 92, "From 1 to 5; the more important keep their titles", True
    ),
    TableColumn(Field.SOURCES, "Sources", 76, "How many sources are cited for it", True),
    TableColumn(Field.CONFIDENCE, "Confidence", 96, "How far its best source is trusted"),
    TableColumn(Field.PRIVATE, "Private", 76, "Whether it is kept out of what leaves the database"),
    TableColumn(
        Field.ENTERED, "Entered", 104, "When it was written down, in UTC; sorted by the records’ numbers"
    ),
)
"""All columns, in the order in which they stand at first."""
COLUMN_OF: Final = {column.field: at for at, column in enumerate(COLUMNS)}


def cell_words(row: TableRow, field: Field) -> str:
    """What a cell shows, in one line."""
    match field:
        case Field.CONFIDENCE:
            return "" if row.confidence is None else dots(row.confidence)
        case Field.ENTERED:
            return _day_of(row.entered)
        case Field.KIND:
            return row.kind.capitalize()
        case Field.WHEN:
            return one_line(short(row.when) if row.when.is_dated else row.when.text or "undated")
        case _:
            return one_line(cell_text(row, field))


def cell_text(row: TableRow, field: Field) -> str:
    """What a cell holds, as it is written anew; nothing where there is nothing."""
    match field:
        case Field.WHEN:
            return row.when.text or row.when.edtf or ""
        case Field.KIND:
            return row.kind.value
        case Field.TITLE:
            return row.title
        case Field.ACTORS:
            return _BETWEEN.join(row.actors)
        case Field.AGREEMENTS:
            return _BETWEEN.join(row.agreements)
        case Field.PLACE:
            return "" if row.place is None else row.place.name
        case Field.TAGS:
            return _BETWEEN.join(tag.name for tag in row.tags)
        case Field.STATUS:
            return row.status or ""
        case Field.CERTAINTY:
            return row.certainty or ""
        case Field.IMPORTANCE:
            return str(row.importance)
        case Field.SOURCES:
            return str(row.sources)
        case Field.CONFIDENCE:
            return "" if row.confidence is None else str(row.confidence)
        case Field.PRIVATE:
            return "private" if row.private else ""
        case Field.ENTERED:
            return row.entered


def copied_text(row: TableRow, field: Field) -> str:
    """What is copied of a cell: what it holds, a date in words; its EDTF has a column of its own."""
    return short(row.when) if field is Field.WHEN and row.when.is_dated else cell_text(row, field)


def cell_tip(row: TableRow, field: Field) -> str:
    """What is said of a cell at the pointer: a date's reading with its EDTF, all of a long text."""
    match field:
        case Field.WHEN if row.when.is_dated:
            written = row.when.text if row.when.text != row.when.edtf else ""
            lines = (describe(row.when), written and f"written “{written}”", f"EDTF {row.when.edtf}")
            return "\n".join(line for line in lines if line)
        case Field.WHEN:
            return "Not read as a date: it stands on no lane"
        case Field.CONFIDENCE:
            return "No source is cited" if row.confidence is None else confidence_word(row.confidence)
        case _:
            return cell_text(row, field)


def cell_speech(row: TableRow, field: Field) -> str:
    """What a screen reader says of a cell, where that is not what it shows."""
    match field:
        case Field.WHEN:
            return describe(row.when)
        case Field.CONFIDENCE:
            return "no source" if row.confidence is None else confidence_word(row.confidence)
        case Field.PRIVATE:
            return "private" if row.private else "not private"
        case _:
            return cell_words(row, field) or "nothing"


def _day_of(moment: str) -> str:
    """The day of a moment in ISO 8601, in UTC; as it is where another program wrote it otherwise."""
    try:
        return short(parse_edtf(moment[:10]))
    except DateError:
        return moment
