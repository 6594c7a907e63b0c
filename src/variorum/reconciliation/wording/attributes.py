"""The words that a report sets before a place: breakaway, occupied, self-declared; wording, never a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.data.load import entries, lines
from variorum.reconciliation.pile.pile import Pile, start
from variorum.reconciliation.wording.whose_words import voice_at
from variorum.records import Article, Claim, Span

REACH = 60  # code points between the word and the name: "the breakaway region of", "the occupied territories of"
GAP = r"(?:\s+[a-z]+){0,3}\s+$"  # only small words stand between: another name would take the word to itself


@cache
def _before() -> re.Pattern[str]:
    words = sorted(lines("reconciliation/attributives.txt"), key=len, reverse=True)
    plain = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?P<lead>(?:^|[^\w\s])|(?:^|\b\w+)\s+)(?P<word>(?i:{plain})){GAP}")


def _is_attributive(found: re.Match[str]) -> bool:
    """Whether a participle stands as an attribute: "the occupied city", not "troops occupied the city"."""
    lead = found["lead"].strip()
    return (
        not found["word"].endswith("ed")
        or "-" in found["word"]
        or lead.casefold() in entries("reconciliation/attribute_leads.txt")
    )


@dataclass(frozen=True, slots=True)
class Attribute:
    """A word before a place: the place's key, whose word it is, where it stands, and the claim around it."""

    place: str
    voice: str
    word: str
    span: Span
    claim: Claim


def attributes(pile: Pile) -> Iterator[Attribute]:
    """Every such word, in the order of the articles and their words."""
    for article in pile.articles.values():
        yield from _in_article(article, pile)


def _in_article(article: Article, pile: Pile) -> Iterator[Attribute]:
    for begin, end, key in pile.scans[article.id].found:
        found = _before().search(article.text, max(0, begin - REACH), begin)
        claim = _around(article, begin, end, pile) if found is not None and _is_attributive(found) else None
        if found is not None and claim is not None:
            span = Span(found.start("word"), end, article.text[found.start("word") : end])
            yield Attribute(key, voice_at(claim, begin, pile).name, found["word"].casefold(), span, claim)


def _around(article: Article, begin: int, end: int, pile: Pile) -> Claim | None:
    """The claim whose words hold the name, the shortest where several do."""
    holding = [
        (span.end - span.start, start(claim), claim.id, claim)
        for claim in pile.told.get(article.id, ())
        for span in claim.evidence.spans
        if span.start <= begin and end <= span.end
    ]
    return min(holding, key=lambda found: found[:3])[3] if holding else None
