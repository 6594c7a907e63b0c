"""Lists of addresses: a file with one a line, a sitemap, a feed; none of them is fetched here."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from variorum.errors import InputError
from variorum.inflating import GZIP, Gunzip
from variorum.reading.files.charsets import decode
from variorum.reading.files.inputs import LARGEST, Input, is_address, too_large
from variorum.reading.files.kinds import HEAD, content_kind
from variorum.reading.files.repeated import told_once
from variorum.reading.formats.feeds import broken_off, links_in_feed
from variorum.reading.formats.packed import Budget, Unpacking, unpacked
from variorum.records import Problem
from variorum.terminal import printable

# Nothing is tried in two ways, for a gap of 20,000 spaces would be.
PLACE = re.compile(r"<(?:(?P<prefix>[\w-]++):)?+loc\b[^<>]*+>\s*+(?:<!\[CDATA\[\s*+)?+(?P<place>[^<\]\s]++)", re.I)
SITEMAP = re.compile(r"<(?:(?P<prefix>[\w-]++):)?+(?:urlset|sitemapindex)\b", re.I)
COMMENT = "#"
LIST = ".urls"
NO_PAGES = "it names no pages; give one http or https address a line"


def links(content: bytes, where: str) -> tuple[str | Problem, ...] | None:
    """The addresses that a feed or sitemap names, in its order; None for what is neither.

    A problem stands among them where it is broken off.
    """
    content = unpacked_list(content, where)
    kind = content_kind(content[:HEAD])
    if kind == "feed":
        return links_in_feed(content, where)
    return links_in_sitemap(content, where) if kind == "sitemap" else None


def unpacked_list(content: bytes, where: str) -> bytes:
    """What a feed or sitemap holds that was sent as a gzip file, as sitemaps.org has them; anything else as it is.

    Raises InputError for one that is damaged, or beyond the bounds.
    """
    if not content.startswith(GZIP):
        return content
    raw = Gunzip(io.BytesIO(content))
    found = io.BufferedReader(Unpacking(raw, where, Budget(len(content)))).read(LARGEST + 1)
    if len(found) > LARGEST:
        raise InputError(where, too_large("what is packed in it"))
    return found


def links_in_sitemap(content: bytes, where: str) -> tuple[str | Problem, ...]:
    """The addresses of a sitemap's pages, or of the sitemaps that an index names; a problem where it is broken off."""
    broken = broken_off(content, where)
    return (*dict.fromkeys(_places(decode(content, where))), *([] if broken is None else [broken]))


def _places(text: str) -> list[str]:
    """The addresses that a sitemap names itself, and not those of pictures, whose elements have another prefix."""
    head, *rest = text.split("<!--")
    found = list(PLACE.finditer("".join([head, *(part.partition("-->")[2] for part in rest)])))
    root = SITEMAP.search(text)
    own = [match for match in found if root is not None and match["prefix"] == root["prefix"]]
    return [unescape(match["place"]) for match in own or found]


def links_in_list(content: bytes, where: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The addresses of a list, one a line, and a problem for each line that is none; blank lines and notes are neither.

    Raises InputError where no line is an address.
    """
    lines = [(number, line.strip()) for number, line in enumerate(decode(content, where).splitlines(), 1)]
    told = [(number, line.split()[0]) for number, line in lines if line and not line.startswith(COMMENT)]
    wrong = [(number, word) for number, word in told if not is_address(word)]
    if len(wrong) == len(told):
        raise InputError(where, _no_address(wrong[0][1]) if wrong else NO_PAGES)
    problems = tuple(Problem(f"{where}:{number}", "line", _no_address(word)) for number, word in wrong)
    return tuple(dict.fromkeys(word for _, word in told if is_address(word))), problems


def _no_address(word: str) -> str:
    return f"this is no address ({word[:80]}); give one http or https address a line"


def read_list(source: Input) -> Iterator[Problem]:
    """A problem that says what to do: a list of addresses holds no text, and is fetched only where that is asked."""
    found, problems = links_in_list(source.load(), source.location)
    yield from problems
    yield Problem(source.location, "list", _unfetched(len(found), "a list"))


def read_sitemap(source: Input) -> Iterator[Problem]:
    """The same for a sitemap."""
    found, problems = _parted(links_in_sitemap(source.load(), source.location))
    yield Problem(source.location, "list", _unfetched(len(found), "a sitemap"))
    yield from problems


def _parted(found: Iterable[object]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Addresses and problems apart."""
    every = tuple(found)
    return tuple(x for x in every if isinstance(x, str)), tuple(x for x in every if isinstance(x, Problem))


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
            problems.append(Problem(printable(path), "list", error.why))
            continue
        if named is None:
            files.append(path)
        elif not any(named):
            problems.append(Problem(printable(path), "list", NO_PAGES))
        else:
            addresses += named[0]
            problems += named[1]
    return Wanted(tuple(files), tuple(dict.fromkeys(addresses)), tuple(problems))


def _named(path: str, *, is_list: bool, fetch: bool) -> tuple[Sequence[str], Sequence[Problem]] | None:
    """The addresses behind an input, and what is wrong with some; None for a file that is to be read."""
    if is_address(path):
        return (path,), ()
    source = Input(path, Path(path).stem, Path(path))
    if is_list or (source.suffix == LIST and Path(path).is_file()):
        found, wrong = links_in_list(source.load(), source.location)
        return found, _parted(told_once(wrong, source))[1]
    naming = _naming(source) if fetch else None
    held = None if naming is None else links(naming.load(), source.location)
    return None if held is None else _parted(held)


def _naming(source: Input) -> Input | None:
    """A file that is a feed or sitemap, or has one packed in it; None for any other."""
    if source.path is None or not source.path.is_file():
        return None
    held = next(unpacked(source), None)
    is_one = isinstance(held, Input) and held.path is not None and content_kind(held.head()) in ("feed", "sitemap")
    return held if is_one and isinstance(held, Input) else None
