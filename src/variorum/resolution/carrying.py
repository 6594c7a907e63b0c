"""What a text says once of a body and means wherever it stands bare, and whose the counted are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from variorum.records import Party, Span
from variorum.resolution.folding import fold
from variorum.resolution.parties import Named, before_stop, candidates, office_of
from variorum.resolution.wording import FoundOffice, FoundSide, Word, is_of_title, offices, segments, sides, steering

_SENTENCE_END = re.compile(r"(?<=[a-z]{2})[.!?]+\s|\n")


def offices_told(text: str, named: Named) -> dict[str, frozenset[str]]:
    """The parties that a text gives each body of which a state has one: its parliament, its defence ministry.

    Not its president: "the president" may be another's, whom the text names elsewhere.
    """
    told: dict[str, set[str]] = {}
    for words in (words for sentence in _SENTENCE_END.split(text) for words in segments(sentence)):
        every = offices(words)
        held = [one for one in every if one.office.kind == "body"]
        found = sides(words, named.elsewhere) if held else []
        for one in found:
            office = office_of(words, one, held)
            if office is not None and one.side.party is not None and _is_one_phrase(words, one, office, every):
                told.setdefault(office.office.words, set()).add(one.side.party)
    return {office: frozenset(parties) for office, parties in told.items()}


def _is_one_phrase(words: list[Word], one: FoundSide, office: FoundOffice, held: Sequence[FoundOffice]) -> bool:
    """Does nothing part a side from the body behind it? A sentence goes on where a noun phrase ends.

    "Ruritanian troops attacked the ministry" and "Hamas denied that government forces fled" give nobody a ministry.
    """
    between = words[one.end : office.start]
    if one.side.kind == "body" and not one.is_possessive and not all(is_of_title(word.text) for word in between):
        return False
    parting = steering("articles") | steering("stops")
    return not any(one.end <= other.start < office.start for other in held) and not any(
        word.plain in parting for word in between
    )


def carried(office: str | None, told: Mapping[str, frozenset[str]]) -> Party | None:
    """The one party whose office a text speaks of; "the ministry" is the foreign ministry where that is told."""
    if office is None:
        return None
    found = [parties for name, parties in told.items() if name == office or name.endswith(f" {office}")]
    parties = frozenset().union(*found)
    return Party(next(iter(parties)), "carried over") if len(parties) == 1 else None


def bare_office(phrase: str) -> str | None:
    """The office that a phrase names and nothing else: "the foreign ministry"."""
    words = before_stop(segments(phrase)[0]) if segments(phrase) else []
    words = [word for word in words if word.plain not in steering("articles")]
    held = offices(words)
    is_whole = bool(held) and held[0].start == 0 and held[-1].end == len(words)
    if not is_whole or any(one.is_plural for one in held):
        return None
    return next((one.office.words for one in held if one.office.kind == "body"), held[0].office.words)


def is_before_stop(phrase: Span, part: Span) -> bool:
    """Does a part of a phrase stand before its first comma and before any stop ("in", "by", "who")?"""
    before = phrase.exact[: part.start - phrase.start]
    plain = {word.plain for words in segments(before) for word in words}
    return "," not in before and not plain & steering("stops")


def side_name(words: str | None, named: Named) -> str | None:
    """Whose the dead or the captured are: the party of an adjective or body, unless others also go under it here."""
    found = sides(segments(words)[0], named.elsewhere) if words and segments(words) else []
    whole = len(found) == 1 and found[0].start == 0 and fold(words or "") == _key(segments(words or "")[0], found[0])
    if not whole or found[0].side.kind not in ("adjective", "body") or found[0].side.party is None:
        return words
    return words if len(candidates(found[0].side, named)) > 1 else found[0].side.party


def _key(words: list[Word], one: FoundSide) -> str:
    return fold(" ".join(word.text for word in words[one.start : one.end]))
