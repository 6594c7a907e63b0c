"""Who denies what another has just said: "said p, which Y denied", "says p; rebels deny"."""

from __future__ import annotations

from dataclasses import replace

from variorum.attribution.cues.cues import extent, readings
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import FINITE, Tree
from variorum.attribution.speakers.subjects import is_passive, phrase, subject

SAYING = frozenset({"speech", "promise", "document"})
OWN = ("obj", "iobj", "ccomp", "xcomp", "obl", "advcl", "parataxis")


def with_bare_denials(tree: Tree, found: list[Finding]) -> list[Finding]:
    """The findings, with a denial of the saying just before it for each bare "rebels deny" beside one."""
    cued = {finding.head for finding in found}
    denials = [_denied(tree, i, found) for i in range(len(tree)) if i not in cued and _is_bare(tree, i)]
    for denial, told in (pair for pair in denials if pair is not None):
        own = denial.content | frozenset(tree.subtree(denial.head)) | denial.cue | denial.source
        kept = _up_to(tree, told.content, min(denial.source)) or told.content - own
        found = [replace(f, content=kept) if f.head == told.head else f for f in found]
        found.append(replace(denial, content=kept))
    return found


def _up_to(tree: Tree, content: frozenset[int], end: int) -> frozenset[int]:
    """The content before a place, without the conjunction that leads on."""
    kept = [t for t in sorted(content) if t < end]
    while kept and (tree.tags[kept[-1]] == "CC" or tree.words[kept[-1]] in words("breaks", "marks")):
        kept.pop()
    return frozenset(kept)


def _is_bare(tree: Tree, i: int) -> bool:
    """Whether a finite verb of denying says nothing of what is denied."""
    if tree.tags[i] not in FINITE or tree.kids(i, *OWN):
        return False
    return any(entry.frame == "denial" for entry in readings(tree, i)) and not is_passive(tree, i)


def _denied(tree: Tree, i: int, found: list[Finding]) -> tuple[Finding, Finding] | None:
    entry = next(entry for entry in readings(tree, i) if entry.frame == "denial")
    speaker = subject(tree, i)
    if speaker is None or speaker > i:
        return None
    source = phrase(tree, speaker)
    start = min(source)
    before = [f for f in found if f.entry.frame in SAYING and tree.sentence_of[f.head] == tree.sentence_of[i]]
    before = [f for f in before if f.head < start and f.speaker != speaker and min(f.content) < start]
    told = max(before, key=lambda f: f.head, default=None)
    if told is None:
        return None
    return Finding(i, entry, extent(tree, i), source, frozenset(), speaker), told


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
