"""The words of control from `control.toml`: the state that each says and where its places and holders stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, cast

from spacy.tokens import Token

from variorum.data import load
from variorum.propositions.clauses.clauses import particle
from variorum.propositions.clauses.inflection import (
    is_past_only,
    known_forms,
    lemmas_of,
    noun_lemma,
    singulars,
    verb_lemma,
)
from variorum.propositions.clauses.phrases import children

State = Literal["holds", "takes", "loses", "contested", "withstands", "withdraws"]
Slot = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ControlWord:
    """What one word says of a place; a slot is `subject`, `object`, or prepositions."""

    state: State
    place: Slot
    holder: Slot
    losers: Slot
    of: frozenset[str] = frozenset()
    weak: bool = False
    forces: bool = False
    named: bool = False
    standing: bool = False
    sure: bool = False
    noun: str = "object"
    ousts: bool = False


@cache
def _words(kind: str) -> dict[str, tuple[ControlWord, ...]]:
    found: dict[str, list[ControlWord]] = {}
    for entry in load.toml("propositions/control.toml")[kind]:
        for lemma in entry["lemmas"]:
            found.setdefault(lemma, []).append(_word(entry))
    return {lemma: tuple(words) for lemma, words in found.items()}


def _word(entry: dict[str, Any]) -> ControlWord:
    return ControlWord(
        state=cast(State, entry["state"]),
        place=_slot(entry["place"]),
        holder=_slot(entry["holder"]),
        losers=_slot(entry["from"]),
        of=frozenset(entry.get("of", ())),
        weak=entry.get("weak", False),
        forces=entry.get("forces", False),
        named=entry.get("named", False),
        standing=entry.get("standing", False),
        sure=entry.get("sure", False),
        noun=entry.get("noun", "object"),
        ousts=entry.get("ousts", False),
    )


def _slot(value: str | list[str]) -> Slot:
    return value if isinstance(value, str) else tuple(value)


@cache
def _verbs() -> frozenset[str]:
    return lemmas_of(_words("verb"))


def may_tell(token: Token) -> bool:
    """Whether the token is a form of any word of our lists; most are of none, and need not be asked more."""
    return may_be_control(token.lemma_.lower(), token.lower_)


@lru_cache(maxsize=2**12)
def may_be_control(lemma: str, word: str) -> bool:
    """Whether a token with this lemma and these letters may be a form of any word of our lists."""
    verbs = known_forms(_verbs()).union(load.toml("propositions/control.toml")["recognition"]["verbs"])
    nouns = (*_words("noun"), *load.toml("propositions/control.toml")["under"], *_nobodys_words())
    return lemma in verbs or word in verbs or any(form in nouns for form in singulars(lemma, word))


def control_verb(token: Token) -> str | None:
    """The verb of our lists that the token is a form of; a noun only where its letters can be nothing else."""
    lemma = verb_lemma(token, _verbs())
    if lemma is None or token.pos_ == "VERB":
        return lemma
    is_past = is_past_only(token, lemma) and bool(children(token, "nsubj", "obj"))
    is_headline = token.lower_ != lemma and token.lower_.endswith("s") and bool(children(token, "obj"))
    return lemma if is_past or is_headline else None


def verb_words(verb: Token) -> tuple[ControlWord, ...]:
    """What the verb, with its particle, can say; the readings that ask for a noun first."""
    lemma, after = control_verb(verb), particle_of(verb)
    key = f"{lemma} _{after.lower_}" if after is not None else lemma
    found = _words("verb").get(key, ()) if key is not None else ()
    return tuple(sorted(found, key=lambda word: not word.of))


def particle_of(verb: Token) -> Token | None:
    """The verb's particle, also an adverb ("took the town back") or the object's case ("handed over the town")."""
    found = particle(verb)
    lemma = control_verb(verb)
    after = (*children(verb, "advmod"), *verb.doc[verb.i + 1 : verb.i + 2])
    loose = (item for item in after if item.i > verb.i and item.dep_ in ("advmod", "case"))
    return found or next((item for item in loose if f"{lemma} _{item.lower_}" in _words("verb")), None)


def noun_words(noun: Token) -> tuple[ControlWord, ...]:
    """What the noun can say."""
    return _words("noun").get(noun_lemma(noun, _words("noun")) or "", ())


def under_state(noun: Token, case: str) -> State | None:
    """The state of "under control", "in the hands", or None."""
    words = load.toml("propositions/control.toml")
    lemma = noun_lemma(noun, words["under_cases"].get(case, ()))
    return cast(State, words["under"][lemma]) if lemma is not None else None


def is_ruling(noun: Token, case: str) -> bool:
    """Whether the noun says of whoever it is said of that they hold what is named behind it: "in control of"."""
    return noun_lemma(noun, load.toml("propositions/control.toml")["ruling"].get(case, ())) is not None


def is_firmness(token: Token) -> bool:
    """Whether a word after "is" adds when or how firmly a place is held, and is no predicate of its own: "back"."""
    return token.lower_ in load.toml("propositions/control.toml")["under_verbs"]["adverbs"]


@cache
def _nobodys_words() -> frozenset[str]:
    words = load.toml("propositions/control.toml")["nobodys"]
    return frozenset((*words["nouns"], *words["adjectives"], "land", "no-man's-land", "no-man’s-land"))


def is_nobodys(token: Token) -> bool:
    """Whether a noun or adjective says of a place that nobody holds it: "a grey zone", "contested"."""
    words = load.toml("propositions/control.toml")["nobodys"]
    if token.lower_ in words["adjectives"] and token.pos_ in ("ADJ", "VERB"):
        return True
    noun = noun_lemma(token, words["nouns"])
    before = token.nbor(-1).lower_ if token.i else ""
    if noun is not None and before in words["nouns"][noun]:
        return True
    written = token.doc[max(0, token.i - 3) : token.i + 1].text.lower()
    return token.lower_ == "land" and written.endswith(tuple(words["wholes"]))


def is_nobody(holder: Token) -> bool:
    """Whether a holder is none at all: "neither side", "no one"."""
    words = load.toml("propositions/control.toml")["nobodys"]["holders"]
    return any(item.lower_ in words for item in (holder, *children(holder, "det", "advmod", "cc:preconj")))


def says_how_it_stands(verb: Token) -> bool:
    """Whether a verb only says how a place stands: "lies", "remains"."""
    return verb.lemma_.lower() in load.toml("propositions/control.toml")["nobodys"]["verbs"]


def under_verb(verb: Token) -> str | None:
    """Whether a verb brings something under control or leaves it there."""
    found = load.toml("propositions/control.toml")["under_verbs"]
    return next((state for state in ("takes", "holds") if verb.lemma_.lower() in found[state]), None)


def is_transitive_under(verb: Token) -> bool:
    """Whether it is the object that the verb brings or keeps under control."""
    return verb.lemma_.lower() in load.toml("propositions/control.toml")["under_verbs"]["transitive"]


def is_recognition(verb: Token) -> bool:
    """Whether the verb says that somebody counts a place as somebody's."""
    return verb.lemma_.lower() in load.toml("propositions/control.toml")["recognition"]["verbs"]


def is_belonging(noun: Token) -> bool:
    """Whether the noun says to what a place belongs ("part of", "territory of")."""
    return noun.lemma_.lower() in belonging_nouns()


@cache
def belonging_nouns() -> frozenset[str]:
    """The nouns that say to what a place belongs."""
    return frozenset(load.toml("propositions/control.toml")["recognition"]["nouns"])


@cache
def _forces() -> frozenset[str]:
    return frozenset(load.lines("propositions/forces.txt"))


def is_force(token: Token) -> bool:
    """Whether a noun means people under arms or a government: its head, or a word it is made of."""
    parts = (token, *children(token, "flat", "compound"))
    return any(noun_lemma(part, _forces()) for part in parts) or _is_following(token)


_BODIES = ("NORP", "LOC", "ORG")
_PEOPLE = ("we", "they", "who")


def is_body(token: Token) -> bool:
    """Whether somebody can hold a place: forces, a people, a state, an organisation, or a plural pronoun."""
    return is_force(token) or token.ent_type_ in _BODIES or (token.pos_ == "PRON" and token.lower_ in _PEOPLE)


def _is_following(token: Token) -> bool:
    """Whether men are somebody's: "the commander said his men had taken the town"."""
    return token.lower_ in load.lines("propositions/followings.txt") and bool(children(token, "nmod:poss"))


def is_rule(noun: Token) -> bool:
    """Whether the noun means somebody's rule over a place, not a somebody."""
    return noun_lemma(noun, load.toml("propositions/control.toml")["under"]) is not None
