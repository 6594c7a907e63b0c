"""The words of events from `plover.toml`: what each tells of, what it asks for, and where its actors stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from spacy.tokens import Token

from variorum.data import load
from variorum.propositions.clauses.clauses import modifiers, obliques, possessors
from variorum.propositions.clauses.inflection import is_past_only, lemmas_of, noun_lemma, verb_lemma
from variorum.propositions.clauses.phrases import case_of, children

Words = frozenset[str]

_LEXICONS = ("propositions/plover.toml", "propositions/plover_deeds.toml", "propositions/plover_speech.toml")
_FORCE = _LEXICONS[0]  # which holds how weapons sharpen a mode too
_PARTS = re.compile(r" (?=[_=@+])")
ANY = frozenset(("to",))  # of a frame that asks for any infinitive


@dataclass(frozen=True, slots=True)
class EventWord:
    """One entry: type and mode, the slots of its recipients, and who alone can do it."""

    type: str
    mode: str | None
    recipient: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    both: bool = False
    by: str = "anybody"
    not_objects: Words = field(default_factory=frozenset)
    bare: bool = False
    doer: tuple[str, ...] = ()
    carried: bool = False
    people: bool = False
    unless: Words = field(default_factory=frozenset)
    only: Words = field(default_factory=frozenset)
    state: tuple[str, ...] = ()
    subject: bool = False
    promise: bool = False


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb with what it asks for: a particle, an object among some nouns, a preposition, an infinitive."""

    word: EventWord
    particle: str | None = None
    objects: Words = frozenset()
    case: str | None = None
    inside: Words = frozenset()
    content: Words = frozenset()

    @property
    def demands(self) -> int:
        """How much it asks for; the reading that asks for most is the sharpest."""
        asked = (2 * bool(self.objects), self.case is not None, 2 * bool(self.inside), bool(self.content))
        return sum((self.particle is not None, *asked, 2 * (bool(self.content) and self.content != ANY)))


def _word(entry: dict[str, Any]) -> EventWord:
    return EventWord(
        type=entry["type"],
        mode=entry.get("mode"),
        recipient=tuple(entry.get("recipient", ())),
        toward=tuple(entry.get("toward", ())),
        both=entry.get("both", False),
        by=entry.get("by", "anybody"),
        not_objects=frozenset(entry.get("not", ())),
        bare=entry.get("bare", False),
        doer=tuple(entry.get("doer", ())),
        carried=entry.get("carried", False),
        people=entry.get("people", False),
        unless=frozenset(entry.get("unless", ())),
        only=_listed("|".join(entry.get("only", ()))),
        state=tuple(entry.get("state", ())),
        subject=entry.get("subject", False),
        promise=entry.get("promise", False),
    )


@cache
def group(name: str) -> Words:
    """The nouns of a group that entries name with "%"."""
    return frozenset(load.toml("propositions/event_groups.toml")[name])


def _listed(nouns: str) -> Words:
    """The nouns of a list such as "envoy|%troops"."""
    found = (group(item[1:]) if item.startswith("%") else frozenset((item,)) for item in nouns.split("|") if item)
    return frozenset().union(*found)


def frame_of(spec: str, word: EventWord) -> tuple[str, VerbFrame]:
    """The lemma and the frame of an entry such as "put =pressure @on=government"."""
    lemma, *rest = _PARTS.split(spec)
    asked = {part[0]: part[1:] for part in rest}
    case, _, inside = asked.get("@", "").partition("=")
    objects, content = _listed(asked.get("=", "")), _listed(asked.get("+", ""))
    return lemma, VerbFrame(word, asked.get("_"), objects, case or None, _listed(inside), content)


@cache
def entries() -> tuple[dict[str, Any], ...]:
    """The entries of all lexicons."""
    return tuple(entry for name in _LEXICONS for entry in load.toml(name)["word"])


@cache
def _frames() -> dict[str, tuple[VerbFrame, ...]]:
    found: dict[str, list[VerbFrame]] = {}
    for entry in entries():
        word = _word(entry)
        for spec in entry.get("verbs", ()):
            lemma, frame = frame_of(spec, word)
            found.setdefault(lemma, []).append(frame)
    return {lemma: tuple(sorted(frames, key=lambda frame: -frame.demands)) for lemma, frames in found.items()}


@cache
def _verbs() -> Words:
    return lemmas_of(_frames())


@cache
def _nouns() -> dict[str, tuple[EventWord, ...]]:
    """What each noun can tell of; what asks for words before it comes first."""
    found: dict[str, list[EventWord]] = {}
    for entry in entries():
        for noun in entry.get("nouns", ()):
            found.setdefault(noun, []).append(_word(entry))
    return {noun: tuple(sorted(words, key=lambda word: not word.only)) for noun, words in found.items()}


def verb_frames(token: Token) -> tuple[VerbFrame, ...]:
    """What the verb can tell of, the reading that asks for most first."""
    lemma = verb_lemma(token, _verbs())
    if lemma is None or (token.pos_ != "VERB" and not _is_verb(token, lemma)):
        return ()
    return _frames()[lemma]


def _is_verb(token: Token, lemma: str) -> bool:
    """Whether letters and dependants show a verb that the tagger took for something else."""
    return token.i > 0 and is_past_only(token, lemma) and bool(children(token, "obj") and children(token, "nsubj"))


@cache
def _known() -> Words:
    """The nouns of all tables, so that the words before other nouns need not be looked at."""
    tables = load.toml(_FORCE)
    return frozenset((*_nouns(), *tables["tests"], *tables["modified"]))


def noun_word(noun: Token) -> EventWord | None:
    """What the noun tells of, sharpened by the word before it ("missile strike"), or None."""
    if noun.pos_ not in ("NOUN", "VERB", "PROPN"):
        return None
    lemma = _joined(noun) or noun_lemma(noun, _known())
    if lemma is None:
        return None
    before = [item.lemma_.lower() for item in (*modifiers(noun), *possessors(noun), *obliques(noun, "by"))]
    before.append(f"+{case_of(noun)}")
    if _is_listed("tests", noun, before):
        return EventWord("MOBILIZE", "weapons", toward=("over",))
    if _is_listed("modified", noun, before):
        return _sharpened(EventWord("ASSAULT", None, toward=("on", "against", "at", "in")), before)
    if lemma not in _nouns() or (noun.pos_ != "NOUN" and "-" not in lemma):
        return None
    word = next((item for item in _nouns()[lemma] if _goes_with(item, before)), None)
    return _sharpened(word, before) if word is not None else None


def _joined(noun: Token) -> str | None:
    """The noun of our lists that the tokens around a hyphen make up: "sit-in", "tip-offs"."""
    doc = noun.doc
    for at in (noun.i - 1, noun.i + 1):
        if 0 < at < len(doc) - 1 and doc[at].text == "-":
            joined = f"{doc[at - 1].lower_}-{doc[at + 1].lower_}".removesuffix("s")
            return joined if joined in _nouns() else None
    return None


def is_joined(noun: Token) -> bool:
    """Whether the token heads the tokens around a hyphen: only one of these tells the event."""
    return _joined(noun) is not None and not (abs(noun.head.i - noun.i) in (1, 2) and _joined(noun.head) is not None)


def _goes_with(word: EventWord, before: list[str]) -> bool:
    """Whether the words before a noun are those that the entry asks for, and none of those that it shuts out."""
    return (not word.only or not word.only.isdisjoint(before)) and word.unless.isdisjoint(before)


def _is_listed(table: str, noun: Token, before: list[str]) -> bool:
    rows = load.toml(_FORCE)[table]
    lemma = noun_lemma(noun, rows)
    return lemma is not None and any(item in rows[lemma] for item in before)


def _sharpened(word: EventWord, before: list[str]) -> EventWord:
    modes = load.toml(_FORCE)["modes"]
    mode = next((modes[item] for item in before if item in modes), None)
    if word.type != "ASSAULT" or mode is None:
        return word
    return replace(word, mode=mode)


def mode_of_means(means: Token, table: str = "modes") -> str | None:
    """The mode that a weapon shows ("with knives"), or who strikes (`strikers`: "warplanes flattened")."""
    modes = load.toml(_FORCE)[table]
    lemma = noun_lemma(means, modes)
    return modes[lemma] if lemma is not None else None


def carrier(verb: Token, way: str) -> bool:
    """Whether the verb only carries an event noun, in this way: doing, undergoing or happening."""
    return verb_lemma(verb, _carriers(way)) is not None


@cache
def _carriers(way: str) -> Words:
    return lemmas_of(load.toml("propositions/event_verbs.toml")[way])
