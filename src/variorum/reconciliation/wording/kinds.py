"""Nouns and verbs that may mean one thing: a meeting, talks, a summit; an accord, a deal, a treaty."""

from __future__ import annotations

from functools import cache

from variorum.data.load import table
from variorum.reconciliation.pile.folding import fold


def kind_of(head: str) -> str:
    """The kind of thing that a head word means; the word itself where no list has it."""
    return _kinds().get(fold(head), fold(head))


@cache
def _kinds() -> dict[str, str]:
    rows = table("reconciliation/kinds.tsv")
    return {fold(word): row["kind"] for row in rows for word in row["words"].split(";")}
