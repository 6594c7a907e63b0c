"""A small pile on made-up ground: a town that one party says it took and left again, and another that it never fell."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from tests.reconciliation.pile_of_claims import control, dead, event, on, report, voice
from variorum.ledger import Ledger
from variorum.pipeline import lay, reader
from variorum.records import Article, Claim, Original, Place, Reading, Section, Selector, Span
from variorum.settings import Settings

KELM = Place("Kelm", "Kelm", "p-kelm", (), 41.25, 44.5, 1)
ORLAN = Place("Orlan", "Orlan", "p-orlan", (), 42.4, 46.3, 1)
DORVA = Place("Dorva", "Dorva", "p-dorva", (), 40.2, 47.1, 4)

TOOK = "Norvalia's army took Kelm on 4 May"
LEFT = "Norvalia's army left Kelm on 8 May"
NOT_TAKEN = "Kelm was never taken by Norvalia"
STANDS = "Kelm withstands"
KILLED = "12 people were killed in Orlan <img src=x onerror=alert(1)> on 6 May"
STRUCK = "Norvalia's artillery struck villages in Dorva on 6 May"
SHELLED = "Dorva was shelled by Norvalia on 6 May"

SIXTH = on("2031-05-06")
MINISTRY = voice("Norvalia's defence ministry", "Norvalia", said="2031-05-04")
GOVERNMENT = voice("Estmar's government", "Estmar", said="2031-05-05")
DENYING = replace(GOVERNMENT, lemma="deny", frame="denial", factuality="CT-")

POST = report("post", "2031-05-04", ". ".join(("Army in Kelm, ministry says", TOOK)), outlet="Norvalia Post")
LATER = report("post-2", "2031-05-08", ". ".join(("Army leaves Kelm", LEFT)), outlet="Norvalia Post")
TIMES = report("times", "2031-05-05", ". ".join(("Kelm stands", NOT_TAKEN, STANDS)), outlet="Estmar Times")
HERALD = report("herald", "2031-05-06", ". ".join(("A day of fire", KILLED, STRUCK, SHELLED)), outlet="The Herald")

TOLD: tuple[tuple[Article, Claim, Place], ...] = (
    (POST, control("post", "takes", "Kelm", MINISTRY, holder="Norvalia", exact=TOOK, when=on("2031-05-04")), KELM),
    (
        LATER,
        control("post-2", "withdraws", "Kelm", MINISTRY, holder="Norvalia", exact=LEFT, when=on("2031-05-08")),
        KELM,
    ),
    (
        TIMES,
        control("times", "takes", "Kelm", DENYING, holder="Norvalia", exact=NOT_TAKEN, when=on("2031-05-05")),
        KELM,
    ),
    (TIMES, control("times", "withstands", "Kelm", GOVERNMENT, exact=STANDS, when=on("2031-05-05")), KELM),
    (HERALD, dead("herald", 12, exact=KILLED, when=SIXTH), ORLAN),
    (HERALD, event("herald", "ASSAULT", STRUCK, GOVERNMENT, agent="Norvalia", mode="artillery", when=SIXTH), DORVA),
    (HERALD, event("herald", "ASSAULT", SHELLED, agent="Norvalia", mode="artillery", when=SIXTH), DORVA),
)


def stored(path: Path) -> Path:
    """A ledger of these reports, laid side by side."""
    settings = Settings(parser="fast")
    with Ledger.write(path) as ledger:
        ledger.keep_settings(settings)
        for article in (POST, LATER, TIMES, HERALD):
            claims = tuple(_standing(*told) for told in TOLD if told[0] is article)
            ledger.store(_reading(article), claims, reader=reader(settings))
        lay(ledger, settings=settings)
    return path


def _standing(article: Article, claim: Claim, place: Place) -> Claim:
    """The claim at the words of its report, with its place on the map."""
    exact = claim.evidence.exact
    start = article.text.index(exact)
    end = start + len(exact)
    return replace(
        claim,
        id=sha256(f"{article.id} {start}".encode()).hexdigest()[:16],
        evidence=replace(claim.evidence, spans=(Selector(start, end, exact),)),
        trigger=Span(start, end, exact),
        where=place,
    )


def _reading(article: Article) -> Reading:
    content = article.text.encode()
    sha = sha256(content).hexdigest()
    sections = (Section(0, len(article.text), "body"),)
    whole = replace(article, sections=sections, sha256=sha, title=article.text.partition(". ")[0], location="made up")
    return Reading(whole, Original(sha, content, "made up"))
