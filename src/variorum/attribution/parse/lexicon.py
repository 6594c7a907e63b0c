"""The words that say who says what, looked up by lemma and part of speech."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from variorum.data import load
from variorum.records import Factuality

Frame = Literal["speech", "thought", "attitude", "denial", "demand", "promise", "post", "document"]
Class = Literal["V", "N", "A"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a cue word: its constructions, what it does, and how firmly (see `data/attribution/cues.tsv`)."""

    lemma: str
    frame: Frame
    patterns: frozenset[str]
    factuality: Factuality
    outer: Factuality


Readings = tuple[Entry, ...]

SPEECH = Entry("say", "speech", frozenset({"quote", "clause"}), "CT+", "Uu")
OPINION = Entry("view", "thought", frozenset({"clause"}), "PR+", "Uu")
FIGURE = Entry("report", "speech", frozenset({"obj"}), "CT+", "Uu")
HEARSAY = Entry("report", "speech", frozenset({"clause"}), "CT+", "Uu")
CITED = Entry("cite", "speech", frozenset({"obj"}), "CT+", "Uu")
QUOTED = Entry("quote", "speech", frozenset({"obj"}), "CT+", "Uu")
POST = Entry("post", "post", frozenset({"quote"}), "CT+", "Uu")


@cache
def cues(kind: Class) -> dict[str, Readings]:
    """All readings of the cue words of one class (verbs, nouns, adjectives) by lemma."""
    found: dict[str, Readings] = {}
    for row in load.table("attribution/cues.tsv"):
        if row["pos"] == kind:
            found[row["lemma"]] = (*found.get(row["lemma"], ()), _entry(row))
    return found


def _entry(row: dict[str, str]) -> Entry:
    return Entry(
        lemma=row["lemma"],
        frame=cast(Frame, row["frame"]),
        patterns=frozenset(row["patterns"].split()),
        factuality=cast(Factuality, row["factuality"]),
        outer=cast(Factuality, row["outer"]),
    )


@cache
def words(section: str, name: str) -> frozenset[str]:
    """One list of `words.toml`."""
    return frozenset(load.toml("attribution/words.toml")[section][name])


@cache
def table(section: str) -> dict[str, str]:
    """One table of `words.toml`."""
    return dict(load.toml("attribution/words.toml")[section])
