"""What a text says once of a body and means wherever it stands bare, and whose the counted are."""

from __future__ import annotations

import re
from collections.abc import Mapping

from variorum.records import Party, Span
from variorum.resolution.folding import fold
from variorum.resolution.parties import Named, before_stop, candidates, office_of
from variorum.resolution.wording import FoundSide, Word, offices, segments, sides, steering

_SENTENCE_END = re.compile(r"(?<=[a-z]{2})[.!?]+\s|\n")


def offices_told(text: str, named: Named) -> dict[str, frozenset[str]]:
    """The parties that a text gives each body of which a state has one: its parliament, its defence ministry.

    Not its president: "the president" may be another's, whom the text names elsewhere.
    """
    told: dict[str, set[str]] = {}
    for words in (words for sentence in _SENTENCE_END.split(text) for words in segments(sentence)):
        held = [one for one in offices(words) if one.office.kind == "body"]
        found = sides(words, named.elsewhere) if held else []
        for one in found:
            office = office_of(words, one, held)
            if office is not None and one.side.party is not None:
                told.setdefault(office.office.words, set()).add(one.side.party)
    return {office: frozenset(parties) for office, parties in told.items()}


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
    """Whose the dead or the captured are: the state of an adjective, unless others also go under it here."""
    found = sides(segments(words)[0], named.elsewhere) if words and segments(words) else []
    whole = len(found) == 1 and found[0].start == 0 and fold(words or "") == _key(segments(words or "")[0], found[0])
    if not whole or found[0].side.kind != "adjective" or found[0].side.party is None:
        return words
    return words if len(candidates(found[0].side, named)) > 1 else found[0].side.party


def _key(words: list[Word], one: FoundSide) -> str:
    return fold(" ".join(word.text for word in words[one.start : one.end]))
