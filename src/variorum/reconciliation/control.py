"""Who holds a place: keyed by the place or the counted set, with time as an axis inside the question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from variorum.data.load import table
from variorum.reconciliation.comparison import Asked, Comparison, Groups, Verdict
from variorum.reconciliation.days import OPEN, Window, hull, spoken, touch, window, written
from variorum.reconciliation.figures import in_words
from variorum.reconciliation.folding import fold
from variorum.reconciliation.grouping import buckets, components
from variorum.reconciliation.parties import holder
from variorum.reconciliation.phrases import phrase
from variorum.reconciliation.pile import Pile, place_key, place_words, said_window
from variorum.reconciliation.series import as_of, relate_figures
from variorum.reconciliation.voices import Stance, answers_fact
from variorum.records import Claim, Relation

EPISODE = 45  # days; a silence longer than this between two claims about one place parts two episodes
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
    return [
        episode
        for told in buckets(asked, _key).values()
        for episode in components(told, lambda one, other: _one_episode(one, other, pile))
    ]


def _key(claim: Claim) -> tuple[object, ...] | None:
    if claim.figure is not None:
        return (
            "count",
            _unit_family(claim),
            _folded(holder(claim)),
            claim.figure.cumulative is False,
            claim.background,
        )
    place = place_key(claim.where)
    return None if place is None else ("place", place, claim.background)


def _folded(name: str | None) -> str:
    return fold(name) if name else ""


@cache
def _families() -> dict[str, str]:
    return {row["unit"]: row["family"] for row in table("reconciliation/unit_families.tsv")}


def _unit_family(claim: Claim) -> str:
    unit = fold((claim.figure.unit or claim.figure.of or "") if claim.figure else "")
    return next((_families()[word] for word in unit.split() if word in _families()), unit)


def _one_episode(one: Claim, other: Claim, pile: Pile) -> bool:
    if one.figure is not None and other.figure is not None and one.figure.cumulative is not False:
        return True  # a running count is one series, however long nobody mentions it
    return touch(held_during(one, pile), held_during(other, pile), slack=EPISODE)


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
    first, final = hull([held_during(claim, pile) for claim in claims])
    lead = claims[0]
    if lead.figure is not None:
        return _asked_count(lead, written(final) if final else None)
    names = place_words(claims)
    key = ("place", place_key(lead.where), first.year if first else None, lead.background)
    if first and final:
        way = "control day" if first == final else "control days"
        return Asked(phrase("ask", way, place=names, first=written(first), day=written(final)), "", key)
    return Asked(phrase("ask", "control", place=names), "", key)


def _asked_count(lead: Claim, day: str | None) -> Asked:
    unit, who = _unit_family(lead), holder(lead) or phrase("figures", "somebody")
    single = lead.figure is not None and lead.figure.cumulative is False
    way = "control count" + (" more" if single else "") + (" by" if day else "")
    return Asked(phrase("ask", way, unit=unit, holder=who, day=day), "", ("count", *(_key(lead) or ()), single and day))


def answer(stance: Stance, pile: Pile) -> str:
    """What the claim says of the place, in short words."""
    claim = stance.claim
    control = claim.control
    if control is None:
        return ""
    who = holder(claim)
    words = phrase("control", control.state if who else f"{control.state} unsaid", holder=who)
    if claim.figure is not None:
        unit = claim.figure.unit or claim.figure.of or ""
        words = phrase("control", "count", figure=in_words(claim.figure), unit=unit, state=words)
        return _dated(words, spoken(as_of(claim, pile)), "by")
    extent = (
        "by" if control.state in ("takes", "loses", "withdraws") and claim.when.extent != "on" else claim.when.extent
    )
    known = window(claim.when) != OPEN
    first, final = held_during(claim, pile)
    day = written(final) if extent == "by" and final else written(first) if extent == "since" and first else ""
    return _dated(words, day or spoken(claim.when), extent if known and day else "on")


def _dated(words: str, day: str, extent: str) -> str:
    if not day:
        return words
    return phrase("control", extent if extent in ("by", "since") else "on", answer=words, day=day)


def relate(one: Stance, other: Stance, pile: Pile) -> Verdict:
    """How two claims about one place or one count relate."""
    if one.claim.figure is not None and other.claim.figure is not None:
        return relate_figures(one, other, pile, grows=one.claim.figure.cumulative is not False)
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
    taken = claim.control is not None and claim.control.state in ("takes", "loses", "withdraws")
    return (first, None) if taken else (first, final)


def _reason(key: str, one: Stance, other: Stance, pile: Pile) -> str:
    slots = {"one": answer(one, pile), "other": answer(other, pile)}
    return phrase(
        "reasons", key, **slots, one_who=one.speaker.name, other_who=other.speaker.name, **_days(one, other, pile)
    )


def _days(one: Stance, other: Stance, pile: Pile) -> dict[str, str]:
    return {"one_day": spoken(as_of(one.claim, pile)), "other_day": spoken(as_of(other.claim, pile))}


def worth_asking(stances: Sequence[Stance]) -> bool:
    """Old history is asked about only where two voices tell it."""
    return not stances[0].claim.background or len({stance.speaker.key for stance in stances}) > 1


CONTROL = Comparison(groups, asked, answer, relate, worth_asking)
