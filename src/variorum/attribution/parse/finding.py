"""What a rule found, still as token indices: cue, source and content, before names and factuality are settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from variorum.attribution.parse.lexicon import Entry
from variorum.attribution.parse.tree import Tree
from variorum.records import LevelBasis

Tokens = frozenset[int]


@dataclass(frozen=True, slots=True)
class Finding:
    """One attribution as token indices; `head` is the cue's main word, `speaker` the head of the source.

    `direct` are somebody's own words without quotation marks, as in a dialogue set with dashes; `means` is the earlier
    finding whose speaker a pronoun takes up.
    """

    head: int
    entry: Entry
    cue: Tokens
    source: Tokens
    content: Tokens
    speaker: int | None = None
    basis: LevelBasis = "cue"
    certain: bool = True
    alternatives: tuple[str, ...] = ()
    name: str | None = None
    direct: bool = False
    means: Finding | None = None


Finder = Callable[[Tree], list[Finding]]
