"""Reads a mail or a page saved as one (.eml, .mhtml): its text, or the page it holds, with subject, sender and date."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from variorum.errors import InputError
from variorum.reading.charsets import clean_characters, decode
from variorum.reading.drafts import Draft, Supplied
from variorum.reading.inputs import Input
from variorum.reading.outlets import known_outlet_at
from variorum.reading.pages import page
from variorum.reading.plain import original, with_title
from variorum.reading.shape import count
from variorum.records import Problem

PARTS = 200  # of a mail; a digest has some dozens
LEAST = 25  # words: a shorter text beside a page says only that the mail should be read as a page
FORWARDED = re.compile(r"^(?:(?:fwd?|re|aw|wg|tr)\s*:\s*)+", re.I)
ODD = (
    *(MessageError, ArithmeticError, AssertionError, AttributeError, LookupError),
    *(RecursionError, TypeError, ValueError),
)


def read_mail(source: Input) -> Iterator[Draft | Problem]:
    """The draft of a mail; attachments are not read."""
    content = source.load()
    try:
        mail = email.message_from_bytes(content)
        parts = _parts(mail)
    except ODD as error:
        raise InputError(source.location, "this is no mail that can be read; save its text instead") from error
    text, html, kept = _body(parts, "plain"), _body(parts, "html"), original(content, source.location)
    supplied = _supplied(mail, source.supplied, parts)
    if html and (not text or count(text) < LEAST or _is_saved_page(mail)):
        yield page(html, kept, source.name, supplied)
    elif text:
        yield with_title(text, kept, source.name, supplied)
    else:
        raise InputError(source.location, "the mail holds no text; its attachments are not read, save them as files")


def _parts(mail: Message) -> list[Message]:
    """The parts that hold text and are not attached, in order; raises ValueError for more than a mail has."""
    found = list[Message]()
    for number, part in enumerate(mail.walk()):
        if number > PARTS:
            raise ValueError("too many parts")
        if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            found.append(part)
    return found


def _body(parts: list[Message], kind: str) -> str:
    """The first part of this kind, decoded."""
    for part in parts:
        if part.get_content_subtype() == kind:
            words = _decoded(part)
            if words.strip():
                return words
    return ""


def _decoded(part: Message) -> str:
    try:
        content = part.get_payload(decode=True)
        charset = part.get_content_charset()
    except ODD:
        return ""
    if not isinstance(content, bytes) or not content.strip():
        return ""
    try:
        return decode(content, "", told=charset)
    except InputError:
        return ""


def _supplied(mail: Message, beside: Supplied, parts: list[Message]) -> Supplied:
    sender, address = parseaddr(_header(mail, "From"))
    url = _header(mail, "Snapshot-Content-Location") or next(iter(_places(mail, parts)), "")
    date = _date(_header(mail, "Date"))
    return Supplied(
        id=beside.id,
        url=beside.url or (url if url.startswith(("http://", "https://")) else None),
        outlet=beside.outlet or known_outlet_at(address.rpartition("@")[2]),
        title=beside.title or FORWARDED.sub("", _header(mail, "Subject")) or None,
        byline=beside.byline or (None if _is_saved_page(mail) else sender or address or None),
        agency=beside.agency,
        language=beside.language,
        retrieved=beside.retrieved or (date if _is_saved_page(mail) else None),
        dates=(*beside.dates, *([] if _is_saved_page(mail) or date is None else [("Date", date)])),
    )


def _places(mail: Message, parts: list[Message]) -> Iterator[str]:
    """Where a saved page says that it stood."""
    if _is_saved_page(mail):
        yield from (_header(part, "Content-Location") for part in parts if part.get_content_subtype() == "html")


def _is_saved_page(mail: Message) -> bool:
    """Whether a browser saved a page as mail: its date is then when it was saved."""
    return bool(mail.get("Snapshot-Content-Location")) or "saved by" in str(mail.get("From", "")).casefold()


def _header(mail: Message, name: str) -> str:
    """A header's words on one line; as they stand where they cannot be decoded."""
    value = str(mail.get(name, ""))
    with suppress(*ODD):
        value = str(make_header(decode_header(value)))
    return clean_characters(" ".join(value.split()))


def _date(value: str) -> str | None:
    try:
        return parsedate_to_datetime(value).isoformat()
    except ODD:
        return value or None
