"""The pile on the table: articles in the order of their days, claims in the order they were said, and their origins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Day

from variorum.reconciliation.pile.anchor import Anchor
from variorum.reconciliation.pile.days import Window, hull, moment, window
from variorum.reconciliation.pile.folding import fold
from variorum.reconciliation.pile.grouping import buckets
from variorum.reconciliation.pile.naming import Person, people
from variorum.reconciliation.pile.offices import Bearer, Office, offices
from variorum.reconciliation.pile.parties import parties_in
from variorum.reconciliation.pile.phrases import phrase
from variorum.reconciliation.pile.places import (
    Found,
    PlaceNames,
    names_of_places,
    place_key,
    places_at,
    written_together,
)
from variorum.records import Article, Claim, Date, Place

SHARED = 2  # names of places and parties in common that make two reports neighbours; one is often only a country
UNDATED = Date()
SHORT = 300  # code points, some fifty words: a flash of news
Stand = tuple[int, int, int, str]  # where in its report a claim begins, names its place, gives its figure; its id
Order = tuple[Day, int, Stand]


@dataclass(frozen=True, slots=True)
class Scan:
    """Where a text names places, their keys in order, and the pairs that it writes as one address."""

    found: tuple[Found, ...]
    places: tuple[str, ...]
    tied: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Pile:
    """Everything that a comparison may look at; nothing in it depends on the order of the input."""

    articles: Mapping[str, Article]  # in the order of their days, then of their ids
    dates: Mapping[str, Date]  # the day of each article, as read or as its neighbours place it
    claims: tuple[Claim, ...] = ()  # in the order they were said
    origins: Mapping[str, str] = field(default_factory=dict)  # claim -> origin; the article itself where not listed
    places: Mapping[str, frozenset[str]] = field(default_factory=dict)  # article -> keys of the places it names
    matters: Mapping[str, frozenset[str]] = field(default_factory=dict)  # article -> those, and the parties it names
    names: PlaceNames = field(default_factory=lambda: PlaceNames({}))  # every name of a place -> its key
    told: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)  # article -> its claims as they stand in it
    rank: Mapping[str, int] = field(default_factory=dict)  # claim -> its place in the order
    stories: Mapping[str, str] = field(default_factory=dict)  # article -> its story, where it is not alone
    scans: Mapping[str, Scan] = field(default_factory=dict)  # article -> the places that its text names
    openings: Mapping[str, str] = field(default_factory=dict)  # article -> the place that it names first
    people: Mapping[str, Person] = field(default_factory=dict)  # every form of a speaker's name -> who bears it
    offices: Mapping[Bearer, Office] = field(default_factory=dict)  # who speaks for which body of government
    apart: frozenset[str] = frozenset()  # names, folded, that a person said are taken for nobody else's
    parties: frozenset[str] = frozenset()  # everybody, folded, for whom somebody acts or speaks
    tied: frozenset[tuple[str, str]] = frozenset()  # places that some text writes together: "Nice, France"
    gazetteer: Mapping[str, Place] = field(default_factory=dict)  # key -> the place as the earliest claim has it
    # article -> the anchors of its counts: worked out once, since several rules ask for them (anchors.py)
    anchored: dict[str, Mapping[str, Anchor]] = field(default_factory=dict, init=False, repr=False, compare=False)
    placed: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)  # key -> the claims that name the place
    # key -> its names in words: worked out once, since every question about the place asks for them
    called: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)


def laid_out(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    dates: Mapping[str, Date],
    *,
    like: Pile | None = None,
    apart: frozenset[str] = frozenset(),
) -> Pile:
    """The pile with articles and claims in their one order.

    `like` is a pile of the same articles: where the claims name the same places, its scan of the texts stands, and
    where they are the same, all of it. The names `apart` (those of `like` too) are taken for nobody else's.
    """
    apart = apart if like is None else apart | like.apart
    if like is not None and _are_same(claims, like.claims) and (dates, apart) == (like.dates, like.apart):
        return like
    ordered = sorted(articles, key=lambda article: (moment(dates.get(article.id)), article.id, article.version))
    pile = Pile({article.id: article for article in ordered}, dates)
    rank = {name: i for i, name in enumerate(pile.articles)}
    once = {claim.id: claim for claim in claims if claim.article in rank}
    known = sorted(once.values(), key=lambda claim: _order(claim, pile, rank))
    names = names_of_places(known)
    scans = _scans(ordered, names, like)
    places = _places_by_article(known, scans)
    return Pile(
        articles=pile.articles,
        dates=dates,
        claims=tuple(known),
        places=places,
        matters=_matters_by_article(known, places),
        told={name: tuple(sorted(own, key=_stands)) for name, own in _by_article(known).items()},
        rank={claim.id: i for i, claim in enumerate(known)},
        scans=scans,
        openings={name: scan.places[0] for name, scan in scans.items() if scan.places},
        names=names,
        people={form: person for form, person in people(known).items() if form not in apart},
        parties=frozenset(name for claim in known for name in parties_in(claim)),
        offices={bearer: office for bearer, office in offices(known).items() if bearer[1] not in apart},
        apart=apart,
        tied=frozenset(pair for scan in scans.values() for pair in scan.tied),
        placed={key: tuple(told) for key, told in buckets(known, lambda claim: place_key(claim.where)).items()},
        gazetteer={key: place for place in _places(reversed(known)) if (key := place_key(place)) is not None},
    )


def _places_by_article(claims: Iterable[Claim], scans: Mapping[str, Scan]) -> dict[str, frozenset[str]]:
    found = {name: set(scan.places) for name, scan in scans.items()}
    for claim in claims:
        if (key := place_key(claim.where)) is not None:
            found.setdefault(claim.article, set()).add(key)
    return {name: frozenset(keys) for name, keys in found.items()}


def _matters_by_article(claims: Iterable[Claim], places: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    found = {name: set(keys) for name, keys in places.items()}
    for claim in claims:
        found.setdefault(claim.article, set()).update(parties_in(claim))
    return {name: frozenset(keys) for name, keys in found.items()}


def relinked(pile: Pile, claims: Sequence[Claim]) -> Pile:
    """The pile with the same claims in the same order, of which only the links are others."""
    if _are_same(claims, pile.claims):
        return pile
    now = {claim.id: claim for claim in claims}
    return replace(
        pile,
        claims=tuple(claims),
        told={name: tuple(now[claim.id] for claim in own) for name, own in pile.told.items()},
        placed={key: tuple(now[claim.id] for claim in own) for key, own in pile.placed.items()},
    )


def _are_same(claims: Sequence[Claim], others: Sequence[Claim]) -> bool:
    return len(claims) == len(others) and all(one is other for one, other in zip(claims, others, strict=True))


def _scans(articles: Sequence[Article], names: PlaceNames, like: Pile | None) -> Mapping[str, Scan]:
    scans = like.scans if like is not None and like.names == names else {}
    return scans or {article.id: _scan(article.text, names) for article in articles}


def _scan(text: str, names: PlaceNames) -> Scan:
    found = places_at(text, names)
    keys = tuple(dict.fromkeys(key for _, _, key in found))
    return Scan(tuple(found), keys, frozenset(written_together(text, found)))


def share_matters(one: str, other: str, pile: Pile) -> bool:
    """Whether two articles are about the same matters: they name places or parties in common."""
    return len(pile.matters.get(one, frozenset()) & pile.matters.get(other, frozenset())) >= SHARED


def may_be_one_story(one: Claim, other: Claim, pile: Pile) -> bool:
    """Whether two claims stand in articles of one story, or in one too short to tell of which story it is."""
    if one.article == other.article:
        return True
    if one.article in pile.stories and pile.stories[one.article] == pile.stories.get(other.article):
        return True
    return any(len(pile.articles[claim.article].text) < SHORT for claim in (one, other))


def _by_article(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.article, []).append(claim)
    return found


def _stands(claim: Claim) -> Stand:
    """By where its words stand; of several claims in one list by their own words, and never by a name or its hash."""
    place = claim.where.span if claim.where is not None else None
    number = claim.figure.span if claim.figure is not None else None
    return (start(claim), place.start if place else 0, number.start if number else 0, claim.id)


def _places(claims: Iterable[Claim]) -> Iterator[Place]:
    return (claim.where for claim in claims if claim.where is not None)


def _order(claim: Claim, pile: Pile, rank: Mapping[str, int]) -> Order:
    return (moment(said_on(claim, pile)), rank[claim.article], _stands(claim))


def start(claim: Claim) -> int:
    """Where a claim's words begin in its article."""
    return claim.evidence.spans[0].start if claim.evidence.spans else 0


def said_on(claim: Claim, pile: Pile) -> Date:
    """When a claim was said: by its innermost source where that is known, else when its article appeared."""
    said = [level.said for level in claim.attribution if level.said is not None and window(level.said) != (None, None)]
    return said[-1] if said else pile.dates.get(claim.article, UNDATED)


def said_window(claim: Claim, pile: Pile) -> Window:
    """The days on which a claim may have been said."""
    return window(said_on(claim, pile))


def when_window(claim: Claim, pile: Pile) -> Window:
    """The days that a claim speaks of; where it names none, only that it was before or on the day it was said."""
    own = window(claim.when)
    return own if own != (None, None) else (None, said_window(claim, pile)[1])


def origin_of(claim: Claim, pile: Pile) -> str:
    """Where a claim comes from: a shared text or statement, else its own article."""
    return pile.origins.get(claim.id, claim.article)


def article_name(claim: Claim, pile: Pile) -> str:
    """The outlet of a claim's article, or the report's id where the outlet is not known."""
    return pile.articles[claim.article].outlet or claim.article


def report_name(article: Article) -> str:
    """A report in a sentence: its outlet, or "report" and its id where the outlet is not known."""
    return article.outlet or phrase("lists", "report", id=article.id)


def place_names(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Every name that these claims use of their place, each once, the earliest first."""
    names: dict[str, str] = {}
    # A description ("the country's second city") stands after the names.
    for claim in sorted(claims, key=lambda claim: place_key(claim.where) is None):
        if claim.where is not None:
            names.setdefault(fold(claim.where.name), claim.where.name)
    return tuple(names.values())


def by_place(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims by the place they name, the first first; where all name one, a description of it stands with it."""
    keyed: dict[str | None, list[Claim]] = {}
    for claim in claims:
        keyed.setdefault(place_key(claim.where), []).append(claim)
    return list(keyed.values()) if len(keyed.keys() - {None}) > 1 else [list(claims)]


def place_words(claims: Sequence[Claim]) -> str:
    """The names of a place for a question: the first one first, the others in brackets; empty where there is none."""
    names = [name[0].lower() + name[1:] if name.startswith(("The ", "A ")) else name for name in place_names(claims)]
    if len(names) < 2:
        return "".join(names)
    return phrase("ask", "names", first=names[0], others=phrase("lists", "between").join(names[1:]))


def words_of_place(key: str, pile: Pile) -> str:
    """The names that the reports give a place, in words as those of `place_words`."""
    known = pile.called.get(key)
    if known is None:
        known = pile.called[key] = place_words(pile.placed.get(key, ()))
    return known


def span_of(claims: Sequence[Claim], pile: Pile) -> Window:
    """The days that these claims speak of, from the first to the last."""
    return hull([when_window(claim, pile) for claim in claims])
