"""What a mail holds: its words in their order, the messages that it carries, and what of it was lost on the way."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from email import errors
from email.message import Message
from typing import Literal

from variorum.errors import InputError
from variorum.reading.files.charsets import codec_of, decode, to_last_letter
from variorum.reading.lines.shape import count

TEXTS = 200  # of a mail; a digest has some dozens
PARTS = 10_000  # with pictures and styles, of which a page that a browser saved has hundreds
LEAST = 25  # words: a shorter text beside a page says only that the mail should be read as a page
TEXT = ("text/plain", "text/html")
SIGNATURE = "-- "  # the line above the sender's own
CARRIERS = ("message/rfc822", "message/global")
NO_CODE = re.compile(rb"[^A-Za-z0-9+/]")
CUT_OFF = (errors.CloseBoundaryNotFoundDefect,)
BROKEN_CODE = (
    errors.InvalidBase64PaddingDefect,
    errors.InvalidBase64LengthDefect,
    errors.InvalidBase64CharactersDefect,
)
ODD = (
    *(errors.MessageError, ArithmeticError, AssertionError, AttributeError, LookupError),
    *(RecursionError, TypeError, ValueError),
)


@dataclass(frozen=True, slots=True)
class Block:
    """The words of one part."""

    kind: Literal["plain", "html"]
    words: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A part whose words are not to be had, with why."""

    why: str


Item = Block | Message | Lost


def items(mail: Message, *, as_page: bool) -> list[Item]:
    """What is not attached, in order, and each carried message; of what is told in two ways one, the page `as_page`.

    Raises ValueError for more parts than a mail has.
    """
    kinds = [part.get_content_type() for part in mail.walk()]
    if len(kinds) > PARTS or sum(kind in TEXT for kind in kinds) > TEXTS:
        raise ValueError("too many parts")
    return _items(mail, as_page)


def losses(mail: Message, found: list[Item]) -> Iterator[str]:
    """Why something of the mail itself is missing; told of it once its parts are decoded."""
    yield from (item.why for item in found if isinstance(item, Lost))
    defects = [defect for part in _own_parts(mail) for defect in part.defects]
    if any(isinstance(defect, CUT_OFF) for defect in defects):
        yield "the mail breaks off before the end of its last part; what there is of it is read"
    if any(isinstance(defect, BROKEN_CODE) for defect in defects):
        yield "a part of the mail is damaged or cut off (its base64); what there is of it is read"


def _items(part: Message, as_page: bool) -> list[Item]:
    kind = part.get_content_type()
    if kind in CARRIERS:
        return [*_inner(part)]
    if part.get_content_disposition() == "attachment":
        return []
    if part.is_multipart():
        inner = [found for child in _inner(part) if (found := _items(child, as_page))]
        return _of_several(kind, inner, as_page)
    return _words(part) if kind in TEXT else []


def _of_several(kind: str, inner: list[list[Item]], as_page: bool) -> list[Item]:
    if kind == "multipart/alternative":
        return _chosen(inner, as_page)
    if kind == "multipart/related":  # a page with its pictures, and frames that are pages too
        return inner[0] if inner else []
    return [item for found in inner for item in found]


def _chosen(ways: list[list[Item]], as_page: bool) -> list[Item]:
    """The text, or the page where the text says next to nothing; what is lost of the page then is told."""
    whole = [way for way in ways if not any(isinstance(item, Lost) for item in way)] or ways
    pages = [way for way in whole if any(isinstance(item, Block) and item.kind == "html" for item in way)]
    text = next((way for way in whole if way not in pages), [])
    is_enough = not as_page and sum(count(item.words) for item in text if isinstance(item, Block)) >= LEAST
    if pages and not is_enough:
        return pages[-1]
    lost = [] if is_enough else [item for way in ways for item in way if isinstance(item, Lost)]
    return [*(item for item in text if item not in lost), *lost]


def _words(part: Message) -> list[Item]:
    try:
        content, charset = _decoded(part), part.get_content_charset()
        if isinstance(content, bytes) and codec_of(charset or "") == "utf-8":
            content = to_last_letter(content)
        words = decode(content, "", told=charset) if isinstance(content, bytes) and content.strip() else ""
    except InputError as error:
        return [Lost(f"a part of the mail is not read: {error.why}")]
    except ODD:
        return [Lost("a part of the mail cannot be decoded; save its text instead")]
    if part.get_content_subtype() == "html":
        return [Block("html", words)] if words.strip() else []
    if str(part.get_param("format", "")).lower() == "flowed":
        words = unflowed(words, closes_up=str(part.get_param("delsp", "")).lower() == "yes")
    return [Block("plain", words)] if words.strip() else []


def unflowed(text: str, *, closes_up: bool) -> str:
    """The lines of a text whose paragraphs were broken to be shown (RFC 3676, 4): a space at a line's end joins it."""
    found, depth_before, is_open = list[str](), 0, False
    for line in text.splitlines():
        inner = line.lstrip(">")
        depth, inner = len(line) - len(inner), inner.removeprefix(" ")
        if is_open and depth == depth_before and inner != SIGNATURE:
            found[-1] += inner
        else:
            found.append(f"{'>' * depth} {inner}" if depth else inner)
        is_open, depth_before = inner.endswith(" ") and inner != SIGNATURE, depth
        if is_open and closes_up:
            found[-1] = found[-1][:-1]
    return "\n".join(found)


def _decoded(part: Message) -> object:
    """The bytes of a part; of base64 that ends inside a group of four, which is given back as it is, up to there."""
    content = part.get_payload(decode=True)
    if isinstance(content, bytes) and any(isinstance(one, errors.InvalidBase64LengthDefect) for one in part.defects):
        letters = NO_CODE.sub(b"", content)
        return b64decode(letters[: len(letters) // 4 * 4])
    return content


def _own_parts(mail: Message) -> Iterator[Message]:
    """The mail's parts, without those of the messages that it carries."""
    yield mail
    if mail.is_multipart() and mail.get_content_type() not in CARRIERS:
        for child in _inner(mail):
            yield from _own_parts(child)


def _inner(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []
