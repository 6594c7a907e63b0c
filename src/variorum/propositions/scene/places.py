"""Which place a noun phrase means: a name, a name behind a common noun, a counted set, or just the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

import variorum.propositions.clauses.clauses as clauses
from variorum.data import load
from variorum.propositions.clauses.inflection import noun_lemma
from variorum.propositions.clauses.phrases import (
    PLACE_LABEL,
    antecedents,
    case_of,
    children,
    conjuncts,
    mention,
    phrase_start,
    text_of,
    tokens_span,
)
from variorum.propositions.counts.figures import figures
from variorum.propositions.counts.place_counts import count, nominal
from variorum.propositions.scene.place_lists import listed
from variorum.propositions.scene.place_names import directions, named_place, place_noun, place_nouns, takes_a_name
from variorum.records import Figure, Mention, Span

_APPOSED = ("appos", "compound", "flat", "nmod:desc", "nmod")
_ARTICLES = ("a", "an", "the")
_PLURAL = ("NNS", "NNPS")
_POSSESSIVE = ("'s", "’s")
_OWNED = 7  # words after "'s" in which the noun for what is owned stands
_OTHER_LABELS = ("PER", "ORG", "NORP")


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place that somebody can hold, how many there are where the words count them, and of a site its town."""

    mention: Mention
    figure: Figure | None = None
    town: Mention | None = None

    @property
    def is_named(self) -> bool:
        """Whether the text gives its name."""
        return self.mention.label == PLACE_LABEL

    @property
    def where(self) -> Mention:
        """Where something happens that befalls it: in the town of a site."""
        return self.town or self.mention


@cache
def _shares() -> frozenset[str]:
    return frozenset(load.lines("propositions/place_shares.txt"))


def places(heads: tuple[Token, ...]) -> tuple[PlaceFound, ...]:
    """The places that coordinated noun phrases name, each once, in text order."""
    found: dict[int, PlaceFound] = {}
    for head in heads:
        for place in _places_at(head):
            if not (found and _shares_count(place)):
                found.setdefault(place.mention.span.start, place)
    return tuple(found[start] for start in sorted(found))


def _shares_count(place: PlaceFound) -> bool:
    """Whether a bare plural belongs to the count before it: "300 towns and villages"."""
    return place.figure is None and not place.is_named and " " not in place.mention.name


def sites(heads: tuple[Token, ...]) -> tuple[PlaceFound, ...]:
    """The places that phrases of place mean, by name wherever the words lead to one: "in the centre of Arla".

    What happens at a town's airport happens in the town, though who holds the one need not hold the other.
    """
    found: list[PlaceFound] = []
    for head in heads:
        inner = children(head, "nmod") if noun_lemma(head, _shares()) or place_noun(head) else ()
        direct = [place if place.town is None else PlaceFound(place.town) for place in places((head,))]
        named = [place for place in direct if place.is_named]
        below = [place for item in inner for place in places((item,)) if place.is_named]
        found.extend(named or below or direct)
    return tuple(found)


def _places_at(head: Token) -> Iterator[PlaceFound]:
    named = named_place(head)
    if named is not None:
        yield from _unless_owner(head, named)
        return
    if head.ent_type_ in _OTHER_LABELS:
        return
    referent = _antecedent(head)
    if referent is not None:
        yield PlaceFound(referent)
    elif place_noun(head):
        yield from _behind_noun(head)
    elif noun_lemma(head, _shares()) or head.text == "%":
        yield from _share(head)
    else:
        yield from _dozens(head)


def _unless_owner(head: Token, named: Mention) -> Iterator[PlaceFound]:
    """The named place, or what belongs to it where it only owns: "X's second city" is not X."""
    after = next((token for token in head.doc[head.i + 1 :] if token.idx >= named.span.end), None)
    if after is None or after.lower_ not in _POSSESSIVE or head.dep_ == "nmod:poss":
        yield PlaceFound(named)
        return
    owned = next((token for token in head.doc[after.i + 1 : after.i + _OWNED] if place_noun(token)), None)
    if owned is not None and (names := tuple(_names(owned))):
        yield from (PlaceFound(name) for name in names)
    elif owned is not None:
        start, end = named.span.start, owned.idx + len(owned)
        words = text_of(head.doc)[start:end]
        yield PlaceFound(Mention(span=Span(start, end, words), label="NOM", name=words))


def _behind_noun(head: Token) -> Iterator[PlaceFound]:
    figure = count(head)
    names = () if figure is not None else listed(head) or tuple(_names(head))
    if len(names) == 1 and _is_site_of(head, names[0]):
        start = names[0].span.start
        words = text_of(head.doc)[start : head.idx + len(head)]
        whole = Mention(span=Span(start, start + len(words), words), label=PLACE_LABEL, name=words)
        yield PlaceFound(whole, town=names[0])
    elif names:
        yield from (PlaceFound(name) for name in names)
    else:
        yield PlaceFound(nominal(head), figure)


def _is_site_of(head: Token, name: Mention) -> bool:
    """Whether a noun behind a place's name is of a site that is held for itself: "Arla airport", not "Arla town"."""
    between = text_of(head.doc)[name.span.end : head.idx]
    return name.span.end < head.idx and between.strip().lower() in ("", "international") and _is_site(head)


def _is_site(head: Token) -> bool:
    return head.tag_ not in _PLURAL and noun_lemma(head, _sites()) is not None


@cache
def _sites() -> frozenset[str]:
    return frozenset(row["noun"] for row in load.table("place_sites.tsv"))


def _names(head: Token) -> Iterator[Mention]:
    """The names that a common noun introduces: "the city of X", "X town", "the town, X", "X, Y and Z villages"."""
    named = _name_before(head)
    if named is not None:
        yield named
        return
    introduced = [child for child in children(head, *_APPOSED) if _introduces(head, child)]
    before = [child for child in introduced if child.i < head.i and named_place(child)]
    for child in before or introduced:
        found = (named_place(item) for item in conjuncts(child))
        yield from (name for name in found if name is not None)


def _name_before(head: Token) -> Mention | None:
    """The name that the noun is apposed to, by the tree or by the words alone: "Arla, a hill town"."""
    if head.dep_ == "appos" and (named := named_place(head.head)) is not None:
        return named
    start = phrase_start(head)
    is_apposed = start >= 2 and head.doc[start].lower_ in _ARTICLES and head.doc[start - 1].text == ","
    return named_place(head.doc[start - 2]) if is_apposed and head.tag_ not in ("NNS", "NNPS") else None


def _introduces(head: Token, child: Token) -> bool:
    between = head.doc[child.i + 1 : head.i]
    if child.i < head.i and child.is_sent_start and child.lower_ in directions():
        return False  # "Border town falls": the first word has its capital anyway
    if child.dep_ == "nmod:poss" or any(token.lower_ in _POSSESSIVE for token in between):
        return False
    if child.i > head.i and case_of(child) == "of":
        return takes_a_name(head) or _names_each(head, child)
    return not case_of(child)


def _names_each(head: Token, first: Token) -> bool:
    """Whether a plural stands before the names of as many places: "the towns of Arla, Borun and Kest"."""
    names = conjuncts(first)
    is_plain = head.tag_ in _PLURAL and place_nouns().get(place_noun(head) or "") == "yes"
    return is_plain and len(names) > 1 and all(named_place(name) and name.text not in _states() for name in names)


def is_state(place: PlaceFound) -> bool:
    """Whether a place is named as a state is."""
    return place.is_named and place.mention.name in _states()


@cache
def _states() -> frozenset[str]:
    """States: in "the towns of Chad and Niger" each has many."""
    return frozenset(row["name"] for row in load.table("countries.tsv"))


def _share(head: Token) -> Iterator[PlaceFound]:
    """A share of a place, in the words of the text."""
    for child in children(head, "nmod"):
        if case_of(child) in ("of", "in") and any(_is_whole(item) for item in conjuncts(child)):
            yield PlaceFound(nominal(head), count(head))
            return


def _is_whole(head: Token) -> bool:
    """Whether shares of it can be held: a place, or "the country"."""
    return noun_lemma(head, _wholes()) is not None or any(True for _ in _places_at(head))


@cache
def _wholes() -> frozenset[str]:
    return frozenset(load.lines("propositions/place_wholes.txt"))


def _dozens(head: Token) -> Iterator[PlaceFound]:
    """A set of places that a noun counts: "dozens of towns and villages"."""
    counts = [figure for figure in figures(head.doc) if figure.span and figure.span.start == head.idx]
    for noun in clauses.obliques(head, "of")[:1] if counts else ():
        if place_noun(noun) and noun.tag_ in _PLURAL:
            span = tokens_span(head.doc, head.i, max(item.i for item in conjuncts(noun)) + 1)
            yield PlaceFound(Mention(span=span, label="NOM", name=span.exact), counts[0])


def _antecedent(head: Token) -> Mention | None:
    """The name that a pronoun or a nominal stands for, where the text makes it certain and it is a place."""
    known = antecedents(head.doc).get(head.i)
    return _as_place(head.doc, *known) if known is not None else None


def _as_place(doc: Doc, words: tuple[int, int], name: tuple[int, int]) -> Mention | None:
    if not any(token.ent_type_ == PLACE_LABEL for token in doc[name[0] : name[1]]):
        return None
    here, there = mention(doc, *words, "NOM"), mention(doc, *name, "LOC")
    return Mention(span=here.span, label=PLACE_LABEL, name=there.name)
