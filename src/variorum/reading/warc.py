"""Reads web archives (WARC, as Common Crawl's news has them): each page that was answered with 200, as it came."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from variorum.errors import InputError
from variorum.reading.bodies import CUT_OFF, body
from variorum.reading.charsets import decode
from variorum.reading.drafts import Draft, Supplied
from variorum.reading.inputs import Input
from variorum.reading.pages import page
from variorum.reading.plain import original
from variorum.records import Problem

PAGES = ("text/html", "application/xhtml+xml")
OK = 200
IN_MEMORY = 10_000_000  # bytes of an unpacked archive; a longer one goes to a file that ends with its reading
logger = logging.getLogger(__name__)


def read_warc(source: Input) -> Iterator[Draft | Problem]:
    """A draft for each page; a problem for each that cannot be read, and for an archive that is cut off."""
    responses = pages = 0
    with _seekable(source) as stream:
        if source.offset is not None:
            stream.seek(source.offset)
        try:
            for record in _responses(stream):
                responses += 1
                if is_page(record):
                    pages += 1
                    yield from _page(record, source)
                if source.offset is not None:
                    break
        except OSError as error:
            logger.info("%s: %s", source.location, error)
            why = CUT_OFF if responses else "this is no web archive that can be read; get the file again"
            yield Problem(source.location, "archive", why)
            return
    if not pages:
        yield Problem(source.location, "archive", f"none of its {responses} answers is an HTML page with status 200")


def _seekable(source: Input) -> BinaryIO:
    """The archive as a stream that can be read from any place; one that is packed in another is unpacked first."""
    stream = source.open()
    if source.opener is None:
        return stream
    unpacked = cast(BinaryIO, SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115 - whoever reads it closes it
    with stream:
        shutil.copyfileobj(stream, unpacked)
    unpacked.seek(0)
    return unpacked


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
        content = body(record, where)
        if not content.strip():
            raise InputError(where, "the page is empty")
        html = decode(content, where, told=record.http_charset)
        yield page(html, original(content, where), f"{source.name}:{offset}", _supplied(record))
    except InputError as error:
        yield Problem(where, "page", error.why)


def _supplied(record: WarcRecord) -> Supplied:
    target = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    moment = record.record_date
    return Supplied(
        url=target if target.startswith(("http://", "https://")) else None,
        retrieved=moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment is not None else None,
    )
