"""Decides what is new: which of the reports that come in the ledger holds already, and which version a text is."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import PurePath

from variorum.ledger import Ledger
from variorum.ledger.articles import Version, version_of
from variorum.ledger.ids import STANDARD_INPUT, file_of, is_named_by_path, of_other_text
from variorum.logs import event
from variorum.records import Article, Problem, Reading
from variorum.terminal import printable

logger = logging.getLogger(__name__)

BROKEN_OFF = "reading broke off"  # what is told where no reader told why, and nobody knows what else there was


class Intake:
    """Lets the new reports through, and counts the rest; nothing is stored here but problems.

    `named` is what the user named to be read: problems in it that are not met again are over. `tell` is called with
    each report that is known.
    """

    def __init__(
        self, ledger: Ledger, *, reader: str, named: Sequence[str] = (), tell: Callable[[], None] | None = None
    ) -> None:
        self.known = 0
        self.problems: list[Problem] = []
        self._ledger = ledger
        self._reader = reader
        self._tell = tell
        self._named = frozenset(STANDARD_INPUT if one == "-" else _place(one) for one in named)
        self._versions: dict[str, list[Version]] = {}
        self._troubled = {problem.where for problem in ledger.unread()}

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
        if not any(problem.what == BROKEN_OFF for problem in self.problems):
            self._put_right()

    def _fresh(self, reading: Reading) -> Reading | None:
        day = self._ledger.forgotten(reading.article)
        if day is not None:
            self._refuse(_forgotten(reading.article, day))
            return None
        article = self._under_its_id(reading.article)
        versions, own = self._known_versions(article.id), version_of(article)
        held = _held(own, versions)
        number = len(versions) + 1 if held is None else held.number
        if held is not None and held.is_read:
            self.known += 1
            if self._tell is not None:
                self._tell()
            return None
        versions[number - 1 : number] = [replace(own if held is None else held, number=number, is_read=True)]
        return replace(reading, article=replace(article, version=number))

    def _under_its_id(self, article: Article) -> Article:
        """The article under the id by which the ledger holds its report, or is to hold it.

        Another text under the same path is another report, not a later version of the one that stood there; so is the
        same text from another place of which something else is known.
        """
        versions, own = self._known_versions(article.id), version_of(article)
        is_by_path = is_named_by_path(article)
        alike = [one for one in versions if one.text == own.text] if is_by_path else versions
        if alike:
            is_it = not is_by_path or any(_is_same_place(own, one) or _adds_nothing(own, one) for one in alike)
            return article if is_it else replace(article, id=article.location)
        before = self._read_here(article, is_by_path=is_by_path)
        if before is not None:
            return replace(article, id=before.id, is_named=before.is_named)
        return replace(article, id=of_other_text(article.id, article.text)) if versions else article

    def _read_here(self, article: Article, *, is_by_path: bool) -> Article | None:
        """The report that was read from the same bytes in the same place before its name was known, or after.

        Or, made of a path, before the folder that was named was another one around it.
        """
        found = self._ledger.read_here(article)
        here = [one for one in found if one.location == article.location and (is_by_path or is_named_by_path(one))]
        around = (one for one in found if is_by_path and is_named_by_path(one) and self._is_renamed(article, one))
        return next(chain(here, around), None)

    def _is_renamed(self, article: Article, before: Article) -> bool:
        """Whether a report that this run has not met yet is the same, and was called by another part of its path."""
        if before.id in self._versions:
            return False
        own = version_of(article)
        held = self._known_versions(before.id)
        return any((own.text, own.metadata) == (one.text, one.metadata) for one in held)

    def _known_versions(self, article_id: str) -> list[Version]:
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

    def _put_right(self) -> None:
        """Drops the problems that this run would have met again, and those of names that lead nowhere now."""
        met = set(self.problems)
        over = [one for one in self._ledger.unread() if one not in met and self._is_over(one)]
        if over:
            self._ledger.drop(over)

    def _is_over(self, problem: Problem) -> bool:
        """Whether a problem that was not met again is none any more."""
        if problem.what == BROKEN_OFF:
            return True
        place = _place(problem.where)
        is_of_name = problem.what == "input" and not os.path.exists(place)
        return is_of_name or not self._named.isdisjoint(_around(place))


def _held(own: Version, versions: Sequence[Version]) -> Version | None:
    """The newest stored version that this one is; None where its place has said something else of its text since."""
    held = next((one for one in reversed(versions) if _is_held(own, one)), None)
    told = (one.number for one in reversed(versions) if (one.text, one.location) == (own.text, own.location))
    return held if held is None or next(told, 0) <= held.number else None


def _is_held(own: Version, held: Version) -> bool:
    """Whether a stored version is this one.

    What is said of a report in the place where it stood before goes before what was said there; from elsewhere, what
    is not said says nothing.
    """
    if own.text != held.text:
        return False
    return own.metadata == held.metadata or (_adds_nothing(own, held) and not _is_same_place(own, held))


def _adds_nothing(own: Version, held: Version) -> bool:
    pairs = zip(own.metadata, held.metadata, strict=True)
    return all(value in (None, stored) for value, stored in pairs)


def _is_same_place(one: Version, other: Version) -> bool:
    """Whether two places are one, as far as paths tell that may begin in different folders."""
    here, there = (f"/{os.path.normpath(version.location)}" for version in (one, other))
    return here.endswith(there) or there.endswith(here)


def _place(named: str) -> str:
    """What the user named, or where a problem is, so written that the two can be compared."""
    words = printable(named)  # as a problem tells it
    return words if "://" in words or words.startswith(STANDARD_INPUT) else os.path.abspath(words)


def _around(place: str) -> Iterator[str]:
    """A place, the file in which it is a line or record, and the folders and archives around it."""
    file = file_of(place)
    yield from (place, file, *map(str, PurePath(file).parents))


def _forgotten(article: Article, day: str) -> Problem:
    return Problem(
        where=article.location,
        what="this report was forgotten",
        why=f"it was removed from this ledger on {day} and is not taken in again; another ledger may hold it",
    )
