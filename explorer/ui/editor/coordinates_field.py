"""Latitude and longitude side by side, and how they were read."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from explorer.model.degrees import (
    Axis,
    UnreadableDegrees,
    degrees_as_typed,
    describe_degrees,
    read_degrees,
    split_pair,
)
from explorer.ui.editor.compound_field import CompoundField, WrongPart
from explorer.ui.editor.fields import line_field, mark_wrong

_EXAMPLES: Final = "39.0392 · 39° 2′ 21″ N · or a pair copied from a map"


class CoordinatesField(CompoundField):
    """Both or neither; a pair put into the first line is divided between both."""

    def __init__(self) -> None:
        super().__init__()
        self.latitude = line_field("Latitude", "Latitude, north")
        self.longitude = line_field("Longitude", "Longitude, east")
        self._given: dict[Axis, float | None] = {"latitude": None, "longitude": None}
        self.echo_label = QLabel(_EXAMPLES)
        self.echo_label.setProperty("role", "second")
        self.echo_label.setWordWrap(True)
        lines = QHBoxLayout()
        lines.setSpacing(8)
        lines.addWidget(self.latitude)
        lines.addWidget(self.longitude)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(lines)
        layout.addWidget(self.echo_label)
        self.latitude.textEdited.connect(self._divide)
        for line in (self.latitude, self.longitude):
            line.textChanged.connect(self._echo)
            line.textEdited.connect(self.changed)

    def set_degrees(self, latitude: float | None, longitude: float | None) -> None:
        """Show coordinates; each comes out as it was given unless it is touched."""
        self._given = {"latitude": latitude, "longitude": longitude}
        self.latitude.setText(degrees_as_typed(latitude))
        self.longitude.setText(degrees_as_typed(longitude))

    def degrees(self) -> tuple[float | None, float | None]:
        """Latitude and longitude; None where a line is empty or can't be read."""
        return self._read("latitude"), self._read("longitude")

    def walked(self) -> list[QWidget]:
        """Both lines."""
        return [self.latitude, self.longitude]

    def wrong(self) -> WrongPart | None:
        """Why the first line that can't be read can't be, or that one is missing."""
        for axis, line in self._lines():
            try:
                if line.text().strip():
                    read_degrees(line.text(), axis)
            except UnreadableDegrees as error:
                return WrongPart(str(error), line)
        empty = [(axis, line) for axis, line in self._lines() if not line.text().strip()]
        if len(empty) == 1:
            axis, line = empty[0]
            return WrongPart(f"The {axis} is missing: write both, or neither.", line)
        return None

    def mark_wrong(self, wrong: WrongPart | None) -> None:
        """Mark the line that is wrong."""
        for _, line in self._lines():
            mark_wrong(line, wrong is not None and wrong.field is line)

    def _lines(self) -> tuple[tuple[Axis, QLineEdit], ...]:
        return ("latitude", self.latitude), ("longitude", self.longitude)

    def _read(self, axis: Axis) -> float | None:
        line = self.latitude if axis == "latitude" else self.longitude
        given = self._given[axis]
        if line.text() == degrees_as_typed(given):
            return given
        try:
            return read_degrees(line.text(), axis)
        except UnreadableDegrees:
            return None

    def _divide(self, text: str) -> None:
        halves = split_pair(text)
        if halves is not None:
            self.latitude.setText(halves[0])
            self.longitude.setText(halves[1])
            self.longitude.setFocus()

    def _echo(self) -> None:
        latitude, longitude = self.degrees()
        is_whole = latitude is not None and longitude is not None
        self.echo_label.setText(
            f"Read as {describe_degrees(latitude, longitude)}"
            if latitude is not None and longitude is not None and is_whole
            else _EXAMPLES
        )
