"""Unpacks what servers send in gzip and deflate, within bounds, and tells whether all of it came."""

from __future__ import annotations

import zlib

GZIP = b"\x1f\x8b"


def gunzipped(packed: bytes, most: int) -> tuple[bytes, bool]:
    """What all members of a gzip stream hold, up to one byte more than `most`, and whether the last one has its end.

    Raises zlib.error for a stream that is damaged; what stands behind a member and begins none is left aside.
    """
    found, whole = bytearray(), True
    while packed.startswith(GZIP) and whole and len(found) <= most:
        piece, packed, whole = _inflated(packed, 31, most - len(found))
        found += piece
    return bytes(found), whole


def inflated(packed: bytes, most: int) -> tuple[bytes, bool]:
    """The same of a deflate stream, wrapped as RFC 9110 (8.4.1.2) has it or bare, as some servers send it."""
    has_wrapping = packed[0] & 15 == zlib.DEFLATED and int.from_bytes(packed[:2]) % 31 == 0
    found, _, whole = _inflated(packed, zlib.MAX_WBITS if has_wrapping else -zlib.MAX_WBITS, most)
    return found, whole


def _inflated(packed: bytes, bits: int, most: int) -> tuple[bytes, bytes, bool]:
    """One stream's content, what stands behind it, and whether it has its end."""
    unpacker = zlib.decompressobj(bits)
    found = unpacker.decompress(packed, most + 1)
    return found, unpacker.unused_data, unpacker.eof
