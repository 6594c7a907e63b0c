"""When something was said: the day words that hang on a cue, left raw for the pipeline to understand."""

from __future__ import annotations

from variorum.attribution.finding import Finding
from variorum.attribution.lexicon import words
from variorum.attribution.posts import signed_day
from variorum.attribution.spans import span
from variorum.attribution.tree import Tree
from variorum.records import Span, TimeExpression

TIME_DEPS = ("obl", "advmod", "nmod", "obj", "advcl", "dep", "nsubj")


def said(tree: Tree, finding: Finding) -> TimeExpression | None:
    """The words for the day of saying as a DATE without a value: the pipeline normalises them against the article."""
    if finding.entry.frame == "post":
        day = signed_day(tree, finding)
        return None if day is None else TimeExpression(span(tree, *day), "DATE", anchor="publication")
    if not finding.cue:
        return None
    for head in (finding.head, *_above(tree, finding)):
        found = _day(tree, head, finding)
        if found is not None:
            return found
    return None


def _above(tree: Tree, finding: Finding) -> list[int]:
    head = tree.heads[finding.head]
    return [head] if head != finding.head and (head in finding.cue or tree.base(finding.head) == "conj") else []


def _day(tree: Tree, head: int, finding: Finding) -> TimeExpression | None:
    for c in tree.children[head]:
        if tree.base(c) not in TIME_DEPS or c in finding.content or not _is_day(tree, c):
            continue
        tokens = sorted(t for t in tree.subtree(c) if t not in finding.content and t not in finding.source)
        tokens = [t for t in tokens if tree.is_word(t) or tokens[0] < t < tokens[-1]]
        if tokens:
            return TimeExpression(_cover(tree, tokens), "DATE", anchor="publication")
    return None


def _cover(tree: Tree, tokens: list[int]) -> Span:
    first, last = tree.doc[tokens[0]], tree.doc[tokens[-1]]
    return span(tree, first.idx, last.idx + len(last))


def _is_day(tree: Tree, c: int) -> bool:
    word = tree.words[c].rstrip(".")
    if word in words("days", "weekdays") or word in words("days", "months"):
        return True
    if word in words("days", "relative"):
        return True
    inside = {tree.words[t].rstrip(".") for t in tree.children[c]}
    if word in words("days", "parts"):
        return bool(inside & (words("days", "leads") | words("days", "weekdays")))
    return word.isdigit() and bool(inside & words("days", "months"))
