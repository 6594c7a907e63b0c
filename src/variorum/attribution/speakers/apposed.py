"""Names that stand right behind what they name: "the cooper, Ana Diaz", "keeper Ana Diaz", "the magazine El Eco"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import Range, Tree
from variorum.attribution.speakers.ability import is_person_noun
from variorum.data import load


@cache
def links() -> frozenset[str]:
    """Small words inside the name of a body, in English and in other languages."""
    return words("speakers", "links") | frozenset(load.lines("names/particles.txt"))


def full_name(tree: Tree, start: int, end: int) -> str:
    """The fullest form in the article of the name at these tokens."""
    first, last = tree.doc._.full_names.get((start, end), (start, end))
    return tree.exact(first, last)


def apposed(tree: Tree, head: int, source: frozenset[int] | None) -> str | None:
    """The name between commas behind an office, whatever kind of name it was taken for: "the cooper, Ana Diaz"."""
    if source is None or tree.tags[head] != "NN" or not is_person_noun(tree, head):
        return None
    comma = next((t for t in range(head + 1, len(tree)) if t not in source or tree.words[t] == ","), None)
    if comma is None or comma not in source or tree.words[comma] != ",":
        return None
    end = comma + 1
    while end in source and tree.is_capital(end) and tree.tags[end] != "NNPS":
        end += 1
    closed = end >= len(tree) or end not in source or tree.words[end] == ","
    if end + 1 in source and tree.words[end + 1] == "and":
        return None  # "the mayor, Ana Diaz, and the governor": two speak
    return full_name(tree, comma + 1, end) if closed and end - comma > 2 else None


def named_body(tree: Tree, head: int, source: frozenset[int] | None) -> Range | None:
    """The name right behind the word for a kind of body: "the magazine El Eco", "the rights group Open Hand"."""
    if source is None or tree.labels[head] or tree.lemmas[head] not in words("speakers", "kinds"):
        return None
    start = end = _past_calling(tree, head)
    while end in source and (tree.is_capital(end) or (end > start and tree.words[end] in links())):
        end += 1
    while end > start and not tree.is_capital(end - 1):
        end -= 1
    return (start, end) if end > start else None


def _past_calling(tree: Tree, head: int) -> int:
    """The word after "calling itself" or "known as" behind a noun, or right after the noun."""
    for phrase in words("speakers", "calling"):
        called = phrase.split()
        if tree.words[head + 1 : head + 1 + len(called)] == called:
            start = head + 1 + len(called)
            return start + (tree.words[start : start + 1] == ["the"])
    return head + 1


def with_bearer(tree: Tree, finding: Finding) -> Finding:
    """The finding with the name right behind an office that the parser hung elsewhere: "said keeper Ana Diaz"."""
    head = finding.speaker
    if head is None or tree.pos[head] not in ("NOUN", "PROPN") or max(finding.source, default=-1) != head:
        return finding
    near = tree.names_between(head + 1, head + 3)
    name = next((name for name in near if name[2] == "PER" and _follows(tree, head, *name[:2])), (0, 0, ""))[:2]
    if not name[1] or not has_capital(tree, *name) or tree.labels[head] or tree.tags[head] in ("NNS", "NNPS"):
        return finding
    bearer = frozenset(range(*name))
    if bearer & (finding.content | finding.cue):
        return finding
    return replace(finding, source=finding.source | bearer, name=full_name(tree, *name))


def has_capital(tree: Tree, start: int, end: int) -> bool:
    """Whether any word of a name is written with a capital."""
    return any(tree.is_capital(t) for t in range(start, end))


def _follows(tree: Tree, head: int, start: int, end: int) -> bool:
    """Whether a name comes right after an office, or between commas."""
    if start == head + 1:
        return True
    closed = end >= len(tree) or not tree.is_word(end)
    return start == head + 2 and tree.words[head + 1] == "," and closed
