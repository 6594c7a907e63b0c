"""What became of a report that came again: what is known of it otherwise, and the sentences that one version has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from variorum.records import Article
from variorum.report.passages import paragraphs
from variorum.report.phrases import day_words, phrase
from variorum.sentences import breaks

KNOWN = ("title", "outlet", "agency", "byline", "dateline", "url", "language")  # beside the day of publication


def revisions(versions: Sequence[Article]) -> tuple[str, ...]:
    """In words, what each version has otherwise than the one before: what is known of it, then its sentences."""
    return tuple(words for earlier, later in pairwise(versions) for words in _turned(earlier, later))


def _turned(earlier: Article, later: Article) -> tuple[str, ...]:
    before, after = tuple(_sentences(earlier)), tuple(_sentences(later))
    gone = (phrase("lines", "gone", version=earlier.version, words=words) for words in before if words not in after)
    new = (phrase("lines", "new", version=later.version, words=words) for words in after if words not in before)
    told = (*_known(earlier, later), *gone, *new)
    return told or (phrase("lines", "reordered", version=later.version),)


def _known(earlier: Article, later: Article) -> Iterator[str]:
    """Each field that is otherwise; one that only one version has is told as not given in the other."""
    heads = (_head(earlier), _head(later))
    for name in heads[0]:
        before, after = (head[name] for head in heads)
        if before != after:
            slots = {"field": phrase("known", name), "before": _given(before), "after": _given(after)}
            yield phrase("lines", "known", version=later.version, **slots)


def _head(article: Article) -> dict[str, str | None]:
    day = day_words(article.published) if article.published.edtf else None
    return {"published": day, **{name: getattr(article, name) for name in KNOWN}}


def _given(value: str | None) -> str:
    return phrase("known", "not given") if value is None else phrase("known", "given", words=value)


def _sentences(article: Article) -> Iterator[str]:
    for paragraph in paragraphs(article):
        start = paragraph.start
        for close, begin in breaks(article.text, paragraph.start, paragraph.end):
            yield article.text[start:close].strip()
            start = begin
        yield article.text[start : paragraph.end].strip()
