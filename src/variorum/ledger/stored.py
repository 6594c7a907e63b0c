"""A report as the ledger stores it, packed: small enough to be held by the thousand, and to be sent elsewhere."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from variorum.ledger.articles import LATEST, restored
from variorum.ledger.encoding import decoded_list
from variorum.ledger.packing import deflated, inflated
from variorum.records import Article, Claim


@dataclass(frozen=True, slots=True)
class Stored:
    """The newest version of a report with its claims as it was read alone; opened where these are needed."""

    record: str
    text: bytes
    found: bytes | None

    def article(self) -> Article:
        """The report."""
        return restored(self.record, inflated(self.text).decode())

    def claims(self) -> tuple[Claim, ...]:
        """Its claims."""
        return () if self.found is None else decoded_list(Claim, inflated(self.found).decode())


def stored(connection: sqlite3.Connection, name: str) -> Stored:
    """The newest version of a report, as it stands in the ledger."""
    row = connection.execute(
        "SELECT record, text, extractions.claims FROM articles"
        f" LEFT JOIN extractions ON extractions.article = articles.key WHERE id = ? AND {LATEST}",
        (name,),
    ).fetchone()
    record, text, found = row
    return Stored(record, deflated(text.encode()), found)
