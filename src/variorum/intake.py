"""Decides what is new: which of the reports that come in the ledger holds already, and which version a text is."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePath

from variorum.ledger import Ledger
from variorum.logs import event
from variorum.records import Article, Problem, Reading

logger = logging.getLogger(__name__)

Versions = dict[str, tuple[int, bool]]  # by the hash of the text: which version it is, and whether its claims are read
LINE = re.compile(r":\d+$")
HASH_SHOWN = (
    8  # letters of the hash that tell two files of one name apart: two in a million piles of a thousand collide
)


class Intake:
    """Lets the new reports through, and counts the rest; nothing is stored here but problems."""

    def __init__(self, ledger: Ledger, *, reader: str) -> None:
        self.known = 0
        self.problems: list[Problem] = []
        self._ledger = ledger
        self._reader = reader
        self._versions: dict[str, Versions] = {}
        self._troubled = {problem.where for problem in ledger.problems()}

    def new(self, readings: Iterable[Reading | Problem]) -> Iterator[Reading]:
        """The reports that are not in the ledger as this reader reads them, each with the number of its version."""
        for reading in readings:
            if isinstance(reading, Problem):
                self._refuse(reading)
                continue
            for place in (reading.article.location, reading.article.url):
                self._solve(place)
            fresh = self._fresh(reading)
            if fresh is not None:
                yield fresh

    def _fresh(self, reading: Reading) -> Reading | None:
        day = self._ledger.forgotten(reading.article)
        if day is not None:
            self._refuse(_forgotten(reading.article, day))
            return None
        text = sha256(reading.article.text.encode()).hexdigest()
        article = self._named(reading.article, text)
        versions = self._known_versions(article.id)
        number, is_read = versions.get(text, (len(versions) + 1, False))
        versions[text] = (number, True)
        if is_read:
            self.known += 1
            return None
        return replace(reading, article=replace(article, version=number))

    def _named(self, article: Article, text: str) -> Article:
        """Another text under the same path is another report, not a later version of the one that stood there."""
        versions = self._known_versions(article.id)
        if not versions or text in versions or not is_named_by_path(article):
            return article
        return replace(article, id=f"{article.id}~{text[:HASH_SHOWN]}")

    def _known_versions(self, article_id: str) -> Versions:
        if article_id not in self._versions:
            self._versions[article_id] = self._ledger.versions(article_id, reader=self._reader)
        return self._versions[article_id]

    def _refuse(self, problem: Problem) -> None:
        self.problems.append(problem)
        self._ledger.store_problem(problem)
        event(logger, "problem", where=problem.where, what=problem.what)

    def _solve(self, where: str | None) -> None:
        if where is not None and where in self._troubled:
            self._ledger.solve(where)
            self._troubled.discard(where)


def is_named_by_path(article: Article) -> bool:
    """Whether an article has its id from where it was read, because neither an id nor an address came with it."""
    if article.id in (article.url, article.location):
        return article.id == article.location
    file, line = _split(article.location)
    name = "stdin" if file == "standard input" else PurePath(file).with_suffix("").as_posix()
    return f"/{name}{line}".endswith(f"/{article.id}")


def _split(location: str) -> tuple[str, str]:
    """A location as the file and, for JSON lines, the line."""
    line = LINE.search(location)
    return (location, "") if line is None else (location[: line.start()], line.group())


def _forgotten(article: Article, day: str) -> Problem:
    return Problem(
        where=article.location,
        what="this report was forgotten",
        why=f"it was removed from this ledger on {day} and is not taken in again; another ledger may hold it",
    )
