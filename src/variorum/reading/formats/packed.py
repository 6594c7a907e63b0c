"""Unpacks compressed files and ZIP archives, member by member, within bounds that no bomb can pass."""

from __future__ import annotations

import bz2
import io
import lzma
import struct
import zipfile
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath, PurePosixPath
from typing import BinaryIO, cast

from fastwarc.stream_io import ZstdReader

from variorum.errors import InputError
from variorum.inflating import GZIP, Gunzip
from variorum.members import RATIO
from variorum.reading.files.inputs import Input, is_hidden
from variorum.reading.formats.sidecar import NAME, Listed, Lists, listed, place_of
from variorum.records import Problem

UNSUSPECTED = 1_000_000  # bytes: whatever is this small may be as even as it likes
MEMBERS = 100_000  # of one archive: a year of a news site
READ = 65_536  # bytes at a time
MOST_BREAKS = 100  # of one packed file behind which is read on: one with more was damaged on purpose
NAMELESS = "unnamed"
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
PACKERS: dict[bytes, Callable[[BinaryIO], BinaryIO | Gunzip]] = {
    GZIP: Gunzip,
    b"BZh": lambda raw: cast(BinaryIO, bz2.BZ2File(raw)),
    b"\x28\xb5\x2f\xfd": lambda raw: cast(BinaryIO, ZstdReader(raw)),
}
SUFFIXES = (".gz", ".bz2", ".zst", ".gzip")
DAMAGED = (
    "what is packed here is damaged, and which of its words are right does not show: this part of the file is left "
    "out; get it again, or unpack it yourself and look at it"
)
CUT_OFF = "what is packed is cut off here; what stands before is read, get the file again for the rest"
OFFICE = ("[content_types].xml", "mimetype", "meta-inf/container.xml", "index/document.iwa")
BROKEN = (
    OSError,
    EOFError,
    RuntimeError,  # an encrypted member; NotImplementedError, which is one, for a method that Python does not know
    ValueError,
    KeyError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
)


@dataclass(slots=True)
class Budget:
    """How much one packed file may become, over all its members."""

    packed: int
    unpacked: int = 0

    def spend(self, size: int, where: str) -> None:
        """Counts what was unpacked; raises InputError beyond the bounds."""
        self.unpacked += size
        if self.unpacked > max(UNSUSPECTED, RATIO * self.packed):
            raise InputError(
                where, f"it unpacks to more than {RATIO} times its size; unpack it yourself if you trust it"
            )


class Interrupted(InputError):
    """What is packed is damaged or cut off here; whoever reads on gets what can be unpacked behind it.

    `since` and `until` are where what the damaged member gave begins and ends, in unpacked bytes.
    """

    def __init__(self, where: str, why: str, *, since: int, until: int, is_cut_off: bool) -> None:
        super().__init__(where, why)
        self.since, self.until, self.is_cut_off = since, until, is_cut_off


class Unpacking(io.RawIOBase):
    """What is packed, as a stream; damage and bombs raise InputError when they are reached."""

    def __init__(self, inner: BinaryIO | Gunzip, where: str, budget: Budget) -> None:
        self._where, self._budget = where, budget
        self._read: Callable[[int], bytes] = inner.read1 if isinstance(inner, Gunzip) else _read_of(inner)
        self._inner = inner

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fills the buffer as far as the packed bytes go."""
        view = memoryview(cast(bytearray, buffer))
        try:
            data = self._read(len(view))
        except BROKEN as error:
            raise self._broken(error) from error
        self._budget.spend(len(data), self._where)
        view[: len(data)] = data
        return len(data)

    def _broken(self, error: Exception) -> InputError:
        why = damaged(error)
        if isinstance(self._inner, Gunzip):
            since, until, is_cut_off = self._inner.since, self._inner.given, isinstance(error, EOFError)
            return Interrupted(self._where, why, since=since, until=until, is_cut_off=is_cut_off)
        return InputError(self._where, why)


def _read_of(inner: BinaryIO) -> Callable[[int], bytes]:
    """How a stream is read so that what is good before a break is not lost."""
    found: Callable[[int], bytes] = getattr(inner, "read1", inner.read)
    return found


def sound(source: Input) -> BinaryIO:
    """The bytes of a file without those of damaged members, in whose place Interrupted is raised once.

    Damage shows late, if at all before the sum at the end of a member; until then it unpacks to what looks like words.
    Of 60 files with a few bits changed 20 gave wrong words for a hundred kilobytes and more, in lines of sound JSON.
    """
    stream, ranges = source.open(), _nonsense(source)
    return cast(BinaryIO, io.BufferedReader(_Sound(stream, ranges))) if ranges else stream


def _nonsense(source: Input) -> list[tuple[int, int]]:
    """From where to where what is packed in a file may be nonsense, in unpacked bytes: all of it is unpacked once."""
    found = list[tuple[int, int]]()
    if source.opener is None:
        return found
    with source.open() as stream:
        read = _read_of(stream)
        while len(found) < MOST_BREAKS:
            try:
                while read(READ):
                    pass
                break
            except Interrupted as error:
                if not error.is_cut_off:
                    found.append((error.since, error.until))
            except InputError:
                break  # it is met again where it is read
    return found


class _Sound(io.RawIOBase):
    """A stream without what lies in these ranges, at the end of each of which it is broken."""

    def __init__(self, stream: BinaryIO, ranges: list[tuple[int, int]]) -> None:
        self._stream, self._read, self._ranges, self._at = stream, _read_of(stream), deque(ranges), 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fills the buffer up to the next range; there raises what breaks the stream, and goes on behind it."""
        view = memoryview(cast(bytearray, buffer))
        if self._ranges and self._at == self._ranges[0][0]:
            _, self._at = self._ranges.popleft()
            while self._read(READ):
                pass
        most = self._ranges[0][0] - self._at if self._ranges else len(view)
        data = self._read(min(most, len(view)))
        self._at += len(data)
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Closes the stream too."""
        self._stream.close()
        super().close()


def damaged(error: Exception) -> str:
    """Why something packed cannot be unpacked, and what to do."""
    if "password" in str(error) or "encrypted" in str(error):
        return "it is locked with a password; unpack it and give the files"
    return "what is packed in it is damaged or cut off; get it again, or unpack what can be saved"


def unpacked(source: Input | Problem) -> Iterator[Input | Problem]:
    """The input as it is, or what is packed in it."""
    if isinstance(source, Problem) or source.is_standard_input or source.offset is not None or source.is_web_archive:
        yield source
        return
    try:
        head = source.head(8)
        if head.startswith((ZIP, EMPTY_ZIP)):
            yield from _members(source)
        else:
            yield _plain(source, head)
    except InputError as error:
        yield Problem(source.location, "file", error.why)
    except OSError as error:
        yield Problem(source.location, "file", f"it cannot be read: {error.strerror or error}")


def _plain(source: Input, head: bytes) -> Input:
    packer = next((open_ for magic, open_ in PACKERS.items() if head.startswith(magic)), None)
    if packer is None or source.path is None:
        return source
    file, name = source.path.name, source.name
    if file.lower().endswith(SUFFIXES):
        file = source.path.with_suffix("").name
        name = (PurePosixPath(name).parent / PurePosixPath(file).stem).as_posix() if "." in file else name
    return replace(source, file=file, name=name, opener=partial(_opened, source, packer))


def _opened(source: Input, packer: Callable[[BinaryIO], BinaryIO | Gunzip]) -> BinaryIO:
    raw = source.open()
    budget = Budget(source.path.stat().st_size if source.path is not None else 0)
    try:
        inner = packer(raw)
    except BROKEN as error:
        raw.close()
        raise InputError(source.location, damaged(error)) from error
    return io.BufferedReader(Unpacking(inner, source.location, budget))


def _members(source: Input) -> Iterator[Input | Problem]:
    path = cast(Path, source.path)
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
            infos.sort(key=lambda info: info.filename)
            why = _refused([info.filename for info in infos])
            if why is not None:
                yield Problem(source.location, "file", why)
                return
            budget = Budget(path.stat().st_size)
            placed = [(place, info) for info in infos if not is_hidden(place := _place(info))]
            whole = replace(source, supplied=source.supplied if len(placed) == 1 else source.supplied.of_each())
            members = [(place, _member(whole, archive, place, info, budget)) for place, info in placed]
            lists = Lists(partial(_listed, dict(members)))
            for place, member in members:
                wrong = _unread(member)
                yield from lists.describe(member, place, len(place.parts)) if wrong is None else [wrong]
    except BROKEN as error:
        yield Problem(source.location, "file", damaged(error))


def _refused(names: list[str]) -> str | None:
    """Why an archive is not opened; None where it is."""
    if not [name for name in names if not is_hidden(PurePosixPath(name))]:
        return "the archive holds no files"
    if any(name.lower() in OFFICE for name in names):
        return "this is an office document or electronic book; save it as text, HTML or PDF"
    return f"the archive holds more than {MEMBERS:,} files; unpack it in parts" if len(names) > MEMBERS else None


def _listed(members: dict[PurePosixPath, Input], folder: PurePath) -> Listed:
    """What the list in a folder of an archive says."""
    source = members.get(PurePosixPath(folder, NAME))
    if source is None:
        return Listed()
    places = {place_of(str(place)) for place in members}
    return listed(source, lambda place: place_of(f"{folder}/{place}") in places)


def _member(
    source: Input, archive: zipfile.ZipFile, place: PurePosixPath, info: zipfile.ZipInfo, budget: Budget
) -> Input:
    where = f"{source.location}/{place}"
    return replace(
        source,
        location=where,
        name=place.with_suffix("").as_posix(),
        path=None,
        file=place.name,
        opener=lambda: _open_member(archive, info, where, budget),
    )


def _unread(member: Input) -> Problem | None:
    """Why a member of an archive is not read; None where it is."""
    try:
        head = member.head(8)
    except InputError as error:
        return Problem(member.location, "file", error.why)
    packed = head.startswith(ZIP) or any(head.startswith(magic) for magic in PACKERS)
    if packed and not member.is_web_archive:
        why = "an archive inside an archive is not opened; unpack it and give the files"
        return Problem(member.location, "file", why)
    return None


def _place(info: zipfile.ZipInfo) -> PurePosixPath:
    """Where a member stands in its archive, and never outside of it, also one whose name is no place."""
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    return PurePosixPath(*[part for part in parts if part not in ("/", "..")] or [NAMELESS])


def _open_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, budget: Budget) -> BinaryIO:
    try:
        inner = cast(BinaryIO, archive.open(info))
    except BROKEN as error:
        raise InputError(where, damaged(error)) from error
    return io.BufferedReader(Unpacking(inner, where, budget))
