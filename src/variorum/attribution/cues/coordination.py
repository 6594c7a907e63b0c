"""Coordinated cues: in "said that many had died and accused them of ..." the second belongs beside the first.

Parsers tend to hang the second verb on the last one before it, inside what is said. The tree is mended before any
rule reads it, so that content, speaker and firmness all follow.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc

from variorum.attribution.cues.cues import readings
from variorum.attribution.cues.repairs import repaired
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import Tree, plant
from variorum.attribution.speakers.ability import can_speak

FORMS = frozenset({"VBD", "VBN", "VBZ"})
RAISED = frozenset({"speech", "denial", "demand", "promise", "attitude"})
EVENTFUL = frozenset({"demand", "promise"})  # what a party in a story does as well as its teller
BELOW = ("ccomp", "csubj", "xcomp", "advcl", "acl", "conj", "parataxis")
OWN = ("obj", "iobj", "obl", "ccomp", "xcomp", "advcl")
OBJECTS = frozenset({"them", "him", "her", "it", "me"})


@lru_cache(maxsize=1)  # both verbs of the room read the same document, one after the other
def mended(doc: Doc) -> Tree:
    """The document's tree, repaired, with each cue that belongs beside an earlier cue hung on it."""
    tree = repaired(plant(doc))
    for i in [i for i, relation in enumerate(tree.bases) if relation == "conj"]:
        owner = _owner(tree, i) if _may_rise(tree, i) else _of_actor(tree, i)
        if owner is not None:
            _move(tree, i, owner)
    return tree


def _may_rise(tree: Tree, i: int) -> bool:
    """Whether a finite cue without a subject of its own hangs on another verb by "and"."""
    unchanged = tree.tags[i] == "VB" and tree.words[i] in words("coordination", "unchanged")
    if not (tree.tags[i] in FORMS or unchanged) or tree.base(i) != "conj" or tree.kids(i, "nsubj", "aux", "mark"):
        return False
    return any(entry.frame in RAISED for entry in readings(tree, i))


def _owner(tree: Tree, i: int) -> int | None:
    """The cue above the clause that the verb was hung on, where form or sense keep the verb out of that clause."""
    beside = tree.heads[i]
    cue = _cue_above(tree, beside)
    if cue is None or not cue < beside < i or tree.quote_of[cue] != tree.quote_of[i]:
        return None
    if not tree.is_finite(beside):
        return cue if tree.tags[i] == tree.tags[cue] else None
    return cue if _differs(tree, i, beside, cue) else None


def _of_actor(tree: Tree, i: int) -> int | None:
    """The cue beside which a verb tells what its speaker did: "said the well was foul and drove off"."""
    if tree.lemmas[i] not in words("coordination", "acting") or tree.tags[i] not in ("VBD", "VBZ"):
        return None
    if tree.base(i) != "conj" or tree.kids(i, "nsubj", "aux", "mark"):
        return None
    beside = tree.heads[i]
    cue = _cue_above(tree, beside)
    subjects = tree.kids(_first(tree, beside), "nsubj", "expl")
    if cue is None or not cue < beside < i or not subjects or tree.quote_of[cue] != tree.quote_of[i]:
        return None
    return None if _is_able(tree, subjects[0]) or tree.tags[subjects[0]] == "PRP" else cue


def _cue_above(tree: Tree, beside: int) -> int | None:
    """The nearest finite cue above a clause, over clauses only."""
    at = beside
    while tree.base(at) in BELOW and tree.heads[at] != at:
        at = tree.heads[at]
        if tree.tags[at] in ("VBD", "VBZ", "VBN") and tree.is_finite(at) and readings(tree, at):
            return at
    return None


def _differs(tree: Tree, i: int, beside: int, cue: int) -> bool:
    """Whether the clause's own subject cannot be the one that the verb makes speak."""
    subjects = tree.kids(_first(tree, beside), "nsubj", "expl")
    if not subjects or _shares_passive(tree, i, beside):
        return False
    if not _is_able(tree, subjects[0]):
        return True
    if _is_same(tree, subjects[0], i) or _is_other_form(tree, i, beside):
        return True
    if tree.lemmas[i] in words("coordination", "narrated") or _is_eventful(tree, i) or _has_passive(tree, beside):
        return False
    return _is_backshifted(tree, beside) or "," in tree.words[i - 2 : i]


def _first(tree: Tree, beside: int) -> int:
    """The first of several coordinated clauses, which has the subject."""
    while tree.base(beside) == "conj" and not tree.kids(beside, "nsubj") and tree.heads[beside] < beside:
        beside = tree.heads[beside]
    return beside


def _is_able(tree: Tree, subject: int) -> bool:
    """Whether a subject can act for itself; counted people ("more than 80 people had died") are a figure."""
    able = can_speak(tree, subject) or tree.lemmas[subject] in words("speakers", "actors")
    return able and not tree.kids(subject, "nummod")


def _is_same(tree: Tree, subject: int, i: int) -> bool:
    """Whether the verb speaks of the clause's subject: "said the troops had fled and accused them"."""
    return any(tree.words[c] in OBJECTS for c in tree.kids(i, "obj")) and tree.tags[subject] != "PRP"


def _is_other_form(tree: Tree, i: int, beside: int) -> bool:
    """Whether the clause has an auxiliary that the verb's form does not go with: "will leave and denied"."""
    modal = any(tree.tags[c] == "MD" for c in tree.kids(beside, "aux"))
    perfect = any(tree.lemmas[c] == "have" for c in tree.kids(beside, "aux"))
    bare = not tree.kids(beside, "aux", "cop") and tree.tags[beside] in ("VB", "VBP", "VBZ")
    return modal or (bare and tree.tags[i] in ("VBD", "VBN")) or (perfect and tree.tags[i] == "VBZ")


def _is_eventful(tree: Tree, i: int) -> bool:
    return all(entry.frame in EVENTFUL for entry in readings(tree, i))


def _has_passive(tree: Tree, beside: int) -> bool:
    return any(tree.deps[c] == "aux:pass" for c in tree.children[beside])


def _shares_passive(tree: Tree, i: int, beside: int) -> bool:
    """Whether the verb goes on a passive: "had been arrested and accused of theft"."""
    if not _has_passive(tree, beside) or tree.kids(i, "obj", "ccomp", "xcomp"):
        return False
    return any(pattern.startswith("obj+") for entry in readings(tree, i) for pattern in entry.patterns)


def _is_backshifted(tree: Tree, beside: int) -> bool:
    return any(tree.words[c] in ("had", "'d", "\u2019d") for c in tree.kids(beside, "aux"))


def _move(tree: Tree, i: int, owner: int) -> None:
    """Hang the verb on its owner, and on the verb what follows it but was left with the clause."""
    beside = tree.heads[i]
    for c in [c for c in tree.children[beside] if c > i and tree.base(c) in OWN]:
        tree.hang(c, i)
    tree.hang(i, owner)
