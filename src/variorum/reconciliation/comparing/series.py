"""How two figures of one scope relate: compared only where their days touch, else they stand in one series."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from variorum.reconciliation.comparing.comparison import Verdict
from variorum.reconciliation.pile.counting import as_of
from variorum.reconciliation.pile.days import Window, touch, up_to, window
from variorum.reconciliation.pile.figures import floor_of, in_words, is_nought, overlap, same
from variorum.reconciliation.pile.phrases import phrase
from variorum.reconciliation.pile.pile import Pile
from variorum.reconciliation.pile.voices import Stance
from variorum.records import Figure, Relation

Units = tuple[str, str]

LAG = 2  # days; what is printed one day is often the count of the day before


def relate_figures(one: Stance, other: Stance, pile: Pile, *, grows: bool, units: Units | None = None) -> Verdict:
    """How two figures of one scope relate; `grows` where the count can only rise, `units` where a claim says them."""
    left, right = one.claim.figure, other.claim.figure
    if left is None or right is None:
        return _verdict("unclear", "no number", one, other, pile)
    counted = units or (left.unit or "", right.unit or "")
    if counted[0] != counted[1]:
        return Verdict("compatible", partial(_series, one, other, counted, pile))
    days = window(as_of(one.claim, pile)), window(as_of(other.claim, pile))
    if _apart(*days):
        earlier, later = (one, other) if _before(*days) else (other, one)
        return _in_time(earlier, later, pile, grows=grows)
    return _same_day(one, other, pile)


def signature(stance: Stance, pile: Pile) -> Hashable:
    """The number, what bounds it, its unit, and the days up to which it counts."""
    figure, days = stance.claim.figure, window(as_of(stance.claim, pile))
    return None if figure is None else (figure.value, figure.low, figure.high, figure.mod, figure.unit, days)


def _series(one: Stance, other: Stance, units: Units, pile: Pile) -> str:
    figures = [f"{in_words(figure)} {unit}".strip() for figure, unit in zip(_figures(one, other), units, strict=True)]
    days = {"one_day": _day(one, pile), "other_day": _day(other, pile)}
    return phrase("reasons", "series", one=figures[0], other=figures[1], **days)


def _apart(one: Window, other: Window) -> bool:
    return not touch(one, other)


def _lags(earlier: Window, later: Window) -> bool:
    """Whether two reports lie so near that the later may carry the older count."""
    return touch(earlier, later, slack=LAG)


def _before(one: Window, other: Window) -> bool:
    return bool(one[1] and other[0] and one[1] < other[0])


def _in_time(earlier: Stance, later: Stance, pile: Pile, *, grows: bool) -> Verdict:
    before, after = _figures(earlier, later)
    if same(before, after):
        return _verdict("one answer", "same figure", earlier, later, pile)
    low, high = floor_of(before), floor_of(after)
    if low is None or high is None:
        return _verdict("unclear", "no number", earlier, later, pile)
    if not grows:
        return _verdict("compatible", "other days", earlier, later, pile)
    if is_nought(before) and _lags(window(as_of(earlier.claim, pile)), window(as_of(later.claim, pile))):
        return _same_day(earlier, later, pile)
    if high > low:
        return _verdict("grows", "grows", earlier, later, pile)
    if overlap(before, after):
        return _verdict("compatible", "overlap", earlier, later, pile)
    if _lags(window(as_of(earlier.claim, pile)), window(as_of(later.claim, pile))):
        return _same_day(earlier, later, pile)
    return _falls(earlier, later, pile)


def _falls(earlier: Stance, later: Stance, pile: Pile) -> Verdict:
    if earlier.speaker.key == later.speaker.key:
        return _verdict("revised", "revised", earlier, later, pile)
    if _is_exact(earlier) and _is_exact(later):
        return _verdict("conflicts", "falls", earlier, later, pile)
    return _verdict("differs", "less later", earlier, later, pile)


def _is_exact(stance: Stance) -> bool:
    return stance.claim.figure is not None and stance.claim.figure.mod is None and stance.claim.figure.value is not None


def _same_day(one: Stance, other: Stance, pile: Pile) -> Verdict:
    left, right = _figures(one, other)
    fits = overlap(left, right)
    if fits is None:
        return _verdict("unclear", "no number", one, other, pile)
    if same(left, right):
        return _verdict("one answer", "same figure", one, other, pile)
    if fits:
        return _verdict("compatible", "overlap", one, other, pile)
    if one.claim.article == other.claim.article and one.speaker.key == other.speaker.key:
        return _verdict("compatible", "one report", one, other, pile)
    if one.speaker.key == other.speaker.key and one.speaker.voice == "party":
        return _verdict("revised", "revised", one, other, pile)
    if is_nought(left) != is_nought(right):
        return _none_against_some(one, other, pile)
    # A toll moves within the day, and reports seldom give the hour: apart is not yet against each other.
    return _verdict("differs", "same day", one, other, pile)


def _none_against_some(one: Stance, other: Stance, pile: Pile) -> Verdict:
    """Who says that there was none denies every other count of about the same time."""
    none, some = (one, other) if is_nought(_figures(one, other)[0]) else (other, one)
    return Verdict("denied", partial(_why_denied, none, some, pile))


def _why_denied(none: Stance, some: Stance, pile: Pile) -> str:
    slots, denying = _slots("one", some, pile), _slots("other", none, pile)
    return phrase(
        "reasons",
        "denied",
        claimant=slots["one_who"],
        claimant_day=slots["one_day"],
        answer=slots["one"],
        denier=denying["other_who"],
        denier_day=denying["other_day"],
    )


def _figures(one: Stance, other: Stance) -> tuple[Figure, Figure]:
    assert one.claim.figure is not None
    assert other.claim.figure is not None
    return one.claim.figure, other.claim.figure


def _verdict(relation: Relation, key: str, one: Stance, other: Stance, pile: Pile) -> Verdict:
    return Verdict(relation, partial(_why, key, one, other, pile))


def _why(key: str, one: Stance, other: Stance, pile: Pile) -> str:
    return phrase("reasons", key, **_slots("one", one, pile), **_slots("other", other, pile))


def _slots(name: str, stance: Stance, pile: Pile) -> dict[str, str]:
    figure = stance.claim.figure
    words = " ".join(part for part in (in_words(figure), figure.unit or "") if part) if figure else ""
    return {name: words, f"{name}_day": _day(stance, pile), f"{name}_who": stance.speaker.name}


def _day(stance: Stance, pile: Pile) -> str:
    return up_to(as_of(stance.claim, pile)) or phrase("days", "unknown")
