"""Who holds a place: how it is asked and answered, with time as an axis inside the question."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial

from variorum.reconciliation.comparing.comparison import Asked, Comparison, Verdict
from variorum.reconciliation.comparing.episodes import (
    SHARES,
    groups,
    held_during,
    is_change,
    is_increment,
    question_key,
    unit_family,
    unit_of,
)
from variorum.reconciliation.comparing.incidents import INCIDENT
from variorum.reconciliation.comparing.series import relate_figures
from variorum.reconciliation.comparing.series import signature as figure_signature
from variorum.reconciliation.pile.counting import as_of
from variorum.reconciliation.pile.days import OPEN, Window, hull, moment, spoken, touch, up_to, window, written
from variorum.reconciliation.pile.figures import in_words
from variorum.reconciliation.pile.folding import fold
from variorum.reconciliation.pile.parties import holder, shown_holder
from variorum.reconciliation.pile.phrases import listed, phrase
from variorum.reconciliation.pile.pile import Pile, by_place, place_words
from variorum.reconciliation.pile.places import place_key
from variorum.reconciliation.pile.voices import Stance
from variorum.records import Claim, Relation

Stand = tuple[str, str | None]  # what is said of the place, and of whom

STANDS = {
    "takes": "held",
    "holds": "held",
    "loses": "lost",
    "withdraws": "lost",
    "contested": "contested",
    "withstands": "withstands",
}
PAIRS: dict[frozenset[str], tuple[Relation, str]] = {
    frozenset({"held", "withstands"}): ("conflicts", "taken or not"),
    frozenset({"held", "contested"}): ("differs", "taken or fought for"),
    frozenset({"held", "lost"}): ("compatible", "changed hands"),
    frozenset({"lost", "withstands"}): ("conflicts", "taken or not"),
    frozenset({"lost", "contested"}): ("differs", "taken or fought for"),
    frozenset({"contested", "withstands"}): ("compatible", "both so"),
}


def asked(claims: Sequence[Claim], pile: Pile) -> Asked:
    """Who held the place, on the day or in the days that the claims speak of."""
    lead = claims[0]
    if lead.figure is not None:
        return _asked_count(claims, pile)
    dated = [claim for claim in claims if window(claim.when) != OPEN] or claims
    began = hull([held_during(claim, pile) for claim in dated])[0]
    first, final = span = hull([_spoken_of(claim, pile) for claim in claims])
    names = listed([place_words(named) for named in by_place(claims)])
    places = [found for claim in claims if (found := place_key(claim.where)) is not None]
    key = ("place", *places[:1], began.year if began else None, lead.background)
    if first and final:
        way = "control day" if first == final else "control days"
        return Asked(phrase("ask", way, place=names, first=written(first), day=written(final)), "", key, when=span)
    return Asked(phrase("ask", "control", place=names), "", key)


def _spoken_of(claim: Claim, pile: Pile) -> Window:
    """The days that one answer spans: of a capture by some day, from where its time begins if that is known."""
    first, final = held_during(claim, pile)
    return (window(claim.when)[0] or first, final)


def _asked_count(claims: Sequence[Claim], pile: Pile) -> Asked:
    lead = claims[0]
    unit, who = unit_family(lead), holder(lead) or phrase("figures", "somebody")
    single = is_increment(lead)
    day = up_to(max((as_of(claim, pile) for claim in claims), key=moment))
    first, final = span = hull([(None, window(as_of(claim, pile))[1]) for claim in claims])
    extent = "" if not (first and final) else " by" if first == final else " days"
    way = "control share" if unit == SHARES else "control count" + (" more" if single else "")
    return Asked(
        phrase("ask", way + extent, unit=unit, holder=who, first=written(first) if first else "", day=day),
        "",
        ("count", *(question_key(lead, pile) or ()), single and day),
        when=span if extent == " days" else None,
    )


def answer(stance: Stance, pile: Pile) -> str:
    """What the claim says of the place, in short words."""
    claim = stance.claim
    control = claim.control
    if control is None:
        return ""
    state = how_it_stood(claim)
    if claim.figure is not None:
        counted = phrase("control", "count", figure=in_words(claim.figure), unit=unit_of(claim), state=state)
        return _dated(counted, up_to(as_of(claim, pile)), "on" if control.state == "holds" else "by")
    extent = "by" if is_change(claim) and claim.when.extent != "on" else claim.when.extent
    known = window(claim.when) != OPEN
    first, final = held_during(claim, pile)
    day = written(final) if extent == "by" and final else written(first) if extent == "since" and first else ""
    return _dated(state, day or spoken(claim.when), extent if known and day else "on")


def how_it_stood(claim: Claim) -> str:
    """What the claim says of the place, without its days; empty where it says nothing of who holds it."""
    control = claim.control
    if control is None:
        return ""
    who = shown_holder(claim)
    how = control.sense if control.state == "holds" and control.sense != "de facto" else control.state
    return phrase("control", how if who else f"{how} unsaid", holder=who)


def _dated(state: str, day: str, extent: str) -> str:
    if not day:
        return state
    return phrase("control", extent if extent in ("by", "since") else "on", answer=state, day=day)


def relate(one: Stance, other: Stance, pile: Pile) -> Verdict:
    """How two claims about one place or one count relate."""
    if one.claim.figure is not None and other.claim.figure is not None:
        units = (unit_of(one.claim), unit_of(other.claim))
        return relate_figures(one, other, pile, grows=not is_increment(one.claim), units=units)
    if len({stance.claim.control.sense for stance in (one, other) if stance.claim.control}) > 1:
        return Verdict("compatible", partial(_reason, "other sense", one, other, pile))
    left, right = _stand(one.claim), _stand(other.claim)
    if left[0] != right[0]:
        return _unlike(one, other, pile, frozenset({left[0], right[0]}))
    if left[0] in ("contested", "withstands") or left[1] == right[1]:
        return Verdict("one answer", partial(_reason, "same answer", one, other, pile))
    if None in (left[1], right[1]):
        # Who says only that the town is held does not say that it was taken: somebody else may hold it.
        said = {stance.claim.control.state for stance in (one, other) if stance.claim.control}
        if len(said) == 1:
            return Verdict("one answer", partial(_reason, "same answer", one, other, pile))
        return Verdict("compatible", partial(_reason, "both so", one, other, pile))
    return _two_holders(one, other, pile)


def _stand(claim: Claim) -> Stand:
    who = holder(claim)
    return (STANDS[claim.control.state] if claim.control else "", fold(who) if who else None)


def _two_holders(one: Stance, other: Stance, pile: Pile) -> Verdict:
    if not _together(one, other, pile) or _in_turn(one, other, pile):
        return Verdict("compatible", partial(_reason, "other days", one, other, pile))
    return Verdict("conflicts", partial(_reason, "two holders", one, other, pile))


def _in_turn(one: Stance, other: Stance, pile: Pile) -> bool:
    """Whether two took a place more than a week apart: the later does not say that the earlier did not."""
    taken = [stance.claim.control is not None and stance.claim.control.state == "takes" for stance in (one, other)]
    days = held_during(one.claim, pile), held_during(other.claim, pile)
    return all(taken) and not touch((days[0][0],) * 2, (days[1][0],) * 2, slack=INCIDENT)


def _unlike(one: Stance, other: Stance, pile: Pile, stands: frozenset[str]) -> Verdict:
    relation, key = PAIRS.get(stands, ("unclear", "both so"))
    if relation in ("conflicts", "differs") and not _together(one, other, pile):
        return Verdict("compatible", partial(_reason, "other days", one, other, pile))
    return Verdict(relation, partial(_reason, key, one, other, pile))


def _together(one: Stance, other: Stance, pile: Pile) -> bool:
    """Whether two claims speak of one day; what was taken stays taken until somebody says otherwise."""
    return touch(_lasting(one.claim, pile), _lasting(other.claim, pile), slack=1)


def _lasting(claim: Claim, pile: Pile) -> Window:
    first, final = held_during(claim, pile)
    return (first, None) if is_change(claim) else (first, final)


def _reason(key: str, one: Stance, other: Stance, pile: Pile) -> str:
    slots = {"one": answer(one, pile), "other": answer(other, pile)}
    return phrase(
        "reasons", key, **slots, one_who=one.speaker.name, other_who=other.speaker.name, **_days(one, other, pile)
    )


def _days(one: Stance, other: Stance, pile: Pile) -> dict[str, str]:
    return {"one_day": spoken(as_of(one.claim, pile)), "other_day": spoken(as_of(other.claim, pile))}


def worth_asking(stances: Sequence[Stance]) -> bool:
    """Old history, and a change of which nobody says whose, are asked about only where two voices tell them."""
    if len({stance.speaker.key for stance in stances}) > 1:
        return True
    claims = [stance.claim for stance in stances]
    somebody = any(holder(claim) or (claim.control and claim.control.from_whom) for claim in claims)
    return somebody and not claims[0].background


def signature(stance: Stance, pile: Pile) -> Hashable:
    """What is said of the place, of whom, in which sense and for which days; of a count, its figure too."""
    claim = stance.claim
    sense = claim.control.sense if claim.control else None
    counted = (unit_of(claim), is_increment(claim), figure_signature(stance, pile)) if claim.figure else None
    state = claim.control.state if claim.control else None
    return (_stand(claim), state, sense, _lasting(claim, pile), counted)


CONTROL = Comparison(groups, asked, answer, relate, worth_asking, signature)
