"""Measures chains on the cases of `tests/cases/chains`: who is made to say it, nested, and how firmly, at every level.

Each gold predicate goes the product's own way as a proposition: `claims.join` gives it its chain and its factuality,
so that nothing here decides what a chain is.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from variorum.attribution import attribute, weigh
from variorum.claims import join
from variorum.language import annotate
from variorum.records import Article, Attribution, AttributionLevel, Claim, Commitment, Date, Proposition, Span

CASES = Path(__file__).parent.parent / "tests" / "cases" / "chains"
# What follows the head of a name: "a source close to the club", "the head of the seed bank".
AFTER_HEAD = frozenset(["at", "by", "close", "familiar", "for", "from", "in", "of", "on", "that", "to", "who", "with"])
MODIFIER = "amod"  # "the number of damaged houses" is not about the damaging
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


# --- the product's own way ------------------------------------------------------------------------------------------


def cases(folder: Path = CASES) -> list[dict[str, Any]]:
    """Every case of every file, with the name of its file as `theme`."""
    return [
        {**case, "theme": path.stem}
        for path in sorted(folder.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def read(case: Level, parser: str) -> Iterator[Scored]:
    """The claims of one case, each beside the best of the product's claims for the same predicate."""
    text = case["text"].strip()
    doc = next(iter(annotate([text], parser=parser)))
    article = Article(id=case["id"], text=text, published=Date(), outlet=case["outlet"] or None)
    attributions, commitments = attribute(doc), weigh(doc)
    wanted = [(gold, span_of(text, gold)) for gold in case["claim"]]
    propositions = {
        span: _proposition(predicate(doc, span, commitments), span) for span in dict.fromkeys(s for _, s in wanted)
    }
    claims = join(article, doc, attributions, commitments, tuple(propositions.values()))
    for gold, span in wanted:
        about = [claim for claim in claims if claim.trigger == propositions[span].trigger]
        options = [_found(claim, attributions) for claim in about]
        yield max((_scored(case, gold, span, one) for one in options), key=_rightness)


def span_of(text: str, gold: Level) -> Span:
    """Where the words of a gold claim stand."""
    start = -1
    for _ in range(gold.get("occurrence", 1)):
        start = text.index(gold["exact"], start + 1)
    return Span(start, start + len(gold["exact"]), gold["exact"])


def predicate(doc: Doc, span: Span, commitments: Mapping[int, Commitment]) -> Token:
    """The topmost predicate of the words; their root where none is weighed but a noun's modifier."""
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    if words is None:
        raise ValueError(f"no words at {span}")
    weighed = [token for token in words if token.i in commitments and token.dep_ != MODIFIER]
    inside = set(weighed)
    return next((token for token in weighed if not inside & set(token.ancestors)), words.root)


def _proposition(token: Token, span: Span) -> Proposition:
    trigger = Span(token.idx, token.idx + len(token), token.text)
    return Proposition(kind="event", token=token.i, trigger=trigger, spans=(span,), extractor="gold")


def _found(claim: Claim, attributions: Sequence[Attribution]) -> Found:
    levels = claim.attribution[1:]
    own = {(one.cue, one.source, one.content): one.factuality for one in attributions}
    return Found(claim, levels, tuple(own[level.cue, level.source, level.content] for level in levels))


# --- what is right ------------------------------------------------------------------------------------------------


def _scored(case: Level, gold: Level, span: Span, found: Found) -> Scored:
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


def _rightness(scored: Scored) -> tuple[bool, int]:
    return scored.is_right, sum(sum(marks) for marks in scored.marks.values())


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


# --- the report ----------------------------------------------------------------------------------------------------


def measure(parser: str, folder: Path = CASES) -> list[Scored]:
    """Every gold claim, scored with one parser."""
    return [scored for case in cases(folder) for scored in read(case, parser)]


def table(scored: Sequence[Scored]) -> list[str]:
    """A line for each figure: right of how many, for all cases, the easy and the hard ones."""
    groups = (
        scored,
        [one for one in scored if not one.case["hard"]],
        [one for one in scored if one.case["hard"]],
    )
    head = f"{'':<12}{'all':>16}{'easy':>16}{'hard':>16}"
    rows = [f"{name:<12}" + "".join(_share(name, group) for group in groups) + f"  {FIGURES[name]}" for name in FIGURES]
    return [head, *rows]


def _share(name: str, group: Iterable[Scored]) -> str:
    marks = [mark for one in group for mark in one.marks[name]]
    told = f"{100 * sum(marks) / len(marks):.1f} {sum(marks)}/{len(marks)}" if marks else "-"
    return f"{told:>16}"


def _themes(scored: Sequence[Scored]) -> Iterator[str]:
    for theme in dict.fromkeys(one.case["theme"] for one in scored):
        yield f"{theme:<12}{_share('whole', [one for one in scored if one.case['theme'] == theme])}"


def told(scored: Scored) -> str:
    """A failure in words: what was wanted, what was found."""
    wanted = [(one["role"], one["name"]) for one in scored.gold["chain"]]
    found = [(one.role, one.name) for one in scored.found.levels]
    return "\n".join(
        (
            f"{scored.case['id']} [{scored.fault}] “{scored.gold['exact']}”",
            f"  wanted {_line(wanted, scored.gold['factuality'])}",
            f"  found  {_line(found, scored.found.claim.factuality)}",
        )
    )


def _line(levels: Sequence[tuple[str, str | None]], factuality: str) -> str:
    return " > ".join(f"{role} {name or '?'}" for role, name in levels or [("outlet", "alone")]) + f": {factuality}"


def run(parser: str, *, show: bool = False) -> int:
    """Prints the figures, by theme too, and with `show` every chain that is not wholly right; 0 as exit status."""
    scored = measure(parser)
    hard = {one.case["id"] for one in scored if one.case["hard"]}
    count = len({one.case["id"] for one in scored})
    print(f"{count} cases, {len(hard)} of them hard, {len(scored)} claims; parser {parser}")
    print("\n".join([*table(scored), "", "whole chain right, by theme", *_themes(scored)]))
    wrong = [one for one in scored if not one.is_right]
    print("\nfirst fault")
    for fault, number in Counter(one.fault for one in wrong).most_common():
        print(f"{number:>4}  {fault}")
    if show:
        print("\n" + "\n".join(told(one) for one in wrong))
    return 0
