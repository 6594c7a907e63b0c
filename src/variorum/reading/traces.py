"""Traces of a report in what else was fetched: a feed, list or page that names its address or holds its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import unquote, urlsplit

from variorum.errors import InputError
from variorum.reading.files.charsets import decode
from variorum.reading.formats.lists import unpacked_list
from variorum.records import Article

RUN = 8  # words in a row that two texts share only where one was copied from the other, as for copies of reports
TITLE_WORDS = 3  # a shorter title ("Sport") stands in documents that know nothing of the report
WORD = re.compile(r"\w+")
MARKS = re.compile(r"<!\[CDATA\[|\]\]>|</?[a-z!?][^<>]*>", re.I)
ESCAPED = re.compile(r"\\(?:u(?P<code>[0-9a-f]{4})|(?P<mark>.))", re.I | re.S)
NOWHERE = ("", "/")  # the place of an address that names none, and of every document
BEFORE_PATH = r"(?:^|[\s\"'>\[=])"  # what stands before an address that names no host, and not before the end of a tag


class Traces:
    """What reports that are to be forgotten can be known by elsewhere."""

    def __init__(self, reports: Iterable[Article]) -> None:
        found = list(reports)
        self._places = frozenset(_place(one.url) for one in found if one.url) - {NOWHERE}
        self._runs = frozenset(run for one in found for run in _runs(_words(one.text)))
        titles = (_words(one.title or "") for one in found)
        self._titles = frozenset(f" {' '.join(words)} " for words in titles if len(words) >= TITLE_WORDS)

    def found_in(self, content: bytes, address: str) -> bool:
        """Whether a document that stood at an address has one of them; rather once too often than too seldom."""
        text = _text(content, address)
        return self._names(text, address) or self._holds(text)

    def _names(self, text: str, address: str) -> bool:
        told, own = unquote(text), _place(address)[0]
        return any(
            f"{host}{path}" in told or (host == own and re.search(BEFORE_PATH + re.escape(path), told) is not None)
            for host, path in self._places
        )

    def _holds(self, text: str) -> bool:
        words = _words(MARKS.sub(" ", text))
        flat = f" {' '.join(words)} "
        return any(title in flat for title in self._titles) or any(run in self._runs for run in _runs(words))


def _text(content: bytes, address: str) -> str:
    """A document's text, its entities resolved twice: a feed holds markup as text, and entities in this markup."""
    try:
        content = unpacked_list(content, address)
        text = decode(content, address)
    except InputError:
        text = content.decode("latin-1")
    if text.lstrip().startswith(("{", "[")):
        text = ESCAPED.sub(_resolved, text)
    return unescape(unescape(text))


def _resolved(match: re.Match[str]) -> str:
    if match["code"]:
        return chr(int(match["code"], 16))
    return match["mark"] if match["mark"] in '"\\/' else " "


def _place(url: str) -> tuple[str, str]:
    """Host and path of an address as they are compared; a path that ends in a stroke is the one without it."""
    host, path, query = _parts(url)
    return host.lower(), unquote(f"{path.rstrip('/')}?{query}".rstrip("?")) or "/"


def _parts(url: str) -> tuple[str, str, str]:
    """Host, path and query; as they are written where no host has such a name: reports may have any address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        host, stroke, rest = url.partition("://")[2].partition("#")[0].partition("/")
        path, _, query = rest.partition("?")
        return host, stroke + path, query
    return parts.netloc, parts.path, parts.query


def _words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


def _runs(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)
