"""Places as the claims and the texts name them: when two names are one place, and which places a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from variorum.reconciliation.pile.folding import fold, is_name
from variorum.records import Claim, Place

Found = tuple[int, int, str]  # where a text names a place, and the place's key

PUNCTUATION = ".,;:!?()[]“”\"'’"
LONGEST = 80  # code points of a place's name
CAPITAL = re.compile(rf"\b(?=([A-ZÀ-ÖØ-ÞĀ-Ž]\S{{0,{LONGEST - 1}}})).")  # and the rest of its word
POSSESSIVE = re.compile(r"['’]s?$")
WITHIN = re.compile(r", |,? in (?:[a-z-]+ ){0,3}")  # a comma, or "in northern", "in the breakaway region of"


def place_key(place: Place | None) -> str | None:
    """What makes two mentions the same place: the gazetteer's id, else the name; "the town" alone names none."""
    if place is None or _is_of_another(place):
        return None
    if place.id:
        return f"id:{place.id}"
    name = place.canonical or place.name
    return f"name:{fold(name)}" if is_name(name) else None


def _is_of_another(place: Place) -> bool:
    """Whether a possessive names only the owner: "France's second city" is neither France nor a name of its own."""
    described = place.name.replace("’", "'").partition("'s ")[2]
    found = fold(place.canonical or "")
    if described and found.endswith(f" {fold(described)}"):
        return False  # "Kest's airport", known as "Kest airport"
    if described and place.id is None and not is_name(described):
        return True
    owner, mark, rest = fold(place.name).partition("'s ")
    return bool(mark and rest and found) and (found in owner or owner in found)


class PlaceNames(dict[str, str]):
    """Names of places with the keys of what they name, and of how many words the longest name is that a word opens."""

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__(names)
        self._opened: dict[str, int] = {}
        for name in names:
            first, *others = name.split() or [""]
            self._opened[first] = max(self._opened.get(first, 0), 1 + len(others))
        self._longest: dict[str, int] = {}  # of words that were asked for: texts repeat them

    def longest(self, first: str) -> int:
        """How many words a name may have of which a text has this as its first; 0 where no name begins so."""
        known = self._longest.get(first)
        if known is None:
            known = self._longest[first] = self._of(first)
        return known

    def _of(self, first: str) -> int:
        bare = first.strip(PUNCTUATION)
        owner = POSSESSIVE.sub("", bare) if "'" in bare or "’" in bare else bare
        return max(self._opened.get(form, 0) for form in (first, bare, owner))


def names_of_places(claims: Sequence[Claim]) -> PlaceNames:
    """Every name that these claims use of a place, with its key; the earliest claim's where a name has two."""
    found: dict[str, str] = {}
    for claim in claims:
        if claim.where is not None and (key := place_key(claim.where)) is not None:
            found.setdefault(claim.where.name, key)
    return PlaceNames(found)


def places_at(text: str, names: PlaceNames) -> list[Found]:
    """Where a text names places, in order, the longest name at each point."""
    return list(_scanned(text, names)) if names else []


def _scanned(text: str, names: PlaceNames) -> Iterator[Found]:
    # Names are looked up at every capital, so the cost does not grow with the list of places.
    reached = 0
    for match in CAPITAL.finditer(text):
        longest = names.longest(match[1]) if match.start() >= reached else 0
        if not longest:
            continue
        pieces = re.split(r"(\s+)", text[match.start() : match.start() + LONGEST])[: 2 * longest]
        runs = ["".join(pieces[: i + 1]).strip(PUNCTUATION) for i in range(0, len(pieces), 2)]
        forms = [form for run in reversed(runs) for form in (run, POSSESSIVE.sub("", run)) if form in names]
        if forms:
            reached = match.start() + len(forms[0])
            yield match.start(), reached, names[forms[0]]


def places_named(text: str, names: PlaceNames) -> list[str]:
    """The places that a text names, each once, in the order in which it first names them."""
    return list(dict.fromkeys(key for _, _, key in places_at(text, names)))


def written_together(text: str, found: Sequence[Found]) -> Iterator[tuple[str, str]]:
    """The pairs of places that a text writes as one address: "Nice, France", "Kelm in northern Norvalia"."""
    for (_, end, inner), (start, _, outer) in pairwise(found):
        if inner != outer and WITHIN.fullmatch(text[end:start]):
            yield inner, outer
