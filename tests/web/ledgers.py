"""A ledger of made-up reports that holds something for every page, laid side by side without a parser.

Every text of it can carry dirt: words that somebody may put into a report to harm its reader. In the texts below `~`
stands for where the dirt goes; it is nothing, unless a test asks for some.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from tests.reconciliation.pile_of_claims import by, dead, event, on
from variorum.api import Edition
from variorum.ledger import Ledger
from variorum.pipeline import lay, reader
from variorum.records import (
    Actor,
    Article,
    AttributionLevel,
    Claim,
    Control,
    CountryCode,
    Date,
    Evidence,
    Original,
    Party,
    Place,
    Problem,
    Reading,
    Removed,
    Section,
    Selector,
    Span,
    Wording,
)
from variorum.settings import Settings
from variorum.web.app import create_app

TOKEN = "a token of nobody"
KELM = Place("Kelm~", "Kelm~", "p-kelm", (CountryCode("EST", "GeoNames"),), 41.25, 44.5, 1)
DORVAN, ORLAN = Place("Dorvan~"), Place("Orlan~")
SHELF = tempfile.TemporaryDirectory(prefix="variorum-web-")


@dataclass(frozen=True, slots=True)
class Told:
    """A report as a table of its paragraphs, and the claims that stand in them."""

    article: Article
    claims: tuple[Claim, ...]


def reports(dirt: str = "") -> Iterator[Told]:
    """Two parties that contradict each other, a copy, a revision, somebody unnamed, and a report without a head."""
    yield from (_dirty(told, dirt) for told in (_ministry(), _denial(), _copy(), _headless(), _toll(1), _toll(2)))
    yield _dirty(_late(), dirt)


def _ministry(name: str = "post/1~", outlet: str = "Norvalia Post~", **more: Any) -> Told:  # noqa: ANN401 - any field
    article = _article(
        name,
        "2031-05-04",
        "Army takes Kelm~, ministry says",
        "Norvalia's defence ministry~ said on Sunday that its army had taken Kelm~ from Estmar.",
        "At least 40 people~ had been killed in Kelm, the ministry said.",
        "Dorvan~ was shelled by Estmar's forces, the ministry said.",
        "The bridge at Kelm, long held by nobody~, was closed.",
        outlet=outlet,
        agency="Wire One~",
        url=more.pop("url", "https://post.example/~1?a=1&b=2"),
        byline="A. Writer~",
        dateline="KELM~, May 4",
        removed=(Removed("Most read~: ten soups", "teasers of other stories", 900, 920),),
        **more,
    )
    ministry = _voice(article, "Norvalia's defence ministry~", "Norvalia~", said="2031-05-04")
    return Told(
        article,
        (
            _takes(article, "its army had taken Kelm~ from Estmar", ministry, word="take", when=by("2031-05-04")),
            _killed(article, "At least 40 people~ had been killed in Kelm", 40, ministry, mod="EQUAL_OR_MORE"),
            _attack(article, "Dorvan~ was shelled by Estmar's forces", DORVAN, ministry),
        ),
    )


def _denial() -> Told:
    article = _article(
        "times/1~",
        "2031-05-05",
        "Kelm stands~, government says",
        "Estmar's government~ denied the claim~ that Kelm had fallen.",
        "The town of Kelm~ withstood the attack, Estmar's government said.",
        "The government said 62 people~ had been killed in Kelm.",
        "Estmar's forces did not shell Dorvan~, it said.",
        outlet="Estmar Times~",
        url="~",
    )
    denying = _voice(article, "Estmar's government~", "Estmar~", said="2031-05-05")
    denying = replace(denying, lemma="deny", frame="denial", factuality="CT-")
    saying = replace(denying, lemma="say", frame="speech", factuality="CT+")
    withstands = _claim(article, "control", "The town of Kelm~ withstood the attack", saying, when=on("2031-05-05"))
    return Told(
        article,
        (
            _claim(article, "statement", "the claim~", denying),
            replace(withstands, where=KELM, control=Control("withstands"), wording=Wording("withstand", "withstood")),
            _killed(article, "62 people~ had been killed in Kelm", 62, saying),
            replace(_attack(article, "Estmar's forces did not shell Dorvan~", DORVAN, saying), factuality="CT-"),
        ),
    )


def _copy() -> Told:
    """The same words under another head: one origin with the first."""
    return _ministry("copy/1~", "Daily Copy~", url="https://copy.example/1")


def _headless() -> Told:
    """Neither outlet nor title nor day, and a source that is not named."""
    article = _article("a path/without a head~.txt", None, None, "Kelm~ was seized by Norvalia, an official~ said.")
    official = AttributionLevel("unnamed", source=(_span(article, "an official~"),), quotation="indirect", basis="cue")
    return Told(article, (_takes(article, "Kelm~ was seized by Norvalia", official, word="seize"),))


def _toll(version: int) -> Told:
    """A report that came again with another figure."""
    count = (55, 71)[version - 1]
    article = _article(
        "https://herald.example/toll~",
        "2031-05-08",
        "Toll of Kelm~ rises",
        f"By Thursday {count} people~ had been killed in Kelm.",
        "Soldiers of Norvalia~ liberated Kelm, residents say.",
        outlet="The Herald~",
        version=version,
        url="https://herald.example/toll",
    )
    residents = _voice(article, "residents")
    counted = _killed(article, f"{count} people~ had been killed in Kelm", count, as_of=on("2031-05-08"))
    freed = _takes(article, "Soldiers of Norvalia~ liberated Kelm", residents, word="liberate", when=by("2031-05-08"))
    return Told(article, (counted, freed))


def _late() -> Told:
    """The outlet in its own voice, weeks later."""
    article = _article(
        "https://herald.example/late~",
        "2031-06-20",
        "A town in ruins~",
        "More than 90 people~ had been killed in Kelm by June.",
        "The town of Kelm~ fell in May.",
        "A missile hit Orlan~ on 3 May.",
        outlet="The Herald~",
        url="https://herald.example/late",
    )
    counted = _killed(
        article, "More than 90 people~ had been killed in Kelm", 90, mod="MORE_THAN", as_of=on("2031-06-19")
    )
    fell = _takes(article, "The town of Kelm~ fell in May", word="fall", when=by("2031-05-31"))
    struck = _attack(article, "A missile hit Orlan~ on 3 May", ORLAN)
    return Told(article, (counted, replace(fell, factuality="PR+"), replace(struck, actors=())))


# --- building ----------------------------------------------------------------------------------------------------


def _article(name: str, day: str | None, title: str | None, *paragraphs: str, **more: Any) -> Article:  # noqa: ANN401
    told = [*([title] if title else []), *paragraphs]
    text = "\n\n".join(told)
    return Article(name, text, on(day) if day else Date(), title=title, location="made up", **more)


def _span(article: Article, exact: str) -> Span:
    start = article.text.index(exact)
    return Span(start, start + len(exact), exact)


def _voice(article: Article, name: str, party: str | None = None, said: str | None = None) -> AttributionLevel:
    return AttributionLevel(
        role="speaker",
        name=name,
        actor=name,
        party=Party(party, "title") if party else None,
        quotation="indirect",
        said=on(said) if said else None,
        source=(_span(article, name),),
        lemma="say",
        frame="speech",
        basis="cue",
    )


def _claim(article: Article, kind: Any, exact: str, *chain: AttributionLevel, **more: Any) -> Claim:  # noqa: ANN401
    found = _span(article, exact)
    outlet = AttributionLevel("outlet", article.outlet, factuality="Uu" if chain else "CT+")
    return Claim(
        id="",
        article=article.id,
        kind=kind,
        evidence=Evidence((Selector(found.start, found.end, exact),)),
        part="body",
        attribution=(outlet, *chain),
        factuality=chain[-1].factuality if chain else "CT+",
        status="happened",
        extractor=kind,
        trigger=found,
        version=article.version,
        **more,
    )


def _takes(article: Article, exact: str, *chain: AttributionLevel, word: str, when: Date | None = None) -> Claim:
    return replace(
        _claim(article, "control", exact, *chain, when=when or Date()),
        where=KELM,
        control=Control("takes", "Norvalia~"),
        actors=(Actor("Norvalia~", "Norvalia~", Party("Norvalia~", "name"), "agent"),),
        wording=Wording(word, word),
    )


def _killed(article: Article, exact: str, count: float, *chain: AttributionLevel, **more: Any) -> Claim:  # noqa: ANN401
    figure = dead("", count, cumulative=True, began=on("2031-05-01"), **more).figure
    assert figure is not None
    made = _claim(article, "casualty", exact, *chain)
    return replace(made, figure=replace(figure, unit="person", of="people", exact=exact), where=KELM)


def _attack(article: Article, exact: str, place: Place, *chain: AttributionLevel) -> Claim:
    made = event("", "ASSAULT", "", mode="artillery", agent="Estmar~", when=on("2031-05-03"))
    claim = _claim(article, "event", exact, *chain, when=made.when)
    return replace(claim, where=place, event=made.event, actors=made.actors, wording=Wording("shell", "shelled"))


def _dirty(told: Told, dirt: str) -> Told:
    """The report with the dirt in it: every text and offset of it as if it had come so."""
    article = _soiled(told.article, told.article, dirt)
    claims = (_soiled(claim, told.article, dirt) for claim in told.claims)
    return Told(_with_sections(article), tuple(_named(claim) for claim in claims))


def _soiled(value: Any, article: Article, dirt: str) -> Any:  # noqa: ANN401 - walks through any record
    """The same record with the dirt in each of its texts, its spans moved along."""
    if isinstance(value, str):
        return value.replace("~", dirt)
    if isinstance(value, tuple):
        return tuple(_soiled(one, article, dirt) for one in value)
    if not hasattr(value, "__dataclass_fields__"):
        return value
    made = {name: _soiled(getattr(value, name), article, dirt) for name in value.__dataclass_fields__}
    if isinstance(value, Span | Selector):
        made["start"], made["end"] = (len(article.text[:at].replace("~", dirt)) for at in (value.start, value.end))
    return type(value)(**made)


def _with_sections(article: Article) -> Article:
    """The paragraphs by their places; what is read from a text with line breaks of its own keeps its paragraphs."""
    sections, at = [], 0
    for number, words in enumerate(article.text.split("\n\n")):
        headline = number == 0 and article.title is not None
        sections.append(Section(at, at + len(words), "headline" if headline else "body"))
        at += len(words) + 2
    return replace(article, sections=tuple(sections), sha256=sha256(article.text.encode()).hexdigest())


def _named(claim: Claim) -> Claim:
    told = f"{claim.article} {claim.version} {claim.kind} {claim.evidence.spans[0].start}"
    return replace(claim, id=sha256(told.encode()).hexdigest()[:16])


# --- storing -----------------------------------------------------------------------------------------------------


def stored(path: Path, told: Sequence[Told], *, dirt: str = "", decided: bool = True) -> Path:
    """A ledger of these reports, laid side by side; with a problem, and what two persons decided."""
    settings = Settings(parser="fast")
    with Ledger.write(path) as ledger:
        ledger.keep_settings(settings)
        for one in told:
            content = one.article.text.encode()
            original = Original(one.article.sha256, content, one.article.location)
            ledger.store(Reading(one.article, original), one.claims, reader=reader(settings))
        ledger.store_problem(Problem(f"lost{dirt}.html", f"not read{dirt}", f"there is nothing in it{dirt}"))
        lay(ledger, settings=settings)
    if decided and told:
        _decide(path, told, dirt)
    return path


def _decide(path: Path, told: Sequence[Told], dirt: str) -> None:
    edition = Edition(path)
    edition.decide("accept", told[1].claims[2].id, who=f"R. Reader{dirt}", why=f"the page shows it{dirt}")
    undone = edition.decide("reject", told[-1].claims[1].id, who=f"A. Other{dirt}", why=f"not this year{dirt}")
    edition.decide("undo", undone[0]["id"], who=f"R. Reader{dirt}", why=f"it was{dirt}")


@cache
def war() -> Path:
    """The ledger without dirt, made once; a test that writes takes a copy."""
    return stored(Path(SHELF.name) / "war.ledger", tuple(reports()))


@cache
def soiled(dirt: str) -> Path:
    """The ledger with this dirt in every text."""
    name = sha256(dirt.encode()).hexdigest()[:12]
    return stored(Path(SHELF.name) / f"{name}.ledger", tuple(reports(dirt)), dirt=dirt)


@cache
def nothing() -> Path:
    """A ledger in which nothing was read yet."""
    return stored(Path(SHELF.name) / "empty.ledger", ())


def browser_of(path: Path, **more: Any) -> TestClient:  # noqa: ANN401 - whatever an edition may be opened with
    """Somebody who reads this ledger in the edition, and follows no address on its own."""
    app = create_app(path, **{"token": TOKEN, **more})
    return TestClient(app, base_url="http://localhost", follow_redirects=False)
