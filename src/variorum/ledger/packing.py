"""Bytes deflated as in SQLite's archives (https://sqlite.org/sqlar.html), so that its shell can open them too."""

from __future__ import annotations

import zlib

from variorum.ledger.encoding import NoRecord

LEVEL = 3  # as quick as 1 for what is kept here, and a tenth smaller


def packed(content: bytes) -> bytes:
    """The bytes deflated (RFC 1950); as they are where that makes them no shorter."""
    deflated = zlib.compress(content, LEVEL)
    return deflated if len(deflated) < len(content) else content


def unpacked(stored: bytes, size: int) -> bytes:
    """The bytes that `packed` was given; raises NoRecord where that is not what is stored."""
    return stored if len(stored) == size else inflated(stored)


def deflated(content: bytes) -> bytes:
    """The bytes deflated, whether that makes them shorter or not: their size need not be known to open them."""
    return zlib.compress(content, LEVEL)


def inflated(stored: bytes) -> bytes:
    """The bytes that `deflated` was given; raises NoRecord where that is not what is stored."""
    try:
        return zlib.decompress(stored)
    except zlib.error as error:
        raise NoRecord(f"malformed, not to be inflated: {error}") from error
