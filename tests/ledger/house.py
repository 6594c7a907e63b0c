"""A small house of plain functions, so that the ledger and the pipeline can be tested without a trained model.

A report is a text file: its first line is the title, and a line "A says B took C" is a claim.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.reconciliation.pile_of_claims import lay_together
from variorum.errors import InputError
from variorum.pipeline import Rooms
from variorum.reconciliation import ByParts
from variorum.records import (
    Actor,
    Article,
    AttributionLevel,
    Claim,
    Control,
    Date,
    Decision,
    Evidence,
    Link,
    Original,
    Party,
    Place,
    Position,
    Problem,
    Profile,
    Question,
    Reading,
    Reconciliation,
    Removed,
    Section,
    Selector,
    Span,
)
from variorum.settings import Settings

SAYS = re.compile(r"(?P<who>\w+) says (?P<holder>\w+) took (?P<place>\w+)")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
CRASH = "CRASH"  # a report that its reader stumbles over


def read(paths: Sequence[str], *, settings: Settings) -> Iterator[Reading | Problem]:
    """Every file as one report; an empty one is a problem."""
    for path in paths:
        files = sorted(Path(path).iterdir()) if Path(path).is_dir() else [Path(path)]
        for file in files:
            content = file.read_bytes()
            if not content.strip():
                yield Problem(str(file), "empty", "there is nothing in this file")
            else:
                yield reading(file.stem, content, str(file))


def reading(name: str, content: bytes, location: str, *, url: str | None = None) -> Reading:
    """One report with the bytes it came in."""
    raw = content.decode()
    paragraphs = [line for line in raw.splitlines() if line.strip() and not line.startswith("Advert")]
    text = "\n\n".join(paragraphs)
    sha256 = hashlib.sha256(content).hexdigest()
    day = DAY.search(text)
    article = Article(
        id=url or name,
        text=text,
        published=_day(day.group()) if day else Date(),
        outlet=None,
        url=url,
        title=paragraphs[0],
        sections=tuple(_sections(paragraphs)),
        removed=tuple(Removed(line, "advert", 0, len(line)) for line in raw.splitlines() if line.startswith("Advert")),
        sha256=sha256,
        location=location,
    )
    return Reading(article, Original(sha256, content, location))


def read_claims(article: Article, settings: Settings) -> tuple[Claim, ...]:
    """A claim for each line that says so."""
    if CRASH in article.text:
        raise InputError(article.id, "unreadable") if "FATAL" in article.text else ValueError("stumbled")
    return tuple(_claim(article, found) for found in SAYS.finditer(article.text))


def reconcile(
    articles: Sequence[Article], claims: Sequence[Claim], *, decisions: Sequence[Decision], settings: Settings
) -> Reconciliation:
    """A question for each place, with a position for each who says so."""
    places = sorted({claim.where.name for claim in claims if claim.where})
    return Reconciliation(claims=tuple(claims), questions=tuple(_question(place, claims) for place in places))


class OnePart(ByParts):
    """The real room, but all reports in one part: they have too few words to be known to belong together."""

    def parts(
        self, profiles: Mapping[str, Profile], decisions: Sequence[Decision], homes: Mapping[str, str]
    ) -> list[list[str]]:
        names = sorted(profiles, key=lambda name: self.place(name, profiles[name]))
        return [names] if names else []

    def changed(
        self, before: Sequence[Decision], now: Sequence[Decision], homes: Mapping[str, str]
    ) -> frozenset[str] | None:
        return None


@dataclass(frozen=True)
class AsOne(OnePart):
    """A room that lays everything by one verb."""

    verb: Callable[..., Reconciliation] = reconcile

    def lay(
        self,
        articles: Sequence[Article],
        claims: Sequence[Claim],
        profiles: Mapping[str, Profile],
        decisions: Sequence[Decision],
    ) -> Reconciliation:
        return self.verb(articles, claims, decisions=decisions, settings=Settings())


def as_one(verb: Callable[..., Reconciliation]) -> AsOne:
    """A room that lays everything by this verb."""
    return AsOne(verb=verb)


HOUSE = Rooms(read=read, read_claims=read_claims, reconcile=reconcile, by_parts=as_one(reconcile))


JUDGING = Rooms(read=read, read_claims=read_claims, reconcile=lay_together, by_parts=OnePart())


def _day(day: str) -> Date:
    return Date(edtf=day, earliest=day, latest=day, basis="stated", precision=1, exact=day)


def _sections(paragraphs: Sequence[str]) -> Iterator[Section]:
    start = 0
    for number, paragraph in enumerate(paragraphs):
        yield Section(start, start + len(paragraph), "body" if number else "headline")
        start += len(paragraph) + 2


def _claim(article: Article, found: re.Match[str]) -> Claim:
    start, end = found.span()
    exact = article.text[start:end]
    identity = hashlib.sha256(f"{article.id} {article.version} {start}".encode()).hexdigest()[:16]
    who = Span(found.start("who"), found.end("who"), found["who"])
    speaker = AttributionLevel("speaker", found["who"], found["who"], Party(found["who"], "own name"), source=(who,))
    return Claim(
        id=identity,
        article=article.id,
        version=article.version,
        kind="control",
        evidence=Evidence((Selector(start, end, exact, article.text[max(0, start - 8) : start], ""),)),
        part="body",
        attribution=(AttributionLevel("outlet", factuality="Uu"), speaker),
        factuality="CT+",
        status="happened",
        extractor="control",
        when=article.published,
        where=Place(found["place"], id=f"p-{found['place'].lower()}"),
        actors=(Actor(found["holder"], role="agent"),),
        control=Control("takes", found["holder"]),
        links=(Link("restates", identity, "its own words"),),
    )


def _question(place: str, claims: Sequence[Claim]) -> Question:
    about = [claim for claim in claims if claim.where and claim.where.name == place]
    voices = sorted({claim.attribution[-1].name or "" for claim in about})
    positions = tuple(_position(voice, about) for voice in voices)
    name = hashlib.sha256(place.encode()).hexdigest()[:12]
    return Question(
        name,
        "control",
        f"Who held {place}?",
        "unclear",
        "a test",
        positions,
        where=Place(place, id=f"p-{place.lower()}"),
    )


def _position(voice: str, claims: Sequence[Claim]) -> Position:
    said = tuple(claim.id for claim in claims if claim.attribution[-1].name == voice)
    return Position("party", voice, (voice,), (), (), "one voice", "took it", said)
