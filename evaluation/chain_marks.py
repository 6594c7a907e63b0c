"""What is right of a chain: levels laid beside each other, sources by head word, roles, factuality, the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from variorum.records import AttributionLevel, Claim, Span

# What follows the head of a name: "a source close to the club", "the head of the seed bank".
AFTER_HEAD = frozenset(["at", "by", "close", "familiar", "for", "from", "in", "of", "on", "that", "to", "who", "with"])
WORDLESS = ("none", "indirect")  # a level without quoted words; whether it is speech is told by its cue
FIGURES = {
    "covered": "the words stand in the content of the innermost source, or nobody's",
    "count": "the number of levels",
    "source": "source, of all levels",
    "role": "role, of all levels",
    "passed on": "factuality of the levels outside the innermost",
    "quotation": "quotation, of all levels",
    "certain": "whether the speaker is held to be certain, of all levels",
    "said": "the day words, of the levels that have them",
    "factuality": "factuality of the claim",
    "outlet": "what the outlet takes on",
    "whole": "the whole chain: number, sources, roles, factuality",
}


Level = Mapping[str, Any]
Marks = dict[str, list[bool]]


@dataclass(frozen=True, slots=True)
class Found:
    """A claim's levels without the outlet, and what each source holds of what it itself passes on."""

    claim: Claim
    levels: tuple[AttributionLevel, ...]
    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """One gold claim, the claim that fits it best, and what is right of it."""

    case: Level
    gold: Level
    found: Found
    marks: Marks

    @property
    def is_right(self) -> bool:
        """Whether the whole chain is right."""
        return all(self.marks["whole"])

    @property
    def fault(self) -> str:
        """The first thing that is wrong, from the outside in."""
        wanted, got = len(self.gold["chain"]), len(self.found.levels)
        if wanted != got:
            return f"{'too few' if got < wanted else 'too many'} levels: {got} for {wanted}"
        parts = ("source", "role", "passed on", "factuality")
        return next((part for part in parts if not all(self.marks[part])), "")


def marked(case: Level, gold: Level, span: Span, found: Found) -> Scored:
    """The gold claim, whose words stand at `span`, with what is right of the claim found for it."""
    chain = gold["chain"]
    pairs = aligned(chain, found.levels)
    inner = len(chain) - 1
    marks: Marks = {
        "covered": [_is_covered(chain, span, found.levels)],
        "count": [len(chain) == len(found.levels)],
        "source": [at is not None and is_source(one, found.levels[at]) for one, at in pairs],
        "role": [at is not None and _is_role(one, found.levels[at]) for one, at in pairs],
        "passed on": [at is not None and one["content_factuality"] == found.held[at] for one, at in pairs[:inner]],
        "quotation": [at is not None and _is_quoted(one, found.levels[at]) for one, at in pairs],
        "certain": [at is not None and one.get("certain", True) == found.levels[at].certain for one, at in pairs],
        "said": [at is not None and _is_said(one, found.levels[at]) for one, at in pairs if "said" in one],
        "factuality": [gold["factuality"] == found.claim.factuality],
        "outlet": [_outlet(gold) == found.claim.attribution[0].factuality],
    }
    parts = ("count", "source", "role", "passed on", "factuality")
    marks["whole"] = [all(all(marks[part]) for part in parts)]
    return Scored(case, gold, found, marks)


def rightness(one: Scored) -> tuple[bool, int]:
    """How right it is, to choose the best: the whole chain first, then the number of right marks."""
    return one.is_right, sum(sum(marks) for marks in one.marks.values())


def _is_covered(chain: Sequence[Level], span: Span, levels: Sequence[AttributionLevel]) -> bool:
    if not chain or not levels:
        return not chain and not levels
    return any(part.start <= span.start and span.end <= part.end for part in levels[-1].content)


def _outlet(gold: Level) -> str:
    told: str = gold.get("outlet", "Uu" if gold["chain"] else gold["factuality"])
    return told


def _is_role(gold: Level, level: AttributionLevel) -> bool:
    """Whether it is the same role; whoever cannot be told may be called a speaker or unnamed."""
    if not gold.get("certain", True):
        return level.role in ("speaker", "unnamed")
    return bool(gold["role"] == level.role)


def _is_quoted(gold: Level, level: AttributionLevel) -> bool:
    if gold["quotation"] in WORDLESS:
        return level.quotation in WORDLESS
    return bool(gold["quotation"] == level.quotation)


def _is_said(gold: Level, level: AttributionLevel) -> bool:
    return level.said is not None and bool(level.said.exact == gold["said"])


def aligned(chain: Sequence[Level], levels: Sequence[AttributionLevel]) -> list[tuple[Level, int | None]]:
    """Each gold level with the level that answers it, in order, so that as many sources as can be are right."""
    size = min(len(chain), len(levels))
    best: tuple[int, list[tuple[Level, int | None]]] = (-1, [])
    for mine in combinations(range(len(chain)), size):
        for theirs in combinations(range(len(levels)), size):
            at = dict(zip(mine, theirs, strict=True))
            right = sum(is_source(chain[i], levels[j]) for i, j in at.items())
            if right >= best[0]:  # of equals the innermost
                best = right, [(one, at.get(i)) for i, one in enumerate(chain)]
    return best[1]


def is_source(gold: Level, level: AttributionLevel) -> bool:
    """Whether it is the same source by its head word; an open one is right where no name is given."""
    if not gold["name"]:
        return level.name is None
    told = [level.name] if level.name is not None else []
    if gold["role"] == "unnamed":
        told += [" ".join(span.exact for span in level.source)]
    return any(head_word(name) == head_word(gold["name"]) for name in told)


def head_word(name: str) -> str:
    """The last word before what describes it further: "the head of the seed bank" is a head."""
    words = name.split(",")[0].casefold().split()
    end = next((i for i, word in enumerate(words) if i and word in AFTER_HEAD), len(words))
    return words[end - 1].strip(".:;’'\"”") if words else ""
