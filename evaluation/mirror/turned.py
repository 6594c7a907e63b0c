"""Reads reports with the two parties' names exchanged after the parse, in every list and in the gazetteer too.

Run as a program, it writes the claims it finds, one JSON object a line, told by token instead of offset, and the
questions that they answer. `straight` reads the reports as they are and writes the claims with the names exchanged;
`turned` exchanges the names in the parsed reports and in the data. If no rule treats one party otherwise than the
other, both write the same lines. `reread` exchanges them in the data and in the texts, before they are parsed: what
differs then is the parser's doing alone.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from evaluation.mirror.slots import PARTIES, SLOTS, renaming

HERE = Path(__file__).parent


def pairs_of(table: str) -> dict[str, str]:
    """Every name of a table with the one that it is exchanged for, both ways, in small and capital letters too."""
    rows = [row for row in (HERE / table).read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
    left, right = PARTIES if table == SLOTS.name else ("left", "right")
    given = [(row[left], row[right]) for row in csv.DictReader(rows, delimiter="\t")]
    both = {**dict(given), **{right: left for left, right in given}}
    lower = {one.lower(): other.lower() for one, other in both.items() if len(one) > 3 and len(other) > 3}
    upper = {one.upper(): other.upper() for one, other in both.items() if len(one) > 3 and len(other) > 3}
    return {**lower, **upper, **both}


NAMES = os.environ.get("MIRROR_NAMES", "names.tsv")  # the table: set before this module is loaded
PAIRS = pairs_of(NAMES)
WORD = re.compile(r"(?<!\w)(" + "|".join(sorted(PAIRS, key=len, reverse=True)) + r")(?!\w)")


def exchange(value: Any) -> Any:  # noqa: ANN401 - any shape that JSON or TOML can take
    """The value with the parties' names exchanged in every string."""
    if isinstance(value, str):
        if value.startswith("geonames:"):
            return value  # an id, and no name, though a country's letters may stand in it
        return WORD.sub(lambda found: PAIRS[found.group()], value)
    if isinstance(value, dict):
        return {exchange(key): exchange(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(exchange(inner) for inner in value)
    return value


def turn_data(scratch: Path) -> None:
    """Makes every list, and the gazetteer, read as if the parties' names were exchanged."""
    from variorum.data import load

    gazetteer = scratch / "gazetteer.sqlite"
    shutil.copy(load.path("gazetteer.sqlite"), gazetteer)
    gazetteer.chmod(0o644)
    _turn_gazetteer(gazetteer)
    where = load.path
    for name in ("lines", "table", "toml"):
        setattr(load, name, _turned(getattr(load, name)))
    load.path = lambda name: gazetteer if name == "gazetteer.sqlite" else where(name)


def _turned(read: Callable[[str], Any]) -> Callable[[str], Any]:
    return cache(lambda name: exchange(read(name)))


def _turn_gazetteer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.create_function("exchange", 1, exchange)
        connection.execute("UPDATE division SET country = exchange(country), name = exchange(name)")
        connection.execute("UPDATE OR REPLACE division_name SET folded = exchange(folded)")
        names = "folded IN ({})".format(", ".join("?" * len(PAIRS)))
        for table in ("town", "town_name"):
            connection.execute(f"UPDATE OR REPLACE {table} SET folded = exchange(folded) WHERE {names}", [*PAIRS])
    connection.close()


def claims_of(text: str, name: str, *, way: str) -> tuple[Any, Any, Any]:
    """The article, parse and claims of one report, names exchanged in the parse if turned, in the text if swapped."""
    from spacy.tokens import Doc

    from variorum.attribution import attribute, weigh
    from variorum.claims import join
    from variorum.language import annotate, labels, mentions
    from variorum.language.annotate import complete
    from variorum.language.pipelines import load_pipeline, silence_of
    from variorum.pipeline import who_in
    from variorum.propositions import propose
    from variorum.records import Article, Date
    from variorum.resolution import resolve
    from variorum.settings import Settings

    parsed: Doc = next(annotate([_exchanged(text) if way == "reread" else text]))
    doc = complete(_renamed(parsed) if way == "turned" else _copy(parsed), silence_of(load_pipeline()))
    day = Date("2020-11-09", "2020-11-09", "2020-11-09", precision=1, basis="stated")
    article = Article(id=name, text=doc.text, published=day)
    found = join(article, doc, attribute(doc), weigh(doc), propose(doc))
    called = labels(doc, who_in(found))
    return article, doc, resolve(found, mentions(doc), article, settings=Settings(), labels=called)


def _exchanged(text: str) -> str:
    return renaming(PARTIES, PARTIES[::-1])(text)


def _questions(articles: list[Any], claims: list[Any], docs: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What the claims answer, with each claim told by its report and tokens; ids, which are made of names, left out."""
    from variorum.reconciliation import reconcile
    from variorum.settings import Settings

    places = {claim.id: [claim.article, *_tokens(claim, docs[claim.article])] for claim in claims}
    for question in reconcile(articles, claims, settings=Settings()).questions:
        answers = [
            [one.voice, one.name, one.answer, one.support, one.basis, [places[claim] for claim in one.claims]]
            for one in question.positions
        ]
        told = [question.kind, question.about, question.relation, question.reason, list(question.flags)]
        yield {"question": told, "positions": answers}


def _tokens(claim: Any, doc: Any) -> list[Any]:  # noqa: ANN401
    inside = [doc.char_span(one.start, one.end, alignment_mode="expand") for one in claim.evidence.spans]
    return [claim.kind, *([one.start, one.end] for one in inside)]


def _copy(doc: Any) -> Any:  # noqa: ANN401 - spaCy's Doc, imported late
    return _rebuilt(doc, [token.text for token in doc], [token.lemma_ for token in doc])


def _renamed(doc: Any) -> Any:  # noqa: ANN401
    return _rebuilt(doc, [exchange(token.text) for token in doc], [exchange(token.lemma_) for token in doc])


def _rebuilt(doc: Any, words: list[str], lemmas: list[str]) -> Any:  # noqa: ANN401
    from spacy.tokens import Doc, Span

    again = Doc(
        doc.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        lemmas=lemmas,
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
        sent_starts=None,
    )
    again.set_ents([Span(again, name.start, name.end, label=name.label_) for name in doc.ents])
    return again


def _plain(claim: Any) -> dict[str, Any]:  # noqa: ANN401
    from pydantic import TypeAdapter

    from variorum.records import Claim

    told: dict[str, Any] = TypeAdapter(Claim).dump_python(claim, mode="json", by_alias=True)
    told.pop("id")
    told["links"] = sorted((link["type"], link["basis"]) for link in told["links"])
    return told


def _by_token(value: Any, doc: Any) -> Any:  # noqa: ANN401
    """Offsets become tokens; the words around a passage, which are cut by length, are left out."""
    if isinstance(value, dict):
        if {"start", "end", "exact"} <= value.keys():
            inside = doc.char_span(value["start"], value["end"], alignment_mode="expand")
            return {"tokens": [inside.start, inside.end], "exact": value["exact"]}
        return {key: _by_token(inner, doc) for key, inner in value.items()}
    return [_by_token(inner, doc) for inner in value] if isinstance(value, list | tuple) else value


def told_claims(text: str, name: str, *, way: str = "straight") -> list[Any]:
    """The claims of one report, told by token instead of offset."""
    _, doc, found = claims_of(text, name, way=way)
    return [_by_token(_plain(claim), doc) for claim in found]


def main(way: str, scratch: str, source: str) -> None:
    """Writes the claims and questions of the texts in the JSON file `source`, in an order that no name decides."""
    if way in ("turned", "reread"):
        turn_data(Path(scratch))
    lines, articles, claims, docs = [], [], [], {}
    for i, text in enumerate(json.loads(Path(source).read_text(encoding="utf-8"))):
        article, docs[str(i)], found = claims_of(text, str(i), way=way)
        articles.append(article)
        claims += found
        lines += [_by_token(_plain(claim), docs[str(i)]) for claim in found]
    lines += _questions(articles, claims, docs)
    told = [exchange(line) if way == "straight" else line for line in lines]
    sys.stdout.write("\n".join(sorted(json.dumps(line, sort_keys=True) for line in told)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
