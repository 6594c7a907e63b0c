"""Who is able to speak: persons, groups and bodies, by name, by pronoun, or by a noun of the lists."""

from __future__ import annotations

from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import Tree

NAMES = frozenset({"PER", "ORG", "NORP", "LOC"})
PERSONAL = frozenset({"he", "i", "she", "they", "we", "you"})
LISTS = ("bodies", "heads", "kinds", "unnamed")


def can_speak(tree: Tree, i: int) -> bool:
    """Whether the head of a noun phrase is known to be somebody who can speak."""
    if tree.labels[i] in NAMES or tree.words[i] in PERSONAL:
        return True
    return tree.words[i] in words("speakers", "indefinite") or _is_listed(tree, i)


def cannot_speak(tree: Tree, i: int) -> bool:
    """Whether the head of a noun phrase is a thing of the mind or a happening: "his patience", "nothing"."""
    if tree.words[i] in words("mute", "pronouns"):
        return True
    if tree.tags[i] not in ("NN", "NNS") or tree.labels[i] in NAMES or _is_listed(tree, i):
        return False
    if tree.lemmas[i] in words("documents", "nouns"):
        return False
    return tree.lemmas[i] in words("mute", "nouns") or tree.lemmas[i].endswith(tuple(words("mute", "suffixes")))


def _is_listed(tree: Tree, i: int) -> bool:
    return any(tree.lemmas[i] in words("speakers", name) for name in LISTS)


def is_person_noun(tree: Tree, t: int) -> bool:
    """Whether a word that is no name is a noun for persons or for a body that can be a source."""
    nouns = (words("speakers", name) for name in ("actors", "heads", "unnamed"))
    return not tree.labels[t] and any(tree.lemmas[t] in known for known in nouns)
