"""Writing a PNG file row by row, after the PNG specification, third edition; nothing here knows pictures."""

import struct
import zlib
from collections.abc import Mapping
from typing import BinaryIO, Final

_BEGINS: Final = b"\x89PNG\r\n\x1a\n"
_LEVEL: Final = 6
_NO_FILTER: Final = b"\0"
"""Drawings of plain colours are smaller without any of the filters, which are made for photographs."""
_COLOUR, _COLOUR_AND_ALPHA = 2, 6
_METRES: Final = 1
_LONGEST_CHUNK: Final = 1 << 16


class PngFile:
    """A PNG file being written: 8 bits a channel, rows from the top, then `finish`."""

    def __init__(
        self,
        target: BinaryIO,
        width: int,
        height: int,
        *,
        has_alpha: bool,
        dots_a_metre: int,
        texts: Mapping[str, str],
    ) -> None:
        self._target = target
        self._packer = zlib.compressobj(_LEVEL)
        self._row_bytes = width * (4 if has_alpha else 3)
        colour = _COLOUR_AND_ALPHA if has_alpha else _COLOUR
        target.write(_BEGINS)
        self._chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0))
        self._chunk(b"pHYs", struct.pack(">IIB", dots_a_metre, dots_a_metre, _METRES))
        for key, words in texts.items():
            self._text(key, words)

    def write_rows(self, rows: memoryview, stride: int) -> None:
        """Write rows that lie `stride` bytes apart, each RGB or RGBA and then, perhaps, padding."""
        for start in range(0, len(rows), stride):
            self._data(self._packer.compress(_NO_FILTER))
            self._data(self._packer.compress(rows[start : start + self._row_bytes]))

    def finish(self) -> None:
        """Write what is left; the file is whole then."""
        self._data(self._packer.flush())
        self._chunk(b"IEND", b"")

    def _text(self, key: str, words: str) -> None:
        """Write a text chunk: in Latin-1 where that does, else in UTF-8."""
        words = words.replace("\0", "\N{REPLACEMENT CHARACTER}")
        try:
            self._chunk(b"tEXt", key.encode("latin-1") + b"\0" + words.encode("latin-1"))
        except UnicodeEncodeError:
            written = words.encode("utf-8", "replace")
            self._chunk(b"iTXt", key.encode("latin-1") + b"\0\0\0\0\0" + written)

    def _data(self, packed: bytes) -> None:
        for start in range(0, len(packed), _LONGEST_CHUNK):
            self._chunk(b"IDAT", packed[start : start + _LONGEST_CHUNK])

    def _chunk(self, kind: bytes, body: bytes) -> None:
        self._target.write(struct.pack(">I", len(body)) + kind + body)
        self._target.write(struct.pack(">I", zlib.crc32(body, zlib.crc32(kind))))
