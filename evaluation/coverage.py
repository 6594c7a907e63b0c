"""The coverage cases (`tests/cases/coverage`): their claims as plain fields, and the table that shows the holes."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from variorum.pipeline import read_claims
from variorum.records import Article, Claim, Date, Part, Place, Section
from variorum.settings import Settings

Case = dict[str, Any]
Fields = dict[str, Any]

CASES = Path(__file__).parent.parent / "tests" / "cases" / "coverage"
REGIONS = (
    "Balkans",
    "Caucasus",
    "East Asia",
    "Europe",
    "Horn of Africa",
    "Latin America",
    "Middle East",
    "North America",
    "Sahel",
    "South Asia",
)
MANNERS = ("agency", "broadcaster", "headline", "local paper", "NGO bulletin", "post", "state agency", "tabloid")
PUBLISHED = "2024-05-15"  # a Wednesday
FACTS = ("casualty", "control", "event", "quantity")  # kinds that a case of nothing must not give
_PARTS: dict[str, Part] = {"headline": "headline", "post": "post"}

HEAD = f"""# What the cases cover

This page is made from `tests/cases/coverage` by `make docs`. Each case is a sentence or two of our own with the claims
that it must give, or with nothing to be found; a test has either parser read all of them. The tables count the cases of
each construction by where they play and by how the outlet writes, so that the holes show. Unless a case says otherwise
its report is of {PUBLISHED}. Parties and most places are invented; where both sides of a real conflict could be named,
a second case exchanges them. What is known to fail is listed at the end, with the reason.
"""


def cases(folder: Path = CASES) -> list[Case]:
    """Every case of every file, in the order of the files."""
    files = sorted(folder.glob("*.toml"))
    return [case for path in files for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]


def claims_of(case: Case, parser: str) -> tuple[Claim, ...]:
    """What the product reads in a case."""
    text, day = case["text"], case.get("published", PUBLISHED)
    published = Date(edtf=day, earliest=day, latest=day, precision=1, basis="stated")
    whole = Section(0, len(text), _PARTS.get(case["manner"], "body"))
    return read_claims(Article(id="case", text=text, published=published, sections=(whole,)), Settings(parser=parser))


def fields(claim: Claim) -> Fields:
    """What a case may say of a claim, under the names of the cases; what is not said is left out."""
    found: Fields = {"kind": claim.kind, "status": claim.status, "factuality": claim.factuality}
    found |= {"when": claim.when.edtf, "extent": claim.when.extent} | _place(claim.where)
    if claim.control is not None:
        control = claim.control
        found |= {"state": control.state, "sense": control.sense, "holder": control.holder, "from": control.from_whom}
    if claim.event is not None:
        found |= {"type": claim.event.type}
    figure = claim.figure
    if figure is not None:
        names = ("value", "low", "high", "mod", "unit", "of", "outcome", "group", "side", "by")
        found |= {name: getattr(figure, name) for name in names}
    return {name: value for name, value in found.items() if value is not None}


def _place(place: Place | None) -> Fields:
    if place is None:
        return {}
    codes = "/".join(country.code for country in place.countries)
    return {
        "place": place.name,
        "canonical": place.canonical,
        "id": place.id,
        "country": codes or None,
        "precision": place.precision,
    }


def is_met(wanted: Fields, found: Fields) -> bool:
    """Whether a claim has every field that is asked for; an empty one must not be there."""
    return all(found.get(name, "") == value for name, value in wanted.items())


def faults(case: Case, claims: Iterable[Claim]) -> list[str]:
    """What is missing from a case's claims and what is too much, of the kinds that it speaks of."""
    wanted = case.get("claims", [])
    kinds = {one["kind"] for one in wanted} or FACTS
    left = [fields(claim) for claim in claims if claim.kind in kinds]
    missing = []
    for one in wanted:
        met = next((found for found in left if is_met(one, found)), None)
        if met is None:
            missing.append(f"missing: {one}")
        else:
            left.remove(met)
    return [*missing, *(f"too much: {found}" for found in left)]


def coverage() -> str:
    """The page with both tables."""
    told = cases()
    empty = sum(case.get("nothing", False) for case in told)
    counted = f"{len(told)} cases; in {empty} of them there is nothing to be found.\n"
    tables = (*_table(told, "region", REGIONS), "", *_table(told, "manner", MANNERS))
    return "\n".join([HEAD, counted, *tables, "", *_failing(told)]) + "\n"


def _failing(told: Iterable[Case]) -> Iterator[str]:
    """The cases that are known to fail, by parser."""
    yield "## What is known to fail\n"
    yield "| text | parser | reason |\n| --- | --- | --- |"
    for case in told:
        for parser, reason in case.get("fails", {}).items():
            yield f"| {case['text']} | {parser} | {reason} |"


def _table(told: list[Case], field: str, columns: Iterable[str]) -> Iterator[str]:
    """Constructions down, regions or manners across."""
    names = tuple(columns)
    counts = Counter((case["construction"], case[field]) for case in told)
    yield f"## By {field}\n"
    yield f"| construction | {' | '.join(names)} | all |"
    yield "| --- " * (len(names) + 2) + "|"
    for construction in sorted({case["construction"] for case in told}):
        yield _row(construction, [counts[construction, name] for name in names])
    yield _row("**all**", [sum(case[field] == name for case in told) for name in names])


def _row(name: str, numbers: list[int]) -> str:
    return f"| {name} | {' | '.join(str(number or '') for number in numbers)} | {sum(numbers)} |"
