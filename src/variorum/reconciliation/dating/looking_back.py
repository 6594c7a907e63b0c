"""What speaks for the day of an article that looks back: "a day after troops took the town", which neighbours date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Day

from variorum.reconciliation.comparing.episodes import is_change
from variorum.reconciliation.dating.bounds import Bound, between, claims_of, report_of
from variorum.reconciliation.dating.own_words import days_after, quoted
from variorum.reconciliation.pile.days import moved, written
from variorum.reconciliation.pile.families import family, is_deed
from variorum.reconciliation.pile.phrases import listed, phrase
from variorum.reconciliation.pile.pile import Pile, said_window, when_window
from variorum.reconciliation.pile.places import place_key, places_at
from variorum.reconciliation.pile.voices import answers_fact
from variorum.records import Article, Claim, Span

Told = tuple[str, list[Claim], list[tuple[Day, Day]]]  # a place, what is told of it, and of which days


def by_days_after(article: Article, near: Sequence[Article], pile: Pile) -> Iterator[Bound]:
    """What this article tells of as so many days later, a neighbour dates: the days between bound it."""
    for (place, count), span in _looks_back(article, pile).items():
        told = [claim for claim in claims_of(near, pile) if place_key(claim.where) == place and _is_blow(claim)]
        days = [found for claim in told if (found := _first_and_last(claim, pile)) is not None]
        if days:
            yield _days_after(article, span, count, (place, told, days), pile)


def _looks_back(article: Article, pile: Pile) -> dict[tuple[str, int], Span]:
    """The places on whose fate an article looks back, by how many days, with the fullest words for it."""
    named: dict[tuple[str, int], Span] = {}
    for begin, rest, count in days_after(article):
        for _, end, place in places_at(rest.exact, pile.names)[:1]:
            words = Span(begin, rest.start + end, article.text[begin : rest.start + end])
            named[place, count] = max(named.get((place, count), words), words, key=lambda span: len(span.exact))
    return named


def _days_after(article: Article, span: Span, count: int, found: Told, pile: Pile) -> Bound:
    place, told, days = found
    # It happened by the day it is told of, and nobody can look back on it before it is told.
    first, final = min(first for first, _ in days), min(final for _, final in days)
    names = listed([report_of(claim, pile) for claim in told])
    slots = {"words": span.exact, "place": pile.gazetteer[place].name, "first": written(first), "reports": names}
    allows = between(first, max(first, moved(final, count)))
    ids = tuple(claim.id for claim in told)
    return Bound(allows, phrase("dating", "days after", **slots), False, (quoted(article, span),), ids)


def _is_blow(claim: Claim) -> bool:
    """Whether a claim tells of something that came over a place: it was taken, or attacked."""
    if not answers_fact(claim) or claim.background:
        return False
    return is_change(claim) or (claim.kind == "event" and is_deed(family(claim) or ""))


def _first_and_last(claim: Claim, pile: Pile) -> tuple[Day, Day] | None:
    """From which day on it is told, and by which day it had happened."""
    said, final = said_window(claim, pile)[0], when_window(claim, pile)[1]
    return None if said is None or final is None else (min(said, final), final)
