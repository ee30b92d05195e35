"""How the words of a command line are told apart; dates among them are read in `dates`."""

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

from explorer.cli.output import plain

PROGRAM: Final = "timeline-explorer"
_LARGEST: Final = 2**63 - 1
"""The largest number that the database holds."""
_MINUS_VALUE: Final = re.compile(r"-\d")


class CommandParser(argparse.ArgumentParser):
    """argparse, except that a value may begin with a minus, as the years before Christ do.

    Whatever follows an option that takes a value is that value, unless it is another option of the
    command; a word such as `-0044-03-15` that stands alone is a value too.
    """

    def __init__(self, command: str, summary: str, examples: str) -> None:
        self._takes_value: dict[str, bool] = {}
        super().__init__(
            prog=f"{PROGRAM} {command}",
            description=summary,
            epilog="examples:\n" + "\n".join(f"  {PROGRAM} {line}" for line in examples.strip().splitlines()),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def add_argument(self, *args: Any, **kwargs: Any) -> argparse.Action:
        """Add an argument as argparse does, and remember whether it takes a value."""
        action = super().add_argument(*args, **kwargs)
        self._takes_value.update(dict.fromkeys(action.option_strings, action.nargs != 0))
        return action

    def add_json(self) -> None:
        """Add `--json`, which nearly every command has."""
        self.add_argument("--json", action="store_true", help="print one JSON document")

    def parse(self, words: Sequence[str]) -> argparse.Namespace:
        """Read the words of the command; print what is wrong and leave with 2 where they make no sense."""
        return self.parse_args(self._told_apart(words))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line and where help is, and leave with 2."""
        self.exit(2, f"{self.prog}: {plain(message)}\nTry “{self.prog} --help”.\n")

    def _told_apart(self, words: Sequence[str]) -> list[str]:
        """The same words with each option joined to its value and all other values behind `--`."""
        options: list[str] = []
        values: list[str] = []
        rest = list(words)
        while rest:
            word = rest.pop(0)
            if word == "--":
                values += rest
                break
            if self._takes_value.get(word) and rest and not self._is_option(rest[0]):
                options.append(f"{word}={rest.pop(0)}")
            elif word.endswith("=--") and self._is_option(word):
                self.error(f"“--” can't be the value of {word[:-3]}")
            elif word.startswith("-") and word != "-" and not _MINUS_VALUE.match(word):
                options.append(word)
            else:
                values.append(word)
        return [*options, "--", *values] if values else options

    def _is_option(self, word: str) -> bool:
        """Whether a word is an option of this command, or the `--` that ends them."""
        return word == "--" or word.partition("=")[0] in self._takes_value


def database(parser: CommandParser) -> None:
    """Add the DATABASE that a command works on."""
    parser.add_argument("database", metavar="DATABASE", type=Path, help="the file that holds the records")


def text(word: str) -> str:
    """A word that is meant to be read by people: it must be real text."""
    try:
        word.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError(f"{word!a} is not UTF-8 text") from None
    return word


def whole_number(least: int, most: int | None = None) -> Callable[[str], int]:
    """A reader of whole numbers from `least` to `most`, both inclusive."""
    range_in_words = f"from {least} to {most}" if most is not None else f"of {least} or more"

    def read(word: str) -> int:
        try:
            number = int(word)
        except ValueError:
            number = least - 1
        if not least <= number <= (_LARGEST if most is None else most):
            raise argparse.ArgumentTypeError(f"{plain(word)!r} is not a whole number {range_in_words}")
        return number

    return read
