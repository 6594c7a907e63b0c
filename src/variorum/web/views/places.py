"""The map: what is said of each place, as told by one party or by all, day by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.data.load import toml
from variorum.ledger import PlacedRow
from variorum.report.phrases import iso_words, phrase
from variorum.report.pile import voice_key
from variorum.web.asked import Asked
from variorum.web.page import Page
from variorum.web.shelf import Indexed, Opened
from variorum.web.words import word

MOST = 1_000  # claims with a place on one map; more make the page heavier than a megabyte, and a filter leaves fewer
KINDS = ("control", "event", "casualty")  # that a map shows; the others are of no place or of many
UNKNOWN = 7  # on UCDP's scale of precision


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of the table that the map is drawn from; days are empty where they are open."""

    claim: str
    place: str
    lat: float
    lon: float
    precision: int
    kind: str
    state: str
    saying: str
    answer: str
    denied: bool
    counted: bool
    words: str
    voice: str
    colour: int
    who: str
    first: str
    last: str
    days: str


def places(opened: Opened, asked: Asked) -> Page:
    """The claims that have a place, as a table that a script draws; without a script the table is the page."""
    rows = opened.ledger.placed(asked.filter, limit=MOST + 1)
    told = {
        "asked": asked,
        "rows": [_spot(row, opened.index) for row in rows[:MOST]],
        "more": len(rows) > MOST,
        "kinds": [(kind, phrase("kind", kind)) for kind in KINDS],
        "parties": opened.index.parties,
        "stories": opened.index.stories,
        "words": _script_words(),
    }
    return Page("map.html.jinja", word("map", "title"), told, data="map")


def _script_words() -> Mapping[str, str]:
    """What the script on the page says."""
    words: Mapping[str, str] = toml("web.toml")["map_script"]
    return words


def _spot(row: PlacedRow, index: Indexed) -> Spot:
    saying = _saying(row, index.parties)
    voice = _voice(row, index.numbers)
    return Spot(
        claim=row.claim,
        place=row.place,
        lat=row.lat,
        lon=row.lon,
        precision=row.precision or UNKNOWN,
        kind=row.kind,
        state=row.state or "",
        saying=saying,
        answer=_firmly(row, saying),
        denied=_is_denied(row),
        counted=row.counted and row.kind == "control",
        words=row.words,
        voice=voice,
        colour=index.colours.get(voice_key(row.voice, None if row.voice_name == row.voice else row.voice_name), 0),
        who=_who(row, voice),
        first=row.first or "",
        last=row.last or "",
        days=_days(row),
    )


def _voice(row: PlacedRow, numbers: Mapping[str, int]) -> str:
    """The voice by its name; a report of no named outlet by its number in this edition."""
    if row.voice == "outlet" and row.claimant == row.article and row.article in numbers:
        return word("map", "report", number=numbers[row.article])
    return row.voice_name


def _who(row: PlacedRow, voice: str) -> str:
    if row.voice != "party" or row.claimant == voice:
        return voice
    return word("map", "for_party", who=row.claimant, party=voice)


def _saying(row: PlacedRow, parties: tuple[str, ...]) -> str:
    """What the claim says of the place, however firmly: "taken by Azerbaijan", "killed", "event"."""
    phrases = toml("reconciliation/phrases.toml")
    if row.kind == "casualty":
        return str(phrases["outcome"].get(row.outcome or "", phrase("kind", "casualty")))
    if row.kind != "control" or row.state is None:
        return word("map", "event")
    said = row.sense if row.state == "holds" and row.sense in phrases["control"] else row.state
    ways = phrases["control"]
    if row.holder is None:
        answer = ways[f"{said} unsaid"]
    else:
        holder = row.holder if row.holder in parties else ways["as written"].format(holder=row.holder)
        answer = ways[said].format(holder=holder)
    return word("map", "in_part", answer=answer) if row.counted else str(answer)


def _firmly(row: PlacedRow, saying: str) -> str:
    if _is_denied(row):
        return word("map", "denied", answer=saying)
    return saying if row.factuality.startswith("CT") else word("map", "possibly", answer=saying)


def _is_denied(row: PlacedRow) -> bool:
    return row.factuality.endswith("-")


def _days(row: PlacedRow) -> str:
    if row.first is None and row.last is None:
        return word("page", "not_dated")
    if row.first is None:
        return word("map", "by_day", day=iso_words(row.last or ""))
    if row.last is None:
        return word("map", "since_day", day=iso_words(row.first))
    if row.first == row.last:
        return iso_words(row.first)
    return word("map", "from_to", first=iso_words(row.first), last=iso_words(row.last))
