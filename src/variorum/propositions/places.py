"""Which place a noun phrase means: a name, a name behind a common noun, a counted set, or just the words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from variorum.data import load
from variorum.propositions.figures import figures
from variorum.propositions.inflection import noun_lemma
from variorum.propositions.phrases import (
    PLACE_LABEL,
    antecedents,
    case_of,
    children,
    conjuncts,
    mention,
    name_phrase,
    phrase,
    phrase_start,
    text_of,
)
from variorum.propositions.place_lists import listed
from variorum.propositions.place_names import named_place, place_noun, takes_a_name
from variorum.records import Figure, Mention, Span

_APPOSED = ("appos", "compound", "flat", "nmod:desc", "nmod")
_ARTICLES = ("a", "an", "the")
_POSSESSIVE = ("'s", "’s")
_OWNED = 7  # words after "'s" in which the noun for what is owned stands
_FAR = 2  # words between a count and what it counts: "23 more mountain villages"
_FARTHEST = 200  # characters in which those words stand
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
    """The places that phrases of place mean, by name wherever the words lead to one: "in the centre of Arla"."""
    found: list[PlaceFound] = []
    for head in heads:
        inner = children(head, "nmod") if noun_lemma(head, _shares()) or place_noun(head) else ()
        direct = places((head,))
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
    figure = _count(head)
    names = () if figure is not None else listed(head) or tuple(_names(head))
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
    if child.dep_ == "nmod:poss" or any(token.lower_ in _POSSESSIVE for token in between):
        return False
    if child.i > head.i and case_of(child) == "of":
        return takes_a_name(head)
    return not case_of(child)


def _share(head: Token) -> Iterator[PlaceFound]:
    """A share of a place, in the words of the text."""
    for child in children(head, "nmod"):
        if case_of(child) in ("of", "in") and any(True for item in conjuncts(child) for _ in _places_at(item)):
            yield PlaceFound(_nominal(head), _count(head))
            return


def _count(head: Token) -> Figure | None:
    """How many places the phrase counts."""
    near = phrase(head)
    found = figures(head.doc)
    first, last = (bisect_left(found, at, key=_start) for at in (near.start - _FARTHEST, head.idx + len(head)))
    for figure in found[first:last]:
        span = figure.span
        if span is not None and (near.start <= span.start or _close(head, span)):
            return figure if span.end <= head.idx + len(head) else None
    return None


def _start(figure: Figure) -> int:
    return figure.span.start if figure.span else 0


def _close(head: Token, count: Span) -> bool:
    """Whether the count stands right before the noun, whatever the tree says."""
    between = text_of(head.doc)[count.end : head.idx]
    words = between.split()
    return count.end <= head.idx and len(words) <= _FAR and all(word.isalpha() and word != "of" for word in words)


def _nominal(head: Token) -> Mention:
    span, count = name_phrase(head, _WHERE), _count(head)
    starts = [ent.start_char for ent in head.doc.ents if ent.start_char < span.start < ent.end_char]
    if count is not None and count.span is not None:
        starts.append(count.span.start)
    start = min((span.start, *starts))
    span = Span(start, span.end, text_of(head.doc)[start : span.end])
    return Mention(span=span, label="NOM", name=span.exact)


def _antecedent(head: Token) -> Mention | None:
    """The name that a pronoun or a nominal stands for, where the text makes it certain and it is a place."""
    known = antecedents(head.doc).get(head.i)
    return _as_place(head.doc, *known) if known is not None else None


def _as_place(doc: Doc, words: tuple[int, int], name: tuple[int, int]) -> Mention | None:
    if not any(token.ent_type_ == PLACE_LABEL for token in doc[name[0] : name[1]]):
        return None
    here, there = mention(doc, *words, "NOM"), mention(doc, *name, "LOC")
    return Mention(span=here.span, label=PLACE_LABEL, name=there.name)
