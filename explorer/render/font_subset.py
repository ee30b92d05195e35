"""Cutting a TrueType font down to the letters that a drawing has, so that the drawing can carry it.

Glyphs keep their numbers, so that every table but that of the outlines stays as it is; outlines that
nothing needs become empty. The layout follows the OpenType specification, 1.9 (tables `head`, `maxp`,
`loca` and `glyf`), and WOFF 1.0 of the W3C.
"""

import struct
import zlib
from collections.abc import Iterable
from typing import Final

_DIRECTORY: Final = struct.Struct(">4sIII")
_WOFF_HEAD: Final = struct.Struct(">4s4sIHHIHHIIIII")
_WOFF_DIRECTORY: Final = struct.Struct(">4sIIII")
_DROPPED: Final = frozenset({b"GSUB", b"GPOS", b"GDEF", b"BASE", b"DSIG", b"gasp", b"kern"})
"""Tables that only set letters finer; how wide each word is the drawing says itself."""
_NAMELESS: Final = 32
"""Length of a `post` table without the glyphs' names."""
_WHOLE_FILE: Final = 0xB1B0AFBA
_HAS_WORDS, _HAS_SCALE, _HAS_MORE, _HAS_TWO_SCALES, _HAS_MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80


def cut_down(font: bytes, glyphs: Iterable[int]) -> bytes:
    """Give the font with the outlines of these glyphs, and of those that they are put together from.

    Raises ValueError where the font has no TrueType outlines.
    """
    tables = _tables(font)
    missing = {b"head", b"maxp", b"loca", b"glyf"} - tables.keys()
    if missing:
        raise ValueError(f"the font lacks the tables {sorted(missing)}")
    count = int.from_bytes(tables[b"maxp"][4:6], "big")
    offsets = _offsets(tables[b"loca"], count, is_long=tables[b"head"][50:52] == b"\0\1")
    outlines = tables[b"glyf"]
    kept = _with_parts({0, *glyphs}, outlines, offsets)
    body, places = bytearray(), [0]
    for glyph in range(count):
        if glyph in kept:
            body += outlines[offsets[glyph] : offsets[glyph + 1]]
            body += b"\0" * (-len(body) % 4)
        places.append(len(body))
    head = bytearray(tables[b"head"])
    head[8:12] = b"\0\0\0\0"
    head[50:52] = b"\0\1"
    tables[b"head"] = bytes(head)
    if b"post" in tables:
        tables[b"post"] = b"\0\3\0\0" + tables[b"post"][4:_NAMELESS]
    tables[b"glyf"] = bytes(body)
    tables[b"loca"] = struct.pack(f">{count + 1}I", *places)
    return _put_together({tag: table for tag, table in tables.items() if tag not in _DROPPED})


def compressed(font: bytes) -> bytes:
    """Give a font as WOFF 1.0: the same tables, each compressed; raises ValueError where it is no font."""
    tables = sorted(_tables(font).items())
    directory, body = bytearray(), bytearray()
    start = _WOFF_HEAD.size + _WOFF_DIRECTORY.size * len(tables)
    for tag, table in tables:
        packed = zlib.compress(table, 9)
        stored = packed if len(packed) < len(table) else table
        directory += _WOFF_DIRECTORY.pack(
            tag, start + len(body), len(stored), len(table), _own_sum(tag, table)
        )
        body += stored + b"\0" * (-len(stored) % 4)
    whole = start + len(body)
    head = _WOFF_HEAD.pack(b"wOFF", font[:4], whole, len(tables), 0, len(font), 1, 0, 0, 0, 0, 0, 0)
    return bytes(head + directory + body)


def _tables(font: bytes) -> dict[bytes, bytes]:
    if len(font) < 12 or font[:4] not in (b"\0\1\0\0", b"true"):
        raise ValueError("the font is no TrueType font")
    count = int.from_bytes(font[4:6], "big")
    found = {}
    for number in range(count):
        tag, _, start, length = _DIRECTORY.unpack_from(font, 12 + number * _DIRECTORY.size)
        found[tag] = font[start : start + length]
    return found


def _offsets(loca: bytes, count: int, *, is_long: bool) -> tuple[int, ...]:
    if is_long:
        return struct.unpack_from(f">{count + 1}I", loca)
    return tuple(2 * half for half in struct.unpack_from(f">{count + 1}H", loca))


def _with_parts(glyphs: set[int], outlines: bytes, offsets: tuple[int, ...]) -> set[int]:
    """Add the glyphs that glyphs are composed of, such as a letter and its accent."""
    kept: set[int] = set()
    waiting = [glyph for glyph in glyphs if 0 <= glyph < len(offsets) - 1]
    while waiting:
        glyph = waiting.pop()
        if glyph not in kept:
            kept.add(glyph)
            waiting += _parts(outlines[offsets[glyph] : offsets[glyph + 1]])
    return kept


def _parts(outline: bytes) -> list[int]:
    if len(outline) < 10 or outline[0] < 0x80:  # the count of contours is negative in a composed one
        return []
    parts, at, flags = [], 10, _HAS_MORE
    while flags & _HAS_MORE:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        parts.append(glyph)
        at += 8 if flags & _HAS_WORDS else 6
        at += {_HAS_SCALE: 2, _HAS_TWO_SCALES: 4, _HAS_MATRIX: 8}.get(
            flags & (_HAS_SCALE | _HAS_TWO_SCALES | _HAS_MATRIX), 0
        )
    return parts


def _put_together(tables: dict[bytes, bytes]) -> bytes:
    """Write a font file from its tables, with its sums."""
    power = len(tables).bit_length() - 1
    searched = 16 << power
    made = bytearray(
        struct.pack(">4sHHHH", b"\0\1\0\0", len(tables), searched, power, 16 * len(tables) - searched)
    )
    start = 12 + _DIRECTORY.size * len(tables)
    head_at, body = 0, bytearray()
    for tag, table in sorted(tables.items()):
        if tag == b"head":
            head_at = start + len(body)
        made += _DIRECTORY.pack(tag, _own_sum(tag, table), start + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    made += body
    made[head_at + 8 : head_at + 12] = struct.pack(">I", (_WHOLE_FILE - _sum_of(bytes(made))) % 2**32)
    return bytes(made)


def _own_sum(tag: bytes, table: bytes) -> int:
    """Sum a table up; that of `head` leaves the sum of the whole file, which it holds, out."""
    return _sum_of(table[:8] + b"\0\0\0\0" + table[12:] if tag == b"head" else table)


def _sum_of(table: bytes) -> int:
    whole = table + b"\0" * (-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(whole) // 4}I", whole)
    return sum(words) % 2**32
