"""Which persons the reports name, and who of them holds an office, as far as the reports say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from variorum.data.load import entries, table
from variorum.export.pseudonyms import name_words
from variorum.folding import fold
from variorum.ledger import Ledger
from variorum.nameless import is_nameless
from variorum.pipeline import why_unread
from variorum.records import Actor, Article, AttributionLevel, Claim, Mention, Party, Span

BY_TITLE = "title"
# What one takes for no name the other may: alone, the fast one left 9 of 88 names that the accurate one found in three
# of the sample corpora.
PARSERS = ("accurate", "fast")
# A name that the parser takes for none: "Peter Orm" is a person all the same, because Peter is a given name.
CAPITALS = re.compile(r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){1,2}")
# The words of a byline that are no name: "By", and what stands between names.
BETWEEN = re.compile(r"^\s*by\b|,|;|&|/|\band\b|\bin\b|\bfor\b", re.IGNORECASE)
BRACKETS = re.compile(
    r"\([^()\n]{1,12}\)"
)  # "Prime Minister (PM) Ada Brenn": what is short stands between office and name
CAPITAL = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Persons:
    """The names of persons in the order in which the reports name them, and the reports that could not be read."""

    private: tuple[str, ...]
    public: tuple[str, ...]
    unread: frozenset[str] = frozenset()


def persons_of(ledger: Ledger) -> Persons:
    """Everybody whom the reports name, by reading their texts again; a person without an office is private."""
    named: dict[str, bool] = {}
    unread = set()
    parser = ledger.settings().parser
    for article in ledger.articles_in_turn():
        if why_unread(article) is not None:
            unread.add(article.id)
        for name, holds_office in (*_of_byline(article), *_of_text(article, parser)):
            named[name] = named.get(name, False) or holds_office
    for claim in ledger.claims():
        for name, holds_office in _of_claim(claim):
            named[name] = named.get(name, False) or holds_office
    for decision in ledger.decisions():
        named.setdefault(decision.who, False)
    return _parted(named, frozenset(unread))


def persons_told(claims: Iterable[Claim]) -> frozenset[str]:
    """The names, folded, that claims show to be of persons."""
    return frozenset(fold(name) for claim in claims for name in _labelled(claim))


def _parted(named: dict[str, bool], unread: frozenset[str]) -> Persons:
    public = {name_words(name) for name, holds_office in named.items() if holds_office}
    return Persons(
        private=tuple(name for name in named if name_words(name) not in public),
        public=tuple(name for name in named if name_words(name) in public),
        unread=unread,
    )


def _of_text(article: Article, parser: str) -> Iterator[tuple[str, bool]]:
    if why_unread(article) is not None:
        return
    told = [one for name in dict.fromkeys((parser, *PARSERS)) for one in _read(article, name)]
    yield from dict.fromkeys((name, holds_office) for _, name, holds_office in sorted(told))


def _read(article: Article, parser: str) -> Iterator[tuple[int, str, bool]]:
    """The persons whom one parser finds, where, and whether each holds an office."""
    from variorum.language import annotate, forgetting, mentions
    from variorum.resolution.folding import fold as as_known
    from variorum.resolution.parties import Named
    from variorum.resolution.people import people

    with forgetting(parser):
        found = mentions(next(annotate([article.text], parser=parser)))
    named = [*filter(_is_person, found), *_with_given_names(article.text, found)]
    known = people(named, BRACKETS.sub(lambda one: " " * len(one.group()), article.text), Named())
    for mention in named:
        belonging = known[as_known(mention.name)].belonging
        yield mention.span.start, mention.name, _is_office(belonging.party, belonging.sectors)


def _with_given_names(text: str, found: Iterable[Mention]) -> Iterator[Mention]:
    """Names that the parser takes for none, or for a place, and that begin with a given name."""
    taken = [one.span for one in found if one.label in ("PER", "ORG")]
    for one in CAPITALS.finditer(text):
        if _has_given_name(one.group()) and all(one.end() <= span.start or span.end <= one.start() for span in taken):
            yield Mention(Span(one.start(), one.end(), one.group()), "PER", one.group())


def _is_person(mention: Mention) -> bool:
    return mention.label == "PER"


def _of_byline(article: Article) -> Iterator[tuple[str, bool]]:
    own = {fold(name) for name in (article.outlet, article.agency) if name}
    for part in BETWEEN.split(article.byline or ""):
        name = part.strip(" .")
        if " " in name and fold(name) not in own and all(map(_is_capital, name.split())):
            yield name, False


def _is_capital(word: str) -> bool:
    first = CAPITAL.search(word)
    return first is not None and (first.group().isupper() or fold(word) in entries("names/particles.txt"))


def _of_claim(claim: Claim) -> Iterator[tuple[str, bool]]:
    """Those whom a claim shows to be persons, and sources with a given name that nothing shows to be anything else."""
    yield from ((name, False) for name in _labelled(claim))
    persons = {fold(name) for name in _labelled(claim)}
    named: list[AttributionLevel | Actor] = [*claim.attribution, *claim.actors]
    named.extend(level for chain in claim.alternatives for level in chain)
    for one in named:
        name = one.actor or one.name
        if name is None or is_nameless(name) or (isinstance(one, AttributionLevel) and one.role != "speaker"):
            continue
        if fold(name) in persons or _has_given_name(name):
            yield name, _is_office(one.party, one.sectors)


def _labelled(claim: Claim) -> Iterator[str]:
    for label in claim.labels:
        if label.kind == "PER":
            yield from dict.fromkeys(name for name in (label.name, label.called) if name)


def _has_given_name(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and words[0] in _given() and all(word[0].isupper() for word in words[1:2])


@cache
def _given() -> frozenset[str]:
    return frozenset(row["word"] for row in table("names/given.tsv"))


def _is_office(party: Party | None, sectors: Iterable[str]) -> bool:
    """Who speaks for a party by title, or is of a sector that is public, holds an office."""
    by_title = party is not None and party.basis == BY_TITLE
    return by_title or bool(set(sectors) & entries("names/public_sectors.txt"))
