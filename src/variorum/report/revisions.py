"""What became of a report that came again: the sentences that only one of its last two versions has."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.records import Article
from variorum.report.passages import SENTENCE_END, paragraphs
from variorum.report.phrases import phrase


def revisions(earlier: Article | None, newest: Article) -> tuple[str, ...]:
    """In words, each sentence that is gone and each that is new, in the order of the texts."""
    if earlier is None:
        return ()
    before, after = tuple(_sentences(earlier)), tuple(_sentences(newest))
    gone = (phrase("lines", "gone", version=earlier.version, words=words) for words in before if words not in after)
    new = (phrase("lines", "new", version=newest.version, words=words) for words in after if words not in before)
    return (*gone, *new)


def _sentences(article: Article) -> Iterator[str]:
    for paragraph in paragraphs(article):
        start = paragraph.start
        for found in SENTENCE_END.finditer(article.text, paragraph.start, paragraph.end):
            yield article.text[start : found.end()].strip()
            start = found.end()
        yield article.text[start : paragraph.end].strip()
