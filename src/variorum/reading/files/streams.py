"""A stream of bytes in any character set as lines, however long it is: no more than a line or a block is held."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeAlias, cast

from resiliparse.parse.encoding import detect_encoding

from variorum.errors import InputError
from variorum.reading.files.charsets import LOST, codec_of, wide_of
from variorum.reading.files.inputs import LARGEST

HEAD = 65_536  # bytes by which a character set is known
BLOCK = 1_000_000  # bytes read at a time
UNREAD = (
    "\udcff"  # in the place of bytes that fit no character set: no decoder gives half a surrogate, so it tells them
)

Stream: TypeAlias = "io.BufferedReader[io.RawIOBase]"


def narrow(stream: BinaryIO) -> Stream:
    """The stream from where it stands; as UTF-8 where its letters take two or four bytes each.

    No more than its first line is waited for: it may come from a program that is still at work.
    """
    head = stream.readline(HEAD)
    whole: Stream = io.BufferedReader(_After(head, stream), HEAD)
    wide = wide_of(head)
    return whole if wide is None else io.BufferedReader(_Recoded(whole, wide), HEAD)


def text_lines(stream: Stream) -> Iterator[str]:
    """The lines of a stream: each in UTF-8 where it fits, else in the character set of those that do not."""
    other = ""
    for block in _blocks(stream):
        text = _utf8(block)
        if text is None:
            other = other or _other(block + stream.peek(HEAD)[:HEAD])
            text = "".join(_decoded(line, other) for line in block.splitlines(keepends=True))
        yield from io.StringIO(text.replace("\x00", LOST), newline="")


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes in blocks that end where a line does, as far as a line is of bearable length."""
    rest = b""
    for block in _pieces(stream):
        block = rest + block
        end = block.rfind(b"\n") + 1 or block.rfind(b"\r") + 1
        if not end and len(block) <= LARGEST:
            rest = block
            continue
        end = end or len(block)
        rest = block[end:]
        yield block[:end]
    if rest:
        yield rest


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes in large pieces; what stands before a break is given before it is told."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    held = bytearray()
    try:
        while piece := read(HEAD):
            held += piece
            if len(held) >= BLOCK:
                yield bytes(held)
                held.clear()
    except InputError:
        yield bytes(held)
        raise
    yield bytes(held)


def _decoded(line: bytes, other: str) -> str:
    text = _utf8(line)
    return line.decode(other, "replace").replace(LOST, UNREAD) if text is None else text


def _utf8(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _other(sample: bytes) -> str:
    """The character set of the lines that are not in UTF-8."""
    lines = b"".join(line for line in sample.splitlines(keepends=True) if _utf8(line) is None)
    found = codec_of(detect_encoding(lines) or "")
    return "cp1252" if found in (None, "utf-8") else str(found)


class _After(io.RawIOBase):
    """A stream with the bytes that were read from it already before what is left in it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        # `read1` gives what a pipe holds by now; `read` would wait until it holds more
        self._rest = getattr(rest, "read1", rest.read)

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fills the buffer from the head, then from the rest."""
        view = memoryview(cast(bytearray, buffer))
        data: bytes = self._head[: len(view)] or self._rest(len(view))
        self._head = self._head[len(view) :]
        view[: len(data)] = data
        return len(data)


class _Recoded(io.RawIOBase):
    """A stream in another character set, as UTF-8."""

    def __init__(self, stream: Stream, encoding: str) -> None:
        self._text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
        self._left = b""

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fills the buffer as far as the text goes."""
        view = memoryview(cast(bytearray, buffer))
        data = self._left or self._text.read(len(view)).encode("utf-8", "replace")
        data, self._left = data[: len(view)], data[len(view) :]
        view[: len(data)] = data
        return len(data)
