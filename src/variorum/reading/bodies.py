"""The body of a recorded answer, unpacked from whatever it was sent in."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import cast

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, ZstdReader
from fastwarc.warc import WarcRecord

from variorum.errors import InputError
from variorum.reading.inputs import LARGEST, too_large

Opener = Callable[[io.BytesIO], object]
PACKERS: dict[str, Opener] = {"gzip": GzipReader, "x-gzip": GzipReader, "br": BrotliReader, "zstd": ZstdReader}
MAGIC = {"gzip": b"\x1f\x8b", "x-gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}
CUT_OFF = "the archive is cut off or damaged here; what stands before it is read, get the file again for the rest"


def body(record: WarcRecord, where: str) -> bytes:
    """The bytes of a page; raises InputError for one beyond the limit or cut off."""
    expected = record.content_length
    content = _within(record.reader, where)
    if len(content) < expected:
        raise InputError(where, CUT_OFF)
    try:
        for opener in _openers(record, content):
            content = _within(opener(io.BytesIO(content)), where)
    except OSError as error:
        raise InputError(where, "what is packed in this answer is damaged; get the page again") from error
    return content


def _openers(record: WarcRecord, content: bytes) -> list[Opener]:
    """What undoes the answer's encodings, the outermost first; crawlers often undid them and kept the header."""
    headers = record.http_headers
    names = [] if headers is None else (headers.get("Content-Encoding") or "").lower().replace(",", " ").split()
    chunked = headers is not None and "chunked" in (headers.get("Transfer-Encoding") or "").lower()
    found: list[Opener] = [ChunkedReader] if chunked and _is_chunked(content) else []
    for name in reversed(names):
        magic = MAGIC.get(name)
        if name in PACKERS and (magic is None or chunked or content.startswith(magic)):
            found.append(PACKERS[name])
    return found


def _is_chunked(content: bytes) -> bool:
    size = content.split(b"\r\n", 1)[0].split(b";")[0].strip()
    return 0 < len(size) <= 8 and all(byte in b"0123456789abcdefABCDEF" for byte in size)


def _within(stream: object, where: str) -> bytes:
    """Everything a stream holds; raises InputError beyond the limit."""
    read = cast(Callable[[int], bytes], stream.read)  # type: ignore[attr-defined]
    found = bytearray()
    while piece := read(LARGEST + 1 - len(found)):
        found += piece
        if len(found) > LARGEST:
            raise InputError(where, too_large("the page"))
    return bytes(found)
