"""What a reader asks of a page: the filters and the page number in its address, checked and bounded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import get_args
from urllib.parse import urlencode

from variorum.api import as_filter, check_day
from variorum.errors import InputError
from variorum.ledger import Filter
from variorum.records import Kind, Relation

LONGEST = 1_000  # letters of a filter: a name or a few words, and the longest headline taken for a name
MOST_WORDS = 40  # to search for at once; some hundreds of common words take seconds
EXACT = ("about", "voice")  # names as a page gave them, with whatever white space they have
MOST_PAGES = 100_000
FARTHEST = 10_000_000  # in a list of JSON; the claims of more reports than one machine lays side by side
USUAL = 50  # objects in one answer where nobody asks for more or less
DIGITS = 9  # of a number in an address
KINDS: tuple[str, ...] = get_args(Kind)
RELATIONS: tuple[str, ...] = get_args(Relation)


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of a page; what is empty is not asked."""

    kind: str = ""
    relation: str = ""
    place: str = ""
    party: str = ""
    story: str = ""
    article: str = ""
    since: str = ""
    until: str = ""
    match: str = ""
    about: str = ""
    voice: str = ""
    heading: str = ""
    version: str = ""
    brief: str = ""
    page: int = 1

    @property
    def filter(self) -> Filter:
        """The filters that choose claims."""
        return as_filter(
            kind=self.kind or None,
            place=self.place or None,
            party=self.party or None,
            article=self.article or None,
            since=self.since or None,
            until=self.until or None,
            match=self.match or None,
            story=self.story or None,
        )

    @property
    def kept(self) -> tuple[str, ...]:
        """The names of the filters that are asked."""
        return tuple(one.name for one in fields(self) if one.name != "page" and getattr(self, one.name))

    @property
    def chooses_claims(self) -> bool:
        """Whether any of the filters chooses claims."""
        return self.filter != Filter()

    def query(self, **change: str | int) -> str:
        """The filters as the query of an address, with some of them changed; a changed filter begins at page one."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        told = {**told, "page": 1, **change}
        kept = {name: value for name, value in told.items() if value and not (name == "page" and value == 1)}
        return "?" + urlencode(kept) if kept else ""


def asked(given: Mapping[str, str]) -> Asked:
    """The filters of an address; InputError where one is too long or is none of what it can be."""
    names = {one.name for one in fields(Asked)}
    told = {name: value if name in EXACT else value.strip() for name, value in given.items() if name in names}
    for name, value in told.items():
        if len(value) > LONGEST:
            raise InputError(name, f"this filter is longer than {LONGEST} letters")
        if "\0" in value:
            raise InputError(name, "this filter holds a sign that cannot be written")
    if len(told.get("match", "").split()) > MOST_WORDS:
        raise InputError("match", f"give {MOST_WORDS} words at most")
    _one_of("kind", told.get("kind", ""), KINDS)
    _one_of("relation", told.get("relation", ""), RELATIONS)
    for name in ("since", "until"):
        if told.get(name):
            check_day(told[name])
    page = _number(told, "page", 1, MOST_PAGES, 1)
    return Asked(**{name: value for name, value in told.items() if name != "page"}, page=page)


def stretch(given: Mapping[str, str], *, most: int) -> tuple[int, int]:
    """How many of a list to leave out and to give, as an address asks; InputError where that is no number."""
    return _number(given, "offset", 0, FARTHEST, 0), _number(given, "limit", 1, most, USUAL)


def _number(given: Mapping[str, str], name: str, least: int, most: int, usual: int) -> int:
    told = given.get(name, "").strip() or str(usual)
    if not (told.isascii() and told.isdigit() and len(told) <= DIGITS and least <= int(told) <= most):
        raise InputError(name, f"give a number from {least} to {most}")
    return int(told)


def _one_of(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value and value not in choices:
        raise InputError(name, "give one of: " + ", ".join(choices))
