"""A small pile with everything laid side by side by hand: a town said to be taken, which others deny, and a toll."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from variorum.records import (
    Article,
    AttributionLevel,
    Claim,
    Control,
    Date,
    Evidence,
    Factuality,
    Figure,
    Gap,
    Kind,
    Position,
    Question,
    Reconciliation,
    Removed,
    Section,
    Selector,
    Span,
    Status,
    Voice,
    Wording,
    WordUse,
)

DAY = Date("2031-05-04", "2031-05-04", "2031-05-04", precision=1, basis="stated")
NEXT = Date("2031-05-05", "2031-05-05", "2031-05-05", precision=1, basis="stated")

FIRST = """Army takes Karn, ministry says

Northland's defence ministry said on Sunday that its army had captured Karn.

Officials in Southland denied the claim <script>alert(1)</script>.

At least 40 people have died."""
SECOND = """Battle for Karn goes on

The army of Northland seized Karn, a spokesman said. More than 60 people have died."""


def article(name: str, text: str, published: Date, outlet: str | None) -> Article:
    """An article whose first paragraph is its headline and that had a teaser list taken out."""
    title = text.partition("\n\n")[0]
    return Article(
        id=name,
        text=text,
        published=published,
        outlet=outlet,
        title=title,
        sections=(Section(0, len(title), "headline"),),
        removed=(Removed("Most Read\nTen | soups", "teasers of other stories", 900, 920),),
    )


ARTICLES = (article("north-1", FIRST, DAY, "The North (fictional)"), article("second", SECOND, NEXT, None))


def span(text: str, exact: str) -> Span:
    """Where these words first stand in the text."""
    start = text.index(exact)
    return Span(start, start + len(exact), exact)


def claim(
    name: str,
    home: Article,
    exact: str,
    kind: Kind,
    speaker: str | None = None,
    factuality: Factuality = "CT+",
    status: Status = "happened",
) -> Claim:
    """A claim on these words, said by the speaker, or by the outlet where there is none."""
    found = span(home.text, exact)
    outlet = AttributionLevel("outlet", home.outlet, factuality="Uu" if speaker else factuality)
    chain: tuple[AttributionLevel, ...] = (outlet,)
    if speaker is not None:
        level = AttributionLevel("speaker", speaker, quotation="indirect", said=home.published, factuality=factuality)
        chain = (outlet, replace(level, source=(span(home.text, speaker),)))
    return Claim(
        id=name,
        article=home.id,
        kind=kind,
        evidence=Evidence((Selector(found.start, found.end, exact),)),
        part="body",
        attribution=chain,
        factuality=factuality,
        status=status,
        extractor=kind,
    )


def figure(exact: str, value: float, mod: Literal["EQUAL_OR_MORE", "MORE_THAN"]) -> Figure:
    """A minimum of people killed."""
    return Figure(value, value, None, mod, "person", "people", "killed", exact=exact, as_of=DAY)


CLAIMS = (
    replace(
        claim("a1", ARTICLES[0], "its army had captured Karn", "control", "Northland's defence ministry"),
        control=Control("takes", "Northland"),
        wording=Wording("capture", "captured"),
    ),
    claim("a2", ARTICLES[0], "denied the claim", "statement", "Officials in Southland", "CT-"),
    replace(
        claim("a3", ARTICLES[0], "At least 40 people have died", "casualty"),
        figure=figure("At least 40 people", 40, "EQUAL_OR_MORE"),
    ),
    replace(
        claim("b1", ARTICLES[1], "The army of Northland seized Karn", "control", "a spokesman"),
        control=Control("takes", "Northland"),
        wording=Wording("seize", "seized"),
    ),
    replace(
        claim("b2", ARTICLES[1], "More than 60 people have died", "casualty"),
        figure=figure("More than 60 people", 60, "MORE_THAN"),
    ),
)


def position(voice: Voice, name: str | None, answer: str, *claims: str) -> Position:
    """One voice's answer that rests on nothing but itself."""
    return Position(voice, name, (name or "",), (), (), "one voice", answer, claims)


QUESTIONS = (
    Question(
        "k1",
        "control",
        "Who held Karn on 4 May 2031?",
        "denied",
        "Southland (4 May 2031) denies what Northland says (4 May 2031): taken by Northland.",
        (
            position("party", "Northland", "taken by 4 May 2031", "a1", "b1"),
            position("party", "Southland", "denied", "a2"),
        ),
        when=DAY,
        names=("Karn",),
    ),
    Question(
        "c1",
        "casualty",
        "How many people had been killed?",
        "grows",
        "at least 40 by 4 May 2031, later more than 60 by 5 May 2031: the count rises with the days.",
        (
            position("outlet", "The North (fictional)", "at least 40", "a3"),
            position("outlet", None, "more than 60", "b2"),
        ),
        scope="people killed",
    ),
)

RESULT = Reconciliation(
    claims=CLAIMS,
    questions=QUESTIONS,
    wording=(
        WordUse("Karn", "Northland's defence ministry", "capture", ("a1",)),
        WordUse("Karn", "a spokesman", "seize", ("b1",)),
    ),
    gaps=(Gap("Karn", "how many soldiers of Northland were killed", ("a1",)),),
)
