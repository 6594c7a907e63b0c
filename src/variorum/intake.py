"""Decides what is new: which of the reports that come in the ledger holds already, and which version a text is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from variorum.ledger import Ledger
from variorum.records import Article, Problem, Reading


class Intake:
    """Lets the new reports through, and counts the rest; nothing is stored here but problems."""

    def __init__(self, ledger: Ledger, *, reader: str) -> None:
        self.known = 0
        self.problems: list[Problem] = []
        self._ledger = ledger
        self._reader = reader
        self._versions: dict[str, dict[str, tuple[int, bool]]] = {}

    def new(self, readings: Iterable[Reading | Problem]) -> Iterator[Reading]:
        """The reports that are not in the ledger as this reader reads them, each with the number of its version."""
        for reading in readings:
            if isinstance(reading, Problem):
                self._refuse(reading)
                continue
            fresh = self._fresh(reading)
            if fresh is not None:
                yield fresh

    def _fresh(self, reading: Reading) -> Reading | None:
        article = reading.article
        day = self._ledger.forgotten(article)
        if day is not None:
            self._refuse(_forgotten(article, day))
            return None
        versions = self._known_versions(article.id)
        text = sha256(article.text.encode()).hexdigest()
        number, is_read = versions.get(text, (len(versions) + 1, False))
        versions[text] = (number, True)
        if is_read:
            self.known += 1
            return None
        return replace(reading, article=replace(article, version=number))

    def _known_versions(self, article_id: str) -> dict[str, tuple[int, bool]]:
        if article_id not in self._versions:
            self._versions[article_id] = self._ledger.versions(article_id, reader=self._reader)
        return self._versions[article_id]

    def _refuse(self, problem: Problem) -> None:
        self.problems.append(problem)
        self._ledger.store_problem(problem)


def _forgotten(article: Article, day: str) -> Problem:
    return Problem(
        where=article.location,
        what="this report was forgotten",
        why=f"it was removed from this ledger on {day} and is not taken in again; another ledger may hold it",
    )
