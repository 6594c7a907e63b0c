"""Who holds a place: keyed by the place or the counted set, with time as an axis inside the question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from variorum.data.load import lines, table
from variorum.reconciliation.comparison import Asked, Comparison, Groups, Verdict
from variorum.reconciliation.days import OPEN, Window, hull, moment, spoken, touch, up_to, window, written
from variorum.reconciliation.figures import in_words
from variorum.reconciliation.folding import fold, words
from variorum.reconciliation.grouping import buckets, components
from variorum.reconciliation.parties import holder
from variorum.reconciliation.phrases import phrase
from variorum.reconciliation.pile import Pile, place_words, said_window
from variorum.reconciliation.places import place_key
from variorum.reconciliation.series import as_of, relate_figures
from variorum.reconciliation.voices import Stance, answers_fact
from variorum.records import Claim, Relation

EPISODE = 45  # days; a silence longer than this between two claims about one place parts two episodes
LOOK_BACK = 400  # days; an anniversary report still tells of the capture that it marks
SHARES = "shares"  # the heading of shares in unit_families.tsv
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


def groups(claims: Sequence[Claim], pile: Pile) -> Groups:
    """The claims of control by place or counted set, each cut into its episodes."""
    asked = [claim for claim in claims if claim.kind == "control" and answers_fact(claim)]
    episodes = [
        episode
        for told in buckets(asked, _key).values()
        for episode in components(told, lambda one, other: _one_episode(one, other, pile))
    ]
    return [[claim for episode in listed for claim in episode] for listed in buckets(episodes, _sentence).values()]


def _sentence(episode: Sequence[Claim]) -> tuple[object, ...]:
    """What the places of one list share when nobody else speaks of them: they are asked about together."""
    told = {(claim.article, claim.trigger, claim.control, claim.figure is None) for claim in episode}
    return tuple(told) if len(told) == 1 else (episode[0].id,)


def _key(claim: Claim) -> tuple[object, ...] | None:
    if claim.figure is None:
        place = place_key(claim.where)
        return None if place is None else ("place", place, claim.background)
    unit = _unit_family(claim)
    if unit == SHARES:
        return ("share", claim.background)
    return ("count", unit, _folded(holder(claim)), is_increment(claim), claim.background)


def _folded(name: str | None) -> str:
    return fold(name) if name else ""


@cache
def _families() -> dict[str, str]:
    return {row["unit"]: row["family"] for row in table("reconciliation/unit_families.tsv")}


def is_increment(claim: Claim) -> bool:
    """Whether a count comes on top of an earlier one: "23 more villages"."""
    if claim.figure is None:
        return False
    told = words(" ".join((claim.figure.exact, claim.where.name if claim.where is not None else "")))
    return claim.figure.cumulative is False or any(word in lines("reconciliation/increments.txt") for word in told)


def _unit_family(claim: Claim) -> str:
    """The heading under which a counted set of places stands."""
    unit = _unit(claim)
    return next((_families()[word] for word in reversed(words(unit)) if word in _families()), fold(unit))


def _unit(claim: Claim) -> str:
    """What is counted, in the claim's own words."""
    given = (claim.figure.unit or claim.figure.of) if claim.figure else None
    if given:
        return given
    named = claim.where.name if claim.where is not None else ""
    found = [word for word in words(named) if word in _families()]
    return phrase("lists", "last").join(found) if found else named


def _one_episode(one: Claim, other: Claim, pile: Pile) -> bool:
    if one.figure is not None and other.figure is not None and not is_increment(one):
        return True  # a running count is one series, however long nobody mentions it
    return touch(_reach(one, pile), _reach(other, pile), slack=EPISODE)


def _reach(claim: Claim, pile: Pile) -> Window:
    """The days a claim may speak of: what was taken *by* a day was taken at some time before it."""
    first, final = held_during(claim, pile)
    if final is None or not _is_change(claim) or window(claim.when)[0] is not None:
        return (first, final)
    return (final - timedelta(days=LOOK_BACK), final)


def held_during(claim: Claim, pile: Pile) -> Window:
    """The days for which a claim says how things stood, as far as it says."""
    first, final = window(claim.when)
    said = said_window(claim, pile)[1]
    if (first, final) == OPEN:
        return said_window(claim, pile)
    if claim.when.extent == "since":
        return (first, said or final)
    if claim.when.extent == "by" or first is None:
        return (final, final)
    return (first, final or said)


def asked(claims: Sequence[Claim], pile: Pile) -> Asked:
    """Who held the place, on the day or in the days that the claims speak of."""
    dated = [claim for claim in claims if window(claim.when) != OPEN] or claims
    first, final = hull([held_during(claim, pile) for claim in dated])
    lead = claims[0]
    if lead.figure is not None:
        return _asked_count(lead, up_to(max((as_of(claim, pile) for claim in claims), key=moment)))
    names = place_words(claims)
    key = ("place", place_key(lead.where), first.year if first else None, lead.background)
    if first and final:
        way = "control day" if first == final else "control days"
        return Asked(phrase("ask", way, place=names, first=written(first), day=written(final)), "", key)
    return Asked(phrase("ask", "control", place=names), "", key)


def _asked_count(lead: Claim, day: str) -> Asked:
    unit, who = _unit_family(lead), holder(lead) or phrase("figures", "somebody")
    single = is_increment(lead)
    way = "control share" if unit == SHARES else "control count" + (" more" if single else "") + (" by" if day else "")
    return Asked(phrase("ask", way, unit=unit, holder=who, day=day), "", ("count", *(_key(lead) or ()), single and day))


def answer(stance: Stance, pile: Pile) -> str:
    """What the claim says of the place, in short words."""
    claim = stance.claim
    control = claim.control
    if control is None:
        return ""
    who = holder(claim)
    state = phrase("control", control.state if who else f"{control.state} unsaid", holder=who)
    if claim.figure is not None:
        counted = phrase("control", "count", figure=in_words(claim.figure), unit=_unit(claim), state=state)
        return _dated(counted, up_to(as_of(claim, pile)), "by")
    extent = (
        "by" if control.state in ("takes", "loses", "withdraws") and claim.when.extent != "on" else claim.when.extent
    )
    known = window(claim.when) != OPEN
    first, final = held_during(claim, pile)
    day = written(final) if extent == "by" and final else written(first) if extent == "since" and first else ""
    return _dated(state, day or spoken(claim.when), extent if known and day else "on")


def _dated(state: str, day: str, extent: str) -> str:
    if not day:
        return state
    return phrase("control", extent if extent in ("by", "since") else "on", answer=state, day=day)


def relate(one: Stance, other: Stance, pile: Pile) -> Verdict:
    """How two claims about one place or one count relate."""
    if one.claim.figure is not None and other.claim.figure is not None:
        units = (_unit(one.claim), _unit(other.claim))
        return relate_figures(one, other, pile, grows=not is_increment(one.claim), units=units)
    left, right = _stand(one.claim), _stand(other.claim)
    if left[0] != right[0]:
        return _unlike(one, other, pile, frozenset({left[0], right[0]}))
    if left[0] in ("contested", "withstands") or None in (left[1], right[1]) or left[1] == right[1]:
        return Verdict("one answer", _reason("same answer", one, other, pile))
    return _two_holders(one, other, pile)


def _stand(claim: Claim) -> Stand:
    who = holder(claim)
    return (STANDS[claim.control.state] if claim.control else "", fold(who) if who else None)


def _two_holders(one: Stance, other: Stance, pile: Pile) -> Verdict:
    senses = {stance.claim.control.sense for stance in (one, other) if stance.claim.control}
    if len(senses) > 1:
        return Verdict("compatible", _reason("other sense", one, other, pile))
    if not _together(one, other, pile):
        return Verdict("compatible", _reason("other days", one, other, pile))
    return Verdict("conflicts", _reason("two holders", one, other, pile))


def _unlike(one: Stance, other: Stance, pile: Pile, stands: frozenset[str]) -> Verdict:
    relation, key = PAIRS.get(stands, ("unclear", "both so"))
    if relation in ("conflicts", "differs") and not _together(one, other, pile):
        return Verdict("compatible", _reason("other days", one, other, pile))
    return Verdict(relation, _reason(key, one, other, pile))


def _together(one: Stance, other: Stance, pile: Pile) -> bool:
    """Whether two claims speak of one day; what was taken stays taken until somebody says otherwise."""
    return touch(_lasting(one.claim, pile), _lasting(other.claim, pile), slack=1)


def _lasting(claim: Claim, pile: Pile) -> Window:
    first, final = held_during(claim, pile)
    return (first, None) if _is_change(claim) else (first, final)


def _is_change(claim: Claim) -> bool:
    return claim.control is not None and claim.control.state in ("takes", "loses", "withdraws")


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


CONTROL = Comparison(groups, asked, answer, relate, worth_asking)
