"""Indirect speech and thought: predicates whose clause, infinitive, object or phrase is what somebody says."""

from __future__ import annotations

from dataclasses import replace

from variorum.attribution.cues.cues import first, readings
from variorum.attribution.indirect.complements import Complement, accusing, complement, content_of, deeds_beside
from variorum.attribution.indirect.nouns import stray_clause
from variorum.attribution.indirect.parts import build, rest_of
from variorum.attribution.indirect.surface import credit, lost_clause, tail
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import Entry, Readings, words
from variorum.attribution.parse.tree import Tree
from variorum.attribution.speakers.subjects import is_expletive, is_passive, subject

PRONOUNS = frozenset({"it", "this", "that", "them", "him", "her", "me", "us", "you", "so", "himself", "herself"})
BARE_OBJECT_FRAMES = frozenset({"denial", "attitude"})


def find_clauses(tree: Tree) -> list[Finding]:
    """Every predicate of the lexicon with its content in an allowed construction."""
    found = [clause(tree, i, readings(tree, i)) for i in range(len(tree)) if tree.tags[i][:2] in ("VB", "JJ")]
    found += [credit(tree, *sentence) for sentence in tree.sentences]
    return [finding for finding in found if finding is not None]


def clause(tree: Tree, i: int, entries: Readings) -> Finding | None:
    """The attribution of one predicate, or None."""
    if not entries:
        return None
    chosen = complement(tree, i, entries)
    if chosen is not None and chosen.pattern == "clause":
        chosen = replace(chosen, entry=_instead(tree, chosen))
        found = None if chosen.roots[0] > i and tree.words[i - 1] != "," else tail(tree, i, entries)
        return found or _finding(tree, i, chosen)
    if chosen is not None and chosen.pattern == "obj+inf":
        return _finding(tree, i, chosen)
    found = None if chosen is not None and chosen.pattern == "obj" else tail(tree, i, entries)
    held = chosen is not None and chosen.pattern == "obj" and stray_clause(tree, chosen.roots[0]) is not None
    if chosen is None or chosen.pattern != "obj":
        found = found or _parenthetical(tree, i, entries)
    found = found or (None if held else lost_clause(tree, i, entries))
    if found is not None or chosen is None:
        return found
    return _object(tree, i, chosen) if chosen.pattern == "obj" else _finding(tree, i, chosen)


def _instead(tree: Tree, chosen: Complement) -> Entry:
    """The reading of the cue; behind a colon stands what a denier says instead: "His deputy disagreed: p"."""
    start = min(tree.subtree(chosen.roots[0]))
    if chosen.entry.frame != "denial" or ":" not in tree.words[start - 1 : start + 1]:
        return chosen.entry
    return replace(chosen.entry, frame="speech", factuality="CT+")


def _object(tree: Tree, i: int, chosen: Complement) -> Finding | None:
    root = chosen.roots[0]
    stray = stray_clause(tree, root)
    if stray is not None:
        inner = tuple(range(max(tree.subtree(root)) + 1, min(tree.subtree(stray))))
        chosen = replace(chosen, roots=(root, *inner, stray))
    if chosen.entry.lemma == "deny" and (tree.lemmas[root] in words("deny", "things") or tree.kids(i, "iobj")):
        return None
    if tree.words[root] in PRONOUNS and chosen.entry.frame not in BARE_OBJECT_FRAMES:
        return None
    if chosen.entry.frame == "denial":
        chosen = replace(chosen, roots=(*chosen.roots, *deeds_beside(tree, i, root)))
    if chosen.entry.frame == "denial" and tree.lemmas[root] in words("deny", "denials"):
        # who "dismissed the denial that p" does not deny p, nor say it
        chosen = replace(chosen, entry=replace(chosen.entry, factuality="Uu"))
    return _finding(tree, i, chosen)


def _finding(tree: Tree, i: int, chosen: Complement) -> Finding | None:
    speaker = subject(tree, i)
    if chosen.entry.frame == "document" and chosen.pattern != "clause" and not is_document(tree, speaker):
        return None
    if speaker is not None and (is_expletive(tree, speaker, i) or speaker in chosen.roots):
        speaker = None
    if speaker is None and not may_lack_source(tree, i, chosen):
        return None
    content = content_of(tree, chosen.roots, i)
    if chosen.pattern.startswith("obj+"):
        content |= _purpose(tree, i, content)
    if chosen.pattern == "clause" and chosen.entry.frame == "thought" and max(content, default=0) < i:
        return None
    if chosen.pattern == "clause" and chosen.entry.frame == "speech":
        content |= rest_of(tree, i, content)
    return build(tree, i, chosen, speaker, content)


def is_document(tree: Tree, speaker: int | None) -> bool:
    """Whether a text or picture speaks, which alone can show a mere thing: "footage showed damage"."""
    return speaker is not None and tree.lemmas[speaker] in words("documents", "nouns")


def _purpose(tree: Tree, i: int, content: set[int]) -> set[int]:
    """The infinitive right after the content that the parser hung on the cue: "accused X of failing to act"."""
    for c in tree.kids(i, "advcl", "xcomp"):
        below = tree.subtree(c)
        if tree.tags[c] == "VB" and min(below) == max(content, default=i) + 1:
            return below
    return set()


def may_lack_source(tree: Tree, i: int, chosen: Complement) -> bool:
    """Whether nobody is named because the passive hides who it is ("it is believed that", "is expected to")."""
    if not is_passive(tree, i) or tree.base(i) == "acl":
        return False
    if chosen.pattern.startswith("obj+") and chosen.entry.lemma in accusing():
        return True  # "the raid was blamed on rebels": somebody did so, and not the outlet
    demanded = chosen.pattern == "obj+inf" and chosen.entry.frame == "demand"
    return demanded or chosen.pattern in ("clause", "raise") or chosen.entry.frame == "denial"


def _parenthetical(tree: Tree, i: int, entries: Readings) -> Finding | None:
    """The clause around a cue that stands in or after it: "The bridge, he said, was gone", "as he put it"."""
    entry = first(entries, "quote")
    if entry is None or tree.heads[i] == i or entry.frame in ("attitude", "demand", "denial", "promise"):
        return None
    dep = tree.base(i)
    if not (dep == "parataxis" or (dep == "advcl" and tree.marker(i) == "as")):
        return None
    head = tree.heads[i]
    speaker = subject(tree, i)
    if speaker is None or not tree.is_finite(i):
        return None
    content = tree.subtree(head, without=(i, *_loose(tree, head)))
    return build(tree, i, Complement("clause", (head,), entry), speaker, content)


def _loose(tree: Tree, head: int) -> list[int]:
    """Coordinated clauses with their own subject, which the speaker of the first does not vouch for."""
    return [c for c in tree.kids(head, "parataxis") if tree.kids(c, "nsubj")]
