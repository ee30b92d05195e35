"""Which command is meant, and what becomes of an error: the user's is one line, ours goes to the log."""

import errno
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from explorer import __version__
from explorer.cli.output import complain, plain, use_utf8
from explorer.cli.parsing import PROGRAM
from explorer.model.errors import UserError
from explorer.paths import user_log

COMMANDS: Final = {
    "open": "open a database in the window",
    "new": "make a database, empty or with a sample",
    "info": "how much a database holds",
    "list": "list records, filtered by time, actor, agreement, tag or text",
    "show": "one actor, agreement, event, statement, act or source with all that is known of it",
    "search": "find records by words",
    "add": "add an event, statement, act, actor, agreement, source or link",
    "export": "save the timeline as a picture",
    "when": "how a date is read",
    "check": "check a database: integrity, schema, dates, dangling links",
    "undo": "take the last edit back",
    "redo": "do again what was taken back",
    "log": "the edits made so far, newest last",
    "doctor": "what the program runs on, and which system libraries it misses",
}
DONE: Final = 0
USERS_ERROR: Final = 1
USAGE: Final = 2
OUR_BUG: Final = 3
INTERRUPTED: Final = 130

_HELP: Final = f"""\
{PROGRAM} [open] [DATABASE]
{PROGRAM} COMMAND …

A timeline of diplomacy: who said or did what, when, under which agreement, according to whom,
and what stood on a given day. Without a command the window opens, on DATABASE or on the last one.
(A database that is called like a command is opened as ./NAME.)

commands:
{{commands}}

`{PROGRAM} COMMAND --help` tells more, with examples. `--json` makes a command print one JSON
document and nothing else. Exit: 0 done, 1 it could not be done (the reason in one line),
2 the command line makes no sense, 3 a fault of the program (the line names a log file).
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; never raises."""
    words = list(sys.argv[1:] if argv is None else argv)
    use_utf8()
    try:
        code = _run(words)
        if sys.stdout is not None:  # closed by whoever started us
            sys.stdout.flush()
    except UserError as error:
        complain(str(error))
        return USERS_ERROR
    except SystemExit as leaving:  # argparse, after printing help or what is wrong
        return leaving.code if isinstance(leaving.code, int) else USAGE
    except BrokenPipeError:
        _hush()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            _hush()
            complain(f"There is no room to write: {error}; make some and try again.")
            return USERS_ERROR
        complain(_account_of_bug(words[:1]))
        return OUR_BUG
    return code


def _run(words: list[str]) -> int:
    first = words[0] if words else ""
    if first in COMMANDS:
        return _run_command(first, words[1:])
    if first in {"-h", "--help", "help"} and not Path(first).exists():
        if words[1:] and words[1] in COMMANDS:
            return _run_command(words[1], ["--help"])
        width = max(map(len, COMMANDS))
        lines = "\n".join(f"  {name:{width}}  {summary}" for name, summary in COMMANDS.items())
        print(_HELP.format(commands=lines), end="")
        return DONE
    if first == "--version":
        print(f"{PROGRAM} {__version__}")
        return DONE
    if not first or _may_be_a_database(first):
        return _run_command("open", words)
    close = get_close_matches(first, COMMANDS, n=1)
    hint = f"did you mean “{close[0]}”?" if close else f"“{PROGRAM} --help” lists the commands."
    complain(f"{PROGRAM}: “{first}” is neither a command nor a file; {hint}")
    return USAGE


def _run_command(name: str, words: list[str]) -> int:
    code = importlib.import_module(f"explorer.cli.{name}").run(words)
    assert isinstance(code, int)
    return code


def _may_be_a_database(word: str) -> bool:
    """Whether a first word that is no command names a file, be it only by its looks."""
    path = Path(word)
    return not word.startswith("-") and (path.exists() or bool(path.suffix) or "/" in word or os.sep in word)


def _hush() -> None:
    """Send what is still to be printed nowhere: whoever read it has gone, or it finds no room."""
    if sys.stdout is None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _account_of_bug(command: list[str]) -> str:
    """Write the traceback of the exception at hand to the log; one line that says where it is."""
    failure = traceback.format_exc()
    what = failure.strip().rpartition("\n")[2]
    try:
        log = user_log() / f"{PROGRAM}.log"
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            at = datetime.now(UTC).isoformat(timespec="seconds")
            file.write(f"{at} {PROGRAM} {__version__} {' '.join(command)}\n{failure}\n")
    except OSError as error:
        where = f"The log could not be written: {error}"
    else:
        where = f"The details are in {log}"
    return f"A fault of the program, not of yours: {plain(what)}. {where}."
