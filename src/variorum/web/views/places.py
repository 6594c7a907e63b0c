"""The map: what is said of each place, as told by one party or by all, day by day."""

from __future__ import annotations

from variorum.web.asked import Asked
from variorum.web.page import Page
from variorum.web.shelf import Opened

MOST = 1_000  # claims with a place on one map; more make the page heavier than a megabyte, and a filter leaves fewer


def places(opened: Opened, asked: Asked) -> Page:
    """The claims that have a place, as a table that a script draws; without a script the table is the page."""
    rows = opened.ledger.placed(asked.filter, limit=MOST + 1)
    told = {
        "asked": asked,
        "rows": rows[:MOST],
        "more": len(rows) > MOST,
        "parties": opened.index.parties,
        "stories": opened.index.stories,
        "numbers": opened.index.numbers,
        "colours": opened.index.colours,
    }
    return Page("map.html.jinja", "Map", told, data="map")
