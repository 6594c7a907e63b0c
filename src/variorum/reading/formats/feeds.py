"""Reads RSS and Atom: each entry that brings a text of its own is a report; a teaser is one that its page replaces."""

from __future__ import annotations

import io
import json
import re
from calendar import timegm
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import struct_time
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from variorum.errors import InputError
from variorum.reading.drafts import Draft
from variorum.reading.files.charsets import clean_characters
from variorum.reading.files.inputs import Input, is_address
from variorum.reading.files.kinds import HEAD, narrow, root_of
from variorum.reading.formats.fields import plain
from variorum.reading.formats.pages import DEEPEST
from variorum.reading.formats.plain import original, with_title
from variorum.reading.lines.days import days
from variorum.reading.lines.outlets import host_of
from variorum.records import Problem

if TYPE_CHECKING:
    from feedparser import FeedParserDict

Entry = dict[str, Any]

TAG = re.compile(rb"<[/!?]?[A-Za-z]")
ENTRY_BEGINS = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.I)
ENTRY_ENDS = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>", re.I)
URI = re.compile(r"(?:urn|tag):|https?://", re.I)  # what names one thing wherever it stands
MOST_TAGS = 200_000  # elements: a feed of a thousand full articles has half as many


def read_feed(source: Input) -> Iterator[Draft | Problem]:
    """A draft for each whole entry with a text; one problem that counts those without, one for a feed broken off."""
    content = source.load()
    feed, entries = _whole(content, source.location)
    broken = broken_off(content, source.location)
    if not entries:
        why = "the feed has no entries that can be read"
        raise InputError(source.location, why if broken is None else f"{why}, and is broken off; get it again")
    bare = 0
    site = _site(feed)
    for number, entry in enumerate(entries, 1):
        draft = _draft(entry, number, source, _words(feed.feed.get("title")), site)
        if draft is None:
            bare += 1
        else:
            yield draft
    if bare:
        how = "name it with --fetch to have their pages fetched"
        why = f"{bare} of its {len(entries)} entries bring no text of their own; {how}"
        yield Problem(source.location, "feed", why)
    if broken is not None:
        yield broken


def links_in_feed(content: bytes, where: str) -> tuple[str | Problem, ...]:
    """The addresses of a feed's whole entries, in its order, and a problem where it is broken off."""
    feed, entries = _whole(content, where)
    links = (_words(entry.get("link")) for entry in entries)
    if not is_address(where):  # on the web they lead on from where the feed is
        links = (_onward(_site(feed), link) for link in links)
    broken = broken_off(content, where)
    return (*dict.fromkeys(link for link in links if link), *([] if broken is None else [broken]))


def broken_off(content: bytes, where: str) -> Problem | None:
    """A problem where the element around a feed or sitemap has no end; None where it has."""
    content = narrow(content)
    root = re.escape(root_of(content[:HEAD]).encode())
    if not root or re.search(rb"</(?:\w+:)?%s\s*>" % root, content, re.I):
        return None
    return Problem(where, "feed", "it is broken off; what is whole in it is taken, get it again for the rest")


def _whole(content: bytes, where: str) -> tuple[FeedParserDict, list[Entry]]:
    """The feed, and those of its entries that are not broken off: the last may have begun without an end."""
    feed = parsed(content, where)
    content = narrow(content)
    begun, ended = (
        max((m.start() for m in marks.finditer(content)), default=-1) for marks in (ENTRY_BEGINS, ENTRY_ENDS)
    )
    entries = list(feed.entries)
    return feed, entries[:-1] if begun > ended else entries


def parsed(content: bytes, where: str) -> FeedParserDict:
    """The feed; raises InputError for one that no parser ends in time, and for one that is none.

    It is given as a stream, because feedparser would fetch an address and open a path.
    """
    import feedparser  # opens in a third of a second, and most piles hold no feed

    if narrow(content) is not content:  # the mark goes before the encoding that the feed declares
        content = BOM_UTF8 + narrow(content).removeprefix(BOM_UTF8)
    if len(TAG.findall(content)) > MOST_TAGS or _is_deep(content):
        raise InputError(where, "the feed is too large or nested too deeply; give a part of it")
    try:
        return feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError) as error:
        raise InputError(where, "the feed is damaged and cannot be read; get it again") from error


def _is_deep(content: bytes) -> bool:
    """Whether its elements are nested deeper than those of any feed, counted by their marks alone."""
    depth = 0
    for mark in re.finditer(rb"<(?P<end>/?)[A-Za-z][^<>]*?(?P<empty>/?)>", content):
        depth += 0 if mark["empty"] else -1 if mark["end"] else 1
        if depth > DEEPEST:
            return True
    return False


def _site(feed: FeedParserDict) -> str:
    """The address that a feed says it belongs to; nothing where it says none."""
    link = _words(feed.feed.get("link"))
    return link if is_address(link) and host_of(link) is not None else ""


def _onward(site: str, link: str) -> str:
    """Where a link leads from a site, as far as that is known."""
    with suppress(ValueError):
        return urljoin(site, link) if site and link else link
    return link


def _name(entry: Entry, site: str) -> str | None:
    """By what a feed knows an entry that has no address: one of its own kind alone is known together with the site.

    The place of an entry in its feed is another one tomorrow.
    """
    told = _words(dict.get(entry, "id"))
    if not told or URI.match(told):
        return told or None
    return f"{host_of(site)}: {told}" if site else None


def _draft(entry: Entry, number: int, source: Input, outlet: str, site: str) -> Draft | None:
    """The draft of an entry; None where it brings a title alone."""
    link, title = _onward(site, _words(entry.get("link"))), _words(_plain(str(entry.get("title") or "")))
    text = _text(entry)
    if not text or text == title:
        return None
    url = link if host_of(link) is not None and link.startswith(("http://", "https://")) else None
    supplied = replace(
        source.supplied.of_each(),
        id=None if url else _name(entry, site),
        url=url,
        outlet=source.supplied.outlet or (None if url else outlet or None),
        title=title or None,
        byline=_words(entry.get("author")) or None,
        dates=tuple(_dates(entry)),
    )
    told = {"title": title, "link": link, "published": dict(supplied.dates), "text": text}
    where = f"{source.location}:{number}"
    kept = original(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"), where)
    return with_title(text, kept, f"{source.name}:{number}", supplied)


def _text(entry: Entry) -> str:
    """The longest text that the entry brings, as plain words."""
    values = [str(part.get("value") or "") for part in entry.get("content") or []]
    texts = [_plain(value) for value in [*values, str(entry.get("summary") or "")]]
    return max(texts, key=len, default="")


def _plain(value: str) -> str:
    value = clean_characters(value)
    return plain(value) if "<" in value or "&" in value else value.strip()


def _dates(entry: Entry) -> Iterator[tuple[str, str]]:
    """The days of an entry as they are written, with their zones; feedparser puts all into one."""
    for field in ("published", "updated"):
        written = _words(dict.get(entry, field))  # feedparser's own `get` gives another date where there is none
        found = _moment(written) or (written if days(written) else _read_by_parser(entry, field)) or written
        if found:
            yield field, found


def _moment(written: str) -> str | None:
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        return parsedate_to_datetime(written).isoformat()
    return None


def _read_by_parser(entry: Entry, field: str) -> str | None:
    moment = dict.get(entry, f"{field}_parsed")
    if isinstance(moment, struct_time):
        with suppress(ValueError, OverflowError, OSError):
            return datetime.fromtimestamp(timegm(moment), UTC).isoformat()
    return None


def _words(value: object) -> str:
    return clean_characters(" ".join(value.split())) if isinstance(value, str) else ""
