"""What many rules found put together: one finding for each cue, each with the words that are its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.tree import Tree

CREDIT = 2  # words from one frame to the next in "the ministry said, AGENCY reported"


def told(tree: Tree, found: list[Finding]) -> list[Finding]:
    """The findings that have a content: what was cut down to a mark or to nothing says nothing."""
    return [finding for finding in found if any(tree.is_word(t) for t in finding.content)]


def merge(tree: Tree, found: list[Finding]) -> list[Finding]:
    """One finding for each cue word: the first rule's, with the words that a later rule adds around its quotation."""
    by_head: dict[int, Finding] = {}
    for finding in found:
        known = by_head.get(finding.head)
        by_head[finding.head] = finding if known is None else _joined(tree, known, finding)
    return _without_echoes(tree, list(by_head.values()))


def _joined(tree: Tree, known: Finding, more: Finding) -> Finding:
    follows = min(known.content) > known.head and min(more.content) > known.head
    if follows and known.content & more.content:
        return replace(known, content=(known.content | more.content) - known.source - known.cue)
    return known


def apart(tree: Tree, found: list[Finding]) -> list[Finding]:
    """The findings, each without the words that make somebody else say it: "p, the ministry said, X reported"."""
    beside: dict[int, list[Finding]] = defaultdict(list)
    for finding in found:
        beside[tree.sentence_of[finding.head]].append(finding)
    done = []
    for finding in found:
        outer = (f for f in beside[tree.sentence_of[finding.head]] if f is not finding and _is_around(f, finding))
        around = frozenset(t for f in outer for t in f.cue | f.source)
        done.append(replace(finding, content=finding.content - around) if around & finding.content else finding)
    return told(tree, done)


def _is_around(outer: Finding, inner: Finding) -> bool:
    """Whether one saying takes the other's words in; a credit right behind the other is told by nobody else."""
    frame = inner.cue | inner.source
    if not frame or not outer.content >= frame:
        return False
    around = outer.cue | outer.source
    return not inner.content >= around or not 0 < min(frame) - max(around) <= CREDIT


def _without_echoes(tree: Tree, found: list[Finding]) -> list[Finding]:
    """Without findings whose cue another finding at the same place has taken ("declined to say")."""
    taken = {t: finding.head for finding in found if finding.basis == "cue" for t in finding.cue if t != finding.head}
    own = [f for f in found if f.head not in taken or not (f.content & _content_at(found, taken[f.head]))]
    framing: dict[int, list[Finding]] = defaultdict(list)
    for finding in own:
        for t in finding.source | finding.cue if finding.source else ():
            framing[t].append(finding)
    return [f for f in own if not _is_frame(tree, f, framing)]


def _is_frame(tree: Tree, finding: Finding, framing: Mapping[int, list[Finding]]) -> bool:
    """Whether a content is nothing but who says something else: "who told them ..., the envoy said"."""
    words = [t for t in finding.content if tree.is_word(t)]
    if not words:
        return any(other is not finding for others in framing.values() for other in others)
    others = framing.get(words[0], ())
    return any(other is not finding and other.source | other.cue >= set(words) for other in others)


def _content_at(found: list[Finding], head: int) -> frozenset[int]:
    return next((finding.content for finding in found if finding.head == head), frozenset())
