"""Actors and parties with every spelling, and the sources: outlets, agencies, copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.ledger import Wanted
from variorum.web.asked import Asked
from variorum.web.page import Page, part
from variorum.web.shelf import Opened, slug


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
    rows = opened.ledger.actors(party=asked.party or None, match=asked.match or None)
    kept, shown = part(rows, asked.page, length=60)
    told = {
        "asked": asked,
        "part": shown,
        "actors": kept,
        "parties": opened.index.parties,
        "decisions": [one for one in opened.index.decisions if one.sort == "actor"],
    }
    return Page("actors.html.jinja", "Actors and parties", told, data="actors")


def sources(opened: Opened, asked: Asked) -> Page:
    """Outlets with their reports, and which reports come from one place."""
    index = opened.index
    kept, shown = part(opened.ledger.origins(), asked.page, length=25)
    leaf = opened.excerpt(Wanted())
    told = {
        "asked": asked,
        "part": shown,
        "outlets": outlets(opened),
        "agencies": Counter(row.agency for row in index.reports if row.agency),
        "origins": [
            (
                origin.reason,
                [(index.numbers[name], name) for name in origin.articles if name in index.numbers],
                [(name, span.exact) for name, span in origin.passages[:2]],
            )
            for origin in kept
        ],
        "leaf": leaf,
        "slug": slug,
    }
    return Page("sources.html.jinja", "Sources", told, data="origins")


def outlets(opened: Opened) -> Sequence[Outlet]:
    """The outlets in the order of their first reports; "" stands for those that are not named."""
    own: dict[str, list[int]] = {}
    shared: Counter[str] = Counter()
    for number, row in enumerate(opened.index.reports, 1):
        own.setdefault(row.outlet or "", []).append(number)
        shared[row.outlet or ""] += row.origins > 0
    return [Outlet(name, len(rows), shared[name], rows[0], rows[-1]) for name, rows in own.items()]
