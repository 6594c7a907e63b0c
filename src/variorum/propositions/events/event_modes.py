"""Modes that the words around tell: what is asked for, refused, promised or threatened; who strikes, and whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.data import load
from variorum.propositions.clauses.event_words import EventWord, group, mode_of_means
from variorum.propositions.clauses.inflection import noun_lemma
from variorum.propositions.clauses.phrases import children
from variorum.propositions.scene.doers import is_actor, is_party

Tokens = tuple[Token, ...]

_FILE = "propositions/plover_contents.toml"
_ASKED = ("for", "from", "in", "into", "of", "on", "over", "to", "with")
_BY_HAND = (None, "firearms", "explosives", "primitive")
_CONTENT_TYPES = ("REJECT", "REQUEST", "THREATEN")
_COUPLE = ("couple", "pair", "side")
_SHARPENED = ("destroy", "explosives", "firearms")
_BLOCKING = ("block", "blockade", "seal", "shut")
_TOGETHER = ("jointly", "together")
_SELF = ("herself", "himself", "themselves")
_DEPTH = 2  # clauses and phrases below the word: "refused to hold talks", "a request for the release of"


@cache
def _modes(kind: str) -> dict[str, str]:
    return {word: mode for mode, words in load.toml(_FILE)[kind].items() for word in words}


def settled(word: EventWord, trigger: Token, agents: Iterable[Token], patients: Iterable[Token]) -> EventWord:
    """The entry with the type and mode that the words around the trigger show."""
    agents = tuple(agents)
    if word.promise:
        return word if len(agents) > 1 else _promised(word, trigger)
    if word.type == "MOBILIZE" and any(item.lower_ in _TOGETHER for item in children(trigger, "advmod")):
        return replace(word, type="COOPERATE", mode=None)
    if word.type == "COERCE" and trigger.lemma_.lower() in _BLOCKING and agents and all(map(_is_crowd, agents)):
        return replace(word, type="PROTEST", mode="obstruct")
    if word.type == "CONSULT" and word.mode is None and len(agents) == 1 and _is_of_many(agents[0]):
        return replace(word, mode="multilateral")
    if word.mode is None and word.type in _CONTENT_TYPES:
        return replace(word, mode=_of_content(word.type, trigger, agents))
    if word.type == "ASSAULT":
        return _assault(word, trigger, agents, tuple(patients))
    return word


def _is_crowd(token: Token) -> bool:
    return noun_lemma(token, group("crowd")) is not None or noun_lemma(token, group("worker")) is not None


def _is_of_many(noun: Token) -> bool:
    """Whether it is a body of states that meets, or those of a number of them: "leaders of nine states"."""
    owners = clauses.obliques(noun, "of", "from")
    counted = any(children(item, "nummod") and not noun_lemma(item, _COUPLE) for item in owners)
    return counted or noun_lemma(noun, group("assembly")) is not None


def _promised(word: EventWord, trigger: Token) -> EventWord:
    """A promise to give way is a concession, and one of violence a threat."""
    for item in _contents(trigger):
        if (mode := _shown("THREATEN", item)) in ("territory", "violence") and item.pos_ == "VERB":
            return replace(word, type="THREATEN", mode=mode)
        if _shown("CONCEDE", item) is not None and item.pos_ == "VERB":
            return replace(word, type="CONCEDE")
    return word


def _of_content(kind: str, trigger: Token, agents: Iterable[Token]) -> str | None:
    if kind == "REJECT" and _is_dismissed(trigger):
        return None
    if kind == "THREATEN" and any(noun_lemma(item, group("worker")) for item in agents):
        return "restrict"
    found = list(_contents(trigger))
    mode = next((mode for item in found if (mode := _shown(kind, item)) is not None), None)
    asks_a_deed = kind != "THREATEN" and any(item.pos_ == "VERB" for item in found)
    return mode or ("change" if asks_a_deed else None)


def _is_dismissed(trigger: Token) -> bool:
    """Whether what is turned down is somebody's word: an accusation, a report."""
    nouns: list[str] = load.toml(_FILE)["dismissed"]["nouns"]
    return any(noun_lemma(item, nouns) for item in (*clauses.patients(trigger), *clauses.obliques(trigger, "of")))


def _shown(kind: str, token: Token) -> str | None:
    words = _modes(kind)
    lemma = noun_lemma(token, words)
    return words[lemma] if lemma is not None else None


def is_commercial(trigger: Token, agents: Iterable[Token]) -> bool:
    """Whether somebody who need not be a public party agrees to buy or to play: "it agreed to buy a rival"."""
    verbs: list[str] = load.toml(_FILE)["commercial"]["verbs"]
    bought = any(item.lemma_.lower() in verbs for item in children(trigger, "xcomp", "ccomp"))
    return bought and not any(is_party(item) for item in agents)


def of_content(word: EventWord, verb: Token) -> Tokens:
    """Whom a threat or a refusal concerns where only its content names them: "vowed to take the town"."""
    if word.type not in ("REJECT", "THREATEN"):
        return ()
    below = (item for item in children(verb, "xcomp", "advcl") if item.i > verb.i and children(item, "mark"))
    found = (noun for item in below for noun in (*clauses.objects(item), *clauses.obliques(item, "on", "with")))
    return tuple(item for item in found if is_actor(item))


def refused(verb: Token) -> str | None:
    """The mode of a refusal to do what the verb tells: "will not extradite"."""
    return _shown("REJECT", verb)


def _contents(trigger: Token, depth: int = _DEPTH) -> Iterator[Token]:
    """What the word has as its content: clauses first, then phrases, then what stands below these."""
    below = [item for item in children(trigger, "xcomp", "ccomp", "advcl", "acl") if item.i > trigger.i]
    below += clauses.obliques(trigger, *_ASKED)
    below += [item for item in clauses.patients(trigger) if item.i != trigger.i]
    yield from below
    if depth > 1:
        for item in below:
            yield from _contents(item, depth - 1)
            yield from clauses.modifiers(item)


# --- assault -------------------------------------------------------------------------------------------------------


def _assault(word: EventWord, trigger: Token, agents: Tokens, patients: Tokens) -> EventWord:
    """The entry with its mode; a crowd that burns things or throws them at the police riots."""
    mode = _of_assault(word, trigger, agents, patients)
    is_crowd = bool(agents) and all(noun_lemma(item, group("mob")) for item in agents)
    if is_crowd and (mode == "destroy" or (mode == "primitive" and any(map(_is_authority, patients)))):
        return replace(word, type="PROTEST", mode="riot")
    return replace(word, mode=mode)


def _is_authority(token: Token) -> bool:
    return noun_lemma(token, group("police")) is not None


def _of_assault(word: EventWord, trigger: Token, agents: Tokens, patients: Tokens) -> str | None:
    if word.mode in _BY_HAND and _is_chosen(trigger, patients):
        return "targeted"
    strikers = (*agents, *clauses.agents(trigger)) if trigger.pos_ == "VERB" else agents
    named = [part for item in strikers for part in (item, *children(item, "compound"))]
    by = next((mode for item in named if (mode := mode_of_means(item, "strikers")) is not None), None)
    if word.mode == "explosives" and any(item.lower_ in _SELF for item in clauses.objects(trigger)):
        return "suicide-attack"
    if any(part.lower_ == "suicide" for part in named):
        return "suicide-attack"
    if word.mode in _SHARPENED:
        return by or word.mode
    if word.mode is not None or trigger.pos_ != "VERB":
        return word.mode or by
    return by or next((mode for item in clauses.obliques(trigger, "with") if (mode := mode_of_means(item))), None)


def _is_chosen(trigger: Token, patients: Tokens) -> bool:
    """Whether one person with an office or a calling is killed: not one of a crowd."""
    kills = noun_lemma(trigger, load.toml(_FILE)["chosen"]["verbs"]) is not None
    return kills and len(patients) == 1 and any(_has_calling(item) for item in patients)


def _has_calling(noun: Token) -> bool:
    if noun.tag_ in ("NNS", "NNPS"):
        return False
    parts = (noun, *children(noun, "flat", "compound", "nmod:desc", "appos"))
    return any(noun_lemma(item, group("chosen")) for item in parts)
