"""An event table in the manner of ACLED, under a declared point of view: one row for each voice and type of event.

ACLED's sub-types call one side government and the other non-state; whose government is meant is declared, never found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from variorum.data.load import toml
from variorum.errors import InputError
from variorum.export.event_rows import EventRow, event_rows
from variorum.export.files import Plain, words, write_notice, write_rows
from variorum.export.pile import Pile
from variorum.export.standing import Standing, standings
from variorum.folding import fold
from variorum.public import Object

ALL = "all"  # every voice, one row each
SHOWN = 12  # voices named in an error
KINDS = ("control", "event")
Left = tuple[object, ...]


def write_acled(pile: Pile, directory: Path) -> None:
    """`events.csv`, and `left-out.csv` with what is in no row and why; InputError without a point of view."""
    view = _checked(pile)
    columns = toml("export/columns.toml")["acled"]
    header = [*columns["theirs"], *columns["own"]]
    left: list[Left] = []
    rows = _rows(pile, view, left)
    write_rows(directory / "events.csv", header, ([row.get(name) for name in header] for row in rows))
    write_rows(directory / "left-out.csv", columns["left_out"], left)
    write_notice(directory, pile)


def _checked(pile: Pile) -> str:
    voices = dict.fromkeys(
        position["name"]
        for question in pile.questions()
        if question["kind"] in KINDS
        for position in question["positions"]
        if position["voice"] == "party"
    )
    known = ", ".join([*list(voices)[:SHOWN], *(["..."] if len(voices) > SHOWN else []), ALL])
    if pile.view is None:
        raise InputError("acled", f"its types name a government; say from whose point of view: --view NAME ({known})")
    if pile.view != ALL and fold(pile.view) not in {fold(name) for name in voices}:
        raise InputError(
            pile.view, f"no party of this name says of control or of an event; the point of view is one of {known}"
        )
    return pile.view


def _rows(pile: Pile, view: str, left: list[Left]) -> Iterator[Plain]:
    for standing in standings(pile, KINDS):
        if view == ALL or (standing.position["voice"] == "party" and fold(standing.name) == fold(view)):
            rows, missing = event_rows(standing)
            yield from (_row(standing, number, row) for number, row in enumerate(rows))
            left.extend(_left(standing, why, claims) for why, claims in missing)


def _left(standing: Standing, why: str, claims: Iterable[Object]) -> Left:
    names = "; ".join(claim["id"] for claim in claims)
    return (standing.question["id"], standing.question["about"], standing.name, words()["left_out"][why], names)


def _row(standing: Standing, number: int, row: EventRow) -> Plain:
    first = row.claims[0]
    return {
        "event_id_cnty": f"{standing.question['id']}-{standing.number}-{number}",
        **row.types,
        **_when(row),
        **_where(standing, row),
        **row.actors,
        "source": "; ".join(dict.fromkeys(standing.sources(row.claims))),
        "notes": " | ".join([*dict.fromkeys(claim["evidence"]["exact"] for claim in row.claims), *row.notes]),
        "fatalities": row.fatalities,
        "point_of_view": standing.name,
        "voice": standing.position["voice"],
        "claimants": "; ".join(standing.position["claimants"]),
        "relation": standing.question["relation"],
        "question": standing.question["id"],
        "claims": "; ".join(claim["id"] for claim in row.claims),
        "articles": "; ".join(dict.fromkeys(claim["article"] for claim in row.claims)),
        "tags": f"{first['status']}; {first['factuality']}",
    }


def _when(row: EventRow) -> Plain:
    """The first day that is told, else the last by which it had happened; `date_extent` says how it is meant."""
    when = row.when
    day = when["earliest"] or when["latest"]
    precision = toml("export/columns.toml")["acled"]["time_precision"].get(str(when["precision"]))
    return {
        "event_date": day,
        "year": int(day[:4]),
        "time_precision": precision,
        "date_latest": when["latest"],
        "date_extent": when["extent"],
    }


def _where(standing: Standing, row: EventRow) -> Plain:
    places = [place for place in (*(one["where"] for one in row.claims), standing.question["where"]) if place]
    place = next((one for one in places if one["lat"] is not None), places[0] if places else {})
    precision = toml("export/columns.toml")["acled"]["geo_precision"].get(str(place.get("precision")))
    return {
        "location": place.get("name"),
        "latitude": place.get("lat"),
        "longitude": place.get("lon"),
        "geo_precision": precision,
    }
