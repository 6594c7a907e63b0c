"""What is unpacked of gzip and deflate streams: all members, up to the limit, and whether they have their end."""

from __future__ import annotations

import gzip
import random
import zlib

import pytest

from variorum.inflating import gunzipped, inflated

WORDS = random.Random(7).randbytes(50_000)  # packs to several blocks
PACKED = gzip.compress(WORDS)
EMPTY = gzip.compress(b"")
STREAMS = [  # a stream, the limit, what is found, whether it has its end
    (PACKED, 60_000, WORDS, True),
    (PACKED, 50_000, WORDS, True),
    (PACKED + PACKED, 200_000, WORDS + WORDS, True),
    (PACKED + b"rest", 60_000, WORDS, True),
    (PACKED[:-1], 60_000, WORDS, False),
    (PACKED, 100, WORDS[:101], False),
    (gzip.compress(bytes(5_000_000)), 1_000, bytes(1_001), False),
    (EMPTY + PACKED, 60_000, WORDS, True),
    (b"", 10, b"", True),
    (EMPTY * 500_000, 10, b"", True),  # 10 MB, and minutes where each member copies all that stands behind it
]


@pytest.mark.parametrize("packed, most, found, whole", STREAMS)
def test_gunzipped(packed: bytes, most: int, found: bytes, whole: bool) -> None:
    assert gunzipped(packed, most) == (found, whole)


def test_a_stream_without_its_end_gives_what_there_is() -> None:
    found, whole = gunzipped(PACKED + PACKED[:-1_000], 200_000)
    assert (found.startswith(WORDS), len(found) > 80_000, whole) == (True, True, False)


@pytest.mark.parametrize("bits", [zlib.MAX_WBITS, -zlib.MAX_WBITS])
def test_inflated(bits: int) -> None:
    packer = zlib.compressobj(wbits=bits)
    packed = packer.compress(WORDS) + packer.flush()
    assert inflated(packed, 60_000) == (WORDS, True)
    assert inflated(packed[:-10], 60_000)[1] is False
    assert inflated(packed, 100) == (WORDS[:101], False)
