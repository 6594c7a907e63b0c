"""Reads every input with the reader of its kind; what cannot be read is a problem, and the rest goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from os.path import abspath

from variorum.errors import InputError
from variorum.reading.articles import articles
from variorum.reading.drafts import Draft
from variorum.reading.files.inputs import NO_COLUMNS, Columns, Input, inputs
from variorum.reading.files.kinds import kind_of
from variorum.reading.files.repeated import told_once
from variorum.reading.files.stumbles import with_stumbles
from variorum.reading.formats.packed import SUFFIXES, unpacked
from variorum.reading.formats.sidecar import described
from variorum.reading.metadata.undated import with_unread_days
from variorum.records import Article, Problem, Reading
from variorum.terminal import printable

LINE = re.compile(r":\d+$")
PACKED = re.compile(rf"(?:{'|'.join(map(re.escape, SUFFIXES))})$", re.I)
Reader = Callable[[Input], Iterator[Draft | Problem]]
Readers = Mapping[str, Reader]


def read_all(paths: Sequence[str], *, readers: Readers, columns: Columns = NO_COLUMNS) -> Iterator[Reading | Problem]:
    """The readings of all inputs in order, each article's id its own within the run, and every problem."""
    return read_sources(sources(paths, columns=columns), readers=readers)


def sources(paths: Sequence[str], *, columns: Columns = NO_COLUMNS) -> Iterator[Input | Problem]:
    """Every file, with what a list beside it says."""
    return map(_writable, described(inputs(paths, columns=columns)))


def _writable(source: Input | Problem) -> Input | Problem:
    """A problem in characters that can be written, whatever the bytes of the names that it tells of."""
    if isinstance(source, Input):
        return source
    return replace(source, where=printable(source.where), why=printable(source.why))


def read_sources(found: Iterable[Input | Problem], *, readers: Readers) -> Iterator[Reading | Problem]:
    """The readings of files that were looked up, and of whatever is packed in them."""
    return distinct(item for packed in found for source in _unpacked(packed) for item in _told(source, readers))


def distinct(items: Iterable[Reading | Problem]) -> Iterator[Reading | Problem]:
    """The readings, each made of a path under an id that no other of this run has; doing it twice changes nothing.

    Those that came with one id or address are one report, and keep it; so are those that stood in one place. A file and
    what was packed of it beside it are one file.
    """
    names, told = _Names(), dict[str, bytes]()  # by place: what was read there
    for item in items:
        if isinstance(item, Reading) and _is_of_one_file(item.article):
            place, own = item.article.location, _what_is_told(item.article)
            beside = {PACKED.sub("", place), *(f"{place}{ending}" for ending in SUFFIXES)} - {place}
            if any(told.get(one) == own for one in beside):
                continue
            told[place] = own
        yield names.given(item) if isinstance(item, Reading) else item


def _is_of_one_file(article: Article) -> bool:
    return not (article.is_named or article.url or LINE.search(article.location))


def _what_is_told(article: Article) -> bytes:
    """A short sum of a report's bytes and of what is known of it."""
    known = (article.sha256, article.outlet, article.agency, article.title, article.byline, article.published)
    return blake2b(repr((*known, article.language)).encode("utf-8", "replace"), digest_size=12).digest()


def _unpacked(source: Input | Problem) -> Iterator[Input | Problem]:
    return with_stumbles(unpacked(source), source.where if isinstance(source, Problem) else source.location)


def _told(source: Input | Problem, readers: Readers) -> Iterable[Reading | Problem]:
    if isinstance(source, Problem):
        return (source,)
    return told_once(with_stumbles(_read(source, readers), source.location), source)


def _read(source: Input, readers: Readers) -> Iterator[Reading | Problem]:
    try:
        for draft in with_unread_days(readers[kind_of(source, readers)](source), source):
            if isinstance(draft, Problem):
                yield draft
            else:
                yield from with_stumbles(articles(draft), draft.original.location, "article")
    except InputError as error:
        yield Problem(source.location, "file", error.why)
    except OSError as error:
        yield Problem(source.location, "file", f"reading broke off: {error.strerror or error}")


class _Names:
    """Which ids the reports of a run have, and where those stood that are made of a path."""

    def __init__(self) -> None:
        self._places = dict[str, str]()  # by id
        self._names = dict[str, str]()  # by place

    def given(self, reading: Reading) -> Reading:
        """The reading under an id that no other input has: two files may share a stem."""
        article = reading.article
        if article.is_named or article.url:
            self._places.setdefault(article.id, article.location)
            return reading
        name = self._names.get(article.location) or self._free(article)
        self._names[article.location] = name
        return reading if name == article.id else replace(reading, article=replace(article, id=name))

    def _free(self, article: Article) -> str:
        """The first of the names that a report made of a path may have that no other place has taken."""
        return next((name for name in self._possible(article) if self._is_free(name, article.location)), article.id)

    def _possible(self, article: Article) -> Iterator[str]:
        """Its stem; beside another file of this stem, the same with its ending; else its path.

        Only the path says how the folder around it was named, and so is another one where that is named otherwise.
        """
        yield article.id
        own = _with_ending(article.id, article.location)
        if own != _with_ending(article.id, self._places[article.id]):
            yield own
        yield article.location

    def _is_free(self, name: str, location: str) -> bool:
        place = self._places.setdefault(name, location)
        return place == location or abspath(place) == abspath(location)


def _with_ending(name: str, location: str) -> str:
    """An id that was made of a path, with the ending of the file: `2021/kelm.txt:3` of `2021/kelm:3`."""
    line = LINE.search(name)
    stem = name if line is None or not location.endswith(line.group()) else name[: line.start()]
    return location[max(0, f"/{location}".rfind(f"/{stem}")) :]
