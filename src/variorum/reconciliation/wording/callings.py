"""What reports call one actor: the words that each voice uses of a person, of a party's own, of those in an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from variorum.data.load import entries, table
from variorum.reconciliation.pile.folding import fold, small_words
from variorum.reconciliation.pile.phrases import phrase
from variorum.reconciliation.pile.pile import Pile, share_matters
from variorum.reconciliation.pile.voices import is_denial
from variorum.reconciliation.wording.actors import actors
from variorum.reconciliation.wording.bearers import name_words
from variorum.reconciliation.wording.kinds import kind_of
from variorum.reconciliation.wording.whose_words import voice_at
from variorum.records import Claim, Label, Span

PERSON, INVOLVED = "person", "involved"
PERSON_KEY = "person:"  # what the keys of persons begin with (actors.py)


@dataclass(frozen=True, slots=True)
class Calling:
    """A word for an actor: about whom it is, under which heading, whose word, where it stands, and in which claim."""

    about: str
    heading: str
    voice: str
    word: str
    span: Span
    claim: Claim


@dataclass(frozen=True, slots=True)
class _Called:
    """A label in a claim, with the key of its actor."""

    claim: Claim
    label: Label
    key: str


def callings(pile: Pile, events: Mapping[str, str]) -> Iterator[Calling]:
    """Everything that anybody is called, in the order said; `events` is what each claim of an event is about."""
    told = [(claim, label) for claim in pile.claims if not is_denial(claim) for label in claim.labels]
    keys = actors([(claim.article, label) for claim, label in told], partial(_related, pile))
    called = [_Called(claim, label, key) for (claim, label), key in zip(told, keys, strict=True)]
    names = _names(called)
    for one in called:
        about = _about(one, names, events)
        if about is not None:
            span = one.label.span
            voice = voice_at(one.claim, span.start, pile).name
            yield from (Calling(*about, voice, word, span, one.claim) for word in _words(one))


def _related(pile: Pile, one: str, other: str) -> bool:
    return share_matters(one, other, pile)


def _names(called: Sequence[_Called]) -> dict[str, str]:
    """The name of each actor: a person's fullest that is told first, a party's, a body's as it is first written."""
    found: dict[str, str] = {}
    for one in called:
        name = one.label.party if one.key.startswith("party:") else one.label.name
        if name and (one.key not in found or _is_fuller(name, found[one.key], one.key)):
            found[one.key] = name
    return found


def _is_fuller(name: str, known: str, key: str) -> bool:
    return key.startswith(PERSON_KEY) and len(known.split()) == 1 < len(name.split())


def _about(one: _Called, names: Mapping[str, str], events: Mapping[str, str]) -> tuple[str, str] | None:
    """Who is called so, and what of it: a person, those who fight for a party, those involved in one event."""
    heading, name = _headings().get(kind_of(one.label.head)), names.get(one.key)
    if one.key.startswith(PERSON_KEY) and name is not None:
        return name, PERSON
    if one.key.startswith("party:") and heading is not None and name is not None:
        return name, heading
    if one.key.startswith("name:") and heading is not None and one.label.names:
        return phrase("control", "as written", holder=one.label.names[0]), heading
    event = events.get(one.claim.id)
    is_nobody = one.key.startswith("thing:") and heading is not None
    return (event, INVOLVED) if is_nobody and event is not None else None


@cache
def _headings() -> dict[str, str]:
    return {row["kind"]: row["heading"] for row in table("reconciliation/called.tsv")}


def _words(one: _Called) -> Iterator[str]:
    """The noun with what stands before it; beside a person's name the nouns of the titles that stand there."""
    label = one.label
    if label.basis == "name" and (label.kind == "PER" or one.key.startswith(PERSON_KEY)):
        beside = [title for title in label.titles if title.words in label.span.exact]
        yield from (_word(title.modifiers, title.head) for title in beside if _is_chosen(title.head, one))
    elif _is_chosen(label.head, one):
        yield _word(label.modifiers, label.head)


def _is_chosen(head: str, one: _Called) -> bool:
    """Whether a noun says something of its bearer, and is no part of a person's name."""
    if not one.key.startswith(PERSON_KEY):
        return _says_something(head)
    own = {*name_words(one.key.removeprefix(PERSON_KEY)), *name_words(one.label.name or "")}
    plain = fold(head)
    return _says_something(head) and plain not in own and plain not in entries("reconciliation/collectives.txt")


def _says_something(head: str) -> bool:
    """Whether a noun is a word that somebody chose: no pronoun, no "Mr", and no sign taken for a word."""
    plain = fold(head).rstrip(".")
    return plain[:1].isalpha() and plain not in small_words() and plain not in entries("reconciliation/honorifics.txt")


def _word(modifiers: Sequence[str], head: str) -> str:
    """The noun in its one form with what stands before it."""
    plain = fold(head).rstrip(".")
    return fold(" ".join((*modifiers, _forms().get(plain, plain))))


@cache
def _forms() -> dict[str, str]:
    return {row["form"]: row["shown"] for row in table("reconciliation/called_forms.tsv")}
