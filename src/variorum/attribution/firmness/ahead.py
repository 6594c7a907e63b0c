"""What a clause says of the time to come: promised, planned, predicted, or a reported "would"."""

from __future__ import annotations

from variorum.attribution.cues.cues import readings
from variorum.attribution.firmness.constructions import is_said_of
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import Tree
from variorum.records import Status

SAID_AHEAD = ("i", "we")
PAST = ("VBD", "VBN")


def status_ahead(tree: Tree, i: int, forms: set[str]) -> Status:
    """A speaker's own future is promised or planned; another's is predicted."""
    if is_set(tree, i, forms):
        return "planned"
    subjects = tree.kids(i, "nsubj")
    if not subjects:
        return "predicted"
    if tree.words[subjects[0]] in SAID_AHEAD:
        return "promised"
    own = tree.tags[subjects[0]] == "PRP" and tree.words[subjects[0]] in ("he", "she", "they")
    return "planned" if own else "predicted"


def is_reported(tree: Tree, i: int) -> bool:
    """Whether "would" is the "will" of a reported speech: "said it would open", "rumours that it would open"."""
    while tree.base(i) == "conj" and tree.heads[i] < i and tree.heads[i] != i:
        i = tree.heads[i]
        if tree.tags[i] == "VBD" and readings(tree, i):
            return True
    if tree.base(i) in ("acl", "ccomp") and tree.tags[tree.heads[i]].startswith("NN"):
        return tree.marker(i) == "that"
    if tree.base(i) in ("ccomp", "csubj") or is_said_of(tree, i):
        return _is_past(tree, tree.heads[i])
    return any(tree.tags[c] == "VBD" and readings(tree, c) for c in tree.kids(i, "parataxis"))


def _is_past(tree: Tree, head: int) -> bool:
    """Whether a verb speaks of the past, by itself, by an auxiliary, or as "adding" under one that does."""
    if any(tree.tags[t] in PAST for t in (head, *tree.kids(head, "cop", "aux"))):
        return True
    return tree.tags[head] == "VBG" and tree.base(head) == "advcl" and tree.tags[tree.heads[head]] in PAST


def is_ahead(tree: Tree, i: int, forms: set[str]) -> bool:
    """Whether the clause speaks of the future: "will", "is going to", "may", and a reported "would"."""
    if (
        forms & words("modals", "future")
        or is_set(tree, i, forms)
        or _is_going_to(tree, i)
        or _may_come(tree, i, forms)
    ):
        return True
    return (
        bool(forms & words("modals", "conditional")) and is_reported(tree, i) and not forms & words("modals", "perfect")
    )


def is_set(tree: Tree, i: int, forms: set[str]) -> bool:
    """Whether "is to" sets what is still to be done: "the envoy is to visit", "the aim was to stop the flow"."""
    if not forms & words("modals", "being") or not any(tree.words[c] == "to" for c in tree.kids(i, "mark", "aux")):
        return False
    return any(tree.words[c] in words("modals", "being") for c in tree.kids(i, "cop", "aux"))


def _may_come(tree: Tree, i: int, forms: set[str]) -> bool:
    """Whether "may", "might" or "could" speak of what may yet happen, not of what may be so or may have been."""
    if not forms & words("modals", "open") or forms & words("modals", "perfect") or tree.kids(i, "cop"):
        return False
    unable = "could" in forms and any(tree.words[c] in words("negation", "words") for c in tree.children[i])
    return not unable and tree.tags[i] in ("VB", "VBN") and tree.lemmas[i] not in words("modals", "states")


def _is_going_to(tree: Tree, i: int) -> bool:
    head = tree.heads[i]
    return (
        tree.base(i) == "xcomp"
        and tree.words[head] == "going"
        and any(tree.words[c] == "to" for c in tree.kids(i, "mark", "aux"))
    )
