"""Cuts off what stands before the first word of a report: a scraper's date, a dateline, an outlet's own mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.data.load import entries, lines
from variorum.reading.lines.credits import agencies, byline, is_agency
from variorum.reading.lines.days import Day, days
from variorum.reading.lines.outlets import outlet_named
from variorum.reading.lines.pieces import Piece, Pieces, cut, flatten
from variorum.reading.lines.shape import count, fold, is_prose

SCRAPED_DATE = re.compile(r"^(?:date|published|posted|publication date)\s*[:=]?\s+(?=\d{4}-\d{2}-\d{2})", re.I)
DASH = re.compile(r"\s*(?:--+|[–—―]|(?<=\s)-(?=\s)|(?<=[A-Z)])-(?=\s))\s*")
TIGHT = re.compile(r"-(?=[\"“'‘]?[A-Z])")  # behind a credit, without blanks: "Damascus, SANA-The army"
BRACKET = re.compile(r"\((?P<who>[A-Z][\w .&/'’-]{1,40})\)")
BREAK = re.compile(r"[.:]\s+(?=[\"“'‘]?[^\W\d_a-z])")
PLACE = re.compile(r"[^\W\d_a-z][\w.’'-]*(?:[ -][\w.’'-]+){0,3}")
COLON = re.compile(r"^(?P<place>[^\W\d_a-z][^:a-z\d]{2,30}):\s+(?=[^\W\d_a-z])")
LIST = re.compile(r"[,.]\s*|(?<![^\W\d_])/\s*")  # "Kyiv. May 5. UNN", "MOSCOW, November 3 /TASS/", and no "Doe/AFP"
HEAD = re.compile(r"[\"“'‘]?[^\W\d_a-z]")
OPENED = re.compile(rf":?\s+(?={HEAD.pattern})")
PLACE_WORDS = 4
BARE_LETTERS = 4  # "US - China trade" is no dateline: without day or credit a place needs so many letters
LONGEST = 80  # no dateline seen in print is longer; what comes after belongs to the sentence


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the head of a line: how far it reaches, what it says."""

    end: int
    exact: str
    day: Day | None
    who: str | None


def scraped_dates(pieces: Pieces) -> Pieces:
    """The pieces with the dates set apart that a scraper wrote before the text."""
    return flatten(_scraped(piece) if piece.open else (piece,) for piece in pieces)


def _scraped(piece: Piece) -> Iterator[Piece]:
    found = days(piece.text) if SCRAPED_DATE.match(piece.text) else []
    if found:
        yield from cut(piece, 0, found[0].end, "date line")
    else:
        yield piece


def openings(pieces: Pieces) -> Pieces:
    """The pieces with datelines, outlets' marks and labels before the first word set apart."""
    opened = flatten(_open(piece) if piece.open else (piece,) for piece in pieces)
    starts = [piece for piece in opened if piece.open and COLON.match(piece.text)]
    first = next((piece for piece in opened if piece.open and is_prose(piece.text)), None)
    if len(starts) != 1 or starts[0] is not first:  # more lines that begin so name speakers and no places
        return opened
    return flatten(_without_place(piece) if piece is first else (piece,) for piece in opened)


def _without_place(piece: Piece) -> Iterator[Piece]:
    """The first paragraph without its "PESHAWAR:"."""
    match = COLON.match(piece.text)
    if match is not None and _is_capital_place(match["place"]):
        yield from cut(piece, 0, match.end(), "dateline")
    else:
        yield piece


@cache
def _heads() -> re.Pattern[str]:
    words = "|".join(re.escape(words) for words in lines("reading/heads.txt"))
    return re.compile(rf"^(?i:{words})\s*[:–—-]?\s+(?=[\"“'‘]?[^\W\d_a-z])")


def _open(piece: Piece) -> Iterator[Piece]:
    label = _heads().match(piece.text)
    if label is not None:
        yield from cut(piece, 0, label.end(), "label")
        return
    found = dateline(piece.text)
    if found is None:
        yield piece
    else:
        yield from cut(piece, 0, found.end, "dateline")


def dateline(text: str) -> Dateline | None:
    """The dateline at the head of the text: "KABUL, June 3 (Reuters) -", "(CNN)", "BAKU, Azerbaijan, Nov. 8"."""
    for reading in (_whole, _bracketed, _dashed, _listed):
        found = reading(text)
        if found is not None:
            return found
    return None


def _whole(text: str) -> Dateline | None:
    """A dateline that has a line of its own."""
    if count(text) > 9 or byline(text):
        return None
    bare = text.strip(" .()")
    day = _place_and_day(bare, capitals=True)
    if day is not None:
        return Dateline(len(text), text, day, None)
    place, _, last = bare.rpartition(",")
    day = _place_and_day(place) if is_agency(last) or outlet_named(last) else None
    return Dateline(len(text), text, day, last.strip()) if day is not None else None


def _bracketed(text: str) -> Dateline | None:
    """A place, or nothing, with a credit in brackets behind it."""
    match = BRACKET.search(text[:LONGEST])
    if match is None or match.end() == len(text):
        return None
    head, who = text[: match.start()].strip(" ,"), match["who"]
    dash = DASH.match(text, match.end()) or (TIGHT.match(text, match.end()) if _is_mark(who) else None)
    opened = OPENED.match(text, match.end())
    if dash is None and not (_is_mark(who) and opened):
        return None
    if head and (agencies(head) or not (_is_places(head) or _place_and_day(head))):
        return None
    if not (_is_mark(who) or who.isupper()):
        return None
    found = days(head)
    end = next(after.end() for after in (dash, opened) if after is not None)
    return Dateline(end, text[: match.end()], found[0] if found else None, who)


def _dashed(text: str) -> Dateline | None:
    """A place in capitals, or a place and a day, before a dash."""
    found = _spaced(text)
    if found is not None:
        return found
    tight = (_credited_place(text, dash) for dash in TIGHT.finditer(text[:LONGEST]))
    return next((one for one in tight if one is not None), None)


def _spaced(text: str) -> Dateline | None:
    dash = DASH.search(text[:LONGEST])
    if dash is None or dash.end() == len(text):
        return None
    head = text[: dash.start()].strip()
    day = _place_and_day(head)
    if day is not None or _is_capital_place(head):
        return Dateline(dash.end(), head, day, None)
    return _credited_place(text, dash)


def _credited_place(text: str, dash: re.Match[str]) -> Dateline | None:
    """A place with an agency or outlet behind it, before a dash."""
    head = text[: dash.start()].strip()
    place, who = _credited(head)
    day = _place_and_day(place)
    if who and (day is not None or (_is_named_place(place) and HEAD.match(text, dash.end()))):
        return Dateline(dash.end(), head, day, who)
    return None


def _credited(head: str) -> tuple[str, str]:
    """What stands before the agency or outlet that ends a list, and its name; no name where none does."""
    head = head.rstrip("/ ")
    who = LIST.split(head)[-1]
    return (head.removesuffix(who).strip(" ,./"), who) if is_agency(who) or outlet_named(who) else (head, "")


def _listed(text: str) -> Dateline | None:
    """Place, day and agency as a list: "YEREVAN, NOVEMBER 8, ARMENPRESS.", "Baku, November 8, AZERTAC"."""
    for stop in BREAK.finditer(text[:LONGEST]):
        head = text[: stop.start()]
        place, who = _credited(head)
        day = _place_and_day(place) if who else None
        if day is not None:
            return Dateline(stop.end(), head, day, who)
    return None


def _is_mark(who: str) -> bool:
    return bool(agencies(who)) or outlet_named(who) is not None


def _is_places(head: str) -> bool:
    """Whether the words are nothing but names of places: "SEOUL/WASHINGTON", "West Palm Beach, Florida"."""
    return all(PLACE.fullmatch(part.strip()) for part in re.split(r"[,/]", head.rstrip(".")))


def _is_named_place(head: str) -> bool:
    """Whether every word is a name, so that no headline is taken for a place: "Damascus", "Deir ez-Zor, Syria"."""
    return bool(head) and count(head) <= PLACE_WORDS and _is_places(head) and all(w[0].isupper() for w in head.split())


def _is_capital_place(head: str) -> bool:
    first = re.split(r"[,/]", head)[0].strip()
    letters = [letter for letter in first if letter.isalpha()]
    return (
        len(letters) >= BARE_LETTERS
        and first.isupper()
        and fold(first) not in entries("reading/not_places.txt")
        and _is_places(head)
    )


def _place_and_day(head: str, *, capitals: bool = False) -> Day | None:
    """The day in words that are a place and a day and nothing else."""
    found = days(head)
    if len(found) != 1:
        return None
    before, after = head[: found[0].start].strip(" ,.("), head[found[0].end :].strip(" ,.)")
    first = re.split(r"[,/]", before)[0]
    if not before or after or not _is_places(before) or (capitals and not first.isupper()):
        return None
    return found[0] if count(first) <= 3 and first.split()[0].casefold() not in {"on", "by", "since", "from"} else None
