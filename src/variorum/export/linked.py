"""Linked data: schema.org claims with their answers, their passages as Web Annotations, who said them as PROV.

JSON-LD with its context inside: nothing has to be fetched to read it. Claims are never reviewed: there is no verdict.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from variorum.export.files import Plain, dumped, told, words, write_lines, write_notice
from variorum.export.linked_claims import Agents, claim_nodes
from variorum.export.naming import article_iri, claim_iri, iri
from variorum.export.pile import Pile
from variorum.public import Object

FILE = "variorum.jsonld"


def write_jsonld(pile: Pile, directory: Path) -> None:
    """One document, a node a line."""
    write_lines(directory / FILE, _document(pile))
    write_notice(directory, pile)


@cache
def _context() -> Plain:
    found: Plain = json.loads((files("variorum.data") / "export" / "context.json").read_text(encoding="utf-8"))
    return found


def _document(pile: Pile) -> Iterator[str]:
    yield '{"@context": ' + dumped(_context()) + ', "@graph": ['
    yield from (dumped(node) + "," for node in _nodes(pile))
    yield dumped(_about()) + "]}"


def _about() -> Plain:
    own = words()
    return {
        "@id": iri("export"),
        "@type": "schema:Dataset",
        "schema:name": own["title"],
        "schema:description": own["description"],
        "schema:creditText": own["gazetteer"],
    }


def _nodes(pile: Pile) -> Iterator[Plain]:
    agents = Agents(pile.persons())
    for article in pile.articles():
        yield from agents.new(article["outlet"], "outlet")
        yield _article(article)
    for claim in pile.claims():
        yield from claim_nodes(claim, agents)
    for question in pile.questions():
        yield from _question(question, agents)


def _article(article: Object) -> Plain:
    node = {
        "@id": article_iri(article["id"]),
        "@type": ["schema:NewsArticle", "prov:Entity"],
        "schema:identifier": article["id"],
        "schema:headline": article["title"],
        "schema:url": article["url"],
        "schema:datePublished": article["published"]["edtf"],
        "schema:inLanguage": article["language"],
        "publisher": iri("agent", article["outlet"]) if article["outlet"] else None,
    }
    return told(node)


def _question(question: Object, agents: Agents) -> Iterator[Plain]:
    for position in question["positions"]:
        yield from agents.new(position["name"], position["voice"])
    node = {
        "@id": iri("question", question["id"]),
        "@type": "schema:Question",
        "schema:name": question["about"],
        "schema:description": question["reason"],
        "schema:temporalCoverage": question["when"]["edtf"],
        "v:kind": question["kind"],
        "v:relation": question["relation"],
        "schema:suggestedAnswer": [_answer(position) for position in question["positions"]],
        "citation": [claim_iri(name) for name in question["grounds"]],
    }
    yield told(node)


def _answer(position: Object) -> Plain:
    """No answer is ever the accepted one."""
    node = {
        "@type": "schema:Answer",
        "schema:text": position["answer"],
        "v:support": position["support"],
        "author": iri("agent", position["name"]) if position["name"] and position["voice"] != "unnamed" else None,
        "citation": [claim_iri(name) for name in position["claims"]],
    }
    return told(node)
