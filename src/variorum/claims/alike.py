"""When two claims of one article speak of the same thing, as far as their own words tell."""

from __future__ import annotations

from variorum.records import Claim

Topic = tuple[str | None, ...]


def topic(claim: Claim) -> Topic:
    """What the claim is about, without who says so and whether it is so."""
    place = claim.where.name.casefold() if claim.where else None
    if claim.control is not None:
        return ("control", place)
    if claim.figure is not None and claim.kind == "casualty":
        return ("casualty", claim.figure.outcome, claim.figure.group, claim.figure.of or claim.id, place)
    if claim.event is not None:
        return ("event", claim.event.type, place)
    return (claim.kind, claim.id)


def same_answer(left: Claim, right: Claim) -> bool:
    """Whether two claims give one topic the same answer."""
    if topic(left) != topic(right) or left.kind == "statement":
        return False
    if left.control is not None and right.control is not None:
        return (left.control.state, left.control.sense) == (right.control.state, right.control.sense)
    if left.figure is not None and right.figure is not None:
        counted = left.figure.low is not None and left.figure.low > 1
        return counted and (left.figure.low, left.figure.high) == (right.figure.low, right.figure.high)
    return left.event is not None and left.event == right.event and left.wording == right.wording
