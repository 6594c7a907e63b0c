"""Reads RSS and Atom: each entry that brings a text of its own is a report; a teaser is one that its page replaces."""

from __future__ import annotations

import io
import json
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from time import struct_time
from typing import TYPE_CHECKING, Any

from variorum.errors import InputError
from variorum.reading.charsets import clean_characters
from variorum.reading.drafts import Draft, Supplied
from variorum.reading.fields import plain
from variorum.reading.inputs import Input
from variorum.reading.outlets import host_of
from variorum.reading.pages import DEEPEST
from variorum.reading.plain import original, with_title
from variorum.records import Problem

if TYPE_CHECKING:
    from feedparser import FeedParserDict

Entry = dict[str, Any]

TAG = re.compile(rb"<[/!?]?[A-Za-z]")
MOST_TAGS = 200_000  # elements: a feed of a thousand full articles has half as many


def read_feed(source: Input) -> Iterator[Draft | Problem]:
    """A draft for each entry with a text; one problem that counts the entries without."""
    feed = parsed(source.load(), source.location)
    entries = list(feed.entries)
    if not entries:
        raise InputError(source.location, "the feed has no entries that can be read")
    bare = 0
    for number, entry in enumerate(entries, 1):
        draft = _draft(entry, number, source, _words(feed.feed.get("title")))
        if draft is None:
            bare += 1
        else:
            yield draft
    if bare:
        how = "name it with --fetch to have their pages fetched"
        why = f"{bare} of its {len(entries)} entries bring no text of their own; {how}"
        yield Problem(source.location, "feed", why)


def links_in_feed(content: bytes, where: str) -> tuple[str, ...]:
    """The addresses of a feed's entries, in its order."""
    links = (_words(entry.get("link")) for entry in parsed(content, where).entries)
    return tuple(dict.fromkeys(link for link in links if link))


def parsed(content: bytes, where: str) -> FeedParserDict:
    """The feed; raises InputError for one that no parser ends in time, and for one that is none.

    It is given as a stream, because feedparser would fetch an address and open a path.
    """
    import feedparser  # opens in a third of a second, and most piles hold no feed

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


def _draft(entry: Entry, number: int, source: Input, outlet: str) -> Draft | None:
    """The draft of an entry; None where it brings a title alone."""
    link, title = _words(entry.get("link")), _words(entry.get("title"))
    text = _text(entry)
    if not text or text == title:
        return None
    url = link if host_of(link) is not None and link.startswith(("http://", "https://")) else None
    supplied = Supplied(
        id=None if url else (source.supplied.id or None),
        url=url,
        outlet=source.supplied.outlet or (None if url else outlet or None),
        title=title or None,
        byline=_words(entry.get("author")) or None,
        language=source.supplied.language,
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
    for field in ("published", "updated"):
        moment = dict.get(entry, f"{field}_parsed")  # feedparser's own `get` gives another date where there is none
        if isinstance(moment, struct_time):
            try:
                yield field, datetime.fromtimestamp(timegm(moment), UTC).isoformat()
            except (ValueError, OverflowError, OSError):
                continue
        elif dict.get(entry, field):
            yield field, _words(dict.get(entry, field))


def _words(value: object) -> str:
    return clean_characters(" ".join(value.split())) if isinstance(value, str) else ""
