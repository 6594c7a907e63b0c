"""A war in five reports, as claims: invented wording, the structure of real coverage."""

from __future__ import annotations

from tests.reconciliation.pile_of_claims import by, claim, control, dead, event, on, report, villages, voice
from variorum.records import Article, Claim, Date

DAY = "2020-11-08"
BEGAN: Date = on("2020-09-27")

ARTICLES: tuple[Article, ...] = (
    report("first", DAY),
    report("second", "2020-11-09"),
    report("third", DAY),
    report("later", "2021-11-01"),
    report("early", "2020-10-18"),
)

PRESIDENT = voice("Ilham Aliyev", "Azerbaijan", said=DAY)
OFFICIALS = voice("Armenian officials", said=DAY, lemma="deny", frame="denial", factuality="CT-")
GOVERNMENT = voice("Armenian government", "Armenia", said=DAY)
SPOKESWOMAN = voice("Shushan Stepanyan", "Armenia", said=DAY)
MINISTRY = voice("self-declared defence ministry", "Karabakh", said="2020-11-09")
REJECTING = voice("Foreign Office", "Pakistan", said="2020-10-17", lemma="reject", frame="denial")
PREMIER = voice("Nikol Pashinyan", "Armenia", lemma="claim")

CLAIMS: tuple[Claim, ...] = (
    control("first", "takes", "Shusha", PRESIDENT, holder="Azerbaijan", at=10, when=by(DAY), word="liberate"),
    event("first", "ASSAULT", "a large attack", agent="Armenia", recipient="Azerbaijan", when=BEGAN, at=500),
    control("second", "takes", "Shusha", holder="Azerbaijan", at=20, when=on(DAY), word="liberate"),
    villages("second", 23, "villages", PRESIDENT, holder="Azerbaijan", at=120, cumulative=False),
    villages("second", 240, "villages", holder="Azerbaijan", mod="NEARLY", at=200),
    dead("second", 1221, MINISTRY, group="military", side="Karabakh", at=300, cumulative=True, began=BEGAN),
    event("second", "ASSAULT", "an operation", agent="Azerbaijan", place="Karabakh", when=BEGAN, at=500),
    control("third", "takes", "Shusha", PRESIDENT, holder="Azerbaijan", at=20, when=by(DAY), word="take"),
    claim("third", "statement", "the claim", OFFICIALS, at=80),
    control("third", "contested", "Shusha", GOVERNMENT, at=120, when=on(DAY), status="ongoing"),
    control("third", "withstands", "Shusha", SPOKESWOMAN, at=180, when=on(DAY)),
    dead("third", 1000, mod="EQUAL_OR_MORE", at=300, cumulative=True, began=BEGAN),
    event("third", "ASSAULT", "new clashes", place="Karabakh", when=BEGAN, at=500, word="clash"),
    villages("later", 300, "settlements and villages", holder="Azerbaijan", mod="NEARLY", at=200),
    event("early", "ASSAULT", "its special forces fight there", REJECTING, PREMIER, at=50),
    dead("early", 700, mod="MORE_THAN", at=100, cumulative=True, began=BEGAN),
    dead("early", 30000, at=300, cumulative=True, background=True),
    dead("early", 12, at=350, place="Ganja", when=on("2020-10-17"), cumulative=False),
    event("early", "ASSAULT", "missile strike", place="Ganja", when=on("2020-10-17"), at=500),
    event("early", "RETREAT", "a truce", GOVERNMENT, mode="ceasefire", at=700, status="planned", when=on("2020-10-18")),
)
