"""Persons by what reports call them in a title or apposition: "Ana Diaz, the keeper" tells who "the keeper" is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache

from variorum.data.load import entries, lines
from variorum.reconciliation.pile.folding import fold, words
from variorum.reconciliation.wording.bearers import Bearers, bearer, who_may_bear
from variorum.reconciliation.wording.kinds import kind_of
from variorum.records import Description, Label

Told = tuple[str, Label]  # the article, and a label in it
Related = Callable[[str, str], bool]  # whether two articles are about the same matters


Givers = Mapping[str, AbstractSet[str]]  # article -> the persons to whom it gives a title


@dataclass(frozen=True, slots=True)
class Titled:
    """A person, and what one article calls the person."""

    article: str
    who: str
    title: Description


class Titles:
    """Titles by the kind of office or person that their head means; which of them fit a description is asked once."""

    def __init__(self, found: Iterable[Titled]) -> None:
        self._kinds: dict[str, list[Titled]] = {}
        for one in found:
            self._kinds.setdefault(kind_of(one.title.head), []).append(one)
        self._bearers = {kind: frozenset(one.who for one in ones) for kind, ones in self._kinds.items()}
        self._fitting: dict[tuple[str, frozenset[str]], Givers] = {}

    def bearers(self, head: str) -> frozenset[str]:
        """Everybody who is given a title of this kind."""
        return self._bearers.get(kind_of(head), frozenset())

    def fitting(self, head: str, said: frozenset[str]) -> Givers:
        """Who is given a title of this kind that says all of this, by the articles that give it."""
        key = (kind_of(head), said)
        if key not in self._fitting:
            self._fitting[key] = givers(one for one in self._kinds.get(key[0], ()) if _fits(said, one))
        return self._fitting[key]


def givers(titles: Iterable[Titled]) -> Givers:
    """To whom each article gives one of these titles."""
    found: dict[str, set[str]] = {}
    for one in titles:
        found.setdefault(one.article, set()).add(one.who)
    return found


def titles(told: Sequence[Told], persons: Bearers) -> tuple[Titled, ...]:
    """Every title of everybody, once; under a bare name that several bear, of the one whom its titles tell."""
    named = [(article, label) for article, label in told if label.kind == "PER" and label.called]
    sure = _titles([(article, bearer(label.called or "", persons), label) for article, label in named])
    known = Titles(sure)
    return _titles([(article, namesake(label, persons, known), label) for article, label in named])


def _titles(named: Sequence[tuple[str, str | None, Label]]) -> tuple[Titled, ...]:
    ones = (Titled(article, who, title) for article, who, label in named if who for title in label.titles)
    return tuple(dict.fromkeys(ones))


def namesake(label: Label, persons: Bearers, known: Titles) -> str | None:
    """Whom a name means; of several who bear it, the one who has its title elsewhere, else whom its article means."""
    may = who_may_bear(label.called or "", persons)
    if len(may) < 2:
        return min(may, default=None)
    held = {who for title in label.titles for who in may & known.bearers(title.head)}
    return min(held) if len(held) == 1 else bearer(label.name or "", persons)


def titled(article: str, label: Label, known: Titles, related: Related) -> str | None:
    """The one person to whom some title gives every word of a description; the article's own before its neighbours'."""
    said = content(label.span.exact)
    if label.plural or not said or fold(label.head) in entries("reconciliation/collectives.txt"):
        return None
    return one_of(article, known.fitting(label.head, said), related)


def one_of(article: str, fitting: Givers, related: Related) -> str | None:
    """The one person of these whom the article itself names, else whom articles about the same matters name."""
    found = set(fitting.get(article, ()))
    for other, persons in fitting.items() if not found else ():
        if not persons <= found and related(article, other):
            found |= persons
        if len(found) > 1:
            break
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
    told = (word for word in words(plain) if word not in entries("reconciliation/function_words.txt"))
    return frozenset(kind_of(word) for word in told)
