"""The web archive beside a ledger: every page as it was answered, what its server knows it by, and what gave none.

It is a WARC file of records packed one by one (ISO 28500), which other tools for web archives read too.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from variorum.beside import beside
from variorum.errors import InputError
from variorum.fetching.asking import Answer
from variorum.members import CHUNK, MEMBER, WARC, Member, members
from variorum.outcomes import KIND, asked_of, outcome
from variorum.records import Problem

ENDING = ".warc.gz"
LARGEST = 50_000_000  # bytes of one record: five times the largest answer that is taken
COMMENTED = MEMBER + bytes.fromhex("10 00000000 00 ff")  # the head of a member with a comment (RFC 1952, 2.3)
NO_CONTENT = (
    b"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
    b"WARC-Date: 1970-01-01T00:00:00Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
)
OK = 200

Traced = Callable[[bytes, str], bool]  # of a body and its address: whether it tells of what is to be forgotten


@dataclass(frozen=True, slots=True)
class Kept:
    """A page in the archive: where its record begins, its bytes' hash and kind, and what a server knows it by."""

    url: str
    offset: int
    sha256: str
    kind: str | None
    etag: str | None
    modified: str | None


def archive_of(ledger: Path) -> Path:
    """The archive that belongs to a ledger."""
    return beside(ledger, ENDING)


class Archive:
    """The archive at a path, which need not be there yet; the newest record of each address is known."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept: dict[str, Kept] = {}
        self._notes: dict[str, bytes] = {}  # by address: what became of it the last time
        self._end = 0
        self._learn_all()

    def known(self, url: str) -> Kept | None:
        """The newest page of an address."""
        return self._kept.get(url)

    def location(self, offset: int) -> str:
        """How an input names one record."""
        return f"{self.path}:{offset}"

    def keep(self, answer: Answer) -> int:
        """Keeps an answer, unless the newest one of its address is the same; returns where its record begins.

        Other bytes or another kind make it another: by what is said of its kind and characters it is read.
        """
        content = _content(answer, datetime.now(UTC))
        fresh, known = _kept(self._end, content), self.known(answer.url)  # both as the archive tells them
        if known is not None and fresh is not None and (known.sha256, known.kind) == (fresh.sha256, fresh.kind):
            return known.offset
        offset = self._append(content)
        self._know(fresh)
        return offset

    def note(self, url: str, final: str | None, problems: Sequence[Problem]) -> None:
        """Keeps what became of an address that was asked for, unless that is what became of it the last time.

        Of one that gave its page at once nothing is kept: the page tells it.
        """
        body = outcome(url, final, problems)
        if body != self._notes.get(url, outcome(url, None, ())):
            self._append(_written(WarcRecordType.metadata, url, KIND, body, datetime.now(UTC)))
            self._notes[url] = body

    def _append(self, content: bytes) -> int:
        packed, offset = gzip.compress(content, mtime=0), self._end
        with _told_if_unwritten(self.path), self.path.open("ab") as file:
            file.truncate(offset)  # what an interrupted run left half written
            file.write(packed)
            file.flush()
            os.fsync(file.fileno())
        self._end += len(packed)
        return offset

    def _know(self, page: Kept | None) -> None:
        if page is not None:
            self._kept[page.url] = page

    def page(self, offset: int) -> tuple[bytes, str]:
        """The bytes of a page that was kept, and of what kind they are."""
        with self.path.open("rb") as file:
            found = next(members(file, offset, LARGEST), None)
        record = _record(found.content) if isinstance(found, Member) else None
        return (b"", "") if record is None else (record.reader.read(), (record.http_content_type or "").lower())

    def forget(self, urls: frozenset[str], *, traced: Traced = lambda body, url: False) -> int:
        """Removes every record of these addresses for good, and each that is `traced`; returns how many there were.

        The others stay where they are.
        """
        if not self.path.exists():
            return 0
        place = self.path.resolve()  # where it is a link, the file behind it holds the words
        fresh = place.with_name(place.name + ".new")
        try:
            with _told_if_unwritten(self.path):
                with place.open("rb") as old, fresh.open("wb") as new:
                    gone = _copied(old, new, lambda url, body: url not in urls and not traced(body, url))
                    new.flush()
                    os.fsync(new.fileno())
                os.replace(fresh, place)
        finally:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
        self._learn_all()
        return gone

    def _learn_all(self) -> None:
        self._kept, self._notes, self._end = {}, {}, 0
        if not self.path.exists():
            return
        try:
            with self.path.open("rb") as file:
                for start, record, end in _members(file, 0):
                    self._know(_kept(start, record))
                    self._notes |= _noted(record)
                    self._end = end
        except OSError as error:
            raise InputError(str(self.path), f"the archive cannot be read: {error.strerror or error}") from error
        if self._end == 0 and not _is_begun(self.path):
            raise InputError(str(self.path), "this is no archive of fetched pages; move it away and add again")


def _copied(old: BinaryIO, new: BinaryIO, is_kept: Callable[[str, bytes], bool]) -> int:
    """Copies the records that are kept, each to where it was; returns how many are not.

    A ledger tells of each report where its record begins. What is damaged may hold anything, and goes too.
    """
    gone = 0
    for start, record, end in _members(old, 0):
        new.write(_blank(start - new.tell()))
        if is_kept(*_told(record)):
            old.seek(start)
            new.write(old.read(end - start))
        else:
            new.write(_blank(end - start))
            gone += 1
    return gone


def _blank(length: int) -> bytes:
    """A record without content of so many bytes; zeros where it has no room."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    body = packer.compress(NO_CONTENT) + packer.flush()
    trailer = struct.pack("<II", zlib.crc32(NO_CONTENT), len(NO_CONTENT))
    room = length - len(COMMENTED) - len(body) - len(trailer) - 1
    return bytes(length) if room < 0 else COMMENTED + b" " * room + b"\0" + body + trailer


def _is_begun(path: Path) -> bool:
    """Whether a file without a whole record may be one that broke off within its first."""
    with path.open("rb") as file:
        head = file.read(CHUNK)
    try:
        found = zlib.decompressobj(31).decompress(head, len(WARC))
    except zlib.error:
        return False
    return head.startswith(MEMBER[: len(head)]) and found == WARC[: len(found)]


@contextmanager
def _told_if_unwritten(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = f"cannot be written ({error.strerror or error}); make room or give that right, and run the same again"
        raise InputError(str(path), why) from error


def _kept(start: int, content: bytes) -> Kept | None:
    """What is known of a page by its record; None for a record of anything else."""
    record = _record(content)
    if record is None or record.http_headers is None or record.http_headers.status_code != OK:
        return None
    told, url = record.http_headers, record.headers.get("WARC-Target-URI") or ""
    kind, body = told.get("Content-Type"), record.reader.read()
    return Kept(url, start, _hash(body), kind, told.get("ETag"), told.get("Last-Modified"))


def _noted(content: bytes) -> dict[str, bytes]:
    """What a record tells of the address that was asked for; nothing of a record of anything else."""
    record = _record(content)
    if record is None or record.record_type != WarcRecordType.metadata or record.headers.get("Content-Type") != KIND:
        return {}
    body = record.reader.read()
    asked = asked_of(body)
    return {} if asked is None else {asked: body}


def _record(content: bytes) -> WarcRecord | None:
    try:
        return next(iter(ArchiveIterator(io.BytesIO(content), parse_http=True, fsspec_args=False)), None)
    except OSError:
        return None


def _told(content: bytes) -> tuple[str, bytes]:
    """The address of a record and its body."""
    record = _record(content)
    return ("", content) if record is None else (record.headers.get("WARC-Target-URI") or "", record.reader.read())


def _members(file: BinaryIO, start: int) -> Iterator[tuple[int, bytes, int]]:
    """Each whole record from `start` on, unpacked, with where it begins and ends."""
    for found in members(file, start, LARGEST):
        if isinstance(found, Member):
            yield found.start, found.content, found.end


def _content(answer: Answer, moment: datetime) -> bytes:
    lines = [
        f"HTTP/1.1 {answer.status} {answer.reason}",
        *(f"{name}: {_line(value)}" for name, value in _headers(answer)),
    ]
    content = "\r\n".join([*lines, "", ""]).encode("latin-1", "replace") + answer.body
    kind = "application/http; msgtype=response"
    return _written(WarcRecordType.response, answer.url, kind, content, moment)


def _written(sort: WarcRecordType, url: str, kind: str, content: bytes, moment: datetime) -> bytes:
    """A record as it stands in a file."""
    record = WarcRecord()
    record.init_headers(sort, content_length=len(content))
    if url.isascii() and url.isprintable():
        record.headers["WARC-Target-URI"] = url
    record.headers["WARC-Date"] = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    record.headers["Content-Type"] = kind
    record.set_bytes_content(content)
    written = io.BytesIO()
    record.write(written, checksum_data=True)
    return written.getvalue()


def _headers(answer: Answer) -> Iterator[tuple[str, str]]:
    yield from answer.headers.items()
    yield "content-length", str(len(answer.body))


def _line(value: str) -> str:
    return " ".join(value.split())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
