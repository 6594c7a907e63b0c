"""Threats and refusals that no word names: "will be shot down, the force said", "will not extradite"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.data import load
from variorum.propositions.clauses.phrases import base, children
from variorum.propositions.events.event_frames import led_to
from variorum.propositions.events.event_modes import refused
from variorum.propositions.scene.doers import is_actor, is_party
from variorum.propositions.scene.happenings import Happening, scene

Tokens = tuple[Token, ...]

_WILL = ("'ll", "shall", "wo", "will", "’ll")
_IF = ("if", "unless")
_MODES = {"ASSAULT": "violence", "PROTEST": "restrict"}  # what a deed to come threatens


def refusal(verb: Token) -> Happening | None:
    """A party's own "will not", which refuses: "the state will not extradite the banker"."""
    if verb.pos_ != "VERB" or not _is_to_come(verb) or not clauses.is_negated(verb) or clauses.is_passive(verb):
        return None
    agents = tuple(item for item in clauses.agents(verb) if is_party(item))
    mode = refused(verb) if agents else None
    if mode is None:
        return None
    recipients = led_to(verb, "to") or led_to(verb, "with") or clauses.patients(verb)
    return Happening(verb, "REJECT", mode, agents, recipients, scene(verb))


def _is_to_come(verb: Token) -> bool:
    return any(item.lower_ in _WILL for item in children(verb, "aux"))


def as_threat(found: Happening) -> Happening:
    """The event, or where its doers say that they will do it, or do it unless, the threat."""
    verb = found.trigger
    mode = _MODES.get(found.type)
    if mode is None or verb.pos_ != "VERB" or not _is_to_come(verb) or clauses.is_negated(verb):
        return found
    said_by = _sayers(verb)
    is_own = clauses.is_passive(verb) and found.type == "ASSAULT" and not found.agents
    if not said_by or not (is_own or _is_conditional(verb)):
        return found
    agents = tuple(said_by if is_own else found.agents or said_by)
    return replace(found, type="THREATEN", mode=mode, agents=agents)


def _is_conditional(verb: Token) -> bool:
    clauses_below = children(verb, "advcl")
    return any(mark.lower_ in _IF for item in clauses_below for mark in children(item, "mark"))


def _sayers(verb: Token) -> Tokens:
    """Who says the clause, before or after it: forces, bodies, officials."""
    over = verb.head if base(verb) == "ccomp" else next(iter(children(verb, "parataxis")), None)
    if over is None or over.lemma_.lower() not in load.lines("names/speaking.txt"):
        return ()
    return tuple(item for item in clauses.subjects(over) if is_party(item) and is_actor(item))
