"""Who denies what another has just said, in a relative clause on the whole of it: "said p, which Y denied"."""

from __future__ import annotations

from dataclasses import replace

from variorum.attribution.finding import Finding
from variorum.attribution.tree import Tree


def with_answers(tree: Tree, found: list[Finding]) -> list[Finding]:
    """The findings, where the clause that "which" stands for is what is denied, and the denial is no part of it."""
    for finding in [finding for finding in found if _is_answer(tree, finding)]:
        told = _told(finding, found)
        if told is None:
            continue
        answer = frozenset(tree.subtree(finding.head)) | finding.cue | finding.source | finding.content
        content = frozenset(t for t in told.content - answer if t < min(answer))
        if any(tree.is_word(t) for t in content):
            others = [f for f in found if f is not finding and f is not told]
            found = [*others, replace(told, content=told.content - answer), replace(finding, content=content)]
    return found


def _is_answer(tree: Tree, finding: Finding) -> bool:
    """Whether a denial has nothing but ", which" for what it denies."""
    if finding.entry.frame != "denial":
        return False
    told = [t for t in sorted(finding.content) if tree.is_word(t)]
    return [tree.words[t] for t in told] == ["which"] and told[0] > 0 and tree.words[told[0] - 1] == ","


def _told(finding: Finding, found: list[Finding]) -> Finding | None:
    """The nearest saying that the answer stands in, or follows at once."""
    start = min(finding.content | finding.cue | finding.source)
    ahead = [
        f
        for f in found
        if f is not finding and f.content and (start in f.content or max(f.content) in (start - 1, start - 2))
    ]
    return min(ahead, key=lambda f: len(f.content), default=None)
