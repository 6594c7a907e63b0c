"""What a user may set for a ledger; everything has a default that favours no one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.errors import InputError

Executor = Literal["local", "spark"]
TIME_LIMIT = (
    600.0  # seconds for one report: the longest text that is read (200,000 characters) takes less on a slow machine
)
LONGEST_LIMIT = 365 * 24 * 3600.0  # seconds: clocks of systems take no number of any size
DEFAULT_PARSER = "accurate"  # what reads a new ledger where nobody chooses


@dataclass(frozen=True, slots=True)
class Settings:
    """A ledger's settings: which parser reads, who is declared allied with whom, and own places."""

    parser: str = DEFAULT_PARSER  # "accurate", "fast", or a spaCy pipeline with UD labels (a package or a path)
    sides: tuple[tuple[str, ...], ...] = ()  # declared alliances; empty means none is assumed
    places: str | None = None  # a CSV of the user's own places, laid over the gazetteer
    fields: tuple[tuple[str, str], ...] = ()  # what the user's rows call a report's fields: ("text", "body")
    workers: int = 1
    time_limit: float | None = TIME_LIMIT  # seconds that the claims of one report may take; None for no limit


def checked_limit(seconds: float | None) -> float | None:
    """How long one report may take, None for no limit, which 0 is too; InputError where no clock can be set to it."""
    if seconds is not None and not 0 <= seconds <= LONGEST_LIMIT:  # nor is it a number
        why = f"a report cannot be given so many seconds; give up to {LONGEST_LIMIT:.0f}, or 0 for no limit"
        raise InputError(f"time limit {seconds}", why)
    return seconds or None
