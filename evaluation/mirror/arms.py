"""Reads the same reports with other names in them, and counts which claims come out otherwise, by party."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.mirror.compare import reread, seen
from evaluation.mirror.slots import PARTIES, Pair, folded, renaming
from evaluation.mirror.turned import told_claims

Told = Counter[str]


@dataclass(frozen=True, slots=True)
class Losses:
    """How many claims there are and how many come out otherwise: all, and those that name either party."""

    claims: int
    lost: int
    naming: tuple[int, int]
    lost_naming: tuple[int, int]

    @property
    def shares(self) -> tuple[float, float]:
        """The per cent lost of the claims that name either party."""
        first, second = (100 * lost / max(all_, 1) for lost, all_ in zip(self.lost_naming, self.naming, strict=True))
        return first, second

    @property
    def apart(self) -> float:
        """By how many per cent points the one party loses more than the other."""
        first, second = self.shares
        return first - second


def exchanged(texts: Sequence[str], states: Pair) -> tuple[Told, Told]:
    """The claims of the reports with two states in the parties' place, and with those two exchanged."""
    return _claims(texts, states), _claims(texts, (states[1], states[0]))


def of_the_parser(texts: Sequence[str], one: Told) -> Losses:
    """What of the parties' losses is the parser's: the lists are exchanged too, so that none knows one party better."""
    back = renaming(PARTIES[::-1], PARTIES)
    again = Counter({back(line): count for line, count in reread([folded(text) for text in texts]).items()})
    return losses(one, again)


def _claims(texts: Sequence[str], states: Pair) -> Told:
    """The claims as a reader sees them, told with the parties' own names whatever names were read."""
    there, back = renaming(PARTIES, states), renaming(states, PARTIES)
    found: Told = Counter()
    for number, text in enumerate(texts):
        for claim in told_claims(there(folded(text)), str(number)):
            found[back(json.dumps(seen(claim), sort_keys=True))] += 1
    return found


def losses(one: Told, other: Told) -> Losses:
    """What the one way of reading has and the other has not, by the party that a claim names."""
    gone = one - other
    naming = tuple(_naming(one, party) for party in PARTIES)
    lost = tuple(_naming(gone, party) for party in PARTIES)
    return Losses(one.total(), gone.total(), (naming[0], naming[1]), (lost[0], lost[1]))


def _naming(told: Told, party: str) -> int:
    return sum(count for line, count in told.items() if f'"{party}"' in line)
