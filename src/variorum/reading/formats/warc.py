"""Reads web archives (WARC, as Common Crawl's news has them): each page that was answered with 200, as it came."""

from __future__ import annotations

import io
import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from fastwarc.warc import WarcRecord, WarcRecordType

from variorum.errors import InputError
from variorum.inflating import GZIP, Gunzip
from variorum.outcomes import KIND, asked_of, problems_of
from variorum.reading.drafts import Draft, Supplied
from variorum.reading.files.charsets import decode
from variorum.reading.files.inputs import Input
from variorum.reading.files.kinds import HEAD, content_kind
from variorum.reading.formats.bodies import CUT_OFF, body
from variorum.reading.formats.packed import MOST_BREAKS, Budget, Interrupted, Unpacking
from variorum.reading.formats.pages import page
from variorum.reading.formats.plain import original
from variorum.reading.formats.records import BEGIN, LENGTH, LONGEST_HEAD, RECORD_HEAD, Found, Lost, answers
from variorum.records import Problem

GAP = b"\r\n\r\n"  # between two records
PAGES = ("text/html", "application/xhtml+xml")
LISTS = ("feed", "sitemap")  # what names pages, and is none
OK = 200
IN_MEMORY = 10_000_000  # bytes of an unpacked archive; a longer one goes to a file that ends with its reading
BLOCK = 65_536  # bytes read at a time
STEP = 4_096  # bytes unpacked at a time: of those before damage no more are lost
DAMAGED = "the archive is damaged here, and the pages in it are left out; get the file again for them"
DOUBTFUL = (
    "what is packed in it is damaged, and only those of its pages are read whose sum (WARC-Block-Digest) shows that "
    "they are as they were recorded; get the file again for the others"
)
NONE_WHOLE = "this is no web archive that can be read, or is cut off or damaged in all its records; get the file again"
UNSOUND = (
    "its bytes are not those that were recorded (WARC-Block-Digest), and words in it may be wrong; get the file again"
)


def read_warc(source: Input) -> Iterator[Draft | Problem]:
    """A draft for each page; a problem for each that cannot be read, and for an archive that is cut off."""
    with source.open() as packed:
        stream, broken = _seekable(source, packed)
        with stream:
            is_doubtful = isinstance(broken, Interrupted) and not broken.is_cut_off
            for item in _pages(source, stream, packed=_is_packed(stream, source), is_doubtful=is_doubtful):
                yield item
                broken = None if isinstance(item, Problem) and item.why == CUT_OFF and not is_doubtful else broken
    if broken is not None:
        yield Problem(source.location, "archive", DOUBTFUL if is_doubtful else broken.why)


def _pages(source: Input, stream: BinaryIO, *, packed: bool, is_doubtful: bool) -> Iterator[Draft | Problem]:
    responses = pages = 0
    damaged = list[Problem]()  # before the first record: where none follows, it is no archive
    noted = dict[str, tuple[Problem, ...]]()  # by address; the last note of each holds
    for found in answers(stream, packed=packed, start=source.offset or 0):
        if isinstance(found, Lost):
            damaged.append(_lost(found, source))
        elif is_doubtful and not found.fits_sum:
            continue
        elif found.record.record_type == WarcRecordType.metadata:
            noted |= _noted(found.record)
        else:
            responses += 1
            for item in _page(found, source) if is_page(found.record) else ():
                pages += 1
                yield item
        if responses or noted:
            yield from damaged
            damaged.clear()
        if source.offset is not None:
            break
    yield from chain.from_iterable(noted.values())
    if is_doubtful and not responses:
        return
    if damaged:
        yield Problem(source.location, "archive", NONE_WHOLE)
    elif not pages and not noted:
        yield Problem(source.location, "archive", f"none of its {responses} answers is an HTML page with status 200")


def _noted(record: WarcRecord) -> dict[str, tuple[Problem, ...]]:
    """What was wrong with an address when it was asked for, by the address; nothing of notes of other programs."""
    if record.headers.get("Content-Type") != KIND:
        return {}
    body = record.reader.read(LONGEST_HEAD)
    asked = asked_of(body)
    return {} if asked is None else {asked: problems_of(body)}


def _lost(lost: Lost, source: Input) -> Problem:
    """What is told of damage, and where it is."""
    why = CUT_OFF if lost.is_end else f"{DAMAGED} ({lost.end - lost.start:,} bytes, up to {lost.end})"
    return Problem(f"{_archive(source)}:{lost.start}", "archive", why)


def _archive(source: Input) -> str:
    """Where the archive is, also where one record of it was named."""
    return source.location if source.offset is None else source.location.rpartition(":")[0]


def _seekable(source: Input, packed: BinaryIO) -> tuple[BinaryIO, InputError | None]:
    """The archive as a stream in which each record has its own place, and why it breaks off.

    It is unpacked where not each record is packed alone.
    """
    stream, broken = (packed, None) if source.opener is None else _copy(packed)
    if not _is_packed_as_one(stream):
        return stream, broken
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    raw = Gunzip(stream)
    whole, damage = _copy(cast(BinaryIO, io.BufferedReader(Unpacking(raw, source.location, Budget(size)))))
    return whole, damage or broken


def _is_packed(stream: BinaryIO, source: Input) -> bool:
    """Whether each record is packed by itself, also where the first bytes are damaged and only the name tells it."""
    stream.seek(0)
    head = stream.read(len(BEGIN))
    is_as_named = source.opener is None and source.suffix == ".gz" and not isinstance(stream, SpooledTemporaryFile)
    return head.startswith(GZIP) or (is_as_named and head != BEGIN)


def _copy(stream: BinaryIO) -> tuple[BinaryIO, InputError | None]:
    """What of a stream can be unpacked, and what was wrong with it; InputError where it gives nothing at all."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)  # which gives what is good before a break
    copied, broken = cast(BinaryIO, SpooledTemporaryFile(IN_MEMORY)), None  # noqa: SIM115 - whoever reads it closes it
    for _ in range(MOST_BREAKS):
        try:
            while piece := read(BLOCK):
                copied.write(piece)
            break
        except InputError as error:
            broken = error
            if not isinstance(error, Interrupted):
                break
    if broken is not None and copied.tell() == 0:
        raise broken
    copied.seek(0)
    return copied, broken


def _is_packed_as_one(stream: BinaryIO) -> bool:
    """Whether the first gzip member ends elsewhere than the first record: where records begin, only its text tells."""
    unpacker, head, seen, end = zlib.decompressobj(31), b"", 0, None
    try:
        while (block := stream.read(BLOCK)) and not unpacker.eof and (end is None or seen <= end):
            while block and not unpacker.eof and (end is None or seen <= end):
                piece = unpacker.decompress(block, STEP)
                block, seen = unpacker.unconsumed_tail, seen + len(piece)
                head = head if end is not None or len(head) > LONGEST_HEAD else head + piece
                end = _end_of_record(head) if end is None else end
    except zlib.error:
        return False
    finally:
        stream.seek(0)
    return end is not None and (seen > end or (unpacker.eof and seen < end - len(GAP)))


def _end_of_record(head: bytes) -> int | None:
    """Where the record ends that begins so; None where that is not told yet, or it is none."""
    told = RECORD_HEAD.match(head)
    size = None if told is None else LENGTH.search(told.group())
    return None if told is None or size is None else told.end() + int(size["size"]) + len(GAP)


def is_page(record: WarcRecord) -> bool:
    """Whether a record is an HTML page that was answered with 200."""
    headers = record.http_headers
    kind = (record.http_content_type or "").strip().lower()
    return headers is not None and headers.status_code == OK and kind in PAGES


def _page(answer: Found, source: Input) -> Iterator[Draft | Problem]:
    record, offset = answer.record, answer.offset
    where = f"{_archive(source)}:{offset}"
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
        elif answer.fits_sum is False:
            yield Problem(where, "page", UNSOUND)
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
