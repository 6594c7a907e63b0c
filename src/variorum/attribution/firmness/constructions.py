"""Constructions that settle how a clause stands: "it is unlikely that", "fell to close at", "Town to get a bridge"."""

from __future__ import annotations

from variorum.attribution.cues.cues import noun_readings, readings
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import FINITE, Tree


def is_impersonal(tree: Tree, i: int) -> bool:
    """Whether a word weighs a whole clause and is nobody's saying: "it is unlikely that", "it seems that"."""
    if tree.tags[i].startswith("NN"):
        return not noun_readings(tree, i)
    if tree.tags[i].startswith("VB"):
        return not readings(tree, i)
    return bool(tree.kids(i, "expl", "csubj")) or any(tree.words[c] == "it" for c in tree.kids(i, "nsubj"))


def is_said_of(tree: Tree, i: int) -> bool:
    """Whether a clause that hangs on a word like an adjunct is what the word says something of: "doubtful whether"."""
    head = tree.heads[i]
    if tree.marker(i) not in ("that", "whether"):
        return False
    if tree.base(i) == "acl":
        return tree.tags[head].startswith("NN") and tree.deps[i] != "acl:relcl"
    return tree.base(i) == "advcl" and tree.tags[head].startswith("JJ") and is_impersonal(tree, head)


def is_outcome(tree: Tree, i: int) -> bool:
    """Whether an infinitive tells how a change ended rather than what for: "fell 3 per cent to close at 50"."""
    if tree.lemmas[i] not in words("outcome", "verbs"):
        return False
    above = tree.ancestors(i)[:2]
    return any(tree.tags[a] in ("VBD", "VBN") and tree.lemmas[a] in words("outcome", "changes") for a in above)


def is_headline(tree: Tree, i: int) -> bool:
    """Whether a noun heads a sentence without any finite verb: "Town to get a bridge"."""
    start, end = tree.sentences[tree.sentence_of[i]]
    return (
        tree.heads[i] == i and tree.tags[i].startswith("NN") and not any(tag in FINITE for tag in tree.tags[start:end])
    )
