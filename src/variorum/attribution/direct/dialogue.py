"""Dialogue set with dashes: paragraphs that open with a dash hold somebody's own words, and may name the speaker."""

from __future__ import annotations

from variorum.attribution.cues.cues import extent, first, readings
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import SPEECH
from variorum.attribution.parse.tree import Range, Tree
from variorum.attribution.speakers.subjects import NOMINAL, nearest_nominal

DASHES = frozenset({"\u2014", "\u2013"})
PARTING = frozenset({",", "?", "!", "...", "\u2026", "\u2014", "\u2013"})  # between what is said and who says it
ENDING = frozenset({".", "\u2014", "\u2013", ";"})
SPOKEN = frozenset({"?", "i", "you", "we", "my", "your", "our", "me", "us"})
LONGEST_NAME = 6  # words between the mark and the verb of "the old judge asked"


def find_dialogue(tree: Tree) -> list[Finding]:
    """Each line of a dialogue, of which one at least has a cue; lines without one have a speaker that nothing tells."""
    found: list[Finding] = []
    run: list[Range] = []
    for start, end in (*tree.paragraphs, (0, 0)):
        line = _line(tree, start, end)
        if line is not None:
            run.append(line)
            continue
        found += _lines(tree, run)
        run = []
    return found


def _lines(tree: Tree, run: list[Range]) -> list[Finding]:
    """The findings of lines that follow each other; none for a list, where nobody asks or says "I" or "you"."""
    if not any(tree.words[t] in SPOKEN for line in run for t in range(*line)):
        return []
    cued = [_cued(tree, line) for line in run]
    return [one or _open(line) for one, line in zip(cued, run, strict=True)] if any(cued) else []


def _line(tree: Tree, start: int, end: int) -> Range | None:
    """The words of a paragraph after its dash, if it opens with one and is not signed as a post is."""
    at = next((t for t in range(start, end) if not tree.is_space(t)), end)
    while end > at and tree.is_space(end - 1):
        end -= 1
    if at >= end or tree.words[at] not in DASHES or not any(tree.is_word(t) for t in range(at, end)):
        return None
    return None if "(@" in tree.exact(at, end) else (at + 1, end)


def _open(line: Range) -> Finding:
    content = frozenset(range(*line))
    return Finding(line[0], SPEECH, frozenset(), frozenset(), content, None, "carried over", certain=False, direct=True)


def _cued(tree: Tree, line: Range) -> Finding | None:
    """The line with its speaker: "- Did you see it? asked the judge." """
    start, end = line
    for v in range(start + 1, end):
        entry = first(readings(tree, v), "quote") if not tree.in_quote(v) else None
        part = None if entry is None else (_inverted(tree, v, end) or _straight(tree, v, start))
        if entry is None or part is None:
            continue
        opening, source = part
        speaker = nearest_nominal(tree, *source)
        if speaker is None or opening <= start:
            continue
        told = frozenset((*range(start, opening), *range(max(v + 1, source[1]), end)))
        name = frozenset(t for t in range(*source) if t != v)
        cue = extent(tree, v) & frozenset(range(opening, max(v + 1, source[1]))) - name
        return Finding(v, entry, cue, name, told - cue - name, speaker, direct=True)
    return None


def _inverted(tree: Tree, v: int, end: int) -> tuple[int, Range] | None:
    """Where the cue begins in "? asked the judge", and the range of the name after it."""
    if tree.words[v - 1] not in PARTING or v + 1 >= end:
        return None
    opens = tree.pos[v + 1] in NOMINAL or tree.tags[v + 1] in ("DT", "PRP$", "JJ") or tree.is_capital(v + 1)
    return (v, (v + 1, _name_end(tree, v + 1, end))) if opens else None


def _straight(tree: Tree, v: int, start: int) -> tuple[int, Range] | None:
    """Where the name begins in "? the old judge asked", and its range."""
    mark = next((t for t in range(v - 1, max(start, v - LONGEST_NAME) - 1, -1) if tree.words[t] in PARTING), None)
    if mark is None or mark + 1 >= v or any(tree.tags[t].startswith(("VB", "IN", "CC")) for t in range(mark + 1, v)):
        return None
    return mark + 1, (mark + 1, v)


def _name_end(tree: Tree, at: int, end: int) -> int:
    """Where a name ends: at the end of the sentence, or before a comma after which the speech goes on."""
    for t in range(at, end):
        if tree.words[t] in ENDING or (tree.words[t] == "," and not _apposed(tree, t, end)):
            return t
    return end


def _apposed(tree: Tree, comma: int, end: int) -> bool:
    """Whether a name and the end of the sentence follow a comma: "answered the cooper, Benito Salas"."""
    stop = next((t for t in range(comma + 1, end) if not tree.is_word(t)), end)
    rest = range(comma + 1, stop)
    return bool(rest) and all(tree.is_capital(t) for t in rest) and tree.words[min(stop, end - 1)] != "?"
