"""Denials without detail are tied to the claims they answer: by nearness in the article, and by topic.

A denial that says itself what is not so needs no tie: it stands in the same question as what it denies.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from variorum.data.load import entries
from variorum.reconciliation.comparing.statements import content_words
from variorum.reconciliation.pile.families import family, is_deed
from variorum.reconciliation.pile.folding import words
from variorum.reconciliation.pile.parties import named
from variorum.reconciliation.pile.phrases import phrase
from variorum.reconciliation.pile.pile import Pile, start
from variorum.reconciliation.pile.voices import DENYING, answers_fact, is_attributed, speaker
from variorum.records import Claim, Link

DENIAL = ("denies", "rejects")
REACH = 600  # code points before a denial in which what it answers stands: two or three paragraphs of news


def attach(pile: Pile) -> tuple[Claim, ...]:
    """The claims with each vague denial linked to what it answers, in the same order."""
    return tuple(_attached(claim, pile.told[claim.article], pile) for claim in pile.claims)


def _attached(claim: Claim, neighbours: Sequence[Claim], pile: Pile) -> Claim:
    if not is_vague(claim):
        return claim
    near = {other.id: other for other in neighbours}
    others = tuple(link for link in claim.links if link.type not in DENIAL)
    told = (link for link in claim.links if link.type in DENIAL)
    given = tuple(link for link in told if _is_answered(claim, near.get(link.claim or ""), pile))
    return replace(claim, links=others + (given or _found(claim, neighbours, pile)))


def _found(claim: Claim, neighbours: Sequence[Claim], pile: Pile) -> tuple[Link, ...]:
    targets, why = _targets(claim, neighbours, pile)
    basis = phrase("denials", "several" if len(targets) > 1 else why, count=len(targets)) if targets else ""
    return tuple(Link("denies", target.id, basis) for target in targets)


def is_vague(claim: Claim) -> bool:
    """Whether a claim denies something without a place, figure or event of its own to tell what."""
    if claim.kind == "statement":
        return claim.factuality in DENYING and any(level.frame == "denial" for level in claim.attribution)
    return claim.kind == "event" and any(link.type in DENIAL for link in claim.links)


def _matter(claim: Claim) -> frozenset[str]:
    """The words of a denial beyond "the claim" or "the reports"."""
    return content_words(claim) - entries("reconciliation/denied_nouns.txt")


def _is_answered(denial: Claim, target: Claim | None, pile: Pile) -> bool:
    """Whether a denial answers another voice, and shares with it the matter that it names, if it names one."""
    if target is None or set(words(denial.evidence.exact)) & entries("reconciliation/press_words.txt"):
        return False
    if speaker(target, pile).key == speaker(denial, pile).key:
        return False
    return not _matter(denial) or bool(_matter(denial) & content_words(target))


def _targets(denial: Claim, neighbours: Sequence[Claim], pile: Pile) -> tuple[list[Claim], str]:
    """The claims that a denial may answer: by topic where its words name one, else the nearest sentence before it."""
    fitting = [claim for claim in neighbours if _may_answer(denial, claim, pile)]
    told = set(words(denial.evidence.exact))
    if told & entries("reconciliation/press_words.txt") or _is_short_answer(told):
        return [], "near"
    near = [claim for claim in fitting if 0 < start(denial) - start(claim) <= REACH]
    if _matter(denial) and _matter(denial) <= entries("reconciliation/denied_roles.txt"):
        return _nearest(denial, [claim for claim in near if _is_accused(denial, claim, pile)]), "role"
    if _matter(denial):
        return _by_topic(denial, fitting), "topic"
    return _nearest(denial, near), "near"


def _is_short_answer(told: set[str]) -> bool:
    """Whether a denial only says "it did not", which answers the sentence before it or nothing."""
    negated = "not" in told or any(word.endswith(("n't", "n\u2019t")) for word in told)
    return negated and told <= entries("reconciliation/function_words.txt")


def _is_accused(denial: Claim, claim: Claim, pile: Pile) -> bool:
    """Whether a claim makes the denier the one who acted: "denied any involvement" says nothing of another's deed."""
    who = speaker(denial, pile).key
    named_so = (f"{kind}:{name}" for kind in ("party", "self") for name in named(claim, "agent"))
    return claim.kind == "event" and who in named_so


def _may_answer(denial: Claim, claim: Claim, pile: Pile) -> bool:
    if claim.id == denial.id or claim.factuality in DENYING or not is_attributed(claim):
        return False
    if claim.kind == "event" and not is_deed(family(claim) or ""):
        return False
    return answers_fact(claim) and speaker(claim, pile).key != speaker(denial, pile).key and not is_vague(claim)


def _by_topic(denial: Claim, fitting: Iterable[Claim]) -> list[Claim]:
    own = _matter(denial)
    shared = [(len(own & content_words(claim)), claim) for claim in fitting]
    best = max((count for count, _ in shared), default=0)
    # Two words of matter in common: one alone is often only the name of the town that everything is about.
    return [claim for count, claim in shared if count == best] if best >= 2 else []


def _nearest(denial: Claim, before: Sequence[Claim]) -> list[Claim]:
    if not before:
        return []
    last = max(before, key=lambda claim: (start(claim), claim.id))
    sentence = _source_of(last)
    told = [claim for claim in before if _source_of(claim) == sentence]
    return [claim for claim in told if not any(_is_only_named(claim, other) for other in told)]


def _is_only_named(claim: Claim, other: Claim) -> bool:
    """Whether an event is only named inside what is said: who denies that police fired on a march denies no march."""
    inner, outer = _extent(claim), _extent(other)
    return claim.kind == "event" and inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def _extent(claim: Claim) -> tuple[int, int]:
    spans = claim.evidence.spans
    return (spans[0].start, spans[-1].end) if spans else (0, 0)


def _source_of(claim: Claim) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in claim.attribution[-1].cue)
