"""Where people were harmed: the most exact place that the clause names, or the clause it hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.data import load
from variorum.propositions.clauses.phrases import PLACE_LABEL, case_of, children, entity_at, text_of
from variorum.propositions.harm.harm_words import Harm
from variorum.propositions.harm.labelled_places import labelled
from variorum.propositions.scene.place_names import directions, named_place
from variorum.propositions.scene.places import sites
from variorum.records import Mention

_LINKED = frozenset({"advcl", "conj", "acl", "xcomp"})
_WHERE = ("in", "at", "near", "outside", "across", "around", "inside", "throughout", "within", "over")
_UPON = ("on", "along")
_LOOK_BACK = 40
_STOPS = frozenset({";", "“", '"', "according"})
_MAX_LINKS = 4
_VERBS = frozenset({"VERB", "AUX"})


def linked(trigger: Token) -> Iterator[Token]:
    """The trigger and the clauses whose place it shares."""
    node = trigger
    for _ in range(_MAX_LINKS):
        yield node
        argument = node.pos_ not in _VERBS and node.head.pos_ == "VERB"
        if node.head.i == node.i or not (argument or node.dep_ in _LINKED):
            return
        node = node.head


def where_told(harm: Harm) -> Mention | None:
    """The named place of the clause, or of the clause it hangs on; of two, what is struck before where that lies."""
    for node in (*linked(harm.trigger), *harm.agents):
        if node.i != harm.trigger.i and node.pos_ == "VERB" and (struck := _struck(node)) is not None:
            return struck
        below = (item for head in clauses.patients(node) for item in clauses.within(head, *_WHERE))
        for item in (*clauses.obliques(node, *_WHERE, *_UPON), *below):
            place = _place(item)
            if place is not None:
                return place
    return labelled(harm.trigger) or _place_behind(harm.trigger) or _of_toll(harm) or _near(harm.trigger)


def _struck(verb: Token) -> Mention | None:
    """The place that an event befell: "struck the town of X in the north of Y, killing 12" happened in X."""
    found = (place.mention for place in sites(clauses.patients(verb)) if place.is_named)
    return next(found, None)


def _place_behind(trigger: Token) -> Mention | None:
    """The first place named behind the trigger with a preposition of place, before the next clause begins."""
    for token in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if token.tag_ in {"VBD", "VBZ", "VBP"} or token.lower_ in _STOPS:
            return None
        if token.ent_type_ == "LOC" and token.ent_iob_ == "B" and _is_where(token):
            return entity_at(token, "LOC")
        if token.pos_ == "PROPN" and _is_where(token) and (named := named_place(token)) is not None:
            return named
    return None


def _near(trigger: Token) -> Mention | None:
    """The one place of the sentence that words set the happening beside: "40 kilometres from Arla"."""
    names = (token for token in trigger.sent if token.ent_type_ == PLACE_LABEL and token.ent_iob_ == "B")
    found = [entity_at(token, PLACE_LABEL) for token in names if _is_beside(token)]
    return found[0] if len(found) == 1 else None


def _is_beside(name: Token) -> bool:
    before = text_of(name.doc)[max(0, name.idx - _LOOK_BACK) : name.idx].lower()
    return before.rstrip().endswith(_beside())


@cache
def _beside() -> tuple[str, ...]:
    """Words for nearness and distance, each after a space."""
    words = (row["words"] for row in load.table("place_parts.tsv") if row["kind"] == "before")
    return tuple(f" {word}" for word in words if not word.endswith("with"))  # "the border with X" is not in X


def _is_where(name: Token) -> bool:
    """Whether a preposition of place stands before the name, or before the one word that describes it."""
    before = name.nbor(-1) if name.i else name
    if (before.pos_ == "ADJ" or before.lower_ in directions()) and before.i:
        before = before.nbor(-1)
    return before.lower_ in _WHERE


def _of_toll(harm: Harm) -> Mention | None:
    """The place that a running count is named for: "the X death toll"."""
    found = (named_place(child) for child in children(harm.trigger, "compound", "nmod:poss")) if harm.toll else ()
    return next((mention for mention in found if mention is not None), None)


def _place(token: Token) -> Mention | None:
    """The place that a phrase names: itself, or inside it ("in the second city of Chad, Sarh"); never its owner."""
    found = entity_at(token, "LOC")
    if found is not None:
        return found
    named = next((place.mention for place in sites((token,)) if place.is_named), None)
    if named is not None:
        return named
    beside = ("nmod:poss", "with")  # Kenya's border with X is not in X
    below = children(token, "appos", "nmod", "flat", "compound")
    inner = (child for child in below if child.dep_ not in beside and case_of(child) not in beside)
    return next((found for child in inner if (found := entity_at(child, "LOC")) is not None), None)
