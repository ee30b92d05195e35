"""`export`: the timeline as a picture, drawn by the painter of the window."""

from argparse import ArgumentTypeError
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from explorer.cli import system
from explorer.cli.databases import reading
from explorer.cli.output import complain, plain, say
from explorer.cli.parsing import CommandParser, database, text
from explorer.model.errors import UserError
from explorer.render.lengths import UNITS, write_length

_EXAMPLES = """
export talks.db out.png
export talks.db out.png --from 2017 --to 2019 --as-of 2019-02-22 --unfold "INF Treaty" --width 2400 --legend
export talks.db report.pdf --from 2018 --width 16cm --height 12cm --dpi 300 --scale 2 --theme print --sources
export talks.db eve.png --view "The eve of Hanoi" --theme dark
export talks.db korea.svg --lanes actor --actor "North Korea" --actor "South Korea" --theme dark --scale 2
"""
_SUFFIXES: Final = (".png", ".svg", ".pdf")
_LANES: Final = ("kind", "actor", "agreement", "place", "tag", "none")
_THEMES: Final = ("light", "dark", "print")


def parser() -> CommandParser:
    """The words of `export`."""
    command = CommandParser(
        "export",
        "Save the timeline as a picture: PNG, SVG or PDF, as the name of OUT ends. Without options:\n"
        "everything dated, lanes by agreement, 1600 x 1000 px, light, no as-of line. A file that is there\n"
        "is replaced once the new one is whole. The file has --width times --scale by --height times\n"
        "--scale px, as in the window's dialog; cm and in are those of the finished picture on paper.",
        _EXAMPLES,
    )
    database(command)
    command.add_argument("out", metavar="OUT.png|svg|pdf", type=Path, help="the file to write")
    command.add_argument(
        "--view",
        metavar="NAME",
        type=text,
        help="what a saved view shows; each other option stands in the place of its part",
    )
    command.add_argument(
        "--from", metavar="WHEN", dest="first", type=text, help="from the first day of this date"
    )
    command.add_argument("--to", metavar="WHEN", dest="last", type=text, help="to the last day of this date")
    command.add_argument("--lanes", choices=_LANES, help="what makes a lane (agreement)")
    for option, what in (("actor", "this actor"), ("agreement", "this agreement")):
        command.add_argument(
            f"--{option}",
            metavar=option.upper(),
            type=text,
            action="append",
            default=[],
            help=f"only records with {what}; may be repeated, any of them is enough",
        )
    command.add_argument(
        "--unfold",
        metavar="NAME",
        type=text,
        action="append",
        default=[],
        help="show each party's own band beneath this agreement's, or, with lanes by actor, place or tag,"
        " a lane for each kind of its records; may be repeated",
    )
    command.add_argument("--text", metavar="WORDS", type=text, help="only records with these words")
    command.add_argument(
        "--as-of", metavar="DAY", type=text, help="draw the as-of line and tell standings of this day"
    )
    for side, usual in (("width", 1600), ("height", 1000)):
        command.add_argument(
            f"--{side}",
            metavar="PX|CM|IN",
            type=_length,
            default=(float(usual), "px"),
            help=f"{side} in pixels before --scale, or on paper as 16cm or 6.5in ({usual})",
        )
    command.add_argument(
        "--scale",
        metavar="1-4",
        type=float,
        default=1,
        help="so many times the pixels each way, text and marks as much larger (1)",
    )
    command.add_argument(
        "--dpi",
        metavar="DPI",
        type=float,
        default=96,
        help="pixels of the file an inch on paper (96)",
    )
    command.add_argument("--theme", choices=_THEMES, default="light", help="light, dark or print (light)")
    command.add_argument("--transparent", action="store_true", help="no ground")
    command.add_argument("--title", metavar="TITLE", type=text, default="", help="a title above the picture")
    command.add_argument(
        "--subtitle",
        metavar="WORDS",
        type=text,
        help="the line beneath the title; empty for none (what is shown)",
    )
    command.add_argument("--legend", action="store_true", help="explain the marks beneath the picture")
    command.add_argument(
        "--sources", action="store_true", help="number the sources of what is drawn and list them beneath it"
    )
    command.add_argument(
        "--no-stamp", action="store_true", help="no last line with the as-of day and the count of records"
    )
    command.add_argument(
        "--outlines",
        action="store_true",
        help="SVG: letters as shapes, alike in every viewer, but no text to search",
    )
    command.add_argument("--include-private", action="store_true", help="draw private records too")
    return command


def run(words: Sequence[str]) -> int:
    """Draw the picture and save it."""
    asked = parser().parse(words)
    out: Path = asked.out
    if out.suffix.lower() not in _SUFFIXES:
        raise UserError(
            f"“{out.name}” can't be written: give the picture a name that ends in .png, .svg or .pdf."
        )
    system.refuse_missing(system.missing(system.FOR_PICTURES), "Drawing")
    # not before Qt's libraries are known to be there: importing it without them fails with the name of one
    with system.loading_qt():
        from explorer.cli.picturing import export

    with reading(asked.database) as store, store.reading():
        picture = export(store, out, asked)
    width_px, height_px = picture.size_px
    records = "1 record" if picture.records == 1 else f"{picture.records:,} records"
    say(f"Wrote {out}: {width_px:,} × {height_px:,} px, {records}")
    _, unit = asked.height
    for note in picture.notes_with(lambda height_px: _enough(height_px, unit, picture.dpi, picture.scale)):
        complain(note)
    return 0


def _length(word: str) -> tuple[float, str]:
    """Read a number with a unit after it, pixels where there is none."""
    unit = next((unit for unit in UNITS if word.strip().lower().endswith(unit)), "")
    try:
        return float(word.strip()[: -len(unit) or None]), unit or "px"
    except ValueError:
        raise ArgumentTypeError(f"{plain(word)!r} is no length such as 1600, 16cm or 6.5in") from None


def _enough(height_px: int, unit: str, dpi: float, scale: float) -> str:
    """Say the height that holds what found no room, as it is to be typed."""
    written = write_length(height_px, unit, dpi, scale, is_least=True)
    return f"--height {written}{'' if unit == 'px' else unit} holds them all."
