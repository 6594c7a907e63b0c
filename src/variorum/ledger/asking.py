"""Asks of reports that are in no ledger yet what a `Filter` asks of the claims of one, of the claims as they were read.

The answers are those of the SQL in `filters`, but that nothing is dated by its neighbours and nothing decided.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from variorum.folding import fold, folded
from variorum.ledger.claims import claimant
from variorum.ledger.derived import SEARCHED, TOKENS
from variorum.ledger.filters import Filter, phrase_of
from variorum.ledger.names import identity
from variorum.records import Article, Claim

NEVER, EVER = "0000", "9999"  # a day that is open to one side


class Asking:
    """Notes of each report, by a number, whether one of its claims passes; a filter of reports alone needs no claim."""

    def __init__(self, wanted: Filter) -> None:
        self._wanted = wanted
        self._place = None if wanted.place is None else folded(wanted.place)
        self._party = None if wanted.party is None else folded(wanted.party)
        self._search = None if wanted.match is None else _Search(wanted.match)
        self._passed: set[int] = set()
        # By place, the reports of which a claim passes if it is the one asked for.
        self._about: dict[str, set[int]] = {}
        self._called: set[str] = set()  # the places that have the name asked for, wherever they are called so

    def ask(self, number: int, article: Article, claims: Sequence[Claim]) -> None:
        """Looks at one report."""
        self._note_names(claims)
        if self._wanted.article not in (None, article.id):
            return
        passing = [claim for claim in claims if self._passes(claim, article)]
        if self._search is not None:
            passing = self._search.among(passing, article)
        if self._place is not None:
            for claim in passing:
                if claim.where is not None:
                    self._about.setdefault(identity(claim.where), set()).add(number)
        elif passing or self._wanted == Filter(article=article.id):
            self._passed.add(number)

    def passed(self) -> set[int]:
        """The reports that pass, once all were asked: a place may get its name from a later one."""
        return self._passed.union(*(self._about.get(place, set()) for place in self._called))

    def _note_names(self, claims: Sequence[Claim]) -> None:
        if self._place is not None:
            for claim in claims:
                place = claim.where
                if place is not None and self._place in (fold(place.name), fold(place.canonical or place.name)):
                    self._called.add(identity(place))

    def _passes(self, claim: Claim, article: Article) -> bool:
        """Whether a claim passes as far as it tells by itself; place and words are looked at for themselves."""
        wanted = self._wanted
        if wanted.kind not in (None, claim.kind):
            return False
        if self._party is not None and self._party not in map(fold, _speaking(claim)):
            return False
        if wanted.since is None and wanted.until is None:
            return True
        first, last = _days(claim, article)
        if first is None or last is None:
            return False
        return (wanted.since or NEVER) <= last and first <= (wanted.until or EVER)


class _Search:
    """Claims that hold words, found by the search of the ledger."""

    def __init__(self, words: str) -> None:
        self._asked = phrase_of(words)
        self._connection = sqlite3.connect(":memory:")
        columns = ", ".join(SEARCHED["claims_search"][1])
        self._connection.execute(f"CREATE VIRTUAL TABLE search USING fts5 ({columns}, content='', {TOKENS})")

    def among(self, claims: Sequence[Claim], article: Article) -> list[Claim]:
        """Those of these claims of a report that hold all of the words."""
        if self._asked is None or not claims:
            return []
        rows = (
            (at, one.evidence.exact, claimant(one, article), one.where.name if one.where else None)
            for at, one in enumerate(claims)
        )
        self._connection.executemany(
            "INSERT INTO search (rowid, words, claimant, place_name) VALUES (?, ?, ?, ?)", rows
        )
        found = self._connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (self._asked,)).fetchall()
        self._connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
        return [claims[at] for (at,) in found]


def _speaking(claim: Claim) -> Iterator[str]:
    """Who speaks in the chain of a claim, by name, and for which party."""
    for level in claim.attribution[1:]:
        if (name := level.actor or level.name) is not None:
            yield name
        if level.party is not None and level.party.name is not None:
            yield level.party.name


def _days(claim: Claim, article: Article) -> tuple[str | None, str | None]:
    """The first and the last day of a claim; one that names no time counts as of the day of its report."""
    when = claim.when
    if when.earliest is None and when.latest is None:
        return article.published.earliest, article.published.latest
    return when.earliest or NEVER, when.latest or EVER
