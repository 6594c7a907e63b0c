"""Unpacks what servers send in gzip and deflate, within bounds, and tells whether all of it came."""

from __future__ import annotations

import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from zlib import _Decompress

GZIP = b"\x1f\x8b"
MEMBER = b"\x1f\x8b\x08"
TRIED = 1_024  # bytes of a member that show whether it is one
BLOCK = 4096  # bytes that are given at once: what stands behind a member is copied, and there may be one every 20 bytes


def gunzipped(packed: bytes, most: int) -> tuple[bytes, bool]:
    """What all members of a gzip stream hold, up to one byte more than `most`, and whether the last one has its end.

    Raises zlib.error for a stream that is damaged; what stands behind a member and begins none is left aside.
    """
    found, at, whole = bytearray(), 0, True
    while packed.startswith(GZIP, at) and whole and len(found) <= most:
        at, whole = _inflate(packed, at, 31, found, most)
    return bytes(found), whole


def inflated(packed: bytes, most: int) -> tuple[bytes, bool]:
    """The same of a deflate stream, wrapped as RFC 9110 (8.4.1.2) has it or bare, as some servers send it."""
    has_wrapping = packed[0] & 15 == zlib.DEFLATED and int.from_bytes(packed[:2]) % 31 == 0
    found = bytearray()
    _, whole = _inflate(packed, 0, zlib.MAX_WBITS if has_wrapping else -zlib.MAX_WBITS, found, most)
    return bytes(found), whole


def _inflate(packed: bytes, at: int, bits: int, found: bytearray, most: int) -> tuple[int, bool]:
    """Adds one stream's content to what was `found`; returns where the stream ends, and whether it has its end."""
    unpacker = zlib.decompressobj(bits)
    while at < len(packed) and not unpacker.eof and len(found) <= most:
        block = packed[at : at + BLOCK]
        found += unpacker.decompress(block, most + 1 - len(found))
        at += len(block) - len(unpacker.unused_data)
    return at, unpacker.eof


class Gunzip:
    """A gzip stream, unpacked in small steps, so that nothing is lost of what stands before damage.

    Whoever reads on behind an error gets the next member that begins as one, which the damaged one may have swallowed.
    """

    def __init__(self, raw: BinaryIO) -> None:
        self.since = self.given = 0  # bytes given before the member that is open, or is damaged, and by now
        self._raw, self._data, self._is_lost, self._start = raw, b"", False, 0
        self._unpacker: _Decompress | None = None

    def read1(self, size: int = BLOCK) -> bytes:
        """The next bytes, none at the end; raises zlib.error for what is damaged and EOFError for what is cut off."""
        while True:
            self._data = self._data or self._raw.read(BLOCK)
            if not self._data:
                if self._unpacker is None:
                    return b""
                self._lose()
                raise EOFError("the last member has no end")
            unpacker = self._opened()
            piece = b"" if unpacker is None else self._piece(unpacker, min(size, BLOCK))
            if piece:
                self.given += len(piece)
                return piece

    def _opened(self) -> _Decompress | None:
        """What unpacks the member that is open; it is begun where one can be, and sought behind damage."""
        if self._unpacker is not None:
            return self._unpacker
        self._data = self._data.lstrip(b"\0")  # the padding of tapes and disks
        if self._is_lost:
            self._data = _from_member(self._data, self._raw)
        if self._data:
            self._unpacker, self._is_lost = zlib.decompressobj(31), False
            self._start, self.since = self._raw.tell() - len(self._data), self.given
        return self._unpacker

    def _piece(self, unpacker: _Decompress, most: int) -> bytes:
        try:
            piece = unpacker.decompress(self._data, most)
        except zlib.error:
            self._lose()
            raise
        self._data = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
        if unpacker.eof:
            self._unpacker = None
        return piece

    def _lose(self) -> None:
        """The member that is open is none that can be read on; another may begin anywhere in it."""
        self._data, self._unpacker, self._is_lost = b"", None, True
        self._raw.seek(self._start + 1)


def _from_member(data: bytes, raw: BinaryIO) -> bytes:
    """The data from where a member begins that can be unpacked a little way; nothing where none does."""
    while True:
        at = data.find(MEMBER)
        if at >= 0:
            data = data[at:] if len(data) - at >= TRIED else data[at:] + raw.read(BLOCK)
            with suppress(zlib.error):
                zlib.decompressobj(31).decompress(data[:TRIED])
                return data
            data = data[1:]
            continue
        more = raw.read(BLOCK)
        if not more:
            return b""
        data = data[1 - len(MEMBER) :] + more
