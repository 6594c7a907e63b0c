"""Quoted words at the end of a speech that the parse cut short: praised her as "a star", wanted peace but "no deal"."""

from __future__ import annotations

from dataclasses import replace

from variorum.attribution.direct.quotations import bounds, words_of
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import FINITE, Range, Tree

OTHER_CLAUSE = FINITE | {"WP", "WDT", "VBG"}
LONGEST_GAP = 8  # words between what is known of a speech and its quoted words


def with_trailing_quotes(tree: Tree, findings: list[Finding]) -> list[Finding]:
    """The findings, each with the quoted words that follow it in its sentence and are nobody's yet."""
    found = list(findings)
    told = {t for finding in findings for t in finding.content}
    cued: dict[int, list[int]] = {}
    for place, finding in enumerate(findings):
        if finding.cue:
            cued.setdefault(tree.sentence_of[finding.head], []).append(place)
    for number in range(len(tree.quotes)):
        quote = bounds(tree, number)
        if not words_of(tree, quote) or not told.isdisjoint(range(*quote)):
            continue
        at = _speech_before(tree, quote, found, cued.get(tree.sentence_of[quote[0]], []))
        if at is not None:
            content = found[at].content
            found[at] = replace(found[at], content=content | set(range(max(content) + 1, _end(tree, quote))))
    return found


def _speech_before(tree: Tree, quote: Range, found: list[Finding], near: list[int]) -> int | None:
    """The speech that ends a few words before a quotation in its sentence, with nothing but a phrase between."""
    before = [place for place in near if found[place].head < quote[0]]
    place = max(before, key=lambda at: max(found[at].content | found[at].cue), default=None)
    if place is None:
        return None
    speech, end = found[place], max(found[place].content)
    if tree.in_quote(speech.head) or not speech.head <= end < quote[0]:
        return None
    gap = [t for t in range(end + 1, quote[0]) if tree.is_word(t)]
    return None if len(gap) > LONGEST_GAP or any(_parts(tree, t) or t in speech.source for t in gap) else place


def _parts(tree: Tree, t: int) -> bool:
    """Whether a word shows that something else is told: another clause, or another quotation."""
    return (
        tree.tags[t] in (*FINITE, "WP", "WDT", "VBG") or tree.words[t] in ("and", "after", "while") or tree.in_quote(t)
    )


def _end(tree: Tree, quote: Range) -> int:
    """Where the phrase around a quotation ends: at the next mark or conjunction."""
    end = tree.sentences[tree.sentence_of[quote[0]]][1]
    at = quote[1]
    if tree.words[quote[1] - 2] in words("breaks", "marks"):
        return at
    while at < end and tree.words[at] not in words("breaks", "words") and not tree.in_quote(at):
        if tree.tags[at] in FINITE:
            return quote[1]
        at += 1
    return at
