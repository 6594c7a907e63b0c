"""Event families: which types, modes and verbs are tellings of one matter, and which words name both sides at once."""

from __future__ import annotations

from functools import cache, lru_cache

from variorum.data.load import table
from variorum.records import Claim

FILE = "reconciliation/event_families.tsv"


@cache
def _rows() -> dict[tuple[str, str, str], dict[str, str]]:
    return {(row["type"], row["mode"], row["lemma"]): row for row in table(FILE)}


def _row(claim: Claim) -> dict[str, str] | None:
    if claim.event is None:
        return None
    return _row_of(claim.event.type, claim.event.mode or "", claim.wording.lemma if claim.wording else "")


@lru_cache(maxsize=4096)
def _row_of(kind: str, mode: str, word: str) -> dict[str, str] | None:
    lemma = word.casefold()
    ways = ((kind, mode, lemma), (kind, "*", lemma), (kind, mode, "*"), (kind, "*", "*"))
    return next((_rows()[way] for way in ways if way in _rows()), None)


def family(claim: Claim) -> str | None:
    """The family of a claim's event; None where it has none that a question asks about."""
    row = _row(claim)
    return row["family"] if row else None


def is_two_sided(claim: Claim) -> bool:
    """Whether the word names something that both sides do: clashes, fighting, an exchange of fire."""
    row = _row(claim)
    return bool(row and row["sides"] == "two")


@cache
def is_deed(name: str) -> bool:
    """Whether a family holds deeds, which happen whoever tells of them, and not acts of speech."""
    return any(row["family"] == name and row["deed"] == "yes" for row in _rows().values())
