"""Persons by what reports call them in a title or apposition: "Ana Diaz, the keeper" tells who "the keeper" is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from variorum.data.load import lines
from variorum.reconciliation.bearers import Bearers, bearer, who_may_bear
from variorum.reconciliation.folding import fold, words
from variorum.reconciliation.kinds import kind_of
from variorum.records import Description, Label

Told = tuple[str, Label]  # the article, and a label in it
Related = Callable[[str, str], bool]  # whether two articles are about the same matters


@dataclass(frozen=True, slots=True)
class Titled:
    """A person, and what one article calls the person."""

    article: str
    who: str
    title: Description


def titles(told: Sequence[Told], persons: Bearers) -> tuple[Titled, ...]:
    """Every title of everybody, once; under a bare name that several bear, of the one whom its titles tell."""
    named = [(article, label) for article, label in told if label.kind == "PER" and label.called]
    sure = _titles([(article, bearer(label.called or "", persons), label) for article, label in named])
    known = by_kind(sure)
    return _titles([(article, namesake(label, persons, known), label) for article, label in named])


def _titles(named: Sequence[tuple[str, str | None, Label]]) -> tuple[Titled, ...]:
    ones = (Titled(article, who, title) for article, who, label in named if who for title in label.titles)
    return tuple(dict.fromkeys(ones))


def namesake(label: Label, persons: Bearers, known: Mapping[str, Sequence[Titled]]) -> str | None:
    """Whom a name means; of several who bear it, the one who has its title elsewhere, else whom its article means."""
    may = who_may_bear(label.called or "", persons)
    if len(may) < 2:
        return min(may, default=None)
    held = {one.who for title in label.titles for one in known.get(kind_of(title.head), ()) if one.who in may}
    return min(held) if len(held) == 1 else bearer(label.name or "", persons)


def by_kind(found: Sequence[Titled]) -> Mapping[str, tuple[Titled, ...]]:
    """The titles by the kind of office or person that their head means."""
    kinds: dict[str, list[Titled]] = {}
    for one in found:
        kinds.setdefault(kind_of(one.title.head), []).append(one)
    return {kind: tuple(ones) for kind, ones in kinds.items()}


def titled(article: str, label: Label, known: Mapping[str, Sequence[Titled]], related: Related) -> str | None:
    """The one person to whom some title gives every word of a description; the article's own before its neighbours'."""
    said = content(label.span.exact)
    if label.plural or not said or fold(label.head) in lines("reconciliation/collectives.txt"):
        return None
    return one_of(article, [one for one in known.get(kind_of(label.head), ()) if _fits(said, one)], related)


def one_of(article: str, fitting: Sequence[Titled], related: Related) -> str | None:
    """The one person of these whom the article itself names, else whom articles about the same matters name."""
    here = {one.who for one in fitting if one.article == article}
    found = here or {one.who for one in fitting if related(article, one.article)}
    return min(found) if len(found) == 1 else None


def _fits(said: frozenset[str], one: Titled) -> bool:
    """Whether a title gives every word of a description, and no word that makes it another ("vice president")."""
    told = content(one.title.words)
    return said <= told and not (told - said) & _changing()


@cache
def _changing() -> frozenset[str]:
    return frozenset(lines("names/lesser.txt") + lines("reconciliation/first_words.txt"))


@lru_cache(maxsize=2**14)  # the same titles are asked about for every description
def content(phrase: str) -> frozenset[str]:
    """What a description says: its words, each by its kind, without small words and the full stops of abbreviations."""
    plain = phrase.replace(".", "").replace("-", " ").replace("'s", "").replace("’s", "")
    told = (word for word in words(plain) if word not in lines("reconciliation/function_words.txt"))
    return frozenset(kind_of(word) for word in told)
