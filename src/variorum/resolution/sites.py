"""Sites within places: "Goma airport" and "the airport of Goma" are one place, and it is not the town."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from variorum.data.load import table
from variorum.records import Place, Span
from variorum.resolution.folding import fold
from variorum.resolution.parts import whole_of

_EXACT = 2  # UCDP: within some 25 kilometres of the town whose coordinates it has
_MARK = "#"  # between the id of the whole and the site


@cache
def _sites() -> dict[str, bool]:
    return {row["noun"]: row["one"] == "yes" for row in table("place_sites.tsv")}


@cache
def _behind() -> re.Pattern[str]:
    """A name with the noun behind it: "Goma airport", "Goma's International Airport"."""
    nouns = "|".join(map(re.escape, sorted(_sites(), key=len, reverse=True)))
    return re.compile(rf"(?P<name>.+?)(?P<owner>['’]s)?\s+(?:international\s+)?(?P<noun>{nouns})", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    """The noun with a name behind it: "the airport of Goma", "the airport in the town of Goma"."""
    nouns = "|".join(map(re.escape, sorted(_sites(), key=len, reverse=True)))
    return re.compile(rf"the\s+(?P<noun>{nouns})\s+(?:of|in|at)\s+(?:the\s+\w+\s+of\s+)?(?P<name>\S.*)", re.IGNORECASE)


def site(places: Sequence[Place], where: Place, span: Span) -> Place | None:
    """The site that words name within a place of the article; None where they name none."""
    found = _behind().fullmatch(where.name)
    if found is not None and found["owner"] and not _sites()[found["noun"].lower()]:
        return None  # "Goma's bridge" may be any of its bridges
    if found is None:
        found = _before().fullmatch(where.name)
        if found is None or not _sites()[found["noun"].lower()]:
            return None
    name, noun = found["name"].removeprefix("the ").removeprefix("The "), found["noun"].lower()
    town = _named(places, name, span)
    if not name[:1].isupper():
        return None
    if town is None or town.id is None or whole_of(town.id) != town.id:
        return Place(name=where.name, canonical=f"{name} {noun}", span=span)
    exact = max(_EXACT, town.precision or _EXACT)
    called = f"{town.canonical or town.name} {noun}"
    return replace(town, name=where.name, canonical=called, id=f"{town.id}{_MARK}{noun}", precision=exact, span=span)


def _named(places: Sequence[Place], name: str, span: Span) -> Place | None:
    """The place of the name, as it stands within the words or elsewhere in the article."""
    alike = [one for one in places if fold(one.name) == fold(name) and one.id is not None]
    inside = [one for one in alike if one.span and span.start <= one.span.start and one.span.end <= span.end]
    return next(iter((*inside, *alike)), None)
