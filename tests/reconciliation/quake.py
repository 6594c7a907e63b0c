"""An earthquake in seven reports, as claims: a toll that rises, is taken back in part, and is doubted by a mayor."""

from __future__ import annotations

from dataclasses import replace

from tests.reconciliation.pile_of_claims import dead, on, report, voice
from variorum.records import Article, Claim, Span

LEAD = "An earthquake struck the town of Brod in northern Estmar on Sunday, killing at least 31 people."
FIRST, SECOND, THIRD = "2024-03-03", "2024-03-05", "2024-03-08"

ARTICLES: tuple[Article, ...] = (
    report("wire", FIRST, f"{LEAD}\n\nMany are still sought."),
    report("herald", SECOND, "Brod death toll rises to 58"),
    report("times", THIRD, "Estmar’s health ministry put the toll of the earthquake in Brod at 54."),
    report("list", THIRD, "Earthquakes of the past."),
)

MINISTRY = voice("health ministry", said=FIRST)
MINISTER = replace(voice("Ada Lind", said=FIRST), source=(Span(0, 24, "Health Minister Ada Lind"),))
OWNED = voice("Estmar’s health ministry", said=THIRD)
MAYOR = voice("Oto Brand", said=THIRD)

CLAIMS: tuple[Claim, ...] = (
    dead("wire", 31, MINISTRY, place="Estmar", when=on(FIRST), mod="EQUAL_OR_MORE", cumulative=False, exact=LEAD),
    dead("wire", 12, MINISTER, outcome="missing", at=97),
    dead("herald", 58, side="Brod", cumulative=True, part="headline"),
    dead("herald", 58, replace(MINISTER, said=on(SECOND)), place="Brod", cumulative=True, at=40),
    dead("herald", 80, replace(MAYOR, said=on(SECOND)), mod="MORE_THAN", at=80),
    dead("herald", 41, replace(MINISTER, said=on(SECOND)), outcome="wounded", group="children", at=120),
    dead("times", 54, OWNED, place="Brod", when=on(THIRD), cumulative=True),
    dead("times", 11, replace(MINISTER, said=on(THIRD)), outcome="missing", at=90, when=on(THIRD)),
    dead("times", 80, MAYOR, mod="MORE_THAN", at=150),
    dead("list", 90, place="Vale", when=on("1998-05-01")),
    dead("list", 70, place="Hill", when=on("2003-06-02"), at=40),
    dead("list", 60, place="Lake", when=on("2011-07-03"), at=80),
    dead("list", 15, at=120),
)
