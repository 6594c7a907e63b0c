"""Conditions: "if", "unless", "until", an inverted "had", and the clauses that hang on them."""

from __future__ import annotations

from variorum.attribution.cues.cues import readings
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import FINITE, Tree

SPOKEN = frozenset({"speech", "denial", "thought"})


def is_conditional(tree: Tree, i: int) -> bool:
    """Whether the clause is a condition, depends on one, or waits for something ("until Y withdraws")."""
    return is_condition(tree, i) or _is_until(tree, i) or _depends(tree, i)


def is_condition(tree: Tree, i: int) -> bool:
    """Whether the clause says under what condition something else holds."""
    return (tree.base(i) == "advcl" and _opens_with(tree, i, "conditional")) or is_inverted(tree, i)


def is_inverted(tree: Tree, i: int) -> bool:
    """Whether the verb stands before its subject in the place of "if": "had they known", "should it rain"."""
    if tree.base(i) not in ("advcl", "xcomp") or tree.kids(i, "mark"):
        return False
    subjects = tree.kids(i, "nsubj", "expl")
    if not subjects:
        return False
    opening = [c for c in tree.kids(i, "aux", "cop") if c < subjects[0]]
    return bool(opening) and tree.words[opening[0]] in words("clauses", "inverted")


def is_contrary(tree: Tree, i: int) -> bool:
    """Whether the clause tells what was not so: "would have left", its condition "had they left", "I wish they had"."""
    forms = {tree.words[c] for c in tree.kids(i, "aux", "cop")}
    if tree.base(i) == "ccomp" and tree.lemmas[tree.heads[i]] == "wish":
        return "had" in forms or tree.tags[i] == "VBD"
    if is_condition(tree, i):
        return "had" in forms and is_contrary(tree, tree.heads[i])
    return bool(forms & words("modals", "contrary")) and bool(forms & words("modals", "perfect"))


def is_awaited(tree: Tree, i: int) -> bool:
    """Whether a clause of time in the present tells what is still to come: "before it sinks", "once they agree"."""
    if tree.base(i) != "advcl" or tree.tags[i] not in ("VBP", "VBZ"):
        return False
    return not tree.kids(i, "aux") and _opens_with(tree, i, "awaited")


def _is_until(tree: Tree, i: int) -> bool:
    if tree.base(i) != "advcl" or not _opens_with(tree, i, "until"):
        return False
    ahead = any(tree.tags[c] == "MD" for c in tree.kids(tree.heads[i], "aux"))
    return ahead or tree.tags[i] != "VBD"


def _depends(tree: Tree, i: int) -> bool:
    """Whether a condition stands beside the clause, or beside the cue that it is the content of."""
    beside = tree.kids(i, "advcl", "xcomp")
    head = tree.heads[i]
    if (not beside and tree.base(i) != "ccomp") or _is_told(tree, i):
        return False
    if tree.base(i) == "ccomp" and _is_told(tree, head):
        beside += [c for c in tree.kids(head, "advcl") if (c < head) == (i < head)]
    return any(is_condition(tree, c) for c in beside)


def _is_told(tree: Tree, i: int) -> bool:
    """Whether the verb only brings in who says it: "if it rains, he said, the match is off"."""
    if tree.tags[i] not in FINITE or not tree.kids(i, "nsubj") or tree.kids(i, "aux"):
        return False
    spoken = any(entry.frame in SPOKEN for entry in readings(tree, i))
    return spoken and bool(tree.kids(i, "ccomp", "parataxis"))


def _opens_with(tree: Tree, i: int, kind: str) -> bool:
    openers = words("clauses", kind)
    if tree.marker(i) in openers:
        return True
    return any(tree.words[c] in openers and c < i for c in tree.kids(i, "advmod", "mark"))
