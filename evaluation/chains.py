"""Measures chains on the cases of `tests/cases/chains`: who is made to say it, nested, and how firmly, at every level.

Each gold predicate goes the product's own way as a proposition: `claims.join` gives it its chain and its factuality,
so that nothing here decides what a chain is.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from evaluation.chain_marks import FIGURES, Found, Level, Scored, marked, rightness
from variorum.attribution import attribute, weigh
from variorum.claims import join
from variorum.language import annotate
from variorum.records import Article, Attribution, Claim, Commitment, Date, Proposition, Span

CASES = Path(__file__).parent.parent / "tests" / "cases" / "chains"
MODIFIER = "amod"  # "the number of damaged houses" is not about the damaging


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
        yield max((marked(case, gold, span, one) for one in options), key=rightness)


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
