"""Whether a clause has what a verb's frame asks for: particle, object, preposition, infinitive."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Doc, Token

import variorum.propositions.clauses.clauses as clauses
from variorum.propositions.clauses.event_words import ANY, EventWord, VerbFrame, Words
from variorum.propositions.clauses.inflection import noun_lemma
from variorum.propositions.clauses.phrases import base, case_of, children
from variorum.propositions.scene.doers import is_calendar, is_quantity
from variorum.propositions.scene.place_names import named_place

Tokens = tuple[Token, ...]

_INFINITIVE = ("to",)
_PLACE_NAME = "@name"  # in a group of nouns: any place's name as well
RELATIVES = ("that", "which", "who", "whom")
_FEW = 3  # frames that are as quickly tried as looked through
_KEPT = 64  # answers about a verb, which dozens of frames ask for in turn; more would keep documents alive


def possible(verb: Token, frames: Sequence[VerbFrame]) -> Sequence[VerbFrame]:
    """The frames whose particles and prepositions stand in the sentence at all, which those of most do not."""
    if len(frames) < _FEW:
        return frames
    near = _sentence_words(verb.doc)[verb.i]
    return [frame for frame in frames if _is_in(frame.particle, near) and _is_in(frame.case, near)]


@lru_cache(maxsize=2)
def _sentence_words(doc: Doc) -> list[frozenset[str]]:
    """For each token the words of its sentence."""
    found: list[frozenset[str]] = []
    for sentence in doc.sents:
        found.extend([frozenset(token.lower_ for token in sentence)] * len(sentence))
    return found


def _is_in(word: str | None, near: frozenset[str]) -> bool:
    return word is None or word.partition(" ")[0] in near


def fits(verb: Token, frame: VerbFrame) -> bool:
    """Whether everything that the frame asks for is there, and nothing that turns the verb's meaning."""
    if not (_has_particle(verb, frame.particle) or _is_one_case(verb, frame)):
        return False
    if frame.objects and not asked(verb, frame):
        return False
    directed = led_to(verb, frame.case) if frame.case is not None else ()
    if frame.inside and not inside(verb, frame):
        return False
    if frame.case is not None and not frame.inside and all(is_calendar(item) for item in directed):
        return _has_clause(verb, frame.case)
    if frame.content and not _has_content(verb, frame):
        return False
    return not any(noun_lemma(item, frame.word.not_objects) for item in (*done_to(verb), *directed))


def _is_one_case(verb: Token, frame: VerbFrame) -> bool:
    """Whether the parser takes particle and preposition for one: "walked | out of | the talks"."""
    if frame.particle is None or frame.case is None:
        return False
    return bool(led_to(verb, f"{frame.particle} {frame.case}"))


@lru_cache(maxsize=_KEPT)
def led_to(verb: Token, case: str) -> Tokens:
    """The phrases with this preposition, which parsers hang on the verb or on its object."""
    return clauses.obliques(verb, case) or tuple(
        item for noun in done_to(verb) if noun.i > verb.i for item in clauses.obliques(noun, case)
    )


@lru_cache(maxsize=_KEPT)
def done_to(verb: Token, particle: str | None = None) -> Tokens:
    """The object, also where the parser takes a particle for its preposition: "called off | the talks"."""
    return clauses.patients(verb) or (clauses.obliques(verb, particle) if particle is not None else ())


@lru_cache(maxsize=_KEPT)
def _has_clause(verb: Token, case: str) -> bool:
    """Whether the preposition leads to a clause: "charged with smuggling"."""
    below = children(verb, "advcl", "acl", "ccomp", "xcomp")
    return any(mark.lower_ == case for item in below for mark in children(item, "mark", "case"))


def _has_particle(verb: Token, wanted: str | None) -> bool:
    """Whether the particle is there, whatever the parser takes it for, or none is where none is asked for."""
    after, others = _particles(verb)
    return after is None if wanted is None else wanted in others


@lru_cache(maxsize=_KEPT)
def _particles(verb: Token) -> tuple[str | None, frozenset[str]]:
    """The verb's particle, and all words that may be one, whatever the parser takes them for."""
    after = clauses.particle(verb)
    near = [item for item in children(verb, "advmod", "compound:prt", "obj", "obl") if item.i > verb.i]
    near += [verb.nbor(1)] if verb.i + 1 < len(verb.doc) else []
    return (after.lower_ if after is not None else None), frozenset(item.lower_ for item in near)


def asked(verb: Token, frame: VerbFrame) -> Tokens:
    """The object that the frame asks for; of what explodes, goes off or breaks down it is the subject."""
    found = _named(_objects(verb, frame.particle, subject=frame.word.subject), frame.objects)
    return tuple(item for item in found if not _means_otherwise(item, frame.word))


@lru_cache(maxsize=_KEPT)
def _objects(verb: Token, particle: str | None, *, subject: bool) -> Tokens:
    heads = done_to(verb, particle) or (clauses.subjects(verb) if subject else ())
    return (*heads, *children(verb, "obj")) if clauses.is_passive(verb) else heads  # "were given two days to leave"


def _named(heads: Tokens, nouns: Words) -> Tokens:
    return tuple(item for item in heads if any(_is_meant(noun, nouns) for noun in _meant(item)))


def _is_meant(noun: Token, nouns: Words) -> bool:
    """Whether a noun is one of those, or a place's name where these are asked for too."""
    return noun_lemma(noun, nouns) is not None or (_PLACE_NAME in nouns and named_place(noun) is not None)


@lru_cache(maxsize=_KEPT)
def _meant(noun: Token) -> Tokens:
    """The noun, or what it only measures or is a state of: "a round of talks", "a state of emergency"."""
    return (noun, *clauses.obliques(noun, "of")) if is_quantity(noun) else (noun,)


def _means_otherwise(noun: Token, word: EventWord) -> bool:
    before = [item.lemma_.lower() for item in clauses.modifiers(noun)]
    return not word.unless.isdisjoint(before) or bool(word.only and word.only.isdisjoint(before))


def inside(verb: Token, frame: VerbFrame) -> Tokens:
    """The nouns that the frame asks for below its preposition, which parsers hang on the verb or on its object."""
    cases = (frame.case or "", f"{frame.particle} {frame.case}")
    return _named(tuple(item for case in cases for item in _below(verb, case)), frame.inside)


@lru_cache(maxsize=_KEPT)
def _below(verb: Token, case: str) -> Tokens:
    return tuple(item for head in (verb, *done_to(verb)) for item in clauses.obliques(head, case))


def _has_content(verb: Token, frame: VerbFrame) -> bool:
    """Whether an infinitive or participle follows, of any verb or of one of those that are listed."""
    later = _clauses_after(verb)
    if frame.content == ANY:
        return any(_is_infinitive(item) for item in later)
    return any(item.lemma_.lower() in frame.content for item in later if base(item) != "advcl" or _is_infinitive(item))


@lru_cache(maxsize=_KEPT)
def _clauses_after(verb: Token) -> Tokens:
    below = children(verb, "xcomp", "ccomp", "advcl", "acl")
    return tuple(item for item in below if item.i > verb.i and item.pos_ == "VERB")


def _is_infinitive(verb: Token) -> bool:
    return any(mark.lower_ in _INFINITIVE for mark in children(verb, "mark", "aux")) and case_of(verb) == ""


def is_headline(verb: Token, frame: VerbFrame) -> bool:
    """Whether a past form without object or auxiliary can only be a passive: "Ex-minister jailed over bribes"."""
    if not frame.word.people or "object" not in frame.word.recipient or clauses.is_passive(verb):
        return False
    if children(verb, "obj", "iobj", "aux", "ccomp", "xcomp") or verb.tag_ not in ("VBD", "VBN") or not _is_root(verb):
        return False
    own = children(verb, "nsubj")
    return bool(own) and not any(item.lower_ in RELATIVES or item.pos_ == "PRON" for item in own)


def _is_root(verb: Token) -> bool:
    return base(verb) in ("ROOT", "root", "parataxis", "conj")
