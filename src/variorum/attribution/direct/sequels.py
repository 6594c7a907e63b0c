"""Quotations without a cue of their own: further parts of a speech, next paragraphs, and those that stay open."""

from __future__ import annotations

from dataclasses import replace

from variorum.attribution.direct.bringing_in import brought_in
from variorum.attribution.direct.quotations import bounds, words_of
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import SPEECH
from variorum.attribution.parse.tree import FINITE, Range, Tree

SHORTEST = 4  # words; shorter quotations without a cue are more often titles and quoted terms than speech
LONGEST_HEADING = 12  # words
SPEAKING = frozenset({"speech", "promise", "demand", "denial", "post", "thought"})


def find_sequels(tree: Tree, findings: list[Finding]) -> list[Finding]:
    """The findings with later parts of a speech added, and new ones for quotations that stand alone."""
    found = list(findings)
    for number in range(len(tree.quotes)):
        quote = bounds(tree, number)
        if _is_covered(quote, found) or not (stands_alone(tree, quote) or _is_rest(tree, number, quote)):
            continue
        _place(tree, number, quote, found)
    return found


def _is_rest(tree: Tree, number: int, quote: Range) -> bool:
    """Whether a quotation is a whole paragraph, however short, that goes on one left open in the paragraph above."""
    here = tree.paragraph_of[quote[0]]
    whole = tree.paragraphs[here] == quote and bool(words_of(tree, quote))
    return whole and _runs_on(tree, number) and tree.paragraph_of[bounds(tree, number - 1)[1] - 1] == here - 1


def _is_covered(quote: Range, findings: list[Finding]) -> bool:
    middle = (quote[0] + quote[1]) // 2
    return any(middle in f.content and (f.direct or not quote[0] <= f.head < quote[1]) for f in findings)


def stands_alone(tree: Tree, quote: Range) -> bool:
    """Whether a quotation is a sentence of its own: not a title, a quoted term or a part of somebody else's clause."""
    inner = words_of(tree, quote)
    if len(inner) < SHORTEST or not any(tree.tags[t] in FINITE or tree.tags[t] == "VB" for t in inner):
        return False
    if len(inner) < LONGEST_HEADING and _is_heading(tree, quote):
        return False
    return _is_fresh(tree, quote[0]) and _is_done(tree, quote)


def _is_heading(tree: Tree, quote: Range) -> bool:
    """Whether a quotation is a whole paragraph without a full stop: a heading, not somebody's next words."""
    start, end = tree.paragraphs[tree.paragraph_of[quote[0]]]
    return (start, end) == quote and _last(tree, quote)[-1:] not in (".", "!", "?", ",", "\u2026")


def _last(tree: Tree, quote: Range) -> str:
    """The last word or mark inside a quotation, before the mark that closes it where there is one."""
    closed = tree.quotes[tree.quote_of[quote[0]] or 0].closed
    last = quote[1] - (2 if closed else 1)
    while last > quote[0] and tree.is_space(last):
        last -= 1
    return tree.words[last]


def _is_fresh(tree: Tree, start: int) -> bool:
    """Whether a sentence or paragraph begins here."""
    floor = tree.paragraphs[tree.paragraph_of[start]][0]
    at = start - 1
    while at >= floor and (tree.is_space(at) or tree.words[at] in ('"', "\u201d", "''")):
        at -= 1
    return at < floor or tree.words[at] in (".", "!", "?", ":", ")")


def _is_done(tree: Tree, quote: Range) -> bool:
    """Whether the sentence ends with the quotation."""
    end = tree.paragraphs[tree.paragraph_of[quote[0]]][1]
    at = quote[1]
    while at < end and (tree.is_space(at) or tree.words[at] in (".", "!", "?")):
        at += 1
    ended = (
        _last(tree, quote)[-1:] in (".", "!", "?", "\u2026", ",")
        or not tree.quotes[tree.quote_of[quote[0]] or 0].closed
    )
    return at >= end or (ended and tree.is_capital(at)) or tree.in_quote(at)


def _place(tree: Tree, number: int, quote: Range, found: list[Finding]) -> None:
    content = frozenset(range(*quote))
    here = _before(tree, quote, found)
    if here is not None and _has_quote(tree, here):
        found[found.index(here)] = replace(here, content=here.content | content)
        return
    if here is not None:
        found.append(_joined(here, content, quote))
        return
    run_on = _run_on(tree, number, quote, found) if _runs_on(tree, number) else None
    below = None if run_on is not None else _told_below(tree, number, found)
    if below is not None:
        found[found.index(below)] = replace(below, content=below.content | content)
        return
    above = run_on or _paragraph_above(tree, quote, found)
    if above is not None and _runs_on(tree, number):
        found[found.index(above)] = replace(above, content=above.content | content)
        return
    if above is not None and not _awaits_answer(tree, above) and not _has_rivals(tree, above, found):
        found.append(_joined(above, content, quote))
        return
    found.append(brought_in(tree, quote) or _open(quote, content))


def _before(tree: Tree, quote: Range, found: list[Finding]) -> Finding | None:
    """The last speech that ends or is cued before the quotation in the same paragraph."""
    return _last_speech(tree, (tree.paragraphs[tree.paragraph_of[quote[0]]][0], quote[0]), found)


def _paragraph_above(tree: Tree, quote: Range, found: list[Finding]) -> Finding | None:
    """The speech of the paragraph above, where this quotation opens its paragraph and somebody speaks last there."""
    number = tree.paragraph_of[quote[0]]
    if number == 0 or tree.paragraphs[number][0] != quote[0]:
        return None
    above = tree.paragraphs[number - 1]
    speech = _last_speech(tree, above, found)
    return speech if speech is not None and _speaks_last(tree, above, speech) else None


def _last_speech(tree: Tree, within: Range, found: list[Finding]) -> Finding | None:
    outer = [
        f for f in found if f.entry.frame in SPEAKING and within[0] <= f.head < within[1] and not tree.in_quote(f.head)
    ]
    outer += [f for f in found if f.basis != "cue" and within[0] <= max(f.content) < within[1]]
    return max(outer, key=lambda f: f.head) if outer else None


def _speaks_last(tree: Tree, above: Range, speech: Finding) -> bool:
    """Whether the last sentence of a paragraph belongs to a speech, as its content or as its cue."""
    last = above[1] - 1
    while last > above[0] and not tree.is_word(last):
        last -= 1
    return last in speech.content or tree.sentence_of[last] == tree.sentence_of[speech.head]


def _awaits_answer(tree: Tree, speech: Finding) -> bool:
    """Whether a speech ends with a question, so that the next words may be another's."""
    return any(tree.words[t] == "?" for t in sorted(speech.content)[-3:])


def _has_rivals(tree: Tree, speech: Finding, found: list[Finding]) -> bool:
    """Whether somebody else speaks in the same paragraph."""
    number = tree.paragraph_of[speech.head]
    heads = {f.speaker for f in found if tree.paragraph_of[f.head] == number and not tree.in_quote(f.head)}
    names = {tree.words[head] for head in heads if head is not None and tree.pos[head] != "PRON"}
    return len(names) > 1


def _runs_on(tree: Tree, number: int) -> bool:
    """Whether the quotation before this one was never closed, as in a speech of several paragraphs."""
    return number > 0 and not tree.quotes[number - 1].closed


def _run_on(tree: Tree, number: int, quote: Range, found: list[Finding]) -> Finding | None:
    """The speech that the unclosed quotation of the paragraph above is part of, however many paragraphs it has run."""
    before = bounds(tree, number - 1)
    last, here = tree.paragraph_of[before[1] - 1], tree.paragraph_of[quote[0]]
    if here != last + 1 or tree.paragraphs[here][0] != quote[0]:
        return None
    around = [f for f in found if before[1] - 1 in f.content and not tree.in_quote(f.head)]
    return max(around, key=lambda f: len(f.content), default=None)


def _told_below(tree: Tree, number: int, found: list[Finding]) -> Finding | None:
    """The speech that a quotation left open begins: who speaks is told only paragraphs below, where it is closed."""
    if tree.paragraphs[tree.paragraph_of[bounds(tree, number)[0]]][0] != bounds(tree, number)[0]:
        return None
    while not tree.quotes[number].closed and number + 1 < len(tree.quotes):
        here = tree.paragraph_of[bounds(tree, number)[1] - 1]
        number += 1
        first = bounds(tree, number)[0]
        if tree.paragraph_of[first] != here + 1 or tree.paragraphs[here + 1][0] != first:
            return None
        for f in found:
            if f.basis == "cue" and first + 1 in f.content and not tree.in_quote(f.head) and f.head > first:
                return f
    return None


def _has_quote(tree: Tree, finding: Finding) -> bool:
    return any(tree.quote_of[t] is not None for t in finding.content)


def _joined(speech: Finding, content: frozenset[int], quote: Range) -> Finding:
    return replace(
        speech, head=quote[0], entry=SPEECH, cue=frozenset(), content=content, basis="adjacent", source=speech.source
    )


def _open(quote: Range, content: frozenset[int]) -> Finding:
    """A quotation whose speaker nothing tells; who spoke last is added as an alternative once names are known."""
    return Finding(quote[0], SPEECH, frozenset(), frozenset(), content, None, "carried over", certain=False)
