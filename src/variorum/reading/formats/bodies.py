"""The body of a recorded answer, unpacked from whatever it was sent in, and whether all of it came."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import cast

from fastwarc.stream_io import BrotliReader, ZstdReader
from fastwarc.warc import WarcRecord

from variorum.errors import InputError
from variorum.inflating import GZIP, gunzipped, inflated
from variorum.reading.files.charsets import decode, to_last_letter
from variorum.reading.files.inputs import LARGEST, too_large

Unpacked = tuple[bytes, bool]  # what was packed, and whether it has its end
Unpacker = Callable[[bytes], Unpacked]

MAGIC = {"gzip": GZIP, "x-gzip": GZIP, "zstd": b"\x28\xb5\x2f\xfd"}
AS_IT_IS = ("identity", "none", "")
CHUNK = re.compile(rb"[ \t]*(?P<size>[0-9a-f]{1,8})[^\r\n]*\r?\n", re.I)
CUT_OFF = "the archive is cut off or damaged here; what stands before it is read, get the file again for the rest"
NO_END = "what is packed in it has no end"
SHORT = "it is shorter than its server said"
TRUNCATED = "its record is marked as truncated"


@dataclass(frozen=True, slots=True)
class Body:
    """The bytes of a page; `lacks` says of one of which only the beginning is there by what that is known."""

    content: bytes
    lacks: str | None = None


def body(record: WarcRecord, where: str) -> Body:
    """A page's body; raises InputError for one beyond the limit, damaged, or in an archive that is cut off."""
    expected = record.content_length
    content = _bounded(_read(record.reader), where)
    if len(content) < expected:
        raise InputError(where, CUT_OFF)
    found, whole = _unpacked(record, content, where)
    is_marked = bool(record.headers.get("WARC-Truncated"))
    lacks = TRUNCATED if is_marked else NO_END if not whole else SHORT if _is_short(record, content) else None
    return Body(found if lacks is None else to_last_letter(found), lacks)


def _is_short(record: WarcRecord, content: bytes) -> bool:
    """Whether the server told of a longer body; crawlers that unpack one keep the length of what was packed."""
    headers = record.http_headers
    if headers is None or headers.get("Content-Encoding") or headers.get("Transfer-Encoding"):
        return False
    told = (headers.get("Content-Length") or "").strip()
    return told.isascii() and told.isdigit() and len(content) < int(told[:18])


def _unpacked(record: WarcRecord, content: bytes, where: str) -> Unpacked:
    """What the answer's encodings hold, and whether all has its end; crawlers often undid them and kept the header."""
    headers = record.http_headers
    told = "" if headers is None else (headers.get("Content-Encoding") or "")
    names = [name for name in told.lower().replace(",", " ").split() if name not in AS_IT_IS]
    whole = True
    if headers is not None and "chunked" in (headers.get("Transfer-Encoding") or "").lower() and CHUNK.match(content):
        content, whole = _joined(content)
    for name in reversed(names):
        content, has_end = _undone(name, content, where, told=record.http_charset)
        whole = whole and has_end
    return content, whole


def _undone(name: str, content: bytes, where: str, *, told: str | None) -> Unpacked:
    """The content without one encoding; as it is where that was undone before."""
    unpack, magic = PACKERS.get(name), MAGIC.get(name)
    if _is_text(content, told) if magic is None else not content.startswith(magic):
        return content, True
    if unpack is None:
        raise InputError(where, f"it is packed as {name[:20]}, which is not read; save the page and give the file")
    try:
        found, whole = unpack(content)
    except (OSError, zlib.error) as error:
        raise InputError(where, "what is packed in this answer is damaged; get the page again") from error
    return _bounded(found, where), whole


def _is_text(content: bytes, told: str | None) -> bool:
    with suppress(InputError):
        decode(content, "", told=told)
        return True
    return False


def _joined(content: bytes) -> Unpacked:
    """The chunks of a body as one (RFC 9112, 7.1)."""
    found, at = bytearray(), 0
    while (match := CHUNK.match(content, at)) is not None:
        size, start = int(match["size"], 16), match.end()
        if size == 0:
            return bytes(found), True
        found += content[start : start + size]
        at = start + size + (2 if content[start + size : start + size + 1] == b"\r" else 1)
    return bytes(found), False


def _read(stream: object) -> bytes:
    """Everything a stream holds, up to one byte more than the limit."""
    read = cast(Callable[[int], bytes], stream.read)  # type: ignore[attr-defined]
    found = bytearray()
    while len(found) <= LARGEST and (piece := read(LARGEST + 1 - len(found))):
        found += piece
    return bytes(found)


def _bounded(content: bytes, where: str) -> bytes:
    """The content; raises InputError beyond the limit."""
    if len(content) > LARGEST:
        raise InputError(where, too_large("the page"))
    return content


PACKERS: dict[str, Unpacker] = {
    "gzip": lambda packed: gunzipped(packed, LARGEST),
    "x-gzip": lambda packed: gunzipped(packed, LARGEST),
    "deflate": lambda packed: inflated(packed, LARGEST),
    "br": lambda packed: (_read(BrotliReader(io.BytesIO(packed))), True),  # it raises OSError for one without its end
    "zstd": lambda packed: (_read(ZstdReader(io.BytesIO(packed))), True),  # so does this
}
