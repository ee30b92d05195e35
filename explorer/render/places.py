"""Where a file can be written, and writing it there as a whole or not at all."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Final

from explorer.render.errors import PictureError

_LONGEST_PATH: Final = 90


def refuse_place(path: Path) -> None:
    """Raise PictureError where no file can be written at `path`, with the reason."""
    try:
        _refuse_place(path)
    except (OSError, ValueError) as error:  # a name that is too long, or has a null in it
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise PictureError(f"No file can have the name “{path.name[:60]}”: {reason}.", "path") from error


def free_place(folder: Path, name: str, suffix: str) -> Path:
    """Give a place that is not taken: hanoi.png, hanoi-2.png …"""
    path, number = folder / f"{name}{suffix}", 2
    while path.exists():
        path, number = folder / f"{name}-{number}{suffix}", number + 1
    return path


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Have a file written beside `path` and renamed, so that there is never half of one.

    `write` fills the file whose path it is given; a file that is there is replaced, through a symbolic link
    too. Raises PictureError where the place can't be had; whatever is raised, no part of a file is left.
    """
    refuse_place(path)
    path = path.resolve() if path.is_symlink() else path
    beside = path.with_name(f".picture-{token_hex(4)}.part")
    try:
        with beside.open("xb"):
            pass
        write(beside)
        os.replace(beside, path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise PictureError(f"The picture could not be saved as {path}: {reason}.", "path") from error
    finally:
        with suppress(OSError):
            beside.unlink()


def _refuse_place(path: Path) -> None:
    folder, told = path.parent, _shortened(path)
    if "\0" in str(path):
        raise ValueError("it has a null character in it")
    if path.is_dir():
        raise PictureError(f"{told} is a folder: give the picture a file name in it.", "path")
    if not folder.exists():
        raise PictureError(
            f"The folder {_shortened(folder)} does not exist: make it first or choose another.", "path"
        )
    if not folder.is_dir():
        raise PictureError(f"{_shortened(folder)} is not a folder, so no picture can be saved in it.", "path")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PictureError(f"The folder {_shortened(folder)} can't be written to: choose another.", "path")
    if path.exists() and not os.access(path, os.W_OK):
        raise PictureError(f"{told} is there already and write-protected: choose another name.", "path")


def _shortened(path: Path) -> str:
    """Write a path, of a very long one its end."""
    written = str(path)
    return written if len(written) <= _LONGEST_PATH else f"…{written[1 - _LONGEST_PATH :]}"
