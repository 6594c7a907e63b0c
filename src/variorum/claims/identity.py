"""What makes a claim findable again: its id, its evidence with the words around, its part of the article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import variorum.claims.cover as cover
from variorum.records import Article, Attribution, Evidence, Kind, Part, Selector, Span

CONTEXT = 32  # code points kept before and after a quotation; enough to tell repeated sentences apart
_ID_LENGTH = 16
_EDGES = " \t\n\r\u00a0,;:–—"  # what may be left at the edge where who says it is cut away


def text_version(article: Article) -> str:
    """A hash that names this text of this article."""
    return hashlib.sha256(f"{article.id}\n{article.text}".encode("utf-8", "surrogatepass")).hexdigest()


def claim_id(version: str, kind: Kind, spans: Sequence[tuple[int, int]], ordinal: int) -> str:
    """The claim's name: text version, kind, spans and ordinal, and nothing that a better rule would change."""
    where = ";".join(f"{start}-{end}" for start, end in spans)
    return hashlib.sha256(f"{version}|{kind}|{where}|{ordinal}".encode()).hexdigest()[:_ID_LENGTH]


def evidence(text: str, spans: tuple[Span, ...]) -> Evidence:
    """The spans as quotations that can be found again in a changed text."""
    return Evidence(tuple(_selector(text, span) for span in spans))


def own_words(
    text: str, spans: tuple[Span, ...], voice: Sequence[Attribution], needed: Sequence[Span]
) -> tuple[Span, ...]:
    """The spans without who says it and how: of a span that reaches over the content, what lies in it.

    A span that would lose the words for the place or the figure stays as it is.
    """
    for attribution in voice:
        spans = tuple(piece for span in spans for piece in _clipped(text, span, attribution, needed))
    return spans


def _clipped(text: str, span: Span, attribution: Attribution, needed: Sequence[Span]) -> tuple[Span, ...]:
    around = (*attribution.cue, *attribution.source)
    if not cover.touches(attribution.content, span) and not cover.touches(around, span):
        return (span,)
    pieces = tuple(_inside(text, span, attribution.content))
    lost = [item for item in needed if cover.holds((span,), item) and not cover.holds(pieces, item)]
    return (span,) if lost else pieces


def _inside(text: str, span: Span, content: Sequence[Span]) -> Iterator[Span]:
    """The parts of a span that lie in the content, trimmed; the whole span where nothing of it does."""
    found = False
    for part in content:
        start, end = max(span.start, part.start), min(span.end, part.end)
        words = text[start:end].strip(_EDGES)
        if start < end and words:
            start += text[start:end].index(words)
            found = True
            yield Span(start, start + len(words), words)
    if not found:
        yield span


def _selector(text: str, span: Span) -> Selector:
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    return Selector(span.start, span.end, text[span.start : span.end], before, after)


def part_at(article: Article, offset: int) -> Part:
    """Which part of the article an offset stands in; the body where nothing else is known."""
    for section in article.sections:
        if section.start <= offset < section.end:
            return section.part
    return "body"
