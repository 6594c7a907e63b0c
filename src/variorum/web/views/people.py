"""Actors and parties with every spelling, and the sources: outlets, agencies, copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.nameless import is_nameless
from variorum.web.asked import Asked
from variorum.web.page import Page, part_of
from variorum.web.shelf import Indexed, Opened
from variorum.web.words import word

ACTORS = 60  # rows on one page
ORIGINS = 25


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with its reports, how many of them share a text or a statement with others, and the first and last."""

    name: str
    reports: int
    shared: int
    first: int
    last: int


def actors(opened: Opened, asked: Asked) -> Page:
    """Everybody who speaks or acts, by party, with every name that the reports use."""
    party, match = asked.party or None, asked.match or None
    shown = part_of(opened.ledger.actor_count(party=party, match=match), asked.page, length=ACTORS)
    rows = opened.ledger.actors(party=party, match=match, limit=ACTORS, offset=shown.offset)
    told = {
        "asked": asked,
        "part": shown,
        "actors": rows,
        "nameless": {row.name for row in rows if is_nameless(row.name)},
        "parties": opened.index.parties,
        "decisions": [one for one in opened.index.decisions if one.sort == "actor"],
    }
    return Page("actors.html.jinja", word("actor", "title"), told, data="actors")


def sources(opened: Opened, asked: Asked) -> Page:
    """Outlets with their reports, and which reports come from one place."""
    index = opened.index
    shown = part_of(opened.ledger.origin_count(), asked.page, length=ORIGINS)
    told = {
        "asked": asked,
        "part": shown,
        "outlets": index.once("outlets", outlets),
        "agencies": index.once("agencies", _agencies),
        "origins": [
            (
                origin.reason,
                [(index.numbers[name], name) for name in origin.articles if name in index.numbers],
                [(name, span.exact) for name, span in origin.passages[:2]],
            )
            for origin in opened.ledger.origins(limit=ORIGINS, offset=shown.offset)
        ],
    }
    return Page("sources.html.jinja", word("nav", "sources"), told, data="origins")


def _agencies(index: Indexed) -> Counter[str]:
    return Counter(row.agency for row in index.reports if row.agency)


def outlets(index: Indexed) -> Sequence[Outlet]:
    """The outlets in the order of their first reports; "" stands for those that are not named."""
    own: dict[str, list[int]] = {}
    shared: Counter[str] = Counter()
    for number, row in enumerate(index.reports, 1):
        own.setdefault(row.outlet or "", []).append(number)
        shared[row.outlet or ""] += row.origins > 0
    return [Outlet(name, len(rows), shared[name], rows[0], rows[-1]) for name, rows in own.items()]
