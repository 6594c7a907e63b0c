"""Made-up reports in which a count takes its place or days from another claim, each way once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.reconciliation.pile_of_claims import control, dead, event, linked, on, report, within
from variorum.records import Article, Claim

DAY, NEXT = "2031-05-06", "2031-05-07"
SIDES = (("Norvalia", "Estmar"), ("Estmar", "Norvalia"))


@dataclass(frozen=True, slots=True)
class Inheriting:
    """Reports with their claims, how a question is asked of them, and the words of the claims that it takes from."""

    way: str
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    about: str
    grounds: tuple[str, ...]


def inheriting(one: str, other: str) -> Iterator[Inheriting]:
    """The ways, told of two sides."""
    yield from (_event(one, other), _told_again(one, other), _incident(one, other), _several(one, other))
    yield from (_share(one, other), _truce(one, other), _before(one, other), _sentence(one, other))
    yield from (_long_after(one, other), _worst_since(one, other))


def _event(one: str, other: str) -> Inheriting:
    """A count is of the strike that it is tied to."""
    told = report("post", DAY, f"{other} shelled Kelm on 4 May 2031.\n\nTwelve soldiers of {one} were killed.")
    strike = _attack(told, "shelled Kelm on 4 May", place="Kelm", when=on("2031-05-04"))
    killed = linked(_dead(told, 12, "Twelve soldiers", group="military", side=one), ("of_event", strike.id))
    about = f"How many soldiers ({one}) were killed in Kelm (4 May 2031)?"
    return Inheriting("event", (told,), (strike, killed), about, ("shelled Kelm on 4 May",))


def _told_again(one: str, other: str) -> Inheriting:
    """A heading gives the number of the paragraph that says where and when."""
    heading = f"{one} counts 12 soldiers dead"
    body = f"{one} lost 12 people in Kelm on 4 May 2031.\n\nThere was fighting in Dorn on 2 May 2031, {other} said."
    told = report("post", DAY, f"{heading}\n\n{body}")
    whole = _dead(told, 12, "12 people in Kelm", place="Kelm", when=on("2031-05-04"))
    fight = _attack(told, "fighting in Dorn", place="Dorn", when=on("2031-05-02"))
    killed = _dead(told, 12, "12 soldiers dead", group="military", side=one)
    about = f"How many soldiers ({one}) were killed in Kelm (4 May 2031)?"
    return Inheriting("told again", (told,), (killed, whole, fight), about, ("12 people in Kelm",))


def _incident(one: str, other: str) -> Inheriting:
    """A count is of the one incident of its report."""
    text = f"{other} shelled Kelm on 4 May 2031, and 12 people were killed.\n\nThirty people of {one} were hurt."
    told = report("post", DAY, text)
    killed = _dead(told, 12, "shelled Kelm on 4 May 2031, and 12", place="Kelm", when=on("2031-05-04"))
    hurt = _dead(told, 30, "Thirty people", outcome="wounded", side=one)
    about = f"How many people ({one}) were hurt in Kelm (4 May 2031)?"
    return Inheriting("incident", (told,), (killed, hurt), about, ("shelled Kelm on 4 May 2031, and 12",))


def _sentence(one: str, other: str) -> Inheriting:
    """A count is of the one incident of its report, not of the place that the sentence before it names."""
    text = f"{other} shelled Kelm on 4 May 2031: 12 people died. {one} holds Dorn. Thirty people of {one} were hurt."
    told = report("post", DAY, text)
    killed = _dead(told, 12, "shelled Kelm on 4 May 2031", place="Kelm", when=on("2031-05-04"))
    held = control(told.id, "holds", "Dorn", holder=one, exact="holds Dorn", at=text.index("holds Dorn"))
    hurt = _dead(told, 30, "Thirty people", outcome="wounded", side=one)
    about = f"How many people ({one}) were hurt in Kelm (4 May 2031)?"
    return Inheriting("sentence", (told,), (killed, held, hurt), about, ("shelled Kelm on 4 May 2031",))


def _long_after(one: str, other: str) -> Inheriting:
    """A count is not of an attack that the report only measures its own by."""
    return _measured("long after", "It came eight months after the attack on Dorn.", one, other)


def _worst_since(one: str, other: str) -> Inheriting:
    """Nor of the one since which there was none so bad."""
    return _measured("worst since", "It was the deadliest strike since the attack on Dorn.", one, other)


def _measured(way: str, measure: str, one: str, other: str) -> Inheriting:
    text = f"{other} shelled Kelm on 4 May 2031: 12 people died. {measure}\n\nThirty people of {one} were hurt."
    told = report("post", DAY, text)
    killed = _dead(told, 12, "shelled Kelm on 4 May 2031", place="Kelm", when=on("2031-05-04"))
    before = _attack(told, "attack on Dorn", place="Dorn")
    hurt = _dead(told, 30, "Thirty people", outcome="wounded", side=one)
    about = f"How many people ({one}) were hurt in Kelm (4 May 2031)?"
    return Inheriting(way, (told,), (killed, before, hurt), about, ("shelled Kelm on 4 May 2031",))


def _several(one: str, other: str) -> Inheriting:
    """One claim says where the one incident of a report was, and another when."""
    text = f"{other} shelled Kelm.\n\nTwelve people were killed on 4 May 2031.\n\nThirty people of {one} were hurt."
    told = report("post", DAY, text)
    strike = _attack(told, "shelled Kelm", place="Kelm")
    killed = linked(_dead(told, 12, "on 4 May 2031", when=on("2031-05-04")), ("of_event", strike.id))
    hurt = _dead(told, 30, "Thirty people", outcome="wounded", side=one)
    about = f"How many people ({one}) were hurt in Kelm (4 May 2031)?"
    return Inheriting(
        "incident of two claims", (told,), (strike, killed, hurt), about, ("shelled Kelm", "on 4 May 2031")
    )


def _share(one: str, other: str) -> Inheriting:
    """A count is a share of another, by another outcome."""
    told = report("post", DAY, f"In April 2031 {other} shelled the hills.\n\nOf all people of {one}, 15 were missing.")
    whole = _dead(told, 40, "In April 2031", outcome="casualties", when=within("2031-04-01", "2031-04-30"))
    share = linked(_dead(told, 15, "15 were missing", outcome="missing", side=one), ("part_of", whole.id))
    about = f"How many people ({one}) went missing (April 2031)?"
    return Inheriting("share", (told,), (whole, share), about, ("In April 2031",))


def _truce(one: str, other: str) -> Inheriting:
    """A count of old is over by the truce told before it."""
    told = report(
        "post", DAY, f"The hills of {other} have been held by {one} since a 1994 truce ended a war of 300 dead in Kelm."
    )
    truce = _ceasefire(told)
    killed = _dead(told, 300, "a war of 300 dead", place="Kelm")
    return Inheriting(
        "truce", (told,), (truce, killed), "How many people had been killed in Kelm by 1994?", ("a 1994 truce",)
    )


def _before(one: str, other: str) -> Inheriting:
    """A count without place and days is of the one told before it, in two reports that tell of two places."""
    old = (
        f"Since a 1994 truce ended a war of 300 dead in Kelm, {one} and {other} have met.\n\nBack then 2,000 were hurt."
    )
    told = [report(name, day, f"{old}\n\nThere was fighting in Dorn.") for name, day in (("post", DAY), ("sun", NEXT))]
    claims = [claim for article in told for claim in _war_of_old(article)]
    return Inheriting("before", tuple(told), tuple(claims), "How many people had been hurt by 1994?", ("a 1994 truce",))


def _war_of_old(told: Article) -> tuple[Claim, ...]:
    return (
        _ceasefire(told),
        _dead(told, 300, "a war of 300 dead in Kelm", place="Kelm"),
        _dead(told, 2000, "2,000 were hurt", outcome="wounded"),
        _attack(told, "fighting in Dorn", place="Dorn"),
    )


def _ceasefire(told: Article) -> Claim:
    exact, year = "a 1994 truce", within("1994-01-01", "1994-12-31")
    return event(told.id, "RETREAT", exact, mode="ceasefire", at=told.text.index(exact), when=year)


def _attack(told: Article, exact: str, **more: Any) -> Claim:  # noqa: ANN401 - any field
    return event(told.id, "ASSAULT", exact, at=told.text.index(exact), **more)


def _dead(told: Article, count: float, exact: str, **more: Any) -> Claim:  # noqa: ANN401 - any field
    return dead(told.id, count, exact=exact, at=told.text.index(exact), **more)
