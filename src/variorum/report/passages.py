"""From offsets to what a reader sees: the passage around a claim, and a report's text with its claims marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from variorum.records import Article, Claim
from variorum.sentences import breaks

CONTEXT = 160  # code points shown on either side of the words of a claim; about two lines of a column
BEGUN = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article's text, with its place and its part."""

    number: int
    start: int
    end: int
    part: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a claim in the sentence they stand in, and where that is."""

    article: str
    paragraph: int
    before: str
    exact: str
    after: str
    claim: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a report's text on which the same claims lie; `opens` are those that begin here."""

    text: str
    claims: tuple[str, ...]
    opens: tuple[str, ...]


def paragraphs(article: Article) -> tuple[Paragraph, ...]:
    """The article's paragraphs in order, numbered from one."""
    parts = {section.start: section.part for section in article.sections}
    found = enumerate(_between_blank_lines(article.text), 1)
    return tuple(Paragraph(i, start, end, parts.get(start, "body")) for i, (start, end) in found)


@lru_cache(maxsize=64)  # a page asks for the paragraphs of a report once for each claim that it quotes
def _between_blank_lines(text: str) -> tuple[tuple[int, int], ...]:
    """Where each stretch of text begins and ends; those of white space alone are none."""
    found, end = list[tuple[int, int]](), 0
    while (begun := BEGUN.search(text, end)) is not None:
        start = begun.start()
        end = text.find("\n\n", start)
        end = len(text) if end < 0 else end
        if not text[start:end].isspace():
            found.append((start, end))
    return tuple(found)


def passage(claim: Claim, article: Article) -> Passage:
    """The claim's words with the rest of their sentence, cut where it is long."""
    return passage_at(claim, article, claim.evidence.spans[0].start, claim.evidence.spans[-1].end)


def passage_at(claim: Claim, article: Article, start: int, end: int) -> Passage:
    """Some words of a claim's article, or near it, in the same way."""
    home = next((p for p in paragraphs(article) if p.start <= start < p.end), None)
    low, high = (home.start, max(home.end, end)) if home else (start, end)
    left, right = _sentence(article.text, start, end, low, high)
    before, after = article.text[left:start], article.text[end:right]
    return Passage(
        article=article.id,
        paragraph=home.number if home else 0,
        before=_cut_left(before),
        exact=article.text[start:end],
        after=_cut_right(after),
        claim=claim.id,
    )


def _sentence(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    found = list(breaks(text, low, high))
    left = max((begin for _, begin in found if begin <= start), default=low)
    return left, min((close for close, _ in found if close >= end), default=high)


def _cut_left(words: str) -> str:
    return words if len(words) <= CONTEXT else "… " + words[-CONTEXT:].partition(" ")[2]


def _cut_right(words: str) -> str:
    return words if len(words) <= CONTEXT else words[:CONTEXT].rpartition(" ")[0] + " …"


def segments(article: Article, paragraph: Paragraph, claims: Sequence[Claim]) -> tuple[Segment, ...]:
    """The paragraph cut at every edge of a claim's evidence, so that overlapping claims can all be marked."""
    marks = [
        (max(span.start, paragraph.start), min(span.end, paragraph.end), claim.id, i == 0)
        for claim in claims
        for i, span in enumerate(claim.evidence.spans)
        if span.start < paragraph.end and span.end > paragraph.start
    ]
    edges = sorted({paragraph.start, paragraph.end, *_edges(marks)})
    return tuple(
        Segment(
            text=article.text[low:high],
            claims=tuple(sorted({claim for start, end, claim, _ in marks if start <= low and high <= end})),
            opens=tuple(sorted({claim for start, _, claim, first in marks if first and start == low})),
        )
        for low, high in pairwise(edges)
    )


def _edges(marks: Iterable[tuple[int, int, str, bool]]) -> set[int]:
    return {edge for start, end, _, _ in marks for edge in (start, end)}
