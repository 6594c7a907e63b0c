"""What a denial answers: the claim it repeats, or the nearest one before it where it gives no detail."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Token

import variorum.claims.speakers as speakers
from variorum.claims.alike import topic
from variorum.claims.commitments import FACT
from variorum.claims.drafts import Draft
from variorum.data import load
from variorum.records import Claim, Date, Link, LinkType

Drafts = Sequence[Draft]

_REACH = 3  # sentences before a bare denial in which what it answers is looked for; farther is another matter
_FARTHEST = 6000  # characters; no four sentences are longer, and what lies farther need not be placed at all
_SHOWN = 4  # claims named in a link that several fit
_SHORT = 3  # words of "they had not"
_UNSAID = ("Uu", "CTu")  # "did not deny", "would deny", "will deny": nothing is denied
_CLAIM_NOUNS = frozenset(load.lines("grammar/claim_nouns.txt"))
_NEGATIONS = frozenset(load.toml("attribution/words.toml")["negation"]["words"])
_REJECTING = frozenset(load.lines("grammar/rejecting.txt"))


def filled(doc: Doc, drafts: Drafts) -> list[Draft]:
    """The drafts; a denial that only points at one claim ("deny it") says no to what that claim says."""
    return [_filled(doc, drafts, draft) for draft in drafts]


def _filled(doc: Doc, drafts: Drafts, draft: Draft) -> Draft:
    links = denial_links(doc, drafts, draft)
    if draft.claim.kind != "statement" or len(links) != 1 or links[0].claim is None:
        return draft
    denied = next(other.claim for other in drafts if other.claim.id == links[0].claim)
    claim = replace(
        draft.claim,
        kind=denied.kind,
        when=_day(denied),
        where=denied.where,
        actors=speakers.told_by(denied.actors, denied.attribution),
        control=speakers.held_by(denied.control, denied.attribution),
        figure=speakers.counted_by(denied.figure, denied.attribution),
        event=denied.event,
        wording=None,
        extractor="denial",
    )
    return replace(draft, claim=claim, is_bare=True)


def _day(denied: Claim) -> Date:
    """The day of what is denied: its own, else by the day on which it was said."""
    said = denied.attribution[-1].said
    if denied.when != Date() or denied.control is None or said is None or said.expression is None:
        return denied.when
    expression = replace(said.expression, extent="by")
    return replace(said, extent="by", expression=expression)


def denial_links(doc: Doc, drafts: Drafts, denial: Draft) -> tuple[Link, ...]:
    """The links of a denying claim to what it denies; one without a target where several claims fit."""
    if not denial.is_denial or denial.innermost is None or denial.claim.factuality in _UNSAID:
        return ()
    kind: LinkType = "rejects" if denial.innermost.lemma in _REJECTING else "denies"
    if _is_short_answer(doc, denial):
        return _bare(doc, [other for other in drafts if _is_told_for_so(other)], denial, kind, reach=1)
    if denial.is_bare or denial.claim.kind == "statement":
        return _bare(doc, drafts, denial, kind) if _is_bare(doc, denial) else ()
    return _detailed([other for other in drafts if _could_be_answered(other, denial)], denial, kind)


def _is_short_answer(doc: Doc, denial: Draft) -> bool:
    """Whether a denial is only "they had not", to what the sentence before it tells."""
    if not (denial.is_bare or denial.claim.kind == "statement"):
        return False
    told = [token for token in _words(doc, denial) if not token.is_punct]
    return len(told) == _SHORT and told[-1].lower_ in _NEGATIONS


def _is_told_for_so(other: Draft) -> bool:
    """Whether somebody says outright that it is so; who only hopes for it is not told "it has not"."""
    return other.claim.factuality == "CT+" and other.claim.status in FACT


def _is_bare(doc: Doc, denial: Draft) -> bool:
    """Whether the denial only names what was said ("the claim"), so that only its place tells what it answers."""
    words = _words(doc, denial)
    named = [token for token in words if noun_form(token) in _CLAIM_NOUNS]
    others = [token for token in words if token.is_alpha and not token.is_stop and token not in named]
    return bool(named) and all(token.pos_ in ("ADJ", "NUM") for token in others)


def _words(doc: Doc, denial: Draft) -> list[Token]:
    return [token for span in denial.claim.evidence.spans for token in _tokens(doc, span.start, span.end)]


def _tokens(doc: Doc, start: int, end: int) -> Iterator[Token]:
    yield from doc.char_span(start, end, alignment_mode="expand") or ()


def noun_form(token: Token) -> str:
    """The lemma, or the word without its plural ending where the lemma is no help."""
    lemma = token.lemma_.lower()
    return lemma if lemma in _CLAIM_NOUNS else token.lower_.removesuffix("s")


def _could_be_answered(other: Draft, denial: Draft) -> bool:
    if other.claim.id == denial.claim.id or other.is_denial or not _is_other_side(other.claim, denial.claim):
        return False
    teller, denier = other.claim.attribution[-1], denial.claim.attribution[-1]
    same_voice = teller.name == denier.name and bool(teller.source) == bool(denier.source)  # rumours are nobody's own
    return not (same_voice and len(other.attributions) > 0)


def _is_other_side(other: Claim, denial: Claim) -> bool:
    """Whether one holds what the other does not: who denies that nobody was hurt answers that nobody was."""
    return other.factuality.endswith("-") == denial.factuality.endswith("+")


def _detailed(others: Drafts, denial: Draft, kind: LinkType) -> tuple[Link, ...]:
    """A denial that says what it denies answers the claims with the same words, else those about the same thing."""
    same_words = [other for other in others if _same_words(other.claim, denial.claim)]
    if same_words:
        return tuple(Link(kind, other.claim.id, "denied in the same words") for other in same_words)
    fitting = [other for other in others if topic(other.claim) == topic(denial.claim)]
    if not fitting:
        return ()
    nearest = min(fitting, key=lambda other: (other.start > denial.start, abs(other.start - denial.start)))
    return (Link(kind, nearest.claim.id, "the nearest claim about the same thing in this article"),)


def _same_words(left: Claim, right: Claim) -> bool:
    return left.kind == right.kind and left.evidence == right.evidence and left.where == right.where


def _bare(doc: Doc, drafts: Drafts, denial: Draft, kind: LinkType, *, reach: int = _REACH) -> tuple[Link, ...]:
    """A denial without detail answers what was said in the nearest sentence before it that somebody is made to say."""
    at = _sentence(doc, denial.start)
    first, last = (bisect_left(drafts, at, key=_start) for at in (denial.start - _FARTHEST, denial.start))
    near = [other for other in drafts[first:last] if other.attributions]
    answered = (other for other in near if _could_be_answered(other, denial))
    before = [other for other in answered if 0 <= at - _sentence(doc, other.start) <= reach]
    if not before:
        return ()
    nearest = max(_sentence(doc, other.start) for other in before)
    fitting = [other for other in before if _sentence(doc, other.start) == nearest]
    return _of_fitting(fitting, kind)


def _start(draft: Draft) -> int:
    return draft.start


def _of_fitting(fitting: Drafts, kind: LinkType) -> tuple[Link, ...]:
    topics = {topic(other.claim) for other in fitting}
    if len(topics) == 1:
        return (Link(kind, fitting[-1].claim.id, "the nearest claim before it"),)
    names = "; ".join(other.claim.evidence.exact for other in fitting[:_SHOWN])
    return (Link(kind, None, f"several claims before it fit: {names}"),)


def _sentence(doc: Doc, offset: int) -> int:
    """The number of the sentence that an offset stands in."""
    numbers: tuple[int, ...] = doc._.sentence_numbers
    token = bisect_right(_offsets(doc), offset) - 1
    return numbers[token] if 0 <= token < len(numbers) else 0


@lru_cache(maxsize=1)
def _offsets(doc: Doc) -> list[int]:
    """Where each token begins."""
    return [token.idx for token in doc]
