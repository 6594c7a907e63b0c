"""Bodies and movements under several names: an abbreviation and what it stands for, a movement and its members."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.data.load import entries, lines
from variorum.reconciliation.wording.bearers import name_words

COMPASS = frozenset({"north", "south", "east", "west"})
SHORTEST = 5  # letters of a word that a movement may be known by; shorter ones are too many things


@dataclass(frozen=True, slots=True)
class Bodies:
    """What abbreviations stand for, which party "the North" is, and the keys of all bodies named."""

    shorts: Mapping[str, str]
    compass: Mapping[str, str]
    keys: frozenset[str]


def bodies(names: Sequence[str], parties: frozenset[str]) -> Bodies:
    """The bodies that the articles name, whatever form each of them uses."""
    shorts, compass = _shorts(names), _compass(parties)
    found = Bodies(shorts, compass, frozenset())
    return Bodies(shorts, compass, frozenset(body_of(name, found) for name in names))


def _shorts(names: Sequence[str]) -> dict[str, str]:
    """Abbreviations that stand for one name alone."""
    found: dict[str, set[str]] = {}
    for name in names:
        for parts in _spelt(name):
            found.setdefault("".join(part[0] for part in parts), set()).add(" ".join(name_words(name)))
    return {short: min(full) for short, full in found.items() if len(full) == 1}


def _spelt(name: str) -> Iterator[Sequence[str]]:
    parts = name_words(name)
    small = lines("reconciliation/function_words.txt")
    yield from (spelt for spelt in (parts, [part for part in parts if part not in small]) if len(spelt) > 1)


def _compass(parties: frozenset[str]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for party in parties:
        parts = name_words(party)
        if len(parts) > 1 and parts[0] in COMPASS:
            found.setdefault(parts[0], set()).add(party)
    return {point: min(full) for point, full in found.items() if len(full) == 1}


def body_of(name: str, known: Bodies) -> str:
    """The key of a body under any of its names."""
    plain = " ".join(name_words(name))
    full = known.shorts.get(plain, plain)
    return _movement(full) or full


def _movement(name: str) -> str | None:
    """The stem that a movement's, its party's and its members' names share: Democrats, Democratic Party."""
    parts = [part for part in name.split() if part not in entries("reconciliation/movement_words.txt")]
    if len(parts) != 1 or len(parts[0]) < SHORTEST:
        return None
    return parts[0].removesuffix("s").removesuffix("ic")
