"""Reads a mail or a page saved as one (.eml, .mhtml): its words, with subject, sender and date; so what it forwards."""

from __future__ import annotations

import email
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from html import escape

from variorum.errors import InputError
from variorum.reading.drafts import Draft, Supplied
from variorum.reading.files.charsets import clean_characters, codec_of
from variorum.reading.files.inputs import Input
from variorum.reading.formats.fields import plain
from variorum.reading.formats.forwards import Forwarded, announces, answered, bare_subject, chain, is_answer
from variorum.reading.formats.mime import LEAST, ODD, Block, Item, items, losses
from variorum.reading.formats.pages import page, unreadable
from variorum.reading.formats.plain import original, with_title
from variorum.reading.lines.days import days
from variorum.reading.lines.outlets import known_outlet_at
from variorum.reading.lines.shape import count
from variorum.records import Problem

LONGEST = 5_000  # characters of a header: what decodes it takes time that grows with the square, and none is as long
HOST = re.compile(r"(?<![^\s<>@\[\]()])[^\s<>@\[\]()]+@(?P<host>[\w.-]+)")  # tried once for each word
NAME_ENDS = re.compile(r"[<\[(]")
QUOTED = "quoted mail"
QUOTES = " \"'*"


@dataclass(frozen=True, slots=True)
class Letter:
    """A message, or what another says above those that it forwards: who sent it, when, about what, and its words."""

    sender: str
    date: str | None
    subject: str
    text: str = ""
    quoted: str = ""  # of a mail that this one answers: no words of its sender
    html: str = ""
    url: str | None = None
    is_page: bool = False
    content: bytes = b""  # of a message that holds no other: all of it; a letter among others is its own words alone


def read_mail(source: Input) -> Iterator[Draft | Problem]:
    """The draft of a mail, or of each message that it forwards, and what of it is lost; attachments are not read."""
    content = source.load()
    try:
        found = list(_letters(email.message_from_bytes(content.removeprefix(BOM_UTF8)), content))
    except ODD as error:
        raise InputError(source.location, "this is no mail that can be read; save its text instead") from error
    letters = [one for one in found if isinstance(one, Letter)]
    lost = [Problem(source.location, "mail", one) for one in found if isinstance(one, str)]
    if not letters:
        why = "the mail holds no text; its attachments are not read, save them as files"
        raise InputError(source.location, f"the mail holds no text that can be read: {lost[0].why}" if lost else why)
    for number, letter in enumerate(letters, 1):
        yield _read(letter, source, f":{number}" if len(letters) > 1 else "")
    yield from lost


def _read(letter: Letter, source: Input, place: str) -> Draft | Problem:
    """The draft of a letter, or why it has none: the others of the mail are read all the same."""
    try:
        return _draft(letter, source, place)
    except InputError as error:
        return Problem(error.where, "mail", error.why)


def _draft(letter: Letter, source: Input, place: str) -> Draft:
    kept, name = original(letter.content or _written(letter), f"{source.location}{place}"), f"{source.name}{place}"
    supplied = _supplied(letter, source.supplied, is_alone=not place)
    if letter.html:
        return page(letter.html, kept, name, supplied)
    draft = with_title(letter.text, kept, name, supplied)
    if not letter.quoted:
        return draft
    return replace(draft, raw=f"{draft.raw}\n\n{letter.quoted}", article_end=len(draft.raw), tail=QUOTED)


def _written(letter: Letter) -> bytes:
    """A letter's head and words: what it is known by once it is forgotten, and nothing of the letters beside it."""
    head = f"From: {letter.sender}\nDate: {letter.date or ''}\nSubject: {letter.subject}"
    return f"{head}\n\n{letter.html or letter.text}".encode("utf-8", "replace")


def _letters(mail: Message, content: bytes = b"") -> Iterator[Letter | str]:
    """What a mail says itself where that is more than that it forwards something, and all that it forwards."""
    found = items(mail, as_page=_is_saved_page(mail))
    carried = [item for item in found if isinstance(item, Message)]
    own, inner = _own(mail, found)
    is_alone = not (inner or carried)
    if _is_letter(own, is_alone=is_alone):
        yield replace(own, content=content or _bytes(mail)) if is_alone else own
    for one in inner:
        yield Letter(one.sender, _day(one.date), bare_subject(one.subject) or own.subject, text=one.text)
    for message in carried:
        yield from _letters(message)
    yield from losses(mail, found)


def _is_letter(own: Letter, *, is_alone: bool) -> bool:
    """Whether what a mail says itself is more than a note; a page that cannot be read is one, so that it is told of."""
    said = own.text or plain(own.html)
    if not said:
        return unreadable(own.html) is not None
    return is_alone or count(said) >= LEAST


def _own(mail: Message, found: list[Item]) -> tuple[Letter, list[Forwarded]]:
    """What a mail says itself, and what it forwards below that."""
    blocks = [item for item in found if isinstance(item, Block)]
    subject, sender, date = _header(mail, "Subject"), _header(mail, "From"), _date(_header(mail, "Date"))
    is_forward, title = announces(subject), bare_subject(subject)
    if any(block.kind == "html" for block in blocks):
        html = "".join(block.words if block.kind == "html" else _as_html(block.words) for block in blocks)
        _, inner = ("", []) if _is_saved_page(mail) else chain(plain(html), is_announced=is_forward)
        for one in inner[-1:]:  # the page shows all of them, and is the report that was forwarded first
            sender, date, title = one.sender, _day(one.date), bare_subject(one.subject) or title
        return Letter(sender, date, title, html=html, url=_url(mail), is_page=_is_saved_page(mail)), []
    text, inner = chain("\n\n".join(block.words.strip() for block in blocks), is_announced=is_forward)
    is_reply = is_answer(subject) or bool(mail.get("In-Reply-To"))
    said, quoted = ("", "") if inner else answered(text, is_answer=is_reply)
    if count(said) < LEAST:  # a note above what is quoted: that is what the mail is kept for
        said, quoted = text, ""
    return Letter(sender, date, title, text=said, quoted=quoted), [one for one in inner if one.text]


def _as_html(text: str) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip())


def _bytes(message: Message) -> bytes:
    """A message as it was sent; none where its parts cannot be put together again."""
    with suppress(*ODD):
        return message.as_bytes()
    return b""


def _supplied(letter: Letter, beside: Supplied, *, is_alone: bool) -> Supplied:
    """What a letter says of itself; what a list beside the file says of it is said of one letter alone."""
    sender = " ".join(NAME_ENDS.split(letter.sender, maxsplit=1)[0].split()).strip(QUOTES)
    address = HOST.search(letter.sender)
    dates = [] if letter.is_page or letter.date is None else [("Date", letter.date)]
    given = beside if is_alone else Supplied()
    return Supplied(
        id=given.id,
        url=given.url or letter.url,
        outlet=beside.outlet or known_outlet_at(address["host"] if address is not None else ""),
        title=given.title or letter.subject or None,
        byline=given.byline or (None if letter.is_page else sender or (address and address.group()) or None),
        agency=beside.agency,
        language=beside.language,
        retrieved=given.retrieved or (letter.date if letter.is_page else None),
        dates=(*given.dates, *dates),
    )


def _url(mail: Message) -> str | None:
    """Where a saved page says that it stood."""
    places = [_header(mail, "Snapshot-Content-Location")]
    if _is_saved_page(mail):
        parts = (part for part in mail.walk() if part.get_content_type() == "text/html")
        places += [_header(part, "Content-Location") for part in parts]
    return next((place for place in places if place.startswith(("http://", "https://"))), None)


def _is_saved_page(mail: Message) -> bool:
    """Whether a browser saved a page as mail: its date is then when it was saved."""
    return bool(mail.get("Snapshot-Content-Location")) or "saved by" in str(mail.get("From", "")).casefold()


def _header(mail: Message, name: str) -> str:
    """A header's words on one line; as they stand where they cannot be decoded."""
    written = next((value for field, value in mail.raw_items() if field.casefold() == name.casefold()), "")
    value = _letters_of(str(written)[:LONGEST], mail)
    with suppress(*ODD):
        value = str(make_header(decode_header(value)))
    return clean_characters(" ".join(value.split()))


def _letters_of(written: str, mail: Message) -> str:
    """A header that is not encoded: in UTF-8 (RFC 6532), or in the character set of the mail's text."""
    content = written.encode("utf-8", "surrogateescape")
    with suppress(UnicodeError):
        return content.decode()
    for part in mail.walk():
        with suppress(UnicodeError):
            return content.decode(codec_of(part.get_content_charset() or "") or "ascii")
    return written


def _date(value: str) -> str | None:
    try:
        return parsedate_to_datetime(value).isoformat()
    except ODD:
        return value or None


def _day(written: str) -> str | None:
    """The day of a forwarded message as it is written for people; the forwarder's is none of its."""
    return written if days(written) else _date(written)
