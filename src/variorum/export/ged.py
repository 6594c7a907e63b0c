"""Deaths in the manner of UCDP's georeferenced event data, one row for each voice's answer; `best` stays empty.

UCDP's coders weigh sources and give a best estimate; here no voice is better than another, so none is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from variorum.data.load import toml
from variorum.export.files import Plain, write_notice, write_rows
from variorum.export.pile import Pile
from variorum.export.standing import Standing, standings
from variorum.export.voices import said_by, says_so
from variorum.public import Object

JOINED = "; "
FIGURE = ("value", "low", "high", "mod", "of", "by", "side", "group", "cumulative", "as_of")  # what a row tells of one


def write_ucdp(pile: Pile, directory: Path) -> None:
    """`deaths.csv`: the questions of how many were killed, voice by voice."""
    columns = toml("export/columns.toml")["ucdp"]
    header = [*columns["theirs"], *columns["own"]]
    write_rows(directory / "deaths.csv", header, ([row.get(name) for name in header] for row in _rows(pile)))
    write_notice(directory, pile)


def _rows(pile: Pile) -> Iterator[Plain]:
    articles = {one["id"]: (one["title"], one["published"]["edtf"]) for one in pile.articles()}
    for standing in standings(pile, ("casualty",)):
        if _is_of_killed(standing):
            yield {**_sources(standing, articles), **_when_and_where(standing.question), **_counted(standing)}


def _is_of_killed(standing: Standing) -> bool:
    """Whether it answers how many were killed; a denial without a number does where the others count these."""
    own = [standing.position["figure"]] if standing.position["figure"] else []
    figures = own or [one["figure"] for one in standing.question["positions"] if one["figure"]]
    return any(figure["outcome"] == "killed" for figure in figures)


def _sources(standing: Standing, articles: dict[str, tuple[str | None, str | None]]) -> Plain:
    found = dict.fromkeys(claim["article"] for claim in standing.claims)
    said = [said_by(claim) for claim in standing.claims]
    return {
        "id": f"{standing.question['id']}-{standing.number}",
        "source_article": JOINED.join(found),
        "source_office": _joined(standing.sources(standing.claims)),
        "source_date": _joined(articles[name][1] for name in found if name in articles),
        "source_headline": _joined(articles[name][0] for name in found if name in articles),
        "source_original": _joined(said),
    }


def _joined(names: Iterable[str | None]) -> str:
    return JOINED.join(dict.fromkeys(str(name) for name in names if name))


def _when_and_where(question: Object) -> Plain:
    when, place = question["when"], question["where"] or {}
    day = when["latest"] or when["earliest"]
    lat, lon = place.get("lat"), place.get("lon")
    return {
        "year": int(day[:4]) if day else None,
        "date_prec": when["precision"],
        "date_start": when["earliest"],
        "date_end": when["latest"],
        "where_prec": place.get("precision"),
        "where_coordinates": place.get("canonical") or place.get("name"),
        "where_description": place.get("name"),
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": None if lat is None or lon is None else f"POINT ({lon:g} {lat:g})",
    }


def _counted(standing: Standing) -> Plain:
    """The last count that the voice itself says is so; what it denies, or only expects, is none of its counts."""
    own = [claim["figure"] for claim in standing.claims if claim["figure"] and says_so(claim)]
    figure = own[-1] if own else dict.fromkeys(FIGURE)
    is_civilians = figure["group"] == "civilians"
    return {
        "deaths_civilians": figure["value"] if is_civilians and figure["mod"] is None else None,
        "high": figure["high"],
        "low": figure["low"],
        "point_of_view": standing.name,
        "voice": standing.position["voice"],
        "support": standing.position["support"],
        "relation": standing.question["relation"],
        "answer": standing.position["answer"],
        "counted": figure["of"],
        "caused_by": figure["by"],
        "side": figure["side"],
        "group": figure["group"],
        "cumulative": figure["cumulative"],
        "as_of": (figure["as_of"] or {}).get("edtf"),
        "question": standing.question["id"],
        "claims": JOINED.join(standing.position["claims"]),
    }
