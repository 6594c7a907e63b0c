"""Which names are places: by their label, or because this document writes "the city of X" or "X province"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from spacy.tokens import Doc, Span, Token

from variorum.data import load
from variorum.propositions.clauses.inflection import noun_lemma
from variorum.propositions.clauses.phrases import PLACE_LABEL, children, entity_at, entity_bounds, mention, phrase_start
from variorum.propositions.scene.place_slots import is_placed
from variorum.records import Mention

_MISTAKEN = ("PER", "MISC", "")  # labels that a place's name is given in error; a body's name is left alone
_MAX_WORDS = 4


@cache
def place_nouns() -> dict[str, str]:
    """Common nouns for places, and whether "the <noun> of X" is X: yes, only where plain, or no."""
    return {row["noun"]: row["names"] for row in load.table("propositions/place_nouns.tsv")}


@cache
def directions() -> frozenset[str]:
    """Adjectives that pick out a part of what is named after them."""
    return frozenset(load.lines("propositions/directions.txt"))


def place_noun(token: Token) -> str | None:
    """The noun for a place that the token is a form of, or None."""
    return noun_lemma(token, place_nouns())


def takes_a_name(noun: Token) -> bool:
    """Whether "of" after the noun introduces its name: "the city of X", not "the villages of X"."""
    kind = place_nouns().get(place_noun(noun) or "", "no")
    if kind == "no" or noun.tag_ in ("NNS", "NNPS"):
        return False
    return kind == "yes" or not any(item.lower_ in directions() for item in children(noun, "amod", "compound"))


def named_place(token: Token) -> Mention | None:
    """The place name that the token stands in, or None."""
    named = entity_at(token, PLACE_LABEL)
    if named is not None and named.span.exact.islower():
        return None  # "the peninsula" is no name, whatever its label
    if named is not None or token.pos_ not in ("PROPN", "NOUN"):
        return named
    if is_placed(token):
        return mention(token.doc, *_bounds(token), "LOC")
    if token.ent_type_ not in _MISTAKEN or token.text.islower():
        return None  # "the man" is not Man, which a headline was taken to name as a place
    start, end = _bounds(token)
    return mention(token.doc, start, end, "LOC") if _key(token.doc[start:end]) in introduced(token.doc) else None


def _bounds(token: Token) -> tuple[int, int]:
    """The entity around the token, or the run of proper nouns."""
    return entity_bounds(token) if token.ent_type_ else _run(token)


def _run(token: Token) -> tuple[int, int]:
    doc, start, end = token.doc, token.i, token.i + 1
    while start > token.sent.start and doc[start - 1].pos_ == "PROPN" and not doc[start - 1].ent_type_:
        start -= 1
    while end < token.sent.end and doc[end].pos_ == "PROPN" and not doc[end].ent_type_:
        end += 1
    return start, end


def _key(span: Span) -> str:
    return str(span.text).casefold()


@lru_cache(maxsize=4)
def introduced(doc: Doc) -> frozenset[str]:
    """Names that the document itself introduces as places, or that it elsewhere labels so."""
    labelled = {_key(ent) for ent in doc.ents if ent.label_ == PLACE_LABEL}
    return frozenset((*labelled, *(_key(span) for span in _introductions(doc))))


def _introductions(doc: Doc) -> Iterator[Span]:
    for token in doc:
        if token.text.islower() and place_nouns().get(place_noun(token) or "", "no") != "no":
            yield from _after_of(doc, token)
            yield from _before(doc, token)
            yield from _apposed(doc, token)


def _after_of(doc: Doc, noun: Token) -> Iterator[Span]:
    if noun.i + 2 < len(doc) and doc[noun.i + 1].lower_ == "of" and _is_name(doc[noun.i + 2]) and takes_a_name(noun):
        start, end = _bounds(doc[noun.i + 2])
        if start == noun.i + 2:
            yield doc[start:end]


def _apposed(doc: Doc, noun: Token) -> Iterator[Span]:
    """The name in "Arla, the second-largest city"."""
    name = noun.head if noun.dep_ == "appos" else _before_comma(noun)
    if name is not None and _is_name(name) and name.i < noun.i:
        start, end = _bounds(name)
        yield doc[start:end]


def _before_comma(noun: Token) -> Token | None:
    """What stands before the comma and the article of a singular noun, whatever the tree says."""
    start = phrase_start(noun)
    if start < 2 or noun.tag_ in ("NNS", "NNPS") or noun.doc[start].lower_ not in ("a", "an", "the"):
        return None
    return noun.doc[start - 2] if noun.doc[start - 1].text == "," else None


def _before(doc: Doc, noun: Token) -> Iterator[Span]:
    if noun.i > 0 and _is_name(doc[noun.i - 1]):
        start, end = _bounds(doc[noun.i - 1])
        if end == noun.i and end - start <= _MAX_WORDS:
            yield doc[start:end]


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ in _MISTAKEN and token.text[0].isupper()
