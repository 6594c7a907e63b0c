"""Writes the claims as the reader of a table wants them: columns, names, spans, chains, ties."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from variorum.ledger.encoding import encoded
from variorum.ledger.insert import insert
from variorum.ledger.names import Names
from variorum.records import Article, AttributionLevel, Claim, Date, Figure

Keys = Mapping[str, int]
LABEL = 90  # characters of a claim's words in its label: one line of a page


def store(
    connection: sqlite3.Connection,
    claims: Iterable[Claim],
    articles: Mapping[str, Article],
    keys: Keys,
    names: Names,
) -> dict[str, int]:
    """Writes the claims in the order given; returns the row number of each by its id."""
    written: dict[str, int] = {}
    kept = [claim for claim in claims if claim.article in keys]
    for claim in kept:
        written[claim.id] = _store_claim(connection, claim, articles[claim.article], keys[claim.article], names)
    for claim in kept:
        _store_links(connection, claim, written)
    return written


def _store_claim(connection: sqlite3.Connection, claim: Claim, article: Article, article_key: int, names: Names) -> int:
    who = claimant(claim, article)
    row = {
        "name": f"{who}: {_short(claim.evidence.exact)}",
        "id": claim.id,
        "article": article_key,
        "kind": claim.kind,
        "part": claim.part,
        "claimant": who,
        "words": claim.evidence.exact,
        "start": min((span.start for span in claim.evidence.spans), default=0),
        "end": max((span.end for span in claim.evidence.spans), default=0),
        "factuality": claim.factuality,
        "status": claim.status,
        "background": int(claim.background),
        "extractor": claim.extractor,
        "record": encoded(Claim, claim),
    }
    innermost = claim.attribution[-1] if claim.attribution else None
    row |= _source_columns(innermost) | _time_columns(claim.when) | _figure_columns(claim.figure)
    row |= _kind_columns(claim)
    row["place"] = None if claim.where is None else names.place(claim.where)
    key = insert(connection, "claims", row)
    _store_spans(connection, key, claim)
    _store_chains(connection, key, claim, names)
    _store_actors(connection, key, claim, names)
    return key


def claimant(claim: Claim, article: Article) -> str:
    """Who says it, for a label: the innermost source, else the outlet, else the report's id."""
    innermost = claim.attribution[-1] if claim.attribution else None
    if innermost is None or innermost.is_own_voice:
        return article.outlet or article.id
    said = " … ".join(span.exact for span in innermost.source)
    return innermost.name or said or "unnamed"


def _source_columns(level: AttributionLevel | None) -> dict[str, object]:
    return {
        "party": level.party.name if level and level.party else None,
        "said": level.said.edtf if level and level.said else None,
    }


def _time_columns(when: Date) -> dict[str, object]:
    return {
        "happened": when.edtf,
        "earliest": when.earliest,
        "latest": when.latest,
        "extent": when.extent,
        "when_precision": when.precision,
        "when_basis": when.basis,
        "when_words": when.exact,
    }


def _figure_columns(figure: Figure | None) -> dict[str, object]:
    if figure is None:
        return {}
    return {
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "mod": figure.mod,
        "unit": figure.unit,
        "counted": figure.of,
        "outcome": figure.outcome,
        "people": figure.group,
        "side": figure.side,
        "caused_by": figure.by,
        "cumulative": None if figure.cumulative is None else int(figure.cumulative),
        "as_of": figure.as_of.edtf if figure.as_of else None,
    }


def _kind_columns(claim: Claim) -> dict[str, object]:
    control, event, wording = claim.control, claim.event, claim.wording
    return {
        "place_name": claim.where.name if claim.where else None,
        "state": control.state if control else None,
        "holder": control.holder if control else None,
        "from_whom": control.from_whom if control else None,
        "sense": control.sense if control else None,
        "event_type": event.type if event else None,
        "event_mode": event.mode if event else None,
        "word": wording.lemma if wording else None,
    }


def _store_spans(connection: sqlite3.Connection, key: int, claim: Claim) -> None:
    source = claim.evidence.source
    rows = (
        (key, position, source, span.start, span.end, span.exact, span.prefix, span.suffix)
        for position, span in enumerate(claim.evidence.spans)
    )
    connection.executemany("INSERT INTO claim_spans VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _store_chains(connection: sqlite3.Connection, key: int, claim: Claim, names: Names) -> None:
    for reading, chain in enumerate((claim.attribution, *claim.alternatives)):
        for number, level in enumerate(chain):
            insert(connection, "levels", _level_row(key, reading, number, level, names))


def _level_row(key: int, reading: int, number: int, level: AttributionLevel, names: Names) -> dict[str, object]:
    name = level.actor or level.name
    return {
        "claim": key,
        "reading": reading,
        "level": number,
        "role": level.role,
        "actor": None if name is None else names.actor(name),
        "party": level.party.name if level.party else None,
        "party_basis": level.party.basis if level.party else None,
        "quotation": level.quotation,
        "said": level.said.edtf if level.said else None,
        "cue": " … ".join(span.exact for span in level.cue) or None,
        "factuality": level.factuality,
        "basis": level.basis,
        "certain": int(level.certain),
    }


def _store_actors(connection: sqlite3.Connection, key: int, claim: Claim, names: Names) -> None:
    rows = (
        (
            key,
            position,
            names.actor(actor.actor or actor.name),
            actor.name,
            actor.role,
            actor.party.name if actor.party else None,
            " ".join(actor.sectors),
        )
        for position, actor in enumerate(claim.actors)
    )
    connection.executemany("INSERT INTO claim_actors VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _store_links(connection: sqlite3.Connection, claim: Claim, written: Keys) -> None:
    rows = (
        (written[claim.id], position, link.type, written.get(link.claim or ""), link.basis)
        for position, link in enumerate(claim.links)
    )
    connection.executemany("INSERT INTO links VALUES (?, ?, ?, ?, ?)", rows)


def _short(words: str) -> str:
    return words if len(words) <= LABEL else words[: LABEL - 1].rstrip() + "…"
