"""Slips of parsers that no rule should have to know: a past tense read as a participle, a demand hung amiss."""

from __future__ import annotations

from variorum.attribution.cues import readings
from variorum.attribution.subjects import agent
from variorum.attribution.tree import Tree


def repaired(tree: Tree) -> Tree:
    """The tree with these slips mended in place."""
    for i in range(len(tree)):
        if _is_active(tree, i):
            _make_active(tree, i)
        elif _is_asked_of_patient(tree, i):
            tree.deps[i] = "xcomp"
            hang(tree, i, tree.heads[tree.heads[i]])
    return tree


def hang(tree: Tree, i: int, head: int) -> None:
    """Hangs a word on another head."""
    tree.children[tree.heads[i]].remove(i)
    tree.heads[i] = head
    tree.children[head].append(i)


def _is_active(tree: Tree, i: int) -> bool:
    """Whether a participle without auxiliary heads a whole sentence and has a name on either side: "A accused B of"."""
    if tree.tags[i] != "VBN" or tree.heads[i] != i or tree.kids(i, "aux", "cop"):
        return False
    last = tree.sentences[tree.sentence_of[i]][1] - 1
    while last > i and tree.is_space(last):
        last -= 1
    named = tree.kids(i, "nsubj", "obj")
    return tree.words[last] == "." and any(c < i for c in named) and any(_is_thing(tree, c) for c in named if c > i)


def _is_thing(tree: Tree, c: int) -> bool:
    return tree.pos[c] in ("NOUN", "PROPN", "PRON")


def _make_active(tree: Tree, i: int) -> None:
    tree.tags[i] = "VBD"
    for c in tree.kids(i, "nsubj", "obj"):
        tree.deps[c] = "nsubj" if c < i else "obj"


def _is_asked_of_patient(tree: Tree, i: int) -> bool:
    """Whether an infinitive hangs on the "by" phrase of a passive: "were ordered by the army to leave"."""
    by = tree.heads[i]
    verb = tree.heads[by]
    if tree.base(i) != "acl" or tree.tags[i] != "VB" or tree.marker(i) != "to" or agent(tree, verb) != by or verb >= by:
        return False
    return any("obj+inf" in entry.patterns for entry in readings(tree, verb))
