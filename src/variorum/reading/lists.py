"""Lists of addresses: a file with one a line, a sitemap, a feed; none of them is fetched here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from variorum.errors import InputError
from variorum.reading.charsets import decode
from variorum.reading.feeds import links_in_feed
from variorum.reading.inputs import Input, is_address
from variorum.reading.kinds import content_kind
from variorum.records import Problem

PLACE = re.compile(r"<(?:[\w-]+:)?loc\b[^>]*>\s*(?:<!\[CDATA\[)?\s*(?P<place>[^<\]\s]+)", re.I)
COMMENT = "#"
LIST = ".urls"


def links(content: bytes, where: str) -> tuple[str, ...] | None:
    """The addresses that a feed or sitemap names, in its order; None for what is neither."""
    kind = content_kind(content[:4096])
    if kind == "feed":
        return links_in_feed(content, where)
    return links_in_sitemap(content, where) if kind == "sitemap" else None


def links_in_sitemap(content: bytes, where: str) -> tuple[str, ...]:
    """The addresses of a sitemap's pages, or of the sitemaps that an index names."""
    text = decode(content, where)
    return tuple(dict.fromkeys(unescape(match["place"]) for match in PLACE.finditer(text)))


def links_in_list(content: bytes, where: str) -> tuple[str, ...]:
    """The addresses of a list, one a line; blank lines and those that begin with `#` are left out.

    Raises InputError where a line is no address.
    """
    lines = [line.strip() for line in decode(content, where).splitlines()]
    wanted = [line.split()[0] for line in lines if line and not line.startswith(COMMENT)]
    wrong = next((line for line in wanted if not is_address(line)), None)
    if wrong is not None:
        raise InputError(where, f"{wrong[:80]} is no address; give one http or https address a line")
    return tuple(dict.fromkeys(wanted))


def read_list(source: Input) -> Iterator[Problem]:
    """A problem that says what to do: a list of addresses holds no text, and is fetched only where that is asked."""
    found = links_in_list(source.load(), source.location)
    yield Problem(source.location, "list", _unfetched(len(found), "a list"))


def read_sitemap(source: Input) -> Iterator[Problem]:
    """The same for a sitemap."""
    found = links_in_sitemap(source.load(), source.location)
    yield Problem(source.location, "list", _unfetched(len(found), "a sitemap"))


def _unfetched(number: int, what: str) -> str:
    pages = "page" if number == 1 else "pages"
    return f"this is {what} of {number} {pages} and holds no text of theirs; name it with --fetch to have them fetched"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user's inputs ask for: files to read, addresses to fetch, and what is wrong with the lists of these."""

    files: tuple[str, ...]
    addresses: tuple[str, ...]
    problems: tuple[Problem, ...]


def apart(paths: Sequence[str], *, lists: Sequence[str] = (), fetch: bool = False) -> Wanted:
    """Files and addresses apart: an address, a file of addresses named as input or as one of `lists`, is to be fetched.

    With `fetch`, so are the pages that a feed or sitemap among the files names; files inside a folder never are.
    """
    files, addresses, problems = list[str](), list[str](), list[Problem]()
    for path in (*paths, *lists):
        try:
            named = _named(path, is_list=path in lists, fetch=fetch)
        except InputError as error:
            problems.append(Problem(path, "list", error.why))
            continue
        if named is None:
            files.append(path)
        else:
            addresses += named
    return Wanted(tuple(files), tuple(dict.fromkeys(addresses)), tuple(problems))


def _named(path: str, *, is_list: bool, fetch: bool) -> Sequence[str] | None:
    """The addresses behind an input; None for a file that is to be read."""
    if is_address(path):
        return (path,)
    source = Input(path, Path(path).stem, Path(path))
    if is_list or (source.suffix == LIST and Path(path).is_file()):
        return links_in_list(source.load(), path)
    return links(source.load(), path) if fetch and _may_name(source) else None


def _may_name(source: Input) -> bool:
    """Whether a file is a feed or sitemap."""
    if source.path is None or not source.path.is_file():
        return False
    return content_kind(source.head()) in ("feed", "sitemap")
