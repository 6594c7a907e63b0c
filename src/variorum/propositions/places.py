"""Which place a noun phrase means: a name, a name behind a common noun, a counted set, or just the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from variorum.data import load
from variorum.propositions.figures import figures
from variorum.propositions.inflection import noun_lemma
from variorum.propositions.phrases import (
    PLACE_LABEL,
    case_of,
    children,
    conjuncts,
    entity_at,
    mention,
    name_phrase,
    phrase,
    phrase_start,
)
from variorum.records import Figure, Mention

_APPOSED = ("appos", "compound", "flat", "nmod:desc", "nmod")
_WHERE = ("", "of", "in", "near", "around", "along", "between")
_OTHER_LABELS = ("PER", "ORG", "NORP")


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place that somebody can hold, and how many there are where the words count them."""

    mention: Mention
    figure: Figure | None = None

    @property
    def is_named(self) -> bool:
        """Whether the text gives its name."""
        return self.mention.label == PLACE_LABEL


@cache
def place_nouns() -> dict[str, bool]:
    """Common nouns for places, and whether "the <noun> of X" is X."""
    return {row["noun"]: row["names"] == "yes" for row in load.table("propositions/place_nouns.tsv")}


@cache
def _shares() -> frozenset[str]:
    return frozenset(load.lines("propositions/place_shares.txt"))


def places(heads: tuple[Token, ...]) -> tuple[PlaceFound, ...]:
    """The places that coordinated noun phrases name, each once, in text order."""
    found: dict[int, PlaceFound] = {}
    for head in heads:
        for place in _places_at(head):
            found.setdefault(place.mention.span.start, place)
    return tuple(found[start] for start in sorted(found))


def _places_at(head: Token) -> Iterator[PlaceFound]:
    named = entity_at(head, PLACE_LABEL)
    if named is not None:
        yield PlaceFound(named)
        return
    if head.ent_type_ in _OTHER_LABELS:
        return
    referent = _antecedent(head)
    if referent is not None:
        yield PlaceFound(referent)
    elif noun_lemma(head, place_nouns()):
        yield from _behind_noun(head)
    elif noun_lemma(head, _shares()) or head.text == "%":
        yield from _share(head)


def _behind_noun(head: Token) -> Iterator[PlaceFound]:
    figure = _count(head)
    names = () if figure is not None else tuple(_names(head))
    if names:
        yield from (PlaceFound(name) for name in names)
    else:
        yield PlaceFound(_nominal(head), figure)


def _names(head: Token) -> Iterator[Mention]:
    """The names that a common noun introduces: "the city of X", "X town", "the town, X", "X, Y and Z villages"."""
    named = _name_before(head)
    if named is not None:
        yield named
        return
    for child in children(head, *_APPOSED):
        if _introduces(head, child):
            found = (entity_at(item, PLACE_LABEL) for item in conjuncts(child))
            yield from (name for name in found if name is not None)


def _name_before(head: Token) -> Mention | None:
    """The name that the noun is apposed to, by the tree or by the words alone: "Arla, a hill town"."""
    if head.dep_ == "appos" and (named := entity_at(head.head, PLACE_LABEL)) is not None:
        return named
    start = phrase_start(head)
    is_apposed = start >= 2 and head.doc[start].lower_ in ("a", "an") and head.doc[start - 1].text == ","
    return entity_at(head.doc[start - 2], PLACE_LABEL) if is_apposed else None


def _introduces(head: Token, child: Token) -> bool:
    if child.dep_ == "nmod:poss":
        return False
    if child.dep_.startswith("nmod") and child.i > head.i:
        return (
            case_of(child) == "of"
            and place_nouns().get(noun_lemma(head, place_nouns()) or "", False)
            and head.tag_ not in ("NNS", "NNPS")
        )
    return not case_of(child)


def _is_its_name(head: Token) -> bool:
    """Whether "of" introduces the name itself: "the city of Arla", not "the villages of Arla"."""
    noun = noun_lemma(head, place_nouns())
    return noun is not None and place_nouns()[noun] and head.tag_ not in ("NNS", "NNPS")


def _share(head: Token) -> Iterator[PlaceFound]:
    """A share of a place, in the words of the text."""
    for child in children(head, "nmod"):
        if case_of(child) in ("of", "in") and any(True for item in conjuncts(child) for _ in _places_at(item)):
            yield PlaceFound(_nominal(head), _count(head))
            return


def _count(head: Token) -> Figure | None:
    """How many places the phrase counts."""
    near = phrase(head)
    for figure in figures(head.doc):
        span = figure.span
        if span is not None and near.start <= span.start and span.end <= head.idx + len(head):
            return figure
    return None


def _nominal(head: Token) -> Mention:
    span = name_phrase(head, _WHERE)
    return Mention(span=span, label="NOM", name=span.exact)


def _antecedent(head: Token) -> Mention | None:
    """The name that a pronoun or a nominal stands for, where the text makes it certain and it is a place."""
    doc = head.doc
    known = doc._.antecedents if doc.has_extension("antecedents") else {}
    for (start, end), (first, last) in known.items():
        if start <= head.i < end and head.i == doc[start:end].root.i:
            return _as_place(doc, (start, end), (first, last))
    return None


def _as_place(doc: Doc, words: tuple[int, int], name: tuple[int, int]) -> Mention | None:
    if not any(ent.label_ == PLACE_LABEL and ent.start < name[1] and name[0] < ent.end for ent in doc.ents):
        return None
    here, there = mention(doc, *words, "NOM"), mention(doc, *name, "LOC")
    return Mention(span=here.span, label=PLACE_LABEL, name=there.name)
