"""Control said by nouns: "the capture of the town", "the town is under rebel control"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.data import load
from variorum.propositions.clauses.control_words import (
    ControlWord,
    Slot,
    State,
    is_body,
    is_firmness,
    is_nobody,
    is_nobodys,
    is_rule,
    is_ruling,
    is_transitive_under,
    noun_words,
    says_how_it_stands,
    under_state,
    under_verb,
)
from variorum.propositions.clauses.inflection import forms
from variorum.propositions.clauses.phrases import case_of, children, tokens_span
from variorum.propositions.scene.findings import ControlFound, phrases
from variorum.propositions.scene.place_names import named_place, place_noun
from variorum.propositions.scene.places import PlaceFound, places
from variorum.records import Span

Tokens = tuple[Token, ...]
Spans = tuple[Span, ...]

_NEAR = 4  # words from "fighting" to "for", with room for "continues" and an adverb


@cache
def _lasting() -> frozenset[str]:
    lasting = load.toml("propositions/control.toml")["lasting"]
    return frozenset((*lasting["words"], *(form for verb in lasting["verbs"] for form in forms(verb))))


@cache
def _vague() -> frozenset[str]:
    return frozenset(load.lines("propositions/vague_adjectives.txt"))


def is_vague(modifier: Token) -> bool:
    """Whether the word before a noun says nothing of whose it is: "full", "military"."""
    return modifier.lemma_.lower() in _vague()


def from_noun(noun: Token) -> Iterator[ControlFound]:
    """The noun's reading as a change or state of control, where the place stands with it."""
    for word in noun_words(noun):
        held = _held(noun, word)
        if not held or (word.named and not all(place.is_named for place in held)):
            continue
        holders = _holders(noun, word, held)
        losers = givers(_below(noun, word.losers))
        if word.forces and not (losers or holders):
            continue
        yield ControlFound(noun, word.state, held, *((), holders or losers) if word.forces else (holders, losers))
        return


def _held(noun: Token, word: ControlWord) -> tuple[PlaceFound, ...]:
    if "for" in word.place and (fought := places(_after_for(noun))):
        return fought
    if clauses.is_attributive(noun):
        return ()
    return places(_below(noun, word.place)) or _owned(noun, word)


def _after_for(noun: Token) -> Tokens:
    """What is fought for, by the words alone: "fighting for the town", "fighting continues for the town"."""
    words = [token for token in noun.doc[noun.i + 1 : noun.sent.end] if not token.is_punct][: _NEAR + 4]
    at = next((index for index, token in enumerate(words[:_NEAR]) if token.lower_ == "for"), None)
    if at is None or any(token.lower_ not in ("for", *_lasting()) for token in words[: at + 1]):
        return ()
    rest = words[at + 1 :]
    return next(((token,) for token in rest if place_noun(token) or named_place(token)), ()) if rest else ()


def _below(noun: Token, slot: Slot) -> Tokens:
    """Phrases with these prepositions below the noun, below its place ("the fall of X to Y"), or beside it."""
    if not isinstance(slot, tuple) or not slot:
        return ()
    own = clauses.obliques(noun, *slot)
    inner = (item for child in children(noun, "nmod") for item in clauses.obliques(child, *slot) if slot != ("of",))
    return own or tuple(inner)


def _owned(noun: Token, word: ControlWord) -> tuple[PlaceFound, ...]:
    """The place in "the town's capture"."""
    return places(clauses.possessors(noun)) if word.state in ("takes", "loses") and "of" in word.place else ()


def _holders(noun: Token, word: ControlWord, held: tuple[PlaceFound, ...]) -> Spans:
    starts = {place.mention.span.start for place in held}
    named = phrases((*_below(noun, word.holder), *clauses.possessors(noun)))
    kept = tuple(span for span in named if span.start not in starts)
    return kept or described(noun)


def described(noun: Token) -> Spans:
    """Whose control it is where adjectives or nouns before it say so: "rebel control", "Chadian occupation"."""
    words = [item for item in clauses.modifiers(noun) if not is_vague(item)]
    if not any(is_body(item) or item.pos_ == "PROPN" for item in words):
        return ()
    first = min(item.left_edge.i for item in words)
    return (tokens_span(noun.doc, first, max(item.i for item in words) + 1),)


def givers(heads: Tokens) -> Spans:
    """From whom: the phrase itself, or whose rule it is in "from foreign occupation"."""
    return tuple(span for head in heads for span in (whose(head) if is_rule(head) else phrases((head,))))


def whose(noun: Token) -> Spans:
    """Whose control, occupation or hands it is."""
    named = (*clauses.possessors(noun), *clauses.obliques(noun, "of", "by"))
    return phrases(named) or described(noun)


def from_ruling(noun: Token) -> Iterator[ControlFound]:
    """ "The army is back in control of the town"; "the town is in the control of the army" says it of the town."""
    if not is_ruling(noun, case_of(noun)) or children(noun, "det"):
        return
    held, having = places(clauses.obliques(noun, "of", "over")), _subject_of(noun)
    if held and having and all(is_body(item) for item in having):
        carrier = None if children(noun, "nsubj", "cop") else noun.head
        yield ControlFound(noun, _changed(noun, "holds"), held, phrases(having), carrier=carrier)


def from_nobodys(token: Token) -> Iterator[ControlFound]:
    """ "The town lies in a grey zone", "remains contested": a place of which it is said that nobody holds it."""
    if not is_nobodys(token) or clauses.is_attributive(token):
        return
    verb = token.head
    own = bool(children(token, "cop"))
    if not own and not (verb != token and verb.pos_ in ("VERB", "AUX") and says_how_it_stands(verb)):
        return
    held = places(clauses.subjects(token if own else verb))
    if held:
        yield ControlFound(token, "contested", held, carrier=None if own else verb)


def from_under(noun: Token) -> Iterator[ControlFound]:
    """ "The town is under rebel control", "fell into the hands of", "was brought under control"."""
    if any(True for _ in from_ruling(noun)):
        return
    state = under_state(noun, case_of(noun)) if is_rule(noun) else None
    if state is None:
        return
    held = places(_subject_of(noun))
    if held:
        carrier = None if children(noun, "nsubj", "cop") else noun.head
        if any(is_nobody(item) for item in (noun, *clauses.possessors(noun), *clauses.obliques(noun, "of", "by"))):
            yield ControlFound(noun, "contested", held, carrier=carrier)  # "under no one's control"
            return
        holders = (whose(noun) or _keepers(noun)) if state == "holds" else ()
        yield ControlFound(noun, _changed(noun, state), held, holders, carrier=carrier)


def is_under(noun: Token) -> bool:
    """Whether a phrase says under whose control something is: "into the hands of"."""
    return under_state(noun, case_of(noun)) is not None


def _subject_of(noun: Token) -> Tokens:
    if children(noun, "cop", "nsubj"):
        return clauses.subjects(noun) or ((noun.head,) if noun.head.i < noun.i and noun.head.pos_ != "VERB" else ())
    verb = noun.head
    if verb.dep_ == "ROOT" and verb.pos_ in ("NOUN", "PROPN") and verb.i < noun.i:
        return (verb,)  # a post or headline: "Border crossing under our control."
    if is_firmness(verb) and children(verb, "cop"):
        return clauses.subjects(verb)
    if verb.pos_ not in ("VERB", "AUX") or under_verb(verb) is None:
        return ()
    if clauses.is_passive(verb) or not is_transitive_under(verb):
        return clauses.patients(verb) or clauses.subjects(verb)
    return clauses.objects(verb) or tuple(
        item for item in children(verb, "obl") if not case_of(item) and item.i > noun.i
    )


def _keepers(noun: Token) -> Spans:
    """Who keeps or brings a place under occupation or control, where nobody else's it is said to be."""
    verb = noun.head
    if verb.pos_ != "VERB" or clauses.is_passive(verb) or not is_transitive_under(verb):
        return ()
    return phrases(item for item in clauses.agents(verb) if is_body(item))


def _changed(noun: Token, state: State) -> State:
    if children(noun, "nsubj") or state != "holds":
        return state
    return "takes" if under_verb(noun.head) == "takes" else "holds"
