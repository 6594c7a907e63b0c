"""Reads web archives (WARC, as Common Crawl's news has them): each page that was answered with 200, as it came."""

from __future__ import annotations

import gzip
import io
import logging
import os
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from variorum.errors import InputError
from variorum.reading.drafts import Draft, Supplied
from variorum.reading.files.charsets import decode
from variorum.reading.files.inputs import Input
from variorum.reading.files.kinds import HEAD, content_kind
from variorum.reading.formats.bodies import CUT_OFF, body
from variorum.reading.formats.packed import Budget, Unpacking
from variorum.reading.formats.pages import page
from variorum.reading.formats.plain import original
from variorum.records import Problem

PAGES = ("text/html", "application/xhtml+xml")
LISTS = ("feed", "sitemap")  # what names pages, and is none
OK = 200
IN_MEMORY = 10_000_000  # bytes of an unpacked archive; a longer one goes to a file that ends with its reading
BLOCK = 65_536  # bytes read at a time
LONGEST_HEAD = 65_536  # bytes of a record's head; those seen have less than a thousand
RECORD_HEAD = re.compile(rb"WARC/[\d.]+\r?\n.*?\r?\n\r?\n", re.S)
LENGTH = re.compile(rb"\ncontent-length:[ \t]*(?P<size>\d{1,15})", re.I)
logger = logging.getLogger(__name__)


def read_warc(source: Input) -> Iterator[Draft | Problem]:
    """A draft for each page; a problem for each that cannot be read, and for an archive that is cut off."""
    with source.open() as packed:
        stream, broken = _seekable(source, packed)
        with stream:
            for item in _pages(source, stream):
                yield item
                broken = None if isinstance(item, Problem) and item.why == CUT_OFF else broken
    if broken is not None:
        yield Problem(source.location, "archive", broken.why)


def _pages(source: Input, stream: BinaryIO) -> Iterator[Draft | Problem]:
    responses = pages = 0
    if source.offset is not None:
        stream.seek(source.offset)
    try:
        for record in _responses(stream):
            responses += 1
            for item in _page(record, source) if is_page(record) else ():
                pages += 1
                yield item
            if source.offset is not None:
                break
    except OSError as error:
        logger.info("%s: %s", source.location, error)
        why = CUT_OFF if responses else "this is no web archive that can be read; get the file again"
        yield Problem(source.location, "archive", why)
        return
    if not pages:
        yield Problem(source.location, "archive", f"none of its {responses} answers is an HTML page with status 200")


def _seekable(source: Input, packed: BinaryIO) -> tuple[BinaryIO, InputError | None]:
    """The archive as a stream in which each record has its own place, and why it breaks off.

    It is unpacked where not each record is packed alone.
    """
    if source.opener is not None:
        return _copy(packed)
    if not _is_packed_as_one(packed):
        return packed, None
    size = os.fstat(packed.fileno()).st_size
    raw = cast(BinaryIO, gzip.GzipFile(fileobj=packed))
    return _copy(cast(BinaryIO, io.BufferedReader(Unpacking(raw, source.location, Budget(size)))))


def _copy(stream: BinaryIO) -> tuple[BinaryIO, InputError | None]:
    """A stream as far as it goes, and why no farther; InputError where it gives nothing at all."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)  # which gives what is good before a break
    copied, broken = cast(BinaryIO, SpooledTemporaryFile(IN_MEMORY)), None  # noqa: SIM115 - whoever reads it closes it
    try:
        while piece := read(BLOCK):
            copied.write(piece)
    except InputError as error:
        if copied.tell() == 0:
            raise
        broken = error
    copied.seek(0)
    return copied, broken


def _is_packed_as_one(stream: BinaryIO) -> bool:
    """Whether the first gzip member goes on behind the first record; where records begin inside it, only it knows."""
    unpacker, head, seen, end = zlib.decompressobj(31), b"", 0, None
    try:
        while (block := stream.read(BLOCK)) and not unpacker.eof and (end is None or seen <= end):
            while block and (end is None or seen <= end):
                piece = unpacker.decompress(block, BLOCK)
                block, seen = unpacker.unconsumed_tail, seen + len(piece)
                head = head if end is not None or len(head) > LONGEST_HEAD else head + piece
                end = _end_of_record(head) if end is None else end
    except zlib.error:
        return False
    finally:
        stream.seek(0)
    return end is not None and seen > end


def _end_of_record(head: bytes) -> int | None:
    """Where the record ends that begins so; None where that is not told yet, or it is none."""
    told = RECORD_HEAD.match(head)
    size = None if told is None else LENGTH.search(told.group())
    return None if told is None or size is None else told.end() + int(size["size"]) + len(b"\r\n\r\n")


def _responses(stream: BinaryIO) -> Iterator[WarcRecord]:
    yield from ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True, fsspec_args=False)


def is_page(record: WarcRecord) -> bool:
    """Whether a record is an HTML page that was answered with 200."""
    headers = record.http_headers
    kind = (record.http_content_type or "").strip().lower()
    return headers is not None and headers.status_code == OK and kind in PAGES


def _page(record: WarcRecord, source: Input) -> Iterator[Draft | Problem]:
    offset = record.stream_pos if source.offset is None else source.offset
    archive = source.location if source.offset is None else source.location.rpartition(":")[0]
    where = f"{archive}:{offset}"
    try:
        found = body(record, where)
        if not found.content.strip():
            raise InputError(where, "the page is empty")
        if content_kind(found.content[:HEAD]) in LISTS:
            return  # whoever fetched it followed it, whatever its server called it
        html = decode(found.content, where, told=record.http_charset)
        yield page(html, original(found.content, where), f"{source.name}:{offset}", _supplied(record, source.supplied))
        if found.lacks is not None:
            yield Problem(where, "page", f"only its beginning was kept ({found.lacks}) and is read; get the page again")
    except InputError as error:
        yield Problem(where, "page", error.why)


def _supplied(record: WarcRecord, beside: Supplied) -> Supplied:
    target = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    moment = record.record_date
    return replace(
        beside.of_each(),
        url=target if target.startswith(("http://", "https://")) else None,
        retrieved=moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment is not None else beside.retrieved,
    )
