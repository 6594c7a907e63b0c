"""Indirect speech and thought: predicates whose clause, infinitive, object or phrase is what somebody says."""

from __future__ import annotations

from variorum.attribution.complements import Complement, complement, content_of
from variorum.attribution.cues import extent, first, readings
from variorum.attribution.finding import Finding
from variorum.attribution.lexicon import Readings, words
from variorum.attribution.subjects import NOMINAL, is_expletive, is_passive, phrase, subject
from variorum.attribution.tree import Tree

PRONOUNS = frozenset({"it", "this", "that", "them", "him", "her", "me", "us", "you", "so", "himself", "herself"})
BARE_OBJECT_FRAMES = frozenset({"denial", "attitude"})
REACH = 4


def find_clauses(tree: Tree) -> list[Finding]:
    """Every predicate of the lexicon with its content in an allowed construction."""
    found = (clause(tree, i, readings(tree, i)) for i in range(len(tree)) if tree.tags[i][:2] in ("VB", "JJ"))
    return [finding for finding in found if finding is not None]


def clause(tree: Tree, i: int, entries: Readings) -> Finding | None:
    """The attribution of one predicate, or None."""
    if not entries:
        return None
    chosen = complement(tree, i, entries)
    if chosen is not None and chosen.pattern != "obj":
        return _finding(tree, i, chosen)
    return _parenthetical(tree, i, entries) or _surface(tree, i, entries) or _object(tree, i, chosen)


def _object(tree: Tree, i: int, chosen: Complement | None) -> Finding | None:
    if chosen is None:
        return None
    root = chosen.roots[0]
    if tree.words[root] in PRONOUNS and chosen.entry.frame not in BARE_OBJECT_FRAMES:
        return None
    return _finding(tree, i, chosen)


def _finding(tree: Tree, i: int, chosen: Complement) -> Finding | None:
    speaker = subject(tree, i)
    if speaker is not None and (is_expletive(tree, speaker, i) or speaker in chosen.roots):
        speaker = None
    if speaker is None and not may_lack_source(tree, i, chosen):
        return None
    content = content_of(tree, chosen.roots, i)
    return build(tree, i, chosen, speaker, content)


def build(tree: Tree, i: int, chosen: Complement, speaker: int | None, content: set[int]) -> Finding | None:
    """The finding, with cue and source taken out of the content."""
    cue = extent(tree, i) | _preposition(tree, chosen)
    source = phrase(tree, speaker, without=cue) if speaker is not None else frozenset()
    left = frozenset(content) - cue
    if speaker is not None and speaker in left:
        return None
    left -= source
    if not any(tree.is_word(t) for t in left):
        return None
    return Finding(i, chosen.entry, cue, source - left, left, speaker)


def _preposition(tree: Tree, chosen: Complement) -> frozenset[int]:
    """A preposition that the cue asks for is a word of the cue: "called for"."""
    if " " in chosen.pattern or "+" in chosen.pattern:
        return frozenset()
    root = chosen.roots[-1]
    marks = [c for c in tree.children[root] if tree.base(c) in ("case", "mark") and tree.words[c] == chosen.pattern]
    return frozenset(marks)


def may_lack_source(tree: Tree, i: int, chosen: Complement) -> bool:
    """Whether nobody is named because the passive hides who it is ("it is believed that", "is expected to")."""
    if not is_passive(tree, i) or tree.base(i) == "acl":
        return False
    return chosen.pattern in ("clause", "raise") or chosen.entry.frame == "denial"


def _parenthetical(tree: Tree, i: int, entries: Readings) -> Finding | None:
    """The clause around a cue that stands in or after it: "The bridge, he said, was gone", "as he put it"."""
    entry = first(entries, "clause") or first(entries, "quote")
    if entry is None or tree.heads[i] == i or entry.frame in ("attitude", "demand", "promise"):
        return None
    dep = tree.base(i)
    if not (dep == "parataxis" or (dep == "advcl" and tree.marker(i) == "as")):
        return None
    head = tree.heads[i]
    speaker = subject(tree, i)
    if speaker is None or not tree.is_finite(i) or (head > i and dep == "parataxis"):
        return None
    content = tree.subtree(head, without=(i, *_loose(tree, head)))
    return build(tree, i, Complement("clause", (head,), entry), speaker, content)


def _loose(tree: Tree, head: int) -> list[int]:
    """Coordinated clauses with their own subject, which the speaker of the first does not vouch for."""
    return [c for c in tree.kids(head, "parataxis") if tree.kids(c, "nsubj")]


def _surface(tree: Tree, i: int, entries: Readings) -> Finding | None:
    """ "told leaders that ..." where the parser lost the clause: from `that` to the end of the sentence."""
    entry = first(entries, "clause")
    if entry is None or entry.frame != "speech" or not tree.tags[i].startswith("VB") or is_passive(tree, i):
        return None
    end = tree.sentences[tree.sentence_of[i]][1]
    start = next((t for t in range(i + 1, min(i + REACH + 1, end)) if tree.words[t] == "that"), None)
    if start is None or any(tree.tags[t] in words("tags", "stop") for t in range(i + 1, start)):
        return None
    speaker = subject(tree, i)
    if speaker is None or not _has_clause(tree, start + 1, end) or tree.tags[start] == "DT":
        return None
    return build(tree, i, Complement("clause", (start,), entry), speaker, set(range(start, end)))


def _has_clause(tree: Tree, start: int, end: int) -> bool:
    nominal = any(tree.pos[t] in NOMINAL for t in range(start, end))
    return nominal and any(tree.tags[t] in ("VBD", "VBZ", "VBP", "MD") for t in range(start, end))
