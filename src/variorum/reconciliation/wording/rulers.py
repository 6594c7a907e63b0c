"""Heads of states and governments: who of the persons named is meant by "the president" and "the Norvalian leader"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.data.load import entries
from variorum.reconciliation.pile.folding import fold, words
from variorum.reconciliation.wording.kinds import kind_of
from variorum.reconciliation.wording.titled import Givers, Related, Titled, givers, one_of
from variorum.records import Label

Held = tuple[str, str, str]  # the article or "", the office or "", the party


@dataclass(frozen=True, slots=True)
class Rulers:
    """Who alone holds a party's office, in an article or in all; the party of each person; who is given each office."""

    holders: Mapping[Held, str]
    parties: Mapping[str, str]  # person -> party
    offices: Mapping[str, tuple[Givers, Givers]]  # office -> who is given it without a state, and who at all


def is_ruler(head: str, phrase: str) -> bool:
    """Whether a noun with the words around it is an office of which a state has one holder."""
    told = set(words(phrase.replace("-", " ")))
    if told & (entries("names/lesser.txt") | entries("reconciliation/lesser_rulers.txt")):
        return False
    if head in entries("reconciliation/first_rulers.txt"):
        return bool(told & entries("reconciliation/first_words.txt"))
    return head in entries("reconciliation/rulers.txt")


def rulers(titles: Sequence[Titled]) -> Rulers:
    """What the titles of all articles tell."""
    held: dict[Held, set[str]] = {}
    offices: dict[str, list[Titled]] = {}
    parties: dict[str, set[str]] = {}
    for one in titles:
        if one.title.party is not None:
            parties.setdefault(one.who, set()).add(one.title.party)
        if is_ruler(one.title.head, one.title.words):
            offices.setdefault(kind_of(one.title.head), []).append(one)
            for key in _keys(one):
                held.setdefault(key, set()).add(one.who)
    known = {who: min(found) for who, found in parties.items() if len(found) == 1}
    holders = {key: min(found) for key, found in held.items() if len(found) == 1}
    return Rulers(holders, known, {office: _given(ones) for office, ones in offices.items()})


def _given(titles: Sequence[Titled]) -> tuple[Givers, Givers]:
    return givers(one for one in titles if one.title.party is None), givers(titles)


def _keys(one: Titled) -> list[Held]:
    """Under what a party's office can be looked up: here or anywhere, by its name or with its party alone."""
    party, office = fold(one.title.party or ""), kind_of(one.title.head)
    return [(where, what, party) for where in (one.article, "") for what in (office, "") if party]


def ruler(article: str, label: Label, known: Rulers, related: Related) -> str | None:
    """The person whom a description of a ruler means."""
    if label.plural or not is_ruler(label.head, label.span.exact):
        return None
    party, office = fold(label.party or ""), kind_of(label.head)
    if not party:
        return _unmarked(article, *known.offices.get(office, ({}, {})), related)
    keys = ((article, office, party), ("", office, party), ("", "", party))
    return next((known.holders[key] for key in keys if key in known.holders), None)


def _unmarked(article: str, bare: Givers, every: Givers, related: Related) -> str | None:
    """Whom "the president" means: the one whom reports give the title without a state, before all others here."""
    for here in (bare.get(article, ()), every.get(article, ())):
        if len(here) == 1:
            return min(here)
    return one_of(article, bare, related) or one_of(article, every, related)
