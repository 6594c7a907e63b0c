"""Hearsay without a source: "has reportedly left", "rumours that", "accused of" where nobody accuses."""

from __future__ import annotations

from dataclasses import replace

from variorum.attribution.cues.cues import first, noun_readings, readings
from variorum.attribution.indirect.nouns import holder, noun_content, verdict
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import HEARSAY, Entry, words
from variorum.attribution.parse.tree import Tree
from variorum.attribution.speakers.subjects import agent

LONGEST_PASSIVE = 5  # words in "it has also been claimed"
UNHELD = frozenset({"by", "from"})


def find_hearsay(tree: Tree) -> list[Finding]:
    """Every adverb, noun and passive that makes nobody in particular say something."""
    found: list[Finding | None] = []
    for i, tag in enumerate(tree.tags):
        if tag == "RB" and tree.words[i] in words("hedges", "reported"):
            found.append(_adverb(tree, i))
        elif tag in ("NN", "NNS"):
            found.append(_noun(tree, i))
        elif tag in ("VBN", "VBD"):
            found.append(_accused(tree, i) or _impersonal(tree, i))
    return [finding for finding in found if finding is not None]


def _found(tree: Tree, i: int, entry: Entry, cue: frozenset[int], content: set[int]) -> Finding | None:
    left = frozenset(content) - cue
    return Finding(i, entry, cue, frozenset(), left) if any(tree.is_word(t) for t in left) else None


# --- "reportedly" -------------------------------------------------------------------------------------------------


def _adverb(tree: Tree, i: int) -> Finding | None:
    """The clause of "reportedly", without clauses of their own beside it."""
    head = tree.heads[i]
    if head == i or tree.base(i) != "advmod":
        return None
    if not (tree.tags[head].startswith("VB") or tree.kids(head, "cop", "nsubj")) or tree.base(head) == "amod":
        return None
    cut = [c for c in tree.children[head] if tree.base(c) in ("parataxis", "discourse", "mark", "cc")]
    cut += [c for c in tree.kids(head, "conj") if tree.kids(c, "nsubj")]
    content = tree.subtree(head, without=cut) - set(cut)
    claim = tree.heads[head]
    if noun_readings(tree, claim):
        content -= verdict(tree, claim, frozenset(content))
    return _found(tree, i, HEARSAY, frozenset({i}), content)


# --- "rumours that" -----------------------------------------------------------------------------------------------


def _noun(tree: Tree, i: int) -> Finding | None:
    """A reporting noun that nobody holds, with the clause or happening that it tells."""
    entries = noun_readings(tree, i) if tree.lemmas[i] in words("hearsay", "nouns") else ()
    if not entries or holder(tree, i) is not None or tree.kids(i, "nmod:poss"):
        return None
    entry, root = noun_content(tree, i, entries)
    if entry is None or root is None:
        return None
    marker = tree.marker(root)
    if marker in entry.patterns and not _tells(tree, i, root):
        return None
    preposition = frozenset(c for c in tree.kids(root, "case") if tree.words[c] in entry.patterns)
    if _is_of_none(tree, i):
        entry = replace(entry, factuality="Uu")
    return _found(tree, i, entry, frozenset({i}) | preposition, tree.subtree(root) - {i})


def _is_of_none(tree: Tree, i: int) -> bool:
    """Whether there need be no such hearsay: "would deny any report that", "there were no reports of".

    Who denies any report denies what it says, and not only that it is said.
    """
    determiners = {tree.words[c] for c in tree.kids(i, "det")}
    is_denied = tree.base(i) == "obj" and any(one.frame == "denial" for one in readings(tree, tree.heads[i]))
    left_open = any(tree.pos[c] == "AUX" and tree.tags[c] == "MD" for c in tree.kids(tree.heads[i], "aux"))
    return bool(determiners & words("negatives", "determiners")) or (
        "any" in determiners and (left_open or not is_denied)
    )


def _tells(tree: Tree, i: int, root: int) -> bool:
    """Whether "of" leads to what is told and not to who tells: "reports of shelling", "talk of a merger"."""
    plural = tree.lemmas[i] not in words("hearsay", "masses")
    if tree.lemmas[i] not in words("hearsay", "of") or (tree.tags[i] == "NNS") != plural:
        return False
    return tree.labels[root] == "" and tree.lemmas[root] not in words("speakers", "heads")


# --- "accused of" -------------------------------------------------------------------------------------------------


def _accused(tree: Tree, i: int) -> Finding | None:
    """What somebody is accused of where nobody is said to accuse: "Mayor accused of hiding papers"."""
    if tree.lemmas[i] not in words("hearsay", "accusing") or i + 1 >= len(tree) or tree.words[i + 1] != "of":
        return None
    entry = first(readings(tree, i), "obj+of")
    root = _top(tree, tree.heads[i + 1], i)
    if entry is None or agent(tree, i) is not None or root <= i:
        return None
    content = tree.subtree(root)
    if any(tree.words[t] in UNHELD for t in content):
        return None
    patients = tree.kids(i, "nsubj")
    for patient in patients[:1]:
        content |= tree.subtree(patient)
    cue = frozenset({i, *tree.kids(i, "aux")})
    return _found(tree, i, entry, cue, content)


def _top(tree: Tree, at: int, floor: int) -> int:
    """The highest word above this one that still stands after another."""
    while tree.heads[at] > floor and tree.heads[at] != at:
        at = tree.heads[at]
    return at


# --- ", it is claimed," -------------------------------------------------------------------------------------------


def _impersonal(tree: Tree, i: int) -> Finding | None:
    """The sentence around an aside, or before one, that says only that it is said."""
    entry = first(readings(tree, i), "clause")
    it = next((t for t in range(i - 1, max(i - LONGEST_PASSIVE, 0), -1) if not _is_of_passive(tree, t)), 0)
    start, end = tree.sentences[tree.sentence_of[i]]
    if entry is None or tree.words[it] != "it" or i - it < 2 or tree.words[it - 1] != "," or it - 1 <= start:
        return None
    after = tree.after(i)
    if after >= end or tree.words[after] not in (",", ".") or tree.in_quote(i):
        return None
    content = set(range(start, end)) - set(range(it - 1, after + 1))
    return _found(tree, i, entry, frozenset(range(it, i + 1)), content)


def _is_of_passive(tree: Tree, t: int) -> bool:
    return tree.pos[t] == "AUX" or tree.tags[t] in ("RB", "MD")
