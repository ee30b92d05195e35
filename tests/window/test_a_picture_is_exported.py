"""A picture made in a real window, by keyboard alone."""

import struct
import zlib
from pathlib import Path

import pytest

from tests.window.desk import Desk, wait_for

pytestmark = pytest.mark.real_window


def chunks_of(path: Path) -> dict[bytes, list[bytes]]:
    """The chunks of a PNG by name, read without the program's own libraries; each must be sound."""
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    found: dict[bytes, list[bytes]] = {}
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (checksum,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        assert zlib.crc32(kind + body) == checksum
        found.setdefault(kind, []).append(body)
        at += 12 + length
    return found


def test_a_picture_of_the_view_is_saved(desk: Desk, tmp_path: Path) -> None:
    """Ctrl+E, a title, a place, Enter: the file has the size told, the title, and nothing beside it."""
    database, picture = tmp_path / "story.db", tmp_path / "out" / "eve.png"
    picture.parent.mkdir()
    desk.ask("new", str(database), "--sample", "hanoi")
    program = desk.start(str(database))
    desk.key("ctrl+d")
    desk.type("22 Feb 2019")
    desk.key("Return")
    desk.key("ctrl+e")
    desk.window("Export picture")
    desk.type("On the eve of Hanoi")
    desk.key("alt+f", "ctrl+a")
    desk.type(str(picture))
    desk.picture("export-dialog")
    desk.key("Return")
    wait_for("the picture", picture.exists)
    wait_for("the dialog to close", lambda: not any("Export picture" in title for title in desk.titles()))
    desk.picture("exported")
    desk.stop(program)
    chunks = chunks_of(picture)
    assert struct.unpack(">II", chunks[b"IHDR"][0][:8]) == (2400, 1500)
    per_metre, _, unit = struct.unpack(">IIB", chunks[b"pHYs"][0])
    assert (round(per_metre * 0.0254), unit) == (200, 1)
    words = [*chunks.get(b"tEXt", []), *chunks.get(b"zTXt", []), *chunks.get(b"iTXt", [])]
    assert b"Title\0On the eve of Hanoi" in words
    assert b"As-of\x002019-02-22" in words
    assert b"story" not in picture.read_bytes()
    assert [path.name for path in picture.parent.iterdir()] == ["eve.png"]
