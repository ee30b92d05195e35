"""What the program remembers between two starts on this machine; nothing of it belongs to a document."""

import hashlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

DENSITIES: Final = ("compact", "normal", "roomy")
THEME_CHOICES: Final = ("system", "light", "dark")
DATE_ORDERS: Final = ("dmy", "mdy", "ymd")
RECENT_MOST: Final = 10
NAMES_WIDTH_MOST_PX: Final = 10_000.0


class Preferences:
    """Typed access to a settings file; without `path` the user's own, tests bring a file of theirs."""

    def __init__(self, path: Path | None = None) -> None:
        if path is None:
            self._settings = QSettings(
                QSettings.Format.IniFormat,
                QSettings.Scope.UserScope,
                "timeline-explorer",
                "timeline-explorer",
            )
        else:
            self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def recent(self) -> list[Path]:
        """Databases opened before and still there, the last one first."""
        value = self._settings.value("recent", [])
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [Path(name) for name in names if isinstance(name, str) and name]

    def remember(self, path: Path) -> None:
        """Put `path` at the head of the recent databases."""
        known = [known for known in self.recent if known != path]
        self._set("recent", [str(kept) for kept in [path, *known][:RECENT_MOST]])

    def forget(self, path: Path) -> None:
        """Take `path` out of the recent databases."""
        self._set("recent", [str(known) for known in self.recent if known != path])

    @property
    def theme(self) -> str:
        """One of THEME_CHOICES."""
        value = self._text("theme", "system")
        return value if value in THEME_CHOICES else "system"

    @theme.setter
    def theme(self, choice: str) -> None:
        self._set("theme", choice)

    @property
    def density(self) -> str:
        """How closely lanes stand."""
        value = self._text("density", "normal")
        return value if value in DENSITIES else "normal"

    @density.setter
    def density(self, density: str) -> None:
        self._set("density", density)

    @property
    def links_shown(self) -> str:
        """Which links are drawn: of the selection, all in view, or none."""
        return self._text("links_shown", "selection")

    @links_shown.setter
    def links_shown(self, shown: str) -> None:
        self._set("links_shown", shown)

    @property
    def searches_within(self) -> bool:
        """Whether the search field looks only for what the filter keeps."""
        return self._text("search/within", "") == "yes"

    @searches_within.setter
    def searches_within(self, is_within: bool) -> None:
        self._set("search/within", "yes" if is_within else "no")

    @property
    def has_commitments(self) -> bool:
        """Whether all lanes of agreements show their commitments, not the unfolded ones alone."""
        return self._text("commitments", "") == "everywhere"

    @has_commitments.setter
    def has_commitments(self, is_everywhere: bool) -> None:
        self._set("commitments", "everywhere" if is_everywhere else "")

    @property
    def date_order(self) -> str:
        """In which order a date in digits tells day, month and year."""
        value = self._text("date_order", "dmy")
        return value if value in DATE_ORDERS else "dmy"

    @date_order.setter
    def date_order(self, order: str) -> None:
        self._set("date_order", order)

    @property
    def export(self) -> str:
        """The wishes for the last exported picture, as the export dialog wrote them; empty at first."""
        return self._text("export", "")

    @export.setter
    def export(self, wishes: str) -> None:
        self._set("export", wishes)

    @property
    def browser(self) -> str:
        """What is closed and how names are ordered in the browser, as it wrote it; empty at first."""
        return self._text("browser", "")

    @browser.setter
    def browser(self, written: str) -> None:
        self._set("browser", written)

    @property
    def table(self) -> str:
        """How the table was left: columns, order, what it lists; as it wrote it, empty at first."""
        return self._text("table", "")

    @table.setter
    def table(self, written: str) -> None:
        self._set("table", written)

    @property
    def hidden_parts(self) -> frozenset[str]:
        """The parts of the window that are hidden, by name."""
        return frozenset(self._text("window/hidden", "").split())

    @hidden_parts.setter
    def hidden_parts(self, parts: frozenset[str]) -> None:
        self._set("window/hidden", " ".join(sorted(parts)))

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window; empty before the first close."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._set("window/geometry", geometry)

    def splitter(self, name: str, database: Path) -> QByteArray:
        """The sizes of the splitter `name` for one database; empty where none are remembered."""
        return self._bytes(f"{_key(database)}/{name}")

    def set_splitter(self, name: str, database: Path, state: QByteArray) -> None:
        """Remember the sizes of the splitter `name` for one database."""
        self._set(f"{_key(database)}/{name}", state)

    def view(self, database: Path) -> str:
        """Where the reader last was in a database, as the window wrote it; empty if unknown."""
        return self._text(f"{_key(database)}/view", "")

    def set_view(self, database: Path, view: str) -> None:
        """Remember where the reader is in a database."""
        self._set(f"{_key(database)}/view", view)

    def lanes(self, database: Path, lanes_by: str) -> str:
        """What was chosen about the lanes of a grouping, as the window wrote it; empty if unknown."""
        return self._text(f"{_key(database)}/lanes/{lanes_by}", "")

    def set_lanes(self, database: Path, lanes_by: str, choice: str) -> None:
        """Remember what is chosen about the lanes of a grouping."""
        self._set(f"{_key(database)}/lanes/{lanes_by}", choice)

    def names_width(self, database: Path) -> float | None:
        """How wide the column with the lanes' names was made in a database; None where it never was."""
        try:
            width_px = float(self._text(f"{_key(database)}/names_width", ""))
        except ValueError:
            return None
        return width_px if 0 < width_px < NAMES_WIDTH_MOST_PX else None

    def set_names_width(self, database: Path, width_px: float | None) -> None:
        """Remember how wide that column was made; None forgets it."""
        if width_px is None:
            self._settings.remove(f"{_key(database)}/names_width")
        else:
            self._set(f"{_key(database)}/names_width", str(round(width_px)))

    def save(self) -> None:
        """Write to the file now."""
        self._settings.sync()

    def _set(self, key: str, value: str | list[str] | QByteArray) -> None:
        """Note a value, unless it is known: nothing is written where nothing is another."""
        if self._settings.value(key) != value:
            self._settings.setValue(key, value)

    def _text(self, key: str, default: str) -> str:
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default

    def _bytes(self, key: str) -> QByteArray:
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()


def _key(database: Path) -> str:
    """A group of its own for each database, whatever letters its path has."""
    return "databases/" + hashlib.sha256(str(database).encode()).hexdigest()[:16]
