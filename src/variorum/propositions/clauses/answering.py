"""Who is made answerable for a deed: "blamed the army for the raid", "is responsible for", "was behind the attack"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.data import load
from variorum.propositions.clauses.event_words import noun_word
from variorum.propositions.clauses.inflection import noun_lemma, verb_lemma
from variorum.propositions.clauses.persons import NOBODY, days
from variorum.propositions.clauses.phrases import base, case_of, children, name_phrase, phrase, tokens_span
from variorum.propositions.clauses.remembering import remembered
from variorum.records import Span

Tokens = tuple[Token, ...]

_PERSONAL = frozenset({"he", "her", "him", "it", "she", "them", "they", "us", "we", "i", "me"})
_OPEN = frozenset({"if", "unless", "whether", "to"})
_BEHIND = "behind"
_NOT_THEY = frozenset({"neither", "no", "not", "what", "which"})


@remembered
def answerable(deed: Token) -> Tokens:
    """Who is made answerable for the deed that a noun names; nobody where a clause denies it or leaves it open."""
    found = _behind(deed) or _by_verb(deed) or _by_noun(deed)
    return tuple(item for item in found if item != deed and _is_somebody(item))


def _is_somebody(token: Token) -> bool:
    """Whether it is somebody: no "who" that is asked for, and no "nobody"."""
    if token.pos_ == "PRON":
        return token.lower_ in _PERSONAL
    none = token.lower_ in NOBODY or any(word.lower_ in _NOT_THEY for word in children(token, "det", "advmod", "cc"))
    return not none and token.pos_ in ("NOUN", "PROPN")


def _behind(deed: Token) -> Tokens:
    """The subject of a clause that puts them behind the deed: "the army was behind the raid"."""
    if case_of(deed) != _BEHIND or not children(deed, "cop"):
        return ()
    return clauses.subjects(deed)


def _by_verb(deed: Token) -> Tokens:
    verb, slot = _governor(deed)
    if verb is not None and children(verb, "cop") and slot in _table("due").get(verb.lemma_.lower(), ()):
        return clauses.subjects(verb) if _is_outright(verb) else ()
    if verb is None or not _is_plain(verb):
        return ()
    if verb.pos_ == "ADJ":
        return _so_called(verb) if slot in _table("being").get(verb.lower_, ()) else ()
    lemma = verb_lemma(verb, _verbs())
    if lemma is None:
        return ()
    if slot in _table("persons").get(lemma, ()):
        return tuple(item for item in clauses.patients(verb) if item != deed) if _is_first(deed, verb) else ()
    if slot == "" and lemma in _table("deeds"):
        return _blamed(verb, deed, lemma)
    if slot in _table("doing").get(lemma, ()):
        return clauses.agents(verb)
    return ()


@cache
def _table(section: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = load.toml("grammar/answering.toml")[section]
    return found


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word for section in ("persons", "deeds", "doing") for word in _table(section))


def _governor(deed: Token) -> tuple[Token | None, str | None]:
    """The verb or adjective that a deed stands under, and by which preposition; "" for the object."""
    relation, over = base(deed), deed.head
    if over == deed:
        return None, None
    if relation == "obj" or deed.dep_ == "nsubj:pass":
        return over, ""
    if relation == "nsubj" and clauses.is_passive(over):
        return over, ""
    if relation == "obl":
        return over, case_of(deed)
    if relation != "nmod":
        return None, None
    while over.dep_ in ("appos", "conj", "flat", "nmod"):
        over = over.head  # "accused the head of the council of the crime", wherever the tree has hung it
    is_patient = base(over) == "obj" or over.dep_ == "nsubj:pass"
    return (over.head, case_of(deed)) if is_patient else (None, None)


def _is_first(deed: Token, verb: Token) -> bool:
    """Whether no other phrase with its preposition stands before it: "blamed them for the raid in revenge for the
    killing" blames them for the raid."""
    first = next((item for item in children(verb, "obl") if case_of(item) == case_of(deed)), deed)
    return deed in clauses.together(first)


def _is_plain(verb: Token) -> bool:
    """Whether a clause says so outright, and does not deny, ask, or suppose it."""
    return _is_outright(verb) and not any(mark.lower_ in _OPEN for mark in children(verb, "mark"))


def _is_outright(verb: Token) -> bool:
    return not (clauses.is_negated(verb) or any(item.tag_ == "MD" for item in clauses.auxiliaries(verb)))


def _so_called(adjective: Token) -> Tokens:
    """Who is called so: the subject, or the object of a verb that finds them so."""
    if adjective.dep_ == "xcomp" and verb_lemma(adjective.head, _finding()) is not None:
        return clauses.patients(adjective.head) if _is_plain(adjective.head) else ()
    return clauses.subjects(adjective) if children(adjective, "cop") else ()


@cache
def _finding() -> frozenset[str]:
    return frozenset(_table("finding")["verbs"])


def _blamed(verb: Token, deed: Token, lemma: str) -> Tokens:
    """On whom a deed is blamed: the last phrase with the preposition, which trees hang on the deed as well.

    What is itself blamed for something has nobody here: "blamed the raid on the port for the flight of thousands".
    """
    first = max(verb.i, deed.i)
    found = [item for item in _led_to(verb, deed, _table("deeds")[lemma]) if item.i > first and not _is_of_days(item)]
    last = max((item for item in found if base(item) != "conj"), key=lambda item: item.i, default=None)
    effects = _led_to(verb, deed, _table("persons").get(lemma, []))
    if last is None or any(item.head == verb or item.i > last.i for item in effects):
        return ()
    return clauses.together(last)


def _led_to(verb: Token, deed: Token, cases: list[str]) -> list[Token]:
    """The phrases with one of these prepositions below a verb, or anywhere below a deed."""
    below = (item for item in deed.subtree if base(item) == "nmod" and item.i > deed.i)
    return [*clauses.obliques(verb, *cases), *(item for item in below if case_of(item) in cases)] if cases else []


def _is_of_days(item: Token) -> bool:
    return any(word.lower_ in days() for word in (item, *item.children))


def _by_noun(deed: Token) -> Tokens:
    """Who has what whoever did it has: "claimed responsibility for the raid", "had a part in the killing"."""
    case = case_of(deed)
    for noun in _led_from(deed):
        if not _is_next(deed, noun) or case not in _table("having").get(noun.lemma_.lower(), ()):
            continue
        verb = noun.head
        if verb_lemma(verb, _held()) is not None and _is_plain(verb) and not _is_none(noun):
            return clauses.agents(verb)
    return ()


def _led_from(deed: Token) -> Tokens:
    """The nouns that the deed's preposition may lead on from: what it hangs on, or the object beside it."""
    if base(deed) == "nmod":
        return (deed.head,)
    if base(deed) != "obl":
        return ()
    return (*children(deed.head, "obj"), *children(deed.head, "nsubj:pass"))


def _is_next(deed: Token, noun: Token) -> bool:
    """Whether the deed's preposition is the first of its kind behind the noun."""
    marks = children(deed, "case") or children(deed.head, "case")
    between = noun.doc[noun.i + 1 : marks[0].i] if marks else ()
    return noun.i < deed.i and bool(marks) and all(word.lower_ != marks[0].lower_ for word in between)


def _is_none(noun: Token) -> bool:
    denied = verb_lemma(noun.head, _denying()) is not None
    return any(word.lower_ in ("no", "any") for word in children(noun, "det")) and not denied


@cache
def _held() -> frozenset[str]:
    return frozenset(_table("held")["verbs"])


@cache
def _denying() -> frozenset[str]:
    return frozenset(_table("held")["denying"])


# --- their words -------------------------------------------------------------------------------------------------


def named_so(head: Token) -> Span:
    """The name phrase of somebody, without a deed that the tree has hung on it: "accused the Front | of the raid"."""
    return _before_deed(head, name_phrase(head))


def phrased(head: Token) -> Span:
    """The noun phrase of somebody, without a deed that the tree has hung on it."""
    return _before_deed(head, phrase(head))


def _before_deed(head: Token, span: Span) -> Span:
    below = (item for item in head.subtree if base(item) == "nmod" and span.start < item.idx < span.end)
    deed = next((item for item in below if _is_deed(item) and head in answerable(item)), None)
    words = head.doc.char_span(span.start, span.end, alignment_mode="expand") if deed is not None else None
    if deed is None or words is None:
        return span
    mark = min(word.i for word in (deed, *children(deed, "case")))
    return tokens_span(head.doc, words.start, mark) if words.start < mark else span


def _is_deed(noun: Token) -> bool:
    """Whether a noun tells of a deed, or of deaths, and so belongs to nobody's name."""
    return noun_word(noun) is not None or noun_lemma(noun, load.toml("propositions/casualty.toml")["deeds"]) is not None
