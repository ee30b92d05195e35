"""Where the files that come with the program lie, installed or not, and where the user's own are kept."""

from functools import cache
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).parent
_SHIPPED = _PACKAGE / "_shipped"


def _shipped(name: str) -> Path:
    """The folder `name`: inside the package once installed, at the top of the checkout otherwise."""
    installed = _SHIPPED / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


@cache
def resources() -> Path:
    """Fonts, icons, themes and templates."""
    return _shipped("resources")


@cache
def migrations() -> Path:
    """The numbered SQL files that make the schema."""
    return _shipped("db") / "migrations"


@cache
def samples() -> Path:
    """The samples as readable text, a folder each."""
    return _shipped("db") / "samples"


def user_data() -> Path:
    """The user's folder for what the program makes by itself (a copy of the sample); made if missing."""
    return platformdirs.user_data_path("timeline-explorer", appauthor=False, ensure_exists=True)


def user_cache() -> Path:
    """The user's folder for what can be made anew at any time; not made here."""
    return platformdirs.user_cache_path("timeline-explorer", appauthor=False)


def user_log() -> Path:
    """The user's folder for logs; made if missing."""
    return platformdirs.user_log_path("timeline-explorer", appauthor=False, ensure_exists=True)
