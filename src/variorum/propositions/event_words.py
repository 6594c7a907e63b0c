"""The words of events from `plover.toml`: what each tells of, what it asks for, and where its actors stand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal, cast

from spacy.tokens import Token

from variorum.data import load
from variorum.propositions.clauses import modifiers
from variorum.propositions.inflection import lemmas_of, noun_lemma, verb_lemma

Words = frozenset[str]
By = Literal["anybody", "somebody", "body", "official", "armed"]

_LEXICON = "propositions/plover.toml"


@dataclass(frozen=True, slots=True)
class EventWord:
    """One entry: type and mode, the slots of its recipients, and who alone can do it."""

    type: str
    mode: str | None
    recipient: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    both: bool = False
    by: By = "anybody"
    not_objects: Words = field(default_factory=frozenset)
    bare: bool = False
    doer: tuple[str, ...] = ()
    carried: bool = False
    people: bool = False
    unless: Words = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb with what it asks for: a particle, an object among some nouns, a preposition."""

    word: EventWord
    particle: str | None
    objects: Words
    case: str | None

    @property
    def demands(self) -> int:
        """How much it asks for; the reading that asks for most is the sharpest."""
        return sum((self.particle is not None, 2 * bool(self.objects), self.case is not None))


def _word(entry: dict[str, Any]) -> EventWord:
    return EventWord(
        type=entry["type"],
        mode=entry.get("mode"),
        recipient=tuple(entry.get("recipient", ())),
        toward=tuple(entry.get("toward", ())),
        both=entry.get("both", False),
        by=cast(By, entry.get("by", "anybody")),
        not_objects=frozenset(entry.get("not", ())),
        bare=entry.get("bare", False),
        doer=tuple(entry.get("doer", ())),
        carried=entry.get("carried", False),
        people=entry.get("people", False),
        unless=frozenset(entry.get("unless", ())),
    )


def _frame(spec: str, word: EventWord) -> tuple[str, VerbFrame]:
    lemma, *rest = spec.split()
    asked = {part[0]: part[1:] for part in rest}
    objects = frozenset(asked["="].split("|")) if "=" in asked else frozenset()
    return lemma, VerbFrame(word, asked.get("_"), objects, asked.get("@"))


@cache
def _frames() -> dict[str, tuple[VerbFrame, ...]]:
    found: dict[str, list[VerbFrame]] = {}
    for entry in load.toml(_LEXICON)["word"]:
        word = _word(entry)
        for spec in entry.get("verbs", ()):
            lemma, frame = _frame(spec, word)
            found.setdefault(lemma, []).append(frame)
    return {lemma: tuple(sorted(frames, key=lambda frame: -frame.demands)) for lemma, frames in found.items()}


@cache
def _verbs() -> Words:
    return lemmas_of(_frames())


@cache
def _nouns() -> dict[str, EventWord]:
    rows = load.toml(_LEXICON)["word"]
    return {noun: _word(entry) for entry in rows for noun in entry.get("nouns", ())}


def verb_frames(token: Token) -> tuple[VerbFrame, ...]:
    """What the verb can tell of, the reading that asks for most first."""
    if token.pos_ != "VERB":
        return ()
    lemma = verb_lemma(token, _verbs())
    return _frames()[lemma] if lemma is not None else ()


def noun_word(noun: Token) -> EventWord | None:
    """What the noun tells of, sharpened by the word before it ("missile strike"), or None."""
    if noun.pos_ not in ("NOUN", "VERB", "PROPN"):
        return None
    before = [item.lemma_.lower() for item in modifiers(noun)]
    if _is_listed("tests", noun, before):
        return EventWord("MOBILIZE", "weapons", toward=("over",))
    lemma = noun_lemma(noun, _nouns())
    word = _nouns()[lemma] if lemma is not None and noun.pos_ == "NOUN" else None
    if word is None and not _is_listed("modified", noun, before):
        return None
    word = word or EventWord("ASSAULT", None, toward=("on", "against", "at", "in"))
    return _sharpened(word, before)


def _is_listed(table: str, noun: Token, before: list[str]) -> bool:
    rows = load.toml(_LEXICON)[table]
    lemma = noun_lemma(noun, rows)
    return lemma is not None and any(item in rows[lemma] for item in before)


def _sharpened(word: EventWord, before: list[str]) -> EventWord:
    modes = load.toml(_LEXICON)["modes"]
    mode = next((modes[item] for item in before if item in modes), None)
    if word.type != "ASSAULT" or mode is None:
        return word
    return replace(word, mode=mode)


def mode_of_means(means: Token) -> str | None:
    """The mode that a weapon shows: "with knives"."""
    modes = load.toml(_LEXICON)["modes"]
    lemma = noun_lemma(means, modes)
    return modes[lemma] if lemma is not None else None


def carrier(verb: Token, way: str) -> bool:
    """Whether the verb only carries an event noun, in this way: doing, undergoing or happening."""
    listed: list[str] = load.toml("propositions/event_verbs.toml")[way]
    lemma = verb_lemma(verb, frozenset(item.split()[0] for item in listed))
    return lemma is not None
