"""Bytes to text: byte order mark, what the page declares, UTF-8, then a detector; never with characters lost."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import cache

from resiliparse.parse.encoding import detect_encoding

from variorum.data.load import table
from variorum.errors import InputError

WIDE = ("utf-16-le", "utf-16-be")
ASCII = ("ascii", "us-ascii", "ansi_x3.4-1968")
NONE = "none"
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"SQLite format 3": "an SQLite database",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
CONTROL_SHARE = 0.005  # text has hardly any control characters; the least binary file tried had 40 times as many
LOST = "\ufffd"
LOST_SHARE = 0.01  # one character in a hundred replaced: the file was damaged before it came here


def decode(content: bytes, where: str, *, told: str | None = None) -> str:
    """The text of a file; raises InputError where it is binary or in no character set that fits.

    `told` is the character set that a header names; a byte order mark goes before it.
    """
    kind = binary_kind(content)
    if kind is not None:
        raise InputError(where, f"this is {kind}, not text; give text, HTML or JSON lines")
    for name in encodings_of(content, told=told):
        text = _decoded(content, name)
        if text is not None:
            return checked(text, where)
    raise InputError(where, "its characters fit no known encoding; save it as UTF-8")


def binary_kind(content: bytes) -> str | None:
    """What a binary file is, in words; None for text."""
    for magic, kind in MAGIC.items():
        if content.startswith(magic):
            return kind
    wide = any(content.startswith(mark) for mark, name in MARKS if name != "utf-8-sig")
    return "a binary file" if b"\x00" in content[:65536] and not wide and not _is_utf16(content) else None


def _is_utf16(content: bytes) -> bool:
    """Whether every second byte of the head is zero, as in Latin text in UTF-16 without its mark."""
    head = content[:2000]
    zeros = (head[0::2].count(0), head[1::2].count(0))
    return len(head) > 20 and max(zeros) > 0.4 * len(head) / 1.1 and min(zeros) == 0


def wide_of(head: bytes) -> str | None:
    """The character set of bytes that give each letter two or four of them; None for any other."""
    marked = next((name for mark, name in MARKS if head.startswith(mark)), None)
    if marked is not None:
        return None if marked == "utf-8-sig" else marked
    return WIDE[head[0] == 0] if _is_utf16(head) else None


def encodings_of(content: bytes, *, told: str | None = None) -> Iterator[str]:
    """The character sets to try, the most trusted first: mark, header, what the page declares, UTF-8, a detector's."""
    marked = [name for mark, name in MARKS if content.startswith(mark)]
    if marked:
        yield from marked
        return
    if b"\x00" in content[:2000]:
        yield WIDE[content[0] == 0]
        return
    yield from _told(told)
    match = DECLARED.search(content[:4096])
    if match is not None:
        yield from _declared(match[1].decode("ascii", "replace"))
    yield "utf-8"
    yield codec_of(detect_encoding(content) or "") or "cp1252"


def codec_of(label: str) -> str | None:
    """Python's codec for a character set, by the name that it has on the web; None for any other name."""
    return _codecs().get(label.strip().casefold())


@cache
def _codecs() -> dict[str, str]:
    return {row["label"]: row["codec"] for row in table("reading/charsets.tsv") if row["codec"] != NONE}


def _told(label: str | None) -> Iterator[str]:
    """What a header names; a set of two bytes a letter only after UTF-8, since there is no zero byte.

    So is ASCII, which knows no bytes beyond it: browsers take it for Windows-1252 even where these are UTF-8.
    """
    codec = codec_of(label or "")
    if codec in WIDE or (label or "").strip().casefold() in ASCII:
        yield "utf-8"
    if codec is not None:
        yield codec


def _declared(label: str) -> Iterator[str]:
    """What a page declares; that can be read in bytes of ASCII, so it is no set of two bytes a letter."""
    for codec in _told(label):
        if codec not in WIDE:
            yield codec


def _decoded(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except UnicodeError:
        return None


def to_last_letter(content: bytes) -> bytes:
    """UTF-8 without the letter in which it was cut off, by which it would be taken for another character set."""
    try:
        content.decode()
    except UnicodeDecodeError as error:
        return content[: error.start] if error.end == len(content) else content
    return content


def checked(text: str, where: str) -> str:
    """The text, with NULs marked as lost; raises InputError where it is binary, or was damaged before it came here."""
    if len(CONTROL.findall(text)) > CONTROL_SHARE * len(text):
        raise InputError(where, "this is a binary file, not text; give text, HTML or JSON lines")
    if text.count(LOST) > LOST_SHARE * len(text):
        raise InputError(where, "its characters were lost in an earlier conversion; get it again in its own encoding")
    return clean_characters(text)


def clean_characters(text: str) -> str:
    """The text with characters that no file can hold (NUL, half surrogates) marked as lost; its length stays."""
    return re.sub(r"[\x00\ud800-\udfff]", LOST, text)
