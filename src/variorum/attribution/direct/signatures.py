"""Quotations signed at their end: "... at dawn" - President Dace."""

from __future__ import annotations

from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import SPEECH
from variorum.attribution.parse.tree import FINITE, Range, Tree
from variorum.attribution.speakers.subjects import nearest_nominal

DASHES = frozenset({"\u2014", "\u2013", "-", "--", "\u2015"})
LONGEST = 12  # words of a name with its office
SIGNED = range(2, 5)  # words of a name that is known by its capitals alone
NAMED = frozenset({"PER", "ORG"})


def signed(tree: Tree, quote: Range) -> Finding | None:
    """The quotation as the words of whoever stands behind a dash after it, where that ends the paragraph."""
    end = tree.paragraphs[tree.paragraph_of[quote[0]]][1]
    while end > quote[1] and tree.is_space(end - 1):
        end -= 1
    dash = quote[1]
    if dash >= end or tree.words[dash] not in DASHES or end - dash > LONGEST:
        return None
    name = [t for t in range(dash + 1, end) if tree.is_word(t)]
    if not name or any(tree.tags[t] in FINITE and not tree.is_capital(t) for t in name):
        return None
    if not any(tree.labels[t] in NAMED for t in name) and not _is_signed(tree, quote, name):
        return None
    speaker = nearest_nominal(tree, name[0], name[-1] + 1)
    source = frozenset(range(name[0], name[-1] + 1))
    return Finding(dash, SPEECH, frozenset({dash}), source, frozenset(range(*quote)), speaker)


def _is_signed(tree: Tree, quote: Range, name: list[int]) -> bool:
    """Whether nothing but a few capitals stand behind a whole sentence: a name, though nothing knows it for one."""
    ended = any(tree.words[t][-1] in ".!?" for t in range(quote[1] - 2, quote[1]) if t > quote[0])
    whole = ended and any(tree.tags[t] in FINITE for t in range(*quote))
    plain = all(tree.is_capital(t) and tree.tags[t] not in ("CD", "DT") for t in name)
    return whole and plain and len(name) in SIGNED
