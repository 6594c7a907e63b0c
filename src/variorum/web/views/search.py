"""Search: claims by their words and filters, and paragraphs by their words alone; the filters stand in the address."""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.ledger import Wanted
from variorum.report.phrases import phrase
from variorum.report.pile import in_order, quoted
from variorum.report.view import Quoted
from variorum.web.asked import KINDS, Asked
from variorum.web.page import Page, part
from variorum.web.shelf import Opened
from variorum.web.words import word

LENGTH = 25
MOST = 1_000  # claims that are counted: a very common word costs seconds to count to the end


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that was found, with the question it answers."""

    quoted: Quoted
    claim: str
    kind: str
    colour: int
    question: str
    about: str


def search(opened: Opened, asked: Asked) -> Page:
    """What was found, or the form alone where nothing is asked."""
    told: dict[str, object] = {
        "asked": asked,
        "kinds": [(kind, phrase("kind", kind)) for kind in KINDS],
        "parties": opened.index.parties,
        "stories": opened.index.stories,
        "hits": (),
        "paragraphs": (),
        "count": 0,
        "most": MOST,
        "part": None,
    }
    if asked.chooses_claims:
        told |= _found(opened, asked)
    return Page("search.html.jinja", word("search", "title"), told, data="claims")


def _found(opened: Opened, asked: Asked) -> dict[str, object]:
    every = opened.ledger.claim_ids(asked.filter, limit=MOST + 1)  # one more tells that there are more
    names, shown = part(every[:MOST], asked.page, length=LENGTH)
    leaf = opened.excerpt(Wanted(claims=names))
    seen = leaf.pile
    homes = {claim: view for view in leaf.questions for claim in view.claims}
    hits = [
        Hit(
            quoted(seen, claim),
            claim.id,
            phrase("kind", claim.kind),
            seen.colours.get(seen.voices.get(claim.id, ""), 0),
            homes[claim.id].id if claim.id in homes else "",
            homes[claim.id].about if claim.id in homes else "",
        )
        for claim in in_order(seen, names)
    ]
    paragraphs = opened.ledger.paragraphs(asked.match, story=asked.story or None, limit=LENGTH) if asked.match else ()
    return {
        "hits": hits,
        "count": len(every),
        "part": shown,
        "paragraphs": [replace(one, number=opened.index.numbers.get(one.article, 0)) for one in paragraphs],
    }
