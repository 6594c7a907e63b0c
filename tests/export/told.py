"""Claims and questions by hand, as public objects, and a pile of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from variorum.export.pile import Pile
from variorum.public import Object, article_object, claim_object, question_object
from variorum.records import (
    Actor,
    Article,
    AttributionLevel,
    Claim,
    Control,
    ControlState,
    Date,
    Event,
    Evidence,
    Factuality,
    Figure,
    Kind,
    Link,
    Party,
    Place,
    Position,
    Question,
    Selector,
    Status,
)

DAY = Date("2031-05-04", "2031-05-04", "2031-05-04", precision=1, basis="stated")
BY = Date("../2031-05-05", None, "2031-05-05", extent="by", basis="publication")
KELM = Place("Kelm", "Kelm", "own:kelm", lat=45.5, lon=21.25, precision=2)
ARTICLE = Article("r1", "Kelm fell.", DAY, outlet="The Post")


def claim(
    name: str,
    kind: Kind,
    party: str | None = "Norvalia",
    *,
    when: Date = DAY,
    status: Status = "happened",
    factuality: Factuality = "CT+",
    speaker: str = "a spokesman",
) -> Claim:
    """A claim about Kelm of somebody who speaks for a party, or of the outlet itself."""
    outlet = AttributionLevel("outlet", "The Post", factuality="Uu")
    voice = AttributionLevel("speaker", speaker, party=Party(party, "title"), factuality=factuality)
    return Claim(
        id=name,
        article="r1",
        kind=kind,
        evidence=Evidence((Selector(0, 9, f"words of {name}"),)),
        part="body",
        attribution=(outlet, voice) if party else (outlet,),
        factuality=factuality,
        status=status,
        extractor=kind,
        when=when,
        where=KELM,
    )


def control(
    name: str, state: ControlState, holder: str | None, *, sectors: tuple[str, ...] = (), party: str = "Norvalia"
) -> Claim:
    """A claim of who takes, holds or loses Kelm."""
    agents = (Actor(holder, role="agent", sectors=sectors),) if holder else ()
    return replace(claim(name, "control", party), control=Control(state, holder), actors=agents)


def event(name: str, type: str, mode: str | None = None, *, of: tuple[str, ...] = (), party: str = "Norvalia") -> Claim:
    """A claim that something was done to somebody of these sectors."""
    victim = Actor("some people", role="recipient", sectors=of)
    return replace(claim(name, "event", party), event=Event(type, mode), actors=(victim,))


def dead(name: str, value: float | None, of: str, *, low: float | None = None, mod: str | None = None) -> Claim:
    """A count of people killed by an event."""
    figure = Figure(value, low, None, mod, "person", "people", "killed", exact=f"{value or low:g} people")
    return replace(claim(name, "casualty"), figure=figure, links=(Link("of_event", of, "the same sentence"),))


def position(name: str, claims: Iterable[Claim]) -> Position:
    """What a party answers."""
    return Position("party", name, (name,), (), (), "one voice", "so", tuple(one.id for one in claims))


def question(name: str, kind: Kind, *positions: Position) -> Question:
    """A question about Kelm."""
    return Question(name, kind, f"What about {name}?", "unclear", "a test", positions, where=KELM, when=DAY)


def pile(claims: Iterable[Claim], questions: Iterable[Question], *, view: str | None = None) -> Pile:
    """These claims and questions as an export gets them."""
    told, asked = tuple(claims), tuple(questions)
    return Pile(
        name="kelm",
        articles=lambda: iter([article_object(ARTICLE)]),
        claims=lambda: (claim_object(one, published=DAY) for one in told),
        questions=lambda: (question_object(one) for one in asked),
        view=view,
    )


def as_object(one: Claim) -> Object:
    """A claim as an export gets it."""
    return claim_object(one, published=DAY)
