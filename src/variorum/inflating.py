"""Unpacks what servers send in gzip and deflate, within bounds, and tells whether all of it came."""

from __future__ import annotations

import zlib

GZIP = b"\x1f\x8b"
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
