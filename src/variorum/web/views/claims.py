"""One claim: its words, its chain, everything read from it, where it answers, and what persons decided about it."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.ledger import Wanted
from variorum.records import Claim, Decision
from variorum.report.decisions import decision_views
from variorum.report.phrases import day_words, figure_words, phrase
from variorum.report.pile import quoted
from variorum.web.page import NotFound, Page
from variorum.web.shelf import Leaf, Opened
from variorum.web.views.reports import level_words
from variorum.web.words import word

Field = tuple[str, str]  # a label and what was read


def claim(opened: Opened, name: str) -> Page:
    """The page of a claim; NotFound where the ledger has no such claim."""
    leaf = opened.excerpt(Wanted(claims=[name]))
    found = leaf.pile.claims.get(name)
    if found is None:
        raise NotFound(name)
    passage, decisions = quoted(leaf.pile, found), _decided(opened, leaf, name)
    told = {
        "claim": found,
        "quoted": passage,
        "levels": [level_words(level) for level in found.attribution],
        "alternatives": [[level_words(level) for level in chain[1:]] for chain in found.alternatives],
        "fields": list(_fields(found)),
        "links": [(word("link", link.type), link.claim, link.basis) for link in found.links],
        "questions": [one for one in leaf.questions if name in one.claims],
        "asked": opened.index.asked,
        "colour": leaf.pile.colours.get(leaf.pile.voices.get(name, ""), 0),
        "decisions": decision_views(leaf.pile, leaf.found, decisions),
        "is_corrected": any(one.action == "correct" for one in decisions),
        "correctable": CORRECTABLE.get(found.kind, ()) + EVERY,
    }
    title = f"“{passage.passage.exact}”"
    return Page("claim.html.jinja", title, told, data=f"claims/{name}", cite=title)


# Which fields a reader may correct on the page; the command line takes all of them.
EVERY = ("when", "place", "source", "party", "factuality", "status")
CORRECTABLE = {"control": ("state", "holder"), "casualty": ("value", "low", "high"), "quantity": ("value",)}


def _decided(opened: Opened, leaf: Leaf, name: str) -> list[Decision]:
    """The decisions that hold for a claim, in their order."""
    held = {one.decision for one in leaf.found.decided if name in one.claims}
    return [one for one in opened.index.decisions if one.id in held]


def _fields(claim: Claim) -> Iterator[Field]:
    """What was read of a claim, label by label; what it does not say is left out."""
    yield "kind", phrase("kind", claim.kind)
    yield "part", word("part", claim.part)
    yield "factuality", word("factuality", claim.factuality)
    yield "status", word("status", claim.status)
    if claim.when.edtf:
        yield "when", _with_words(day_words(claim.when), claim.when.exact)
        yield "dated", phrase("dating", claim.when.basis)
    if claim.where is not None:
        canonical = claim.where.canonical
        yield "where", claim.where.name + (f" ({canonical})" if canonical and canonical != claim.where.name else "")
        if claim.where.countries:
            yield "countries", ", ".join(f"{one.code}, {one.according_to}" for one in claim.where.countries)
    for actor in claim.actors:
        party = f" ({actor.party.name})" if actor.party is not None and actor.party.name else ""
        yield actor.role, actor.name + (party if party != f" ({actor.name})" else "")
    if claim.control is not None:
        yield "state", word("state", claim.control.state)
        yield from ((key, value) for key, value in _control(claim) if value)
    if claim.figure is not None:
        yield "figure", _with_words(figure_words(claim.figure), claim.figure.exact)
        yield from ((key, value) for key, value in _figure(claim) if value)
    if claim.event is not None:
        yield "event", " ".join(filter(None, (claim.event.type, claim.event.mode)))
    if claim.wording is not None:
        yield "word", claim.wording.exact
    if claim.background:
        yield "background", word("claim", "is_background")
    yield "extractor", claim.extractor


def _control(claim: Claim) -> Iterator[tuple[str, str | None]]:
    assert claim.control is not None
    yield "holder", claim.control.holder
    yield "from_whom", claim.control.from_whom
    yield "sense", claim.control.sense


def _figure(claim: Claim) -> Iterator[tuple[str, str | None]]:
    assert claim.figure is not None
    yield "counted", claim.figure.of
    yield "outcome", claim.figure.outcome
    yield "group", claim.figure.group
    yield "side", claim.figure.side
    yield "by", claim.figure.by
    yield "as_of", day_words(claim.figure.as_of) if claim.figure.as_of is not None else None
    yield "since", day_words(claim.figure.since) if claim.figure.since is not None else None


def _with_words(read: str, exact: str | None) -> str:
    return f"{read} (“{exact}”)" if exact and exact != read else read
