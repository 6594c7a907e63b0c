"""The records of a web archive as they lie in it, packed one by one or not at all, and those behind what is damaged.

The length that a record tells of itself leads to the next one. Where it does not, the next is found by how records
begin, as `warc-peek` and the repair of gzip files do it; nothing is read of what lies between, for two halves of
different pages would make one that nobody wrote.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from variorum.members import MOST_AGAIN, Gap, Member, beginning, members
from variorum.reading.files.inputs import LARGEST

LONGEST_HEAD = 65_536  # bytes of a record's head; those seen have less than a thousand
MOST = LARGEST + 2 * LONGEST_HEAD  # bytes of a record that are held: by then it is beyond the limit for a page
BEGIN = b"WARC/"
TYPES = WarcRecordType.response | WarcRecordType.metadata
BEGUN = 64  # bytes by which a head is known
FIRST_READ = 4_096  # bytes in which almost every head ends
RECORD_HEAD = re.compile(rb"WARC/\d\.\d+\r?\n(?:[^\r\n]++\r?\n)++\r?\n")
HEAD_BEGINS = re.compile(rb"WARC/\d\.\d+\r?\n[\w-]+:")
LENGTH = re.compile(rb"(?<=\n)content-length:[ \t]*(?P<size>\d{1,15})", re.I)
DIGEST = re.compile(rb"(?<=\n)warc-block-digest:[ \t]*(?P<name>sha-?1|sha-?256|md5):(?P<sum>[^\s;]+)", re.I)
TOLD = re.compile(rb"(?<=\n)content-length:[ \t]*(?P<size>\d{1,15})[ \t]*\r?\n", re.I)
HTTP_HEAD = re.compile(rb"HTTP/[\d.]+ .*?\r?\n\r?\n", re.S)
PADDING = b"\0\r\n \t"  # between records, or behind the last one, of no meaning


@dataclass(frozen=True, slots=True)
class Found:
    """An answer that was recorded, or what is noted of an address; whether it has the sum that was told, if any."""

    offset: int
    record: WarcRecord
    fits_sum: bool | None


@dataclass(slots=True)
class Patience:
    """How many bytes may still be read in vain: behind each beginning that is no record is looked for the next."""

    left: int = MOST_AGAIN


@dataclass(frozen=True, slots=True)
class Lost:
    """Bytes from one place up to another in which no whole record lies; `is_end` where none follows."""

    start: int
    end: int
    is_end: bool = False


def answers(stream: BinaryIO, *, packed: bool, start: int = 0) -> Iterator[Found | Lost]:
    """Every answer and note from `start` on, and what is damaged between them."""
    end, patience = stream.seek(0, os.SEEK_END), Patience()
    for one in members(stream, start, MOST) if packed else _plain(stream, start, end, patience):
        if isinstance(one, Member):
            for inner in _inside(one, patience) if packed else (one,):
                yield from (
                    _answers(inner.content, one.start) if isinstance(inner, Member) else (Lost(one.start, one.end),)
                )
        elif not _is_padding(stream, one):
            yield Lost(one.start, one.end, is_end=one.end >= end)


def _inside(packed: Member, patience: Patience) -> Iterator[Member | Gap]:
    """The records of a member, of which there is one in most, and what in it is none."""
    if len(packed.content) >= MOST:
        return iter((packed,))
    return _plain(io.BytesIO(packed.content), 0, len(packed.content), patience, is_whole=True)


def _answers(content: bytes, offset: int) -> Iterator[Found]:
    records = ArchiveIterator(io.BytesIO(content), record_types=TYPES, parse_http=True, fsspec_args=False)
    with suppress(OSError):  # what it cannot read though it has a head and a length, as of a type that there is not
        for record in records:
            yield Found(offset, record, _fits_sum(content))


def _is_padding(stream: BinaryIO, gap: Gap) -> bool:
    """Whether nothing lies in a gap: `variorum forget` and some disks leave zeros."""
    at = gap.start
    stream.seek(at)
    while at < gap.end:
        block = stream.read(min(LONGEST_HEAD, gap.end - at))
        if block.strip(PADDING):
            return False
        at += len(block) or gap.end
    return True


def _plain(
    stream: BinaryIO, start: int, end: int, patience: Patience, *, is_whole: bool = False
) -> Iterator[Member | Gap]:
    at = gap = start
    while at < end:
        found = _record(stream, at, end, patience, is_whole=is_whole)
        if found is not None:
            if gap < at:
                yield Gap(gap, at)
            yield found
            at = gap = found.end
            continue
        next_ = _next(stream, at + 1, patience)
        at = end if next_ is None else next_
    if gap < end:
        yield Gap(gap, end)


def _record(stream: BinaryIO, at: int, end: int, patience: Patience, *, is_whole: bool) -> Member | None:
    """The record that begins at a place; None where none does, or not a whole one.

    Where all of the stream `is_whole`, by the sum of what it was packed in, so is what reaches up to its end.
    """
    head = _head(stream, at)
    size = None if head is None else LENGTH.search(head)
    if head is None or size is None:
        return None
    block = at + len(head)
    told = block + int(size["size"])
    behind = _follows(stream, told, end) if told <= end else None
    if behind is not None:
        return Member(at, behind, head + _bytes(stream, block, told))
    patience.left -= 2 * FIRST_READ
    next_ = _next(stream, block, patience) or end
    return None if patience.left <= 0 else _of_other_length(stream, at, head, next_, is_whole=is_whole and next_ == end)


def _head(stream: BinaryIO, at: int) -> bytes | None:
    for size in (FIRST_READ, LONGEST_HEAD):
        stream.seek(at)
        found = RECORD_HEAD.match(stream.read(size))
        if found is not None:
            return found.group()
    return None


def _follows(stream: BinaryIO, told: int, end: int) -> int | None:
    """Where the next record begins behind one that ends here; None where there is none, and it is not the last."""
    stream.seek(told)
    behind = stream.read(FIRST_READ)
    rest = behind.lstrip(b"\r\n")
    if rest.startswith(BEGIN) or not rest or behind.startswith((b"\r\n\r\n", b"\n\n")):
        return told + len(behind) - len(rest)
    return None


def _of_other_length(stream: BinaryIO, at: int, head: bytes, next_: int, *, is_whole: bool) -> Member | None:
    """A record up to the next one, where what it holds shows that it is whole, whatever length its head tells."""
    block = at + len(head)
    content = _bytes(stream, block, next_).removesuffix(b"\n").removesuffix(b"\r")
    content = content.removesuffix(b"\n").removesuffix(b"\r")
    digest = DIGEST.search(head)
    if not is_whole and not (_fits(digest, content) if digest is not None else _is_whole_answer(content)):
        return None
    return Member(at, next_, LENGTH.sub(b"Content-Length: %d" % len(content), head, count=1) + content)


def _is_whole_answer(block: bytes) -> bool:
    """Whether an answer of the web has the length that its server told."""
    head = HTTP_HEAD.match(block)
    told = None if head is None else TOLD.search(head.group())
    return head is not None and told is not None and len(block) - head.end() == int(told["size"])


def _next(stream: BinaryIO, start: int, patience: Patience) -> int | None:
    """Where the next record begins, by the first lines of its head."""
    at = beginning(stream, BEGIN, start)
    while at is not None and patience.left > 0:
        stream.seek(at)
        if HEAD_BEGINS.match(stream.read(BEGUN)) and _head(stream, at):
            return at
        patience.left -= LONGEST_HEAD
        at = beginning(stream, BEGIN, at + 1)
    return None


def _bytes(stream: BinaryIO, start: int, end: int) -> bytes:
    stream.seek(start)
    return stream.read(min(end - start, MOST))


def _fits_sum(content: bytes) -> bool | None:
    """Whether a record has the sum that its writer told; None for one without."""
    head = RECORD_HEAD.match(content)
    size, digest = (None, None) if head is None else (LENGTH.search(head.group()), DIGEST.search(head.group()))
    if head is None or size is None or digest is None:
        return None
    block = content[head.end() : head.end() + int(size["size"])]
    return None if len(block) < int(size["size"]) else _fits(digest, block)


def _fits(digest: re.Match[bytes], block: bytes) -> bool | None:
    """Whether a block has this sum, written in base 32 or 16; None for one written otherwise, which says nothing."""
    name = digest["name"].decode().lower().replace("-", "")
    made, told = hashlib.new(name, block, usedforsecurity=False), digest["sum"].decode("ascii", "replace")
    if len(told) == len(made.hexdigest()):
        return told.lower() == made.hexdigest()
    wanted = base64.b32encode(made.digest()).decode().rstrip("=")
    return told.upper().rstrip("=") == wanted if len(told.rstrip("=")) == len(wanted) else None
