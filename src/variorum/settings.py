"""What a user may set for a ledger; everything has a default that favours no one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """A ledger's settings: which spaCy pipeline reads, who is declared allied with whom, and own places."""

    pipeline: str | None = None  # a spaCy package or path with UD labels; none means the one shipped here
    sides: tuple[tuple[str, ...], ...] = ()  # declared alliances; empty means none is assumed
    places: str | None = None  # a CSV of the user's own places, laid over the gazetteer
    workers: int = 1
