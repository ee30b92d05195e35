"""`export`: the timeline as a picture, drawn by the painter of the window."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from explorer.cli import system
from explorer.cli.databases import reading
from explorer.cli.output import complain, say
from explorer.cli.parsing import CommandParser, database, text
from explorer.model.errors import UserError

_EXAMPLES = """
export talks.db out.png
export talks.db out.png --from 2017 --to 2019 --as-of 2019-02-22 --width 2400 --height 1400 --legend
export talks.db korea.png --lanes actor --actor "North Korea" --actor "South Korea" --theme dark --scale 2
"""
_SUFFIX: Final = ".png"
_LANES: Final = ("kind", "actor", "agreement", "place", "tag", "none")
_THEMES: Final = ("light", "dark", "print")


def parser() -> CommandParser:
    """The words of `export`."""
    command = CommandParser(
        "export",
        "Save the timeline as a PNG picture. Without options: everything dated, lanes by agreement,\n"
        "1600 x 1000 px, light, no as-of line. A file that is there is replaced once the new one is whole.\n"
        "The file has --width times --scale by --height times --scale px, as in the window's dialog.",
        _EXAMPLES,
    )
    database(command)
    command.add_argument("out", metavar="OUT.png", type=Path, help="the file to write")
    command.add_argument(
        "--from", metavar="WHEN", dest="first", type=text, help="from the first day of this date"
    )
    command.add_argument("--to", metavar="WHEN", dest="last", type=text, help="to the last day of this date")
    command.add_argument("--lanes", choices=_LANES, default="agreement", help="what makes a lane (agreement)")
    for option, what in (("actor", "this actor"), ("agreement", "this agreement")):
        command.add_argument(
            f"--{option}",
            metavar=option.upper(),
            type=text,
            action="append",
            default=[],
            help=f"only records with {what}; may be repeated, any of them is enough",
        )
    command.add_argument("--text", metavar="WORDS", type=text, help="only records with these words")
    command.add_argument(
        "--as-of", metavar="DAY", type=text, help="draw the as-of line and tell standings of this day"
    )
    command.add_argument(
        "--width", metavar="PX", type=float, default=1600, help="width before --scale (1600)"
    )
    command.add_argument(
        "--height", metavar="PX", type=float, default=1000, help="height before --scale (1000)"
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
        help="pixels of the file an inch on paper; the drawing stays the same (96)",
    )
    command.add_argument("--theme", choices=_THEMES, default="light", help="light, dark or print (light)")
    command.add_argument("--transparent", action="store_true", help="no ground")
    command.add_argument("--title", metavar="TITLE", type=text, default="", help="a title above the picture")
    command.add_argument("--legend", action="store_true", help="explain the marks beneath the picture")
    command.add_argument("--include-private", action="store_true", help="draw private records too")
    return command


def run(words: Sequence[str]) -> int:
    """Draw the picture and save it."""
    asked = parser().parse(words)
    out: Path = asked.out
    if out.suffix.lower() != _SUFFIX:
        raise UserError(
            f"“{out.name}” can't be written: pictures are saved as PNG, to a name that ends in .png."
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
    for note in picture.notes_with(lambda height_px: f"--height {height_px} holds them all."):
        complain(note)
    return 0
