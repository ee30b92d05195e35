"""What the machine has to bring before Qt is started: a display and system libraries. Knows no Qt.

Qt aborts the process where one of them is missing, with a message that blames the wrong library: so
they are looked for first, and named with the command that brings them.
"""

import ctypes
import gc
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from explorer.model.errors import UserError

_SHARED_LIBRARY: Final = re.compile(r"\.so\b")


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library that Qt loads and its wheel does not hold, with the Debian package that brings it."""

    file: str
    package: str


FOR_PICTURES: Final = (
    Library("libEGL.so.1", "libegl1"),
    Library("libGL.so.1", "libgl1"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libfreetype.so.6", "libfreetype6"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libgthread-2.0.so.0", "libglib2.0-0"),
    Library("libX11.so.6", "libx11-6"),
)
"""Without these Qt can't draw at all."""

FOR_X11: Final = (
    Library("libxcb.so.1", "libxcb1"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4"),
    Library("libxcb-image.so.0", "libxcb-image0"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Library("libxcb-randr.so.0", "libxcb-randr0"),
    Library("libxcb-render.so.0", "libxcb-render0"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0"),
    Library("libxcb-shape.so.0", "libxcb-shape0"),
    Library("libxcb-shm.so.0", "libxcb-shm0"),
    Library("libxcb-sync.so.1", "libxcb-sync1"),
    Library("libxcb-util.so.1", "libxcb-util1"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    Library("libX11-xcb.so.1", "libx11-xcb1"),
)
FOR_WAYLAND: Final = (
    Library("libwayland-client.so.0", "libwayland-client0"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0"),
)


def missing(libraries: Iterable[Library]) -> tuple[Library, ...]:
    """Those of the libraries that can't be loaded; none where the system is not Linux."""
    if not sys.platform.startswith("linux"):
        return ()
    return tuple(library for library in libraries if not _loads(library.file))


def missing_for_a_window(environment: Mapping[str, str] = os.environ) -> tuple[Library, ...]:
    """The libraries that a window lacks on the display that this environment names.

    Where there are both, Wayland and X11, Qt takes the one that it can load: what the other lacks is no
    matter. Where Qt was told what to use, that is its user's business.
    """
    if environment.get("QT_QPA_PLATFORM"):
        return missing(FOR_PICTURES)
    ways = [missing(FOR_WAYLAND)] if environment.get("WAYLAND_DISPLAY") else []
    if environment.get("DISPLAY") or not ways:
        ways.append(missing(FOR_X11))
    return missing(FOR_PICTURES) + min(ways, key=len)


def refuse_missing(libraries: Sequence[Library], purpose: str) -> None:
    """Raise the user's error that names the libraries and how to get them, if there are any."""
    if libraries:
        raise UserError(account_of_missing(libraries, purpose))


@contextmanager
def loading_qt() -> Iterator[None]:
    """Say it in one line where Qt can't be imported for a library that nobody thought of."""
    try:
        yield
    except ImportError as error:
        if not _SHARED_LIBRARY.search(str(error)):
            raise
        raise UserError(f"Qt can't be loaded: {error}. “timeline-explorer doctor” tells more.") from error


@contextmanager
def loading_much() -> Iterator[None]:
    """Load modules without what takes long and serves nothing here.

    What is loaded stays, so that it is not looked through for garbage, now or ever; and numpy's threads for
    linear algebra, of which there is none, are not started.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


def account_of_missing(libraries: Iterable[Library], purpose: str) -> str:
    """One line that names the missing libraries and the command that brings them."""
    files = ", ".join(library.file for library in libraries)
    return f"{purpose} needs system libraries that are missing: {files}. {how_to_install(libraries)}"


def how_to_install(libraries: Iterable[Library]) -> str:
    """The command that brings the libraries; on systems other than Debian's, what to look for."""
    packages = list(dict.fromkeys(library.package for library in libraries))
    if is_debian():
        return f"To install: sudo apt-get install {' '.join(packages)}"
    return "Install the packages of your system that hold them."


def no_display(environment: Mapping[str, str] = os.environ) -> str | None:
    """Why no window can be shown here; None where one can, as far as can be told without trying.

    Only Linux is looked at, and only where the environment leaves the choice of platform to Qt.
    """
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return None
    if environment.get("WAYLAND_DISPLAY"):
        return None
    display = environment.get("DISPLAY")
    if not display:
        return "neither DISPLAY nor WAYLAND_DISPLAY is set"
    return None if _answers(display) else f"the X server {display} does not answer"


@cache
def is_debian() -> bool:
    """Whether the system installs its packages with apt-get."""
    try:
        release = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return False
    families = [
        line.partition("=")[2] for line in release.splitlines() if line.startswith(("ID=", "ID_LIKE="))
    ]
    return "debian" in " ".join(families).replace('"', " ").split()


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def _answers(display: str) -> bool:
    """Whether an X server takes a connection; yes where the library that asks it is missing."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display), None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
