"""Writes the claims as the reader of a table wants them: columns, names, spans, chains, ties."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from variorum.ledger.encoding import encoded
from variorum.ledger.insert import insert
from variorum.ledger.keys import Block
from variorum.ledger.names import Names
from variorum.ledger.room import bounds, make_room
from variorum.records import Article, AttributionLevel, Claim, Date, Figure

Keys = Mapping[str, int]
LinkRow = tuple[int, int, str, int | None, str]
HELD = 4096  # rows of a part that are held between looking for room and writing; of a larger one they are made again
LABEL = 90  # characters of a claim's words in its label: one line of a page


@dataclass(frozen=True, slots=True)
class Written:
    """The row of each claim by its id, and which of them were written now: whatever leads to these is written too."""

    keys: Keys
    fresh: frozenset[str]


def store(
    connection: sqlite3.Connection,
    claims: Iterable[Claim],
    articles: Mapping[str, Article],
    keys: Keys,
    names: Names,
    block: Block,
) -> Written:
    """Writes the claims in the order given under the numbers of a block, as far as they do not stand there already."""
    kept = [claim for claim in claims if claim.article in keys]
    rows = (_row(claim, articles[claim.article], keys[claim.article], names) for claim in kept)
    held = list(rows) if len(kept) <= HELD else None
    numbers, fresh = make_room(connection, "claims", rows if held is None else held, block)
    written = {claim.id: number for claim, number in zip(kept, numbers, strict=True)}
    for number in sorted(fresh):
        claim = kept[fresh[number]]
        again = held[fresh[number]] if held else _row(claim, articles[claim.article], keys[claim.article], names)
        _store_claim(connection, number, claim, again, names)
    _store_links(connection, kept, written, block)
    return Written(written, frozenset(kept[at].id for at in fresh.values()))


def _store_claim(
    connection: sqlite3.Connection,
    number: int,
    claim: Claim,
    row: Mapping[str, object],
    names: Names,
) -> None:
    insert(connection, "claims", {"key": number, **row})
    _store_spans(connection, number, claim)
    _store_chains(connection, number, claim, names)
    _store_actors(connection, number, claim, names)


def _row(claim: Claim, article: Article, article_key: int, names: Names) -> dict[str, object]:
    who = claimant(claim, article)
    innermost = claim.attribution[-1] if claim.attribution else None
    return {
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
        **_source_columns(innermost),
        **_time_columns(claim.when),
        **_figure_columns(claim.figure),
        **_kind_columns(claim),
        "place": None if claim.where is None else names.place(claim.where),
    }


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
    as_of = figure.as_of.edtf if figure is not None and figure.as_of else None
    cumulative = None if figure is None or figure.cumulative is None else int(figure.cumulative)
    names = {"value": "value", "low": "low", "high": "high", "mod": "mod", "unit": "unit", "counted": "of"}
    names |= {"outcome": "outcome", "people": "group", "side": "side", "caused_by": "by"}
    told = {column: None if figure is None else getattr(figure, name) for column, name in names.items()}
    return {**told, "cumulative": cumulative, "as_of": as_of}


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


def _store_links(connection: sqlite3.Connection, claims: Iterable[Claim], written: Keys, block: Block) -> None:
    wanted: set[LinkRow] = {
        (written[claim.id], position, link.type, written.get(link.claim or ""), link.basis)
        for claim in claims
        for position, link in enumerate(claim.links)
    }
    query = "SELECT claim, position, type, target, basis FROM links WHERE claim BETWEEN ? AND ?"
    there: set[LinkRow] = set(connection.execute(query, bounds(block)))
    gone = [(claim, position) for claim, position, *_ in there - wanted]
    connection.executemany("DELETE FROM links WHERE claim = ? AND position = ?", gone)
    new: list[LinkRow] = sorted(wanted - there, key=_place_of)
    connection.executemany("INSERT INTO links VALUES (?, ?, ?, ?, ?)", new)


def _place_of(row: LinkRow) -> tuple[int, int]:
    return row[0], row[1]


def _short(words: str) -> str:
    return words if len(words) <= LABEL else words[: LABEL - 1].rstrip() + "…"
