"""Whom a deed hits where a noun says that they are what it hit: "the mayor was the target of an attack"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.data import load
from variorum.propositions.clauses.inflection import noun_lemma, verb_lemma
from variorum.propositions.clauses.phrases import base, case_of, children, conjuncts
from variorum.propositions.scene.doers import is_actor, is_somebody, is_target
from variorum.propositions.scene.places import places

Tokens = tuple[Token, ...]


def targeted(noun: Token, measured: Token, *, is_sharp: bool) -> tuple[Token, Tokens] | None:
    """The clause that says whom the deed hit, with whom; None where it is denied, left open or to come.

    `measured` is the noun or what only measures it ("the target of a series of raids"); a noun is sharp beside words
    that show violence ("bomb attacks", "attacks by rebels").
    """
    target = measured.head
    if base(measured) != "nmod" or case_of(measured) != "of" or not _is_target(target):
        return None
    if not (is_sharp or _is_violent(noun)):
        return None
    clause, hit = _clause(target) or (target, ())
    hit = tuple(item for item in hit if is_somebody(item) or is_target(item) or places((item,)))
    return (clause, hit) if hit else None


def _clause(target: Token) -> tuple[Token, Tokens] | None:
    if children(target, "cop"):
        return (target, clauses.subjects(target)) if _is_told(target, target) else None
    above = target.head
    if base(target) in ("obj", "xcomp") and verb_lemma(above, _listed("becoming")) is not None:
        return (above, clauses.subjects(above)) if _is_told(above, above) else None
    if base(target) == "nsubj" and children(above, "cop") and case_of(above) == "":
        return (above, conjuncts(above)) if _is_told(above, above) else None
    return None


def _is_target(noun: Token) -> bool:
    """Whether it is a noun for what a deed hits; of a likely or an easy target no deed is told."""
    if noun_lemma(noun, _listed("targets")) is None:
        return False
    return all(item.lower_ in _listed("plain") for item in children(noun, "amod"))


def _is_violent(noun: Token) -> bool:
    """Whether it can be nothing else: not "attacks in the press", "a personal attack", "a heart attack"."""
    if noun_lemma(noun, _listed("loose")) is None:
        return True
    before = clauses.modifiers(noun)
    is_one = noun.tag_ == "NN" and all(item.lower_ in _listed("violent") or is_actor(item) for item in before)
    return is_one or any(item.lower_ in _listed("violent") for item in before)


def _is_told(predicate: Token, clause: Token) -> bool:
    if clauses.is_negated(predicate) or any(mark.lower_ in _listed("opening") for mark in children(clause, "mark")):
        return False
    if any(item.tag_ == "MD" for item in clauses.auxiliaries(predicate)):
        return False
    copulas = children(predicate, "cop")
    return any(item.lower_ in _listed("past") for item in copulas) if copulas else _is_past(predicate)


def _is_past(verb: Token) -> bool:
    has = any(item.lower_ in _listed("perfect") for item in clauses.auxiliaries(verb))
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and has)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load.toml("propositions/event_verbs.toml")["hit"][name])
