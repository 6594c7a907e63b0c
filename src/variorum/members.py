"""The members of a packed web archive, one record each, also behind what is damaged: one after the other, as they lie.

Each stands by itself (ISO 28500, annex D): what follows a damaged one is found by how a member and its record begin.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

CHUNK = 1 << 16
WARC, MEMBER = b"WARC/", b"\x1f\x8b\x08"  # how a record begins, and the gzip member that it is packed in
RATIO = 200  # text packs to a fifth, very even tables to a fiftieth; a bomb to a thousandth
MOST_AGAIN = 2_000_000_000  # bytes read or unpacked in vain: whoever made more beginnings of nothing did it on purpose


@dataclass(frozen=True, slots=True)
class Member:
    """A whole one: where it begins and ends, and what is packed in it, or the beginning of that."""

    start: int
    end: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Gap:
    """Bytes in which no whole one lies."""

    start: int
    end: int


def members(file: BinaryIO, start: int, most: int) -> Iterator[Member | Gap]:
    """Each whole member from `start` on with up to `most` of its bytes, and the gaps between them."""
    end, at, gap, tried = file.seek(0, os.SEEK_END), start, start, 0
    while at < end:
        found = _member(file, at, most)
        if isinstance(found, Member):
            if gap < at:
                yield Gap(gap, at)
            yield found
            at = gap = found.end
        else:
            tried += found
            next_ = beginning(file, MEMBER, at + 1) if tried < MOST_AGAIN else None
            at = end if next_ is None else next_
    if gap < end:
        yield Gap(gap, end)


def _member(file: BinaryIO, start: int, most: int) -> Member | int:
    """The member that begins at `start`; how many bytes were read or unpacked where no whole one does, or a bomb."""
    file.seek(start)
    unpacker, found, used, seen = zlib.decompressobj(31), bytearray(), 0, CHUNK  # so many are read at least
    while not unpacker.eof:
        data = unpacker.unconsumed_tail or file.read(CHUNK)
        if not data:
            return seen
        try:
            piece = unpacker.decompress(data, 16 * CHUNK)
        except zlib.error:
            return seen
        found += piece[: most - len(found)]
        seen += len(piece)
        used += len(data) - len(unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail)
        if not found.startswith(WARC[: len(found)]) or seen > max(most, RATIO * used):
            return seen
    return Member(start, start + used, bytes(found)) if found else seen


def beginning(file: BinaryIO, mark: bytes, start: int) -> int | None:
    """Where these bytes stand next, from `start` on."""
    file.seek(start)
    held = b""
    while block := file.read(CHUNK):
        held += block
        at = held.find(mark)
        if at >= 0:
            return start + at
        start, held = start + len(held) - len(mark) + 1, held[1 - len(mark) :]
    return None
